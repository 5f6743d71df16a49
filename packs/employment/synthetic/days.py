"""Days as whole numbers since 1970, which is how the generator counts; OPEN is the end of what has not ended."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.tables import MONTHS

OPEN = np.iinfo(np.int32).max
_FIRSTS = (np.datetime64("1900-01", "M") + np.arange(200 * 12)).astype("datetime64[D]").astype(np.int32)
_MONTH_0 = (2016 - 1900) * 12 + 5
LAST_DAY = int(np.datetime64("2026-06-30").astype(int))


def first_day(month: np.ndarray | int) -> np.ndarray:
    """The first day of a month by its number (0 is June 2016)."""
    return _FIRSTS[np.asarray(month) + _MONTH_0]


def last_day(month: np.ndarray | int) -> np.ndarray:
    """The last day of a month by its number."""
    return _FIRSTS[np.asarray(month) + _MONTH_0 + 1] - 1


def month_of(day: np.ndarray) -> np.ndarray:
    """The number of the month that a day is in, within 0 to 120."""
    return np.clip(np.searchsorted(_FIRSTS, np.asarray(day), side="right") - 1 - _MONTH_0, 0, MONTHS - 1)


def day_number(text: str) -> int:
    """2025-01-01 as a number."""
    return int(np.datetime64(text).astype(int))


def weekday(day: np.ndarray) -> np.ndarray:
    """0 on Mondays, 6 on Sundays."""
    return (np.asarray(day) + 3) % 7


def working(day: np.ndarray) -> np.ndarray:
    """The day, or the Monday after it where it is a Saturday or Sunday."""
    turn = weekday(day)
    return day + np.where(turn >= 5, 7 - turn, 0)


def dates(days: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Days as Arrow dates; null where missing or open."""
    days = np.asarray(days, np.int64)
    lacking = (days == OPEN) if missing is None else (missing | (days == OPEN))
    return pa.array(np.where(lacking, 0, days).astype(np.int32), type=pa.int32(), mask=lacking).cast(pa.date32())
