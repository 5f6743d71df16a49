"""What a SELECT over registers reads: which columns decide its rows, and which each column that it gives is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlglot import exp
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope

from puntari.define.person_fact import CALENDAR, PersonFact, columns_of, schema_of, sql_type
from puntari.define.register import Register
from puntari.define.spells import StatusSpells, person_of

Columns = frozenset[str]
"""Columns of registers, as "register.column"."""


@dataclass(frozen=True)
class Reading:
    """Columns of registers by what they are read for: `rows` decide which rows there are and whose and when they are, `made_of` are those
    behind each column that is given."""

    rows: Columns
    made_of: dict[str, Columns]

    def behind(self, names: frozenset[str]) -> Columns:
        """Everything behind some of the columns given, rows included."""
        return self.rows.union(*(self.made_of.get(name, frozenset()) for name in names))


def reading_of(fact: PersonFact) -> Reading:
    """What a person fact reads, also by way of spells and other facts."""
    return _reading(_Held(fact))


@dataclass(frozen=True)
class _Held:
    """A fact that stands for itself in a cache: its parts are too large to be compared each time."""

    fact: PersonFact

    def __hash__(self) -> int:
        return id(self.fact)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.fact is self.fact


@cache
def _reading(held: _Held) -> Reading:
    fact = held.fact
    read = {f"{schema_of(one)}.{one.id}": one for one in fact.reads}
    schema: dict[str, dict[str, object]] = {"calendar": {name: dict(columns) for name, columns in CALENDAR.items()}}
    for one in fact.reads:
        schema.setdefault(schema_of(one), {})[one.id] = {name: sql_type(column) for name, column in columns_of(one)}
    tree = qualify(fact.tree.copy(), schema=schema, dialect="duckdb", identify=False, quote_identifiers=False)
    scopes = traverse_scope(tree)
    tables = _Tables(read)
    rows = frozenset(one for scope in scopes for column in _deciding(scope) for one in tables.behind(scope, column))
    whole = frozenset(one for source in read.values() for one in _of_table(source).rows)
    return Reading(rows | whole, {name: tables.given(scopes[-1], name) for name in tree.named_selects})


def _deciding(scope: Scope) -> Iterator[exp.Column]:
    """The columns of a SELECT that stand outside its list: in conditions, joins, groups and orders."""
    listed = {id(column) for one in getattr(scope.expression, "selects", ()) for column in one.find_all(exp.Column)}
    return (column for column in scope.columns if id(column) not in listed)


@dataclass(frozen=True)
class _Tables:
    """Where columns of a query come from, through everything that is named in it."""

    read: dict[str, Register | StatusSpells | PersonFact]

    def behind(self, scope: Scope, column: exp.Column) -> Columns:
        """The columns of registers that a column of a scope stands for; none for the calendar's."""
        source = scope.sources.get(column.table)
        if isinstance(source, Scope):
            return self.given(source, column.name)
        table = self.read.get(f"{source.db}.{source.name}") if isinstance(source, exp.Table) else None
        return frozenset() if table is None else _of_table(table).made_of.get(column.name, frozenset())

    def given(self, scope: Scope, name: str) -> Columns:
        """The columns of registers that a column given by a scope is made of; of a union, those of every part."""
        if scope.set_operation_scopes:
            place = scope.expression.named_selects.index(name)
            parts = ((part, part.expression.named_selects[place]) for part in scope.set_operation_scopes)
            return frozenset().union(*(self.given(part, own) for part, own in parts))
        made = [one for one in scope.expression.selects if one.alias_or_name == name]
        return frozenset(found for one in made for column in one.find_all(exp.Column) for found in self.behind(scope, column))


def _of_table(one: Register | StatusSpells | PersonFact) -> Reading:
    """What stands behind the columns of a table that a SELECT names."""
    if isinstance(one, PersonFact):
        return reading_of(one)
    if isinstance(one, StatusSpells):
        return _of_spells(one)
    return Reading(frozenset(), {column.name: frozenset({f"{one.id}.{column.name}"}) for column in one.carried})


def _of_spells(spells: StatusSpells) -> Reading:
    def all_of(name: str) -> Columns:
        return frozenset(f"{register.id}.{name}" for register in spells.registers)

    named = [(part, f"{one.id}.{getattr(one, part)}") for part in ("begins", "ends") for one in spells.registers]
    named += [("person", f"{one.id}.{person_of(one, spells.id)}") for one in spells.registers]
    made = {part: frozenset(column for other, column in named if other == part) for part in ("begins", "ends", "person")}
    status = {"status": all_of(spells.code)} if spells.code else {}
    kept = {name: all_of(name) for name in spells.carried}
    # What a spell is told apart by decides where it ends, so a code or a carried column decides rows, too.
    return Reading(frozenset().union(*made.values(), *status.values(), *kept.values()), made | status | kept)
