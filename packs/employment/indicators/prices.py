"""Euros per head in fixed prices: each has a second indicator of the same figures in the euros of one year, told beside it.

Which index it is, and of which year the euros, is one definition for all of them: a new base year is a new definition of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from packs.employment.facts import price_index
from packs.employment.indicators.common import WORDS
from puntari.define.expression import Published, among
from puntari.define.indicator import Card, Indicator
from puntari.define.price_level import PriceLevel
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Language, Text

PRICES = PriceLevel(
    Published(price_index, price_index.price_level, (among(price_index.price_index, "public_expenditure"),)), Period.parse("2025")
)
"""What authorities spend is followed by what public spending costs, of which wages are the most; consumers' prices are another thing."""
PER_HEAD = (
    *("municipal_share_per_inhabitant", "municipal_share_before_2025_per_inhabitant"),
    *("register_costs_per_job_seeker", "register_benefit_share_per_job_seeker", "register_state_funding_per_job_seeker"),
    "register_costs_per_structurally_unemployed",
    *("register_cost_per_employed", "register_cost_per_employed_training", "register_cost_per_employed_job_coaching"),
    *("register_cost_per_employed_work_trial", "register_cost_per_employed_wage_subsidy"),
)
"""Indicators of euros per person: inhabitant, job seeker, structurally unemployed, person employed."""


def with_fixed_prices(indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The indicators, those of euros per head each with its second one beside it and after it."""
    found: dict[str, Indicator] = {}
    for id, one in indicators.items():
        found[id] = replace(one, beside=(*one.beside, fixed_id(id))) if id in PER_HEAD else one
        if id in PER_HEAD:
            found[fixed_id(id)] = _fixed(one)
    if unknown := set(PER_HEAD) - set(indicators):
        raise BadDefinition(f"there is no indicator {', '.join(sorted(unknown))} to tell in fixed prices; mend the name in PER_HEAD")
    return found


def fixed_id(id: str) -> str:
    """The id of the same figures in fixed prices."""
    return f"{id}_fixed_prices"


def _fixed(one: Indicator) -> Indicator:
    bindings = tuple(replace(binding, prices=PRICES) for binding in one.bindings)
    card = Card(*(_said(part, getattr(one.card, part)) for part in ("title", "short", "what", "how", "beware", "is_not")))
    return replace(one, bindings=bindings, card=card)


def _said(part: str, current: Text) -> Text:
    """A part of the card of the figures in current prices, with what fixed prices add to it."""
    added = WORDS[f"fixed_prices_{part}"]
    return Text(*(added[language].format(current=current[language], base=PRICES.base) for language in Language))
