"""Whatever the data, a chart is drawn whole: well-formed, with every area once, and no number where there is none."""

from __future__ import annotations

from xml.etree import ElementTree

import chart_samples as made
from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import (
    Area,
    DotPlot,
    DotRow,
    Mark,
    Point,
    RangePlot,
    RangeRow,
    RankingChart,
    Series,
    Sparkline,
    Tile,
    TileMap,
    TrendChart,
)
from puntari.words.cell import Cell, Reason, Status
from puntari.words.period import Period
from puntari.words.text import Language, Text
from puntari.words.unit import PERCENT, PERSONS

numbers = st.floats(-1e7, 1e7, allow_nan=False)
without = st.sampled_from([Status.HIDDEN, Status.MISSING, Status.IMPOSSIBLE]).map(lambda status: Cell(status, reason=Reason.NOT_DELIVERED))
spans = st.tuples(numbers, numbers).map(sorted).map(lambda ends: made.between(*ends))
cells = st.one_of(numbers.map(made.ok), spans, numbers.map(lambda low: made.between(low, None)), numbers.map(made.below), without)
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip).map(Text.same)
languages = st.sampled_from(list(Language))


def areas(given_cells: list[Cell], name: Text) -> tuple[Area, ...]:
    return tuple(Area(f"{place:02}", name, cell, place == 1) for place, cell in enumerate(given_cells))


@settings(max_examples=60, deadline=None)
@given(st.lists(cells, max_size=12), names, languages)
def test_areas(given_cells: list[Cell], name: Text, language: Language) -> None:
    members = areas(given_cells, name)
    ranking = RankingChart("r", made.HEADING, PERCENT, members, Area("S", name, given_cells[0]) if given_cells else None)
    tiles = TileMap("t", made.HEADING, PERSONS, tuple(Tile(area, place, 0) for place, area in enumerate(members)))
    for chart in (ranking, tiles):
        drawing = draw(chart, language, str)
        for picture in drawing.pictures:
            root = ElementTree.fromstring(picture.svg)
            assert sorted(each.get("href") for each in root.iter() if each.tag.endswith("}a")) == [area.code for area in members]
            assert "nan" not in picture.svg and "inf" not in picture.svg.replace("info", "")
    exact = sum(cell.exact for cell in given_cells)
    root = ElementTree.fromstring(draw(ranking, language).pictures[0].svg)
    assert sum("bar" in each.get("class", "").split() for each in root.iter()) == exact


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), cells), max_size=30), names, languages)
def test_trends(given_cells: list[Cell | None], name: Text, language: Language) -> None:
    points = tuple(Point(Period.month(2020, 1) + place, cell) for place, cell in enumerate(given_cells) if cell is not None)
    for chart in (TrendChart("t", made.HEADING, PERSONS, (Series(name, points),)), Sparkline("s", name, PERSONS, points)):
        drawing = draw(chart, language)
        assert len(drawing.table.rows) == len(points)
        for picture in drawing.pictures:
            root = ElementTree.fromstring(picture.svg)
            drawn = [each for each in root.iter() if each.tag.endswith("polyline") and each.get("points") != "0,8 22,8"]
            assert sum(len(each.get("points").split()) for each in drawn) <= sum(point.cell.exact for point in points)


@settings(max_examples=40, deadline=None)
@given(st.lists(cells, min_size=1, max_size=5), names, languages)
def test_marks(given_cells: list[Cell], name: Text, language: Language) -> None:
    marks = tuple(Mark(Text.same(str(place)), cell) for place, cell in enumerate(given_cells))
    rows = (RangeRow(name, (DotRow(name, marks),), marks), RangeRow(name, (), (), PERCENT))
    for chart in (RangePlot("r", made.HEADING, PERSONS, rows), DotPlot("d", made.HEADING, PERSONS, (DotRow(name, marks),))):
        for picture in draw(chart, language).pictures:
            ElementTree.fromstring(picture.svg)
