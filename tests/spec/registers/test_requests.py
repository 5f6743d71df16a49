"""What a source cannot give becomes a numbered request, followed until a build finds it mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.define.governance import Delivers
from puntari.define.pack import Pack
from puntari.define.register import TwoWays
from puntari.doors import requests as door
from puntari.doors.house import House
from puntari.doors.registers import tell_registers
from puntari.flow.faults import Fault, FaultKind, Seen
from puntari.flow.intake.take import Terms
from puntari.flow.looking import look
from puntari.flow.requests import Request, State, answer, close, follow, send
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import COUNTS_FOR_THE_KEEPER
from puntari.guard.release import Finding, Refusal
from puntari.store.registers import read_log, write_log
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from tests.persons import STAY, csv_text, delivered
from tests.small.registers import PACK, STAYS, VISITS, WAGES, business, hetu

KEEPER = Actor(Role.ADMINISTRATOR, name="keeper")
WAGE = ("hetu", "ytunnus", "kuukausi", "ilmoitus", "summa")
SENT, TODAY = date(2021, 1, 1), date(2021, 1, 4)
GOOD = (hetu(1), "2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
WRONG = (hetu(2), "2020-01-01", "11.11.2222", "x9", "a", "3", "T1", "words")
BACKWARDS = (hetu(3), "2020-01-01", "2019-01-01", "01", "a", "3", "T1", "words")
FAULT = Fault(PACK.id, "stays", "delivered", FaultKind.WRONG_CODES, "kind: unknown_code", 1, "", "correct the codes")
LOOKED = frozenset({("stays", FaultKind.WRONG_CODES)})
FOUND, GONE = Seen((FAULT,), LOOKED), Seen((), LOOKED)
WINDOW = replace(WAGES, id="window_wages")
WAYS = TwoWays("wages_two_ways", WAGES.title, WAGES, WINDOW, ("month",), "amount")
TWO_WAYS = replace(PACK, registers={**PACK.registers, WINDOW.id: WINDOW}, two_ways=(WAYS,))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def stays(store: Store, *rows: tuple, known: date = SENT, delivers: Delivers | None = None) -> None:
    delivered(store, STAYS, csv_text(STAY, rows), known, Terms(known=known, delivers=delivers))


def followed(store: Store, today: date = TODAY, pack: Pack = PACK) -> tuple[Request, ...]:
    return follow(store, look(store, {pack.id: pack}, today))


def told(requests: tuple[Request, ...]) -> list[tuple]:
    return [(one.kept.number, one.kept.source, one.kept.kind, one.kept.about, one.count, one.state) for one in requests]


def test_nothing_is_asked_for_where_nothing_is_wrong(store: Store) -> None:
    stays(store, GOOD)
    assert followed(store) == ()


def test_rows_in_quarantine_become_a_request_for_each_column_and_rule(store: Store) -> None:
    stays(store, GOOD, WRONG, WRONG, BACKWARDS)
    rule = "begins, ends: rule: the stay ends before it begins; correct one of the days"
    assert told(followed(store)) == [
        (1, "stays", FaultKind.QUARANTINED, rule, 1, State.OPEN),
        (2, "stays", FaultKind.WRONG_CODES, "kind: unknown_code", 2, State.OPEN),
    ]


def test_looking_again_changes_nothing_and_more_of_the_same_is_noted_under_the_same_number(store: Store) -> None:
    stays(store, GOOD, WRONG)
    first = followed(store)
    assert followed(store) == first
    stays(store, (*WRONG[:1], "2020-03-01", *WRONG[2:]), known=date(2021, 1, 2))
    (request,) = followed(store)
    assert (request.kept.number, request.count, [step.what for step in request.kept.steps]) == (1, 2, ["opened", "seen"])


def test_a_full_delivery_without_the_fault_mends_it(store: Store) -> None:
    stays(store, GOOD, WRONG)
    followed(store)
    stays(store, GOOD, (*WRONG[:3], "01", *WRONG[4:]), known=date(2021, 1, 3), delivers=Delivers.FULL)
    assert told(followed(store)) == [(1, "stays", FaultKind.WRONG_CODES, "kind: unknown_code", 0, State.MENDED)]


def test_a_request_is_closed_only_when_a_build_has_found_its_fault_gone(store: Store) -> None:
    follow(store, FOUND)
    send(store, 1, "keeper", "F-12/2026")
    with pytest.raises(BadQuestion, match="can't be noted as closed: it was sent and its fault is still there"):
        close(store, 1, "keeper", "")
    assert answer(store, 1, "keeper", "O-3").state is State.ANSWERED
    assert [one.state for one in follow(store, GONE)] == [State.MENDED]
    shut = close(store, 1, "keeper", "")
    assert [step.what for step in shut.kept.steps] == ["opened", "sent", "answered", "mended", "closed"]
    assert {step.who for step in shut.kept.steps} == {"build", "keeper"}


def test_a_number_is_never_used_again(store: Store) -> None:
    follow(store, FOUND)
    follow(store, GONE)
    close(store, 1, "keeper", "")
    assert [(one.kept.number, one.state) for one in follow(store, FOUND)] == [(1, State.CLOSED), (2, State.OPEN)]


def test_a_mended_fault_that_comes_back_opens_the_same_request_again(store: Store) -> None:
    follow(store, FOUND)
    follow(store, GONE)
    (request,) = follow(store, FOUND)
    assert (request.kept.number, request.state, request.kept.steps[-1].what) == (1, State.OPEN, "returned")


def test_a_delivery_that_does_not_come_is_asked_for_once_it_is_late(store: Store) -> None:
    stays(store, GOOD)
    assert followed(store, date(2021, 1, 6)) == ()
    assert told(followed(store, date(2021, 1, 8))) == [(1, "stays", FaultKind.STALE, "newest delivery", 1, State.OPEN)]
    assert [one.count for one in followed(store, date(2021, 1, 21))] == [4]


def test_nobody_is_late_with_what_is_synthetic(store: Store) -> None:
    delivered(store, STAYS, csv_text(STAY, (GOOD, WRONG)), SENT, Terms(known=SENT, synthetic=True))
    (request,) = followed(store, date(2026, 1, 1))
    assert (request.kept.kind, request.kept.via) == (FaultKind.WRONG_CODES, "synthetic")


def test_months_that_are_missing_between_others_are_named(store: Store) -> None:
    rows = [(hetu(1), business(1), month, "r", "10") for month in ("2020-01", "2020-04", "2020-05", "2020-07")]
    delivered(store, WAGES, csv_text(WAGE, rows), SENT)
    (request,) = followed(store)
    assert (request.kept.kind, request.count, request.detail) == (FaultKind.GAP, 3, "2020-02..2020-03, 2020-06")


def test_a_month_of_events_that_is_missing_between_others_is_named(store: Store) -> None:
    days = [f"2020-{month}-{day:02}" for month in ("01", "02", "04") for day in (*range(1, 29), 15, 16)]
    told = [(str(number), hetu(number), day, "") for number, day in enumerate(days)]
    delivered(store, VISITS, csv_text(("käynti", "hetu", "päivä", "antaja"), told), SENT)
    assert [(one.kept.source, one.kept.kind, one.kept.about, one.detail) for one in followed(store)] == [
        ("visits", FaultKind.GAP, "periods", "2020-03")
    ]


def arriving(store: Store) -> None:
    """Let every delivery of stays have arrived when it became known."""
    log = read_log(store)
    held = tuple(replace(one, arrived=f"{one.known_from}T18:00:00+00:00") for one in log.of("stays"))
    write_log(store, log.with_register("stays", held))


def test_a_day_without_a_delivery_between_others_is_asked_for_until_it_is_made_good(store: Store) -> None:
    for number, day in enumerate((4, 5, 8, 11, 12)):
        stays(store, (hetu(number), *GOOD[1:]), known=date(2021, 1, day))
    assert followed(store, date(2021, 1, 13)) == (), "history that is loaded at once has no regular days"
    arriving(store)
    assert [(one.kept.about, one.count, one.detail) for one in followed(store, date(2021, 1, 13))] == [
        ("deliveries", 1, "2021-01-06..2021-01-07")
    ], "the sixth is a holiday"
    stays(store, (hetu(6), *GOOD[1:]), known=date(2021, 1, 13))
    stays(store, (hetu(7), *GOOD[1:]), known=date(2021, 1, 13))
    arriving(store)
    assert [one.state for one in followed(store, date(2021, 1, 14))] == [State.MENDED]


def test_a_full_delivery_makes_good_what_did_not_come(store: Store) -> None:
    for day in (4, 7):
        stays(store, (hetu(day), *GOOD[1:]), known=date(2021, 1, day))
    arriving(store)
    assert [one.count for one in followed(store, date(2021, 1, 8))] == [1]
    stays(store, (hetu(4), *GOOD[1:]), (hetu(7), *GOOD[1:]), known=date(2021, 1, 8), delivers=Delivers.FULL)
    assert [one.state for one in followed(store, date(2021, 1, 9))] == [State.MENDED]


def test_income_data_that_differs_by_its_two_ways_is_asked_about(store: Store) -> None:
    rows = [(hetu(number), business(1), "2020-01", "r", "10.25") for number in range(3)]
    delivered(store, WAGES, csv_text(WAGE, rows), SENT)
    assert followed(store, pack=TWO_WAYS) == (), "nothing has come by the other way yet"
    delivered(store, WINDOW, csv_text(WAGE, rows[:2]), SENT, name="window")
    (request,) = followed(store, pack=TWO_WAYS)
    assert (request.kept.source, request.kept.kind, request.count) == ("wages_two_ways", FaultKind.UNEQUAL, 1)
    delivered(store, WINDOW, csv_text(WAGE, rows[2:]), date(2021, 1, 2), name="rest")
    assert [one.state for one in followed(store, pack=TWO_WAYS)] == [State.MENDED]


def test_two_ways_are_compared_over_the_time_that_both_tell_of(store: Store) -> None:
    months = [(hetu(1), business(1), month, "r", "10.25") for month in ("2020-01", "2020-02", "2020-03")]
    delivered(store, WAGES, csv_text(WAGE, months), SENT)
    delivered(store, WINDOW, csv_text(WAGE, months[1:2]), SENT, name="window")
    assert followed(store, pack=TWO_WAYS) == ()
    delivered(store, WINDOW, csv_text(WAGE, [(hetu(2), business(1), "2020-02", "r", "3")]), date(2021, 1, 2), name="more")
    assert [one.count for one in followed(store, pack=TWO_WAYS)] == [1]


def test_without_the_keys_a_fault_in_quarantine_is_not_taken_for_mended(store: Store) -> None:
    stays(store, GOOD, WRONG)
    before = followed(store)
    store.keys.rename(store.keys.with_name("away"))
    assert followed(store) == before


def test_what_was_not_looked_at_stays_as_it_is(store: Store) -> None:
    before = follow(store, FOUND)
    assert follow(store, Seen((), frozenset())) == before


def test_the_book_holds_nothing_of_a_row(store: Store) -> None:
    stays(store, GOOD, WRONG, (hetu(4), "2020-01-01", "", "01", hetu(5), "3", hetu(6), "words"))
    assert len(followed(store)) == 2
    book = (store.root / "requests" / "book.json").read_text()
    assert not any(one in book for one in (hetu(2), hetu(4), hetu(5), hetu(6), "x9", "words"))


@pytest.mark.parametrize("reference", [hetu(7), f"about {business(2)}", "010170 999X and more", "f" * 81])
def test_a_reference_may_not_hold_an_identifier_or_a_letter(store: Store, reference: str) -> None:
    follow(store, FOUND)
    with pytest.raises(BadQuestion, match="reference"):
        send(store, 1, "keeper", reference)


def test_what_cannot_be_done_says_why(store: Store) -> None:
    follow(store, FOUND)
    with pytest.raises(BadQuestion, match="there is no request 2"):
        send(store, 2, "keeper", "")
    with pytest.raises(BadQuestion, match="it is open: send it first"):
        answer(store, 1, "keeper", "")
    with pytest.raises(BadQuestion, match="say who makes it"):
        send(store, 1, " ", "")


def test_the_public_is_not_told_of_requests_about_persons(store: Store) -> None:
    house = House(store, {PACK.id: PACK})
    follow(store, FOUND)
    released = door.tell_requests(house, KEEPER)
    assert isinstance(released, Finding)
    assert [(one.number, one.source, one.count, one.state) for one in released.body] == [(1, "stays", 1, "open")]
    everything = door.tell_requests(house, PUBLIC)
    assert isinstance(everything, Finding)
    assert everything.body == ()
    assert isinstance(door.tell_requests(house, PUBLIC, "stays"), Refusal)
    assert isinstance(tell_registers(house, PUBLIC), Refusal)
    with pytest.raises(BadQuestion, match="nearest: stays"):
        door.tell_requests(house, KEEPER, "stay")


def test_only_the_keeper_follows_requests(store: Store) -> None:
    house = House(store, {PACK.id: PACK})
    follow(store, FOUND)
    analyst = Actor(Role.ANALYST)
    assert isinstance(door.send(house, analyst, 1), Refusal)
    listed, asked = door.tell_requests(house, analyst), door.tell_requests(house, analyst, "stays")
    assert isinstance(listed, Finding) and listed.body == ()
    assert asked == Refusal(COUNTS_FOR_THE_KEEPER.reason, "requests"), "how many rows wait of a register of persons is an exact count"
    told = door.send(house, KEEPER, 1, "F-1")
    assert isinstance(told, Request)
    assert told.state is State.SENT


def test_a_register_is_listed_with_what_it_holds(store: Store) -> None:
    house = House(store, {PACK.id: PACK})
    stays(store, GOOD, WRONG)
    stays(store, (*GOOD[:2], "2021-01-01", *GOOD[3:]), known=date(2021, 1, 2))
    released = tell_registers(house, KEEPER)
    assert isinstance(released, Finding)
    assert tell_registers(house, Actor(Role.ANALYST)) == Refusal(COUNTS_FOR_THE_KEEPER.reason, "registers")
    (one,) = (report for report in released.body if report.register == "stays")
    assert (one.rows, one.versions, one.deliveries, one.quarantined) == (1, 2, 2, 1)
    assert (one.first_known, one.last_known) == ("2021-01-01", "2021-01-02")
