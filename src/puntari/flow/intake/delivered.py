"""What every form of a person delivery is turned into: named columns of text, or of the form's own types, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from puntari.define.register import LineColumn, Register, RegisterColumn
from puntari.words.errors import BadDefinition, BrokenFile

ROW = "_row"
TEXT = "VARCHAR"
GONE = ("_deleted", "poistettu")
"""What a delta delivery may call the column that says a row is no more."""
MOST_UNREADABLE = 200_000


class Form(StrEnum):
    """A form that person deliveries come in."""

    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"
    XML = "xml"


@dataclass(frozen=True)
class Unreadable:
    """A record that could not be taken apart: its row, its text as far as it is known, the rule, and what to do."""

    row: int
    text: str
    rule: str
    what_to_do: str


@dataclass
class Notes:
    """What is learnt while batches are read: how many rows there were, and which could not be taken apart."""

    rows: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)

    def broken(self, row: int, text: str, rule: str, what_to_do: str) -> None:
        """Keep a record that cannot be taken apart; raises BrokenFile when there are too many for it to be the right file."""
        self.unreadable.append(Unreadable(row, text, rule, what_to_do))
        if len(self.unreadable) > MOST_UNREADABLE:
            raise BrokenFile(
                f"more than {MOST_UNREADABLE:,} records cannot be taken apart", f"up to row {row}", "see that it is the right file"
            )


@dataclass(frozen=True)
class Delivered:
    """A delivery that can be read. `names` are its columns as it calls them, which may hold anything and are shown to nobody; batches
    have them as c0, c1 … of `types` (names of the engine's types), and `_row`, counted from 1 for the first row of data."""

    form: Form
    names: tuple[str, ...]
    types: tuple[str, ...]
    batches: Callable[[Notes], Iterator[pa.RecordBatch]]

    @property
    def schema(self) -> pa.Schema:
        """The schema of batches that are all text."""
        return pa.schema([(f"c{number}", pa.string()) for number in range(len(self.names))] + [(ROW, pa.int64())])


def wanted(register: Register) -> Mapping[str, str]:
    """What deliveries may call the register's columns, in small letters, and which column of the contract that is."""
    found: dict[str, str] = {}
    for column in register.columns:
        for called in column.called:
            if found.setdefault(_plain(called), column.name) != column.name:
                raise BadDefinition(f"register {register.id}: {found[_plain(called)]} and {column.name} are both called {called!r}")
    return found


def matched(register: Register, names: tuple[str, ...]) -> dict[str, int]:
    """Which delivered column is which of the contract, and which says that a row is gone (under GONE[0]), by name and never by place.

    Raises BrokenFile where a column that every row must have is lacking, or two are called the same.
    """
    called = {**wanted(register), **{one: GONE[0] for one in GONE}}
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        column = called.get(_plain(name))
        if column is not None and found.setdefault(column, number) != number:
            where = f"columns {found[column] + 1} and {number + 1}"
            raise BrokenFile(f"two columns are both the register's {column}", where, "take one of them out")
    lacking = [column for column in register.carried if column.name not in found and not _can_lack(column)]
    if lacking:
        told = "; ".join(f"{column.name} (called {', '.join(map(repr, column.called))})" for column in lacking)
        known = f"{len(found)} of its {len(names)} columns are known"
        raise BrokenFile(
            f"the delivery lacks these columns of register {register.id}: {told}",
            "the column names",
            f"{known}; see that it is the right delivery and has a line with column names",
        )
    return found


def likeness(register: Register, names: tuple[str, ...]) -> int:
    """How many of the names are those of a column of the contract."""
    called = wanted(register)
    return sum(_plain(name) in called for name in names)


def _can_lack(column: RegisterColumn) -> bool:
    return isinstance(column, LineColumn) or getattr(column, "optional", False)


def _plain(name: str) -> str:
    return name.strip().casefold()
