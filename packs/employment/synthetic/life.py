"""How persons move from state to state in a month, for those who are made and for the other course of those whose service is weighed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.effects import course

# States at the end of a month. Seven kinds of service follow from SERVICE on, in the order of the table of services.
AT_WORK, OUTSIDE, UNEMPLOYED, LAID_OFF, SERVICE = 0, 1, 2, 3, 4
NO_SERVICE = -1
LONG = 12
LONG_HAZARD = 0.035
# What the published flows hold besides: those who leave unemployment for a service.
TO_SERVICES = 0.035
BACK_TO_WORK = 0.030
OUT_OF_WORK = 0.006
LAID_OFF_HAZARD = 0.35
# Of those who leave unemployment to a job rather than to studies, care or a pension, by months unemployed: the share falls.
TO_WORK, TO_WORK_LONG = 0.80, 0.62
# Of those whose service ends and who do not come back unemployed.
TO_WORK_AFTER = np.array([0.75, 0.70, 0.85, 0.75, 0.85, 0.40, 0.70])
# How much more easily those who just left become unemployed again, and in how many months that halves: fitted with the share below so that
# structural unemployment and each of its parts come near what the one sub-region tells of them.
RETURNS, RETURNS_HALVE = 12.0, 1.5
# A municipality where few leave long unemployment keeps its people longer before that, too.
PLACE_IN_SHORT = 0.65
# How much of the pull on short spells is felt, by months waited: the more the longer.
PULLED = np.clip(np.arange(LONG) / 5.0, 0.1, 1.6)
MOST_TILT = 3.0
# Three months after, some have found work or another service: more than that share come back at first.
COME_BACK_AT_FIRST = 0.25
# Rehabilitative work is decided a few months at a time, and of 77,000 decisions that ended in 2021 nineteen in twenty went on in a
# service, so its months are those of a whole chain of decisions.
MONTHS_IN_SERVICE = np.array([5.0, 1.5, 8.8, 2.6, 5.6, 14.0, 9.0])


@dataclass(frozen=True, eq=False)
class Month:
    """What holds for everybody in a month: the pull on short and long spells, by group and municipality, and who gets in.

    `pull` (6,; more the longer), `quick` and `long_pull` (6,) multiply hazards of short and long spells, `tilt` (6,) those of the very
    long, `place_pull` (n,) the long ones of a municipality;
    `need` (6,) and `threshold` (n,) say how likely somebody who is out becomes unemployed; `release` (n,) how many left at once.
    """

    number: int
    pull: np.ndarray
    quick: np.ndarray
    long_pull: np.ndarray
    tilt: np.ndarray
    place_pull: np.ndarray
    need: np.ndarray
    threshold: np.ndarray
    release: np.ndarray


def short_hazards() -> np.ndarray:
    """Monthly hazards of leaving unemployment by months since the month it began in, (12,), from the fitted shares still open."""
    months = np.arange(LONG) + 0.5
    return np.maximum(-np.log(tables.open_share(months + 1) / tables.open_share(months)) - TO_SERVICES, 0.02)


SHORT = short_hazards()


def lift(peaks: np.ndarray, served: np.ndarray, now: int) -> np.ndarray:
    """What a service that ended in month `served` adds to the logarithm of a hazard now; 0 for those who had none."""
    return np.where(served >= 0, peaks * course(np.maximum(now - served + 0.5, 0.0)), 0.0)


def hazards(waited: np.ndarray, group: np.ndarray, place: np.ndarray, speed: np.ndarray, month: Month) -> np.ndarray:
    """Hazards of leaving unemployment this month; `speed` is one's own, `waited` months since the month it began in."""
    here = month.place_pull[place]
    month_of_spell = np.clip(waited, 0, LONG - 1)
    short = SHORT[month_of_spell] * month.quick[group] * month.pull[group] ** PULLED[month_of_spell]
    short = short * here ** (PLACE_IN_SHORT * np.clip(waited / 6.0, 0.0, 1.0))
    long = LONG_HAZARD * month.long_pull[group] * tilted(month.tilt[group], waited) * here
    return np.where(waited < LONG, short, long) * speed


def tilted(tilt: np.ndarray, waited: np.ndarray) -> np.ndarray:
    """What the hazards of the long-term unemployed are multiplied by: a tilt above 0 hurries the longest, one below 0 the others."""
    return np.exp(np.clip(tilt * (waited - 30.0) / 24.0, -MOST_TILT, MOST_TILT))


def leaves(hazard: np.ndarray, draw: np.ndarray) -> np.ndarray:
    """Who leaves, by draws from 0 to 1."""
    return draw < -np.expm1(-hazard)


def to_work(waited: np.ndarray, draw: np.ndarray, weaker: np.ndarray) -> np.ndarray:
    """Whether those who leave go to work, rather than outside the labour force."""
    return draw < np.where(waited < LONG, TO_WORK, TO_WORK_LONG) * weaker


def after_service(kind: np.ndarray, draw: np.ndarray, peaks: np.ndarray, weaker: np.ndarray) -> np.ndarray:
    """The state after a service ends: unemployed again, at work or outside."""
    back = np.clip(tables.services("unemployed_after")[kind] + COME_BACK_AT_FIRST, 0.2, 0.8) * np.exp(-0.5 * peaks)
    work = back + (1 - back) * TO_WORK_AFTER[kind] * weaker
    return np.where(draw < back, UNEMPLOYED, np.where(draw < work, AT_WORK, OUTSIDE)).astype(np.int8)


def longing(recurrence: np.ndarray, state: np.ndarray, away: np.ndarray, lifted: np.ndarray) -> np.ndarray:
    """How easily those who are out become unemployed, relative to each other; what a service did for a job holds it up.

    Those who have been `away` for a few months only come back more easily than later.
    """
    lately = 1.0 + RETURNS * 0.5 ** (away / RETURNS_HALVE)
    return recurrence * np.where(state == AT_WORK, 1.0, 0.7) * lately * np.exp(-0.4 * lifted) + 1e-6
