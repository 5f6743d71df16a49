"""The naive twin of measures over persons: plain loops over plain rows and days, written for being obviously right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import (
    Across,
    After,
    At,
    Base,
    Behind,
    Concentration,
    Count,
    Ends,
    Expected,
    HalfLeft,
    Lasting,
    Mean,
    Opinion,
    PersonMeasure,
    Quantile,
    Share,
    Spread,
    Starts,
    Stock,
    Surviving,
    Total,
    Within,
    base_of,
    firm_of,
)
from puntari.words.period import Period
from tests.property.curve_naive import curve_figure
from tests.property.person_days import months_after as months_after

Row = dict[str, object]
Figure = tuple[float | None, str | None, int]
"""The value, the reason where there is none, and the persons behind it."""
DAY = timedelta(days=1)
HOLIDAYS = {
    *(date(year, *day) for year in range(2021, 2028) for day in ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))),
    date(2021, 4, 2), date(2021, 4, 5), date(2021, 5, 13), date(2021, 6, 25),
    date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 20),
    date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 6, 19),
}
"""Days of the years that rows of the tests lie in on which offices are closed, of an almanac: those of fixed days, and Good Friday, Easter
Monday, Ascension Day and Midsummer Eve."""


LAST_YEAR = 12
NOBODYS = 10**9
"""Persons behind what is of nobody: never the fewer of two."""
NOWHERE = "?"
"""The code of what is no area: its accounts are of the whole, and it is no member that could be missing."""
ONE_COUNTRY: Callable[[str], str | None] = {}.get
"""Where areas lie when the whole country is asked for: nothing crosses its borders."""


def figure(
    binding: RegisterBinding, rows: dict[str, list[Row]], period: Period, told: date, lies_in: Callable[[str], str | None] = ONE_COUNTRY
) -> Figure:
    """A binding's figure of one cell: `rows` holds for each fact the rows that lie in its area and have its codes; `lies_in` tells in
    which area of the level a base area lies."""
    value = measured(binding.value, rows[binding.fact.id], period, told, lies_in)
    if binding.per is not None:
        below = measured(binding.per, rows[base_of(binding.per).fact.id], period, told, lies_in)
        n = min(value[2], below[2])
        if value[0] is None or below[0] is None:
            value = (None, value[1] if value[0] is None else below[1], n)
        else:
            value = (value[0] / below[0], None, n) if below[0] else (None, "zero_denominator", n)
    return (None if value[0] is None else value[0] * binding.times, *value[1:])


def measured(measure: PersonMeasure, rows: list[Row], period: Period, told: date, lies_in: Callable[[str], str | None]) -> Figure:
    base = base_of(measure)
    if isinstance(measure, Expected):
        return _expected(measure, rows, period, told, lies_in)
    rows = [row for row in rows if _meets(row, base.where)]
    if isinstance(measure, Total) and base.fact.unit is None and (why := _untold(measure, rows, period)):
        return None, why, NOBODYS
    last = period.last_day
    if (isinstance(measure, Lasting | After) and months_after(last, measure.months) > told) or (
        isinstance(measure, Within) and _due(measure, last) > told
    ):
        return None, "follow_up_open", -1
    if isinstance(base, Stock):
        return _of_stock(measure, base, rows, period)
    chosen = [row for row in rows if row[_day(base)] is not None and period.first_day <= row[_day(base)] <= last]
    if isinstance(measure, Base):
        persons = len({whose(base, row) for row in chosen})
        return float(persons if isinstance(measure, Count) and measure.distinct else len(chosen)), None, persons
    if isinstance(measure, Surviving | HalfLeft):
        return curve_figure(measure, chosen, told)
    if isinstance(measure, Mean | Quantile):
        figures = [(whose(base, row), _figure(measure, base, row)) for row in chosen]
        return _middle(measure, [(person, x) for person, x in figures if x is not None])
    if isinstance(measure, Total | Opinion):
        figures = [(whose(base, row), float(row[measure.column.name])) for row in chosen if row[measure.column.name] is not None]
        persons = len({person for person, _ in figures}) if base.fact.unit else NOBODYS
        return (sum(x for _, x in figures), None, persons) if isinstance(measure, Total) else _opinion([x for _, x in figures], persons)
    if isinstance(measure, Concentration):
        return _concentrated(measure, chosen)
    if isinstance(measure, Behind | Spread):
        return _of_firms(measure, chosen)
    if isinstance(measure, Within):
        chosen = [row for row in chosen if not _spared(measure, row)]
    if isinstance(measure, Across):
        chosen = [row for row in chosen if row[measure.column.name] is not None]
        place, other = base.fact.place.name, measure.column.name
        return _part(chosen, lambda row: lies_in(row[other]) != lies_in(row[place]) if lies_in is not ONE_COUNTRY else False, base)
    return _part(chosen, _held(measure), base)


def whose(base: Base, row: Row) -> object:
    """Whose the row is; of a fact that is nobody's, nobody's."""
    return row[base.fact.unit.name] if base.fact.unit else None


def _untold(measure: Total, rows: list[Row], period: Period) -> str | None:
    """Why accounts have no sum: nobody told, or fewer than in the fullest period."""
    fact = measure.of.fact
    if any(one.shape != "observation" for one in fact.registers):
        return None
    told: dict[Period, set[str]] = {}
    for row in rows:
        if row[fact.place.name] not in (NOWHERE, None):
            told.setdefault(Period.containing(row[fact.happens], measure.of.frequency), set()).add(row[fact.place.name])
    if period not in told:
        return "not_delivered"
    return "member_missing" if len(told[period]) < max(map(len, told.values())) else None


def _expected(
    measure: Expected, rows: list[Row], period: Period, told: date, lies_in: Callable[[str], str | None]
) -> Figure:
    """The figure so many months before, on by the mean of its changes in the last year."""
    newest, fact = period - measure.ahead, base_of(measure).fact
    first = Period.containing(min(row[fact.begins or fact.happens] for row in rows), base_of(measure).frequency)
    known: dict[int, float | None] = {}
    for months in range(LAST_YEAR + measure.ahead):
        known[months] = measured(measure.of, rows, newest - months, told, lies_in)[0] if newest - months >= first else None
    steps = [
        known[months] - known[months + measure.ahead]
        for months in range(LAST_YEAR) if known[months] is not None and known[months + measure.ahead] is not None
    ]
    return max(known[0] + sum(steps) / len(steps), 0), "expected", -1


def _opinion(grades: list[float], persons: int) -> Figure:
    return (sum(grades) / len(grades), "sampled", persons) if len(grades) >= 5 else (None, "few_respondents", persons)


def half_width(grades: list[float]) -> float:
    """1.96 standard errors of a mean of grades."""
    mean = sum(grades) / len(grades)
    return 1.96 * math.sqrt(sum((one - mean) ** 2 for one in grades) / len(grades) / (len(grades) - 1))


def _concentrated(measure: Concentration, rows: list[Row]) -> Figure:
    parts: Counter[object] = Counter()
    for row in rows:
        parts[whose(measure.of, row)] += row[measure.column.name] if measure.column else 1
    sizes = sorted((size for size in parts.values() if size > 0), reverse=True)
    if not sizes:
        return None, "zero_denominator", 0
    value = sum(sizes[: measure.largest]) / sum(sizes) if measure.largest else sum((one / sum(sizes)) ** 2 for one in sizes)
    return value, None, len(sizes)


def _of_firms(measure: Behind | Spread, rows: list[Row]) -> Figure:
    """How many firms there are, or which part of them it takes until they have half, the largest first."""
    firms = Counter(row[firm_of(measure.of.fact)] for row in rows if row[firm_of(measure.of.fact)] is not None)
    if isinstance(measure, Behind):
        return float(len(firms)), None, len(firms)
    if not firms:
        return None, "zero_denominator", 0
    few = next(n for n in range(len(firms) + 1) if 2 * sum(sorted(firms.values(), reverse=True)[:n]) >= sum(firms.values()))
    return few / len(firms), None, min(few, len(firms) - few) or few


def _due(measure: Within, day: date) -> date:
    return months_after(day, measure.months) if measure.months else deadline(day, measure.working_days)


def _day(base: Base) -> str:
    return base.fact.ends if isinstance(base, Ends) else base.fact.begins if isinstance(base, Starts) else base.fact.happens


def _meets(row: Row, conditions: Iterable[Condition]) -> bool:
    return all(row[one.dimension] in one.codes for one in conditions)


def _held(measure: PersonMeasure) -> Callable[[Row], bool]:
    if isinstance(measure, Share | After):
        return lambda row: _meets(row, measure.where)
    if isinstance(measure, Lasting):
        return lambda row: row["ends"] is None or row["ends"] >= months_after(row["begins"], measure.months)
    return lambda row: _in_time(measure, row)


def _in_time(measure: Within, row: Row) -> bool:
    day, start = row[measure.column.name], row[_day(measure.of)]
    return day is not None and start <= day <= _due(measure, start)


def _spared(measure: Within, row: Row) -> bool:
    ended = row.get("ends")
    return ended is not None and ended < _due(measure, row[_day(measure.of)]) and not _in_time(measure, row)


def _part(rows: list[Row], held: Callable[[Row], bool], base: Base) -> Figure:
    inside, outside = [row for row in rows if held(row)], [row for row in rows if not held(row)]
    persons = [len({whose(base, row) for row in side}) for side in (inside, outside) if side]
    return (len(inside) / len(rows), None, min(persons)) if rows else (None, "zero_denominator", 0)


def _figure(measure: Mean | Quantile, base: Base, row: Row) -> float | None:
    return row[measure.column.name] if measure.column else float((row["ends"] - row["begins"]).days + 1)


def _middle(measure: Mean | Quantile, figures: list[tuple[object, float]]) -> Figure:
    if not figures:
        return None, "zero_denominator", 0
    values = sorted(x for _, x in figures)
    persons = len({person for person, _ in figures})
    if isinstance(measure, Mean):
        return sum(values) / len(values), None, persons
    at = measure.q * (len(values) - 1)
    low, high = values[int(at)], values[min(int(at) + 1, len(values) - 1)]
    return low + (high - low) * (at - int(at)), None, persons


def _of_stock(measure: PersonMeasure, base: Stock, rows: list[Row], period: Period) -> Figure:
    last = period.last_day
    rows = [row | {"person": whose(base, row)} for row in rows]
    if base.at is At.AVERAGE:
        days = [period.first_day + number * DAY for number in range((last - period.first_day).days + 1)]
        counts = [len(_present(rows, day)) for day in days]
        before = len(_present(rows, period.first_day - DAY))
        started = {row["person"] for row in rows if period.first_day <= _spell_start(rows, row) <= last}
        return sum(counts) / len(days), None, max(before, len(started))
    present = _present(rows, last)
    if isinstance(measure, Share):
        part = _present([row for row in rows if _meets(row, measure.where)], last)
        sides = [len(side) for side in (part, present - part) if side]
        return (len(part) / len(present), None, min(sides)) if present else (None, "zero_denominator", 0)
    if isinstance(measure, Mean | Quantile):
        return _middle(measure, [(person, float((last - _since(rows, person, last)).days + 1)) for person in present])
    return float(len(present)), None, len(present)


def _present(rows: list[Row], day: date) -> set[object]:
    return {row["person"] for row in rows if row["begins"] <= day and (row["ends"] is None or row["ends"] >= day)}


def _since(rows: list[Row], person: object, day: date) -> date:
    """The first day of the unbroken time that the person has been present for until the day."""
    mine = [row for row in rows if row["person"] == person]
    while _present(mine, day - DAY):
        day -= DAY
    return day


def _spell_start(rows: list[Row], row: Row) -> date:
    if row["ends"] is not None and row["ends"] < row["begins"]:
        return date.max
    return _since(rows, row["person"], row["begins"])


def deadline(day: date, working_days: int) -> date:
    """The last of so many working days after a day."""
    while working_days:
        day += DAY
        working_days -= day.weekday() < 5 and day not in HOLIDAYS
    return day
