"""A shaded table: every figure written, every absence said, notes lettered once; and the radar that breaks where nothing is known."""

from __future__ import annotations

import re

import pytest

from puntari.outlets.charts.heat import HeatCell, HeatPart, HeatRow, HeatTable, heat
from puntari.outlets.charts.radar import Radar, Ring, draw_radar, tell_radar
from puntari.words.text import Language, Text

NAMES = tuple(Text(f"F{place}", f"S{place}", f"E{place}") for place in range(1, 6))


def table(*rows: HeatRow) -> HeatTable:
    return HeatTable("Levels <all>", "Area", ("2019", "2023"), (HeatPart("Part", rows),))


def test_cells_are_written_shaded_and_noted() -> None:
    row = HeatRow("A & B", (HeatCell("2,5", 1), HeatCell("–", note="Only in a picture.", spoken="missing")), "#a")
    other = HeatRow("C", (HeatCell("3", 2, "At least."), HeatCell("–", note="Only in a picture.", spoken="missing")))
    said = heat(table(row, other))
    assert '<th scope="row"><a href="#a">A &amp; B</a></th><td class="h1">2,5</td>' in said
    assert said.count("Only in a picture.") == 1 and "<li>a: Only in a picture.</li><li>b: At least.</li>" in said
    assert said.count('<span class="hidden-words">missing</span><sup>a</sup>') == 2
    assert '<td class="h2">3<sup>b</sup></td>' in said and "Levels &lt;all&gt;" in said
    assert '<th colspan="3" scope="rowgroup">Part</th>' in said


def test_a_table_that_does_not_fit_refuses_to_exist() -> None:
    with pytest.raises(ValueError, match="row 'A' of table 'Levels <all>' has 1 cells for 2 columns"):
        table(HeatRow("A", (HeatCell("1", 0),)))
    with pytest.raises(ValueError, match="shade 5"):
        HeatCell("6", 5)


def radar(*values: tuple[float | None, ...]) -> Radar:
    return Radar("r", Text.same("All"), NAMES, tuple(Ring(Text.same(f"20{place}"), one) for place, one in enumerate(values, 19)), 1, 5)


def test_a_whole_ring_closes_and_a_broken_one_does_not() -> None:
    lines = [re.findall(r'<polyline points="([^"]+)" class="line', draw_radar(chart, Language.EN))
             for chart in (radar((1, 2, 3, 4, 5)), radar((1, 2, None, 4, 5)), radar((1, None, 3, None, 5)))]
    (whole,) = lines[0]
    assert len(whole.split()) == 6 and whole.split()[0] == whole.split()[-1]
    assert [len(run.split()) for run in lines[1]] == [2, 2]
    assert lines[2] == []


def test_a_longer_way_from_the_middle_is_a_higher_level() -> None:
    (line,) = re.findall(r'<polyline points="([^"]+)" class="line', draw_radar(radar((1, 5, 1, 1, 1)), Language.EN))
    heights = [float(point.split(",")[0]) for point in line.split()]
    assert max(heights) == heights[1]


def test_it_is_told_in_words_in_every_language() -> None:
    chart = radar((1, 2.5, None, 4, 5), (2, 3, 3, 4, 5))
    assert tell_radar(chart, Language.SV).startswith("1. S1: 2019 1, 2020 2. 2. S2: 2019 2.5, 2020 3. 3. S3: 2019 –, 2020 3.")
    assert "<desc" in draw_radar(chart, Language.FI) and "F3: 2019 –" in draw_radar(chart, Language.FI)


def test_a_radar_needs_spokes_and_whole_rings() -> None:
    with pytest.raises(ValueError, match="at least 3 spokes"):
        Radar("r", Text.same("All"), NAMES[:2], (), 1, 5)
    with pytest.raises(ValueError, match="a figure or none for each"):
        radar((1, 2))
