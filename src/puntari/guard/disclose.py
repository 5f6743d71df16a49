"""The gate: the only maker of releases. It refuses what no rule lets through."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.indicator import Indicator
from puntari.guard.actor import Actor
from puntari.guard.policy import may_see
from puntari.guard.release import Computed, Refusal, Release

FIXED = {
    "indicator", "level", "area", "period", "value", "low", "high", "status", "interval", "reason",
    "change", "change_percent", "rank", "ranked", "binding", "n",
}


def disclose(computed: Computed, indicators: Mapping[str, Indicator], actor: Actor) -> Release | Refusal:
    """A release if the actor may see every indicator asked for, else a refusal naming the first that it may not.

    Open statistics pass as they are: what their keeper has hidden stays hidden, and bounds come from the keeper's own rule.
    """
    refused = refusal(computed.question.indicators, indicators, actor)
    if refused is not None:
        return refused
    dimensions = tuple(name for name in computed.cells.column_names if name not in FIXED)
    return Release(computed.question, dimensions, computed.cells, computed.origins, computed.build, actor.role)


def refusal(asked: tuple[str, ...], indicators: Mapping[str, Indicator], actor: Actor) -> Refusal | None:
    """The refusal that the question meets before anything is computed, or None."""
    for id in asked:
        decision = may_see(actor, indicators[id].audience, indicators[id].sources)
        if not decision.allowed:
            return Refusal(decision.reason, id)
    return None
