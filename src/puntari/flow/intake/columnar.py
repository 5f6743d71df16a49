"""Parquet of persons, with the types it has or as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Form, Notes
from puntari.flow.intake.opening import Source
from puntari.store.tables import batches_of, schema_of

BATCH = 1 << 18
DAY, TIME, ZONED, NUMBER = "DATE", "TIMESTAMP", "TIMESTAMPTZ", "DOUBLE"
HOME = "Europe/Helsinki"
"""Where the days of moments with a time zone are: midnight here is still the day before where most systems write it."""


def read_columnar(source: Source) -> Delivered:
    """A delivery in Parquet; `source` opens its bytes anew each time. Raises BrokenFile where it is damaged."""
    with source() as opened:
        schema = schema_of(opened)
    names = tuple(name for name in schema.names if name != ROW)
    return Delivered(Form.PARQUET, names, tuple(_type(schema.field(name).type) for name in names), partial(_batches, source, names))


def _type(told: pa.DataType) -> str:
    if pa.types.is_date(told):
        return DAY
    if pa.types.is_timestamp(told):
        return ZONED if told.tz else TIME
    return NUMBER if pa.types.is_integer(told) or pa.types.is_floating(told) or pa.types.is_decimal(told) else TEXT


def _batches(source: Source, names: tuple[str, ...], notes: Notes) -> Iterator[pa.RecordBatch]:
    with source() as opened:
        rewritten = ROW in schema_of(opened).names
        for batch in batches_of(opened, BATCH):
            cells = [_text(batch.column(name)) for name in names]
            count = batch.num_rows
            # A file that we have rewritten carries the rows' first numbers.
            numbers = batch.column(ROW) if rewritten else pa.array(np.arange(notes.rows + 1, notes.rows + count + 1), pa.int64())
            yield pa.record_batch([*cells, numbers], names=[*(f"c{number}" for number in range(len(names))), ROW])
            notes.rows += count


def _text(cells: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    if pa.types.is_timestamp(cells.type) and cells.type.tz:
        cells = pc.local_timestamp(pc.cast(cells, pa.timestamp("us", HOME)))
    try:
        return pc.cast(cells, pa.string())
    except pa.ArrowException:
        return pa.array([None if one is None else str(one) for one in cells.to_pylist()], pa.string())
