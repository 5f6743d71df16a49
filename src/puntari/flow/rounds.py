"""A round of an assessment as its events tell it: who was invited, what they answered, what the evaluator judged."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from puntari.define.fingerprint import digest
from puntari.define.framework import Framework
from puntari.define.judgement import Judgement, judgement
from puntari.define.names import nearest
from puntari.guard.assessed import Tallies, Turnout
from puntari.words.errors import BadQuestion
from puntari.words.identifier import LOOKS_LIKE_ONE

LONGEST_COMMENT = 2000
MOST_INVITED = 500
Event = Mapping[str, object]


@dataclass(frozen=True)
class Answer:
    """One respondent's word on an area; `level` is None for "cannot say"."""

    level: float | None
    comment: str = ""


@dataclass(frozen=True)
class Round:
    """A round as it stands. Invitations are known by the hash of their key; nobody's name is in it."""

    id: str
    pack: str
    framework: str
    fingerprint: str
    period: str
    language: str
    opened: str
    invited: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Hash of the key -> group."""
    withdrawn: frozenset[str] = frozenset()
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict, repr=False)
    """Hash of the key -> area -> answer."""
    sent: frozenset[str] = frozenset()
    judged: Mapping[str, Event] = field(default_factory=dict, repr=False)
    closed: bool = False
    published: bool = False

    @property
    def standing(self) -> dict[str, str]:
        """The invitations that hold, with their groups."""
        return {key: group for key, group in self.invited.items() if key not in self.withdrawn}


def fingerprint_of(framework: Framework) -> str:
    """A short name of what answers and judgements lean on: scale, least number, groups, areas, criteria; words may be mended."""
    areas = [(area.id, area.weight, [one.id for one in area.criteria]) for area in framework.areas]
    dimensions = [(one.id, one.weight, [area.id for area in one.areas]) for one in framework.dimensions]
    return digest([framework.scale, framework.least, [one.id for one in framework.groups], dimensions, areas])


def new_key() -> str:
    """A key to a personal link: 32 characters of chance."""
    return secrets.token_urlsafe(24)


def hash_of(key: str) -> str:
    """What is kept of a key: from it nobody finds the key."""
    return hashlib.sha256(key.encode()).hexdigest()


def opened(pack: str, framework: Framework, period: str, language: str) -> Event:
    """The event that begins a round."""
    return _now(
        "opened", pack=pack, framework=framework.id, fingerprint=fingerprint_of(framework), period=period, language=language
    )


def as_it_stands(id: str, events: Iterable[Event]) -> Round:
    """The round that the events make."""
    told = list(events)
    first = told[0]
    invited: dict[str, str] = {}
    answers: dict[str, dict[str, Answer]] = {}
    judged: dict[str, Event] = {}
    kinds: dict[str, set[str]] = {}
    for event in told[1:]:
        kind, key = str(event["kind"]), str(event.get("key", ""))
        kinds.setdefault(kind, set()).add(key)
        if kind == "invited":
            invited[key] = str(event["group"])
        elif kind == "answered":
            answers.setdefault(key, {})[str(event["area"])] = Answer(_level(event["level"]), str(event["comment"]))
        elif kind == "judged":
            judged |= dict(event["areas"].items())
    return Round(
        id, *(str(first[part]) for part in ("pack", "framework", "fingerprint", "period", "language")), opened=str(first["at"]),
        invited=invited, withdrawn=frozenset(kinds.get("withdrawn", ())), answers=answers, sent=frozenset(kinds.get("sent", ())),
        judged=judged, closed="closed" in kinds, published="published" in kinds,
    )


def _level(told: object) -> float | None:
    return None if told is None else float(told)


def _now(kind: str, **told: object) -> Event:
    return {"kind": kind, "at": datetime.now(UTC).isoformat(timespec="seconds"), **told}


def invitation(found: Round, framework: Framework, group: str, key: str) -> Event:
    """The event of an invitation; raises BadQuestion for a group that the framework does not have, or a closed round."""
    _open(found)
    framework.group(group)
    if len(found.standing) >= MOST_INVITED:
        raise BadQuestion(f"round {found.id} has {len(found.standing)} invitations; a round holds at most {MOST_INVITED}")
    return _now("invited", key=hash_of(key), group=group)


def withdrawal(found: Round, key: str) -> Event:
    """The event that takes an invitation back, with its answers."""
    group_of(found, key)
    _open(found)
    return _now("withdrawn", key=hash_of(key))


def group_of(found: Round, key: str) -> str:
    """The group that a key was made for; raises BadQuestion for a key that opens nothing, saying no more than that."""
    group = found.standing.get(hash_of(key))
    if group is None:
        raise BadQuestion(f"the link opens nothing in round {found.id}; ask for a new one from whoever sent it")
    return group


def answered(found: Round, framework: Framework, key: str, area: str, answer: Answer) -> Event:
    """The event of an answer; raises BadQuestion for a level off the scale, a comment too long, a closed round, or an unknown key."""
    group_of(found, key)
    _open(found)
    framework.area(area)
    if answer.level is not None:
        framework.check_level(answer.level, f"area {area}")
    if len(answer.comment) > LONGEST_COMMENT:
        raise BadQuestion(f"area {area}: the comment has {len(answer.comment)} characters; write at most {LONGEST_COMMENT}")
    _without_identifier(answer.comment, f"area {area}, comment")
    return _now("answered", key=hash_of(key), area=area, level=answer.level, comment=answer.comment)


def on_paper(framework: Framework, rows: Iterable[Mapping[str, str]]) -> tuple[Mapping[str, Answer], ...]:
    """Answers that were given on paper or in an interview, one mapping of area to answer for each respondent.

    A row is an area, a column other than `area` a respondent; an empty cell is "cannot say". Raises BadQuestion for a table that lacks
    an area or has one twice, and for a level off the scale, with the area and the respondent.
    """
    told = tuple(rows)
    headings = list(told[0]) if told else []
    if "area" not in headings:
        raise BadQuestion(f"the table has no column 'area'; it has {', '.join(map(repr, headings)) or 'nothing'}; name the first column so")
    table = {row.get("area", ""): {name: cell for name, cell in row.items() if name != "area"} for row in told}
    wanted = [area.id for area in framework.areas]
    if sorted(row.get("area", "") for row in told) != sorted(wanted):
        raise BadQuestion(f"{_which_rows(framework, wanted, [row['area'] for row in told])}; the table needs one row for each area")
    names = list(table[wanted[0]])
    if not names or not all(names):
        raise BadQuestion("the table has no column for a respondent; give each a column with a heading of its own")
    return tuple({id: _on_paper(framework, id, name, table[id][name]) for id in wanted} for name in names)


def _which_rows(framework: Framework, wanted: Sequence[str], told: Sequence[str]) -> str:
    """What is wrong with the areas of a table: one that is unknown, one that lacks, or one that stands twice."""
    for area in told:
        if area not in wanted:
            return f"framework {framework.id} has no area {area!r}; {nearest(area, wanted)}"
    for area in wanted:
        if area not in told:
            return f"area {area!r} has no row"
    return f"area {next(area for area in wanted if told.count(area) > 1)!r} stands twice"


def entered_already(found: Round, group: str, told: Iterable[Mapping[str, Answer]]) -> bool:
    """Whether each of these respondents has a twin with the same levels among those of the group who sent their answers."""
    sent = Counter(_levels(found.answers[key]) for key, mine in found.standing.items() if mine == group and key in found.sent)
    anew = Counter(map(_levels, told))
    return bool(anew) and anew <= sent


def _levels(answers: Mapping[str, Answer]) -> tuple[tuple[str, float | None], ...]:
    return tuple(sorted((area, one.level) for area, one in answers.items()))


def _on_paper(framework: Framework, area: str, name: str, cell: str) -> Answer:
    where = f"area {area}, respondent {name}"
    if not cell.strip():
        return Answer(None)
    try:
        level = float(cell.replace(",", "."))
    except ValueError as wrong:
        raise BadQuestion(f"{where}: {cell!r} is no level; write a number, or nothing for who cannot say") from wrong
    framework.check_level(level, where)
    return Answer(level)


def sending(found: Round, framework: Framework, key: str) -> Event:
    """The event that hands the answers in; raises BadQuestion while an area has none."""
    group_of(found, key)
    _open(found)
    lacking = [area.id for area in framework.areas if area.id not in found.answers.get(hash_of(key), {})]
    if lacking:
        raise BadQuestion(f"{len(lacking)} areas have no answer yet, the first is {lacking[0]}")
    return _now("sent", key=hash_of(key))


def closing(found: Round) -> Event:
    """The event that ends the answering."""
    _open(found)
    return _now("closed")


def publishing(found: Round) -> Event:
    """The event that lets everybody see the results; raises BadQuestion for a round that is still open."""
    if not found.closed:
        raise BadQuestion(f"round {found.id} is still open; close it before it is published")
    return _now("published")


def judging(framework: Framework, areas: Mapping[str, Event]) -> Event:
    """The event of an evaluator's judgements, each read before it is kept."""
    for area, told in areas.items():
        judgement(framework, area, told)
        _without_identifier(told, f"area {area}")
    return _now("judged", areas=dict(areas))


def _without_identifier(told: object, where: str) -> None:
    """Raise BadQuestion with the place of a text that looks like it holds somebody's identifier: rounds keep none."""
    if isinstance(told, str) and LOOKS_LIKE_ONE.search(told):
        raise BadQuestion(f"{where} holds what looks like a personal or business id, which is not kept here; leave it out")
    inside = told.items() if isinstance(told, Mapping) else enumerate(told, 1) if isinstance(told, (list, tuple)) else ()
    for place, one in inside:
        _without_identifier(one, f"{where}, {place}")


def _open(found: Round) -> None:
    if found.closed:
        raise BadQuestion(f"round {found.id} is closed; nothing more can be answered in it")


def judged_of(found: Round, framework: Framework) -> dict[str, Judgement]:
    """The evaluator's newest word on each area."""
    return {area: judgement(framework, area, told) for area, told in found.judged.items()}


def turnout(found: Round, framework: Framework) -> tuple[Turnout, ...]:
    """How many of each group were invited, began, and sent their answers; withdrawn invitations do not count."""
    told = []
    for group in framework.groups:
        keys = {key for key, mine in found.standing.items() if mine == group.id}
        told.append(Turnout(group.id, len(keys), len(keys & set(found.answers)), len(keys & found.sent)))
    return tuple(told)


def tallies(found: Round, framework: Framework) -> Tallies:
    """All answers that were sent, as they were given; for the gate alone."""
    levels: dict[tuple[str, str], list[float]] = {}
    comments: dict[tuple[str, str], list[str]] = {}
    for key in found.sent & set(found.standing):
        for area, answer in found.answers[key].items():
            place = area, found.invited[key]
            if answer.level is not None:
                levels.setdefault(place, []).append(answer.level)
            if answer.comment:
                comments.setdefault(place, []).append(answer.comment)
    return Tallies(
        found.id, found.period, found.language, framework, turnout(found, framework),
        {place: tuple(sorted(given)) for place, given in levels.items()}, {place: tuple(given) for place, given in comments.items()},
        judged_of(found, framework),
    )
