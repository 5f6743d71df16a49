"""Facts of clients: status, job search, plans, services and contacts."""

from __future__ import annotations

from packs.employment.person_facts.common import (
    AGE,
    BEGINS,
    ENDS,
    FOREIGN,
    KIND,
    MUNICIPALITY,
    PERSON,
    SEX,
    STATUS,
    job_searches,
    listed,
    of_clients,
    or_unknown,
    residence,
    spells,
    sql_of,
    status,
)
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day, employment_area, euros, whole
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.register import AmountColumn, DayColumn, StaffColumn
from puntari.words.text import Text
from puntari.words.unit import EURO, PERSONS

UNEMPLOYED = ("2", "3")
"""Employment statuses of an unemployed job seeker: unemployed, and laid off full time."""

status_days = spells(
    "status_days",
    Text("Asiakkaat työllisyyskoodin mukaan", "Kunder efter sysselsättningskod", "Clients by employment status"),
    (status, residence),
    (PERSON, BEGINS, ENDS, STATUS, MUNICIPALITY, SEX, AGE, FOREIGN),
    ("status",),
    exclusive=True,
)
unemployment = of_clients(
    "unemployment",
    Text("Yhtäjaksoinen työttömyys", "Oavbruten arbetslöshet", "Unbroken unemployment"),
    (status,),
    (BEGINS, ENDS),
    "begins",
    exclusive=True,
)
structural = of_clients(
    "structural",
    Text("Rakennetyöttömyys", "Strukturell arbetslöshet", "Structural unemployment"),
    (unemployment, status),
    (BEGINS, ENDS, listed("part", "structural_part")),
    "begins",
    exclusive=True,
)
job_search = of_clients(
    "job_search",
    Text("Työnhaut", "Jobbsökningar", "Job searches"),
    (job_searches, REGISTERS["atmt_contact"]),
    (BEGINS, ENDS, DayColumn("first_interview", (), optional=True)),
    "begins",
    exclusive=True,
)
searching = spells(
    "searching",
    Text("Työnhakijat", "Arbetssökande", "Job seekers"),
    (job_searches, residence),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX, FOREIGN),
    ("job_search",),
    exclusive=True,
)
plan = of_clients(
    "plan",
    Text("Suunnitelmat tekopäivän mukaan", "Planer efter dagen då de gjordes", "Plans by the day they were made"),
    (REGISTERS["atmt_plan"], REGISTERS["ura_plan"]),
    (BEGINS, ENDS, coded("kind", "plan_kind")),
    "begins",
    told_by=("atmt_plan",),
)
planned = spells(
    "planned",
    Text("Työnhakijat, joilla on voimassa oleva suunnitelma", "Arbetssökande med en gällande plan", "Job seekers with a plan in force"),
    (searching, plan),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX, FOREIGN, coded("kind", "plan_kind")),
    ("searching", "plan"),
)
service = of_clients(
    "service",
    Text("Palvelujaksot", "Serviceperioder", "Services taken"),
    tuple(REGISTERS[id] for id in ("atmt_service", "ura_training", "ura_work_trial", "ura_subsidised_work")),
    (BEGINS, ENDS, KIND, listed("production", "produced_by"), euros("cost", optional=True)),
    "begins",
    told_by=("atmt_service",),
)
contact = of_clients(
    "contact",
    Text("Yhteydenotot ja haastattelut", "Kontakter och intervjuer", "Contacts and interviews"),
    (REGISTERS["atmt_contact"], REGISTERS["ura_contact"]),
    (
        day("on_day"),
        or_unknown("reason", "contact_reason"),
        or_unknown("channel", "contact_channel"),
        or_unknown("outcome", "contact_outcome"),
        or_unknown("interpreter", "yes_no"),
    ),
    "on_day",
    told_by=("atmt_contact",),
)
plan_action = of_clients(
    "plan_action",
    Text("Sovitut toimenpiteet määräpäivän mukaan", "Avtalade åtgärder efter frist", "Agreed actions by the day they are due"),
    (REGISTERS["atmt_plan_action"], REGISTERS["ura_plan_action"]),
    (day("agreed"), day("due"), coded("state", "action_state")),
    "due",
    told_by=("atmt_plan_action",),
)
TEAM, EXPERT = StaffColumn("team", ()), StaffColumn("expert", ())
caseload = spells(
    "caseload",
    Text("Asiakkaat tiimin ja asiantuntijan mukaan", "Kunder efter team och expert", "Clients by team and expert"),
    (REGISTERS["atmt_team_tag"],),
    (PERSON, BEGINS, ENDS, employment_area(), TEAM, EXPERT),
    ("atmt_team_tag",),
)
meeting = PersonFact(
    "meeting",
    Text("Oman asiantuntijan haastattelut", "Intervjuer med den egna experten", "Interviews with the client's own expert"),
    sql_of("meeting"),
    (REGISTERS["atmt_contact"], REGISTERS["atmt_team_tag"]),
    (PERSON, day("on_day"), coded("reason", "contact_reason"), coded("outcome", "contact_outcome"), employment_area(), TEAM, EXPERT),
    FactGrain.EVENT,
    happens="on_day",
    told_by=("atmt_contact",),
)
wages = PersonFact(
    "wages",
    Text("Palkat kuukausittain", "Löner per månad", "Wages by month"),
    sql_of("wages"),
    (REGISTERS["incomes_wages"],),
    (PERSON, day("month"), AmountColumn("wages", (), EURO, None)),
    FactGrain.PERSON_MONTH,
    happens="month",
)
municipality_month = PersonFact(
    "municipality_month",
    Text("Asiakkaat kunnittain kuukauden lopussa", "Kunder per kommun vid månadens slut", "Clients by municipality at month end"),
    sql_of("municipality_month"),
    (status_days,),
    (MUNICIPALITY, day("month"), whole("clients", unit=PERSONS), whole("unemployed", unit=PERSONS)),
    FactGrain.AREA_MONTH,
    happens="month",
)
