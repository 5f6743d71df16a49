"""Attacks that look for the true number of rows or persons behind answers that each hide it: one draw of noise in two cancels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pyarrow as pa
import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.dimension import CodeList
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Count, Mean, Opinion, Total
from puntari.define.question import Question
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.guarded_noise import turn_of
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from puntari.words.unit import COUNT
from tests.small import behind
from tests.small.attacked import PARISHES
from tests.small.pack import PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.rolls import governance

T, RULE = Text.same, CellKeys()
KINDS, MONTHS = ("p", "q", "r"), tuple(f"2021-{month:02d}" for month in range(1, 9))
COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("parish", ("parish",), PLACES, "parish"),
    CodedColumn("kind", ("kind",), CodeList("kinds", T("kinds"), {kind: T(kind) for kind in KINDS})), DayColumn("day", ("day",)),
    *(AmountColumn(id, (id,), COUNT) for id in ("paid", "first", "second")),
)
REGISTER = Register("payments", T("P"), Shape.EVENT, ("person", "day"), COLUMNS, governance(), happens="day")
payment = PersonFact(
    "payment", T("P"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.payments", (REGISTER,), COLUMNS, FactGrain.EVENT,
    happens="day",
)
paid = Count(payment)
MEASURES = {
    "rows": paid, "persons": Count(payment, distinct=True), "sum": Total(paid, payment.paid, T("paid")),
    "mean": Mean(paid, payment.paid, T("paid")), "first": Opinion(paid, payment.first, T("first")),
    "second": Opinion(paid, payment.second, T("second")),
}
PACK = replace(
    PERSONS, id="paid", indicators={id: indicator(RegisterBinding(one)) for id, one in MEASURES.items()}, registers={"payments": REGISTER},
    switches=(), spells={}, person_facts={"payment": payment},
)
Rows = dict[tuple[str, str, str], list[tuple[int, int, int, int]]]
"""Person, what was paid, and two grades, by parish, kind and month."""


def payments() -> Rows:
    """Some tens of persons in each cell, every fourth of whom is paid twice."""
    chance, found = Random(9), {}
    for at, cell in enumerate((parish, kind, month) for parish in PARISHES for kind in KINDS for month in MONTHS):
        several = [1000 * at + number for number in range(chance.randint(25, 80)) for _ in range(2 if number % 4 == 0 else 1)]
        found[cell] = [(one, chance.randint(500, 900), chance.randint(1, 5), chance.randint(1, 5)) for one in several]
    return found


PAYMENTS = payments()


@pytest.fixture(scope="module")
def held() -> Iterator[Warehouse]:
    rows = [(person, parish, kind, date.fromisoformat(f"{month}-10"), *map(float, figures), record_key(b"test", person))
            for (parish, kind, month), told in PAYMENTS.items() for person, *figures in told]
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    columns = zip((*(one.name for one in COLUMNS), "_key"), zip(*rows, strict=True), strict=True)
    engine.from_arrow(connection, pa.table({name: list(values) for name, values in columns})).create("fact.payment")
    engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
    make_calendar(connection, PACK, {"payments": date(2021, 8, 31)})
    with connection:
        yield Warehouse(connection, None)


def told(held: Warehouse, id: str, rule: CellKeys | None = RULE, *codes: str) -> dict[tuple[str, ...], float]:
    """The told cells of every month by parish and kind, or of some kinds together."""
    by, only = (("parish", "kind"), ()) if not codes else (("parish",), (Condition("kind", codes),))
    asked = Question("paid", (id,), by, period=PeriodRange.parse(f"{MONTHS[0]}..{MONTHS[-1]}"), only=only)
    rows = held.rows(answer_sql(PACK, id, asked, rule)).to_pylist()
    return {(*(row[one] for one in ("area", *by[1:])), row["period"]): row["value"] for row in rows if row["value"] is not None}


def by_the_quotient(held: Warehouse, rule: CellKeys | None) -> Iterator[bool]:
    """A sum by its mean."""
    sums, means = told(held, "sum", rule), told(held, "mean", rule)
    yield from (abs(sums[cell] / means[cell] - len(PAYMENTS[cell])) < 1e-6 for cell in sums.keys() & means.keys())


def by_the_difference(held: Warehouse, rule: CellKeys | None) -> Iterator[bool]:
    """Two means with one largest grade and the same persons: what is left is a fraction by how many they are."""
    first, second = told(held, "first", rule), told(held, "second", rule)
    for cell in first.keys() & second.keys():
        times = (first[cell] - second[cell]) * len(PAYMENTS[cell])
        yield abs(times - round(times)) < 1e-6


def by_those_with_one(held: Warehouse, rule: CellKeys | None) -> Iterator[bool]:
    """Rows less twice the persons: how many have one row, where nobody has more than two."""
    rows, persons = told(held, "rows", rule), told(held, "persons", rule)
    for cell in rows.keys() & persons.keys():
        true = len(PAYMENTS[cell]) - 2 * len({person for person, *_ in PAYMENTS[cell]})
        yield rows[cell] - 2 * persons[cell] == true


@pytest.mark.parametrize("attack", [by_the_quotient, by_the_difference, by_those_with_one], ids=lambda one: one.__name__)
def test_two_answers_do_not_tell_how_many_there_are(held: Warehouse, attack: Callable[..., Iterator[bool]]) -> None:
    exact, gate = list(attack(held, None)), list(attack(held, RULE))
    assert all(exact) and len(gate) >= 100
    assert sum(gate) <= 0.25 * len(gate), (sum(gate), len(gate))


def test_means_of_two_codes_and_of_both_do_not_tell_how_many_there_are(held: Warehouse) -> None:
    """What both have in common with the one is a fraction by how many rows it has."""
    found: dict[str, list[bool]] = {"exact": [], "gate": []}
    alone, both = told(held, "mean"), told(held, "mean", RULE, "p", "q")
    for (parish, month), mean in both.items():
        one, other = (PAYMENTS[parish, kind, month] for kind in "pq")
        true = Fraction(len(one), len(one) + len(other))
        p, q, pq = (Fraction(sum(row[1] for row in rows), len(rows)) for rows in (one, other, [*one, *other]))
        found["exact"].append((pq - q) / (p - q) == true)
        p, q = (alone[parish, kind, month] for kind in "pq")
        found["gate"].append(abs((mean - q) / (p - q) - true) < 1e-9)
        assert min(p, q) <= mean <= max(p, q)
    assert all(found["exact"]) and len(found["gate"]) >= 40
    assert sum(found["gate"]) <= 0.25 * len(found["gate"]), sum(found["gate"])


def test_a_mean_of_several_codes_with_firms_behind_it_is_not_told() -> None:
    both = (Condition("kind", behind.KINDS[:2]),)
    asked = Question("behind", ("cost_mean",), ("parish",), period=PeriodRange.parse("2021-03"), only=both)
    assert answer_sql(behind.WITHOUT, "cost_mean", asked, RULE)
    with pytest.raises(BadQuestion, match="a mean of several codes together is not told"):
        answer_sql(behind.PACK, "cost_mean", asked, RULE)


def test_no_two_columns_of_a_fact_have_one_draw() -> None:
    for fact in EMPLOYMENT.person_facts.values():
        turns = [turn_of(column, what) for column in ("", *fact.amounts) for what in ("sum", "mean")]
        assert len(set(turns)) == len(turns), fact.id
