"""PxWeb's own json, before and after the change of codes in June 2026: columns are found by type, never by place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from puntari.flow.readers import read, recognise
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format
from puntari.words.table import Role, Table

BEFORE = {
    "columns": [
        {"code": "Alue", "text": "Alue", "type": "d"},
        {"code": "Kuukausi", "text": "Kuukausi", "type": "t"},
        {"code": "TYOTTOMATLOPUSSA", "text": "Työttömät", "type": "c", "comment": "Kuukauden lopussa\r\n"},
        {"code": "AVPAIKATLOPUSSA", "text": "Avoimet työpaikat", "type": "c"},
    ],
    "comments": [{"variable": "Alue", "value": "KU911", "comment": "Ei kuntaa"}],
    "data": [{"key": ["KU091", "2024M01"], "values": ["31000", "..."]}, {"key": ["KU092", "2024M01"], "values": ["9000.5", "12"]}],
    "metadata": [{"updated": "2024-02-20T06:00:00Z", "label": "Työttömät", "source": "Tilastokeskus"}],
}
AFTER = {
    "columns": [
        {"code": "vaerak-vaesto", "text": "Väestö", "type": "c"},
        {"code": "timeperiod_m", "text": "Kuukausi", "type": "t"},
        {"code": "osuus", "text": "Osuus, %", "type": "c"},
        {"code": "alue_23_20260101", "text": "Alue", "type": "d"},
    ],
    "data": [{"key": ["2026M06", "KU091"], "values": ["684000", "1.5"]}],
    "metadata": [{"updated": "2026-05-20T05.00.00Z"}, {"updated": "2026-07-21T05.00.00Z"}],
}


def table(answer: object) -> Table:
    data = json.dumps(answer, ensure_ascii=False).encode()
    assert recognise(data) is Format.PXWEB_JSON
    return read(data, Format.PXWEB_JSON)


def test_answer_before_june_2026() -> None:
    found = table(BEFORE)
    assert [c.role for c in found.columns] == [Role.DIMENSION, Role.TIME, Role.MEASURE, Role.MEASURE]
    assert found.data.to_pylist()[0] == {
        "Alue": "KU091",
        "Kuukausi": "2024M01",
        "TYOTTOMATLOPUSSA": "31000",
        "AVPAIKATLOPUSSA": "...",
        "_row": 1,
    }
    assert found.columns[2].comment == "Kuukauden lopussa"
    assert (found.updated, found.title, found.source) == (date(2024, 2, 20), "Työttömät", "Tilastokeskus")
    assert found.notes == ("Alue: KU911: Ei kuntaa",)


def test_answer_after_june_2026_in_another_order() -> None:
    found = table(AFTER)
    assert found.data.to_pylist() == [
        {"vaerak-vaesto": "684000", "timeperiod_m": "2026M06", "osuus": "1.5", "alue_23_20260101": "KU091", "_row": 1}
    ]
    assert found.updated == date(2026, 7, 21), "the last of several update dates, written with dots"


def test_any_order_of_columns_gives_the_same_cells() -> None:
    columns = BEFORE["columns"]
    turned = {
        **BEFORE,
        "columns": [columns[3], columns[1], columns[0], columns[2]],
        "data": [{"key": d["key"][::-1], "values": d["values"][::-1]} for d in BEFORE["data"]],
    }
    assert sorted(table(turned).data.to_pylist()[0].items()) == sorted(table(BEFORE).data.to_pylist()[0].items())


def test_numbers_stay_as_written_and_nothing_is_null() -> None:
    columns = b'"columns":[{"code":"a","type":"d"},{"code":"b","type":"c"}]'
    raw = b'\xef\xbb\xbf{%s,"data":[{"key":["x"],"values":[1.50]},{"key":[""],"values":[null]}]}' % columns
    assert read(raw, Format.PXWEB_JSON).data.to_pylist() == [{"a": "x", "b": "1.50", "_row": 1}, {"a": None, "b": None, "_row": 2}]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"data": [{"key": ["KU091"], "values": ["1", "2"]}]}, "2 are expected and 1 stand there"),
        ({"data": [{"key": ["KU091", "2024M01"], "values": ["1", ["2"]]}]}, "a value is expected"),
        ({"columns": [{"text": "no code"}]}, "no code or no type"),
        ({"data": "none"}, "an array is expected"),
        (
            {"columns": [{"code": "a", "type": "d"}, {"code": "a", "type": "c"}], "data": [{"key": ["1"], "values": ["2"]}]},
            "2 columns are called 'a'",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(change: dict[str, object], says: str) -> None:
    with pytest.raises(BrokenFile, match=says) as refused:
        read(json.dumps({**BEFORE, **change}).encode(), Format.PXWEB_JSON)
    assert refused.value.where and refused.value.what_to_do


def test_a_message_of_the_service_is_passed_on() -> None:
    with pytest.raises(BrokenFile, match="Too many values"):
        read(b'{"error": "Too many values selected"}', Format.PXWEB_JSON)


def test_an_unreadable_update_date_is_a_note_not_a_guess() -> None:
    found = table({**BEFORE, "metadata": [{"updated": "2026-13-45"}]})
    assert found.updated is None
    assert "the update date '2026-13-45' cannot be read" in found.notes


@pytest.mark.mirror
def test_job_seekers_of_june_2026(mirror: Path) -> None:
    found = read((mirror / "statfin_json_2026" / "unemployment_register_kunnat_12r5.json").read_bytes(), Format.PXWEB_JSON)
    rows = {row["Alue"]: row for row in found.data.to_pylist()}
    assert len(rows) == 421
    assert rows["SSS"]["TYOTTOMATLOPUSSA"] == "352001"
    assert sum(cell == "..." for column in found.columns for cell in found.data[column.code].to_pylist()) == 904
    assert found.updated == date(2026, 7, 21)


@pytest.mark.mirror
def test_every_answer_of_the_mirror_is_read(mirror: Path) -> None:
    rows = {"121w": 309, "11ra": 568, "11re": 927, "12bs": 330, "12r5": 421, "12ti": 1263, "135z": 1, "14ww": 420}
    found = {}
    for path in sorted((mirror / "statfin_json_2026").glob("*.json")):
        data = path.read_bytes()
        found[path.stem[-4:]] = read(data, recognise(data, path.name)).data.num_rows
    assert found == rows
