"""Parquet over what is opened already, such as a sealed file: whole tables and batches, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from puntari.store.files import plainly
from puntari.words.errors import BrokenFile, BrokenStore

DAMAGED = "the Parquet file is damaged or cut short"
AGAIN = "ask for the file again"


def schema_of(opened: BinaryIO) -> pa.Schema:
    """The schema of a Parquet file; raises BrokenFile for a damaged one, in words that quote nothing of it."""
    return _file(opened).schema_arrow


def batches_of(opened: BinaryIO, size: int) -> Iterator[pa.RecordBatch]:
    """The rows of a Parquet file, at most `size` at a time; raises BrokenFile where it is damaged."""
    try:
        yield from _file(opened).iter_batches(batch_size=size)
    except (pa.ArrowException, OSError):
        raise BrokenFile(DAMAGED, "among its rows", AGAIN) from None


def read_table(opened: BinaryIO) -> pa.Table:
    """All rows of a Parquet file that we have written."""
    return _file(opened).read()


def write_table(out: BinaryIO, table: pa.Table) -> None:
    """Write a table as Parquet."""
    pq.write_table(table, pa.PythonFile(out, mode="w"), compression="zstd")


def write_batches(out: BinaryIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write batches as one Parquet file, a row group each; their columns take the schema's names by place."""
    with pq.ParquetWriter(pa.PythonFile(out, mode="w"), schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_arrays(batch.columns, schema=schema))


GROUP = 1 << 17
"""Rows of a row group that is written in order."""
MOST_PIECES = 1000


@dataclass(frozen=True)
class Shape:
    """How columns of a file are written: `order` has different whole numbers, by which rows stand; `few` have few different values, `plain`
    nothing makes smaller, and `same` have one value in every row and are added after the others."""

    order: str
    few: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    same: Mapping[str, pa.Scalar] = field(default_factory=lambda: MappingProxyType({}))

    def whole(self, table: pa.Table) -> pa.Table:
        """The rows in order, with the columns that have one value."""
        table = in_order(table, self.order)
        places = pa.array(np.zeros(table.num_rows, dtype=np.int32))
        for name, value in self.same.items():
            # Said as a list of one value, it is not looked at in every row.
            table = table.append_column(name, pa.DictionaryArray.from_arrays(places, pa.array([value.as_py()], value.type)))
        return table

    def _told(self, schema: pa.Schema) -> list[str]:
        """Columns whose least and greatest value of a row group is told: numbers and days by which rows may be looked for."""
        texts = {one.name for one in schema if pa.types.is_string(one.type)}
        return [name for name in schema.names if name not in texts and name not in self.plain]

    def writer(self, path: Path, schema: pa.Schema) -> pq.ParquetWriter:
        """What writes tables of that schema."""
        return pq.ParquetWriter(
            path,
            schema,
            # Heavier packing saves a quarter of the disk and costs a fifth of the writing, and more whenever it is read.
            compression={name: "NONE" if name in self.plain else "lz4" for name in schema.names},
            use_dictionary=[*self.few, *self.same],
            column_encoding={self.order: "DELTA_BINARY_PACKED"},
            write_statistics=self._told(schema),
            store_schema=False,
        )


def write_in_order(path: Path, tables: Iterable[pa.Table], shape: Shape) -> int:
    """Write tables as one Parquet file, the rows of each in order, and return how many rows that were. The same rows give the same bytes.

    Raises BrokenStore when the disk refuses.
    """
    with plainly("write", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        writer, rows = None, 0
        for table in map(shape.whole, tables):
            writer = writer or shape.writer(path, table.schema)
            writer.write_table(table, row_group_size=GROUP)
            rows += table.num_rows
        if writer is not None:
            writer.close()
    return rows


def in_order(table: pa.Table, column: str) -> pa.Table:
    """The rows by a column of different whole numbers. Threads of the engine leave long pieces that are in order already."""
    numbers = table[column].to_numpy()
    begins = np.concatenate([[0], np.flatnonzero(np.diff(numbers) != 1) + 1])
    if len(begins) > MOST_PIECES:
        return table if np.all(numbers[1:] > numbers[:-1]) else table.take(np.argsort(numbers))
    ends = np.append(begins[1:], len(numbers))
    return pa.concat_tables([table.slice(begins[one], ends[one] - begins[one]) for one in np.argsort(numbers[begins])])


def rows_in(path: Path) -> int:
    """How many rows a Parquet file says that it has; raises BrokenFile for a damaged one, in words that quote nothing of it."""
    with plainly("read", Path("the delivered file")), path.open("rb") as opened:
        return _file(opened).metadata.num_rows


def numbers_of(path: Path, column: str) -> Iterator[np.ndarray]:
    """A column of whole numbers of a Parquet file that we have written, a row group at a time."""
    try:
        with plainly("read", path), pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group, columns=[column], use_threads=False)[column].to_numpy()
    except (pa.ArrowException, KeyError) as wrong:
        raise BrokenStore(f"cannot read {path}: {type(wrong).__name__}; put it back from a backup") from wrong


def _file(opened: BinaryIO) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(pa.PythonFile(opened, mode="r"))
    except (pa.ArrowException, OSError, EOFError):
        raise BrokenFile(DAMAGED, "its end", AGAIN) from None


