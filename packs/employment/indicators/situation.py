"""Situation of the municipalities: unemployment rate, labour force and population."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import (
    age_structure,
    labour_force_survey,
    population_by_sex,
)
from packs.employment.facts import hameenlinna_job_seekers as earlier
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import population_changes as changes
from packs.employment.facts import population_series as series
from packs.employment.indicators.common import REFORM, ROUNDED, WORDS, less_reliable
from packs.employment.themes import SITUATION
from puntari.define.expression import Published, Sum, among
from puntari.define.fact import Fact, FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import PERCENT, PERSONS, YEARS, Better, Unit

UNEMPLOYED, LABOUR_FORCE = Sum(jobs, jobs.unemployed), Sum(jobs, jobs.labour_force)
NOW, SERIES = Sum(changes, changes.population), Sum(series, series.population)


def _rate(fact: Fact) -> Binding:
    published = Published(fact, fact.unemployment_rate)
    return Binding(Sum(fact, fact.unemployed), Sum(fact, fact.labour_force), times=100, agrees_with=published, tolerance=ROUNDED)


def _of_population(value: Sum) -> tuple[Binding, ...]:
    """Share of the population at the end of the year, or of the year before where the year's own is not there."""
    newest = Binding(value, NOW, times=100, carried_years=1)
    return newest, Binding(value, SERIES, times=100, carried_years=1, note=WORDS["population_of_sotkanet"])


def _finished(id: str, fact: Fact, column: FactColumn, unit: Unit = PERCENT, better: Better = Better.NEITHER) -> Indicator:
    return Indicator((Binding(Published(fact, column)),), unit, better, SITUATION, CARDS[id])


unemployment_rate = Indicator((_rate(jobs), _rate(earlier)), PERCENT, Better.LOWER, SITUATION, CARDS["unemployment_rate"], breaks=(REFORM,))
labour_force = Indicator((Binding(LABOUR_FORCE),), PERSONS, Better.NEITHER, SITUATION, CARDS["labour_force"])
labour_force_share_of_population = Indicator(
    _of_population(LABOUR_FORCE), PERCENT, Better.HIGHER, SITUATION, CARDS["labour_force_share_of_population"]
)
unemployed_share_of_population = Indicator(
    _of_population(UNEMPLOYED), PERCENT, Better.LOWER, SITUATION, CARDS["unemployed_share_of_population"], breaks=(REFORM,)
)
population = Indicator(
    (
        Binding(NOW, agrees_with=Published(age_structure, age_structure.population)),
        Binding(SERIES, note=WORDS["population_of_sotkanet"]),
    ),
    PERSONS,
    Better.NEITHER,
    SITUATION,
    CARDS["population"],
)
women_share_of_population = Indicator(
    (
        Binding(
            Sum(population_by_sex, population_by_sex.population, among(population_by_sex.sex, "2")),
            Sum(population_by_sex, population_by_sex.population, among(population_by_sex.sex, "SSS")),
            times=100,
        ),
    ),
    PERCENT,
    Better.NEITHER,
    SITUATION,
    CARDS["women_share_of_population"],
)
under_15_share_of_population = _finished("under_15_share_of_population", age_structure, age_structure.under_15_share)
over_64_share_of_population = _finished("over_64_share_of_population", age_structure, age_structure.over_64_share)
mean_age = _finished("mean_age", age_structure, age_structure.mean_age, YEARS)


def _survey(id: str, column: FactColumn, better: Better) -> Indicator:
    binding = Binding(Published(labour_force_survey, column))
    return Indicator((binding,), PERCENT, better, SITUATION, CARDS[id], **less_reliable("sample_survey"))


employment_rate = _survey("employment_rate", labour_force_survey.employment_rate, Better.HIGHER)
survey_unemployment_rate = _survey("survey_unemployment_rate", labour_force_survey.survey_rate, Better.LOWER)
