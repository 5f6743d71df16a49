"""The rows of person registers as known on a day, as tables of an engine: what every later stage reads, and pseudonyms all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.register import Entity, Register
from puntari.flow.intake.cells import absent, quoted, type_of
from puntari.store.engine import Connection, literal, name
from puntari.store.registers import JOINED, Loaded, Log, chunk_path, read_log
from puntari.store.root import Store

ADDED = {"_delivery": "VARCHAR", "_row": "BIGINT", "known_from": "DATE", "_seq": "INTEGER"}
ENDS = {"_delivery": "VARCHAR", "_row": "BIGINT", "known_to": "DATE"}


@dataclass(frozen=True)
class Touched:
    """A table of a connection with the pseudonyms, one column `unit`, of the persons or the businesses whom changes touched."""

    entity: Entity
    table: str


def open_rolls(
    connection: Connection,
    store: Store,
    pack: Pack,
    known_on: date | None = None,
    of: Touched | None = None,
    only: Collection[str] | None = None,
) -> Log:
    """Make views `register.<id>` of every register of the pack, as known on a day (None: all that is known), and return their log.

    A view has the register's carried columns (pseudonyms as whole numbers, days and months as dates), `_delivery`, `_row` and
    `known_from`. Rows under another code of a person stand under the code that speaks for it, as that was known on the day. Registers that
    name persons, or businesses, then show the rows `of` those touched only. `only` names the registers wanted (None: all). The connection
    must be allowed to read the store's folder of registers.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS register")
    log = read_log(store)
    for register in (one for id, one in pack.registers.items() if only is None or id in only):
        rows = joined_rows(store, register, log, known_on)
        columns = ", ".join(column for column in (*_columns(register), *ADDED) if column != "_seq")
        connection.execute(
            f"CREATE OR REPLACE VIEW register.{name(register.id)} AS SELECT {columns} FROM ({rows}) told{_of_touched(register, of)}"
        )
    return log


def rows_of(store: Store, register: Register, deliveries: Sequence[Loaded], known_on: date | None = None) -> str:
    """SQL of a register's rows as known on a day, with `_seq`; nothing but the right columns where there are none."""
    known = [one for one in deliveries if known_on is None or one.known_from <= known_on.isoformat()]
    chunks = [one for one in known if one.chunk]
    if not chunks:
        empty = [f"CAST(NULL AS {type}) AS {column}" for column, type in {**_columns(register), **ADDED}.items()]
        return f"SELECT {', '.join(empty)} WHERE false"
    return without_ended(store, register, known, rows_told(store, register, chunks))


def rows_told(store: Store, register: Register, chunks: Sequence[Loaded]) -> str:
    """SQL of all rows that deliveries with chunks, one at least, ever told, also of those that have ended since."""
    return " UNION ALL ".join(_chunks(store, register, group) for group in _alike(chunks))


def rows_near(store: Store, register: Register, deliveries: Sequence[Loaded], digests: Mapping[str, Sequence[Loaded]]) -> str:
    """SQL of the rows that hold now in some chunks of a register, with `_seq` and the digest of the key as `_key`; the chunks are given by
    the SQL of their digests."""
    rows = [
        _chunks(store, register, group, f"{digest} AS _key") for digest, chunks in digests.items() for group in _alike(chunks)
    ]
    return without_ended(store, register, deliveries, " UNION ALL ".join(rows))


def without_ended(store: Store, register: Register, deliveries: Sequence[Loaded], rows: str) -> str:
    """SQL of rows without those that deliveries have ended."""
    ends = _files(chunk_path(store, register.id, one.ends) for one in deliveries if one.ends)
    return f"SELECT * FROM ({rows}) chunks ANTI JOIN read_parquet([{ends}]) ends USING (_delivery, _row)" if ends else rows


def joined_rows(store: Store, register: Register, log: Log, known_on: date | None = None) -> str:
    """SQL of a register's rows as known on a day, those of a person with several codes under one pseudonym.

    Where two codes of a person told the same key, the row that became known last holds; of one day's, that of the later code.
    """
    rows = rows_of(store, register, log.of(register.id), known_on)
    persons = [column for column in register.identifiers if column.entity is Entity.PERSON]
    pairs = pairs_of(store, register, log, known_on)
    if not pairs or not persons:
        return rows
    columns = list(_columns(register)) + list(ADDED)
    told = {quoted(column): f"coalesce(j{place}.root, r.{quoted(column)})" for place, column in enumerate(persons)}
    chosen = ", ".join(f"{told.get(column, f'r.{column}')} AS {column}" for column in columns)
    joins = " ".join(f"LEFT JOIN {pairs} j{place} ON j{place}.own = r.{quoted(column)}" for place, column in enumerate(persons))
    whose = [f"j{place}.place" for place, column in enumerate(persons) if column.name in register.key]
    if not whose:
        return f"SELECT {chosen} FROM ({rows}) r {joins}"
    several, place = f"coalesce({', '.join(whose)}) IS NOT NULL", f"{' + '.join(f'coalesce({one}, 0)' for one in whose)}"
    keys = ", ".join(map(name, register.key))
    nth = f"row_number() OVER (PARTITION BY {keys} ORDER BY _seq DESC, _place DESC, _row DESC)"
    met = f"SELECT {chosen}, {place} AS _place FROM ({rows}) r {joins} WHERE {several}"
    return (
        f"SELECT {chosen} FROM ({rows}) r {joins} WHERE NOT ({several}) UNION ALL "
        f"SELECT {', '.join(columns)} FROM (SELECT *, {nth} AS _nth FROM ({met}) AS m) AS n WHERE _nth = 1"
    )


def pairs_of(store: Store, register: Register, log: Log, known_on: date | None = None) -> str:
    """SQL of which pseudonym (`own`) which other (`root`) speaks for in a register, as known on a day; empty where none does."""
    table = _joined(store, log, register.governance.purpose.id)
    if not table:
        return ""
    if known_on is None:
        return f"(SELECT own, root, place FROM {table} WHERE known_to IS NULL)"
    day = f"DATE {literal(known_on.isoformat())}"
    return f"(SELECT own, root, place FROM {table} WHERE known_from <= {day} AND (known_to IS NULL OR known_to > {day}))"


def _joined(store: Store, log: Log, purpose: str) -> str:
    file = log.joined.get(purpose, "")
    return f"read_parquet([{_files([chunk_path(store, JOINED, file)])}])" if file else ""


def touch(
    connection: Connection, store: Store, registers: Iterable[Register], since: Mapping[str, int], touched: Touched
) -> None:
    """Make a table of the pseudonyms, of persons or of businesses, whose rows deliveries after the given places in the order added or
    ended, or aliases of persons changed, one column `unit`, all pseudonyms of each. A register that `since` does not name has not been read
    at all before."""
    table, log = name(touched.table), read_log(store)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} (unit BIGINT)")
    some = tuple(registers)
    for register in some:
        columns = _whose(register, touched.entity)
        fresh = [one for one in log.of(register.id) if one.seq > since.get(register.id, -1)]
        if not columns or not fresh:
            continue
        rows = [_chunks(store, register, group) for group in _alike([one for one in fresh if one.chunk])]
        rows += _ended(connection, store, register, log.of(register.id), [one for one in fresh if one.ends])
        for one in rows:
            for column in columns:
                connection.execute(f"INSERT INTO {table} SELECT DISTINCT {column} FROM ({one}) WHERE {column} IS NOT NULL")
    if touched.entity is Entity.PERSON:
        _touch_joined(connection, store, some, log, since, touched.table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT DISTINCT unit FROM {table} ORDER BY unit")


def _ended(connection: Connection, store: Store, register: Register, told: Sequence[Loaded], ending: Sequence[Loaded]) -> list[str]:
    """SQL of the rows that some deliveries ended: looked for only in the chunks that the ends name, for most rows are never told anew."""
    if not ending:
        return []
    ends = f"read_parquet([{_files(chunk_path(store, register.id, one.ends) for one in ending)}])"
    named = {delivery for (delivery,) in connection.execute(f"SELECT DISTINCT _delivery FROM {ends}").fetchall()}
    chunks = [one for one in told if one.chunk and one.delivery in named]
    return [
        f"SELECT * FROM ({_chunks(store, register, group)}) SEMI JOIN {ends} ended USING (_delivery, _row)" for group in _alike(chunks)
    ]


def _touch_joined(
    connection: Connection, store: Store, registers: Iterable[Register], log: Log, since: Mapping[str, int], table: str
) -> None:
    """Add to the touched whom aliases joined or parted since, whose rows name such a person, and all other pseudonyms of the touched."""
    for purpose in log.joined:
        pairs, into = _joined(store, log, purpose), f"INSERT INTO {name(table)}"
        connection.execute(f"CREATE OR REPLACE TEMP TABLE rejoined AS SELECT own, root FROM {pairs} WHERE changed > {since.get(JOINED, 0)}")
        connection.execute(f"{into} SELECT own FROM rejoined UNION SELECT root FROM rejoined")
        for register in (one for one in registers if one.governance.purpose.id == purpose):
            persons = _whose(register, Entity.PERSON)
            named = " OR ".join(f"{person} IN (SELECT own FROM rejoined)" for person in persons)
            rows = [_chunks(store, register, group) for group in _alike([one for one in log.of(register.id) if one.chunk])]
            for one, person in ((one, person) for one in rows for person in persons if len(persons) > 1):
                connection.execute(f"{into} SELECT DISTINCT {person} FROM ({one}) WHERE {person} IS NOT NULL AND ({named})")
        met = f"SELECT root FROM {pairs} WHERE own IN (SELECT unit FROM {name(table)})"
        connection.execute(f"{into} SELECT own FROM {pairs} WHERE root IN ({met}) UNION {met}")


def units_told(connection: Connection, store: Store, registers: Iterable[Register], since: Mapping[str, int], table: str) -> None:
    """Make a table of every pseudonym, of persons and of businesses, that deliveries of the registers after the given places in the order
    have told and that is still stored, one column `unit`: also of rows that were superseded since, for past days are asked about, too; and
    every one that speaks for others, under which nothing may ever have been told."""
    log, parts = read_log(store), []
    parts += [f"SELECT DISTINCT root AS unit FROM {_joined(store, log, purpose)}" for purpose in log.joined]
    for register in registers:
        fresh = [one for one in log.of(register.id) if one.chunk and one.seq > since.get(register.id, -1)]
        columns = [quoted(one) for one in register.identifiers]
        chunks = [_chunks(store, register, group) for group in _alike(fresh)]
        parts += [f"SELECT DISTINCT {column} AS unit FROM ({one})" for one in chunks for column in columns]
    told = " UNION ".join(parts) or "SELECT CAST(NULL AS BIGINT) AS unit"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name(table)} AS SELECT unit FROM ({told}) AS t WHERE unit IS NOT NULL")


def _columns(register: Register) -> dict[str, str]:
    return {quoted(column): type_of(column) for column in register.carried}


def _whose(register: Register, entity: Entity) -> list[str]:
    return [quoted(one) for one in register.identifiers if one.entity is entity]


def _of_touched(register: Register, of: Touched | None) -> str:
    columns = _whose(register, of.entity) if of is not None else []
    return " WHERE " + " OR ".join(f"{column} IN (SELECT unit FROM {name(of.table)})" for column in columns) if columns else ""


def _alike(chunks: Sequence[Loaded]) -> list[list[Loaded]]:
    """Chunks grouped by the columns that they have: a contract may have grown since."""
    found: dict[tuple[str, ...], list[Loaded]] = {}
    for one in chunks:
        found.setdefault(one.columns, []).append(one)
    return list(found.values())


def _chunks(store: Store, register: Register, chunks: Sequence[Loaded], *more: str) -> str:
    there = chunks[0].columns
    columns = [
        column if there and one.name in there else f"{absent(one, type)} AS {column}"
        for one, (column, type) in zip(register.carried, _columns(register).items(), strict=True)
    ]
    files = _files(chunk_path(store, register.id, one.chunk) for one in chunks)
    return f"SELECT {', '.join((*columns, *ADDED, *more))} FROM read_parquet([{files}])"


def _files(paths: Iterable[Path]) -> str:
    return ", ".join(literal(str(path.resolve())) for path in paths)
