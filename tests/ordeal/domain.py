"""The small domain with all there is to disturb: open figures, person registers of two purposes, and facts made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.words.text import Text
from tests.small.registers import PACK as WITH_REGISTERS
from tests.small.registers import STAYS, WAGES

T = Text.same


def _columns(register: object, *names: str) -> tuple[object, ...]:
    by_name = {column.name: column for column in register.columns}
    return tuple(by_name[name] for name in names)


stay = PersonFact(
    "stay", T("Stays"), "SELECT person, parish, kind, begins, ends FROM register.stays", (STAYS,),
    _columns(STAYS, "person", "parish", "kind", "begins", "ends"), FactGrain.SPELL, begins="begins", ends="ends",
)
wage = PersonFact(
    "wage", T("Wages"), "SELECT person, month, amount FROM register.wages", (WAGES,), _columns(WAGES, "person", "month", "amount"),
    FactGrain.EVENT, happens="month",
)
ROWS = Right(
    "rows", frozenset({Role.DIRECTOR}), frozenset({Columns.ROWS}), frozenset({Audience.AUTHORITIES}), Reach.OWN, T("its own clients"),
    T("the law of rows"), date(2020, 1, 1), facts=frozenset({"stay"}), works_for=frozenset({"county"}), purpose=True,
)
PACK = replace(WITH_REGISTERS, person_facts={one.id: one for one in (stay, wage)}, rights=(OPEN_TO_ALL, ROWS))
