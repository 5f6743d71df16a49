"""What is too small to be told, and what would tell too much of those in it: why a cell over persons stays hidden.

Thresholds are all that a stricter rule has of its own. So what another rule hides beside is found in the same pass over the rows, as
flags beside those of the rule that the figures are told by; their names begin with `STRICTLY`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations

from puntari.define.disclosure import CellKeys
from puntari.define.person_curve import Curve
from puntari.define.person_measure import PersonMeasure, Quantile, Spread, base_of
from puntari.flow.figures.guarded_parts import PARTS, SUMMED, sides_of
from puntari.flow.figures.guarded_units import few_sql
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.text import name, names

STRICTLY = "strictly"
"""The column of why a cell is hidden, or else told, by a stricter rule than the one that its figures are told by."""
UNBOUNDED = "unbounded"
"""What it says where the stricter rule tells a figure without its bounds."""
BOUNDED = 6
"""Bounds of a quantile are told when this many times as many persons lie on either side as a quantile must have there."""


def strictly(flag: str) -> str:
    """The name of a flag by the stricter rule."""
    return f"{STRICTLY}_{flag}"


def hiding_flags(measure: PersonMeasure) -> tuple[str, ...]:
    """The names of the flags by which cells of a measure are hidden."""
    return ("small", "few", *(("dominated",) if isinstance(measure, SUMMED) else ()))


def all_flags(measure: PersonMeasure, stricter: CellKeys | None) -> tuple[str, ...]:
    """The names of those by both rules, and of a quantile whether the stricter one tells its bounds."""
    more = (*hiding_flags(measure), *((UNBOUNDED,) if isinstance(measure, Quantile) else ()))
    return (*hiding_flags(measure), *(strictly(flag) for flag in more if stricter is not None))


def flags_sql(measure: PersonMeasure, groups: list[Group], rule: CellKeys, stricter: CellKeys | None) -> list[str]:
    """The flags of a cell by the rule and, where there is one, by the stricter rule."""
    told = [f"({sql}) AS {flag}" for flag, sql in _hiding(measure, groups, rule).items()]
    if stricter is not None:
        told += [f"({sql}) AS {strictly(flag)}" for flag, sql in _hiding(measure, groups, stricter).items()]
        if isinstance(measure, Quantile):
            told.append(f"NOT ({bounded_sql(measure, stricter)}) AS {strictly(UNBOUNDED)}")
    return told


def _hiding(measure: PersonMeasure, groups: list[Group], rule: CellKeys) -> dict[str, str]:
    few = few_sql(measure, base_of(measure).fact.also_of, rule)
    found = {"small": _small(measure, groups, rule), "few": f"NOT nobody AND ({few})"}
    return found | ({"dominated": f"NOT nobody AND ({_dominated(rule)})"} if isinstance(measure, SUMMED) else {})


def bounded_sql(measure: Quantile, rule: CellKeys) -> str:
    """Whether so many persons lie on either side of a quantile that its bounds may be told."""
    return f"ap * {min(measure.q, 1 - measure.q)!r} >= {BOUNDED * rule.least}"


def _dominated(rule: CellKeys) -> str:
    """Whether one contributes too much of a sum, or a few together, or so much that the next could work out how much."""
    one = f"big > {rule.dominance!r} * every"
    return f"{one} OR largest > {rule.dominance_several!r} * every OR every - big - second < {rule.margin!r} * big"


def whole_side(measure: PersonMeasure) -> str:
    """The side of everybody whom a cell is about."""
    return sides_of(measure)[-1]


def _small(measure: PersonMeasure, groups: list[Group], rule: CellKeys) -> str:
    """Whether a cell may not be told for how few it is about, or for what its group would tell of everybody in it.

    The base that is broken down is too small; or a small group lies in one code wholly, so whoever knows of somebody being in it would
    know the code. What is told counts as lying there, not what does: or that a group is hidden would say that nobody lies elsewhere, and
    an indicator of one of the codes, in which. Every group that the dimensions make is looked at, so that no coarser or finer question
    tells it either. What is told as nobody is not small.
    """
    of_groups = [f"{_there(group, groups)} AND {group.id}p < {rule.base}" for group in groups if not group.kept]
    of_groups += [f"{_there(group, groups)} AND {group.id}_wholly AND {group.id}p < {rule.whole}" for group in groups]
    of_cell = "FALSE"
    if isinstance(measure, PARTS | Spread | Curve):
        of_cell = f"bp < {rule.whole}"
    if isinstance(measure, SUMMED):
        of_cell = f"ap < {rule.mean}"
    if isinstance(measure, Quantile):
        of_cell = f"ap * {min(measure.q, 1 - measure.q)!r} < {rule.least}"
    # Of a group that is not broken down no cell is told, not even as zero: those that are left would lie in the others.
    return " OR ".join(f"({one})" for one in (*of_groups, f"NOT nobody AND {of_cell}"))


def _there(group: Group, groups: list[Group]) -> str:
    """Whether a group is told as somebody, and every wider one that it is part of."""
    return " AND ".join(f"{one.id}p > 0" for one in groups if set(one.kept) <= set(group.kept))


@dataclass(frozen=True)
class Group:
    """A group of cells of one period (and area) that the dimensions `kept` tell apart: columns of its persons and of the sum of their keys,
    and, out of changed counts, of whether it lies in one code of another dimension, `…_wholly`."""

    id: str
    kept: tuple[str, ...]
    columns: tuple[str, ...]
    wholly: str


def groups_of(measure: PersonMeasure, finest: Grain) -> list[Group]:
    """Every group that the dimensions of a question make, down to those that are one dimension short of a cell."""
    side = whole_side(measure)
    above = (*(("area",) if finest.level else ()), "period", *(("step",) if isinstance(measure, Curve) else ()))
    subsets = chain.from_iterable(combinations(finest.dimensions, size) for size in range(len(finest.dimensions)))
    ids = {kept: f"g{number}" for number, kept in enumerate(subsets)} | {finest.dimensions: side}
    found = []
    for kept in [kept for kept in ids if kept != finest.dimensions]:
        id, window, inside = ids[kept], f"OVER (PARTITION BY {names((*above, *kept))})", []
        for dimension in (one for one in finest.dimensions if one not in kept):
            finer = ids[tuple(one for one in finest.dimensions if one in (*kept, dimension))]
            code = f"CASE WHEN {finer}p > 0 THEN coalesce({name(dimension)}, '') END"
            inside.append(f"coalesce(min({code}) {window} = max({code}) {window}, FALSE)")
        columns = (f"sum({side}_n) {window} AS {id}_n", f"sum({side}_ck) {window} AS {id}_ck")
        found.append(Group(id, kept, columns, f"({' OR '.join(inside)}) AS {id}_wholly"))
    return found
