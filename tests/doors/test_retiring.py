"""An indicator that is retired: periods before are answered as they were, later ones refused with the reason and what follows it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.define.upkeep import Retired
from puntari.doors import defining
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.guard.defining import Aim
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from puntari.words.period import Frequency, Period, PeriodRange
from tests.doors.test_definitions import ANNA, BERT, HEARD, LATER, TODAY
from tests.property.test_figures_twin import register, tables_of, warehouse_of
from tests.small.pack import PACK

GONE = Retired(date(2020, 1, 1), "Nobody keeps hens any more.", "birds")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Store(tmp_path / "store"), {"small": HEARD})


def retired() -> Pack:
    return replace(PACK, indicators={**PACK.indicators, "hens": replace(PACK.indicators["hens"], retired=GONE)})


def asked(pack: Pack, period: str = "", **more: object) -> list[dict[str, object]]:
    when = {"period": PeriodRange.parse(period)} if period else more
    house = warehouse_of(tables_of(register(random.Random(3))))
    return house.rows(answer_sql(pack, "hens", Question("small", ("hens",), ("parish",), **when))).to_pylist()


def test_earlier_periods_are_answered_as_before_and_later_ones_are_not_told() -> None:
    before = [row for row in asked(PACK, every_period=True) if row["period"] < "2020"]
    assert before and asked(retired(), every_period=True) == before
    assert {row["period"] for row in asked(retired())} == {"2019-05"}, "the newest that is told is the last before it was retired"
    assert {row["period"] for row in asked(retired(), "2019-01..2020-12")} == {"2019-05"}
    assert {row["period"] for row in asked(PACK, every_period=True)} == {"2019-05", "2020-05"}


def test_a_later_period_is_refused_with_the_reason_and_what_follows() -> None:
    told = r"retired from 2020-01-01 on \(Nobody keeps hens any more.\); ask for 2019-12 or earlier, or ask for birds, which follows it"
    with pytest.raises(BadQuestion, match=told):
        asked(retired(), "2020-01")


@pytest.mark.parametrize(("day", "frequency", "first"), [
    ("2027-01-01", Frequency.MONTH, "2027-01"), ("2027-01-02", Frequency.MONTH, "2027-02"), ("2027-01-01", Frequency.YEAR, "2027"),
    ("2027-04-01", Frequency.YEAR, "2028"), ("2027-04-01", Frequency.QUARTER, "2027Q2"),
])
def test_a_period_that_began_before_is_told_whole(day: str, frequency: Frequency, first: str) -> None:
    assert Retired(date.fromisoformat(day), "").first_untold(frequency) == Period.parse(first)


def retire(house: House, successor: str) -> None:
    defining.propose(house, ANNA, "small", "hens", "Birds tell it.", Aim.RETIRE, successor)
    defining.open_round(house, ANNA, "small", "hens", ("farm",), LATER)
    defining.comment(house, ANNA, "small", "hens", "farm", "no_comment", "None.")
    defining.close_round(house, ANNA, "small", "hens")
    defining.adopt(house, BERT, "small", "hens", LATER)


def test_what_is_decided_is_what_the_house_answers_by_at_once(house: House) -> None:
    assert house.pack("small") is HEARD
    retire(house, "birds")
    one = house.pack("small").indicators["hens"]
    assert one.retired == Retired(TODAY + timedelta(days=30), "Birds tell it.", "birds")
    assert house.pack_with("hens").indicators["birds"].retired is None
    with pytest.raises(BadQuestion, match="retired itself"):
        defining.propose(house, ANNA, "small", "birds", "why", Aim.RETIRE, "hens")


@pytest.mark.parametrize(("aim", "successor", "says"), [
    (Aim.HOLD, "birds", "leave its successor out"), (Aim.RETIRE, "hens", "cannot follow itself"), (Aim.RETIRE, "bird", "nearest"),
])
def test_what_cannot_follow_is_refused(house: House, aim: Aim, successor: str, says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        defining.propose(house, ANNA, "small", "hens", "why", aim, successor)
    assert defining.tell_lives(house, "small", ANNA) == {}
