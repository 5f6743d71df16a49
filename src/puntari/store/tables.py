"""Parquet over what is opened already, such as a sealed file: whole tables and batches, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from puntari.words.errors import BrokenFile

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


def _file(opened: BinaryIO) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(pa.PythonFile(opened, mode="r"))
    except (pa.ArrowException, OSError, EOFError):
        raise BrokenFile(DAMAGED, "its end", AGAIN) from None


