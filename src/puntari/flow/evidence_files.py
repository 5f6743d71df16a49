"""Files of evidence: the hashes of those in the mirror, found by a build, and every file held against the hash that the register has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from puntari.define.evidence import Verdict, Verified
from puntari.define.pack import Pack
from puntari.flow.evidence import ExhibitTold
from puntari.store.files import exists, file_sha256, read_json, sha256
from puntari.store.papers import read_paper
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

Hashes = Mapping[str, Mapping[str, str | None]]


def mirror_hashes(pack: Pack, mirror: Path | None) -> dict[str, dict[str, str | None]]:
    """By piece of evidence the hashes of its files in the mirror; None for one that is not there."""
    exhibits = pack.evidence.exhibits.values() if pack.evidence is not None else ()
    return {one.id: {path: _hash(mirror, path) for path in one.mirror} for one in exhibits if one.mirror}


def hashes_path(build: Path, pack: str) -> Path:
    """Where a build keeps them."""
    return build / pack / "evidence.json"


def built_hashes(build: Path | None, pack: str) -> Hashes:
    """Those that a build found; nothing where it found none."""
    path = hashes_path(build, pack) if build else None
    return read_json(path) if path is not None and exists(path) else {}


def verified(store: Store, exhibits: tuple[ExhibitTold, ...], mirror: Path | None, given: Mapping[str, Path]) -> Iterator[Verified]:
    """Every file held against its hash: those in the vault, those of the mirror against the build, and those given for a piece."""
    for one in exhibits:
        yield from _added(store, one, given.get(one.exhibit.id))
        for path, known in one.mirror.items():
            found = _hash(mirror, path)
            verdict = Verdict.NOT_AT_HAND if known is None or mirror is None else _verdict(known, found)
            yield Verified(one.exhibit.id, path, verdict, known or "", found or "")


def _added(store: Store, one: ExhibitTold, given: Path | None) -> Iterator[Verified]:
    id = one.exhibit.id
    for file in one.files:
        name = f"file {file.number}"
        if file.sealed:
            yield Verified(id, name, *_sealed(store, file.sealed, file.sha256))
        elif given is None:
            yield Verified(id, name, Verdict.NOT_AT_HAND, file.sha256)
    if given is not None:
        known = one.hashes[-1] if one.hashes else ""
        found = file_sha256(given) if exists(given) else None
        yield Verified(id, given.name, _verdict(known, found) if known else Verdict.NOT_AT_HAND, known, found or "")
    elif not one.files and one.exhibit.sha256:
        yield Verified(id, "file", Verdict.NOT_AT_HAND, one.exhibit.sha256)


def _sealed(store: Store, name: str, known: str) -> tuple[Verdict, str, str]:
    """What the vault says of a file: it opens and is the same, was changed, or cannot be opened any more."""
    try:
        found = sha256(read_paper(store, name))
    except BrokenStore as wrong:
        return (Verdict.CHANGED if "was changed" in str(wrong) or "damaged" in str(wrong) else Verdict.GONE), known, ""
    return _verdict(known, found), known, found


def _verdict(known: str, found: str | None) -> Verdict:
    return Verdict.GONE if found is None else Verdict.WHOLE if known == found else Verdict.CHANGED


def _hash(mirror: Path | None, path: str) -> str | None:
    return file_sha256(mirror / path) if mirror is not None and exists(mirror / path) else None

