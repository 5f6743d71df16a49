"""Attacks on a firm by the spread of rows over firms: each succeeds on the exact figures and fails at the gate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from statistics import mean

import pytest

from puntari.define.disclosure import CellKeys
from puntari.flow.warehouse import Warehouse
from puntari.words.cell import Reason
from tests.small.behind import KINDS, Service, told, warehouse
from tests.small.pack import COUNTIES

RULE = CellKeys()
PARISHES = tuple(parish for parishes in COUNTIES.values() for parish in parishes)
MONTHS = range(1, 6)
SMALL, THEIRS = 120, 20
"""In each cell so many firms have one row each; the two who tell each other have so many."""
NEAR = 0.03
"""Attackers have a firm's figure who come this near."""


def rows_of(parish: str, kind: str, month: int, large: int) -> Iterator[Service]:
    """The rows of a cell: of one large firm, of two who conspire, and of many small ones, other ones in each month."""
    begins, at = date(2021, month, 10), 100_000 * PARISHES.index(parish)
    firms = [at] * large + [at + 1] * THEIRS + [at + 2] * THEIRS + [at + 3 + SMALL * month + one for one in range(SMALL)]
    cell = 10**6 * (1 + PARISHES.index(parish) + 10 * KINDS.index(kind)) + 10_000 * month
    return (Service(cell + n, firm, parish, kind, begins=begins, ends=begins) for n, firm in enumerate(firms))


@pytest.fixture(scope="module")
def large() -> dict[str, int]:
    """What the large firm of each parish has, in every month and kind."""
    chance = Random(4)
    return {parish: chance.randint(34, 60) for parish in PARISHES}


@pytest.fixture(scope="module")
def held(large: dict[str, int]) -> Iterator[Warehouse]:
    cells = ((parish, kind, month) for parish in PARISHES for kind in KINDS for month in MONTHS)
    made = warehouse(row for cell in cells for row in rows_of(*cell, large[cell[0]]))
    with made.connection:
        yield made


def conspired(held: Warehouse, rule: CellKeys | None) -> dict[str, list[float]]:
    """What two firms who know all but the large one make of it, by parish: half of all rows is what the large one, they, and so many of
    the small ones have as the spread says."""
    found: dict[str, list[float]] = {}
    for month in MONTHS:
        for (parish, _), row in told(held, "spread", rule, period=f"2021-{month:02d}").items():
            if parish in PARISHES and row["value"] is not None:
                half = row["value"] / 100 * (SMALL + 3)
                found.setdefault(parish, []).append(SMALL - 2 * THEIRS - 2 * (half - 3) + 0.5)
    return found


@pytest.fixture(scope="module")
def gate(held: Warehouse) -> dict[str, list[float]]:
    return conspired(held, RULE)


def near(found: float, true: float) -> bool:
    return abs(found - true) <= NEAR * true


def test_two_who_conspire_do_not_find_the_third(held: Warehouse, gate: dict[str, list[float]], large: dict[str, int]) -> None:
    exact, tries = ([near(one, large[p]) for p, cells in found.items() for one in cells] for found in (conspired(held, None), gate))
    count = len(PARISHES) * len(KINDS) * len(MONTHS)
    assert len(exact) == sum(exact) == count
    assert len(tries) >= 0.9 * count and sum(tries) <= 0.25 * len(tries), (sum(tries), len(tries))


def test_nor_by_the_mean_of_many_months_and_kinds(gate: dict[str, list[float]], large: dict[str, int]) -> None:
    """What the firm has counts for a part more or less, the same in every cell: no mean takes that away."""
    found = {parish: mean(cells) for parish, cells in gate.items()}
    assert set(found) == set(PARISHES)
    assert sum(near(one, large[parish]) for parish, one in found.items()) <= 0.25 * len(PARISHES), (found, large)


def test_how_many_firms_there_are_has_one_draw(held: Warehouse) -> None:
    """A part told with all its digits tells both its counts, and so another draw of the number of firms to average with that which is
    told: the part of the firms that are told is a whole number."""
    halves = []
    for month in MONTHS:
        parts, firms = (told(held, id, RULE, period=f"2021-{month:02d}") for id in ("spread", "firms"))
        halves += [row["value"] / 100 * firms[key]["value"] for key, row in parts.items() if row["value"] is not None]
    assert len(halves) >= 0.9 * len(PARISHES) * len(KINDS) * len(MONTHS)
    assert halves == pytest.approx([round(one) for one in halves], abs=1e-6)


def test_a_firm_that_has_half_alone_is_never_told_of() -> None:
    """On exact figures the spread is one firm's; at the gate nothing is said, nor in some cells where it lacks a little of half."""
    shares = dict(zip(KINDS, (0.55, 0.48, 0.3), strict=True))
    given = [
        Service(10**5 * at + n, 1000 * at + (0 if n < share * 400 else 1 + n % 40), parish, kind)
        for at, (parish, kind, share) in enumerate((p, kind, share) for p in PARISHES for kind, share in shares.items()) for n in range(400)
    ]
    made = warehouse(given)
    with made.connection:
        exact, gate = told(made, "spread", None), told(made, "spread", RULE)
    hidden = []
    for parish in PARISHES:
        assert exact[parish, KINDS[0]]["value"] == pytest.approx(100 / 41)
        alone, nearly, spread = (gate[parish, kind] for kind in KINDS)
        assert (alone["reason"], alone["value"]) == (Reason.FEW_UNITS, None) and spread["reason"] == Reason.PERTURBED, parish
        hidden.append(nearly["reason"] == Reason.FEW_UNITS)
    assert any(hidden), "being hidden would say that one firm has half"
