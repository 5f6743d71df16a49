"""TIKKU, the payment office's window to the Incomes Register: the same figures by the other way, which must be equal."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.incomes_register import EARNED_IN_ORDER, incomes_benefits, incomes_wages
from packs.employment.registers.owners import TIKKU
from packs.employment.registers.terms import business, coded, day, euros, line, number, person
from puntari.define.register import Shape, TwoWays
from puntari.words.text import Text

REPORT, AMOUNT = number("report", "ilmoitus_id"), euros("amount", "maara", minimum=None)
PAID_BY = (person(), business("payer", "maksaja_y_tunnus", optional=True), day("paid", "maksupaiva"))
"""Who was paid, by whom and when, as in the reports of the Incomes Register."""

tikku_wages = register(
    id="tikku_wages",
    title=Text(
        "Palkkatulot tulotietoikkunasta (TIKKU)", "Löneinkomster via inkomstfönstret (TIKKU)", "Wages through the income window (TIKKU)"
    ),
    shape=Shape.EVENT,
    key=("report", "income_type", "line"),
    columns=(
        REPORT,
        *PAID_BY,
        coded("income_type", "income_type", "tulolaji"),
        line("rivi"),
        AMOUNT,
    ),
    governance=TIKKU.governs(),
    happens="paid",
    together=("payer", "paid", "amount"),
)

tikku_benefits = register(
    id="tikku_benefits",
    title=Text(
        "Etuustulot tulotietoikkunasta (TIKKU)", "Förmåner via inkomstfönstret (TIKKU)", "Benefits through the income window (TIKKU)"
    ),
    shape=Shape.EVENT,
    key=("report", "line"),
    columns=(
        REPORT,
        number("line", "rivi"),
        *PAID_BY,
        coded("benefit", "income_benefit", "tulolaji"),
        AMOUNT,
        day("earned_from", "ansaintakausi_alkaa", optional=True),
        day("earned_to", "ansaintakausi_paattyy", optional=True),
    ),
    governance=TIKKU.governs(),
    happens="paid",
    rules=EARNED_IN_ORDER,
    together=("payer", "paid", "amount"),
)

wages_two_ways = TwoWays(
    id="wages_two_ways",
    title=Text("Palkat suoraan ja TIKKUn kautta", "Löner direkt och via TIKKU", "Wages directly and through TIKKU"),
    one=incomes_wages,
    other=tikku_wages,
    by=("paid", "income_type"),
    figure="amount",
)
benefits_two_ways = TwoWays(
    id="benefits_two_ways",
    title=Text("Etuudet suoraan ja TIKKUn kautta", "Förmåner direkt och via TIKKU", "Benefits directly and through TIKKU"),
    one=incomes_benefits,
    other=tikku_benefits,
    by=("paid", "benefit"),
    figure="amount",
)
