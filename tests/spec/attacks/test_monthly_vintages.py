"""Many vintages of one table, a month apart: each is released, and whoever holds all of them finds no hidden count by the fewest people who
can have come and gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import highspy
import numpy as np
import pytest

from puntari.flow.protect import read_table
from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable
from puntari.guard.release import Refusal
from puntari.methods.suppression.chain import on_the_way, seen_to_move, steps
from puntari.methods.suppression.table import LinkedTable
from tests.spec.attacks.test_linked_vintages import Person, add_row, alone, counted, parts_of, people, released

MONTHS = 6


def months(seed: int, share: float, count: int = 500) -> list[list[Person]]:
    """The people month by month: of each month's so great a share leave before the next, and as many come."""
    draw, found = np.random.default_rng(2_000 + seed), [people(seed, count)]
    for month in range(1, MONTHS):
        stay = draw.random(len(found[-1])) >= share
        new = people(10_000 * month + seed, int((~stay).sum()))
        found.append([*(one for one, there in zip(found[-1], stay.tolist(), strict=True) if there), *new])
    return found


@dataclass
class Hoarder:
    """Somebody who holds every vintage and the rule, and believes that no more people came and went in all than that forces him to.

    Written apart from the protection: over the innermost cells of each vintage, and who came to each and left it between two.
    """

    table: LinkedTable
    solver: highspy.Highs

    @staticmethod
    def holding(table: LinkedTable, tables: Sequence[ProtectedTable]) -> Hoarder:
        made_of, solver = parts_of(table), highspy.Highs()
        inner, size = made_of.shape[1], made_of.shape[1] * (3 * len(tables) - 2)
        solver.setOptionValue("output_flag", False)
        for column in range(size):
            solver.addCol(float(column >= inner * len(tables)), 0.0, highspy.kHighsInf, 0, [], [])
        for month, one in enumerate(tables):
            for cell, status in enumerate(one.status.tolist()):
                low, high = {PUBLISHED: (one.values[cell], one.values[cell]), BY_RULE: (1, 4)}.get(status, (5, highspy.kHighsInf))
                add_row(solver, at(made_of[cell], month * inner, size), float(low), float(high))
        for month in range(1, len(tables)):
            came = inner * (len(tables) + 2 * (month - 1))
            for cell in np.eye(inner):
                step = at(cell, month * inner, size) - at(cell, (month - 1) * inner, size)
                add_row(solver, step - at(cell, came, size) + at(cell, came + inner, size), 0.0, 0.0)
        solver.run()
        moved = (np.arange(size) >= inner * len(tables)).astype(float)
        add_row(solver, moved, 0.0, solver.getInfo().objective_function_value + 1e-6)
        solver.changeColsCost(size, np.arange(size, dtype=np.int32), np.zeros(size))
        return Hoarder(table, solver)

    def found(self, month: int, cell: int) -> int | None:
        """The count of a cell in a month, where he is sure of one."""
        parts = parts_of(self.table)
        of = np.flatnonzero(parts[cell])
        columns, ends = (month * parts.shape[1] + of).astype(np.int32), []
        for sense in (1.0, -1.0):
            self.solver.changeColsCost(len(of), columns, np.full(len(of), sense))
            self.solver.run()
            ends.append(sense * self.solver.getInfo().objective_function_value)
        self.solver.changeColsCost(len(of), columns, np.zeros(len(of)))
        return round(ends[0]) if ends[1] - ends[0] < 0.5 else None


def at(cells: np.ndarray, place: int, size: int) -> np.ndarray:
    row = np.zeros(size)
    row[place : place + len(cells)] = cells
    return row


def counts_found(truths: Sequence[LinkedTable], tables: Sequence[ProtectedTable]) -> np.ndarray:
    """Of how many counts that the rule hides he is sure, rightly and wrongly: in the last month, and in all."""
    attacker, found = Hoarder.holding(truths[-1], tables), np.zeros((2, 2), dtype=int)
    for month, (truth, table) in enumerate(zip(truths, tables, strict=True)):
        for cell in np.flatnonzero(table.status == BY_RULE).tolist():
            count = attacker.found(month, cell)
            if count is not None:
                found[month < len(tables) - 1 :, int(count != truth.values[cell])] += 1
    return found


def hidden(tables: Sequence[ProtectedTable]) -> list[int]:
    return [int((one.status != PUBLISHED).sum()) for one in tables]


def series(folder: Path, seed: int, share: float) -> tuple[list[LinkedTable], list[ProtectedTable], list[ProtectedTable]]:
    """The true tables, month by month, as released one after the other, and each as protected by itself."""
    files = [counted(folder, f"month{month}", of) for month, of in enumerate(months(seed, share))]
    answers = [released(folder, file, f"month {month}") for month, file in enumerate(files)]
    assert not any(isinstance(one, Refusal) for one in answers), "a monthly table is refused"
    return [read_table(*file) for file in files], [one.body for one in answers], [alone(folder, file) for file in files]


def test_who_holds_half_a_year_of_a_slow_series_finds_no_hidden_count_of_the_last_month_and_few_of_all(tmp_path: Path) -> None:
    together, apart = np.zeros((2, 2), dtype=int), np.zeros((2, 2), dtype=int)
    for seed in range(3):
        truths, tables, each = series(tmp_path / str(seed), seed, 0.02)
        together += counts_found(truths, tables)
        apart += counts_found(truths, each)
        assert hidden(tables)[-1] <= hidden(tables)[3] + 8, f"more is hidden every month: {hidden(tables)}"
    assert apart[0, 0] >= 15 > apart[0, 1] and apart[1, 0] >= 100, f"the attack does not succeed on vintages protected one by one: {apart}"
    assert together[0, 0] <= max(1, together[0, 1]), f"right, wrong: {together}"
    # What is left crossed the least count between two months: that a cell hidden for its own sake is so no longer says what it was.
    assert 5 * together[1, 0] < apart[1, 0], f"right, wrong: {together} of {apart}"


def test_a_table_of_which_much_changes_every_month_is_hardly_hidden_further(tmp_path: Path) -> None:
    for seed in range(3):
        truths, tables, each = series(tmp_path / str(seed), seed, 0.3)
        right, wrong = counts_found(truths, tables)[0]
        assert sum(hidden(tables)) <= 1.5 * sum(hidden(each))
        assert right <= max(1, wrong)


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
