"""Rules about what figures mean: definitions, targets that move, units, notation, peers that can be recognised, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puntari.define.claim import Claim, Verdict
from puntari.define.formula import Cited
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.found import Found, found, shown, with_unit
from puntari.flow.claims.say import joined, plain, say
from puntari.flow.claims.titles import title
from puntari.flow.claims.view import NoFigure, View, same
from puntari.words.text import Text

_LEADING_NUMBER = re.compile(r"^[\d.,]+\s+")


def cited_rows(claim: Claim) -> Iterator[Cited]:
    """The rows that are whole terms of a claim's formula."""
    yield from (term.node for term in claim.formula.terms if isinstance(term.node, Cited))


def target(claim: Claim, view: View) -> Found:
    """One target in two places, its later version and the result: is it one target, was it moved, and which does the result meet?

    Terms: the target, perhaps the same as another place has it, the later version, the result.
    """
    first, *other, later, result = cited_rows(claim)
    values = [view.number(one) for one in (first, later, result)]
    given = "; ".join(with_unit(view.number(one), claim) for one in (first, *other, later, result))
    differ = view.differ(view.figure(first), view.figure(other[0])) if other else None
    moved = not same(values[0], values[1])
    said = []
    if differ:
        said.append(say("two_meanings", says=with_unit(values[0], claim), one=differ[1], other=differ[2]))
    if other and not same(values[0], view.number(other[0])):
        two = {"one": with_unit(values[0], claim), "other": with_unit(view.number(other[0]), claim)}
        said.append(say("two_targets", **two))
    if moved:
        said.append(_moved(claim, *values))
    if not said:
        return found(Verdict.AGREES, given, "target_kept", first=with_unit(values[0], claim))
    return Found(Verdict.CONTRADICTION, shown(given), joined(said, " "))


def _moved(claim: Claim, first: float, later: float, result: float) -> Text:
    only_later = _met(later, result) and not _met(first, result)
    told = {"first": with_unit(first, claim), "later": with_unit(later, claim), "result": with_unit(result, claim)}
    return say("moved" if only_later else "moved_plain", **told)


def _met(aim: float, result: float) -> bool:
    """A target below nought is a fall that is to be at least as deep; any other is to be reached from below."""
    return result <= aim if aim < 0 else result >= aim


def definition(claim: Claim, view: View) -> Found:
    """Two figures that stand side by side: are they figures of the same thing?"""
    one, other = cited_rows(claim)
    first, second = (view.number(Cited(cited.id)) for cited in (one, other))
    names = {"one": view.named(one), "other": view.named(other)}
    given = with_unit(first, claim) if same(first, second) else f"{with_unit(first, claim)}; {with_unit(second, claim)}"
    if view.word(one) == view.word(other):
        return found(Verdict.AGREES, given, "places_agree")
    if same(first, second):
        return found(Verdict.DEFINITION_DIFFERS, given, "definitions", says=with_unit(first, claim), **names)
    return found(Verdict.NOT_COMPARABLE, given, "other_question", first=with_unit(first, claim), second=with_unit(second, claim), **names)


def unit(claim: Claim, view: View) -> Found:
    """Figures that are to be added or compared: have they one unit? A number before the unit in a cell is no part of it."""
    units = {_LEADING_NUMBER.sub("", view.word(cited)): _unit_name(view, cited) for cited in cited_rows(claim)}
    given = joined(units.values())
    if len(units) == 1:
        return found(Verdict.AGREES, given, "one_unit")
    return found(Verdict.UNIT_MISMATCH, given, "units", units=joined(units.values(), ", "))


def _unit_name(view: View, cited: Cited) -> Text:
    """A unit in each language: the name of its code, or what the pack says that a unit written in a text is called."""
    word = _LEADING_NUMBER.sub("", view.word(cited))
    return view.marks.units.get(word) or (view.named(cited) if word == view.word(cited) else Text.same(word))


def notation(claim: Claim, view: View) -> Found:
    """Figures that are printed in a way that the report does not explain."""
    cited = list(map(view.figure, cited_rows(claim)))
    marked = [figure for figure in cited if figure.why in view.marks.notation]
    given = "; ".join("-" if one.value is None else plain(one.value) for one in marked or cited)
    if not marked:
        return found(Verdict.AGREES, given, "plain")
    return found(Verdict.UNDEFINED_NOTATION, given, "notation", n=len(marked), why=view.reasons[marked[0].why])


def _ranged(claim: Claim, view: View) -> list[Figure]:
    """The cited figures that have a value and a range."""
    cited = map(view.figure, cited_rows(claim))
    return [one for one in cited if None not in (one.value, one.low, one.high) and one.low < one.high]


def midpoint(claim: Claim, view: View) -> Found:
    """Means that are the very middle of their range, which two respondents give: then the range shows both."""
    ranged = _ranged(claim, view)
    middle = [one for one in ranged if same(one.low + one.high, 2 * one.value)]
    values = "; ".join(plain(one.value) for one in middle)
    if not middle:
        return found(Verdict.AGREES, "", "no_midpoints")
    return found(Verdict.RECOGNISABLE_PEERS, values, "midpoints", n=len(middle), all=len(ranged), values=values)


def in_ranges(claim: Claim, view: View) -> Found:
    """Every figure that has a range lies in it."""
    ranged = _ranged(claim, view)
    outside = [title(view, Cited(one.id)) for one in ranged if not one.low <= one.value <= one.high]
    given = say("some_of", least=len(ranged) - len(outside), all=len(ranged))
    if outside:
        return found(Verdict.CONTRADICTION, given, "outside", which=joined(outside))
    return found(Verdict.AGREES, given, "inside", all=len(ranged))


def rests_on(claim: Claim, view: View) -> Found:
    """That the report holds what a statement rests on."""
    for cited in cited_rows(claim):
        figure = view.figure(cited)
        if figure.why in view.marks.unseen or (figure.value is None and not figure.why):
            raise NoFigure(figure.id, figure.why or "not_stated")
    return found(Verdict.AGREES, "", "rests")
