"""The employment pack's person facts give the rows that its spec table says, case by case; and what each may be used for is known."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from packs.employment.pack import PACK
from puntari.define.person_fact import PersonFact
from puntari.define.source import Redistribution
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for
from puntari.store import engine
from tests.small.rolls import rolls

TABLES = sorted((Path(PACK.folder) / "spec").glob("person_facts*.yaml"))
CASES = [case for table in TABLES for case in yaml.safe_load(table.read_text(encoding="utf-8"))]
FROM_INCOMES = {"wages", "after_service", "after_event", "service_followed", "job_found", "found_industry"}


def house(given: dict[str, list[dict[str, object]]], *facts: PersonFact) -> engine.Connection:
    """An engine with the given rows in the registers that the facts read, and with the facts."""
    unknown = set(given) - set(PACK.registers)
    assert not unknown, unknown
    common = {"_delivery": "d", "known_from": None}
    told = []
    for register in {one.id: one for fact in facts for one in fact.registers}.values():
        rows = given.get(register.id, [])
        names = {column.name for column in register.carried}
        assert all(set(row) <= names for row in rows), (register.id, names)
        told.append((register, [common | {"_row": number} | row for number, row in enumerate(rows)]))
    connection = rolls(told)
    make_calendar(connection, PACK, {})
    for step in needed_for(PACK, facts):
        make_step(connection, step, "VIEW")
    return connection


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_facts_are_as_the_table_says(case: dict[str, object]) -> None:
    with house(case["given"], PACK.person_facts[case["fact"]]) as connection:
        found = connection.execute(f"SELECT {', '.join(case['told'])} FROM fact.{case['fact']}").fetchall()
    assert sorted(map(repr, found)) == sorted(repr(tuple(row)) for row in case["rows"])


def test_every_fact_has_a_case() -> None:
    assert {case["fact"] for case in CASES} == set(PACK.person_facts)


def test_exclusive_facts_have_no_two_rows_of_a_person_on_a_day() -> None:
    given: dict[str, list[dict[str, object]]] = {}
    for case in CASES:
        for register, rows in case["given"].items():
            given.setdefault(register, []).extend(rows)
    with house(given, *PACK.person_facts.values()) as connection:
        for fact in PACK.person_facts.values():
            if fact.exclusive and fact.unit is not None:
                whose = fact.unit.name
                twice = connection.execute(
                    f"SELECT count(*) FROM fact.{fact.id} AS a JOIN fact.{fact.id} AS b ON a.{whose} = b.{whose} AND a.begins < b.begins "
                    "AND b.begins <= coalesce(a.ends, DATE '9999-12-31')"
                ).fetchall()
                assert twice == [(0,)], fact.id


def test_what_has_read_incomes_is_closed_as_they_are() -> None:
    closed = {fact.id for fact in PACK.person_facts.values() if fact.redistribution is Redistribution.NONE}
    assert closed == FROM_INCOMES
    tainted = {id for id, one in PACK.indicators.items() for b in one.bindings if getattr(b, "redistribution", None) is Redistribution.NONE}
    read = {id: {fact.id for b in one.bindings for fact in getattr(b, "facts", ())} for id, one in PACK.indicators.items()}
    reading = {id for id, facts in read.items() if facts & FROM_INCOMES}
    assert tainted == reading
    assert reading >= {"register_placed_after_service", "register_unemployed_after_service"}
