"""Chunks of person registers written anew beside the old ones: without some rows, or with other pseudonyms. The log decides which hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pyarrow as pa

from puntari.flow.intake.delivered import ROW
from puntari.flow.intake.digests import DIGEST
from puntari.store import engine
from puntari.store.files import file_sha256
from puntari.store.registers import Loaded, Log, chunk_path
from puntari.store.root import Store
from puntari.store.tables import Shape, write_in_order

MEMORY: str | float = engine.MAKING
AT_ONCE = 1 << 20
"""So many rows of a chunk are in memory at once."""
SAME = ("_delivery", "known_from", "_seq")
"""Columns that have one value in all rows of a chunk."""


@dataclass(frozen=True)
class Columns:
    """A chunk's columns by name with their types in the engine."""

    types: dict[str, str]

    @property
    def whole(self) -> tuple[str, ...]:
        """Columns of whole numbers that can hold pseudonyms."""
        return tuple(name for name, type in self.types.items() if type == "BIGINT" and name != "_row")


def rewriting(store: Store) -> closing[engine.Connection]:
    """An engine that may touch the registers and nothing else, and spills nothing."""
    return closing(engine.connect(memory=MEMORY, folders=(store.registers,)))


def columns_of(connection: engine.Connection, store: Store, register: str, one: Loaded) -> Columns:
    """The columns of a delivery's chunk."""
    told = connection.execute(f"DESCRIBE SELECT * FROM {source_of(store, register, one)}").fetchall()
    return Columns({str(row[0]): str(row[1]) for row in told})


def source_of(store: Store, register: str, one: Loaded) -> str:
    """The chunk of a delivery as SQL reads it."""
    return f"read_parquet({engine.literal(str(chunk_path(store, register, one.chunk).resolve()))})"


def rewrite(connection: engine.Connection, store: Store, register: str, one: Loaded, version: int, sql: str) -> Loaded:
    """The delivery with its chunk made of the rows of a SELECT over it, in order, under a name of that version; none leave no chunk."""
    path = chunk_path(store, register, f"{one.delivery}.v{version}.parquet")
    [(last,)] = connection.execute(f"SELECT coalesce(max({ROW}), 0) FROM {source_of(store, register, one)}").fetchall()
    types = columns_of(connection, store, register, one).types
    shape = Shape(ROW, (*SAME, *(name for name, type in types.items() if type == "VARCHAR")), (DIGEST,))
    if not write_in_order(path, _pieces(connection, sql, last), shape):
        return replace(one, chunk="", chunk_sha256="")
    return replace(one, chunk=path.name, chunk_sha256=file_sha256(path))


def _pieces(connection: engine.Connection, sql: str, last: int) -> Iterator[pa.Table]:
    """The rows of a SELECT, so many at a time that they fit into memory, however many they are."""
    for begin in range(0, last, AT_ONCE):
        piece = engine.arrow_of(connection, f"SELECT * FROM ({sql}) AS anew WHERE {ROW} > {begin} AND {ROW} <= {begin + AT_ONCE}")
        if piece.num_rows:
            yield piece


def every(log: Log, change: Callable[[str, Loaded], Loaded]) -> dict[str, tuple[Loaded, ...]]:
    """All registers of a log with every delivery changed."""
    return {register: tuple(change(register, one) for one in deliveries) for register, deliveries in log.registers.items()}
