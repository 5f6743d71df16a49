"""Rules that hold several printed figures against each other: one fact in several places, comparisons, counts of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from puntari.define.claim import Claim, Rule, Verdict
from puntari.define.formula import Cited, Comparison, Kind, citations
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.found import Found, agreement
from puntari.flow.claims.say import gap, joined, plain, say
from puntari.flow.claims.view import NoFigure, View
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
DASH = Text.same("–")
WORST = (Verdict.CONTRADICTION, Verdict.MISSING_IN_ONE_TABLE, Verdict.AGREES_AFTER_ROUNDING, Verdict.AGREES)


def comparisons(claim: Claim) -> Iterator[Comparison]:
    """The comparisons of a claim's formula."""
    yield from (term.node for term in claim.formula.terms if isinstance(term.node, Comparison))


def one_fact(claim: Claim, view: View) -> Found:
    """One fact printed in several places: the same, rounded, missing in one, or two values."""
    findings = [_pair(view, node) for node in comparisons(claim)]
    verdict = min((one.verdict for one in findings), key=WORST.index)
    said = [one.reason for one in findings if one.verdict is verdict]
    return Found(verdict, "; ".join(one.recomputed for one in findings if one.recomputed), joined(said, " "))


def _pair(view: View, node: Comparison) -> Found:
    if node.left.kind is Kind.WORD:
        return _words(view, node)
    if isinstance(node.left, Cited) and isinstance(node.right, Cited) and "value" == node.left.part == node.right.part:
        return _figures(view, view.figure(node.left), view.figure(node.right))
    one, other = view.sides(node)
    return _values((one, other), (plain(one), plain(other)), _where(view, node))


def _where(view: View, node: Comparison) -> dict[str, Text]:
    """Where the two sides of a comparison stand: the place of the first row that each cites."""
    here, there = (next((view.place(view.figure(one)) for one in citations(side)), DASH) for side in (node.left, node.right))
    return {"here": here, "there": there}


def _words(view: View, node: Comparison) -> Found:
    one, other = view.sides(node)
    if one == other:
        return Found(Verdict.AGREES, f"{one}", say("places_agree"))
    names = {"one": view.named(node.left), "other": view.named(node.right)}
    return Found(Verdict.CONTRADICTION, f"{one} / {other}", say("words_differ", **names, **_where(view, node)))


def _figures(view: View, one: Figure, other: Figure) -> Found:
    if one.value is None or other.value is None:
        return _missing(view, one, other)
    where = {"here": view.place(one), "there": view.place(other)}
    values = _values((one.value, other.value), (_ends(one), _ends(other)), where)
    if values.verdict is not Verdict.CONTRADICTION and not _same_range(one, other):
        two = {"one": _ends(one), "other": _ends(other)}
        return Found(Verdict.CONTRADICTION, " / ".join(two.values()), say("ranges_differ", **two, **where))
    return values


def _values(pair: tuple[float, float], shown: tuple[str, str], where: Mapping[str, Text]) -> Found:
    """Two values of one fact, how they are shown, and where they stand."""
    one, other = pair
    told = shown[0] if shown[0] == shown[1] else f"{shown[0]} / {shown[1]}"
    verdict = agreement(one, other) or agreement(other, one)
    if verdict is Verdict.AGREES:
        return Found(verdict, told, say("places_agree"))
    if verdict is Verdict.AGREES_AFTER_ROUNDING:
        return Found(verdict, told, say("places_rounded", one=shown[0], other=shown[1]))
    way = say("higher" if one > other else "lower")
    apart = f"{abs(one / other - 1) * 100:.1f} %" if other else plain(abs(one))
    return Found(Verdict.CONTRADICTION, told, say("places_differ", one=shown[0], other=shown[1], gap=apart, way=way, **where))


def _missing(view: View, one: Figure, other: Figure) -> Found:
    """One or both places have no figure: an empty cell is a gap, a cell that says why denies what the other place gives."""
    here, gone = (one, other) if other.value is None else (other, one)
    if here.value is None:
        if here.why in view.marks.unseen or gone.why in view.marks.unseen:
            raise NoFigure(here.id, here.why)
        return Found(Verdict.AGREES, "", say("places_agree"))
    if gone.why in view.marks.unseen:
        raise NoFigure(gone.id, gone.why)
    shown = f"{_ends(here)} / -" if here is one else f"- / {_ends(here)}"
    told = {"given": _ends(here), "here": view.place(here), "there": view.place(gone)}
    if gone.why in view.marks.blank:
        return Found(Verdict.MISSING_IN_ONE_TABLE, shown, say("missing_here", **told))
    why = view.reasons.get(gone.why, Text.same(gone.why or "-"))
    return Found(Verdict.CONTRADICTION, shown, say("denied_here", why=why, **told))


def _same_range(one: Figure, other: Figure) -> bool:
    ends = [(one.low, other.low), (one.high, other.high)]
    return all(a is None or b is None or bool(agreement(a, b) or agreement(b, a)) for a, b in ends if _ranged(one) and _ranged(other))


def _ranged(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low < figure.high


def _ends(figure: Figure) -> str:
    """A figure as it is shown, with its range where it has one."""
    value = plain(figure.value or 0)
    return f"{value} ({plain(figure.low or 0)}–{plain(figure.high or 0)})" if _ranged(figure) else value


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
