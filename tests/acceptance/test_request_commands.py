"""`puntari registers` and `puntari requests` as an operator calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands import Commands
from tests.persons import csv_text
from tests.small.registers import hetu
from tests.small.stocked import hens_csv, people_csv, write

STATUS = ("henkilotunnus", "tyonhaku_id", "tyollisyyskoodi", "alkupaiva", "loppupaiva")
ROWS = [(hetu(1), "S1", "2", "2025-02-01", ""), (hetu(2), "S2", "Q", "2025-02-01", ""), (hetu(3), "S3", "2", "2025-02-01", "2025-01-01")]


@pytest.fixture(scope="module")
def faulty_store(tmp_path_factory: pytest.TempPathFactory, commands: Commands) -> Path:
    """A small store whose hens of April have a parish misspelt."""
    folder = tmp_path_factory.mktemp("faulty")
    store = folder / "store"
    april = hens_csv("2024-04").replace("Pa,", "Pq,")
    for source, name, text in (("hens", "one.csv", hens_csv()), ("hens", "two.csv", april), ("people", "people.csv", people_csv())):
        commands.good(store, "deliver", source, str(write(folder, name, text)), small=True)
    commands.good(store, "build", "--offline", small=True)
    return store


def test_requests_are_listed_sent_and_answered_and_not_closed_before_they_are_mended(commands: Commands, faulty_store: Path) -> None:
    listed = json.loads(commands.good(faulty_store, "requests", "list", "hens", "--format", "json", small=True))
    (wrong,) = (one for one in listed if one["kind"] == "wrong_codes")
    assert (wrong["count"], wrong["state"], wrong["owner"]) == (3, "open", "The small country")
    number = str(wrong["number"])
    assert commands.good(faulty_store, "requests", "send", number, "--ref", "F-1", small=True).endswith("sent\n")
    assert commands.good(faulty_store, "requests", "answer", number, small=True).endswith("answered\n")
    refused = commands.run(faulty_store, "requests", "close", number, small=True)
    assert (refused.code, "its fault is still there" in refused.err) == (2, True)
    told = list(csv.DictReader(io.StringIO(commands.good(faulty_store, "requests", "list", "--format", "csv", small=True))))
    assert [(one["number"], one["state"], one["reference"]) for one in told if one["number"] == number] == [(number, "answered", "F-1")]


def test_an_unknown_source_is_answered_with_the_nearest(commands: Commands, faulty_store: Path) -> None:
    wrong = commands.run(faulty_store, "requests", "list", "hen", small=True)
    assert (wrong.code, "nearest: hens" in wrong.err) == (2, True)


def test_registers_are_listed_with_rows_days_and_quarantine(commands: Commands, tmp_path: Path) -> None:
    store, file = tmp_path / "store", write(tmp_path, "status.csv", csv_text(STATUS, ROWS))
    commands.good(store, "deliver", "atmt_status", str(file), "--known", "2025-03-01", "--synthetic")
    listed = list(csv.DictReader(io.StringIO(commands.good(store, "registers", "--format", "csv"))))
    assert len(listed) == 79
    (one,) = (row for row in listed if row["rows"] != "0")
    told = [one[name] for name in ("register", "rows", "versions", "first_known", "last_known", "quarantined", "synthetic")]
    assert told == ["atmt_status", "1", "1", "2025-03-01", "2025-03-01", "2", "True"]
