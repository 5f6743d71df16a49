"""Two small registers of statuses with a switch, and an engine that holds rows of registers as the register log would show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from puntari.define.dimension import CodeList
from puntari.define.governance import Cadence, Delivers, Governance, Purpose, Standing
from puntari.define.person_fact import sql_type
from puntari.define.register import CodedColumn, DayColumn, Entity, IdentifierColumn, NumberedColumn, Register, Shape, Switch
from puntari.define.source import Redistribution
from puntari.store import engine
from puntari.words.text import Language, Text

Row = dict[str, object]
SWITCHED = date(2021, 2, 10)
STATUS = CodeList(
    "small_status",
    Text("Tila", "Läge", "State"),
    {code: Text.same(code) for code in ("work", "idle", "training", "away")},
)


def governance(redistribution: Redistribution = Redistribution.AGGREGATES) -> Governance:
    said = Text("Koe", "Prov", "Test")
    return Governance(
        said, "test system", said, Purpose("testing", said), Cadence.DAILY, Delivers.DELTA, 2, 10, redistribution,
        Standing.PRESUMED, Language.EN,
    )


def _statuses(id: str) -> Register:
    return Register(
        id,
        Text("Tilat", "Lägen", "States"),
        Shape.SPELL,
        ("person", "began", "state"),
        (
            IdentifierColumn("person", ("Person",), Entity.PERSON),
            CodedColumn("state", ("State",), STATUS),
            DayColumn("began", ("Began",)),
            DayColumn("ended", ("Ended",), open=("11.11.2222",), optional=True),
            NumberedColumn("office", ("Office",), optional=True),
        ),
        governance(),
        begins="began",
        ends="ended",
    )


new_states, old_states = _statuses("new_states"), _statuses("old_states")
STATES = Switch("states", Text("Tilat", "Lägen", "States"), new_states, old_states, SWITCHED)
KINDS = {"BIGINT": pa.int64(), "DATE": pa.date32(), "DOUBLE PRECISION": pa.float64()}


def table_of(register: Register, rows: list[Row]) -> pa.Table:
    """Rows as the register log shows them: columns that a row does not name are null."""
    kinds: dict[str, pa.DataType] = {}
    for column in register.carried:
        kinds[column.name] = KINDS.get(sql_type(column), pa.string())
    kinds |= {"_delivery": pa.string(), "_row": pa.int64(), "known_from": pa.date32()}
    return pa.table({name: pa.array([row.get(name) for row in rows], kind) for name, kind in kinds.items()})


def rolls(told: Mapping[Register, list[Row]] | list[tuple[Register, list[Row]]]) -> engine.Connection:
    """An engine with `register.<id>` for each register."""
    connection = engine.connect()
    connection.execute("CREATE SCHEMA register; CREATE SCHEMA spell; CREATE SCHEMA fact; CREATE SCHEMA calendar; CREATE SCHEMA place")
    for register, rows in told.items() if isinstance(told, Mapping) else told:
        connection.register("given", table_of(register, rows))
        connection.execute(f"CREATE TABLE register.{engine.name(register.id)} AS SELECT * FROM given")
        connection.unregister("given")
    return connection
