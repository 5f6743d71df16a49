"""Facts of what followed services, offers, searches and plans, and of where services are given."""

from __future__ import annotations

from packs.employment.person_facts.brokering import candidate_search, job_offer, job_search_end
from packs.employment.person_facts.clients import service, wages
from packs.employment.person_facts.common import (
    BEGINS,
    ENDS,
    KIND,
    PERSON,
    TRAITS,
    Reads,
    Tells,
    events,
    listed,
    of_clients,
    sql_of,
    status,
)
from packs.employment.person_facts.integration import integration_client
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import business, coded, day, euros, municipality, provider
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.words.text import Text

FOLLOWED = """WITH happened AS (
{core}),
followed AS (
  SELECT
    h.*, k.months,
    CAST(CASE k.months
      WHEN '1' THEN h.{day} + INTERVAL '1 month'
      WHEN '3' THEN h.{day} + INTERVAL '3 months'
      WHEN '6' THEN h.{day} + INTERVAL '6 months'
      ELSE h.{day} + INTERVAL '12 months'
    END AS DATE) AS later
  FROM happened AS h
  CROSS JOIN (VALUES ('1'), ('3'), ('6'), ('12')) AS k(months)
)
SELECT
  {columns},
  CASE
    WHEN t.status IN ('1', '9') THEN 'open_work'
    WHEN t.status = '0' THEN 'supported_work'
    WHEN t.status IN ('2', '3') THEN 'unemployed'
    WHEN t.status = '4' THEN 'short_week'
    WHEN t.status = '7' THEN 'service'
    WHEN t.status = '8' THEN 'education'
    WHEN t.status IN ('5', '6') THEN 'outside'
    WHEN t.status IS NOT NULL THEN 'unknown'
    WHEN w.wages > 0 THEN 'left_to_wages'
    ELSE 'left'
  END AS afterwards
FROM followed AS f
LEFT JOIN spell.status AS t
  ON t.person = f.person AND t.begins <= f.later AND coalesce(t.ends, DATE '9999-12-31') >= f.later
LEFT JOIN fact.wages AS w ON w.person = f.person AND w.month = CAST(date_trunc('month', f.later) AS DATE)
"""
"""What happened to persons, with what they did 1, 3, 6 and 12 months after the day of it: the status of that day, or wages of that month
where there is none."""
PAYER = business("payer", optional=True)
MONTHS, AFTERWARDS, COST = listed("months", "months_after"), listed("afterwards", "afterwards"), euros("cost", optional=True)


def followed(id: str, title: Text, happened: Reads, tells: Tells, day: str) -> PersonFact:
    """A fact of what followed the events that the file of its name tells, 1, 3, 6 and 12 months after their day."""
    all_told = (PERSON, *TRAITS, *tells, MONTHS)
    columns = ", ".join(f"f.{column.name}" for column in all_told)
    sql = FOLLOWED.format(core=sql_of(id), day=day, columns=columns)
    return PersonFact(
        id, title, sql, (*happened, status, wages), (*all_told, AFTERWARDS), FactGrain.EVENT, happens=day, apart=MONTHS.name
    )


after_service = followed(
    "after_service",
    Text("Tilanne palvelun päätyttyä", "Läget efter servicen", "What followed services"),
    (service,),
    (BEGINS, day("ended"), KIND, COST),
    "ended",
)
service_followed = events(
    "service_followed",
    Text("Palvelujen kustannus ja sijoittuminen", "Tjänsternas kostnad och placering", "Cost of services and placement"),
    (after_service,),
    (PERSON, day("followed"), MONTHS, KIND, *TRAITS, COST, AFTERWARDS),
    "followed",
)
job_found = events(
    "job_found",
    Text(
        "Työnhausta saadut työsuhteet kolmen kuukauden kuluttua",
        "Anställningar efter jobbsökningen, tre månader senare",
        "Jobs found by job seekers, three months later",
    ),
    (job_search_end, REGISTERS["incomes_employment"]),
    (PERSON, PAYER, day("ended"), *TRAITS, listed("term", "job_term"), listed("working_time", "job_working_time")),
    "ended",
    also_of="payer",
)
found_industry = events(
    "found_industry",
    Text(
        "Työnhausta saadut työsuhteet toimialan mukaan",
        "Anställningar efter jobbsökningen efter näringsgren",
        "Jobs found by job seekers, by industry",
    ),
    (job_found, REGISTERS["employer_profile"]),
    (PERSON, PAYER, day("followed"), *TRAITS, coded("industry", "industry")),
    "followed",
    ("job_found",),
    also_of="payer",
)
after_event = followed(
    "after_event",
    Text(
        "Tilanne työtarjouksen, ehdokashaun, kotoutumissuunnitelman tai työnhaun jälkeen",
        "Läget efter ett arbetserbjudande, en kandidatsökning, en integrationsplan eller jobbsökningen",
        "What followed a job offer, a candidate search, an integration plan or a job search",
    ),
    (job_offer, candidate_search, integration_client, job_search_end),
    (day("day"), listed("what", "after_what"), listed("ended_in_work", "ended_in_work")),
    "day",
)
service_place = of_clients(
    "service_place",
    Text("Palvelujaksot paikan mukaan (A-TMT)", "Serviceperioder efter plats (A-TMT)", "Services by place (A-TMT)"),
    (REGISTERS["atmt_service"],),
    (BEGINS, ENDS, KIND, coded("production", "production"), municipality(name="given_in", optional=True), provider(optional=True), COST),
    "begins",
    also_of="provider",
)
egr = of_clients(
    "egr",
    Text("Globalisaatiorahaston toimet", "Globaliseringsfondens åtgärder", "Measures of the adjustment fund"),
    (REGISTERS["egr_participation"],),
    (BEGINS, ENDS, coded("measure", "egr_measure"), COST),
    "begins",
)
tyo_sib = of_clients(
    "tyo_sib",
    Text("Työllisyyden vaikuttavuussijoitus", "Sysselsättningens effektinvestering", "Employment impact bond"),
    (REGISTERS["tyo_sib_participation"],),
    (BEGINS, ENDS, coded("sib_group", "sib_group"), COST),
    "begins",
)
