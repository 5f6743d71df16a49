"""A column of a contract at its place in a delivery, as SQL: what is taken of its cells, looked up and made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from puntari.define.register import IdentifierColumn, RegisterColumn
from puntari.flow.intake.cells import Cell, cell_of, read_of
from puntari.flow.intake.delivered import TEXT
from puntari.store.engine import name
from puntari.store.files import sha256

SHORT = 12


@dataclass(frozen=True)
class Place:
    """A column of the contract at its place in a delivery, whose cells come in an engine's type."""

    column: RegisterColumn
    number: int
    type: str

    @property
    def identifies(self) -> bool:
        """Whether the column tells who it is."""
        return isinstance(self.column, IdentifierColumn)

    @property
    def raw(self) -> str:
        """The cell as it came, an identifier as text."""
        cell = f"c{self.number}"
        return f"CAST({cell} AS VARCHAR)" if self.identifies and self.type != TEXT else cell

    @cached_property
    def made(self) -> Cell:
        """What becomes of the cells."""
        return cell_of(self.column, self.type)

    @property
    def codes(self) -> str:
        """What the table of the column's codes is called."""
        return f"codes {sha256(repr(self.made.codes).encode())[:SHORT]}"

    def named(self, letter: str) -> str:
        """What stands for what is taken of the cell (t) or its value (v)."""
        return name(f"{letter} {self.column.name}")

    @property
    def taken(self) -> str:
        """What is taken of the cell first; an identifier as it came, which is read once for each different cell and not in every row."""
        return self.raw if self.identifies else read_of(self.column, self.raw, self.type)

    @property
    def spoken(self) -> Mapping[str, str]:
        """What stands for the names that the SQL of cells speaks of."""
        return {"t": self.named("t"), "v": self.named("v"), "code": f"{name('codes_' + self.column.name)}.code"}

    @property
    def joined(self) -> str:
        """The join of the codes, where the column has some."""
        if self.identifies or not self.made.codes:
            return ""
        joined = name(f"codes_{self.column.name}")
        return f"LEFT JOIN {name(self.codes)} {joined} ON {joined}.told = {self.named('t')}"
