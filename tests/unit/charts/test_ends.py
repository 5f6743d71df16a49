"""The greatest and the least are told only where no interval leaves it open."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import chart_samples as made
import pytest

from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.ends import Ends, ends_of
from puntari.outlets.charts.kinds import Area, RankingChart
from puntari.words.cell import Cell
from puntari.words.text import Language


@pytest.mark.parametrize(
    ("cells", "ends"),
    [
        ([made.ok(1), made.ok(7), made.ok(3)], Ends((1,), (0,))),
        ([made.ok(1), made.between(7, 9), made.ok(3)], Ends((1,), (0,))),
        ([made.ok(8), made.between(7, 9), made.ok(3)], Ends((), (2,))),
        ([made.ok(8), made.between(2, None)], Ends((), ())),
        ([made.between(8, 9), made.between(2, None)], Ends((), ())),
        ([made.ok(4.04), made.ok(3.96), made.ok(2)], Ends((0, 1), (2,))),
        ([made.between(3, 5), made.ok(5), made.ok(1)], Ends((), (2,))),
        ([made.HIDDEN, made.ok(5), made.MISSING, made.ok(6)], Ends((3,), (1,))),
        ([made.HIDDEN, made.ok(5)], Ends((), ())),
        ([made.below(4), made.ok(5), made.ok(7)], Ends((2,), (0,))),
        ([made.below(4), made.ok(4), made.ok(7)], Ends((2,), (0,))),
        ([made.below(4), made.ok(3.96), made.ok(7)], Ends((2,), ())),
        ([made.below(4), made.below(6), made.ok(7)], Ends((2,), ())),
        ([made.below(4), made.between(4, 6), made.ok(7)], Ends((2,), (0,))),
        ([made.below(6), made.ok(5), made.ok(7)], Ends((2,), ())),
    ],
)
def test_only_what_is_sure_is_told(cells: list[Cell], ends: Ends) -> None:
    assert ends_of(cells, 1) == ends


def test_words_name_no_greatest_that_an_interval_may_exceed() -> None:
    cells = {"Alfa": made.ok(15.6), "Beeta": made.between(15, 22.3), "G": made.ok(1)}
    areas = tuple(Area(name, made.same(name), cell) for name, cell in cells.items())
    text = draw(RankingChart("r", made.HEADING, made.PERCENT, areas), Language.EN).text
    assert text == "Areas: 3, of them with an exact figure: 2. Lowest: G, 1.0%."


def test_an_area_outside_the_comparison_is_told_apart() -> None:
    areas = (*made.AREAS[:1], made.AREAS[3], Area("9", made.same("Saari"), made.ok(99), outside=True))
    text = draw(replace(made.RANKING, areas=areas, reference=None), Language.FI).text
    assert text == "Alueita: 2. Suurin: Alfa, 12,3\u00a0%. Pienin: Delta, 0,0\u00a0%. Vertailun ulkopuolella: Saari, 99,0\u00a0%."


def test_figures_over_the_scale_of_a_narrow_ranking_do_not_touch() -> None:
    areas = tuple(Area(str(n), made.same("Kirkkonummi-Vihti-Siuntio"), made.ok(n * 17_500)) for n in range(1, 4))
    drawing = draw(RankingChart("r", made.HEADING, made.PERSONS, areas), Language.FI)
    for picture in drawing.pictures:
        root = ElementTree.fromstring(picture.svg)
        ticks = [each for each in root.iter() if each.tag.endswith("text") and each.get("class") == "small middle"]
        places = sorted((float(each.get("x")), each.text) for each in ticks)
        assert len(places) >= 2
        for (left, one), (right, other) in zip(places, places[1:], strict=False):
            assert right - left > 3 * (len(one) + len(other)), picture.kind
        assert not [each for each in root.iter() if each.tag.endswith("text") and (each.text or "").endswith("henk.")]
