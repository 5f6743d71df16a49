"""Draws how a whole became what is left of it, each part a bar that begins where the one before it ended; or what a whole consists of."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.outlets.charts import svg
from puntari.outlets.charts.kinds import ChartTable, Step, Steps
from puntari.outlets.charts.layout import TEXT, Layout
from puntari.outlets.charts.words import AMOUNT, SHARE, THING
from puntari.outlets.wording import MINUS, NBSP, plain_number
from puntari.words.text import Language

NAME, BAR, BELOW = 17.0, 20.0, 13.0
BESIDE, THIN, MOST_BESIDE = 26.0, 16.0, 0.6
"""A row whose name stands beside its bar, the bar in it, and how much of the picture names may take."""
NUMBER_ROOM = 52.0


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every row of one picture needs: where bars begin and how long one is."""

    language: Language
    layout: Layout
    left: float
    unit: float


def draw_steps(chart: Steps, language: Language, layout: Layout, title: str, text: str) -> str:
    """The picture in one layout; parts of a whole have their names beside their bars where there is room."""
    canvas = _canvas(chart, language, layout)
    parts, top = _row(canvas, chart.whole, chart.whole.value, 0.0, "bar")
    until = chart.whole.value
    for one in chart.gone if chart.left else ():
        drawn, top = _row(canvas, one, until, top, "bar least chosen", MINUS)
        parts += drawn
        until -= one.value
    for one in (chart.left,) if chart.left else chart.gone:
        drawn, top = _row(canvas, one, one.value, top, "bar chosen")
        parts += drawn
    return svg.drawing(f"{chart.id}-{layout.kind}", layout.width, top, title, text, parts, linked=False, kind="steps")


def _canvas(chart: Steps, language: Language, layout: Layout) -> _Canvas:
    names = max(svg.text_width(one.name[language], TEXT) for one in (chart.whole, *chart.parts)) + 12
    left = names if chart.left is None and names <= layout.width * MOST_BESIDE else 0.0
    return _Canvas(language, layout, left, (layout.width - left - NUMBER_ROOM) / chart.whole.value)


def _row(canvas: _Canvas, one: Step, ends: float, top: float, kind: str, sign: str = "") -> tuple[list[str], float]:
    """A name with its bar, which ends where it is said, and where the next row begins."""
    begins, width = canvas.left + (ends - one.value) * canvas.unit, one.value * canvas.unit
    number = f"{sign}{_number(one.value, canvas.language)}"
    if canvas.left:
        name = [svg.words(one.name[canvas.language], canvas.left - 8, top + THIN - 2, "text end")]
        bar_top, tall, next_top = top + 2, THIN, top + BESIDE
    else:
        lines = svg.wrapped(one.name[canvas.language], canvas.layout.width, TEXT)
        name = [svg.words(line, 0, top + NAME * (place + 1) - 5) for place, line in enumerate(lines)]
        bar_top, tall = top + NAME * len(lines), BAR
        next_top = bar_top + BAR + BELOW
    told = svg.words(number, begins + width + 6, bar_top + tall - 3, "strong")
    return [*name, svg.rectangle(begins, bar_top, width, tall, kind), told], next_top


def tell_steps(chart: Steps, language: Language) -> str:
    """Every part with its share of the whole, in words."""
    parts = (f"{one.name[language]} {_number(one.value, language)} ({_share(chart, one, language)})" for one in chart.parts)
    return f"{chart.whole.name[language]}: {_number(chart.whole.value, language)}. {'; '.join(parts)}."


def table_of_steps(chart: Steps, language: Language) -> ChartTable:
    """The whole and its parts with their shares."""
    rows = tuple((one.name[language], _number(one.value, language), _share(chart, one, language)) for one in (chart.whole, *chart.parts))
    return ChartTable(chart.heading.subtitle[language], (THING[language], AMOUNT[language], SHARE[language]), rows)


def _number(value: float, language: Language) -> str:
    return plain_number(value, 0 if value == int(value) else 1, language)


def _share(chart: Steps, one: Step, language: Language) -> str:
    percent = plain_number(one.value / chart.whole.value * 100, 0, language)
    return f"{percent}%" if language is Language.EN else f"{percent}{NBSP}%"
