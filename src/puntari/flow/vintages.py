"""What was released of other vintages of the same people, put beside the cells of a system of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from puntari.guard.protection import BY_RULE, PUBLISHED
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.changes import told_of
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.joined import Joined, Piece, join
from puntari.methods.suppression.quiet import Earlier, Few

FEWEST = 3
"""Contributors of whom a change in a sum may be told, where the rule says nothing of how many there must be."""


def few_of(rule: LeastCount | SumRule) -> Few:
    """How many who came or went make a sum quiet under a rule."""
    if isinstance(rule, LeastCount):
        return Few(rule.least, rule.came)
    return Few(max(rule.least, rule.units, FEWEST), of_sums=True)


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
