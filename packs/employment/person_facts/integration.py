"""Facts of integration: clients, training and its results, and permits."""

from __future__ import annotations

from packs.employment.person_facts.brokering import job_search_end
from packs.employment.person_facts.clients import searching, status_days, unemployment
from packs.employment.person_facts.common import (
    AGE,
    BEGINS,
    ENDS,
    MUNICIPALITY,
    PERSON,
    SEX,
    STATUS,
    events,
    listed,
    of_clients,
    spells,
)
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day, whole
from puntari.words.text import Text
from puntari.words.unit import DAYS

MODULE, WAITED = coded("module", "training_module"), whole("waited_days", unit=DAYS, optional=True)

integration_client = of_clients(
    "integration_client",
    Text("Kotoutumisasiakkaat", "Integrationskunder", "Integration clients"),
    (REGISTERS["uma_integration"],),
    (
        BEGINS,
        ENDS,
        coded("setting", "integration_setting"),
        *(day(name, optional=True) for name in ("assessed", "planned", "first_service")),
        whole("service_days", unit=DAYS, optional=True),
    ),
    "begins",
    own_place=True,
)
integrating = spells(
    "integrating",
    Text(
        "Työnhakijat, jotka ovat kotoutumisasiakkaita",
        "Arbetssökande som är integrationskunder",
        "Job seekers who are integration clients",
    ),
    (searching, REGISTERS["uma_integration"]),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX),
    ("searching", "uma_integration"),
)
integrating_status = spells(
    "integrating_status",
    Text(
        "Kotoutumisasiakkaat työllisyyskoodin mukaan",
        "Integrationskunder efter sysselsättningskod",
        "Integration clients by employment status",
    ),
    (status_days, REGISTERS["uma_integration"]),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX, STATUS),
    ("status_days", "uma_integration"),
)
integrating_unemployment = spells(
    "integrating_unemployment",
    Text("Kotoutumisasiakkaiden työttömyysjaksot", "Integrationskundernas arbetslöshetsperioder", "Unemployment of integration clients"),
    (unemployment, REGISTERS["uma_integration"]),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX, AGE),
    ("unemployment", "uma_integration"),
    exclusive=True,
)
integrated_search_end = events(
    "integrated_search_end",
    Text(
        "Kotoutumisasiakkaiden päättyneet työnhaut",
        "Integrationskundernas avslutade jobbsökningar",
        "Ends of job searches of integration clients",
    ),
    (job_search_end, REGISTERS["uma_integration"]),
    (
        PERSON,
        day("ended"),
        MUNICIPALITY,
        SEX,
        AGE,
        listed("reason", "search_end_reason"),
        listed("client", "still_client"),
        whole("search_days", unit=DAYS),
        whole("plan_days", unit=DAYS, optional=True),
    ),
    "ended",
    ("job_search_end", "uma_integration"),
)
integration_training = of_clients(
    "integration_training",
    Text("Alkaneet kotoutumiskoulutuksen osat", "Påbörjade delar av integrationsutbildning", "Parts of integration training begun"),
    (REGISTERS["koulutusportti_training"],),
    (day("started"), MODULE, WAITED),
    "started",
)
integration_result = of_clients(
    "integration_result",
    Text("Päättyneet kotoutumiskoulutuksen osat", "Avslutade delar av integrationsutbildning", "Parts of integration training ended"),
    (REGISTERS["koulutusportti_training"],),
    (day("ended"), MODULE, coded("outcome", "training_outcome"), listed("level", "language_reached"), listed("rose", "level_rose")),
    "ended",
)
permit = of_clients(
    "permit",
    Text("Oleskelulupapäätökset", "Beslut om uppehållstillstånd", "Decisions on residence permits"),
    (REGISTERS["migri_permit"],),
    (day("decided"), coded("kind", "permit_kind"), WAITED),
    "decided",
)
