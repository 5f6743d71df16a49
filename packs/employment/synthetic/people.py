"""The synthetic persons: who they are and what of them no register tells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.targets import Targets

# Persons to every one that is unemployed or in a service when most are: 1.2 million in the whole country.
ROOM = 2.17
FIRST_BIRTH, LAST_BIRTH = 1951, 2009
CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# Signs of the century: for those born in the 1900s and in the 2000s, the old one first. The new ones are in force since 2023.
SIGNS = {1900: "-YXWVU", 2000: "ABCDEF"}
INDIVIDUALS = 100


@dataclass(frozen=True, eq=False)
class People:
    """Persons as arrays, in the order of the municipalities they live in at first. `drive` and `frailty` are what no register tells."""

    place: np.ndarray
    sex: np.ndarray
    born: np.ndarray
    language: np.ndarray
    foreign: np.ndarray
    education: np.ndarray
    occupation: np.ndarray
    disabled: np.ndarray
    immigrated: np.ndarray
    drive: np.ndarray
    frailty: np.ndarray
    recurrence: np.ndarray

    def __len__(self) -> int:
        return len(self.place)


def people(targets: Targets, random: np.random.Generator) -> People:
    """Persons enough for the targets, every municipality's in proportion to the most it ever has."""
    most = (targets.unemployed + targets.services.sum(axis=2)).max(axis=0)
    place = np.repeat(np.arange(len(most)), np.where(most > 0, np.ceil(most * ROOM + 3), 0).astype(int))
    count = len(place)
    sex = random.integers(1, 3, count).astype(np.int8)
    born = _born(random, count)
    foreign = random.random(count) < _foreign_share()[place]
    codes, weights = tables.shares("occupations", "occupation", "unemployed")
    drive = random.standard_normal(count).astype(np.float32)
    education = _education(random, count, foreign)
    return People(
        place=place.astype(np.int16),
        sex=sex,
        born=born,
        language=_language(random, foreign, place),
        foreign=np.where(foreign, random.integers(0, 12, count), -1).astype(np.int8),
        education=education,
        occupation=random.choice(len(codes), count, p=weights).astype(np.int16),
        disabled=random.random(count) < 0.08,
        immigrated=np.where(foreign, random.integers(1995, 2025, count), 0).astype(np.int16),
        drive=drive,
        frailty=np.exp(0.35 * drive + 0.35 * random.standard_normal(count) - 0.12 + 0.05 * (education - 3)).astype(np.float32),
        recurrence=np.exp(0.8 * random.standard_normal(count) - 0.1 * drive).astype(np.float32),
    )


def _born(random: np.random.Generator, count: int) -> np.ndarray:
    """Birthdays as numpy days, spread over the years so that there are young and old enough all along."""
    first, last = (np.datetime64(f"{year}-01-01") for year in (FIRST_BIRTH, LAST_BIRTH + 1))
    return first + random.integers(0, (last - first).astype(int), count)


def _foreign_share() -> np.ndarray:
    told = tables.june_2026("TYOTTOMATULK") / tables.june_2026("TYOTTOMATLOPUSSA")
    return np.clip(np.nan_to_num(told, nan=0.05), 0.01, 0.6)


def _language(random: np.random.Generator, foreign: np.ndarray, place: np.ndarray) -> np.ndarray:
    """0 Finnish, 1 Swedish, 2 another."""
    draw = random.random(len(foreign))
    swedish = np.where(draw < _swedish_share()[place], 1, 0)
    return np.where(foreign, np.where(draw < 0.06, 0, 2), swedish).astype(np.int8)


def _swedish_share() -> np.ndarray:
    """A presumed share of Swedish speakers: nine in ten on Åland, one in twenty elsewhere."""
    return np.array([0.9 if code in ALAND else 0.05 for code in tables.municipalities()])


ALAND = frozenset("035 043 060 062 065 076 170 295 318 417 438 478 736 766 771 941".split())


def _education(random: np.random.Generator, count: int, foreign: np.ndarray) -> np.ndarray:
    """The place of a level in the fitted table, drawn by its shares; foreign citizens' level is unknown more often."""
    _, weights = tables.shares("education", "education", "unemployed")
    drawn = random.choice(len(weights), count, p=weights)
    return np.where(foreign & (random.random(count) < 0.3), 3, drawn).astype(np.int8)


def group_on(people: People, day: np.datetime64) -> np.ndarray:
    """The group of `tables.GROUPS` (sex, then 15–24, 25–49, 50 or over) that each is in on a day; -1 for those under 16 or over 64."""
    years = (day - people.born).astype(np.int32) // 365.25
    group = np.where(years < 25, 0, np.where(years < 50, 1, 2)) + 3 * (people.sex - 1)
    return np.where((years < 16) | (years > 64), -1, group).astype(np.int8)


def identity_codes(people: People, random: np.random.Generator) -> np.ndarray:
    """Identity codes with individual numbers 900–999 only, none twice, as text of 11 characters.

    Of one birthday a century sign allows a hundred numbers, half of them for each sex, so those born on one day take the signs in turn.
    """
    count = len(people)
    order = np.lexsort((random.random(count), people.sex, people.born))
    born, sex = people.born[order], people.sex[order]
    first = np.r_[True, (born[1:] != born[:-1]) | (sex[1:] != sex[:-1])]
    turn = np.arange(count) - np.maximum.accumulate(np.where(first, np.arange(count), 0))
    individual = 900 + 2 * (turn % (INDIVIDUALS // 2)) + (sex == 1)
    codes = np.empty(count, dtype="<U11")
    codes[order] = _written(born, turn // (INDIVIDUALS // 2), individual)
    return codes


def _written(born: np.ndarray, sign: np.ndarray, individual: np.ndarray) -> np.ndarray:
    year = born.astype("datetime64[Y]").astype(int) + 1970
    month = born.astype("datetime64[M]").astype(int) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(int) + 1
    digits = day * 10**7 + month * 10**5 + (year % 100) * 1000 + individual
    signs = np.array([list(SIGNS[1900]), list(SIGNS[2000])])[(year >= 2000).astype(int), sign]
    checks = np.array(list(CHARACTERS))[digits % 31]
    text = np.char.zfill(digits.astype(str), 9)
    return np.char.add(np.char.add(np.char.add(text.astype("<U6"), signs), individual.astype(str)), checks)
