"""A person's code changes: both codes are one person's from the day it is known, past days stay, and what was wrong is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from puntari.flow.aliases import add, list_aliases, withdraw
from puntari.flow.erase import erase_person
from puntari.flow.rotate import rotate
from puntari.store.keys import open_keys
from puntari.store.registers import JOINED, read_log
from puntari.store.root import Store
from puntari.store.vault import read_sealed
from puntari.words.errors import BadQuestion, BrokenFile
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import REGISTERS, STAYS, STAYS_FULL, VISITS, hetu

JANUARY, MARCH, JUNE, JULY = date(2021, 1, 1), date(2021, 3, 1), date(2021, 6, 1), date(2021, 7, 1)
OLD, NEW, NEWEST, OTHER = hetu(1), hetu(2), hetu(3), hetu(4)
REST = ("11.11.2222", "01", "a", "3", "T1", "words")
VISIT = ("käynti", "hetu", "päivä", "antaja")


def told(*pairs: tuple[str, str], since: str = "2021-02-28") -> bytes:
    return csv_text(("old", "new", "since"), [(*pair, since) for pair in pairs]).encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """He stayed under his old code, then under the new one, and once both registers spoke of the same stay."""
    made = Store(tmp_path / "store")
    delivered(made, STAYS, csv_text(STAY, [(OLD, "2020-01-01", *REST), (OTHER, "2020-05-05", *REST)]), JANUARY)
    delivered(made, VISITS, csv_text(VISIT, [("1", OLD, "2020-01-01", ""), ("2", OTHER, "2020-01-01", OLD)]), JANUARY)
    hers = (NEW, "2020-01-01", "2021-02-02", *REST[1:])
    delivered(made, STAYS, csv_text(STAY, [hers, (NEW, "2021-02-03", *REST)]), MARCH)
    delivered(made, VISITS, csv_text(VISIT, [("3", NEW, "2021-02-28", "")]), MARCH)
    return made


def stays(store: Store, known_on: date | None = None) -> list[tuple]:
    return rows(store, "stays", known_on, columns="person, begins, ends")


def test_both_codes_lead_to_one_pseudonym_for_each_purpose_and_one_history(store: Store) -> None:
    before = {known: (stays(store, known), rows(store, "visits", known)) for known in (JANUARY, MARCH)}
    first = {row[0] for row in stays(store, JANUARY)}
    assert len({row[0] for row in stays(store)}) == 3 and len(stays(store)) == 4
    done = add(store, told((OLD.lower(), NEW)), "notice 12/2021", JUNE)
    assert (done.numbers, done.already, done.unseen) == ((1,), 0, 0)
    assert {row[0] for row in stays(store)} == first, "the oldest code speaks for both"
    his = [row[1:] for row in stays(store) if row[1] != date(2020, 5, 5)]
    assert his == [(date(2020, 1, 1), date(2021, 2, 2)), (date(2021, 2, 3), None)], "of one key that which became known last"
    visits = rows(store, "visits", columns="visit, person, giver")
    [(_, him, _), (_, her, giver), (_, again, _)] = visits
    assert him == again == giver != her, "wherever he is named"
    assert {him, her}.isdisjoint(first), "another purpose has other pseudonyms"
    for known, was in before.items():
        assert (stays(store, known), rows(store, "visits", known)) == was, "a past day is answered as it was known"


def test_a_chain_of_codes_is_one_person_and_telling_it_again_changes_nothing(store: Store) -> None:
    delivered(store, STAYS, csv_text(STAY, [(NEWEST, "2021-04-04", *REST)]), JUNE)
    assert add(store, told((NEW, NEWEST), (OLD, NEW)), "notice 1", JUNE).numbers == (1, 2)
    assert len({row[0] for row in stays(store)}) == 2
    log = read_log(store)
    again = add(store, told((OLD, NEWEST), (OLD, NEW)), "notice 2", JUNE)
    assert (again.numbers, again.already) == ((), 2) and read_log(store) == log


def test_what_comes_later_under_either_code_is_of_the_person(store: Store) -> None:
    add(store, told((OLD, NEW)), "notice 1", JUNE)
    gone = csv_text((*STAY, "_deleted"), [(NEW, "2021-02-03", *REST, "1"), (OLD, "2020-09-09", *REST, "0")])
    delivered(store, STAYS, gone, JULY)
    assert len({row[0] for row in stays(store)}) == 2
    assert {row[1] for row in stays(store)} == {date(2020, 1, 1), date(2020, 5, 5), date(2020, 9, 9)}
    delivered(store, STAYS, csv_text((*STAY, "_deleted"), [(NEW, "2020-09-09", *REST, "1")]), JULY, name="other")
    assert date(2020, 9, 9) not in {row[1] for row in stays(store)}, "told under one code and taken back under the other"


def test_a_delivery_of_everything_under_the_new_code_leaves_one_history(store: Store) -> None:
    add(store, told((OLD, NEW)), "notice 1", JUNE)
    delivered(store, STAYS_FULL, csv_text(STAY, [(NEW, "2020-01-01", *REST), (OTHER, "2020-05-05", *REST)]), JULY)
    assert len(stays(store)) == 2 and len({row[0] for row in stays(store)}) == 2


def test_an_alias_that_was_wrong_is_taken_back_and_the_histories_part_as_they_came(store: Store) -> None:
    apart = stays(store)
    add(store, told((OLD, NEW)), "notice 1", JUNE)
    joined = stays(store)
    kept = withdraw(store, 1, "decision 3", JULY)
    assert (kept.number, kept.known_from, kept.withdrawn, kept.withdrawn_by) == (1, "2021-06-01", "2021-07-01", "decision 3")
    assert stays(store) == stays(store, MARCH) == apart != joined == stays(store, JUNE)
    with pytest.raises(BadQuestion, match="no alias 1 holds"):
        withdraw(store, 1, "decision 3", JULY)
    assert add(store, told((OLD, NEW)), "notice 9", JULY).numbers == (3,), "and may be told anew"
    assert stays(store) == joined


def test_erasing_one_code_erases_both_and_both_are_refused(store: Store) -> None:
    add(store, told((OLD, NEW), (OTHER, NEWEST)), "notice 1", JUNE)
    done = erase_person(store, REGISTERS, NEW, "order 7")
    assert (done.rows, done.persons) == (5, 1)
    assert [row[1] for row in stays(store)] == [date(2020, 5, 5)]
    assert rows(store, "visits", columns="visit, giver") == [("2", None)]
    keys, log = open_keys(store), read_log(store)
    held = b"".join(read_sealed(store, keys, name) for name in sorted(log.sealed))
    assert OLD.encode() not in held and NEW.encode() not in held and OTHER.encode() in held
    assert [one.number for one in list_aliases(store)] == [2]
    later = delivered(store, STAYS, csv_text(STAY, [(OLD, "2021-05-05", *REST), (NEW, "2021-05-06", *REST)]), JULY).loaded
    assert (later.erased, later.stored) == (2, 0)
    with pytest.raises(BadQuestion, match="line 2 is of somebody who was erased"):
        add(store, told((NEW, hetu(9))), "notice 2", JULY)


def test_new_keys_leave_who_is_the_same_as_whom(store: Store) -> None:
    add(store, told((OLD, NEW)), "notice 1", JUNE)
    before = stays(store), stays(store, MARCH)
    rotate(store, REGISTERS)
    after = stays(store), stays(store, MARCH)
    for was, became in zip(before, after, strict=True):
        assert sorted(map(str, (row[1:] for row in was))) == sorted(map(str, (row[1:] for row in became)))
        assert len({row[0] for row in was}) == len({row[0] for row in became})
        assert {row[0] for row in was}.isdisjoint({row[0] for row in became})
    assert set(read_log(store).joined.values()) == {path.name for path in (store.registers / JOINED).iterdir()}


def test_a_purpose_that_comes_later_knows_the_aliases(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert add(store, told((OLD, NEW)), "notice 1", JANUARY).unseen == 2
    delivered(store, VISITS, csv_text(VISIT, [("1", OLD, "2020-01-01", ""), ("2", NEW, "2020-01-01", "")]), MARCH)
    assert len({row[0] for row in rows(store, "visits", columns="person")}) == 1


@pytest.mark.parametrize(
    ("text", "wrong", "says"),
    [
        (told((OLD, NEW[:-1] + "?")), BadQuestion, "line 2 holds what is no personal identity code"),
        (csv_text(("a", "b"), [(OLD, NEW)]).encode(), BrokenFile, "lacks a column of old codes"),
        (told((OLD, NEW), since="28.2.2021"), BrokenFile, "no day"),
        ("old,new\nä".encode("latin-1"), BrokenFile, "UTF-8"),
    ],
)
def test_a_line_that_is_wrong_changes_nothing_and_no_code_is_said(store: Store, text: bytes, wrong: type, says: str) -> None:
    log = read_log(store)
    with pytest.raises(wrong, match=says) as refused:
        add(store, told((OTHER, NEWEST)) if not text else text, "notice 1", JUNE)
    assert OLD not in str(refused.value) and NEW[:-1] not in str(refused.value) and read_log(store) == log


def test_changes_come_in_the_order_in_which_they_became_known(store: Store) -> None:
    add(store, told((OLD, NEW)), "notice 1", JUNE)
    for known in (MARCH, date(2999, 1, 1)):
        with pytest.raises(BadQuestion, match="cannot be entered"):
            add(store, told((OTHER, NEWEST)), "notice 2", known)
    for source in ("", f"notice of {OLD}"):
        with pytest.raises(BadQuestion, match="by whose word"):
            add(store, told((OTHER, NEWEST)), source, JUNE)
