"""Places as a pack's tables name them: areas of several levels, what lies in what and since when, and what merged into what."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Language, Text

Row = Mapping[str, str]
Made = TypeVar("Made")
_LEVEL = re.compile(r"[a-z][a-z0-9_]*")
_NEAREST = 3


class Level(str):
    """The id of a kind of area, such as `region`: lower case letters, digits and underscores."""

    __slots__ = ()

    def __new__(cls, text: str) -> Level:
        """The level of that id; raises BadDefinition for a text that cannot be one."""
        if not _LEVEL.fullmatch(text):
            raise BadDefinition(f"{text!r} is no level id; use lower case letters, digits and underscores, beginning with a letter")
        return super().__new__(cls, text)


@dataclass(frozen=True, slots=True)
class Validity:
    """Days on which something holds, both ends included; an open end is None."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise BadDefinition(f"validity ends on {self.until}, before it begins on {self.since}; swap or mend the two")

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Validity) -> bool:
        """Whether some day lies in both."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Area:
    """One area of one level, with its names and the days on which it exists."""

    level: Level
    code: str
    names: Text
    validity: Validity = Validity()


@dataclass(frozen=True, slots=True)
class Membership:
    """That a base area lies in an area of another level on some days."""

    member: str
    level: Level
    code: str
    validity: Validity


@dataclass(frozen=True, slots=True)
class Merger:
    """That a base area ceased on a day; `into` is None where what it became is not known, and `basis` says how it is known."""

    gone: str
    into: str | None
    on: date
    basis: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotPlace:
    """A code that deliveries carry where an area stands and that is none: counted in the whole, in no area."""

    code: str
    level: Level
    names: Text


@dataclass(frozen=True)
class Division:
    """All that is known of the places of a country; `base` is the level that the others are made of."""

    base: Level
    known: tuple[Area, ...]
    memberships: tuple[Membership, ...] = ()
    mergers: tuple[Merger, ...] = ()
    not_places: tuple[NotPlace, ...] = ()

    def __post_init__(self) -> None:
        _refuse_repeated("area", [f"{area.level}:{area.code}" for area in self.known])
        _refuse_repeated("ceased area", [merger.gone for merger in self.mergers])
        _refuse_repeated("code that is no place", [other.code for other in self.not_places])
        for membership in self.memberships:
            self._refuse_unknown(membership)
        for (member, level), held in self._held.items():
            _refuse_overlap(member, level, held)
        for merger in self.mergers:
            self._refuse_impossible(merger)

    def _refuse_unknown(self, membership: Membership) -> None:
        for level, code in ((self.base, membership.member), (membership.level, membership.code)):
            if (level, code) not in self._by_code:
                lies = f"membership {membership.member} in {membership.level}:{membership.code}"
                raise BadDefinition(f"{lies} names {level}:{code}, which is no area; add it to the areas or mend the code")

    def _refuse_impossible(self, merger: Merger) -> None:
        gone = self._by_code.get((self.base, merger.gone))
        if gone is None or (merger.into is not None and (self.base, merger.into) not in self._by_code):
            raise BadDefinition(f"merger of {merger.gone} into {merger.into}: one of them is no {self.base} in the table of areas")
        if merger.on in gone.validity:
            raise BadDefinition(f"{self.base} {merger.gone} still exists on {merger.on}, the day of its merger; mend its validity")
        into = self._by_code[self.base, merger.into] if merger.into is not None else None
        if into is not None and merger.on not in into.validity:
            raise BadDefinition(f"{self.base} {merger.into} does not exist on {merger.on}, when {merger.gone} merged into it")

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], Area]:
        return {(area.level, area.code): area for area in self.known}

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[Membership]]:
        held: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        for membership in sorted(self.memberships, key=lambda one: one.validity.since or date.min):
            held[membership.member, membership.level].append(membership)
        return dict(held)

    @cached_property
    def _merged(self) -> dict[str, Merger]:
        return {merger.gone: merger for merger in self.mergers}

    @cached_property
    def area_levels(self) -> tuple[Level, ...]:
        """The levels in the order in which the table of areas names them."""
        return tuple(dict.fromkeys(area.level for area in self.known))

    def areas(self, level: str, on: date) -> tuple[Area, ...]:
        """The areas of a level that exist on the day, by code; raises BadQuestion for an unknown level."""
        self._refuse_unknown_level(level)
        found = (area for area in self.known if area.level == level and on in area.validity)
        return tuple(sorted(found, key=attrgetter("code")))

    def parent(self, member: str, level: str, on: date) -> str | None:
        """The code of the area of `level` that the base area lies in on the day; None if it lies in none or does not exist then."""
        self.find(self.base, member)
        if level == self.base:
            return member if on in self._by_code[self.base, member].validity else None
        self._refuse_unknown_level(level)
        return next((one.code for one in self._held.get((member, level), ()) if on in one.validity), None)

    def members(self, level: str, code: str, on: date) -> tuple[str, ...]:
        """The base areas that make up an area on the day, by code; raises BadQuestion for an unknown area."""
        self.find(level, code)
        return tuple(area.code for area in self.areas(self.base, on) if self.parent(area.code, level, on) == code)

    def as_of_division(self, code: str, on: date) -> str | None:
        """The base area that holds the ground of `code` in the division of the day; None where that is not known."""
        area = self.find(self.base, code)
        while not (area.validity.until is None or on <= area.validity.until):
            merger = self._merged.get(area.code)
            if merger is None or merger.into is None:
                return None
            area = self._by_code[self.base, merger.into]
        return area.code if on in area.validity else None

    def find(self, level: str, code: str) -> Area:
        """The area with that code, whenever it exists; raises BadQuestion naming the nearest codes and names."""
        self._refuse_unknown_level(level)
        if (found := self._by_code.get((level, code))) is not None:
            return found
        near = ", ".join(f"{area.code} {area.names.fi}" for area in self.nearest(level, code))
        raise BadQuestion(f"there is no {level} {code!r}; " + (f"nearest are {near}" if near else f"ask for the areas of level {level}"))

    def nearest(self, level: str, words: str) -> tuple[Area, ...]:
        """Up to three areas whose code or name in any language is most like the words, best first."""
        spelt = {spelling: area for area in self.known if area.level == level for spelling in _spellings(area)}
        close = difflib.get_close_matches(words.strip().casefold(), spelt, n=_NEAREST * len(Language), cutoff=0.55)
        return tuple(dict.fromkeys(spelt[spelling] for spelling in close))[:_NEAREST]

    def not_a_place(self, code: str) -> NotPlace | None:
        """What a delivered code stands for if it is known to be no area."""
        return next((other for other in self.not_places if other.code == code), None)

    def _refuse_unknown_level(self, level: str) -> None:
        if level not in self.area_levels:
            raise BadQuestion(f"there is no level {level!r}; levels are {', '.join(self.area_levels)}")


def division_from_rows(
    areas: Iterable[Row], membership: Iterable[Row], mergers: Iterable[Row], not_places: Iterable[Row], base: str = "municipality"
) -> Division:
    """Build a division from the rows of a pack's tables; raises BadDefinition with the table and the row that is wrong.

    Columns: areas level, code, name_fi, name_sv, name_en, valid_from, valid_to; membership <base>, level, code, valid_from,
    valid_to; mergers from_code, to_code, date, basis, note; not_places code, level, name_fi, name_sv, name_en. An empty date is open.
    """
    return Division(
        base=Level(base),
        known=_each("areas", areas, lambda row: Area(Level(row["level"]), row["code"], _names(row), _validity(row))),
        memberships=_each(
            "membership", membership, lambda row: Membership(row[base], Level(row["level"]), row["code"], _validity(row))
        ),
        mergers=_each("mergers", mergers, _merger),
        not_places=_each("not_places", not_places, lambda row: NotPlace(row["code"], Level(row["level"]), _names(row))),
    )


def _each(table: str, rows: Iterable[Row], make: Callable[[Row], Made]) -> tuple[Made, ...]:
    made: list[Made] = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(make(row))
        except KeyError as missing:
            raise BadDefinition(f"{table}, row {number}: column {missing} is missing from {dict(row)}") from missing
        except (ValueError, BadDefinition) as wrong:
            raise BadDefinition(f"{table}, row {number}: {wrong}; the row is {dict(row)}") from wrong
    return tuple(made)


def _names(row: Row) -> Text:
    return Text(row["name_fi"], row["name_sv"], row["name_en"])


def _validity(row: Row) -> Validity:
    return Validity(_day(row["valid_from"]), _day(row["valid_to"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _merger(row: Row) -> Merger:
    return Merger(row["from_code"], row["to_code"] or None, date.fromisoformat(row["date"]), row["basis"], row.get("note", ""))


def _spellings(area: Area) -> set[str]:
    return {area.code.casefold()} | {area.names[language].casefold() for language in Language}


def _refuse_repeated(what: str, keys: list[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise BadDefinition(f"{what} {key} is given twice; keep one")
        seen.add(key)


def _refuse_overlap(member: str, level: str, held: list[Membership]) -> None:
    for earlier, later in pairwise(held):
        if earlier.validity.overlaps(later.validity):
            raise BadDefinition(f"{member} lies in {level} {earlier.code} and {later.code} at once; end the first before the second")
