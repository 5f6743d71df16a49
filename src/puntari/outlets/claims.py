"""Judged claims as text for scripts and terminals: CSV, JSON, or a table to read."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

from puntari.doors.claims import JudgedClaims, Judgement
from puntari.guard.release import Finding
from puntari.words.text import Language

HEADER = ("id", "stated", "recomputed", "formula", "verdict", "reason")


def records(judged: Finding[JudgedClaims], language: Language) -> list[tuple[str, ...]]:
    """One tuple a claim under HEADER: what is stated as the report has it, what was recomputed always alike, the reason in the language."""
    return [_record(one, language) for one in judged.body.judgements]


def _record(one: Judgement, language: Language) -> tuple[str, ...]:
    recomputed = one.recomputed.en if one.recomputed else ""
    return one.claim.id, one.claim.stated, recomputed, one.claim.formula.text, one.verdict, one.reason[language]


def as_csv(judged: Finding[JudgedClaims], language: Language) -> str:
    """One line a claim, parted by commas, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(records(judged, language))
    return out.getvalue()


def as_json(judged: Finding[JudgedClaims], language: Language) -> str:
    """The pack, the build and a list of claims, each with what it is about and where the report makes it."""
    claims = [
        dict(zip(HEADER, record, strict=True))
        | {"about": one.claim.about[language], "where": one.claim.where.split(";"), "says": one.claim.says.text}
        for one, record in zip(judged.body.judgements, records(judged, language), strict=True)
    ]
    told = {"pack": judged.body.pack, "build": judged.build, "unbuilt": judged.body.unbuilt, "claims": claims}
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_table(judged: Finding[JudgedClaims], language: Language) -> str:
    """Verdict, id and what is stated, with the reason under it; the counts of verdicts last."""
    lines = [f"{one.verdict:28} {one.claim.id}: {_stated(one, language)}\n{'':29}{one.reason[language]}" for one in judged.body.judgements]
    counts = Counter(one.verdict for one in judged.body.judgements).most_common()
    last = ", ".join(f"{verdict} {count}" for verdict, count in counts)
    return "\n".join([*lines, "", f"{len(judged.body.judgements)} claims · {last}"])


def _stated(one: Judgement, language: Language) -> str:
    """What the claim is about and what the report states."""
    return f"{one.claim.about[language]}: {one.claim.told[language] if one.claim.told else one.claim.stated}"
