"""CSV: delimiters, encodings, quotes, physical lines, gzip."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from puntari.flow.readers import read, recognise
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Table


def table(text: str, codec: str = "utf-8", **options: str | int) -> Table:
    return read(text.encode(codec), Format.CSV, ReadOptions(**options))


def rows(found: Table) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in found.data.to_pylist()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "alue,arvo,huom\n005,1.5,\n020,,x\n".replace(",", delimiter)
    assert recognise(text.encode()) is Format.CSV
    assert rows(table(text)) == [("005", "1.5", None, 2), ("020", None, "x", 3)]


def test_a_decimal_comma_stays_text_and_does_not_mislead() -> None:
    assert rows(table("alue;osuus\nKU091;10,5\nKU092;9,1\n")) == [("KU091", "10,5", 2), ("KU092", "9,1", 3)]
    assert rows(table("alue;osuus %, työvoimasta\nKU091;10,5\n")) == [("KU091", "10,5", 2)]


def test_any_delimiter_can_be_given() -> None:
    assert rows(table("a:b\n1:2\n", delimiter=":")) == [("1", "2", 2)]
    with pytest.raises(BrokenFile, match="cannot be a delimiter"):
        table("a::b\n", delimiter="::")


def test_rows_know_their_physical_line() -> None:
    text = 'a,b\n1,"kaksi\nriviä"\n\n2,"""x"", y"\r\n3,z'
    found = table(text)
    assert rows(found) == [("1", "kaksi\nriviä", 2), ("2", '"x", y', 5), ("3", "z", 6)]
    assert found.notes == ("the last line has no line end, so the file may be cut short",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15"])
def test_encodings_show_themselves(encoding: str) -> None:
    text = "kunta;€\nÄänekoski;1\nÅbo;2\n"
    assert recognise(text.encode(encoding), "x.csv") is Format.CSV
    found = table(text, encoding)
    assert [c.code for c in found.columns] == ["kunta", "€"]
    assert rows(found) == [("Äänekoski", "1", 2), ("Åbo", "2", 3)]


def test_windows_1252_must_be_said() -> None:
    text = "kunta;n\nÄänekoski – uusi;1\n"
    with pytest.raises(BrokenFile, match="is not UTF-8 nor ISO-8859-15") as refused:
        table(text, "cp1252")
    assert refused.value.where == "line 2, byte 9"
    assert rows(table(text, "cp1252", encoding="windows-1252"))[0][0] == "Äänekoski – uusi"


def test_half_broken_utf8_is_not_taken_for_latin() -> None:
    data = "kunta,n\nÄänekoski,1\nÅbo,2\n".encode()
    with pytest.raises(BrokenFile, match="is not UTF-8 nor ISO-8859-15"):
        read(data.replace("Å".encode(), b"\xc3"), Format.CSV)
    with pytest.raises(BrokenFile, match="is not utf-8"):
        table("kunta,n\nÅbo,2\n", "iso-8859-15", encoding="utf-8")


def test_gzip_is_taken_off() -> None:
    text = b"a,b\n1,2\n"
    assert rows(read(gzip.compress(text), Format.CSV)) == [("1", "2", 2)]
    assert rows(read(gzip.compress(text[:4]) + gzip.compress(text[4:]), Format.CSV)) == [("1", "2", 2)], "several members are one file"


def test_header_further_down_and_columns_without_a_name() -> None:
    assert rows(table("Otsikko\n\na,b\n1,2\n", header_line=3)) == [("1", "2", 4)]
    assert [c.code for c in table(",b\n1,2\n").columns] == ["column_1", "b"]


def test_one_column_needs_no_delimiter() -> None:
    assert rows(table("alue\nKU091\n")) == [("KU091", 2)]
    assert recognise(b"alue\nKU091\n", "alueet.csv") is Format.CSV


def test_only_a_header_is_an_empty_table() -> None:
    found = table("a,b\n")
    assert (found.data.num_rows, found.data.column_names) == (0, ["a", "b", "_row"])


@pytest.mark.parametrize(
    ("text", "says", "where"),
    [
        ("a,b\n1,2\n1,2,3\n", "2 fields are expected", "record of line 3"),
        ("a,b\n1,2\n3\n", "2 fields are expected", "record of line 3"),
        ('a,b\n1,2\n3,"4\n5,6\n', "never ends", "record of line 3"),
        ('a,b\n1,2\n3,"4"5\n', "cannot be taken apart", "record of line 3"),
        ("a,a\n1,2\n", "2 columns are called 'a'", "column names"),
        ("a,_row\n1,2\n", "a column is called '_row'", "column names"),
        ("a,b\n1,\x002\n", "control character U\\+0000", "line 2"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, says: str, where: str) -> None:
    with pytest.raises(BrokenFile, match=says) as refused:
        table(text, delimiter=",")
    assert where in refused.value.where
    assert refused.value.what_to_do


def test_lines_of_many_widths_need_a_delimiter() -> None:
    with pytest.raises(BrokenFile, match="no delimiter cuts"):
        table("a,b\n1,2,3\n4;5\n")


def test_a_table_larger_than_allowed_is_refused() -> None:
    with pytest.raises(BrokenFile, match="at most 10 are read"):
        table("a,b\n" + "1,2\n" * 6, max_cells=10)


def test_many_rows_come_in_batches_without_a_seam() -> None:
    text = "a,b\n" + "".join(f"{n},{n * 2}\n" for n in range(120_001))
    found = table(text)
    assert found.data["a"].to_pylist() == [str(n) for n in range(120_001)]
    assert found.data["_row"].to_pylist() == list(range(2, 120_003))


@pytest.mark.mirror
def test_monthly_statistics_of_the_mirror(mirror: Path) -> None:
    path = mirror / "tyonv_kk_2006_2023" / "tyonv_12r5_alue_kuukausi.csv.gz"
    data = path.read_bytes()
    found = read(data, recognise(data, path.name))
    assert found.data.num_rows == 88_596
    assert [found.data[name].null_count for name in ("TYOTTOMATLOPUSSA", "TYOVOIMATK", "AVPAIKATLOPUSSA")] == [702, 0, 10_143]


@pytest.mark.mirror
def test_every_csv_of_the_mirror_is_read(mirror: Path) -> None:
    paths = [path for pattern in ("*.csv", "*.csv.gz", "*.tsv") for path in sorted(mirror.glob(f"*/{pattern}"))]
    assert len(paths) > 60
    for path in paths:
        data = path.read_bytes()
        assert recognise(data, path.name) is Format.CSV, path
        found = read(data, Format.CSV)
        assert found.data.num_rows > 0 and len(found.columns) > 1, path
        assert not found.notes, path
