"""Spreadsheet files open rightly in a Finnish Excel; files for machines are the same bytes each time."""

from __future__ import annotations

import csv
import io

import pytest

from puntari.outlets.files.sheets import defused, sheet, sheet_cell, sheet_number
from puntari.words.cell import Cell, IntervalKind, Reason, Status, without_value
from puntari.words.text import Language
from puntari.words.unit import PERCENT

FI, SV, EN = Language


def test_a_finnish_sheet_has_its_mark_semicolons_and_decimal_commas() -> None:
    data = sheet(["Alue", "2025"], [["Ähtäri", sheet_number(1234.5, FI)]], FI)
    assert data.startswith(b"\xef\xbb\xbf") and data.decode("utf-8-sig") == "Alue;2025\r\nÄhtäri;1234,5\r\n"


def test_an_english_sheet_has_commas_and_decimal_points() -> None:
    assert sheet(["Area"], [["Pori, town", sheet_number(1.25, EN)]], EN).decode("utf-8-sig") == 'Area\r\n"Pori, town",1.25\r\n'


def test_numbers_keep_their_digits_and_lose_their_noise() -> None:
    assert [sheet_number(value, FI) for value in (0.0, 5.0, 10.871178452045934, 0.1 + 0.2)] == ["0", "5", "10,87117845", "0,3"]


def test_what_is_no_number_is_a_word_or_an_interval() -> None:
    hidden = without_value(Status.HIDDEN, Reason.HIDDEN_AT_SOURCE)
    spread = Cell(Status.INTERVAL, None, 1, 4, IntervalKind.SUPPRESSION, Reason.MEMBER_HIDDEN)
    assert sheet_cell(hidden, PERCENT, SV) == "skyddad"
    assert sheet_cell(spread, PERCENT, FI) == "1,0–4,0" and sheet_cell(None, PERCENT, FI) == ""


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(A1)", "-x"])
def test_no_cell_is_a_formula(text: str) -> None:
    written = list(csv.reader(io.StringIO(sheet(["a"], [[text]], EN).decode("utf-8-sig"))))
    assert defused(text) == f"'{text}" and written == [["a"], [f"'{text}"]]


def test_negative_numbers_are_left_alone() -> None:
    assert defused("-12,5") == "-12,5" and defused("12") == "12"


