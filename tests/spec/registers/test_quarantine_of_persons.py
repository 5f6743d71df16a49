"""Sealed rows in quarantine: listed without a cell, mended, re-entered as known from that day, and never over what was told later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from puntari.flow.intake.waiting import list_waiting, mend, retry
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import STAYS, STAYS_FULL, hetu

FIRST, SECOND = date(2021, 1, 1), date(2021, 6, 1)
GOOD = (hetu(1), "2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
WRONG = (hetu(2)[:-1] + "?", "2020-01-01", "", "7", "a", "3", "T1", "words")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    delivered(made, STAYS, csv_text(STAY, [GOOD, WRONG]) + "torn;row\n", FIRST)
    return made


def test_rows_wait_with_reason_and_without_cells(store: Store) -> None:
    told = list(list_waiting(store, "stays"))
    assert [(one.row, one.column, one.rule) for one in told] == [(2, "kind", "unknown_code"), (3, "record", "unreadable_row")]
    assert "nearest: 07" in told[0].what_to_do


def test_a_mended_row_comes_back_and_is_known_from_then_on(store: Store) -> None:
    wrong, torn = [one.id for one in list_waiting(store, "stays")]
    assert retry(store, STAYS).accepted == 0
    mend(store, STAYS, wrong, {"laji": "02"}, "clerk")
    assert (retry(store, STAYS).accepted, len(rows(store, "stays"))) == (0, 1)
    mend(store, STAYS, wrong, {"person": hetu(2)}, "clerk")
    mend(store, STAYS, torn, {"hetu": hetu(3), "alku": "2020-05-05", "laji": "07"}, "clerk")
    told = retry(store, STAYS)
    assert (told.accepted, told.waiting) == (2, 0)
    assert [len(rows(store, "stays", day)) for day in (FIRST, SECOND, None)] == [1, 1, 3]
    first, second = read_log(store).of("stays")
    assert (first.rows, first.stored, first.returned, first.rejected) == (3, 1, 2, 0) and first.accepted == first.sorted
    assert (second.rows, second.stored, second.retries) == (2, 2, first.delivery)
    assert list(list_waiting(store, "stays")) == []


def test_what_a_later_delivery_told_of_the_same_key_holds(store: Store) -> None:
    delivered(store, STAYS, csv_text(STAY, [(hetu(2), "2020-01-01", "2020-02-02", "02", "b", "", "", "")]), SECOND)
    wrong = next(iter(list_waiting(store, "stays"))).id
    mend(store, STAYS, wrong, {"hetu": hetu(2), "kind": "01"}, "clerk")
    assert retry(store, STAYS).accepted == 1
    assert rows(store, "stays", columns="kind, parish") == [("01", "a"), ("02", "b")]
    assert read_log(store).of("stays")[-1].overtaken == 1


def test_what_a_later_full_delivery_left_out_does_not_come_back(store: Store) -> None:
    delivered(store, STAYS_FULL, csv_text(STAY, [GOOD]), SECOND)
    mend(store, STAYS, next(iter(list_waiting(store, "stays"))).id, {"hetu": hetu(2), "kind": "01"}, "clerk")
    assert retry(store, STAYS).accepted == 1
    assert len(rows(store, "stays")) == 1


def test_nobody_mends_what_is_not_there(store: Store) -> None:
    wrong = next(iter(list_waiting(store, "stays"))).id
    right = {"laji": "01"}
    for id, changes, who in ((wrong, {hetu(7): "1"}, "clerk"), (wrong, {}, "clerk"), (wrong, right, " "), (f"{wrong}9", right, "c")):
        with pytest.raises(BadQuestion) as told:
            mend(store, STAYS, id, changes, who)
        assert hetu(7) not in str(told.value)
