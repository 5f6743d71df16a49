"""Bounds halved until an equation turns, many of them at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

TURNS = 14


def where_it_turns(too_low: Callable[[np.ndarray], np.ndarray], low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Halve the way between two bounds, (n,) each, until what is too low and what is not lie side by side."""
    for _ in range(TURNS):
        middle = (low + high) / 2
        under = too_low(middle)
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2
