"""The part of a table around a cell, as a programme: the fewest published cells that must move for this one to move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.program import Program
from puntari.methods.suppression.table import Axis, Equations, LinkedTable

EPSILON = 1e-6
COUNTED = 2
"""The largest move that the protection of counts asks for; sums ask for far larger ones."""
SMALL = 10_000
"""Cells of a table that is searched whole for every cell: better ways are found, at a price that grows with the table."""


@dataclass(frozen=True)
class Push:
    """Another table that the attacker cannot tell from the true one: the cells that differ, by how much, and the price of hiding them."""

    price: float
    cells: np.ndarray
    moves: np.ndarray


class Block:
    """Cells that may move, each up (column n) or down (column n + size), while all others of the table stay."""

    def __init__(self, table: LinkedTable, cells: np.ndarray, attacker: Attacker, effort: Effort) -> None:
        self.cells, size = cells, len(cells)
        self._place = np.full(len(table.values), -1)
        self._place[cells] = np.arange(size)
        inner = table.equations.within(self._place)
        both = Equations(
            np.concatenate([inner.row, inner.row]),
            np.concatenate([inner.cell, inner.cell + size]),
            np.concatenate([inner.sign, -inner.sign]),
        )
        room = [attacker.high[cells] - table.values[cells], table.values[cells] - attacker.low[cells]]
        self._room = np.concatenate(room).astype(float)
        self._program = Program(both, np.zeros(2 * size), self._room, effort)
        self._prices = np.zeros(size)

    def push(self, cell: int, amount: int, prices: np.ndarray) -> Push | None:
        """The cheapest way to move a cell by `amount` at `prices` (all cells); None where these cells leave no way."""
        size, place = len(self.cells), int(self._place[cell])
        wanted, other = (place, place + size) if amount > 0 else (place + size, place)
        if self._room[wanted] < abs(amount):
            return None
        self._reprice(prices[self.cells])
        self._program.bound(wanted, abs(amount), abs(amount))
        self._program.bound(other, 0, 0)
        found = self._program.solve()
        for column in (wanted, other):
            self._program.bound(column, 0, self._room[column])
        return None if found is None else self._pushed(found[:size] - found[size:], abs(amount))

    def close(self, cell: int) -> None:
        """Let a cell stay as it is from now on."""
        self._bound(cell, 0.0)

    def open(self, cell: int) -> None:
        """Let a cell move again."""
        self._bound(cell, 1.0)

    def _bound(self, cell: int, share: float) -> None:
        place = int(self._place[cell])
        if place >= 0:
            for column in (place, place + len(self.cells)):
                self._program.bound(column, 0, share * self._room[column])

    def _reprice(self, prices: np.ndarray) -> None:
        changed = np.flatnonzero(prices != self._prices)
        self._prices[changed] = prices[changed]
        self._program.reprice(np.concatenate([changed, changed + len(self.cells)]), np.tile(prices[changed], 2))

    def _pushed(self, moves: np.ndarray, amount: int) -> Push:
        """What a solution moves. Of large moves the price is that of moves of one, and what moves by hardly anything stays."""
        scale = amount if amount > COUNTED else 1
        moved = np.flatnonzero(np.abs(moves) > EPSILON * scale)
        return Push(float(self._prices[moved] @ np.abs(moves[moved])) / scale, self.cells[moved], moves[moved])


class Blocks:
    """The blocks of a table for one attacker, made when first asked for: around a cell, and the whole."""

    def __init__(self, table: LinkedTable, attacker: Attacker, effort: Effort) -> None:
        self._table, self._attacker, self._effort = table, attacker, effort
        self._movable = attacker.low < attacker.high
        near = [[_near(axis, (code,)) for code in range(len(axis.codes))] for axis in table.axes]
        wide = [[_near(axis, codes) for codes in of_axis] for axis, of_axis in zip(table.axes, near, strict=True)]
        self._reach = (near, wide)
        self._made: dict[tuple[tuple[int, ...], ...], Block] = {}
        self._all: Block | None = None

    @property
    def large(self) -> bool:
        """Whether to search the whole only where nothing less has a way: in large tables and in joined ones, whose cells have many."""
        return len(self._movable) > SMALL or self._table.numbers is not None

    def near(self, cell: int) -> Block:
        """The cells whose codes are, on every axis, near the cell's own."""
        return self._around(cell, self._reach[0])

    def wide(self, cell: int) -> Block:
        """The cells near to those."""
        return self._around(cell, self._reach[1])

    def whole(self) -> Block:
        """Every cell of the table."""
        self._all = self._all or self._block(np.arange(len(self._table.values)))
        return self._all

    def _around(self, cell: int, reach: list[list[tuple[int, ...]]]) -> Block:
        key = tuple(of_axis[i] for of_axis, i in zip(reach, self._table.coordinates(cell), strict=True))
        if key not in self._made:
            self._made[key] = self._block(self._table.among(key))
        return self._made[key]

    def _block(self, cells: np.ndarray) -> Block:
        return Block(self._table, cells[self._movable[cells]], self._attacker, self._effort)


def _near(axis: Axis, codes: tuple[int, ...]) -> tuple[int, ...]:
    """Codes with their siblings, their children and all that they are a part of: with these a row can move while other branches stay."""
    near = set(codes)
    for family in axis.families:
        if not set(codes).isdisjoint((family.parent, *family.children)):
            near |= {family.parent, *family.children}
    for code in codes:
        near |= set(np.flatnonzero((axis.parts >= axis.parts[code]).all(axis=1)).tolist())
    return tuple(sorted(near))
