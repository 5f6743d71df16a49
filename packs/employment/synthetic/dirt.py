"""Dirty rows of every kind that a contract must catch, made from good ones by one fault each, with the list of what is wrong where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    MonthColumn,
    NumberedColumn,
    Register,
    Shape,
    WordsColumn,
)

Row = dict[str, str]
_Change = Callable[[Row], Mapping[str, str]]
CLEAN = 20


@dataclass(frozen=True)
class Fault:
    """A dirty row: its number in the file (1 is the first row after the header), the column, what is wrong, and the rule it must break."""

    row: int
    column: str
    kind: str
    rule: str


def soiled(register: Register, good: list[Row], random: np.random.Generator) -> tuple[list[Row], list[Fault]]:
    """Good rows and dirty ones after them; every fault that the register's contract can have, each in a row of its own."""
    rows, faults = [dict(row) for row in good[:CLEAN]], []
    templates = good[CLEAN:] or good
    for number, (column, kind, rule, changes) in enumerate(_kinds(register, good[0], random)):
        row = dict(templates[number % len(templates)])
        row |= changes(row)
        rows.append(row)
        faults.append(Fault(len(rows), column, kind, rule))
    rows, more = _repeats(register, rows, good)
    return rows, faults + more


def _repeats(register: Register, rows: list[Row], good: list[Row]) -> tuple[list[Row], list[Fault]]:
    """A row told twice, of which the second falls; and a key told twice with different content, of which both fall."""
    key, faults = ", ".join(register.key), []
    rows.append(dict(good[0]))
    faults.append(Fault(len(rows), key, "the same row again", "repeated_row"))
    changed = _changed(register, good[1]) if len(good) > 1 else None
    if changed is not None:
        rows.append(changed)
        faults += [Fault(2, key, "a key told twice", "duplicate_key"), Fault(len(rows), key, "a key told twice", "duplicate_key")]
    return rows, faults


def _changed(register: Register, row: Row) -> Row | None:
    """The row with another code where it may have one, so that it is good but says something else."""
    for column in register.columns:
        able = isinstance(column, CodedColumn) and column.name in row and column.name not in register.key
        if able and column.name not in _in_rules(register):
            other = next((code for code in column.codes.names if code != row[column.name]), None)
            if other is not None:
                return {**row, column.name: other}
    return None


def _in_rules(register: Register) -> set[str]:
    return {column.name for column in register.columns if any(column.name in rule for rule in register.rules)}


def _kinds(register: Register, told: Row, random: np.random.Generator) -> Iterator[tuple[str, str, str, _Change]]:
    for column in register.columns:
        if isinstance(column, WordsColumn) or column.name not in told:
            continue
        needed = not getattr(column, "optional", False) and "" not in getattr(column, "open", ())
        if needed:
            yield column.name, "missing", "missing", _set(column.name, "")
        for kind, rule, value in _values(column, random):
            yield column.name, kind, rule, _set(column.name, value)
    if register.shape is Shape.SPELL:
        yield register.ends, "ends before it begins", "rule", lambda row: {register.ends: _day_before(row[register.begins])}
    for part, whole in _parts(register):
        yield part, "more than its whole", "rule", _above(part, whole)


def _parts(register: Register) -> Iterator[tuple[str, str]]:
    """Counts that a rule of the register holds to be among others, with those."""
    counts = {one.name for one in register.columns if isinstance(one, AmountColumn) and one.whole_numbers}
    for rule in register.rules:
        part, sign, whole = (*rule.split(" "), "", "")[:3]
        if sign == "<=" and {part, whole} <= counts and rule.count(" ") == 2:
            yield part, whole


def _above(part: str, whole: str) -> _Change:
    return lambda row: {part: str(int(row[whole]) + 1)}


def _set(name: str, value: str) -> _Change:
    return lambda row: {name: value}


def _day_before(day: str) -> str:
    return str(np.datetime64(day) - 40)


def _values(column: object, random: np.random.Generator) -> Iterator[tuple[str, str, str]]:
    """Wrong cells of a column: what is wrong, the rule that must say so, and the cell."""
    match column:
        case IdentifierColumn(entity=Entity.PERSON):
            yield "wrong check character", "no_identifier", f"010190-9{random.integers(0, 100):02d}G"
            yield "no such day", "no_identifier", "320190-901X"
            yield "unknown sign of the century", "no_identifier", "010190*901B"
        case IdentifierColumn():
            yield "wrong check digit", "no_identifier", "9000000-9"
        case NumberedColumn():
            yield "an identity code in the wrong column", "identifier_out_of_place", "010190-901B"
            yield "too long", "too_long", "9" * 201
        case DayColumn():
            yield "a day that is not", "unreadable_day", "31.2.2024"
            yield "no day", "unreadable_day", "ei tiedossa"
            yield "too early", "day_out_of_bounds", "1.1.1850"
            yield "too late", "day_out_of_bounds", "2150-01-01"
        case MonthColumn():
            yield "a month that is not", "unreadable_month", "2024-13"
        case AmountColumn():
            yield from _amounts(column)
        case AreaColumn() | CodedColumn():
            yield "unknown code", "unknown_code", "?9"


def _amounts(column: AmountColumn) -> Iterator[tuple[str, str, str]]:
    yield "no number", "unreadable_number", "kaksi"
    if column.minimum is not None:
        yield "too small", "number_out_of_bounds", str(column.minimum - 1)
    if column.maximum is not None:
        yield "too great", "number_out_of_bounds", str(column.maximum + 1)
    if column.whole_numbers:
        yield "not whole", "no_whole_number", f"{(column.minimum or 0) + 1}.5"
