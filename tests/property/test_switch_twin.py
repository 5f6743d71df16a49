"""What the employment pack's facts make of services, plans and contacts that two systems tell of equals a naive twin, row by row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packs.employment.pack import PACK
from packs.employment.registers.terms import SWITCHED
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for
from tests.small.rolls import Row, rolls

EVE = SWITCHED - timedelta(days=1)
FIRST = date(2024, 12, 20)
PERSONS = (1, 2)
DAY = st.integers(0, 25).map(lambda number: FIRST + timedelta(days=number))
SORT = {"integration_training": "training"}


@st.composite
def some_spells(draw: st.DrawFn, kinds: tuple[str, ...]) -> list[Row]:
    rows = []
    for _ in range(draw(st.integers(0, 5))):
        begins, lasts = draw(DAY), draw(st.none() | st.integers(0, 12))
        ends = None if lasts is None else begins + timedelta(days=lasts)
        rows.append({"person": draw(st.sampled_from(PERSONS)), "begins": begins, "ends": ends, "kind": draw(st.sampled_from(kinds))})
    return rows


SOME_DAYS = st.lists(st.tuples(st.sampled_from(PERSONS), DAY), max_size=6, unique=True)


def told(fact: str, given: dict[str, list[Row]], columns: str) -> list[tuple[object, ...]]:
    """The rows of a fact over the registers' rows."""
    chosen = PACK.person_facts[fact]
    common = {"_delivery": "d", "known_from": None}
    numbered = [(one, [common | {"_row": n} | row for n, row in enumerate(given.get(one.id, []))]) for one in chosen.registers]
    with rolls(numbered) as connection:
        make_calendar(connection, PACK, {})
        for step in needed_for(PACK, (chosen,)):
            make_step(connection, step, "VIEW")
        return connection.execute(f"SELECT {columns} FROM fact.{fact}").fetchall()


def days_of(row: Row) -> set[date]:
    """The days of a service, as far as is looked at."""
    last = row["ends"] or FIRST + timedelta(days=60)
    return {row["begins"] + timedelta(days=number) for number in range((last - row["begins"]).days + 1)}


@settings(max_examples=25, deadline=None)
@given(some_spells(("training",)), some_spells(("work_trial",)), some_spells(("training", "integration_training", "work_trial")))
def test_services_equal_the_naive_twin(courses: list[Row], trials: list[Row], newer: list[Row]) -> None:
    expected = [(row["person"], row["kind"], row["begins"], row["ends"], "own") for row in newer]
    for row in (*courses, *trials):
        before = {day for day in days_of(row) if day <= EVE}
        same = (one for one in newer if one["person"] == row["person"] and SORT.get(one["kind"], one["kind"]) == row["kind"])
        if before and not any(before & days_of(one) for one in same):
            expected.append((row["person"], row["kind"], row["begins"], max(before), "unknown"))
    given = {
        "ura_training": [row | {"kind": None} for row in courses],
        "ura_work_trial": [row | {"kind": "20"} for row in trials],
        "atmt_service": [row | {"production": "own"} for row in newer],
    }
    assert sorted(map(repr, told("service", given, "person, kind, begins, ends, production"))) == sorted(map(repr, expected))


@settings(max_examples=15, deadline=None)
@given(SOME_DAYS, SOME_DAYS)
def test_plans_equal_the_naive_twin(older: list[tuple[int, date]], newer: list[tuple[int, date]]) -> None:
    expected = [(person, day, None, "07") for person, day in newer]
    for person, day in older:
        if day < SWITCHED and (person, day) not in newer:
            later = [next_day - timedelta(days=1) for whose, next_day in (*older, *newer) if whose == person and next_day > day]
            expected.append((person, day, min([EVE, *later]), "00"))
    given = {
        "ura_plan": [{"person": person, "made": day, "kind": "00"} for person, day in older],
        "atmt_plan": [{"person": person, "begins": day, "ends": None, "kind": "07"} for person, day in newer],
    }
    assert sorted(map(repr, told("plan", given, "person, begins, ends, kind"))) == sorted(map(repr, expected))


EVENTS = {"contact": "on_day", "job_offer": "on_day", "plan_action": "due", "statement": "given"}


@pytest.mark.parametrize("fact", EVENTS)
@settings(max_examples=10, deadline=None)
@given(older=SOME_DAYS, newer=SOME_DAYS)
def test_events_equal_the_naive_twin(fact: str, older: list[tuple[int, date]], newer: list[tuple[int, date]]) -> None:
    day = EVENTS[fact]
    given = {
        f"{system}_{fact}": [{"person": person, day: when} for person, when in rows] for system, rows in (("ura", older), ("atmt", newer))
    }
    expected = newer + [one for one in older if one[1] < SWITCHED and one not in newer]
    assert sorted(told(fact, given, f"person, {day}")) == sorted(expected)
