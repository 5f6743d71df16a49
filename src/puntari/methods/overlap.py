"""Things that probably do the same: those that answer the same need with features that are mostly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

LEAST_ALIKE = 0.5
LEAST_SHARED = 2
"""One feature in common is chance more often than not."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with the need that it answers and its features."""

    name: str
    need: str
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two things of one need with the evidence: features that both have, and those that only one has. `alike` is from 0 to 1."""

    one: str
    other: str
    need: str
    both: tuple[str, ...]
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    alike: float


def overlaps(things: Iterable[Thing], least: float = LEAST_ALIKE, shared: int = LEAST_SHARED) -> list[Overlap]:
    """Every two things of the same need that share at least `shared` features and `least` of all features of the two, the likest first.

    `alike` is the Jaccard index: features of both by features of either (P. Jaccard, 1912, The distribution of the flora in the alpine
    zone, New Phytologist 11). Compares all pairs within a need; a few thousand things take seconds.
    """
    by_need: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        by_need[thing.need].append(thing)
    pairs = (pair for mine in by_need.values() for pair in combinations(sorted(mine, key=lambda one: one.name), 2))
    found = [_overlap(one, other) for one, other in pairs if len(one.features & other.features) >= shared]
    return sorted((one for one in found if one.alike >= least), key=lambda one: (-one.alike, one.need, one.one, one.other))


def _overlap(one: Thing, other: Thing) -> Overlap:
    both, either = one.features & other.features, one.features | other.features
    parts = (tuple(sorted(part)) for part in (both, one.features - other.features, other.features - one.features))
    return Overlap(one.name, other.name, one.need, *parts, len(both) / len(either))
