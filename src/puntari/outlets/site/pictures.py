"""Charts of the site, made from held figures: choosing and naming only, no figure of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.doors.tell import MapDrawing
from puntari.outlets.charts import kinds
from puntari.outlets.charts.kinds import Area, Heading, Point, RankingChart, Series, Shape, ShapeMap, Sparkline, TileMap, TrendChart
from puntari.outlets.charts.spark import draw_spark
from puntari.outlets.charts.tell import tell
from puntari.outlets.site import words
from puntari.outlets.site.book import capital, capital_text
from puntari.outlets.site.shelf import Figure, Held
from puntari.outlets.site.totals import is_rate
from puntari.outlets.wording import period_text, short_period
from puntari.words.period import Period
from puntari.words.text import Language, Text

SPARK_PERIODS = 120
MOST_RANKED = 80


def texts(make: Callable[[Language], str]) -> Text:
    """A text from a function of the language."""
    return Text(*(make(language) for language in Language))


def subtitle(indicator: Indicator, level: Level, period: Period) -> Text:
    """What, where, when and in which unit: the line under a chart's finding."""
    unit = indicator.unit

    def words_in(language: Language) -> str:
        parts = (indicator.card.name[language], level.plural[language], period_text(period, language), unit.name[language])
        return ", ".join(parts)

    return texts(words_in)


def trend(id: str, indicator: Indicator, named: Iterable[tuple[Text, tuple[Point, ...]]]) -> TrendChart | None:
    """Lines over time of whichever of the named have more than one period; None where none has."""
    series = tuple(Series(name, points) for name, points in named if points)
    periods = sorted({point.period for one in series for point in one.points}, key=lambda period: period.number)
    if len(periods) < 2:
        return None
    first, last = periods[0], periods[-1]

    def words_in(language: Language) -> str:
        span = f"{short_period(first, language)}–{short_period(last, language)}"
        return f"{indicator.card.name[language]}, {span}, {indicator.unit.name[language]}"

    names = texts(lambda language: words.TREND_OF[language].format(name=indicator.card.name[language]))
    breaks = tuple(
        kinds.Break(Period.containing(one.since.first_day, first.frequency), _break_label(one.since))
        for one in indicator.breaks
        if first.first_day < one.since.first_day <= last.first_day
    )
    return TrendChart(id, Heading(names, texts(words_in)), indicator.unit, series, breaks)


def _break_label(since: Period) -> Text:
    """A short name for a break; its reason stands on the page, among what is said of the series."""
    return texts(lambda language: words.BREAK_AT[language].format(period=short_period(since, language)))


def spark(id: str, indicator: Indicator, points: tuple[Point, ...], language: Language) -> str:
    """The picture of a trend at the size of a word, of the last periods only; empty where there is only one period."""
    last = points[-1].period.number if points else 0
    kept = tuple(point for point in points if point.period.number > last - SPARK_PERIODS)
    if len(kept) < 2:
        return ""
    chart = Sparkline(id, indicator.card.title, indicator.unit, kept)
    return draw_spark(chart, indicator.card.title[language], tell(chart, language))


def areas_of(pack: Pack, level: Level, held: Held, compared: bool = False) -> tuple[Area, ...]:
    """The areas of a level with their newest figures; with `compared`, without those outside the comparison."""
    known = pack.hierarchy.areas(level.id) if pack.hierarchy else ()
    figures = held.figures
    return tuple(
        Area(area.code, area.names, figures[area.code].cell, outside=area.code in level.outside)
        for area in known
        if area.code in figures and not (compared and area.code in level.outside)
    )


def ranking(id: str, pack: Pack, indicator: Indicator, level: Level, held: Held, reference: Area | None) -> RankingChart | None:
    """The areas of a level in the order of their newest figures, against a reference where the figure is a rate.

    Areas whose figure is missing are left out; None where there are fewer than two or more than can be read.
    """
    areas = tuple(area for area in areas_of(pack, level, held, compared=True) if area.code in held.told)
    if not 2 <= len(areas) <= MOST_RANKED:
        return None
    title = texts(lambda language: words.ORDER_OF[language].format(level=capital(level.plural[language])))
    heading = Heading(title, subtitle(indicator, level, held.newest))
    against = reference if reference is not None and is_rate(indicator) else None
    return RankingChart(id, heading, indicator.unit, areas, against, indicator.better)


def tiles(id: str, pack: Pack, indicator: Indicator, level: Level, held: Held) -> TileMap | None:
    """The tile map of a level; None where the pack lays no tiles for it."""
    found = {area.code: area for area in areas_of(pack, level, held)}
    laid = tuple(
        kinds.Tile(found[one.code], one.column, one.row) for one in pack.tiles if one.level == level.id and one.code in found
    )
    return TileMap(id, _map_heading(indicator, level, held), indicator.unit, laid) if laid else None


def shapes(id: str, pack: Pack, indicator: Indicator, level: Level, held: Held, drawn: MapDrawing) -> ShapeMap:
    """The map of real boundaries of a level."""
    found = areas_of(pack, level, held)
    outlines = tuple(Shape(area, drawn.paths[area.code]) for area in found if area.code in drawn.paths)
    return ShapeMap(id, _map_heading(indicator, level, held), indicator.unit, drawn.width, drawn.height, outlines)


def _map_heading(indicator: Indicator, level: Level, held: Held) -> Heading:
    title = texts(lambda language: words.MAP_OF[language].format(level=level.plural[language]))
    return Heading(title, subtitle(indicator, level, held.newest))


def named_figures(pack: Pack, level: Level, held: Held, language: Language, compared: bool) -> list[tuple[str, Figure]]:
    """(name, figure) of the areas of a level that have one, by name; with `compared`, only of those in the comparison."""
    figures, known = held.told, pack.hierarchy.areas(level.id) if pack.hierarchy else ()
    found = [(area.names[language], figures[area.code]) for area in known if area.code in figures]
    left = {area.names[language] for area in known if area.code in level.outside} if compared else set()
    return [pair for pair in found if pair[0] not in left]


def level_title(level: Level) -> Text:
    """The level's name as a heading."""
    return capital_text(level.plural)
