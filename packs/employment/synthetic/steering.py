"""What is steered from month to month: the stock of the long-term unemployed, the mean duration, and municipalities' long-term share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import LAID_OFF, LONG, UNEMPLOYED, Month
from packs.employment.synthetic.tables import GROUPS, MONTHS
from packs.employment.synthetic.targets import Targets
from packs.employment.synthetic.world import PLACES, World, speed

TURNS = 14
AHEAD = 9
# How hard a municipality's share of the long-term unemployed is drawn to its goal each month; of so few persons nothing is learnt.
DRAWN, FEW = 0.25, 5.0


class Steering:
    """Keeps the long-term unemployed and the mean duration on their paths, from month to month."""

    def __init__(self, goals: Targets) -> None:
        self.goals = goals
        self.place_pull = np.clip(goals.long_relative[0] ** -0.7, 0.5, 2.0)
        self.pull = np.ones(len(GROUPS))
        self.tilt = np.zeros(len(GROUPS))
        self.quick = np.ones(len(GROUPS))
        self.pulls = np.ones(len(GROUPS))

    def month(self, world: World, number: int) -> Month:
        """The pulls of a month, before anybody has left."""
        who = np.flatnonzero((world.state == UNEMPLOYED) & (number - world.since >= LONG))
        self._draw_places(np.bincount(world.place[who], minlength=PLACES), number)
        nobody = np.zeros(PLACES)
        month = Month(number, self.pull, self.quick, np.ones(len(GROUPS)), self.tilt, self.place_pull, np.ones(6), nobody, nobody)
        waited, group = number - world.since[who] - 1, world.group[who]
        hazard = life.hazards(waited, group, world.place[who], speed(world, who, number), month)
        pulls = _solved(hazard, waited >= LONG, group, self.goals.long_term[number])
        self.pulls = pulls
        self._lean(pulls, number)
        return replace(month, pull=self.pull, long_pull=pulls)

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
        self.tilt = np.where(np.isnan(goal), self.tilt * 0.95, np.clip(self.tilt * 0.8 + 3.0 * gap, -3.0, 3.0))
        # Short spells are held back where durations are too short, and hurried where too long with too many of the long-term unemployed.
        # Where the stock is about to leap, few leave: the leap is made of those who come in, and durations would fall too far.
        hurry = np.where(self.pulls > 2.0, 8.0 * np.maximum(gap - 0.01, 0.0), 0.0)
        groups = self.goals.groups
        leap = np.log(groups[min(number + 1, MONTHS - 1)] / groups[number])
        held = 10.0 * np.minimum(gap, 0.0) - 9.0 * np.maximum(leap - 0.06, 0.0)
        self.quick = np.exp(np.clip(held + hurry, -2.2, 1.0))


def _solved(hazard: np.ndarray, long: np.ndarray, group: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """The factor of the hazards of the long, group by group, at which as many are expected to stay as the goal says."""
    low, high = np.full(len(GROUPS), np.log(0.1)), np.full(len(GROUPS), np.log(8.0))
    for _ in range(TURNS):
        middle = (low + high) / 2
        stay = np.bincount(group, np.exp(-hazard * np.where(long, np.exp(middle)[group], 1.0)), minlength=len(GROUPS))
        low, high = np.where(stay > goal, middle, low), np.where(stay > goal, high, middle)
    return np.exp((low + high) / 2)
