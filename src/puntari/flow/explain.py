"""The way of one figure: the rows of deliveries that it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from puntari.define.column import PlaceColumn
from puntari.define.dimension import Hierarchy
from puntari.define.expression import Average, Expression, Published, Sum, terms_of
from puntari.define.indicator import Binding
from puntari.define.pack import Pack
from puntari.define.price_level import PriceLevel
from puntari.flow.facts import FROM
from puntari.flow.figures.plan import Grain, folded
from puntari.flow.figures.text import among, literal, name, where
from puntari.flow.warehouse import Warehouse
from puntari.words.cell import Reason
from puntari.words.period import Period


@dataclass(frozen=True)
class RowBehind:
    """One delivered figure: what it is a part of, where and when it was, what it said, and where it stands in which delivery."""

    part: str
    source: str
    column: str
    place: str
    period: str
    value: float | None
    why: str | None
    delivery: str
    row: str


def rows_behind(warehouse: Warehouse, pack: Pack, binding: Binding, level: str | None, area: str | None, period: Period,
                codes: Mapping[str, str]) -> tuple[RowBehind, ...]:
    """The rows behind a figure's numerator, then its denominator, then its price levels; `codes` restricts dimensions."""
    grain = Grain(level, tuple(codes))
    found = list(_expression(warehouse, pack, "value", binding.value, grain, area, [str(period)], codes))
    if binding.per is not None:
        years = [str(period)]
        if binding.carried_years and terms_of(binding.per)[0].fact.period.origin.frequency is not binding.frequency:
            years = [str(year) for year in range(period.year, period.year - binding.carried_years - 1, -1)]
        found += _expression(warehouse, pack, "per", binding.per, grain, area, years, codes)
    if binding.prices is not None:
        found += price_rows(warehouse, pack, binding.prices, period)
    return tuple(found)


def price_rows(warehouse: Warehouse, pack: Pack, prices: PriceLevel, period: Period) -> Iterable[RowBehind]:
    """The rows of the index: the level of the figure's year, and that of the year in whose euros it is told."""
    for year in dict.fromkeys((str(period.year), str(prices.base))):
        yield from _expression(warehouse, pack, "price", prices.index, Grain(None, ()), None, [year], {})


def _expression(warehouse: Warehouse, pack: Pack, part: str, expression: Expression, grain: Grain, area: str | None,
                periods: list[str], codes: Mapping[str, str]) -> Iterable[RowBehind]:
    for term in terms_of(expression):
        for period in periods:
            rows = _term(warehouse, pack.hierarchy, part, term, grain, area, period, codes)
            if rows:
                yield from rows
                break


def _term(warehouse: Warehouse, hierarchy: Hierarchy | None, part: str, term: Sum | Published | Average, grain: Grain, area: str | None,
          period: str, codes: Mapping[str, str]) -> list[RowBehind]:
    fact, x = term.fact, term.column.name
    place = next((c.name for c in fact.columns.values() if isinstance(c.origin, PlaceColumn)), None)
    at = f"{name(place + '_level')} || ':' || {name(place)}" if place else "''"
    conditions = [f"{name(fact.period.name)} = {literal(period)}", *(among(name(c.dimension), c.codes) for c in term.where)]
    conditions += [f"{name(one)} = {literal(code)}" for one, code in codes.items()]
    for one, column in folded(fact, term, grain).items():
        if column.codes.total is not None and not (isinstance(term, Average) and one == term.scale.name):
            conditions.append(f"{name(one)} = {literal(column.codes.total)}")
    if place and hierarchy and grain.level and area:
        conditions.append(_within(hierarchy, place, grain.level, area))
    told = warehouse.rows(
        f"SELECT {at} AS place, {name(x)} AS v, {name(x + '__why')} AS why, {name(FROM)} AS origin FROM fact.{name(fact.id)}"
        f"{where(conditions)} ORDER BY 1, 4"
    ).to_pylist()
    own = [one for one in told if grain.level and one["place"].startswith(f"{grain.level}:") and one["why"] != Reason.NOT_DELIVERED]
    source = term.column.source
    return [
        RowBehind(part, source, term.column.origin.name, one["place"], period, one["v"], one["why"], *_origin(one["origin"], term))
        for one in (own or told)
    ]


def _within(hierarchy: Hierarchy, place: str, level: str, area: str) -> str:
    """The area's own row, or the rows of its members in whichever division."""
    level_of = name(place + "_level")
    own = f"({level_of} = {literal(level)} AND {name(place)} = {literal(area)})"
    if level in hierarchy.own_rows_only:
        return own
    members = f"SELECT member FROM place.{name(hierarchy.id)} WHERE level = {literal(level)} AND code = {literal(area)}"
    return f"({own} OR ({level_of} = {literal(hierarchy.base)} AND {name(place)} IN ({members})))"


def _origin(origin: str, term: Sum | Published | Average) -> tuple[str, str]:
    """The delivery and row that told the figure: that of the row, or the earlier one whose figure it still carries."""
    merged = [part.partition("=")[2] for part in origin.split() if part.startswith(f"{term.column.origin.name}=")]
    plain = [part for part in origin.split() if "=" not in part]
    order = list(term.fact.tables.values())
    at = next(i for i, source in enumerate(order) if source.id == term.column.source)
    delivery, _, row = (merged[0] if merged else plain[at]).partition(":")
    return delivery, row
