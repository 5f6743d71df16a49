"""Draws a trend: lines where every period has a figure, marks where one stands alone, and nothing across a gap."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.outlets.charts import runs, svg
from puntari.outlets.charts.kinds import Point, Series, TrendChart
from puntari.outlets.charts.layout import SMALL, TEXT, Frame, Layout, hatch, hatched, key_row, spread
from puntari.outlets.charts.scale import Scale, nice_step, numbers_in, scale_of
from puntari.outlets.charts.words import CUT, INTERVAL, NO_DATA, NO_FIGURE
from puntari.outlets.wording import cell_text, plain_number, short_period, with_sign
from puntari.words.period import PER_YEAR, Frequency, Period
from puntari.words.text import Language

LINE_OF_NAME, NAME_WIDER = 15.0, 1.06
SHORTEST_BAND = 3
"""From so many periods on a gap is shown as a band; shorter ones are marked period by period."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every part of one picture needs."""

    chart: TrendChart
    language: Language
    layout: Layout
    id: str
    frame: Frame
    across: Scale
    up: Scale
    bands: tuple[runs.Gap, ...]
    """Gaps long enough to be shown as bands."""

    def at(self, point: Point, value: float) -> tuple[float, float]:
        return self.across(point.period.number), self.up(value)


def draw_trend(chart: TrendChart, language: Language, layout: Layout, title: str, text: str) -> str:
    """The picture of a trend in one layout."""
    id = f"{chart.id}-{layout.kind}"
    key, key_height = _key(chart, language, layout) if layout.narrow else ("", 0.0)
    height = (224 if layout.narrow else 294) + key_height
    canvas = _canvas(chart, language, layout, id, key_height, height)
    foot, foot_height = key_row(_signs(canvas), canvas.frame.left, height + 2, layout.width - canvas.frame.left)
    parts = [hatch(id), key, _bands(canvas), _grid(canvas), _years(canvas), _breaks(canvas), _band_words(canvas), foot]
    parts += [_series(canvas, one, index + 1) for index, one in reversed(list(enumerate(chart.series)))]
    if not layout.narrow:
        parts.append(_labels(canvas))
    return svg.drawing(id, layout.width, height + foot_height, title, text, parts, linked=False, kind="trend")


def _canvas(chart: TrendChart, language: Language, layout: Layout, id: str, top: float, height: float) -> _Canvas:
    points = [point for series in chart.series for point in series.points]
    values = numbers_in(point.cell for point in points)
    lines = any(len(run) > 1 for series in chart.series for run in runs.runs(series.points))
    measure = scale_of(values, 0, 1, 4 if layout.narrow else 5, zero=not lines)
    left = max(svg.text_width(_tick(chart, tick, measure, language, True), SMALL) for tick in measure.ticks[-1:] + measure.ticks[:1]) + 8
    right = layout.width - (8 if layout.narrow else _label_width(chart, language) + 16)
    frame = Frame(left, top + (26 if chart.breaks else 12), right, height - 26)
    up = Scale(measure.low, measure.high, frame.bottom, frame.top, measure.ticks)
    numbers = [point.period.number for point in points] or [0]
    first, last = min(numbers), max(numbers)
    pad = 0.5 if last - first > 24 else max((last - first) * 0.05, 0.5)
    across = Scale(first - pad, last + pad, frame.left + 4, frame.right - 4, ())
    bands = tuple(gap for gap in runs.gaps(chart.series) if gap.length >= SHORTEST_BAND)
    return _Canvas(chart, language, layout, id, frame, across, up, bands)


def _tick(chart: TrendChart, tick: float, scale: Scale, language: Language, sign: bool) -> str:
    text = plain_number(tick, scale.decimals, language)
    return with_sign(text, chart.unit, language) if sign and len(chart.unit.signed(language)) <= 2 else text


def _grid(canvas: _Canvas) -> str:
    frame, parts = canvas.frame, []
    for tick in canvas.up.ticks:
        y = canvas.up(tick)
        label = _tick(canvas.chart, tick, canvas.up, canvas.language, tick == canvas.up.ticks[-1])
        parts.append(svg.line(frame.left, y, frame.right, y, "axis" if tick == 0 else "grid"))
        parts.append(svg.words(label, frame.left - 6, y + 4, "small end"))
    return "".join(parts)


def _signs(canvas: _Canvas) -> list[tuple[str, str]]:
    """The key of what the picture holds besides lines: a cut scale, intervals, periods without a figure."""
    points = [point for series in canvas.chart.series for point in series.points]
    entries = []
    if canvas.up.cut:
        entries.append((svg.element("path", d="M2 8l3-4l4 8l4-8l4 8l3-4", class_="axis"), CUT[canvas.language]))
    if runs.intervals(points):
        entries.append((svg.rectangle(9, 1, 4, 14, "range d1"), INTERVAL[canvas.language]))
    if any(_lone(canvas, point) for point in points):
        entries.append((_cross(11, 8), NO_FIGURE[canvas.language]))
    return entries


def _lone(canvas: _Canvas, point: Point) -> bool:
    """Whether the point lacks a figure and no band says so."""
    return not runs.known(point) and not any(gap.first <= point.period.number <= gap.last for gap in canvas.bands)


def _years(canvas: _Canvas) -> str:
    points = [point for series in canvas.chart.series for point in series.points]
    if not points:
        return ""
    frequency = points[0].period.frequency
    room = canvas.frame.width / 46
    first, last = canvas.across.low, canvas.across.high
    per_year = PER_YEAR.get(frequency, 365)
    if last - first < per_year * 1.5:
        return _every_period(canvas, sorted({point.period for point in points}), room)
    years = range(int(min(point.period for point in points).year), int(max(point.period for point in points).year) + 1)
    step = max(1, int(nice_step(len(years), int(room)))) if len(years) > room else 1
    return "".join(_year(canvas, frequency, year) for year in years if year % step == 0)


def _year(canvas: _Canvas, frequency: Frequency, year: int) -> str:
    number = Period.parse(f"{year:04d}-01-01").number if frequency is Frequency.DAY else year * PER_YEAR[frequency]
    x, bottom = canvas.across(number), canvas.frame.bottom
    if not canvas.frame.left - 1 <= x <= canvas.frame.right - 8:
        return ""
    return svg.line(x, bottom, x, bottom + 5, "axis") + svg.words(str(year), x, bottom + 18, "small middle")


def _every_period(canvas: _Canvas, periods: list[Period], room: float) -> str:
    step = max(1, -(-len(periods) // max(1, int(room))))
    bottom = canvas.frame.bottom + 18
    return "".join(
        svg.words(short_period(period, canvas.language), canvas.across(period.number), bottom, "small middle") for period in periods[::step]
    )


def _bands(canvas: _Canvas) -> str:
    frame, fill = canvas.frame, hatched(canvas.id)
    return "".join(
        svg.rectangle(left, frame.top, right - left, frame.height, "band", fill=fill) for left, right in _band_ends(canvas)
    )


def _band_ends(canvas: _Canvas) -> list[tuple[float, float]]:
    return [(canvas.across(gap.first - 0.5), canvas.across(gap.last + 0.5)) for gap in canvas.bands]


def _band_words(canvas: _Canvas) -> str:
    """What a band means, over whatever line crosses it."""
    parts, frame, label = [], canvas.frame, NO_DATA[canvas.language]
    for left, right in _band_ends(canvas):
        middle = (left + right) / 2
        if right - left > svg.text_width(label, SMALL) + 8:
            parts.append(svg.words(label, middle, frame.top + 16, "small middle halo"))
        elif right - left > 16:
            turned = f"rotate(-90 {svg.coordinate(middle + 4)} {svg.coordinate(frame.top + 6)})"
            parts.append(svg.words(label, middle + 4, frame.top + 6, "small end halo", transform=turned))
    return "".join(parts)


def _breaks(canvas: _Canvas) -> str:
    parts, frame = [], canvas.frame
    for item in canvas.chart.breaks:
        x = canvas.across(item.period.number - 0.5)
        label = item.label[canvas.language]
        half = svg.text_width(label, SMALL) / 2
        middle = min(max(x, frame.left + half), canvas.layout.width - half - 2)
        parts.append(svg.line(x, frame.top - 6, x, frame.bottom, "break"))
        parts.append(svg.words(label, middle, frame.top - 10, "small middle"))
    return "".join(parts)


def _series(canvas: _Canvas, series: Series, place: int) -> str:
    parts = []
    for run in runs.runs(series.points, canvas.chart.breaks):
        places = [canvas.at(point, point.cell.value) for point in run if point.cell.value is not None]
        parts.append(svg.polyline(places, f"line s{place}") if len(places) > 1 else svg.dot(*places[0], 4, f"dot d{place}"))
    for point in runs.intervals(series.points):
        parts.append(_interval(canvas, point, place))
    for point in runs.unknown(series.points):
        if _lone(canvas, point):
            parts.append(_cross(canvas.across(point.period.number), canvas.frame.bottom - 6 * place))
    return "".join(parts)


def _interval(canvas: _Canvas, point: Point, place: int) -> str:
    x, bottom = canvas.across(point.period.number), canvas.frame.bottom if point.cell.low is None else canvas.up(point.cell.low)
    top = canvas.frame.top if point.cell.high is None else canvas.up(point.cell.high)
    return svg.rectangle(x - 2, top, 4, max(bottom - top, 2), f"range d{place}")


def _cross(x: float, y: float) -> str:
    return svg.element("path", d=f"M{svg.coordinate(x - 3)} {svg.coordinate(y - 3)}l6 6m0-6l-6 6", class_="cross")


def _latest(series: Series, chart: TrendChart, language: Language) -> str:
    point = runs.last_known(series.points)
    if point is None:
        return NO_DATA[language]
    return f"{cell_text(point.cell, chart.unit, language)} ({short_period(point.period, language)})"


def _label_width(chart: TrendChart, language: Language) -> float:
    names = [svg.text_width(series.name[language], TEXT) * NAME_WIDER for series in chart.series]
    figures = [svg.text_width(_latest(series, chart, language), SMALL) for series in chart.series]
    return min(max(names + figures), 190.0)


def _labels(canvas: _Canvas) -> str:
    chart, language = canvas.chart, canvas.language
    known = [(index, point) for index, series in enumerate(chart.series) if (point := runs.last_known(series.points))]
    wanted = [canvas.up(numbers_in([point.cell])[0]) for _, point in known]
    width, left, parts = _label_width(chart, language), canvas.frame.right + 16, []
    names = [_in_lines(chart.series[index].name[language], width) for index, _ in known]
    more = LINE_OF_NAME * (max(map(len, names), default=1) - 1)
    placed = spread(wanted, 36 + more, canvas.frame.top + 6, canvas.frame.bottom - 16 - more)
    for (index, point), lines, y, at in zip(known, names, placed, wanted, strict=True):
        parts.append(svg.line(canvas.across(point.period.number) + 5, at, left - 3, y, "lead"))
        parts += [svg.words(line, left, y + LINE_OF_NAME * place, f"name l{index + 1}") for place, line in enumerate(lines)]
        parts.append(svg.words(_latest(chart.series[index], chart, language), left, y + LINE_OF_NAME * len(lines), "small"))
    return "".join(parts)


def _in_lines(name: str, width: float) -> list[str]:
    """A name in one line or two, the second cut where even that is too little."""
    first, *others = svg.wrapped(name, width / NAME_WIDER, TEXT)
    return [first, svg.fitted(" ".join(others), width / NAME_WIDER, TEXT)] if others else [first]


def _key(chart: TrendChart, language: Language, layout: Layout) -> tuple[str, float]:
    entries = []
    for index, series in enumerate(chart.series):
        sign = svg.polyline([(0, 8), (22, 8)], f"line s{index + 1}")
        entries.append((sign, f"{series.name[language]}: {_latest(series, chart, language)}"))
    return key_row(entries, 4, 2, layout.width - 8)
