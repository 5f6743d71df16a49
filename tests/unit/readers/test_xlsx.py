"""Excel workbooks: cells as plain text, the row numbers of Excel, traps in the archive."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from puntari.flow.readers import read, recognise
from puntari.flow.readers.xlsx import number_text
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Table


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: list[list[object]], **options: str | int) -> Table:
    data = workbook(("Taulukko", rows))
    assert recognise(data, "x.xlsx") is Format.XLSX
    return read(data, Format.XLSX, ReadOptions(**options))


def cells(found: Table) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in found.data.to_pylist()]


def test_cells_are_plain_text() -> None:
    found = table(
        [
            ["koodi", "n", "osuus", "päivä", "hetki", "kello", "on"],
            ["091", 1, 0.1 + 0.2, date(2026, 6, 1), datetime.fromisoformat("2026-06-01T12:30"), time(8, 15), True],
            ["092", 2.0, 1e20, None, None, None, False],
        ]
    )
    assert cells(found) == [
        ("091", "1", "0.3", "2026-06-01", "2026-06-01T12:30:00", "08:15:00", "TRUE", 2),
        ("092", "2", "100000000000000000000", None, None, None, "FALSE", 3),
    ]


def test_an_error_cell_does_not_vanish() -> None:
    assert cells(table([["a", "b"], ["x", "#N/A"], ["y", "#DIV/0!"]])) == [("x", "#N/A", 2), ("y", "#DIV/0!", 3)]


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0, "0"), (-0.5, "-0.5"), (1234567.891, "1234567.891"), (1e-7, "0.0000001"), (5, "5"), (100.0, "100"), (10.10, "10.1")],
)
def test_numbers_have_no_artefacts(number: float, text: str) -> None:
    assert number_text(number) == text


def test_blank_rows_are_no_rows_and_row_numbers_are_excels() -> None:
    assert cells(table([["Otsikko"], [], ["a", "b"], ["1", None], [], ["2", "x"]], header_line=3)) == [("1", None, 4), ("2", "x", 6)]


def test_sheet_by_name() -> None:
    data = workbook(("Eka", [["a"], ["1"]]), ("Toka", [["b"], ["2"]]))
    assert read(data, Format.XLSX).data.column_names == ["a", "_row"]
    assert read(data, Format.XLSX, ReadOptions(sheet="Toka")).data.column_names == ["b", "_row"]
    with pytest.raises(BrokenFile, match="no sheet 'Kolmas'") as refused:
        read(data, Format.XLSX, ReadOptions(sheet="Kolmas"))
    assert '["Eka", "Toka"]' in refused.value.what_to_do


def test_a_cell_outside_the_named_columns_is_kept() -> None:
    assert table([["a", None], ["1", "2", "3"]]).data.column_names == ["a", "column_2", "column_3", "_row"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["a", "a"], ["1", "2"]], "2 columns are called 'a'"),
        ([["a", None, "b"], ["1", None, "2"]], "a column between others is empty"),
        ([], "the row of column names is empty"),
    ],
)
def test_what_is_wrong_is_said(rows: list[list[object]], says: str) -> None:
    with pytest.raises(BrokenFile, match=says):
        table(rows)


def altered(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    data = altered(workbook(("T", [["a"], ["1"]])), "xl/media/bomb.bin", b"0" * 40_000_000)
    assert len(data) < 100_000
    with pytest.raises(BrokenFile, match="unpacks to more than"):
        read(data, Format.XLSX)


def test_entities_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(BrokenFile, match="XML entities"):
        read(altered(workbook(("T", [["a"]])), "xl/worksheets/sheet1.xml", evil), Format.XLSX)


def test_a_sheet_that_lies_about_its_extent_is_read_by_its_cells() -> None:
    data = workbook(("T", [["a", "b"], ["1", "2"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'ref="A1:B2"' in sheet
    assert cells(read(altered(data, "xl/worksheets/sheet1.xml", sheet.replace(b"A1:B2", b"A1:A1")), Format.XLSX)) == [("1", "2", 2)]


def test_a_far_cell_does_not_fill_the_memory() -> None:
    data = workbook(("T", [["a"], ["1"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(3, 200))
    with pytest.raises(BrokenFile, match="cells and at most"):
        read(
            altered(data, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", rows + b"</sheetData>")),
            Format.XLSX,
            ReadOptions(max_cells=1_000_000),
        )


def test_another_archive_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("data.csv", "a,b\n")
    with pytest.raises(BrokenFile, match="the workbook is damaged"):
        read(out.getvalue(), Format.XLSX)
    with pytest.raises(BrokenFile, match="no .xlsx workbook"):
        read(b"a,b\n1,2\n", Format.XLSX)
