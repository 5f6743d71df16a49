"""Spells and person facts of the employment pack: each fact a SELECT in a file of its own over the registers' contracts."""

from __future__ import annotations

from types import ModuleType

from packs.employment.person_facts import (
    brokering,
    clients,
    common,
    employers,
    flows,
    integration,
    lengths,
    outcomes,
    public,
    security,
    surveys,
)
from packs.employment.person_facts.common import SPELLS as SPELLS
from puntari.define.pack import named
from puntari.define.person_fact import PersonFact

MODULES: tuple[ModuleType, ...] = (
    common, clients, lengths, brokering, flows, security, integration, employers, outcomes, surveys, public,
)
FACTS = {fact.id: fact for module in MODULES for fact in named(module, PersonFact).values()}
