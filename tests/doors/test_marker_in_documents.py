"""The marker is hunted in reports, too: in HTML, PDF and Word. They show figures by the door of questions, so the gate judges them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import puntari
from puntari.define.document import Abstract, Chapter, Document, Exhibit, Show
from puntari.define.prose import Plain, Prose
from puntari.define.question import Question
from puntari.define.right import Role
from puntari.doors.ask import ask
from puntari.doors.documents import DocumentTold
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.release import GATE, Figures, Finding
from puntari.outlets.documents.compose import compose
from puntari.outlets.documents.desk import Refused
from puntari.outlets.documents.model import Paper
from puntari.outlets.documents.write import Form, written
from puntari.words.text import Language, Text
from tests.doors.test_marker import found_in
from tests.small.marked import BINDINGS, MARKER, PACK, marked_house

T, WORDS = Text.same, Prose(Language.EN, (Plain("A title"),))
ANALYST = Actor(Role.ANALYST, name="hunter", purpose="a hunt")
SHOWS = tuple(Exhibit(f"shown_{id}", Show.FIGURES, id, WORDS) for id in BINDINGS)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("documents"))


def told(*exhibits: Exhibit) -> Finding[DocumentTold]:
    abstracts = {language: Abstract((), ()) for language in Language}
    report = Document("pay", "2021", Language.EN, T("Pay"), T("of clients"), T("us"), abstracts, (Chapter("one", WORDS, exhibits),))
    return Finding(body=DocumentTold("small", report, (), None, None, (), synthetic=True), build="", audience="", gate=GATE)


def text_of(paper: Paper, form: Form) -> str:
    """What a file says: of Word all that it packs; of a PDF, whose letters are glyphs, its composed pages and what stands beside them."""
    data = written(paper, form)
    if form is Form.HTML:
        return data.decode()
    if form is Form.PDF:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return f"{paper} {pdf.docinfo} {pdf.Root} {list(pdf.attachments)}"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return " ".join(re.sub(r"<[^>]+>", " ", packed.read(name).decode("utf-8", "replace")) for name in packed.namelist())


@pytest.fixture(scope="module")
def paper(house: House) -> Paper:
    return compose(house, told(*SHOWS), ANALYST)


@pytest.mark.parametrize("form", list(Form))
def test_no_report_tells_it(paper: Paper, form: Form) -> None:
    assert not found_in(text_of(paper, form))


def test_the_figures_of_a_report_are_those_of_the_door(house: House, paper: Paper) -> None:
    by = tuple(PACK.indicator("clients").bindings[0].fact.dimensions)
    answer = ask(house, Question("small", ("clients",), by, every_period=True), ANALYST)
    assert isinstance(answer, Figures)
    shown = {int(row.cell.value) for row in answer.rows() if row.cell.value}
    assert shown and all(str(one) in text_of(paper, Form.HTML) for one in shown)


@pytest.mark.parametrize("show", SHOWS, ids=lambda show: show.of)
@pytest.mark.parametrize("actor", [PUBLIC, Actor(Role.ANALYST, name="without a purpose"), Actor(Role.ADMINISTRATOR, name="keeper")])
def test_whoever_may_not_ask_gets_no_report_of_it(house: House, show: Exhibit, actor: Actor) -> None:
    with pytest.raises(Refused):
        compose(house, told(show), actor)


@pytest.mark.parametrize("form", list(Form))
def test_the_hunt_would_find_it(paper: Paper, form: Form) -> None:
    assert found_in(text_of(replace(paper, title=f"Pay of {MARKER}"), form)) == [MARKER.split(".")[0]]


def test_no_workbook_is_made_of_figures() -> None:
    """Workbooks hold requests for prices, recommendations and definitions; what is asked at the door of questions has no such form."""
    outlets = {path.name: path.read_text() for path in (Path(puntari.__file__).parent / "outlets").rglob("*.py")}
    made = {name: text for name, text in outlets.items() if "openpyxl" in text}
    assert len(made) >= 3 and not [name for name, text in made.items() if re.search(r"doors\.ask\b|\bFigures\b", text)]
