"""The small domain with all there is to disturb: open figures, person registers of two purposes, and facts made of them."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.person_fact import FactGrain, PersonFact
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
PACK = replace(WITH_REGISTERS, person_facts={one.id: one for one in (stay, wage)})
