"""The naive twin of curves of who is left: each spell is walked through the steps one by one, and the shares of the steps multiplied."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from puntari.define.person_measure import HalfLeft, Surviving
from tests.property.person_days import months_after

Row = dict[str, object]
HALF = Fraction(1, 2)
MONTHS, DAYS = (1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60), (7, 14, 21, 28, 42, 56, 84, 112, 182, 364, 728)


@dataclass(frozen=True)
class Step:
    """A step of a life table: its end, who was at risk when it began, who ended in it, and who was last seen in it."""

    end: int
    risk: int
    ended: int
    lost: int


def table(measure: Surviving | HalfLeft, rows: list[Row], told: date) -> list[Step]:
    """The life table of spells begun."""
    ends = [one for one in (MONTHS if measure.months else DAYS) if one <= (measure.months or measure.days)]
    fates = [_fate(measure, row, told, ends) for row in rows]
    steps = []
    for number, end in enumerate(ends):
        there = [fate for fate in fates if fate[0] >= number]
        steps.append(Step(end, len(there), there.count((number, "ended")), there.count((number, "lost"))))
    return steps


def _fate(measure: Surviving | HalfLeft, row: Row, told: date, ends: list[int]) -> tuple[int, str]:
    """In which step a spell ended or was seen last; beyond the last if it was seen that far."""
    last = row["ends"]
    ended = last is not None and last <= told
    seen = last if ended else told
    if ended and any(row[one.dimension] in one.codes for one in measure.lost) and measure.lost:
        ended = False
    for number, end in enumerate(ends):
        on = months_after(row["begins"], end) if measure.months else row["begins"] + timedelta(days=end)
        if seen < on:
            return number, "ended" if ended else "lost"
    return len(ends), "on"


def curve_points(steps: list[Step]) -> list[tuple[Fraction, float] | None]:
    """The share left at each step's end and its standard error; None from the step on that nobody is seen through."""
    points: list[tuple[Fraction, float] | None] = []
    left, spread = Fraction(1), Fraction(0)
    for step in steps:
        through = step.risk - step.ended - step.lost
        if (step.lost and not through) or (points and points[-1] is None):
            points.append(None)
            continue
        risk = step.risk - Fraction(step.lost, 2)
        left *= 1 - step.ended / risk if risk else 1
        spread += step.ended / (risk * (risk - step.ended)) if risk > step.ended else 0
        points.append((left, float(left) * math.sqrt(spread)))
    return points


def curve_figure(measure: Surviving | HalfLeft, rows: list[Row], told: date) -> tuple[float | None, str | None, int]:
    if not rows:
        return None, "zero_denominator", 0
    steps = table(measure, rows, told)
    points, last = curve_points(steps), len(steps)
    fates = [(_fate(measure, row, told, [step.end for step in steps]), row[measure.of.fact.unit.name]) for row in rows]
    through = {person for (number, _), person in fates if number == last}
    gone = {person for (number, how), person in fates if number < last and how == "ended"}
    persons = min((len(side) for side in (through, gone) if side), default=0)
    if isinstance(measure, Surviving):
        if points[-1] is None:
            return None, "follow_up_open", persons
        return float(points[-1][0]), "estimated" if any(step.lost for step in steps) else None, persons
    return *_half(steps, points), persons


def _half(steps: list[Step], points: list[tuple[Fraction, float] | None]) -> tuple[float | None, str | None]:
    before, since, seen = Fraction(1), 0, 0
    for step, point in zip(steps, points, strict=True):
        if point is None:
            return None, "follow_up_open"
        seen += step.lost
        if point[0] <= HALF:
            return float(since + (before - HALF) / (before - point[0]) * (step.end - since)), "estimated" if seen else None
        before, since = point[0], step.end
    return None, "half_not_reached"
