"""A published build, opened for questions: register, facts and places as tables of one SQL engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.flow.facts import fact_query
from puntari.flow.figures.kept import Kept
from puntari.flow.figures.plan import Held
from puntari.flow.person_facts.compute import make, make_calendar
from puntari.flow.person_facts.parts import horizons_on, open_parts, persons_folder, read_holding, state_held, state_on
from puntari.flow.person_facts.several import see_all
from puntari.flow.person_facts.units import open_keys
from puntari.flow.rolls import open_rolls
from puntari.store import engine
from puntari.store.answered import answer
from puntari.store.builds import MANIFEST
from puntari.store.lying import json_of, lying
from puntari.store.probe import shut
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenStore


@dataclass(frozen=True)
class Warehouse:
    """An engine over one pack of one build, as known on a day (None: as known when it was built)."""

    connection: engine.Connection
    known_on: date | None
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    held: dict[str, Held] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""
        try:
            return self.connection.cursor().sql(sql).to_arrow_table()
        except engine.SqlError as wrong:
            raise BrokenStore(f"the engine refused a query of ours: {wrong}") from wrong

    def chosen(self, name: str, cells: str, choice: str) -> pa.Table:
        """The rows of the SELECT `choice` over a table of that name that holds the rows of the SELECT `cells`, which are kept for who
        chooses next."""
        try:
            return engine.over(self.connection, name, self.cells(cells), choice)
        except engine.SqlError as wrong:
            raise BrokenStore(f"the engine refused a query of ours: {wrong}") from wrong

    def cells(self, sql: str) -> pa.Table:
        """The rows of a SELECT, which are kept for who asks next."""
        try:
            return self.kept.of(sql, partial(engine.planned_once, self.connection))
        except engine.SqlError as wrong:
            raise BrokenStore(f"the engine refused a query of ours: {wrong}") from wrong

    def held_by(self, sql: str) -> Held:
        """The levels by period that a SELECT of `level` and `period` tells, which is asked once: a build does not change."""
        if sql not in self.held:
            levels: dict[str, set[str]] = {}
            for row in self.rows(sql).to_pylist():
                levels.setdefault(row["period"], set()).add(row["level"])
            self.held[sql] = {period: frozenset(told) for period, told in levels.items()}
        return self.held[sql]


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
    return json_of(lying(build / MANIFEST))


def open_registers(build: Path, pack: Pack, *besides: Path) -> engine.Connection:
    """An engine that sees a build's registers, and folders named besides; the caller closes it."""
    connection = engine.connect(folders=(build, *besides))
    for schema in ("register", "fact", "place"):
        connection.execute(f"CREATE SCHEMA {schema}")
    for source in pack.sources:
        _view(connection, "register", source, register_path(build, pack.id, source))
    return connection


def open_warehouse(build: Path, pack: Pack, known_on: date | None = None, store: Store | None = None) -> Warehouse:
    """The pack's tables in the build. As known on an earlier day, facts are computed anew from the register.

    Person facts as known on an earlier day are read from the register log of the `store`; without one they are not there then.
    """
    connection = open_registers(build, pack, *((store.registers,) if store and known_on else ()))
    _open_persons(connection, build, pack, known_on, store)
    if pack.hierarchy:
        _view(connection, "place", pack.hierarchy.id, place_path(build, pack.id, pack.hierarchy.id))
    for fact in pack.facts.values():
        if known_on is None:
            _view(connection, "fact", fact.id, fact_path(build, pack.id, fact.id))
        else:
            connection.execute(f"CREATE VIEW fact.{engine.name(fact.id)} AS {fact_query(fact, known_on).sql(dialect='duckdb')}")
    return Warehouse(connection, known_on)


def log_stamp(store: Store, pack: Pack) -> str:
    """What differs when the register log of a store does: a warehouse of a past day reads the log, and an erasure rewrites it."""
    if not pack.person_facts:
        return ""
    log = read_log(store)
    return f"{log.version} {log.generation} {log.alias_changes} {sum(len(log.of(id)) for id in pack.registers)}"


def _open_persons(connection: engine.Connection, build: Path, pack: Pack, known_on: date | None, store: Store | None) -> None:
    # A user of its own who serves pages may not read what builds hold of persons, and needs none of it.
    holding = None if shut(persons_folder(build, pack.id)) else read_holding(build, pack.id)
    if holding is None:
        return
    if known_on is None:
        open_keys(connection, build, pack.id, state_held(holding))
        open_parts(connection, build, pack, holding)
    elif store is not None:
        answer(store, known_on)
        log = open_rolls(connection, store, pack, known_on)
        open_keys(connection, build, pack.id, state_on(log, pack, known_on))
        connection.execute("CREATE SCHEMA spell")
        make_calendar(connection, pack, horizons_on(log, pack, known_on))
        make(connection, pack)
        for fact in pack.person_facts.values():
            see_all(connection, fact)


def _view(connection: engine.Connection, schema: str, name: str, path: Path) -> None:
    source = f"read_parquet({engine.literal(str(path.resolve()))})"
    try:
        connection.execute(f"CREATE VIEW {schema}.{engine.name(name)} AS SELECT * FROM {source}")
    except engine.SqlError as wrong:
        raise BrokenStore(f"the build lacks {schema} {name} ({path.name}): {wrong}; run `puntari build`") from wrong
