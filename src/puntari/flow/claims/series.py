"""Rules about a series that may break: two figures that are joined, and statements that compare across years."""

from __future__ import annotations

from puntari.define.claim import Claim, Verdict
from puntari.define.formula import Cited, Comparison, citations
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.found import Found, found
from puntari.flow.claims.meanings import cited_rows
from puntari.flow.claims.places import comparisons, given_of, hold
from puntari.flow.claims.say import joined, plain, say
from puntari.flow.claims.view import BESIDE, View
from puntari.words.text import Text


def series_break(claim: Claim, view: View) -> Found:
    """Two figures of a series: are they figures of one thing, with no change of method between them?

    Terms: the earlier, the later, and perhaps the row of the event.
    """
    earlier, later, *event = cited_rows(claim)
    one, other = view.figure(earlier), view.figure(later)
    a, b = view.number(earlier), view.number(later)
    told = {"earlier": plain(a), "later": plain(b), "gap": plain(b - a)}
    if event and _between(one, other, view.figure(event[0])):
        what = _name(view, view.figure(event[0]))
        return found(Verdict.SERIES_BREAK, plain(b - a), "break_between", event=what, **told)
    if differ := view.differ(one, other):
        what = say("two_definitions", what=differ[0], one=differ[1], other=differ[2])
        return found(Verdict.SERIES_BREAK, plain(b - a), "break_between", event=what, **told)
    return found(Verdict.AGREES, plain(b - a), "no_break")


def _between(earlier: Figure, later: Figure, event: Figure) -> bool:
    return int(earlier.words["year"]) < int(event.words["year"]) <= int(later.words["year"])


def _name(view: View, event: Figure) -> Text:
    """What happened, by the first code of the event's row that says what it is about."""
    column = next(name for name, word in event.words.items() if word and name not in BESIDE)
    return view.named(Cited(event.id, column))


def holds_unbroken(claim: Claim, view: View) -> Found:
    """Comparisons over years that a statement implies; one that a break of the series lies within is not judged but told.

    Terms: the comparisons, and the rows of the events that break the series.
    """
    events = [view.figure(one) for one in cited_rows(claim)]
    nodes = list(comparisons(claim))
    broken = [(node, event) for node in nodes if (event := _breaking(view, node, events))]
    whole = [node for node in nodes if all(node is not one for one, _ in broken)]
    judged = hold(claim, view, whole) if whole else None
    if judged and (not broken or judged.verdict is not Verdict.AGREES):
        return judged
    told = [_broken(view, node, event) for node, event in broken]
    said = [*told, *((say("beside_break"), judged.reason) if judged else ())]
    return Found(Verdict.SERIES_BREAK, given_of(view, nodes), joined(said, " "))


def _breaking(view: View, node: Comparison, events: list[Figure]) -> Figure | None:
    """The first of the events that lies between the rows of a comparison."""
    rows = sorted((view.figure(one) for one in citations(node)), key=lambda row: int(row.words["year"]))
    return next((event for event in events if _between(rows[0], rows[-1], event)), None)


def _broken(view: View, node: Comparison, event: Figure) -> Text:
    later, earlier = view.number(node.left), view.number(node.right)
    told = {"earlier": plain(earlier), "later": plain(later), "gap": plain(later - earlier)}
    return say("break_between", event=_name(view, event), **told)
