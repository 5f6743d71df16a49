"""Whether a table belongs to a dataset: tables of the same people are judged together only if they name things alike and keep one rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from puntari.define.source import Audience
from puntari.flow.sheets import Releasing, Tabled
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.joined import Piece
from puntari.methods.suppression.table import Axis
from puntari.words.errors import BadQuestion
from puntari.words.plain import plain

MOSTLY = 0.5
"""Of the codes of the smaller of two dimensions, the part above which both are taken for one."""
Rule = LeastCount | SumRule


def require_belonging(to: Releasing, mine: Piece, before: Sequence[Tabled]) -> None:
    """Raise BadQuestion for a table that can't be judged together with those of its dataset: one of sums beside counts, one for a wider
    audience, one under another rule than this audience has read, and one that names its dimensions otherwise."""
    _require_alike(to, before)
    _require_widest_first(to, before)
    _require_one_rule(to, mine, before)
    _require_plain_names(mine)
    _require_no_other_name(mine, before)


def _require_alike(to: Releasing, before: Sequence[Tabled]) -> None:
    if other := next((one.piece.what for one in before if (one.widths is None) != (to.sums is None)), ""):
        raise BadQuestion(
            f"of {to.what} and {other} one is a table of counts and one of sums; give what is summed a dataset of its own, named for the "
            "people and for what is summed of them"
        )


def _require_widest_first(to: Releasing, before: Sequence[Tabled]) -> None:
    order = tuple(Audience)
    if late := next((one for one in before if order.index(one.audience) > order.index(to.audience)), None):
        raise BadQuestion(
            f"{late.piece.what} was released to {late.audience} before; a table for {to.audience} can't follow it, because it would "
            "have to hold without and with that one; release the widest audience's table first"
        )


def _require_one_rule(to: Releasing, mine: Piece, before: Sequence[Tabled]) -> None:
    """What one rule hides of a cell and another does not would be read together."""
    dims = [axis.name for axis in mine.axes]
    for one in before:
        if one.audience == to.audience and not _same_rule((to.rule, dims), (one.rule, one.dims), one.kept):
            raise BadQuestion(
                f"{one.piece.what} was released to {one.audience} under the rule {one.rule}, and {to.what} would be under {to.rule}: who "
                "reads both knows more of a hidden cell than either rule lets him; a dataset has one rule for each audience, so release it "
                "under that of before"
            )


def _same_rule(one: tuple[Rule, Sequence[str]], other: tuple[Rule, Sequence[str]], whole: bool) -> bool:
    """Whether two rules hide the same, as far as their tables have the same dimensions; if not `whole`, of the other only the least count
    and that of groups is known. On which dimensions those who came are not told apart (`came`) is asked of each vintage anew."""
    (rule, dims), (then, those) = one, other
    if isinstance(rule, SumRule) or isinstance(then, SumRule):
        return rule == then if whole else rule.least == then.least
    if not whole:
        return (rule.least, rule.group) == (then.least, then.group)
    both = set(dims) & set(those)
    return (rule.least, _grouped(rule, dims, both)) == (then.least, _grouped(then, those, both))


def _grouped(rule: LeastCount, dims: Sequence[str], among: set[str]) -> tuple[int, frozenset[str]]:
    """Under what number groups are not broken down, and on which of some dimensions."""
    of = frozenset(rule.of or dims) & among
    return (rule.group, of) if rule.group and of else (0, frozenset())


def _require_plain_names(mine: Piece) -> None:
    for axis in mine.axes:
        if axis.name != plain(axis.name):
            raise BadQuestion(
                f"the name of a dimension is written in one way, or the tables of a dataset are not judged together; write "
                f"{plain(axis.name)!r}, not {axis.name!r}, in the table and in the sums"
            )


def _require_no_other_name(mine: Piece, before: Sequence[Tabled]) -> None:
    """Under another name the same dimension would be taken for one more, whose cells no earlier table tells of."""
    had = {axis.name: axis for one in before for axis in one.piece.axes}
    new = [axis for axis in mine.axes if axis.name not in had]
    for axis, (tabled, other) in product(new, ((one, axis) for one in before for axis in one.piece.axes)):
        if _mostly(axis, other):
            raise BadQuestion(
                f"the dimension {axis.name!r} of {mine.what} has the codes of {other.name!r} in {tabled.piece.what}; "
                f"call it {other.name!r} if it is the same, or else give its codes names of their own"
            )


def _mostly(one: Axis, other: Axis) -> bool:
    """Whether two dimensions have mostly the same codes, those of everybody aside."""
    mine, theirs = _parts(one), _parts(other)
    return len(mine & theirs) > MOSTLY * min(len(mine), len(theirs))


def _parts(axis: Axis) -> frozenset[str]:
    whole = axis.parts.all(axis=1).tolist()
    return frozenset(plain(code) for code, all_of_it in zip(axis.codes, whole, strict=True) if not all_of_it)
