"""What a register of evidence tells: each piece with the hashes of its deliveries, what rests on it, and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.evidence import EvidenceBook, Exhibit, Sort


class Lack(StrEnum):
    """What a piece of evidence ought to have and does not, or what is strange about it."""

    NO_FILE = "no_file"
    NO_DATE = "no_date"
    NO_COUNT = "no_count"
    NO_MODE = "no_mode"
    NO_SUPPLIER = "no_supplier"
    BEFORE_THE_WORK = "before_the_work"
    AFTER_THE_WORK = "after_the_work"
    CARRIES_NOTHING = "carries_nothing"


@dataclass(frozen=True)
class ExhibitTold:
    """A piece of evidence; `hashes` are those of its file or of a table's deliveries, `carries` the findings that rest on it."""

    exhibit: Exhibit
    hashes: tuple[str, ...]
    carries: tuple[str, ...]
    lacks: tuple[Lack, ...]


def told(book: EvidenceBook, rests: Mapping[str, tuple[str, ...]], delivered: Mapping[str, tuple[str, ...]]) -> tuple[ExhibitTold, ...]:
    """Every piece in the order of the register. `rests` says what each finding rests on, `delivered` which hashes a source's table has."""
    found = []
    for id, one in book.exhibits.items():
        hashes = delivered.get(one.source, ()) if one.source else ((one.sha256,) if one.sha256 else ())
        carries = tuple(finding for finding, ids in rests.items() if id in ids)
        lacks = (*_lacks(one, hashes), *_strange(one, book), *(() if carries else (Lack.CARRIES_NOTHING,)))
        found.append(ExhibitTold(one, hashes, carries, lacks))
    return tuple(found)


def _lacks(one: Exhibit, hashes: tuple[str, ...]) -> Iterator[Lack]:
    if one.sort in (Sort.DOCUMENT, Sort.TABLE) and not hashes:
        yield Lack.NO_FILE
    if one.sort is not Sort.TABLE and one.since is None:
        yield Lack.NO_DATE
    if one.sort in (Sort.INTERVIEW, Sort.SURVEY) and one.persons is None:
        yield Lack.NO_COUNT
    if one.sort is Sort.SURVEY and one.mode is None:
        yield Lack.NO_MODE
    if one.sort is Sort.SURVEY and one.supplier is None:
        yield Lack.NO_SUPPLIER


def _strange(one: Exhibit, book: EvidenceBook) -> Iterator[Lack]:
    """Documents come and interviews are held while the work is done; surveys and tables may be older."""
    if one.sort not in (Sort.DOCUMENT, Sort.INTERVIEW) or one.since is None:
        return
    if one.since.first_day < book.since:
        yield Lack.BEFORE_THE_WORK
    if (one.until or one.since).last_day > book.until:
        yield Lack.AFTER_THE_WORK
