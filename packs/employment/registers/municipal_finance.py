"""Municipal finance: accounts, tax rates, budgets and the data of the funding model. Nothing here is about a person."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import FUNDING, TAXES, TREASURY
from packs.employment.registers.terms import coded, day, employment_area, euros, municipality
from puntari.define.governance import Cadence, Delivers
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import PERCENT

treasury_accounts = register(
    id="treasury_accounts",
    title=Text("Kuntien tilinpäätöstiedot", "Kommunernas bokslutsuppgifter", "Municipal accounts"),
    shape=Shape.OBSERVATION,
    key=("municipality", "year_begins", "task", "item"),
    columns=(
        municipality(),
        day("year_begins", "tilikauden_alkupaiva"),
        coded("task", "task_class", "tehtavaluokka"),
        coded("item", "account_item", "era"),
        euros("amount", "summa", minimum=None),
    ),
    governance=TREASURY.governs(Cadence.YEARLY),
    happens="year_begins",
)

municipal_budget = register(
    id="municipal_budget",
    title=Text("Kuntien talousarviot", "Kommunernas budgetar", "Municipal budgets"),
    shape=Shape.OBSERVATION,
    key=("municipality", "year_begins", "task", "stage"),
    columns=(
        municipality(),
        day("year_begins", "vuoden_alkupaiva"),
        coded("task", "task_class", "tehtavaluokka"),
        coded("stage", "budget_stage", "vaihe"),
        euros("amount", "summa", minimum=None),
    ),
    governance=TREASURY.governs(Cadence.QUARTERLY),
    happens="year_begins",
)

municipal_tax_rate = register(
    id="municipal_tax_rate",
    title=Text("Kunnallisveroprosentit", "Kommunalskattesatser", "Municipal tax rates"),
    shape=Shape.OBSERVATION,
    key=("municipality", "year_begins"),
    columns=(
        municipality(),
        day("year_begins", "verovuoden_alkupaiva"),
        AmountColumn("rate", ("tuloveroprosentti",), PERCENT, 0, 30),
    ),
    governance=TAXES.governs(Cadence.YEARLY, Delivers.DELTA),
    happens="year_begins",
)

funding_model = register(
    id="funding_model",
    title=Text("Rahoitusmallin erillistiedot", "Särskilda uppgifter i finansieringsmodellen", "Funding model data"),
    shape=Shape.OBSERVATION,
    key=("employment_area", "year_begins", "factor"),
    columns=(
        employment_area(),
        day("year_begins", "vuoden_alkupaiva"),
        coded("factor", "funding_factor", "tekija"),
        euros("amount", "summa", minimum=None),
    ),
    governance=FUNDING.governs(Cadence.YEARLY, Delivers.DELTA),
    happens="year_begins",
)
