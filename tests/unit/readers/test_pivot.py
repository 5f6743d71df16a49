"""Long tables turned wide."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.flow.readers import pivot, read
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format
from puntari.words.table import Role, Table

LONG = """palvelu,tiedot,value,kuukausi
A,N,1,2024M01
A,KESTO,2.5,2024M01
B,N,,2024M01
A,N,4,2024M02
B,KESTO,6,2024M02
"""


def table(text: str) -> Table:
    return read(text.encode(), Format.CSV)


def test_one_measure_column_a_name() -> None:
    found = pivot(table(LONG))
    assert [(c.code, c.role) for c in found.columns[2:]] == [("N", Role.MEASURE), ("KESTO", Role.MEASURE)]
    assert [tuple(row.values()) for row in found.data.to_pylist()] == [
        ("A", "2024M01", "1", "2.5", 2),
        ("B", "2024M01", None, None, 4),
        ("A", "2024M02", "4", None, 5),
        ("B", "2024M02", None, "6", 6),
    ]


def test_columns_by_other_names_and_rows_in_any_order() -> None:
    lines = LONG.replace("tiedot,value", "mittari,arvo").splitlines()
    turned = "\n".join([lines[0], *reversed(lines[1:])]) + "\n"
    found = pivot(table(turned), "mittari", "arvo")
    cells = {tuple(sorted((k, v) for k, v in row.items() if k != "_row")) for row in found.data.to_pylist()}
    assert cells == {tuple(sorted((k, v) for k, v in row.items() if k != "_row")) for row in pivot(table(LONG)).data.to_pylist()}
    assert found.data["_row"].to_pylist() == [2, 3, 4, 5]


def test_without_other_columns_there_is_one_row() -> None:
    assert pivot(table("tiedot,value\nN,1\nP,2\n")).data.to_pylist() == [{"N": "1", "P": "2", "_row": 2}]


def test_no_rows() -> None:
    assert pivot(table("palvelu,tiedot,value\n")).data.column_names == ["palvelu", "_row"]


@pytest.mark.parametrize(
    ("more", "says", "where"),
    [
        ("A,N,9,2024M01\n", "2 rows .* different values \\(1, 9\\)", "rows 2, 7"),
        ("A,N,1,2024M01\n", "2 rows .* the same value", "rows 2, 7"),
        ("A,,1,2024M03\n", "1 rows have no name in 'tiedot'", "rows 7"),
        ("A,palvelu,1,2024M03\n", "2 columns are called 'palvelu'", "column names"),
    ],
)
def test_what_cannot_be_turned_is_said_with_its_rows(more: str, says: str, where: str) -> None:
    with pytest.raises(BrokenFile, match=says) as refused:
        pivot(table(LONG + more))
    assert where in refused.value.where


def test_an_unknown_column_is_named() -> None:
    with pytest.raises(BrokenFile, match="no column 'mittari'"):
        pivot(table(LONG), "mittari")


@pytest.mark.mirror
def test_activation_rate_of_the_mirror_adds_up(mirror: Path) -> None:
    found = pivot(read((mirror / "palvelut_koko_maa" / "tyonv_12u4.csv.gz").read_bytes(), Format.CSV))
    rows = found.data.to_pylist()
    assert len(rows) == 194
    for row in rows:
        services, unemployed = int(row["PALVELUISSAYHTEENSA"]), int(row["TYOTTOMATLOPUSSA"])
        assert round(100 * services / (services + unemployed), 1) == float(row["AKTASTE"])
