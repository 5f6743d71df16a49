"""Draws levels round a circle, for those who ask for it: areas and shapes deceive, so a dot plot and a table always stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin

from puntari.outlets.charts import svg
from puntari.outlets.charts.marks import ROUNDS, key_of, sign
from puntari.words.text import Language, Text

SIDE, ROOM = 328.0, 30.0
FEWEST_SPOKES = 3


@dataclass(frozen=True, slots=True)
class Ring:
    """One round: a figure on each spoke, or none."""

    label: Text
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """Rounds over spokes that are named by their numbers, on a scale from `floor` to `ceiling`."""

    id: str
    title: Text
    spokes: tuple[Text, ...]
    rings: tuple[Ring, ...]
    floor: int
    ceiling: int

    def __post_init__(self) -> None:
        if len(self.spokes) < FEWEST_SPOKES or any(len(ring.values) != len(self.spokes) for ring in self.rings):
            raise ValueError(f"radar {self.id} needs at least {FEWEST_SPOKES} spokes and a figure or none for each in every ring")


def draw_radar(chart: Radar, language: Language) -> str:
    """The picture; where a figure lacks, the line round the circle is broken."""
    forms = [(ROUNDS[min(place, len(ROUNDS) - 1)], ring.label) for place, ring in enumerate(chart.rings)]
    key, top = key_of(forms, language, 2, SIDE - 8, [])
    parts = [key, *_ground(chart, top)]
    for (form, _), ring, kind in zip(forms, chart.rings, ("s5", "s1", "s2", "s3", "s4"), strict=False):
        parts += _ring(chart, ring, top, form, kind)
    return svg.drawing(chart.id, SIDE, SIDE + top, chart.title[language], tell_radar(chart, language), parts, linked=False, kind="radar")


def tell_radar(chart: Radar, language: Language) -> str:
    """What the picture shows, spoke by spoke, in words."""
    return " ".join(
        f"{place}. {name[language]}: "
        + ", ".join(f"{ring.label[language]} {'–' if (value := ring.values[place - 1]) is None else f'{value:g}'}" for ring in chart.rings)
        + "."
        for place, name in enumerate(chart.spokes, 1)
    )


def _at(chart: Radar, spoke: int, value: float, top: float) -> tuple[float, float]:
    turn, middle = 2 * pi * spoke / len(chart.spokes), SIDE / 2
    reach = (value - chart.floor + 1) / (chart.ceiling - chart.floor + 1) * (middle - ROOM)
    return middle + reach * sin(turn), top + middle - reach * cos(turn)


def _ground(chart: Radar, top: float) -> list[str]:
    middle, count = SIDE / 2, len(chart.spokes)
    drawn = []
    for level in range(chart.floor, chart.ceiling + 1):
        corners = [_at(chart, spoke, level, top) for spoke in range(count)]
        drawn.append(svg.polyline([*corners, corners[0]], "grid"))
        drawn.append(svg.words(str(level), middle + 3, corners[0][1] - 2, "muted small"))
    for spoke in range(count):
        x, y = _at(chart, spoke, chart.ceiling, top)
        name_x, name_y = _at(chart, spoke, chart.ceiling + 0.6, top)
        drawn += [svg.line(middle, top + middle, x, y, "grid"), svg.words(str(spoke + 1), name_x, name_y + 4, "middle small")]
    return drawn


def _ring(chart: Radar, ring: Ring, top: float, form: str, kind: str) -> list[str]:
    known = [(spoke, _at(chart, spoke, value, top)) for spoke, value in enumerate(ring.values) if value is not None]
    if len(known) == len(chart.spokes):
        runs: Sequence[Sequence[tuple[float, float]]] = [[point for _, point in [*known, known[0]]]]
    else:
        runs = [[point for _, (_, point) in run] for _, run in groupby(enumerate(known), lambda one: one[1][0] - one[0])]
    lines = [svg.polyline(run, f"line {kind}") for run in runs if len(run) > 1]
    return [*lines, *(sign(form, x, y) for _, (x, y) in known)]
