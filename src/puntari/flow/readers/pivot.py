"""Long ("melted") tables: a column of measure names and a column of values turned into one measure column a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from puntari.flow.readers.build import make_data
from puntari.words.errors import BrokenFile
from puntari.words.table import ROW, Column, Role, Table

MOST_MEASURES = 2_000
SHOWN = 5


def pivot(table: Table, name: str = "tiedot", value: str = "value") -> Table:
    """One row per combination of the other columns, one measure column per name in order of appearance.

    `_row` is the first row that made the new one; a name that a combination lacks is null. Two rows of the same combination and name,
    alike or not, and rows without a name raise BrokenFile with their rows.
    """
    codes = [column.code for column in table.columns]
    for wanted in (name, value):
        if wanted not in codes:
            raise BrokenFile(f"the table has no column {wanted!r}", "the column names", f"it has {', '.join(codes)}")
    names = table.data[name].combine_chunks().dictionary_encode()
    _refuse_nameless(table, name)
    keys = [column for column in table.columns if column.code not in (name, value)]
    groups, firsts = _groups(table, [column.code for column in keys])
    numbers = names.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    measures = _measures(table, name, names.dictionary.to_pylist())
    _refuse_duplicates(table, groups * max(len(measures), 1) + numbers, value)
    cells = table.data[value].combine_chunks()
    arrays = [table.data[column.code].take(pa.array(firsts)) for column in keys]
    arrays += [_spread(cells, groups, np.flatnonzero(numbers == number), len(firsts)) for number in range(len(measures))]
    columns = (*keys, *measures)
    rows = table.data[ROW].to_numpy()[firsts]
    return replace(table, columns=columns, data=make_data(columns, arrays, rows))


def _refuse_nameless(table: Table, name: str) -> None:
    if table.data[name].null_count:
        rows = table.data[ROW].filter(pc.is_null(table.data[name])).to_pylist()
        raise BrokenFile(f"{len(rows)} rows have no name in {name!r}", _listed(rows), "mend the rows or take them out")


def _measures(table: Table, name: str, found: Sequence[str]) -> list[Column]:
    if len(found) > MOST_MEASURES:
        raise BrokenFile(f"column {name!r} has {len(found):,} different names", f"column {name!r}", "check that it is the column of names")
    column = next(column for column in table.columns if column.code == name)
    return [Column(code, column.labels.get(code, ""), Role.MEASURE) for code in found]


def _groups(table: Table, keys: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The number of each row's combination, numbered by first appearance, and the first row of each combination."""
    groups = np.zeros(table.data.num_rows, dtype=np.int64)
    for key in keys:
        codes = table.data[key].combine_chunks().dictionary_encode(null_encoding="encode")
        joined = groups * max(len(codes.dictionary), 1) + codes.indices.to_numpy(zero_copy_only=False)
        # Renumbering after every column keeps the product of the columns' sizes from running over.
        groups = np.unique(joined, return_inverse=True)[1]
    _, firsts, groups = np.unique(groups, return_index=True, return_inverse=True)
    order = np.argsort(firsts, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[groups], firsts[order]


def _refuse_duplicates(table: Table, cells: np.ndarray, value: str) -> None:
    found, counts = np.unique(cells, return_counts=True)
    if not (counts > 1).any():
        return
    twice = np.flatnonzero(np.isin(cells, found[counts > 1]))
    first = np.flatnonzero(cells == cells[twice[0]])
    rows = table.data[ROW].to_numpy()[first].tolist()
    values = [cell.as_py() for cell in table.data[value].take(pa.array(first))]
    alike = "the same value" if len(set(values)) == 1 else f"different values ({', '.join(map(str, values[:SHOWN]))})"
    raise BrokenFile(
        f"{len(twice)} rows say the same thing more than once, the first ones with {alike}",
        _listed(rows),
        "ask the sender which row is right and take the others out",
    )


def _spread(cells: pa.Array, groups: np.ndarray, rows: np.ndarray, size: int) -> pa.Array:
    """The cells of one measure at the places of their combinations, null elsewhere."""
    places = np.zeros(size, dtype=np.int64)
    missing = np.ones(size, dtype=bool)
    places[groups[rows]] = rows
    missing[groups[rows]] = False
    return cells.take(pa.array(places, mask=missing))


def _listed(rows: Sequence[int]) -> str:
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"rows {', '.join(str(row) for row in rows[:SHOWN])}{more}"
