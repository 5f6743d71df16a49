"""The calendar as tables: periods of every frequency, months, and the working days of the country that the registers are of.

Working days are Mondays to Fridays that are no holiday, which a kept library knows (`holidays`). It counts Midsummer Eve and Christmas
Eve, on which offices are closed, among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays
import pyarrow as pa

from puntari.words.period import Frequency, Period

FIRST, LAST = date(1990, 1, 1), date(2069, 12, 31)
COUNTRY = "FI"


@cache
def working_day_table() -> pa.Table:
    """Every day with `number`, the count of working days up to and with it, and whether it is one itself."""
    closed = holidays.country_holidays(COUNTRY, years=range(FIRST.year, LAST.year + 1))
    days = list(_days())
    working = [day.weekday() < 5 and day not in closed for day in days]
    numbers, so_far = [], 0
    for one in working:
        so_far += one
        numbers.append(so_far)
    return pa.table({"day": pa.array(days, pa.date32()), "number": pa.array(numbers, pa.int64()), "working": pa.array(working, pa.bool_())})


def working_days_between(before: date, after: date) -> int:
    """How many working days lie between two days of the calendar, neither of them counted."""
    numbers = working_day_table()["number"]
    return max(numbers[(after - FIRST).days - 1].as_py() - numbers[(before - FIRST).days].as_py(), 0)


@cache
def month_table() -> pa.Table:
    """Every month by its first day, with its last."""
    months = list(_periods(Frequency.MONTH))
    days = {"month": [one.first_day for one in months], "last_day": [one.last_day for one in months]}
    return pa.table({name: pa.array(held, pa.date32()) for name, held in days.items()})


@cache
def period_table() -> pa.Table:
    """Every period: frequency, number, label, first and last day."""
    longer = (one for frequency in Frequency if frequency is not Frequency.DAY for one in _periods(frequency))
    rows = [(str(one.frequency), one.number, str(one), one.first_day, one.last_day) for one in longer]
    # There are thirty thousand days, so they go without the detour of a Period each.
    rows += [(str(Frequency.DAY), day.toordinal(), day.isoformat(), day, day) for day in _days()]
    kinds = {"frequency": pa.string(), "number": pa.int64(), "label": pa.string(), "first_day": pa.date32(), "last_day": pa.date32()}
    columns = zip(kinds.items(), zip(*rows, strict=True), strict=True)
    return pa.table({name: pa.array(held, kind) for (name, kind), held in columns})


def calendar_days() -> list[date]:
    """Every day of the calendar."""
    return list(_days())


def _days() -> Iterator[date]:
    for number in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=number)


def _periods(frequency: Frequency) -> Iterator[Period]:
    one, last = Period.containing(FIRST, frequency), Period.containing(LAST, frequency)
    while one <= last:
        yield one
        one = one + 1
