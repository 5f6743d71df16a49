"""Conditions for organising services: dated criteria of what an authority needs, what shows each, and where the law gives a standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from puntari.define.indicator import Indicator
from puntari.define.names import check_id, nearest
from puntari.define.upkeep import Rule
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


class Side(StrEnum):
    """Which side of the conditions a criterion is of."""

    STAFF = "staff"
    FUNDING = "funding"
    MARKET = "market"
    PROCESSES = "processes"
    SITUATION = "situation"


@dataclass(frozen=True)
class Standard:
    """What the law asks of a figure: at least, or at most, so much of an indicator."""

    indicator: str
    least: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        if (self.least is None) == (self.most is None):
            raise BadDefinition(f"a standard over {self.indicator} asks for at least or at most so much, and not both or neither")


@dataclass(frozen=True)
class Criterion:
    """A criterion that holds from a day to a day: what is looked at, by which indicators, which rule asks for it, and the standard that
    the rule gives. Without a standard nothing is graded: what is seen is told, and people may say what they make of it."""

    id: str
    side: Side
    title: Text
    looks_at: Text
    since: date
    until: date | None = None
    rule: Rule | None = None
    standard: Standard | None = None
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "a criterion")
        if self.standard is not None and self.rule is None:
            raise BadDefinition(f"criterion {self.id} has a standard that no rule gives; name the rule, or take the standard out")
        if self.until is not None and self.until < self.since:
            raise BadDefinition(f"criterion {self.id} ends on {self.until}, before it begins on {self.since}")

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The indicators that show it, that of the standard first."""
        first = (self.standard.indicator,) if self.standard else ()
        return tuple(dict.fromkeys((*first, *self.evidence)))

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


def check_conditions(criteria: Mapping[str, Criterion], indicators: Mapping[str, Indicator], where: str) -> None:
    """Refuse criteria that are shown by indicators that there are not; raises BadDefinition."""
    for id, one in criteria.items():
        for name in one.looked_at:
            if name not in indicators:
                raise BadDefinition(f"{where}: criterion {id} looks at {name!r}; {nearest(name, indicators)}")
