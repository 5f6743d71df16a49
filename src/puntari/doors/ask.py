"""The door of questions: every figure leaves through here, judged by the gate and entered in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from puntari.define.question import Question
from puntari.doors.gate import Asked, asked_grounds, through
from puntari.doors.house import House
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.released import as_told, in_tables, month_end
from puntari.guard.actor import Actor
from puntari.guard.persons import telling
from puntari.guard.policy import TWO_METHODS
from puntari.guard.release import Cells, Computed, Figures, OfPersons, Refusal, Rested


def ask(house: House, question: Question, actor: Actor) -> Figures | Refusal:
    """The release that answers the question, or a refusal with its reason; raises BadQuestion for what can't be asked at all."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Cells] | Refusal:
        pack, build = house.pack(question.pack), house.build()
        guards = _guards_of(grounds, actor)
        both = next((id for id in guards if in_tables(house.store, pack, id)), None)
        if both is not None:
            return Refusal(TWO_METHODS.reason, both)
        asked_on = question.as_known_on
        told = replace(question, as_known_on=month_end(asked_on)) if guards and asked_on else question
        warehouse = house.warehouse(pack.id, told.as_known_on)
        synthetic = synthetic_sources(house.manifest(), pack.id)
        cells = compute(warehouse, pack, told, synthetic, guards)
        return Computed(as_told(house.store, build, pack, cells), grounds, build.name)

    asked = Asked(actor, "ask", _about(question))
    return through(house, asked, lambda: asked_grounds(house.pack(question.pack), question, actor), computed)


def _guards_of(grounds: tuple[Rested, ...], actor: Actor) -> dict[str, Guarded]:
    """How each indicator over persons is told to the actor."""
    told = {ground.what: telling(ground, actor) for ground in grounds if isinstance(ground, OfPersons)}
    return {id: Guarded(one.rule, one.within) for id, one in told.items() if one is not None}


def synthetic_sources(manifest: Mapping[str, object], pack: str) -> frozenset[str]:
    """The sources of a pack that synthetic stand-ins feed in a build, and its registers that synthetic deliveries feed."""
    sources = manifest["packs"][pack]["sources"]
    fed = {id for id, told in sources.items() if any(one["synthetic"] for one in told["deliveries"])}
    return frozenset(fed | set(manifest["packs"][pack].get("persons", {}).get("synthetic", ())))


def _about(question: Question) -> dict[str, object]:
    return {
        "pack": question.pack, "indicators": question.indicators, "by": question.by, "area": str(question.area or ""),
        "period": str(question.period or ("every" if question.every_period else "newest")), "as_known_on": question.as_known_on,
        "only": {one.dimension: one.codes for one in question.only},
    }
