"""A published build, opened for questions: register, facts and places as tables of one SQL engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.flow.facts import fact_query
from puntari.store import engine
from puntari.store.builds import MANIFEST
from puntari.store.files import read_json
from puntari.words.errors import BrokenStore

MEMORY = "4GB"


@dataclass(frozen=True)
class Warehouse:
    """An engine over one pack of one build, as known on a day (None: as known when it was built)."""

    connection: engine.Connection
    known_on: date | None

    def rows(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""
        try:
            return self.connection.cursor().sql(sql).to_arrow_table()
        except engine.SqlError as wrong:
            raise BrokenStore(f"the engine refused a query of ours: {wrong}") from wrong


def register_path(build: Path, pack: str, source: str) -> Path:
    """Where a build keeps the register of a source."""
    return build / pack / "register" / f"{source}.parquet"


def fact_path(build: Path, pack: str, fact: str) -> Path:
    """Where a build keeps a fact as known when it was built."""
    return build / pack / "facts" / f"{fact}.parquet"


def place_path(build: Path, pack: str, hierarchy: str) -> Path:
    """Where a build keeps what lies in what."""
    return build / pack / "places" / f"{hierarchy}.parquet"


def map_path(build: Path, pack: str, level: str) -> Path:
    """Where a build keeps the drawn boundaries of a level."""
    return build / pack / "maps" / f"{level}.json"


def manifest_of(build: Path) -> Mapping[str, object]:
    """What a build says of itself."""
    return read_json(build / MANIFEST)


def open_registers(build: Path, pack: Pack) -> engine.Connection:
    """An engine that sees a build's registers only; the caller closes it."""
    connection = engine.connect(memory=MEMORY, folders=(build,))
    for schema in ("register", "fact", "place"):
        connection.execute(f"CREATE SCHEMA {schema}")
    for source in pack.sources:
        _view(connection, "register", source, register_path(build, pack.id, source))
    return connection


def open_warehouse(build: Path, pack: Pack, known_on: date | None = None) -> Warehouse:
    """The pack's tables in the build. As known on an earlier day, facts are computed anew from the register."""
    connection = open_registers(build, pack)
    if pack.hierarchy:
        _view(connection, "place", pack.hierarchy.id, place_path(build, pack.id, pack.hierarchy.id))
    for fact in pack.facts.values():
        if known_on is None:
            _view(connection, "fact", fact.id, fact_path(build, pack.id, fact.id))
        else:
            connection.execute(f"CREATE VIEW fact.{engine.name(fact.id)} AS {fact_query(fact, known_on).sql(dialect='duckdb')}")
    return Warehouse(connection, known_on)


def _view(connection: engine.Connection, schema: str, name: str, path: Path) -> None:
    source = f"read_parquet({engine.literal(str(path.resolve()))})"
    try:
        connection.execute(f"CREATE VIEW {schema}.{engine.name(name)} AS SELECT * FROM {source}")
    except engine.SqlError as wrong:
        raise BrokenStore(f"the build lacks {schema} {name} ({path.name}): {wrong}; run `puntari build`") from wrong
