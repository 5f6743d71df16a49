"""Everybody's row rebuilt out of all that was told of a village: counts, shares, sums, means and quantiles, by every breakdown there is.

A row is right if there is somebody of that age, sex, state and aid; of two alike one counts once. What is held against it is the guess
of somebody who knows how many have which age, which sex, which state and which aid, truly, and nothing of who has which: that much of a
village its neighbours may know. Through the gate an attacker may learn what kinds of people there are about as well as that, and of
nobody for sure. In the hamlets most breakdowns are hidden, in the villages more is told.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from random import Random

import pytest

from puntari.define.disclosure import CellKeys
from tests.small.attacked import PARISHES
from tests.small.attackers import passes
from tests.small.rebuilding import by_margins, keeps, limits, rebuilt, sure
from tests.small.villages import HAMLETS, MEASURES, MONTHS, Kind, Told, all_told, villagers, warehouse

RULE, SEEDS = CellKeys(), (1, 2)
VILLAGES = tuple(parish for parish in PARISHES if parish not in HAMLETS)


@lru_cache
def people(seed: int, parish: str) -> list[Kind]:
    """Everybody's row."""
    return [one.kind for one in villagers(Random(seed)) if one.parish == parish]


@lru_cache
def told(seed: int, rule: CellKeys | None) -> list[Told]:
    """All that is told, exactly or by a rule."""
    held = warehouse(villagers(Random(seed)), b"secret %d" % seed)
    with held.connection:
        return all_told(held, rule)


def told_of(seed: int, parish: str, rule: CellKeys | None, months: tuple[str, ...] = MONTHS) -> list[Told]:
    return [one for one in told(seed, rule) if one.area == parish and one.month in months]


def test_exact_figures_of_one_month_tell_everybodys_row_for_sure() -> None:
    for parish in PARISHES:
        true, figures = Counter(people(1, parish)), told_of(1, parish, None, MONTHS[:1])
        bounds = limits(figures, None)
        assert rebuilt(figures, bounds) == true, parish
        assert set(sure(bounds, true)) == set(true), parish


@pytest.mark.parametrize("parishes", [HAMLETS, VILLAGES], ids=["hamlets", "villages"])
def test_all_that_is_told_in_half_a_year_tells_no_more_than_knowing_each_column(parishes: tuple[str, ...]) -> None:
    """Nobody came or went, so that the attacker has six draws of the noise that passes."""
    right, guessed = [], []
    for seed, parish in ((seed, parish) for seed in SEEDS for parish in parishes):
        rows, figures = people(seed, parish), told_of(seed, parish, RULE)
        true, bounds = Counter(rows), limits(figures, RULE)
        found = rebuilt(figures, bounds)
        assert keeps(true, bounds) and keeps(found, bounds), "the attacker's bounds hold, and he keeps them"
        assert not sure(bounds, found & true), "somebody's row is sure: who is not among those found was not"
        hits, margin = (found & true).total(), (by_margins(rows) & true).total()
        right += [number < hits for number in range(len(rows))]
        guessed += [number < margin for number in range(len(rows))]
    assert passes(right, sum(guessed) / len(guessed)), (sum(right), sum(guessed), len(right))


def test_figures_of_every_sort_are_told_of_the_villages() -> None:
    """Or the attack would be on little but counts."""
    for seed in SEEDS:
        assert {one.id for one in told(seed, RULE) if one.area in VILLAGES} == set(MEASURES)
