"""The register of evidence as text for scripts and terminals: CSV, JSON, or a table to read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from puntari.define.evidence import Verified
from puntari.doors.evidence import EvidenceTold, ExhibitTold, Holding
from puntari.guard.release import Finding
from puntari.words.text import Language, Text

HEADER = (
    "id", "sort", "title", "by", "topic", "since", "until", "persons", "mode", "supplier", "source", "sha256", "findings", "lacks",
    "holding", "mirror", "areas",
)
VERIFIED = ("exhibit", "file", "verdict", "sha256", "found")


def records(told: Finding[EvidenceTold], language: Language) -> list[tuple[str, ...]]:
    """One tuple a piece of evidence under HEADER, in the order of the register; several things in a cell are parted by blanks."""
    return [_record(one, language) for one in told.body.exhibits]


def _record(one: ExhibitTold, language: Language) -> tuple[str, ...]:
    exhibit = one.exhibit

    def said(text: Text | None) -> str:
        return text[language] if text else ""

    when = tuple(str(period) if period else "" for period in (exhibit.since, exhibit.until))
    return (
        exhibit.id, exhibit.sort, exhibit.title[language], said(exhibit.by), said(exhibit.topic), *when,
        "" if exhibit.persons is None else str(exhibit.persons), said(exhibit.mode), said(exhibit.supplier), exhibit.source,
        " ".join(one.hashes), " ".join(one.carries), " ".join(one.lacks), one.holding,
        " ".join(f"{path}:{hash or 'not_there'}" for path, hash in one.mirror.items()), " ".join(one.judged),
    )


def as_csv(told: Finding[EvidenceTold], language: Language) -> str:
    """One line a piece of evidence, parted by commas, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(records(told, language))
    return out.getvalue()


def as_json(told: Finding[EvidenceTold], language: Language) -> str:
    """The evaluation, its evidence, and what each finding rests on."""
    body = told.body
    exhibits = [dict(zip(HEADER, record, strict=True)) for record in records(told, language)]
    for exhibit in exhibits:
        exhibit |= {name: exhibit[name].split() for name in ("sha256", "findings", "lacks", "areas")}
        exhibit["mirror"] = dict(pair.rsplit(":", 1) for pair in exhibit["mirror"].split())
        exhibit["persons"] = int(exhibit["persons"]) if exhibit["persons"] else None
    work = {"round": body.book.round, "since": body.book.since.isoformat(), "until": body.book.until.isoformat()}
    whole = {"pack": body.pack, "build": told.build, **work, "note": body.book.note[language], "exhibits": exhibits, "findings": body.rests}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_table(told: Finding[EvidenceTold], language: Language) -> str:
    """A line a piece of evidence, what is missing or strange of it after it; last how many there are and how many idle."""
    lines = [f"{one.exhibit.id:18} {_when(one):24} {one.exhibit.title[language]}{_flags(one)}" for one in told.body.exhibits]
    idle = sum(not (one.carries or one.judged) for one in told.body.exhibits)
    bare = [finding for finding, ids in told.body.rests.items() if not ids]
    without = sum(one.holding is Holding.NOT_HELD for one in told.body.exhibits)
    counted = f"{len(told.body.exhibits)} pieces of evidence, {idle} that nothing rests on, {without} whose file is not held"
    lines += ["", f"{counted} · {len(told.body.rests)} findings"]
    lines += ["add a file that you have: puntari evidence add ID FILE --on DAY --source WHERE --by NAME"] if without else []
    return "\n".join([*lines, *(f"finding {finding} rests on nothing" for finding in bare)])


def _when(one: ExhibitTold) -> str:
    return "–".join(str(period) for period in (one.exhibit.since, one.exhibit.until) if period)


def _flags(one: ExhibitTold) -> str:
    said = (*((one.holding,) if one.holding is Holding.NOT_HELD else ()), *one.lacks)
    return f"  [{', '.join(said)}]" if said else ""


def _all_hashes(one: ExhibitTold) -> tuple[str, ...]:
    return (*(file.sha256 for file in one.files), *one.hashes)


def verified(told: Sequence[Verified]) -> list[tuple[str, ...]]:
    """One tuple under VERIFIED for each file that was held against its hash."""
    return [(one.exhibit, one.file, one.verdict, one.sha256, one.found) for one in told]


def matched(told: Finding[EvidenceTold], files: Mapping[str, str]) -> str:
    """Each file (name and hash) with the evidence that has this hash, for filling in and for checking the register."""
    known = {hash: one.exhibit.id for one in told.body.exhibits for hash in (*(one.mirror.values()), *_all_hashes(one)) if hash}
    return "\n".join(f"{name}  sha256 {hash}  {known.get(hash, 'nothing in the register has this hash')}" for name, hash in files.items())
