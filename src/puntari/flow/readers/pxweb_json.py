"""PxWeb's own `json` answers: which column is what is told by its type, never by its place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from puntari.flow.readers.build import check_cells, make_data, text_array
from puntari.flow.readers.marks import Json, cell, latest, load_json, mapping, sequence, shown, text_of
from puntari.flow.readers.raw import ASK_AGAIN
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import Column, Role, Table

ROLES = {"d": Role.DIMENSION, "t": Role.TIME, "c": Role.MEASURE}


def read_pxweb_json(data: bytes, options: ReadOptions) -> Table:
    """One row per `data` entry, one column per entry of `columns`, in the order given there; BrokenFile if the two do not fit."""
    answer = mapping(load_json(data), "the whole file")
    _refuse_message(answer)
    columns = [_column(entry, number) for number, entry in enumerate(sequence(answer.get("columns"), "columns"), 1)]
    rows = sequence(answer.get("data"), "data")
    check_cells(len(rows) * len(columns), options)
    keys = [c for c in columns if c.role is not Role.MEASURE]
    measures = [c for c in columns if c.role is Role.MEASURE]
    found = dict(zip([c.code for c in keys], _parts(rows, "key", len(keys)), strict=True)) | dict(
        zip([c.code for c in measures], _parts(rows, "values", len(measures)), strict=True)
    )
    metadata = [mapping(entry, "metadata") for entry in sequence(answer.get("metadata") or [], "metadata")]
    updated, unreadable = latest(text_of(entry.get("updated"), "metadata, updated") for entry in metadata)
    return Table(
        columns=tuple(columns),
        data=make_data(columns, [found[c.code] for c in columns], np.arange(1, len(rows) + 1)),
        updated=updated,
        title=_first(metadata, "label"),
        source=_first(metadata, "source"),
        notes=(*_comments(answer), *unreadable),
    )


def _refuse_message(answer: dict[str, Json]) -> None:
    if "columns" in answer:
        return
    message = answer.get("error") or answer.get("title") or answer.get("message")
    says = f"the service answered with a message instead of data: {shown(message)}" if message else "the JSON has no `columns`"
    raise BrokenFile(says, "the whole file", "look at what was asked for, then fetch the file again")


def _column(entry: Json, number: int) -> Column:
    where = f"columns, entry {number}"
    found = {name: text_of(mapping(entry, where).get(name), f"{where}, {name}") for name in ("code", "text", "comment", "type")}
    if not found["code"] or not found["type"]:
        raise BrokenFile(f"a column has no code or no type: {shown(entry)}", where, ASK_AGAIN)
    return Column(found["code"], found["text"], ROLES.get(found["type"], Role.UNKNOWN), found["comment"].strip())


def _parts(rows: Sequence[Json], name: str, width: int) -> list[pa.Array]:
    """The `key` or `values` of every row, turned into `width` columns."""
    parts = [_part(entry, name, width, number) for number, entry in enumerate(rows, 1)]
    columns: Sequence[Sequence[str | None]] = list(zip(*parts, strict=True)) if parts else [()] * width
    return [text_array(column) for column in columns]


def _part(entry: Json, name: str, width: int, number: int) -> list[str | None]:
    where = f"data, entry {number}, {name}"
    values = sequence(mapping(entry, where).get(name, []), where)
    if len(values) != width:
        raise BrokenFile(f"{width} are expected and {len(values)} stand there: {shown(values)}", where, ASK_AGAIN)
    return [cell(value, where) for value in values]


def _first(metadata: Sequence[dict[str, Json]], name: str) -> str:
    return next((text for entry in metadata if (text := text_of(entry.get(name), f"metadata, {name}"))), "")


def _comments(answer: dict[str, Json]) -> tuple[str, ...]:
    notes: list[str] = []
    for entry in sequence(answer.get("comments") or [], "comments"):
        parts = [entry] if isinstance(entry, str) else [mapping(entry, "comments").get(k) for k in ("variable", "value", "comment")]
        notes.append(": ".join(text.strip() for part in parts if (text := text_of(part, "comments"))))
    return tuple(note for note in notes if note)
