"""Attacks on firms behind figures over persons: each succeeds where the fact does not name them, and fails where it does."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from random import Random

import pytest

from puntari.define.disclosure import CellKeys
from puntari.flow.warehouse import Warehouse
from puntari.words.cell import Reason
from tests.small.attackers import passes
from tests.small.behind import KINDS, PACK, SLOTS, WITHOUT, Service, told, warehouse
from tests.small.pack import COUNTIES

RULE = CellKeys()
PARISHES = tuple(parish for parishes in COUNTIES.values() for parish in parishes)
CLIENTS, OTHERS = 400, 600
NEAR = 0.03
"""An attacker has a firm's figure who comes this near."""


@lru_cache
def services() -> tuple[Service, ...]:
    """In each parish one firm provides all services of one kind, and eight share the others."""
    chance, rows = Random(3), []
    for at, parish in enumerate(PARISHES):
        for kind, count in zip(KINDS, (CLIENTS, OTHERS, OTHERS), strict=True):
            firms = (100 * at,) if kind == KINDS[0] else tuple(100 * at + 1 + one for one in range(8))
            rows += [Service(len(rows) + n, chance.choice(firms), parish, kind, float(chance.randint(800, 1200))) for n in range(count)]
    return tuple(rows)


@pytest.fixture(scope="module")
def held() -> Warehouse:
    return warehouse(services())


def true_of(id: str) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for row in services():
        if row.kind == KINDS[0]:
            found[row.parish] += row.cost if id == "cost" else 1
    return found


@pytest.mark.parametrize("id", ["begun", "open", "cost"])
def test_a_firm_is_not_the_whole_less_all_others(held: Warehouse, id: str) -> None:
    near: dict[str, list[bool]] = {}
    for name, pack in (("unprotected", WITHOUT), ("gate", PACK)):
        by_kind, whole = told(held, id, RULE, pack=pack), told(held, id, RULE, ("parish",), pack)
        near[name] = []
        for parish, true in true_of(id).items():
            alone = by_kind[parish, KINDS[0]]
            assert (alone["reason"], alone["value"] is None) == ((Reason.FEW_UNITS, True) if name == "gate" else (Reason.PERTURBED, False))
            parts = [by_kind[parish, kind]["value"] for kind in KINDS[1:]]
            found = None if None in parts else whole[parish,]["value"] - sum(parts)
            near[name].append(found is not None and abs(found - true) <= NEAR * true)
    assert len(near["gate"]) == len(PARISHES) and sum(near["unprotected"]) >= 0.8 * len(PARISHES), near
    assert sum(near["gate"]) <= 0.25 * len(PARISHES), near


@pytest.mark.parametrize("id", ["begun", "cost"])
def test_a_firm_is_not_found_by_splitting_everything_and_adding_it_up(held: Warehouse, id: str) -> None:
    """The same of ten times as many cells, whose noise of its own each would be averaged out."""
    near: dict[str, list[bool]] = {}
    for name, pack in (("unprotected", WITHOUT), ("gate", PACK)):
        by_kind, whole = told(held, id, RULE, ("parish", "kind", "slot"), pack), told(held, id, RULE, ("parish", "slot"), pack)
        near[name] = []
        for parish, true in true_of(id).items():
            parts = [by_kind[parish, kind, slot]["value"] for kind in KINDS[1:] for slot in SLOTS]
            wholes = [whole[parish, slot]["value"] for slot in SLOTS]
            assert None not in (*parts, *wholes)
            near[name].append(abs(sum(wholes) - sum(parts) - true) <= NEAR * true)
    assert sum(near["unprotected"]) >= 0.5 * len(PARISHES), near
    assert sum(near["gate"]) <= 0.25 * len(PARISHES), near


def test_a_firm_is_not_what_counties_have_beside_their_other_parishes(held: Warehouse) -> None:
    """The same over areas: a county less its parishes of which anything is told."""
    near: dict[str, list[bool]] = {}
    for name, pack in (("unprotected", WITHOUT), ("gate", PACK)):
        counties, parishes = (told(held, "cost", RULE, (level, "kind"), pack) for level in ("county", "parish"))
        near[name] = []
        for county, within in COUNTIES.items():
            for target in within:
                others = [parishes[one, KINDS[0]]["value"] for one in within if one != target]
                whole = counties[county, KINDS[0]]["value"]
                found = None if None in (whole, *others) else whole - sum(others)
                near[name].append(found is not None and abs(found - true_of("cost")[target]) <= NEAR * true_of("cost")[target])
    assert sum(near["unprotected"]) >= 0.6 * len(near["unprotected"]), near
    assert sum(near["gate"]) <= 0.25 * len(near["gate"]), near


def opened(rule: CellKeys) -> list[bool]:
    """Of the cells that are told only once one more person is there, whether a new firm came along: what an attacker then says."""
    chance, before, came, brought = Random(8), [], [], {}
    for parish in PARISHES:
        for month in range(1, 8):
            for kind in KINDS:
                firms = chance.randint(2, 5)
                cell = (parish, kind, f"2021-{month:02d}")
                begins = date(2021, month, 10)
                before += [Service(len(before) + n, n % firms, parish, kind, begins=begins, ends=begins) for n in range(40)]
                brought[cell] = chance.random() < 0.5
                came.append(Service(10**6 + len(came), firms if brought[cell] else 0, parish, kind, begins=begins, ends=begins))
    shown = []
    for rows in (before, [*before, *came]):
        of = warehouse(rows)
        with of.connection:
            every = [(month, told(of, "begun", rule, period=f"2021-{month:02d}")) for month in range(1, 8)]
            shown.append({(*key, f"2021-{month:02d}"): row["value"] is not None for month, cells in every for key, row in cells.items()})
    return [new for cell, new in brought.items() if shown[1][cell] and not shown[0][cell]]


def test_a_cell_that_opens_does_not_say_that_somebody_brought_a_firm_along() -> None:
    fixed = CellKeys()
    object.__setattr__(fixed, "units_more", 0)
    sure, told_so = opened(fixed), opened(RULE)
    assert all(sure) and len(sure) >= 10, "where three firms are enough for every cell, the person who opened one brought the third"
    assert len(told_so) >= 15 and passes(told_so, 0.5), (sum(told_so), len(told_so))
