"""What several themes' indicators share: breaks of series, rounding of published figures, reasons for reliability."""

from __future__ import annotations

from pathlib import Path

from puntari.define.indicator import Break, Reliability
from puntari.define.wordbook import texts
from puntari.words.period import Period

WORDS = texts(Path(__file__).resolve().parent / "words.yaml")

ROUNDED = 0.0501
"""How far a computed rate may be from the same rate as the source publishes it, rounded to one decimal."""

ROUNDED_TO_WHOLE = 0.501
"""The same where the source rounds to whole numbers."""

REFORM = Break(Period.parse("2025-01"), WORDS["reform_2025"])


def less_reliable(why: str, grade: Reliability = Reliability.MEDIUM) -> dict[str, object]:
    """The reliability of an indicator with its reason, as fields of Indicator; `why` is an id of words.yaml."""
    return {"reliability": grade, "reliability_reason": WORDS[why]}
