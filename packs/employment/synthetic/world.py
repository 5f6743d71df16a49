"""Everybody as they are in a month of the synthetic lives."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import Month
from packs.employment.synthetic.people import People

PLACES = 308


@dataclass(eq=False)
class World:
    """Everybody as they are now; `place` is where they live by now."""

    people: People
    state: np.ndarray
    since: np.ndarray
    until: np.ndarray
    served: np.ndarray
    peak: np.ndarray
    random: np.random.Generator
    weaker: np.ndarray
    place: np.ndarray
    group: np.ndarray = field(default_factory=lambda: np.zeros(0))


def month_end(month: int) -> np.datetime64:
    """The last day of a month by its number."""
    return (np.datetime64("2016-06", "M") + month + 1).astype("datetime64[D]") - 1


def speed(world: World, who: np.ndarray, number: int) -> np.ndarray:
    """How quickly each of some leaves unemployment, by what they are like and by what a service did to them."""
    return world.people.frailty[who] * np.exp(life.lift(world.peak[who], world.served[who], number))


def hazards(world: World, who: np.ndarray, month: Month) -> np.ndarray:
    """Hazards of some of leaving unemployment in a month."""
    waited = month.number - world.since[who] - 1
    return life.hazards(waited, world.group[who], world.place[who], speed(world, who, month.number), month)
