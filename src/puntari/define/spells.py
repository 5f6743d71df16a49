"""Status spells: the rule, as data, by which rows of one register or of two systems become one status a day for each person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from puntari.define.names import check_id, nearest
from puntari.define.register import CodedColumn, DayColumn, Entity, IdentifierColumn, Register, RegisterColumn, Shape, Switch
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


class Decides(StrEnum):
    """What decides which of several rows that cover the same day gives that day its status."""

    CODE = "code"
    """The code that stands first in the precedence."""
    BEGAN_LAST = "began_last"
    """The row that began last."""
    ENDED = "ended"
    """A row whose end is known, over one that is still open."""
    KNOWN_LAST = "known_last"
    """The row that became known last."""


@dataclass(frozen=True)
class StatusSpells:
    """One status a day for each person, without overlaps, out of the spells of a register or of two systems with a switch.

    Every code of the list stands once in `precedence`, the strongest first. `decides` is asked in order where rows overlap; what is
    still undecided is decided by the order of the codes and then of the deliveries. Of a switch the complementary system counts
    before its day and the primary one from it on. `open_until_next`: an open end stands only until the person's next row begins,
    for systems that leave spells open. Spells of one status that are at most `gap_days` apart are one. `carried` are columns that
    go along with the row that gave the status; spells that differ in them are not joined. Without a `code` there is no status: the
    spells are told by what is carried, or are of being in the register at all.
    """

    id: str
    title: Text
    reads: Register | Switch
    code: str = ""
    precedence: tuple[str, ...] = ()
    decides: tuple[Decides, ...] = (Decides.BEGAN_LAST, Decides.KNOWN_LAST)
    carried: tuple[str, ...] = ()
    open_until_next: bool = False
    gap_days: int = 0

    def __post_init__(self) -> None:
        check_id(self.id, "spells")
        for register in self.registers:
            self._check_register(register)
        self._check_precedence()
        if len(set(self.decides)) != len(self.decides):
            raise BadDefinition(f"spells {self.id} are decided by the same thing twice: {', '.join(self.decides)}")
        if self.gap_days < 0:
            raise BadDefinition(f"spells {self.id} close gaps of {self.gap_days} days; give 0 or more")

    def _check_register(self, register: Register) -> None:
        if register.shape is not Shape.SPELL:
            raise BadDefinition(f"spells {self.id} read register {register.id}, which is of {register.shape}s")
        if self.code and not isinstance(register.column(self.code), CodedColumn):
            raise BadDefinition(f"spells {self.id}: {register.id}.{self.code} is no column of codes")
        for name in (register.begins, register.ends):
            if not isinstance(register.column(name), DayColumn):
                raise BadDefinition(f"spells {self.id} are told by the day, but {register.id}.{name} holds no days")
        for name in self.carried:
            register.column(name)
        person_of(register, f"spells {self.id}")

    def _check_precedence(self) -> None:
        if not self.code:
            if self.precedence or Decides.CODE in self.decides:
                raise BadDefinition(f"spells {self.id} have no column of codes, so codes can't decide anything")
            return
        for register in self.registers:
            codes = register.column(self.code).codes
            for code in self.precedence:
                codes.require(code)
            left = sorted(set(codes.names) - set(self.precedence))
            if left or len(set(self.precedence)) != len(self.precedence):
                wrong = ", ".join(left) or "some stand twice"
                raise BadDefinition(f"spells {self.id}: every code of {codes.id} stands once in the precedence; see {wrong}")

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers read, the primary one first."""
        return (self.reads,) if isinstance(self.reads, Register) else (self.reads.primary, self.reads.complementary)

    @property
    def parts(self) -> Iterator[tuple[Register, date | None, date | None]]:
        """Each register with the day from which and the day before which it counts."""
        if isinstance(self.reads, Register):
            yield self.reads, None, None
        else:
            yield self.reads.primary, self.reads.since, None
            yield self.reads.complementary, None, self.reads.since

    @cached_property
    def columns(self) -> dict[str, RegisterColumn]:
        """Columns of the spells by name: person, begins, ends (the last day, null while open), status, and what is carried."""
        first = self.registers[0]
        kept = {name: first.column(name) for name in self.carried}
        status = {"status": first.column(self.code)} if self.code else {}
        return {
            "person": first.column(person_of(first, self.id)),
            "begins": DayColumn("begins", ()),
            "ends": DayColumn("ends", (), optional=True),
        } | status | kept

    @property
    def kept(self) -> tuple[str, ...]:
        """Names of the columns that spells of one person are told apart by."""
        return (("status",) if self.code else ()) + self.carried


def person_of(register: Register, what: str) -> str:
    """The name of the one column that says which person a row is about; raises BadDefinition where there is none, or several."""
    found = [c.name for c in register.columns if isinstance(c, IdentifierColumn) and c.entity is Entity.PERSON and not c.optional]
    if len(found) != 1:
        raise BadDefinition(f"{what}: register {register.id} has {len(found)} columns that say which person; {nearest('person', found)}")
    return found[0]
