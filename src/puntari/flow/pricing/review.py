"""A review sheet that an evaluator filled in: one verdict a price, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from puntari.define.names import nearest
from puntari.define.pricing import Comparable
from puntari.flow.pricing.rounds import USED, Review
from puntari.words.errors import BadQuestion

PARTS = {"digest", "verdict", "add", "why"}


def reviews_in(told: Mapping[str, object], digests: Mapping[str, str], by: str) -> tuple[Review, ...]:
    """The reviews of a sheet's `rows`; those without a verdict are not reviewed. Raises BadQuestion with the row for what is written
    wrong, and for a row that has changed since the sheet was made."""
    rows = told.get("rows")
    if not isinstance(rows, dict):
        raise BadQuestion("the sheet has no `rows`; fill in the sheet that was made for the review")
    on = datetime.now(UTC).date().isoformat()
    return tuple(_review(str(row), one, digests, by, on) for row, one in rows.items() if isinstance(one, dict) and one.get("verdict"))


def _review(row: str, told: Mapping[str, object], digests: Mapping[str, str], by: str, on: str) -> Review:
    if strange := sorted(set(map(str, told)) - PARTS):
        raise BadQuestion(f"{row} has {strange[0]!r}; it may have {', '.join(sorted(PARTS))}")
    if row not in digests:
        raise BadQuestion(f"{row} is no row with a price; {nearest(row, digests)}")
    if str(told.get("digest")) != digests[row]:
        raise BadQuestion(f"{row} has changed since the sheet was made; make a new sheet and look at the row again")
    verdict, why, add = str(told["verdict"]), str(told.get("why") or "").strip(), told.get("add") or 0
    if verdict not in set(Comparable):
        raise BadQuestion(f"{row}: the verdict is {verdict!r}; it must be one of {', '.join(Comparable)}")
    if isinstance(add, bool) or not isinstance(add, int | float):
        raise BadQuestion(f"{row}: {add!r} is to be added; write euros as a number")
    if not why and (verdict not in USED or verdict == Comparable.ADJUSTED):
        raise BadQuestion(f"{row} is {verdict}, and nobody says why; write it under `why`")
    return Review(row, digests[row], Comparable(verdict), float(add), why, by, on)
