"""Sentences about figures say what is known and why the rest is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from puntari.define.indicator import Break
from puntari.outlets.charts.kinds import Point
from puntari.outlets.site import saying
from puntari.outlets.site.shelf import Figure
from puntari.words.cell import Cell, IntervalKind, Reason, Status, without_value
from puntari.words.period import Period
from puntari.words.text import Language, Text
from puntari.words.unit import PERCENT, PERSONS, Better
from tests.small.pack import PACK

FI, SV, EN = Language
JUNE = Period.parse("2026-06")
SHARE = PACK.indicator("hen_share")


def figure(value: float, change: float | None = None, percent: float | None = None) -> Figure:
    return Figure(JUNE, Cell(Status.OK, value), change, percent)


@pytest.mark.parametrize(
    ("period", "said"),
    [("2026-06", ("kesäkuussa 2026", "i juni 2026", "in June 2026")), ("2025", ("vuonna 2025", "år 2025", "in 2025"))],
)
def test_a_period_bends_in_a_sentence(period: str, said: tuple[str, str, str]) -> None:
    assert tuple(saying.when(Period.parse(period), language) for language in Language) == said


def test_a_figure_has_its_place_and_time() -> None:
    assert saying.here("Oulu", figure(9.54), PERCENT, FI) == "Oulu: 9,5\u00a0% kesäkuussa 2026."
    assert saying.here("Oulu", figure(9.54), PERCENT, EN) == "Oulu: 9.5% in June 2026."


def test_an_interval_says_why() -> None:
    cell = Cell(Status.INTERVAL, None, 3, 9, IntervalKind.SUPPRESSION, Reason.MEMBER_HIDDEN)
    said = saying.here("Oulu", Figure(JUNE, cell), PERSONS, EN)
    assert said.startswith("Oulu: 3–9\u00a0persons in June 2026.") and "bounds" in said


def test_a_change_says_which_way_and_by_how_much() -> None:
    assert saying.changed(figure(9.5, 0.8), SHARE, FI) == "Vuodessa nousua 0,8\u00a0%-yks."
    assert saying.changed(figure(9.5, -0.8), SHARE, EN) == "Down 0.8\u00a0pp on a year ago."
    assert saying.changed(figure(9.5, 0.04), SHARE, SV) == "Ingen förändring på ett år."


def test_without_a_year_ago_it_says_so() -> None:
    assert saying.changed(figure(9.5), SHARE, EN) == saying.NO_YEAR_AGO.en
    broken = replace(SHARE, breaks=(Break(Period.parse("2026-01"), Text.same("a new way of counting.")),))
    assert saying.changed(figure(9.5), broken, EN).endswith("a new way of counting.")
    assert saying.changed(Figure(JUNE, without_value(Status.HIDDEN, Reason.HIDDEN_AT_SOURCE)), SHARE, EN) == ""


@pytest.mark.parametrize(
    ("better", "change", "said"),
    [
        (Better.LOWER, 1.0, "bad"), (Better.LOWER, -1.0, "good"), (Better.HIGHER, 1.0, "good"), (Better.NEITHER, 1.0, ""),
        (Better.LOWER, 0.0, ""),
    ],
)
def test_good_and_bad_follow_the_direction(better: Better, change: float, said: str) -> None:
    assert saying.goodness(figure(9.5, change), replace(SHARE, better=better)) == said


def test_extremes_are_of_exact_figures_only() -> None:
    hidden = Figure(JUNE, without_value(Status.HIDDEN, Reason.HIDDEN_AT_SOURCE))
    said = saying.extremes([("A", figure(2)), ("B", figure(7)), ("C", hidden)], "Areas", PERCENT, EN)
    assert said == ("Areas (3): highest B, 7.0%; lowest A, 2.0%.", saying.INEXACT.en.format(level="Areas", exact=2, count=3))
    assert saying.extremes([("A", figure(2))], "Areas", PERCENT, EN) == ()


def test_no_area_is_highest_where_an_interval_may_exceed_it() -> None:
    wide = Figure(JUNE, Cell(Status.INTERVAL, None, 6.5, 9, IntervalKind.SUPPRESSION, Reason.MEMBER_HIDDEN))
    said = saying.extremes([("A", figure(2)), ("B", figure(7)), ("C", wide), ("D", figure(2))], "Areas", PERCENT, EN)
    assert said[0] == "Areas (4): lowest A, D, 2.0%."


def test_gaps_are_found_between_known_periods() -> None:
    points = tuple(Point(Period.month(2020, month), Cell(Status.OK, 1.0)) for month in (1, 2, 7, 8, 10))
    assert saying.gap_periods(points, Text.same("x")) == ((Period.month(2020, 3), Period.month(2020, 6)),)
