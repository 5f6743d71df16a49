"""Tables for the tests of protection: the mirror's instance, and small random ones with several hierarchies."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np

from puntari.flow.protect import read_table
from puntari.methods.suppression.table import Axis, Edge, LinkedTable, make_axis, tabulate


def instance(mirror: Path) -> LinkedTable:
    return read_table(mirror / "disclosure" / "inner.csv", mirror / "disclosure" / "hier.csv")


def flat(name: str, size: int) -> Axis:
    return make_axis(name, [Edge("h", "T", f"{name}{i}") for i in range(size)])


def crossed(name: str, size: int) -> Axis:
    """Leaves in groups of three in one hierarchy and of two in another, both under the same total."""
    edges = []
    for hierarchy, width in (("g", 3), ("k", 2)):
        groups = sorted({i // width for i in range(size)})
        edges += [Edge(hierarchy, "T", f"{hierarchy}{group}") for group in groups]
        edges += [Edge(hierarchy, f"{hierarchy}{i // width}", f"{name}{i}") for i in range(size)]
    return make_axis(name, edges)


def filled(axes: list[Axis], seed: int, mean: float) -> LinkedTable:
    counts = np.random.default_rng(seed).negative_binomial(1, 1 / (1 + mean), [len(axis.leaves) for axis in axes])
    return tabulate(axes, list(product(*(axis.leaves for axis in axes))), counts.ravel().tolist())
