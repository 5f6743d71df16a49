"""Facts of unemployment security, of support for employers and entrepreneurs, and of benefits."""

from __future__ import annotations

from packs.employment.person_facts.common import (
    BEGINS,
    ENDS,
    MUNICIPALITY,
    PERSON,
    events,
    listed,
    of_clients,
    or_unknown,
    residence,
    spells,
)
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import business, coded, day, employer, euros, whole
from puntari.words.text import Text
from puntari.words.unit import DAYS

WAITED = whole("waited_days", unit=DAYS, optional=True)

statement = of_clients(
    "statement",
    Text("Työttömyysturvalausunnot", "Arbetslöshetsutlåtanden", "Unemployment security statements"),
    (REGISTERS["atmt_statement"], REGISTERS["ura_statement"]),
    (day("given"), or_unknown("kind", "statement_kind"), WAITED, whole("suspension_days", unit=DAYS, optional=True)),
    "given",
    told_by=("atmt_statement",),
)
statement_in_force = of_clients(
    "statement_in_force",
    Text("Voimassa olevat työttömyysturvalausunnot", "Gällande arbetslöshetsutlåtanden", "Unemployment security statements in force"),
    (REGISTERS["atmt_statement"], REGISTERS["ura_statement"]),
    (BEGINS, ENDS, or_unknown("kind", "statement_kind")),
    "begins",
    told_by=("atmt_statement",),
)
APPLICANT, EMPLOYER = business("applicant"), employer(optional=True)
STEP, SUPPORT = listed("step", "case_step"), coded("kind", "subsidy_kind")
OUTCOME, AMOUNT = listed("outcome", "case_outcome"), euros("amount", optional=True, minimum=None)
support_case = events(
    "support_case",
    Text("Tuki- ja maksatushakemukset", "Ansökningar om stöd och utbetalning", "Applications for support and payment"),
    (REGISTERS["ya_application"], REGISTERS["ya_payment"], REGISTERS["employer_profile"], residence),
    (APPLICANT, EMPLOYER, STEP, SUPPORT, day("applied"), day("settled", optional=True), OUTCOME, WAITED, AMOUNT, MUNICIPALITY),
    "applied",
    ("ya_application", "ya_payment"),
    also_of="employer",
)
support_settled = events(
    "support_settled",
    Text(
        "Ratkaistut tuki- ja maksatushakemukset",
        "Avgjorda ansökningar om stöd och utbetalning",
        "Settled applications for support and payment",
    ),
    (support_case,),
    (APPLICANT, EMPLOYER, STEP, SUPPORT, day("settled"), OUTCOME, WAITED, AMOUNT, MUNICIPALITY),
    "settled",
    also_of="employer",
)
support_waiting = spells(
    "support_waiting",
    Text(
        "Odottavat tuki- ja maksatushakemukset",
        "Väntande ansökningar om stöd och utbetalning",
        "Waiting applications for support and payment",
    ),
    (support_case,),
    (APPLICANT, EMPLOYER, STEP, SUPPORT, BEGINS, ENDS, MUNICIPALITY),
    ("support_case",),
    also_of="employer",
)
benefit = of_clients(
    "benefit",
    Text("Kelan maksamat etuudet kuukausittain", "Förmåner som FPA betalat per månad", "Benefits that Kela paid by month"),
    (REGISTERS["kela_benefits"],),
    (day("month"), coded("benefit", "kela_benefit"), euros("amount"), whole("days", unit=DAYS), euros("municipal_share", optional=True)),
    "month",
    own_place=True,
)
benefit_move = events(
    "benefit_move",
    Text(
        "Työttömyysetuus kuukaudesta seuraavaan",
        "Arbetslöshetsförmån från en månad till nästa",
        "Unemployment benefit from one month to the next",
    ),
    (REGISTERS["kela_benefits"],),
    (PERSON, day("month"), coded("benefit", "kela_benefit"), listed("next_month", "next_month"), MUNICIPALITY),
    "month",
)
