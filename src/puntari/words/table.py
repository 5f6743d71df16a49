"""What a reader hands over: a table of text cells exactly as the source wrote them, with what the source says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import pyarrow as pa

ROW = "_row"
"""Name of the column with the place of a row in its file (line, or ordinal of the data row where a format has no lines)."""


class Role(StrEnum):
    """What the source says a column is."""

    DIMENSION = "dimension"
    TIME = "time"
    MEASURE = "measure"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Column:
    """One column as the source names it: its code, its printed text and the printed texts of its codes."""

    code: str
    text: str = ""
    role: Role = Role.UNKNOWN
    comment: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Table:
    """Text cells of one delivery: `data` has one string column per `columns` entry, plus `_row`.

    A cell is null only where the file has nothing; a source's own marks ("...", "..", "-") stay as they are,
    because what they mean is the contract's business.
    """

    columns: tuple[Column, ...]
    data: pa.Table
    updated: date | None = None
    title: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        expected = [column.code for column in self.columns] + [ROW]
        if self.data.column_names != expected:
            raise ValueError(f"table columns are {self.data.column_names}, declared {expected}")
