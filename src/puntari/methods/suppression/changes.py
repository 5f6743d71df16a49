"""What changed between vintages of a table: where so few came or went that one vintage tells of another.

The changes are a table of their own, with the same sums. A sum in which fewer than a rule's least count came or went is quiet, and whoever
reads both vintages takes what did not change in it for the same people (the correspondence attacks of Fung and others 2008).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.attacker import Attacker, plain
from puntari.methods.suppression.contributions import SINGLE
from puntari.methods.suppression.table import LinkedTable

LINKING = "linking"


@dataclass(frozen=True)
class Earlier:
    """What another vintage told of the cells of a table, (cells,), -1 where it told nothing, and which of them it hid."""

    told: np.ndarray = field(repr=False)
    hid: np.ndarray = field(repr=False)


@dataclass(frozen=True)
class Few:
    """Fewer than how many who came or went make a sum quiet, along which axes that matters (none named: along all), and whether the table
    is of sums: of these each part that changed is taken for one contributor's."""

    count: int
    of: Collection[str] = ()
    of_sums: bool = False


@dataclass(frozen=True)
class Linked:
    """How a table hangs together with earlier vintages, (cells,) each: `singled` are the parts in which alone somebody came or went in a
    quiet sum, `stays` those hidden before in a quiet sum, and `readers` who reads them beside each other."""

    singled: np.ndarray = field(repr=False)
    stays: np.ndarray = field(repr=False)
    readers: tuple[Attacker, ...] = field(repr=False)


def link(table: LinkedTable, before: Sequence[Earlier], hidden: np.ndarray, few: Few) -> Linked:
    """How a table hangs together with earlier vintages, by what is known of who came and went in the cells that those told; `hidden`,
    (cells,) of bool, is to be so for its own sake.

    Three kinds of reader are considered, each sure of something that is true, and none is to find exactly what he looks for. One takes for
    the same all that did not change in a quiet sum and looks for what is hidden. One knows that somebody came, and in which quiet sum,
    and believes that nobody else went: he looks for the part. One knows likewise who went.
    """
    seen = [_Seen.of(table, one, few) for one in before]
    near = [(one, each) for one, each in zip(before, seen, strict=True)]
    stays = np.logical_or.reduce([one.hid & each.nearest for one, each in near]) & (table.values > 0)
    alone = _Alone.of(table, seen, few)
    singled = np.logical_or.reduce([one.cells for one in alone])
    low, high = _taken(table, near, _same)
    claims = (hidden | stays | (singled if few.of_sums else False)) & (low < high)
    readers = [Attacker(LINKING, low, high, _widths(table, near, claims, few))]
    for one in () if few.of_sums else alone:
        low, high = _taken(table, near, _none_went if one.came else _none_came)
        # As many came to that sum as did, if not more, and to the part no more than did.
        least, most = (one.wholes, one.cells) if one.came else (one.cells, one.wholes)
        low, high = np.where(least, np.maximum(low, table.values), low), np.where(most, np.minimum(high, table.values), high)
        readers.append(Attacker("who came" if one.came else "who went", low, high, (one.cells & (low < high)).astype(np.int64)))
    return Linked(singled, stays, tuple(one for one in readers if one.width.any()))


def told_of(table: LinkedTable) -> np.ndarray:
    """The counts, (cells,), with those worked out of which all but one in a sum are there; -1 where nothing tells."""
    values, equations = table.values.copy(), table.equations
    rows = int(equations.row.max(initial=-1)) + 1
    while True:
        unknown = values[equations.cell] < 0
        short = np.bincount(equations.row[unknown], minlength=rows) == 1
        last = unknown & short[equations.row]
        if not last.any():
            return values
        rest = np.bincount(equations.row, weights=np.where(unknown, 0, equations.sign * values[equations.cell]), minlength=rows)
        values[equations.cell[last]] = np.rint(-rest[equations.row[last]] * equations.sign[last]).astype(np.int64)


@dataclass(frozen=True)
class _Seen:
    """What changed since another vintage, (cells,), which sums are quiet, (rows,), and which cells are parts of one, (cells,): of any, and
    of one along an axis that matters."""

    step: np.ndarray
    quiet: np.ndarray
    near: np.ndarray
    nearest: np.ndarray

    @staticmethod
    def of(table: LinkedTable, one: Earlier, few: Few) -> _Seen:
        known = one.told >= 0
        step = np.where(known, table.values - one.told, 0)
        quiet = _quiet(table, step, known, few)
        along = quiet & np.isin(_axis_of(table), _numbers(table, few))
        return _Seen(step, quiet, _parts_of(table, quiet), _parts_of(table, along))


@dataclass(frozen=True)
class _Alone:
    """The parts in which alone somebody came (or else went) in a quiet sum along an axis, and those sums, by their cells."""

    came: bool
    cells: np.ndarray
    wholes: np.ndarray

    @staticmethod
    def of(table: LinkedTable, seen: Sequence[_Seen], few: Few) -> list[_Alone]:
        axes = _axis_of(table)
        return [
            _Alone(came, *_alone(table, [(one.step if came else -one.step, one.quiet & (axes == axis)) for one in seen], few))
            for axis in _numbers(table, few) for came in (True, False)
        ]


def _numbers(table: LinkedTable, few: Few) -> list[int]:
    return [number for number, axis in enumerate(table.axes) if not few.of or axis.name in few.of]


def _alone(
    table: LinkedTable, seen: Sequence[tuple[np.ndarray, np.ndarray]], few: Few
) -> tuple[np.ndarray, np.ndarray]:
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


Belief = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]


def _same(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a count is taken to be at least what it was, and where at most: both where it did not change."""
    return step >= 0, step <= 0


def _none_went(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return step >= 0, step < 0


def _none_came(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return step > 0, step <= 0


def _taken(table: LinkedTable, near: Sequence[tuple[Earlier, _Seen]], belief: Belief) -> tuple[np.ndarray, np.ndarray]:
    """What somebody takes the counts to be, by what was told of them before in quiet sums; a zero is told as one."""
    free = plain(table.values)
    low, high = free.low.copy(), free.high.copy()
    whole = np.zeros(len(low), dtype=bool)
    whole[table.equations.cell[table.equations.sign > 0]] = True
    for one, seen in near:
        # Of a cell that was hidden, too, he believes that nobody went from it (or came to it), without knowing what it was.
        told = one.told if belief is _same else np.where(one.hid & _still(table, one, seen), table.values, one.told)
        taken = (told >= 0) & (seen.nearest if belief is _same else seen.near & ~whole)
        least, most = belief(seen.step)
        low = np.where(taken & least, np.maximum(low, told), low)
        high = np.where(taken & most, np.minimum(high, told), high)
    zero = table.values == 0
    return np.where(zero, 0, low), np.where(zero, 0, high)


def _still(table: LinkedTable, one: Earlier, seen: _Seen) -> np.ndarray:
    """The cells, (cells,) of bool, that are parts of a quiet sum of which all that changed shows in the parts that were told."""
    row, cell, sign = table.equations.row, table.equations.cell, table.equations.sign
    rest = np.bincount(row, weights=sign * seen.step[cell], minlength=len(seen.quiet))
    told = np.bincount(row, weights=(sign > 0) & (one.told >= 0)[cell], minlength=len(seen.quiet))
    return _parts_of(table, (rest == 0) & (told > 0) & seen.quiet)


def _widths(table: LinkedTable, near: Sequence[tuple[Earlier, _Seen]], claims: np.ndarray, few: Few) -> np.ndarray:
    """How wide the interval of each claimed cell must stay: not exact; of sums (of euros) a part of what changed."""
    if not few.of_sums:
        return claims.astype(np.int64)
    most = np.maximum.reduce([np.abs(seen.step) for _, seen in near])
    return np.where(claims, np.maximum(1, np.ceil(2 * most * SINGLE / 100)), 0).astype(np.int64)


def _quiet(table: LinkedTable, step: np.ndarray, known: np.ndarray, few: Few) -> np.ndarray:
    """The sums, (rows,) of bool, in which fewer than a few came or went: by what the parts changed, or the whole if that is more.

    Of sums (of euros) those in which some part stayed exactly as it was while few others changed.
    """
    row, cell = table.equations.row, table.equations.cell
    part, rows = table.equations.sign < 0, int(row.max(initial=-1)) + 1
    amount = (step != 0).astype(float) if few.of_sums else np.abs(step).astype(float)
    in_parts = np.bincount(row[part], weights=amount[cell[part]], minlength=rows)
    if few.of_sums:
        same = np.bincount(row[part], weights=(known & (step == 0) & (table.values > 0))[cell[part]], minlength=rows)
        return (same > 0) & (in_parts < few.count)
    return np.maximum(in_parts, np.bincount(row[~part], weights=amount[cell[~part]], minlength=rows)) < few.count


def _axis_of(table: LinkedTable) -> np.ndarray:
    """Along which axis each sum runs, by its number, (rows,)."""
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    rows = int(row.max(initial=-1)) + 1
    places = np.arange(len(table.values)) if table.numbers is None else table.numbers
    codes = np.stack(np.unravel_index(places, table.shape))
    whole, one = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
    whole[row[~part]], one[row[part]] = cell[~part], cell[part]
    return (codes[:, whole] != codes[:, one]).argmax(axis=0)


def _parts_of(table: LinkedTable, rows: np.ndarray) -> np.ndarray:
    """The parts of some sums, (cells,) of bool."""
    found = np.zeros(len(table.values), dtype=bool)
    found[table.equations.cell[(table.equations.sign < 0) & rows[table.equations.row]]] = True
    return found
