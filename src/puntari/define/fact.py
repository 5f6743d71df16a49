"""Facts: one table at one grain, told as a SELECT over sources and bound to their columns when the pack is imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import sqlglot
from sqlglot import exp

from puntari.define.column import CodeColumn, ColumnDefinition, NumberColumn, PeriodColumn, PlaceColumn
from puntari.define.names import check_dimension, check_id, nearest
from puntari.define.source import Source
from puntari.define.texts import check_conditions, in_words
from puntari.words.errors import BadDefinition


@dataclass(frozen=True)
class FactColumn:
    """A column of a fact with the source column it comes from."""

    fact: str
    name: str
    source: str
    origin: ColumnDefinition = field(repr=False)


@dataclass(frozen=True)
class Fact:
    """A SELECT over sources, in the SQL that DuckDB and PostgreSQL share. Columns become typed attributes.

    Figures may be chosen, renamed and filtered by dimensions, but not computed with: sums and ratios are measures,
    which know about hidden and missing members.
    """

    id: str
    sql: str
    sources: tuple[Source, ...] = field(repr=False)

    def __post_init__(self) -> None:
        check_id(self.id, "a fact")
        names = [column.name for column in self.columns.values()]
        kinds = [column.origin for column in self.columns.values()]
        if sum(isinstance(kind, PeriodColumn) for kind in kinds) != 1:
            raise BadDefinition(f"fact {self.id} must choose exactly one period column; it has {', '.join(names)}")
        for name in self.dimensions:
            check_dimension(name, f"fact {self.id}")
        check_conditions(f"fact {self.id}", self.tree, lambda named: self._owner(named)[1].column(named.name))

    @cached_property
    def tree(self) -> exp.Query:
        """The parsed SELECT."""
        try:
            parsed = sqlglot.parse_one(self.sql, dialect="duckdb")
        except sqlglot.errors.ParseError as wrong:
            raise BadDefinition(f"fact {self.id} is no SQL that can be read: {in_words(wrong)}") from wrong
        if not isinstance(parsed, exp.Select):
            raise BadDefinition(f"fact {self.id} must be one SELECT, not {type(parsed).__name__.upper()}")
        return parsed

    @cached_property
    def tables(self) -> dict[str, Source]:
        """Sources by the name the SELECT gives them."""
        by_id = {source.id: source for source in self.sources}
        found: dict[str, Source] = {}
        for table in self.tree.find_all(exp.Table):
            if table.name not in by_id:
                raise BadDefinition(f"fact {self.id} reads {table.name!r}, which is none of its sources; {nearest(table.name, by_id)}")
            found[table.alias_or_name] = by_id[table.name]
        return found

    @cached_property
    def columns(self) -> dict[str, FactColumn]:
        """The fact's columns by name."""
        for reference in self.tree.find_all(exp.Column):
            self._owner(reference)
        bound = [self._bind(projection) for projection in self.tree.expressions]
        return {column.name: column for column in bound}

    def _bind(self, projection: exp.Expression) -> FactColumn:
        inner = projection.unalias()
        if not isinstance(inner, exp.Column):
            raise BadDefinition(
                f"fact {self.id} computes {projection.sql()!r}; a fact only chooses columns, put arithmetic into a measure"
            )
        alias, source = self._owner(inner)
        return FactColumn(self.id, projection.alias_or_name, source.id, source.column(inner.name))

    def _owner(self, column: exp.Column) -> tuple[str, Source]:
        if column.table:
            if column.table not in self.tables:
                raise BadDefinition(f"fact {self.id} speaks of {column.sql()!r}; {nearest(column.table, self.tables)}")
            self.tables[column.table].column(column.name)
            return column.table, self.tables[column.table]
        owners = [(alias, s) for alias, s in self.tables.items() if any(c.name == column.name for c in s.columns)]
        if len(owners) != 1:
            known = {c.name for s in self.tables.values() for c in s.columns}
            problem = "is in several of its sources; say which" if owners else f"is in none of its sources; {nearest(column.name, known)}"
            raise BadDefinition(f"fact {self.id}: column {column.name!r} {problem}")
        return owners[0]

    def __getattr__(self, name: str) -> FactColumn:
        if name.startswith("__"):
            raise AttributeError(name)
        columns = self.columns
        if name not in columns:
            raise BadDefinition(f"fact {self.id} has no column {name!r}; {nearest(name, columns)}")
        return columns[name]

    @cached_property
    def place(self) -> PlaceColumn | None:
        return next((c.origin for c in self.columns.values() if isinstance(c.origin, PlaceColumn)), None)

    @cached_property
    def period(self) -> FactColumn:
        return next(c for c in self.columns.values() if isinstance(c.origin, PeriodColumn))

    @property
    def axes(self) -> tuple[str, ...]:
        """What figures of it can be broken down by beside areas and time."""
        return tuple(self.dimensions)

    @cached_property
    def dimensions(self) -> dict[str, CodeColumn]:
        """Code columns by their name in the fact."""
        return {c.name: c.origin for c in self.columns.values() if isinstance(c.origin, CodeColumn)}

    @cached_property
    def numbers(self) -> dict[str, NumberColumn]:
        """Figure columns by their name in the fact."""
        return {c.name: c.origin for c in self.columns.values() if isinstance(c.origin, NumberColumn)}
