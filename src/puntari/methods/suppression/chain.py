"""Vintages between two others: what was told on the way shows who came and went and is not to be seen at the two ends.

A sum that reads 40 in May and 40 in December is not one of the same people where every month between told of others. A vintage is
between two where it is nearer to each than they are to each other, whatever it is called and whenever it was released: so a correction
that takes a faulty vintage back, and a month released late, are read beside what they resemble.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FAULTY = 2
"""The greatest steps of a sum, which are not counted: what one faulty vintage brought in and the next took back is nobody's coming."""


def on_the_way(first: np.ndarray, others: Sequence[np.ndarray], now: np.ndarray) -> list[np.ndarray]:
    """Of other vintages those between a first and the one now, each further from the first than the one before it and nearer to now;
    all are counts by cell, (cells,), -1 where a vintage told nothing."""
    found, reached = [], 0
    for one in sorted(others, key=lambda other: -_apart(other, now, first)):
        told = (one >= 0) & (first >= 0) & (now >= 0)
        come, left, whole = (int(np.abs(a - b)[told].sum()) for a, b in ((first, one), (one, now), (first, now)))
        if reached < come < whole and left < whole:
            found.append(one)
            reached = come
    return found


def _apart(one: np.ndarray, now: np.ndarray, first: np.ndarray) -> int:
    """How much changed between two vintages in all cells that three of them tell."""
    return int(np.abs(one - now)[(one >= 0) & (first >= 0) & (now >= 0)].sum())


def steps(first: np.ndarray, between: Sequence[np.ndarray], now: np.ndarray) -> list[np.ndarray]:
    """What each cell changed from one vintage that told it to the next that did, (cells,) a step; zero where that can't be known."""
    found, last = [], first
    for one in (*between, now):
        found.append(np.where((last >= 0) & (one >= 0), one - last, 0))
        last = np.where(one >= 0, one, last)
    return found


def seen_to_move(amounts: Sequence[np.ndarray]) -> np.ndarray:
    """How many at least came and went in each sum on the way, (rows,), by how many did in each step: the greatest steps left out."""
    return np.sort(np.stack(amounts), axis=0)[:-FAULTY].sum(axis=0)
