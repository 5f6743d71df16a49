"""The engine: what it may write where, and connections that share one."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from puntari.store import engine
from puntari.store.probe import memory_bytes
from puntari.store.spill import spilling

MANY = 300_000
"""Rows that do not fit into the least memory that the engine starts with."""
HELD = f"CREATE TEMP TABLE held AS SELECT hash(range) AS b, 'word' || hash(range) AS c FROM range({MANY})"
COUNTED = "SELECT count(DISTINCT c) FROM held"


def test_what_does_not_fit_into_memory_is_spilled_for_this_users_eyes_only_and_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "build" / ".spill"
    with spilling(folder) as spill, engine.connect(memory="12MB", spill=spill) as connection:
        connection.execute(HELD)
        assert connection.execute(COUNTED).fetchall() == [(MANY,)]
        assert list(spill.iterdir()) and spill.stat().st_mode & 0o777 == 0o700
        (spill / "left.tmp").write_bytes(b"word")
    assert not folder.exists()


def test_and_also_when_the_work_fails_or_something_was_left_there(tmp_path: Path) -> None:
    folder = tmp_path / ".spill"
    folder.mkdir(mode=0o777)
    (folder / "of another.tmp").write_bytes(b"word")
    with pytest.raises(engine.SqlError), spilling(folder) as spill, engine.connect(memory="12MB", spill=spill) as connection:
        assert list(spill.iterdir()) == [] and spill.stat().st_mode & 0o777 == 0o700
        connection.execute(f"{HELD} WHERE error('stop')")
    assert not folder.exists()


def test_where_it_may_identify_somebody_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with engine.connect(memory="12MB") as connection, pytest.raises(engine.SqlError, match="Out of Memory"):
        connection.execute(HELD)
        connection.execute(COUNTED)
    assert not list(tmp_path.iterdir())


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


def test_an_engine_may_use_a_part_of_the_memory_that_there_is(tmp_path: Path) -> None:
    small, all_of_it = tmp_path / "small", tmp_path / "all"
    small.write_text("1073741824\n")
    all_of_it.write_text("max\n")
    whole = memory_bytes(())
    assert whole > 1 << 28 and memory_bytes((all_of_it, tmp_path / "nowhere")) == whole
    assert memory_bytes((all_of_it, small)) == 1 << 30, "a container has its own limit"
    with engine.connect(memory=engine.MAKING) as connection:
        (told,) = connection.execute("SELECT current_setting('memory_limit')").fetchone()
    size, unit = told.split()
    assert float(size) * {"MiB": 1 << 20, "GiB": 1 << 30}[unit] == pytest.approx(memory_bytes() * engine.MAKING, rel=0.02)
