"""The other course: what would have become of those who began a service, had they not. Only the truth file holds it."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from packs.employment.synthetic import life
from packs.employment.synthetic.life import AT_WORK, OUTSIDE, UNEMPLOYED, Month
from packs.employment.synthetic.people import People

HORIZON = 24


class Lives(Protocol):
    """What is asked of the world: group and the month a state began in, by person."""

    group: np.ndarray
    since: np.ndarray


class OtherCourses:
    """Begun services and their other courses, followed for 24 months: at work (1) or not (0) by month since the start, -1 not known."""

    def __init__(self, people: People, followed: float, random: np.random.Generator) -> None:
        self.people = people
        self.followed = followed
        self.random = random
        self.person = np.zeros(0, np.int32)
        self.kind = np.zeros(0, np.int8)
        self.start = np.zeros(0, np.int16)
        self.group = np.zeros(0, np.int8)
        self.waited = np.zeros(0, np.int16)
        self.state = np.zeros(0, np.int8)
        self.since = np.zeros(0, np.int16)
        self.without = np.zeros((0, HORIZON + 1), np.int8)
        self.within = np.zeros((0, HORIZON + 1), np.int8)

    def __len__(self) -> int:
        return len(self.person)

    def begin(self, number: int, kind: int, who: np.ndarray, world: Lives, peaks: np.ndarray) -> None:
        """Follow some of those who begin a service this month."""
        kept = who[self.random.random(len(who)) < self.followed]
        more = {
            "person": kept, "kind": np.full(len(kept), kind), "start": np.full(len(kept), number), "group": world.group[kept],
            "waited": number - world.since[kept], "state": np.full(len(kept), UNEMPLOYED), "since": world.since[kept],
        }
        for name, values in more.items():
            setattr(self, name, np.concatenate([getattr(self, name), values.astype(getattr(self, name).dtype)]))
        unknown = np.full((len(kept), HORIZON + 1), -1, np.int8)
        self.without, self.within = np.concatenate([self.without, unknown]), np.concatenate([self.within, unknown])

    def move(self, month: Month, group: np.ndarray, everywhere: np.ndarray, weaker: np.ndarray) -> None:
        """A month of every other course that is still followed, by the same rules as everybody's; all live `everywhere` they do."""
        who = np.flatnonzero(month.number - self.start <= HORIZON)
        person, state = self.person[who], self.state[who]
        place, age = everywhere[person], group[person]
        draws = self.random.random((3, len(who)))
        inside, out = (state == UNEMPLOYED) & (age >= 0), (state <= OUTSIDE) & (age >= 0)
        waited = month.number - self.since[who]
        hazard = life.hazards(waited - 1, age, place, self.people.frailty[person], month)
        hazard *= 1.0 + month.release[place]
        gone = inside & life.leaves(hazard, draws[0]) | (state == UNEMPLOYED) & (age < 0)
        weight = life.longing(self.people.recurrence[person], state, waited, 0.0) * month.need[age]
        comes = out & life.leaves(weight * month.threshold[place], draws[0]) & (self.since[who] < month.number)
        works = life.to_work(waited, draws[1], weaker[place])
        drifted = _drifted(state, draws[2])
        new = np.where(gone, np.where(works, AT_WORK, OUTSIDE), np.where(comes, UNEMPLOYED, drifted))
        self.since[who] = np.where(gone | comes, month.number, self.since[who])
        self.state[who] = new
        self.without[who, month.number - self.start[who]] = new == AT_WORK

    def see(self, number: int, states: np.ndarray) -> None:
        """Write down whether those who were in the service are at work at the end of this month."""
        who = np.flatnonzero(number - self.start <= HORIZON)
        self.within[who, number - self.start[who]] = states[self.person[who]] == AT_WORK


def _drifted(state: np.ndarray, draw: np.ndarray) -> np.ndarray:
    back = (state == OUTSIDE) & (draw < life.BACK_TO_WORK)
    lost = (state == AT_WORK) & (draw < life.OUT_OF_WORK)
    return np.where(back, AT_WORK, np.where(lost, OUTSIDE, state))
