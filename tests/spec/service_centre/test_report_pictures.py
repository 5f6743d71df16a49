"""The pictures of the evaluation report: what they are drawn from, that breaks show, and that they fit a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from packs.service_centre.pack import PACK
from puntari.define.document import Exhibit, Show
from puntari.define.prose import Plain, Prose
from puntari.doors.documents import DocumentTold, ask_document
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.outlets.charts.draw import draw, draw_for_paper
from puntari.outlets.charts.kinds import DotPlot, Heading, Step, Steps, TrendChart
from puntari.outlets.documents.by_indicator import of_indicator
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.model import Paper, Picture
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text

LEAST = 20
"""As many pictures as the evaluation of 2023 had, whose own are mostly without figures in its text."""
WIDTH, TALLEST = 376.0, 640.0
"""How wide a picture stands on a page and how much of it is left for one under its title, in points."""


@pytest.fixture(scope="module")
def desk(house: House) -> Desk:
    told = ask_document(house, PACK.id, "evaluation", "2023", PUBLIC)
    assert isinstance(told, Finding) and isinstance(told.body, DocumentTold)
    return Desk(house, PACK, told, PUBLIC, Language.FI)


def exhibit(show: Show, of: str, part: str = "") -> Exhibit:
    return Exhibit("tried", show, of, Prose(Language.FI, (Plain("Kokeiltu"),)), part)


def pictures(paper: Paper) -> dict[str, Picture]:
    return {one.id: one for one in paper.pictures}


def held(picture: Picture) -> dict[str, list[str]]:
    return {line.name: [field.text.replace("\u00a0", " ") for field in line.fields] for line in picture.grid.lines}


def test_every_picture_has_words_a_table_and_room_on_a_page(paper: Paper) -> None:
    assert len(paper.pictures) >= LEAST
    for one in paper.pictures:
        assert len(one.told) > 40 and one.grid.lines, one.id
        drawing = draw_for_paper(one.chart, Language.FI, "")
        found = re.match(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
        assert found and float(found[2]) / float(found[1]) * WIDTH <= TALLEST, one.id


def test_the_portfolio_flows_from_421_to_231(paper: Paper) -> None:
    shown = held(pictures(paper)["portfolio_flow"])
    assert [one[0] for one in shown.values()] == ["421", "79", "59", "52", "231"]


def test_states_are_counted_from_what_was_judged(paper: Paper) -> None:
    found = pictures(paper)
    assert [one[0] for one in held(found["goals_chart"]).values()] == ["24", "1", "6", "9", "8"]
    claims = {name: int(one[0]) for name, one in held(found["claims_chart"]).items()}
    assert claims.pop("Kaikki luvulliset väitteet") == 91 == sum(claims.values())
    assert sum(int(one[0]) for one in list(held(found["earlier_chart"]).values())[1:]) == 5


def test_an_upper_bound_is_told_as_one(paper: Paper) -> None:
    picture = pictures(paper)["programme_chart"]
    assert held(picture)["Muutosohjelman toteutuma"] == ["alle 1,0 milj. €"]
    assert "toteutuma: 2022 alle 1,0" in picture.told.replace("\u00a0", " ")


def test_two_ways_of_computing_are_two_lines_and_never_joined(paper: Paper) -> None:
    chart = pictures(paper)["billing_definitions"].chart
    assert isinstance(chart, TrendChart) and [str(one.period) for one in chart.breaks] == ["2021"], "the old way is one series to its end"
    years = [[str(point.period) for point in one.points] for one in chart.series]
    assert years == [["2019", "2020", "2021", "2022"], ["2017", "2018", "2019"]]
    assert len({one.name for one in chart.series}) == 2


def test_marks_on_both_sides_of_a_break_are_joined_by_a_dashed_line(paper: Paper) -> None:
    picture = pictures(paper)["satisfaction"]
    chart = picture.chart
    assert isinstance(chart, DotPlot) and any(row.cut for row in chart.rows) and not all(row.cut for row in chart.rows)
    drawing = draw(chart, Language.FI)
    assert drawing.svg.count("joint cut") == 2 * sum(row.cut for row in chart.rows), "in the narrow picture and in the wide one"
    assert "Katkoviiva" in picture.told and "ICT-johto vastasi silloin puhelimessa" in picture.grid.notes[-1]
    whole = draw(replace(chart, rows=tuple(replace(row, cut=False) for row in chart.rows), breaks=()), Language.FI)
    assert "joint cut" not in whole.svg and "Katkoviiva" not in whole.text


def test_part_chooses_codes_of_every_dimension(desk: Desk) -> None:
    services = PACK.sources["prices"].column("service").codes.names
    names = [services["remote_access"].en, services["basic_laptop"].en]
    (made,) = of_indicator(desk, exhibit(Show.TREND, "unit_price", "basic_laptop,remote_access;tori"), "Hinnat")
    assert [one.name.en for one in made.chart.series] == names
    assert made.subtitle.endswith("TORI-palvelut")
    with pytest.raises(BadDefinition, match="tried: providers has no code 'torri'; nearest: tori"):
        of_indicator(desk, exhibit(Show.TREND, "unit_price", "basic_laptop;torri"), "Hinnat")


def test_parts_of_a_whole_all_begin_where_it_does() -> None:
    name = Text.same("x")
    chart = Steps("c", Heading(name, name), Step(name, 10), (Step(name, 4), Step(name, 6)))
    for language in Language:
        for picture in draw(chart, language).pictures:
            begins = re.findall(r'<rect x="([\d.]+)"', picture.svg)
            assert len(begins) == 3 and len(set(begins)) == 1 and "\u2212" not in picture.svg
    with pytest.raises(ValueError, match="parts of 4 do not make the whole of 10"):
        replace(chart, gone=chart.gone[:1])


@pytest.mark.parametrize(("show", "of", "gone", "says"), [
    (Show.PORTFOLIO, "", {"portfolio": None}, "tells of no portfolio"),
    (Show.STATES, "goal", {}, "states of 'goal' does not exist; nearest: goals"),
    (Show.TREND, "billing_rate,billing_rat", {}, "indicator 'billing_rat' does not exist; nearest: billing_rate"),
])
def test_a_report_that_shows_what_the_pack_lacks_refuses_to_exist(show: Show, of: str, gone: dict[str, None], says: str) -> None:
    (document,) = PACK.documents
    chapter = replace(document.chapters[0], blocks=(exhibit(show, of),), title=Prose(Language.FI, (Plain("Luku"),)))
    with pytest.raises(BadDefinition, match=says):
        replace(PACK, documents=(replace(document, chapters=(chapter,), abstracts=document.abstracts),), **gone)
