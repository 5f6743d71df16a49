"""The door to the register of evidence: what an evaluation rests on, with dates and hashes, and which findings rest on what; files are
added to it and held against their hashes here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from puntari.define.evidence import EvidenceBook, Exhibit, Holding, Sort, Verdict, Verified
from puntari.define.followup import LONGEST_NAME, named, words
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.act import carry_out
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.evidence import ExhibitTold, Held, Lack, told
from puntari.flow.evidence_files import built_hashes, verified
from puntari.flow.followup import KeptFile, keeping, moment
from puntari.flow.kept_after import extend, follow_up
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.store.files import brought, read_bytes, sha256
from puntari.store.papers import keeping_papers, seal_paper
from puntari.words.errors import BadQuestion

__all__ = ["EvidenceTold", "ExhibitTold", "Holding", "KeptFile", "Lack", "Verdict", "Verified", "ask_evidence"]
MOST_BYTES = 100_000_000
"""Bytes of a file that is added."""


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
        chosen, build = house.pack(pack), current_build(house.store)
        return Computed(EvidenceTold(pack, _book(chosen), _exhibits(house, chosen), chosen.rests), grounds, build.name if build else "")

    asked = Asked(actor, "evidence", {"pack": pack}, lambda released: len(released.body.exhibits))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def add_file(
    house: House, actor: Actor, pack: str, exhibit: str, path: Path, on: date, source: str, keep: bool = True
) -> str | Refusal:
    """Add a file to a piece of evidence and give its hash: the file lies sealed in the vault, or only its hash is kept. A later file does
    not take away an earlier one. Raises BadQuestion for a piece that is not or has its file elsewhere, and for the same file again."""
    chosen = house.pack(pack)

    def added() -> str:
        one, by, where = _exhibit(chosen, exhibit), named(actor.name), words(source, "the source", LONGEST_NAME * 2)
        if not where:
            raise BadQuestion("the source is missing; say with --source where the file came from")
        data = _data(path, on)
        with keeping_papers(house.store) as sealed:
            file = KeptFile(0, one.id, sha256(data), len(data), on, where, by, moment())
            # Looked at before anything is sealed, so that a file that is there already leaves nothing.
            keeping(follow_up(house.store, chosen), file)
            if keep:
                sealed.append(seal_paper(house.store, data))
            whole = KeptFile(**{**vars(file), "sealed": sealed[-1] if sealed else ""})
            extend(house.store, chosen, lambda before: keeping(before, whole))
        return file.sha256

    return carry_out(house, actor, Deed.KEEP_EVIDENCE, {"pack": pack, "exhibit": exhibit}, added)


def verify_files(
    house: House, actor: Actor, pack: str, mirror: Path | None, given: Mapping[str, Path]
) -> tuple[Verified, ...] | Refusal:
    """Hold every file of the register against its hash; `given` are files at hand by the piece that they are of."""
    chosen = house.pack(pack)

    def looked() -> tuple[Verified, ...]:
        for id in given:
            _exhibit(chosen, id)
        return tuple(verified(house.store, _exhibits(house, chosen), mirror, given))

    return carry_out(house, actor, Deed.VERIFY_EVIDENCE, {"pack": pack}, looked)


def _exhibits(house: House, pack: Pack) -> tuple[ExhibitTold, ...]:
    build = current_build(house.store)
    delivered = _delivered(house, pack) if build else {}
    held = Held(delivered, follow_up(house.store, pack).files, built_hashes(build, pack.id))
    return told(_book(pack), pack.rests, held, pack.judged_on)


def _exhibit(pack: Pack, id: str) -> Exhibit:
    exhibits = _book(pack).exhibits
    if id not in exhibits:
        raise BadQuestion(f"there is no piece of evidence {id!r}; {nearest(id, exhibits)}")
    if exhibits[id].sort is Sort.TABLE:
        raise BadQuestion(f"{id} is a table; its file comes as a delivery: `puntari deliver {exhibits[id].source} FILE`")
    return exhibits[id]


def _data(path: Path, on: date) -> bytes:
    with brought():
        data = read_bytes(path, MOST_BYTES)
    if not data:
        raise BadQuestion(f"{path.name} is empty; see that it is the right file")
    if on > datetime.now(UTC).date():
        raise BadQuestion(f"{on} has not come yet; `on` is the day that the file is of")
    return data


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
