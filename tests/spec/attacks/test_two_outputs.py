"""Two results of one study, of months between which one person came to each parish: whose secret code does their difference tell?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from puntari.define.question import Question
from puntari.define.right import Role
from puntari.define.study import Study
from puntari.doors import outputs
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.guard.actor import Actor
from puntari.guard.release import Refusal
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from tests.small import attacked
from tests.small.attacked import FOLLOWING, PARISHES, SECRETS
from tests.small.attackers import Cells, passes

T = Text.same
STUDY = Study(
    "arrivals", T("Arrivals"), T("A university"), T("Who comes"), T("permit 1"), T("the law of studies"), frozenset({"of_folk"}),
    frozenset({"secret"}), PeriodRange.parse("2020-06..2021-03"), date(2020, 1, 1), date(2999, 12, 31),
)
PACK = replace(attacked.PACK, studies=(STUDY,), rights=(*attacked.PACK.rights, STUDY.right))
RESEARCHER = Actor(Role.RESEARCHER, name="first", purpose="table 1", study=STUDY.id)
MONTHS = tuple(f"2020-{6 + at:02d}" for at in range(FOLLOWING + 1))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(attacked.house(tmp_path_factory.mktemp("two")).store, {PACK.id: PACK})


def question(month: str) -> Question:
    return Question(PACK.id, ("people",), ("parish", "secret"), period=PeriodRange.parse(month))


def exact(house: House, month: str) -> Cells:
    """What is true."""
    rows = house.warehouse(PACK.id).rows(answer_sql(PACK, "people", question(month))).to_pylist()
    return {(row["area"], row["secret"]): row["value"] for row in rows}


def leaving(house: House, month: str) -> Cells:
    """What leaves the study: proposed as a result of its own, and looked at as it would leave."""
    standing = outputs.propose_table(house, RESEARCHER, STUDY.id, question(month))
    assert not isinstance(standing, Refusal), standing
    shown = outputs.show_output(house, RESEARCHER, PACK.id, STUDY.id, standing.build)
    assert not isinstance(shown, Refusal), shown
    rows = [dict(zip(shown.body.columns, row, strict=True)) for row in shown.body.rows]
    return {(str(row["parish"]), str(row["secret"])): float(row["value"]) if row["value"] not in ("", None) else None for row in rows}


def guesses(told: list[Cells]) -> list[bool]:
    """For each parish and month whether the code that grew most, of those told in both, is that of the one who came."""
    right = []
    for day, (before, after) in enumerate(zip(told, told[1:], strict=False), 1):
        for came in attacked.later(day):
            grew = {secret: _grown(before, after, (came["parish"], secret)) for secret in SECRETS}
            best = max(grew, key=lambda secret: grew[secret])
            right.append(best == came["secret"])
    return right


def _grown(before: Cells, after: Cells, cell: tuple[str, str]) -> float:
    first, second = before.get(cell, 0.0), after.get(cell, 0.0)
    return 0.0 if first is None or second is None else second - first


def test_two_results_of_one_study_do_not_tell_who_came_between_them(house: House) -> None:
    unprotected = guesses([exact(house, month) for month in MONTHS])
    assert all(unprotected) and len(unprotected) == FOLLOWING * len(PARISHES)
    told = [leaving(house, month) for month in MONTHS]
    assert sum(value is not None for one in told for value in one.values()) > len(told) * len(PARISHES), "figures are told"
    right = guesses(told)
    assert passes(right), f"{sum(right)} of {len(right)}"
