"""Attacks that hold curves of who is left beside stocks and lasting shares of the same people, to learn how it went with one of them.

Everybody of an age in a parish began on one day, and whoever attacks knows how each of them went on but one, who left in the second month
or went on. Each answer, less what is known of the others, is then the one, and the noise; the answers together are averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pyarrow as pa
import pytest

from puntari.define.dimension import CodeList
from puntari.define.disclosure import CellKeys
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Lasting, Starts, Stock, Surviving
from puntari.define.question import Question
from puntari.define.register import AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from tests.small.attacked import PARISHES
from tests.small.pack import PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.rolls import governance

T, RULE = Text.same, CellKeys()
AGES = tuple(f"a{age}" for age in range(50))
BEGAN, ENDED, LONG_AFTER = date(2021, 1, 1), (date(2021, 1, 15), date(2021, 2, 15), date(2021, 3, 15)), date(2021, 11, 15)
CHANCES = (0.1, 0.1, 0.1, 0.7)
COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("parish", ("parish",), PLACES, "parish"),
    CodedColumn("age", ("age",), CodeList("list_of_age", T("age"), {age: T(age) for age in AGES})), DayColumn("begins", ("begins",)),
    DayColumn("ends", ("ends",), optional=True),
)
REGISTER = Register("spells", T("S"), Shape.SPELL, ("person", "begins"), COLUMNS, governance(), begins="begins", ends="ends")
spell = PersonFact(
    "spell", T("S"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.spells", (REGISTER,), COLUMNS, FactGrain.SPELL,
    begins="begins", ends="ends", exclusive=True,
)
begun = Starts(spell)
MEASURES = {
    "starts": RegisterBinding(begun), "stock": RegisterBinding(Stock(spell)),
    **{f"lasting_{months}": RegisterBinding(Lasting(begun, months)) for months in (2, 3)},
    **{f"left_{months}": RegisterBinding(Surviving(begun, months=months)) for months in (2, 3)},
}
PACK = replace(
    PERSONS, id="curves", indicators={id: indicator(one) for id, one in MEASURES.items()}, registers={"spells": REGISTER}, switches=(),
    spells={}, person_facts={"spell": spell},
)
Cell = tuple[str, str]
CELLS = tuple((parish, age) for parish in PARISHES for age in AGES)
Answers = dict[str, dict[Cell, float]]
CURVES, OTHERS = ("left_2", "left_3"), ("lasting_2", "lasting_3", "stock_2", "stock_3")


@pytest.fixture(scope="module")
def people() -> dict[Cell, list[date]]:
    """When each of a cell ended; the first is the one of whom it is not known."""
    chance = Random(21)
    ends = (*ENDED, LONG_AFTER)
    return {
        cell: [chance.choice((ENDED[1], LONG_AFTER)), *chance.choices(ends, CHANCES, k=chance.randint(28, 45))] for cell in CELLS
    }


@pytest.fixture(scope="module")
def held(people: dict[Cell, list[date]]) -> Iterator[Warehouse]:
    rows = [
        (100 * at + one, *cell, BEGAN, ends, record_key(b"test", 100 * at + one))
        for at, (cell, all_of) in enumerate(people.items()) for one, ends in enumerate(all_of)
    ]
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    names = (*(one.name for one in COLUMNS), "_key")
    table = pa.table({name: list(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)})
    engine.from_arrow(connection, table).create("fact.spell")
    engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
    make_calendar(connection, PACK, {"spells": date(2021, 12, 31)})
    with connection:
        yield Warehouse(connection, None)


def told(held: Warehouse, id: str, month: str, rule: CellKeys | None) -> dict[Cell, float]:
    asked = Question("curves", (id,), ("parish", "age"), period=PeriodRange.parse(month))
    rows = held.rows(answer_sql(PACK, id, asked, rule)).to_pylist()
    return {(row["area"], row["age"]): row["value"] for row in rows if row["value"] is not None}


def as_counts(held: Warehouse, rule: CellKeys | None) -> Answers:
    """How many each answer says were left: a share by how many are said to have begun."""
    begun_then = told(held, "starts", "2021-01", rule)
    shares = {id: told(held, id, "2021-01", rule) for id in MEASURES if id not in ("starts", "stock")}
    counts = {id: {cell: one * begun_then[cell] for cell, one in cells.items()} for id, cells in shares.items()}
    return counts | {f"stock_{month}": told(held, "stock", f"2021-{month:02d}", rule) for month in (2, 3)}


def learnt(answers: Answers, ids: Iterable[str], people: dict[Cell, list[date]]) -> float:
    """In how many of the cells it is known, by the mean of the answers less the others, whether the one went on."""
    right, cells = 0, [cell for cell in CELLS if all(cell in answers[id] for id in ids)]
    for cell in cells:
        one, *others = people[cell]
        over = [answers[id][cell] - sum(ends > ENDED[int(id[-1]) - 1] for ends in others) for id in ids]
        right += (sum(over) / len(over) >= 0.5) == (one == LONG_AFTER)
    assert len(cells) > 0.9 * len(CELLS)
    return right / len(cells)


def test_how_it_went_with_one_is_not_learnt_by_a_curve_nor_by_curves_beside_the_rest(
    held: Warehouse, people: dict[Cell, list[date]]
) -> None:
    """Blindly it is half; an unchanged copy tells always. What is left is what averaging anything of the same people leaves."""
    exact, gate = as_counts(held, None), as_counts(held, RULE)
    ways = (("left_2",), ("left_3",), CURVES, OTHERS, (*CURVES, *OTHERS))
    assert [learnt(exact, ids, people) for ids in ways] == [1] * len(ways)
    found = {ids: learnt(gate, ids, people) for ids in ways}
    assert max(found["left_2",], found["left_3",]) <= 0.65 and max(found.values()) <= 0.72, found
    assert found[*CURVES, *OTHERS] <= found[OTHERS] + 0.03, found


def test_curves_are_told_out_of_what_the_shares_tell(held: Warehouse) -> None:
    """Whoever asks for both has one draw, not two: the curve is the lowest share so far. Unchanged, it is the share."""
    for rule in (None, RULE):
        answers = as_counts(held, rule)
        first = told(held, "left_2", "2021-01", rule)
        assert len(first) > 0.9 * len(CELLS)
        for cell, left in answers["left_3"].items():
            assert left <= answers["lasting_3"][cell] + 1e-6 and left <= answers["left_2"][cell] + 1e-6, (rule, cell)
