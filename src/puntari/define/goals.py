"""Goals that somebody sets for a whole domain: what each asks, which indicators follow it, and every version of its targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from puntari.define.indicator import Indicator
from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import Better


class Aim(StrEnum):
    """What a target says: a number to reach, the whole's own figure to reach, or only which way to go."""

    VALUE = "value"
    WHOLE = "whole"
    DIRECTION = "direction"


@dataclass(frozen=True)
class Target:
    """A version of a target for an indicator: who set it on which day, what it aims at, by when (the period that it is judged by), and
    where that can be read. `read` is the day on which somebody read it there (None: nobody has, so it is unverified)."""

    indicator: str
    since: date
    set_by: Text
    aim: Aim
    value: float | None = None
    until: Period | None = None
    note: Text | None = None
    source: str = ""
    read: date | None = None

    def __post_init__(self) -> None:
        if (self.aim is Aim.VALUE) != (self.value is not None):
            raise BadDefinition(f"a target for {self.indicator} of {self.since} aims at {self.aim}; only one that aims at a value has one")


@dataclass(frozen=True)
class Goal:
    """A goal: what it asks, its targets (every version, the first set first), how what is found is used, and what is still needed before it
    can be followed wholly."""

    id: str
    title: Text
    asks: Text
    targets: tuple[Target, ...]
    use: Text
    lacks: Text | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators by which the goal is followed, or was."""
        return tuple(dict.fromkeys(one.indicator for one in self.targets))

    def versions(self, indicator: str) -> tuple[Target, ...]:
        """Every version of the goal's target for an indicator, the first set first."""
        return tuple(one for one in self.targets if one.indicator == indicator)


def check_goals(goals: Mapping[str, Goal], indicators: Mapping[str, Indicator], where: str) -> None:
    """Refuse goals whose targets name unknown indicators, go no way, or stand in no order of time; raises BadDefinition."""
    for id, goal in goals.items():
        check_id(id, "a goal")
        for target in goal.targets:
            if target.indicator not in indicators:
                raise BadDefinition(f"{where}: goal {id} names {target.indicator!r}; {nearest(target.indicator, indicators)}")
            if indicators[target.indicator].better is Better.NEITHER:
                raise BadDefinition(f"{where}: goal {id} aims at {target.indicator}, of which neither direction is better")
        for indicator in goal.indicators:
            days = [one.since for one in goal.versions(indicator)]
            if not _rises(days):
                raise BadDefinition(f"{where}: goal {id}: targets for {indicator} must stand in the order of their days, each once")


def _rises(days: Iterable[date]) -> bool:
    listed = list(days)
    return all(one < other for one, other in zip(listed, listed[1:], strict=False))
