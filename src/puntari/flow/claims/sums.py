"""Rules that recompute one stated figure: sums, shares, changes, weighted wholes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from puntari.define.claim import Claim, Verdict
from puntari.define.formula import Cited, Expression, Operation, citations
from puntari.flow.claims.found import Found, agreement, apart, found, rounds_to, shown, with_unit
from puntari.flow.claims.say import gap, joined, plain, say
from puntari.flow.claims.titles import title
from puntari.flow.claims.view import View, same
from puntari.words.text import Text

TOO_HIGH, TOO_LOW = "too_high", "too_low"
NO_CHANGE = "0 %"


def stated(claim: Claim, view: View) -> float:
    """The figure that the claim states."""
    return view.number(claim.says.terms[0].node)


def numbers(claim: Claim, view: View) -> list[float]:
    """What the terms of the formula give."""
    return [view.number(term.node) for term in claim.formula.terms]


def equals(claim: Claim, view: View) -> Found:
    """The stated figure against the computed one; a second term is the same from finer figures."""
    x, *finer = numbers(claim, view)
    given = with_unit(x, claim)
    says = stated(claim, view)
    verdict = agreement(x, says)
    if verdict is Verdict.AGREES:
        told = _equal(given, finer, claim)
    elif verdict is Verdict.AGREES_AFTER_ROUNDING:
        told = found(verdict, given, "rounds", x=given, says=with_unit(says, claim))
    elif finer and rounds_to(finer[0], says):
        told = found(Verdict.AGREES_AFTER_ROUNDING, given, "finer", x=given, y=with_unit(finer[0], claim), says=with_unit(says, claim))
    else:
        told = _diagnosed(claim, view, x, says)
    return replace(told, recomputed=shown(f"{given} ({with_unit(finer[0], claim)})")) if finer else told


def _equal(given: str, finer: Sequence[float], claim: Claim) -> Found:
    reason = say("equal", x=given)
    return Found(
        Verdict.AGREES, shown(given), joined([reason, say("finer_too", y=with_unit(finer[0], claim))], " ") if finer else reason
    )


def _diagnosed(claim: Claim, view: View, x: float, says: float) -> Found:
    """A contradiction with what most likely went wrong: complement for share, a part left out, or only which way."""
    given, told = with_unit(x, claim), with_unit(says, claim)
    if claim.unit == "%" and rounds_to(100 - x, says):
        return found(Verdict.CONTRADICTION, given, "complement", x=given, says=told, rest=with_unit(100 - x, claim))
    for part in _parts(claim.formula.terms[0].node):
        amount = view.number(part)
        if same(x - amount, says):
            return found(Verdict.CONTRADICTION, given, "left_out", x=given, says=told, part=title(view, part), amount=plain(amount))
    return _apart(x, says, claim)


def _apart(x: float, says: float, claim: Claim) -> Found:
    way = TOO_HIGH if says > x else TOO_LOW
    given = with_unit(x, claim)
    return found(Verdict.CONTRADICTION, given, way, x=given, says=with_unit(says, claim), gap=apart(says - x, claim))


def _parts(node: Expression) -> Iterator[Cited]:
    """The figures that a sum adds up, taken apart at its plus signs only."""
    if isinstance(node, Cited):
        yield node
    elif isinstance(node, Operation) and node.sign == "+":
        yield from _parts(node.left)
        yield from _parts(node.right)


def points(claim: Claim, view: View) -> Found:
    """A change that is stated in per cent: is it that, or is it percentage points?"""
    later, earlier = numbers(claim, view)
    says, growth = stated(claim, view), (later / earlier - 1) * 100
    given = with_unit(growth, claim)
    if verdict := agreement(growth, says):
        return found(verdict, given, "rounds" if verdict is not Verdict.AGREES else "equal", x=given, says=with_unit(says, claim))
    if rounds_to(later - earlier, says):
        return found(Verdict.CONTRADICTION, given, "points", earlier=earlier, later=later, points=later - earlier, growth=plain(growth, 1))
    return _apart(growth, says, claim)


def among(claim: Claim, view: View) -> Found:
    """Is the stated figure one of a series?"""
    values, says = numbers(claim, view), stated(claim, view)
    nearest = min(values, key=lambda value: abs(value - says))
    given = "; ".join(with_unit(value, claim) for value in values)
    if verdict := agreement(nearest, says):
        return found(verdict, given, "found_among")
    told = {"nearest": with_unit(nearest, claim), "gap": apart(nearest - says, claim), "way": say("higher" if nearest > says else "lower")}
    return found(Verdict.CONTRADICTION, given, "found_nowhere", n=len(values), says=with_unit(says, claim), **told)


def bounds(claim: Claim, view: View) -> Found:
    """A stated mean of parts whose weights or base are not stated: can it be one?"""
    values, says = numbers(claim, view), stated(claim, view)
    mean = sum(values) / len(values)
    given = "; ".join(with_unit(value, claim) for value in values)
    if verdict := agreement(mean, says):
        return found(verdict, with_unit(mean, claim), "equal", x=with_unit(mean, claim))
    told = {"says": with_unit(says, claim), "least": with_unit(min(values), claim), "most": with_unit(max(values), claim)}
    if min(values) <= says <= max(values):
        return found(Verdict.CANNOT_RECOMPUTE, given, "weights_missing", mean=with_unit(mean, claim), **told)
    return found(Verdict.CONTRADICTION, given, "outside_parts", **told)


def weight(claim: Claim, view: View) -> Found:
    """A whole of a base and an added part: with which weight of the part does it come about?

    Terms: base, part; and, to hold the weight against, whole, base and part of another year.
    """
    base, part, *other = numbers(claim, view)
    says = stated(claim, view)
    told = (says - base) / part
    wholes = [say("whole_with_weight", whole=plain(says), weight=f"{told:.2f}")]
    if len(other) == 3:
        wholes.append(say("whole_with_weight", whole=plain(other[0]), weight=f"{(other[0] - other[1]) / other[2]:.2f}"))
    given = joined(wholes)
    if same(told, 1):
        return found(Verdict.AGREES, plain(base + part), "equal", x=plain(base + part))
    if same(told, 0):
        return _without(claim, view, base, part)
    if not 0 < told < 1:
        sentence = "below_part" if told < 0 else "above_parts"
        return found(Verdict.CONTRADICTION, given, sentence, says=plain(says), base=plain(base), weight=f"{told:.2f}")
    reason = say("with_weight", weight=f"{told:.2f}")
    if len(other) == 3:
        year = next(view.figure(one).words["year"] for one in citations(claim.formula.terms[2].node))
        reason = say("and", one=reason, other=_of_other_year(told, says, year, other))
    return Found(Verdict.AGREES_WITH_UNSTATED_WEIGHT, given, reason)


def _without(claim: Claim, view: View, base: float, part: float) -> Found:
    """A whole that is its base alone: the added part is left out."""
    added, whole = next(citations(claim.formula.terms[1].node)), plain(base + part)
    told = {"part": title(view, added), "amount": plain(part)}
    return found(Verdict.CONTRADICTION, whole, "left_out", x=whole, says=plain(base), **told)


def _of_other_year(told: float, says: float, year: str, other: Sequence[float]) -> Text:
    """The whole of another year with its own weight, and how the two compare with one weight."""
    whole, base, part = other
    then = base + told * part
    changes = {"printed": gap(says, whole) or NO_CHANGE, "same": gap(says, then) or NO_CHANGE}
    return say("weights_vary", year=year, other=f"{(whole - base) / part:.2f}", then=plain(then), **changes)


def derived(claim: Claim, view: View) -> Found:
    """A figure that the report does not state but its figures give; two terms are its bounds or its parts."""
    values = numbers(claim, view)
    given = _run([say("number", x=with_unit(value, claim)) for value in values])
    return Found(Verdict.DERIVED, given, say("derived", x=given))


def _run(values: Sequence[Text]) -> Text:
    """One value, or the first and the last of a run."""
    return values[0] if len(values) == 1 else say("from_to", one=values[0], other=values[-1])
