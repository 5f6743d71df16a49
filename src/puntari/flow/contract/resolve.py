"""What the texts of places, periods and codes in a delivery stand for; each different text is looked at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from puntari.define.column import CodeColumn, KeyColumn, NameColumn, PeriodColumn, PlaceColumn
from puntari.define.names import nearest
from puntari.words.errors import BadPeriod
from puntari.words.period import Period
from puntari.words.place import Area
from puntari.words.text import Language

ELSEWHERE = "elsewhere"
"""The level of codes that are no place of any level."""
HELPED = 200
"""Looking for the nearest known name is slow, so only so many different wrong texts of a column get it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text stands for: a code (and a level, for places), nothing because it is set aside, or a broken rule with its remedy."""

    code: str | None = None
    level: str | None = None
    aside: bool = False
    rule: str | None = None
    what_to_do: str | None = None


Resolver = Callable[[str], Resolved]


def resolver(column: KeyColumn, on: date | None) -> Resolver:
    """A function from the trimmed texts of a column to what they stand for; `on` is the day of the division of places."""
    if isinstance(column, PeriodColumn):
        return lambda text: _period(column, text)
    if isinstance(column, CodeColumn):
        return _code_resolver(column)
    if isinstance(column, NameColumn):
        return lambda text: Resolved(text) if text else _empty(column.called)
    return _PlaceResolver(column, on)


def by_label(resolve: Resolver, text: str, labels: Mapping[str, str]) -> Resolved:
    """What a text stands for: itself, or else the printed text that the delivery gives beside it."""
    found = resolve(text)
    if found.rule is None or not labels.get(text):
        return found
    printed = resolve(labels[text].strip())
    return printed if printed.rule is None else found


def _empty(called: Iterable[str]) -> Resolved:
    return Resolved(rule="empty_key", what_to_do=f"fill in {' or '.join(called)}: without it nobody knows what the row is about")


def _period(column: PeriodColumn, text: str) -> Resolved:
    if not text:
        return _empty(column.called)
    try:
        period = Period.parse(text)
    except BadPeriod as wrong:
        return Resolved(rule="unreadable_period", what_to_do=str(wrong))
    printed = column.printed or column.frequency
    if period.frequency not in (printed, column.frequency) and text != column.always:
        return Resolved(rule="wrong_frequency", what_to_do=f"{text} is a {period.frequency}; give a {printed}")
    whole = Period.containing(period.first_day, column.frequency)
    if whole.first_day != period.first_day:
        remedy = f"a {column.frequency} is printed here as its first {printed}, and {text} is not that; correct it"
        return Resolved(rule="wrong_frequency", what_to_do=remedy)
    return Resolved(str(whole))


def _code_resolver(column: CodeColumn) -> Resolver:
    known = column.codes.names
    helped = _Helped()

    def resolve(text: str) -> Resolved:
        if text in column.set_aside:
            return Resolved(aside=True)
        code = column.translate.get(text, text)
        if code in known:
            return Resolved(code)
        if not text:
            return _empty(column.called)
        near = f"; {nearest(text, known)}" if helped.another() else ""
        remedy = f"code list {column.codes.id} has no {text!r}{near}; correct it, or add it to the pack"
        return Resolved(rule="unknown_code", what_to_do=remedy)

    return resolve


class _Helped:
    """Counts down the texts that still get the slow help."""

    def __init__(self) -> None:
        self.left = HELPED

    def another(self) -> bool:
        self.left -= 1
        return self.left >= 0


class _PlaceResolver:
    """Places by code with a prefix, or by name, of one column in one division."""

    def __init__(self, column: PlaceColumn, on: date | None) -> None:
        self.column, self.on = column, on
        self.division = column.hierarchy.division
        self.beginnings = sorted((*column.prefixes, *column.set_aside), key=len, reverse=True)
        self.by_name = self._names()
        self.helped = _Helped()

    def _names(self) -> dict[str, list[Area]]:
        found: dict[str, list[Area]] = defaultdict(list)
        for area in self.division.known:
            if area.level == self.column.named:
                for spelt in {area.names[language].casefold() for language in Language}:
                    found[spelt].append(area)
        return found

    def __call__(self, text: str) -> Resolved:
        whole = self.column.whole.get(text, text if text == self.column.always else "")
        if whole:
            level, _, code = whole.partition(":")
            return Resolved(code, level)
        if text in self.column.elsewhere:
            return Resolved(text, ELSEWHERE)
        if not text:
            return _empty(self.column.called)
        beginning = next((one for one in self.beginnings if text.startswith(one)), None)
        if beginning in self.column.set_aside:
            return Resolved(aside=True)
        if self.column.named:
            return self._named(text)
        return self._coded(text, beginning)

    def _named(self, text: str) -> Resolved:
        areas = self.by_name.get(text.casefold(), [])
        there = [area for area in areas if self._there(area)] or areas
        if len(there) == 1:
            return self._in_division(there[0])
        if there:
            codes = ", ".join(area.code for area in there)
            return Resolved(rule="ambiguous_place", what_to_do=f"{text} is the name of several: {codes}; write the code")
        return self._unknown(text, self.column.named or self.column.hierarchy.base)

    def _coded(self, text: str, beginning: str | None) -> Resolved:
        if beginning is None:
            wrong = f"{text!r} begins with none of {', '.join(map(repr, self.column.prefixes))}"
            return Resolved(rule="unknown_place", what_to_do=f"{wrong}; correct it, or let the pack set it aside")
        level, code = self.column.prefixes[beginning], text[len(beginning) :]
        area = next((area for area in self.division.known if (area.level, area.code) == (level, code)), None)
        return self._unknown(code, level) if area is None else self._in_division(area)

    def _in_division(self, area: Area) -> Resolved:
        if area.level != self.column.hierarchy.base or self._there(area):
            return Resolved(area.code, str(area.level))
        what = f"{area.level} {area.code} {area.names.en} does not exist in the division of {self.on}"
        return Resolved(rule="not_in_division", what_to_do=f"{what}; say which division the delivery is in, or correct the code")

    def _there(self, area: Area) -> bool:
        return self.on is None or self.on in area.validity

    def _unknown(self, text: str, level: str) -> Resolved:
        near = self.division.nearest(level, text) if self.helped.another() else ()
        told = f"; nearest are {', '.join(f'{area.code} {area.names.en}' for area in near)}" if near else ""
        remedy = f"there is no {level} {text!r}{told}; correct it, or add it to the places of the pack"
        return Resolved(rule="unknown_place", what_to_do=remedy)
