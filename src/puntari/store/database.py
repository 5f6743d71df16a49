"""A source's own PostgreSQL database, read once, in one snapshot and without writing, as CSV that flows through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from puntari.store.delivered import Original
from puntari.words.errors import NothingFetched

PATIENCE = 20


@contextmanager
def open_table(address: str, table: str) -> Iterator[Original]:
    """A table or view (`name` or `schema.name`) of the database at the address, as an original in CSV with column names.

    Raises NothingFetched where the server does not answer or the table is not there; no error repeats the address or what it holds.
    """
    try:
        with psycopg.connect(address, connect_timeout=PATIENCE, autocommit=False) as connection:
            connection.read_only = True
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            yield Original(lambda: _copied(connection, table), lambda: None)
    except psycopg.Error as wrong:
        raise NothingFetched(_plain(wrong)) from None


def _copied(connection: psycopg.Connection, table: str) -> Iterator[bytes]:
    named = sql.Identifier(*table.split("."))
    order = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8', DELIMITER ';')").format(named)
    with connection.cursor() as cursor, cursor.copy(order) as copy:
        for part in copy:
            yield bytes(part)


def _plain(wrong: psycopg.Error) -> str:
    kind = type(wrong).__name__
    if isinstance(wrong, psycopg.errors.UndefinedTable):
        return "the database has no such table or view; name it with --table, as name or schema.name"
    if isinstance(wrong, psycopg.errors.InsufficientPrivilege):
        return "the database does not let this user read the table; have its keeper grant SELECT"
    if isinstance(wrong, psycopg.OperationalError):
        return f"the database did not answer or broke off ({kind}); see that the address and the password are right, then deliver again"
    return f"the database refused ({kind}); have its keeper look at the server's log, then deliver again"
