"""Files whole: limits, tables of packs, and writing that leaves the old or the new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from puntari.store.files import names_in, private_folder, read_bytes, read_json, read_rows, read_text, write_atomic, write_json
from puntari.words.errors import BrokenStore


def test_rows_of_a_pack_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('\ufeffcode,name\n01,"A, b"\n\n02,"two\nlines"\n', encoding="utf-8")
    assert read_rows(path) == ({"code": "01", "name": "A, b"}, {"code": "02", "name": "two\nlines"})


BROKEN = [
    (b"a,b\n1\n", "line 2: 1 fields under 2"),
    (b'a,b\n"x,1\n', "line 2"),
    ("a\nä".encode("iso-8859-15"), "byte 3"),
    (b"a,b\n1,2,3\n", "3 fields"),
]


@pytest.mark.parametrize(("data", "told"), BROKEN)
def test_a_broken_table_is_named_with_its_line(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(BrokenStore, match=told):
        read_rows(path)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"12345")
    with pytest.raises(BrokenStore, match="5 bytes, more than the 4"):
        read_bytes(path, limit=4)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenStore, match="No such file"):
        read_text(tmp_path / "none")
    assert names_in(tmp_path / "none") == ()


def test_writing_replaces_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["file"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BrokenStore, match="cannot write .*then do it again"):
        write_atomic(tmp_path / "file" / "x", b"")


def test_json_is_stable_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_json(path, {"b": 1, "a": "ä"})
    first = path.read_bytes()
    write_json(path, {"a": "ä", "b": 1})
    assert path.read_bytes() == first
    assert read_json(path) == {"a": "ä", "b": 1}
    path.write_text("[1]")
    with pytest.raises(BrokenStore, match="list, not an object"):
        read_json(path)
    path.write_text("{")
    with pytest.raises(BrokenStore, match="no JSON"):
        read_json(path)


def test_a_private_folder_is_shut_even_if_it_was_open(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "one"
    for _ in range(2):
        assert private_folder(path) == path and path.stat().st_mode & 0o777 == 0o700
        path.chmod(0o755)
    (tmp_path / "file").write_text("")
    with pytest.raises(BrokenStore, match="make"):
        private_folder(tmp_path / "file")
