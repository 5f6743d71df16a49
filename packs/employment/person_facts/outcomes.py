"""Facts of what followed something else than services, and of where services are given."""

from __future__ import annotations

from packs.employment.person_facts.brokering import candidate_search, job_offer, job_search_end
from packs.employment.person_facts.clients import wages
from packs.employment.person_facts.common import BEGINS, ENDS, KIND, PERSON, TRAITS, events, listed, of_clients, status
from packs.employment.person_facts.integration import integration_client
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day, euros, municipality
from puntari.words.text import Text

after_event = events(
    "after_event",
    Text(
        "Tilanne työtarjouksen, ehdokashaun, kotoutumissuunnitelman tai työnhaun jälkeen",
        "Läget efter ett arbetserbjudande, en kandidatsökning, en integrationsplan eller jobbsökningen",
        "What followed a job offer, a candidate search, an integration plan or a job search",
    ),
    (job_offer, candidate_search, integration_client, job_search_end, status, wages),
    (PERSON, day("day"), listed("what", "after_what"), *TRAITS, listed("months", "months_after"), listed("afterwards", "afterwards")),
    "day",
)
service_place = of_clients(
    "service_place",
    Text("Palvelujaksot paikan mukaan (A-TMT)", "Serviceperioder efter plats (A-TMT)", "Services by place (A-TMT)"),
    (REGISTERS["atmt_service"],),
    (BEGINS, ENDS, KIND, coded("production", "production"), municipality(name="given_in", optional=True), euros("cost", optional=True)),
    "begins",
)
