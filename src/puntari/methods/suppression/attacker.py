"""What somebody who reads the published table knows of a hidden cell before adding and subtracting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class Attacker:
    """Bounds that an attacker puts on each cell if it is hidden, (cells,) each, and the least width the interval found must have, of
    every cell alike or of each its own, (cells,).

    `low` ≤ count ≤ `high` holds for the true counts; a cell with low = high is never hidden.
    """

    name: str
    low: np.ndarray
    high: np.ndarray
    width: int | np.ndarray

    def least(self, cells: np.ndarray) -> np.ndarray:
        """The least width of the interval of each of some cells."""
        return np.full(len(cells), self.width) if isinstance(self.width, int) else self.width[cells]


@dataclass(frozen=True)
class Bounds:
    """Between what somebody knows the counts of some cells to be, (cells,) each: one number where it is told."""

    low: np.ndarray = field(repr=False)
    high: np.ndarray = field(repr=False)


@dataclass(frozen=True)
class Grouped:
    """Cells hidden as parts of small groups that lie in one part, (cells,) of bool, zeros among them; what is known of the count of each
    is that it is less than `below`."""

    cells: np.ndarray
    below: int | np.ndarray


def plain(values: np.ndarray, width: int | np.ndarray = 2, grouped: Grouped | None = None) -> Attacker:
    """One who knows that counts are not negative and that zeros are published as zeros, but for those that are parts of small groups."""
    open_to_all = (values > 0) | (grouped.cells if grouped is not None else False)
    return Attacker("plain", np.zeros(len(values), dtype=np.int64), np.where(open_to_all, _beyond(values), 0), width)


def aware(values: np.ndarray, primary: np.ndarray, least: int, width: int = 1, grouped: Grouped | None = None) -> Attacker:
    """One who also knows the rule and reads it off each status: a primary cell is 1 … least - 1, any other hidden one least or more."""
    low = np.where(primary, 1, np.where(values > 0, least, 0))
    high = np.where(primary, least - 1, np.where(values > 0, _beyond(values), 0))
    if grouped is not None:
        low, high = np.where(grouped.cells, 0, low), np.where(grouped.cells, grouped.below - 1, high)
    return Attacker("aware", low, high, width)


def knowing(attacker: Attacker, values: np.ndarray, known: np.ndarray) -> Attacker:
    """The attacker who knows some cells for sure, (cells,) of bool: what was published before, or the one that he is in himself."""
    return replace(attacker, low=np.where(known, values, attacker.low), high=np.where(known, values, attacker.high))


def _beyond(values: np.ndarray) -> np.ndarray:
    """A bound that no interval of interest reaches: a finite one keeps the solver's answers exact."""
    return values + 2 * int(values.max(initial=0)) + 1000
