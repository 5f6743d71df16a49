"""Judging a claim: its rule reads its formula over the stored figures; what is not there can't be checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from puntari.define.claim import Claim, Rule, Verdict
from puntari.define.formula import Cited
from puntari.flow.claims import meanings, places, series, sums
from puntari.flow.claims.found import Found, shown, with_unit
from puntari.flow.claims.holding import fitting, remark_against, told
from puntari.flow.claims.say import say
from puntari.flow.claims.titles import title
from puntari.flow.claims.view import NoFigure, View
from puntari.words.cell import REASONS
from puntari.words.text import Text

RULES: Mapping[Rule, Callable[[Claim, View], Found]] = {
    Rule.EQUALS: sums.equals,
    Rule.POINTS: sums.points,
    Rule.AMONG: sums.among,
    Rule.BOUNDS: sums.bounds,
    Rule.WEIGHT: sums.weight,
    Rule.DERIVED: sums.derived,
    Rule.SAME: places.one_fact,
    Rule.ALL_HOLD: places.all_hold,
    Rule.MOSTLY_HOLD: places.all_hold,
    Rule.TOTAL_HOLDS: places.all_hold,
    Rule.POSSIBLE: places.all_hold,
    Rule.USUAL: places.all_hold,
    Rule.NOTED: places.all_hold,
    Rule.SERIES_HOLDS: series.holds_unbroken,
    Rule.FEW: places.few,
    Rule.TARGET: meanings.target,
    Rule.BREAK: series.series_break,
    Rule.DEFINITION: meanings.definition,
    Rule.UNIT: meanings.unit,
    Rule.NOTATION: meanings.notation,
    Rule.MIDPOINT: meanings.midpoint,
    Rule.IN_RANGES: meanings.in_ranges,
    Rule.RESTS_ON: meanings.rests_on,
}


@dataclass(frozen=True)
class Judgement:
    """A claim with its verdict, what was recomputed from stored figures, and why."""

    claim: Claim
    verdict: Verdict
    recomputed: Text | None
    reason: Text


def judge(claim: Claim, view: View) -> Judgement:
    """The judgement of one claim over the figures in the view; a figure that is not there makes it not checkable, with the reason."""
    try:
        found = RULES[claim.rule](claim, view)
    except NoFigure as gone:
        found = _not_checkable(claim, view, gone)
    return Judgement(claim, found.verdict, found.recomputed, _with_remark(claim, found, view))


def _with_remark(claim: Claim, found: Found, view: View) -> Text:
    """The computed reason with the remark; one that the figures no longer bear out is left out, and that is said."""
    if claim.remark is None or not fitting(claim.remark, found.verdict):
        return found.reason
    stale = remark_against(claim.remark, view)
    return say("and", one=found.reason, other=say("remark_left_out") if stale else told(claim.remark))


def _not_checkable(claim: Claim, view: View, gone: NoFigure) -> Found:
    """What can be recomputed is told all the same: the stated figure may be the one that is only in a picture."""
    why = view.reasons.get(gone.why) or REASONS.get(gone.why) or Text.same(gone.why)
    try:
        told = with_unit(view.number(claim.formula.terms[0].node), claim) if claim.rule is Rule.EQUALS else ""
    except NoFigure:
        told = ""
    return Found(Verdict.NOT_CHECKABLE, shown(told), say("no_figure", what=title(view, Cited(gone.id)), why=why))
