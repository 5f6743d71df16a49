"""Spells, person facts and figures over them are SQL that DuckDB and PostgreSQL share: a real server gives the same rows."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pyarrow as pa
import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.define.register import Register
from puntari.flow.calendar import month_table, period_table, working_day_table
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.person_rows import ground_name
from puntari.flow.person_facts.compute import horizon_of, make, make_calendar, registers_needed, step_name, step_sql, steps
from puntari.flow.places import ground_table
from puntari.flow.warehouse import Warehouse
from tests.postgres import server
from tests.property.test_person_figures_twin import PARISHES
from tests.small.persons import KIND, MEASURES, PACK, stays, visits
from tests.small.rolls import STATUS, Row, new_states, old_states, rolls, table_of

TYPES = {"int64": "BIGINT", "date32[day]": "DATE", "double": "DOUBLE PRECISION", "bool": "BOOLEAN"}
TOLD = date(2021, 12, 31)


def given() -> dict[str, list[Row]]:
    """Enough rows that every measure has something to say."""
    chance = random.Random(3)
    found: dict[str, list[Row]] = {register.id: [] for register in (stays, visits, new_states, old_states)}
    for number in range(60):
        begins = date(2021, 1, 4) + timedelta(days=chance.randrange(120))
        ends = begins + timedelta(days=chance.randrange(50)) if chance.random() < 0.8 else None
        same = {"person": chance.randrange(8), "_delivery": "d", "_row": number, "known_from": TOLD}
        row = same | {"parish": chance.choice(PARISHES), "kind": chance.choice(sorted(KIND.names)), "score": float(chance.randrange(9))}
        found["stays"].append(row | {"begins": begins, "ends": ends, "visited": begins + timedelta(days=chance.randrange(9))})
        found["visits"].append(row | {"visited": begins})
        states = same | {"state": chance.choice(sorted(STATUS.names)), "began": begins, "ended": ends, "office": None}
        found[chance.choice(["new_states", "old_states"])].append(states)
    return found


@pytest.fixture(scope="module")
def postgres() -> Iterator[psycopg.Connection]:
    # Not under pytest's own folder: another run of pytest that begins meanwhile closes that to the server's user again.
    with tempfile.TemporaryDirectory() as folder:
        with server(Path(folder) / "server") as address, psycopg.connect(address, autocommit=True) as connection:
            yield connection


def open_pack(connection: psycopg.Connection, pack: Pack, rows: dict[str, list[Row]]) -> None:
    """The registers with their rows, the calendar, the spells and facts, as `make` makes them of DuckDB."""
    for schema in ("register", "spell", "fact", "calendar", "place"):
        connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        connection.execute(f"CREATE SCHEMA {schema}")
    tables = {f"register.{one.id}": table_of(one, rows.get(one.id, [])) for one in registers_needed(pack)}
    told = {fact.id: horizon_of(fact, dict.fromkeys(pack.registers, TOLD)) for fact in pack.person_facts.values()}
    tables |= {
        "calendar.working_days": working_day_table(), "calendar.months": month_table(), "calendar.periods": period_table(),
        "calendar.told": pa.table({"fact": pa.array(list(told), pa.string()), "day": pa.array(list(told.values()), pa.date32())}),
        f"place.{ground_name(pack.hierarchy)}": ground_table(pack.hierarchy),
    }
    for called, table in tables.items():
        columns = ", ".join(f'"{field.name}" {TYPES.get(str(field.type), "TEXT")}' for field in table.schema)
        connection.execute(f"CREATE TABLE {called} ({columns})")
        with connection.cursor().copy(f"COPY {called} FROM STDIN") as copy:
            for row in table.to_pylist():
                copy.write_row(tuple(row.values()))
    connection.execute("DROP SCHEMA IF EXISTS unit CASCADE; CREATE SCHEMA unit; CREATE TABLE unit.keys (unit BIGINT, key BIGINT)")
    connection.execute("CREATE TABLE unit.records (register TEXT, record TEXT, key BIGINT)")
    for step in steps(pack):
        connection.execute(f"CREATE VIEW {step_name(step)} AS {step_sql(step)}")


def test_figures_are_the_same_on_a_real_server(postgres: psycopg.Connection) -> None:
    rows = given()
    registers: dict[str, Register] = PACK.registers
    with rolls([(registers[id], held) for id, held in rows.items()]) as connection:
        make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
        make(connection, PACK)
        open_pack(postgres, PACK, rows)
        for id, binding in MEASURES.items():
            by = ("county", "kind") if binding.fact.place and binding.per is None else ()
            sql = answer_sql(PACK, id, Question("persons", (id,), by, every_period=True))
            ours = Warehouse(connection, None).rows(sql).to_pylist()
            cursor = postgres.execute(sql)
            names = [column.name for column in cursor.description]
            theirs = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            assert ours and len(ours) == len(theirs), id
            for one, other in zip(ours, theirs, strict=True):
                assert {k: v for k, v in one.items() if not isinstance(v, float)} == {
                    k: int(v) if k == "n" and v is not None else v for k, v in other.items() if not isinstance(one[k], float)
                }, id
                assert [v for v in one.values() if isinstance(v, float)] == pytest.approx(
                    [float(other[k]) for k, v in one.items() if isinstance(v, float)]
                ), id


def test_the_employment_pack_opens_on_a_real_server(postgres: psycopg.Connection) -> None:
    open_pack(postgres, EMPLOYMENT, {})
    for fact in EMPLOYMENT.person_facts.values():
        assert postgres.execute(f"SELECT count(*) FROM fact.{fact.id}").fetchall() == [(0,)], fact.id


