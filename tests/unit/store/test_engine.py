"""The engine: what it may write where, and connections that share one."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from puntari.store import engine

MANY = 300_000
"""Rows that do not fit into the least memory that the engine starts with."""
HELD = f"CREATE TEMP TABLE held AS SELECT hash(range) AS b, 'word' || hash(range) AS c FROM range({MANY})"
COUNTED = "SELECT count(DISTINCT c) FROM held"


def test_what_does_not_fit_into_memory_is_spilled_where_it_identifies_nobody(tmp_path: Path) -> None:
    spill = tmp_path / "spill"
    with engine.connect(memory="12MB", spill=spill, plain_spill=True) as connection:
        connection.execute(HELD)
        assert connection.execute(COUNTED).fetchall() == [(MANY,)]
        assert list(spill.iterdir())
    assert not spill.exists()


def test_and_is_refused_where_it_may(tmp_path: Path) -> None:
    spill = tmp_path / "spill"
    with engine.connect(memory="12MB", spill=spill) as connection, pytest.raises(engine.SqlError, match="crypto"):
        connection.execute(HELD)
        connection.execute(COUNTED)
    assert all(b"word" not in one.read_bytes() for one in spill.glob("*"))


def test_connections_that_share_an_engine_see_nothing_of_each_other(tmp_path: Path) -> None:
    with engine.calculator(tmp_path) as one, engine.calculator(tmp_path) as other:
        for number, connection in enumerate((one, other)):
            connection.register("given", pa.table({"a": [number]}))
            connection.execute("CREATE TEMP TABLE own AS FROM given")
        assert [engine.arrow_of(each, "FROM own")["a"].to_pylist() for each in (one, other)] == [[0], [1]]
    with engine.calculator(tmp_path) as third, pytest.raises(engine.SqlError):
        third.execute("FROM own")
    with engine.calculator() as elsewhere, pytest.raises(engine.SqlError, match="file system operations are disabled"):
        elsewhere.execute(f"COPY (SELECT 1) TO '{tmp_path / 'out.parquet'}'")
