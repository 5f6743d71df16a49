"""A reader of several vintages of a table at once, who believes that no more people came and went than what was told forces him to.

His beliefs are one linear programme over the cells of all vintages and over who came to each innermost cell and left it between one vintage
and the next (the fewest changes, as in the correspondence attacks of Fung and others 2008). What all its best solutions have in common he
is sure of, of an earlier vintage as of the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import highspy
import numpy as np

from puntari.methods.suppression.attacker import Bounds
from puntari.methods.suppression.effort import MOST_STEPS, Effort
from puntari.methods.suppression.program import NoAnswer
from puntari.methods.suppression.table import LinkedTable

SLACK, APART = 1e-5, 0.5
MOST = 1e9
"""A bound that stands for none: a finite one so large would make the solver's answers inexact."""
DRAWS = 12
"""Solutions in directions of chance, which show most cells to be unsure, before each of the others is looked at by itself."""


@dataclass(frozen=True)
class Sure:
    """What the reader is sure of: the count of a cell of a vintage, by the vintage's number, or that who came (or left) is in a cell of
    the last one; `by` are told cells of the last vintage without one of which he would not be."""

    vintage: int
    cell: int
    by: tuple[int, ...]


class Frugal:
    """The reader's programme. Its columns are the cells of each vintage in turn, then for each vintage but the first who came to the
    innermost cells and who left them; its last row says that they are no more than is needed."""

    def __init__(self, table: LinkedTable, vintages: Sequence[Bounds], effort: Effort) -> None:
        self._size, self._count, self._effort = len(table.values), len(vintages), effort
        self._entries, self._leaves = _entries(table, len(vintages))
        moves = 2 * len(self._leaves) * (len(vintages) - 1)
        self._low = np.concatenate([*(one.low for one in vintages), np.zeros(moves)]).astype(float)
        high = np.concatenate([*(one.high for one in vintages), np.full(moves, np.inf)]).astype(float)
        self._high = np.where(high < MOST, high, highspy.kHighsInf)
        self._solver = _model(self._entries, self._low, self._high, self._size * len(vintages))
        self._budget = self._solver.getNumRow() - 1
        self._prices = np.concatenate([np.zeros(self._size * len(vintages)), np.ones(moves)])
        self._best = self._solve(self._prices) @ self._prices
        self._limit(self._best)

    def counts(self, most: int, among: np.ndarray) -> list[Sure]:
        """The hidden counts from 1 to `most` of which he is sure, of any vintage, among some cells, (cells,) of bool."""
        cells = slice(self._size * self._count)
        columns = np.flatnonzero((self._low[cells] < self._high[cells]) & np.tile(among, self._count))
        ends = self._drawn(columns)
        found = []
        for at, column in enumerate(columns.tolist()):
            by: set[int] = set()
            for sense in (1.0, -1.0):
                if ends[1, at] - ends[0, at] < APART:
                    by |= self._extreme(column, sense, columns, ends)
            if ends[1, at] - ends[0, at] < APART and 1 <= round(ends[0, at]) <= most:
                found.append(Sure(column // self._size, column % self._size, tuple(sorted(by))))
        return found

    def places(self, sums: Sequence[np.ndarray], few: int) -> list[Sure]:
        """The innermost cells, one of those of a sum, to which he is sure that somebody came, or which one left, when he knows that
        somebody did and of which sum since the vintage before; where he takes fewer than `few` to have done so."""
        found = []
        start = self._size * self._count + 2 * len(self._leaves) * (self._count - 2)
        for parts, went in product(sums, (0, len(self._leaves))):
            columns = start + went + np.searchsorted(self._leaves, parts)
            self._solver.addRow(1.0, highspy.kHighsInf, len(columns), columns.astype(np.int32), np.ones(len(columns)))
            self._limit(highspy.kHighsInf)
            likely = self._solve(self._prices)
            self._limit(likely @ self._prices)
            there = likely[columns]
            if there.sum() < few:
                prices = np.zeros(len(self._low))
                prices[np.delete(columns, there.argmax())] = -1.0
                if self._solve(prices) @ prices > -APART:
                    found.append(Sure(self._count - 1, int(parts[there.argmax()]), self._holding()))
            self._solver.deleteRows(1, np.array([self._budget + 1], dtype=np.int32))
        self._limit(self._best)
        return found

    def _drawn(self, columns: np.ndarray) -> np.ndarray:
        """The least and greatest of each column in solutions in directions of chance, (2, columns)."""
        draw, found = np.random.default_rng(1), []
        for _ in range(DRAWS):
            prices = np.zeros(len(self._low))
            prices[columns] = draw.normal(size=len(columns))
            found.append(self._solve(prices)[columns])
        return np.stack([np.min(found, axis=0), np.max(found, axis=0)])

    def _extreme(self, column: int, sense: float, columns: np.ndarray, ends: np.ndarray) -> set[int]:
        """Take a column as far as it goes (down with a sense of 1, up with -1), enter into `ends` how far that takes all of some columns,
        and tell which told cells of the last vintage hold it there."""
        prices = np.zeros(len(self._low))
        prices[column] = sense
        reached = self._solve(prices)[columns]
        ends[0], ends[1] = np.minimum(ends[0], reached), np.maximum(ends[1], reached)
        return set(self._holding())

    def _holding(self) -> tuple[int, ...]:
        """The told cells of the last vintage that bound the last solution, those that do so most first."""
        row, column, sign = self._entries
        duals = np.asarray(self._solver.getSolution().row_dual)[: self._budget]
        force = np.abs(np.bincount(column, weights=sign * duals[row], minlength=len(self._low)))
        last = slice(self._size * (self._count - 1), self._size * self._count)
        force = np.where(self._low[last] == self._high[last], force[last], 0.0)
        return tuple(np.argsort(-force, kind="stable")[: int((force > SLACK).sum())].tolist())

    def _limit(self, most: float) -> None:
        self._solver.changeRowBounds(self._budget, -highspy.kHighsInf, float(most) + SLACK)

    def _solve(self, prices: np.ndarray) -> np.ndarray:
        self._solver.changeColsCost(len(prices), np.arange(len(prices), dtype=np.int32), prices)
        if self._run() != highspy.HighsModelStatus.kOptimal:
            # It goes on from where it ended, which after many changes can be too bad a beginning.
            self._solver.clearSolver()
            status = self._run()
            if status != highspy.HighsModelStatus.kOptimal:
                raise NoAnswer(f"HiGHS ended with {self._solver.modelStatusToString(status)!r}; try again, or make a smaller table")
        return np.asarray(self._solver.getSolution().col_value)

    def _run(self) -> highspy.HighsModelStatus:
        self._solver.run()
        self._effort.spend((1 + self._solver.getInfo().simplex_iteration_count) * (1 + self._budget))
        return self._solver.getModelStatus()


Entries = tuple[np.ndarray, np.ndarray, np.ndarray]


def _entries(table: LinkedTable, count: int) -> tuple[Entries, np.ndarray]:
    """The sums of each vintage, and what came to each innermost cell and left it, as rows, columns and signs; and these cells."""
    one, size = table.equations, len(table.values)
    rows = int(one.row.max(initial=-1)) + 1
    leaves = np.setdiff1d(np.arange(size), one.cell[one.sign > 0])
    row = [one.row + rows * n for n in range(count)]
    column, sign = [one.cell + size * n for n in range(count)], [one.sign] * count
    of = np.arange(len(leaves))
    for n in range(1, count):
        moves = size * count + 2 * len(leaves) * (n - 1) + of
        row += [rows * count + len(leaves) * (n - 1) + of] * 4
        column += [leaves + size * n, leaves + size * (n - 1), moves, moves + len(leaves)]
        sign += [np.full(len(leaves), value) for value in (1.0, -1.0, -1.0, 1.0)]
    return (np.concatenate(row), np.concatenate(column), np.concatenate(sign)), leaves


def _model(entries: Entries, low: np.ndarray, high: np.ndarray, cells: int) -> highspy.Highs:
    """The programme over all columns, its last row the sum of all who came and left."""
    row, column, sign = entries
    rows, moves = int(row.max(initial=-1)) + 1, len(low) - cells
    row = np.concatenate([row, np.full(moves, rows)])
    column, sign = np.concatenate([column, np.arange(cells, len(low))]), np.concatenate([sign, np.ones(moves)])
    order = np.argsort(row, kind="stable")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), rows + 1
    model.col_cost_, model.col_lower_, model.col_upper_ = np.zeros(len(low)), low, high
    model.row_lower_ = np.concatenate([np.zeros(rows), [-highspy.kHighsInf]])
    model.row_upper_ = np.concatenate([np.zeros(rows), [highspy.kHighsInf]])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.searchsorted(row[order], np.arange(rows + 2)).astype(np.int32)
    model.a_matrix_.index_ = column[order].astype(np.int32)
    model.a_matrix_.value_ = sign[order]
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("simplex_iteration_limit", MOST_STEPS)):
        solver.setOptionValue(name, value)
    solver.passModel(model)
    return solver
