"""Figures over persons for whoever is told them by a stricter rule than his audience, such as a study.

A study is of the same people as the figures of its audience, so it gets these very figures, out of the same memory: a second draw of noise
could be averaged with the first. The stricter rule only decides which of them stay hidden.
"""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from puntari.define.names import KNOWN
from puntari.guard.release import Cells
from puntari.words.cell import Status

FIGURES = ("value", "low", "high", "change", "change_percent", "rank", "ranked", "status", "interval", "reason", "n", KNOWN)
BESIDE = ("change", "change_percent", "rank", "ranked")
"""What is told beside a figure out of others, which may be hidden or of a time that is not in the study."""


def told_strictly(told: Cells, strict: Cells) -> Cells:
    """The cells as their audience is told them, where the stricter rule tells them too; no change and no rank of any."""
    keys = [name for name in told.table.column_names if name not in (*FIGURES, "binding")]
    strictly = dict(zip(_keys(strict.table, keys), strict.table.to_pylist(), strict=True))
    rows = []
    for key, row in zip(_keys(told.table, keys), told.table.to_pylist(), strict=True):
        other = strictly.get(key)
        if other is not None:
            chosen = other if other["status"] == Status.HIDDEN else row
            unbounded = [bound for bound in ("low", "high") if other[bound] is None]
            rows.append(chosen | dict.fromkeys((*BESIDE, *unbounded)))
    return replace(told, table=pa.Table.from_pylist(rows, schema=told.table.schema), rules=strict.rules, made=())


def _keys(table: pa.Table, names: list[str]) -> list[tuple[object, ...]]:
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))
