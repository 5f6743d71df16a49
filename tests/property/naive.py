"""The naive twin of the figures: plain loops over plain rows, written for being obviously right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache

from puntari.define.dimension import Hierarchy
from puntari.define.expression import Expression, Published, Sum, Total, shared_terms, terms_of
from puntari.define.indicator import Binding
from tests.small.pack import PLACES

Row = dict[str, object]


@dataclass(frozen=True)
class Figure:
    """A naive figure: value or bounds or a reason."""

    v: float | None
    lo: float | None
    hi: float | None
    why: str | None


ABSENT = Figure(None, None, None, "not_delivered")


class Lying:
    """Where base areas of any division lie now."""

    def __init__(self, places: Hierarchy) -> None:
        self.places = places
        self.members_of = cache(self._members_of)

    def _members_of(self, level: str, area: str, division: date) -> tuple[str, ...]:
        """Base codes of a division whose ground lies in the area now."""
        places, found = self.places, []
        for base in places.division.areas(places.base, division):
            now = places.division.as_of_division(base.code, places.newest)
            if now and places.division.parent(now, level, places.newest) == area:
                found.append(base.code)
        return tuple(found)


SMALL = Lying(PLACES)


def _rows_for(term: Sum | Published, rows: list[Row], period: str, dims: dict[str, str]) -> list[Row]:
    kept = [row for row in rows if row["period"] == period]
    for condition in term.where:
        kept = [row for row in kept if row[condition.dimension] in condition.codes]
    restricted = {c.dimension for c in term.where}
    for name, column in term.fact.dimensions.items():
        if name in dims:
            kept = [row for row in kept if row[name] == dims[name]]
        elif name not in restricted and column.codes.total is not None:
            kept = [row for row in kept if row[name] == column.codes.total]
    return kept


def _add(figures: list[Figure], absent: bool) -> Figure:
    if not figures:
        return ABSENT
    if all(f.lo is None for f in figures):
        return Figure(None, None, None, max((f.why for f in figures if f.why), default=None))
    if absent or any(f.lo is None for f in figures):
        return Figure(None, None, None, "member_missing")
    lo, hi = sum(f.lo for f in figures), sum(f.hi for f in figures)
    if any(f.v is None for f in figures):
        return Figure(None, lo, hi, figures[0].why if len(figures) == 1 else "member_hidden")
    return Figure(sum(f.v for f in figures), lo, hi, None)


def _term(term: Sum | Published, rows: list[Row], level: str, area: str, period: str, dims: dict[str, str], lying: Lying) -> Figure:
    x, places = term.column.name, lying.places
    kept = _rows_for(term, rows, period, dims)
    own = [r for r in kept if r["level"] == level]
    if level in places.own_rows_only or (level != places.base and any(r[x].why != "not_delivered" for r in own)):
        return _add([r[x] for r in own if r["area"] == area], False)
    base = [r for r in kept if r["level"] == places.base]
    members = {code for r in base for code in lying.members_of(level, area, r["_division"])}
    mine = [r for r in base if r["area"] in members]
    if isinstance(term, Published):
        alone = len(mine) == len(members) == 1 and level == places.base
        return mine[0][x] if alone else Figure(None, None, None, "not_for_this_level") if mine else ABSENT
    return _add([r[x] for r in mine], len({r["area"] for r in mine}) < len(members))


def _expression(expression: Expression, rows: list[Row], *cell: object) -> Figure:
    parts = [_signed(term, _term(term, rows, *cell)) for term in terms_of(expression)]
    if len(parts) == 1:
        return parts[0]
    present = [p for p in parts if p is not ABSENT]
    return _add(present, len(present) < len(parts))


def _signed(term: Sum | Published, told: Figure) -> Figure:
    """What is taken away counts against the others, and most of it leaves least."""
    if not (isinstance(term, Sum) and term.negative) or told.lo is None:
        return told
    return Figure(None if told.v is None else -told.v, -told.hi, -told.lo, told.why)


def naive(
    binding: Binding, facts: dict[str, list[Row]], level: str, area: str, period: str, dims: dict[str, str], lying: Lying = SMALL
) -> Figure:
    """The figure of one cell, or ABSENT."""
    above = _expression(binding.value, facts[binding.fact.id], level, area, period, dims, lying)
    if above is ABSENT:
        return above
    if binding.per is None:
        return _times(above, binding.times)
    below_fact = terms_of(binding.per)[0].fact
    years = [period]
    if below_fact.period.origin.frequency is not binding.frequency:
        year = int(period[:4])
        years = [str(y) for y in range(year, year - binding.carried_years - 1, -1)]
    below = ABSENT
    for when in years:
        below = _expression(binding.per, facts[below_fact.id], level, area, when, dims, lying)
        if below.v is not None or len(years) == 1:
            break
        below = ABSENT
    shared, rest = shared_terms(binding.value, binding.per)
    other = _expression(_together(rest), facts[below_fact.id], level, area, period, dims, lying) if shared and rest else None
    return _divide(above, below, other, binding.times)


def _times(told: Figure, factor: float) -> Figure:
    v, lo, hi = (None if x is None else x * factor for x in (told.v, told.lo, told.hi))
    return Figure(v, lo, hi, told.why)


def _together(rest: tuple[Sum, ...]) -> Expression:
    return Total(rest)


def _divide(a: Figure, b: Figure, rest: Figure | None, times: float) -> Figure:
    other = rest if rest is not None else b
    if "not_delivered" in (a.why, other.why):
        return Figure(None, None, None, "not_delivered")
    if rest is not None:
        if a.hi is not None and rest.hi is not None and a.hi + rest.hi == 0:
            return Figure(None, None, None, "zero_denominator")
        corners = [(x, y) for x in (a.lo, a.hi) for y in (rest.lo, rest.hi)] if a.lo is not None and rest.lo is not None else []
        values = [x / (x + y) * times for x, y in corners if x + y > 0]
        b = rest
    else:
        if b.hi == 0:
            return Figure(None, None, None, "zero_denominator")
        corners = [(x, y) for x in (a.lo, a.hi) for y in (b.lo, b.hi)] if a.lo is not None and b.lo is not None else []
        values = [x / y * times if y else (math.inf if x else 0) for x, y in corners]
    why = a.why if a.v is None else b.why or "not_delivered" if b.v is None else None
    if not values:
        return Figure(None, None, None, why)
    exact = a.v is not None and b.v is not None
    return Figure(values[0] if exact else None, min(values), max(values), why)
