"""JSON-stat 1.x and 2.0: one row per combination, one measure column per metric category, status where there is no value."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from puntari.flow.readers import read, recognise
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Role, Table

DATASET = {
    "version": "2.0",
    "class": "dataset",
    "label": "Työttömät",
    "source": "KEHA",
    "updated": "2026-07-21T05:00:00Z",
    "note": ["Laskentapäivänä"],
    "id": ["content", "area", "month"],
    "size": [2, 2, 2],
    "role": {"time": ["month"], "geo": ["area"], "metric": ["content"]},
    "dimension": {
        "content": {"category": {"index": ["N", "P"], "label": {"N": "Työttömät", "P": "Osuus"}, "note": {"P": ["% työvoimasta"]}}},
        "area": {"label": "Alue", "category": {"index": {"KU092": 1, "KU091": 0}, "label": {"KU091": "Helsinki", "KU092": "Vantaa"}}},
        "month": {"label": "Kuukausi", "category": {"index": ["2026M05", "2026M06"]}},
    },
    "value": [1, 2, 3, None, 10.50, 20, None, None],
    "status": {"3": "...", "7": "..", "0": "p"},
}


def table(answer: object, **options: str) -> Table:
    data = json.dumps(answer).encode()
    assert recognise(data) is Format.JSON_STAT
    return read(data, Format.JSON_STAT, ReadOptions(**options))


def rows(found: Table) -> list[tuple[str | None, ...]]:
    return [tuple(row.values())[:-1] for row in found.data.to_pylist()]


def test_metric_becomes_columns_wherever_it_stands() -> None:
    found = table(DATASET)
    assert [(c.code, c.role) for c in found.columns] == [
        ("area", Role.DIMENSION),
        ("month", Role.TIME),
        ("N", Role.MEASURE),
        ("P", Role.MEASURE),
    ]
    assert rows(found) == [
        ("KU091", "2026M05", "1", "10.5"),
        ("KU091", "2026M06", "2", "20"),
        ("KU092", "2026M05", "3", None),
        ("KU092", "2026M06", "...", ".."),
    ]
    assert found.columns[0].labels == {"KU091": "Helsinki", "KU092": "Vantaa"}
    assert (found.columns[2].text, found.columns[3].comment) == ("Työttömät", "% työvoimasta")
    assert found.updated == date(2026, 7, 21)
    assert found.notes == ("Laskentapäivänä", "status 'p' stands beside 1 values")


def test_without_a_metric_there_is_one_value_column() -> None:
    found = table({**DATASET, "role": {}})
    assert [c.code for c in found.columns] == ["content", "area", "month", "value"]
    assert rows(found)[3] == ("N", "KU092", "2026M06", "...")
    assert rows(table({**DATASET, "role": {}}, content="content")) == rows(table(DATASET))


def test_sparse_values_and_every_form_of_status_give_the_same_cells() -> None:
    dense = rows(table(DATASET))
    sparse = {str(n): v for n, v in enumerate(DATASET["value"]) if v is not None}
    assert rows(table({**DATASET, "value": sparse})) == dense
    listed = [DATASET["status"].get(str(n)) for n in range(8)]
    assert rows(table({**DATASET, "status": listed})) == dense
    marked = rows(table({**DATASET, "status": "."}))
    assert rows(table({**DATASET, "status": ["."]})) == marked
    assert [row[2:] for row in marked] == [("1", "10.5"), ("2", "20"), ("3", "."), (".", ".")]


def test_bundle_of_the_first_version() -> None:
    inner = {k: v for k, v in DATASET.items() if k not in ("version", "class", "id", "size", "role")}
    old = {**inner, "dimension": {**DATASET["dimension"], "id": DATASET["id"], "size": DATASET["size"], "role": DATASET["role"]}}
    assert rows(table({"dataset": old})) == rows(table(DATASET))
    with pytest.raises(BrokenFile, match="holds 2 datasets.*first"):
        table({"first": old, "second": old})
    assert rows(table({"first": old, "second": old}, dataset="second")) == rows(table(DATASET))
    assert rows(table({"first": old, "second": old}, dataset="1")) == rows(table(DATASET))


def test_collection_with_data_and_without() -> None:
    linked = {"version": "2.0", "class": "collection", "link": {"item": [{"class": "dataset", "href": "a.json", "label": "A"}]}}
    assert rows(table(linked)) == [("dataset", "a.json", "A")]
    assert rows(table({**linked, "link": {"item": [DATASET]}})) == rows(table(DATASET))


def test_dimension_is_a_code_list() -> None:
    found = table({"version": "2.0", "class": "dimension", "category": {"index": ["T", "M"], "label": {"T": "total", "M": "male"}}})
    assert rows(found) == [("T", "total"), ("M", "male")]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": [1, 2]}, "the sizes make 8 cells and 2 stand there"),
        ({"value": {"8": 1}}, "place 8 of 8"),
        ({"size": [2, 2]}, "3 dimensions and 2 sizes"),
        ({"size": [2, 3, 2]}, "3 categories are declared and 2 listed"),
        ({"size": [2, 10**9, 10**9]}, "at most"),
        ({"size": [2, -2, 2]}, "a count is expected"),
        ({"status": [None] * 3}, "the sizes make 8 cells and 3"),
        ({"value": [1, 2, 3, None, [5], 6, 7, 8]}, "a value is expected"),
        ({"dimension": {}}, "an object is expected"),
    ],
)
def test_what_does_not_fit_is_said(change: dict[str, object], says: str) -> None:
    with pytest.raises(BrokenFile, match=says):
        table({**DATASET, **change})


@pytest.mark.mirror
def test_samples_of_the_mirror(mirror: Path) -> None:
    shapes = {}
    for path in sorted((mirror / "px_jsonstat").glob("*.json")):
        options = ReadOptions(dataset="canada") if "oecd" in path.name else ReadOptions()
        data = path.read_bytes()
        found = read(data, recognise(data, path.name), options)
        shapes[path.stem.split("_")[-1]] = (found.data.num_rows, len(found.columns))
    assert shapes == {
        "canada": (60, 6),
        "galicia": (3960, 6),
        "hierarchy": (132, 2),
        "oecd-canada": (60, 6),
        "order": (24, 4),
        "us-unr": (3220, 3),
        "collection": (8, 3),
        "dimension": (3, 2),
        "galicia-2.0": (3960, 6),
        "statswe": (1120, 6),
        "us-labor-ds": (3220, 6),
    }


@pytest.mark.mirror
def test_what_does_not_change_stands_first(mirror: Path) -> None:
    found = read((mirror / "px_jsonstat" / "jsonstat_org_order.json").read_bytes(), Format.JSON_STAT)
    wrong = [row for row in rows(found) if row[3] != f"A{row[0]}B{row[1]}C{row[2]}"]
    assert wrong == [("2", "1", "4", "A1B1C4")], "one cell is misprinted in the sample itself"


@pytest.mark.mirror
def test_bundle_of_the_oecd_by_name(mirror: Path) -> None:
    data = (mirror / "px_jsonstat" / "jsonstat_org_oecd-canada.json").read_bytes()
    found = read(data, Format.JSON_STAT, ReadOptions(dataset="oecd"))
    assert found.data.num_rows == 36 * 12
    assert found.data.to_pylist()[0] == {"area": "AU", "year": "2003", "UNR": "5.943826289", "_row": 1}
    assert found.updated == date(2012, 11, 27)
