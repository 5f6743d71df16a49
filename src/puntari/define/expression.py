"""The measure language: frozen nodes over one fact that refuse to exist when they make no sense.

Additive nodes (`Sum`, `Total`) give a value, or an interval where a member is hidden. `Published` is a figure that came
finished from a source: it is shown as it is and refuses to be added up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from puntari.define.column import CodeColumn, NumberColumn
from puntari.define.fact import Fact, FactColumn
from puntari.words.errors import BadDefinition


@dataclass(frozen=True)
class Condition:
    """A dimension of the fact restricted to some of its codes."""

    dimension: str
    codes: tuple[str, ...]

    def __and__(self, other: Condition) -> tuple[Condition, ...]:
        return (self, other)


def among(column: FactColumn, *codes: str) -> Condition:
    """The rows whose code in `column` is one of `codes`; a code that the list lacks is refused."""
    if not isinstance(column.origin, CodeColumn):
        raise BadDefinition(f"{column.fact}.{column.name} is no dimension, so it can't be restricted to codes")
    if not codes:
        raise BadDefinition(f"{column.fact}.{column.name} is restricted to no code at all")
    return Condition(column.name, tuple(column.origin.codes.require(code) for code in codes))


def _conditions(where: Condition | tuple[Condition, ...], fact: Fact) -> tuple[Condition, ...]:
    conditions = (where,) if isinstance(where, Condition) else tuple(where)
    for condition in conditions:
        if condition.dimension not in fact.dimensions:
            raise BadDefinition(f"fact {fact.id} has no dimension {condition.dimension!r} to restrict")
    return conditions


@dataclass(frozen=True)
class Sum:
    """The sum of a figure column over the rows of a cell; a negative one is taken away from the others of its total."""

    fact: Fact
    column: FactColumn
    where: tuple[Condition, ...] = ()
    negative: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", _conditions(self.where, self.fact))
        number = _number(self.fact, self.column)
        if not number.adds:
            raise BadDefinition(f"{self.fact.id}.{self.column.name} does not add up, so it has no sum; show it as Published")

    def __add__(self, other: Additive) -> Total:
        return Total((self, *terms_of(other)))

    def __neg__(self) -> Sum:
        return replace(self, negative=not self.negative)


@dataclass(frozen=True)
class Total:
    """The sum of several sums over one fact."""

    terms: tuple[Sum, ...]

    def __post_init__(self) -> None:
        if all(term.negative for term in self.terms):
            raise BadDefinition("a total of negative sums alone takes away from nothing; write what it is taken from first")
        facts = {term.fact.id for term in self.terms}
        if len(facts) != 1:
            raise BadDefinition(f"a total adds sums over one fact, not over {', '.join(sorted(facts))}")
        if len(set(map(_term_key, self.terms))) != len(self.terms):
            raise BadDefinition(f"a total over {self.fact.id} counts the same sum twice")

    def __add__(self, other: Additive) -> Total:
        return Total((*self.terms, *terms_of(other)))

    @property
    def fact(self) -> Fact:
        return self.terms[0].fact


@dataclass(frozen=True)
class Published:
    """A figure that came finished from the source; never added up, never averaged."""

    fact: Fact
    column: FactColumn
    where: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", _conditions(self.where, self.fact))
        _number(self.fact, self.column)

    def __add__(self, other: object) -> None:
        raise BadDefinition(f"{self.fact.id}.{self.column.name} is a finished figure of its source and can't be added to anything")

    __radd__ = __add__


@dataclass(frozen=True)
class Average:
    """The mean of a scale from counts: `column` counts the answers of each code of the dimension `scale`, whose codes are numbers.

    It is told with its 95 % interval, and of fewer than `least` answers it is not told.
    """

    fact: Fact
    column: FactColumn
    scale: FactColumn
    where: tuple[Condition, ...] = ()
    least: int = 5

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", _conditions(self.where, self.fact))
        if not _number(self.fact, self.column).adds_over(self.scale.name):
            raise BadDefinition(f"{self.fact.id}.{self.column.name} does not add up over {self.scale.name}, so it has no mean over it")
        if self.fact.place is not None:
            raise BadDefinition(f"fact {self.fact.id} has areas, and a mean from counts is told without them")
        if self.least < FEWEST:
            raise BadDefinition(f"a mean of {self.least} answers would be told; ask for {FEWEST} or more")
        if not self.values or any(condition.dimension == self.scale.name for condition in self.where):
            raise BadDefinition(f"{self.fact.id}.{self.scale.name} must be a scale of codes that are numbers, all of them counted")

    @property
    def values(self) -> tuple[float, ...]:
        """What the codes of the scale stand for, in their order; none where some code is no number."""
        origin = self.scale.origin
        codes = tuple(origin.codes.names) if isinstance(origin, CodeColumn) and self.scale.fact == self.fact.id else ()
        return tuple(map(float, codes)) if all(code.isdecimal() for code in codes) else ()


FEWEST = 3
Additive = Sum | Total
Expression = Sum | Total | Published | Average


def terms_of(expression: Expression) -> tuple[Sum | Published | Average, ...]:
    """The single-column nodes of an expression."""
    return expression.terms if isinstance(expression, Total) else (expression,)


def shared_terms(value: Expression, per: Expression) -> tuple[tuple[Sum, ...], tuple[Sum, ...]]:
    """Terms of `per` that are also in `value`, and the rest; all or none of `value` must be shared.

    A ratio whose numerator is part of its denominator has bounds of its own, so the plan must know.
    """
    if isinstance(value, Published | Average) or isinstance(per, Published | Average):
        return (), ()
    mine = {_term_key(term) for term in terms_of(value)}
    shared = tuple(term for term in terms_of(per) if _term_key(term) in mine)
    if shared and len(shared) != len(mine):
        raise BadDefinition("numerator and denominator share only a part of their terms; write the ratio so that all or none is shared")
    return shared, tuple(term for term in terms_of(per) if _term_key(term) not in mine)


def _term_key(term: Sum) -> tuple[str, str, tuple[Condition, ...], bool]:
    return term.fact.id, term.column.name, term.where, term.negative


def _number(fact: Fact, column: FactColumn) -> NumberColumn:
    if column.fact != fact.id:
        raise BadDefinition(f"{column.fact}.{column.name} is no column of fact {fact.id}; a measure reads one fact")
    if not isinstance(column.origin, NumberColumn):
        raise BadDefinition(f"{fact.id}.{column.name} is no figure, so it can't be counted up")
    return column.origin
