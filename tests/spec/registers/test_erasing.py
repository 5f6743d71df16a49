"""Erasing one person or what is past its time: from rows, quarantine and sealed deliveries, without a way back, aggregates kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.define.governance import Purpose
from puntari.flow.erase import erase_person
from puntari.flow.expire import erase_expired
from puntari.flow.intake.waiting import list_waiting, mend, retry
from puntari.flow.register_list import held
from puntari.flow.rotate import rotate
from puntari.store.keys import open_keys, wrapped_names
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.store.vault import is_sealed, read_sealed
from puntari.words.errors import BadQuestion
from puntari.words.text import Text
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import PACK, REGISTERS, STAYS, VISITS, governed, hetu, person

FIRST, SECOND, THIRD = date(2021, 1, 1), date(2021, 6, 1), date(2022, 1, 1)
REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
HIM, HER = hetu(1), hetu(2)
VISIT = ("käynti", "hetu", "päivä", "antaja")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    wrong = (HIM, "2020-03-03", "", "99", "a", "3", "T1", "words")
    hers = (HER, *REST[:6], f"a friend of {HIM.lower()}")
    faulty = (hetu(3), "2020-01-01", "", "98", "a", "", "", HIM)
    delivered(made, STAYS, csv_text(STAY, [(HIM, *REST), hers, faulty, wrong]) + f"torn {HIM}\n", FIRST)
    delivered(made, STAYS, csv_text(STAY, [(HIM, "2020-01-01", "2021-05-05", *REST[2:])]), SECOND)
    delivered(made, VISITS, csv_text(VISIT, [("1", HIM, "2020-01-01", ""), ("2", HER, "2020-01-01", HIM)]), FIRST)
    return made


def sealed_texts(store: Store) -> bytes:
    keys = open_keys(store)
    return b"".join(read_sealed(store, keys, name) for name in sorted(read_log(store).sealed))


def vault_texts(store: Store) -> bytes:
    """All that the keys of the vault open, whether or not anything names it still."""
    keys = open_keys(store)
    return b"".join(read_sealed(store, keys, name) for name in sorted(wrapped_names(store)) if is_sealed(store, name))


def test_nothing_of_an_erased_person_is_left_in_the_vault_right_after_a_delivery(store: Store) -> None:
    erase_person(store, REGISTERS, HIM, "order 7")
    told = delivered(store, STAYS, csv_text(STAY, [(HIM, "2021-01-01", *REST[1:]), (hetu(8), *REST)]), THIRD).loaded
    assert told.erased == 1
    assert set(wrapped_names(store)) == read_log(store).sealed
    held = vault_texts(store)
    assert HIM.encode() not in held and hetu(8).encode() in held


def test_one_person_is_erased_everywhere_and_the_others_stay(store: Store) -> None:
    hers = [row for row in rows(store, "stays") if row[2] is None]
    before = set(wrapped_names(store))
    erasure = erase_person(store, REGISTERS, HIM.lower(), "order 7/2026")
    assert (erasure.number, erasure.rows, erasure.persons, erasure.order) == (1, 5, 1, "order 7/2026")
    assert rows(store, "stays") == rows(store, "stays", FIRST) == hers
    assert rows(store, "visits", columns="visit, giver") == [("2", None)]
    for entry in (one for register in REGISTERS for one in read_log(store).of(register)):
        assert entry.accepted == entry.sorted
    assert {(one.row, one.rule) for one in list_waiting(store, "stays")} == {(3, "unknown_code")}
    held = sealed_texts(store).lower()
    assert HIM.lower().encode() not in held and HER.lower().encode() in held
    assert before - set(wrapped_names(store)), "keys of what was sealed before are shredded"


@pytest.mark.parametrize("way", ["{} {}", "{}\u2013{}", "{} \u2212 {}", "{} - {}"])
def test_a_code_is_found_in_texts_however_its_sign_is_written(tmp_path: Path, way: str) -> None:
    store, written = Store(tmp_path / "store"), way.replace("{} {}", "{} -{}").format(HIM[:6], HIM[7:])
    people = [(HIM, *REST), (written, *REST), (HER, *REST[:6], f"see {written.lower()}, too")]
    assert delivered(store, STAYS, csv_text(STAY, people), FIRST).loaded.rejected == 1
    erase_person(store, REGISTERS, HIM, "order 7")
    held = sealed_texts(store)
    assert list(list_waiting(store, "stays")) == [] and HER.encode() in held
    assert HIM[7:].encode() not in held and HIM[7:].lower().encode() not in held


def test_the_list_of_registers_counts_what_is_left(store: Store) -> None:
    def counts() -> dict[str, int]:
        return {one.register.id: one.rows for one in held(store, PACK)}

    def there() -> dict[str, int]:
        return {id: len(rows(store, id)) for id in PACK.registers}

    assert counts() == there() and counts()["stays"] == 2
    erase_person(store, REGISTERS, HIM, "order 7")
    assert counts() == there() and counts()["stays"] == 1
    erase_expired(store, REGISTERS, date(2040, 1, 1))
    assert counts() == there()


def test_a_code_that_stands_nowhere_is_not_erased_unless_that_is_said(store: Store) -> None:
    nobody = hetu(50)
    before, log = (rows(store, "stays"), rows(store, "visits")), read_log(store)
    with pytest.raises(BadQuestion, match=r"stands nowhere, looked for in: stays, visits; nothing was changed.*--unseen") as refused:
        erase_person(store, REGISTERS, nobody, "order 8")
    assert nobody not in str(refused.value) and read_log(store) == log and set(wrapped_names(store)) >= log.sealed
    done = erase_person(store, REGISTERS, nobody, "order 8", unseen=True)
    again = erase_person(store, REGISTERS, nobody, "order 9")
    assert (again.rows, again.number) == (0, 2), "whoever was erased before may be erased again"
    assert (done.rows, done.persons, done.registers) == (0, 1, ("stays", "visits"))
    assert read_log(store).erasures == (done, again)
    assert (rows(store, "stays"), rows(store, "visits")) == before
    told = delivered(store, STAYS, csv_text(STAY, [(nobody, *REST)]), THIRD).loaded
    assert (told.erased, told.stored) == (1, 0), "his tombstone stands all the same"


def test_a_log_of_before_erasures_said_where_they_looked_is_read(store: Store) -> None:
    done = erase_person(store, REGISTERS, HIM, "order 7")
    path = store.registers / "log.json"
    told = json.loads(path.read_text())
    del told["erasures"][0]["registers"]
    path.write_text(json.dumps(told))
    assert read_log(store).erasures == (replace(done, registers=()),)


def test_nobody_comes_back_by_another_delivery_or_after_new_keys(store: Store) -> None:
    erase_person(store, REGISTERS, HIM, "order 7")
    for new_keys in (False, True):
        if new_keys:
            rotate(store, REGISTERS)
        again = csv_text(STAY, [(HIM, "2021-01-01", *REST[1:]), (hetu(8 + new_keys), *REST)])
        told = delivered(store, STAYS, again, THIRD).loaded
        assert (told.rows, told.stored, told.erased, told.rejected) == (2, 1, 1, 0)
        assert HIM.encode() not in sealed_texts(store)


def test_a_faulty_row_of_an_erased_person_does_not_wait_in_quarantine(store: Store) -> None:
    erase_person(store, REGISTERS, HIM, "order 7")
    before = {(one.row, one.rule) for one in list_waiting(store, "stays")}
    wrong_code, no_day = (HIM, *REST[:2], "99", *REST[3:]), (HIM, "yesterday", *REST[1:])
    told = delivered(store, STAYS, csv_text(STAY, [wrong_code, no_day, (hetu(8), *REST)]), THIRD).loaded
    assert (told.rows, told.stored, told.erased, told.rejected) == (3, 1, 2, 0)
    assert {(one.row, one.rule) for one in list_waiting(store, "stays")} == before
    assert HIM.encode() not in sealed_texts(store)


def test_keys_are_renewed_where_a_purpose_has_named_nobody_yet(store: Store) -> None:
    nameless = replace(
        VISITS, id="calls", columns=tuple(person(optional=True) if one.name == "person" else one for one in VISITS.columns),
        governance=governed(Purpose("feedback", Text.same("feedback"))),
    )
    delivered(store, nameless, csv_text(VISIT, [("1", "", "2020-01-01", "")]), FIRST)
    registers = {**REGISTERS, "calls": nameless}
    assert "feedback" not in read_log(store).links
    pack = replace(PACK, registers=registers)
    before = rows(store, "calls", pack=pack)
    assert rotate(store, registers).generation == 2
    assert rows(store, "calls", pack=pack) == before and len(before) == 1


def test_a_row_in_quarantine_is_not_mended_into_an_erased_person(store: Store) -> None:
    erase_person(store, REGISTERS, HIM, "order 7")
    waiting = next(iter(list_waiting(store, "stays"))).id
    mend(store, STAYS, waiting, {"hetu": HIM, "laji": "01"}, "clerk")
    before = len(rows(store, "stays"))
    retry(store, STAYS)
    assert len(rows(store, "stays")) == before


def test_an_erasure_needs_a_person_and_an_order(store: Store) -> None:
    for told, order in ((HIM, " "), (HIM, f"of {HER}"), (HIM[:-1], "order 1")):
        with pytest.raises(BadQuestion) as wrong:
            erase_person(store, REGISTERS, told, order)
        assert HIM[:-1] not in str(wrong.value)
    assert read_log(store).erasures == ()


def test_new_keys_change_pseudonyms_and_nothing_else(store: Store) -> None:
    stays = rows(store, "stays", FIRST, columns="* EXCLUDE (person)")
    same = "person, count(*)"
    before = [rows(store, register, columns=f"{same} FROM register.{register} GROUP BY person --") for register in ("visits",)]
    old = {row[0] for row in rows(store, "stays", columns="person")}
    waiting = list(list_waiting(store, "stays"))
    assert rotate(store, REGISTERS).generation == 2
    assert rows(store, "stays", FIRST, columns="* EXCLUDE (person)") == stays
    assert not old & {row[0] for row in rows(store, "stays", columns="person")}
    assert list(list_waiting(store, "stays")) == waiting and len(before) == 1
    assert set(open_keys(store).generations) == {2}
    again = delivered(store, STAYS, csv_text(STAY, [(HER, *REST)]), THIRD).loaded
    assert (again.unchanged, again.stored) == (1, 0)
    assert rotate(store, REGISTERS).generation == 3
