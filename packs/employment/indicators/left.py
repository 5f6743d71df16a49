"""How long unemployment, job searches, vacancies and the wait for an interview go on: curves of who is left, and when half are.

Out of all that began, those that still go on included. By quarter, so that in small areas enough began together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from packs.employment.indicators.making import Made, register_indicator
from packs.employment.person_facts.clients import job_search, unemployment
from packs.employment.person_facts.employers import employer_vacancy
from packs.employment.person_facts.flows import interview_wait
from packs.employment.person_facts.integration import integrating_unemployment
from packs.employment.themes import DYNAMICS, EMPLOYERS, IMMIGRATION, PROCESS
from packs.employment.units import MONTHS
from puntari.define.expression import Condition, among
from puntari.define.indicator import Indicator, Theme
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import HalfLeft, Starts, Surviving
from puntari.words.period import Frequency, Period
from puntari.words.unit import DAYS, PERCENT, Better

FIRST_OF_ATMT = Period.parse("2025-Q2")
"""The first quarter whose starts A-TMT tells of as starts."""


@dataclass(frozen=True)
class Followed:
    """What is followed: the points of its curve that are told, until when the half is looked for, and from which quarter on."""

    fact: PersonFact
    theme: Theme
    points: tuple[int, ...]
    until: int
    since: Period
    by_days: bool = False
    lost: tuple[Condition, ...] = ()

    @property
    def starts(self) -> Starts:
        return Starts(self.fact, frequency=Frequency.QUARTER)

    def span(self, length: int) -> dict[str, object]:
        return {"days" if self.by_days else "months": length, "lost": self.lost}


FOLLOWED = {
    "unemployment": Followed(unemployment, DYNAMICS, (1, 3, 6, 12, 24), 36, Period.parse("2016-Q3")),
    "job_search": Followed(job_search, DYNAMICS, (3, 6, 12, 24), 36, FIRST_OF_ATMT),
    "integrating_unemployment": Followed(integrating_unemployment, IMMIGRATION, (3, 6, 12), 36, Period.parse("2025-Q1")),
    "vacancy": Followed(employer_vacancy, EMPLOYERS, (14, 28, 56), 182, FIRST_OF_ATMT, by_days=True),
    "interview_wait": Followed(
        interview_wait, PROCESS, (7, 14, 28), 182, FIRST_OF_ATMT, by_days=True, lost=(among(interview_wait.wait_end, "search_ended"),)
    ),
}


def _of(name: str, one: Followed) -> Iterator[tuple[str, Indicator]]:
    called, points = "days" if one.by_days else "months", []
    for point in one.points:
        value = Surviving(one.starts, **one.span(point))
        points.append(
            register_indicator(f"{name}_left_{point}_{called}", value, PERCENT, Better.LOWER, one.theme, None, 100, one.since)
        )
    half = HalfLeft(one.starts, **one.span(one.until))
    id, indicator = register_indicator(
        f"{name}_half_left", half, DAYS if one.by_days else MONTHS, Better.LOWER, one.theme, None, 1, one.since
    )
    yield from points
    yield id, replace(indicator, beside=tuple(point for point, _ in points))


def _all() -> Made:
    for name, one in FOLLOWED.items():
        yield from _of(name, one)


LEFT = dict(_all())
