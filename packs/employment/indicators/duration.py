"""How long unemployment lasts and how it sets in: structural unemployment and its parts, flows and durations."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import hameenlinna_durations as durations
from packs.employment.facts import hameenlinna_flow as flow
from packs.employment.facts import hameenlinna_structural as structure
from packs.employment.indicators.common import less_reliable
from packs.employment.themes import DYNAMICS
from puntari.define.expression import Published
from puntari.define.fact import FactColumn
from puntari.define.indicator import Binding, Indicator, Reliability
from puntari.words.unit import PERCENT, PERSONS, WEEKS, Better


def _structural(id: str, column: FactColumn) -> Indicator:
    binding = Binding(Published(structure, column))
    return Indicator((binding,), PERSONS, Better.LOWER, DYNAMICS, CARDS[id], **less_reliable("one_sub_region", Reliability.LOW))


def _flow(id: str, column: FactColumn) -> Indicator:
    binding = Binding(Published(flow, column))
    return Indicator((binding,), PERCENT, Better.LOWER, DYNAMICS, CARDS[id], **less_reliable("one_municipality", Reliability.LOW))


structurally_unemployed = _structural("structurally_unemployed", structure.structural)
structural_long_term = _structural("structural_long_term", structure.long_term_unemployed)
structural_repeatedly = _structural("structural_repeatedly", structure.equivalent_long_term)
structural_service_to_unemployment = _structural("structural_service_to_unemployment", structure.service_to_unemployment)
structural_service_to_service = _structural("structural_service_to_service", structure.service_to_service)

flow_over_3_months = _flow("flow_over_3_months", flow.over_3_months)
flow_over_12_months = _flow("flow_over_12_months", flow.over_12_months)

mean_unemployment_duration = Indicator(
    (Binding(Published(durations, durations.mean_duration)),),
    WEEKS,
    Better.LOWER,
    DYNAMICS,
    CARDS["mean_unemployment_duration"],
    **less_reliable("one_sub_region"),
)
