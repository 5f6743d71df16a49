"""The door of questions: every figure leaves through here, judged by the gate and entered in the trail.

What is told beside an indicator, such as how many of those asked answered, is a question of its own to the same door: judged and entered
as any other, of the periods that the answer is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from puntari.define.disclosure import CellKeys
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.question import Question
from puntari.doors.gate import Asked, asked_grounds, through
from puntari.doors.house import House
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.figures.plan import grain_of
from puntari.flow.person_facts.explain import deliveries_behind
from puntari.flow.released import as_told, in_tables, month_end
from puntari.flow.strictly import apart, told_strictly
from puntari.guard.actor import Actor
from puntari.guard.disclose import told_with
from puntari.guard.events import of_question
from puntari.guard.persons import Telling, telling
from puntari.guard.policy import TWO_METHODS
from puntari.guard.release import Cells, Computed, Figures, OfPersons, Refusal, Rested
from puntari.guard.studies import EXAMPLE_ONLY
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange


def ask(house: House, question: Question, actor: Actor) -> Figures | Refusal:
    """The release that answers the question, or a refusal with its reason; raises BadQuestion for what can't be asked at all."""
    answer = _alone(house, question, actor)
    if isinstance(answer, Refusal):
        return answer
    asked = {id: others for id in question.indicators if (others := tuple(_beside(house, question, id, answer)))}
    told = {id: tuple(_alone(house, other, actor) for other in others) for id, others in asked.items()}
    # Another build may have been published in between; its figures would not be of the same rows.
    released = {id: tuple(one for one in some if isinstance(one, Figures) and one.build == answer.build) for id, some in told.items()}
    return told_with(answer, released) if released else answer


def _beside(house: House, question: Question, id: str, answer: Figures) -> Iterator[Question]:
    """What is to be told beside an indicator, where it can be told by all that is asked: of the same periods as the answer."""
    pack = house.pack(question.pack)
    period = question.period
    if period is None and not question.every_period:
        periods = [row["period"] for row in answer.cells.select(["indicator", "period"]).to_pylist() if row["indicator"] == id]
        if not periods:
            return
        period = PeriodRange.parse(max(periods))
    for other in pack.indicator(id).beside:
        asked = replace(question, indicators=(other,), period=period)
        try:
            grain_of(pack, other, asked)
        except BadQuestion:
            continue
        yield asked


def _alone(house: House, question: Question, actor: Actor) -> Figures | Refusal:
    """The answer to a question without what is told beside it."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Cells] | Refusal:
        pack, build = house.pack(question.pack), house.build()
        guards = _guards_of(grounds, actor)
        both = next((id for id in guards if in_tables(house.store, pack, id)), None)
        if both is not None:
            return Refusal(TWO_METHODS.reason, both)
        example = next((id for id in guards if _is_example(pack, actor) and _of_real_people(build, pack, id)), None)
        if example is not None:
            return Refusal(EXAMPLE_ONLY.reason, example)
        asked_on = question.as_known_on
        told = replace(question, as_known_on=month_end(asked_on)) if guards and asked_on else question
        warehouse = house.warehouse(pack.id, told.as_known_on, persons=bool(guards))
        synthetic = synthetic_sources(house.manifest(), pack.id)

        def remembered(cells: Cells) -> Cells:
            return as_told(house.store, build, pack, cells)

        cells, stricter = compute(warehouse, pack, told, synthetic, guards), _stricter_rules(guards)
        if not stricter:
            return Computed(remembered(cells), grounds, build.name)
        common, strict = apart(cells, stricter)
        return Computed(told_strictly(remembered(common), remembered(strict)), grounds, build.name)

    asked = Asked(actor, "ask", of_question(question))
    return through(house, asked, lambda: asked_grounds(house.pack(question.pack), question, actor), computed)


def _is_example(pack: Pack, actor: Actor) -> bool:
    """Whether the study that the actor asks in is made up, and so has no permit."""
    return any(one.id == actor.study and one.synthetic for one in pack.studies)


def _of_real_people(build: Path, pack: Pack, id: str) -> bool:
    """Whether any delivery behind an indicator over persons is not made up."""
    bindings = [one for one in pack.indicator(id).bindings if isinstance(one, RegisterBinding)]
    return not all(one.synthetic for binding in bindings for one in deliveries_behind(build, pack, binding, None))


def _guards_of(grounds: tuple[Rested, ...], actor: Actor) -> dict[str, Guarded]:
    """How each indicator over persons is told to the actor's audience, of the areas that are the actor's, and by which stricter rule to
    the actor himself, as in a study."""
    found = {ground.what: telling(ground, actor) for ground in grounds if isinstance(ground, OfPersons)}
    return {id: _guarded(one) for id, one in found.items() if one is not None}


def _guarded(told: Telling) -> Guarded:
    return Guarded(told.common, told.within, told.rule if told.rule != told.common else None)


def _stricter_rules(guards: Mapping[str, Guarded]) -> dict[str, CellKeys]:
    return {id: one.stricter for id, one in guards.items() if one.stricter is not None}


def synthetic_sources(manifest: Mapping[str, object], pack: str) -> frozenset[str]:
    """The sources of a pack that synthetic stand-ins feed in a build, and its registers that synthetic deliveries feed."""
    sources = manifest["packs"][pack]["sources"]
    fed = {id for id, told in sources.items() if any(one["synthetic"] for one in told["deliveries"])}
    return frozenset(fed | set(manifest["packs"][pack].get("persons", {}).get("synthetic", ())))
