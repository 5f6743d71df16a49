"""Builds: shown by one pointer, swept when dead, one at a time; deliveries and the engine beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from contract_pack import record

from puntari.store.builds import build_lock, content_id, current_build, current_id, new_build, publish, sweep
from puntari.store.deliveries import Origin, find_delivery, get_delivery, list_deliveries, put_delivery, usable
from puntari.store.engine import SqlError, connect, literal, name, read_parquet, write_parquet
from puntari.store.files import sha256
from puntari.store.root import Store
from puntari.words.errors import BrokenStore


def built(store: Store, text: str, id: str) -> Path:
    folder = new_build(store)
    (folder / "deep").mkdir()
    (folder / "deep" / "file").write_text(text)
    return publish(store, folder, id)


def test_what_is_published_is_served(store_dir: Path) -> None:
    store = Store(store_dir)
    assert current_build(store) is None
    built(store, "one", "a1")
    assert current_id(store) == "a1"
    served = built(store, "two", "b2")
    assert current_build(store) == served
    assert (served / "deep" / "file").read_text() == "two"
    assert [path.name for path in store.builds.iterdir() if path.name.startswith(".")] == []


def test_the_same_build_again_is_served_again(store_dir: Path) -> None:
    store = Store(store_dir)
    built(store, "one", "a1")
    built(store, "two", "b2")
    built(store, "one", "a1")
    assert current_id(store) == "a1"


def test_old_builds_go_and_the_newest_stay(store_dir: Path) -> None:
    store = Store(store_dir)
    for number in range(6):
        os.utime(built(store, str(number), f"b{number}"), (number, number))
    assert sorted(path.name for path in store.builds.iterdir()) == ["b3", "b4", "b5"]


def test_a_pointer_to_nothing_is_said(store_dir: Path) -> None:
    store = Store(store_dir)
    store.pointer.write_text("gone\n")
    with pytest.raises(BrokenStore, match="'gone'.*build anew"):
        current_build(store)


def test_the_content_names_the_build(tmp_path: Path) -> None:
    for folder, text in (("a", "x"), ("b", "x"), ("c", "y")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "f").write_text(text)
        (tmp_path / folder / "manifest.json").write_text(folder)
    named = {folder: content_id(tmp_path / folder, "manifest.json") for folder in "abc"}
    assert named["a"] == named["b"] != named["c"]
    assert content_id(tmp_path / "a") != content_id(tmp_path / "b")


def test_only_one_builds_at_a_time(store_dir: Path) -> None:
    store = Store(store_dir)
    with build_lock(store):
        code = "import sys\nfrom pathlib import Path\nfrom puntari.store.builds import build_lock\nfrom puntari.store.root import Store\n"
        code += "with build_lock(Store(Path(sys.argv[1]))): pass"
        other = subprocess.run([sys.executable, "-c", code, str(store_dir)], capture_output=True, text=True, check=False)
        assert f"another build runs in {store_dir} (process {os.getpid()})" in other.stderr
    with build_lock(store):
        pass


def test_what_the_dead_left_is_swept_and_what_the_living_write_is_not(store_dir: Path) -> None:
    store = Store(store_dir)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (store.builds / f".tmp-{dead.pid}").mkdir(parents=True)
    (store.deliveries / "farm").mkdir(parents=True)
    (store.deliveries / "farm" / f".tmp-{dead.pid}-abc").write_text("half")
    mine = store.deliveries / "farm" / f".tmp-{os.getppid()}-abc"
    mine.write_text("half")
    assert sweep(store) == 2
    assert mine.exists()


def test_deliveries_are_kept_once_as_they_came(store_dir: Path) -> None:
    store, data = Store(store_dir), b"as it came\r\n\xff"
    first = record(sha=sha256(data), bytes=len(data), arrived="2026-02-01T00:00:00+00:00")
    assert put_delivery(store, first, data) == first
    assert put_delivery(store, replace(first, arrived="2027-01-01T00:00:00+00:00", origin=Origin.MIRROR), data) == first
    assert put_delivery(store, replace(first, melted=("a", "b")), data).melted == ("a", "b")
    assert [one.sha256 for one in list_deliveries(store, "farm")] == [sha256(data)]
    kept = find_delivery(store, "farm", sha256(data))
    assert kept is not None
    assert get_delivery(store, kept) == data


def test_a_delivery_that_changed_on_disk_is_said(store_dir: Path) -> None:
    store, data = Store(store_dir), b"as it came"
    kept = put_delivery(store, record(sha=sha256(data), bytes=len(data)), data)
    (store.deliveries / "farm" / kept.sha256).write_bytes(b"as it went")
    with pytest.raises(BrokenStore, match="no longer what was delivered as hens.csv"):
        get_delivery(store, kept)
    (store.deliveries / "farm" / f"{kept.sha256}.json").write_text('{"source": "farm"}')
    with pytest.raises(BrokenStore, match="no record of a delivery"):
        list_deliveries(store, "farm")


def test_a_stand_in_yields_to_anything_real() -> None:
    false, true = record(sha="a", synthetic=True), record(sha="b")
    assert usable((false, true)) == (true,)
    assert usable((false,)) == (false,)


def test_the_engine_touches_nothing_but_its_folders(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.csv").write_text("a\n1\n")
    with connect(folders=(tmp_path / "in",)) as connection:
        write_parquet(connection.sql("SELECT 1 AS a"), tmp_path / "in" / "x.parquet", ("a",))
        assert read_parquet(connection, tmp_path / "in" / "x.parquet").fetchall() == [(1,)]
        with pytest.raises(BrokenStore):
            write_parquet(connection.sql("SELECT 1 AS a"), tmp_path / "y.parquet", ("a",))
        with pytest.raises(SqlError, match="disabled"):
            connection.execute(f"SELECT * FROM read_csv({literal(str(tmp_path / 'out.csv'))})")
        with pytest.raises(SqlError):
            connection.execute("SET enable_external_access = true")


def test_rows_beyond_memory_are_called_that(tmp_path: Path) -> None:
    with connect(memory="12MB", folders=(tmp_path,)) as connection:
        many = connection.sql("SELECT range AS a, repeat('x', 200) AS b FROM range(1000000)")
        with pytest.raises(BrokenStore, match="do not fit into the part of the machine's memory"):
            write_parquet(many, tmp_path / "x.parquet", ("b", "a"))


def test_names_and_texts_are_quoted() -> None:
    with connect() as connection:
        odd = "a\"b'c; DROP"
        assert connection.sql(f"SELECT {literal(odd)} AS {name(odd)}").fetchall() == [(odd,)]
        assert connection.sql(f"SELECT {literal(odd)} AS {name(odd)}").columns == [odd]
