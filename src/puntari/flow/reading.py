"""A kept delivery read again: the bytes that came, the format that was recognised, and what was mended by hand since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow as pa

from puntari.flow.readers import pivot, read
from puntari.store.deliveries import DeliveryRecord, get_delivery
from puntari.store.rejects import get_mendings
from puntari.store.root import Store
from puntari.words.errors import BrokenStore
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import ROW, Table


def read_delivery(store: Store, record: DeliveryRecord) -> Table:
    """The table of a kept delivery with its mendings; raises BrokenFile or BrokenStore."""
    table = table_of(get_delivery(store, record), Format(record.format), record.member, record.melted)
    return mended(table, get_mendings(store, record.source, record.sha256))


def table_of(data: bytes, form: Format, member: str = "", melted: tuple[str, str] | None = None) -> Table:
    """The table in a delivery's bytes; `member` chooses a sheet or data set, `melted` unfolds a long table."""
    table = read(data, form, ReadOptions(dataset=member, sheet=member))
    return pivot(table, *melted) if melted else table


def mended(table: Table, mendings: Iterable[Mapping[str, object]]) -> Table:
    """The table with cells put right, the later mending of a cell holding; an unknown row or column raises BrokenStore."""
    changed: dict[str, dict[int, str]] = {}
    for mending in mendings:
        row, changes = mending.get("row"), mending.get("changes")
        if not (isinstance(row, int) and isinstance(changes, dict)):
            raise BrokenStore(f"a mending is not written as one: {dict(mending)}; take it away and mend the row again")
        for column, text in changes.items():
            changed.setdefault(column, {})[row] = str(text)
    if not changed:
        return table
    data = table.data
    places = {row: place for place, row in enumerate(data[ROW].to_pylist())}
    for column, cells in changed.items():
        data = _replaced(data, column, {_place(places, row): text for row, text in cells.items()})
    return replace(table, data=data)


def _place(places: Mapping[int, int], row: int) -> int:
    if row not in places:
        raise BrokenStore(f"row {row} was mended but the delivery has none; take the mending away")
    return places[row]


def _replaced(data: pa.Table, column: str, cells: Mapping[int, str]) -> pa.Table:
    if column not in data.column_names or column == ROW:
        raise BrokenStore(f"column {column!r} was mended but the delivery has none; take the mending away")
    texts = data[column].to_pylist()
    for place, text in cells.items():
        texts[place] = text
    return data.set_column(data.column_names.index(column), column, pa.array(texts, pa.string()))
