"""What changed between vintages of a table: where so few came or went that one vintage tells of another.

The changes are a table of their own, with the same sums. A sum in which fewer than a rule's least count came or went is quiet, and whoever
reads both vintages takes what did not change in it for the same people (the correspondence attacks of Fung and others 2008).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.alone import Alone
from puntari.methods.suppression.attacker import Attacker, Grouped, plain
from puntari.methods.suppression.contributions import SINGLE
from puntari.methods.suppression.quiet import Earlier, Few, Seen, parts_of
from puntari.methods.suppression.table import LinkedTable

LINKING = "linking"


@dataclass(frozen=True)
class Linked:
    """How a table hangs together with earlier vintages, (cells,) each: `singled` are the parts in which alone somebody came or went in a
    quiet sum, `stays` those hidden before in a quiet sum, `readers` who reads them beside each other, and `quiet` the sums,
    (rows,) of bool, that are so since the nearest vintage."""

    singled: np.ndarray = field(repr=False)
    stays: np.ndarray = field(repr=False)
    readers: tuple[Attacker, ...] = field(repr=False)
    quiet: np.ndarray = field(repr=False)


def link(table: LinkedTable, before: Sequence[Earlier], hidden: np.ndarray, few: Few, loose: np.ndarray | None = None) -> Linked:
    """How a table hangs together with earlier vintages, by what is known of who came and went in the cells that those told; `hidden`,
    (cells,) of bool, is to be so for its own sake, and `loose` ones may be hidden though they are zero (None: all zeros are told).

    Three kinds of reader are considered, each sure of something that is true, and none is to find exactly what he looks for. One takes for
    the same all that did not change in a quiet sum and looks for what is hidden, now or then, for its own sake. One knows that somebody
    came, and in which quiet sum, and believes that nobody else went: he looks for the part. One knows likewise who went.
    """
    seen = [Seen.of(table, one, [other for other in before if other is not one], few) for one in before]
    near = sorted(zip(before, seen, strict=True), key=lambda pair: pair[1].apart)
    told = (table.values == 0) & (True if loose is None else ~loose)
    stays = np.logical_or.reduce([one.hid & each.nearest for one, each in near]) & ~told
    alone = Alone.of(table, seen, few)
    singled = np.logical_or.reduce([one.cells | one.above for one in alone])
    low, high = _taken(table, near, _same, told)
    small = np.logical_or.reduce([one.by_rule & each.nearest for one, each in near]) & stays
    claims = (hidden | (stays | singled if few.of_sums else small)) & ~_follows(table, low == high)
    readers = [Attacker(LINKING, low, high, _widths(table, near, claims, few))]
    for one in () if few.of_sums else alone:
        low, high = _taken(table, near, _none_went if one.came else _none_came, told)
        # As many came to that sum as did, if not more, and to the part no more than did.
        least, most = (one.wholes, one.cells) if one.came else (one.cells, one.wholes)
        low, high = np.where(least, np.maximum(low, table.values), low), np.where(most, np.minimum(high, table.values), high)
        readers.append(Attacker("who came" if one.came else "who went", low, high, (one.cells & (low < high)).astype(np.int64)))
    return Linked(singled, stays, tuple(one for one in readers if one.width.any()), near[0][1].quiet)


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


Belief = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]


def _same(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a count is taken to be at least what it was, and where at most: both where it did not change."""
    return step >= 0, step <= 0


def _none_went(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return step >= 0, step < 0


def _none_came(step: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return step > 0, step <= 0


def _taken(
    table: LinkedTable, near: Sequence[tuple[Earlier, Seen]], belief: Belief, zero: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What somebody takes the counts to be, by what the nearest vintage that told them in a quiet sum said; `zero` ones are told."""
    free = plain(table.values, grouped=Grouped(~zero, 0))
    low, high, left = free.low.copy(), free.high.copy(), np.ones(len(table.values), dtype=bool)
    whole = np.zeros(len(low), dtype=bool)
    whole[table.equations.cell[table.equations.sign > 0]] = True
    for one, seen in near:
        # Of a cell that was hidden, too, he believes that nobody went from it (or came to it), without knowing what it was.
        told = one.told if belief is _same else np.where(one.hid & _still(table, one, seen), table.values, one.told)
        taken = left & (told >= 0) & (seen.nearest if belief is _same else seen.near & ~whole)
        left &= ~taken
        least, most = belief(seen.step)
        low = np.where(taken & least, np.maximum(low, told), low)
        high = np.where(taken & most, np.minimum(high, told), high)
    return np.where(zero, 0, low), np.where(zero, 0, high)


def _still(table: LinkedTable, one: Earlier, seen: Seen) -> np.ndarray:
    """The cells, (cells,) of bool, that are parts of a quiet sum of which all that changed shows in the parts that were told."""
    row, cell, sign = table.equations.row, table.equations.cell, table.equations.sign
    rest = np.bincount(row, weights=sign * seen.step[cell], minlength=len(seen.quiet))
    told = np.bincount(row, weights=(sign > 0) & (one.told >= 0)[cell], minlength=len(seen.quiet))
    return parts_of(table, (rest == 0) & (told > 0) & seen.quiet)


def _widths(table: LinkedTable, near: Sequence[tuple[Earlier, Seen]], claims: np.ndarray, few: Few) -> np.ndarray:
    """How wide the interval of each claimed cell must stay: not exact; of sums (of euros) a part of what changed."""
    if not few.of_sums:
        return claims.astype(np.int64)
    most = np.maximum.reduce([np.abs(seen.step) for _, seen in near])
    return np.where(claims, np.maximum(1, np.ceil(2 * most * SINGLE / 100)), 0).astype(np.int64)


def _follows(table: LinkedTable, sure: np.ndarray) -> np.ndarray:
    """The cells, (cells,) of bool, that somebody is sure of and the sums of nothing else: he believes these and does not find them."""
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    found = sure.copy()
    while True:
        unsure = np.bincount(row[part], weights=~found[cell[part]])
        more = ~part & (unsure[row] == 0) & ~found[cell]
        if not more.any():
            return found
        found[cell[more]] = True
