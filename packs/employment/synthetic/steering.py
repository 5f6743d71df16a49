"""What is steered from month to month: the stock of the long-term unemployed, the mean duration, and municipalities' long-term share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.ahead import MONTHS_AHEAD, Ahead
from packs.employment.synthetic.expected import Long, Short, short_of
from packs.employment.synthetic.life import LONG, MOST_TILT, UNEMPLOYED, Month
from packs.employment.synthetic.solving import where_it_turns
from packs.employment.synthetic.tables import GROUPS, MONTHS
from packs.employment.synthetic.targets import Targets
from packs.employment.synthetic.world import PLACES, World, speed

# How near the mean duration must come by who of the long leave and by how quickly short spells end.
NEAR = 0.005
# How far short spells may be held back and hurried, as logarithms.
BACK, QUICKEST = -2.2, 1.0
# What is kept of a tilt from month to month.
TILT_KEPT = 0.95
# How hard a municipality's share of the long-term unemployed is drawn to its goal: in the month itself and for good, and how far at most;
# of so few persons nothing is learnt.
AT_ONCE, DRAWN, MOST_DRAWN, FEW = 3.0, 0.3, (0.05, 12.0), 5.0


class Steering:
    """Keeps the long-term unemployed and the mean duration on their paths, from month to month."""

    def __init__(self, goals: Targets) -> None:
        self.goals = goals
        self.drawn = self.place_pull = np.clip(goals.long_relative[0] ** -0.7, 0.5, 2.0)
        self.ahead = Ahead()
        self.tilt = np.zeros(len(GROUPS))

    def month(self, world: World, number: int, laid_off: np.ndarray) -> Month:
        """The pulls of a month, before anybody has left; `laid_off` (308,) are to be at its end."""
        who = np.flatnonzero(world.state == UNEMPLOYED)
        waited, group = number - world.since[who] - 1, world.group[who]
        self.tilt = self.tilt * TILT_KEPT
        self._draw_places(np.bincount(world.place[who[waited + 1 >= LONG]], minlength=PLACES), number)
        month = self._as_fitted(number)
        fitted = life.hazards(waited, group, world.place[who], speed(world, who, number), month)
        self.ahead.month(world, number, who, fitted, self.goals.long_term[min(number + MONTHS_AHEAD, MONTHS - 1)])
        held = np.where(waited < LONG, self.ahead.pull[group] ** life.PULLED[np.clip(waited, 0, LONG - 1)], 1.0)
        hazard, due = fitted * held, waited + 1 >= LONG
        long = Long(hazard[due], waited[due], group[due], self.goals.long_term[number])
        hazard[due] = long.leaving(self.tilt, long.pull(self.tilt))
        short = short_of(world, number, who, hazard, laid_off)
        # No more are held back than there is room for, or others would have to leave in their place.
        room = short.room(self.goals.groups[number], (np.full(len(GROUPS), BACK), np.full(len(GROUPS), QUICKEST)))
        self.tilt = self._tilted(number, short, long, np.maximum(room, 0.0))
        pull = long.pull(self.tilt)
        hazard[due] = long.leaving(self.tilt, pull)
        short = short_of(world, number, who, hazard, laid_off)
        return replace(month, pull=self.ahead.pull, quick=self._quick(number, short, pull, room), long_pull=pull, tilt=self.tilt)

    def _as_fitted(self, number: int) -> Month:
        """A month without any pull but those of municipalities."""
        ones, nobody = np.ones(len(GROUPS)), np.zeros(PLACES)
        return Month(number, ones, ones, ones, np.zeros(len(GROUPS)), self.place_pull, ones, nobody, nobody)

    def _aim(self, number: int, mean: np.ndarray) -> np.ndarray:
        """The mean duration nearest to that expected which is near enough to the goal; where there is no goal, that expected."""
        goal = self.goals.mean_months[number]
        return np.where(np.isnan(goal), mean, np.clip(mean, goal * (1 - NEAR), goal * (1 + NEAR)))

    def _tilted(self, number: int, short: Short, long: Long, quick: np.ndarray) -> np.ndarray:
        """Who of the long leave, the longest or the others, so that the mean duration is near its goal: no more tilted than will do."""
        stock, tilt = self.goals.groups[number], self.tilt
        mean = short.mean(quick, stock)
        lacking = (self._aim(number, mean) - mean) * stock
        end = -MOST_TILT * np.sign(lacking)
        gained = long.months(end, long.pull(end)) - long.months(tilt, long.pull(tilt))
        # Between the two ends months are gained as the tilt goes, near enough.
        share = np.where(gained * lacking > 0, np.minimum(lacking / np.where(gained == 0, 1.0, gained), 1.0), 0.0)
        return tilt + share * (end - tilt)

    def _quick(self, number: int, short: Short, long_pull: np.ndarray, room: np.ndarray) -> np.ndarray:
        """How much quicker short spells must end for the mean duration to be near its goal when those who lack have come in: as little
        as will do, so that spells end as the published flows say wherever they can."""
        stock = self.goals.groups[number]
        usual = np.maximum(room, 0.0)
        mean = short.mean(usual, stock)
        aim = self._aim(number, mean)
        # Where those who become long unemployed are too few already, nobody is hurried.
        most = np.where((self.ahead.pull >= 1) | (long_pull > 2), QUICKEST, usual)
        quick = where_it_turns(lambda quick: short.mean(quick, stock) > aim, room, most)
        return np.exp(np.where(mean == aim, usual, quick))

    def _draw_places(self, long: np.ndarray, number: int) -> None:
        """Hurry the long-term unemployed where they are too many of all of them, and hold them where too few."""
        goal = self.goals.long_relative[number] * self.goals.unemployed[number]
        goal *= long.sum() / goal.sum()
        gap = (long + FEW) / (goal + FEW)
        self.drawn = np.clip(self.drawn * gap**DRAWN, *MOST_DRAWN)
        self.place_pull = np.clip(self.drawn * gap**AT_ONCE, *MOST_DRAWN)
