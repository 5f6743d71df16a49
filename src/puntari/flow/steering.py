"""What can be computed of goals: each version of a target held against the result, and the change where there is no target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from puntari.define.steering import Goal, ProgrammePart
from puntari.flow.claims.figures import Figure
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from puntari.words.unit import Better


class Computed(StrEnum):
    """What the figures say, or why they say nothing."""

    MET = "met"
    MISSED = "missed"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    OTHER_MEASURE = "other_measure"
    NO_RESULT = "no_result"
    NO_TARGET = "no_target"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True)
class Version:
    """One version of a target with what the result says of it."""

    target: Figure
    status: Computed
    note: Text | None = None
    since: date | None = None


@dataclass(frozen=True)
class GoalTold:
    """A goal with its figures; `status` is of the base and the result where there is no target, and of the first target else."""

    goal: Goal
    base: Figure | None
    result: Figure | None
    versions: tuple[Version, ...]
    status: Computed


@dataclass(frozen=True)
class PartTold:
    """A part of the programme with its figures, and the goals that it was for with theirs."""

    part: ProgrammePart
    readiness: tuple[Figure, ...]
    money: tuple[Figure, ...]
    benefit: tuple[Figure, ...]
    goals: tuple[GoalTold, ...]


def part_told(part: ProgrammePart, figures: Mapping[str, Figure], goals: Mapping[str, GoalTold]) -> PartTold:
    """A part of the programme with its figures; raises BadDefinition for a figure that is cited and does not exist."""
    _all_there(part.cited, figures, f"programme {part.id}")
    cited = (tuple(figures[id] for id in ids) for ids in (part.readiness, part.money, part.benefit))
    return PartTold(part, *cited, tuple(goals[id] for id in part.goals))


def _all_there(cited: Sequence[str], figures: Mapping[str, Figure], what: str) -> None:
    for id in cited:
        if id not in figures:
            raise BadDefinition(f"{what} cites {id!r}, which no row has")


def told(goal: Goal, figures: Mapping[str, Figure], alike: Sequence[str]) -> GoalTold:
    """A goal with what its figures say; `alike` are the columns in which two figures must agree to be compared.

    Raises BadDefinition for a figure that is cited and does not exist.
    """
    _all_there(goal.cited, figures, f"goal {goal.id}")
    base, result = (figures.get(id) for id in (goal.base, goal.result))
    versions = tuple(
        Version(figures[one.figure], _against(goal, figures[one.figure], result, alike), one.note, one.since) for one in goal.targets
    )
    return GoalTold(goal, base, result, versions, versions[0].status if versions else _change(goal, base, result, alike))


def _against(goal: Goal, target: Figure, result: Figure | None, alike: Sequence[str]) -> Computed:
    if result is None or result.value is None or target.value is None:
        return Computed.NO_RESULT
    if not _comparable(target, result, alike):
        return Computed.OTHER_MEASURE
    met = result.value <= target.value if goal.better is Better.LOWER else result.value >= target.value
    return Computed.MET if met else Computed.MISSED


def _change(goal: Goal, base: Figure | None, result: Figure | None, alike: Sequence[str]) -> Computed:
    if result is None or result.value is None:
        return Computed.NO_FIGURES if base is None else Computed.NO_RESULT
    if base is None or base.value is None or goal.better is Better.NEITHER:
        return Computed.NO_TARGET
    if not _comparable(base, result, alike):
        return Computed.OTHER_MEASURE
    if result.value == base.value:
        return Computed.UNCHANGED
    return Computed.IMPROVED if (result.value > base.value) == (goal.better is Better.HIGHER) else Computed.WORSE


def _comparable(one: Figure, other: Figure, alike: Sequence[str]) -> bool:
    return all(one.words.get(column) == other.words.get(column) for column in alike)
