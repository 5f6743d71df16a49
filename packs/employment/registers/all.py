"""All register contracts by their ids, and the systems that tell of the same things."""

from __future__ import annotations

from types import ModuleType

from packs.employment.registers import (
    atmt_actions,
    atmt_clients,
    atmt_process,
    atmt_services,
    avi,
    employers,
    immigration,
    incomes_register,
    kela,
    municipal_finance,
    procurement,
    special_reports,
    staff,
    statistics_finland,
    surveys,
    tikku,
    tmt,
    ura_clients,
    ura_process,
    ura_services,
    ya,
)
from packs.employment.registers.terms import SWITCHED
from puntari.define.pack import named
from puntari.define.register import Register, Switch, TwoWays
from puntari.words.text import Text

MODULES: tuple[ModuleType, ...] = (
    atmt_clients,
    atmt_process,
    atmt_actions,
    atmt_services,
    ura_clients,
    ura_process,
    ura_services,
    ya,
    tmt,
    employers,
    procurement,
    incomes_register,
    tikku,
    kela,
    statistics_finland,
    municipal_finance,
    staff,
    immigration,
    surveys,
    avi,
    special_reports,
)
REGISTERS: dict[str, Register] = {register.id: register for module in MODULES for register in named(module, Register).values()}


def _switch(id: str, title: Text, primary: str = "") -> Switch:
    return Switch(id, title, REGISTERS[f"atmt_{primary or id}"], REGISTERS[f"ura_{id}"], SWITCHED)


SWITCHES = (
    _switch("person", Text("Henkilöasiakkaat", "Personkunder", "Clients")),
    _switch("job_search", Text("Työnhaut", "Jobbsökningar", "Job searches")),
    _switch("status", Text("Työllisyyskoodijaksot", "Perioder med sysselsättningskod", "Spells of employment status")),
    _switch("plan", Text("Suunnitelmat", "Planer", "Plans")),
    _switch("contact", Text("Yhteydenotot", "Kontakter", "Contacts")),
    _switch("plan_action", Text("Suunnitelmissa sovitut toimenpiteet", "Åtgärder avtalade i planer", "Actions agreed in plans")),
    _switch("job_offer", Text("Työtarjoukset", "Arbetserbjudanden", "Job offers")),
    _switch("statement", Text("Työttömyysturvalausunnot", "Arbetslöshetsutlåtanden", "Unemployment security statements")),
    _switch("training", Text("Työvoimakoulutukset", "Arbetskraftsutbildningar", "Labour market training"), "service"),
    _switch("work_trial", Text("Työkokeilut", "Arbetsprövningar", "Work trials"), "service"),
    _switch("subsidised_work", Text("Tuettu työ", "Sysselsättning med stöd", "Subsidised work"), "service"),
    _switch("vacancy", Text("Avoimet työpaikat", "Lediga arbetsplatser", "Vacancies")),
    _switch("language", Text("Kielitaito", "Språkkunskaper", "Language skills")),
)
TWO_WAYS: tuple[TwoWays, ...] = tuple(way for module in MODULES for way in named(module, TwoWays).values())
