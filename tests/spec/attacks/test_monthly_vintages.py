"""Many vintages of one table, a month apart: each is released, and whoever holds all of them finds no hidden count of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from puntari.flow.protect import read_table
from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable
from puntari.guard.release import Refusal
from puntari.methods.suppression.attacker import Bounds
from puntari.methods.suppression.chain import on_the_way, seen_to_move, steps
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.frugal import Frugal
from puntari.methods.suppression.table import LinkedTable
from tests.small.hoarder import Flows, Hoarder
from tests.spec.attacks.test_linked_vintages import Person, alone, counted, people, released

MONTHS = 6


def months(seed: int, share: float, count: int = 500) -> list[list[Person]]:
    """The people month by month: of each month's so great a share leave before the next, and as many come."""
    draw, found = np.random.default_rng(2_000 + seed), [people(seed, count)]
    for month in range(1, MONTHS):
        stay = draw.random(len(found[-1])) >= share
        new = people(10_000 * month + seed, int((~stay).sum()))
        found.append([*(one for one, there in zip(found[-1], stay.tolist(), strict=True) if there), *new])
    return found


FEW = 4
"""The greatest count that the rule hides."""
Found = tuple[int, int]
"""Of how many counts that the rule hides somebody names the right one, and of how many a wrong one."""


def sure(truths: Sequence[LinkedTable], tables: Sequence[ProtectedTable], telling: int, flows: Flows | None = None) -> Found:
    """What a hoarder says of hidden cells of whatever month: this one is a count so small."""
    attacker, found = Hoarder.holding(truths[-1], tables, telling, flows), []
    for month, (truth, table) in enumerate(zip(truths, tables, strict=True)):
        for cell in np.flatnonzero(table.status != PUBLISHED).tolist():
            count = attacker.found(month, cell)
            found += [count == truth.values[cell]] if count is not None and 1 <= count <= FEW else []
    return sum(found), len(found) - sum(found)


def small(truths: Sequence[LinkedTable], tables: Sequence[ProtectedTable]) -> Iterator[tuple[int, int, int]]:
    """The month, the cell and the count of everything that the rule hides."""
    for month, (truth, table) in enumerate(zip(truths, tables, strict=True)):
        for cell in np.flatnonzero((table.status != PUBLISHED) & (truth.values > 0) & (truth.values <= FEW)).tolist():
            yield month, cell, int(truth.values[cell])


def nearest(truths: Sequence[LinkedTable], tables: Sequence[ProtectedTable], telling: int) -> Found:
    """What somebody guesses who thinks that a count just crossed the border: 4 where the nearest month that told the cell told 5, and 1
    where it told 0; of all hidden cells, less those of which the status of the month says that they are larger."""
    found = []
    for month, (truth, table) in enumerate(zip(truths, tables, strict=True)):
        for cell in np.flatnonzero(table.status == BY_RULE if month < telling else table.status != PUBLISHED).tolist():
            told = [(abs(other - month), int(one.values[cell])) for other, one in enumerate(tables) if one.status[cell] == PUBLISHED]
            guess = {FEW + 1: FEW, 0: 1}.get(min(told)[1]) if told else None
            found += [guess == truth.values[cell]] if guess is not None else []
    return sum(found), len(found) - sum(found)


def flows_of(months: Sequence[Sequence[Person]]) -> Flows:
    """How many came and went in all, as the innermost cells show it."""
    stayed = [((Counter(one) & Counter(then)).total(), len(one), len(then)) for one, then in pairwise(months)]
    return [(after - same, before - same) for same, before, after in stayed]


def hidden(tables: Sequence[ProtectedTable]) -> list[int]:
    return [int((one.status != PUBLISHED).sum()) for one in tables]


def series(folder: Path, seed: int, share: float) -> tuple[list[LinkedTable], list[ProtectedTable], list[ProtectedTable]]:
    """The true tables, month by month, as released one after the other, and each as protected by itself."""
    files = [counted(folder, f"month{month}", of) for month, of in enumerate(months(seed, share))]
    answers = [released(folder, file, f"month {month}") for month, file in enumerate(files)]
    assert not any(isinstance(one, Refusal) for one in answers), "a monthly table is refused"
    return [read_table(*file) for file in files], [one.body for one in answers], [alone(folder, file) for file in files]


def by_luck(found: np.ndarray, commonest: float) -> bool:
    """Whether so many are right, of right and wrong, as one names who always names the commonest count that is hidden, but for chance."""
    right, of = found[0], found.sum()
    return right <= commonest * of + 2 * sqrt(of * commonest * (1 - commonest))


SLOW = ((0, 0.02), (1, 0.02), (8, 0.02), (103, 0.006), (109, 0.006))
"""Series by seed and by what share leaves each month, while as many come. In the third and fourth a hoarder finds counts unless the gate
thinks of one; in the last the third month cannot be hidden from one who is told what changed."""


def test_who_holds_half_a_year_of_a_slow_series_finds_no_hidden_count_of_any_month(tmp_path: Path) -> None:
    """Neither by the fewest people who can have come and gone, nor by knowing how many did, nor by what other months told of a cell."""
    fewest, flowing, near = (np.zeros((2, 2), dtype=int) for _ in range(3))
    counts: Counter[int] = Counter()
    for seed, share in SLOW:
        truths, tables, each = series(tmp_path / str(seed), seed, share)
        flows = flows_of(months(seed, share))
        for way, (which, telling) in enumerate(((tables, 1), (each, MONTHS))):
            fewest[way] += sure(truths, which, telling)
            flowing[way] += sure(truths, which, telling, flows)
            near[way] += nearest(truths, which, telling)
        counts.update(count for _, _, count in small(truths, tables))
        assert hidden(tables)[-1] <= hidden(tables)[3] + 12, f"more is hidden every month: {hidden(tables)}"
    commonest = max(counts.values()) / counts.total()
    for found in (fewest, flowing):
        assert found[1, 0] >= 250 and not by_luck(found[1], commonest), f"the attack does not succeed on each by itself: {found}"
    assert not flowing[0].any() and not fewest[0].any(), f"sure of what is hidden: {flowing} by flows, {fewest} by the fewest"
    assert not by_luck(near[1], commonest) and by_luck(near[0], commonest), f"right, wrong: {near} where {commonest} is chance"


@pytest.mark.parametrize("each", [True, False], ids=["each by itself", "as released"])
def test_the_gates_reader_is_sure_of_what_the_hoarder_is(tmp_path: Path, each: bool) -> None:
    truths, *both = series(tmp_path, 8, 0.02)
    tables, telling = both[each][:4], MONTHS if each else 1
    bounds = [bounds_of(one, month < telling) for month, one in enumerate(tables)]
    reading = Frugal(truths[0], bounds, Effort())
    found = {(one.vintage, one.cell) for one in reading.counts(FEW, np.ones(len(truths[0].values), dtype=bool))}
    attacker = Hoarder.holding(truths[0], tables, telling)
    of_each = [(month, cell) for month, one in enumerate(tables) for cell in np.flatnonzero(one.status != PUBLISHED).tolist()]
    theirs = {where: attacker.found(*where) for where in of_each}
    assert found == {where for where, count in theirs.items() if count is not None and 1 <= count <= FEW}
    assert bool(found) == each


def bounds_of(table: ProtectedTable, telling: bool) -> Bounds:
    told, by_rule = table.status == PUBLISHED, table.status == BY_RULE
    low, high = np.where(by_rule, 1, FEW + 1) * telling, np.where(by_rule & telling, FEW, 10**12)
    return Bounds(np.where(told, table.values, low), np.where(told, table.values, high))


def test_a_table_of_which_much_changes_every_month_is_hardly_hidden_further(tmp_path: Path) -> None:
    for seed in range(3):
        truths, tables, each = series(tmp_path / str(seed), seed, 0.3)
        assert sum(hidden(tables)) <= 1.5 * sum(hidden(each))
        assert not any(sure(truths, tables, 1, flows_of(months(seed, 0.3))))


def row(*counts: int) -> np.ndarray:
    return np.array(counts)


def test_between_two_vintages_are_those_nearer_to_both_and_no_fault_that_was_taken_back() -> None:
    first, second, third, now = row(10, 20, 30), row(12, 20, 31), row(13, 22, 31), row(13, 23, 33)
    way = on_the_way(first, [third, second], now)
    assert [one.tolist() for one in way] == [second.tolist(), third.tolist()], "in their order, in whichever they were released"
    assert [int(np.abs(one).sum()) for one in steps(first, way, now)] == [3, 3, 3]
    assert on_the_way(first, [row(90, 2, 7)], now) == [], "a faulty vintage is between no others"
    assert on_the_way(second, [first, now], third) == [], "a month that is released late is read beside its neighbours"


def test_what_was_hidden_on_the_way_counts_when_it_is_told_again() -> None:
    assert [one.tolist() for one in steps(row(10, 20), [row(-1, 21)], row(13, 21))] == [[0, 1], [3, 0]]
    assert [one.tolist() for one in steps(row(-1, 20), [row(9, 20)], row(-1, 20))] == [[0, 0], [0, 0]]


@pytest.mark.parametrize(("amounts", "moved"), [((4,), 0), ((4, 1), 0), ((9, 1, 9), 1), ((2, 2, 2, 2), 4)])
def test_one_fault_brought_in_and_taken_back_is_no_coming_and_going(amounts: tuple[int, ...], moved: int) -> None:
    assert seen_to_move([row(one) for one in amounts]).tolist() == [moved]
