"""How many firms stand behind a figure over persons: counted as plain Python counts them, and few of them tell nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.fingerprint import of_person_fact
from puntari.define.person_measure import base_of
from puntari.flow.figures.guarded_firms import PARTED, SLOT_BITS
from puntari.flow.figures.guarded_parts import Asked, parts_sql
from puntari.flow.figures.guarded_units import with_units
from puntari.flow.figures.plan import Grain
from puntari.flow.warehouse import Warehouse
from puntari.words.cell import Reason
from puntari.words.errors import BadDefinition
from tests.small.behind import KINDS, PACK, PLACES, WITHOUT, Service, pseudonym, served, told, unnamed, warehouse

RULE = CellKeys()
FIRST, LAST = date(2021, 3, 1), date(2021, 3, 31)
PARISHES = ("a", "b", "c", "d")


def drawn() -> Iterator[Service]:
    """Services that begin and end in some months, of none to seven firms in each parish and kind."""
    chance = Random(5)
    for person in range(900):
        parish, kind = chance.choice(PARISHES), chance.choice(KINDS)
        firms = (3 * PARISHES.index(parish) + KINDS.index(kind)) % 8
        begins = date(2021, chance.randint(1, 4), chance.randint(1, 28))
        ends = chance.choice((None, date(2021, begins.month, 28), date(2021, chance.randint(5, 6), 5)))
        firm = 10 * PARISHES.index(parish) + chance.randrange(firms) if firms and chance.random() < 0.8 else None
        yield Service(person, firm, parish, kind, float(chance.randint(500, 1500)), begins, ends)


ROWS = list(drawn())


@pytest.fixture(scope="module")
def held() -> Iterator[Warehouse]:
    made = warehouse(ROWS)
    with made.connection:
        yield made


def begun(row: Service) -> bool:
    return FIRST <= row.begins <= LAST


def ended(row: Service) -> bool:
    return row.ends is not None and FIRST <= row.ends <= LAST


def open_at(day: date) -> Callable[[Service], bool]:
    return lambda row: row.begins <= LAST and (row.ends is None or row.ends >= day)


NAIVE: dict[str, tuple[Callable[[Service], bool], Callable[[Service], float]]] = {
    "begun": (begun, lambda row: 1), "ended": (ended, lambda row: 1), "open": (open_at(LAST), lambda row: 1),
    "mean_open": (open_at(FIRST - timedelta(days=1)), lambda row: 1), "first": (begun, lambda row: 1),
    "first_open": (open_at(LAST), lambda row: 1),
    "cost": (begun, lambda row: row.cost), "cost_mean": (begun, lambda row: row.cost),
    "duration": (open_at(LAST), lambda row: (LAST - row.begins).days + 1), "middle": (begun, lambda row: 1),
}


def off(firm: int) -> float:
    """By how many times the rule's part what a firm brings is off."""
    number = (pseudonym(firm) >> SLOT_BITS) % (2 * PARTED)
    return (-PARTED / 2 - number if number < PARTED else number - PARTED / 2) / PARTED


def slot(firm: int) -> int:
    """Those of one slot are counted as one."""
    return pseudonym(firm) % (1 << SLOT_BITS)


@pytest.mark.parametrize("id", NAIVE)
def test_firms_are_counted_as_plain_python_counts_them(held: Warehouse, id: str) -> None:
    measure = PACK.indicator(id).bindings[0].value
    by = () if id.startswith("first") else ("kind",)
    asked = Asked(measure, Grain("parish", by), PLACES)
    rows = held.rows(f"SELECT * FROM ({with_units(asked, parts_sql(asked))}) AS p WHERE period = '2021-03'").to_pylist()
    counts, brings = NAIVE[id]
    expected: dict[tuple[str, ...], Counter[int]] = {}
    part: dict[tuple[str, ...], Counter[int]] = {}
    for row in (one for one in ROWS if counts(one) and one.firm is not None):
        cell = (row.parish, *(row.kind for _ in by))
        expected.setdefault(cell, Counter())[row.firm] += brings(row)
        if row.kind == "k0":
            part.setdefault(cell, Counter())[row.firm] += brings(row)
    assert len(rows) >= len(PARISHES) * (len(KINDS) if by else 1) and base_of(measure).fact.also_of == "firm"
    sides = {"a": part, "b": expected} if id.startswith("first") else {"a": expected}
    for row in rows:
        for side, told_of in sides.items():
            firms = told_of.get((row["area"], *(row[one] for one in by)), Counter())
            assert row[f"{side}_units"] == len(set(map(slot, firms))), (id, side, row)
            moved = sum(off(firm) * brought for firm, brought in firms.items())
            assert row[f"{side}_off"] == pytest.approx(moved, abs=1e-3), (id, side, row)


FIRMS = {"a": 1, "b": 2, "c": 12, "d": 0}
"""Parishes by how many firms serve their many persons."""


@pytest.fixture(scope="module")
def few() -> Iterator[Warehouse]:
    made = warehouse(
        Service(1000 * at + person, 100 * at + person % many if many else None, parish, KINDS[person % 2], 1000.0 + person % 7)
        for at, (parish, many) in enumerate(FIRMS.items()) for person in range(240)
    )
    with made.connection:
        yield made


@pytest.mark.parametrize("id", [id for id in WITHOUT.indicators if id != "ended"])
def test_few_firms_behind_many_persons_are_told_of_nothing(few: Warehouse, id: str) -> None:
    """Of one or two firms nothing; of many a figure; of the authority's own services a figure, as nobody is behind their rows."""
    cells, open_to_all = told(few, id, RULE, ("parish",)), told(few, id, RULE, ("parish",), WITHOUT)
    shown = {parish: cells[parish,]["reason"] for parish in FIRMS}
    assert shown == {"a": Reason.FEW_UNITS, "b": Reason.FEW_UNITS, "c": Reason.PERTURBED, "d": Reason.PERTURBED}
    assert all(cells["a",][one] is None for one in ("value", "low", "high", "n"))
    assert {open_to_all[parish,]["reason"] for parish in FIRMS} == {Reason.PERTURBED}
    assert cells["d",]["value"] == open_to_all["d",]["value"], "what is nobody else's is told as without the rule"


@pytest.mark.parametrize("id", ["begun", "open", "mean_open", "first"])
def test_bounds_hold_though_cells_are_moved_further(held: Warehouse, id: str) -> None:
    by = ("parish",) if id == "first" else ("parish", "kind")
    true, shown = told(held, id, None, by), told(held, id, RULE, by)
    seen = {key: row for key, row in shown.items() if row["value"] is not None}
    assert seen and all(row["low"] <= true[key]["value"] <= row["high"] for key, row in seen.items())


def test_a_fact_is_also_of_others_whom_a_column_names() -> None:
    for fields, said in (
        ({"also_of": "cost"}, "tells firm of others"), ({"also_of": "person"}, "tells firm of others"), ({"also_of": "firms"}, "firm"),
        ({"also_of": ""}, "say so with also_of"),
    ):
        with pytest.raises(BadDefinition, match=said):
            replace(served, **fields)
    for named in ("person", "cost"):
        with pytest.raises(BadDefinition, match="an identifier of others"):
            replace(unnamed, also_of=named)
    assert len({of_person_fact(served), of_person_fact(unnamed)}) == 2
    for fields in ({"units": 2}, {"units_more": 0}, {"apart": 0.01}):
        with pytest.raises(BadDefinition, match="three are the fewest"):
            CellKeys(**fields)
