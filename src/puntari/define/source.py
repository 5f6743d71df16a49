"""A source: who keeps it, where it is had, under which licence, and the contract its deliveries must meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from puntari.define.column import ColumnDefinition, KeyColumn, NumberColumn, PeriodColumn, PlaceColumn, check_columns
from puntari.define.names import check_id, nearest
from puntari.define.official import Official
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


class Audience(StrEnum):
    """Who a source or an indicator may be shown to, from the widest."""

    PUBLIC = "public"
    AUTHORITIES = "authorities"
    OWN_STAFF = "own_staff"


class Redistribution(StrEnum):
    """What the law lets be handed on of a source's rows."""

    OPEN = "open"
    AGGREGATES = "aggregates"
    NONE = "none"


STRICTNESS = tuple(Redistribution)
"""From the most open to the most closed."""


@dataclass(frozen=True)
class Licence:
    """Terms of use with the words that must stand with anything derived."""

    id: str
    title: Text
    attribution: Text
    url: str = ""


@dataclass(frozen=True)
class MirrorFile:
    """A delivery as the mirror of open data holds it. `known` is the source's own update date where the file does not tell it;
    `melted` names the columns of measure name and value of a long table; `division` is the date of the division of areas."""

    path: str
    division: date
    known: date | None = None
    melted: tuple[str, str] | None = None
    member: str = ""


@dataclass(frozen=True)
class PackFile:
    """A table of facts of our own that the pack carries; with `synthetic` its figures are invented, and always called so."""

    path: str
    known: date
    division: date | None = None
    synthetic: bool = False


@dataclass(frozen=True)
class StandIn:
    """A synthetic stand-in made by `make()` (file name and bytes) for when no real delivery can be had; always called synthetic."""

    make: Callable[[], tuple[str, bytes]]
    division: date
    known: date


@dataclass(frozen=True)
class Source:
    """A source with its contract: columns, key, cross-field rules (SQL conditions over its columns) and freshness in days.

    `home` is where the official service keeps it for people to find; without `official` it can't be fetched from there.
    `by_hand`: nobody publishes it and somebody delivers its files; until then there is nothing, and pages say so.
    `may_be_empty`: a delivery with column names and no rows says that there is nothing; otherwise it is a broken file.
    A delivery supersedes what earlier ones said of the same keys, figure by figure; keys of a period and level that it tells at
    least half of and leaves out are closed.
    """

    id: str
    title: Text
    owner: Text
    licence: Licence
    columns: tuple[ColumnDefinition, ...]
    mirror: tuple[MirrorFile, ...] = ()
    carried: tuple[PackFile, ...] = ()
    official: Official | None = None
    stand_in: StandIn | None = None
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fresh_days: int = 400
    audience: Audience = Audience.AUTHORITIES
    redistribution: Redistribution = Redistribution.NONE
    notes: Text | None = None
    home: str = ""
    may_be_empty: bool = False
    by_hand: bool = False

    def __post_init__(self) -> None:
        check_id(self.id, "a source")
        check_columns(self.id, self.columns)
        if not (self.mirror or self.carried or self.official or self.stand_in or self.by_hand):
            what = "give a mirror file, an official service or a table of the pack, or say that it comes by_hand"
            raise BadDefinition(f"source {self.id} can be had from nowhere; {what}")

    @property
    def kept_at(self) -> str:
        """The address of the official service: where people find it, else what is fetched; empty for a pack's own tables."""
        return self.home or (self.official.url if self.official else "")

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that tell one row from another."""
        return tuple(c.name for c in self.columns if isinstance(c, KeyColumn))

    @property
    def place(self) -> PlaceColumn | None:
        return next((c for c in self.columns if isinstance(c, PlaceColumn)), None)

    @property
    def period(self) -> PeriodColumn:
        return next(c for c in self.columns if isinstance(c, PeriodColumn))

    @property
    def numbers(self) -> tuple[NumberColumn, ...]:
        return tuple(c for c in self.columns if isinstance(c, NumberColumn))

    def column(self, name: str) -> ColumnDefinition:
        """The column of that name; raises BadDefinition naming the nearest."""
        for column in self.columns:
            if column.name == name:
                return column
        raise BadDefinition(f"source {self.id} has no column {name!r}; {nearest(name, (c.name for c in self.columns))}")
