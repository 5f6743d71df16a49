"""Spells and person facts as views over `register.…`, in the order in which they read each other, with the calendar beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact, sql_type
from puntari.define.register import Register, Switch
from puntari.define.spells import StatusSpells
from puntari.flow.calendar import month_table, period_table, working_day_table
from puntari.flow.figures.person_rows import ground_name
from puntari.flow.figures.text import literal, name
from puntari.flow.places import ground_table
from puntari.flow.spells import spells_sql
from puntari.store import engine

KEY = "_key"
"""Column of every fact with persons (or employers): the record key of whose row it is; null where it has none."""
KEYS = "unit.keys"
"""The table of record keys, by `unit`."""
RECORDS = "unit.records"
"""The table of record keys of rows that stand for whoever wrote them, by `register` and `record`."""
SALTS = "unit.salts"
"""The secret numbers of every day, `times` and `plus`, that make other noise of the same keys in another period."""
Step = StatusSpells | PersonFact
Horizons = Mapping[str, date | None]
"""The newest day that each register is known for, by its id; None for a register that has told nothing."""


def steps(pack: Pack) -> tuple[Step, ...]:
    """Spells and facts of a pack, each after all that it reads."""
    found: dict[tuple[type, str], Step] = {}

    def reach(one: Step) -> None:
        if isinstance(one, PersonFact):
            for needed in one.needs:
                reach(needed)
        found.setdefault((type(one), one.id), one)

    for one in (*pack.spells.values(), *pack.person_facts.values()):
        reach(one)
    return tuple(found.values())


def registers_needed(pack: Pack) -> tuple[Register, ...]:
    """The registers that the pack's spells and facts read."""
    found = {register.id: register for one in steps(pack) for register in one.registers}
    return tuple(found.values())


def needed_for(pack: Pack, wanted: Iterable[PersonFact], ready: Collection[str] = ()) -> tuple[Step, ...]:
    """The facts wanted with all spells and facts that they read, each after what it reads; what only facts that are `ready` read is left
    out."""
    reached: set[tuple[type, str]] = set()

    def reach(one: Step) -> None:
        reached.add((type(one), one.id))
        for needed in one.needs if isinstance(one, PersonFact) and one.id not in ready else ():
            reach(needed)

    for fact in wanted:
        reach(fact)
    return tuple(step for step in steps(pack) if (type(step), step.id) in reached)


def registers_read(read_by: Iterable[Step]) -> frozenset[str]:
    """Ids of the registers that spells or facts read themselves, not by way of others."""
    found: set[str] = set()
    for step in read_by:
        found |= {one.id for one in (step.registers if isinstance(step, StatusSpells) else step.reads) if isinstance(one, Register)}
    return frozenset(found)


def step_sql(step: Step) -> str:
    """The SELECT of spells or of a fact with its columns in order, each of the type that is declared."""
    if isinstance(step, StatusSpells):
        return spells_sql(step)
    chosen = ", ".join(f"CAST({name(column.name)} AS {sql_type(column)}) AS {name(column.name)}" for column in step.tells)
    if step.unit is None:
        return f"SELECT {chosen} FROM ({step.sql}) AS told"
    keys, at = KEYS, "k.unit"
    if step.written_in is not None:
        keys, at = RECORDS, f"k.register = {literal(step.written_in.id)} AND k.record"
    return f"SELECT {chosen}, k.key AS {KEY} FROM ({step.sql}) AS told LEFT JOIN {keys} AS k ON {at} = told.{name(step.unit.name)}"


def step_name(step: Step, added: str = "") -> str:
    """The name that spells or a fact have in SQL, with something added to it."""
    return f"{'spell' if isinstance(step, StatusSpells) else 'fact'}.{name(step.id + added)}"


def make(connection: engine.Connection, pack: Pack) -> None:
    """Make every spell and fact of a pack as a view over the registers that the engine sees."""
    for step in steps(pack):
        make_step(connection, step, "VIEW")


def make_step(connection: engine.Connection, step: Step, kind: str, added: str = "") -> None:
    """Make spells or a fact as a VIEW or a TABLE over what they read, with something added to the name."""
    connection.execute(f"CREATE {kind} {step_name(step, added)} AS {step_sql(step)}")


def make_calendar(connection: engine.Connection, pack: Pack, horizons: Horizons) -> None:
    """The tables of the calendar, until when each fact is told, what the ground of every area lies in now, and record keys if none yet."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS calendar; CREATE SCHEMA IF NOT EXISTS place; CREATE SCHEMA IF NOT EXISTS unit")
    none = "SELECT CAST(NULL AS BIGINT) AS unit, CAST(NULL AS BIGINT) AS key WHERE FALSE"
    connection.execute(f"CREATE VIEW IF NOT EXISTS {KEYS} AS {none}")
    none = "SELECT CAST(NULL AS VARCHAR) AS register, CAST(NULL AS VARCHAR) AS record, CAST(NULL AS BIGINT) AS key WHERE FALSE"
    connection.execute(f"CREATE VIEW IF NOT EXISTS {RECORDS} AS {none}")
    none = "SELECT CAST(NULL AS DATE) AS day, CAST(NULL AS BIGINT) AS times, CAST(NULL AS BIGINT) AS plus WHERE FALSE"
    connection.execute(f"CREATE VIEW IF NOT EXISTS {SALTS} AS {none}")
    told = {fact.id: horizon_of(fact, horizons) for fact in pack.person_facts.values()}
    tables = {
        "calendar.working_days": working_day_table(),
        "calendar.months": month_table(),
        "calendar.periods": period_table(),
        "calendar.told": pa.table({"fact": pa.array(list(told), pa.string()), "day": pa.array(list(told.values()), pa.date32())}),
    }
    if pack.hierarchy is not None:
        tables[f"place.{name(ground_name(pack.hierarchy))}"] = ground_table(pack.hierarchy)
    for called, table in tables.items():
        engine.from_arrow(connection, table).create(called)


def horizon_of(one: Register | Switch | Step, horizons: Horizons) -> date | None:
    """The day until which something is told: the earliest of what it follows; of two systems with a switch, the later."""
    if isinstance(one, Register):
        return horizons.get(one.id)
    if isinstance(one, Switch):
        known = [day for day in (horizons.get(one.primary.id), horizons.get(one.complementary.id)) if day is not None]
        return max(known, default=None)
    if isinstance(one, StatusSpells):
        return horizon_of(one.reads, horizons)
    followed = [horizon_of(read, horizons) for read in one.reads if not one.told_by or read.id in one.told_by]
    return None if None in followed else min(followed)
