"""All register contracts by their ids, and the systems that tell of the same things."""

from __future__ import annotations

from types import ModuleType

from packs.employment.registers import (
    atmt_clients,
    atmt_process,
    atmt_services,
    avi,
    incomes_register,
    kela,
    surveys,
    ura_clients,
    ya,
)
from packs.employment.registers.terms import SWITCHED
from puntari.define.pack import named
from puntari.define.register import Register, Switch
from puntari.words.text import Text

MODULES: tuple[ModuleType, ...] = (
    atmt_clients,
    atmt_process,
    atmt_services,
    ura_clients,
    ya,
    incomes_register,
    kela,
    surveys,
    avi,
)
REGISTERS: dict[str, Register] = {register.id: register for module in MODULES for register in named(module, Register).values()}


def _switch(id: str, title: Text) -> Switch:
    return Switch(id, title, REGISTERS[f"atmt_{id}"], REGISTERS[f"ura_{id}"], SWITCHED)


SWITCHES = (
    _switch("person", Text("Henkilöasiakkaat", "Personkunder", "Clients")),
    _switch("status", Text("Työllisyyskoodijaksot", "Perioder med sysselsättningskod", "Spells of employment status")),
)
