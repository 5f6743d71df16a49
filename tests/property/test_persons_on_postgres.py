"""Spells, person facts and figures over them are SQL that DuckDB and PostgreSQL share: a real server gives the same rows."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import psycopg
import pyarrow as pa
import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.disclosure import CellKeys
from puntari.define.pack import Pack
from puntari.define.person_measure import Expected
from puntari.define.question import Question
from puntari.flow.calendar import month_table, period_table, working_day_table
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.person_rows import SEVERAL, ground_name, several_held_sql
from puntari.flow.person_facts.compute import (
    KEYS,
    RECORDS,
    SALTS,
    horizon_of,
    make,
    make_calendar,
    registers_needed,
    step_name,
    step_sql,
    steps,
)
from puntari.flow.person_facts.several import see_all
from puntari.flow.person_facts.units import keyed, record_key, salt_table
from puntari.flow.places import ground_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import Period, PeriodRange
from tests.postgres import put_tables, rows_of, server
from tests.property.test_person_figures_twin import PARISHES
from tests.small.accounts import PACK as ACCOUNTS
from tests.small.accounts import accounts, answers, deals, rounds
from tests.small.behind import KINDS as BEHIND_KINDS
from tests.small.behind import PACK as BEHIND
from tests.small.behind import REGISTER as SERVICES
from tests.small.behind import pseudonym
from tests.small.persons import KIND, PACK, stays, visits
from tests.small.rolls import STATUS, Row, new_states, old_states, rolls, table_of

TOLD = date(2021, 12, 31)
SECRET = b"a secret"
UNITS = {
    KEYS: pa.table({"unit": pa.array(range(8), pa.int64()), "key": pa.array([record_key(SECRET, one) for one in range(8)], pa.int64())}),
    RECORDS: pa.table({
        "register": pa.array(["answers"] * 60, pa.string()), "record": pa.array(map(str, range(60)), pa.string()),
        "key": pa.array([keyed(SECRET, str(one).encode()) for one in range(60)], pa.int64()),
    }),
    SALTS: salt_table(SECRET),
}
"""The keys of persons and of records and the secret numbers of periods, without which nothing over persons is told to anybody."""
RULE = CellKeys(base=6, least=3, mean=6, whole=12)
STRICTER = CellKeys(base=12, least=6, mean=12, whole=24)


def given() -> dict[str, list[Row]]:
    """Enough rows that every measure has something to say."""
    chance = random.Random(3)
    registers = (stays, visits, new_states, old_states, accounts, deals, answers, rounds, SERVICES)
    found: dict[str, list[Row]] = {one.id: [] for one in registers}
    for number in range(60):
        begins = date(2021, 1, 4) + timedelta(days=chance.randrange(120))
        ends = begins + timedelta(days=chance.randrange(50)) if chance.random() < 0.8 else None
        same = {"person": chance.randrange(8), "_delivery": "d", "_row": number, "known_from": TOLD}
        row = same | {"parish": chance.choice(PARISHES), "kind": chance.choice(sorted(KIND.names)), "score": float(chance.randrange(9))}
        found["stays"].append(row | {"begins": begins, "ends": ends, "visited": begins + timedelta(days=chance.randrange(9))})
        found["visits"].append(row | {"visited": begins})
        states = same | {"state": chance.choice(sorted(STATUS.names)), "began": begins, "ended": ends, "office": None}
        found[chance.choice(["new_states", "old_states"])].append(states)
        told = row | {"deal": str(number), "answer": str(number), "firm": chance.randint(1, 4), "day": begins}
        told |= {"other": chance.choice([None, *PARISHES]), "paid": chance.randint(-200, 900) / 8, "grade": chance.choice([None, 1, 3, 5])}
        told |= {"round": str(number % 6)}
        for id in ("accounts", "deals", "answers"):
            found[id].append(told)
        if number < 6:
            found["rounds"].append(told | {"closed": begins, "asked": 30 + number})
        firm, kind = pseudonym((7 * number) % 13) if number % 13 else None, BEHIND_KINDS[number % 3]
        found["services"].append(row | {"begins": begins, "ends": ends, "firm": firm, "kind": kind, "slot": "s1", "cost": 100.0 + number})
    return found


@pytest.fixture(scope="module")
def postgres() -> Iterator[psycopg.Connection]:
    # Not under pytest's own folder: another run of pytest that begins meanwhile closes that to the server's user again.
    with tempfile.TemporaryDirectory() as folder:
        with server(Path(folder) / "server") as address, psycopg.connect(address, autocommit=True) as connection:
            yield connection


def open_pack(
    connection: psycopg.Connection, pack: Pack, rows: dict[str, list[Row]], day: date = TOLD, units: dict[str, pa.Table] = UNITS,
    kind: str = "VIEW",
) -> None:
    """The registers with their rows, the calendar, the spells and facts, as `make` makes them of DuckDB."""
    for schema in ("register", "spell", "fact", "calendar", "place"):
        connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        connection.execute(f"CREATE SCHEMA {schema}")
    tables = {f"register.{one.id}": table_of(one, rows.get(one.id, [])) for one in registers_needed(pack)}
    told = {fact.id: horizon_of(fact, dict.fromkeys(pack.registers, day)) for fact in pack.person_facts.values()}
    tables |= {
        "calendar.working_days": working_day_table(), "calendar.months": month_table(), "calendar.periods": period_table(),
        "calendar.told": pa.table({"fact": pa.array(list(told), pa.string()), "day": pa.array(list(told.values()), pa.date32())}),
        f"place.{ground_name(pack.hierarchy)}": ground_table(pack.hierarchy),
    }
    connection.execute("DROP SCHEMA IF EXISTS unit CASCADE; CREATE SCHEMA unit")
    put_tables(connection, tables | units)
    # A deadline is looked up for every cell: without indexes the server reads eighty years of days each time.
    connection.execute("CREATE INDEX ON calendar.working_days (number); CREATE INDEX ON calendar.working_days (day)")
    for step in steps(pack):
        connection.execute(f"CREATE {kind} {step_name(step)} AS {step_sql(step)}")
    for fact in pack.person_facts.values():
        connection.execute(f"CREATE VIEW {step_name(fact, SEVERAL)} AS SELECT * FROM {step_name(fact)}")


@contextmanager
def opened(pack: Pack) -> Iterator[Warehouse]:
    """What was given of a pack's registers, in DuckDB."""
    with rolls([(pack.registers[id], held) for id, held in given().items() if id in pack.registers]) as connection:
        make_calendar(connection, pack, dict.fromkeys(pack.registers, TOLD))
        for called, table in UNITS.items():
            connection.execute(f"DROP VIEW IF EXISTS {called}")
            engine.from_arrow(connection, table).create(called)
        make(connection, pack)
        for fact in pack.person_facts.values():
            see_all(connection, fact)
        yield Warehouse(connection, None)


@pytest.mark.parametrize("pack", [PACK, ACCOUNTS, BEHIND], ids=lambda pack: pack.id)
def test_figures_are_the_same_on_a_real_server(postgres: psycopg.Connection, pack: Pack) -> None:
    with opened(pack) as warehouse:
        open_pack(postgres, pack, {id: held for id, held in given().items() if id in pack.registers})
        seen: set[str] = set()
        for id, rule in product(pack.indicators, (None, RULE)):
            for sql in queries(pack, id, rule):
                ours, theirs = warehouse.rows(sql).to_pylist(), rows_of(postgres, sql)
                assert len(ours) == len(theirs), id
                seen.update([id] if ours else [])
                for one, other in zip(ours, theirs, strict=True):
                    assert_same(one, other, id)
        assert len(seen) > 0.9 * len(pack.indicators), set(pack.indicators) - seen


def queries(pack: Pack, id: str, rule: CellKeys | None) -> Iterator[str]:
    """The indicator in every period by county and code, where it can be; for the whole country, too, where no rule protects it, and where
    one does in one period alone, and with what a stricter rule says beside; and whether anybody has several rows in a month."""
    fine = finest(pack, id)
    for by in [fine] if rule else dict.fromkeys([(), fine]):
        yield answer_sql(pack, id, Question(pack.id, (id,), by, every_period=True), rule)
    if rule:
        yield answer_sql(pack, id, Question(pack.id, (id,), fine, period=one_period(pack, id)), rule, narrow={})
        (binding,) = pack.indicators[id].bindings
        if not isinstance(binding.value, Expected):
            yield answer_sql(pack, id, Question(pack.id, (id,), fine, every_period=True), rule, stricter=STRICTER)
        yield from map(several_held_sql, binding.facts)


def finest(pack: Pack, id: str) -> tuple[str, ...]:
    """By what an indicator can be asked together."""
    (binding,) = pack.indicators[id].bindings
    return ("county", "kind") if binding.fact.place is not None and all("kind" in fact.axes for fact in binding.facts) else ()


def one_period(pack: Pack, id: str) -> PeriodRange:
    """The period of an indicator in which most happens."""
    return PeriodRange.parse(str(Period.containing(date(2021, 4, 1), pack.indicators[id].frequency)))


@pytest.mark.parametrize("pack", [PACK, ACCOUNTS, BEHIND], ids=lambda pack: pack.id)
def test_reading_one_period_alone_tells_the_same_as_reading_all(pack: Pack) -> None:
    told = set()
    with opened(pack) as warehouse:
        for id in pack.indicators:
            question = Question(pack.id, (id,), finest(pack, id), period=one_period(pack, id))
            whole, narrow = (warehouse.rows(answer_sql(pack, id, question, RULE, one)) for one in (None, {}))
            assert narrow.equals(whole), id
            told.update([id] if whole["value"].null_count < whole.num_rows else [])
    assert len(told) > 0.1 * len(pack.indicators), set(pack.indicators) - told


def assert_same(one: Row, other: Row, what: str) -> None:
    """Words, counts and whole numbers are the very same; what was divided may differ in its last digits."""
    assert one.keys() == other.keys()
    for key, value in one.items():
        theirs = other[key] if value is None or isinstance(value, str) or other[key] is None else float(other[key])
        exact = not isinstance(value, float) or value.is_integer()
        assert theirs == (value if exact else pytest.approx(value, rel=1e-12)), (what, key, one, other)


def test_the_employment_pack_opens_on_a_real_server(postgres: psycopg.Connection) -> None:
    open_pack(postgres, EMPLOYMENT, {})
    for fact in EMPLOYMENT.person_facts.values():
        assert postgres.execute(f"SELECT count(*) FROM fact.{fact.id}").fetchall() == [(0,)], fact.id


