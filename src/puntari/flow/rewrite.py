"""Chunks of person registers written anew beside the old ones: without some rows, or with other pseudonyms. The log decides which hold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace

from puntari.flow.intake.job import MEMORY
from puntari.store import engine
from puntari.store.files import file_sha256
from puntari.store.registers import Loaded, Log, chunk_path
from puntari.store.root import Store


@dataclass(frozen=True)
class Columns:
    """A chunk's columns by name with their types in the engine."""

    types: dict[str, str]

    @property
    def whole(self) -> tuple[str, ...]:
        """Columns of whole numbers that can hold pseudonyms."""
        return tuple(name for name, type in self.types.items() if type == "BIGINT" and name != "_row")


def rewriting(store: Store) -> closing[engine.Connection]:
    """An engine that may touch the registers and nothing else."""
    return closing(engine.connect(memory=MEMORY, folders=(store.registers,), spill=store.vault / "spill"))


def columns_of(connection: engine.Connection, store: Store, register: str, one: Loaded) -> Columns:
    """The columns of a delivery's chunk."""
    told = connection.execute(f"DESCRIBE SELECT * FROM {source_of(store, register, one)}").fetchall()
    return Columns({str(row[0]): str(row[1]) for row in told})


def source_of(store: Store, register: str, one: Loaded) -> str:
    """The chunk of a delivery as SQL reads it."""
    return f"read_parquet({engine.literal(str(chunk_path(store, register, one.chunk).resolve()))})"


def rewrite(connection: engine.Connection, store: Store, register: str, one: Loaded, version: int, sql: str) -> Loaded:
    """The delivery with its chunk made of the rows of a SELECT, in their order, under a name of that version; none leave no chunk."""
    told = connection.sql(sql)
    if not engine.count(told):
        return replace(one, chunk="", chunk_sha256="")
    path = chunk_path(store, register, f"{one.delivery}.v{version}.parquet")
    engine.write_parquet(told, path, ("_row",))
    return replace(one, chunk=path.name, chunk_sha256=file_sha256(path))


def every(log: Log, change: Callable[[str, Loaded], Loaded]) -> dict[str, tuple[Loaded, ...]]:
    """All registers of a log with every delivery changed."""
    return {register: tuple(change(register, one) for one in deliveries) for register, deliveries in log.registers.items()}
