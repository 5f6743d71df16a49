"""Draws a ranking: a bar from zero for an exact figure, a pale bar to low and a hatched one to high for an interval, words for none."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from puntari.outlets.charts import svg
from puntari.outlets.charts.kinds import Area, RankingChart
from puntari.outlets.charts.layout import SMALL, TEXT, Frame, Layout, Link, hatch, hatched, key_row
from puntari.outlets.charts.scale import Scale, numbers_in, scale_of
from puntari.outlets.charts.words import INTERVAL
from puntari.outlets.wording import cell_text, plain_number
from puntari.words.cell import Status
from puntari.words.text import Language

ROW = 25.0
SHORT_SIGN = 2
STRONG = 1.12
"""How much wider strong letters are."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every row of one picture needs."""

    chart: RankingChart
    language: Language
    layout: Layout
    id: str
    frame: Frame
    scale: Scale
    link: Link | None


def in_order(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Areas from the largest figure to the smallest, intervals by the lower end they have, those without a figure last by name."""

    def key(area: Area) -> tuple[int, float, str]:
        cell = area.cell
        number = cell.lowest
        return (0, -number, area.name.fi) if number is not None else (1, 0.0, area.name.fi)

    return tuple(sorted(areas, key=key))


def draw_ranking(chart: RankingChart, language: Language, layout: Layout, title: str, text: str, link: Link | None) -> str:
    """The picture of a ranking in one layout; with `link`, every row leads to its area's page."""
    canvas = _canvas(chart, language, layout, link)
    parts = [hatch(canvas.id), _grid(canvas)]
    parts += [_row(canvas, area, canvas.frame.top + index * ROW) for index, area in enumerate(in_order(chart.areas))]
    parts.append(_reference(canvas))
    sign = svg.rectangle(1, 2, 20, 12, "range", fill=hatched(canvas.id))
    known = any(area.cell.status is Status.INTERVAL for area in chart.areas)
    key, height = key_row([(sign, INTERVAL[language])] if known else [], 4, canvas.frame.bottom + 8, layout.width - 8)
    parts.append(key)
    bottom = canvas.frame.bottom + 8 + height
    return svg.drawing(canvas.id, layout.width, bottom, title, text, parts, linked=link is not None, kind="ranking")


def _canvas(chart: RankingChart, language: Language, layout: Layout, link: Link | None) -> _Canvas:
    size = SMALL if layout.narrow else TEXT
    names = max((_wide(area, size, language) for area in chart.areas), default=0.0) * 1.05
    values = max((svg.text_width(_written(area, chart, language), TEXT) for area in chart.areas), default=0.0)
    left = min(names, 160.0 if layout.narrow else 230.0) + 10
    top = 42.0 if chart.reference is not None else 22.0
    right = layout.width - min(values, layout.width * 0.3) - 10
    frame = Frame(left, top, right, top + len(chart.areas) * ROW)
    cells = [area.cell for area in chart.areas] + ([chart.reference.cell] if chart.reference else [])
    scale = scale_of(numbers_in(cells), frame.left, frame.right, 3 if layout.narrow else 5)
    return _Canvas(chart, language, layout, f"{chart.id}-{layout.kind}", frame, scale, link)


def _wide(area: Area, size: float, language: Language) -> float:
    """How wide a name stands: that of the chosen area is strong, and strong letters are wider."""
    return svg.text_width(area.name[language], size) * (STRONG if area.chosen else 1)


def _written(area: Area, chart: RankingChart, language: Language) -> str:
    """The figure at the end of a row; a long unit stands in the heading and is not told in every row."""
    return cell_text(area.cell, chart.unit, language, sign=len(chart.unit.signed(language)) <= SHORT_SIGN)


def _grid(canvas: _Canvas) -> str:
    """The rules of the scale; every one has its figure, or as many as there is room for."""
    frame, scale, parts = canvas.frame, canvas.scale, []
    figures = [plain_number(tick, scale.decimals, canvas.language) for tick in scale.ticks]
    apart = (frame.right - frame.left) / max(len(figures) - 1, 1)
    step = ceil((max(svg.text_width(text, SMALL) for text in figures) + 8) / apart)
    for number, (tick, text) in enumerate(zip(scale.ticks, figures, strict=True)):
        x = scale(tick)
        parts.append(svg.line(x, frame.top - 4, x, frame.bottom, "axis" if tick == 0 else "grid"))
        if number % step == 0:
            parts.append(svg.words(text, x, frame.top - 8, "small middle"))
    return "".join(parts)


def _row(canvas: _Canvas, area: Area, y: float) -> str:
    name, value = area.name[canvas.language], cell_text(area.cell, canvas.chart.unit, canvas.language)
    strong = " strong" if area.chosen else ""
    hit = svg.rectangle(0, y, canvas.layout.width, ROW, "chosen-row" if area.chosen else "hit")
    size, kind = (SMALL, "text small") if canvas.layout.narrow else (TEXT, "text")
    room = (canvas.frame.left - 10) / (STRONG if area.chosen else 1)
    label = svg.words(svg.fitted(name, room, size), canvas.frame.left - 8, y + 17, f"{kind} end{strong}")
    short = _written(area, canvas.chart, canvas.language)
    room = canvas.layout.width - canvas.frame.right - 8
    kind = "figure" if area.cell.exact else "small muted"
    written = svg.words(svg.fitted(short, room), canvas.layout.width - 4, y + 17, f"{kind} end{strong}")
    parts = (hit, label, _bar(canvas, area, y), written)
    spoken = f"{name}: {value}"
    return svg.link(canvas.link(area.code), spoken, *parts) if canvas.link else svg.tip(spoken, *parts)


def _bar(canvas: _Canvas, area: Area, y: float) -> str:
    cell, chosen = area.cell, " chosen" if area.chosen else ""
    if cell.value is not None:
        left, right = sorted((canvas.scale(0), canvas.scale(cell.value)))
        return svg.rectangle(left, y + 5, max(right - left, 1.5), ROW - 10, f"bar{chosen}")
    if cell.status is Status.INTERVAL:
        left = canvas.frame.left if cell.low is None else canvas.scale(cell.low)
        right = canvas.frame.right if cell.high is None else canvas.scale(cell.high)
        least = svg.rectangle(canvas.scale(0), y + 5, left - canvas.scale(0), ROW - 10, f"least{chosen}") if (cell.low or 0) > 0 else ""
        return least + svg.rectangle(left, y + 5, max(right - left, 4), ROW - 10, f"range{chosen}", fill=hatched(canvas.id))
    return svg.line(canvas.frame.left, y + ROW / 2, canvas.frame.right, y + ROW / 2, "absent")


def _reference(canvas: _Canvas) -> str:
    reference = canvas.chart.reference
    if reference is None or reference.cell.value is None:
        return ""
    x, frame = canvas.scale(reference.cell.value), canvas.frame
    text = f"{reference.name[canvas.language]} {cell_text(reference.cell, canvas.chart.unit, canvas.language)}"
    half = svg.text_width(text, SMALL) * 0.53
    middle = min(max(x, half + 2), canvas.layout.width - half - 2)
    return svg.line(x, frame.top - 24, x, frame.bottom, "reference") + svg.words(text, middle, frame.top - 29, "small middle strong")
