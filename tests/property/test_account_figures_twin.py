"""Sums, concentrations, what crosses borders and opinions equal the naive twin's on random registers, at every level."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import make, make_calendar
from puntari.flow.warehouse import Warehouse
from puntari.words.period import Period
from tests.property.person_naive import NOWHERE, ONE_COUNTRY, Row, figure, half_width
from tests.property.test_person_figures_twin import FIRST, GROUND, PARISHES, in_area
from tests.small.accounts import MEASURES, PACK, accounts, answers, deals, rounds
from tests.small.persons import KIND, stays
from tests.small.rolls import rolls

TOLD = date(2021, 7, 31)


def some_rows(chance: random.Random) -> list[Row]:
    days = [FIRST + timedelta(days=day) for day in range(60)]
    return [
        {
            "deal": str(number), "answer": str(number), "firm": chance.randint(1, 4), "parish": chance.choice(PARISHES),
            "other": chance.choice([None, *PARISHES]), "kind": chance.choice(sorted(KIND.names)), "day": chance.choice(days),
            "paid": chance.randint(-200, 900) / 8, "grade": chance.choice([None, 1, 2, 3, 4, 5]), "_delivery": "d", "_row": number,
            "known_from": date(2021, 6, 1),
        }
        for number in range(chance.choice((0, 3, 40)))
    ]


def stays_of(chance: random.Random) -> list[Row]:
    """Stays with a day of a visit, sometimes, and a score."""
    found = []
    for row in some_rows(chance):
        begins, visited = row["day"], chance.choice([None, -1, 3, 31, 40])
        found.append(row | {
            "person": row["firm"], "begins": begins, "ends": chance.choice([None, begins + timedelta(days=chance.randint(0, 45))]),
            "visited": None if visited is None else begins + timedelta(days=visited), "score": row["grade"],
        })
    return found


def _lies_in(level: str) -> object:
    """Where a parish lies; one that is in no area is of itself."""
    return ONE_COUNTRY if level == "country" else lambda parish: GROUND.get((parish, level), "")


def _ground(rows: list[Row]) -> list[Row]:
    """Rows as told of the ground that there is now."""
    return [row | {"parish": GROUND.get((row["parish"], "parish"), NOWHERE)} for row in rows]


@pytest.mark.parametrize("seed", range(6))
def test_figures_equal_the_naive_twin(seed: int) -> None:
    chance = random.Random(seed)
    given_stays, given_accounts, given_deals, given_answers = stays_of(chance), *(some_rows(chance) for _ in range(3))
    given_rounds = [row | {"closed": row["day"], "asked": chance.randrange(5), "round": row["deal"]} for row in some_rows(chance)]
    given_answers = [row | {"round": chance.choice([None, "0", "1", "2", "39"])} for row in given_answers]
    level = ("country", "county", "parish")[seed % 3]
    rows = {"stay": given_stays, "account": given_accounts, "deal": given_deals, "answer": given_answers, "asked": given_rounds}
    rows["shut"] = given_deals
    rows["reply"] = [one | {"answer": row["answer"]} for row in given_answers for one in given_rounds if one["round"] == row["round"]]
    given = [(stays, given_stays), (accounts, given_accounts), (deals, given_deals), (answers, given_answers), (rounds, given_rounds)]
    connection = rolls(given)
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
    make(connection, PACK)
    warehouse = Warehouse(connection, None)
    for id, binding in MEASURES.items():
        answer = warehouse.rows(answer_sql(PACK, id, Question("accounts", (id,), (level,), every_period=True))).to_pylist()
        for told in (row for row in answer if row["binding"] is not None):
            mine = {fact: in_area(held, level, told["area"]) for fact, held in rows.items()}
            if id not in ("spent", "spent_per_stay", "stays_per_paid"):
                _compare(binding, mine, told, level)
            else:
                _compare(binding, mine | {"account": _ground(mine["account"])}, told, level)
    connection.close()


def _compare(binding: object, mine: dict[str, list[Row]], told: Row, level: str) -> None:
    period = Period.parse(told["period"])
    value, why, persons = figure(binding, mine, period, TOLD, _lies_in(level))
    assert told["value"] == (value if value is None else pytest.approx(value)), (told, mine)
    assert told["reason"] == why, (told, mine)
    assert why == "follow_up_open" or told["n"] is None or told["n"] == persons, (told, mine)
    if why == "sampled":
        grades = [row["grade"] for row in mine["answer"] if row["grade"] is not None and period.first_day <= row["day"] <= period.last_day]
        half = half_width(grades)
        if half > 0:
            assert (told["low"], told["high"], told["interval"]) == (
                pytest.approx(value - half), pytest.approx(value + half), "uncertainty",
            )


def test_four_of_five_forecasts_hold_what_came() -> None:
    chance = random.Random(5)
    began = [date(2012, 1, 1) + timedelta(days=chance.randrange(9 * 365)) for _ in range(3000)]
    rows = [
        {
            "person": at, "begins": day, "ends": day + timedelta(days=chance.randint(20, 400)), "parish": "a", "kind": "long",
            "_delivery": "d", "_row": at, "known_from": TOLD,
        }
        for at, day in enumerate(began)
    ]
    connection = rolls([(stays, rows), (accounts, []), (deals, []), (answers, []), (rounds, [])])
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, date(2020, 6, 30)))
    make(connection, PACK)
    warehouse = Warehouse(connection, None)

    def told(id: str) -> dict[str, Row]:
        sql = answer_sql(PACK, id, Question("accounts", (id,), ("country",), every_period=True))
        return {row["period"]: row for row in warehouse.rows(sql).to_pylist()}

    forecast, came = told("expected"), {period: row["value"] for period, row in told("stock").items()}
    assert max(forecast) == "2020-08" and max(came) == "2020-06"
    held = [row["low"] <= came[period] <= row["high"] for period, row in forecast.items() if "2014-01" <= period <= "2020-06"]
    assert len(held) == 78 and 0.68 <= sum(held) / len(held) <= 0.92
    assert all(row["reason"] == "expected" and row["interval"] == "uncertainty" for row in forecast.values())
    connection.close()
