"""Who came or went alone: the parts of quiet sums in which somebody did, and the sums above that would say of which part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from puntari.methods.suppression.quiet import Few, Seen, axis_of, numbers
from puntari.methods.suppression.table import LinkedTable


@dataclass(frozen=True)
class Alone:
    """The parts in which alone somebody came (or else went) in a quiet sum along an axis, those sums, and the sums along axes that do not
    matter that would say which part it is, all by their cells."""

    came: bool
    cells: np.ndarray
    wholes: np.ndarray
    above: np.ndarray

    @staticmethod
    def of(table: LinkedTable, seen: Sequence[Seen], few: Few) -> list[Alone]:
        """Along each axis that matters, who came and who went."""
        return [_along(table, seen, few, axis, came) for axis in numbers(table, few) for came in (True, False)]


def _along(table: LinkedTable, seen: Sequence[Seen], few: Few, axis: int, came: bool) -> Alone:
    axes = axis_of(table)
    mine, across = axes == axis, ~np.isin(axes, numbers(table, few))
    steps = [one.step if came else -one.step for one in seen]
    cells, wholes = _singled(table, [(step, one.quiet & mine) for step, one in zip(steps, seen, strict=True)], few)
    above = np.zeros_like(cells)
    for step, one in zip(steps, seen, strict=True) if not few.of_sums else ():
        places = _places(table, step, one.quiet & mine, ~one.known & (table.values > 0))
        above |= _above(table, step, one.quiet & across, cells, places)
    return Alone(came, cells, wholes, above)


def _singled(table: LinkedTable, seen: Sequence[tuple[np.ndarray, np.ndarray]], few: Few) -> tuple[np.ndarray, np.ndarray]:
    """The parts in which alone a step is above zero in one of these sums, and the sums; of sums (of euros) all such parts."""
    row, cell = table.equations.row, table.equations.cell
    found, wholes = (np.zeros(len(table.values), dtype=bool) for _ in range(2))
    for step, rows in seen:
        mine = (table.equations.sign < 0) & rows[row] & (step > 0)[cell]
        parts = np.bincount(row[mine], minlength=len(rows))
        held = (parts > 0) if few.of_sums else (parts == 1)
        found[cell[mine & held[row]]] = True
        wholes[cell[(table.equations.sign > 0) & held[row]]] = True
    return found & (table.values > 0), wholes


def _places(table: LinkedTable, step: np.ndarray, rows: np.ndarray, unknown: np.ndarray) -> np.ndarray:
    """The parts, (cells,) of bool, unknown before, of those sums that rose though no part is seen to: somebody came to one of them."""
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    rose = (step > 0)[cell]
    by_part, by_whole = (np.bincount(row[one & rose], minlength=len(rows)) > 0 for one in (part, ~part))
    found = np.zeros_like(unknown)
    found[cell[part & (rows & by_whole & ~by_part)[row]]] = True
    return found & unknown


def _above(table: LinkedTable, step: np.ndarray, rows: np.ndarray, cells: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The sums, (cells,) of bool, that rose for one of these cells alone, or else for one of these places, step by step upwards.

    A person who came to an area is told by the one service that rose there, hidden as it is, where the service rose in the region, too.
    """
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    rose = (step > 0)[cell] & rows[row]
    risen = np.bincount(row[part & rose], minlength=len(rows))
    by_place = (risen == 0) & (np.bincount(row[part & places[cell]], minlength=len(rows)) > 0)
    reached, size = cells.copy(), -1
    while reached.sum() > size:
        size = int(reached.sum())
        by_cell = (risen == 1) & (np.bincount(row[part & rose & reached[cell]], minlength=len(rows)) > 0)
        reached[cell[~part & rose & (by_cell | by_place)[row]]] = True
    return reached & ~cells
