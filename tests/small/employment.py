"""Random rows of every register of the employment pack, such as its contracts have them, and an engine that holds the facts over them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pyarrow as pa

from packs.employment.pack import PACK
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    MonthColumn,
    NumberedColumn,
    Register,
    RegisterColumn,
)
from puntari.flow.person_facts.compute import KEYS, RECORDS, SALTS, make_calendar, make_step, steps
from puntari.flow.person_facts.units import keyed, record_key, salt_table
from puntari.store import engine
from tests.small.rolls import Row, rolls

FIRST, TOLD = date(2025, 1, 6), date(2026, 9, 30)
PERSONS = range(1, 13)
SECRET = b"a secret"
LONG_AGO = ({"person": 1, "status": "2", "begins": date(2023, 12, 25), "ends": date(2024, 12, 31)},)
"""Somebody is structurally unemployed before the year of the accounts begins."""
LEVELS = {2024: 96.0, 2025: 100.0}
"""An invented price index; 2026 has none yet."""


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


def _clients(chance: random.Random, person: int) -> Iterator[Row]:
    """A client who moves after some months."""
    traits = {
        "person": person, "sex": chance.choice("12"), "birth_year": chance.choice((1965, 1985, 2003)),
        "citizenship": chance.choice(("246", "643")), "language": ("fi", "ru", "smn", "99")[person % 4],
        "work_ability": "1239"[person // 2 % 4], "education_level": "236"[person % 3],
    }  # fmt: skip
    moved, homes = FIRST + timedelta(days=chance.randint(20, 90)), chance.sample(("091", "049", "853"), 2)
    yield traits | {"begins": date(2024, 12, 1), "ends": moved - timedelta(days=1), "municipality": homes[0]}
    yield traits | {"begins": moved, "ends": None, "municipality": homes[1]}


def _of(id: str, chance: random.Random, person: int) -> list[Row]:
    """What a register tells of a person."""
    columns = {column.name: column for column in PACK.registers[id].columns}

    def codes(name: str) -> tuple[str, ...]:
        return tuple(columns[name].codes.names)

    kinds = ("training", "integration_training", "work_trial", "wage_subsidy", "job_coaching")
    made = {
        "atmt_person": lambda: _clients(chance, person),
        "ura_status": lambda: LONG_AGO if person == 1 else (),
        "atmt_status": lambda: _spells(chance, person, 9, status=tuple("0123457892222")),
        "atmt_job_search": lambda: _spells(chance, person, 5, end_reason=("01", "03", "05", "08", "16")),
        "atmt_plan": lambda: _spells(chance, person, 4, kind=("00", "01", "02", "07")),
        "atmt_service": lambda: _spells(chance, person, 5, kind=kinds, production=codes("production")),
        "atmt_contact": lambda: _events(
            chance, person, 14, "on_day", reason=("initial_interview", *codes("reason")), channel=codes("channel"),
            outcome=("held", *codes("outcome")), interpreter=("0", "1"), expert=tuple(f"expert{one}" for one in range(4)),
        ),
        "atmt_plan_action": lambda: _events(chance, person, 8, "due", state=codes("state")),
        "incomes_wages": lambda: _events(chance, person, 8, "paid", income_type=("101", "201")),
    }  # fmt: skip
    return list(made[id]()) if id in made else []


MADE = (
    *("atmt_person", "atmt_status", "atmt_job_search", "atmt_plan", "atmt_service", "atmt_contact", "atmt_plan_action", "incomes_wages"),
    *("ura_person", "ura_status", "ura_job_search", "ura_training", "ura_work_trial", "ura_subsidised_work"),
)
"""Registers whose rows hang together, and those that tell of the time before."""
PLACES = {"municipality": ("091", "049", "853"), "employment_area": ("01", "07", "12")}
SHARED = ("procurement", "commitment", "round", "expert")
"""Numbers by which rows of several registers find each other."""


def _cell(chance: random.Random, column: RegisterColumn, number: int) -> object:
    """Anything that a column may hold."""
    if getattr(column, "optional", False) and chance.random() < 0.2:
        return None
    if isinstance(column, IdentifierColumn):
        return chance.choice(PERSONS) if column.entity is Entity.PERSON else 900 + chance.randrange(6)
    if isinstance(column, NumberedColumn):
        return f"{column.name}{chance.randrange(4) if column.name in SHARED else number}"
    if isinstance(column, MonthColumn):
        return date(2025 + chance.randrange(2), chance.randint(1, 9), 1)
    if isinstance(column, AreaColumn):
        return chance.choice(PLACES[column.level])
    if isinstance(column, CodedColumn):
        return chance.choice(list(column.codes.names)[:6])
    if isinstance(column, AmountColumn):
        most = 900 if column.maximum is None else column.maximum
        return float(chance.randint(int(column.minimum or 0), int(most)))
    return FIRST + timedelta(days=chance.randrange(400))


def _any_rows(register: Register, chance: random.Random) -> list[Row]:
    """Rows of a register as its contract has them, with every key once and days in their order."""
    found = {}
    for number in range(3000 if register.id.startswith("staff") else 60):
        row = {column.name: _cell(chance, column, number) for column in register.carried}
        days = sorted(row[one.name] for one in register.carried if isinstance(one, DayColumn) and row[one.name] is not None)
        for column in register.carried:
            if isinstance(column, DayColumn) and row[column.name] is not None:
                row[column.name] = days.pop(0)
            if column.name == register.ends and chance.random() < 0.2:
                row[column.name] = None
            if column.name == "year_begins":
                row[column.name] = date(chance.choice((2024, 2025)), 1, 1)
        found[tuple(row[name] for name in register.key)] = row
    return list(found.values())


def _told(register: Register, chance: random.Random) -> list[Row]:
    if register.id not in MADE:
        named = ({"_delivery": "d", "known_from": TOLD, "_row": number} for number in range(3000))
        return [beside | row for beside, row in zip(named, _any_rows(register, chance), strict=False)]
    rows = [row for person in PERSONS for row in _of(register.id, chance, person)]
    beside = {"_delivery": "d", "known_from": TOLD, "amount": 100.0, "cost": 75.0, "search": "s", "agreed": FIRST}
    numbered = {name: [column for column in register.columns if column.name == name] for name in ("plan", "service", "contact", "report")}
    return [
        beside | row | {"_row": number} | {name: f"{name}{number}" for name, there in numbered.items() if there and name not in row}
        for number, row in enumerate(rows)
    ]


def given(seed: int) -> list[tuple[Register, list[Row]]]:
    """The rows of every register, the same for the same seed."""
    chance = random.Random(seed)
    return [(register, _told(register, chance)) for register in PACK.registers.values()]


def price_levels() -> pa.Table:
    """The invented price index as the fact that a build makes of it."""
    levels = [{"price_index": "public_expenditure", "period": str(year), "price_level": level} for year, level in LEVELS.items()]
    return pa.Table.from_pylist(levels)


def units(rows: list[tuple[Register, list[Row]]]) -> dict[str, pa.Table]:
    """Record keys of everybody and of every row that stands for whoever wrote it, and the secret numbers of days, of an invented secret."""
    people = [*PERSONS, *range(900, 906)]
    records = [(register.id, str(row[register.key[0]])) for register, held in rows if len(register.key) == 1 for row in held]
    records = [(id, record) for id, record in dict.fromkeys(records)]
    return {
        KEYS: pa.table({"unit": pa.array(people, pa.int64()), "key": pa.array([record_key(SECRET, one) for one in people], pa.int64())}),
        RECORDS: pa.table({
            "register": pa.array([id for id, _ in records], pa.string()), "record": pa.array([one for _, one in records], pa.string()),
            "key": pa.array([keyed(SECRET, one.encode()) for _, one in records], pa.int64()),
        }),
        SALTS: salt_table(SECRET),
    }


def opened(rows: list[tuple[Register, list[Row]]]) -> engine.Connection:
    """An engine with the registers, and with spells and facts as tables."""
    connection = rolls(rows)
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
    for called, table in units(rows).items():
        connection.execute(f"DROP VIEW {called}")
        engine.from_arrow(connection, table).create(called)
    for step in steps(PACK):
        make_step(connection, step, "TABLE")
    engine.from_arrow(connection, price_levels()).create("fact.price_index")
    return connection
