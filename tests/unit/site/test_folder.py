"""A site takes its place whole, or not at all, and never that of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.store.folder import abandon_folder, begin_folder, finish_folder, put_in_folder
from puntari.words.errors import BrokenStore


def written(out: Path, text: str) -> None:
    fresh = begin_folder(out)
    put_in_folder(fresh, "fi/index.html", text.encode())
    finish_folder(fresh, out)


def test_a_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    written(out, "first")
    fresh = begin_folder(out)
    put_in_folder(fresh, "sv/index.html", b"second")
    assert (out / "fi/index.html").read_text() == "first"
    finish_folder(fresh, out)
    assert (out / "sv/index.html").read_text() == "second" and not (out / "fi").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_was_not_made_by_us_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(BrokenStore, match="not of an earlier one of these"):
        begin_folder(tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_an_abandoned_site_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    written(out, "first")
    abandon_folder(begin_folder(out))
    assert (out / "fi/index.html").read_text() == "first" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["../x", "fi/../../x", "/x"])
def test_no_file_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BrokenStore, match="leads out"):
        put_in_folder(begin_folder(tmp_path / "site"), name, b"")
