"""The centre's costs by service: own work, partners, and overheads shared out by their keys; what its revenue covers of them."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.collection import Collection
from puntari.define.price_sheets import KEYS
from puntari.flow.pricing.check import Row
from puntari.flow.pricing.rounds import PriceRound
from puntari.guard.collected import Costed, ItemCost
from puntari.methods.price_change import share_out
from puntari.words.errors import BadQuestion


def costed(found: PriceRound, collection: Collection) -> Costed:
    """The costs of the centre's newest answer; raises BadQuestion where it told none, or an overhead can't be shared out by its key."""
    rows = {str(row.values["item"]): row for row in found.rows(found.own, "costs")}
    if not rows:
        raise BadQuestion(f"round {found.id}: the centre has told no costs; they are in the sheet of costs of its request")
    keys = {key: {item: _key(row, key) for item, row in rows.items()} for key in KEYS}
    pools = {str(row.values["pool"]): row for row in found.rows(found.own, "overheads")}
    shared = {pool: _shared(pool, row, keys) for pool, row in pools.items()}
    items = tuple(_item(item, row, {pool: parts[item] for pool, parts in shared.items()}) for item, row in rows.items())
    told = {pool: (str(row.values["key"]), _number(row, "amount")) for pool, row in pools.items()}
    return Costed(found.id, found.period, found.synthetic, collection, items, told)


def _item(item: str, row: Row, overheads: Mapping[str, float]) -> ItemCost:
    own, partners = _number(row, "own_work"), _number(row, "partners")
    cost = own + partners + sum(overheads.values())
    return ItemCost(
        item, _number(row, "volume"), _number(row, "revenue"), cost, own, partners, _number(row, "partner_count"), dict(overheads)
    )


def _key(row: Row, key: str) -> float:
    return _number(row, "own_work") + _number(row, "partners") if key == "direct_cost" else _number(row, key)


def _shared(pool: str, row: Row, keys: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    key = str(row.values["key"])
    try:
        return share_out(_number(row, "amount"), keys[key])
    except ValueError as wrong:
        raise BadQuestion(f"overhead {pool!r} can't be shared out by {key}: {wrong}; choose another key in the request") from wrong


def _number(row: Row, name: str) -> float:
    return float(row.values[name])
