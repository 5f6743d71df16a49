"""The door to judged claims: what a report states, held against stored figures; judged by the gate and entered in the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from puntari.define.claim import Claim, ClaimBook
from puntari.define.pack import Pack
from puntari.define.source import Audience, Source
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, carried_is_built, from_carried, from_register
from puntari.flow.claims.judge import Judgement, judge
from puntari.flow.claims.view import View
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, record
from puntari.guard.policy import may_see
from puntari.guard.release import Refusal
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion

__all__ = ["JudgedClaims", "Judgement", "judge_claims"]


@dataclass(frozen=True)
class JudgedClaims:
    """Judgements in the order of the pack's claims, the build whose figures they rest on (empty: none), and the sources whose figures
    were read from the pack's own tables because the build does not hold them as they stand now."""

    pack: str
    judgements: tuple[Judgement, ...]
    build: str
    unbuilt: tuple[str, ...]


def judge_claims(house: House, pack: str, actor: Actor) -> JudgedClaims | Refusal:
    """Every claim of a pack judged over the figures that it cites; raises BadQuestion for a pack without claims.

    A claim that rests on a source the actor may not see refuses the whole, as a verdict tells of the figures behind it.
    """
    chosen = house.pack(pack)
    if chosen.claims is None:
        raise BadQuestion(f"pack {pack} has no claims to judge")
    read = {id: chosen.sources[id] for id in sorted(chosen.claims.sources(chosen.claims.claims.values()))}
    decision = may_see(actor, Audience.PUBLIC, read.values())
    if not decision.allowed:
        _enter(house, actor, pack, f"refused: {decision.reason.en}")
        return Refusal(decision.reason, f"claims of {pack}")
    build = current_build(house.store)
    unbuilt = tuple(id for id in read if build is None or not _is_built(house, chosen, read[id]))
    judged = tuple(_judged(chosen.claims, View(dict(_figures(house, chosen, read, unbuilt)), read, chosen.reasons, chosen.claims.marks)))
    answer = JudgedClaims(pack, judged, build.name if build else "", unbuilt)
    _enter(house, actor, pack, "released", answer.build, len(judged))
    return answer


def _judged(book: ClaimBook, view: View) -> Iterator[Judgement]:
    claims: Mapping[str, Claim] = book.claims
    yield from (judge(claim, view) for claim in claims.values())


def _figures(house: House, pack: Pack, read: Mapping[str, Source], unbuilt: tuple[str, ...]) -> Iterator[tuple[str, Figure]]:
    for id, source in read.items():
        figures = from_carried(source, Path(pack.folder)) if id in unbuilt else from_register(house.warehouse(pack.id), source)
        yield from ((figure.id, figure) for figure in figures)


def _is_built(house: House, pack: Pack, source: Source) -> bool:
    """Whether the served build was made of the tables that the pack carries now; a build older than the source lacks it altogether."""
    told = house.manifest()["packs"].get(pack.id, {"sources": {}})["sources"].get(source.id)
    return told is not None and carried_is_built(source, Path(pack.folder), (one["sha256"] for one in told["deliveries"]))


def _enter(house: House, actor: Actor, pack: str, outcome: str, build: str = "", claims: int = 0) -> None:
    record(house.store, Event(actor, "claims", {"pack": pack}, outcome, build, claims))
