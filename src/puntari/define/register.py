"""A person register: the contract of what is delivered row by row about persons, employers and vacancies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from puntari.define.column import CodeColumn
from puntari.define.dimension import Hierarchy
from puntari.define.governance import Governance
from puntari.define.names import check_id, nearest
from puntari.define.texts import check_conditions, in_words
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from puntari.words.unit import Unit


class Shape(StrEnum):
    """What a row tells: somebody in a state from – to, something at a moment, or a value of an entity for a period."""

    SPELL = "spell"
    EVENT = "event"
    OBSERVATION = "observation"


class Entity(StrEnum):
    """Whose identifier a column holds."""

    PERSON = "person"
    BUSINESS = "business"


@dataclass(frozen=True)
class IdentifierColumn:
    """An identifier that says directly who: a henkilötunnus or a business id. It becomes a keyed pseudonym in the first step."""

    name: str
    called: tuple[str, ...]
    entity: Entity
    optional: bool = False


@dataclass(frozen=True)
class NumberedColumn:
    """The source system's own number of a row or of another thing (a job search, a vacancy), kept as text."""

    name: str
    called: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class StaffColumn(NumberedColumn):
    """The source's own number of an expert or a team: personal data of staff, whose figures are for their own organisation only."""


@dataclass(frozen=True)
class LineColumn(NumberedColumn):
    """Which one a row is of those whose key is the same but for it, from 1: the first wage of one kind in a report, and the second. Nested
    reports are numbered in their own order where they have no such column; a delivery of rows without it has one row of each key."""

    always: str = "1"


@dataclass(frozen=True)
class RecordColumn(NumberedColumn):
    """The number of a row that comes of somebody who is not named, such as an answer or a complaint: in a fact it stands for whoever that
    is, so that figures can be protected."""


@dataclass(frozen=True)
class DayColumn:
    """A day. `open` are the texts by which the source says "has not ended" (an open end); elsewhere they are faults."""

    name: str
    called: tuple[str, ...]
    open: tuple[str, ...] = ()
    optional: bool = False
    earliest: date = date(1900, 1, 1)
    latest: date = date(2099, 12, 31)


@dataclass(frozen=True)
class MonthColumn:
    """A month, kept as its first day."""

    name: str
    called: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class AreaColumn:
    """A code of an area on one level; `elsewhere` are codes of the list that are no area (abroad, unknown)."""

    name: str
    called: tuple[str, ...]
    hierarchy: Hierarchy
    level: str
    elsewhere: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    optional: bool = False

    def __post_init__(self) -> None:
        self.hierarchy.level(self.level)


@dataclass(frozen=True)
class AmountColumn:
    """A figure of a row in a unit; null where it is optional and not told."""

    name: str
    called: tuple[str, ...]
    unit: Unit
    minimum: float | None = 0
    maximum: float | None = None
    whole_numbers: bool = False
    optional: bool = False


@dataclass(frozen=True)
class CodedColumn(CodeColumn):
    """A code of a list; an unknown one goes to quarantine with the nearest known ones named."""

    optional: bool = False


@dataclass(frozen=True)
class WordsColumn:
    """Free text. It can hold anything about anybody, so it stays sealed in the vault and never passes the contract."""

    name: str
    called: tuple[str, ...]


RegisterColumn = IdentifierColumn | NumberedColumn | DayColumn | MonthColumn | AreaColumn | AmountColumn | CodedColumn | WordsColumn


@dataclass(frozen=True)
class Register:
    """A register with its contract: columns, the key that tells one row from another, rules across columns and what the law says.

    `begins` and `ends` name the day columns of a spell, `happens` the day or month of an event or observation. `rules` are SQL
    conditions over the columns that every row must meet, by what to do when it does not. `together` are columns that identify a
    person when they are put together. `titles` are the columns' names for people.
    """

    id: str
    title: Text
    shape: Shape
    key: tuple[str, ...]
    columns: tuple[RegisterColumn, ...]
    governance: Governance
    begins: str = ""
    ends: str = ""
    happens: str = ""
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    together: tuple[str, ...] = ()
    notes: Text | None = None
    titles: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        check_id(self.id, "a register")
        names = [column.name for column in self.columns]
        for column in self.columns:
            check_id(column.name, f"a column of register {self.id}")
            if names.count(column.name) > 1:
                raise BadDefinition(f"register {self.id} has two columns {column.name!r}; give each its own name")
            if not column.called:
                raise BadDefinition(f"register {self.id}: column {column.name} is not said to be called anything in deliveries")
        self._check_key()
        self._check_time()
        self._check_rules()
        for one in (*self.together, *self.titles):
            self.column(one)

    def _check_key(self) -> None:
        if not self.key:
            raise BadDefinition(f"register {self.id} has no key, so a correction could not be told from a new row")
        for one in self.key:
            column = self.column(one)
            if isinstance(column, WordsColumn) or getattr(column, "optional", False):
                raise BadDefinition(f"register {self.id}: {one} is in the key, so every row must have it")
        if any(column.name not in self.key for column in self.columns if isinstance(column, LineColumn)):
            raise BadDefinition(f"register {self.id} numbers rows of one key, so the number must be in the key {', '.join(self.key)}")

    def _check_time(self) -> None:
        needed = {"begins": self.begins, "ends": self.ends} if self.shape is Shape.SPELL else {"happens": self.happens}
        for part, one in needed.items():
            if not one or not isinstance(self.column(one), DayColumn | MonthColumn):
                raise BadDefinition(f"register {self.id} is of {self.shape}s, so `{part}` must name a day or month column")

    def _check_rules(self) -> None:
        carried = {column.name: column for column in self.carried}
        for rule in self.rules:
            try:
                tree = sqlglot.parse_one(rule, dialect="postgres")
            except SqlglotError as wrong:
                raise BadDefinition(f"register {self.id}: rule {rule!r} is no condition in SQL: {in_words(wrong)}") from wrong
            for column in tree.find_all(exp.Column):
                if column.name not in carried:
                    raise BadDefinition(f"register {self.id}: rule {rule!r} speaks of {column.name!r}; {nearest(column.name, carried)}")
            check_conditions(f"register {self.id}: rule {rule!r}", tree, lambda named: carried[named.name])

    def column(self, name: str) -> RegisterColumn:
        """The column of that name; raises BadDefinition naming the nearest."""
        for column in self.columns:
            if column.name == name:
                return column
        raise BadDefinition(f"register {self.id} has no column {name!r}; {nearest(name, (c.name for c in self.columns))}")

    @property
    def identifiers(self) -> tuple[IdentifierColumn, ...]:
        """The columns that say directly who."""
        return tuple(column for column in self.columns if isinstance(column, IdentifierColumn))

    def is_of(self, entity: Entity) -> bool:
        """Whether its rows name persons, or businesses."""
        return any(column.entity is entity for column in self.identifiers)

    @property
    def carried(self) -> tuple[RegisterColumn, ...]:
        """The columns that pass the contract: all but free text."""
        return tuple(column for column in self.columns if not isinstance(column, WordsColumn))


@dataclass(frozen=True)
class Switch:
    """Two systems that tell of the same thing: from the day `since` on the primary one holds, before it the complementary one.

    They need not tell it in the same shape: one may say on which day a plan was made, the other until when it holds, too.
    """

    id: str
    title: Text
    primary: Register
    complementary: Register
    since: date

    def __post_init__(self) -> None:
        check_id(self.id, "a switch")
        if self.primary is self.complementary:
            raise BadDefinition(f"switch {self.id} joins {self.primary.id} with itself; name two registers")


@dataclass(frozen=True)
class TwoWays:
    """The same figures had by two ways, which must be equal: sums of `figure` by the columns `by`, which both registers have."""

    id: str
    title: Text
    one: Register
    other: Register
    by: tuple[str, ...]
    figure: str

    def __post_init__(self) -> None:
        check_id(self.id, "a pair of ways")
        for register in (self.one, self.other):
            for name in self.by:
                register.column(name)
            if not isinstance(register.column(self.figure), AmountColumn):
                raise BadDefinition(f"{self.id} compares sums, and {self.figure} of register {register.id} is no amount")
