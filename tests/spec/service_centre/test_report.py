"""The evaluation report of the pack: every number bound to its row, nothing published where text and rows disagree, three forms."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from packs.service_centre.documents import MADE
from packs.service_centre.pack import PACK
from puntari.cli import app, talking
from puntari.define.directions import directions_in
from puntari.define.docbook import read_documents
from puntari.define.document import Exhibit
from puntari.define.prose import Bound, Held, Plain
from puntari.define.source import Audience
from puntari.define.spelled import numbers_in
from puntari.doors.documents import DocumentTold, ask_document
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding, Refusal
from puntari.outlets.documents.as_html import as_html
from puntari.outlets.documents.as_pdf import as_png
from puntari.outlets.documents.as_word import as_word
from puntari.outlets.documents.model import Bullets, Head, Line, Paper, Picture, Run, Table, Words, plain
from puntari.outlets.web.app import print_press
from puntari.words.errors import BadDefinition, BadQuestion, TextDisagrees

NAMES = ("TL3", "M365 E3")
LABEL = re.compile(r"(luku|kuva|taulukko) \d+|liite [A-Z]")


def asked(house: House, report: str = "evaluation", round: str = "2023") -> Finding[DocumentTold]:
    answer = ask_document(house, PACK.id, report, round, PUBLIC)
    assert isinstance(answer, Finding)
    return answer


def changed(house: House, tmp_path: Path, table: str, before: str, after: str) -> House:
    """The same house over a pack of which one table says something else."""
    folder = tmp_path / "pack"
    shutil.copytree(PACK.folder, folder)
    text = (folder / "tables" / table).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (folder / "tables" / table).write_text(text.replace(before, after), encoding="utf-8")
    return House(house.store, {PACK.id: replace(PACK, folder=str(folder))})


def test_text_and_rows_agree(house: House) -> None:
    told = asked(house).body
    assert len(told.statements) > 250 and not told.unbuilt and not told.synthetic
    assert {one.where for one in told.statements} >= {"abstract fi", "abstract sv", "abstract en", "chapter prices", "chapter goals"}
    assert all(one.rows or one.formula.startswith("#") for one in told.statements if one.held)
    reasoned = [one for one in told.statements if not one.held]
    assert 0 < len(reasoned) < 12 and all(one.formula and one.value is None for one in reasoned), "few words hang on a reason"


def test_no_direction_of_the_prose_is_unbound() -> None:
    """What the evaluator writes of each area is judgement in words, and stands apart as an annex."""
    told = [(where, prose) for one in PACK.documents for where, prose in one.proses() if where != "chapter areas"]
    spans = [(where, prose.language, span) for where, prose in told for span in prose.spans]
    assert not [(where, span) for where, language, span in spans if isinstance(span, Plain) and directions_in(span.text, language)]
    assert sum(bool(directions_in(span.text, language)) for _, language, span in spans if isinstance(span, Held)) > 40


def test_no_number_of_the_prose_is_unbound() -> None:
    spans = [(prose.language, span) for one in PACK.documents for _, prose in one.proses() for span in prose.spans]
    for language, span in spans:
        if isinstance(span, Plain):
            bare = span.text
            for name in NAMES:
                bare = bare.replace(name, "")
            assert not numbers_in(bare, language), span
    assert sum(isinstance(span, Bound) for _, span in spans) > 200 and sum(isinstance(span, Held) for _, span in spans) > 30


def runs_of(paper: Paper) -> Iterator[Run]:
    """Every run of text that is no table."""
    yield from (run for opening in paper.openings for runs in opening.paragraphs for run in runs)
    for part in paper.parts:
        yield from part.title
        for piece in part.pieces:
            if isinstance(piece, Words | Head):
                yield from piece.runs
            elif isinstance(piece, Bullets):
                yield from (run for item in piece.items for run in item)
            else:
                yield from piece.title


def test_every_digit_of_the_pages_leads_to_its_row(paper: Paper) -> None:
    own = {part.id for part in paper.parts if part.id in ("origins", "data", "sources-annex")}
    assert len(own) == 3
    rows = {line.row for part in paper.parts for piece in part.pieces if isinstance(piece, Table) for line in piece.grid.lines if line.row}
    for run in runs_of(paper):
        bare = run.text
        for name in NAMES:
            bare = bare.replace(name, "")
        if any(map(str.isdigit, bare)):
            assert run.row in rows or LABEL.fullmatch(run.text), run


def test_a_changed_figure_stops_the_report(house: House, tmp_path: Path) -> None:
    place = changed(house, tmp_path, "portfolio.csv", "pf-asko-now,customer_specific,2022,,231", "pf-asko-now,customer_specific,2022,,232")
    with pytest.raises(TextDisagrees) as wrong:
        ask_document(place, PACK.id, "evaluation", "2023", PUBLIC)
    said = [one for one in wrong.value.places if "'231'" in one]
    assert len(said) == 5 and all("the figures give 232" in one for one in said)
    assert {one.partition(":")[0] for one in said} == {"abstract fi", "abstract sv", "abstract en", "chapter portfolio", "chapter areas"}


def test_words_stop_the_report_when_the_figures_turn(house: House, tmp_path: Path) -> None:
    row = "t4-remote_access_kauko_vpn-user-month-private_peer-na,remote_access,private_peer,2022,user_month,"
    place = changed(house, tmp_path, "prices.csv", f"{row}3,", f"{row}4,")
    with pytest.raises(TextDisagrees, match="chapter prices: the text says 'verrokilla'.*does not hold: 4.0 and 3.0"):
        ask_document(place, PACK.id, "evaluation", "2023", PUBLIC)


def test_a_figure_that_went_stops_the_report(house: House, tmp_path: Path) -> None:
    row = "rv-asko-other-2022,other_customers,2022,,"
    place = changed(house, tmp_path, "revenue.csv", f"{row}22,,t12", f"{row},only_in_words,t12")
    with pytest.raises(TextDisagrees, match=r"rv-asko-other-2022 has no figure \(only_in_words\)"):
        ask_document(place, PACK.id, "evaluation", "2023", PUBLIC)


def test_a_count_of_claims_follows_the_judging(house: House, tmp_path: Path) -> None:
    place = changed(house, tmp_path, "portfolio.csv", "2021,2020,55,stated_doubtful", "2021,2020,45,")
    with pytest.raises(TextDisagrees, match=r"the text says '20' \(\[claims-contradiction\]\), but the figures give 19"):
        ask_document(place, PACK.id, "evaluation", "2023", PUBLIC)


def test_what_is_not_there_is_said(house: House) -> None:
    with pytest.raises(BadQuestion, match="no report 'evaluatoin'; nearest: evaluation"):
        asked(house, "evaluatoin")
    with pytest.raises(BadQuestion, match="written of the rounds 2023, not of '2022'"):
        asked(house, round="2022")
    assert asked(house, round="").body.document.round == "2023"


def test_a_closed_source_refuses_the_report(house: House) -> None:
    closed = PACK.sources | {"revenue": replace(PACK.sources["revenue"], audience=Audience.AUTHORITIES)}
    (document,) = PACK.documents
    (chapter,) = [one for one in document.chapters if one.id == "portfolio"]
    text = replace(chapter, blocks=tuple(block for block in chapter.blocks if not isinstance(block, Exhibit)))
    # The pack itself would refuse an indicator over another source than it lists, so only what the text needs is kept.
    kept = {"indicators": {}, "leading": (), "reports": (), "assessments": (), "evidence": None, "prices": None, "claims": PACK.claims}
    pack = replace(PACK, sources=closed, steering=None, documents=(replace(document, chapters=(text,)),), **kept)
    answer = ask_document(House(house.store, {PACK.id: pack}), PACK.id, "evaluation", "2023", PUBLIC)
    assert isinstance(answer, Refusal) and "report evaluation" in answer.what


@pytest.mark.parametrize(("file", "before", "after", "says"), [
    ("customers.yaml", "[of-survey-mode]", "[of-survey-mod]", "chapter customers: .*'of-survey-mod', which no table has"),
    ("customers.yaml", "show: dots", "show: dotz", "there is no 'dotz' to show"),
    ("customers.yaml", "title: Asiakkaat", "title: 2 Asiakkaat", "customers.yaml, title: '2' is bound to nothing"),
    ("introduction.yaml", "{@contradictions}", "{@contradiction}", "leads nowhere"),
    ("report.yaml", "annexes: [areas, contradictions, evidence]", "annexes: [contradictions, customers]", "names two things"),
    ("report.yaml", "publisher:", "publishers:", "lacks 'publisher'"),
    ("areas.yaml", "made: areas_2023", "made: areas_2032", "nothing called 'areas_2032' is made; nearest: areas_2023"),
])
def test_a_report_that_is_written_wrong_refuses_to_exist(file: str, before: str, after: str, says: str, tmp_path: Path) -> None:
    shutil.copytree(PACK.folder, tmp_path / "pack")
    path = tmp_path / "pack" / "documents" / "evaluation" / "2023" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    frameworks = tuple(one.framework for one in PACK.assessments)
    with pytest.raises(BadDefinition, match=says):
        read_documents(tmp_path / "pack" / "documents", PACK.sources, tmp_path / "pack", frameworks, made=MADE)


def test_html_links_every_number_to_its_row(paper: Paper) -> None:
    html = as_html(paper).decode()
    linked, rows = re.findall(r'class="bound" href="#(n\d+)"', html), set(re.findall(r'<tr id="(n\d+)"', html))
    assert len(linked) > 200 and set(linked) <= rows
    assert html.startswith("<!doctype html>\n<html lang=\"fi\">") and '<section lang="sv"' in html and '<section lang="en"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)), [id for id, n in Counter(ids).items() if n > 1]
    assert "<script" not in html and "http-equiv" not in html and not re.search(r'(?:src|href)="(?!#)', html), "one file, nothing beside it"
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_word_has_styles_header_rows_and_words_for_pictures(paper: Paper) -> None:
    document = docx.Document(io.BytesIO(as_word(paper, as_png)))
    assert (document.core_properties.title, document.core_properties.language) == (paper.title, "fi")
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [*(one.heading for one in paper.openings), *(f"{part.label}  {plain(part.title)}" for part in paper.parts)]
    assert sum(one.style.name == "Heading 2" for one in document.paragraphs) > 15
    assert len(document.inline_shapes) == len(paper.pictures)
    assert all(len(shape._inline.docPr.get("descr")) > 40 for shape in document.inline_shapes)
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    body = document.element.body.xml
    assert 'TOC \\o "1-2"' in body and 'w:lang w:val="sv-FI"' in body and 'w:lang w:val="en-GB"' in body
    (language,) = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "fi-FI"
    tables = [piece for part in paper.parts for piece in part.pieces if isinstance(piece, Table)]
    assert len(document.tables) == len(tables)
    for made, told in zip(document.tables, tables, strict=True):
        assert [cell.text for cell in made.rows[0].cells] == list(told.grid.columns) and len(made.rows) == len(told.grid.lines) + 1


def test_pictures_and_tables_hold_the_figures_of_the_site(paper: Paper) -> None:
    pieces = {piece.id: piece for part in paper.parts for piece in part.pieces if isinstance(piece, Table | Picture)}
    line = next(one for one in pieces["expert_table"].grid.lines if one.name.startswith("Asiantuntija"))
    assert [field.text for field in line.fields][-1] == "72,00 (65,00–79,00)\u00a0a)"
    levels = {one.name: [field.text for field in one.fields] for one in pieces["all_levels"].grid.lines if not one.part}
    assert levels["14. Asiakkuudenhallinta"][:2] == ["2", "3"]
    goals = {one.name: [field.text for field in one.fields] for one in pieces["goals_table"].grid.lines if not one.part}
    told = ["66 prosenttia\u00a0a)", "75 prosenttia (2022)", "72 prosenttia (2022)", "jäi täyttymättä", "ei saavutettu"]
    assert goals["Laskutusaste nousee"] == told
    assert [field.text for field in pieces["basic_split"].grid.lines[0].fields] == ["+54,40", "0,00", "+3,70", "+58,10"]
    assert {one.fields[-1].text for one in pieces["raised_totals"].grid.lines} <= {"sama", "sama pyöristettynä"}
    assert sum(not one.part for one in pieces["evidence_table"].grid.lines) > 30
    assert [one.label for one in paper.pictures] == [f"Kuva {number}" for number in range(1, len(paper.pictures) + 1)]


def test_the_list_of_numbers_says_what_the_rows_give(paper: Paper) -> None:
    lines: dict[str, Line] = {}
    for part in paper.parts:
        for piece in part.pieces:
            if isinstance(piece, Table) and piece.id == "numbers":
                lines = {line.name.partition(". ")[2]: line for line in piece.grid.lines if line.row}
    told = lines["86 prosenttia"]
    assert [field.text for field in told.fields] == ["85,9649", "[of-academy-stayed] / [of-academy-started] * 100"]


def test_the_command(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNTARI_STORE", str(house.store.root))
    monkeypatch.setattr(talking, "load_packs", lambda: {PACK.id: PACK})
    out = tmp_path / "report.html"
    done = CliRunner().invoke(app, ["report", "service_centre:evaluation", "--round", "2023", "--format", "html", "--out", str(out)])
    assert done.exit_code == 0 and "all agree" in done.output, done.output
    assert b"Kierros 2023" in out.read_bytes()
    wrong = changed(house, tmp_path, "portfolio.csv", "pf-asko-now,customer_specific,2022,,231", "pf-asko-now,customer_specific,2022,,232")
    monkeypatch.setattr(talking, "load_packs", lambda: wrong.packs)
    out.unlink()
    done = CliRunner().invoke(app, ["report", "service_centre:evaluation", "--out", str(out)])
    assert isinstance(done.exception, TextDisagrees) and not out.exists()
    done = CliRunner().invoke(app, ["report", "evaluation", "--out", str(out)])
    assert isinstance(done.exception, BadQuestion) and "PACK:REPORT" in str(done.exception)


def test_the_site_shows_the_abstract_and_hands_the_whole_out(house: House, tmp_path: Path) -> None:
    press = print_press(house)
    for language, word in (("fi", "Tiivistelmä"), ("sv", "Sammandrag"), ("en", "Abstract")):
        page, kind, _ = press.body(f"{language}/service_centre/document/evaluation/2023/")
        assert kind.startswith("text/html") and f">{word}</h2>" in page.decode()
        assert page.decode().count("../data/service_centre/document/evaluation-2023.") == 3
        assert "/document/evaluation/2023/" in press.body(f"{language}/service_centre/")[0].decode()
    assert "Rapporten är på finska" in press.body("sv/service_centre/document/evaluation/2023/")[0].decode()
    for form, head in (("html", b"<!doctype html>"), ("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        assert press.body(f"data/service_centre/document/evaluation-2023.{form}")[0].startswith(head)
    twin = json.loads(press.body("en/service_centre/document/evaluation/2023/index.json")[0])
    told = {"where": "abstract en", "text": "421", "formula": "[pf-asko-start]", "rows": ["pf-asko-start"], "value": 421.0}
    assert told in twin["statements"]
    row = "pf-asko-now,customer_specific,2022,,"
    behind = changed(house, tmp_path, "portfolio.csv", f"{row}231", f"{row}232")
    page = print_press(behind).body("en/service_centre/document/evaluation/2023/")[0].decode()
    assert "its figures have changed" in page and "Abstract" not in page
