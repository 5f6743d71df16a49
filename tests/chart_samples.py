"""Small charts of every kind, for the tests of what is drawn."""

from __future__ import annotations

from puntari.outlets.charts.kinds import (
    Area,
    Break,
    DotPlot,
    DotRow,
    Heading,
    Mark,
    Point,
    RangePlot,
    RangeRow,
    RankingChart,
    Series,
    Shape,
    ShapeMap,
    Sparkline,
    Tile,
    TileMap,
    TrendChart,
)
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import EURO, PERCENT, PERSONS

same = Text.same
HEADING = Heading(Text("Löydös <1> & \"2\"", "Rön", "Finding"), Text("Mitä, missä", "Vad, var", "What, where"))
HIDDEN = Cell(Status.HIDDEN, reason=Reason.HIDDEN_AT_SOURCE)
MISSING = Cell(Status.MISSING, reason=Reason.NOT_DELIVERED)


def ok(value: float) -> Cell:
    return Cell(Status.OK, value)


def between(low: float, high: float | None) -> Cell:
    return Cell(Status.INTERVAL, low=low, high=high, interval=IntervalKind.SUPPRESSION, reason=Reason.MEMBER_HIDDEN)


def below(high: float) -> Cell:
    return Cell(Status.INTERVAL, high=high, interval=IntervalKind.UPPER_BOUND, reason=Reason.UPPER_BOUND)


def series(name: str, cells: dict[str, Cell]) -> Series:
    return Series(same(name), tuple(Point(Period.parse(period), cell) for period, cell in cells.items()))


def trend(*lines: Series, breaks: tuple[Break, ...] = ()) -> TrendChart:
    return TrendChart("trend", HEADING, PERSONS, lines, breaks)


AREAS = (
    Area("01", same("Alfa"), ok(12.34)),
    Area("02", same("Beeta & poika"), between(3, 9), chosen=True),
    Area("03", same("Gamma"), HIDDEN),
    Area("04", same("Delta"), ok(0.0)),
    Area("05", same("Epsilon"), between(4, None)),
)
RANKING = RankingChart("rank", HEADING, PERCENT, AREAS, Area("SSS", Text("Koko maa", "Hela landet", "Whole country"), ok(7.0)))
TILES = TileMap("tiles", HEADING, PERCENT, tuple(Tile(area, place % 2, place // 2) for place, area in enumerate(AREAS)))
SHAPES = ShapeMap("shapes", HEADING, PERCENT, 100, 200, tuple(Shape(area, f"M0 {place}h9v9z") for place, area in enumerate(AREAS)))
SPARK = Sparkline("spark", same("Alfa"), PERSONS, series("Alfa", {"2024": ok(1), "2025": ok(2)}).points)
TREND = trend(
    series("Alfa", {"2024-01": ok(10), "2024-02": ok(11), "2024-03": HIDDEN, "2024-04": between(9, 12), "2025-01": ok(14)}),
    series("Koko maa", {"2024-01": ok(20), "2024-02": ok(21), "2025-01": ok(22)}),
    breaks=(Break(Period.parse("2024-02"), Text("uusi tapa", "nytt sätt", "new way")),),
)
YEARS = tuple(Mark(same(year), cell) for year, cell in (("2020", ok(65)), ("2021", MISSING), ("2022", ok(70))))
PEERS = Text("Verrokit", "Referenser", "Peers")
RANGES = RangePlot(
    "ranges", HEADING, EURO,
    (
        RangeRow(same("Tunti"), (DotRow(same("TORI"), YEARS),), (Mark(PEERS, Cell(Status.PUBLISHED, 84, 62, 95)),)),
        RangeRow(same("Henkilöt"), (DotRow(same("TORI"), YEARS[:1]),), (Mark(same("P"), between(3, 5)), Mark(same("Q"), MISSING)), PERSONS),
    ),
)
DOTS = DotPlot("dots", HEADING, PERSONS, (DotRow(same("Talous"), YEARS), DotRow(same("Tyhjä"), ())), 1, 100)
ALL = (TREND, SPARK, RANKING, TILES, SHAPES, RANGES, DOTS)
