"""Draws how a whole became what is left of it: each part that went is a bar that begins where the one before it ended."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.outlets.charts import svg
from puntari.outlets.charts.kinds import ChartTable, Drawing, Heading, Picture
from puntari.outlets.charts.words import AMOUNT, SHARE, THING
from puntari.outlets.wording import MINUS, NBSP, plain_number
from puntari.words.text import Language, Text

ROW, NAME, BAR = 50.0, 17.0, 20.0
NUMBER_ROOM = 52.0
WIDTHS = {"narrow": 328.0, "wide": 640.0}


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the whole by its name, and how much it is."""

    name: Text
    value: float


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole, the parts that went, and what is left; the parts and what is left make the whole."""

    id: str
    heading: Heading
    whole: Step
    gone: tuple[Step, ...]
    left: Step

    def __post_init__(self) -> None:
        parts = sum(one.value for one in self.gone) + self.left.value
        if self.whole.value <= 0 or any(one.value < 0 for one in (*self.gone, self.left)) or abs(parts - self.whole.value) > 1e-9:
            raise ValueError(f"chart {self.id}: parts of {parts:g} do not make the whole of {self.whole.value:g}; draw none")


def draw_steps(chart: Steps, language: Language) -> Drawing:
    """The picture for both widths, its table with shares, and what it shows in words."""
    title, text = chart.heading.title[language], tell_steps(chart, language)
    pictures = tuple(Picture(kind, _picture(chart, language, f"{chart.id}-{kind}", width, title, text)) for kind, width in WIDTHS.items())
    return Drawing(chart.id, title, chart.heading.subtitle[language], text, _table(chart, language), pictures)


def tell_steps(chart: Steps, language: Language) -> str:
    """Every part with its share of the whole, in words."""
    parts = (f"{one.name[language]} {_number(one.value, language)} ({_share(chart, one, language)})" for one in (*chart.gone, chart.left))
    return f"{chart.whole.name[language]}: {_number(chart.whole.value, language)}. {'; '.join(parts)}."


def _table(chart: Steps, language: Language) -> ChartTable:
    rows = tuple((one.name[language], _number(one.value, language), _share(chart, one, language))
                 for one in (chart.whole, *chart.gone, chart.left))
    return ChartTable(chart.heading.subtitle[language], (THING[language], AMOUNT[language], SHARE[language]), rows)


def _picture(chart: Steps, language: Language, id: str, width: float, title: str, text: str) -> str:
    unit = (width - NUMBER_ROOM) / chart.whole.value
    parts = _row(chart.whole, 0.0, chart.whole.value, 0, unit, language, "bar", "")
    until = chart.whole.value
    for place, one in enumerate(chart.gone, 1):
        parts += _row(one, until - one.value, until, place, unit, language, "bar least chosen", MINUS)
        until -= one.value
    parts += _row(chart.left, 0.0, chart.left.value, len(chart.gone) + 1, unit, language, "bar chosen", "")
    return svg.drawing(id, width, ROW * (len(chart.gone) + 2), title, text, parts, linked=False, kind="steps")


def _row(one: Step, begins: float, ends: float, place: int, unit: float, language: Language, kind: str, sign: str) -> list[str]:
    top = place * ROW
    number = svg.words(f"{sign}{_number(one.value, language)}", ends * unit + 6, top + NAME + BAR - 3, "strong")
    bar = svg.rectangle(begins * unit, top + NAME, (ends - begins) * unit, BAR, kind)
    return [svg.words(one.name[language], 0, top + NAME - 5), bar, number]


def _number(value: float, language: Language) -> str:
    return plain_number(value, 0 if value == int(value) else 1, language)


def _share(chart: Steps, one: Step, language: Language) -> str:
    percent = plain_number(one.value / chart.whole.value * 100, 0, language)
    return f"{percent}%" if language is Language.EN else f"{percent}{NBSP}%"
