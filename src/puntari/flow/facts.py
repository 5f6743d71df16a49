"""Facts as SQL that runs: a pack's SELECT with what the pack does not mention put in.

The pack names sources, dimensions and figures. Put in here are the rows' known time, the bounds and reasons that go with
every figure, the level that goes with every place, and where each row came from.
"""

from __future__ import annotations

from datetime import date

import sqlglot
from sqlglot import exp, select

from puntari.define.column import NumberColumn, PlaceColumn
from puntari.define.fact import Fact

FROM = "_from"
"""Column that tells the rows a fact row was made of: delivery and row, one pair a source, parted by blanks."""
DIVISION = "_division"
COMPANIONS = ("__low", "__high", "__why")


def fact_query(fact: Fact, known_on: date | None = None) -> exp.Select:
    """The SELECT of a fact over the register, as known on a day (None: as known now)."""
    tree = fact.tree.copy()
    first = next(iter(fact.tables))
    tree.set("expressions", [column for projection in tree.expressions for column in _widened(fact, projection)])
    tree = tree.select(_provenance(fact).as_(FROM), exp.column(DIVISION, table=first).as_(DIVISION))
    for table in list(tree.find_all(exp.Table)):
        table.replace(_known(table, known_on))
    return tree


def _widened(fact: Fact, projection: exp.Expression) -> list[exp.Expression]:
    """A chosen column with the columns that must go with it."""
    name = projection.alias_or_name
    column = projection.unalias()
    origin = fact.columns[name].origin
    together = [exp.alias_(column.copy(), name, quoted=True)]
    if isinstance(origin, NumberColumn):
        suffixes: tuple[str, ...] = COMPANIONS
    elif isinstance(origin, PlaceColumn):
        suffixes = ("_level",)
    else:
        suffixes = ()
    for suffix in suffixes:
        beside = exp.column(column.name + suffix, table=column.table or None, quoted=True)
        together.append(exp.alias_(beside, name + suffix, quoted=True))
    return together


def _provenance(fact: Fact) -> exp.Expression:
    """Delivery and row of each source's row, and of the figures that an earlier delivery told (`figure=delivery:row`)."""
    parts = [
        f"{alias}._delivery || ':' || CAST({alias}._row AS VARCHAR) || coalesce(' ' || {alias}._merged, '')" for alias in fact.tables
    ]
    return sqlglot.parse_one(" || ' ' || ".join(parts), dialect="duckdb")


def _known(table: exp.Table, known_on: date | None) -> exp.Expression:
    """The register rows of a source that held on the day, under the name that the pack gave them."""
    rows = select("*").from_(exp.to_table(f'register."{table.name}"'))
    if known_on is None:
        rows = rows.where("known_to IS NULL")
    else:
        day = f"DATE '{known_on.isoformat()}'"
        rows = rows.where(f"known_from <= {day}", f"(known_to IS NULL OR known_to > {day})")
    return rows.subquery(table.alias_or_name)
