"""Draws of some persons from each municipality, by weight and without drawing anybody twice."""

from __future__ import annotations

import numpy as np


def first_of(random: np.random.Generator, weight: np.ndarray, place: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first `count` of each place in an order drawn by weight, and the key of the last one in; never one of weight 0."""
    able = np.flatnonzero(weight > 0)
    key = random.standard_exponential(len(able)) / weight[able]
    order = np.lexsort((key, place[able]))
    rank = rank_within(place[able][order])
    inside = rank < np.maximum(count, 0)[place[able][order]]
    chosen = able[order[inside]]
    threshold = np.zeros(len(count))
    threshold[place[chosen]] = key[order[inside]]
    return chosen, threshold


def rank_within(place: np.ndarray) -> np.ndarray:
    """How many of the same place come before, for places in order."""
    starts = np.flatnonzero(np.r_[True, place[1:] != place[:-1]]) if len(place) else np.zeros(0, int)
    return np.arange(len(place)) - np.repeat(starts, np.diff(np.r_[starts, len(place)]))
