"""The register of what an evaluation rests on: documents, interviews by role, surveys and tables, as values that refuse to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text

_HASH = re.compile(r"[0-9a-f]{64}")
_INSIDE = re.compile(r"\w[\w. -]*(/\w[\w. -]*)*")


class Holding(StrEnum):
    """Where the file of a piece of evidence is, and whose word its hash is: that of the deliveries in the build, of the file kept in the
    vault, of a file that was looked at and not kept, or of the pack; else that none is held, or that none is expected."""

    DELIVERED = "delivered"
    KEPT = "kept"
    SEEN = "seen"
    DECLARED = "declared"
    NOT_HELD = "not_held"
    NONE_EXPECTED = "none_expected"


class Verdict(StrEnum):
    """What comes of holding a file against its hash."""

    WHOLE = "whole"
    CHANGED = "changed"
    GONE = "gone"
    NOT_AT_HAND = "not_at_hand"


@dataclass(frozen=True)
class Verified:
    """A file of a piece of evidence held against the hash that the register has: `file` says which file it is."""

    exhibit: str
    file: str
    verdict: Verdict
    sha256: str
    found: str = ""


class Sort(StrEnum):
    """What kind of evidence it is, in the order in which registers list it."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    SURVEY = "survey"
    TABLE = "table"


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence. `by` is who gave it or in which role somebody was interviewed, never a name; `since` – `until` when.

    `persons` is how many were interviewed or answered, `mode` and `supplier` how and by whom a survey was made; `source` is the pack's
    source whose deliveries a table is, `sha256` the hash of a document's file, `mirror` the files of the mirror that it is or was made
    from, whose hashes a build finds. What is not known is empty, and is told as missing.
    """

    id: str
    sort: Sort
    title: Text
    by: Text | None = None
    topic: Text | None = None
    since: Period | None = None
    until: Period | None = None
    persons: int | None = None
    mode: Text | None = None
    supplier: Text | None = None
    source: str = ""
    sha256: str = ""
    mirror: tuple[str, ...] = ()
    note: Text | None = None

    def __post_init__(self) -> None:
        check_id(self.id, "a piece of evidence")
        where = f"evidence {self.id}"
        for path in self.mirror:
            if not _INSIDE.fullmatch(path) or ".." in path.split("/"):
                raise BadDefinition(f"{where}: {path!r} is no file of the mirror; write its path from there, as folder/file.csv")
        if (self.sort is Sort.TABLE) != bool(self.source):
            raise BadDefinition(f"{where}: a table names the source that it is of, and nothing else does")
        if self.sha256 and not _HASH.fullmatch(self.sha256):
            raise BadDefinition(f"{where}: {self.sha256!r} is no SHA-256; write 64 digits of 0-9 and a-f, or leave it out")
        if self.persons is not None and self.persons < 1:
            raise BadDefinition(f"{where}: {self.persons} persons; leave the number out where nobody tells it")
        if self.until is not None and (self.since is None or self.until.last_day < self.since.first_day):
            raise BadDefinition(f"{where}: it ends before it begins; say `when` and then `until`")


@dataclass(frozen=True)
class EvidenceBook:
    """The register of one evaluation, whose work was done `since` – `until`; `note` says who tied findings to evidence, and how."""

    round: str
    since: date
    until: date
    note: Text
    exhibits: Mapping[str, Exhibit] = field(repr=False)

    def __post_init__(self) -> None:
        if not self.exhibits:
            raise BadDefinition("a register of evidence without evidence says nothing; leave it out")
        if self.until < self.since:
            raise BadDefinition(f"the evaluation of {self.round} ends on {self.until}, before it begins on {self.since}")


def check_evidence(book: EvidenceBook, sources: Iterable[str], rests: Mapping[str, tuple[str, ...]], where: str) -> None:
    """Refuse evidence of sources that the pack lacks, and findings (`rests`, by id) that rest on what the register lacks."""
    known = tuple(sources)
    for id, one in book.exhibits.items():
        if one.source and one.source not in known:
            raise BadDefinition(f"{where}: evidence {id}: source {one.source!r} does not exist; {nearest(one.source, known)}")
    for finding, ids in rests.items():
        for id in ids:
            if id not in book.exhibits:
                raise BadDefinition(f"{where}: finding {finding} rests on {id!r}, which no register has; {nearest(id, book.exhibits)}")
