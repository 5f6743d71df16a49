"""A new vintage judged together with those before it: what somebody who holds all of them would be sure of, and what is hidden against it.

What an earlier vintage hid can be found by what the new one tells. Nothing told can be taken back, so the new vintage hides more, until a
reader who believes in the fewest comings and goings names no hidden count, of whichever vintage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.attacker import Attacker, Bounds
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.frugal import Frugal, Sure
from puntari.methods.suppression.quiet import Earlier, Few, axis_of, distance, numbers, parts_of
from puntari.methods.suppression.table import LinkedTable

NEAREST = 5
"""Vintages that are judged together with a new one: with it half a year of months."""
MOST_CELLS = 10_000
"""Cells of all vintages together that one programme is to hold: of larger tables fewer vintages are judged with the new one."""
TRIES = 12
"""How often more is hidden against the hoarder before all that is hidden is chosen anew."""


@dataclass(frozen=True)
class Hoard:
    """The vintages that somebody holds beside a new table, the one farthest from it first; what he knows of its hidden cells; which of
    its cells may be hidden, (cells,) of bool; and how many who came or went, or are counted, are too few to be told."""

    vintages: Sequence[Earlier] = field(repr=False)
    reader: Attacker = field(repr=False)
    may: np.ndarray = field(repr=False)
    few: Few
    quiet: np.ndarray = field(repr=False)

    def sure(self, table: LinkedTable, hidden: np.ndarray, effort: Effort) -> list[Sure]:
        """The secret counts that he is sure of when these cells of the new table are hidden, (cells,) of bool."""
        if not self.vintages:
            return []
        reading = self._reading(table, hidden, effort)
        return reading.counts(self.few.count - 1, self.near(table))

    def near(self, table: LinkedTable) -> np.ndarray:
        """The cells, (cells,) of bool, that are parts of a sum in which hardly anybody came or went: elsewhere he is right by luck."""
        return parts_of(table, self.quiet)

    def _reading(self, table: LinkedTable, hidden: np.ndarray, effort: Effort) -> Frugal:
        newest = Bounds(np.where(hidden, self.reader.low, table.values), np.where(hidden, self.reader.high, table.values))
        return Frugal(table, [*(one.bounds for one in self.vintages), newest], effort)

    def against(self, table: LinkedTable, hidden: np.ndarray, effort: Effort) -> np.ndarray:
        """Which further cells to hide so that he is sure of no secret count, (cells,) of bool; none where he is not or nothing helps."""
        more = np.zeros_like(hidden)
        if not self.vintages:
            return more
        sums = innermost(table, self.few, self.quiet) if self.few.of else []
        for _ in range(TRIES):
            reading = self._reading(table, hidden | more, effort)
            sure = [*reading.counts(self.few.count - 1, self.near(table)), *reading.places(sums, self.few.count)]
            telling = [{cell for cell in one.by if self.may[cell]} for one in sure]
            if not any(telling):
                break
            more[_covering(telling)] = True
        return more


def _covering(sets: Sequence[set[int]]) -> list[int]:
    """One cell or more of each set, those first that most sets have."""
    found, left = [], [one for one in sets if one]
    while left:
        many = Counter(cell for one in left for cell in one)
        found.append(max(many, key=lambda cell: (many[cell], -cell)))
        left = [one for one in left if found[-1] not in one]
    return found


def hoard(values: np.ndarray, vintages: Sequence[Earlier], reader: Attacker, may: np.ndarray, few: Few, quiet: np.ndarray) -> Hoard:
    """What somebody holds who has the nearest of some vintages; nothing that makes him sure where most sums are not quiet."""
    slow = 2 * quiet.sum() > len(quiet)
    many = max(1, min(NEAREST, MOST_CELLS // len(values) - 1)) if slow else 0
    near = sorted(vintages, key=lambda one: distance(values, one))[:many]
    return Hoard(near[::-1], reader, may & (reader.low < reader.high), few, quiet)


def innermost(table: LinkedTable, few: Few, quiet: np.ndarray) -> list[np.ndarray]:
    """The parts of each sum of innermost cells along an axis on which it matters who came and went."""
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    whole = np.zeros(len(table.values), dtype=bool)
    whole[cell[~part]] = True
    inner = np.bincount(row[part], weights=whole[cell[part]]) == 0
    along = np.flatnonzero(inner & quiet & np.isin(axis_of(table), numbers(table, few)))
    return [np.sort(cell[part & (row == one)]) for one in along.tolist()]
