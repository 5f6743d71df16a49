"""What is missing between what came: said where a delivery or a month is lacking, and never of weekends, holidays, or rare events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.define.governance import Cadence
from puntari.flow.cadence import of_deliveries, told_of
from puntari.flow.calendar import working_day_table
from puntari.flow.faults import At
from puntari.words.period import Frequency, Period

AT = At("small", "stays", "delivered")
WORKING = [one["day"] for one in working_day_table().to_pylist() if one["working"] and date(2025, 12, 8) <= one["day"] <= date(2026, 1, 16)]
"""Six weeks with Christmas, the New Year and Epiphany."""
FIRST = Period.parse("2020-01")


def owed(days: Iterable[date], cadence: Cadence = Cadence.DAILY) -> list[tuple[int, str]]:
    return [(one.count, one.detail) for one in of_deliveries(AT, cadence, days)]


def missing(counts: list[int]) -> list[str]:
    months = [FIRST + number for number in range(len(counts))]
    told = set(told_of({month: count for month, count in zip(months, counts, strict=True) if count}))
    return [str(month) for month in months if month not in told]


@pytest.mark.parametrize("later", (0, 1))
def test_weekends_and_holidays_lack_no_delivery_whether_days_are_told_at_once_or_on_the_next(later: int) -> None:
    assert owed(day + timedelta(days=later) for day in WORKING) == []


@given(st.sets(st.sampled_from(WORKING[1:-1]), min_size=1))
def test_every_working_day_without_a_delivery_is_counted(lacking: set[date]) -> None:
    [(count, _)] = owed(day for day in WORKING if day not in lacking)
    assert count == len(lacking)


def test_the_days_between_are_named() -> None:
    assert owed([date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 10)]) == [(3, "2026-03-03, 2026-03-06..2026-03-09")]


@pytest.mark.parametrize("days", ([], [date(2026, 3, 2)], [date(2026, 3, 2)] * 2))
def test_a_register_that_told_on_one_day_lacks_nothing(days: list[date]) -> None:
    assert owed(days) == []


def test_what_comes_late_with_others_makes_good_but_two_files_a_day_do_not() -> None:
    days = [date(2026, 3, day) for day in (2, 4, 5)]
    assert owed([*days, date(2026, 3, 5)]) == []
    assert owed(days * 2) == [(1, "2026-03-03")]


@pytest.mark.parametrize(
    ("cadence", "after", "count"),
    (
        (Cadence.WEEKLY, date(2026, 2, 9), 0), (Cadence.WEEKLY, date(2026, 2, 14), 1), (Cadence.MONTHLY, date(2026, 3, 1), 0),
        (Cadence.MONTHLY, date(2026, 3, 31), 1), (Cadence.QUARTERLY, date(2026, 5, 15), 0), (Cadence.QUARTERLY, date(2026, 10, 31), 2),
        (Cadence.YEARLY, date(2027, 2, 20), 0), (Cadence.YEARLY, date(2028, 1, 31), 1), (Cadence.ON_REQUEST, date(2036, 1, 31), 0),
    ),
)  # fmt: skip
def test_slower_cadences_lack_what_was_due_after_31_january_2026(cadence: Cadence, after: date, count: int) -> None:
    assert [told for told, _ in owed([date(2026, 1, 31), after], cadence)] == [count] * bool(count)


def test_a_month_without_events_among_months_with_many_is_missing() -> None:
    assert missing([400, 0, 420, 380, 0, 0, 410]) == ["2020-02", "2020-05", "2020-06"]
    assert missing([400, 3, 420]) == ["2020-02"], "late corrections are no month"
    assert missing([900] * 12 + [0] * 12 + [900] * 12) == [str(FIRST + number) for number in range(12, 24)]


@pytest.mark.parametrize(
    "counts",
    (
        [], [400], [400, 390, 5], [5, 400, 410], [4, 0, 6, 0, 3], [500, 0, 0] * 8 + [500], [1] + [0] * 23 + [1, 2, 0, 3] + [400] * 40,
        [400] * 30 + [0] * 30 + [1],
    ),
    ids=("nothing", "one", "the last has begun", "the first had begun", "few", "quarterly", "long ago", "far ahead"),
)  # fmt: skip
def test_what_is_rare_or_at_the_ends_is_not_called_missing(counts: list[int]) -> None:
    told = told_of({FIRST + number: count for number, count in enumerate(counts) if count})
    assert all(after.number == before.number + 1 for before, after in zip(told, told[1:], strict=False))


def test_months_are_months() -> None:
    assert {one.frequency for one in told_of({FIRST: 1, FIRST + 2: 1})} == {Frequency.MONTH}
