"""The attack: what can be worked out of hidden cells from the published ones, by linear programming over all sums at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.program import NoAnswer, Program
from puntari.methods.suppression.table import Equations, LinkedTable

ROUNDING = 1e-6


@dataclass(frozen=True)
class Audit:
    """What an attacker finds: each of the hidden `cells` holds a whole number from `low` to `high`, (cells,) each.

    Where a width was enough, the attack on a cell ends as soon as it is known to be left, and the true interval may be wider.
    """

    attacker: str
    cells: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def narrower(self, width: int | np.ndarray) -> np.ndarray:
        """The cells, by number, whose interval is narrower than `width`, or than the one of `width` (all cells of the table) that is
        theirs; with width 1 those that are disclosed exactly."""
        return self.cells[self.high - self.low < (width if isinstance(width, int) else width[self.cells])]


def audit(
    table: LinkedTable, hidden: np.ndarray, attacker: Attacker, enough: int | np.ndarray | None = None, effort: Effort | None = None
) -> Audit:
    """The least and greatest count of every hidden cell that agree with what is published and with what the attacker knows.

    `hidden` (cells,) of bool; raises NoAnswer where the true counts break the attacker's bounds. Whole numbers are found by rounding
    the bounds inwards, so that where tables of three or more dimensions have no whole solution at a bound the interval is wider than
    the truth.
    """
    cells = np.flatnonzero(hidden)
    place = np.full(len(hidden), -1)
    place[cells] = np.arange(len(cells))
    values = table.values[cells]
    room = np.stack([attacker.low[cells] - values, attacker.high[cells] - values]).astype(float)
    found = np.zeros((2, len(cells)))
    equations = table.equations.within(place)
    tried = _Tried(attacker.name, len(cells), effort or Effort())
    wide = np.full(len(cells), np.inf if enough is None else enough) if enough is None or isinstance(enough, int) else enough[cells]
    for part in _parts(equations, len(cells)):
        _attack(equations, part, room, found, wide, tried)
    reached = np.stack([np.ceil(found[0] - ROUNDING), np.floor(found[1] + ROUNDING)]).astype(np.int64)
    return Audit(attacker.name, cells, values + reached[0], values + reached[1])


def _parts(equations: Equations, size: int) -> list[np.ndarray]:
    """The columns that hang together through equations, as groups."""
    label = np.arange(size)
    order = np.argsort(equations.row, kind="stable")
    row, cell = equations.row[order], equations.cell[order]
    while len(row):
        starts = np.searchsorted(row, np.arange(row[-1] + 1))
        least = np.minimum.reduceat(label[cell], starts)[row]
        if (least == label[cell]).all():
            break
        np.minimum.at(label, cell, least)
    return [np.flatnonzero(label == one) for one in np.unique(label)]


@dataclass
class _Tried:
    """How many cells were attacked, of how many, by whom."""

    attacker: str
    cells: int
    effort: Effort
    done: int = 0

    def another(self) -> None:
        if self.done % (self.cells // 20 + 1) == 0:
            self.effort.progress(f"attacking ({self.attacker})", self.done, self.cells)
        self.done += 1


def _attack(equations: Equations, part: np.ndarray, room: np.ndarray, found: np.ndarray, enough: np.ndarray, tried: _Tried) -> None:
    """Write into `found` (2, columns) how far each column of a part can go down and up within `room`."""
    place = np.full(room.shape[1], -1)
    place[part] = np.arange(len(part))
    program = Program(equations.within(place), room[0, part], room[1, part], tried.effort)
    for column, number in enumerate(part.tolist()):
        tried.another()
        for side, price in ((0, 1.0), (1, -1.0)):
            if found[1, number] - found[0, number] < enough[number] and found[side, number] != room[side, number]:
                _extreme(program, column, price, part, found)


def _extreme(program: Program, column: int, price: float, part: np.ndarray, found: np.ndarray) -> None:
    program.reprice(np.array([column]), np.array([price]))
    moves = program.solve()
    if moves is None:
        raise NoAnswer("the true table does not fit what the attacker is said to know; the attack says nothing")
    program.reprice(np.array([column]), np.zeros(1))
    found[0, part] = np.minimum(found[0, part], moves)
    found[1, part] = np.maximum(found[1, part], moves)
