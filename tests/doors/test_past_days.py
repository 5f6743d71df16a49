"""What was known on a past day is answered once and stays: whatever would change it afterwards is refused, with what to do instead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from puntari.define.question import Question
from puntari.define.right import Role
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow import past
from puntari.flow.aliases import add
from puntari.flow.figures.compute import compute
from puntari.flow.intake import take
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.release import Figures
from puntari.store.answered import answered_until, entering
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenFile, BrokenStore
from puntari.words.period import PeriodRange
from tests.doors.test_person_figures import build, deliver
from tests.small.marked import marked_house
from tests.small.persons import PACK
from tests.small.registers import hetu

APRIL, MAY, JUNE = date(2021, 4, 1), date(2021, 5, 1), date(2021, 6, 1)
TODAY = datetime.now(UTC).date()


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(Store(tmp_path / "store"), {"persons": PACK})
    deliver(made, range(8), APRIL, tmp_path / "1.csv", synthetic=True)
    build(made)
    return made


def stock(house: House, known: date) -> list[float]:
    """Persons at the end of March in the whole country."""
    question = Question("persons", ("stock",), ("country",), period=PeriodRange.parse("2021-03"), as_known_on=known)
    return compute(house.warehouse("persons", known), PACK, question, frozenset()).table["value"].to_pylist()


def codes() -> bytes:
    return f"old,new\n{hetu(1)},{hetu(2)}\n".encode()


def test_a_delivery_dated_back_may_fill_days_that_nobody_has_asked_about(house: House, tmp_path: Path) -> None:
    deliver(house, range(8, 10), MAY, tmp_path / "2.csv", synthetic=True)
    assert stock(house, APRIL) == [8.0] and stock(house, MAY) == [10.0]


def test_a_day_that_was_answered_stays_as_it_was_answered(house: House, tmp_path: Path) -> None:
    assert stock(house, MAY) == [8.0] and answered_until(house.store) == "2021-05-01"
    before = read_log(house.store)
    with pytest.raises(BrokenFile, match="known since 2021-05-01, and what was known on 2021-05-01 has been answered.*a later day"):
        deliver(house, range(8, 10), MAY, tmp_path / "2.csv", synthetic=True)
    with pytest.raises(BrokenFile, match="the changes of codes"):
        add(house.store, codes(), "notice 1", MAY)
    assert read_log(house.store) == before and stock(house, MAY) == [8.0]
    deliver(house, range(8, 10), JUNE, tmp_path / "2.csv", synthetic=True)
    assert add(house.store, codes(), "notice 1", JUNE).numbers == (1,)
    assert stock(house, MAY) == [8.0] and stock(house, JUNE) == [9.0]
    assert stock(house, APRIL) == [8.0] and answered_until(house.store) == "2021-06-01", "an earlier day takes nothing back"


def test_today_is_not_past_yet(house: House, tmp_path: Path) -> None:
    assert stock(house, TODAY) == [8.0] and stock(house, TODAY + timedelta(days=1)) == [8.0] and not answered_until(house.store)
    deliver(house, range(8, 10), TODAY, tmp_path / "2.csv", synthetic=True)
    assert stock(house, TODAY) == [10.0]


def test_open_statistics_of_a_past_day_close_nothing(tmp_path: Path) -> None:
    made = marked_house(tmp_path)
    assert isinstance(ask(made, Question("small", ("hens",), as_known_on=MAY), PUBLIC), Figures) and not answered_until(made.store)
    asked = Question("small", ("clients",), ("county",), period=PeriodRange.parse("2021-03"), as_known_on=MAY)
    assert isinstance(ask(made, asked, Actor(Role.MINISTRY, purpose="x")), Figures)
    assert answered_until(made.store) == "2021-04-30", "the end of the month before is what is told"


@pytest.mark.parametrize("broken", ['{"until": ""}', '{"until": "soon"}', '{"until": "2021"}', "{", "[]"])
def test_a_day_that_nobody_can_read_is_said_and_what_to_write_opens_no_day(house: House, broken: str) -> None:
    file = house.store.registers / "answered.json"
    file.write_text(broken)
    with pytest.raises(BrokenStore, match="does not say until when was answered; write {.*} there") as said:
        answered_until(house.store)
    file.write_text(str(said.value).partition("; write ")[2].partition(" there")[0])
    assert answered_until(house.store) == (TODAY - timedelta(days=1)).isoformat()


@pytest.mark.parametrize("asked_at", ["read", "entered"])
def test_a_day_asked_about_while_a_delivery_is_taken_in(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked_at: str
) -> None:
    """Either the question sees the delivery, or the delivery is refused: it never comes between two same questions."""
    asked: list[list[float]] = []
    if asked_at == "read":
        checked = take.check_unanswered
        monkeypatch.setattr(take, "check_unanswered", lambda *told: (checked(*told), asked.append(stock(house, MAY)))[0])
    else:
        monkeypatch.setattr(past, "entering", lambda store: (asked.append(stock(house, MAY)), entering(store))[1])
    with pytest.raises(BrokenFile, match="has been answered"):
        deliver(house, range(8, 10), MAY, tmp_path / "2.csv", synthetic=True)
    assert asked == [[8.0]] and stock(house, MAY) == [8.0]
    monkeypatch.undo()
    deliver(house, range(8, 10), JUNE, tmp_path / "2.csv", synthetic=True)
    assert stock(house, JUNE) == [10.0]
