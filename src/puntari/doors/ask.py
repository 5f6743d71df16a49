"""The door of questions: every figure leaves through here, judged by the gate and entered in the trail."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.question import Question
from puntari.doors.house import House
from puntari.flow.figures.compute import compute
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, record
from puntari.guard.disclose import disclose, refusal
from puntari.guard.release import Refusal, Release
from puntari.words.errors import PuntariError


def ask(house: House, question: Question, actor: Actor) -> Release | Refusal:
    """The release that answers the question, or a refusal with its reason; raises BadQuestion for what can't be asked at all."""
    try:
        return _answer(house, question, actor)
    except PuntariError as wrong:
        _enter(house, actor, question, f"failed: {wrong}")
        raise


def _answer(house: House, question: Question, actor: Actor) -> Release | Refusal:
    pack = house.pack(question.pack)
    indicators = {id: pack.indicator(id) for id in question.indicators}
    refused = refusal(question.indicators, indicators, actor)
    if refused is not None:
        _enter(house, actor, question, f"refused: {refused.reason.en}")
        return refused
    build = house.build()
    warehouse = house.warehouse(pack.id, question.as_known_on)
    computed = compute(warehouse, pack, question, build.name, synthetic_sources(house.manifest(), pack.id))
    answer = disclose(computed, indicators, actor)
    released = isinstance(answer, Release)
    _enter(house, actor, question, "released" if released else f"refused: {answer.reason.en}", build.name, len(answer) if released else 0)
    return answer


def synthetic_sources(manifest: Mapping[str, object], pack: str) -> frozenset[str]:
    """The sources of a pack that synthetic stand-ins feed in a build."""
    sources = manifest["packs"][pack]["sources"]
    return frozenset(id for id, told in sources.items() if any(one["synthetic"] for one in told["deliveries"]))


def _enter(house: House, actor: Actor, question: Question, outcome: str, build: str = "", cells: int = 0) -> None:
    about = {
        "pack": question.pack, "indicators": question.indicators, "by": question.by, "area": str(question.area or ""),
        "period": str(question.period or ("every" if question.every_period else "newest")), "as_known_on": question.as_known_on,
    }
    record(house.store, Event(actor, "ask", about, outcome, build, cells))
