"""The way through the gate that every door takes: refused or judged, and entered in the trail whatever comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from puntari.define.indicator import Indicator
from puntari.define.lineage import columns_named
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Expected
from puntari.define.question import Place, Question
from puntari.define.right import Columns, Right
from puntari.define.source import STRICTNESS, Audience
from puntari.doors.house import House
from puntari.flow.figures.plan import codes_within, grain_of
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, record
from puntari.guard.disclose import disclose, refusal, right_named
from puntari.guard.events import Outcome
from puntari.guard.policy import open_cell
from puntari.guard.release import Computed, Figures, Ground, OfPersons, Refusal, Release, Rested
from puntari.guard.rights import Wanted, opening, today

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """What somebody asks at a door: who, what it is called in the trail, about what, and how many things an answer tells."""

    actor: Actor
    what: str
    about: Mapping[str, object]
    size: Callable[[Release], int] = field(default=len, repr=False)


def grounds_of(pack: Pack, indicators: tuple[str, ...]) -> tuple[Ground | OfPersons, ...]:
    """What figures of indicators rest on; raises BadQuestion for an indicator that the pack does not have."""
    return tuple(_ground(pack, id, None, frozenset()) for id in indicators)


def asked_grounds(pack: Pack, question: Question, actor: Actor) -> tuple[Ground | OfPersons, ...]:
    """What a question's figures rest on, with the cell that is wanted of persons; raises BadQuestion for what can't be asked."""
    levels = {id: grain_of(pack, id, question).level for id in question.indicators}
    study = next((one for one in pack.studies if one.id == actor.study), None)
    areas = study.areas if study is not None else ()
    return tuple(
        _ground(pack, id, level or "", _own_codes(pack, level, actor), question, _codes_of(pack, level, areas))
        for id, level in levels.items()
    )


def _ground(
    pack: Pack, id: str, level: str | None, own: frozenset[str], question: Question | None = None, studied: frozenset[str] = frozenset()
) -> Ground | OfPersons:
    """`level` None is outside any question: nothing of persons is told then."""
    indicator = pack.indicator(id)
    if not indicator.registers:
        return Ground(id, indicator.audience, indicator.sources, pack.rights)
    if level is None or question is None:
        return OfPersons(id, None, pack.rights, pack.disclosures)
    ways = enumerate(indicator.bindings)
    over = frozenset(at for at, binding in ways if isinstance(binding, RegisterBinding) and not binding.of_nobody)
    stricter = {one.right.id: one.rule for one in pack.studies}
    return OfPersons(id, _cell(pack, indicator, level, question), pack.rights, pack.disclosures, own, over, stricter, studied)


def rights_to(pack: Pack, id: str) -> tuple[Right, ...]:
    """The rights that give an indicator's figures to somebody today; raises BadQuestion for an indicator that the pack does not have."""
    indicator = pack.indicator(id)
    if indicator.registers:
        return opening(pack.rights, _cell(pack, indicator, "", Question(pack.id, (id,))), today())
    return opening(pack.rights, open_cell(indicator.audience, indicator.sources), today())


def _cell(pack: Pack, indicator: Indicator, level: str, question: Question) -> Wanted:
    """The cell that a figure over persons is; who asks by expert or team asks for personal data of the staff."""
    levels = tuple(pack.hierarchy.by_id) if pack.hierarchy else ()
    asked = {*question.by, *(one.dimension for one in question.only)} - set(levels)
    sources = [one.redistribution for one in indicator.sources] + [one.governance.redistribution for one in indicator.registers]
    facts = {fact.id: fact for binding in indicator.bindings for fact in binding.facts}
    by_staff = any(name in getattr(fact, "staff", ()) for fact in facts.values() for name in asked)
    of_staff = by_staff or indicator.audience is Audience.OWN_STAFF
    return Wanted(
        Columns.STAFF if of_staff else Columns.PROTECTED,
        Audience.OWN_STAFF if of_staff else indicator.audience,
        frozenset(facts),
        max(sources, key=STRICTNESS.index),
        levels,
        level,
        own=False,
        named=frozenset(asked | {name for binding in indicator.bindings for name in _measured(binding)}),
        only=question.only,
        periods=None if any(_foretells(binding) for binding in indicator.bindings) else question.period,
    )


def _foretells(binding: object) -> bool:
    """Whether a way to compute an indicator makes a period's figure out of earlier ones."""
    return isinstance(binding, RegisterBinding) and any(isinstance(one, Expected) for one in (binding.value, binding.per))


def _measured(binding: object) -> set[str]:
    """The columns of facts over persons that a way to compute an indicator names."""
    return columns_named((binding.value, binding.per)) if isinstance(binding, RegisterBinding) else set()


def _own_codes(pack: Pack, level: str | None, actor: Actor) -> frozenset[str]:
    """Areas of a level that lie within what the actor works for; raises BadQuestion for an organisation that is no area."""
    if not actor.organisation:
        return frozenset()
    return _codes_of(pack, level, (actor.organisation,))


def _codes_of(pack: Pack, level: str | None, areas: Iterable[str]) -> frozenset[str]:
    """Areas of a level that lie within some of the areas LEVEL:CODE; none where there are no areas."""
    found: frozenset[str] = frozenset()
    if level is None or pack.hierarchy is None:
        return found
    for place in map(Place.parse, areas):
        pack.hierarchy.level(place.level)
        found |= codes_within(pack.hierarchy, level, place)
    return found


def through(
    house: House, asked: Asked, grounds: Callable[[], tuple[Rested, ...]], compute: Callable[[tuple[Rested, ...]], Computed[T] | Refusal]
) -> Release | Refusal:
    """The release of what `compute` gives for the grounds, or a refusal; refused by its grounds before it is computed.

    Whatever goes wrong in either is entered as a failure, by its kind alone, and goes on.
    """
    try:
        return _judged(house, asked, grounds(), compute)
    except Exception as wrong:
        record(house.store, Event(asked.actor, asked.what, asked.about, Outcome.FAILED, reason=type(wrong).__name__))
        raise


def _judged(
    house: House, asked: Asked, grounds: tuple[Rested, ...], compute: Callable[[tuple[Rested, ...]], Computed[T] | Refusal]
) -> Release | Refusal:
    answer = refusal(grounds, asked.actor)
    build = ""
    if answer is None:
        computed = compute(grounds)
        answer = computed if isinstance(computed, Refusal) else disclose(computed, asked.actor)
        build = "" if isinstance(computed, Refusal) else computed.build
    if isinstance(answer, Refusal):
        record(house.store, Event(asked.actor, asked.what, asked.about, Outcome.REFUSED, build, reason=answer.reason.en))
        return answer
    rows = answer.cells.num_rows if isinstance(answer, Figures) else 0
    definitions = tuple(origin.definition for origin in answer.origins.values()) if isinstance(answer, Figures) else ()
    given = "; ".join(right_named(grounds, asked.actor))
    told = Event(asked.actor, asked.what, asked.about, Outcome.RELEASED, build, asked.size(answer), rows, given, definitions)
    record(house.store, told)
    return answer
