"""The bases of measures over person facts: which rows of a period are chosen, and what a measure may ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.define.column import CodeColumn
from puntari.define.expression import Condition
from puntari.define.fact import FactColumn
from puntari.define.names import nearest
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.register import AmountColumn
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency
from puntari.words.text import Text

Where = Condition | tuple[Condition, ...]


class At(StrEnum):
    """When a stock is taken: on the last day of the period, or as the mean of all its days."""

    END = "end"
    AVERAGE = "average"


@dataclass(frozen=True)
class Stock:
    """Persons with a spell that covers the last day of the period, each once; or the mean of that number over its days."""

    fact: PersonFact
    where: Where = ()
    at: At = At.END
    frequency: Frequency = Frequency.MONTH

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.fact))
        need_spells(self.fact, "a stock")


@dataclass(frozen=True)
class Starts:
    """Spells that begin in the period."""

    fact: PersonFact
    where: Where = ()
    frequency: Frequency = Frequency.MONTH

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.fact))
        need_spells(self.fact, "starts")


@dataclass(frozen=True)
class Ends:
    """Spells whose last day is in the period."""

    fact: PersonFact
    where: Where = ()
    frequency: Frequency = Frequency.MONTH

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.fact))
        need_spells(self.fact, "ends")


@dataclass(frozen=True)
class Count:
    """Events or rows of the period; with `distinct` the different persons (or employers) that they are of."""

    fact: PersonFact
    where: Where = ()
    distinct: bool = False
    frequency: Frequency = Frequency.MONTH

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", conditions_of(self.where, self.fact))
        if self.fact.grain is FactGrain.SPELL:
            raise BadDefinition(f"person fact {self.fact.id} is of spells; count their starts, their ends or a stock")


Base = Stock | Starts | Ends | Count


def conditions_of(where: Where, fact: PersonFact) -> tuple[Condition, ...]:
    """The conditions on rows of a fact as a tuple; raises BadDefinition where the fact has no such column or code."""
    conditions = (where,) if isinstance(where, Condition) else tuple(where)
    for condition in conditions:
        if condition.dimension not in fact.dimensions:
            raise BadDefinition(
                f"person fact {fact.id} has no column of codes {condition.dimension!r}; {nearest(condition.dimension, fact.dimensions)}"
            )
        codes: CodeColumn = fact.dimensions[condition.dimension]
        for code in condition.codes:
            codes.codes.require(code)
    return conditions


def column_of(fact: PersonFact, column: FactColumn) -> FactColumn:
    """A column of this fact; raises BadDefinition where it is one of another."""
    if column.fact != fact.id:
        raise BadDefinition(f"{column.fact}.{column.name} is no column of person fact {fact.id}; a measure reads one fact")
    return column


def need_spells(fact: PersonFact, what: str) -> None:
    """Refuse a fact that is not of spells."""
    if fact.grain is not FactGrain.SPELL:
        raise BadDefinition(f"{what} can be had of spells only, and person fact {fact.id} is of a {fact.grain}")


def need_rows(base: Base, what: str, *kinds: type) -> None:
    """Refuse bases that are no plain rows of a period: a mean over days, or distinct persons, of which there is no part."""
    if kinds and not isinstance(base, kinds):
        raise BadDefinition(f"{what} stands on {' or '.join(one.__name__ for one in kinds)}, not on {type(base).__name__}")
    if (isinstance(base, Stock) and base.at is At.AVERAGE) or (isinstance(base, Count) and base.distinct):
        raise BadDefinition(f"{what} of {base.fact.id} needs rows of a period, not a mean of days or distinct persons")


def need_figures(base: Base, column: FactColumn | None, called: Text | None, what: str) -> None:
    """Refuse a column without figures, and durations of what does not end."""
    need_rows(base, what)
    if (column is None) != (called is None):
        raise BadDefinition(f"{what} over {base.fact.id} needs both a column and the words for it, or neither for durations")
    if column is not None:
        if not isinstance(column_of(base.fact, column).origin, AmountColumn):
            raise BadDefinition(f"{base.fact.id}.{column.name} holds no figures, so it has no {what.removeprefix('a ')}")
        if isinstance(base, Stock) and not base.fact.exclusive:
            raise BadDefinition(f"{what} of {base.fact.id}.{column.name} over a stock needs one row a person and day; it is not exclusive")
    elif not isinstance(base, Ends | Stock):
        raise BadDefinition(f"{what} of durations stands on ends (completed) or a stock (ongoing), not on {type(base).__name__}")


def need_months(months: int) -> None:
    """Refuse a follow-up of no months or of more than ten years."""
    if not 1 <= months <= 120:
        raise BadDefinition(f"a follow-up of {months} months is none; give 1 to 120")
