"""A way to compute an indicator from person registers: a measure over a person fact, or one per another, times a factor."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Base, PersonMeasure, base_of
from puntari.define.register import Register
from puntari.define.source import STRICTNESS, Redistribution, Source
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period
from puntari.words.text import Text


@dataclass(frozen=True)
class RegisterBinding:
    """One way to compute an indicator from registers. `per` divides counts by counts of the same periods; what is a share, a mean or
    a quantile already is not divided again. It stands among the bindings of an indicator as those over open statistics do."""

    value: PersonMeasure
    per: Base | None = None
    times: float = 1
    since: Period | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        if self.per is None:
            return
        if not isinstance(self.value, Base) or not isinstance(self.per, Base):
            raise BadDefinition(f"only counts are divided by counts; {type(self.value).__name__} per {type(self.per).__name__} is none")
        if self.value.frequency is not self.per.frequency:
            raise BadDefinition(f"{self.value.fact.id} is told by {self.value.frequency}, {self.per.fact.id} by {self.per.frequency}")
        if (self.value.fact.place is None) != (self.per.fact.place is None):
            raise BadDefinition(f"of {self.value.fact.id} and {self.per.fact.id} only one is told by area")

    @property
    def fact(self) -> PersonFact:
        return base_of(self.value).fact

    @property
    def facts(self) -> tuple[PersonFact, ...]:
        """The facts read, the numerator's first."""
        per = (self.per.fact,) if self.per is not None else ()
        return tuple({fact.id: fact for fact in (self.fact, *per)}.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """No open source at all."""
        return ()

    @property
    def registers(self) -> tuple[Register, ...]:
        """Every register that any fact of it reads, once."""
        return tuple({register.id: register for fact in self.facts for register in fact.registers}.values())

    @property
    def redistribution(self) -> Redistribution:
        """What the law lets be handed on of the rows behind it."""
        return max((fact.redistribution for fact in self.facts), key=STRICTNESS.index)

    @property
    def frequency(self) -> Frequency:
        return base_of(self.value).frequency

    @property
    def agrees_with(self) -> None:
        """No source publishes the very same figure."""
        return
