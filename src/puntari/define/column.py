"""Columns of a source contract: what they are called in deliveries, what they may hold, and what is done with what they may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from puntari.define.dimension import CodeList, Hierarchy
from puntari.define.names import check_id
from puntari.words.cell import Reason
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency
from puntari.words.text import Text

INFINITE = float("inf")


@dataclass(frozen=True)
class PlaceColumn:
    """Where a row is about: a code (or a name) that is split into a level and a code of a hierarchy.

    `prefixes` maps the text before the code to a level; a whole text such as SSS may stand for one place ("SSS": "country:FI").
    `elsewhere` are codes that are no place of any level, counted only in the whole; rows whose text begins with one of
    `set_aside` are not used here and are counted apart. Exactly one of prefixes and `named` says how places are told.
    `always` is the place ("country:SSS") that every row is about where deliveries have no such column. `last` is the text of
    the last row that counts, for files that go on with other things: the rows after its first occurrence are set aside.
    """

    name: str
    called: tuple[str, ...]
    hierarchy: Hierarchy
    prefixes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    whole: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    named: str | None = None
    elsewhere: frozenset[str] = frozenset()
    set_aside: tuple[str, ...] = ()
    always: str = ""
    last: str = ""


@dataclass(frozen=True)
class PeriodColumn:
    """The period a row is about, kept as text that sorts by time (2026-06, 2025).

    `printed` is the frequency of what deliveries may print where it is another: a yearly table that prints its year as that year's
    January (2013M01) has the frequency year and is printed as month; it may also print the year as it is. `always` is the period of
    every row where deliveries have no such column.
    """

    name: str
    called: tuple[str, ...]
    frequency: Frequency
    printed: Frequency | None = None
    always: str = ""


@dataclass(frozen=True)
class CodeColumn:
    """A code of a list; `translate` turns what deliveries print into codes of the list. `always` is the code of every row where
    deliveries have no such column."""

    name: str
    called: tuple[str, ...]
    codes: CodeList
    translate: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    set_aside: tuple[str, ...] = ()
    always: str = ""

    def __post_init__(self) -> None:
        for code in (*self.translate.values(), *([self.always] if self.always else [])):
            self.codes.require(code)


@dataclass(frozen=True)
class NameColumn:
    """The name of a thing that the deliverer has its own names for, such as a service: it tells rows apart and is of no list."""

    name: str
    called: tuple[str, ...]


@dataclass(frozen=True)
class TextColumn:
    """Free text that goes along, such as a source's note; never a dimension."""

    name: str
    called: tuple[str, ...]


@dataclass(frozen=True)
class Hidden:
    """How a source hides a figure: its mark, and the bounds the hidden figure lies in, by level of the place (others: 0 to infinity)."""

    marks: tuple[str, ...]
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class NumberColumn:
    """A figure. `adds` says over which dimensions it may be summed ("*" all, () none); `low`, `high` and `why` are
    columns of the delivery where the source states a range or a reason itself."""

    name: str
    called: tuple[str, ...]
    title: Text
    adds: tuple[str, ...] = ("*",)
    hidden: Hidden | None = None
    missing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({"": Reason.NOT_STATED}))
    minimum: float | None = 0
    maximum: float | None = None
    whole_numbers: bool = False
    decimal_comma: bool = False
    low: str = ""
    high: str = ""
    why: str = ""
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def adds_over(self, dimension: str) -> bool:
        """Whether figures of this column may be summed over the dimension."""
        return "*" in self.adds or dimension in self.adds


KeyColumn = PlaceColumn | PeriodColumn | CodeColumn | NameColumn
"""What tells one row from another."""
ColumnDefinition = KeyColumn | TextColumn | NumberColumn


def check_columns(source: str, columns: tuple[ColumnDefinition, ...]) -> None:
    """Refuse columns that cannot stand together in one contract."""
    names = [column.name for column in columns]
    for column in columns:
        check_id(column.name, f"a column of source {source}")
        if names.count(column.name) > 1:
            raise BadDefinition(f"source {source} has two columns {column.name!r}; give each its own name")
        if not column.called and not getattr(column, "always", ""):
            raise BadDefinition(f"source {source}: column {column.name} is not said to be called anything in deliveries")
    if sum(isinstance(column, PeriodColumn) for column in columns) != 1:
        raise BadDefinition(f"source {source} needs exactly one PeriodColumn")
    if sum(isinstance(column, PlaceColumn) for column in columns) > 1:
        raise BadDefinition(f"source {source} has more than one PlaceColumn")
    if not any(isinstance(column, NumberColumn) for column in columns):
        raise BadDefinition(f"source {source} has no NumberColumn")
