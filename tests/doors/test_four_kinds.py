"""Zero, hidden, missing and impossible are four things, in every form in which an answer leaves the house."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from puntari.define.question import Question
from puntari.doors.house import House
from puntari.outlets import answers
from puntari.outlets.site import indicator_page, twins, words
from puntari.outlets.site.book import Book, open_book
from puntari.outlets.wording import SHORT, cell_text
from puntari.words.cell import Cell, Status
from puntari.words.text import Language
from tests.small.pack import PACK
from tests.small.stocked import hens_csv, people_csv, released, stocked

ID, LEVEL = "hens_per_cock", "parish"
HENS = {"a": 0, "b": "...", "c": "", "d": 12}
COCKS = {"d": 0}
"""Parish a has no hens, those of b are hidden, those of c were not told, and d has none to divide by."""
FOUR = ("a", "b", "c", "d")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    told = hens_csv(hens=HENS, cocks=COCKS)
    return stocked(tmp_path_factory.mktemp("four"), (("hens", "hens.csv", told), ("people", "people.csv", people_csv())))


@pytest.fixture(scope="module")
def book(house: House) -> Book:
    return open_book(house, "1")


def answer(house: House) -> object:
    return released(house, Question("small", (ID,), (LEVEL,)))


def in_csv(house: House) -> dict[str, tuple[object, ...]]:
    rows = csv.DictReader(io.StringIO(answers.as_csv(answer(house))))
    return {row[LEVEL]: (row["value"], row["status"], row["reason"]) for row in rows}


def in_json(house: House) -> dict[str, tuple[object, ...]]:
    return {cell[LEVEL]: (cell["value"], cell["status"], cell["reason"]) for cell in json.loads(answers.as_json(answer(house)))["cells"]}


def in_terminal(house: House) -> dict[str, tuple[object, ...]]:
    lines = [line.split() for line in answers.as_table(answer(house)).splitlines()[1:7]]
    return {parish: tuple(told) for parish, _, *told in lines}


@pytest.mark.parametrize("form", [in_csv, in_json, in_terminal])
def test_answers_tell_four_kinds_apart(house: House, form: Callable[[House], dict[str, tuple[object, ...]]]) -> None:
    told = form(house)
    assert "ok" in told["a"] and told["a"][0] in ("0", 0)
    kinds = (("hidden", "hidden_at_source"), ("missing", "not_stated"), ("impossible", "zero_denominator"))
    assert [told[parish][-2:] for parish in FOUR[1:]] == list(kinds)


@pytest.mark.parametrize("language", list(Language))
def test_sheets_and_pages_tell_four_kinds_apart(book: Book, language: Language) -> None:
    level = PACK.hierarchy.level(LEVEL)
    sheet = twins.area_sheet(book, PACK, ID, level, language).decode("utf-8-sig").splitlines()
    written = {line[:8]: line[9:] for line in sheet[1:]}
    hidden, missing, impossible = (SHORT[one][language] for one in (Status.HIDDEN, Status.MISSING, Status.IMPOSSIBLE))
    assert [written[f"parish {parish}"] for parish in FOUR] == ["0", hidden, missing, impossible]
    cells = {cell["code"]: cell for cell in json.loads(twins.indicator_json(book, PACK, ID, language))["levels"][LEVEL]}
    assert [cells[parish]["status"] for parish in FOUR] == ["ok", "hidden", "missing", "impossible"]
    assert cells["a"]["value"] == 0 and len({cells[parish].get("reason_text") for parish in FOUR}) == 4
    page = indicator_page.page(book, PACK, ID, language)
    rows = dict(re.findall(r">parish ([a-f])</a></th>\s*<td[^>]*>([^<]*)<", page))
    zero = cell_text(Cell(Status.OK, 0.0), PACK.indicator(ID).unit, language)
    assert [rows[parish] for parish in ("a", "b", "d")] == [zero, hidden, impossible]
    assert words.LACKING[language].format(count=1) in page, "who told nothing has no row and is counted"
