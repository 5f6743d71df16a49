"""Means of a parish, month after month, with the true number of persons and everybody else's income known: is the last one's told?"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

import pytest

from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.guard.release import Figures
from puntari.words.period import PeriodRange
from tests.small import attacked
from tests.small.attacked import ANALYST, FOLLOWING, PACK, PARISHES, Person

ASKED = Question(PACK.id, ("income",), ("parish",), period=PeriodRange.parse("2020-12..2021-03"))
Means = dict[tuple[str, str], float | None]
EVERYBODY = [*attacked.people(), *(one for day in range(1, FOLLOWING + 1) for one in attacked.later(day))]
"""All of them are there from December 2020 on."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return attacked.house(tmp_path_factory.mktemp("means"))


def exact(house: House) -> Means:
    rows = house.warehouse(PACK.id).rows(answer_sql(PACK, "income", ASKED)).to_pylist()
    return {(row["area"], str(row["period"])): row["value"] for row in rows}


def through_the_gate(house: House) -> Means:
    answer = ask(house, ASKED, ANALYST)
    assert isinstance(answer, Figures), answer
    return {(str(row.area), str(row.period)): row.cell.value for row in answer.rows()}


def one_month(sums: list[float]) -> float:
    return sums[0]


def all_months(sums: list[float]) -> float:
    return fmean(sums)


def right(means: Means, target: Person, summary: Callable[[list[float]], float]) -> bool:
    """Whether the target's income is found within a tenth: the mean by how many there are, less what all others have."""
    there = [int(one["income"]) for one in EVERYBODY if one["parish"] == target["parish"]]
    sums = [value * len(there) for (parish, _), value in sorted(means.items()) if parish == target["parish"] and value is not None]
    mine = int(target["income"])
    return bool(sums) and abs(summary(sums) - (sum(there) - mine) - mine) <= mine / 10


@pytest.mark.parametrize("summary", [one_month, all_months])
def test_means_do_not_tell_the_one_whose_income_is_not_known(house: House, summary: Callable[[list[float]], float]) -> None:
    unprotected, told = exact(house), through_the_gate(house)
    assert all(right(unprotected, one, summary) for one in EVERYBODY)
    assert sum(value is not None for value in told.values()) > 2 * len(PARISHES), "means are told"
    found = sum(right(told, one, summary) for one in EVERYBODY)
    assert found <= len(EVERYBODY) / 4, f"{found} of {len(EVERYBODY)}"
