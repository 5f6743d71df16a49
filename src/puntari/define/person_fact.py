"""Person facts: a table at one grain, told as a SELECT over person registers, spells, other such facts and the calendar.

The SELECT is parsed and every column in it bound when the pack is imported, so what is misspelt fails there. Lineage is all that it
reads anywhere, in a WHERE or a JOIN as much as in a column: the fact is as closed as the most closed register among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify

from puntari.define.column import CodeColumn
from puntari.define.fact import FactColumn
from puntari.define.names import check_id, nearest
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    MonthColumn,
    NumberedColumn,
    RecordColumn,
    Register,
    RegisterColumn,
    StaffColumn,
)
from puntari.define.source import STRICTNESS, Redistribution
from puntari.define.spells import StatusSpells
from puntari.define.texts import check_select, in_words
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

CALENDAR: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "working_days": {"day": "DATE", "number": "BIGINT", "working": "BOOLEAN"},
    "months": {"month": "DATE", "last_day": "DATE"},
})
"""Tables of the calendar: `number` counts working days up to and with the day, so a difference of numbers is working days between."""
_NOT_FIXED = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentTime, exp.Rand)
_NOT_FIXED_NAMES = {"random", "now", "today", "uuid", "gen_random_uuid", "nextval"}


class FactGrain(StrEnum):
    """What one row of a person fact is about."""

    SPELL = "spell"
    EVENT = "event"
    PERSON_MONTH = "person_month"
    AREA_MONTH = "area_month"


@dataclass(frozen=True)
class PersonFact:
    """A SELECT over `register.…`, `spell.…`, `fact.…` and `calendar.…`, in the SQL that DuckDB and PostgreSQL share.

    `tells` are its columns, in any order. A spell has `begins` and `ends` (the last day; null while open), anything else `happens`.
    `exclusive` promises that a person has no two rows on one day. `told_by` names those of `reads` whose newest delivery says until
    which day the fact is told; all of them where it is empty. A row depends on rows of its own person only, where there is a person,
    and on what is told of the one whom `also_of` names: the column of whoever else stands behind a row, an employer or a provider, of
    whom a figure needs enough, too.
    `apart` names a column of codes by which one event is told several times; whoever counts rows of one code then counts it once.
    `of_nobody` promises that it tells of public bodies, areas or what a public contract names, so its figures need no protection; no
    register that it reads may then have a person in it.
    """

    id: str
    title: Text
    sql: str = field(repr=False)
    reads: tuple[Register | StatusSpells | PersonFact, ...] = field(repr=False)
    tells: tuple[RegisterColumn, ...] = field(repr=False)
    grain: FactGrain
    begins: str = ""
    ends: str = ""
    happens: str = ""
    exclusive: bool = False
    told_by: tuple[str, ...] = ()
    of_nobody: bool = False
    also_of: str = ""
    apart: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "a person fact")
        self._check_tells()
        self._check_whose()
        self._check_purposes()
        self._check_time()
        if self.apart and self._known(self.apart) not in self.dimensions:
            raise BadDefinition(f"person fact {self.id}: {self.apart} holds no codes, so it tells no rows of one event apart")
        if set(self.told_by) - {one.id for one in self.reads}:
            raise BadDefinition(f"person fact {self.id} is told by {', '.join(self.told_by)}; {nearest(self.told_by[0], self._ids)}")
        self._check_tables()
        self._check_fixed()
        self._check_bound()

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.reads)

    def _check_tells(self) -> None:
        names = [column.name for column in self.tells]
        if len(set(names)) != len(names):
            raise BadDefinition(f"person fact {self.id} tells a column twice: {', '.join(names)}")
        if self.grain is not FactGrain.AREA_MONTH and self.unit is None:
            raise BadDefinition(f"person fact {self.id} is of a {self.grain} but no column of it says whose")
        of_staff = {column.name for one in self.reads for _, column in columns_of(one) if isinstance(column, StaffColumn)}
        if untold := sorted(of_staff & set(names) - set(self.staff)):
            raise BadDefinition(f"person fact {self.id} tells {', '.join(untold)} of a register's staff as something else")

    def _check_whose(self) -> None:
        """Refuse a fact called of nobody that has read of a person, and one whose rows stand for whoever wrote them but are not theirs."""
        persons = [one.id for one in self.registers if one.is_of(Entity.PERSON)]
        if self.of_nobody and (persons or self.staff):
            raise BadDefinition(f"person fact {self.id} is called of nobody but has read of persons in {', '.join(persons) or 'its staff'}")
        self._check_also()
        if isinstance(self.unit, RecordColumn) and not any(self._is_row_of(one) for one in self.reads):
            raise BadDefinition(f"person fact {self.id}: {self.unit.name} is the key of no register that it reads, so it stands for nobody")

    def _check_purposes(self) -> None:
        """Refuse a fact that would link, or add up, whoever is named in registers of several purposes: their pseudonyms never meet."""
        for entity in Entity:
            purposes = {one.governance.purpose.id: one.id for one in self.registers if one.is_of(entity)}
            if len(purposes) > 1:
                told = ", ".join(f"{register} for {purpose}" for purpose, register in sorted(purposes.items()))
                raise BadDefinition(
                    f"person fact {self.id} reads of each {entity} in registers of several purposes ({told}), whose pseudonyms differ, "
                    "so no row would meet another; read what one purpose allows"
                )

    def _check_also(self) -> None:
        """Refuse what is no column of others, and a column of others that is not said to be one: few of them would then be told of."""
        others = [one.name for one in self.tells if isinstance(one, IdentifierColumn) and one is not self.unit]
        if untold := [one for one in others if one != self.also_of and not self.of_nobody]:
            raise BadDefinition(f"person fact {self.id} tells {untold[0]} of others; say so with also_of: a figure needs enough of them")
        if not self.also_of:
            return
        named = self.columns[self._known(self.also_of)].origin
        if self.of_nobody or not isinstance(named, IdentifierColumn) or self.unit is None or named.name == self.unit.name:
            raise BadDefinition(
                f"person fact {self.id} is also of {self.also_of}, which must be an identifier of others than those whose rows they are"
            )

    def _is_row_of(self, one: Register | StatusSpells | PersonFact) -> bool:
        if isinstance(one, PersonFact):
            return one.unit == self.unit
        return isinstance(one, Register) and one.key == (self.unit.name,) and isinstance(one.column(self.unit.name), NumberedColumn)

    def _check_time(self) -> None:
        spell = self.grain is FactGrain.SPELL
        needed = (self.begins, self.ends) if spell else (self.happens,)
        unneeded = (self.happens,) if spell else (self.begins, self.ends)
        if not all(needed) or any(unneeded):
            parts = "begins and ends" if spell else "happens"
            raise BadDefinition(f"person fact {self.id} of a {self.grain} names {parts}, and no other days")
        for name in needed:
            if not isinstance(self.columns[self._known(name)].origin, DayColumn | MonthColumn):
                raise BadDefinition(f"person fact {self.id}: {name} is no day or month")
        if self.exclusive and not spell:
            raise BadDefinition(f"person fact {self.id} is called exclusive, but only spells can overlap")

    def _known(self, name: str) -> str:
        if name not in self.columns:
            raise BadDefinition(f"person fact {self.id} tells no column {name!r}; {nearest(name, self.columns)}")
        return name

    @cached_property
    def tree(self) -> exp.Query:
        """The parsed SELECT."""
        try:
            parsed = sqlglot.parse_one(self.sql, dialect="duckdb")
            parsed.sql(dialect="postgres", unsupported_level=sqlglot.ErrorLevel.RAISE)
        except sqlglot.errors.SqlglotError as wrong:
            raise BadDefinition(f"person fact {self.id} is no SQL that DuckDB and PostgreSQL share: {in_words(wrong)}") from wrong
        if not isinstance(parsed, exp.Query):
            raise BadDefinition(f"person fact {self.id} must be one SELECT, not {type(parsed).__name__.upper()}")
        return parsed

    def _check_tables(self) -> None:
        known = {f"{schema_of(one)}.{one.id}" for one in self.reads} | {f"calendar.{name}" for name in CALENDAR}
        within = {cte.alias for cte in self.tree.find_all(exp.CTE)}
        read = {f"{table.db}.{table.name}" for table in self.tree.find_all(exp.Table) if table.db or table.name not in within}
        for one in sorted(read - known):
            raise BadDefinition(f"person fact {self.id} reads {one!r}, which is none of what it says it reads; {nearest(one, known)}")
        for one in sorted(known - read):
            if not one.startswith("calendar."):
                raise BadDefinition(f"person fact {self.id} says that it reads {one}, but its SELECT does not")

    def _check_fixed(self) -> None:
        for call in self.tree.find_all(exp.Func):
            if isinstance(call, _NOT_FIXED) or (isinstance(call, exp.Anonymous) and call.name.lower() in _NOT_FIXED_NAMES):
                raise BadDefinition(f"person fact {self.id} asks for {call.sql()}, which differs from run to run; use days of rows instead")

    def _check_bound(self) -> None:
        schema: dict[str, dict[str, object]] = {"calendar": {name: dict(columns) for name, columns in CALENDAR.items()}}
        for one in self.reads:
            schema.setdefault(schema_of(one), {})[one.id] = {name: sql_type(column) for name, column in columns_of(one)}
        try:
            bound = qualify(self.tree.copy(), schema=schema, dialect="duckdb", identify=False, quote_identifiers=False)
        except sqlglot.errors.SqlglotError as wrong:
            known = {name for tables in schema.values() for columns in tables.values() for name in columns}
            unknown = [c.name for c in self.tree.find_all(exp.Column) if c.name not in known and str(wrong).find(c.name) >= 0]
            hint = f"; {nearest(unknown[0], known)}" if unknown else ""
            raise BadDefinition(f"person fact {self.id}: {in_words(wrong)}{hint}") from wrong
        if sorted(bound.named_selects) != sorted(column.name for column in self.tells):
            told, given = (", ".join(sorted(names)) for names in (self.columns, bound.named_selects))
            raise BadDefinition(f"person fact {self.id} tells {told}, but its SELECT gives {given}")
        read = {f"{schema_of(one)}.{one.id}": dict(columns_of(one)) for one in self.reads}
        check_select(f"person fact {self.id}", bound, read, self.tells)

    @cached_property
    def columns(self) -> dict[str, FactColumn]:
        """The fact's columns by name."""
        return {column.name: FactColumn(self.id, column.name, self.id, column) for column in self.tells}

    def __getattr__(self, name: str) -> FactColumn:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.columns[self._known(name)]

    @cached_property
    def unit(self) -> IdentifierColumn | RecordColumn | None:
        """The column that says whose row it is; its values are what is counted as units."""
        return next((column for column in self.tells if isinstance(column, IdentifierColumn | RecordColumn)), None)

    @cached_property
    def written_in(self) -> Register | None:
        """The register whose rows stand for those who wrote them, where a row of the fact is one of these."""
        if not isinstance(self.unit, RecordColumn):
            return None
        read = next(one for one in self.reads if self._is_row_of(one))
        return read if isinstance(read, Register) else read.written_in

    @property
    def by_person(self) -> bool:
        """Whether each row is of one person; what else it may depend on is told of the one whom `also_of` names."""
        return isinstance(self.unit, IdentifierColumn) and self.unit.entity is Entity.PERSON

    @cached_property
    def followed(self) -> Entity | None:
        """Whose rows, persons' or businesses', say which of its rows a change of registers touches; None where they do not say it, so that
        every change needs all rows."""
        if not isinstance(self.unit, IdentifierColumn) or self.unit.optional:
            return None
        whose = self.unit.entity
        if whose is not Entity.PERSON and self.also_of:
            return None
        return whose if all(self._is_told_of(one, whose) for one in self.reads) else None

    def _is_told_of(self, one: Register | StatusSpells | PersonFact, whose: Entity) -> bool:
        if isinstance(one, PersonFact):
            return one.followed is whose
        if isinstance(one, StatusSpells):
            return whose is Entity.PERSON
        return one.is_of(whose) or (self.others is not None and one.is_of(self.others.entity))

    @cached_property
    def others(self) -> IdentifierColumn | None:
        """The column of whoever else stands behind a row."""
        return self.columns[self.also_of].origin if self.also_of else None

    @property
    def stored(self) -> bool:
        """Whether its rows are kept. Those that other facts alone give, and that are of no person, are computed when they are asked for."""
        return self.by_person or not all(isinstance(one, PersonFact) for one in self.reads)

    @cached_property
    def place(self) -> AreaColumn | None:
        return next((column for column in self.tells if isinstance(column, AreaColumn)), None)

    @cached_property
    def dimensions(self) -> dict[str, CodeColumn]:
        """Columns of codes by name."""
        return {column.name: column for column in self.tells if isinstance(column, CodeColumn)}

    @cached_property
    def staff(self) -> dict[str, StaffColumn]:
        """Columns of experts and teams by name."""
        return {column.name: column for column in self.tells if isinstance(column, StaffColumn)}

    @cached_property
    def axes(self) -> tuple[str, ...]:
        """What figures of it can be broken down by beside areas and time."""
        return (*self.dimensions, *self.staff)

    @cached_property
    def amounts(self) -> dict[str, AmountColumn]:
        """Columns of figures by name."""
        return {column.name: column for column in self.tells if isinstance(column, AmountColumn)}

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """Every register that it reads, also by way of spells and other facts, once."""
        return tuple({register.id: register for one in self.reads for register in registers_of(one)}.values())

    @property
    def redistribution(self) -> Redistribution:
        """What the law lets be handed on of its rows: that of the most closed register that it has read."""
        return max((one.governance.redistribution for one in self.registers), key=STRICTNESS.index)

    @property
    def needs(self) -> Iterator[StatusSpells | PersonFact]:
        """The spells and facts that it reads."""
        return (one for one in self.reads if not isinstance(one, Register))


def registers_of(one: Register | StatusSpells | PersonFact) -> tuple[Register, ...]:
    """The registers behind a register, spells or a fact."""
    return (one,) if isinstance(one, Register) else one.registers


def schema_of(one: Register | StatusSpells | PersonFact) -> str:
    """The schema by which a SELECT names what it reads."""
    return "register" if isinstance(one, Register) else "spell" if isinstance(one, StatusSpells) else "fact"


def columns_of(one: Register | StatusSpells | PersonFact) -> Iterator[tuple[str, RegisterColumn]]:
    """The columns that a SELECT may read of it, by name."""
    if isinstance(one, StatusSpells):
        yield from one.columns.items()
    else:
        yield from ((column.name, column) for column in (one.carried if isinstance(one, Register) else one.tells))


def sql_type(column: RegisterColumn) -> str:
    """The type of a column in SQL, as the register log and facts hold it."""
    if isinstance(column, IdentifierColumn):
        return "BIGINT"
    if isinstance(column, DayColumn | MonthColumn):
        return "DATE"
    if isinstance(column, AmountColumn):
        return "BIGINT" if column.whole_numbers else "DOUBLE PRECISION"
    return "VARCHAR"
