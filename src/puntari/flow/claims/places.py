"""Rules that hold several printed figures against each other: one fact in several places, comparisons, counts of them."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.claim import Claim, Rule, Verdict
from puntari.define.formula import Cited, Comparison, Kind, citations
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.found import Found, agreement
from puntari.flow.claims.say import gap, joined, plain, say
from puntari.flow.claims.view import NoFigure, View, same
from puntari.words.text import Text

FAILED = {
    Rule.ALL_HOLD: Verdict.CONTRADICTION,
    Rule.MOSTLY_HOLD: Verdict.PARTLY_HOLDS,
    Rule.TOTAL_HOLDS: Verdict.HOLDS_FOR_TOTAL_ONLY,
    Rule.POSSIBLE: Verdict.IMPOSSIBLE,
    Rule.USUAL: Verdict.OUTLIER,
}
"""What a claim comes to when some of its comparisons fail: a universal one is contradicted, a general one holds in part."""
FEW_SHOWN = 4
"""Comparisons that are all told one by one in a reason; more are counted."""
WORST = (Verdict.CONTRADICTION, Verdict.MISSING_IN_ONE_TABLE, Verdict.AGREES_AFTER_ROUNDING, Verdict.AGREES)


def comparisons(claim: Claim) -> Iterator[Comparison]:
    """The comparisons of a claim's formula."""
    yield from (term.node for term in claim.formula.terms if isinstance(term.node, Comparison))


def one_fact(claim: Claim, view: View) -> Found:
    """One fact printed in several places: the same, rounded, missing in one, or two values."""
    findings = [_pair(view, node) for node in comparisons(claim)]
    verdict = min((one.verdict for one in findings), key=WORST.index)
    said = [one.reason for one in findings if one.verdict is verdict]
    return Found(verdict, "; ".join(dict.fromkeys(one.recomputed for one in findings if one.recomputed)), joined(said, " "))


def _pair(view: View, node: Comparison) -> Found:
    if node.left.kind is Kind.WORD:
        return _words(view, node)
    if isinstance(node.left, Cited) and isinstance(node.right, Cited) and "value" == node.left.part == node.right.part:
        return _figures(view, view.figure(node.left), view.figure(node.right))
    one, other = view.sides(node)
    return _values(one, other)


def _words(view: View, node: Comparison) -> Found:
    one, other = view.sides(node)
    if one == other:
        return Found(Verdict.AGREES, f"{one}", say("places_agree"))
    return Found(Verdict.CONTRADICTION, f"{one} / {other}", say("words_differ", one=view.named(node.left), other=view.named(node.right)))


def _figures(view: View, one: Figure, other: Figure) -> Found:
    if one.value is None or other.value is None:
        return _missing(view, one, other)
    values = _values(one.value, other.value)
    if values.verdict is not Verdict.CONTRADICTION and not _same_range(one, other):
        return Found(Verdict.CONTRADICTION, f"{_ends(one)} / {_ends(other)}", say("ranges_differ", one=_ends(one), other=_ends(other)))
    return values


def _values(one: float, other: float) -> Found:
    shown = plain(one) if same(one, other) else f"{plain(one)} / {plain(other)}"
    verdict = agreement(one, other) or agreement(other, one)
    if verdict is Verdict.AGREES:
        return Found(verdict, shown, say("places_agree"))
    if verdict is Verdict.AGREES_AFTER_ROUNDING:
        return Found(verdict, shown, say("places_rounded", one=one, other=other))
    way = say("higher" if one > other else "lower")
    apart = f"{abs(one / other - 1) * 100:.1f} %" if other else plain(abs(one))
    return Found(Verdict.CONTRADICTION, shown, say("places_differ", one=one, other=other, gap=apart, way=way))


def _missing(view: View, one: Figure, other: Figure) -> Found:
    """One or both places have no figure: an empty cell is a gap, a cell that says why denies what the other place gives."""
    here, gone = (one, other) if other.value is None else (other, one)
    if here.value is None:
        if here.why in view.marks.unseen or gone.why in view.marks.unseen:
            raise NoFigure(here.id, here.why)
        return Found(Verdict.AGREES, "", say("places_agree"))
    if gone.why in view.marks.unseen:
        raise NoFigure(gone.id, gone.why)
    shown = f"{plain(here.value)} / -"
    if gone.why in view.marks.blank:
        return Found(Verdict.MISSING_IN_ONE_TABLE, shown, say("missing_here", given=here.value))
    why = view.reasons.get(gone.why, Text.same(gone.why or "-"))
    return Found(Verdict.CONTRADICTION, shown, say("denied_here", given=here.value, why=why))


def _same_range(one: Figure, other: Figure) -> bool:
    ends = [(one.low, other.low), (one.high, other.high)]
    return all(a is None or b is None or bool(agreement(a, b) or agreement(b, a)) for a, b in ends if _ranged(one) and _ranged(other))


def _ranged(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low < figure.high


def _ends(figure: Figure) -> str:
    return f"{plain(figure.value or 0)} ({plain(figure.low or 0)}–{plain(figure.high or 0)})"


def all_hold(claim: Claim, view: View) -> Found:
    """Comparisons that the statement implies: all hold, some fail, or none holds; the rule says what a failure means."""
    nodes = list(comparisons(claim))
    failed = [node for node in nodes if not view.holds(node)]
    shown = joined([_against(view, node) for node in nodes]).en
    if not failed:
        return Found(Verdict.AGREES, shown, _held(view, nodes))
    gaps = joined([_failed(view, node) for node in failed])
    if claim.rule is Rule.NOTED:
        return Found(Verdict.NOTE, shown, say("noted", gaps=gaps))
    if claim.rule is Rule.TOTAL_HOLDS and nodes[0] not in failed:
        return Found(Verdict.HOLDS_FOR_TOTAL_ONLY, shown, say("total_only", gaps=gaps))
    if len(failed) == len(nodes) or claim.rule is Rule.TOTAL_HOLDS:
        none_holds = claim.rule in (Rule.MOSTLY_HOLD, Rule.TOTAL_HOLDS)
        return Found(Verdict.CONTRADICTION if none_holds else FAILED[claim.rule], shown, say("fails", gaps=gaps))
    held = len(nodes) - len(failed)
    return Found(FAILED[claim.rule], shown, say("some_fail", held=held, all=len(nodes), gaps=gaps))


def _failed(view: View, node: Comparison) -> Text:
    """A comparison that fails, under the id of the first row that it cites."""
    told = _against(view, node)
    cited = next(citations(node), None)
    return told if cited is None else say("of_row", id=cited.id, what=told)


def _held(view: View, nodes: list[Comparison]) -> Text:
    """That all comparisons hold: each of a few, or how many they are."""
    if len(nodes) > FEW_SHOWN:
        return say("all_of_many", all=len(nodes))
    return say("all_hold", gaps=joined([_against(view, node) for node in nodes]))


def _against(view: View, node: Comparison) -> Text:
    left, right = view.sides(node)
    told = "" if isinstance(left, str) else gap(left, right)
    if not told or any(isinstance(side, Cited) and side.part == "year" for side in (node.left, node.right)):
        return say("against_bare", left=left, right=right)
    return say("against", left=left, right=right, gap=told)


def few(claim: Claim, view: View) -> Found:
    """That only few of many did something: counted, with those that have no figure as either way."""
    held, unseen, nodes = 0, 0, list(comparisons(claim))
    for node in nodes:
        try:
            held += view.holds(node)
        except NoFigure as gone:
            unseen += gone.why not in view.marks.unchanged
    verdict = (
        Verdict.AGREES if (held + unseen) * 2 < len(nodes) else Verdict.CONTRADICTION if held * 2 >= len(nodes) else Verdict.NOT_CHECKABLE
    )
    return Found(
        verdict,
        f"{held} to {held + unseen} of {len(nodes)}",
        say("few", least=held, most=held + unseen, all=len(nodes), unseen=unseen),
    )
