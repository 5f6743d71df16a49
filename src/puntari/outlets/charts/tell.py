"""Says in words what a chart shows; names stand in their base form, so that no language has to bend them."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.outlets.charts import runs
from puntari.outlets.charts import words as said
from puntari.outlets.charts.ends import ends_of
from puntari.outlets.charts.kinds import (
    Area,
    Chart,
    DotPlot,
    DotRow,
    Mark,
    Point,
    RangePlot,
    RankingChart,
    Series,
    ShapeMap,
    Sparkline,
    Steps,
    TileMap,
    TrendChart,
)
from puntari.outlets.charts.steps import tell_steps
from puntari.outlets.charts.trend import SHORTEST_BAND
from puntari.outlets.wording import DASH, cell_text, period_text, plain_number, reason_text
from puntari.words.period import Period
from puntari.words.text import Language
from puntari.words.unit import Unit

MOST_NAMED = 3


def tell(chart: Chart, language: Language) -> str:
    """A few sentences on what the chart shows, for those who do not see it and those who do."""
    if isinstance(chart, TrendChart):
        return _sentences(_trend(chart, language))
    if isinstance(chart, Sparkline):
        return _sentences(_series(Series(chart.name, chart.points), chart.unit, language))
    if isinstance(chart, RangePlot):
        return _sentences(_ranges(chart, language))
    if isinstance(chart, DotPlot):
        cut = (said.CUT_ROWS[language].format(reason=one[language]) for one in chart.breaks)
        return _sentences((*_rows(chart.rows, chart.unit, language), *cut))
    if isinstance(chart, Steps):
        return tell_steps(chart, language)
    return _sentences(_areas(chart, language))


def _sentences(parts: Iterable[str]) -> str:
    """One paragraph; a unit that ends in a full stop of its own ends the sentence too."""
    return " ".join(part.replace("..", ".") for part in parts)


def _trend(chart: TrendChart, language: Language) -> Iterable[str]:
    for series in chart.series:
        yield from _series(series, chart.unit, language)
    for gap in runs.gaps(chart.series):
        if gap.length >= SHORTEST_BAND:
            frequency = chart.series[0].points[0].period.frequency
            first, last = (period_text(Period(frequency, number), language) for number in (gap.first, gap.last))
            yield said.GAP[language].format(first=first, last=last)
    for item in chart.breaks:
        label, period = item.label[language], period_text(item.period, language)
        named = label if str(item.period.year) in label else f"{label} ({period})"
        yield said.BREAK[language].format(label=named[:1].upper() + named[1:])


def _series(series: Series, unit: Unit, language: Language) -> Iterable[str]:
    name = series.name[language]
    exact = [point for point in series.points if point.cell.value is not None]
    if not exact:
        yield said.SERIES_NONE[language].format(name=name)
    elif len(exact) == 1:
        first, period = _figure(exact[0], unit, language)
        yield said.SERIES_POINT[language].format(name=name, period=period, value=first)
    else:
        yield _path(name, exact, unit, language)
    if len(exact) < len(series.points):
        yield said.SOME_UNKNOWN[language].format(name=name, count=len(series.points) - len(exact))


def _path(name: str, exact: list[Point], unit: Unit, language: Language) -> str:
    most = max(exact, key=lambda point: point.cell.value or 0.0)
    least = min(exact, key=lambda point: point.cell.value or 0.0)
    slots = {"name": name}
    for key, point in {"first": exact[0], "last": exact[-1], "most": most, "least": least}.items():
        slots[key], slots[f"{key}_period"] = _figure(point, unit, language)
    return said.SERIES_PATH[language].format(**slots)


def _figure(point: Point, unit: Unit, language: Language) -> tuple[str, str]:
    return cell_text(point.cell, unit, language), period_text(point.period, language)


def areas_of(chart: RankingChart | TileMap | ShapeMap) -> tuple[Area, ...]:
    """The areas of a chart of areas, in its own order."""
    if isinstance(chart, RankingChart):
        return chart.areas
    return tuple(part.area for part in (chart.tiles if isinstance(chart, TileMap) else chart.shapes))


def _areas(chart: RankingChart | TileMap | ShapeMap, language: Language) -> Iterable[str]:
    areas = [area for area in areas_of(chart) if not area.outside]
    exact = sum(area.cell.value is not None for area in areas)
    yield (said.SHOWS_AREAS if exact == len(areas) else said.SHOWS_EXACT)[language].format(count=len(areas), exact=exact)
    if not isinstance(chart, RankingChart):
        yield said.DARKER[language]
    ends = ends_of([area.cell for area in areas], chart.unit.decimals)
    for words, places in ((said.MOST, ends.most), (said.LEAST, ends.least)):
        if places:
            names = together([areas[place].name[language] for place in places], language)
            yield words[language].format(name=names, value=cell_text(areas[places[0]].cell, chart.unit, language))
    for area in areas_of(chart):
        if area.outside:
            yield said.OUTSIDE[language].format(name=area.name[language], value=cell_text(area.cell, chart.unit, language))
    reference = [chart.reference] if isinstance(chart, RankingChart) and chart.reference else []
    for area in [area for area in areas if area.chosen] + reference:
        yield said.NAMED[language].format(name=area.name[language], value=cell_text(area.cell, chart.unit, language))
        if area.cell.reason is not None:
            yield reason_text(area.cell, language)


def together(names: list[str], language: Language) -> str:
    """The names of areas that share a figure, or how many they are where that would be a long list."""
    return ", ".join(names) if len(names) <= MOST_NAMED else said.SEVERAL[language].format(count=len(names))


def _rows(rows: tuple[DotRow, ...], unit: Unit, language: Language) -> Iterable[str]:
    yield said.SHOWS_ROWS[language].format(count=len(rows))
    for row in rows:
        yield f"{row.name[language]}: {', '.join(_mark(mark, unit, language) for mark in row.marks)}."


def _ranges(chart: RangePlot, language: Language) -> Iterable[str]:
    yield said.SHOWS_ROWS[language].format(count=len(chart.rows))
    for row in chart.rows:
        unit = row.unit or chart.unit
        own = [f"{line.name[language]} {_mark(line.marks[-1], unit, language)}" for line in row.own if line.marks]
        peers = [_mark(peer, unit, language) for peer in row.peers]
        yield f"{row.name[language]}: {'; '.join(own + peers)}."


def _mark(mark: Mark, unit: Unit, language: Language) -> str:
    return set_apart(mark, _marked(mark, unit, language), language)


def set_apart(mark: Mark, figure: str, language: Language) -> str:
    """A mark's figure in words, and that it is not compared where it is not."""
    return said.APART[language].format(figure=figure) if mark.apart else figure


def _marked(mark: Mark, unit: Unit, language: Language) -> str:
    value, cell = cell_text(mark.cell, unit, language), mark.cell
    if cell.value is None or cell.low is None or cell.high is None:
        return f"{mark.label[language]} {value}"
    low, high = (plain_number(end, unit.decimals, language) for end in (cell.low, cell.high))
    return said.PEER_RANGE[language].format(label=mark.label[language], value=value, span=f"{low}{DASH}{high}")
