"""What every chart promises: well-formed pictures with names, nothing invented where a figure lacks, the same in its table."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import chart_samples as made
import pytest

from puntari.outlets.charts.draw import draw, draw_for_paper
from puntari.outlets.charts.figure import figure
from puntari.outlets.charts.kinds import Area, Chart, ChartTable, DotPlot, DotRow, Drawing, Mark, RangeRow, Series, Tile, TileMap
from puntari.outlets.charts.maps import abbreviations
from puntari.outlets.charts.ranking import in_order
from puntari.outlets.charts.runs import gaps, runs
from puntari.outlets.charts.svg import coordinate, fitted, text_width, words
from puntari.outlets.theme.theme import bundled, chart_style
from puntari.words.text import Language

EVERY = pytest.mark.parametrize("chart", made.ALL, ids=lambda chart: chart.id)
EACH = pytest.mark.parametrize("language", list(Language))


def pictures(drawing: Drawing) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(picture.svg) for picture in drawing.pictures]


def of_class(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if kind in each.get("class", "").split()]


@EVERY
@EACH
def test_a_picture_is_named_and_described_and_its_ids_are_its_own(chart: Chart, language: Language) -> None:
    drawing = draw(chart, language)
    ids = [each.get("id") for root in pictures(drawing) for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for root in pictures(drawing):
        named = {each.get("id"): each.text for each in root.iter() if each.get("id")}
        assert root.get("role") == "img"
        assert named[root.get("aria-labelledby")] == drawing.title
        assert named[root.get("aria-describedby")] == drawing.text


@EVERY
@EACH
def test_everything_is_drawn_within_the_picture(chart: Chart, language: Language) -> None:
    for root in pictures(draw(chart, language)):
        width, height = (float(root.get(side)) for side in ("width", "height"))
        for each in root.iter():
            if each.get("y") and each.get("x"):
                assert -1 <= float(each.get("x")) <= width + 1 and -1 <= float(each.get("y")) <= height + 1, each.attrib


@EVERY
def test_the_same_picture_stands_alone_on_paper(chart: Chart) -> None:
    svg = draw_for_paper(chart, Language.FI, chart_style(bundled()))
    root = ElementTree.fromstring(svg)
    assert "var(" not in svg
    assert root[0].tag.endswith("style") and "#00357a" in root[0].text
    assert not [each for each in root.iter() if each.tag.endswith("}a")]


@EVERY
@EACH
def test_the_figure_holds_picture_words_and_table(chart: Chart, language: Language) -> None:
    drawing = draw(chart, language, lambda code: f"/area/{code}")
    html = figure(drawing, language, "h2")
    assert f'<figure class="chart" id="{chart.id}">' in html and "<table>" in html and "<h2" in html
    assert "Löydös <1>" not in html
    assert drawing.text and drawing.table.rows and not re.search(r"[{}]", drawing.text + str(drawing.table))
    assert ('class="skip"' in html) == drawing.linked == (chart in (made.RANKING, made.TILES, made.SHAPES))


def test_no_line_through_one_point_nor_across_a_gap_nor_a_break() -> None:
    first = made.TREND.series[0]
    assert [len(run) for run in runs(first.points)] == [2, 1]
    assert [len(run) for run in runs(first.points, made.TREND.breaks)] == [1, 1, 1]
    for root in pictures(draw(replace(made.TREND, breaks=()), Language.FI)):
        lines = [each for each in of_class(root, "s1") if len(each.get("points").split()) == 2]
        assert {len(each.get("points").split()) for each in of_class(root, "line")} == {2}
        assert len(lines) == 1 + ("narrow" in root.get("id")), "one line, and where it is narrow one in the key"
        assert [each for each in of_class(root, "d1") if each.tag.endswith("circle")]


def test_a_gap_is_shown_and_said() -> None:
    assert [(gap.length) for gap in gaps(made.TREND.series)] == [1, 8]
    drawing = draw(made.TREND, Language.EN)
    assert "There is no data from May 2024 to December 2024" in drawing.text
    for root in pictures(drawing):
        assert len(of_class(root, "band")) == 1


def test_a_hidden_month_is_a_cross_and_an_interval_a_bar() -> None:
    for root in pictures(draw(made.TREND, Language.FI)):
        assert len(of_class(root, "cross")) == 2, "the mark and its key"
        bars = [each for each in of_class(root, "range") if each.tag.endswith("rect")]
        assert len(bars) == 2 and all(float(bar.get("height")) > float(bar.get("width")) for bar in bars)


def test_a_break_is_a_labelled_line() -> None:
    drawing = draw(made.TREND, Language.FI)
    assert "Uusi tapa (helmikuu 2024): luvut ennen" in drawing.text
    assert all(len(of_class(root, "break")) == 1 and "uusi tapa" in ElementTree.tostring(root, "unicode") for root in pictures(drawing))


def test_a_series_without_any_figure_says_so() -> None:
    chart = made.trend(made.series("Alfa", {"2024-01": made.HIDDEN}))
    drawing = draw(chart, Language.EN)
    assert "Alfa: no figures." in drawing.text
    assert all(not [each for each in root.iter() if each.tag.endswith(("polyline", "circle"))] for root in pictures(drawing)[1:])


def test_ranking_puts_those_without_a_figure_last_and_draws_no_bar_for_them() -> None:
    assert [area.code for area in in_order(made.AREAS)] == ["01", "05", "02", "04", "03"]
    for root in pictures(draw(made.RANKING, Language.FI)):
        assert len(of_class(root, "bar")) == 2 and len(of_class(root, "absent")) == 1
        widths = [float(each.get("width")) for each in of_class(root, "bar")]
        assert min(widths) == 1.5, "zero is a value and can be seen"


def test_ranking_table_begins_with_the_reference_and_carries_reasons() -> None:
    table = draw(made.RANKING, Language.FI).table
    assert table.rows[0] == ("Koko maa", "7,0\u00a0%") and table.rows[1] == ("Alfa", "12,3\u00a0%")
    assert ("Gamma", "peitetty") in table.rows and ("Epsilon", "vähintään 4,0\u00a0%") in table.rows
    assert any("peitetty: Lähde on peittänyt" in note for note in table.notes)


@pytest.mark.parametrize("chart", [made.RANKING, made.TILES, made.SHAPES], ids=lambda chart: chart.id)
def test_each_area_is_one_link_with_its_figure_as_its_name(chart: Chart) -> None:
    for root in pictures(draw(chart, Language.SV, lambda code: f"/sv/{code}?a=1&b=2")):
        links = [each for each in root.iter() if each.tag.endswith("}a")]
        assert sorted(each.get("href") for each in links) == [f"/sv/0{place}?a=1&b=2" for place in range(1, 6)]
        assert "Beeta & poika: 3,0–9,0\u00a0%" in [each.get("aria-label") for each in links]
        assert root.get("role") == "group"


def test_maps_colour_only_what_is_known() -> None:
    for chart in (made.TILES, made.SHAPES):
        (root,) = pictures(draw(chart, Language.FI))
        body = [each for each in root.iter() if each.tag.endswith("}g") and each.find("{http://www.w3.org/2000/svg}title") is not None]
        kinds = {group[0].text.split(":")[0]: group[1].get("class").split()[1] for group in body}
        assert kinds == {"Alfa": "c4", "Beeta & poika": "c0", "Gamma": "none", "Delta": "c0", "Epsilon": "across"}


def test_tiles_are_as_tall_as_a_fingertip() -> None:
    many = TileMap("t", made.HEADING, made.PERCENT, tuple(Tile(Area(str(n), made.same(f"A{n}"), made.ok(n)), n, 0) for n in range(9)))
    (root,) = pictures(draw(many, Language.FI))
    assert all(float(each.get("height")) >= 42 for each in of_class(root, "tile") if 1.5 < float(each.get("y")) < 5)


def test_range_plot_writes_the_latest_own_figure_and_the_range_of_peers() -> None:
    drawing = draw(made.RANGES, Language.EN)
    assert drawing.table.rows[0] == ("Tunti, TORI", "€65", "missing", "€70", "84 (€62–95)", "no figure", "no figure")
    assert "Peers €84 (range 62–95)" in drawing.text
    for root in pictures(drawing):
        texts = ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("text")]
        assert "84 (62–95)" in texts and "70" in texts
        # Full is the mark of 2022: in the key and on the row that has a figure of it.
        assert len(of_class(root, "full")) == 2 and len(of_class(root, "peer")) == 3


def test_what_is_known_only_to_lie_below_something_is_told_so_and_drawn_without_a_lower_end() -> None:
    own = DotRow(made.same("TORI"), (Mark(made.same("2020"), made.below(83)),))
    row = RangeRow(made.same("Tunti"), (own,), (Mark(made.PEERS, made.below(90)),))
    chart = replace(made.RANGES, rows=(row,))
    for language, said in ((Language.FI, "alle 83\u00a0€"), (Language.SV, "under 83\u00a0€"), (Language.EN, "below €83")):
        drawing = draw(chart, language)
        assert said in drawing.table.rows[0] and said in drawing.text and "–" not in " ".join(drawing.table.rows[0][1:])
    for picture in pictures(draw(chart, Language.EN)):
        bands = [each for kind in ("range", "peer") for each in of_class(picture, kind) if each.get("height") == "4"]
        (nought,) = {re.match(r"M([\d.]+)", each.get("d")).group(1) for each in of_class(picture, "axis")}
        assert len(bands) == 2 and all(float(each.get("x")) < float(nought) for each in bands), "they reach beyond the nought nobody told"
        assert len(of_class(picture, "bound")) == 2
    areas = (Area("1", made.same("A"), made.HIDDEN), Area("2", made.same("B"), made.below(9)), Area("3", made.same("C"), made.ok(8)))
    assert [area.code for area in in_order(areas)] == ["2", "3", "1"]


def test_a_scale_of_levels_ends_where_the_levels_do() -> None:
    rows = (DotRow(made.same("Talous"), (Mark(made.same("2023"), made.ok(3.5)),)),)
    chart = DotPlot("levels", made.HEADING, made.PERSONS, rows, 1, 5)
    for root in pictures(draw(chart, Language.FI)):
        figures = [each.text.split("\u00a0")[0] for each in of_class(root, "small") if each.text and each.text[0].isdigit()]
        ticks = [float(figure.replace(",", ".")) for figure in figures if figure != "2023"]
        assert ticks[0] == 1 and ticks[-1] == 5 and {1, 2, 3, 4, 5} <= set(ticks)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: made.trend(), "has 0 series"),
        (lambda: made.trend(*[made.TREND.series[0]] * 6), "has 6 series"),
        (lambda: made.trend(made.series("A", {"2024": made.ok(1)}), made.series("B", {"2024-01": made.ok(1)})), "mixes"),
        (lambda: made.series("A", {"2024": made.ok(1), "2025-01": made.ok(1)}), "mixes frequencies"),
        (lambda: Series(made.same("A"), tuple(reversed(made.TREND.series[0].points))), "not in the order of time"),
        (lambda: TileMap("t", made.HEADING, made.PERCENT, tuple(Tile(area, 1, 1) for area in made.AREAS[:2])), "01 and 02 share column 1"),
        (lambda: ChartTable("c", ("a", "b"), (("1",),)), "1 cells for 2 columns"),
    ],
)
def test_a_chart_that_cannot_be_refuses_to_exist(wrong: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wrong()


def test_abbreviations_tell_areas_apart() -> None:
    names = ["Keski-Savo", "Keski-Uusimaa", "Kuopio", "Ylä-Savo", "Pohjanmaa", "Pohjoinen Keski-Suomi", "S:t Michel regionen"]
    assert abbreviations(names) == ["K-Sav", "K-Uus", "Kuop", "Y-Sav", "Pohj", "P-Suo", "S-Mic"]


def test_svg_is_short_and_escaped() -> None:
    assert [coordinate(number) for number in (1.0, 1.26, -0.04, 100.0)] == ["1", "1.3", "0", "100"]
    assert words('<b>&"', 1, 2, "small") == '<text x="1" y="2" class="small">&lt;b&gt;&amp;&quot;</text>'
    assert fitted("Kirkkonummi-Vihti-Siuntio", 80).endswith("…") and text_width(fitted("Kirkkonummi-Vihti-Siuntio", 80)) <= 80
    assert fitted("Salo", 80) == "Salo"


def test_long_names_of_rows_are_wrapped_and_never_cut() -> None:
    long = "TORI-palvelut: Mobiililaitteiden hallinta, peruslaite ja sen elinkaaren aikaiset päivitykset asiakkaan tiloissa"
    chart = DotPlot("long", made.HEADING, made.PERSONS, (DotRow(made.same(long), (Mark(made.same("2023"), made.ok(3)),)),), 1, 5)
    paper = draw_for_paper(chart, Language.FI, chart_style(bundled()))
    for root in (*pictures(draw(chart, Language.FI)), ElementTree.fromstring(paper)):
        written = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("text"))
        assert long in written and "…" not in written
