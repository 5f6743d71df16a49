"""A table of counts with all its margins, and the equations that tie the cells: what an attacker can add and subtract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from puntari.words.errors import PuntariError

MOST_CELLS = 250_000


class BadTable(PuntariError):
    """Hierarchies or counts that no table can be made of."""

    def __init__(self, what: str, what_to_do: str) -> None:
        self.what, self.what_to_do = what, what_to_do
        super().__init__(f"{what}; {what_to_do}")


@dataclass(frozen=True)
class Edge:
    """One step of a hierarchy: `child` is a part of `parent`."""

    hierarchy: str
    parent: str
    child: str


@dataclass(frozen=True)
class Family:
    """A code that is the sum of others, by their numbers on the axis."""

    parent: int
    children: tuple[int, ...]


@dataclass(frozen=True)
class Axis:
    """A dimension: its codes, which of them are sums, and `parts` (codes × leaves, 0 or 1): the leaves that each code is made of."""

    name: str
    codes: tuple[str, ...]
    families: tuple[Family, ...]
    parts: np.ndarray

    @cached_property
    def leaves(self) -> dict[str, int]:
        """The codes that are no sum, numbered in their order."""
        sums = {family.parent for family in self.families}
        return {code: n for n, code in enumerate(code for i, code in enumerate(self.codes) if i not in sums)}


@dataclass(frozen=True)
class Equations:
    """Sums as entries: in each `row`, the parent (sign 1) less its children (sign -1) is zero."""

    row: np.ndarray
    cell: np.ndarray
    sign: np.ndarray

    def within(self, place: np.ndarray) -> Equations:
        """The equations over the cells with `place` (cells,) not negative, each cell by its place; the others are taken as known."""
        kept = place[self.cell] >= 0
        _, row = np.unique(self.row[kept], return_inverse=True)
        return Equations(row, place[self.cell[kept]], self.sign[kept])

    def in_one_part(self, values: np.ndarray, hidden: np.ndarray) -> int:
        """How many sums of several parts lie in one of them wholly, by the values, (cells,): all others are zeros that are not hidden."""
        parts = self.sign < 0
        there = np.bincount(self.row[parts], weights=(values[self.cell[parts]] > 0) | hidden[self.cell[parts]])
        alone = np.bincount(self.row[parts], weights=values[self.cell[parts]] > 0)
        return int(((there == 1) & (alone == 1) & (np.bincount(self.row[parts]) > 1)).sum())


@dataclass(frozen=True)
class LinkedTable:
    """Counts of every cell with all margins, the last axis running fastest, and the equations between them.

    `numbers` (cells,), ascending, are the places of the cells among all combinations of codes; None where every combination is a cell.
    """

    axes: tuple[Axis, ...]
    values: np.ndarray
    equations: Equations
    numbers: np.ndarray | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """Codes of each axis."""
        return tuple(len(axis.codes) for axis in self.axes)

    def coordinates(self, cell: int) -> tuple[int, ...]:
        """The numbers of a cell's codes, one an axis."""
        place = cell if self.numbers is None else self.numbers[cell]
        return tuple(int(one) for one in np.unravel_index(place, self.shape))

    def codes_of(self, cell: int) -> tuple[str, ...]:
        """The codes of a cell, one an axis."""
        return tuple(axis.codes[i] for axis, i in zip(self.axes, self.coordinates(cell), strict=True))

    def all_codes_of(self, cells: np.ndarray) -> tuple[tuple[str, ...], ...]:
        """The codes of each of some cells, by their numbers."""
        return tuple(self.codes_of(cell) for cell in cells.tolist())

    def among(self, codes: Sequence[Sequence[int]]) -> np.ndarray:
        """The cells, ascending, whose codes are on every axis among these."""
        places = np.sort(np.ravel_multi_index(np.ix_(*codes), self.shape).ravel())
        if self.numbers is None:
            return places
        found = np.minimum(np.searchsorted(self.numbers, places), len(self.numbers) - 1)
        return found[self.numbers[found] == places]


def make_axis(name: str, edges: Iterable[Edge], others: Sequence[str] = ()) -> Axis:
    """An axis of one or several hierarchies over the same leaves, with `others` as codes in no hierarchy.

    Raises BadTable for a code that is its own part, has two parents in a hierarchy, or is a different sum in two of them.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for edge in edges:
        groups.setdefault((edge.hierarchy, edge.parent), []).append(edge.child)
    codes = tuple(dict.fromkeys([*(code for (_, parent), children in groups.items() for code in (parent, *children)), *others]))
    _one_parent(name, groups)
    number = {code: i for i, code in enumerate(codes)}
    families = tuple(Family(number[parent], tuple(number[child] for child in children)) for (_, parent), children in groups.items())
    return Axis(name, codes, families, _parts(name, codes, families))


def _one_parent(name: str, groups: dict[tuple[str, str], list[str]]) -> None:
    seen = Counter((hierarchy, child) for (hierarchy, _), children in groups.items() for child in children)
    for (hierarchy, child), times in seen.items():
        if times > 1:
            raise BadTable(
                f"{name}: {child!r} stands {times} times as a child in hierarchy {hierarchy!r}",
                "give it one parent there, and put other parents into a hierarchy of their own",
            )


def _parts(name: str, codes: tuple[str, ...], families: tuple[Family, ...]) -> np.ndarray:
    sums = {family.parent for family in families}
    leaves = [i for i in range(len(codes)) if i not in sums]
    parts = np.zeros((len(codes), len(leaves)), dtype=np.int64)
    parts[leaves, range(len(leaves))] = 1
    ready, waiting = set(leaves), list(families)
    while waiting:
        now = [family for family in waiting if ready.issuperset(family.children)]
        if not now:
            raise BadTable(f"{name}: {codes[waiting[0].parent]!r} is a part of itself", "take away one of the edges of that circle")
        for family in now:
            _add(name, codes, parts, family, known=family.parent in ready)
            ready.add(family.parent)
        waiting = [family for family in waiting if family not in now]
    return parts


def _add(name: str, codes: tuple[str, ...], parts: np.ndarray, family: Family, known: bool) -> None:
    summed = parts[list(family.children)].sum(axis=0)
    if summed.max(initial=0) > 1:
        raise BadTable(f"{name}: {codes[family.parent]!r} counts a part twice", "let each part stand under one of its children only")
    if known and not np.array_equal(summed, parts[family.parent]):
        raise BadTable(
            f"{name}: {codes[family.parent]!r} is made of different parts in two hierarchies",
            "name the two sums differently, or give every part a place in both hierarchies",
        )
    parts[family.parent] = summed


def tabulate(axes: Sequence[Axis], keys: Sequence[Sequence[str]], counts: Sequence[int]) -> LinkedTable:
    """The table of innermost counts with every margin; a cell that no key names is zero.

    Raises BadTable for a key that is no innermost cell or comes twice, for a count below zero and for a table too large.
    """
    shape = tuple(len(axis.codes) for axis in axes)
    if prod(shape) > MOST_CELLS:
        raise BadTable(f"the table has {prod(shape):,} cells, over {MOST_CELLS:,}", "make several tables of fewer dimensions")
    inner = np.full(tuple(len(axis.leaves) for axis in axes), -1, dtype=np.int64)
    for key, count in zip(keys, counts, strict=True):
        place = tuple(_leaf(axis, code) for axis, code in zip(axes, key, strict=True))
        if count < 0 or inner[place] >= 0:
            wrong = f"is {count}, below zero" if count < 0 else "is given twice"
            raise BadTable(f"the count of {', '.join(key)} {wrong}", "give each cell once, with a count of zero or more")
        inner[place] = count
    values = np.maximum(inner, 0)
    for n, axis in enumerate(axes):
        values = np.moveaxis(np.tensordot(axis.parts, values, axes=(1, n)), 0, n)
    return LinkedTable(tuple(axes), values.ravel(), _equations(axes, shape))


def _leaf(axis: Axis, code: str) -> int:
    if code in axis.leaves:
        return axis.leaves[code]
    if code in axis.codes:
        raise BadTable(f"{axis.name}: {code!r} is a sum of others", "leave sums out; they are computed from the innermost counts")
    raise BadTable(f"{axis.name}: {code!r} is in no hierarchy", "add it under its parents, or correct the code")


def _equations(axes: Sequence[Axis], shape: tuple[int, ...]) -> Equations:
    number = np.arange(prod(shape)).reshape(shape)
    rows, cells, signs, made = [], [], [], 0
    for n, axis in enumerate(axes):
        lines = np.moveaxis(number, n, -1).reshape(-1, shape[n])
        for family in axis.families:
            members = lines[:, [family.parent, *family.children]]
            rows.append(np.repeat(np.arange(made, made + len(members)), members.shape[1]))
            cells.append(members.ravel())
            signs.append(np.tile([1.0] + [-1.0] * len(family.children), len(members)))
            made += len(members)
    if not made:
        return Equations(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    return Equations(np.concatenate(rows), np.concatenate(cells), np.concatenate(signs))
