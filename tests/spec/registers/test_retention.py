"""What is past its retention goes from rows, history, quarantine, sealed deliveries and links, stays on record, and does not come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from puntari.flow.aliases import add, list_aliases
from puntari.flow.erase import erase_person
from puntari.flow.expire import erase_expired
from puntari.flow.intake.identifiers import read_links
from puntari.flow.intake.waiting import list_waiting, mend, retry
from puntari.flow.rotate import rotate
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.store.vault import read_sealed
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import REGISTERS, STAYS, STAYS_FULL, VISITS, hetu

REST = ("01", "a", "3", "T1", "words")
OPEN = ("2020-01-01", "11.11.2222", *REST)
ENDED = ("2020-01-01", "2020-05-05", *REST)
HIM, HER = hetu(1), hetu(2)
FEBRUARY, MARCH, JUNE = date(2020, 2, 1), date(2020, 3, 1), date(2020, 6, 1)
LAST_DAY, DAY_AFTER = date(2030, 5, 5), date(2030, 5, 6)
GONE = (*STAY, "poistettu")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """His stay was open, was told again so, and ended; hers goes on."""
    made = Store(tmp_path / "store")
    delivered(made, STAYS, csv_text(STAY, [(HIM, *OPEN)]), FEBRUARY)
    delivered(made, STAYS, csv_text(STAY, [(HIM, *OPEN), (HER, *OPEN)]), MARCH)
    delivered(made, STAYS, csv_text(STAY, [(HIM, *ENDED)]), JUNE)
    return made


def sealed_texts(store: Store) -> bytes:
    keys = open_keys(store)
    return b"".join(read_sealed(store, keys, name) for name in sorted(read_log(store).sealed))


def linked(store: Store, purpose: str = "work") -> list[str]:
    return sorted(read_links(store, open_keys(store), read_log(store).links[purpose])["told"].to_pylist())


def test_a_row_goes_with_all_that_it_was_before_it_was_corrected(store: Store) -> None:
    assert erase_expired(store, REGISTERS, LAST_DAY).rows == 0
    erasure = erase_expired(store, REGISTERS, DAY_AFTER)
    assert (erasure.rows, erasure.order, erasure.persons, erasure.day) == (2, "retention", 0, "2030-05-06")
    assert read_log(store).erasures == (erasure,)
    assert [len(rows(store, "stays", day)) for day in (FEBRUARY, MARCH, JUNE, None)] == [0, 1, 1, 1]
    assert HIM.encode() not in sealed_texts(store) and HER.encode() in sealed_texts(store), "also where it was told again as it was"
    assert linked(store) == [HER]
    assert all(one.accepted == one.sorted for one in read_log(store).of("stays"))
    rotate(store, REGISTERS)
    assert len(rows(store, "stays", MARCH)) == 1


def test_what_a_row_was_stays_as_long_as_the_row(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [(HIM, *ENDED)]), JUNE)
    delivered(store, STAYS, csv_text(STAY, [(HIM, *OPEN)]), date(2020, 7, 1))
    assert erase_expired(store, REGISTERS, date(2060, 1, 1)).rows == 0
    assert [end for (end,) in rows(store, "stays", JUNE, columns="ends")] == [date(2020, 5, 5)]
    assert HIM.encode() in sealed_texts(store)


@pytest.mark.parametrize("full", [False, True])
def test_of_a_row_that_was_taken_back_the_time_counts_from_that_day(tmp_path: Path, full: bool) -> None:
    store, register = Store(tmp_path / "store"), STAYS_FULL if full else STAYS
    delivered(store, register, csv_text(STAY, [(HIM, *OPEN), (HER, *OPEN)]), FEBRUARY)
    told = csv_text(STAY, [(HER, *OPEN)]) if full else csv_text(GONE, [(HIM, *OPEN, "1")])
    delivered(store, register, told, JUNE)
    assert erase_expired(store, REGISTERS, date(2030, 6, 1)).rows == 0
    assert erase_expired(store, REGISTERS, date(2030, 6, 2)).rows == 1
    assert linked(store) == [HER] and HER.encode() in sealed_texts(store)
    if full:
        assert HIM.encode() not in sealed_texts(store)


def test_what_waits_without_a_day_counts_from_its_delivery(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    no_day, no_end = (HIM, "rubbish", *OPEN[1:]), (hetu(3), "2020-01-01", "2020-02-30", *REST)
    people = [no_day, no_end, (HER, *OPEN), (hetu(4), *OPEN[:2], "99", *REST[1:])]
    delivered(store, STAYS, csv_text(STAY, people) + f"torn {hetu(5)}\n", FEBRUARY)
    mend(store, STAYS, next(iter(list_waiting(store, "stays"))).id, {"sanat": "mended words"}, "clerk")
    assert erase_expired(store, REGISTERS, date(2030, 2, 1)).rows == 0
    assert erase_expired(store, REGISTERS, date(2030, 2, 2)).rows == 4
    held = sealed_texts(store)
    assert list(list_waiting(store, "stays")) == [] and b"mended words" not in held
    assert [one.encode() in held for one in (HIM, HER, hetu(3), hetu(4), hetu(5))] == [False, True, False, False, False]


def test_a_row_that_came_back_from_quarantine_goes_in_its_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [(HIM, *ENDED[:2], "99", *REST[1:]), (HER, *OPEN)]), JUNE)
    mend(store, STAYS, next(iter(list_waiting(store, "stays"))).id, {"laji": "01", "loppu": "2020-08-08"}, "clerk")
    assert retry(store, STAYS).accepted == 1
    assert erase_expired(store, REGISTERS, date(2030, 8, 8)).rows == 0 and HIM.encode() in sealed_texts(store)
    assert erase_expired(store, REGISTERS, date(2030, 8, 9)).rows == 1
    assert HIM.encode() not in sealed_texts(store) and linked(store) == [HER]


def test_nothing_past_its_time_comes_back_by_another_delivery(store: Store) -> None:
    erase_expired(store, REGISTERS, DAY_AFTER)
    told = delivered(store, STAYS, csv_text(STAY, [(HIM, *ENDED), (hetu(3), *ENDED), (hetu(4), *OPEN)]), date(2021, 1, 1)).loaded
    assert (told.rows, told.stored, told.erased, told.rejected) == (3, 1, 2, 0)
    assert HIM.encode() not in sealed_texts(store) and linked(store) == sorted([HER, hetu(4)])


def test_whoever_is_told_of_in_another_register_is_known_there_still(store: Store) -> None:
    visit = ("käynti", "hetu", "päivä", "antaja")
    delivered(store, VISITS, csv_text(visit, [("1", HIM, "2025-01-01", "")]), MARCH)
    add(store, csv_text(("old", "new"), [(HIM, hetu(8)), (hetu(6), hetu(7))]).encode(), "notice 1", JUNE)
    erase_expired(store, REGISTERS, DAY_AFTER)
    assert (linked(store), linked(store, "care"), len(list_aliases(store))) == ([HER], [HIM], 2)
    erase_expired(store, REGISTERS, date(2036, 1, 1))
    assert (linked(store, "care"), len(list_aliases(store))) == ([], 1), "his codes are nobody's; of the others nothing was ever told"
    assert erase_person(store, REGISTERS, HER, "order 1").rows == 1
