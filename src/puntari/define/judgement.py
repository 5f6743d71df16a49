"""What an evaluator says of an area of a framework: the judged level with its grounds, the target, the criteria met, the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from puntari.define.framework import Criterion, Framework
from puntari.words.errors import BadQuestion
from puntari.words.text import Language, Text

T = TypeVar("T")
UNKNOWN = "unknown"
"""What stands for a level that cannot be judged, or for a target that is not known."""


class Odd(StrEnum):
    """A way in which a judgement contradicts itself."""

    LEVEL_NOT_MET = "level_not_met"
    HIGHER_LEVEL_MET = "higher_level_met"
    TARGET_BELOW_LEVEL = "target_below_level"


@dataclass(frozen=True)
class Evidence:
    """What a judgement rests on, where it is from and of which day."""

    what: Text
    source: Text
    day: date


@dataclass(frozen=True)
class Target:
    """The level aimed at. A new one has a horizon, a reason and an owner; one kept from an earlier round has who decided so, when, why.

    `level` is None where the earlier target is not known (only in a picture, say).
    """

    level: float | None
    reason: Text
    horizon: date | None = None
    owner: Text | None = None
    kept_from: str = ""
    decided_by: Text | None = None
    decided_on: date | None = None


@dataclass(frozen=True)
class Judgement:
    """The evaluator's word on an area; `level` is None where it is unknown. `met` are ids of criteria."""

    area: str
    level: float | None
    observations: tuple[Text, ...]
    analysis: Text
    target_state: Text
    target: Target | None
    met: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def unmet(self, framework: Framework) -> tuple[Criterion, ...]:
        """Criteria of the judged level that are not said to be met, of a half step those of the level below it.

        A level's criteria describe that level alone: who is past it no longer meets them.
        """
        if self.level is None:
            return ()
        return tuple(one for one in framework.area(self.area).of_level(int(self.level)) if one.id not in self.met)

    def odds(self, framework: Framework) -> tuple[Odd, ...]:
        """How the judgement contradicts itself: the level against the criteria met, and the target against the level."""
        if self.level is None:
            return ()
        area, level = framework.area(self.area), self.level
        above = (area.of_level(one.number) for one in framework.levels if one.number > level)
        found = {
            Odd.LEVEL_NOT_MET: bool(self.unmet(framework)),
            Odd.HIGHER_LEVEL_MET: any(all(one.id in self.met for one in criteria) for criteria in above),
            Odd.TARGET_BELOW_LEVEL: self.target is not None and self.target.level is not None and self.target.level < level,
        }
        return tuple(odd for odd, holds in found.items() if holds)


def filled_in(told: object) -> object:
    """What is written on a sheet without the places that were left empty; an area of which nothing is written falls away."""
    if isinstance(told, dict):
        return {key: kept for key, one in told.items() if (kept := filled_in(one)) not in (None, "", {}, [])}
    if isinstance(told, list):
        return [kept for one in told if (kept := filled_in(one)) not in (None, "", {}, [])]
    return told


def judgements(framework: Framework, told: object) -> dict[str, Judgement]:
    """The judgements of a sheet, area -> parts as they are written; raises BadQuestion with the place of what cannot be."""
    return {id: judgement(framework, id, one) for id, one in _mapping(told, "areas").items()}


def judgement(framework: Framework, area: str, told: object) -> Judgement:
    """One area's judgement from its parts as they are written; raises BadQuestion with the place."""
    found, where = _mapping(told, area), f"area {area}"
    known = {one.id for one in framework.area(area).criteria}
    _only(found, {"level", "observations", "analysis", "target_state", "target", "criteria_met", "evidence"}, where)
    met = tuple(_list(found.get("criteria_met", []), f"{where}, criteria_met", _plain))
    if strange := sorted(set(met) - known):
        raise BadQuestion(f"{where}: {strange[0]!r} is no criterion of the area; they are {', '.join(sorted(known))}")
    target = found.get("target")
    return Judgement(
        area,
        _level(framework, _needed(found, "level", where), f"{where}, level"),
        tuple(_list(found.get("observations", []), f"{where}, observations", said)),
        said(_needed(found, "analysis", where), f"{where}, analysis"),
        said(_needed(found, "target_state", where), f"{where}, target_state"),
        None if target is None else _target(framework, target, f"{where}, target"),
        met,
        tuple(_list(found.get("evidence", []), f"{where}, evidence", _evidence)),
    )


def said(told: object, where: str) -> Text:
    """What somebody wrote: one text, in whichever language, or the same in fi, sv and en."""
    if isinstance(told, str) and told.strip():
        return Text.same(told.strip())
    if isinstance(told, dict) and set(told) == set(Language) and all(isinstance(one, str) and one.strip() for one in told.values()):
        return Text(**told)
    raise BadQuestion(f"{where} must be a text, or fi, sv and en with a text each; it is {told!r}")


def _target(framework: Framework, told: object, where: str) -> Target:
    found = _mapping(told, where)
    _only(found, {"level", "reason", "horizon", "owner", "kept_from", "decided_by", "decided_on"}, where)
    kept = found.get("kept_from", "")
    for part in ("level", "reason", *(("decided_by", "decided_on") if kept else ("horizon", "owner"))):
        if _needed(found, part, where) == UNKNOWN and not kept:
            raise BadQuestion(f"{where}, {part}: a new target must be known; only one that is kept from an earlier round can be unknown")
    return Target(
        _level(framework, found["level"], f"{where}, level"),
        said(found["reason"], f"{where}, reason"),
        _maybe(found, "horizon", where, _day), _maybe(found, "owner", where, said),
        str(kept), _maybe(found, "decided_by", where, said), _maybe(found, "decided_on", where, _day),
    )


def _evidence(told: object, where: str) -> Evidence:
    found = _mapping(told, where)
    _only(found, {"what", "source", "date"}, where)
    parts = (said(_needed(found, part, where), f"{where}, {part}") for part in ("what", "source"))
    return Evidence(*parts, _day(_needed(found, "date", where), f"{where}, date"))


def _level(framework: Framework, told: object, where: str) -> float | None:
    if told == UNKNOWN:
        return None
    if isinstance(told, bool) or not isinstance(told, int | float):
        raise BadQuestion(f"{where} is {told!r}; write a number, or {UNKNOWN}")
    framework.check_level(float(told), where)
    return float(told)


def _day(told: object, where: str) -> date:
    try:
        return told if isinstance(told, date) else date.fromisoformat(str(told))
    except ValueError as wrong:
        raise BadQuestion(f"{where}: {told!r} is no day; write it as 2026-06-30") from wrong


def _plain(told: object, where: str) -> str:
    if not isinstance(told, str):
        raise BadQuestion(f"{where} must be a name; it is {told!r}")
    return told


def _maybe(found: Mapping[str, object], part: str, where: str, read: Callable[[object, str], T]) -> T | None:
    return None if found.get(part) is None else read(found[part], f"{where}, {part}")


def _list(told: object, where: str, read: Callable[[object, str], T]) -> list[T]:
    if not isinstance(told, Sequence) or isinstance(told, str):
        raise BadQuestion(f"{where} must be a list; it is {told!r}")
    return [read(one, f"{where}, entry {place}") for place, one in enumerate(told, 1)]


def _mapping(told: object, where: str) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise BadQuestion(f"{where} must hold names with what they stand for; it is {told!r}")
    return told


def _needed(found: Mapping[str, object], part: str, where: str) -> object:
    if found.get(part) in (None, ""):
        raise BadQuestion(f"{where} says nothing of {part}")
    return found[part]


def _only(found: Mapping[str, object], wanted: set[str], where: str) -> None:
    if strange := sorted(set(map(str, found)) - wanted):
        raise BadQuestion(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")
