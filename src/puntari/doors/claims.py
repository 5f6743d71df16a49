"""The door to judged claims: what a report states, held against stored figures; judged by the gate and entered in the trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from puntari.define.claim import Claim, ClaimBook
from puntari.define.pack import Pack
from puntari.define.source import Audience, Source
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import stored_figures
from puntari.flow.claims.judge import Judgement, judge
from puntari.flow.claims.view import View
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion

__all__ = ["JudgedClaims", "Judgement", "judge_claims"]


@dataclass(frozen=True)
class JudgedClaims:
    """Judgements in the order of the pack's claims, and the sources whose figures were read from the pack's own tables because the
    build does not hold them as they stand now."""

    pack: str
    judgements: tuple[Judgement, ...]
    unbuilt: tuple[str, ...]


def judge_claims(house: House, pack: str, actor: Actor) -> Finding[JudgedClaims] | Refusal:
    """Every claim of a pack judged over the figures that it cites; raises BadQuestion for a pack without claims.

    A claim that rests on a source the actor may not see refuses the whole, as a verdict tells of the figures behind it.
    """

    def computed(grounds: tuple[Rested, ...]) -> Computed[JudgedClaims]:
        build = current_build(house.store)
        return Computed(_judge(house, house.pack(pack), build), grounds, build.name if build else "")

    asked = Asked(actor, "claims", {"pack": pack}, lambda released: len(released.body.judgements))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def _ground(pack: Pack) -> Ground:
    return Ground(f"claims of {pack.id}", Audience.PUBLIC, tuple(_read(pack).values()))


def _read(pack: Pack) -> dict[str, Source]:
    """The sources that the claims of a pack cite, by id."""
    if pack.claims is None:
        raise BadQuestion(f"pack {pack.id} has no claims to judge")
    return {id: pack.sources[id] for id in sorted(pack.claims.sources(pack.claims.claims.values()))}


def _judge(house: House, pack: Pack, build: Path | None) -> JudgedClaims:
    read = _read(pack)
    manifest = house.manifest()["packs"].get(pack.id) if build else None
    figures, unbuilt = stored_figures(read, Path(pack.folder), manifest, lambda: house.warehouse(pack.id))
    view = View(figures, read, pack.reasons, pack.claims.marks)
    return JudgedClaims(pack.id, tuple(_judged(pack.claims, view)), unbuilt)


def _judged(book: ClaimBook, view: View) -> Iterator[Judgement]:
    claims: Mapping[str, Claim] = book.claims
    yield from (judge(claim, view) for claim in claims.values())

