"""Benefits: what municipalities pay of unemployment benefits, by the model of 2025 and by that before it."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import hameenlinna_subsidy as before
from packs.employment.facts import municipal_share as sample
from packs.employment.facts import municipal_share_country as country
from packs.employment.facts import population_changes as changes
from packs.employment.facts import population_series as series
from packs.employment.indicators.common import less_reliable
from packs.employment.themes import BENEFITS
from puntari.define.expression import Published, Sum
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import EURO, EURO_PER_HEAD, PERSONS, Better

SHARES = (Sum(sample, sample.municipal_share), Sum(country, country.municipal_share))
SHARE_BEFORE = Sum(before, before.municipal_share)

municipal_share = Indicator(
    tuple(Binding(share) for share in SHARES),
    EURO,
    Better.LOWER,
    BENEFITS,
    CARDS["municipal_share"],
    **less_reliable("four_municipalities"),
)
municipal_share_per_inhabitant = Indicator(
    tuple(Binding(share, Sum(changes, changes.population), carried_years=1) for share in SHARES),
    EURO_PER_HEAD,
    Better.LOWER,
    BENEFITS,
    CARDS["municipal_share_per_inhabitant"],
    **less_reliable("four_municipalities"),
)
municipal_share_recipients = Indicator(
    (Binding(Published(sample, sample.recipients)), Binding(Published(country, country.recipients))),
    PERSONS,
    Better.LOWER,
    BENEFITS,
    CARDS["municipal_share_recipients"],
    **less_reliable("four_municipalities"),
)
municipal_share_before_2025 = Indicator(
    (Binding(SHARE_BEFORE),),
    EURO,
    Better.LOWER,
    BENEFITS,
    CARDS["municipal_share_before_2025"],
    **less_reliable("one_municipality"),
)
municipal_share_before_2025_per_inhabitant = Indicator(
    (Binding(SHARE_BEFORE, Sum(series, series.population), carried_years=1),),
    EURO_PER_HEAD,
    Better.LOWER,
    BENEFITS,
    CARDS["municipal_share_before_2025_per_inhabitant"],
    **less_reliable("one_municipality"),
)
