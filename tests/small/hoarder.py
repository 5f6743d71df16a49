"""Somebody who holds all vintages of a table and works out what they hide by what they tell: written apart from the protection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

import highspy
import numpy as np

from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable
from puntari.methods.suppression.table import LinkedTable

Flows = Sequence[tuple[int, int]]
"""How many came and how many left between each vintage and the next, in the whole table."""


@dataclass
class Hoarder:
    """Over the innermost cells of each vintage, and who came to each and left it between two. What he knows of the flows makes him sure;
    else he believes that no more people came and went in all than that forces him to."""

    parts: np.ndarray
    solver: highspy.Highs
    seen: list[np.ndarray] = field(default_factory=list)

    @staticmethod
    def holding(table: LinkedTable, tables: Sequence[ProtectedTable], telling: int, flows: Flows | None = None) -> Hoarder:
        """Of so many first vintages the status tells by the rule how large a hidden count is."""
        parts = parts_of(table)
        inner, size = parts.shape[1], parts.shape[1] * (3 * len(tables) - 2)
        one = Hoarder(parts, highspy.Highs())
        one.solver.setOptionValue("output_flag", False)
        for column in range(size):
            one.solver.addCol(float(column >= inner * len(tables)), 0.0, highspy.kHighsInf, 0, [], [])
        for month, told in enumerate(tables):
            for cell, status in enumerate(told.status.tolist()):
                by_status = (1.0, 4.0) if status == BY_RULE else (5.0, highspy.kHighsInf)
                hidden = by_status if month < telling else (0.0, highspy.kHighsInf)
                low, high = hidden if status != PUBLISHED else (float(told.values[cell]),) * 2
                add_row(one.solver, at(parts[cell], month * inner, size), low, high)
        for month in range(1, len(tables)):
            came, left = (inner * (len(tables) + 2 * (month - 1) + which) for which in (0, 1))
            for cell in np.eye(inner):
                step = at(cell, month * inner, size) - at(cell, (month - 1) * inner, size)
                add_row(one.solver, step - at(cell, came, size) + at(cell, left, size), 0.0, 0.0)
            for which, start in enumerate((came, left)) if flows is not None else ():
                add_row(one.solver, at(np.ones(inner), start, size), *[float(flows[month - 1][which])] * 2)
        one.solver.run()
        if flows is None:
            moved = (np.arange(size) >= inner * len(tables)).astype(float)
            add_row(one.solver, moved, 0.0, one.solver.getInfo().objective_function_value + 1e-6)
        one.solver.changeColsCost(size, np.arange(size, dtype=np.int32), np.zeros(size))
        return one

    def found(self, month: int, cell: int) -> int | None:
        """The count of a cell in a month, where he is sure of one."""
        inner = self.parts.shape[1]
        columns = (month * inner + np.flatnonzero(self.parts[cell])).astype(np.int32)
        for sense in (1.0, -1.0):
            if np.ptp([one[columns].sum() for one in self.seen] or [0]) >= 0.5:
                return None
            self.solver.changeColsCost(len(columns), columns, np.full(len(columns), sense))
            self.solver.run()
            self.solver.changeColsCost(len(columns), columns, np.zeros(len(columns)))
            self.seen.append(np.asarray(self.solver.getSolution().col_value))
        ends = [one[columns].sum() for one in self.seen]
        return round(ends[0]) if np.ptp(ends) < 0.5 else None


def parts_of(table: LinkedTable) -> np.ndarray:
    """Which innermost cells every cell is made of, (cells, innermost cells)."""
    return reduce(np.kron, [axis.parts for axis in table.axes])


def at(cells: np.ndarray, place: int, size: int) -> np.ndarray:
    """A row of `size` with these numbers from a place on."""
    row = np.zeros(size)
    row[place : place + len(cells)] = cells
    return row


def add_row(solver: highspy.Highs, row: np.ndarray, low: float, high: float) -> None:
    """Tell the solver that a sum over its unknowns lies between two numbers."""
    places = np.flatnonzero(row)
    solver.addRow(low, high, len(places), places.astype(np.int32), row[places])
