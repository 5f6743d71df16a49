"""A figure over persons of one month, read alone, is the one that it is among all months; and who has several rows in a month is known."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.expression import among
from puntari.define.indicator import Indicator
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import After, Count, Share, Starts
from puntari.define.question import Place, Question
from puntari.define.register import Register
from puntari.doors import act
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql, cells_sql
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.person_facts import renew
from puntari.flow.person_facts.parts import part_paths, read_holding
from puntari.flow.person_facts.several import counted_by_month, several_path
from puntari.flow.warehouse import open_warehouse
from puntari.guard.actor import Actor, Role
from puntari.store.root import Store
from puntari.words.period import PeriodRange
from tests.small.persons import KIND, LONG, PACK, indicator, stay, stays, visit, visits
from tests.small.registers import hetu

FOLLOWED = replace(visit, id="followed", apart="kind")
MORE = {
    "followed_long": RegisterBinding(Count(FOLLOWED, among(FOLLOWED.kind, "long"))),
    "followed_all": RegisterBinding(Count(FOLLOWED)),
    "long_later": RegisterBinding(After(Count(FOLLOWED, among(FOLLOWED.kind, "long")), among(FOLLOWED.kind, "long"), 1), times=100),
    "long_starts": RegisterBinding(Starts(stay, LONG)),
    "long_of_visits": RegisterBinding(Share(Count(visit), among(visit.kind, "long")), times=100),
}
ALL: dict[str, Indicator] = {**PACK.indicators, **{id: indicator(one) for id, one in MORE.items()}}
SEVERAL = replace(PACK, indicators=ALL, person_facts={**PACK.person_facts, FOLLOWED.id: FOLLOWED})
FIRST, RULE, MONTH = date(2020, 1, 6), CellKeys(), PeriodRange.parse("2021-02")
COUNTED = (
    "starts", "ends", "long_of_starts", "visited_in_time", "lasting", "visits", "visitors", "long_visits_later", "left_unless_long",
    "mean_score", "median_completed", "stock", "third_ongoing", *MORE,
)


def deliver(house: House, register: Register, persons: range, known: date, at: Path, seed: int) -> None:
    chance, rows = random.Random(seed), []
    for person in persons:
        for begins in sorted({FIRST + timedelta(days=3 * chance.randrange(150)) for _ in range(chance.randrange(1, 9))}):
            told: list[object] = [hetu(person), chance.choice("abcdef"), chance.choice(sorted(KIND.names)), begins]
            if register is stays:
                told += [begins + timedelta(days=chance.randrange(90)), begins + timedelta(days=chance.randrange(6))]
            rows.append(",".join(map(str, [*told, chance.randrange(10)])))
    at.write_text("\n".join([",".join(column.called[0] for column in register.columns), *rows]) + "\n")
    assert not take_file(house.store, register, at, Terms(known=known)).loaded.rejected


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Many persons, and a few of them told of anew, so that facts have a base and an overlay."""
    folder = tmp_path_factory.mktemp("months")
    made = House(Store(folder / "store"), {"persons": SEVERAL})
    for number, (persons, known) in enumerate(((range(300), date(2021, 4, 1)), (range(300, 310), date(2021, 4, 2)))):
        for register in (stays, visits):
            deliver(made, register, persons, known, folder / f"{register.id}-{number}.csv", number)
        act.build_all(made, Actor(Role.ADMINISTRATOR), None, None, lambda what, done, of: None)
    return made


def questions(id: str) -> list[Question]:
    grains = [("country",), ("parish",), ("parish", "kind")]
    month = PeriodRange.parse("2021Q1") if id == "left_unless_long" else MONTH
    return [
        *(Question("persons", (id,), by, period=month) for by in grains),
        Question("persons", (id,), (), Place("parish", "b"), month),
    ]


@pytest.mark.parametrize("id", COUNTED)
def test_a_month_alone_tells_what_it_tells_among_all(house: House, id: str) -> None:
    guards = {id: Guarded(RULE, None)}
    for question in questions(id):
        warehouse = open_warehouse(house.build(), SEVERAL)
        told = compute(warehouse, SEVERAL, question, frozenset(), guards).table.to_pylist()
        assert told and told == warehouse.rows(answer_sql(SEVERAL, id, question, RULE)).to_pylist(), question
        assert any(row["status"] == "ok" for row in told) or question.by != ("country",)


def test_what_counts_rows_reads_its_month_alone_where_it_is_known_who_has_several() -> None:
    def read(id: str) -> str:
        return cells_sql(SEVERAL, id, questions(id)[0], RULE, {})

    for id in ("starts", "long_of_starts", "visited_in_time", "lasting", "visits", "followed_long", "long_later"):
        assert "__several" in read(id) and "2021-02-01" in read(id), id
    assert "__several" not in read("visitors") and "2021-02-01" in read("visitors"), "different persons have one each"
    for id in ("ends", "left_unless_long", "followed_all"):
        assert "__several" not in read(id) and "2021-02-01" not in read(id), f"{id}: who has several there is not known"


def test_where_nobody_has_several_it_is_not_asked_who_has() -> None:
    held = {"stay__several": {}}
    alone = cells_sql(SEVERAL, "starts", questions("starts")[0], RULE, held)
    assert "__several" not in alone and "2021-02-01" in alone and "a_round" in alone
    assert "__several" in cells_sql(SEVERAL, "visits", questions("visits")[0], RULE, held)


def naive(house: House, fact: PersonFact) -> list[tuple[object, ...]]:
    """All rows of whoever has several of them in one month."""
    columns = [column.name for column in fact.tells]
    rows = open_warehouse(house.build(), SEVERAL).rows(f"SELECT {', '.join(columns)} FROM fact.{fact.id}").to_pylist()

    def key(row: dict[str, object]) -> tuple[object, ...]:
        day = row[fact.begins or fact.happens]
        return row["person"], day.year, day.month, row[fact.apart] if fact.apart else ""

    counted = Counter(map(key, rows))
    return sorted(tuple(map(str, row.values())) for row in rows if counted[key(row)] > 1)


def test_it_is_kept_of_what_is_counted_by_the_month() -> None:
    assert counted_by_month(SEVERAL) == {"stay", "visit", "followed"}
    few = {id: ALL[id] for id in ("stock", "ends", "starts_of_year", "visitors", "left_unless_long", "mean_score", "followed_all")}
    assert counted_by_month(replace(SEVERAL, indicators=few)) == frozenset()


@pytest.mark.parametrize("fact", [stay, visit, FOLLOWED], ids=lambda fact: fact.id)
def test_who_has_several_in_a_month_is_kept_in_each_part(house: House, fact: PersonFact) -> None:
    build = house.build()
    parts = read_holding(build, "persons").facts[fact.id]
    assert parts.overlays, "some were told anew"
    assert all(several_path(part).is_file() for part in part_paths(build, "persons", fact.id, parts))
    columns = ", ".join(column.name for column in fact.tells)
    kept = open_warehouse(build, SEVERAL).rows(f"SELECT {columns} FROM fact.{fact.id}__several").to_pylist()
    assert kept and sorted(tuple(map(str, row.values())) for row in kept) == naive(house, fact)


def test_on_a_past_day_it_is_looked_for_among_all_rows(house: House) -> None:
    every = "SELECT count(*) AS n FROM fact.stay"
    past = open_warehouse(house.build(), SEVERAL, date(2021, 4, 1), house.store)
    assert past.rows(f"{every}__several").to_pylist() == past.rows(every).to_pylist()
    question = questions("starts")[1]
    told = compute(past, SEVERAL, question, frozenset(), {"starts": Guarded(RULE, None)}).table.to_pylist()
    assert told == past.rows(answer_sql(SEVERAL, "starts", question, RULE)).to_pylist()


def test_a_month_of_what_nobody_has_several_of_tells_the_same(tmp_path: Path) -> None:
    made = House(Store(tmp_path / "store"), {"persons": SEVERAL})
    rows = [f"{hetu(one)},{'abc'[one % 3]},long,{FIRST + timedelta(days=400 + one % 60)},,,5" for one in range(200)]
    (tmp_path / "once.csv").write_text("\n".join([",".join(column.called[0] for column in stays.columns), *rows]) + "\n")
    take_file(made.store, stays, tmp_path / "once.csv", Terms(known=date(2021, 4, 1)))
    act.build_all(made, Actor(Role.ADMINISTRATOR), None, None, lambda what, done, of: None)
    warehouse = open_warehouse(made.build(), SEVERAL)
    assert warehouse.rows("SELECT * FROM fact.stay__several").num_rows == 0
    for question in questions("starts"):
        told = compute(warehouse, SEVERAL, question, frozenset(), {"starts": Guarded(RULE, None)}).table.to_pylist()
        assert told == warehouse.rows(answer_sql(SEVERAL, "starts", question, RULE)).to_pylist()


def test_rows_kept_beside_go_with_what_they_lie_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renew, "MOST_OVERLAYS", 0)
    made = House(Store(tmp_path / "store"), {"persons": SEVERAL})
    for number, persons in enumerate((range(60), range(60, 63))):
        deliver(made, stays, persons, date(2021, 4, 1 + number), tmp_path / f"{number}.csv", number)
        act.build_all(made, Actor(Role.ADMINISTRATOR), None, None, lambda what, done, of: None)
    there = sorted(path.name for path in (made.build() / "persons" / "persons" / "stay").iterdir())
    assert there == ["base.parquet", "several-base.parquet"], "worn overlays became a new base"
    kept = open_warehouse(made.build(), SEVERAL).rows("SELECT count(*) AS n FROM fact.stay__several").to_pylist()
    assert kept == [{"n": len(naive(made, stay))}]

