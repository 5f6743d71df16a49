"""Visits that everybody pays the same for, described in several ways, for those who hold answers side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa

from puntari.define.dimension import CodeList
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Count, Mean, Share, Total
from puntari.define.question import Question
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.several import see_all
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from puntari.words.unit import COUNT
from tests.small.attacked import PARISHES
from tests.small.pack import PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.rolls import governance

T, RULE = Text.same, CellKeys()
AGES, MONTHS = tuple(f"a{age}" for age in range(10)), tuple(f"2021-{month:02d}" for month in range(1, 7))
FEES = {"fee": 50, "tax": 20, "fare": 3}
"""What everybody pays for a visit, as everybody knows."""


def _codes(id: str, *codes: str) -> CodedColumn:
    return CodedColumn(id, (id,), CodeList(f"list_of_{id}", T(id), {code: T(code) for code in codes}))


COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("parish", ("parish",), PLACES, "parish"), _codes("age", *AGES),
    _codes("sex", "f", "m"), _codes("ill", "yes", "no"), DayColumn("day", ("day",)), *(AmountColumn(id, (id,), COUNT) for id in FEES),
)
REGISTER = Register("visits", T("V"), Shape.EVENT, ("person", "day"), COLUMNS, governance(), happens="day")
visit = PersonFact(
    "visit", T("V"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.visits", (REGISTER,), COLUMNS, FactGrain.EVENT,
    happens="day",
)
ILL, WOMEN, EITHER = Condition("ill", ("yes",)), Condition("sex", ("f",)), Condition("sex", ("f", "m"))
visits = Count(visit)
MEASURES = {
    "rows": visits, "persons": Count(visit, distinct=True), "ill": Count(visit, ILL, distinct=True),
    "women": Count(visit, WOMEN, distinct=True), "ill_women": Count(visit, (ILL, WOMEN), distinct=True),
    "ill_either": Count(visit, (ILL, EITHER), distinct=True), "share": Share(visits, ILL),
    **{f"sum_{id}": Total(visits, getattr(visit, id), T(id)) for id in FEES},
    **{f"mean_{id}": Mean(visits, getattr(visit, id), T(id)) for id in FEES},
}
PACK = replace(
    PERSONS, id="visited", indicators={id: indicator(RegisterBinding(one)) for id, one in MEASURES.items()}, registers={"visits": REGISTER},
    switches=(), spells={}, person_facts={"visit": visit},
)
Cell = tuple[str, str, str]
"""A parish, an age and a month."""
CELLS = tuple((parish, age, month) for parish in PARISHES for age in AGES for month in MONTHS)
Visit = tuple[int, str, str]
"""Who came, of which sex, and whether ill."""
Told = dict[tuple[str, ...], tuple[float | None, str]]
"""What is told of a cell, and why it is as it is."""


def visited(rows: dict[Cell, list[Visit]]) -> Warehouse:
    """A warehouse of these visits."""
    listed = []
    for at, ((parish, age, month), told) in enumerate(rows.items()):
        day = date.fromisoformat(f"{month}-10")
        for one, sex, ill in told:
            person = 1000 * at + one
            listed.append((person, parish, age, sex, ill, day, *map(float, FEES.values()), record_key(b"test", person)))
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    columns = zip((*(one.name for one in COLUMNS), "_key"), zip(*listed, strict=True), strict=True)
    engine.from_arrow(connection, pa.table({name: list(values) for name, values in columns})).create("fact.visit")
    engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
    make_calendar(connection, PACK, {"visits": date(2021, 6, 30)})
    see_all(connection, PACK.person_facts["visit"])
    return Warehouse(connection, None)


def told(held: Warehouse, id: str, rule: CellKeys | None, *by: str) -> Told:
    """What is told of every cell by parish, codes and month."""
    asked = Question("visited", (id,), ("parish", *by), period=PeriodRange.parse(f"{MONTHS[0]}..{MONTHS[-1]}"))
    rows = held.rows(answer_sql(PACK, id, asked, rule)).to_pylist()
    return {(row["area"], *(row[one] for one in by), row["period"]): (row["value"], row["reason"] or "") for row in rows}
