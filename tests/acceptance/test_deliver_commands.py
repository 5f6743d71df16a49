"""`puntari deliver`, `quarantine`, `build` as an operator calls them, with good files and with broken ones."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands import Commands
from tests.small.stocked import HEADER, hens_csv, people_csv, write

TODAY = datetime.now(UTC).date().isoformat()
ECKERO = "px_jsonstat/statfin_tyonv_eckero.px"


def asked(commands: Commands, store: Path, *arguments: str, small: bool = True) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(commands.good(store, "ask", *arguments, "--format", "csv", small=small))))


def files_of(store: Path) -> dict[str, bytes]:
    """All that a store holds, but for the trail, which tells of failures too."""
    kept = (path for path in sorted(store.rglob("*")) if path.is_file() and "audit" not in path.parts)
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in kept}


@pytest.fixture(scope="module")
def first_store(tmp_path_factory: pytest.TempPathFactory, commands: Commands) -> Path:
    folder = tmp_path_factory.mktemp("first")
    store = folder / "store"
    commands.good(store, "deliver", "hens", str(write(folder, "hens.csv", hens_csv())), small=True)
    commands.good(store, "deliver", "people", str(write(folder, "people.csv", people_csv())), small=True)
    assert commands.good(store, "build", "--offline", small=True).startswith("built ")
    return store


@pytest.fixture
def small_store(tmp_path: Path, first_store: Path) -> Path:
    """A store of the test's own with one delivery of hens and one of people, built."""
    return Path(shutil.copytree(first_store, tmp_path / "store"))


@pytest.mark.mirror
def test_without_mirror_and_network_stand_ins_are_built_and_called_synthetic(commands: Commands, stand_in_store: Path) -> None:
    told = json.loads(commands.good(stand_in_store, "ask", "unemployment_rate", "--by", "employment_area", "--format", "json"))
    assert told["origins"]["unemployment_rate"]["synthetic"] is True
    assert len(told["cells"]) == 45
    assert [cell for cell in told["cells"] if cell["value"] is not None]
    assert "SYNTHETIC" in commands.good(stand_in_store, "ask", "unemployment_rate")
    assert "stand_in" in commands.good(stand_in_store, "sources")
    assert "SYNTHETIC" not in commands.good(stand_in_store, "ask", "unit_price", "--by", "service", "--by", "provider")


@pytest.mark.mirror
def test_a_px_file_of_one_municipality_is_delivered_and_asked_for(
    commands: Commands, stand_in_store: Path, tmp_path: Path, mirror: Path
) -> None:
    """Eckerö, January to November 2024, takes the stand-in's place in the source that it belongs to."""
    store = Path(shutil.copytree(stand_in_store, tmp_path / "store"))
    out = commands.good(store, "deliver", "tyonv_12r5", str(mirror / ECKERO))
    assert "statfin_tyonv_eckero.px: kept as " in out
    assert "11 rows: 11 accepted, 0 in quarantine" in out
    assert "was there already" in commands.good(store, "deliver", "tyonv_12r5", str(mirror / ECKERO))
    commands.good(store, "build", "--offline")
    rows = asked(commands, store, "unemployed_job_seekers", "--area", "municipality:043", "--period", "2024-01..2024-12", small=False)
    assert [row["period"] for row in rows] == [f"2024-{month:02d}" for month in range(1, 12)]
    assert {row["status"] for row in rows} <= {"ok", "hidden"}
    assert [row for row in rows if row["value"]]
    told = json.loads(commands.good(store, "ask", "labour_force", "--area", "municipality:043", "--format", "json"))
    assert told["origins"]["labour_force"]["synthetic"] is False
    others = asked(commands, store, "labour_force", "--by", "municipality", "--period", "2024-11", small=False)
    assert [row["municipality"] for row in others if row["status"] == "ok"] == ["043"]


BROKEN = {
    "page.csv": b"<!DOCTYPE html>\n<html><head><title>503</title></head><body>Service unavailable</body></html>",
    "page.px": b"<html><body>moved</body></html>",
    "cut.json": b'{"columns":[{"code":"where","text":"where","type":"d"},{"code":"when","text":"when","type":"t"}],"data":[{"key":["Pa"',
    "cut.csv.gz": gzip.compress(hens_csv().encode())[:60],
    "garbage.csv": bytes(range(256)) * 40,
    "garbage.px": bytes(range(255, 0, -1)) * 40,
    "empty.csv": b"",
    "blank.csv": b"\n\n\n",
    "other.csv": b"name,age\nAda,36\n",
    "ragged.csv": f"{HEADER}\nPa,2024-01,all,1,2\nPb,2024-01,all,1,2,3,4,5\n".encode(),
    "image.csv": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "archive.xlsx": b"PK\x03\x04" + bytes(300),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_clear_line_and_changes_nothing(commands: Commands, small_store: Path, tmp_path: Path, name: str) -> None:
    before = files_of(small_store)
    ended = commands.run(small_store, "deliver", "hens", str(write(tmp_path, name, BROKEN[name])), small=True)
    assert ended.code == 2, ended
    assert ended.out == ""
    assert len(ended.err.strip().splitlines()) == 1, ended.err
    assert name in ended.err
    assert ended.err.startswith("BrokenFile: ")
    assert files_of(small_store) == before
    assert commands.good(small_store, "build", "--offline", small=True).startswith("nothing had changed")


def test_a_file_that_is_not_there_and_a_source_that_is_not_there(commands: Commands, small_store: Path, tmp_path: Path) -> None:
    missing = commands.run(small_store, "deliver", "hens", str(tmp_path / "nowhere.csv"), small=True)
    unknown = commands.run(small_store, "deliver", "hen", str(write(tmp_path, "hens.csv", hens_csv())), small=True)
    assert (missing.code, unknown.code) == (2, 2)
    assert missing.err.startswith("UnreadableFile: cannot read ") and "nowhere.csv: No such file" in missing.err
    assert "hens" in unknown.err
    assert len(missing.err.strip().splitlines()) == len(unknown.err.strip().splitlines()) == 1


def test_a_file_brought_along_that_can_not_be_read_is_not_called_the_store_s(
    commands: Commands, small_store: Path, tmp_path: Path
) -> None:
    torn = str(write(tmp_path, "torn.csv", "dim,freq\n1\n"))
    asked = {
        ("prices", "index", torn): "torn.csv, line 2: 1 fields under 2 column names",
        ("protect", torn, torn, "--rule", "5", "--out", str(tmp_path / "out.csv")): "torn.csv, line 2: 1 fields",
        ("rounds", "enter", "none", "none", str(tmp_path)): "Is a directory",
        ("synthetic", "deliver", str(tmp_path)): "No such file",
    }
    for arguments, said in asked.items():
        ended = commands.run(small_store, *arguments, small=True)
        assert ended.code == 2 and ended.err.startswith("UnreadableFile: ") and said in ended.err, ended


def test_a_row_in_quarantine_is_listed_mended_retried_and_used(commands: Commands, small_store: Path, tmp_path: Path) -> None:
    delivered = hens_csv("2024-02", {"a": "2O", "e": -3})
    out = commands.good(small_store, "deliver", "hens", str(write(tmp_path, "february.csv", delivered)), small=True)
    assert "2 in quarantine" in out
    built = commands.run(small_store, "build", "--offline", small=True)
    assert "2 in quarantine" in built.out and "`puntari quarantine list` says which" in built.err
    february = {row["parish"]: row for row in asked(commands, small_store, "hens", "--by", "parish", "--period", "2024-02")}
    assert (february["a"]["status"], february["a"]["reason"], february["a"]["value"]) == ("missing", "quarantined", "")
    assert february["b"]["value"] == "20"
    counties = {row["county"]: row for row in asked(commands, small_store, "hens", "--by", "county", "--period", "2024-02")}
    assert {code: row["status"] for code, row in counties.items()} == {"1": "missing", "2": "missing", "3": "ok"}

    lines = commands.good(small_store, "quarantine", "list", small=True).splitlines()
    assert lines[-1] == "2 rows in quarantine"
    listed = {line.split(" = ")[1].split("  ")[0]: line for line in lines[:-1]}
    assert set(listed) == {"'2O'", "'-3'"}
    assert "february.csv:2" in listed["'2O'"] and "unreadable_number" in listed["'2O'"]
    assert "below_minimum" in listed["'-3'"]

    id = listed["'2O'"].split()[0]
    commands.good(small_store, "quarantine", "mend", id, "hens=20", small=True)
    assert "hens: 1 accepted, 1 still wait" in commands.good(small_store, "quarantine", "retry", small=True)
    assert commands.good(small_store, "build", "--offline", small=True).startswith("built ")
    mended = {row["parish"]: row for row in asked(commands, small_store, "hens", "--by", "parish", "--period", "2024-02")}
    assert (mended["a"]["status"], mended["a"]["value"], mended["e"]["status"]) == ("ok", "20", "missing")
    assert commands.good(small_store, "quarantine", "list", small=True).splitlines()[-1] == "1 rows in quarantine"
    assert commands.good(small_store, "build", "--offline", small=True).startswith("nothing had changed")


def test_what_can_not_be_mended_is_said(commands: Commands, small_store: Path) -> None:
    for arguments in (("hens.000000000000.1", "hens=2"), ("nonsense", "hens=2"), ("hens.000000000000.1", "hens")):
        ended = commands.run(small_store, "quarantine", "mend", *arguments, small=True)
        assert ended.code == 2
        assert "Traceback" not in ended.err


def test_a_correction_and_the_answer_as_it_was_known(commands: Commands, small_store: Path, tmp_path: Path) -> None:
    corrected = write(tmp_path, "corrected.csv", hens_csv(hens={"a": 24}))
    assert f"known {TODAY} (arrival)" in commands.good(small_store, "deliver", "hens", str(corrected), small=True)
    commands.good(small_store, "build", "--offline", small=True)
    question = ("hens", "--area", "parish:a", "--period", "2024-01")
    assert [row["value"] for row in asked(commands, small_store, *question)] == ["24"]
    assert [row["value"] for row in asked(commands, small_store, *question, "--as-known-on", "2024-03-01")] == ["20"]
    assert asked(commands, small_store, *question, "--as-known-on", "2023-12-31") == []


def test_several_files_at_once_and_a_day_that_they_do_not_tell(commands: Commands, small_store: Path, tmp_path: Path) -> None:
    files = [str(write(tmp_path, f"{month}.csv", hens_csv(month))) for month in ("2024-02", "2024-03")]
    out = commands.good(small_store, "deliver", "hens", *files, "--known", "2024-04-15", small=True)
    assert out.count("known 2024-04-15 (declared)") == 2
    assert commands.run(small_store, "deliver", "hens", files[0], "--known", "soon", small=True).code == 2


def test_a_build_is_idempotent_and_named_by_what_it_holds(commands: Commands, small_store: Path, tmp_path: Path) -> None:
    first = commands.good(small_store, "build", "--offline", small=True)
    assert first.startswith("nothing had changed since ")
    other = tmp_path / "other"
    commands.good(other, "deliver", "people", str(write(tmp_path, "people.csv", people_csv())), small=True)
    commands.good(other, "deliver", "hens", str(write(tmp_path, "hens.csv", hens_csv())), small=True)
    built = commands.good(other, "build", "--offline", small=True)
    assert built.split(":")[0].split()[-1] == first.split(":")[0].split()[-1]


def test_before_the_first_build_every_command_says_what_to_do(commands: Commands, tmp_path: Path) -> None:
    for arguments in (("ask", "hens"), ("explain", "hens"), ("sources",)):
        ended = commands.run(tmp_path / "empty", *arguments, small=True)
        assert ended.code == 2, ended
        assert "run `puntari build`" in ended.err
        assert len(ended.err.strip().splitlines()) == 1, ended.err
