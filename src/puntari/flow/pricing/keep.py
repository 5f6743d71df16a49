"""Rounds of prices as the store keeps them, with the collections of the packs that they were opened by."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.collection import Collection
from puntari.define.pack import Pack
from puntari.define.pricing import PriceBook
from puntari.flow.pricing.rounds import Event, PriceRound, RoundHead, as_it_stands, fingerprint_of, head_of
from puntari.flow.pricing.sealed import opened_event
from puntari.store.root import Store
from puntari.store.rounds import OF_PRICES, round_events, round_exists, round_ids
from puntari.words.errors import BadQuestion

Packs = Mapping[str, Pack]


def price_book(pack: Pack) -> PriceBook:
    """The price book of a pack; raises BadQuestion for a pack that has none."""
    if pack.prices is None:
        raise BadQuestion(f"pack {pack.id} tells nothing of prices")
    return pack.prices


def collection_of(pack: Pack) -> Collection:
    """The collection of prices of a pack; raises BadQuestion for a pack without one."""
    found = price_book(pack).collection
    if found is None:
        raise BadQuestion(f"pack {pack.id} collects no prices")
    return found


def price_round(store: Store, packs: Packs, id: str) -> tuple[PriceRound, Collection]:
    """A round as it stands with its collection; raises BadQuestion for one that is not, or whose collection has changed since."""
    return price_round_of(store, packs, id, round_events(store, id, OF_PRICES) if round_exists(store, id, OF_PRICES) else ())


def price_round_of(store: Store, packs: Packs, id: str, events: tuple[Event, ...]) -> tuple[PriceRound, Collection]:
    """The round that these events make; raises BadQuestion as `price_round` does."""
    _, collection = price_head_of(store, packs, id, events)
    return as_it_stands(id, [opened_event(store, event) for event in events]), collection


def price_head(store: Store, packs: Packs, id: str) -> tuple[RoundHead, Collection]:
    """What may be known of a round without the vault, with its collection; raises BadQuestion as `price_round` does."""
    return price_head_of(store, packs, id, round_events(store, id, OF_PRICES) if round_exists(store, id, OF_PRICES) else ())


def price_head_of(store: Store, packs: Packs, id: str, events: tuple[Event, ...]) -> tuple[RoundHead, Collection]:
    """The head of the round that these events make; raises BadQuestion as `price_round` does."""
    if not events:
        others = ", ".join(one for one in round_ids(store, OF_PRICES) if one != id)
        raise BadQuestion(f"there is no round of prices {id!r}; there are {others or 'none'}")
    found = head_of(id, events)
    if found.pack not in packs:
        raise BadQuestion(f"round {id} is of pack {found.pack!r}, which is not installed")
    collection = collection_of(packs[found.pack])
    if fingerprint_of(collection) != found.fingerprint:
        raise BadQuestion(
            f"collection {found.collection} has other items, scales or limits than when round {id} was opened; put its file back as it was"
        )
    return found, collection
