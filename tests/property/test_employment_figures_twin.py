"""Every register indicator of the employment pack, computed a second time by plain loops over its facts, on random registers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from packs.employment.pack import PACK
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Within
from puntari.define.question import Question
from puntari.define.register import Register
from puntari.define.source import Audience
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import make, make_calendar
from puntari.flow.warehouse import Warehouse
from puntari.words.period import Period
from tests.property.person_naive import Row, figure
from tests.small.rolls import rolls

FIRST, TOLD = date(2025, 1, 6), date(2026, 9, 30)
PERSONS = range(1, 13)
BINDINGS = {
    id: one.bindings[0]
    for id, one in PACK.indicators.items()
    if isinstance(one.bindings[0], RegisterBinding) and one.audience is Audience.AUTHORITIES
}
BEFORE_EASTER = Period.parse("2025-03")
"""The last month whose deadlines need no holidays, which the twin knows of the spring of 2021 only."""


def _spells(chance: random.Random, person: int, most: int, **codes: tuple[str, ...]) -> Iterator[Row]:
    begins = FIRST + timedelta(days=chance.randrange(60))
    for _ in range(chance.randrange(1, most)):
        ends = begins + timedelta(days=chance.randrange(10, 160))
        last = chance.random() < 0.2
        yield {"person": person, "begins": begins, "ends": None if last else ends} | {k: chance.choice(v) for k, v in codes.items()}
        begins = ends + timedelta(days=chance.choice((1, 1, 20)))
        if last:
            return


def _events(chance: random.Random, person: int, most: int, day: str, **codes: tuple[str, ...]) -> Iterator[Row]:
    for _ in range(chance.randrange(most)):
        yield {"person": person, day: FIRST + timedelta(days=chance.randrange(500))} | {k: chance.choice(v) for k, v in codes.items()}


def _clients(chance: random.Random, person: int) -> Row:
    return {
        "person": person, "begins": date(2024, 12, 1), "ends": None, "municipality": chance.choice(("091", "049", "853")),
        "sex": chance.choice("12"), "birth_year": chance.choice((1965, 1985, 2003)), "citizenship": chance.choice(("246", "643")),
    }  # fmt: skip


def _of(id: str, chance: random.Random, person: int) -> list[Row]:
    """What a register tells of a person."""
    columns = {column.name: column for column in PACK.registers[id].columns}

    def codes(name: str) -> tuple[str, ...]:
        return tuple(columns[name].codes.names)

    kinds = ("training", "integration_training", "work_trial", "wage_subsidy", "job_coaching")
    made = {
        "atmt_person": lambda: iter([_clients(chance, person)]),
        "atmt_status": lambda: _spells(chance, person, 9, status=tuple("0123457892222")),
        "atmt_job_search": lambda: _spells(chance, person, 5),
        "atmt_plan": lambda: _spells(chance, person, 4, kind=("00", "01", "02", "07")),
        "atmt_service": lambda: _spells(chance, person, 5, kind=kinds, production=codes("production")),
        "atmt_contact": lambda: _events(
            chance, person, 14, "on_day", reason=("initial_interview", *codes("reason")), channel=codes("channel"),
            outcome=("held", *codes("outcome")), interpreter=("0", "1"),
        ),
        "atmt_plan_action": lambda: _events(chance, person, 8, "due", state=codes("state")),
        "incomes_wages": lambda: _events(chance, person, 8, "paid", income_type=("101", "201")),
    }  # fmt: skip
    return list(made[id]()) if id in made else []


def _told(register: Register, chance: random.Random) -> list[Row]:
    rows = [row for person in PERSONS for row in _of(register.id, chance, person)]
    beside = {"_delivery": "d", "known_from": TOLD, "amount": 100.0, "search": "s", "agreed": FIRST}
    numbered = {name: [column for column in register.columns if column.name == name] for name in ("plan", "service", "contact", "report")}
    return [
        beside | row | {"_row": number} | {name: f"{name}{number}" for name, there in numbered.items() if there and name not in row}
        for number, row in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    chance = random.Random(20261122)
    connection = rolls([(register, _told(register, chance)) for register in PACK.registers.values()])
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
    make(connection, PACK)
    with connection:
        yield Warehouse(connection, None)


@pytest.fixture(scope="module")
def rows(warehouse: Warehouse) -> dict[str, list[Row]]:
    facts = {fact.id for binding in BINDINGS.values() for fact in binding.facts}
    return {id: warehouse.rows(f"SELECT * FROM fact.{id}").to_pylist() for id in facts}


@pytest.mark.parametrize("id", BINDINGS)
def test_every_indicator_equals_a_second_computation(id: str, warehouse: Warehouse, rows: dict[str, list[Row]]) -> None:
    binding = BINDINGS[id]
    answer = warehouse.rows(answer_sql(PACK, id, Question("employment", (id,), ("country",), every_period=True))).to_pylist()
    told = [row for row in answer if row["binding"] is not None]
    assert told, "registers that tell of everybody give a figure of every period"
    for row in told:
        period = Period.parse(row["period"])
        if isinstance(binding.value, Within) and period > BEFORE_EASTER:
            continue
        value, why, _ = figure(binding, rows, period, TOLD)
        assert row["value"] == (value if value is None else pytest.approx(value)), row
        assert row["reason"] == why, row
