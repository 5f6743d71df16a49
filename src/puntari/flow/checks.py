"""Figures held against the same figures as the source itself publishes them, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from puntari.define.expression import Expression, Published, Sum, terms_of
from puntari.define.indicator import Binding
from puntari.define.pack import Pack
from puntari.flow.figures.plan import Grain, folded
from puntari.flow.figures.ratio import bindings_sql
from puntari.flow.figures.terms import cell_keys
from puntari.flow.figures.text import name
from puntari.flow.warehouse import Warehouse, open_warehouse

ROUNDING = 1e-9


@dataclass(frozen=True)
class Check:
    """How an indicator's figures at a level agree with the published ones: cells compared, cells apart, and the greatest gap."""

    indicator: str
    binding: int
    level: str
    compared: int
    apart: int
    worst: float


def reconcile(build: Path, pack: Pack) -> tuple[Check, ...]:
    """Compare every binding that names its published twin, at every level; cells that either side lacks are not compared."""
    warehouse = open_warehouse(build, pack)
    found = [
        _check(warehouse, pack, id, number, binding, level)
        for id, indicator in pack.indicators.items()
        for number, binding in enumerate(indicator.bindings)
        if binding.agrees_with is not None
        for level in _levels(warehouse, pack, binding, binding.agrees_with)
    ]
    return tuple(check for check in found if check.compared)


def _levels(warehouse: Warehouse, pack: Pack, binding: Binding, published: Published) -> tuple[str | None, ...]:
    """The levels at which there may be a finished figure: those of its own rows."""
    if binding.fact.place is None or pack.hierarchy is None:
        return (None,)
    place, x = name(f"{published.fact.place.name}_level"), name(published.column.name)
    rows = warehouse.rows(f"SELECT DISTINCT {place} AS level FROM fact.{name(published.fact.id)} WHERE {x} IS NOT NULL")
    told = set(rows["level"].to_pylist())
    return tuple(level.id for level in pack.hierarchy.levels if level.id in told)


def _check(warehouse: Warehouse, pack: Pack, id: str, number: int, binding: Binding, level: str | None) -> Check:
    grain = Grain(level, _kept_apart(binding))
    on = " AND ".join(f"c.{name(key)} = p.{name(key)}" for key in cell_keys(grain))
    gap, published = "abs(c.value - p.value)", Binding(binding.agrees_with)
    told = (
        f"SELECT count(*) AS compared, count(*) FILTER (WHERE {gap} > {binding.tolerance + ROUNDING!r}) AS apart, max({gap}) AS worst "
        f"FROM ({bindings_sql([(0, binding)], grain, pack.hierarchy)}) AS c "
        f"JOIN ({bindings_sql([(0, published)], grain, pack.hierarchy)}) AS p ON {on} WHERE c.value IS NOT NULL AND p.value IS NOT NULL"
    )
    row = warehouse.rows(told).to_pylist()[0]
    return Check(id, number, level or "", row["compared"], row["apart"], row["worst"] or 0.0)


def _kept_apart(binding: Binding) -> tuple[str, ...]:
    """Dimensions of the fact that can't be folded away on one side or the other, so that cells are compared code by code."""
    sides = [side for side in (binding.value, binding.per, binding.agrees_with) if side is not None]
    return tuple(dimension for dimension in binding.fact.dimensions if any(_stays(side, dimension) for side in sides))


def _stays(side: Expression, dimension: str) -> bool:
    for term in terms_of(side):
        column = folded(term.fact, term, Grain(None, ())).get(dimension)
        restricted = any(condition.dimension == dimension for condition in term.where)
        has_total = column is not None and column.codes.total is not None and not restricted
        adds = isinstance(term, Sum) and term.column.origin.adds_over(dimension)
        if column is not None and not has_total and not adds:
            return True
    return False
