"""What a rule finds: a verdict, what was recomputed, and the reason."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.claim import Claim, Verdict
from puntari.flow.claims.say import Slot, plain, say
from puntari.flow.claims.view import same
from puntari.words.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict with what was recomputed (None where nothing could be) and the reason in words."""

    verdict: Verdict
    recomputed: Text | None
    reason: Text


def found(verdict: Verdict, recomputed: str | Text, sentence: str, **slots: Slot) -> Found:
    """A finding whose reason is one sentence."""
    return Found(verdict, shown(recomputed), say(sentence, **slots))


def shown(recomputed: str | Text) -> Text | None:
    """What was recomputed as text; figures with the decimal mark of each language."""
    if not recomputed:
        return None
    return recomputed if isinstance(recomputed, Text) else say("number", x=recomputed)


def apart(value: float, claim: Claim) -> Text:
    """How far two figures of a claim are apart: in percentage points where they are per cent, else in their own unit."""
    return _points(plain(abs(value), 1)) if claim.unit == "%" else say("number", x=with_unit(abs(value), claim))


def points_apart(one: float, other: float) -> Text:
    """The difference of two figures in per cent, in percentage points with its sign."""
    return _points(f"{'+' if one > other else ''}{plain(one - other, 1)}")


def _points(amount: str) -> Text:
    return say("point" if amount.lstrip("+-") == "1" else "points_apart", x=amount)


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
