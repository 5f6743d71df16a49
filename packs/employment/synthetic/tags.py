"""Rows of team and expert tags: which team and expert of the authority look after a client, search by search."""

from __future__ import annotations

from functools import cache

import numpy as np

from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, numbers, tell_spells
from packs.employment.synthetic.days import OPEN, dates
from packs.employment.synthetic.marks import A_TMT
from packs.employment.synthetic.scale import part_of

YOUNG_UNTIL_YEARS = 30
TEAMS = ("1", "2", "3")
"""General, of the young, of integration: the number that an area gives its team."""
PERSONS_AN_EXPERT = np.array([600, 450, 450])
"""Persons of the synthetic Finland to an expert of a team; about a third of them are clients at any time."""
NO_EXPERT = 33
"""One client in so many is with a team and not yet with an expert of it."""


def team_of(chunk: Chunk, person: np.ndarray, day: np.ndarray) -> np.ndarray:
    """The place in TEAMS of each person's team on a day."""
    people = chunk.people
    years = (day - people.born[person].astype("datetime64[D]").astype(np.int64)) / 365.25
    return np.where(people.foreign[person] >= 0, 2, np.where(years < YOUNG_UNTIL_YEARS, 1, 0))


def expert_of(chunk: Chunk, person: np.ndarray, day: np.ndarray) -> np.ndarray:
    """The number of each person's expert on a day: that of the area, of the team, and of neighbours who share the expert."""
    team, area = team_of(chunk, person, day), _areas()[chunk.place(person, day)]
    return (area * len(TEAMS) + team) * 100_000 + (chunk.first + person.astype(np.int64)) // PERSONS_AN_EXPERT[team]


def tell_tags(chunk: Chunk) -> None:
    """A tag for each job search since A-TMT, which took over those that went on."""
    since = np.flatnonzero(chunk.searches.ends >= A_TMT)
    person = chunk.searches.person[since]
    begins = np.maximum(chunk.searches.begins[since], A_TMT).astype(np.int32)
    team, expert = team_of(chunk, person, begins), expert_of(chunk, person, begins)
    teams = [f"{area}-{number}" for area in _codes() for number in TEAMS]
    area = _areas()[chunk.place(person, begins)]

    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "person": chunk.whose(person[which]),
            "employment_area": coded(_codes(), area[which]),
            "team": coded(teams, area[which] * len(TEAMS) + team[which]),
            "expert": numbers(expert[which], (chunk.first + person[which]) % NO_EXPERT == 0),
            "begins": dates(begins[which]),
            "ends": dates(known, known == OPEN),
        }

    tell_spells(chunk, "atmt_team_tag", chunk.atmt, Spans(begins, chunk.searches.ends[since]), rows)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(set(part_of("employment_area"))))


@cache
def _areas() -> np.ndarray:
    """The place in the codes of employment areas of the area of each municipality, (308,)."""
    return np.searchsorted(_codes(), np.array(part_of("employment_area")))
