"""What a closed round of prices gives: comparable prices by item and group, levels across providers, own prices on the round before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from statistics import fmean

import numpy as np

from puntari.define.collection import Collection, Item
from puntari.flow.pricing.check import Row
from puntari.flow.pricing.rounds import USED, PriceRound, priced_rows, quality_of, reviews_that_hold
from puntari.guard.collected import Collected, OwnPrice
from puntari.methods.price_index import Formula, cpd, fixed_base
from puntari.words.errors import BadQuestion

BASE = 100.0
FEWEST_SHARED = 3
"""A level rests on at least so many items that somebody else prices, too."""


def collected(found: PriceRound, collection: Collection) -> Collected:
    """The round's prices as they were given, for the gate; raises BadQuestion while it is open."""
    if not found.closed:
        raise BadQuestion(f"round {found.id} is still open; close it before results are asked for")
    peers = comparable(found)
    given: dict[tuple[str, str], list[float]] = {}
    for (code, item), price in peers.items():
        given.setdefault((item, found.respondents[code].group), []).append(price)
    own = {item.id: own_price(found, item) for item in collection.items}
    return Collected(
        found.id, found.period, found.synthetic, collection, Counter(one.group for one in found.peers), own,
        {key: tuple(sorted(prices)) for key, prices in given.items()}, _left_out(found), _without(found),
        _levels(own, peers), _index(found, own),
    )


def comparable(found: PriceRound) -> dict[tuple[str, str], float]:
    """Each peer's price of each item that its review holds comparable, with what was added to it."""
    rows, held = priced_rows(found), reviews_that_hold(found)
    used = {id: one for id, one in held.items() if one.verdict in USED}
    return {(id.split("/")[0], str(rows[id].values["item"])): float(rows[id].values["price"]) + one.add for id, one in used.items()}


def _left_out(found: PriceRound) -> dict[tuple[str, str], int]:
    """How many prices of an item a review left out, by item and group."""
    rows, held = priced_rows(found), reviews_that_hold(found)
    out = [(str(rows[id].values["item"]), found.respondents[id.split("/")[0]].group) for id, one in held.items() if one.verdict not in USED]
    return dict(Counter(out))


def _without(found: PriceRound) -> dict[tuple[str, str], dict[str, int]]:
    """How many gave which reason for having no price, by item and group."""
    told: dict[tuple[str, str], Counter[str]] = {}
    for peer in found.peers:
        for row in found.rows(peer.code, "prices"):
            if row.values["price"] is None:
                told.setdefault((str(row.values["item"]), peer.group), Counter())[str(row.values["reason"])] += 1
    return {key: dict(reasons) for key, reasons in told.items()}


def own_price(found: PriceRound, item: Item) -> OwnPrice:
    """The centre's own price of an item: of the quality that was asked for, else the first that it tells."""
    rows = [row for row in found.rows(found.own, "prices") if row.values["item"] == item.id]
    wanted = tuple(item.asked.values())
    row = next((one for one in rows if quality_of(one) == wanted), next(iter(rows), None))
    price = _number(row, "price") if row else None
    reason = str(row.values["reason"] or "") if row else "not_answered"
    return OwnPrice(price, reason, quality_of(row) if row else (), found.earlier.get(item.id))


def _number(row: Row, name: str) -> float | None:
    value = row.values[name]
    return None if value is None else float(value)


def _levels(own: Mapping[str, OwnPrice], peers: Mapping[tuple[str, str], float]) -> tuple[float, ...]:
    """Each peer's price level across the items that it shares with others, the centre's being 100 (country-product-dummy method)."""
    items = [id for id, one in own.items() if one.price is not None]
    codes = sorted({code for code, _ in peers})
    enough = [code for code in codes if sum((code, item) in peers for item in items) >= FEWEST_SHARED]
    if not enough or not items:
        return ()
    table = np.array([[own[item].price for item in items], *([peers.get((code, item), np.nan) for item in items] for code in enough)])
    levels = cpd(table).levels
    return tuple(sorted(float(BASE * level) for level in levels[1:]))


def _index(found: PriceRound, own: Mapping[str, OwnPrice]) -> dict[str, float]:
    """The centre's prices on those of the round before over the items that have both, 100 then: Jevons, and Paasche where its own
    volumes are told."""
    both = {id: one for id, one in own.items() if one.price is not None and one.earlier}
    if len(both) < FEWEST_SHARED:
        return {}
    table = np.array([[one.earlier for one in both.values()], [one.price for one in both.values()]], dtype=float)
    told = {str(row.values["item"]): float(row.values["volume"]) for row in found.rows(found.own, "costs")}
    volumes = [told.get(id, 0.0) for id in both]
    found_index = {str(Formula.JEVONS): float(BASE * fixed_base(table, Formula.JEVONS)[1])}
    if fmean(volumes) > 0:
        found_index[str(Formula.PAASCHE)] = float(BASE * fixed_base(table, Formula.PAASCHE, np.array([volumes, volumes]))[1])
    return found_index
