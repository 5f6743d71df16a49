"""Who keeps an indicator's definition, which rule it follows, when it is looked at again, and on which day each wording of it began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from puntari.words.period import Frequency, Period
from puntari.words.text import Text


@dataclass(frozen=True)
class Rule:
    """What a law or another rule asks: the act, the paragraph, and the day on which somebody read it in the law's own text (None: nobody
    has, so the paragraph is unverified)."""

    id: str
    act: Text
    paragraph: str
    asks: Text
    read: date | None = None


class Earlier(StrEnum):
    """What becomes of periods before a wording that is not the first: they are answered as they were, or told anew by the new one."""

    KEPT = "kept"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Dated:
    """From a day on, the definition with that fingerprint holds; `earlier` is None for the first one."""

    since: date
    fingerprint: str
    earlier: Earlier | None = None


@dataclass(frozen=True)
class Retired:
    """From a day on an indicator is told of no period that begins then or later: why, and which indicator follows it, if any."""

    since: date
    why: str
    successor: str = ""

    def first_untold(self, frequency: Frequency) -> Period:
        """The first period that is told no more: one that began before the day is told whole."""
        return first_beginning(self.since, frequency)


def first_beginning(day: date, frequency: Frequency) -> Period:
    """The first period that begins on a day or later."""
    one = Period.containing(day, frequency)
    return one if one.first_day == day else one + 1


@dataclass(frozen=True)
class Upkeep:
    """The owner of a definition, the day of its next review, the rules it follows, its wordings from the first to today's, and the first
    period of which each way of computing it over open sources has a figure, by its place among them."""

    owner: Text
    review: date
    rules: tuple[Rule, ...] = ()
    dated: tuple[Dated, ...] = ()
    begins: Mapping[int, Period] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def since(self) -> date | None:
        """The day on which today's definition began."""
        return self.dated[-1].since if self.dated else None

    def holds(self, fingerprint: str) -> bool:
        """Whether what is computed by that fingerprint is what the newest dated wording says."""
        return bool(self.dated) and self.dated[-1].fingerprint == fingerprint
