"""Figures over persons for whoever is told them by a stricter rule than his audience, such as a study.

A study is of the same people as the figures of its audience, so it gets these very figures, out of the same memory: a second draw of noise
could be averaged with the first. The stricter rule only decides which of them stay hidden, so one pass over the rows finds both: cells
come with the reason by the stricter rule beside that of their audience, and are then remembered by each rule apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.disclosure import CellKeys
from puntari.define.names import KNOWN
from puntari.flow.figures.guarded_small import STRICTLY, UNBOUNDED
from puntari.flow.figures.ratio import HIDING
from puntari.guard.release import Cells
from puntari.words.cell import Status

FIGURES = ("value", "low", "high", "change", "change_percent", "rank", "ranked", "status", "interval", "reason", "n", KNOWN)
BOUNDS = ("low", "high")
BESIDE = ("change", "change_percent", "rank", "ranked")
"""What is told beside a figure out of others, which may be hidden or of a time that is not in the study."""


def apart(cells: Cells, stricter: Mapping[str, CellKeys]) -> tuple[Cells, Cells]:
    """Cells that say why a stricter rule hides them, as they are told by the rule of their audience, and as by the stricter one."""
    why, told = cells.table[STRICTLY], cells.table.drop_columns([STRICTLY])
    hidden = pc.fill_null(pc.is_in(why, pa.array([str(one) for one in HIDING], why.type)), False)
    unbounded = pc.fill_null(pc.equal(why, UNBOUNDED), False)
    strict = _emptied(told, hidden, [*BOUNDS, *BESIDE, "value", "interval"])
    strict = _emptied(strict, unbounded, BOUNDS)
    strict = _with(strict, "status", pc.if_else(hidden, str(Status.HIDDEN), told["status"]))
    strict = _with(strict, "reason", pc.if_else(hidden, why, told["reason"]))
    return replace(cells, table=told), replace(cells, table=strict, rules={**cells.rules, **stricter})


def _emptied(table: pa.Table, where: pa.ChunkedArray, columns: Iterable[str]) -> pa.Table:
    for column in columns:
        table = _with(table, column, pc.if_else(where, pa.scalar(None, table[column].type), table[column]))
    return table


def _with(table: pa.Table, column: str, values: pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.column_names.index(column), column, values)


def told_strictly(told: Cells, strict: Cells) -> Cells:
    """The cells as their audience is told them, where the stricter rule tells them too; no change and no rank of any."""
    keys = [name for name in told.table.column_names if name not in (*FIGURES, "binding")]
    strictly = dict(zip(_keys(strict.table, keys), strict.table.to_pylist(), strict=True))
    rows = []
    for key, row in zip(_keys(told.table, keys), told.table.to_pylist(), strict=True):
        other = strictly.get(key)
        if other is not None:
            chosen = other if other["status"] == Status.HIDDEN else row
            unbounded = [bound for bound in BOUNDS if other[bound] is None]
            rows.append(chosen | dict.fromkeys((*BESIDE, *unbounded)))
    return replace(told, table=pa.Table.from_pylist(rows, schema=told.table.schema), rules=strict.rules, made=())


def _keys(table: pa.Table, names: list[str]) -> list[tuple[object, ...]]:
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))
