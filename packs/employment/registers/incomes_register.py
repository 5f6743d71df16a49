"""The Incomes Register: wage reports, benefits and monthly sums, after the published lists of variables."""

from __future__ import annotations

from dataclasses import replace

from packs.employment.registers.contract import register
from packs.employment.registers.owners import INCOMES
from packs.employment.registers.terms import business, coded, day, euros, line, month, number, person
from puntari.define.governance import Cadence, Delivers
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT

EARNED_IN_ORDER = {
    "earned_from is null or earned_to is null or earned_to >= earned_from": "the earning period ends before it begins; correct a day",
}
WAGE_MODULES = "TAX_INCOMES_jua_transactioninfo_002, TAX_INCOMES_jua_report_002, TAX_INCOMES_jua_delivery_002"
BENEFIT_MODULES = "TAX_BENEFIT_jua_transactioninfo_002, TAX_BENEFIT_jua_report_002, TAX_BENEFIT_jua_delivery_002"
REPORT = number("report", "repId", "ReportId", "ilmoitus_id")
EARNER = person("henkilotunnus", "incomeEarnerIdCode")
PAYER = business("payer", "maksaja_y_tunnus", "payerIdCode", optional=True)
PAID = day("paid", "paymentDate")
EMPLOYMENT_TYPE = coded("employment_type", "employment_type", "employmentCode", optional=True)
TERM = coded("term", "employment_term", "termCode", optional=True)

EQUAL_LINES = Text(
    "Samassa ilmoituksessa voi olla sama tulolaji monta kertaa. Julkaistu muuttujaluettelo ei numeroi palkkailmoituksen rivejä, joten "
    "oletamme, että rivin tunnistavat ilmoitus, tulolaji ja järjestys ilmoituksessa: XML- ja JSON-ilmoituksista se lasketaan luettaessa, "
    "taulukossa sen pitää olla omassa sarakkeessaan. Jos sitä ei ole, saman tulolajin erilaiset rivit jäävät karanteeniin.",
    "Samma inkomstslag kan förekomma flera gånger i en anmälan. Den publicerade variabellistan numrerar inte raderna i en löneanmälan, "
    "så vi antar att en rad identifieras av anmälan, inkomstslaget och ordningen i anmälan: ur XML och JSON räknas den vid läsningen, i en "
    "tabell ska den stå i en egen kolumn. Saknas den hamnar olika rader med samma inkomstslag i karantän.",
    "One report may have an income type several times. The published list of variables does not number the rows of a wage report, so we "
    "presume that a row is told by its report, its income type and its order in the report: of XML and JSON it is counted on reading, in a "
    "table it has to be in a column of its own. Where it is not, different rows of one income type wait in quarantine.",
)

incomes_wages = register(
    id="incomes_wages",
    title=Text(
        "Palkkailmoitusten tulolajit (tulorekisteri)",
        "Inkomstslag i löneanmälningar (inkomstregistret)",
        "Wage report rows (Incomes Register)",
    ),
    shape=Shape.EVENT,
    key=("report", "income_type", "line"),
    columns=(
        REPORT,
        EARNER,
        PAYER,
        PAID,
        coded("income_type", "income_type", "transactionCode"),
        line("rivi", "txno"),
        euros("amount", "amount", minimum=None),
    ),
    governance=INCOMES.governs(catalogue=WAGE_MODULES),
    happens="paid",
    together=("payer", "paid", "amount"),
    notes=EQUAL_LINES,
)

incomes_benefits = register(
    id="incomes_benefits",
    title=Text(
        "Etuusilmoitusten tulolajit (tulorekisteri)",
        "Inkomstslag i förmånsanmälningar (inkomstregistret)",
        "Benefit report rows (Incomes Register)",
    ),
    shape=Shape.EVENT,
    key=("report", "line"),
    columns=(
        REPORT,
        number("line", "txno"),
        EARNER,
        PAYER,
        PAID,
        coded("benefit", "income_benefit", "transactionCode"),
        euros("amount", "amount", minimum=None),
        day("earned_from", "earningPeriodStartDate", optional=True),
        day("earned_to", "earningPeriodEndDate", optional=True),
        coded("unit", "benefit_unit", "benefitUnitCode", optional=True),
        AmountColumn("units", ("benefitUnitAmount",), COUNT, 0, optional=True),
    ),
    governance=INCOMES.governs(catalogue=BENEFIT_MODULES),
    happens="paid",
    rules=EARNED_IN_ORDER,
    together=("payer", "paid", "amount"),
)

incomes_employment = register(
    id="incomes_employment",
    title=Text("Palkkailmoitukset (tulorekisteri)", "Löneanmälningar (inkomstregistret)", "Wage reports (Incomes Register)"),
    shape=Shape.EVENT,
    key=("report",),
    columns=(
        REPORT,
        number("version", "reportVersion", optional=True),
        EARNER,
        PAYER,
        PAID,
        EMPLOYMENT_TYPE,
        TERM,
        coded("wage_form", "wage_form", "paymentType", optional=True),
        AmountColumn("part_time_share", ("parttime",), PERCENT, 0, 100, optional=True),
        AmountColumn("hours_a_week", ("hoursPerWeek",), COUNT, 0, 168, optional=True),
        day("employed_from", "employmentStartDate", optional=True),
        day("employed_to", "employmentEndDate", optional=True),
    ),
    governance=INCOMES.governs(catalogue=WAGE_MODULES),
    happens="paid",
    rules={
        "employed_from is null or employed_to is null or employed_to >= employed_from": "the job ends before it begins; correct a day",
    },
    together=("payer", "employed_from", "employed_to"),
)

incomes_monthly = register(
    id="incomes_monthly",
    title=Text(
        "Kuukausisummat maksajittain (tulorekisteri)",
        "Månadssummor per betalare (inkomstregistret)",
        "Monthly sums by payer (Incomes Register)",
    ),
    shape=Shape.OBSERVATION,
    key=("person", "payer", "month"),
    columns=(
        EARNER,
        replace(PAYER, optional=False),
        month("month", "kuukausi"),
        EMPLOYMENT_TYPE,
        TERM,
        AmountColumn("hours_a_week", ("hoursperWeek",), COUNT, 0, 168, optional=True),
        euros("wages", "t101", minimum=None),
        euros("holiday_bonus", "t213", minimum=None, optional=True),
    ),
    governance=INCOMES.governs(Cadence.MONTHLY, Delivers.DELTA, catalogue="TAX_SUMINCOMES_jua_summatut_palkkatiedot"),
    happens="month",
    together=("payer", "month", "wages"),
    notes=Text(
        "Tutkimusaineistossa vuosi ja kuukausi ovat eri sarakkeissa; toimituksessa kuukausi on muodossa 2026-06.",
        "I forskningsmaterialet står år och månad i skilda kolumner; i leveransen skrivs månaden 2026-06.",
        "The research file has year and month in columns of their own; the delivery writes the month as 2026-06.",
    ),
)
