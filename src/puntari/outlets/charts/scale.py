"""Scales, ticks and classes: how values become places, and values of a map become colours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from puntari.outlets.wording import DASH, plain_number, shown
from puntari.words.cell import Cell, Status
from puntari.words.text import Language
from puntari.words.unit import Unit

CLASSES = 5
LEAST_FIELD = 1e-6
CUT_ABOVE = 0.6
"""A line's scale leaves zero out only when the smallest value is more than this share of the largest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places, with its ticks; `cut` says that it does not begin at zero."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    @property
    def cut(self) -> bool:
        return self.low > 0 or self.high < 0

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def decimals(self) -> int:
        """As many decimals as the ticks need to differ."""
        step = self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else 1.0
        return max(0, -floor(log10(step) + 1e-9))


def nice_step(width: float, wanted: int) -> float:
    """A step of 1, 2 or 5 times a power of ten that cuts the width into about `wanted` parts."""
    rough = width / max(wanted, 1)
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)


def scale_of(values: Iterable[float], start: float, end: float, wanted: int = 5, zero: bool = True) -> Scale:
    """A scale that holds all values on round ticks; with `zero` it always begins there."""
    known = list(values) or [0.0]
    low, high = min(known), max(known)
    if zero or not (low > high * CUT_ABOVE > 0):
        low, high = min(low, 0.0), max(high, 0.0)
    return scale_between(low, high, start, end, wanted)


def scale_between(low: float, high: float, start: float, end: float, wanted: int = 5) -> Scale:
    """A scale over a given field of values, widened to round ticks; no wider field than rounding errors counts as none."""
    if high - low < LEAST_FIELD:
        high = low + 1.0
    step = nice_step(high - low, wanted)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def numbers_in(cells: Iterable[Cell]) -> list[float]:
    """Every number that the cells carry: values and both ends of intervals."""
    return [number for cell in cells for number in (cell.value, cell.low, cell.high) if number is not None]


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of a map from low to high: a shown value belongs to the last class whose lower border it reaches."""

    borders: tuple[Decimal, ...]
    lowest: Decimal
    highest: Decimal
    decimals: int

    def of(self, cell: Cell) -> int | None:
        """The class from 0 up; None where there is no number or an interval reaches over a border."""
        if cell.value is not None:
            return self._of(cell.value)
        if cell.status is not Status.INTERVAL or cell.low is None or cell.high is None:
            return None
        lower = self._of(cell.low)
        return lower if lower == self._of(cell.high) else None

    def _of(self, value: float) -> int:
        return bisect_right(self.borders, shown(value, self.decimals))

    @property
    def count(self) -> int:
        return len(self.borders) + 1

    def labels(self, language: Language) -> tuple[str, ...]:
        """What each class holds, in figures as they are shown: no two classes share a figure and none falls between."""
        step = Decimal(1).scaleb(-self.decimals)
        starts = (self.lowest, *self.borders)
        ends = (*(border - step for border in self.borders), self.highest)
        return tuple(self._label(start, end, language) for start, end in zip(starts, ends, strict=True))

    def _label(self, start: Decimal, end: Decimal, language: Language) -> str:
        first, last = (plain_number(float(value), self.decimals, language) for value in (start, end))
        return first if first == last else f"{first}{DASH}{last}"


def classes_of(cells: Iterable[Cell], unit: Unit, wanted: int = CLASSES) -> Classes:
    """Classes of about equally many areas each, with borders as round as still part the areas so."""
    known = list(cells)
    values = sorted(shown(cell.value, unit.decimals) for cell in known if cell.value is not None)
    ends = [shown(number, unit.decimals) for number in numbers_in(known)] or [Decimal(0)]
    if not values:
        return Classes((), min(ends), max(ends), unit.decimals)
    cuts = [values[len(values) * part // wanted] for part in range(1, wanted)]
    borders = sorted({border for border in _rounded(cuts, values, unit.decimals) if values[0] < border <= values[-1]})
    return Classes(tuple(borders), min(ends), max(ends), unit.decimals)


def _rounded(cuts: list[Decimal], values: list[Decimal], decimals: int) -> list[Decimal]:
    """The cuts on the coarsest round step that moves each of them by no more than a fortieth of the range."""
    room = (values[-1] - values[0]) / 40
    for power in range(len(str(int(abs(values[-1])))), -decimals - 1, -1):
        for times in (5, 2, 1):
            step = Decimal(times).scaleb(power)
            rounded = [(cut / step).to_integral_value() * step for cut in cuts]
            if all(abs(new - old) <= room for new, old in zip(rounded, cuts, strict=True)):
                return rounded
    return cuts
