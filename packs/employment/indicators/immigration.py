"""Immigration and integration: foreign nationals among the unemployed and in services, and who moves where."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import activation_of_foreign_nationals as activation
from packs.employment.facts import hameenlinna_foreign as hameenlinna
from packs.employment.facts import hameenlinna_job_seekers as earlier
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import key_figures_2018 as key_figures
from packs.employment.facts import population_changes as changes
from packs.employment.indicators.common import REFORM, ROUNDED, less_reliable
from packs.employment.themes import IMMIGRATION
from packs.employment.units import PER_THOUSAND_INHABITANTS
from puntari.define.expression import Published, Sum
from puntari.define.fact import FactColumn
from puntari.define.indicator import Binding, Indicator, Reliability
from puntari.words.unit import PERCENT, PERSONS, Better

IN_SERVICES, UNEMPLOYED = Sum(activation, activation.in_services), Sum(activation, activation.unemployed)

unemployed_foreign_nationals = Indicator(
    (Binding(Sum(jobs, jobs.unemployed_foreign)), Binding(UNEMPLOYED), Binding(Sum(earlier, earlier.unemployed_foreign))),
    PERSONS,
    Better.LOWER,
    IMMIGRATION,
    CARDS["unemployed_foreign_nationals"],
    breaks=(REFORM,),
)
foreign_share_of_unemployed = Indicator(
    tuple(Binding(Sum(fact, fact.unemployed_foreign), Sum(fact, fact.unemployed), times=100) for fact in (jobs, earlier)),
    PERCENT,
    Better.NEITHER,
    IMMIGRATION,
    CARDS["foreign_share_of_unemployed"],
    breaks=(REFORM,),
)
foreign_unemployment_rate = Indicator(
    (
        Binding(
            Sum(hameenlinna, hameenlinna.unemployed_foreign),
            Sum(hameenlinna, hameenlinna.foreign_labour_force),
            times=100,
            agrees_with=Published(hameenlinna, hameenlinna.foreign_unemployment_rate),
            tolerance=ROUNDED,
        ),
    ),
    PERCENT,
    Better.LOWER,
    IMMIGRATION,
    CARDS["foreign_unemployment_rate"],
    **less_reliable("one_sub_region"),
)
foreign_labour_force = Indicator(
    (Binding(Sum(hameenlinna, hameenlinna.foreign_labour_force)),),
    PERSONS,
    Better.NEITHER,
    IMMIGRATION,
    CARDS["foreign_labour_force"],
    **less_reliable("one_sub_region"),
)
foreign_share_of_labour_force = Indicator(
    (Binding(Sum(hameenlinna, hameenlinna.foreign_labour_force), Sum(earlier, earlier.labour_force), times=100),),
    PERCENT,
    Better.NEITHER,
    IMMIGRATION,
    CARDS["foreign_share_of_labour_force"],
    **less_reliable("one_sub_region"),
)
foreign_nationals_in_services = Indicator(
    (Binding(IN_SERVICES),),
    PERSONS,
    Better.HIGHER,
    IMMIGRATION,
    CARDS["foreign_nationals_in_services"],
    **less_reliable("country_only"),
)
activation_rate_foreign_nationals = Indicator(
    (
        Binding(
            IN_SERVICES,
            IN_SERVICES + UNEMPLOYED,
            times=100,
            agrees_with=Published(activation, activation.activation_rate),
            tolerance=ROUNDED,
        ),
    ),
    PERCENT,
    Better.HIGHER,
    IMMIGRATION,
    CARDS["activation_rate_foreign_nationals"],
    **less_reliable("country_only"),
)


def _per_thousand(id: str, column: FactColumn) -> Indicator:
    """Movers of the year per thousand inhabitants at its end."""
    binding = Binding(Sum(changes, column), Sum(changes, changes.population), times=1000)
    return Indicator((binding,), PER_THOUSAND_INHABITANTS, Better.NEITHER, IMMIGRATION, CARDS[id])


net_immigration_per_1000 = _per_thousand("net_immigration_per_1000", changes.net_immigration)
net_migration_between_municipalities_per_1000 = _per_thousand(
    "net_migration_between_municipalities_per_1000", changes.net_between_municipalities
)
foreign_citizens_share_of_population = Indicator(
    (Binding(Published(key_figures, key_figures.foreign_citizens_share)),),
    PERCENT,
    Better.NEITHER,
    IMMIGRATION,
    CARDS["foreign_citizens_share_of_population"],
    **less_reliable("one_old_year", Reliability.LOW),
)
