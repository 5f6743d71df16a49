"""Where everybody lives: moves from one municipality to another, month by month, and the municipality of each on any day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.days import OPEN, first_day, last_day
from packs.employment.synthetic.scale import part_of

# Presumed: of those who move, so many stay in their region. The open statistics of the mirror do not tell where from and where to at once.
NEAR = 0.55
# A key of a person and a day: no day of these lives is so late.
DAYS = 1 << 16


@dataclass(frozen=True, eq=False)
class Homes:
    """Where persons live: `person`, the day since when (0 for the first home) and `place`, sorted by person and day."""

    person: np.ndarray
    since: np.ndarray
    place: np.ndarray

    def __len__(self) -> int:
        return len(self.person)

    def at(self, person: np.ndarray, day: np.ndarray | int) -> np.ndarray:
        """The places of persons on days."""
        wanted = person.astype(np.int64) * DAYS + np.maximum(day, 0)
        return self.place[np.searchsorted(self.person.astype(np.int64) * DAYS + self.since, wanted, side="right") - 1]

    def within(self, first: int, end: int) -> Homes:
        """The homes of persons from `first` until before `end`, who are then counted from 0 on."""
        here = slice(*np.searchsorted(self.person, (first, end)))
        return Homes(self.person[here] - first, self.since[here], self.place[here])

    def until(self) -> np.ndarray:
        """The last day in each home; OPEN in the last one."""
        goes_on = np.r_[self.person[1:] == self.person[:-1], False]
        return np.where(goes_on, np.r_[self.since[1:], 0] - 1, OPEN).astype(np.int32)


class Moving:
    """Who moves where: every month as many come to a municipality as leave it, at its published rate of leaving.

    So the stocks to be met stay within reach everywhere; that some municipalities grow and others shrink is in their stocks alone.
    """

    def __init__(self, place: np.ndarray, random: np.random.Generator) -> None:
        self.place = place.copy()
        self.random = random
        self.region = np.unique(part_of("region"), return_inverse=True)[1]
        self.rate = yearly_rate() / 12
        self._moves = [(np.arange(len(place)), np.zeros(len(place), np.int32), self.place.copy())]

    def month(self, number: int) -> None:
        """Let those move who do in a month, each on a day of it."""
        who = np.flatnonzero(self.random.random(len(self.place), dtype=np.float32) < self.rate[self.place])
        old = self.place[who]
        new = self._exchanged(old)
        moved = new != old
        who, new = who[moved], new[moved]
        days = last_day(number) - first_day(number) + 1
        self._moves.append((who, (first_day(number) + self.random.integers(0, days, len(who))).astype(np.int32), new))
        self.place[who] = new

    def _exchanged(self, old: np.ndarray) -> np.ndarray:
        """Places of those who move, dealt out anew: among movers of the region to some, among all to the others and whoever is left."""
        among = np.where(self.random.random(len(old)) < NEAR, self.region[old], -1)
        new = self._dealt(old, among)
        left = np.flatnonzero(new == old)
        new[left] = self._dealt(old[left], np.full(len(left), -1))
        return new

    def _dealt(self, old: np.ndarray, among: np.ndarray) -> np.ndarray:
        """Each gets the place of who stands half a round away in their group: their own only where more than half come from one place.

        The places stand in a random order.
        """
        order = np.lexsort((self.random.permutation(len(self.rate))[old], among))
        starts, counts = np.unique(among[order], return_index=True, return_counts=True)[1:]
        start, count = np.repeat(starts, counts), np.repeat(counts, counts)
        new = np.empty_like(old)
        new[order] = old[order[start + (np.arange(len(old)) - start + count // 2) % count]]
        return new

    def homes(self) -> Homes:
        """All homes of everybody."""
        person, since, place = (np.concatenate([one[part] for one in self._moves]) for part in range(3))
        order = np.lexsort((since, person))
        return Homes(person[order].astype(np.int32), since[order].astype(np.int32), place[order])


def yearly_rate() -> np.ndarray:
    """The share of the inhabitants of each municipality that moved to another one in a year, (308,)."""
    return tables.moves("left") / tables.moves("inhabitants")
