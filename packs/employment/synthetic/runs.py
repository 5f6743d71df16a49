"""States at month ends made runs of days: transitions get a day within their month, and spells too short for a month end are added."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import life, tables
from packs.employment.synthetic.days import OPEN, first_day, last_day, month_of
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, OUTSIDE, SERVICE, UNEMPLOYED
from packs.employment.synthetic.tables import MONTHS

# Of begun unemployment so much has ended before its first month end, by the fitted shares still open.
SHORT_SHARE = float(1 - tables.open_share(np.linspace(0.0, 1.0, 50)).mean())
# After finding work many stay registered as job seekers for a while; how long on average, in days: with a shorter time nearly everybody who
# finds work would have to stay for the job seekers to be as many as told.
STAYING_DAYS = 340
PART_TIME, SHORT_WEEK = 0.30, 0.05
STAYS_OUTSIDE, OUTSIDE_DAYS = 0.25, 45
STATUS = np.array(["1", "5", "2", "3", "8", "7", "0", "7", "0", "7", "7", "9", "4"])
WORKING_SEEKER, OUTSIDE_SEEKER, PART_TIMER, SHORT_WEEKER = 0, 1, 11, 12


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of a state: `person` (within the chunk), `begins`, `ends` (days; OPEN when it goes on), `state`, and the state before and after.

    Sorted by person and day.
    """

    person: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    state: np.ndarray
    before: np.ndarray
    after: np.ndarray

    def kept(self, mask: np.ndarray) -> Runs:
        """Only some of them."""
        return Runs(*(getattr(self, name)[mask] for name in ("person", "begins", "ends", "state", "before", "after")))

    def __len__(self) -> int:
        return len(self.person)


def runs_of(states: np.ndarray, begun: np.ndarray, random: np.random.Generator) -> Runs:
    """Runs of everybody's states, (121, persons); `begun` is the month in which the first began."""
    changed = np.r_[np.ones((1, states.shape[1]), bool), states[1:] != states[:-1]]
    person, month = np.nonzero(changed.T)
    state = states[month, person]
    entered = np.where(month == 0, begun[person], month)
    spread = random.random(len(person))
    day = (first_day(entered) + np.floor(spread * (last_day(entered) - first_day(entered) + 1))).astype(np.int32)
    at, when, what = _brief(states, changed, random)
    person, day, state = np.r_[person, at], np.r_[day, when], np.r_[state, what]
    order = np.lexsort((day, person))
    return _linked(person[order].astype(np.int32), day[order], state[order])


def _brief(states: np.ndarray, changed: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unemployment that begins and ends between two month ends, as two events a spell, of those who are out before and after."""
    out = (states <= OUTSIDE) & ~changed
    coming = ((states == UNEMPLOYED) & changed)[1:].sum(axis=1)
    chance = np.r_[0.0, coming * SHORT_SHARE / (1 - SHORT_SHARE)] / np.maximum(out.sum(axis=1), 1)
    month, person = np.nonzero(out & (random.random(states.shape, dtype=np.float32) < chance[:, None]))
    length = 2 + np.floor(random.random(len(person)) * 18).astype(np.int32)
    room = last_day(month) - first_day(month) - length - 1
    begins = (first_day(month) + np.floor(random.random(len(person)) * np.maximum(room, 1))).astype(np.int32)
    states_out = states[month, person]
    return (
        np.r_[person, person],
        np.r_[begins, begins + length].astype(np.int32),
        np.r_[np.full(len(person), UNEMPLOYED, np.int8), states_out].astype(np.int8),
    )


def _linked(person: np.ndarray, day: np.ndarray, state: np.ndarray) -> Runs:
    same_next = np.r_[person[1:] == person[:-1], False]
    ends = np.where(same_next, np.r_[day[1:], 0] - 1, OPEN).astype(np.int32)
    same_before = np.r_[False, person[1:] == person[:-1]]
    before = np.where(same_before, np.r_[0, state[:-1]], AT_WORK).astype(np.int8)
    after = np.where(same_next, np.r_[state[1:], 0], -1).astype(np.int8)
    return Runs(person, day, ends, state, before, after)


def status_spells(runs: Runs, seekers: np.ndarray, random: np.random.Generator) -> Runs:
    """Spells of employment status while a job search is in force; `seekers` (121,) steers how many stay registered after finding work.

    `state` is then a place in STATUS.
    """
    draw, days = random.random(len(runs)), random.exponential(1.0, len(runs))
    # Whose first run is at work may be registered still, from a search before the ten years.
    first = np.r_[True, runs.person[1:] != runs.person[:-1]] if len(runs) else np.zeros(0, bool)
    seeking = (runs.before >= UNEMPLOYED) | (first & (runs.begins <= last_day(0)))
    month = month_of(runs.begins)
    stays = seeking & (runs.state == AT_WORK) & (draw < seekers[month])
    rests = (runs.before >= UNEMPLOYED) & (runs.state == OUTSIDE) & (draw < STAYS_OUTSIDE)
    length = np.where(stays, days * STAYING_DAYS, days * OUTSIDE_DAYS).astype(np.int64) + 5
    until = np.minimum(runs.ends, runs.begins + length)
    until = np.where(until > last_day(MONTHS - 1), OPEN, until).astype(np.int32)
    kind = np.where(draw * 7919 % 1 < PART_TIME, PART_TIMER, WORKING_SEEKER)
    kind = np.where(draw * 104729 % 1 < SHORT_WEEK, SHORT_WEEKER, kind)
    state = np.where(stays, kind, np.where(rests, OUTSIDE_SEEKER, runs.state)).astype(np.int8)
    ends = np.where(runs.state >= UNEMPLOYED, runs.ends, until).astype(np.int32)
    told = Runs(runs.person, runs.begins, ends, state, runs.before, runs.after)
    return told.kept((runs.state >= UNEMPLOYED) | stays | rests)


def is_service(state: np.ndarray) -> np.ndarray:
    """Whether the states are kinds of service."""
    return (state >= SERVICE) & (state < SERVICE + len(life.MONTHS_IN_SERVICE))


def is_unemployed(state: np.ndarray) -> np.ndarray:
    """Whether the states are unemployed, the laid off among them."""
    return (state == UNEMPLOYED) | (state == LAID_OFF)
