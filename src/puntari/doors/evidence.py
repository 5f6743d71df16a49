"""The door to the register of evidence: what an evaluation rests on, with dates and hashes, and which findings rest on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.evidence import EvidenceBook
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.evidence import ExhibitTold, Lack, told
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion

__all__ = ["EvidenceTold", "ExhibitTold", "Lack", "ask_evidence"]


@dataclass(frozen=True)
class EvidenceTold:
    """The register with each piece of evidence as it stands, and what each finding rests on."""

    pack: str
    book: EvidenceBook
    exhibits: tuple[ExhibitTold, ...]
    rests: Mapping[str, tuple[str, ...]]


def ask_evidence(house: House, pack: str, actor: Actor) -> Finding[EvidenceTold] | Refusal:
    """The register of evidence of a pack; raises BadQuestion for a pack that keeps none."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[EvidenceTold]:
        chosen = house.pack(pack)
        book, rests = _book(chosen), chosen.rests
        build = current_build(house.store)
        delivered = _delivered(house, chosen) if build else {}
        return Computed(EvidenceTold(pack, book, told(book, rests, delivered), rests), grounds, build.name if build else "")

    asked = Asked(actor, "evidence", {"pack": pack}, lambda released: len(released.body.exhibits))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def _delivered(house: House, pack: Pack) -> dict[str, tuple[str, ...]]:
    """The hashes of what the served build was made of, by source."""
    sources = house.manifest()["packs"].get(pack.id, {"sources": {}})["sources"]
    return {id: tuple(one["sha256"] for one in told["deliveries"]) for id, told in sources.items()}


def _book(pack: Pack) -> EvidenceBook:
    if pack.evidence is None:
        raise BadQuestion(f"pack {pack.id} keeps no register of evidence")
    return pack.evidence


def _ground(pack: Pack) -> Ground:
    tables = [one.source for one in _book(pack).exhibits.values() if one.source]
    return Ground(f"evidence of {pack.id}", Audience.PUBLIC, tuple(pack.sources[id] for id in tables))
