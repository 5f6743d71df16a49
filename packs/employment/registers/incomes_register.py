"""The Incomes Register: wage reports, benefits and monthly sums, after the published lists of variables."""

from __future__ import annotations

from packs.employment.registers.owners import INCOMES
from packs.employment.registers.terms import business, coded, day, euros, number, person
from puntari.define.register import Register, Shape
from puntari.words.text import Text

incomes_wages = Register(
    id="incomes_wages",
    title=Text(
        "Palkkailmoitusten tulolajit (tulorekisteri)",
        "Inkomstslag i löneanmälningar (inkomstregistret)",
        "Wage report rows (Incomes Register)",
    ),
    shape=Shape.EVENT,
    key=("report", "income_type"),
    columns=(
        number("report", "repId", "ilmoitus_id"),
        person("henkilotunnus", "incomeEarnerIdCode"),
        business("payer", "maksaja_y_tunnus", "payerIdCode", optional=True),
        day("paid", "paymentDate"),
        coded("income_type", "income_type", "transactionCode"),
        euros("amount", "amount", minimum=None),
    ),
    governance=INCOMES.governs(catalogue="TAX_INCOMES_jua_transactioninfo_002"),
    happens="paid",
)

incomes_benefits = Register(
    id="incomes_benefits",
    title=Text(
        "Etuusilmoitusten tulolajit (tulorekisteri)",
        "Inkomstslag i förmånsanmälningar (inkomstregistret)",
        "Benefit report rows (Incomes Register)",
    ),
    shape=Shape.EVENT,
    key=("report", "line"),
    columns=(
        number("report", "repId", "ilmoitus_id"),
        number("line", "txno"),
        person("henkilotunnus", "incomeEarnerIdCode"),
        business("payer", "maksaja_y_tunnus", "payerIdCode", optional=True),
        day("paid", "paymentDate"),
        coded("benefit", "income_benefit", "transactionCode"),
        euros("amount", "amount", minimum=None),
        day("earned_from", "earningPeriodStartDate", optional=True),
        day("earned_to", "earningPeriodEndDate", optional=True),
    ),
    governance=INCOMES.governs(catalogue="TAX_BENEFIT_jua_transactioninfo_002"),
    happens="paid",
    rules={
        "earned_from is null or earned_to is null or earned_to >= earned_from": "the earning period ends before it begins; correct a day",
    },
)
