"""The door to what rounds of prices tell: how they stand, faults, rows for the review, results, costs, a customer's bill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from puntari.define.collection import Collection
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.pricing import rounds as flow
from puntari.flow.pricing.bill import Bill, BillLine, Complaint, LateBill, Offer, bill_of, customers
from puntari.flow.pricing.check import Row
from puntari.flow.pricing.costs import costed
from puntari.flow.pricing.faults import Fault
from puntari.flow.pricing.keep import price_head, price_round
from puntari.flow.pricing.released import keep_released, released_costs, released_results
from puntari.flow.pricing.results import collected
from puntari.flow.pricing.rounds import PriceRound, Review, RoundHead
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.collected import About, Costed, GroupPrice, ItemCost, OfPrices, OwnPrice, PriceResults
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.store.root import Store
from puntari.store.rounds import OF_PRICES, round_ids
from puntari.words.errors import BadQuestion

__all__ = [
    "Bill", "BillLine", "Complaint", "Costed", "FaultsTold", "GroupPrice", "ItemCost", "LateBill", "Offer", "OwnPrice", "PriceResults",
    "RoundState", "RowsTold",
]
T = TypeVar("T")


@dataclass(frozen=True)
class RespondentState:
    """A respondent by code and group: when the newest answer came (empty: none), its rows, faults, and prices without a review."""

    code: str
    group: str
    returned: str
    rows: int
    faults: int
    unreviewed: int


@dataclass(frozen=True)
class RoundState:
    """How a round stands; `lying_open` is how many answers and reviews came before such things were sealed."""

    id: str
    pack: str
    period: str
    synthetic: bool
    since: str
    closed: bool
    published: bool
    respondents: tuple[RespondentState, ...]
    lying_open: int


@dataclass(frozen=True)
class FaultsTold:
    """What is wrong in the newest answers, by respondent, with the name of the file as it came."""

    round: str
    faults: Mapping[str, tuple[str, tuple[Fault, ...]]]


@dataclass(frozen=True)
class RowsTold:
    """Peers' rows for the review: rows with a price by their ids, the review that holds for each if there is one, digests, what peers
    told in words, the centre's own rows, and every row of everybody, with a price or without, by respondent and group."""

    round: str
    collection: Collection
    rows: Mapping[str, Row]
    digests: Mapping[str, str]
    reviews: Mapping[str, Review]
    words: Mapping[str, Mapping[str, str]]
    own: tuple[Row, ...]
    period: str
    synthetic: bool
    everything: Mapping[tuple[str, str], tuple[Row, ...]]


def ask_state(house: House, actor: Actor, id: str) -> Finding[RoundState] | Refusal:
    """How a round stands: who was asked, what came back, what waits."""
    return _told(house, actor, id, About.STATE, lambda found, collection: _state(found))


def ask_faults(house: House, actor: Actor, id: str) -> Finding[FaultsTold] | Refusal:
    """What is wrong in the newest answers."""
    return _told(house, actor, id, About.FAULTS, lambda found, collection: FaultsTold(
        id, {code: (one.name, one.faults) for code, one in found.returned.items()}
    ))


def ask_rows(house: House, actor: Actor, id: str) -> Finding[RowsTold] | Refusal:
    """Peers' prices one by one, for whoever reviews them."""
    return _told(house, actor, id, About.ROWS, _rows)


def ask_results(house: House, actor: Actor, id: str) -> Finding[PriceResults] | Refusal:
    """Peers' prices as means and ranges beside the centre's; too few respondents are hidden by the gate."""
    return _told(house, actor, id, About.RESULTS, collected, released_results)


def ask_costs(house: House, actor: Actor, id: str) -> Finding[Costed] | Refusal:
    """The centre's costs and what revenue covers of them; shares of too few partners are hidden by the gate."""
    return _told(house, actor, id, About.COSTS, costed, released_costs)


def ask_bill(house: House, actor: Actor, id: str, customer: str) -> Finding[Bill] | Refusal:
    """A customer's whole bill."""
    return _told(house, actor, id, About.BILL, lambda found, collection: bill_of(found, collection, customer))


def ask_customers(house: House, actor: Actor, id: str) -> Finding[tuple[str, ...]] | Refusal:
    """The customers that there are bills of."""
    return _told(house, actor, id, About.BILL, lambda found, collection: customers(found))


def published_price_rounds(house: House, pack: str) -> tuple[str, ...]:
    """The rounds of a pack's prices that everybody may see, the newest first; those of packs that went, or whose collection asks other
    things now, can be told by nobody and are no concern of it."""
    found: list[RoundHead] = []
    for id in round_ids(house.store, OF_PRICES):
        with suppress(BadQuestion):
            found.append(price_head(house.store, house.packs, id)[0])
    mine = [one for one in found if one.published and one.pack == pack]
    return tuple(one.id for one in sorted(mine, key=lambda one: (one.period, one.opened), reverse=True))


def keep_for_everybody(house: House, id: str) -> None | Refusal:
    """Keep what the gate gives to everybody of a published round, so that whoever serves it needs no vault."""
    results = _told(house, PUBLIC, id, About.RESULTS, collected)
    if isinstance(results, Refusal):
        return results
    costs: Costed | None = None
    with suppress(BadQuestion):
        told = _told(house, PUBLIC, id, About.COSTS, costed)
        costs = None if isinstance(told, Refusal) else told.body
    keep_released(house.store, results.body, costs)
    return None


def _told(
    house: House, actor: Actor, id: str, about: About, give: Callable[[PriceRound, Collection], T],
    kept: Callable[[Store, str, Collection], T] | None = None,
) -> Finding[T] | Refusal:
    """`kept` gives everybody what was kept when the round was published, for what peers told is sealed."""

    def grounds() -> tuple[Rested, ...]:
        found, _ = price_head(house.store, house.packs, id)
        return (OfPrices(f"{about} of price round {id}", about, found.closed, found.published, found.synthetic),)

    def computed(grounds: tuple[Rested, ...]) -> Computed[T]:
        head, collection = price_head(house.store, house.packs, id)
        if kept is not None and actor.role is Role.PUBLIC and not head.synthetic:
            return Computed(kept(house.store, id, collection), grounds, "")
        return Computed(give(*price_round(house.store, house.packs, id)), grounds, "")

    return through(house, Asked(actor, f"price_{about}", {"price_round": id}, lambda released: 1), grounds, computed)


def _state(found: PriceRound) -> RoundState:
    waiting = flow.unreviewed(found)
    respondents = tuple(
        RespondentState(
            code, one.group, back.at if (back := found.returned.get(code)) else "",
            sum(map(len, back.rows.values())) if back else 0, len(back.faults) if back else 0,
            sum(id.startswith(f"{code}/") for id in waiting),
        )
        for code, one in found.respondents.items()
    )
    return RoundState(
        found.id, found.pack, found.period, found.synthetic, found.opened, bool(found.closed), found.published, respondents,
        found.lying_open,
    )


def _rows(found: PriceRound, collection: Collection) -> RowsTold:
    rows = flow.priced_rows(found)
    words = {
        peer.code: {str(row.values["question"]): str(row.values["answer"]) for row in found.rows(peer.code, "words")}
        for peer in found.peers
    }
    return RowsTold(
        found.id, collection, rows, {id: flow.row_digest(row) for id, row in rows.items()}, flow.reviews_that_hold(found), words,
        found.rows(found.own, "prices"), found.period, found.synthetic,
        {(one.code, one.group): found.rows(one.code, "prices") for one in found.respondents.values()},
    )
