"""The results of a published round as everybody may see them, kept in the store: pages need neither vault nor single prices for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from puntari.define.collection import Collection
from puntari.guard.collected import Costed, GroupPrice, ItemCost, OwnPrice, PriceResults
from puntari.store.files import exists, read_json, write_json
from puntari.store.root import Store
from puntari.store.rounds import OF_PRICES, rounds_folder
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.errors import BadQuestion

Told = Mapping[str, object]


def keep_released(store: Store, results: PriceResults, costs: Costed | None) -> None:
    """Keep what the gate gave to everybody."""
    write_json(_path(store, results.round), {"results": _results(results), "costs": None if costs is None else _costs(costs)})


def released_results(store: Store, id: str, collection: Collection) -> PriceResults:
    """The results of a published round; raises BadQuestion where they were not kept."""
    told = _read(store, id)["results"]
    return PriceResults(
        str(told["round"]), str(told["period"]), bool(told["synthetic"]), collection, dict(told["asked"]),
        {item: OwnPrice(one["price"], one["reason"], tuple(one["quality"]), one["earlier"]) for item, one in told["own"].items()},
        {(one["item"], one["group"]): _price(one["told"]) for one in told["groups"]}, _price(told["levels"]), dict(told["index"]),
    )


def released_costs(store: Store, id: str, collection: Collection) -> Costed:
    """The costs of a published round; raises BadQuestion where the centre told none, or they were not kept."""
    told = _read(store, id)["costs"]
    if told is None:
        raise BadQuestion(f"round {id}: the centre has told no costs")
    return Costed(
        str(told["round"]), str(told["period"]), bool(told["synthetic"]), collection, tuple(ItemCost(**one) for one in told["items"]),
        {pool: (key, amount) for pool, (key, amount) in told["pools"].items()},
    )


def _results(told: PriceResults) -> Told:
    return {
        "round": told.round, "period": told.period, "synthetic": told.synthetic, "asked": dict(told.asked),
        "own": {item: vars(one) for item, one in told.own.items()},
        "groups": [{"item": item, "group": group, "told": _priced(one)} for (item, group), one in told.groups.items()],
        "levels": _priced(told.levels), "index": dict(told.index),
    }


def _costs(told: Costed) -> Told:
    return {
        "round": told.round, "period": told.period, "synthetic": told.synthetic, "items": [vars(one) for one in told.items],
        "pools": {pool: list(one) for pool, one in told.pools.items()},
    }


def _priced(told: GroupPrice) -> Told:
    cell = told.cell
    parts = {name: getattr(cell, name) for name in ("status", "value", "low", "high", "interval", "reason")}
    return {**vars(told), "without": dict(told.without), "cell": parts}


def _price(told: Told) -> GroupPrice:
    one = told["cell"]
    cell = Cell(
        Status(one["status"]), one["value"], one["low"], one["high"], IntervalKind(one["interval"]) if one["interval"] else None,
        Reason(one["reason"]) if one["reason"] else None,
    )
    return GroupPrice(**{**told, "cell": cell})


def _read(store: Store, id: str) -> Told:
    path = _path(store, id)
    if not exists(path):
        raise BadQuestion(f"the results of round {id} are not kept for everybody yet; publish it again: `puntari prices publish {id}`")
    return read_json(path)


def _path(store: Store, id: str) -> Path:
    return rounds_folder(store, OF_PRICES) / "released" / f"{id}.json"
