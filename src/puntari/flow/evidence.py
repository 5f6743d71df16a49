"""What a register of evidence tells: each piece with the hashes of its files, what rests on it, and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from puntari.define.evidence import EvidenceBook, Exhibit, Holding, Sort
from puntari.flow.followup import KeptFile


class Lack(StrEnum):
    """What a piece of evidence ought to have and does not, or what is strange about it."""

    NO_DATE = "no_date"
    NO_COUNT = "no_count"
    NO_MODE = "no_mode"
    NO_SUPPLIER = "no_supplier"
    BEFORE_THE_WORK = "before_the_work"
    AFTER_THE_WORK = "after_the_work"
    OTHER_FILE = "other_file"
    CARRIES_NOTHING = "carries_nothing"


NOTHING_JUDGED: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Held:
    """What is known of files: hashes of deliveries by source, files that were added by piece of evidence, and by piece the hashes of its
    files in the mirror when the build was made (None: it was not there)."""

    delivered: Mapping[str, tuple[str, ...]]
    added: Mapping[str, tuple[KeptFile, ...]]
    mirror: Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True)
class ExhibitTold:
    """A piece of evidence; `hashes` are those of its file or of a table's deliveries, and `holding` whose word they are; `files` every
    version that was added, `mirror` the hashes of what it was made from, `carries` the findings and
    `judged` the judged areas (as `round/area`) that rest on it."""

    exhibit: Exhibit
    holding: Holding
    hashes: tuple[str, ...]
    files: tuple[KeptFile, ...]
    mirror: Mapping[str, str | None]
    carries: tuple[str, ...]
    judged: tuple[str, ...]
    lacks: tuple[Lack, ...]


def told(
    book: EvidenceBook, rests: Mapping[str, tuple[str, ...]], held: Held, judged_on: Mapping[str, tuple[str, ...]] = NOTHING_JUDGED
) -> tuple[ExhibitTold, ...]:
    """Every piece in the order of the register; `rests` says what each finding rests on, `judged_on` the same of judged areas."""
    found = []
    for id, one in book.exhibits.items():
        files = held.added.get(id, ())
        holding, hashes = _holding(one, files, held)
        carries, judged = (tuple(what for what, ids in on.items() if id in ids) for on in (rests, judged_on))
        lacks = (*_lacks(one, files), *_strange(one, book), *(() if carries or judged else (Lack.CARRIES_NOTHING,)))
        mirror = held.mirror.get(id) or dict.fromkeys(one.mirror)
        found.append(ExhibitTold(one, holding, hashes, files, mirror, carries, judged, lacks))
    return tuple(found)


def _holding(one: Exhibit, files: tuple[KeptFile, ...], held: Held) -> tuple[Holding, tuple[str, ...]]:
    if one.source:
        hashes = held.delivered.get(one.source, ())
        return (Holding.DELIVERED, hashes) if hashes else (Holding.NOT_HELD, ())
    if files:
        return (Holding.KEPT if files[-1].sealed else Holding.SEEN), (files[-1].sha256,)
    if one.sha256:
        return Holding.DECLARED, (one.sha256,)
    return (Holding.NOT_HELD if one.sort is Sort.DOCUMENT else Holding.NONE_EXPECTED), ()


def _lacks(one: Exhibit, files: tuple[KeptFile, ...]) -> Iterator[Lack]:
    if one.sort is not Sort.TABLE and one.since is None:
        yield Lack.NO_DATE
    if one.sort in (Sort.INTERVIEW, Sort.SURVEY) and one.persons is None:
        yield Lack.NO_COUNT
    if one.sort is Sort.SURVEY and one.mode is None:
        yield Lack.NO_MODE
    if one.sort is Sort.SURVEY and one.supplier is None:
        yield Lack.NO_SUPPLIER
    if one.sha256 and files and files[-1].sha256 != one.sha256:
        yield Lack.OTHER_FILE


def _strange(one: Exhibit, book: EvidenceBook) -> Iterator[Lack]:
    """Documents come and interviews are held while the work is done; surveys and tables may be older."""
    if one.sort not in (Sort.DOCUMENT, Sort.INTERVIEW) or one.since is None:
        return
    if one.since.first_day < book.since:
        yield Lack.BEFORE_THE_WORK
    if (one.until or one.since).last_day > book.until:
        yield Lack.AFTER_THE_WORK
