"""What may be shown: a release, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from puntari.define.question import Question
from puntari.words.cell import Cell, IntervalKind, Status
from puntari.words.period import Period
from puntari.words.text import Text


@dataclass(frozen=True)
class Origin:
    """What a figure of an indicator comes from: its definition's fingerprint, its sources and whether any delivery is synthetic."""

    definition: str
    sources: tuple[str, ...]
    synthetic: bool


@dataclass(frozen=True)
class Computed:
    """An answer that nobody may see yet: cells with what the gate needs to judge them."""

    question: Question
    cells: pa.Table = field(repr=False)
    origins: Mapping[str, Origin]
    build: str


@dataclass(frozen=True, slots=True)
class Row:
    """One cell with its coordinates and what stands beside it. `change` is in the unit of a difference, on a year ago."""

    indicator: str
    level: str | None
    area: str | None
    codes: tuple[str, ...]
    period: Period
    cell: Cell
    change: float | None
    change_percent: float | None
    rank: int | None
    ranked: int | None
    binding: int


@dataclass(frozen=True)
class Release:
    """Cells that the gate has let through. `dimensions` names what `Row.codes` are codes of."""

    question: Question
    dimensions: tuple[str, ...]
    cells: pa.Table = field(repr=False)
    origins: Mapping[str, Origin]
    build: str
    audience: str

    def rows(self) -> Iterator[Row]:
        """The cells one by one, in the order of the answer."""
        periods: dict[str, Period] = {}
        for record in self.cells.to_pylist():
            text = record["period"]
            period = periods.get(text) or periods.setdefault(text, Period.parse(text))
            yield Row(
                record["indicator"], record["level"], record["area"],
                tuple(record[name] for name in self.dimensions),
                period, _cell(record),
                record["change"], record["change_percent"], record["rank"], record["ranked"], record["binding"],
            )

    def __len__(self) -> int:
        return self.cells.num_rows


def _cell(record: Mapping[str, object]) -> Cell:
    interval = record["interval"]
    return Cell(
        Status(record["status"]), record["value"], record["low"], record["high"],
        IntervalKind(interval) if interval else None, record["reason"],
    )


@dataclass(frozen=True)
class Refusal:
    """Why nothing is shown or done."""

    reason: Text
    what: str
