"""Small groups that lie in one part wholly: whoever knows of somebody in one knows the part, by the zeros beside it.

Hiding the one part hides nothing while zeros are published as zeros. So such a group is not broken down at all: all parts of it are
hidden, and with a hidden zero all that it is made of. A zero that lies in a larger one stays published, for the larger one tells it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.table import Equations, LinkedTable


@dataclass(frozen=True)
class Whole:
    """Which cells are hidden because they are parts of a small group that lies in one of them, (cells,) of bool, and how many such groups
    there are, of which how many cannot be helped: all else of what they lie in is nobody, too, in a wider group that stays published."""

    cells: np.ndarray = field(repr=False)
    groups: int
    left: int


def whole_groups(table: LinkedTable, below: int, dims: Collection[str] = ()) -> Whole:
    """The groups of fewer than `below` that lie in one part wholly, on the axes of these names (none: on all)."""
    hidden = np.zeros(len(table.values), dtype=bool)
    parts: list[np.ndarray] = []
    number = np.arange(len(table.values)).reshape(table.shape)
    for n, axis in enumerate(table.axes):
        lines = np.moveaxis(number, n, -1).reshape(-1, len(axis.codes))
        for family in axis.families if not dims or axis.name in dims else ():
            mine = lines[:, list(family.children)]
            counts = table.values[mine]
            wholly = ((counts > 0).sum(axis=1) == 1) & (counts.sum(axis=1) < below) & (len(family.children) > 1)
            parts += list(mine[wholly])
            hidden[mine[wholly]] = True
    zeros = _not_told(table, _refined(table, hidden))
    helped = [one for one in parts if zeros[one].any()]
    found = zeros.copy()
    for one in helped:
        found[one[table.values[one] > 0]] = True
    return Whole(found, len(parts), len(parts) - len(helped))


def _refined(table: LinkedTable, hidden: np.ndarray) -> np.ndarray:
    """The hidden zeros with all that they are made of, which are zeros that would tell them."""
    parents, parts = _steps(table.equations)
    found = hidden & (table.values == 0)
    while len(more := parts[found[parents] & ~found[parts]]):
        found[more] = True
    return found


def _not_told(table: LinkedTable, zeros: np.ndarray) -> np.ndarray:
    """Without the zeros that are a part of a published zero, and without those of which all parts are published."""
    parents, parts = _steps(table.equations)
    row = table.equations.row[table.equations.sign < 0]
    found = zeros.copy()
    while True:
        told = parts[(table.values[parents] == 0) & ~found[parents] & found[parts]]
        unknown = np.bincount(row, weights=found[parts] | (table.values[parts] > 0), minlength=int(row.max(initial=-1)) + 1)
        summed = parents[(unknown[row] == 0) & found[parents]]
        if not len(told) and not len(summed):
            return found
        found[told] = found[summed] = False


def _steps(equations: Equations) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of a sum and one of its parts, by their cells."""
    whole = np.zeros(int(equations.row.max(initial=-1)) + 1, dtype=np.int64)
    above = equations.sign > 0
    whole[equations.row[above]] = equations.cell[above]
    return whole[equations.row[~above]], equations.cell[~above]
