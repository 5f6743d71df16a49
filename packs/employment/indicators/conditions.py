"""What areas start from: education, income, jobs and municipal tax."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import education, income
from packs.employment.facts import hameenlinna_jobs as jobs
from packs.employment.facts import hameenlinna_tax as tax
from packs.employment.facts import hameenlinna_tertiary as tertiary_by_age
from packs.employment.indicators.common import ROUNDED, less_reliable
from packs.employment.themes import SITUATION
from packs.employment.units import EDUCATION_POINTS, GINI_POINTS
from puntari.define.expression import Published, Sum
from puntari.define.fact import Fact, FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import EURO, PERCENT, PERSONS, Better


def _share(id: str, fact: Fact, part: FactColumn, whole: FactColumn, published: FactColumn, better: Better) -> Indicator:
    """A share computed from counts and checked against the share that the source publishes."""
    twin = Published(fact, published)
    binding = Binding(Sum(fact, part), Sum(fact, whole), times=100, agrees_with=twin, tolerance=ROUNDED)
    return Indicator((binding,), PERCENT, better, SITUATION, CARDS[id])


basic_education_only_share = _share(
    "basic_education_only_share", education, education.basic_only, education.adults, education.basic_only_share, Better.LOWER
)
tertiary_education_share = _share(
    "tertiary_education_share", education, education.tertiary, education.adults, education.tertiary_share, Better.HIGHER
)
low_income_share = _share("low_income_share", income, income.low_income, income.residents, income.low_income_share, Better.LOWER)
low_income_children_share = _share(
    "low_income_children_share", income, income.low_income_children, income.children, income.low_income_children_share, Better.LOWER
)
tertiary_education_share_by_age = Indicator(
    (Binding(Published(tertiary_by_age, tertiary_by_age.tertiary_share)),),
    PERCENT,
    Better.HIGHER,
    SITUATION,
    CARDS["tertiary_education_share_by_age"],
    **less_reliable("one_sub_region"),
)
education_level = Indicator(
    (Binding(Published(education, education.education_level)),), EDUCATION_POINTS, Better.HIGHER, SITUATION, CARDS["education_level"]
)
median_income = Indicator((Binding(Published(income, income.median_income)),), EURO, Better.HIGHER, SITUATION, CARDS["median_income"])
gini_coefficient = Indicator((Binding(Published(income, income.gini)),), GINI_POINTS, Better.LOWER, SITUATION, CARDS["gini_coefficient"])
persons_working_in_area = Indicator(
    (Binding(Sum(jobs, jobs.jobs)),),
    PERSONS,
    Better.NEITHER,
    SITUATION,
    CARDS["persons_working_in_area"],
    **less_reliable("one_sub_region"),
)
mean_municipal_tax = Indicator(
    (Binding(Published(tax, tax.mean_municipal_tax)),),
    EURO,
    Better.NEITHER,
    SITUATION,
    CARDS["mean_municipal_tax"],
    **less_reliable("one_sub_region"),
)
