"""Work on persons that outgrows the memory: what may be spilled lies shut and goes, also after a kill; all else is told as what it is."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from puntari.flow import rewrite
from puntari.flow.erase import erase_person
from puntari.flow.intake import job
from puntari.flow.person_facts import write
from puntari.flow.rotate import rotate
from puntari.store import engine
from puntari.store.builds import build_lock, new_build
from puntari.store.registers import chunk_path
from puntari.store.root import Store
from puntari.words.errors import BrokenStore
from tests.persons import STAY, csv_text, delivered, rows
from tests.small import attacked
from tests.small.registers import REGISTERS, STAYS, hetu

KNOWN = date(2021, 1, 1)
LITTLE = "12MB"
"""The least that the engine starts with."""
MANY = 600_000
KILLED = """
import os, signal, sys
from pathlib import Path
from puntari.store import engine
from puntari.store.builds import new_build
from puntari.store.root import Store
from puntari.store.spill import spilling
with spilling(new_build(Store(Path(sys.argv[1]))) / ".spill") as spill, engine.connect(memory="12MB", spill=spill) as connection:
    connection.execute("CREATE TEMP TABLE held AS SELECT hash(range) AS b, 'word' || hash(range) AS c FROM range(300000)")
    connection.execute("SELECT count(DISTINCT c) FROM held").fetchall()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def stay(number: int, farm: str = "T") -> tuple[str, ...]:
    return (hetu(number), "2020-01-01", "11.11.2222", "01", "a", "3", f"{farm}{number}", "")


def test_what_a_killed_build_had_spilled_is_shut_and_the_next_build_takes_it_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.root)], check=False)
    assert ended.returncode == -signal.SIGKILL
    [spill] = store.builds.glob("*/.spill")
    assert spill.stat().st_mode & 0o777 == 0o700 and sum(file.stat().st_size for file in spill.iterdir()) > 1_000_000
    with build_lock(store):
        fresh = new_build(store)
    assert list(store.builds.iterdir()) == [fresh] and not spill.exists()


def test_a_build_over_persons_spills_into_a_shut_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, seen, connect = attacked.House(Store(tmp_path / "store"), {attacked.PACK.id: attacked.PACK}), [], engine.connect

    def watched(**told: object) -> engine.Connection:
        spill = told["spill"]
        assert isinstance(spill, Path)
        seen.append((spill.parent.parent, spill.stat().st_mode & 0o777))
        return connect(**told)

    monkeypatch.setattr(write.engine, "connect", lambda **told: watched(**told) if told.get("spill") else connect(**told))
    attacked.deliver(made, attacked.people()[:40], attacked.FIRST, tmp_path / "1.csv")
    attacked.build(made)
    assert set(seen) == {(made.store.builds, 0o700)}
    assert not list(made.store.root.rglob(".spill")), "nothing of it is in what is served"
    of_persons = [made.store.registers, *made.store.builds.glob("*/*/persons")]
    assert len(of_persons) == 2 and {path.stat().st_mode & 0o777 for path in of_persons} == {0o700}, "rows of persons are this user's alone"


def test_a_delivery_that_outgrows_the_memory_is_not_called_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [stay(1)]), KNOWN)
    monkeypatch.setattr(job, "MEMORY", LITTLE)
    large = csv_text(STAY, [stay(number, "long" * 4000) for number in range(2, 1500)])
    with pytest.raises(BrokenStore, match="does not fit into the memory .* smaller files; nothing was changed") as told:
        delivered(store, STAYS, large, KNOWN)
    assert "long" not in str(told.value) and len(rows(store, "stays")) == 1
    assert not list(store.vault.glob("spill*"))


def test_erasing_and_new_keys_go_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [stay(number) for number in range(60)]), KNOWN)
    before = [row[1:] for row in rows(store, "stays", columns="person, farm, begins, beds")]
    monkeypatch.setattr(rewrite, "MEMORY", LITTLE)
    monkeypatch.setattr(rewrite, "AT_ONCE", 7)
    rotate(store, REGISTERS)
    assert sorted(row[1:] for row in rows(store, "stays", columns="person, farm, begins, beds")) == sorted(before)
    assert erase_person(store, REGISTERS, hetu(8), "order 1").rows == 1
    left = [row[0] for row in rows(store, "stays", columns="farm")]
    assert sorted(left) == sorted(f"T{number}" for number in range(60) if number != 8)


def test_a_chunk_larger_than_the_memory_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    one = delivered(store, STAYS, csv_text(STAY, [stay(1)]), KNOWN).loaded
    with engine.connect(folders=(store.registers,)) as connection:
        large = f"SELECT hash(range) AS _key, range + 1 AS _row, 'T' || hash(range) AS farm, 'D' AS _delivery FROM range({MANY})"
        path = chunk_path(store, "stays", one.chunk)
        connection.sql(f"{large} ORDER BY _row").write_parquet(str(path.resolve()), row_group_size=1 << 15)
    monkeypatch.setattr(rewrite, "MEMORY", "20MB")
    monkeypatch.setattr(rewrite, "AT_ONCE", 1 << 15)
    with rewrite.rewriting(store) as connection:
        source = rewrite.source_of(store, "stays", one)
        with pytest.raises(engine.SqlError, match="Out of Memory"):
            connection.execute(f"CREATE TEMP TABLE whole AS FROM {source}")
        written = rewrite.rewrite(connection, store, "stays", one, 7, f"SELECT * FROM {source} WHERE _row % 3 > 0")
        told = connection.sql(f"SELECT count(*), sum(_row) FROM {rewrite.source_of(store, 'stays', written)}").fetchall()
    assert told == [(MANY // 3 * 2, sum(row for row in range(1, MANY + 1) if row % 3))]
