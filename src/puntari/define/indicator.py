"""Indicators: a concept with its words, unit and direction, and bindings that say what it is computed from and since when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.define.expression import Average, Expression, Published, Sum, Total, shared_terms, terms_of
from puntari.define.fact import Fact
from puntari.define.names import check_id
from puntari.define.person_binding import RegisterBinding
from puntari.define.price_level import PriceLevel
from puntari.define.register import Register
from puntari.define.source import Audience, Source
from puntari.define.upkeep import Retired, Upkeep
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period
from puntari.words.text import Text
from puntari.words.unit import Better, Unit


@dataclass(frozen=True)
class Theme:
    """A heading that indicators are grouped under, in the order given."""

    id: str
    title: Text

    def __post_init__(self) -> None:
        check_id(self.id, "a theme")


@dataclass(frozen=True)
class Card:
    """What people read of an indicator: what it is, how to read it, what to beware of, what it is not; `brief` is a short title."""

    title: Text
    short: Text
    what: Text
    how: Text
    beware: Text
    is_not: Text
    brief: Text | None = None

    @property
    def name(self) -> Text:
        """What tables, charts and phones call it: its short title, or its title where that is short enough."""
        return self.brief or self.title


class Reliability(StrEnum):
    """How far a figure may be trusted, from its source and its reach."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Break:
    """A day from which a series can't be compared with what was before, and why."""

    since: Period
    reason: Text


@dataclass(frozen=True)
class Binding:
    """One way to compute an indicator: a measure, or one measure per another, times a factor.

    `carried_years`: a yearly denominator of the period's own year or, failing that, of the nearest earlier year within
    that many years serves shorter periods. It holds for periods from `since` to `until`. `agrees_with` is the same figure as
    the source itself publishes it; the build compares the two, to `tolerance`. `prices` tells euros in those of a year.
    """

    value: Expression
    per: Expression | None = None
    times: float = 1
    since: Period | None = None
    carried_years: int = 0
    agrees_with: Published | None = None
    tolerance: float = 0.0
    note: Text | None = None
    prices: PriceLevel | None = None
    until: Period | None = None

    def __post_init__(self) -> None:
        if isinstance(self.value, Published | Average) and self.per is not None:
            raise BadDefinition(f"{self.value.fact.id}.{self.value.column.name} is a finished figure or a mean; it is not divided again")
        if isinstance(self.per, Published | Average):
            raise BadDefinition("a finished figure or a mean can't be a denominator")
        if isinstance(self.value, Sum) and self.value.negative:
            raise BadDefinition("a negative sum alone takes away from nothing")
        if self.prices is not None and self.agrees_with is not None:
            raise BadDefinition(f"a source publishes no figure in the euros of {self.prices.base}; leave agrees_with out beside prices")
        if self.per is not None:
            shared_terms(self.value, self.per)
            self._check_grains()

    def _check_grains(self) -> None:
        value, per = self.fact, terms_of(self.per)[0].fact
        same_frequency = value.period.origin.frequency is per.period.origin.frequency
        if not same_frequency and not (per.period.origin.frequency is Frequency.YEAR and self.carried_years):
            raise BadDefinition(f"{value.id} and {per.id} have different periods; a yearly denominator needs carried_years")

    @property
    def fact(self) -> Fact:
        return terms_of(self.value)[0].fact

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts read, the numerator's first."""
        per = (terms_of(self.per)[0].fact,) if self.per is not None else ()
        return tuple({fact.id: fact for fact in (self.fact, *per)}.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that any fact of the binding reads: a WHERE or a JOIN counts as much as a column."""
        read = [source for fact in self.facts for source in fact.tables.values()]
        return tuple({source.id: source for source in (*read, *(self.prices.sources if self.prices else ()))}.values())

    @property
    def frequency(self) -> Frequency:
        return self.fact.period.origin.frequency


@dataclass(frozen=True)
class Indicator:
    """A concept that is followed. Bindings stand in order of preference: the first that has a figure gives it.

    `made_by` names the dimensions that tell how a figure was made, such as the mode of a survey: a change in them breaks the series.
    `beside` names other indicators that are told with it, cell by cell: how many of those asked answered, the same in fixed prices.
    With a binding over person registers it can't be for the public: what may be shown of such figures is the gate's to judge.
    `retired` is no matter of the pack's: a house that has decided it tells it here.
    """

    bindings: tuple[Binding | RegisterBinding, ...]
    unit: Unit
    better: Better
    theme: Theme
    card: Card
    core: bool = False
    reliability: Reliability = Reliability.HIGH
    reliability_reason: Text | None = None
    breaks: tuple[Break, ...] = ()
    audience: Audience = Audience.PUBLIC
    upkeep: Upkeep | None = None
    made_by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    retired: Retired | None = None

    def __post_init__(self) -> None:
        if not self.bindings:
            raise BadDefinition(f"indicator {self.card.title.en!r} is computed from nothing; give it a binding")
        if self.reliability is not Reliability.HIGH and self.reliability_reason is None:
            raise BadDefinition(f"indicator {self.card.title.en!r} is graded {self.reliability} without a reason")
        if self.registers and self.audience is Audience.PUBLIC:
            raise BadDefinition(f"indicator {self.card.title.en!r} reads person registers, so its audience can't be the public")
        if self.registers and self.made_by:
            # Which ways there are is told beside the figures, and the gate's rules hide figures alone.
            raise BadDefinition(f"indicator {self.card.title.en!r} reads person registers, so it can't tell how its figures were made")
        if unknown := [name for name in self.made_by if name not in self.dimensions]:
            raise BadDefinition(f"indicator {self.card.title.en!r} is made by {unknown[0]!r}, which is none of its dimensions")
        for other in self.bindings[1:]:
            if other.frequency is not self.frequency:
                raise BadDefinition(f"indicator {self.card.title.en!r} mixes periods: {self.frequency} and {other.frequency}")

    @property
    def frequency(self) -> Frequency:
        return self.bindings[0].frequency

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of every binding, once."""
        return tuple({s.id: s for binding in self.bindings for s in binding.sources}.values())

    @property
    def registers(self) -> tuple[Register, ...]:
        """Every person register of every binding, once."""
        bound = [binding for binding in self.bindings if isinstance(binding, RegisterBinding)]
        return tuple({register.id: register for binding in bound for register in binding.registers}.values())

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Code dimensions that it can be broken down by: those of the fact of its first binding, without the scale of a mean."""
        return tuple(name for name in self.bindings[0].fact.dimensions if name != scale_of(self.bindings[0]))


def scale_of(binding: Binding | RegisterBinding) -> str:
    """The dimension that a mean is taken over, which it can't be broken down by; empty for other measures."""
    return binding.value.scale.name if isinstance(binding.value, Average) else ""


def measure(value: Expression, per: Expression | None = None, times: float = 1, **more: object) -> Binding:
    """Short for Binding, for packs."""
    return Binding(value, per, times, **more)


__all__ = ["Binding", "Break", "Card", "Indicator", "Reliability", "Sum", "Theme", "Total", "measure"]
