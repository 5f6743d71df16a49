"""DuckDB as it is used here: in memory, shut off from network and extensions, reading and writing Parquet in given folders only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa

from puntari.store.probe import memory_bytes
from puntari.words.errors import BrokenStore

Connection = duckdb.DuckDBPyConnection
Relation = duckdb.DuckDBPyRelation
Statement = duckdb.Statement
SqlError = duckdb.Error
MAKING, ASKING = 1 / 4, 1 / 6
"""Parts of the machine's memory that an engine may use: one that makes things, of which there is one at a time, and one that answers."""
LEAST_MEGABYTES = 256
"""What an engine may use of the smallest machine; with less it could not begin."""


def connect(
    threads: int = 2,
    memory: str | float = ASKING,
    folders: tuple[Path, ...] = (),
    spill: Path | None = None,
    files: tuple[Path, ...] = (),
) -> Connection:
    """An empty engine that may touch nothing outside `folders` and `files`; what does not fit into memory is refused, or goes to `spill`.
    `memory` is a part of the machine's, or an amount such as 12MB.

    It goes there as it is, because the engine as it is installed cannot encrypt it for want of good random numbers: give a folder of
    `spilling` where nothing in it identifies anybody, and none elsewhere.
    """
    connection = duckdb.connect(config={"threads": threads, "memory_limit": _limit(memory), "temp_directory": str(spill or "")})
    allowed = [f"{folder.resolve()}/" for folder in folders]
    settings = (
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "GLOBAL python_enable_replacements = false",
        "GLOBAL TimeZone = 'UTC'",
        "enable_progress_bar = false",
        f"allowed_paths = [{', '.join(literal(str(file.resolve())) for file in files)}]",
        f"allowed_directories = [{', '.join(map(literal, allowed))}]",
        "enable_external_access = false",
        "lock_configuration = true",
    )
    for setting in settings:
        connection.execute(f"SET {setting}")
    return connection


def _limit(memory: str | float) -> str:
    """What an engine may use, as it is told."""
    return memory if isinstance(memory, str) else f"{max(int(memory * memory_bytes()) >> 20, LEAST_MEGABYTES)}MiB"


@contextmanager
def calculator(*folders: Path) -> Iterator[Connection]:
    """A connection for computing over Arrow tables, which may touch no file outside `folders`; what is made in it must be temporary, and
    goes with it.

    Those of a process with the same folders share one engine, because opening one takes longer than most of what is asked of it.
    """
    with _shared(os.getpid(), folders).cursor() as connection:
        yield connection


@lru_cache(4)
def _shared(process: int, folders: tuple[Path, ...]) -> Connection:
    # A forked process needs its own: the threads of its parent's are not there.
    return connect(folders=folders)


def arrow_of(connection: Connection, sql: str) -> pa.Table:
    """The rows of a SELECT as an Arrow table."""
    return connection.sql(sql).to_arrow_table()


def planned_once(connection: Connection, sql: str) -> pa.Table:
    """The rows of a SELECT as an Arrow table, for a query that takes longer to plan than to run: `arrow_of` plans it twice, once for the
    columns and once for the rows."""
    with connection.cursor() as own:
        own.execute(f"CREATE TEMP TABLE planned AS {sql}")
        return arrow_of(own, "SELECT * FROM planned")


def over(connection: Connection, called: str, table: pa.Table, sql: str) -> pa.Table:
    """The rows of a SELECT that sees an Arrow table under a name beside all that the connection sees."""
    with connection.cursor() as own:
        own.register(called, table)
        return arrow_of(own, sql)


def name(text: str) -> str:
    """A name as SQL quotes it."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL quotes it."""
    return "'" + text.replace("'", "''") + "'"


def from_arrow(connection: Connection, table: pa.Table) -> Relation:
    """A relation over an Arrow table that stays where it is."""
    return connection.from_arrow(table)


def read_parquet(connection: Connection, *paths: Path) -> Relation:
    """A relation over Parquet files of one shape; raises BrokenStore where one cannot be read."""
    try:
        return connection.read_parquet([str(path.resolve()) for path in paths])
    except SqlError as wrong:
        raise BrokenStore(f"cannot read {', '.join(map(str, paths))}: {wrong}; build anew") from wrong


def write_parquet(relation: Relation, path: Path, order: tuple[str, ...], rest: tuple[str, ...] = ()) -> None:
    """Write a relation's rows in the order of the columns named, and where these are alike in some order of the `rest` of them that is
    always the same and cheap to find; the same rows give the same bytes.

    The folder must be one the relation's connection may touch; raises BrokenStore when the disk refuses or memory does not suffice.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        last = [f"hash({', '.join(map(name, rest))})"] if rest else []
        ordered = relation.order(", ".join([f"{name(column)} NULLS FIRST" for column in order] + last))
        ordered.write_parquet(str(path.resolve()), compression="zstd")
    except duckdb.OutOfMemoryException as wrong:
        what = "its rows do not fit into the part of the machine's memory that an engine may use"
        raise BrokenStore(f"cannot write {path}: {what} ({wrong}); build on a machine with more") from wrong
    except (SqlError, OSError) as wrong:
        raise BrokenStore(f"cannot write {path}: {wrong}; see that the disk has room and may be written") from wrong


def count(relation: Relation) -> int:
    """How many rows a relation has."""
    found = relation.count("*").fetchall()
    return int(found[0][0])
