"""Nested reports as rows: what stands once is told with every row below it, what is repeated makes rows of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterator, Mapping

import pyarrow as pa

from puntari.define.register import LineColumn, Register
from puntari.flow.intake.delivered import ROW
from puntari.words.errors import BrokenFile

BATCH = 20_000
MOST_NAMES = 2_000
TYPED = {"type", "code"}
"""Parts of an identifier that says of which kind it is; several of them beside one another are one thing told in several ways."""
Cells = dict[str, str | None]


def rows_of(
    node: object, called: Container[str], way: tuple[str, ...] = (), above: Mapping[str, str | None] | None = None
) -> Iterator[Cells]:
    """The rows of a nested value. A cell is named by the longest end of its way that `called` has (in small letters), else by it all."""
    cells: Cells = dict(above or {})
    repeated: list[tuple[tuple[str, ...], list[object]]] = []
    _gather(node, called, way, cells, repeated)
    if not repeated:
        yield cells
    for below, nodes in repeated:
        for one in nodes:
            yield from rows_of(one, called, below, cells)


def lines_of(rows: Iterator[Cells], register: Register) -> Iterator[Cells]:
    """The rows of one report, those of one key numbered in their order where the register asks for it and the report has no such cell."""
    line = next((column for column in register.columns if isinstance(column, LineColumn)), None)
    if line is None:
        yield from rows
        return
    own = {one.casefold() for one in line.called}
    rest = {one.casefold() for key in register.key if key != line.name for one in register.column(key).called}
    told: Counter[frozenset[tuple[str, str | None]]] = Counter()
    for cells in rows:
        if not any(name.casefold() in own for name in cells):
            key = frozenset((name, cell) for name, cell in cells.items() if name.casefold() in rest)
            told[key] += 1
            cells[line.called[0]] = str(told[key])
        yield cells


def _gather(
    node: object, called: Container[str], way: tuple[str, ...], cells: Cells, repeated: list[tuple[tuple[str, ...], list[object]]]
) -> None:
    """Put what stands once into the cells, and what is repeated into the list, with its way."""
    if isinstance(node, Mapping):
        for name, part in node.items():
            _gather(part, called, (*way, str(name)), cells, repeated)
    elif isinstance(node, list):
        if any(isinstance(one, Mapping) and not _is_typed(one) for one in node) and len(node) > 1:
            repeated.append((way, node))
        else:
            for one in node:
                _gather(one, called, way, cells, repeated)
    else:
        cells.setdefault(_name(way, called), _text(node))


def _is_typed(node: Mapping[str, object]) -> bool:
    return {str(name).casefold() for name in node} <= TYPED | {"name", "countrycode", "countryname"}


def _name(way: tuple[str, ...], called: Container[str]) -> str:
    """The name of a cell; a part of the way that only gathers others (Reports of Report) is not part of it."""
    parts = [
        part for part, below in zip(way, (*way[1:], ""), strict=True) if not (below and part == f"{below}s") and not part.endswith("Ids")
    ]
    ends = ["".join(parts[place:]) for place in range(len(parts))]
    return next((end for end in ends if end.casefold() in called), ends[0] if ends else "value")


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def names_of(rows: Iterator[Cells]) -> tuple[str, ...]:
    """Every name of a cell, in the order in which they come; raises BrokenFile where there are more than any register has."""
    found: dict[str, None] = {}
    for row in rows:
        found.update(dict.fromkeys(row))
        if len(found) > MOST_NAMES:
            raise BrokenFile(
                f"the delivery names more than {MOST_NAMES:,} different cells", "its names", "see that it is the right delivery"
            )
    return tuple(found)


def batches_of(rows: Iterator[tuple[int, Cells]], names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """Numbered rows as batches of text."""
    waiting: list[tuple[int, Cells]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH:
            yield _batch(waiting, names)
            waiting = []
    if waiting:
        yield _batch(waiting, names)


def _batch(rows: list[tuple[int, Cells]], names: tuple[str, ...]) -> pa.RecordBatch:
    cells = [pa.array([row.get(name) for _, row in rows], pa.string()) for name in names]
    return pa.record_batch(
        [*cells, pa.array([number for number, _ in rows], pa.int64())], names=[*(f"c{n}" for n in range(len(names))), ROW]
    )
