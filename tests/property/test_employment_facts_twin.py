"""Unemployment, what followed services and job searches, and structural unemployment, as the employment pack's facts tell them, equal a
naive twin that looks at every day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from packs.employment.pack import PACK
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for
from tests.property.person_naive import months_after
from tests.property.test_spells_twin import winner_of
from tests.small.rolls import Row, rolls

FIRST, LAST = date(2024, 10, 1), date(2026, 8, 31)
RULE = PACK.spells["status"]
AFTER = {"1": "open_work", "9": "open_work", "0": "supported_work", "2": "unemployed", "3": "unemployed", "7": "service", "5": "outside"}
PERSONS = (1, 2)


@st.composite
def some_statuses(draw: st.DrawFn) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 7))):
        begins = FIRST + timedelta(days=draw(st.integers(0, 300)))
        lasts = draw(st.none() | st.integers(0, 120))
        rows.append({
            "person": draw(st.sampled_from(PERSONS)), "status": draw(st.sampled_from(sorted(AFTER))), "begins": begins,
            "ends": None if lasts is None else begins + timedelta(days=lasts), "_delivery": draw(st.sampled_from("ab")), "_row": number,
            "known_from": date(2025, 12, draw(st.integers(1, 2))),
        })
    return rows


@st.composite
def some_services(draw: st.DrawFn) -> list[Row]:
    days = draw(st.lists(st.tuples(st.sampled_from(PERSONS), st.integers(0, 250)), max_size=4, unique=True))
    return [
        {"service": str(number), "person": person, "kind": "training", "production": "own", "begins": FIRST + timedelta(days=day),
         "ends": FIRST + timedelta(days=day + 30)} for number, (person, day) in enumerate(days)
    ]


@st.composite
def some_wages(draw: st.DrawFn) -> list[Row]:
    months = draw(st.lists(st.integers(0, 20), max_size=10))
    return [
        {"report": str(number), "person": draw(st.sampled_from(PERSONS)), "paid": months_after(FIRST, month) + timedelta(days=14),
         "income_type": draw(st.sampled_from(["101", "201", "103"])), "amount": draw(st.sampled_from([1000.0, 0.0]))}
        for number, month in enumerate(months)
    ]


def days_of(told: dict[str, list[Row]], person: int) -> dict[date, str]:
    """The person's status on every day of the time looked at."""
    older, newer = ([row | {"state": row["status"], "began": row["begins"], "ended": row["ends"]} for row in told[id]]
                    for id in ("ura_status", "atmt_status"))
    found = {}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        winner = winner_of(RULE, {"ura_status": older, "atmt_status": newer}, person, day)
        if winner is not None:
            found[day] = winner["state"]
    return found


def unemployed(days: dict[date, str]) -> set[tuple[date, date | None]]:
    """Unbroken runs of days with status 2 or 3; one that lasts to the end of the time looked at is open."""
    runs: list[list[date]] = []
    for day in sorted(day for day, status in days.items() if status in ("2", "3")):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return {(begins, None if ends == LAST else ends) for begins, ends in runs}


def afterwards(days: dict[date, str], wages: list[Row], person: int, day: date) -> str:
    if day in days:
        return AFTER[days[day]]
    paid = [row["amount"] for row in wages if row["person"] == person and row["income_type"] in ("101", "201")
            and (row["paid"].year, row["paid"].month) == (day.year, day.month)]
    return "left_to_wages" if sum(paid) > 0 else "left"


@settings(max_examples=12)
@given(some_statuses(), some_statuses(), some_services(), some_wages())
def test_facts_equal_the_naive_twin(older: list[Row], newer: list[Row], services: list[Row], wages: list[Row]) -> None:
    searches = [
        {"search": row["service"], "person": row["person"], "begins": row["begins"], "ends": row["ends"], "end_reason": "01"}
        for row in services
    ]
    told = {"ura_status": older, "atmt_status": [row | {"_row": row["_row"] + 100} for row in newer], "atmt_service": services,
            "incomes_wages": wages, "ura_job_search": searches, "atmt_job_search": searches}
    facts = tuple(PACK.person_facts[id] for id in ("unemployment", "job_search_end", "after_service", "after_event"))
    registers = {one.id: one for fact in facts for one in fact.registers}
    common = {"_delivery": "d", "_row": 0, "known_from": date(2025, 12, 1)}
    with rolls([(one, [common | row for row in told.get(one.id, [])]) for one in registers.values()]) as connection:
        make_calendar(connection, PACK, {})
        for step in needed_for(PACK, facts):
            make_step(connection, step, "VIEW")
        spells = connection.execute("SELECT person, begins, ends FROM fact.unemployment").fetchall()
        outcomes = connection.execute("SELECT person, ended, months, afterwards FROM fact.after_service").fetchall()
        ends = connection.execute("SELECT DISTINCT person, ended FROM fact.job_search_end").fetchall()
        after_ends = connection.execute("SELECT DISTINCT person, day, months, afterwards FROM fact.after_event").fetchall()
    days = {person: days_of(told, person) for person in PERSONS}
    assert sorted(map(repr, spells)) == sorted(repr((person, *run)) for person in PERSONS for run in unemployed(days[person]))
    expected = [
        (row["person"], row["ends"], str(k), afterwards(days[row["person"]], wages, row["person"], months_after(row["ends"], k)))
        for row in services for k in (1, 3, 6, 12)
    ]
    assert sorted(outcomes) == sorted(expected)
    expected = [
        (person, ended, str(k), afterwards(days[person], wages, person, months_after(ended, k)))
        for person, ended in ends for k in (1, 3, 6, 12)
    ]
    assert bool(ends) == bool(services)
    assert sorted(after_ends) == sorted(expected)


IDLE, SERVED = ("2", "3"), ("0", "7")


@st.composite
def some_lives(draw: st.DrawFn) -> list[Row]:
    """Spells of status one after another, long enough to become structural unemployment, for two persons."""
    rows: list[Row] = []
    for person in PERSONS:
        begins, last = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 60))), ""
        for _ in range(draw(st.integers(2, 7))):
            status = draw(st.sampled_from([one for one in ("2", "3", "7", "0", "1", "2", "7") if one != last]))
            ends = begins + timedelta(days=draw(st.sampled_from((0, 30, 92, 120, 200, 365, 370))))
            rows.append({"person": person, "status": status, "begins": begins, "ends": ends, "_row": len(rows)})
            begins, last = ends + timedelta(days=draw(st.sampled_from((1, 1, 2, 92, 93, 130)))), status
    return rows


def part_on(rows: list[Row], status: dict[date, str], days: dict[tuple[str, ...], list[date]], day: date) -> str | None:
    """The part of structural unemployment that a person is in on a day, by counting days; `days` are those of some kinds, in order."""

    def counted(kinds: tuple[str, ...], upto: date) -> int:
        return bisect_right(days[kinds], upto) - bisect_left(days[kinds], upto - timedelta(days=485))

    def served_before(first: date) -> bool:
        return any(status.get(first - timedelta(days=back)) in SERVED for back in range(1, 93))

    enough = counted(IDLE + SERVED, day) >= 365
    if status.get(day) in SERVED:
        spell = next(row for row in rows if row["begins"] <= day <= row["ends"])
        return "service_to_service" if enough and served_before(spell["begins"]) else None
    if status.get(day) not in IDLE:
        return None
    first = day
    while status.get(first - timedelta(days=1)) in IDLE:
        first -= timedelta(days=1)
    if day >= months_after(first, 12):
        return "long_term"
    if counted(IDLE, min(day, first + timedelta(days=363))) >= 365:
        return "repeatedly"
    return "service_to_unemployment" if enough and served_before(first) else None


@settings(max_examples=12)
@given(some_lives())
def test_structural_unemployment_equals_the_naive_twin(lives: list[Row]) -> None:
    fact = PACK.person_facts["structural"]
    common = {"_delivery": "d", "known_from": date(2025, 12, 1)}
    told = [(one, [common | row for row in lives] if one.id == "atmt_status" else []) for one in fact.registers]
    with rolls(told) as connection:
        make_calendar(connection, PACK, {})
        for step in needed_for(PACK, (fact,)):
            make_step(connection, step, "VIEW")
        spells = connection.execute("SELECT person, part, begins, ends FROM fact.structural").fetchall()
    found = sorted(
        (person, begins + timedelta(days=number), part)
        for person, part, begins, ends in spells for number in range((ends - begins).days + 1)
    )
    expected = []
    for person in PERSONS:
        rows = [row for row in lives if row["person"] == person]
        status = {row["begins"] + timedelta(days=n): row["status"] for row in rows for n in range((row["ends"] - row["begins"]).days + 1)}
        days = {kinds: sorted(day for day in status if status[day] in kinds) for kinds in (IDLE, IDLE + SERVED)}
        parts = ((day, part_on(rows, status, days, day)) for day in sorted(status))
        expected += [(person, day, part) for day, part in parts if part is not None]
    assert found == expected


LENGTHS = ((24, "24"), (12, "12_24"), (6, "6_12"), (3, "3_6"), (0, "under_3"))


def lengths_of(lives: list[Row], *kinds: str) -> list[tuple[object, ...]]:
    """Each day of a person in one of some statuses, with the length reached on it: counting months from the first day without a break."""
    found = []
    for person in PERSONS:
        days = {row["begins"] + timedelta(days=n) for row in lives if row["person"] == person and row["status"] in kinds
                for n in range((row["ends"] - row["begins"]).days + 1)}
        first = FIRST
        for day in sorted(days):
            first = first if day - timedelta(days=1) in days else day
            found.append((person, day, next(code for months, code in LENGTHS if months_after(first, months) <= day)))
    return found


@settings(max_examples=12)
@given(some_lives())
def test_lengths_equal_the_naive_twin(lives: list[Row]) -> None:
    facts = tuple(PACK.person_facts[id] for id in ("unemployment_length", "search_length"))
    common = {"_delivery": "d", "known_from": date(2025, 12, 1)}
    searches = [{key: row[key] for key in ("person", "begins", "ends", "_row")} | {"search": str(row["_row"])} for row in lives]
    given = {"atmt_status": lives, "atmt_job_search": searches}
    registers = {one.id: one for fact in facts for one in fact.registers}
    with rolls([(one, [common | row for row in given.get(one.id, [])]) for one in registers.values()]) as connection:
        make_calendar(connection, PACK, {})
        for step in needed_for(PACK, facts):
            make_step(connection, step, "VIEW")
        told = [connection.execute(f"SELECT person, begins, ends, duration FROM fact.{fact.id}").fetchall() for fact in facts]
    idle, searching = (
        sorted((person, begins + timedelta(days=n), long) for person, begins, ends, long in rows for n in range((ends - begins).days + 1))
        for rows in told
    )
    assert idle == lengths_of(lives, *IDLE)
    assert searching == lengths_of(lives, "0", "1", "2", "3", "7")
