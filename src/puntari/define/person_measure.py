"""Measures over person facts: frozen nodes that say what is counted, and refuse to exist when they make no sense.

A base (`Stock`, `Starts`, `Ends`, `Count`) chooses rows for a period. Upon a base stand a share, a mean, a sum, a quantile, what is
concentrated or crosses borders, who stands behind it and how evenly, what is expected, a share with a deadline or a follow-up, which is
told only of periods whose deadline or follow-up had passed when the registers last told anything, or a curve of who is left, which need not
wait for that.
"""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.fact import FactColumn
from puntari.define.person_base import (
    At,
    Base,
    Count,
    Ends,
    Starts,
    Stock,
    Where,
    column_of,
    conditions_of,
    need_figures,
    need_months,
    need_rows,
)
from puntari.define.person_curve import HalfLeft, Surviving
from puntari.define.person_fact import PersonFact
from puntari.define.register import AreaColumn, DayColumn, Entity, IdentifierColumn
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency
from puntari.words.text import Text

__all__ = [
    "MEASURES", "Across", "After", "At", "Base", "Behind", "Concentration", "Count", "Ends", "Expected", "HalfLeft", "Lasting", "Mean",
    "Opinion", "PersonMeasure", "Quantile", "Share", "Spread", "Starts", "Stock", "Surviving", "Total", "Where",
    "Within", "base_of", "firm_of",
]


@dataclass(frozen=True)
class Share:
    """The part of a base for which a condition holds."""

    of: Base
    where: Where

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.of.fact))
        if not self.where:
            raise BadDefinition(f"a share of {self.of.fact.id} has no condition, so it would always be everything")
        need_rows(self.of, "a share")


@dataclass(frozen=True)
class Mean:
    """The mean of a column of figures, which people know as `called`, over a base; without a column of durations in days: completed
    ones for ends, ongoing ones for a stock."""

    of: Base
    column: FactColumn | None = None
    called: Text | None = None

    def __post_init__(self) -> None:
        need_figures(self.of, self.column, self.called, "a mean")


@dataclass(frozen=True)
class Quantile:
    """A quantile, exact and linear between neighbours, of what `Mean` takes the mean of; `q` is between 0 and 1."""

    of: Base
    q: float
    column: FactColumn | None = None
    called: Text | None = None

    def __post_init__(self) -> None:
        need_figures(self.of, self.column, self.called, "a quantile")
        if not 0 < self.q < 1:
            raise BadDefinition(f"a quantile lies between 0 and 1, not at {self.q}")


@dataclass(frozen=True)
class Opinion:
    """The mean of a column of answers with the 95 per cent interval that so many answers of a random sample would have."""

    of: Count
    column: FactColumn
    called: Text

    def __post_init__(self) -> None:
        need_rows(self.of, "an opinion", Count)
        need_figures(self.of, self.column, self.called, "an opinion")


@dataclass(frozen=True)
class Total:
    """The sum of a column of figures, which people know as `called`, over a base. What is told of nobody row by row, such as accounts, has
    no sum where an area lacks a row; what is told of everybody has zero."""

    of: Base
    column: FactColumn
    called: Text

    def __post_init__(self) -> None:
        need_figures(self.of, self.column, self.called, "a sum")
        if isinstance(self.of, Stock):
            raise BadDefinition(f"a sum of {self.of.fact.id}.{self.column.name} stands on what begins, ends or happens, not on a stock")


@dataclass(frozen=True)
class Concentration:
    """The part that the `largest` so many have of all rows, or of the sum of `column`; with `largest` 0 the Herfindahl index, the sum of
    their squared parts. Only of what is of nobody: what one of a few does can't be told and protected at once; of others see `Spread`."""

    of: Count | Starts
    largest: int = 0
    column: FactColumn | None = None
    called: Text | None = None

    def __post_init__(self) -> None:
        need_rows(self.of, "a concentration", Count, Starts)
        if not self.of.fact.of_nobody or self.of.fact.unit is None:
            raise BadDefinition(f"person fact {self.of.fact.id} is not of bodies that act in public, so it has no concentration to tell")
        if self.column is not None:
            need_figures(self.of, self.column, self.called, "a concentration")
        if not 0 <= self.largest <= 10:
            raise BadDefinition(f"the {self.largest} largest are too many; give 1 to 10, or 0 for the index")


@dataclass(frozen=True)
class Behind:
    """How many different employers or providers stand behind rows that are persons': those whom the fact's `also_of` names."""

    of: Starts | Ends | Count

    def __post_init__(self) -> None:
        need_rows(self.of, "a count of those behind", Starts, Ends, Count)
        if not self.of.fact.also_of:
            raise BadDefinition(f"person fact {self.of.fact.id} names nobody behind its rows; count whose they are with distinct")


@dataclass(frozen=True)
class Spread:
    """The part of the employers (or providers) behind rows who have half of the rows, those with most first: a half where all have as many,
    next to nothing where a few have most of them. A count of firms and no firm's part: one that has half itself is never told."""

    of: Starts | Ends | Count

    def __post_init__(self) -> None:
        need_rows(self.of, "a spread", Starts, Ends, Count)
        if self.of.fact.of_nobody:
            raise BadDefinition(f"person fact {self.of.fact.id} is of bodies that act in public; tell how concentrated it is, exactly")
        if not firm_of(self.of.fact):
            raise BadDefinition(f"person fact {self.of.fact.id} is not of employers or providers and names none behind its rows")


@dataclass(frozen=True)
class Across:
    """The share of rows whose other area, in `column`, lies in another area of the level that is asked for than the row itself. Rows
    without the other area are left out; within one whole country nothing crosses."""

    of: Starts | Ends | Count
    column: FactColumn
    called: Text

    def __post_init__(self) -> None:
        need_rows(self.of, "a share across borders", Starts, Ends, Count)
        other, place = column_of(self.of.fact, self.column).origin, self.of.fact.place
        if not isinstance(other, AreaColumn) or place is None or other.name == place.name or other.level != place.level:
            raise BadDefinition(f"{self.of.fact.id}.{self.column.name} is no other area than that of the row, of the same level")


@dataclass(frozen=True)
class Expected:
    """What a stock or a sum is expected to be, told so many periods `ahead` of it, with the interval that four of five should fall into.

    The newest figure goes on by the mean of its changes over `ahead` periods in the last year, and the interval is as wide as these changes
    varied in the last two. So it can be held against what came, in every period that has passed.
    """

    of: Stock | Total
    ahead: int

    def __post_init__(self) -> None:
        if not isinstance(self.of, Stock | Total):
            raise BadDefinition(f"a forecast stands on a stock or a sum, not on {type(self.of).__name__}")
        if base_of(self.of).frequency is not Frequency.MONTH or not 1 <= self.ahead <= 12:
            raise BadDefinition(f"a forecast is of months, 1 to 12 of them ahead, not {self.ahead} {base_of(self.of).frequency}s")


@dataclass(frozen=True)
class Within:
    """The share of starts or events after which the day in `column`, which people know as `called`, came within so many working days, or
    with `months` within so many months.

    The day of the start does not count. A spell that ended before its deadline without that day is left out: nothing was late.
    """

    of: Starts | Count
    column: FactColumn
    working_days: int
    called: Text
    months: int = 0

    def __post_init__(self) -> None:
        need_rows(self.of, "a deadline", Starts, Count)
        if not isinstance(column_of(self.of.fact, self.column).origin, DayColumn):
            raise BadDefinition(f"{self.of.fact.id}.{self.column.name} holds no days, so nothing can be within working days of it")
        if self.months:
            need_months(self.months)
            if self.working_days:
                raise BadDefinition(f"a deadline is {self.working_days} working days or {self.months} months, not both")
        elif not 1 <= self.working_days <= 250:
            raise BadDefinition(f"a deadline of {self.working_days} working days is none; give 1 to 250")


@dataclass(frozen=True)
class Lasting:
    """The share of starts whose spell still went on so many months after it began."""

    of: Starts
    months: int

    def __post_init__(self) -> None:
        need_rows(self.of, "a share that lasts", Starts)
        need_months(self.months)


@dataclass(frozen=True)
class After:
    """The share of events whose row says, for so many months after the event, what `where` asks for."""

    of: Count
    where: Where
    months: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.of.fact))
        need_rows(self.of, "an outcome", Count)
        need_months(self.months)


PersonMeasure = (
    Base | Share | Mean | Quantile | Opinion | Total | Expected | Concentration | Behind | Spread | Across | Within | Lasting | After
    | Surviving | HalfLeft
)
MEASURES = (
    Stock, Starts, Ends, Count, Share, Mean, Quantile, Opinion, Total, Expected, Concentration, Behind, Spread, Across, Within, Lasting,
    After, Surviving, HalfLeft,
)


def base_of(measure: PersonMeasure) -> Base:
    """The base that a measure stands on; itself if it is one."""
    return measure if isinstance(measure, Base) else base_of(measure.of)


def firm_of(fact: PersonFact) -> str:
    """The column of the employers or providers whose the rows are, or who stand behind them; empty if there are none."""
    if fact.also_of or fact.unit is None:
        return fact.also_of
    return fact.unit.name if isinstance(fact.unit, IdentifierColumn) and fact.unit.entity is Entity.BUSINESS else ""
