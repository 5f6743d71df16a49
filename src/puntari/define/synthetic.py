"""What a pack offers that can make synthetic deliveries of its registers: fit to open statistics, make, and tell how near it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pyarrow as pa

from puntari.define.names import nearest
from puntari.define.register import Register
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Text

Told = Callable[[str, int, int], None]
Read = Callable[[str], str]
Ask = Callable[[str], pa.Table]


class Sink(Protocol):
    """Where a maker's rows go: deliveries by register and known day, and the truth beside them, which the product never reads."""

    def write(self, register: Register, known: date, rows: pa.Table, as_csv: bool) -> None:
        """Add rows, under the names that the contract gives its columns, to the delivery of a register known since a day."""

    def write_rows(self, register: Register, known: date, rows: Sequence[Mapping[str, str]]) -> str:
        """Write a delivery of its own with cells exactly as they are given; returns the name of its file."""

    def truth(self, name: str, value: pa.Table | Mapping[str, object]) -> None:
        """Write a table or a statement that tells what was put in on purpose."""


@dataclass(frozen=True)
class Nearness:
    """How near a synthetic figure comes to the published one: what, where the bound is, what was seen, and whether it holds.

    `share` tells what part of cells are within the bound where there are many; `largest` the largest relative difference.
    """

    what: str
    cells: int
    share: float
    largest: float
    goal: float
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether as large a part of the cells as was aimed at is within the bound."""
        return self.share >= self.goal


@dataclass(frozen=True)
class MadeDelivery:
    """One delivery of a list: its file within the folder, register, known day and rows; `soiled` with dirty rows on purpose."""

    file: str
    register: str
    known: date
    rows: int
    sha256: str
    soiled: bool


@dataclass(frozen=True)
class Made:
    """What a folder of synthetic deliveries holds, in the order to deliver it."""

    pack: str
    scale: str
    seed: int
    deliveries: tuple[MadeDelivery, ...]

    @property
    def rows(self) -> int:
        """Rows of all deliveries."""
        return sum(one.rows for one in self.deliveries)


@dataclass(frozen=True)
class Synthetic:
    """The makers of a pack. `scales` are the sizes it can make, `parameters` the folder of its fitted tables (within the pack's).

    `fit` makes the tables, CSV by file name, from texts of the mirror's files. `make` writes a scale with a seed. `compare` asks SQL
    over the deliveries, which stand under their registers' ids with `_known` and `_number` of the delivery, and answers how near they are.
    """

    scales: Mapping[str, Text]
    parameters: str
    fit: Callable[[Read], Mapping[str, str]]
    make: Callable[[str, int, Sink, Told], None]
    compare: Callable[[str, Ask], tuple[Nearness, ...]]

    def __post_init__(self) -> None:
        if not self.scales:
            raise BadDefinition("synthetic makers need at least one scale")

    def check_scale(self, scale: str) -> None:
        """Raise BadQuestion naming the nearest where there is no such scale."""
        if scale not in self.scales:
            raise BadQuestion(f"there is no scale {scale!r}; {nearest(scale, self.scales)}")
