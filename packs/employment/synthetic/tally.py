"""What is counted while persons are made, some thousand at a time, so that rows about areas come to the sums of rows about persons."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.scale import part_of
from packs.employment.synthetic.tables import MONTHS

PLACES, AREAS = len(tables.municipalities()), len(set(part_of("employment_area")))
# Bought services: each kind has providers of its own, five of them in a procurement.
PROVIDERS_A_KIND, PROVIDERS_A_PROCUREMENT = 50, 5
# One of so many procurements is several authorities' together.
JOINT_EVERY = 3
BOUGHT_KINDS = (0, 1, 2, 3, 4, 7, 8, 10)
PROVIDERS = PROVIDERS_A_KIND * len(BOUGHT_KINDS)
BENEFITS = ("labour_market_subsidy", "basic_allowance", "general_support")
SHARE_CLASSES = ("under_100", "101_200", "201_300", "301_400", "401_700", "over_700")
CLASS_STARTS = np.array([101, 201, 301, 401, 701])


def _zeros(*shape: int) -> np.ndarray:
    return field(default_factory=lambda: np.zeros(shape))


@dataclass(eq=False)
class Tally:
    """Counts by month: `paid` euros and `begun` courses' participants by provider, Kela's recipients and euros by place, class and benefit,

    `clients` who came less those who went, statements `asked` for less those given, and `interviews`, all by place; `bought` euros of
    services by place and task (employment services, integration); `answers` of clients and `employers_answers` by the month in which their
    round closes, area and what it asks about.
    """

    paid: np.ndarray = _zeros(MONTHS, PROVIDERS)
    begun: np.ndarray = _zeros(MONTHS, PROVIDERS)
    recipients: np.ndarray = _zeros(MONTHS, PLACES, len(SHARE_CLASSES), len(BENEFITS))
    benefits: np.ndarray = _zeros(MONTHS, PLACES, len(SHARE_CLASSES), len(BENEFITS))
    shares: np.ndarray = _zeros(MONTHS, PLACES, len(SHARE_CLASSES), len(BENEFITS))
    clients: np.ndarray = _zeros(MONTHS, PLACES)
    interviews: np.ndarray = _zeros(MONTHS, PLACES)
    asked: np.ndarray = _zeros(MONTHS, PLACES)
    bought: np.ndarray = _zeros(MONTHS, PLACES, 2)
    answers: np.ndarray = _zeros(MONTHS, AREAS, 3)
    employers_answers: np.ndarray = _zeros(MONTHS, AREAS, 3)


@dataclass(frozen=True, eq=False)
class Vacancies:
    """Numbers of vacancies, which are in the order of months and places: `before` has how many are before each month and place."""

    before: np.ndarray

    def __len__(self) -> int:
        return int(self.before[-1])

    def one_of(self, random: np.random.Generator, month: np.ndarray, place: np.ndarray) -> np.ndarray:
        """A vacancy that began in the month in the place; one of another place where there is none, of any month where there is none."""
        cell, draw = month.astype(np.int64) * PLACES + place, random.random(len(month))
        first, count = self.before[cell], self.before[cell + 1] - self.before[cell]
        of_month = self.before[month * PLACES], self.before[(month + 1) * PLACES] - self.before[month * PLACES]
        first, count = np.where(count > 0, first, of_month[0]), np.where(count > 0, count, of_month[1])
        first, count = np.where(count > 0, first, 0), np.where(count > 0, count, max(len(self), 1))
        return first + np.floor(draw * count).astype(np.int64) + 1


def vacancies(counts: np.ndarray) -> Vacancies:
    """The numbers of vacancies, from how many begin by month and place, (121, 308)."""
    return Vacancies(np.r_[0, np.cumsum(counts.reshape(-1))].astype(np.int64))
