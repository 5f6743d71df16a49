"""Who is expected to stay unemployed this month, for how long by then, and what that is when the pulls are others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import LAID_OFF, LONG
from packs.employment.synthetic.solving import where_it_turns
from packs.employment.synthetic.tables import GROUPS
from packs.employment.synthetic.world import PLACES, World

LONG_PULL = (0.1, 8.0)


def by_group(group: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
    """How many there are, or the sum of their weights, by group, (6,)."""
    return np.bincount(group, weight, minlength=len(GROUPS))


@dataclass(frozen=True, eq=False)
class Short:
    """Who may leave this month, the laid off last: hazards, groups, months unemployed, and whether they can be hurried or held back, (n,).

    `laid_at` is where the laid off live and `laid_off` (308,) how many of them each municipality may keep; `anew` (6,) have come back
    from a service this month and stay.
    """

    hazard: np.ndarray
    group: np.ndarray
    months: np.ndarray
    bent: np.ndarray
    laid_at: np.ndarray
    laid_off: np.ndarray
    anew: np.ndarray

    def stay(self, quick: np.ndarray) -> np.ndarray:
        """The chance of each to stay, at logarithms of how much the groups are hurried, (6,)."""
        chance = np.exp(-self.hazard * np.where(self.bent, np.exp(quick)[self.group], 1.0))
        laid = slice(len(chance) - len(self.laid_at), None)
        left = np.bincount(self.laid_at, chance[laid], minlength=PLACES)
        chance[laid] *= np.minimum(self.laid_off / np.maximum(left, 1e-9), 1.0)[self.laid_at]
        return chance

    def room(self, stock: np.ndarray, bounds: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """The slowest at which no more are expected to stay than the stocks of the groups leave room for."""
        return where_it_turns(lambda quick: by_group(self.group, self.stay(quick)) + self.anew > stock, *bounds)

    def mean(self, quick: np.ndarray, stock: np.ndarray) -> np.ndarray:
        """The mean months unemployed by group, half a month of those who are new, when those whom the stocks lack have come in."""
        return 0.5 + by_group(self.group, self.stay(quick) * self.months) / stock


def short_of(world: World, number: int, who: np.ndarray, hazard: np.ndarray, laid_off: np.ndarray) -> Short:
    """All of the unemployed `who` with their hazards, and the laid off, of whom so many may be left."""
    stayed, laid = world.since[who] < number, np.flatnonzero((world.state == LAID_OFF) & (world.since < number))
    both = np.r_[who[stayed], laid]
    months = number - world.since[both]
    return Short(
        hazard=np.r_[hazard[stayed], np.full(len(laid), life.LAID_OFF_HAZARD)], group=world.group[both], months=months,
        bent=(months <= LONG) | (world.state[both] == LAID_OFF), laid_at=world.place[laid], laid_off=laid_off,
        anew=by_group(world.group[who[~stayed]]),
    )


@dataclass(frozen=True, eq=False)
class Long:
    """Who is long-term unemployed by the end of the month if they stay: hazards, months waited, groups, (n,); the goal by group, (6,)."""

    hazard: np.ndarray
    waited: np.ndarray
    group: np.ndarray
    goal: np.ndarray

    def leaving(self, tilt: np.ndarray, pull: np.ndarray) -> np.ndarray:
        """Hazards of each: those who are not long yet leave as they do."""
        return self.hazard * np.where(self.waited >= LONG, pull[self.group] * life.tilted(tilt[self.group], self.waited), 1.0)

    def months(self, tilt: np.ndarray, pull: np.ndarray) -> np.ndarray:
        """The months unemployed of those who are expected to stay, by group, (6,)."""
        return by_group(self.group, np.exp(-self.leaving(tilt, pull)) * (self.waited + 1))

    def pull(self, tilt: np.ndarray) -> np.ndarray:
        """The factor of the hazards of the long, group by group, at which as many are expected to stay as the goal says."""
        tilted, long = self.leaving(tilt, np.ones(len(GROUPS))), self.waited >= LONG

        def too_many(pull: np.ndarray) -> np.ndarray:
            return by_group(self.group, np.exp(-tilted * np.where(long, np.exp(pull)[self.group], 1.0))) > self.goal

        return np.exp(where_it_turns(too_many, *(np.full(len(GROUPS), np.log(bound)) for bound in LONG_PULL)))
