"""What was released of other vintages of the same people, put beside the cells of a system of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from puntari.guard.protection import BY_RULE, PUBLISHED
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.changes import told_of
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.joined import Joined, Piece, join
from puntari.methods.suppression.quiet import Earlier, Few, distance

FEWEST = 3
"""Contributors of whom a change in a sum may be told, where the rule says nothing of how many there must be."""


def few_of(rule: LeastCount | SumRule) -> Few:
    """How many who came or went make a sum quiet under a rule."""
    if isinstance(rule, LeastCount):
        return Few(rule.least, rule.came)
    return Few(max(rule.least, rule.units, FEWEST), of_sums=True)


@dataclass(frozen=True)
class Carried:
    """Which cells of a system any other vintage has, (cells,) of bool, so that their status says nothing of their counts, and which of
    these are told as hidden by the rule if they are hidden."""

    silent: np.ndarray = field(repr=False)
    by_rule: np.ndarray = field(repr=False)


def carried(values: np.ndarray, vintages: Sequence[Earlier]) -> Carried:
    """How a later vintage tells its hidden cells: with the status that the nearest vintage hid them with, and else as hidden for others'
    sake. Another status would say of a cell that crossed the least count what it was before and after."""
    silent, by_rule = np.zeros(len(values), dtype=bool), np.zeros(len(values), dtype=bool)
    for one in sorted(vintages, key=lambda vintage: distance(values, vintage)):
        by_rule |= one.by_rule & ~silent
        silent |= (one.told >= 0) | one.hid
    return Carried(silent, by_rule)


def earlier(system: Joined, pieces: Sequence[Piece], before: Sequence[tuple[Piece, np.ndarray]]) -> Earlier:
    """What the tables of one other vintage, each a piece with the status of its cells, told and hid of the cells of a system, which was
    joined of `pieces`. Raises BadTable where they make the same code of different parts."""
    empty = [replace(one, values=np.full(len(one.values), -1)) for one in pieces]
    both = join([*(piece for piece, _ in before), *empty])
    hid, by_rule = (np.zeros(len(both.table.values), dtype=bool) for _ in range(2))
    for (_, status), at in zip(before, both.places, strict=False):
        hid[at[status != PUBLISHED]] = True
        by_rule[at[status == BY_RULE]] = True
    told = np.where(hid, -1, told_of(both.table))
    size = len(system.table.values)
    mine = Earlier(np.full(size, -1), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool))
    for at, there in zip(system.places, both.places[len(before):], strict=True):
        mine.told[at], mine.hid[at], mine.by_rule[at] = told[there], hid[there], by_rule[there]
    return mine
