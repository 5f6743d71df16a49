"""The door to conditions for organising services: what public figures show of each area, and what people made of it, by four eyes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from puntari.define.conditions import Criterion
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.act import carry_out
from puntari.doors.condition_evidence import evidence_of
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.doors.trail import look
from puntari.flow.conditions import AreaSeen, CriterionSeen, seen, stand_of
from puntari.flow.goals import Stand
from puntari.flow.readings import Reading, Series, readings
from puntari.guard.actor import Actor, Role
from puntari.guard.defining import check_words
from puntari.guard.judging import (
    Evidence,
    Judgement,
    Stage,
    check_decision,
    check_grade,
    check_rests,
    eyes_of,
    judgements,
    newest,
    noted_evidence,
)
from puntari.guard.policy import Deed
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.store.account import account
from puntari.store.rounds import extend_round, round_events, say_published
from puntari.words.errors import BadQuestion

__all__ = [
    "AreaSeen", "ConditionsTold", "CriterionSeen", "Reading", "Stand", "ask_conditions", "decide", "note", "tell_approved",
    "tell_judgements",
]
OF_CONDITIONS = "conditions"
Event = Mapping[str, object]


@dataclass(frozen=True)
class ConditionsTold:
    """The criteria that hold on a day, with what public figures show of every area at a level."""

    level: str
    criteria: tuple[CriterionSeen, ...]


def ask_conditions(house: House, pack: str, actor: Actor, on: date | None = None) -> Finding[ConditionsTold] | Refusal:
    """The conditions of a pack on a day, by default today; raises BadQuestion for a pack without any."""
    chosen = _with_conditions(house.pack(pack))
    day = on or datetime.now(UTC).date()
    holding = tuple(one for one in chosen.conditions.values() if one.holds(day))
    public = {id for one in holding for id in one.looked_at if chosen.indicator(id).audience is Audience.PUBLIC}

    def computed(grounds: tuple[Rested, ...]) -> Computed[ConditionsTold]:
        level = chosen.hierarchy.by_id[chosen.map_level]
        codes = tuple(area.code for area in chosen.hierarchy.areas(level.id) if area.code not in level.outside)
        read: dict[str, Series] = {}

        def series(id: str) -> Series:
            if id not in read:
                read[id] = readings(house.warehouse(pack), chosen, id, level.id, every=False)
            return read[id]

        criteria = tuple(seen(one, tuple(id for id in one.looked_at if id in public), codes, series) for one in holding)
        return Computed(ConditionsTold(level.id, criteria), grounds, house.build().name)

    asked = Asked(actor, "steering", {"pack": pack}, lambda released: len(released.body.criteria))
    return through(house, asked, lambda: grounds_of(chosen, tuple(sorted(public))), computed)


def tell_judgements(house: House, pack: str, actor: Actor) -> tuple[Judgement, ...]:
    """What people made of criteria in areas: analysts see all, others what another has approved."""
    found = judgements(_events(house, house.pack(pack).id))
    if actor.role is Role.ANALYST:
        look(house, actor, pack, "judgements", len(found))
    return found if actor.role is Role.ANALYST else tuple(one for one in found if one.stage is Stage.APPROVED)


def tell_approved(house: House, pack: str) -> dict[tuple[str, str], Judgement]:
    """The last approved judgement of each criterion and area, which everybody may see."""
    return newest(judgements(_events(house, house.pack(pack).id)))


def note(
    house: House, actor: Actor, pack: str, criterion: str, area: str, text: str, evidence: tuple[str, ...], grade: str = "",
    documents: tuple[str, ...] = (),
) -> Judgement | Refusal:
    """Note what one makes of a criterion in an area, on which figures (INDICATOR or INDICATOR@PERIOD) and documents; a grade only where the
    law gives a standard, and none that the figures contradict."""
    chosen = _with_conditions(house.pack(pack))
    if criterion not in chosen.conditions:
        raise BadQuestion(f"pack {pack} has no criterion {criterion!r}; {nearest(criterion, chosen.conditions)}")
    codes = [one.code for one in chosen.hierarchy.areas(chosen.map_level)]
    if area not in codes:
        raise BadQuestion(f"there is no {chosen.map_level} {area!r}; {nearest(area, codes)}")

    def told(before: tuple[Event, ...]) -> Event:
        words = {"text": check_words(text, "the judgement"), "documents": [check_words(one, "a document") for one in documents]}
        shown = _shown(house, actor, chosen, chosen.conditions[criterion], area, evidence, check_grade(chosen.conditions[criterion], grade))
        check_rests(grade, shown[1], documents)
        return {"step": "note", "criterion": criterion, "area": area, "grade": grade, "evidence": noted_evidence(shown[0]), **words}

    return _step(house, actor, pack, told, criterion=criterion, area=area)


def _shown(
    house: House, actor: Actor, pack: Pack, criterion: Criterion, area: str, named: tuple[str, ...], grade: str
) -> tuple[tuple[Evidence, ...], bool | None]:
    """The figures that a judgement rests on, and whether they meet the law's standard (None: they do not tell, or nothing is graded)."""
    if not named:
        known = ", ".join(criterion.looked_at)
        raise BadQuestion(f"a judgement of {criterion.id} rests on no indicator; name what shows it, such as {known}")
    found = evidence_of(house, actor, pack, area, named)
    if not grade or criterion.standard is None:
        return found, None
    stand = stand_of(criterion.standard, found)
    if stand is Stand.NO_FIGURE and criterion.standard.indicator not in {one.indicator for one in found}:
        raise BadQuestion(f"a grade of {criterion.id} rests on {criterion.standard.indicator}; name it among the evidence")
    return found, {Stand.REACHED: True, Stand.NOT_REACHED: False}.get(stand)


def decide(house: House, actor: Actor, pack: str, number: int, approve: bool) -> Judgement | Refusal:
    """Approve a judgement that somebody else noted, or refuse it (one that was approved too: it is taken back)."""
    step = "approve" if approve else "refuse"

    def told(before: tuple[Event, ...]) -> Event:
        check_decision(judgements(before), number, step, actor.name)
        return {"step": step, "number": number}

    return _step(house, actor, pack, told, number)


def _step(
    house: House, actor: Actor, pack: str, told: Callable[[tuple[Event, ...]], Event], number: int = 0, **about: object
) -> Judgement | Refusal:
    if not actor.name.strip():
        raise BadQuestion("nobody stands behind the judgement; say who makes it")

    def decide_all(before: tuple[Event, ...]) -> Event:
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {**told(before), "who": actor.name.strip(), "account": account(), "when": when}

    def done() -> Judgement:
        extend_round(house.store, _file(pack), decide_all, OF_CONDITIONS)
        found = judgements(_events(house, pack))
        say_published(house.store, f"conditions {pack} {len(_events(house, pack))}")
        return found[number - 1]

    return carry_out(house, actor, Deed.JUDGE, {"pack": pack, **about}, done, eyes_of)


def _with_conditions(pack: Pack) -> Pack:
    if not pack.conditions or pack.hierarchy is None:
        raise BadQuestion(f"pack {pack.id} tells of no conditions for organising services")
    return pack


def _events(house: House, pack: str) -> tuple[Event, ...]:
    return round_events(house.store, _file(pack), OF_CONDITIONS)


def _file(pack: str) -> str:
    return pack.replace("_", "-")
