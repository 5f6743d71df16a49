"""How many will be long-term unemployed some months from now, and how short spells must be held or let go for it to be the goal."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import LONG, SERVICE
from packs.employment.synthetic.solving import where_it_turns
from packs.employment.synthetic.tables import GROUPS
from packs.employment.synthetic.world import World

MONTHS_AHEAD = 9
# The pull moves so far towards the one solved for in a month, and what services take is averaged over so many months.
STEP, AVERAGED = 0.3, 6.0
LEAST, MOST = 0.06, 2.5


class Ahead:
    """The pull on short spells by group, (6,), renewed each month; `drain` (6,) is the share that goes into services in a month."""

    def __init__(self) -> None:
        self.pull = np.ones(len(GROUPS))
        self.drain: np.ndarray | None = None

    def month(self, world: World, number: int, who: np.ndarray, hazard: np.ndarray, goal: np.ndarray) -> None:
        """Renew the pull: `hazard` of each of `who`, as fitted and without any pull, and how many are to be long at the end."""
        self._drained(world, number, world.group[who])
        count, leave = _by_wait(number - world.since[who] - 1, world.group[who], hazard)
        stay_out_of_services = np.exp(-self.drain)[:, None]

        def too_many(pull: np.ndarray) -> np.ndarray:
            stay = np.exp(-leave * np.column_stack([np.exp(pull)[:, None] ** life.PULLED, np.ones(len(GROUPS))]))
            now = _older(count * stay)
            for _ in range(MONTHS_AHEAD):
                now = _older(now * stay * stay_out_of_services)
            return now[:, LONG] > goal

        best = np.exp(where_it_turns(too_many, np.full(len(GROUPS), np.log(LEAST)), np.full(len(GROUPS), np.log(MOST))))
        self.pull = self.pull ** (1 - STEP) * best**STEP

    def _drained(self, world: World, number: int, group: np.ndarray) -> None:
        began = world.group[(world.state >= SERVICE) & (world.since == number)]
        begun, here = (np.bincount(one, minlength=len(GROUPS)) for one in (began[began >= 0], group))
        share = begun / np.maximum(begun + here, 1)
        self.drain = share if self.drain is None else self.drain + (share - self.drain) / AVERAGED


def _by_wait(waited: np.ndarray, group: np.ndarray, hazard: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Persons and their mean hazard by group and months waited, (6, 13), all long ones together; those who began this month left out."""
    told = waited >= 0
    cell, size = group[told] * (LONG + 1) + np.minimum(waited[told], LONG), len(GROUPS) * (LONG + 1)
    count = np.bincount(cell, minlength=size).reshape(len(GROUPS), -1)
    total = np.bincount(cell, hazard[told], minlength=size).reshape(len(GROUPS), -1)
    return count, np.where(count > 0, total / np.maximum(count, 1), np.r_[life.SHORT, life.LONG_HAZARD])


def _older(now: np.ndarray) -> np.ndarray:
    """Everybody a month later, nobody new."""
    return np.column_stack([np.zeros(len(now)), now[:, : LONG - 1], now[:, LONG - 1] + now[:, LONG]])
