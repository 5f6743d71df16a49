"""A real PostgreSQL server of the test's own, on loopback only; where there is none on the machine the test fails, for it never skips."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pyarrow as pa
from psycopg.rows import dict_row

PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin")]


def program(name: str) -> str:
    """The full path of one of the server's programs."""
    found = shutil.which(name) or next((str(place / name) for place in PLACES if (place / name).is_file()), "")
    assert found, f"{name} is not on this machine: run `make system`, which installs PostgreSQL"
    return found


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a server that lives as long as the block, in an empty folder of its own."""
    # PostgreSQL refuses to run as root, so there another user of the system owns its folder.
    user = next((one.pw_name for one in pwd.getpwall() if one.pw_name in ("postgres", "nobody")), "nobody") if os.getuid() == 0 else None
    folder.mkdir()
    if user:
        for one in (folder, *list(folder.parents)[:-2]):
            one.chmod(0o755)
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    how = {"check": True, "capture_output": True, "user": user, "cwd": folder} if user else {"check": True, "capture_output": True}
    data = folder / "data"
    subprocess.run([program("initdb"), "-D", data, "-U", "keeper", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], **how)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c jit=off"
    subprocess.run([program("pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], **{**how, "capture_output": False})
    try:
        yield f"postgresql://keeper@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([program("pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop"], **how)


TYPES = {"int32": "INTEGER", "int64": "BIGINT", "date32[day]": "DATE", "double": "DOUBLE PRECISION", "bool": "BOOLEAN"}


def put_tables(connection: psycopg.Connection, tables: Mapping[str, pa.Table]) -> None:
    """Tables with their rows, by their names with schema; the schemas are there already."""
    for called, table in tables.items():
        columns = ", ".join(f'"{field.name}" {TYPES.get(str(field.type), "TEXT")}' for field in table.schema)
        connection.execute(f"CREATE TABLE {called} ({columns})")
        with connection.cursor().copy(f"COPY {called} FROM STDIN") as copy:
            for row in table.to_pylist():
                copy.write_row(tuple(row.values()))
    connection.execute("ANALYZE")


def rows_of(connection: psycopg.Connection, sql: str) -> list[dict[str, object]]:
    """What a query says, a row as a mapping."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(sql).fetchall()


def fill(address: str, statements: str) -> None:
    """Run SQL on the server."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statements)
