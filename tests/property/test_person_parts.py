"""Person facts renewed by deliveries are those of a full rebuild, and a past day is answered byte for byte as it was then."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.question import Question
from puntari.define.register import CodedColumn, DayColumn, Register
from puntari.flow.aliases import add, withdraw
from puntari.flow.figures.answer import answer_sql
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.materialise import write_membership
from puntari.flow.person_facts import renew, shares, write
from puntari.flow.person_facts.parts import base_paths, read_holding
from puntari.flow.warehouse import Warehouse, open_warehouse
from puntari.store.root import Store
from puntari.words.text import Text
from tests.small.persons import MEASURES, PERSON, state, stay, stays
from tests.small.persons import PACK as PERSONS
from tests.small.registers import hetu
from tests.small.rolls import STATUS, new_states, old_states

met = PersonFact(
    "met", Text.same("Statuses that stays met"),
    "SELECT s.person, s.begins AS day, t.status FROM fact.stay AS s LEFT JOIN fact.state AS t "
    "ON t.person = s.person AND t.begins <= s.begins AND coalesce(t.ends, DATE '9999-12-31') >= s.begins",
    (stay, state), (PERSON, DayColumn("day", ()), CodedColumn("status", (), STATUS)), FactGrain.EVENT, happens="day",
)
PACK = replace(PERSONS, person_facts={**PERSONS.person_facts, met.id: met})
"""With a fact of two others, which is written in shares."""
FIRST = date(2021, 1, 4)
ASKED = ("stock", "long_of_starts", "mean_completed", "mean_score", "third_ongoing", "visited_in_time", "states_now")


def some_stays(chance: random.Random, persons: range, rows: int) -> list[tuple[object, ...]]:
    """Rows of `stays`: few different beginnings, so that later deliveries tell earlier rows anew."""
    found = {}
    for _ in range(rows):
        person, begins = chance.choice(persons), FIRST + timedelta(days=7 * chance.randrange(12))
        ends = begins + timedelta(days=chance.randrange(60)) if chance.random() < 0.7 else ""
        found[person, begins] = (
            hetu(person), chance.choice("abcdef"), chance.choice(["short", "long"]), begins, ends,
            begins + timedelta(days=chance.randrange(6)), chance.randrange(10),
        )
    return list(found.values())


def some_states(chance: random.Random, persons: range, rows: int) -> list[tuple[object, ...]]:
    found = {}
    for _ in range(rows):
        person, state, began = chance.choice(persons), chance.choice(sorted(STATUS.names)), FIRST + timedelta(days=chance.randrange(80))
        ended = began + timedelta(days=chance.randrange(30)) if chance.random() < 0.6 else ""
        found[person, state, began] = (hetu(person), state, began, ended, chance.choice(["1", "2"]))
    return list(found.values())


def deliver(store: Store, register: Register, rows: list[tuple[object, ...]], known: date, at: Path) -> None:
    header = ",".join(column.called[0] for column in register.columns)
    at.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n")
    assert not take_file(store, register, at, Terms(known=known)).loaded.rejected


def rows_of(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for fact in PACK.person_facts.values():
        columns = ", ".join(f'"{column.name}"' for column in fact.tells)
        found[fact.id] = warehouse.connection.execute(f"SELECT {columns} FROM fact.{fact.id} ORDER BY ALL").fetchall()
    return found


def answers(warehouse: Warehouse) -> dict[str, pa.Table]:
    by = {id: ("parish",) if MEASURES[id].fact.place else () for id in ASKED}
    return {id: warehouse.rows(answer_sql(PACK, id, Question("persons", (id,), by[id], every_period=True))) for id in ASKED}


def in_order(folder: Path) -> bool:
    """Whether facts of persons are written in several shares, each of which begins after the one before has ended."""
    several = False
    for id, parts in read_holding(folder, PACK.id).facts.items():
        whose = PACK.person_facts[id].unit
        told = [pq.read_table(path, columns=[whose.name]).column(0).to_pylist() for path in base_paths(folder, PACK.id, id, parts.shares)]
        several |= sum(map(bool, told)) > 1
        together = [person for share in told for person in share]
        if PACK.person_facts[id].by_person and together != sorted(together):
            return False
    return several


def test_renewing_equals_rebuilding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renew, "MOST_OVERLAYS", 2)
    monkeypatch.setattr(renew, "MOST_OVERLAID", 0.5)
    chance, store = random.Random(1), Store(tmp_path / "store")
    served: Path | None = None
    answered: dict[date, dict[str, pa.Table]] = {}
    renewed = overlaid = 0
    for number in range(5):
        known, day = date(2021, 4, 30) + timedelta(days=number), tmp_path / f"{number}.csv"
        persons, rows = (range(40), 90) if number == 0 else (range(chance.randrange(36), 40), chance.randrange(1, 5))
        deliver(store, stays, some_stays(chance, persons, rows), known, day)
        if number != 2:
            deliver(store, chance.choice([new_states, old_states]), some_states(chance, persons, rows), known, day)
        if number in (2, 3):
            add(store, f"old,new\n{hetu(number)},{hetu(number + 10)}\n{hetu(number + 10)},{hetu(number + 20)}\n".encode(), "notice", known)
        if number == 4:
            withdraw(store, 1, "decision", known)
        folder, whole = tmp_path / f"build-{number}", tmp_path / f"whole-{number}"
        for one in (folder, whole):
            one.mkdir()
            write_membership(one, PACK, [])
        monkeypatch.setattr(shares, "ROWS", 50)
        told = write.write_person_facts(store, PACK, folder, served)
        monkeypatch.setattr(shares, "ROWS", 10**6)
        assert write.write_person_facts(store, PACK, whole, None)["touched"] is None
        renewed += told["touched"] is not None
        overlaid += any(parts.overlays for parts in read_holding(folder, PACK.id).facts.values())
        assert in_order(folder) and all(parts.shares == 1 for parts in read_holding(whole, PACK.id).facts.values())
        now, anew = open_warehouse(folder, PACK), open_warehouse(whole, PACK)
        assert rows_of(now) == rows_of(anew)
        answered[known] = answers(now)
        assert answered[known] == answers(anew)
        served = folder
    assert renewed == 4 and overlaid >= 2, "deltas were computed as deltas"
    assert any(len(table) for table in answered[date(2021, 5, 4)].values())
    for known, told in answered.items():
        then = open_warehouse(served, PACK, known, store)
        assert answers(then) == told, f"as known on {known}"


def test_nothing_is_written_without_deliveries(tmp_path: Path) -> None:
    store, folder = Store(tmp_path / "store"), tmp_path / "build"
    folder.mkdir()
    assert write.write_person_facts(store, PACK, folder, None) == {}
    assert not list(folder.iterdir())
    assert write.inputs(store, PACK) == []
