"""Reading what a pack tells of its steering: a file of goals, and a file of findings, recommendations and measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from puntari.define.names import nearest
from puntari.define.steering import (
    Finding,
    Goal,
    Heading,
    Judged,
    Kind,
    Measure,
    ProgrammePart,
    Recommendation,
    Reply,
    State,
    Steering,
    TargetVersion,
    Unmeasured,
)
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from puntari.words.unit import Better

K = TypeVar("K", bound=StrEnum)
Words = Mapping[str, object]
GOAL = {"heading", "title", "better", "base", "targets", "result", "deadline", "benefit", "broken", "judged", "outcome", "serves", "holder"}
FINDING = {"goals", "areas", "evidence", "text"}
RECOMMENDATION = {"kind", "text", "because", "enables", "addressee", "answer", "state", "evidence", "successor", "heading",
                  "round", "owner", "due"}
PART = {"title", "readiness", "money", "benefit", "goals", "note"}
NOTHING: Mapping[str, tuple[str, str]] = MappingProxyType({})
EVERY = "every"
"""What a part of the programme says that was for every goal."""
MEASURE = {"of", "within", "due", "indicators", "areas", "no_indicator"}


def read_steering(
    folder: Path, source: str, alike: tuple[str, ...], framework: str, measures: Mapping[str, Text], owners: Mapping[str, Text],
    ranks: Mapping[str, int], bodies: Mapping[str, Text], beside: Mapping[str, tuple[str, str]] = NOTHING, progress: str = "",
) -> Steering:
    """The steering of `folder/goals.yaml` and `folder/chain.yaml`; `measures`, `owners` and `ranks` tell each measure's words, owner and
    priority, `bodies` those whom recommendations are addressed to, `beside` the sources of figures that the programme
    cites with the columns of name and unit, `progress` the indicator by which goals are reported.

    Raises BadDefinition with file and place.
    """
    goals, chain = read_words(folder / "goals.yaml"), read_words(folder / "chain.yaml")
    holders = {str(id): text_of(words, f"goals.yaml, holders, {id}") for id, words in goals.get("holders", {}).items()}
    every = tuple(goals["goals"])
    return Steering(
        source, alike, _day(goals["letter"], "goals.yaml, letter"), framework,
        {id: _heading(id, one) for id, one in goals["headings"].items()},
        {id: _goal(id, one, holders) for id, one in goals["goals"].items()},
        {id: _finding(id, one) for id, one in chain["findings"].items()},
        {id: _recommendation(id, one, bodies) for id, one in chain["recommendations"].items()},
        {id: _measure(id, one, measures, owners, ranks) for id, one in chain["measures"].items()},
        tuple(_part(id, one, every) for id, one in goals.get("programme", {}).items()), beside, progress,
    )


def _part(id: str, told: Words, every: tuple[str, ...]) -> ProgrammePart:
    where = f"goals.yaml, programme, {id}"
    _only(told, PART, where)
    goals = every if told.get("goals") == EVERY else tuple(told.get("goals", ()))
    cited = (tuple(map(str, told.get(part, ()))) for part in ("readiness", "money", "benefit"))
    return ProgrammePart(id, text_of(told.get("title"), f"{where}, title"), *cited, goals, _text(told, "note", where))


def _heading(id: str, told: Words) -> Heading:
    where = f"goals.yaml, {id}"
    return Heading(id, text_of(told.get("title"), f"{where}, title"), text_of(told.get("measures"), f"{where}, measures"))


def _goal(id: str, told: Words, holders: Mapping[str, Text]) -> Goal:
    where = f"goals.yaml, {id}"
    _only(told, GOAL, where)
    return Goal(
        id, str(told.get("heading", "")), text_of(told.get("title"), f"{where}, title"),
        _among(Better, told.get("better", Better.NEITHER), f"{where}, better"),
        str(told.get("base", "")), tuple(_target(one, f"{where}, targets") for one in told.get("targets", ())), str(told.get("result", "")),
        _day(told["deadline"], f"{where}, deadline") if "deadline" in told else None, told.get("benefit") is True,
        _text(told, "broken", where), _maybe(Judged, told, "judged", where), _text(told, "outcome", where),
        str(told.get("serves", "")), _body(told, "holder", holders, where),
    )


def _target(told: object, where: str) -> TargetVersion:
    if isinstance(told, str):
        return TargetVersion(told)
    if not isinstance(told, dict) or not {"figure", "note"} <= set(told) <= {"figure", "note", "since"}:
        raise BadDefinition(f"{where}: {told!r} must be the id of a figure, or a figure and a note, and since when where that is known")
    since = _day(told["since"], f"{where}, since") if "since" in told else None
    return TargetVersion(str(told["figure"]), text_of(told["note"], f"{where}, note"), since)


def _finding(id: str, told: Words) -> Finding:
    where = f"chain.yaml, {id}"
    _only(told, FINDING, where)
    return Finding(id, text_of(told.get("text"), f"{where}, text"), tuple(told.get("goals", ())), tuple(told.get("areas", ())),
                   tuple(told.get("evidence", ())))


def _recommendation(id: str, told: Words, bodies: Mapping[str, Text]) -> Recommendation:
    where = f"chain.yaml, {id}"
    _only(told, RECOMMENDATION, where)
    return Recommendation(
        id, _among(Kind, told.get("kind"), f"{where}, kind"), text_of(told.get("text"), f"{where}, text"),
        tuple(told.get("because", ())), tuple(told.get("enables", ())), _body(told, "addressee", bodies, where),
        _maybe(Reply, told, "answer", where), _maybe(State, told, "state", where), _text(told, "evidence", where),
        str(told.get("successor", "")), str(told.get("heading", "")), str(told.get("round", "")), _body(told, "owner", bodies, where),
        _day(told["due"], f"{where}, due") if "due" in told else None,
    )


def _body(told: Words, part: str, bodies: Mapping[str, Text], where: str) -> Text | None:
    """Who is named by an id, in words."""
    id = told.get(part)
    if id is not None and id not in bodies:
        raise BadDefinition(f"{where}: nobody is called {id!r}; {nearest(str(id), bodies)}")
    return bodies.get(id)


def _measure(
    id: str, told: Words, measures: Mapping[str, Text], owners: Mapping[str, Text], ranks: Mapping[str, int]
) -> Measure:
    where = f"chain.yaml, {id}"
    _only(told, MEASURE, where)
    if id not in measures:
        raise BadDefinition(f"{where}: there are no words for this measure")
    due = _day(told["due"], f"{where}, due") if "due" in told else None
    return Measure(
        id, measures[id], str(told.get("of", "")), owners.get(id), due, ranks.get(id), str(told.get("within", "")),
        tuple(told.get("indicators", ())), tuple(told.get("areas", ())), _maybe(Unmeasured, told, "no_indicator", where),
    )


def _only(told: Words, wanted: set[str], where: str) -> None:
    if strange := sorted(set(told) - wanted):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")


def _text(told: Words, part: str, where: str) -> Text | None:
    return text_of(told[part], f"{where}, {part}") if part in told else None


def _maybe(kind: type[K], told: Words, part: str, where: str) -> K | None:
    return _among(kind, told[part], f"{where}, {part}") if part in told else None


def _among(kind: type[K], told: object, where: str) -> K:
    if told not in set(kind):
        raise BadDefinition(f"{where} is {told!r}; it must be one of {', '.join(kind)}")
    return kind(told)


def _day(told: object, where: str) -> date:
    if isinstance(told, date):
        return told
    raise BadDefinition(f"{where} is {told!r}; write a day such as 2026-06-30")
