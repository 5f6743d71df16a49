"""Labour market policy of the country as the European Commission's database tells it: spending, participants, recipients of supports."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import lmp_entering_measures, lmp_in_measures, lmp_leaving_measures, lmp_on_supports, lmp_spending
from packs.employment.indicators.common import less_reliable
from packs.employment.themes import BENEFITS, SERVICES
from puntari.define.expression import Published
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator, Theme
from puntari.words.unit import MILLION_EUROS, PERSONS, Better, Unit


def _finished(id: str, fact: Fact, column: str = "lmp_participants", unit: Unit = PERSONS, theme: Theme = SERVICES) -> Indicator:
    """A figure of the database as it stands: a type of intervention or the database's own total of several."""
    binding = Binding(Published(fact, getattr(fact, column)))
    return Indicator((binding,), unit, Better.NEITHER, theme, CARDS[id], **less_reliable("estimates_of_the_commission"))


labour_market_policy_spending = _finished("labour_market_policy_spending", lmp_spending, "million_euros", MILLION_EUROS)
in_labour_market_policy_measures = _finished("in_labour_market_policy_measures", lmp_in_measures)
entered_labour_market_policy_measures = _finished("entered_labour_market_policy_measures", lmp_entering_measures)
left_labour_market_policy_measures = _finished("left_labour_market_policy_measures", lmp_leaving_measures)
on_labour_market_policy_supports = _finished("on_labour_market_policy_supports", lmp_on_supports, theme=BENEFITS)
