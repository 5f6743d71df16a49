"""Curves of who is left: the share of spells begun that still go on so long after, where not everybody has been followed so far.

A life table over fixed steps of time (Berkson and Gage 1950; Cutler and Ederer 1958), which is the product-limit estimate (Kaplan and
Meier 1958) of what is told in steps: each step has its own share of those who stayed, and the curve is their product. Whoever was seen
for a part of a step only counts for half of it. Where everybody was followed to the end it is the plain share.
"""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.names import nearest
from puntari.define.person_base import Starts, Where, conditions_of, need_rows
from puntari.words.errors import BadDefinition

MONTHS = (1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60)
DAYS = (7, 14, 21, 28, 42, 56, 84, 112, 182, 364, 728)
"""Where the steps of every curve end: the same for all, so that what is told after 3 and after 12 months is of one curve."""


@dataclass(frozen=True)
class _Followed:
    """Starts followed for so many `months` or `days`; of spells that end as `lost` says (moved away, search over before an interview)
    it is only known that they went on until then."""

    of: Starts
    months: int = 0
    days: int = 0
    lost: Where = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "lost", conditions_of(self.lost, self.of.fact))
        _check(self.of, self.months, self.days)


class Surviving(_Followed):
    """The share of starts whose spell still went on so many `months`, or `days`, after it began: one of those where steps end.

    Who still goes on when the registers last told is followed until then, and who ended by what `lost` says until that day: neither left
    out nor taken to have left. It is told where anybody was followed all the way.
    """


class HalfLeft(_Followed):
    """After how many months, or days, half of the starts are left, looked for until so many `months` or `days`: where the curve of
    `Surviving` comes down to a half, on a straight line within the step. Where it does not, there is none."""


Curve = Surviving | HalfLeft


def steps_of(curve: Curve) -> tuple[int, ...]:
    """Where the steps of a curve end, in its months or days, the last being that which is asked for."""
    return tuple(one for one in (MONTHS if curve.months else DAYS) if one <= (curve.months or curve.days))


def _check(of: Starts, months: int, days: int) -> None:
    need_rows(of, "a curve of who is left", Starts)
    if of.fact.also_of:
        # Each firm's part of a figure is told a little off, and how that goes through a product of shares nobody has shown.
        raise BadDefinition(f"{of.fact.id} is also of {of.fact.also_of}, and of several at once no curve is told; use a share that lasts")
    if bool(months) == bool(days):
        raise BadDefinition(f"a curve over {of.fact.id} goes to so many months or so many days, one of the two")
    asked, ends, called = (months, MONTHS, "months") if months else (days, DAYS, "days")
    if asked not in ends:
        raise BadDefinition(f"a curve has no step that ends after {asked} {called}; {nearest(str(asked), map(str, ends))}")
