"""Situation of the municipalities: unemployment rate, labour force, population, education and income."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import population_changes as changes
from packs.employment.facts import population_series as series
from packs.employment.indicators.common import REFORM, ROUNDED
from packs.employment.themes import SITUATION
from puntari.define.expression import Published, Sum
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import PERCENT, PERSONS, Better

UNEMPLOYED, LABOUR_FORCE = Sum(jobs, jobs.unemployed), Sum(jobs, jobs.labour_force)
INHABITANTS = (Sum(changes, changes.population), Sum(series, series.population))


def _of_population(value: Sum) -> tuple[Binding, ...]:
    """Share of the population at the end of the year, or of the year before where the year's own is not there."""
    return tuple(Binding(value, population, times=100, carried_years=1) for population in INHABITANTS)


unemployment_rate = Indicator(
    (Binding(UNEMPLOYED, LABOUR_FORCE, times=100, agrees_with=Published(jobs, jobs.unemployment_rate), tolerance=ROUNDED),),
    PERCENT,
    Better.LOWER,
    SITUATION,
    CARDS["unemployment_rate"],
    core=True,
    breaks=(REFORM,),
)
labour_force = Indicator((Binding(LABOUR_FORCE),), PERSONS, Better.NEITHER, SITUATION, CARDS["labour_force"], core=True)
labour_force_share_of_population = Indicator(
    _of_population(LABOUR_FORCE), PERCENT, Better.HIGHER, SITUATION, CARDS["labour_force_share_of_population"]
)
unemployed_share_of_population = Indicator(
    _of_population(UNEMPLOYED), PERCENT, Better.LOWER, SITUATION, CARDS["unemployed_share_of_population"], breaks=(REFORM,)
)
population = Indicator(
    tuple(Binding(inhabitants) for inhabitants in INHABITANTS), PERSONS, Better.NEITHER, SITUATION, CARDS["population"], core=True
)
