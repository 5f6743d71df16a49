"""Rules that hold several printed figures against each other: one fact in several places, comparisons, counts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from puntari.define.claim import Claim, Rule, Verdict
from puntari.define.formula import Cited, Comparison, Kind, citations
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.found import Found, agreement, points_apart, shown, with_unit
from puntari.flow.claims.say import gap, joined, plain, say
from puntari.flow.claims.titles import beside, place, title
from puntari.flow.claims.view import NEARLY, NoFigure, View
from puntari.words.text import Text

FAILED = {
    Rule.ALL_HOLD: Verdict.CONTRADICTION,
    Rule.MOSTLY_HOLD: Verdict.PARTLY_HOLDS,
    Rule.TOTAL_HOLDS: Verdict.HOLDS_FOR_TOTAL_ONLY,
    Rule.POSSIBLE: Verdict.IMPOSSIBLE,
    Rule.USUAL: Verdict.OUTLIER,
    Rule.SERIES_HOLDS: Verdict.CONTRADICTION,
}
"""What a claim comes to when some of its comparisons fail: a universal one is contradicted, a general one holds in part."""
WEIGHT = {Rule.ALL_HOLD: "without_exception", Rule.MOSTLY_HOLD: "in_general"}
"""What a reason says of how much an exception weighs: one rule for each sort of statement, told wherever it decides."""
FAILS = {Rule.USUAL: "out_of_line", Rule.POSSIBLE: "not_possible"}
FEW_SHOWN = 4
"""Comparisons that are all told one by one in a reason; more are counted."""
DASH = Text.same("–")
WORST = (Verdict.CONTRADICTION, Verdict.MISSING_IN_ONE_TABLE, Verdict.AGREES_AFTER_ROUNDING, Verdict.AGREES)


def comparisons(claim: Claim) -> Iterator[Comparison]:
    """The comparisons of a claim's formula."""
    yield from (term.node for term in claim.formula.terms if isinstance(term.node, Comparison))


@dataclass(frozen=True, slots=True)
class Told:
    """What holding two places against each other gives: the verdict, the figures, and the reason as its kind and its details."""

    verdict: Verdict
    shown: Text | None
    kind: Text
    details: Text | None = None


def one_fact(claim: Claim, view: View) -> Found:
    """One fact printed in several places: the same, rounded, missing in one, or two values."""
    nodes = list(comparisons(claim))
    pairs = [_pair(view, node) for node in nodes]
    verdict = min((one.verdict for one in pairs), key=WORST.index)
    given = [one.shown for one in pairs if one.shown]
    return Found(verdict, joined(given) if given else None, _reason(view, nodes, pairs, verdict))


def _reason(view: View, nodes: Sequence[Comparison], pairs: Sequence[Told], verdict: Verdict) -> Text:
    """The pairs that make the verdict: each kind of finding once, then its details; which of several facts a detail is about."""
    of = [(node, one) for node, one in zip(nodes, pairs, strict=True) if one.verdict is verdict]
    said: list[Text] = []
    for kind in dict.fromkeys(one.kind for _, one in of):
        said.append(kind)
        for node, one in of:
            if one.kind == kind and one.details:
                what = title(view, next(citations(node)))
                said.append(say("of_which", what=what, told=one.details) if len(pairs) > 1 else one.details)
    return joined(said, " ")


def _pair(view: View, node: Comparison) -> Told:
    if node.left.kind is Kind.WORD:
        return _words(view, node)
    if isinstance(node.left, Cited) and isinstance(node.right, Cited) and "value" == node.left.part == node.right.part:
        return _figures(view, view.figure(node.left), view.figure(node.right))
    one, other = view.sides(node)
    return _values((one, other), (plain(one), plain(other)), _where(view, node))


def _where(view: View, node: Comparison) -> dict[str, Text]:
    """Where the two sides of a comparison stand: the place of the first row that each cites."""
    here, there = (next((place(view, view.figure(one)) for one in citations(side)), DASH) for side in (node.left, node.right))
    return {"here": here, "there": there}


def _words(view: View, node: Comparison) -> Told:
    one, other = view.sides(node)
    names = {"one": view.named(node.left), "other": view.named(node.right)}
    if one == other:
        return Told(Verdict.AGREES, names["one"], say("places_agree"))
    details = say("both_places", **names, **_where(view, node))
    return Told(Verdict.CONTRADICTION, joined(names.values(), " / "), say("two_words"), details)


def _figures(view: View, one: Figure, other: Figure) -> Told:
    if one.value is None or other.value is None:
        return _missing(view, one, other)
    where = {"here": place(view, one), "there": place(view, other)}
    values = _values((one.value, other.value), (_ends(one), _ends(other)), where)
    if values.verdict is not Verdict.CONTRADICTION and not _same_range(one, other):
        two = {"one": _ends(one), "other": _ends(other)}
        return Told(Verdict.CONTRADICTION, shown(" / ".join(two.values())), say("two_ranges"), say("both_places", **two, **where))
    return values


def _values(pair: tuple[float, float], given: tuple[str, str], where: Mapping[str, Text]) -> Told:
    """Two values of one fact, how they are shown, and where they stand."""
    one, other = pair
    told = shown(given[0] if given[0] == given[1] else f"{given[0]} / {given[1]}")
    verdict = agreement(one, other) or agreement(other, one)
    if verdict is Verdict.AGREES:
        return Told(verdict, told, say("places_agree"))
    if verdict is Verdict.AGREES_AFTER_ROUNDING:
        return Told(verdict, told, say("places_rounded", one=given[0], other=given[1]))
    way = say("higher" if one > other else "lower")
    gap_told = f"{abs(one / other - 1) * 100:.1f} %" if other else plain(abs(one))
    details = say("places_differ", one=given[0], other=given[1], gap=gap_told, way=way, **where)
    return Told(Verdict.CONTRADICTION, told, say("two_values"), details)


def _missing(view: View, one: Figure, other: Figure) -> Told:
    """One or both places have no figure: an empty cell is a gap, a cell that says why denies what the other place gives."""
    here, gone = (one, other) if other.value is None else (other, one)
    if here.value is None:
        if here.why in view.marks.unseen or gone.why in view.marks.unseen:
            raise NoFigure(here.id, here.why)
        return Told(Verdict.AGREES, None, say("places_agree"))
    if gone.why in view.marks.unseen:
        raise NoFigure(gone.id, gone.why)
    given = shown(f"{_ends(here)} / -" if here is one else f"- / {_ends(here)}")
    told = {"given": _ends(here), "here": place(view, here), "there": place(view, gone)}
    details = say("without_here", why=view.reasons.get(gone.why, Text.same(gone.why or "-")), **told)
    if gone.why in view.marks.blank:
        return Told(Verdict.MISSING_IN_ONE_TABLE, given, say("missing"), details)
    return Told(Verdict.CONTRADICTION, given, say("denied"), details)


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
    return hold(claim, view, list(comparisons(claim)))


def given_of(view: View, nodes: Iterable[Comparison]) -> Text:
    """The figures of comparisons alone, one comparison after another."""
    return joined(_against(view, node) for node in nodes)


def hold(claim: Claim, view: View, nodes: Sequence[Comparison]) -> Found:
    """Some or all of a claim's comparisons, judged by its rule."""
    failed = [node for node in nodes if not view.holds(node)]
    given = given_of(view, nodes)
    if not failed:
        return Found(Verdict.AGREES, given, _held(claim, view, nodes))
    gaps = _of_rows(claim, view, failed)
    if claim.rule is Rule.NOTED:
        return Found(Verdict.NOTE, given, say("noted", gaps=gaps))
    if claim.rule is Rule.TOTAL_HOLDS and nodes[0] not in failed:
        return Found(Verdict.HOLDS_FOR_TOTAL_ONLY, given, say("total_only", gaps=gaps))
    if len(failed) == len(nodes) or claim.rule is Rule.TOTAL_HOLDS:
        none_holds = claim.rule in (Rule.MOSTLY_HOLD, Rule.TOTAL_HOLDS)
        return Found(Verdict.CONTRADICTION if none_holds else FAILED[claim.rule], given, say(FAILS.get(claim.rule, "fails"), gaps=gaps))
    return Found(FAILED[claim.rule], given, _in_part(claim, nodes, len(nodes) - len(failed), gaps))


def _in_part(claim: Claim, nodes: Sequence[Comparison], held: int, gaps: Text) -> Text:
    """That some comparisons fail: what that means for a statement of its sort, how many hold, which fail, what counts as the same."""
    said = [say(WEIGHT[claim.rule])] if claim.rule in WEIGHT else []
    said.append(say("some_fail", held=held, all=len(nodes), gaps=gaps))
    if any(node.sign == "~" for node in nodes):
        said.append(say("nearly", percent=plain(NEARLY * 100)))
    return joined(said, " ")


def _held(claim: Claim, view: View, nodes: Sequence[Comparison]) -> Text:
    """That all comparisons hold: each of a few, or how many they are."""
    if len(nodes) > FEW_SHOWN:
        return say("all_of_many", all=len(nodes))
    return say("all_hold", gaps=_of_rows(claim, view, nodes))


def _sides(view: View, node: Comparison) -> tuple[Text, Text, str]:
    """Both sides of a comparison in words, and the difference in per cent where there is one to tell."""
    left, right = view.sides(node)
    if isinstance(left, str):
        return view.named(node.left), view.named(node.right), ""
    years = any(isinstance(side, Cited) and side.part == "year" for side in (node.left, node.right))
    of_rows = any(one.id not in view.marks.yardsticks for one in citations(node.right))
    return say("number", x=plain(left)), say("number", x=plain(right)), gap(left, right) if of_rows and not years else ""


def _against(view: View, node: Comparison) -> Text:
    """The figures of a comparison alone."""
    left, right, told = _sides(view, node)
    return say("against", left=left, right=right, gap=told) if told else say("against_bare", left=left, right=right)


def _of_rows(claim: Claim, view: View, nodes: Iterable[Comparison]) -> Text:
    """Comparisons with what their sides are figures of; what several in a row are of is told once."""
    said: list[Text] = []
    last: Text | None = None
    for node in nodes:
        cited = next(citations(node), None)
        what = title(view, cited) if cited else None
        told = _beside(claim, view, node, cited)
        said.append(say("of_row", what=what, told=told) if what and what != last else told)
        last = what
    return joined(said)


def _beside(claim: Claim, view: View, node: Comparison, cited: Cited | None) -> Text:
    """Both sides of a comparison, the right one with what it is; figures in per cent are told apart in percentage points, too."""
    left, right, share = _sides(view, node)
    told: str | Text = share
    if share and claim.unit == "%":
        told = say("points_and_share", points=points_apart(*view.sides(node)), share=share)
        left, right = (say("number", x=with_unit(side, claim)) for side in view.sides(node))
    other = beside(view, cited, node.right) if cited else None
    against = say("in_brackets", one=right, other=other) if other else right
    return say("beside_gap", left=left, right=against, gap=told) if told else say("beside", left=left, right=against)


def few(claim: Claim, view: View) -> Found:
    """That only few of many did something: counted, with those that have no figure as either way.

    Those of which the report only lets it be understood that nothing changed count as not risen, which the reason tells.
    """
    held, unseen, presumed, nodes = 0, 0, 0, list(comparisons(claim))
    for node in nodes:
        try:
            held += view.holds(node)
        except NoFigure as gone:
            presumed += gone.why in view.marks.unchanged
            unseen += gone.why not in view.marks.unchanged
    verdict = (
        Verdict.AGREES if (held + unseen) * 2 < len(nodes) else Verdict.CONTRADICTION if held * 2 >= len(nodes) else Verdict.NOT_CHECKABLE
    )
    told = {"least": held, "most": held + unseen, "all": len(nodes)}
    reason = say("few", unseen=unseen, **told)
    if presumed:
        reason = say("and", one=reason, other=say("few_presumed", n=presumed, most=held + unseen + presumed))
    return Found(verdict, say("few_of", **told), reason)
