"""Building a Table: columns of text cells, and a statistical cube laid out with one row per combination of its dimensions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from types import MappingProxyType

import numpy as np
import pyarrow as pa

from puntari.flow.readers.raw import ASK_AGAIN
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import ROW, Column, Role

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Axis:
    """One dimension of a cube: its codes in order, with the labels and comments of the codes."""

    code: str
    codes: tuple[str, ...]
    text: str = ""
    role: Role = Role.DIMENSION
    comment: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    comments: Mapping[str, str] = field(default_factory=lambda: EMPTY)

    def column(self) -> Column:
        """The dimension as a column of the table."""
        return Column(self.code, self.text, self.role, self.comment, MappingProxyType(dict(self.labels)))

    def measures(self) -> list[Column]:
        """A measure column for each code, for a dimension that lists contents."""
        return [Column(c, self.labels.get(c, ""), Role.MEASURE, self.comments.get(c, "")) for c in self.codes]


def text_array(values: Sequence[str | None]) -> pa.Array:
    """A string array; text that is no Unicode (half a surrogate pair) raises BrokenFile."""
    try:
        return pa.array(values, type=pa.string())
    except UnicodeEncodeError as wrong:
        raise BrokenFile(f"a cell holds {wrong.object[wrong.start]!r}, half a character", "a value", ASK_AGAIN) from wrong


def check_columns(columns: Sequence[Column]) -> None:
    """Refuse columns without a code, with the same code or with our own name for the row."""
    counts = Counter(column.code for column in columns)
    for code, count in counts.items():
        if count > 1 or code in ("", ROW):
            what = f"{count} columns are called {code!r}" if count > 1 else f"a column is called {code!r}"
            raise BrokenFile(what, "the column names", "ask the sender to give each column a name of its own")


def make_data(columns: Sequence[Column], arrays: Sequence[pa.Array | pa.ChunkedArray], rows: np.ndarray) -> pa.Table:
    """The data of a Table, `_row` (int64) last."""
    check_columns(columns)
    for column in columns:
        for text in (column.code, column.text, column.comment, *column.labels, *column.labels.values()):
            _check_unicode(text)
    return pa.table([*arrays, pa.array(rows, type=pa.int64())], names=[*(c.code for c in columns), ROW])


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as wrong:
        raise BrokenFile(f"a name holds {text[wrong.start]!r}, half a character", "the column names", ASK_AGAIN) from wrong


def check_cells(count: int, options: ReadOptions) -> None:
    """Refuse a table of more cells than a delivery may have, before room is made for them."""
    if count > options.max_cells:
        raise BrokenFile(
            f"the file declares {count:,} cells and at most {options.max_cells:,} are read",
            "the sizes of the dimensions",
            "check that it is the right file; fetch it in parts, or raise max_cells of its source",
        )


def cube_data(axes: Sequence[Axis], content: int | None, cells: pa.Array) -> tuple[tuple[Column, ...], pa.Table]:
    """Columns and data of a cube whose cells stand in row-major order of `axes`.

    The axis numbered `content` becomes one measure column a code; without it the only measure column is `value`.
    """
    sizes = [len(axis.codes) for axis in axes]
    places = np.arange(prod(sizes), dtype=np.int64).reshape(sizes)
    keys = [axis for number, axis in enumerate(axes) if number != content]
    measures = [Column("value", "", Role.MEASURE)] if content is None else axes[content].measures()
    slices = [places] if content is None else list(np.moveaxis(places, content, 0))
    columns = (*(axis.column() for axis in keys), *measures)
    arrays = [*_combinations(keys), *(cells.take(pa.array(part.ravel())) for part in slices)]
    return columns, make_data(columns, arrays, np.arange(1, prod(len(a.codes) for a in keys) + 1))


def _combinations(keys: Sequence[Axis]) -> list[pa.Array]:
    """One array a dimension that together hold every combination of codes, the last dimension turning fastest."""
    after = prod(len(axis.codes) for axis in keys)
    before, arrays = 1, []
    for axis in keys:
        size = len(axis.codes)
        after //= size
        numbers = np.tile(np.repeat(np.arange(size, dtype=np.int64), after), before)
        arrays.append(text_array(axis.codes).take(pa.array(numbers)))
        before *= size
    return arrays
