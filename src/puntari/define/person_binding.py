"""A way to compute an indicator from person registers: a measure over a person fact, or one per another, times a factor."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Base, Count, PersonMeasure, Total, base_of
from puntari.define.price_level import PriceLevel
from puntari.define.register import Register
from puntari.define.source import STRICTNESS, Redistribution, Source
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period
from puntari.words.text import Text


@dataclass(frozen=True)
class RegisterBinding:
    """One way to compute an indicator from registers. `per` divides counts or sums by counts or sums of the same periods; what is a
    share, a mean or a quantile already is not divided again. It stands among the bindings as those over open statistics do. `part` says
    that what is counted is among what it is divided by, so that noise takes no ratio above one. `prices` tells euros in those of a year.
    It holds for periods from `since` to `until`."""

    value: PersonMeasure
    per: Base | Total | None = None
    times: float = 1
    since: Period | None = None
    note: Text | None = None
    part: bool = False
    prices: PriceLevel | None = None
    until: Period | None = None

    def __post_init__(self) -> None:
        if self.part and not (isinstance(self.value, Count) and isinstance(self.per, Total)):
            raise BadDefinition(f"a part of those told of is a count per their sum; {type(self.value).__name__} is none of {self.per}")
        if self.per is None:
            return
        if not isinstance(self.value, Base | Total) or not isinstance(self.per, Base | Total):
            raise BadDefinition(
                f"only counts and sums are divided by counts and sums; {type(self.value).__name__} per {type(self.per).__name__} is none"
            )
        above, below = base_of(self.value), base_of(self.per)
        if above.frequency is not below.frequency:
            raise BadDefinition(f"{above.fact.id} is told by {above.frequency}, {below.fact.id} by {below.frequency}")
        if (above.fact.place is None) != (below.fact.place is None):
            raise BadDefinition(f"of {above.fact.id} and {below.fact.id} only one is told by area")
        if isinstance(self.per, Total) and not below.fact.of_nobody:
            raise BadDefinition(f"a sum over persons, {below.fact.id}, divides nothing: its noise may be as large as itself")

    @property
    def fact(self) -> PersonFact:
        return base_of(self.value).fact

    @property
    def facts(self) -> tuple[PersonFact, ...]:
        """The facts read, the numerator's first."""
        per = (base_of(self.per).fact,) if self.per is not None else ()
        return tuple({fact.id: fact for fact in (self.fact, *per)}.values())

    @property
    def of_nobody(self) -> bool:
        """Whether no fact of it is of persons or of employers, so its figures need no protection."""
        return all(fact.of_nobody for fact in self.facts)

    @property
    def sources(self) -> tuple[Source, ...]:
        """No open source at all, but for that of a price index."""
        return self.prices.sources if self.prices is not None else ()

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


def response_rate(answers: Count, asked: Total, since: Period | None = None) -> RegisterBinding:
    """The answers to rounds of a survey per how many were asked in them, in per cent.

    `answers` holds an answer on the day its round closed, `asked` a round on the same day: so both are of the same rounds, however late
    an answer came, and an answer that nobody was asked for is in neither. Answers are of whoever wrote them and are protected; how many
    an authority asked is its own deed. In a period in which no round closed there is no rate.
    """
    return RegisterBinding(answers, asked, times=100, since=since, part=True)
