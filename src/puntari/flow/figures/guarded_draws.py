"""Which draw of the noise that passes a count takes.

The change that stays hangs on the persons alone: however a group of people is described, it moves that much. The change of a period hangs
on what is counted as well: the fact, its conditions, and how its rows are chosen. With one draw for both, two indicators would be equal
whenever they are of the same persons and differ by chance alone else; so that of a cell's unemployed and of its long-term unemployed one
would see whether the one unknown among them is long-term unemployed. With two whole draws one group could be averaged over its
descriptions. Codes that a question asks for are blocks of one description.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from zlib import crc32

from puntari.define.expression import Condition
from puntari.define.fact import FactColumn
from puntari.define.person_curve import Curve, steps_of
from puntari.define.person_measure import (
    After,
    At,
    Base,
    Behind,
    Count,
    Lasting,
    Mean,
    Opinion,
    PersonMeasure,
    Quantile,
    Share,
    Stock,
    Total,
    base_of,
)
from puntari.flow.figures.guarded_noise import Draw, turn_of
from puntari.flow.figures.guarded_parts import SUMMED, sides_of
from puntari.flow.figures.guarded_units import FEW, WHOLE
from puntari.flow.figures.person_firms import FIRMS
from puntari.words.text import Text

MARKS = 1 << 31
"""Marks are below this, so that a step towards the key of a period stays within 64 bits."""
ROWS = 0
"""The turn of the number that moves a count of rows."""


def mark_of(measure: PersonMeasure, side: str) -> int:
    """The mark of a side of a measure: one number for one description. The part of a share is what its base would be with its condition,
    and the whole of a share is its base. So is the whole of a spread the number of firms, or a cell would have two draws of one number."""
    base = base_of(measure)
    if isinstance(measure, Share):
        told = _base(base if side == "b" else replace(base, where=(*base.where, *measure.where)))
    elif side == "b" and isinstance(measure, After | Lasting | Curve):
        told = _base(base)
    elif isinstance(measure, FIRMS) and (side == "b" or isinstance(measure, Behind)):
        told = _firms(base)
    elif isinstance(measure, Base):
        told = _base(measure)
    else:
        # Who is left out of the whole, or has no figure, would be seen beside the base.
        told = f"{_base(base)}/{side}{_rest(measure)}"
    return crc32(told.encode()) % MARKS


def mark_sql(measure: PersonMeasure, side: str) -> str:
    """The mark of a side; of a curve that of the row's `step`, of which it is the same however far the curve goes."""
    if not isinstance(measure, Curve) or side == "b":
        return str(mark_of(measure, side))
    steps = enumerate(zip((0, *steps_of(measure)), steps_of(measure), strict=False), 1)
    return f"CASE step {' '.join(f'WHEN {step} THEN {_of_step(measure, side, *ends)}' for step, ends in steps)} END"


def _of_step(curve: Curve, side: str, begins: int, ends: int) -> int:
    """The mark of who still goes on when a step ends, whoever is called lost, which is that of the share that lasts so many months; or of
    who is lost in it."""
    if side == "a" and curve.months:
        return mark_of(Lasting(curve.of, ends), "a")
    lost = f"{begins}-{_conditions(curve.lost)}-" if side == "c" else ""
    told = f"{_base(curve.of)}/{side}{lost}{ends}{'months' if curve.months else 'days'}"
    return crc32(told.encode()) % MARKS


def _base(base: Base) -> str:
    """A stock at an end is the same of a month and of the quarter that ends with it; what comes within them is not."""
    when = base.at if isinstance(base, Stock) else "distinct" if isinstance(base, Count) and base.distinct else "rows"
    often = "" if when is At.END else base.frequency
    return f"{base.fact.id}/{type(base).__name__}/{when}/{often}/{_conditions(base.where)}"


def _firms(base: Base) -> str:
    """All firms of a base, told as a number or as what a part is of; of a fact whose units are firms they are its different ones."""
    own = isinstance(base, Count) and not base.fact.also_of
    return _base(replace(base, distinct=True)) if own else f"{_base(base)}/firms"


def _conditions(where: Iterable[Condition]) -> str:
    return "&".join(sorted({f"{one.dimension}={','.join(sorted(one.codes))}" for one in where}))


def _rest(measure: PersonMeasure) -> str:
    """What a measure says beside its base; words for people are none of it."""
    said = {one.name: getattr(measure, one.name) for one in fields(measure) if one.name != "of"}
    told = {called: value.name if isinstance(value, FactColumn) else value for called, value in said.items() if not isinstance(value, Text)}
    if "where" in told:
        told["where"] = _conditions(told["where"])
    return f"{type(measure).__name__}({';'.join(f'{called}={value}' for called, value in told.items())})"


def turn_of_sum(measure: Mean | Total | Opinion) -> int:
    """The turn of the number that moves a sum; that of a sum of squares lies three further."""
    return turn_of(measure.column.name if measure.column else "", "sum" if isinstance(measure, Total) else "mean")


def draws_of(measure: PersonMeasure) -> list[Draw]:
    """The numbers that a measure is told by: of its rows, of what few firms are, and of sums or points."""
    base, turns = base_of(measure), [FEW, WHOLE] if base_of(measure).fact.also_of or isinstance(measure, FIRMS) else []
    if has_several(measure) or (isinstance(base, Stock) and base.at is At.AVERAGE):
        turns.append(ROWS)
    more = [0, 1, 2] if isinstance(measure, Quantile) else []
    if isinstance(measure, SUMMED):
        more += [turn_of_sum(measure), *([turn_of_sum(measure) + 3] if isinstance(measure, Opinion) else [])]
    return [*((side, turn) for side in sides_of(measure) for turn in turns), *(("a", turn) for turn in more if turn not in turns)]


def has_several(measure: PersonMeasure) -> bool:
    """Whether anybody may have several rows in a cell."""
    base = base_of(measure)
    return not isinstance(measure, Quantile | FIRMS) and not isinstance(base, Stock) and not (isinstance(base, Count) and base.distinct)
