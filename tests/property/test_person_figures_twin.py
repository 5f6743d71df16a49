"""Figures over persons equal the naive twin's on random registers, at every level: stocks, flows, durations, deadlines, outcomes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.person_rows import number_of
from puntari.flow.person_facts.compute import make, make_calendar
from puntari.flow.places import ground_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import Frequency, Period
from tests.property.person_naive import Row, figure
from tests.small.pack import COUNTIES, PLACES
from tests.small.persons import KIND, MEASURES, PACK, stays, visits
from tests.small.rolls import new_states, old_states, rolls

FIRST = date(2021, 3, 22)
GROUND = {(row["member"], row["level"]): row["code"] for row in ground_table(PLACES).to_pylist()}
PARISHES = [*(parish for parishes in COUNTIES.values() for parish in parishes), "g", "?"]


@st.composite
def some_stays(draw: st.DrawFn) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 14))):
        begins = FIRST + timedelta(days=draw(st.integers(0, 60)))
        lasts, visited = draw(st.none() | st.integers(0, 45)), draw(st.none() | st.integers(-1, 8))
        rows.append({
            "person": draw(st.integers(1, 4)), "parish": draw(st.sampled_from(PARISHES)), "kind": draw(st.sampled_from(sorted(KIND.names))),
            "begins": begins, "ends": None if lasts is None else begins + timedelta(days=lasts),
            "visited": None if visited is None else begins + timedelta(days=visited), "score": draw(st.none() | st.integers(0, 9)),
            "_delivery": "d", "_row": number, "known_from": date(2021, 6, 1),
        })
    return rows


@st.composite
def some_visits(draw: st.DrawFn) -> list[Row]:
    rows = draw(some_stays())
    return [row | {"visited": row["begins"]} for row in rows]


def house(told: date | None, given_stays: list[Row], given_visits: list[Row], states: list[Row]) -> Warehouse:
    connection = rolls([(stays, given_stays), (visits, given_visits), (new_states, states), (old_states, [])])
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, told))
    make(connection, PACK)
    return Warehouse(connection, None)


def in_area(rows: list[Row], level: str, area: str) -> list[Row]:
    return [row for row in rows if level == "country" or GROUND.get((row["parish"], level)) == area]


@settings(max_examples=12)
@given(some_stays(), some_visits(), st.integers(0, 100))
def test_figures_equal_the_naive_twin(given_stays: list[Row], given_visits: list[Row], later: int) -> None:
    told = FIRST + timedelta(days=later)
    warehouse = house(told, given_stays, given_visits, [])
    rows = {"stay": given_stays, "visit": given_visits, "state": []}
    asked = [id for id, binding in MEASURES.items() if binding.fact.id != "state"]
    # Half of the measures each time, and all of them over the examples.
    for id in asked[later % 2 :: 2]:
        binding = MEASURES[id]
        level = ("country", "county", "parish")[(len(id) + later) % 3]
        by = (level, "kind") if later % 3 == 1 and binding.per is None else (level,)
        answer = warehouse.rows(answer_sql(PACK, id, Question("persons", (id,), by, every_period=True))).to_pylist()
        _compare(id, level, rows, told, [row for row in answer if row["binding"] is not None])
        _is_whole(id, answer, rows[binding.fact.id], told, level, by)
    warehouse.connection.close()


def _compare(id: str, level: str, rows: dict[str, list[Row]], told: date, answer: list[Row]) -> None:
    for told_row in answer:
        mine = {
            fact: [row for row in in_area(given, level, told_row["area"]) if told_row.get("kind") in (None, row["kind"])]
            for fact, given in rows.items()
        }
        value, why, persons = figure(MEASURES[id], mine, Period.parse(told_row["period"]), told)
        where = (id, told_row)
        assert told_row["value"] == (value if value is None else pytest.approx(value)), where
        assert told_row["reason"] == why, where
        assert why == "follow_up_open" or told_row["n"] == persons, where


def _is_whole(id: str, answer: list[Row], rows: list[Row], told: date, level: str, by: tuple[str, ...]) -> None:
    """Every period from the first with a row to the last that is told whole has a cell of every area."""
    fact = MEASURES[id].fact
    first = min((row[fact.begins or fact.happens] for row in rows), default=None)
    frequency = MEASURES[id].frequency
    periods = set()
    if first is not None:
        one = Period.containing(first, frequency)
        while one.last_day <= told:
            periods.add(str(one))
            one = one + 1
    assert {row["period"] for row in answer} == periods, id
    areas = {area.code for area in PLACES.areas(level)}
    assert not periods or {row["area"] for row in answer} == areas, id
    if by == (level,):
        assert len(answer) == len(periods) * len(areas)


def test_statuses_are_counted_once_a_person() -> None:
    begins = date(2021, 3, 1)
    same = {"person": 7, "office": None, "_delivery": "d", "known_from": begins}
    states = [
        same | {"state": "idle", "began": begins, "ended": None, "_row": 1},
        same | {"state": "work", "began": begins + timedelta(days=15), "ended": None, "_row": 2},
    ]
    warehouse = house(date(2021, 4, 30), [], [], states)
    for id, by, expected in (("states_now", (), [1.0, 1.0]), ("idle_average", (), [15 / 31, 0.0])):
        answer = warehouse.rows(answer_sql(PACK, id, Question("persons", (id,), by, every_period=True))).to_pylist()
        assert [row["value"] for row in answer] == pytest.approx(expected)
    warehouse.connection.close()


def test_nothing_told_is_nothing_known() -> None:
    warehouse = house(None, [], [], [])
    answer = warehouse.rows(answer_sql(PACK, "stock", Question("persons", ("stock",), ("parish",), every_period=True)))
    assert answer.num_rows == 0
    warehouse.connection.close()


@pytest.mark.parametrize("frequency", list(Frequency))
def test_numbers_of_periods_are_those_of_words(frequency: Frequency) -> None:
    days = [date(2019, 12, 31), date(2020, 2, 29), date(2021, 4, 1), date(2021, 12, 31), date(2022, 1, 1)]
    with engine.connect() as connection:
        for day in days:
            told = connection.execute(f"SELECT {number_of('d', frequency)} FROM (SELECT DATE '{day}' AS d) AS t").fetchall()
            assert told == [(Period.containing(day, frequency).number,)]
