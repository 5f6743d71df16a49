"""What is missing between what came: deliveries that were due by a register's cadence, and months of which events are hardly told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import median, median_low

from puntari.define.governance import Cadence
from puntari.flow.calendar import working_days_between
from puntari.flow.faults import At, Fault, FaultKind, named
from puntari.words.period import Period

ONE = timedelta(days=1)
DAYS = {Cadence.WEEKLY: 7, Cadence.MONTHLY: 365.25 / 12, Cadence.QUARTERLY: 365.25 / 4, Cadence.YEARLY: 365.25}
MANY = 30
"""So many events a month are usual where a month without any can be no chance."""
HARDLY = 0.01
"""A month of which less than this share of the usual is told can hold late corrections alone."""
AROUND = 24
"""So many months before and after a month tell what is usual."""


def of_deliveries(at: At, cadence: Cadence, days: Iterable[date]) -> Iterator[Fault]:
    """The fault of deliveries that were due between two that came, given the days on which each became known.

    What comes late is known on a later day together with others: each one above the usual number of a day makes the oldest good.
    """
    told = Counter(days)
    usual, owed = median_low(told.values()) if told else 0, []
    for before, after in pairwise(sorted(told)):
        owed += [(before + ONE, after - ONE)] * _due_between(cadence, before, after)
        owed = owed[max(told[after] - usual, 0) :]
    if owed:
        detail = named((first.isoformat(), last.isoformat()) for first, last in dict.fromkeys(owed))
        yield at.fault(FaultKind.GAP, "deliveries", len(owed), detail, "deliver what is missing of these days, or the whole register")


def _due_between(cadence: Cadence, before: date, after: date) -> int:
    """How many deliveries were due between two days on which some came; a day late, or a working day told on the next day, is no fault."""
    if cadence is Cadence.DAILY:
        return min(working_days_between(before, after), working_days_between(before - ONE, after - ONE))
    return max(round((after - before).days / DAYS[cadence]) - 1, 0) if cadence in DAYS else 0


def told_of(events: Mapping[Period, int]) -> tuple[Period, ...]:
    """The months from the first to the last that has events, given how many there are in each, without those of which hardly anything is
    told though the months before it and those after it tell of many. Where events are few, or come by the quarter, a month may truly have
    none."""
    if not events:
        return ()
    first, last = min(events), max(events)
    months = [first + number for number in range(last.number - first.number + 1)]
    counts = [events.get(month, 0) for month in months]
    return tuple(month for place, month in enumerate(months) if not _is_hardly_told(counts, place))


def _is_hardly_told(counts: list[int], place: int) -> bool:
    sides = (counts[max(place - AROUND, 0) : place], counts[place + 1 : place + 1 + AROUND])
    usual = min(median(side) if side else 0 for side in sides)
    return usual >= MANY and counts[place] < HARDLY * usual
