"""What is steered from month to month: the stock of the long-term unemployed, the mean duration, and municipalities' long-term share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import LAID_OFF, LONG, UNEMPLOYED, Month
from packs.employment.synthetic.tables import GROUPS, MONTHS
from packs.employment.synthetic.targets import Targets
from packs.employment.synthetic.world import PLACES, World, speed

TURNS = 14
# How near the mean duration must come by hurrying short spells or holding them back, and how far they may be (as logarithms).
NEAR, QUICKEST = 0.01, (2.2, 1.0)
AHEAD = 9
# How hard a municipality's share of the long-term unemployed is drawn to its goal each month; of so few persons nothing is learnt.
DRAWN, FEW = 0.25, 5.0


@dataclass(frozen=True, eq=False)
class _Inside:
    """Who may leave in a month, (n,) each: hazards, groups, and whether they can be hurried or held back."""

    hazard: np.ndarray
    group: np.ndarray
    bent: np.ndarray

    def staying(self, quick: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """Weights of those expected to stay, by group, (6,), at logarithms of how much they are hurried."""
        stay = np.exp(-self.hazard * np.where(self.bent, np.exp(quick)[self.group], 1.0))
        return np.bincount(self.group, stay * weight, minlength=len(GROUPS))


class Steering:
    """Keeps the long-term unemployed and the mean duration on their paths, from month to month."""

    def __init__(self, goals: Targets) -> None:
        self.goals = goals
        self.place_pull = np.clip(goals.long_relative[0] ** -0.7, 0.5, 2.0)
        self.pull = np.ones(len(GROUPS))
        self.tilt = np.zeros(len(GROUPS))

    def month(self, world: World, number: int) -> Month:
        """The pulls of a month, before anybody has left."""
        who = np.flatnonzero(world.state == UNEMPLOYED)
        waited, group = number - world.since[who] - 1, world.group[who]
        self._draw_places(np.bincount(world.place[who[waited + 1 >= LONG]], minlength=PLACES), number)
        nobody, as_fitted = np.zeros(PLACES), np.ones(len(GROUPS))
        month = Month(number, self.pull, as_fitted, as_fitted, self.tilt, self.place_pull, np.ones(6), nobody, nobody)
        hazard = life.hazards(waited, group, world.place[who], speed(world, who, number), month)
        due = waited + 1 >= LONG
        pulls = _solved(hazard[due], waited[due] >= LONG, group[due], self.goals.long_term[number])
        self._lean(pulls, number)
        leaving = hazard * np.where(waited < LONG, 1.0, pulls[group])
        return replace(month, pull=self.pull, quick=self._quick(world, number, who, leaving, pulls), long_pull=pulls)

    def _quick(self, world: World, number: int, who: np.ndarray, leaving: np.ndarray, pulls: np.ndarray) -> np.ndarray:
        """How much quicker short spells must end for the mean duration to be near its goal when those who lack have come in: as little
        as will do, so that spells end as the published flows say wherever they can."""
        goal, stock = self.goals.mean_months[number], self.goals.groups[number]
        stayed, laid = world.since[who] < number, np.flatnonzero((world.state == LAID_OFF) & (world.since < number))
        both = np.r_[who[stayed], laid]
        months = number - world.since[both]
        hazard = np.r_[leaving[stayed], np.full(len(laid), life.LAID_OFF_HAZARD)]
        inside = _Inside(hazard, world.group[both], (months <= LONG) | (world.state[both] == LAID_OFF))

        def mean(quick: np.ndarray) -> np.ndarray:
            return 0.5 + inside.staying(quick, months) / stock

        least, most = np.full(len(GROUPS), -QUICKEST[0]), np.full(len(GROUPS), QUICKEST[1])
        # No more are held back than there is room for, or others would have to leave in their place.
        room = _where(lambda quick: inside.staying(quick, np.ones(len(both))) > stock, least, most)
        usual = np.maximum(room, 0.0)
        aim = np.clip(mean(usual), goal * (1 - NEAR), goal * (1 + NEAR))
        # Where those who become long unemployed are too few already, nobody is hurried.
        quick = _where(lambda quick: mean(quick) > aim, room, np.where((self.pull >= 1) | (pulls > 2), most, usual))
        return np.exp(np.where(np.isnan(goal) | (mean(usual) == aim), usual, quick))

    def _draw_places(self, long: np.ndarray, number: int) -> None:
        """Hurry the long-term unemployed where they are too many of all of them, and hold them where too few."""
        goal = self.goals.long_relative[number] * self.goals.unemployed[number]
        goal *= long.sum() / goal.sum()
        self.place_pull = np.clip(self.place_pull * ((long + FEW) / (goal + FEW)) ** DRAWN, 0.25, 4.0)

    def _lean(self, pulls: np.ndarray, number: int) -> None:
        """Hold short spells back where too few become long: for those now long, and for those the goal wants in nine months."""
        goal = self.goals.long_term
        ahead = goal[min(number + AHEAD, MONTHS - 1)] / goal[number]
        self.pull = np.clip(self.pull * (pulls / ahead**2) ** 0.06, 0.06, 2.5)

    def look(self, world: World, number: int) -> None:
        """Tilt the hazards of the very long-term unemployed by how far the mean duration is from what was published."""
        goal = self.goals.mean_months[number]
        inside = (world.state == UNEMPLOYED) | (world.state == LAID_OFF)
        months = np.bincount(world.group[inside], number - world.since[inside] + 0.5, minlength=6)
        mean = months / np.maximum(np.bincount(world.group[inside], minlength=6), 1)
        gap = np.nan_to_num((mean - goal) / goal)
        self.tilt = np.where(np.isnan(goal), self.tilt * 0.95, np.clip(self.tilt * 0.8 + 8.0 * gap, -3.0, 3.0))


def _solved(hazard: np.ndarray, long: np.ndarray, group: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """The factor of the hazards of the long, group by group, at which as many are expected to stay as the goal says."""
    def too_many(pull: np.ndarray) -> np.ndarray:
        return np.bincount(group, np.exp(-hazard * np.where(long, np.exp(pull)[group], 1.0)), minlength=len(GROUPS)) > goal

    return np.exp(_where(too_many, np.full(len(GROUPS), np.log(0.1)), np.full(len(GROUPS), np.log(8.0))))


def _where(too_low: Callable[[np.ndarray], np.ndarray], low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Halve the way between two bounds, group by group, until what is too low and what is not lie side by side."""
    for _ in range(TURNS):
        middle = (low + high) / 2
        under = too_low(middle)
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2
