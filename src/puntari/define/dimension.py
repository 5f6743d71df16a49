"""Code lists, and dimensions with levels such as municipality, region and country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.place import Area, Division
from puntari.words.text import Text


@dataclass(frozen=True)
class CodeList:
    """The codes a dimension may have, with their names; `total` is the code that stands for all of them together."""

    id: str
    title: Text
    names: Mapping[str, Text]
    total: str | None = None

    def __post_init__(self) -> None:
        check_id(self.id, "a code list")
        if not self.names:
            raise BadDefinition(f"code list {self.id} has no codes")
        if self.total is not None and self.total not in self.names:
            raise BadDefinition(f"code list {self.id} has no code {self.total!r} for its total; {nearest(self.total, self.names)}")

    def require(self, code: str) -> str:
        """The code itself, or BadDefinition naming the nearest known ones."""
        if code not in self.names:
            raise BadDefinition(f"code list {self.id} has no code {code!r}; {nearest(code, self.names)}")
        return code


@dataclass(frozen=True)
class Level:
    """One level of a hierarchy; codes in `outside` exist but are not compared with the others, for the reason given.

    `note` is what a reader of a list of its areas has to know, such as that some of those counted are of another kind.
    """

    id: str
    title: Text
    plural: Text
    outside: frozenset[str] = frozenset()
    outside_reason: Text | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        check_id(self.id, "a level")


@dataclass(frozen=True)
class Hierarchy:
    """A dimension with levels, from the widest to the `base`, whose members the others are made of.

    A level in `own_rows_only` is never summed from members: only the source's own row counts.
    """

    id: str
    title: Text
    levels: tuple[Level, ...]
    base: str
    division: Division = field(repr=False)
    own_rows_only: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        check_id(self.id, "a hierarchy")
        if self.base not in self.by_id:
            raise BadDefinition(f"hierarchy {self.id} has no level {self.base!r} for its base; {nearest(self.base, self.by_id)}")

    @cached_property
    def by_id(self) -> dict[str, Level]:
        return {level.id: level for level in self.levels}

    @cached_property
    def newest(self) -> date:
        """The first day of the newest division that the tables hold."""
        return max(one.validity.since for one in self.division.memberships if one.validity.since)

    def areas(self, level: str) -> tuple[Area, ...]:
        """The areas of a level in the newest division, or the last there were of a level that has ended; by code."""
        current = self.division.areas(level, self.newest)
        return current or tuple(area for area in self.division.known if area.level == level)

    def level(self, id: str) -> Level:
        """The level of that id; raises BadQuestion naming the nearest."""
        if id not in self.by_id:
            raise BadQuestion(f"{self.id} has no level {id!r}; {nearest(id, self.by_id)}")
        return self.by_id[id]
