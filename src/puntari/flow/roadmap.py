"""The order of measures: the one that follows from what enables what, and the one that was saved last."""

from __future__ import annotations

from puntari.define.steering import Steering, steps
from puntari.flow.followup import FollowUp

SPARE_STEPS = 2
"""Steps after those that enabling gives, so that there is somewhere to move to."""


def most_steps(steering: Steering) -> int:
    """How many steps a roadmap has."""
    return len(steps(steering)) + SPARE_STEPS


def enabling_order(steering: Steering) -> dict[str, int]:
    """The step of each measure that follows from which recommendation enables which."""
    at = {one.id: number for number, step in enumerate(steps(steering), 1) for one in step}
    return {one.id: at[one.of] for one in steering.measures.values() if one.of in at}


def order_of(steering: Steering, told: FollowUp) -> dict[str, int]:
    """The step of each measure: by the newest saved order, else by what enables what."""
    found, most = enabling_order(steering), most_steps(steering)
    for one in told.orders[-1:]:
        found |= {id: min(step, most) for id, step in one.arrangement.steps.items() if id in found}
    return found
