"""Facts of brokering and of what clients have to do for it: offers, candidates, obligations, reminders, ends of job searches, moves."""

from __future__ import annotations

from packs.employment.person_facts.clients import searching
from packs.employment.person_facts.common import MUNICIPALITY, PERSON, events, job_searches, listed, of_clients, or_unknown, residence
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day, municipality, whole
from puntari.words.text import Text
from puntari.words.unit import DAYS

ON_DAY = day("on_day")

job_offer = of_clients(
    "job_offer",
    Text("Työtarjoukset", "Arbetserbjudanden", "Job offers"),
    (REGISTERS["atmt_job_offer"], REGISTERS["ura_job_offer"]),
    (ON_DAY, or_unknown("binding", "yes_no"), listed("result", "offer_outcome"), whole("result_days", unit=DAYS, optional=True)),
    "on_day",
    told_by=("atmt_job_offer",),
)
candidate_search = of_clients(
    "candidate_search",
    Text(
        "Ehdokkaat työnantajien avoimiin paikkoihin",
        "Kandidater till arbetsgivares lediga platser",
        "Candidates for employers' vacancies",
    ),
    (REGISTERS["atmt_candidate_search"],),
    (ON_DAY, coded("outcome", "candidate_outcome")),
    "on_day",
)
obligation = of_clients(
    "obligation",
    Text(
        "Työnhakuvelvoitteen tarkastusjaksot",
        "Granskningsperioder för jobbsökningsskyldigheten",
        "Review periods of the job-search obligation",
    ),
    (REGISTERS["atmt_obligation"],),
    (
        day("reviewed"),
        coded("state", "obligation_state"),
        coded("met", "obligation_met"),
        whole("jobs_to_apply"),
        whole("jobs_applied", optional=True),
    ),
    "reviewed",
)
reminder = of_clients(
    "reminder",
    Text("Muistutukset ja laiminlyönnit", "Påminnelser och försummelser", "Reminders and neglects"),
    (REGISTERS["atmt_reminder"],),
    (ON_DAY, coded("neglect", "neglect"), coded("outcome", "reminder_outcome")),
    "on_day",
)
job_search_end = of_clients(
    "job_search_end",
    Text("Päättyneet työnhaut syineen", "Avslutade jobbsökningar med orsak", "Ends of job searches with reasons"),
    (job_searches, REGISTERS["atmt_job_search"], REGISTERS["ura_job_search"]),
    (day("ended"), listed("reason", "search_end_reason"), whole("search_days", unit=DAYS)),
    "ended",
    told_by=("job_search",),
)
move = events(
    "move",
    Text(
        "Työnhakijoiden muutot kunnasta toiseen",
        "Arbetssökandes flyttningar mellan kommuner",
        "Job seekers' moves between municipalities",
    ),
    (residence, searching),
    (PERSON, day("moved"), MUNICIPALITY, municipality(name="moved_from")),
    "moved",
)
