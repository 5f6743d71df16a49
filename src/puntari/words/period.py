"""Periods as statistics name them: a year, a quarter, a month or a day, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from puntari.words.errors import BadPeriod


class Frequency(StrEnum):
    """How long a period is; the order is from the longest to the shortest."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


PER_YEAR = {Frequency.YEAR: 1, Frequency.QUARTER: 4, Frequency.MONTH: 12}
_FORMS = (
    (Frequency.YEAR, re.compile(r"(\d{4})")),
    (Frequency.QUARTER, re.compile(r"(\d{4})-?[QqNn]([1-4])")),
    (Frequency.MONTH, re.compile(r"(\d{4})[-M]?(0[1-9]|1[0-2])")),
    (Frequency.DAY, re.compile(r"(\d{4})-(\d{2})-(\d{2})")),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One period; `number` counts periods of its frequency (years, quarters, months from year 0; days as ordinals)."""

    frequency: Frequency
    number: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read 2025, 2025Q2, 2026-06, 2026M06, 202606 or 2026-06-30; raises BadPeriod with the text."""
        for frequency, form in _FORMS:
            if found := form.fullmatch(text.strip()):
                return cls._of(frequency, [int(part) for part in found.groups()], text)
        raise BadPeriod(f"{text!r} is no period; write 2025, 2025Q2, 2026-06 or 2026-06-30")

    @classmethod
    def _of(cls, frequency: Frequency, parts: list[int], text: str) -> Period:
        if frequency is Frequency.DAY:
            try:
                return cls(frequency, date(*parts).toordinal())
            except ValueError as wrong:
                raise BadPeriod(f"{text!r} is no day of the calendar: {wrong}") from wrong
        per_year = PER_YEAR[frequency]
        return cls(frequency, parts[0] * per_year + (parts[1] - 1 if len(parts) > 1 else 0))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """The month of a year, January being 1."""
        return cls(Frequency.MONTH, year * 12 + month - 1)

    @classmethod
    def containing(cls, day: date, frequency: Frequency) -> Period:
        """The period of that frequency which the day lies in."""
        if frequency is Frequency.DAY:
            return cls(frequency, day.toordinal())
        per_year = PER_YEAR[frequency]
        return cls(frequency, day.year * per_year + (day.month - 1) * per_year // 12)

    @property
    def year(self) -> int:
        return self.first_day.year

    @property
    def first_day(self) -> date:
        if self.frequency is Frequency.DAY:
            return date.fromordinal(self.number)
        per_year = PER_YEAR[self.frequency]
        return date(self.number // per_year, self.number % per_year * (12 // per_year) + 1, 1)

    @property
    def last_day(self) -> date:
        return (self + 1).first_day - timedelta(days=1)

    @property
    def a_year_ago(self) -> Period:
        """The same period of the year before (29 February becomes 28 February)."""
        if self.frequency is not Frequency.DAY:
            return self - PER_YEAR[self.frequency]
        day = self.first_day
        try:
            return Period(Frequency.DAY, day.replace(year=day.year - 1).toordinal())
        except ValueError:
            return Period(Frequency.DAY, date(day.year - 1, 2, 28).toordinal())

    def __add__(self, count: int) -> Period:
        return Period(self.frequency, self.number + count)

    def __sub__(self, count: int) -> Period:
        return Period(self.frequency, self.number - count)

    def __lt__(self, other: Period) -> bool:
        if self.frequency is other.frequency:
            return self.number < other.number
        return (self.first_day, -self.number) < (other.first_day, -other.number)

    def __str__(self) -> str:
        start = self.first_day
        forms = {
            Frequency.YEAR: f"{start.year:04d}",
            Frequency.QUARTER: f"{start.year:04d}Q{(start.month + 2) // 3}",
            Frequency.MONTH: f"{start.year:04d}-{start.month:02d}",
            Frequency.DAY: start.isoformat(),
        }
        return forms[self.frequency]


@dataclass(frozen=True, slots=True)
class PeriodRange:
    """Periods of one frequency from `first` to `last`, both included."""

    first: Period
    last: Period

    def __post_init__(self) -> None:
        if self.first.frequency is not self.last.frequency:
            raise BadPeriod(f"{self.first}..{self.last} mixes {self.first.frequency} and {self.last.frequency}; give one frequency")
        if self.last < self.first:
            raise BadPeriod(f"{self.first}..{self.last} ends before it begins; swap the two")

    @classmethod
    def parse(cls, text: str) -> PeriodRange:
        """Read one period or `first..last`."""
        first, dots, last = text.partition("..")
        start = Period.parse(first)
        return cls(start, Period.parse(last) if dots else start)

    @property
    def frequency(self) -> Frequency:
        return self.first.frequency

    def __iter__(self) -> Iterator[Period]:
        for number in range(self.first.number, self.last.number + 1):
            yield Period(self.frequency, number)

    def __len__(self) -> int:
        return self.last.number - self.first.number + 1

    def __contains__(self, period: Period) -> bool:
        """Whether the period lies wholly within the range, whatever its frequency."""
        return self.first.first_day <= period.first_day and period.last_day <= self.last.last_day

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"
