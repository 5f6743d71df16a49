"""What was computed is computed once: cells are kept for the next question, and tell the same as when everything is computed anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from puntari.define.question import Place, Question
from puntari.doors import act
from puntari.doors.ask import ask
from puntari.doors.house import MOST_OPEN, House
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.kept import Kept
from puntari.guard.actor import PUBLIC
from puntari.store import engine
from puntari.store.builds import new_build, publish
from puntari.store.trail import trail_lines
from puntari.words.errors import BrokenStore
from puntari.words.period import PeriodRange
from tests.small.pack import PACK
from tests.small.stocked import KEEPER, PARISHES, build, hens_csv, released, small_house, stocked, write

MONTH = PeriodRange.parse("2024-01")
ASKED = [
    Question("small", ("hens",), (), Place("parish", parish), MONTH) for parish in PARISHES
] + [
    Question("small", ("hens",), ("parish",), every_period=True),
    Question("small", ("hens",), ("parish",)),
    Question("small", ("hens",), ("parish",), Place("county", "1"), MONTH),
    Question("small", ("hens",), ("parish",), within=frozenset({"a", "e"})),
]


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that were planned to make cells."""
    told: list[str] = []
    plainly = engine.planned_once

    def counted(connection: engine.Connection, sql: str) -> pa.Table:
        told.append(sql)
        return plainly(connection, sql)

    monkeypatch.setattr(engine, "planned_once", counted)
    return told


def test_questions_of_one_grain_are_planned_once_and_told_as_if_each_were_computed_alone(small: House, planned: list[str]) -> None:
    house = House(small.store, small.packs)
    for question in [ASKED[0], *ASKED[len(PARISHES):], *ASKED]:
        alone = house.warehouse("small").rows(answer_sql(PACK, "hens", question)).to_pylist()
        assert alone and released(house, question).cells.to_pylist() == alone
    assert len(planned) == 2, "one month alone, then all"
    released(house, Question("small", ("hens",), ("county",), every_period=True))
    released(house, Question("small", ("hens",), ("parish", "breed"), every_period=True))
    assert len(planned) == 4, "another grain has other cells"


def test_a_single_figure_reads_its_month_alone_until_all_are_kept(small: House, planned: list[str]) -> None:
    house = House(small.store, small.packs)
    for question in [*ASKED[:3], Question("small", ("hens",), (), Place("parish", "a"))]:
        alone = house.warehouse("small").rows(answer_sql(PACK, "hens", question)).to_pylist()
        assert alone and released(house, question).cells.to_pylist() == alone
    assert ["'2024-01'" in sql for sql in planned] == [True, False] and "max" in planned[1]
    assert "2023-01" not in planned[0], "there is no row of a year before"
    released(house, Question("small", ("hens",), ("parish",), every_period=True))
    for question in ASKED:
        released(house, question)
    assert len(planned) == 3 and "'2024-01'" not in planned[2]


def test_the_newest_is_looked_for_in_all_months_where_the_last_tells_nothing_of_an_area(tmp_path: Path, planned: list[str]) -> None:
    house = stocked(tmp_path)
    header, *lines = hens_csv("2024-02").splitlines(keepends=True)
    of_a = "".join(line for line in lines if line.startswith("Pa,"))
    act.deliver(house, KEEPER, "hens", write(tmp_path, "later.csv", header + of_a))
    build(house)
    planned.clear()
    for area in ("a", "b"):
        question = Question("small", ("hens",), (), Place("parish", area))
        alone = house.warehouse("small").rows(answer_sql(PACK, "hens", question)).to_pylist()
        assert [row["period"] for row in alone] == ["2024-02"] and released(house, question).cells.to_pylist() == alone
    assert len(planned) == 3, "which is the last, that month, and for what it tells nothing of all months"


def test_a_period_without_a_figure_is_told_of_without_computing_all(small: House, planned: list[str]) -> None:
    house = House(small.store, small.packs)
    missing = released(house, Question("small", ("hens",), ("parish",), period=PeriodRange.parse("2031-01")))
    assert not missing.cells.num_rows and missing.silent == {"hens": "2024-01"}
    assert ["'2031-01'" in planned[0], "max(period)" in planned[1], "'2024-01'" in planned[2], len(planned)] == [True, True, True, 3]


def test_every_question_is_judged_and_entered_in_the_trail_though_nothing_is_computed(small: House, planned: list[str]) -> None:
    house = House(small.store, small.packs)
    before = len(trail_lines(house.store))
    for question in ASKED[:3] * 2:
        released(house, question)
    entered = [json.loads(line)["event"] for line in trail_lines(house.store)[before:]]
    assert [one["about"]["area"] for one in entered] == [f"parish:{parish}" for parish in PARISHES[:3]] * 2
    assert {(one["outcome"], one["rows"]) for one in entered} == {("released", 1)} and len(planned) == 1


def test_the_next_build_is_told_and_the_one_before_let_go(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    question = ASKED[0]
    assert released(house, question).cells["value"].to_pylist() == [20]
    act.deliver(house, KEEPER, "hens", write(tmp_path, "corrected.csv", hens_csv(hens={"a": 23})))
    build(house)
    assert released(house, question).cells["value"].to_pylist() == [23]
    assert [key[0].folder for key in house.opened] == [house.build()]


def test_a_build_that_was_mended_is_opened_anew(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    released(house, ASKED[0])
    before, served = house.warehouse("small"), house.build()
    folder = new_build(house.store)
    for path in (one for one in served.rglob("*") if one.is_file()):
        copy = folder / path.relative_to(served)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    publish(house.store, folder, served.name, mends=True)
    assert house.build() == served and house.warehouse("small") is not before
    assert released(house, ASKED[0]).cells["value"].to_pylist() == [20]


def test_a_house_with_too_much_open_lets_all_go(small: House) -> None:
    house = House(small.store, small.packs)
    first = house.warehouse("small")
    for at in range(MOST_OPEN - 1):
        house.opened[next(iter(house.opened))[0], f"pack {at}", None, ""] = first
    assert len(house.opened) == MOST_OPEN
    house.warehouse("small", MONTH.last.last_day)
    assert len(house.opened) == 1


def test_cells_that_cannot_be_made_say_so_and_are_not_kept(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    with pytest.raises(BrokenStore, match="nothing has been built"):
        ask(house, ASKED[0], PUBLIC)
    warehouse = stocked(tmp_path / "other").warehouse("small")
    for _ in range(2):
        with pytest.raises(BrokenStore, match="refused a query of ours"):
            warehouse.chosen("cells", "SELECT nothing FROM nowhere", "SELECT * FROM cells")
    assert warehouse.chosen("cells", "SELECT 7 AS v", "SELECT v + 1 AS w FROM cells").to_pylist() == [{"w": 8}]
    with pytest.raises(BrokenStore, match="refused a query of ours"):
        warehouse.chosen("cells", "SELECT 7 AS v", "SELECT w FROM cells")


def of_bytes(size: int, made: list[str]) -> Callable[[str], pa.Table]:
    def make(sql: str) -> pa.Table:
        made.append(sql)
        return pa.table({"v": pa.array([0] * (size // 8), pa.int64())})

    return make


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    kept, made = Kept(most=4096), []
    for sql in ("a", "b", "c", "d", "a", "e", "a", "c", "b"):
        assert kept.of(sql, of_bytes(1024, made)).nbytes == 1024
    assert made == ["a", "b", "c", "d", "e", "b"], "b made room for e, as a had been asked for again"


def test_what_would_take_a_quarter_of_the_room_and_more_is_not_kept() -> None:
    kept, made = Kept(most=4096), []
    for sql in ("small", "great", "great", "small"):
        kept.of(sql, of_bytes(1032 if sql == "great" else 8, made))
    assert made == ["small", "great", "great"]
