"""A table of sums and who contributes to each of its cells: which sums give a contributor away, and how far off they have to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from puntari.methods.suppression.attacker import Attacker, plain
from puntari.methods.suppression.table import Axis, BadTable, LinkedTable, tabulate

MOST_EXPANDED, MOST_TOTAL = 30_000_000, 10**9
SINGLE = 10.0
"""Per cent of the largest contribution by which a sum hidden only for how few contribute must stay unknown either way."""
FINE = 1_000_000
"""A sum hidden for the others' sake is left unknown by at least this part of the whole."""


@dataclass(frozen=True)
class Contributions:
    """For each cell, margins too: how many contribute, (cells,), and the largest contributions, (cells, n), each of one contributor in
    all parts of the cell together, the largest first."""

    counts: np.ndarray
    largest: np.ndarray


@dataclass(frozen=True)
class SumRule:
    """Which sums are hidden: those of fewer than `least` contributors; those of which for a pair (n, k) the n largest contribute more
    than k per cent; and those from which the second largest could work out the largest within `p` per cent (0: not asked). Where others
    stand behind the contributors, `units` of them are the fewest, and the rest of the rule holds of them as it does of contributors."""

    least: int = 0
    dominance: tuple[tuple[int, float], ...] = ()
    p: float = 0.0
    units: int = 0

    def __str__(self) -> str:
        """As such a rule is written."""
        parts = [f"least:{self.least}"] if self.least else []
        parts += [f"nk:{n},{k:.15g}" for n, k in self.dominance]
        return "+".join([*parts, *([f"p:{self.p:.15g}"] if self.p else []), *([f"units:{self.units}"] if self.units else [])])

    @property
    def most(self) -> int:
        """How many of the largest contributions the rule looks at."""
        return max([2, *(n for n, _ in self.dominance)])

    @property
    def group(self) -> int:
        """Under what number small groups are not broken down: 0, since sums always are."""
        return 0

    @property
    def of_units(self) -> SumRule:
        """The rule as it holds of those behind the contributors."""
        return replace(self, least=self.units, units=0)


def contributed(
    axes: Sequence[Axis], keys: Sequence[Sequence[str]], contributors: Sequence[str], values: Sequence[int], most: int
) -> tuple[LinkedTable, Contributions]:
    """The table of sums of rows, each an innermost cell, a contributor and a value above zero, with the `most` largest contributions.

    A contributor in several cells is one in their sum. Raises BadTable as `tabulate` does, and for a table too large.
    """
    sums: dict[tuple[str, ...], int] = {}
    for key, value in zip(keys, values, strict=True):
        sums[tuple(key)] = sums.get(tuple(key), 0) + value
    table = tabulate(axes, list(sums), list(sums.values()))
    if table.values.max(initial=0) > MOST_TOTAL:
        raise BadTable(f"the sums go up to {int(table.values.max()):,}, over {MOST_TOTAL:,}", "give the values in thousands")
    return table, contributions_of(table, keys, contributors, values, most)


def contributions_of(
    table: LinkedTable, keys: Sequence[Sequence[str]], contributors: Sequence[str], values: Sequence[int], most: int
) -> Contributions:
    """What contributors (or others behind them) bring to the cells of a table, by rows as in `contributed`."""
    cells, row = _expanded(table.axes, keys)
    _, who = np.unique(np.asarray(contributors, dtype=object).astype(str), return_inverse=True)
    pairs, at = np.unique(cells * (int(who.max(initial=0)) + 1) + who[row], return_inverse=True)
    each = np.zeros(len(pairs), dtype=np.int64)
    np.add.at(each, at, np.asarray(values, dtype=np.int64)[row])
    cell = pairs // (int(who.max(initial=0)) + 1)
    order = np.lexsort((-each, cell))
    cell, each = cell[order], each[order]
    rank = np.arange(len(cell)) - np.searchsorted(cell, cell)
    largest = np.zeros((len(table.values), most), dtype=np.int64)
    kept = rank < most
    largest[cell[kept], rank[kept]] = each[kept]
    return Contributions(np.bincount(cell, minlength=len(table.values)), largest)


def _expanded(axes: Sequence[Axis], keys: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Every cell that each row counts in, and the number of the row."""
    cells, row = np.zeros(len(keys), dtype=np.int64), np.arange(len(keys))
    for n, axis in enumerate(axes):
        above = {code: np.flatnonzero(axis.parts[:, leaf]) for code, leaf in axis.leaves.items()}
        mine = [above[keys[one][n]] for one in row.tolist()]
        lengths = np.array([len(one) for one in mine], dtype=np.int64)
        if lengths.sum() > MOST_EXPANDED:
            raise BadTable("the rows count in too many sums", "make several tables of fewer dimensions")
        cells = np.repeat(cells, lengths) * len(axis.codes) + np.concatenate([*mine, np.zeros(0, dtype=np.int64)]).astype(np.int64)
        row = np.repeat(row, lengths)
    return cells, row


def sensitive(table: LinkedTable, told: Contributions, rule: SumRule) -> tuple[np.ndarray, np.ndarray]:
    """Which cells the rule hides, (cells,) of bool, and the least width of the interval that anybody may find of each cell if it is hidden.

    A sum that breaks p % must stay unknown by what it lacks of being safe, either way (Cox 1981; Hundepool and others 2012, section
    4.2); of one that breaks (n, k) it is what the largest are over their part.
    """
    values, top = table.values.astype(float), told.largest.astype(float)
    lacks = np.zeros(len(values))
    hidden = np.zeros(len(values), dtype=bool)
    if rule.least:
        few = (told.counts > 0) & (told.counts < rule.least)
        hidden |= few
        lacks = np.where(few, top[:, 0] * SINGLE / 100, lacks)
    for n, percent in rule.dominance:
        largest = top[:, :n].sum(axis=1)
        over = (values > 0) & (largest > percent / 100 * values)
        hidden |= over
        lacks = np.maximum(lacks, np.where(over, largest * 100 / percent - values, 0))
    if rule.p:
        short = top[:, 0] * rule.p / 100 - (values - top[:, 0] - top[:, 1])
        hidden |= (values > 0) & (short > 0)
        lacks = np.maximum(lacks, np.where(values > 0, short, 0))
    whole = int(table.values.max(initial=0))
    needed = np.where(hidden, np.ceil(2 * lacks), -(-whole // FINE)).astype(np.int64)
    return hidden, np.maximum(needed, 2)


def adding(table: LinkedTable, needed: np.ndarray) -> Attacker:
    """Whoever reads the table and knows that nobody contributes less than nothing."""
    return plain(table.values, needed)
