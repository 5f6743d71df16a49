"""What several themes' indicators share: breaks of series, rounding of published figures, reasons for reliability."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from puntari.define.indicator import Break, Indicator, Reliability
from puntari.define.wordbook import texts
from puntari.words.period import Period

WORDS = texts(Path(__file__).resolve().parent / "words.yaml")

ROUNDED = 0.0501
"""How far a computed rate may be from the same rate as the source publishes it, rounded to one decimal."""

ROUNDED_TO_WHOLE = 0.56
"""The same where the source rounds to whole numbers, and rounds what it divides by as well: half a person-year of 1,200 is 0.06 more."""

REFORM = Break(Period.parse("2025-01"), WORDS["reform_2025"])


PRESUMED = {"reliability": Reliability.LOW, "reliability_reason": WORDS["presumed_registers"]}
"""The reliability of what no real register has been put to yet, as fields of Indicator."""


def graded(indicator: Indicator) -> Indicator:
    """The indicator with the reason why it is called reliable, where it is and says nothing of it yet."""
    if indicator.reliability_reason is not None:
        return indicator
    checked = any(binding.agrees_with is not None for binding in indicator.bindings)
    return replace(indicator, reliability_reason=WORDS["checked_against_source" if checked else "official_statistics"])


def less_reliable(why: str, grade: Reliability = Reliability.MEDIUM) -> dict[str, object]:
    """The reliability of an indicator with its reason, as fields of Indicator; `why` is an id of words.yaml."""
    return {"reliability": grade, "reliability_reason": WORDS[why]}
