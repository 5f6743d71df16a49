"""Which column of a delivery is which column of the contract, by name and never by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from puntari.define.column import ColumnDefinition, NumberColumn, TextColumn
from puntari.define.source import Source
from puntari.words.errors import BadDefinition, BrokenFile
from puntari.words.table import Column, Table

UNIT = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True)
class Match:
    """`delivered` maps a column of the contract, or the low, high or why of one (`price.low`), to its code in the delivery;
    `missing` are figures and texts that the delivery does not carry."""

    delivered: Mapping[str, str]
    missing: tuple[str, ...]


def match(source: Source, columns: Iterable[Column], file: str) -> Match:
    """Find the contract's columns among a delivery's; raises BrokenFile where a key column or every figure is lacking."""
    found = {column.name: code for column in source.columns if (code := _find(column.called, columns, file))}
    for number in source.numbers:
        for part in ("low", "high", "why"):
            called = getattr(number, part)
            if number.name in found and called and (code := _find((called,), columns, file)):
                found[f"{number.name}.{part}"] = code
    _refuse_shared(source, found)
    missing = [column for column in source.columns if column.name not in found]
    if [column for column in missing if _needed(column)] or not any(number.name in found for number in source.numbers):
        raise BrokenFile(_what_is_lacking(source, missing), f"{file}, column names", _names(columns))
    return Match(found, tuple(column.name for column in missing if isinstance(column, NumberColumn | TextColumn)))


def carried(source: Source, table: Table, file: str) -> bool:
    """Whether the table can be this source's: its key columns and at least one of its figures are there."""
    try:
        match(source, table.columns, file)
    except BrokenFile:
        return False
    return True


def _find(called: tuple[str, ...], columns: Iterable[Column], file: str) -> str:
    """The code of the column that is called so: by code first, by printed text, either without regard to case, then but for its unit."""
    for same in (_by_code, _by_text, _by_either):
        for name in called:
            codes = [column.code for column in columns if same(column, name)]
            if len(codes) > 1:
                what = f"{len(codes)} columns are called {name!r}: {', '.join(codes)}"
                raise BrokenFile(what, f"{file}, column names", "take all but one of them out")
            if codes:
                return codes[0]
    return _but_for_unit(called, columns)


def _but_for_unit(called: tuple[str, ...], columns: Iterable[Column]) -> str:
    """The code of the only column whose printed text is a name followed by its unit in brackets, as in Pitkäaikaistyöttömät (lkm.)."""
    names = {name.strip().casefold() for name in called}
    codes = [column.code for column in columns if UNIT.sub("", column.text.strip()).casefold() in names]
    return codes[0] if len(codes) == 1 else ""


def _by_code(column: Column, name: str) -> bool:
    return column.code == name


def _by_text(column: Column, name: str) -> bool:
    return column.text == name


def _by_either(column: Column, name: str) -> bool:
    return name.strip().casefold() in (column.code.strip().casefold(), column.text.strip().casefold())


def _refuse_shared(source: Source, found: Mapping[str, str]) -> None:
    takers: dict[str, str] = {}
    for taker, code in found.items():
        if "." not in taker and takers.setdefault(code, taker) != taker:
            raise BadDefinition(f"source {source.id}: {takers[code]} and {taker} are both called {code!r}; let one of them go")


def _needed(column: ColumnDefinition) -> bool:
    """Whether a delivery must have it: a key that is not the same for every row."""
    return not isinstance(column, NumberColumn | TextColumn) and not getattr(column, "always", "")


def _what_is_lacking(source: Source, missing: list[ColumnDefinition]) -> str:
    keys = [column for column in missing if _needed(column)]
    wanted = keys or list(source.numbers)
    looked_for = "; ".join(f"{column.name} (called {', '.join(map(repr, column.called))})" for column in wanted)
    return f"the file lacks {'these columns' if keys else 'every figure'} of source {source.id}: {looked_for}"


def _names(columns: Iterable[Column]) -> str:
    found = ", ".join(f"{column.code!r}" + (f" ({column.text})" if column.text not in ("", column.code) else "") for column in columns)
    return f"it has {found}; see that it is the right file for the source"
