"""Labour market dynamics: job seekers and the unemployed by group, and their shares."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import hameenlinna_education as education
from packs.employment.facts import hameenlinna_employment_codes as codes
from packs.employment.facts import hameenlinna_job_seekers as earlier
from packs.employment.facts import hameenlinna_young as young
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import occupations
from packs.employment.indicators.common import REFORM, ROUNDED, less_reliable
from packs.employment.themes import DYNAMICS
from puntari.define.expression import Published, Sum
from puntari.define.indicator import Binding, Indicator, Reliability
from puntari.words.unit import PERCENT, PERSONS, Better


def _count(id: str, column: str, better: Better = Better.LOWER) -> Indicator:
    """A group of job seekers: of every area, and before 2026 of the Hämeenlinna sub-region and the country."""
    bindings = tuple(Binding(Sum(fact, getattr(fact, column))) for fact in (jobs, earlier))
    return Indicator(bindings, PERSONS, better, DYNAMICS, CARDS[id], breaks=(REFORM,))


def _share(id: str, column: str, better: Better = Better.LOWER) -> Indicator:
    """A group as a percentage of the unemployed."""
    bindings = tuple(Binding(Sum(fact, getattr(fact, column)), Sum(fact, fact.unemployed), times=100) for fact in (jobs, earlier))
    return Indicator(bindings, PERCENT, better, DYNAMICS, CARDS[id], breaks=(REFORM,))


unemployed_job_seekers = _count("unemployed_job_seekers", "unemployed")
job_seekers = _count("job_seekers", "job_seekers", Better.NEITHER)
unemployed_men = _count("unemployed_men", "unemployed_men")
unemployed_women = _count("unemployed_women", "unemployed_women")
unemployed_under_20 = _count("unemployed_under_20", "unemployed_under_20")
unemployed_under_25 = _count("unemployed_under_25", "unemployed_under_25")
unemployed_over_50 = _count("unemployed_over_50", "unemployed_over_50")
unemployed_disabled = _count("unemployed_disabled", "unemployed_disabled")
long_term_unemployed = _count("long_term_unemployed", "long_term_unemployed")
laid_off = _count("laid_off", "laid_off")

women_share_of_unemployed = _share("women_share_of_unemployed", "unemployed_women", Better.NEITHER)
under_25_share_of_unemployed = _share("under_25_share_of_unemployed", "unemployed_under_25")
over_50_share_of_unemployed = _share("over_50_share_of_unemployed", "unemployed_over_50")
long_term_share_of_unemployed = _share("long_term_share_of_unemployed", "long_term_unemployed")

unemployed_share_of_job_seekers = Indicator(
    tuple(Binding(Sum(fact, fact.unemployed), Sum(fact, fact.job_seekers), times=100) for fact in (jobs, earlier)),
    PERCENT,
    Better.LOWER,
    DYNAMICS,
    CARDS["unemployed_share_of_job_seekers"],
    breaks=(REFORM,),
)
youth_unemployment_rate = Indicator(
    (
        Binding(
            Sum(young, young.unemployed_under_25),
            Sum(young, young.young_labour_force),
            times=100,
            agrees_with=Published(young, young.young_unemployment_rate),
            tolerance=ROUNDED,
        ),
    ),
    PERCENT,
    Better.LOWER,
    DYNAMICS,
    CARDS["youth_unemployment_rate"],
    **less_reliable("one_sub_region"),
)
unemployed_by_occupation = Indicator(
    (Binding(Sum(occupations, occupations.unemployed)),),
    PERSONS,
    Better.LOWER,
    DYNAMICS,
    CARDS["unemployed_by_occupation"],
    breaks=(REFORM,),
    **less_reliable("three_months", Reliability.LOW),
)
job_seekers_by_employment_code = Indicator(
    (Binding(Sum(codes, codes.job_seekers)),),
    PERSONS,
    Better.NEITHER,
    DYNAMICS,
    CARDS["job_seekers_by_employment_code"],
    **less_reliable("one_municipality"),
)
unemployed_by_education = Indicator(
    (Binding(Sum(education, education.unemployed_by_education)),),
    PERSONS,
    Better.LOWER,
    DYNAMICS,
    CARDS["unemployed_by_education"],
    **less_reliable("one_municipality"),
)
