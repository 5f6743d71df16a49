"""What a rule finds: a verdict, what was recomputed, and the reason."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.claim import Claim, Verdict
from puntari.flow.claims.say import Slot, plain, say
from puntari.flow.claims.view import same
from puntari.words.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict with what was recomputed (empty where nothing could be) and the reason in words."""

    verdict: Verdict
    recomputed: str
    reason: Text


def found(verdict: Verdict, recomputed: str, sentence: str, **slots: Slot) -> Found:
    """A finding whose reason is one sentence."""
    return Found(verdict, recomputed, say(sentence, **slots))


def with_unit(value: float, claim: Claim) -> str:
    """A number as it is shown for a claim: per cent with one decimal, anything else with at most two."""
    return f"{plain(value, 1)} %" if claim.unit == "%" else f"{plain(value)} {claim.unit}".rstrip()


def rounds_to(value: float, stated: float) -> bool:
    """Whether a number rounds to a stated one, at the decimals that the stated one is printed with; a half may go either way."""
    decimals = len(f"{stated:.6f}".rstrip("0").partition(".")[2])
    return abs(value - stated) <= 0.5 * 10.0**-decimals + 1e-9


def agreement(value: float, stated: float) -> Verdict | None:
    """Agrees, agrees after rounding, or neither."""
    if same(value, stated):
        return Verdict.AGREES
    return Verdict.AGREES_AFTER_ROUNDING if rounds_to(value, stated) else None
