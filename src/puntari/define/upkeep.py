"""Who keeps an indicator's definition, which rule it follows, when it is looked at again, and on which day each wording of it began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Dated:
    """From a day on, the definition with that fingerprint holds."""

    since: date
    fingerprint: str


@dataclass(frozen=True)
class Retired:
    """From a day on an indicator is told of no period that begins then or later: why, and which indicator follows it, if any."""

    since: date
    why: str
    successor: str = ""

    def first_untold(self, frequency: Frequency) -> Period:
        """The first period that is told no more: one that began before the day is told whole."""
        one = Period.containing(self.since, frequency)
        return one if one.first_day == self.since else one + 1


@dataclass(frozen=True)
class Upkeep:
    """The owner of a definition, the day of its next review, the rules it follows, and its wordings from the first to today's."""

    owner: Text
    review: date
    rules: tuple[Rule, ...] = ()
    dated: tuple[Dated, ...] = ()

    @property
    def since(self) -> date | None:
        """The day on which today's definition began."""
        return self.dated[-1].since if self.dated else None

    def holds(self, fingerprint: str) -> bool:
        """Whether what is computed by that fingerprint is what the newest dated wording says."""
        return bool(self.dated) and self.dated[-1].fingerprint == fingerprint
