"""Sums and opinions over persons are told changed or not at all; what is of nobody is told as it is, beside persons and alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import KEYS, RECORDS, SALTS, make, make_calendar
from puntari.flow.person_facts.units import keyed, record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from tests.small.accounts import PACK, accounts, answers, deals, rounds
from tests.small.persons import stays
from tests.small.rolls import Row, rolls

RULE = CellKeys()
SECRET, DAY, TOLD = b"a secret", date(2021, 4, 14), date(2021, 7, 31)
SIZES = {"a": 300, "b": 6, "c": 60, "d": 40}
"""Parish c has one person who has nearly everything; half the answers of d have no record key."""


def _rows() -> Iterator[Row]:
    chance = random.Random(4)
    for parish, size in SIZES.items():
        for at in range(size):
            person = len(SIZES) * at + "abcd".index(parish)
            score = chance.randint(20, 60) if (parish, at) != ("c", 0) else 90_000
            yield {
                "person": person, "answer": str(person), "round": parish, "deal": str(person), "firm": at % 7, "parish": parish,
                "kind": "long",
                "other": "a", "begins": DAY, "day": DAY, "score": float(score), "grade": float(chance.choice((2, 4, 5))), "paid": float(at),
                "_delivery": "d", "_row": person, "known_from": TOLD,
            }


ROWS = list(_rows())
ROUNDS = [
    {"round": parish, "parish": parish, "kind": "long", "closed": DAY, "asked": size, "_delivery": "d", "_row": at, "known_from": TOLD}
    for at, (parish, size) in enumerate(SIZES.items())
]
"""Everybody answered the round of the parish."""


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    connection = rolls([(stays, ROWS), (accounts, ROWS), (deals, ROWS), (answers, ROWS), (rounds, ROUNDS)])
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
    persons = ", ".join(f"({row['person']}, {record_key(SECRET, row['person'])})" for row in ROWS)
    held = [row["answer"] for row in ROWS if row["parish"] != "d" or row["person"] % 8 == 3]
    records = ", ".join(f"('answers', '{one}', {keyed(SECRET, one.encode())})" for one in held)
    connection.execute(f"CREATE OR REPLACE VIEW {KEYS} AS SELECT * FROM (VALUES {persons}) AS k(unit, key)")
    connection.execute(f"CREATE OR REPLACE VIEW {RECORDS} AS SELECT * FROM (VALUES {records}) AS k(register, record, key)")
    connection.execute(f"DROP VIEW {SALTS}")
    engine.from_arrow(connection, salt_table(SECRET)).create(SALTS)
    make(connection, PACK)
    with connection:
        yield Warehouse(connection, None)


def told(warehouse: Warehouse, id: str, rule: CellKeys | None = RULE) -> dict[str, Row]:
    """The cells of April by parish."""
    sql = answer_sql(PACK, id, Question("accounts", (id,), ("parish",), every_period=True), rule)
    return {row["area"]: row for row in warehouse.rows(sql).to_pylist() if row["period"] == "2021-04"}


def test_a_sum_is_changed_by_its_largest_contribution_or_hidden(warehouse: Warehouse) -> None:
    true, shown = told(warehouse, "scores", None), told(warehouse, "scores")
    assert shown["a"]["reason"] == "perturbed" and 0.5 * 50 <= abs(shown["a"]["value"] - true["a"]["value"]) <= 1.5 * 60
    assert (shown["b"]["value"], shown["b"]["reason"]) == (None, "few_persons")
    assert (shown["c"]["value"], shown["c"]["reason"]) == (None, "dominated")
    assert shown["e"]["value"] == 0


def test_a_sum_per_head_is_the_changed_sum_by_the_changed_count(warehouse: Warehouse) -> None:
    shown, mean = told(warehouse, "score_per_start"), told(warehouse, "score_per_start", None)
    assert shown["a"]["value"] == pytest.approx(mean["a"]["value"], rel=0.05) and shown["a"]["value"] != mean["a"]["value"]
    assert [shown[one]["reason"] for one in "bc"] == ["few_persons", "dominated"]


def test_an_opinion_is_told_changed_with_an_interval_that_is_changed_too(warehouse: Warehouse) -> None:
    true, shown = told(warehouse, "opinion", None)["a"], told(warehouse, "opinion")["a"]
    assert shown["reason"] == "perturbed" and shown["interval"] == "uncertainty" and shown["n"] is None
    assert shown["value"] != true["value"] and shown["value"] == pytest.approx(true["value"], abs=0.1)
    assert shown["high"] - shown["low"] == pytest.approx(true["high"] - true["low"], rel=0.4)
    assert shown["high"] - shown["low"] != true["high"] - true["low"]


def test_whoever_wrote_an_answer_without_a_key_hides_the_cell(warehouse: Warehouse) -> None:
    assert (told(warehouse, "opinion")["d"]["value"], told(warehouse, "opinion")["d"]["reason"]) == (None, "unprotected")
    assert told(warehouse, "opinion")["b"]["reason"] == "few_persons"


@pytest.mark.parametrize("id", ["spent", "dealt", "firms", "largest_two", "index_of_deals", "across"])
def test_what_is_of_nobody_is_told_as_it_is(warehouse: Warehouse, id: str) -> None:
    assert told(warehouse, id) == told(warehouse, id, None)
    assert told(warehouse, id)["a"]["value"] is not None


def test_what_is_of_nobody_is_exact_beside_persons_who_are_not(warehouse: Warehouse) -> None:
    spent = told(warehouse, "spent")["a"]["value"]
    shown, true = told(warehouse, "spent_per_stay"), told(warehouse, "spent_per_stay", None)
    assert spent / shown["a"]["value"] == pytest.approx(300, abs=5) and shown["a"]["low"] <= true["a"]["value"] <= shown["a"]["high"]
    assert shown["b"]["reason"] == "few_persons" and shown["e"]["reason"] == "not_delivered"
    turned = told(warehouse, "stays_per_paid")
    assert turned["a"]["value"] * spent == pytest.approx(300, abs=5) and turned["e"]["value"] is None


def test_a_response_rate_is_changed_within_bounds_and_never_above_all(warehouse: Warehouse) -> None:
    true, shown = told(warehouse, "answered", None), told(warehouse, "answered")
    for parish in "ac":
        cell = shown[parish]
        assert true[parish]["value"] == 100 and cell["reason"] == "perturbed"
        assert cell["low"] <= cell["value"] <= cell["high"] <= 100
    assert (shown["d"]["value"], shown["d"]["reason"]) == (None, "unprotected")
