"""A returned request is read row by row: what is wrong is told with its place and what to do, and is never used."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook
from price_rounds import EVALUATOR, KEEPER, answer

from puntari.doors import collected, collecting
from puntari.doors.house import House
from puntari.flow.pricing.faults import RULES
from puntari.guard.release import Refusal
from puntari.outlets.collected import received
from puntari.outlets.files.request_book import request_book
from puntari.words.errors import BadQuestion, BrokenFile
from puntari.words.text import Language

AT = {"item": 1, "security_class": 2, "price": 5, "reason": 6, "low": 7, "high": 8, "differs": 9, "note": 11}
FIRST = 4


def put(book: Workbook, row: int, **cells: object) -> None:
    page = next(book[name] for name in ("Hinnat", "Priser") if name in book.sheetnames)
    for name, value in cells.items():
        page.cell(row, AT[name]).value = value


def test_every_fault_of_a_price_is_told_with_its_place(house: House, tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        put(book, 4, price=None, reason=None)
        put(book, 5, price="84 €", reason=None)
        put(book, 6, price=100, reason="palvelua ei tuoteta")
        put(book, 7, price=11, reason=None, low=12, high=13)
        put(book, 8, price=9000, reason=None)
        put(book, 9, price=0, reason=None)
        put(book, 10, price=-3, reason=None)
        put(book, 11, item="Palvelu X")
        put(book, 12, security_class=None)
        put(book, 13, differs="x" * 501)
        put(book, 14, differs="yhteyshenkilö 131052-308T")
        put(book, 15, price="#REF!", reason=None)

    told = answer(house, tmp_path, "peer-a", "public_peer", spoil)
    found = {(one.row, one.column, one.rule) for one in told.faults}
    assert found == {
        (4, "price", "neither"), (5, "price", "no_number"), (6, "reason", "both"), (7, "low", "range"), (8, "price", "far"),
        (9, "price", "zero_price"), (10, "price", "below_zero"), (11, "item", "no_code"), (12, "security_class", "lacks"),
        (13, "differs", "too_long"), (14, "differs", "identifier"), (15, "price", "error"), (0, "item", "no_answer"),
    }
    assert told.rows["prices"] == 14 - 12
    assert "Choose one of these: Specialist, per hour; " in received(told, Language.EN)
    for language, place, lacks in (
        (Language.FI, "Hinnat, rivi 5, Hinta, euroa: '84 €': Tämä ei ole luku", "Hinnat, Palvelu: '"),
        (Language.SV, "Priser, rad 5, Pris, euro: '84 €': Det här är inget tal", "saknas i tabellen: "),
        (Language.EN, "Prices, row 5, Price, euros: '84 €': This is no number", "gone from the sheet: "),
    ):
        assert place in received(told, language) and lacks in received(told, language), "as whoever mends it sees the workbook"
    assert "x" * 121 not in received(told, Language.FI) and " 0, " not in received(told, Language.FI)
    waiting = collected.ask_faults(house, KEEPER, "r26").body.faults["peer-a"]
    assert waiting == ("peer-a.xlsx", told.faults), "what was wrong stays to be listed"
    assert all(one.what_to_do(language) for one in told.faults for language in Language)


def test_a_mended_answer_takes_the_place_of_the_faulty_one(house: House, tmp_path: Path) -> None:
    request = collecting.request(house, KEEPER, "r26", "peer-a", "public_peer", 1)
    book = load_workbook(io.BytesIO(request_book(request, Language.SV)))
    put(book, FIRST, price="dyr", reason=None)
    path = tmp_path / "svar.xlsx"
    book.save(path)
    assert [one.rule for one in collecting.receive(house, KEEPER, path).faults] == ["no_number"]
    put(book, FIRST, price="65,50")
    book.save(path)
    assert collecting.receive(house, KEEPER, path).faults == ()
    assert collected.ask_state(house, KEEPER, "r26").body.respondents[0].faults == 0
    kept = list((house.store.root / "price_rounds" / "files").iterdir())
    assert len(kept) == 2, "both files stay as they came"


def test_far_from_the_round_before_is_taken_once_it_is_explained(house: House, tmp_path: Path) -> None:
    told = answer(house, tmp_path, "peer-a", "public_peer", lambda book: put(book, FIRST, price=9000, reason=None, note="Eri yksikkö"))
    assert told.faults == ()


def test_two_rows_for_one_thing_both_wait(house: House, tmp_path: Path) -> None:
    def double(book: Workbook) -> None:
        for column in range(1, 12):
            book["Hinnat"].cell(18, column).value = book["Hinnat"].cell(4, column).value

    told = answer(house, tmp_path, "peer-a", "public_peer", double)
    assert [(one.row, one.rule) for one in told.faults] == [(4, "twice"), (18, "twice")]


def test_a_cell_beside_the_table_is_told_of(house: House, tmp_path: Path) -> None:
    def beside(book: Workbook) -> None:
        book["Hinnat"].cell(4, 13).value = "ks. liite"

    told = answer(house, tmp_path, "peer-a", "public_peer", beside)
    assert [(one.row, one.rule, one.value) for one in told.faults] == [(4, "outside", "ks. liite")]
    assert told.rows["prices"] == 14, "the row itself holds"


def test_a_complaint_needs_its_bill(house: House, tmp_path: Path) -> None:
    def strange(book: Workbook) -> None:
        book["Reklamaatiot"].cell(4, 1).value = "Toinen virasto"

    told = answer(house, tmp_path, "centre", "own", strange)
    assert [(one.sheet, one.rule) for one in told.faults] == [("complaints", "no_customer")]


def test_a_month_of_another_year_waits(house: House, tmp_path: Path) -> None:
    def other(book: Workbook) -> None:
        book["Laskut"].cell(5, 3).value = "2025-12"

    assert [one.rule for one in answer(house, tmp_path, "centre", "own", other).faults] == ["other_period"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nonsense", b"<html>", "työkirja".encode()])
def test_what_is_no_workbook_changes_nothing(house: House, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(BrokenFile):
        collecting.receive(house, KEEPER, path)
    assert collected.ask_state(house, KEEPER, "r26").body.respondents == ()
    assert isinstance(collecting.receive(house, EVALUATOR, path), Refusal), "who may not deliver is told so before anything is read"


def test_only_the_newest_request_is_answered(house: House, tmp_path: Path) -> None:
    old = collecting.request(house, KEEPER, "r26", "peer-a", "public_peer", 1)
    collecting.request(house, KEEPER, "r26", "peer-a", "public_peer", 1)
    path = tmp_path / "old.xlsx"
    path.write_bytes(request_book(old, Language.FI))
    with pytest.raises(BadQuestion, match="no answer to the newest request"):
        collecting.receive(house, KEEPER, path)


@pytest.mark.parametrize("sheet", ["Hinnat", "Sanoin", "puntari"])
def test_a_sheet_that_is_gone_is_said(house: House, tmp_path: Path, sheet: str) -> None:
    with pytest.raises(BrokenFile, match=sheet):
        answer(house, tmp_path, "peer-a", "public_peer", lambda book: book.remove(book[sheet]))


def test_a_column_that_is_gone_is_said(house: House, tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="'price' is gone"):
        answer(house, tmp_path, "peer-a", "public_peer", lambda book: book["Hinnat"].delete_cols(5))


def test_a_request_checks_itself_in_the_spreadsheet(house: House) -> None:
    book = load_workbook(io.BytesIO(request_book(collecting.request(house, KEEPER, "r26", "peer-a", "public_peer"), Language.FI)))
    page = book["Hinnat"]
    assert page.cell(4, 12).value.startswith("=IF(AND(E4=")
    offered = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered["A4:A503"] == "codes!$A$1:$A$14"
    assert book.sheetnames == ["Ohje", "codes", "Hinnat", "Sanoin", "puntari"] and book["codes"].sheet_state == "hidden"
    assert book["puntari"].sheet_state == "veryHidden" and page.row_dimensions[1].hidden
    assert [page.cell(row, 5).value for row in range(4, 18)] == [None] * 14, "a request holds nobody's price"


def test_every_rule_is_written_in_three_languages() -> None:
    assert all(text[language] for text in RULES.values() for language in Language)


def test_damaged_workbooks_are_refused_or_read_and_nothing_else(house: House, tmp_path: Path) -> None:
    """Bytes changed, cut off or repeated at places drawn from a seed: an error that people can read, or an answer; never a crash."""
    data = request_book(collecting.request(house, KEEPER, "r26", "peer-a", "public_peer", 1), Language.FI)
    chance, path, refused = Random(26), tmp_path / "damaged.xlsx", 0
    for round in range(40):
        at = chance.randrange(len(data))
        changed = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        path.write_bytes((data[:at], changed, data[at:] + data[:at], data[:at] + data)[round % 4])
        try:
            collecting.receive(house, KEEPER, path)
        except (BrokenFile, BadQuestion):
            refused += 1
    assert refused > 20
    assert collected.ask_state(house, KEEPER, "r26").body.respondents[0].faults == 0
