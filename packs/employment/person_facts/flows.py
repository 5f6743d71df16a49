"""Facts of flows: from state to state, from the start of a job search to work, and plans as they are made and lacked."""

from __future__ import annotations

from packs.employment.person_facts.brokering import job_search_end
from packs.employment.person_facts.clients import job_search, plan, searching, status_days
from packs.employment.person_facts.common import (
    BEGINS,
    ENDS,
    FOREIGN,
    MUNICIPALITY,
    PERSON,
    SEX,
    STATUS,
    job_searches,
    listed,
    of_clients,
    spells,
    status,
)
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day
from puntari.words.text import Text

status_change = of_clients(
    "status_change",
    Text("Siirtymät tilasta toiseen", "Övergångar från ett läge till ett annat", "Changes from state to state"),
    (status,),
    (day("changed"), listed("from_state", "state_before"), listed("to_state", "state_after")),
    "changed",
)
search_outcome = of_clients(
    "search_outcome",
    Text(
        "Alkaneiden työnhakujen päättyminen työhön",
        "Hur påbörjade jobbsökningar slutar i arbete",
        "Job searches begun, and work found in them",
    ),
    (job_searches, job_search_end),
    (day("began"), listed("found_in", "found_in")),
    "began",
)
interview_wait = of_clients(
    "interview_wait",
    Text(
        "Työnhaut ensimmäiseen alkuhaastatteluun asti",
        "Jobbsökningar fram till den första inledande intervjun",
        "Job searches until the first initial interview",
    ),
    (job_search,),
    (BEGINS, ENDS, listed("wait_end", "wait_end")),
    "begins",
    told_by=("job_search",),
    exclusive=True,
)
unplanned = spells(
    "unplanned",
    Text(
        "Työnhakijat, joilla ei ole voimassa olevaa suunnitelmaa",
        "Arbetssökande utan gällande plan",
        "Job seekers without a plan in force",
    ),
    (searching, plan),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, SEX, FOREIGN),
    ("searching", "plan"),
    exclusive=True,
)
status_background = spells(
    "status_background",
    Text(
        "Asiakkaat äidinkielen, koulutuksen, ammatin ja työkyvyn mukaan (A-TMT)",
        "Kunder efter modersmål, utbildning, yrke och arbetsförmåga (A-TMT)",
        "Clients by mother tongue, education, occupation and work ability (A-TMT)",
    ),
    (status_days, REGISTERS["atmt_person"]),
    (
        PERSON,
        BEGINS,
        ENDS,
        MUNICIPALITY,
        SEX,
        STATUS,
        listed("foreign_language", "foreign_language"),
        coded("work_ability", "work_ability"),
        coded("education_level", "education_level"),
        listed("occupation_group", "occupation_group"),
    ),
    ("status_days",),
)
