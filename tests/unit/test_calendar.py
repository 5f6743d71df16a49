"""The calendar's tables: every period once with the number that `Period` has, and Finland's working days."""

from __future__ import annotations

from datetime import date

from puntari.flow.calendar import FIRST, LAST, month_table, period_table, working_day_table
from puntari.words.period import Frequency, Period


def test_periods_are_those_of_words() -> None:
    rows = period_table().to_pylist()
    assert len({(row["frequency"], row["number"]) for row in rows}) == len(rows)
    for row in rows[:: len(rows) // 500]:
        one = Period(Frequency(row["frequency"]), row["number"])
        assert (str(one), one.first_day, one.last_day) == (row["label"], row["first_day"], row["last_day"])
    years = [row for row in rows if row["frequency"] == "year"]
    assert len(years) == LAST.year - FIRST.year + 1 and sum(row["frequency"] == "day" for row in rows) == (LAST - FIRST).days + 1
    assert month_table().num_rows == 12 * len(years)


def test_working_days_of_2025() -> None:
    """251 working days: 261 Mondays to Fridays less New Year, Epiphany, Good Friday, Easter Monday, May Day, Ascension Day, Midsummer
    Eve, Christmas Eve, Christmas Day and St Stephen's Day; Independence Day is a Saturday."""
    rows = {row["day"]: row for row in working_day_table().to_pylist()}
    closed = [day for day, row in rows.items() if day.year == 2025 and day.weekday() < 5 and not row["working"]]
    assert closed == [
        date(2025, 1, 1), date(2025, 1, 6), date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 1), date(2025, 5, 29), date(2025, 6, 20),
        date(2025, 12, 24), date(2025, 12, 25), date(2025, 12, 26),
    ]
    assert rows[date(2025, 12, 31)]["number"] - rows[date(2024, 12, 31)]["number"] == 261 - len(closed)
    assert rows[date(2025, 4, 19)]["number"] == rows[date(2025, 4, 17)]["number"]
