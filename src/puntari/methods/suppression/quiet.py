"""Which sums of a table are quiet since another vintage: fewer than a few are seen to have come and gone in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.attacker import Bounds
from puntari.methods.suppression.chain import on_the_way, seen_to_move, steps
from puntari.methods.suppression.table import LinkedTable


@dataclass(frozen=True)
class Earlier:
    """What another vintage told of the cells of a table, (cells,), -1 where it told nothing, which of them it hid, which of these for
    their own sake, and between what each count is by what it told and by the statuses."""

    told: np.ndarray = field(repr=False)
    hid: np.ndarray = field(repr=False)
    by_rule: np.ndarray = field(repr=False)
    bounds: Bounds = field(repr=False)


@dataclass(frozen=True)
class Few:
    """Fewer than how many who came or went make a sum quiet, along which axes that matters (none named: along all), and whether the table
    is of sums: of these each part that changed is taken for one contributor's."""

    count: int
    of: Collection[str] = ()
    of_sums: bool = False


@dataclass(frozen=True)
class Seen:
    """What changed since another vintage and where that is known, (cells,), which sums are quiet, (rows,), and which cells are parts of
    one, (cells,): of any, and of one along an axis that matters; and how far the vintage is from now, by the mean change of a cell."""

    step: np.ndarray
    known: np.ndarray
    quiet: np.ndarray
    near: np.ndarray
    nearest: np.ndarray
    apart: float

    @staticmethod
    def of(table: LinkedTable, one: Earlier, others: Sequence[Earlier], few: Few) -> Seen:
        """What is seen beside one earlier vintage by somebody who has others, too."""
        known = one.told >= 0
        step = np.where(known, table.values - one.told, 0)
        quiet = _hardly_changed(table, step, known, few) if few.of_sums else _hardly_moved(table, step, one, others, few)
        along = quiet & np.isin(axis_of(table), numbers(table, few))
        return Seen(step, known, quiet, parts_of(table, quiet), parts_of(table, along), distance(table.values, one))


def distance(values: np.ndarray, one: Earlier) -> float:
    """How far a vintage is from now, by the mean change of a cell that both tell."""
    known = one.told >= 0
    return float(np.abs(values - one.told)[known].sum() / max(1, known.sum()))


def numbers(table: LinkedTable, few: Few) -> list[int]:
    """The axes, by number, along which it matters who came and went."""
    return [number for number, axis in enumerate(table.axes) if not few.of or axis.name in few.of]


def _hardly_moved(table: LinkedTable, step: np.ndarray, one: Earlier, others: Sequence[Earlier], few: Few) -> np.ndarray:
    """The sums, (rows,) of bool, in which fewer than a few came and went, by the two vintages and by all that were told on the way."""
    way = on_the_way(one.told, [other.told for other in others], table.values)
    seen = seen_to_move([_changed(table, np.abs(each)) for each in steps(one.told, way, table.values)])
    return np.maximum(_moved(table, step, one.told >= 0), seen) < few.count


def _changed(table: LinkedTable, amount: np.ndarray) -> np.ndarray:
    """How many at least came and went in each sum, (rows,): by what the parts changed, or the whole if that is more."""
    return np.maximum(_summed(table, amount, parts=True), _summed(table, amount, parts=False))


def _moved(table: LinkedTable, step: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The same with what nobody sees: where a part was hidden, a reader can only think that it changed as the other parts of the sum did,
    so far as they tell, and else as usual (the median of the sums), by the root of the count as where everybody comes and goes alone."""
    root, amount = np.sqrt(table.values), np.abs(step)
    of_known, told, hidden = (_summed(table, one, parts=True) for one in (amount, root * known, root * ~known))
    usual = float(np.median(of_known[told > 0] / told[told > 0])) if (told > 0).any() else 0.0
    share = hidden / np.maximum(told + hidden, 1)
    return np.maximum(of_known + share * (of_known + hidden * usual), _summed(table, amount, parts=False))


def _summed(table: LinkedTable, amount: np.ndarray, parts: bool) -> np.ndarray:
    """The amounts, (cells,), of the parts of each sum, or of its whole, (rows,)."""
    row, cell = table.equations.row, table.equations.cell
    which = (table.equations.sign < 0) == parts
    return np.bincount(row[which], weights=amount[cell[which]].astype(float), minlength=int(row.max(initial=-1)) + 1)


def _hardly_changed(table: LinkedTable, step: np.ndarray, known: np.ndarray, few: Few) -> np.ndarray:
    """The sums of euros, (rows,) of bool, in which some part stayed exactly as it was while few others changed."""
    row, cell = table.equations.row, table.equations.cell
    part, rows = table.equations.sign < 0, int(row.max(initial=-1)) + 1
    changed = np.bincount(row[part], weights=(step != 0)[cell[part]], minlength=rows)
    same = np.bincount(row[part], weights=(known & (step == 0) & (table.values > 0))[cell[part]], minlength=rows)
    return (same > 0) & (changed < few.count)


def axis_of(table: LinkedTable) -> np.ndarray:
    """Along which axis each sum runs, by its number, (rows,)."""
    row, cell, part = table.equations.row, table.equations.cell, table.equations.sign < 0
    rows = int(row.max(initial=-1)) + 1
    places = np.arange(len(table.values)) if table.numbers is None else table.numbers
    codes = np.stack(np.unravel_index(places, table.shape))
    whole, one = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
    whole[row[~part]], one[row[part]] = cell[~part], cell[part]
    return (codes[:, whole] != codes[:, one]).argmax(axis=0)


def parts_of(table: LinkedTable, rows: np.ndarray) -> np.ndarray:
    """The parts of some sums, (cells,) of bool."""
    found = np.zeros(len(table.values), dtype=bool)
    found[table.equations.cell[(table.equations.sign < 0) & rows[table.equations.row]]] = True
    return found
