"""Deliveries through the door: the same twice changes nothing, a correction becomes a new known time, and the old answer is still had."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from puntari.define.question import Place, Question
from puntari.doors import act
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.flow.deliver import Delivered
from puntari.guard.actor import PUBLIC
from puntari.outlets.answers import as_json, silences
from puntari.words.cell import Status
from puntari.words.period import PeriodRange
from tests.small.stocked import HEADER, KEEPER, build, figures, hens_csv, released, small_house, stocked, write

TODAY = datetime.now(UTC).date()
BEFORE = date(2024, 2, 15)


def hens(month: str = "2024-01", known: date | None = None) -> Question:
    return Question("small", ("hens",), ("parish",), period=PeriodRange.parse(month), as_known_on=known)


def deliver(house: House, folder: Path, name: str, text: str) -> Delivered:
    told = act.deliver(house, KEEPER, "hens", write(folder, name, text))
    assert isinstance(told, Delivered)
    return told


def values(house: House, question: Question) -> dict[str | None, float | None]:
    return {area: row.cell.value for area, row in figures(house, question).items()}


def test_a_correction_is_a_new_known_time_and_the_old_answer_is_still_had(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    old = values(house, hens())
    told = deliver(house, tmp_path, "corrected.csv", hens_csv(hens={"a": 23, "d": "..."}))
    assert told.record.known == TODAY.isoformat()
    build(house)
    new = figures(house, hens())
    assert new["a"].cell.value == 23
    assert new["d"].cell.status is Status.HIDDEN
    assert {area: row.cell.value for area, row in new.items() if area not in "ad"} == {area: 20 for area in "bcef"}
    assert values(house, hens(known=BEFORE)) == old == dict.fromkeys("abcdef", 20)
    assert values(house, hens(known=TODAY - timedelta(days=1))) == old
    assert values(house, hens(known=TODAY))["a"] == 23
    sums = figures(house, Question("small", ("hens",), ("county",)))
    assert sums["1"].cell.value == 43
    assert sums["2"].cell.status is Status.INTERVAL
    assert (sums["2"].cell.low, sums["2"].cell.high) == (41, 44)
    assert values(house, Question("small", ("hens",), ("county",), as_known_on=BEFORE)) == {"1": 40, "2": 60, "3": 20}


def test_a_month_that_nothing_tells_of_is_answered_with_the_newest_there_is(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    told = released(house, hens("2031-05"))
    assert len(told) == 0 and told.silent == {"hens": "2024-01"}
    assert silences(told) == ("no figure of hens is told for 2031-05; the newest is of 2024-01",)
    assert json.loads(as_json(told))["silent"] == {"hens": {"newest": "2024-01"}}
    assert not released(house, hens()).silent
    unknown = released(house, hens(known=date(2000, 1, 1)))
    assert silences(unknown) == ("no figure of hens is told for any period",)


def test_before_anything_was_known_nothing_is_answered(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    assert len(released(house, hens(known=date(2024, 1, 30)))) == 0
    assert values(house, hens(known=date(2024, 1, 31))) == dict.fromkeys("abcdef", 20)


def test_a_correction_of_one_row_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    deliver(house, tmp_path, "one.csv", f"{HEADER}\nPb,2024-01,all,31,2,\n")
    build(house)
    assert values(house, hens()) == {**dict.fromkeys("acdef", 20), "b": 31}
    assert values(house, hens(known=BEFORE)) == dict.fromkeys("abcdef", 20)


def test_a_correction_of_an_older_month_holds_though_newer_months_are_known(tmp_path: Path) -> None:
    january_and_february = hens_csv() + hens_csv("2024-02", {"a": 25}).partition("\n")[2]
    house = stocked(tmp_path, (("hens", "both.csv", january_and_february),))
    deliver(house, tmp_path, "january.csv", hens_csv(hens={"a": 22}))
    build(house)
    assert values(house, hens())["a"] == 22
    assert values(house, hens("2024-02"))["a"] == 25
    assert values(house, hens(known=date(2024, 3, 1)))["a"] == 20


def test_the_same_delivery_twice_changes_nothing(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    first = build(house)
    assert not first.anew
    before = {path: path.read_bytes() for path in house.store.root.rglob("*") if path.is_file() and "audit" not in path.parts}
    again = deliver(house, tmp_path / "elsewhere", "another name.csv", hens_csv())
    assert not again.new
    assert again.record.name == "hens.csv"
    second = build(house)
    assert (second.id, second.anew) == (first.id, False)
    after = {path: path.read_bytes() for path in house.store.root.rglob("*") if path.is_file() and "audit" not in path.parts}
    assert after == before


def test_the_same_deliveries_give_the_same_bytes_in_another_store_and_in_any_order(tmp_path: Path) -> None:
    months = [("2024-01", {}), ("2024-02", {"a": "..."}), ("2024-03", {"b": 0})]
    contents = set()
    for number, order in enumerate(permutations(months)):
        house = small_house(tmp_path / f"store{number}")
        told = [deliver(house, tmp_path, f"{month}.csv", hens_csv(month, hens)) for month, hens in sorted(order)]
        assert [one.record.known for one in told] == ["2024-01-31", "2024-02-29", "2024-03-31"]
        built = build(house)
        folder = house.build()
        contents.add((built.id, tuple(path.read_bytes() for path in sorted(folder.rglob("*.parquet")))))
    assert len(contents) == 1


def test_an_identical_build_is_served_again_after_a_correction_was_taken_back(tmp_path: Path) -> None:
    """A correction and then the first figures again: a new known time each, and both days can still be asked for."""
    house = stocked(tmp_path)
    deliver(house, tmp_path, "corrected.csv", hens_csv(hens={"a": 23}))
    corrected = build(house)
    assert not deliver(house, tmp_path, "again.csv", hens_csv()).new
    assert build(house).id == corrected.id


def test_explain_shows_the_delivery_that_was_known_on_the_day(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    first = house.manifest()["packs"]["small"]["sources"]["hens"]["deliveries"][0]["sha256"]
    told = deliver(house, tmp_path, "corrected.csv", hens_csv(hens={"a": 23}))
    build(house)
    for known, sha in ((None, told.record.sha256), (BEFORE, first)):
        question = Question("small", ("hens",), (), Place("parish", "a"), as_known_on=known)
        told_of = explain(house, question, {}, PUBLIC).body
        (row,) = told_of.rows
        assert row.delivery == sha[:12]
        assert told_of.deliveries[row.delivery]["sha256"] == sha
        assert told_of.figure.cell.value == row.value


@pytest.mark.parametrize("times", [1, 3])
def test_a_build_without_anything_new_is_the_build_before(tmp_path: Path, times: int) -> None:
    house = stocked(tmp_path)
    served, made = house.build(), house.manifest()["made"]
    for _ in range(times):
        assert not build(house).anew
    assert (house.build(), house.manifest()["made"]) == (served, made)


def test_the_source_s_own_update_day_may_be_given_by_hand(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    path = write(tmp_path, "corrected.csv", hens_csv(hens={"a": 23}))
    told = act.deliver(house, KEEPER, "hens", path, date(2024, 3, 10))
    assert (told.record.known, told.record.known_basis) == ("2024-03-10", "declared")
    build(house)
    assert values(house, hens(known=date(2024, 3, 9)))["a"] == 20
    assert values(house, hens(known=date(2024, 3, 10)))["a"] == 23
