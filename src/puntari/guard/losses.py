"""How much is lost by protection: how many figures over persons are told and hidden, level by level, in whole per cent.

Which cell is hidden hangs on changed counts alone, and whoever may ask sees of each cell that it is and by which kind of rule. What is
told to everybody is less than that: of all figures of a level together the per cent of each kind, no level with few figures, nothing of an
area or an indicator. So a cell that opens or shuts is one of hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from puntari.define.source import Audience
from puntari.guard.actor import Actor, Role
from puntari.guard.decision import Decision
from puntari.words.text import Text

FEWEST = 100
"""Of fewer figures together nothing is told: of one in a hundred a per cent would be itself."""


class Fate(StrEnum):
    """What becomes of a figure: told changed, told as nobody, hidden by a kind of rule, or none there to be told."""

    TOLD = "told"
    ZERO = "zero"
    FEW_PERSONS = "few_persons"
    FEW_UNITS = "few_units"
    DOMINATED = "dominated"
    UNPROTECTED = "unprotected"
    NONE = "none"

    @property
    def hides(self) -> bool:
        """Whether it is that a rule hides the figure."""
        return self in (Fate.FEW_PERSONS, Fate.FEW_UNITS, Fate.DOMINATED, Fate.UNPROTECTED)


@dataclass(frozen=True)
class Loss:
    """How many figures of a level have each fate before an audience; as it leaves the gate, in whole per cent of them all."""

    audience: Audience
    level: str
    figures: int
    fates: Mapping[Fate, int] = field(repr=False)

    @property
    def hidden(self) -> int:
        """How much of it any rule hides."""
        return sum(part for fate, part in self.fates.items() if fate.hides)


@dataclass(frozen=True)
class Losses:
    """The losses of a pack, level by level, as counted from a build on a day; `synthetic` says that it holds made-up persons, `told` that
    they are per cent."""

    pack: str
    build: str
    day: str
    synthetic: bool
    each: tuple[Loss, ...]
    told: bool = False

    def __len__(self) -> int:
        return len(self.each)


@dataclass(frozen=True)
class OfLosses:
    """That something rests on how many figures are hidden; `counting` says that it is to be counted, out of every protected figure."""

    what: str
    counting: bool


COUNTING = Decision(True, Text("Analyytikon tehtävä.", "Analytikerns uppgift.", "An analyst's task."))
NOT_COUNTING = Decision(
    False,
    Text(
        "Peitetyt luvut laskee analyytikko, joka ilmoittaa tarkoituksen.",
        "De dolda siffrorna räknas av en analytiker som anger ändamålet.",
        "Hidden figures are counted by an analyst who states a purpose.",
    ),
)
FOR_ALL = Decision(
    True,
    Text(
        "Kaikille kerrotaan, kuinka suuri osa luvuista peitetään.",
        "Alla får veta hur stor del av siffrorna som döljs.",
        "Everybody is told how large a part of the figures is hidden.",
    ),
)


def may_see_losses(actor: Actor, ground: OfLosses) -> Decision:
    """Whether the actor may count, as an analyst with a purpose does, or see what was counted, as everybody may."""
    if not ground.counting:
        return FOR_ALL
    return COUNTING if actor.role is Role.ANALYST and actor.purpose.strip() else NOT_COUNTING


def in_whole_percents(losses: Losses) -> Losses:
    """The losses as they may be told: levels of enough figures, in whole per cent. What was told before is looked at once more: a level
    whose parts are no whole per cent is left out, whoever wrote it."""
    enough = [one for one in losses.each if one.figures >= FEWEST]
    if losses.told:
        return replace(losses, each=tuple(one for one in enough if all(part in range(101) for part in one.fates.values())))
    each = tuple(
        replace(one, fates={fate: round(100 * one.fates.get(fate, 0) / one.figures) for fate in Fate}) for one in enough
    )
    return replace(losses, each=each, told=True)
