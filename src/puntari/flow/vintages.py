"""What was released of other vintages of the same people, put beside the cells of a system of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from puntari.flow.sheets import MOST, Tabled
from puntari.guard.protection import BY_RULE, PUBLISHED
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.attacker import Bounds
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


def earlier(system: Joined, pieces: Sequence[Piece], before: Sequence[Tabled]) -> Earlier:
    """What the tables of one other vintage told and hid of the cells of a system, which was joined of `pieces`. Raises BadTable where they
    make the same code of different parts."""
    empty = [replace(one, values=np.full(len(one.values), -1)) for one in pieces]
    both = join([*(one.piece for one in before), *empty])
    size = len(both.table.values)
    hid, by_rule = (np.zeros(size, dtype=bool) for _ in range(2))
    low, high = np.zeros(size, dtype=np.int64), np.full(size, MOST)
    for one, at in zip(before, both.places, strict=False):
        hid[at[one.status != PUBLISHED]] = True
        by_rule[at[one.status == BY_RULE]] = True
        np.maximum.at(low, at, one.by_status.low)
        np.minimum.at(high, at, one.by_status.high)
    told = np.where(hid, -1, told_of(both.table))
    of_each = told, hid, by_rule, np.where(told < 0, low, told), np.where(told < 0, high, told)
    found = [np.zeros(len(system.table.values), dtype=one.dtype) for one in of_each]
    for at, there in zip(system.places, both.places[len(before):], strict=True):
        for mine, theirs in zip(found, of_each, strict=True):
            mine[at] = theirs[there]
    return Earlier(*found[:3], Bounds(*found[3:]))
