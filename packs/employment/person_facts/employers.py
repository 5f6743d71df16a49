"""Facts of employers and of job seekers' profiles."""

from __future__ import annotations

from packs.employment.person_facts.common import BEGINS, ENDS, MUNICIPALITY, events, listed, of_clients, or_unknown, spells
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import business, coded, day, employment_area, whole
from puntari.words.text import Text
from puntari.words.unit import PERSONS, VACANCIES

EMPLOYER, AREA = business("employer"), employment_area()

employer_contact = events(
    "employer_contact",
    Text("Yhteydenotot työnantajiin", "Kontakter med arbetsgivare", "Contacts with employers"),
    (REGISTERS["employer_contact"],),
    (EMPLOYER, day("on_day"), coded("channel", "contact_channel"), coded("about", "employer_service"), AREA),
    "on_day",
)
employer_need = events(
    "employer_need",
    Text("Työnantajien selvitetyt palvelutarpeet", "Utredda servicebehov hos arbetsgivare", "Service needs of employers found out"),
    (REGISTERS["employer_need"], REGISTERS["employer_profile"]),
    (EMPLOYER, day("asked"), coded("service", "employer_service"), coded("strength", "need_strength"), MUNICIPALITY),
    "asked",
    ("employer_need",),
)
recruitment = events(
    "recruitment",
    Text("Kansainvälisten rekrytointien vaiheet", "Skeden i internationella rekryteringar", "Steps of international recruitments"),
    (REGISTERS["international_recruitment"],),
    (EMPLOYER, day("on_day"), coded("state", "recruitment_state"), whole("persons", unit=PERSONS), AREA),
    "on_day",
)
employer_vacancy = spells(
    "employer_vacancy",
    Text(
        "Työnantajien avoimet työpaikat työkielen ja ammatin mukaan",
        "Arbetsgivares lediga platser efter arbetsspråk och yrke",
        "Employers' vacancies by working language and occupation",
    ),
    (REGISTERS["atmt_vacancy"], REGISTERS["ura_vacancy"]),
    (
        EMPLOYER,
        BEGINS,
        ENDS,
        or_unknown("language", "vacancy_language"),
        listed("occupation_group", "occupation_group"),
        whole("places", unit=VACANCIES),
        MUNICIPALITY,
    ),
    ("atmt_vacancy",),
)
profile = of_clients(
    "profile",
    Text("Työnhakijaprofiilit Työmarkkinatorilla", "Arbetssökandes profiler på Jobbmarknad", "Job seekers' profiles in Job Market Finland"),
    (REGISTERS["tmt_profile"],),
    (BEGINS, ENDS, coded("state", "profile_state"), whole("skills", optional=True)),
    "begins",
)
