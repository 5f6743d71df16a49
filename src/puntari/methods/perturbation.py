"""Perturbation tables for counts: for each count the chances of every change, of greatest entropy under what is asked of them.

The change has mean zero and a given variance, is at most `most` either way, never makes a count negative, and never leaves a result of
1 to `smallest`. Greatest entropy means that nothing else is assumed, as in Marley and Leaver (2011), "A Method for Confidentialising
User-Defined Tables". Counts above `most + smallest` share one row. True zeros are not changed, so there is no row for them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

ENOUGH = 1e-13
STEPS = 200


def changes(count: int, most: int, smallest: int) -> np.ndarray:
    """The changes that a count may get, ascending."""
    told = np.arange(-most, most + 1)
    result = count + told
    return told[(result == 0) | (result > smallest)]


def chances(count: int, most: int, variance: float, smallest: int) -> np.ndarray:
    """The chance of each of `changes`; raises ValueError where no chances have that mean and variance."""
    told = changes(count, most, smallest).astype(float)
    moments = np.stack([told, told**2])
    wanted = np.array([0.0, variance])
    weights = np.zeros(2)
    for _ in range(STEPS):
        found = _exponential(weights, moments)
        gap = moments @ found - wanted
        if np.abs(gap).max() < ENOUGH:
            return found
        centred = moments - (moments @ found)[:, None]
        try:
            step = np.linalg.solve((centred * found) @ centred.T, gap)
        except np.linalg.LinAlgError:
            break
        weights = _shorter(weights, step, moments, wanted)
    raise ValueError(f"no chances change {count} by at most {most} with a variance of {variance} and no result of 1 to {smallest}")


def _exponential(weights: np.ndarray, moments: np.ndarray) -> np.ndarray:
    told = weights @ moments
    raised = np.exp(told - told.max())
    return raised / raised.sum()


def _shorter(weights: np.ndarray, step: np.ndarray, moments: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """A Newton step, halved until what is minimised (the dual of the entropy) does not grow."""
    def dual(at: np.ndarray) -> float:
        told = at @ moments
        return float(np.log(np.exp(told - told.max()).sum()) + told.max() - at @ wanted)

    length, before = 1.0, dual(weights)
    while dual(weights - length * step) > before + 1e-14 and length > 1e-10:
        length /= 2
    return weights - length * step


def table(most: int, variance: float, smallest: int) -> Iterator[tuple[int, int, float]]:
    """Rows (count, change, chance) of a perturbation table; the last count stands for all greater ones."""
    for count in range(1, most + smallest + 2):
        found = chances(count, most, variance, smallest)
        for change, chance in zip(changes(count, most, smallest), found, strict=True):
            yield count, int(change), float(chance)
