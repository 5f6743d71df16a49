"""A delivery without a column says nothing of it: what was known stays, the owner is asked for it, and nothing of this is silent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.cli.persons import line_of
from puntari.define.governance import Delivers
from puntari.define.register import LineColumn
from puntari.flow.faults import Fault, FaultKind
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.take import Taken, Terms
from puntari.flow.intake.waiting import mend, retry
from puntari.flow.looking import look
from puntari.store.keys import open_keys
from puntari.store.registers import Loaded, read_log
from puntari.store.root import Store
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import PACK, STAYS, hetu

FIRST, SECOND, THIRD = date(2021, 1, 1), date(2021, 1, 2), date(2021, 1, 3)
WHOLE = (hetu(1), "2020-01-01", "", "01", "a", "3", "T1", "words")
SHORT = (*STAY[:4], "tila")
SHORTER = (*WHOLE[:4], "T1")
TOLD = "begins, kind, parish, beds, farm, known_from"
RULED = replace(STAYS, rules={
    "beds is null or beds < 10 or kind = '02'": "only an owner has ten beds",
    "kind <> '07' or parish is not null": "a hand without a parish; give it",
})  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def taken(store: Store, columns: tuple[str, ...], told: list[tuple], known: date, delivers: Delivers | None = None) -> Taken:
    return delivered(store, STAYS, csv_text(columns, told), known, Terms(known=known, delivers=delivers))


def missing(store: Store) -> list[tuple[str, str]]:
    seen = look(store, {PACK.id: PACK}, THIRD).faults
    return [(one.about, one.what_to_do) for one in seen if one.kind is FaultKind.MISSING_COLUMN]


def rejects(store: Store, loaded: Loaded) -> list[tuple[str, str]]:
    told = unseal_rejects(store, open_keys(store), loaded.rejects).to_pylist()
    return [(one["column"], one["what_to_do"]) for one in told]


@pytest.mark.parametrize("delivers", Delivers)
def test_a_delivery_without_a_column_corrects_nothing_in_it(store: Store, delivers: Delivers) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    again = taken(store, SHORT, [SHORTER], SECOND, delivers).loaded
    assert (again.unchanged, again.stored, again.ended, again.lacking) == (1, 0, 0, ("parish", "beds"))
    assert rows(store, "stays", columns=TOLD) == [(date(2020, 1, 1), "01", "a", 3, "T1", FIRST)]


@pytest.mark.parametrize("delivers", Delivers)
def test_a_correction_takes_known_values_along_and_a_new_row_has_none(store: Store, delivers: Delivers) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    changed = taken(store, SHORT, [(*SHORTER[:4], "T2"), (hetu(2), "2020-02-02", *SHORTER[2:])], SECOND, delivers).loaded
    assert (changed.stored, changed.ended) == (2, 1)
    new = (date(2020, 2, 2), "01", None, None, "T1", SECOND)
    assert rows(store, "stays", columns=TOLD) == [(date(2020, 1, 1), "01", "a", 3, "T2", SECOND), new]
    assert rows(store, "stays", FIRST, columns=TOLD) == [(date(2020, 1, 1), "01", "a", 3, "T1", FIRST)]


def test_an_empty_cell_still_says_that_there_is_nothing(store: Store) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    taken(store, STAY, [(*WHOLE[:4], "", "", *WHOLE[6:])], SECOND)
    assert rows(store, "stays", columns="parish, beds, known_from") == [(None, None, SECOND)]


def test_values_are_carried_over_several_deliveries_and_to_rows_that_waited(store: Store) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    taken(store, SHORT, [(*SHORTER[:4], "T2")], SECOND)
    wrong = taken(store, SHORT, [(*SHORTER[:3], "9", "T3")], THIRD).loaded
    mend(store, STAYS, f"stays.{wrong.delivery}.1", {"laji": "02"}, "keeper")
    assert retry(store, STAYS).accepted == 1
    assert rows(store, "stays", columns="kind, parish, beds, farm") == [("02", "a", 3, "T3")]
    assert [one for one, _ in missing(store)] == ["parish", "beds"]


def test_a_value_that_is_put_into_one_row_in_quarantine_takes_none_from_the_others(store: Store) -> None:
    taken(store, STAY, [WHOLE, (hetu(2), *WHOLE[1:])], FIRST)
    wrong = taken(store, SHORT, [(*SHORTER[:3], "9", "T3"), (hetu(2), *SHORTER[1:3], "9", "T3")], SECOND).loaded
    for row, changes in ((1, {"laji": "02", "parish": "b"}), (2, {"laji": "02"})):
        mend(store, STAYS, f"stays.{wrong.delivery}.{row}", changes, "keeper")
    assert retry(store, STAYS).accepted == 2
    assert rows(store, "stays", columns="kind, parish, beds, farm") == [("02", "a", 3, "T3"), ("02", "b", 3, "T3")]


def test_the_owner_is_asked_for_the_column_until_it_comes(store: Store) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    assert missing(store) == []
    taken(store, SHORT, [SHORTER], SECOND)
    asked = "deliver the column, called {}, or say that it has ended"
    assert missing(store) == [("parish", asked.format("'pitäjä'")), ("beds", asked.format("'vuoteet'"))]
    assert Fault(PACK.id, "stays", "delivered", FaultKind.MISSING_COLUMN, "beds", 1, "", asked.format("'vuoteet'")) in (
        look(store, {PACK.id: PACK}, THIRD).faults
    )
    taken(store, STAY, [(hetu(3), *WHOLE[1:])], SECOND)
    assert len(missing(store)) == 2, "another file of the same day mends nothing"
    taken(store, STAY, [(hetu(4), *WHOLE[1:])], THIRD)
    assert missing(store) == []


def test_whoever_delivers_is_told_at_once(store: Store) -> None:
    assert "lacks" not in line_of(taken(store, STAY, [WHOLE], FIRST))
    told = line_of(taken(store, SHORT, [SHORTER], SECOND))
    assert told.endswith("; it lacks parish, beds: known values stay, new rows have none")


def test_a_delivery_that_only_deletes_need_not_tell_more_and_mends_nothing(store: Store) -> None:
    taken(store, STAY, [WHOLE, (hetu(2), *WHOLE[1:])], FIRST)
    gone = taken(store, (*STAY[:4], "poistettu"), [(*WHOLE[:4], "1")], SECOND)
    assert (gone.loaded.deleted, "lacks" in line_of(gone), missing(store)) == (1, False, [])
    taken(store, SHORT, [(hetu(2), *SHORTER[1:])], SECOND)
    taken(store, (*STAY[:4], "poistettu"), [(hetu(2), *WHOLE[1:4], "1")], THIRD)
    assert [one for one, _ in missing(store)] == ["parish", "beds"]


def test_rules_about_a_lacking_column_are_judged_with_what_is_known(store: Store) -> None:
    first = [(*WHOLE[:3], "02", "a", "12", *WHOLE[6:]), (hetu(2), *WHOLE[1:3], "07", "b", "", *WHOLE[6:])]
    delivered(store, RULED, csv_text(STAY, first), FIRST)
    short = [SHORTER, (hetu(2), *SHORTER[1:3], "07", "T2"), (hetu(3), *SHORTER[1:3], "07", "T1")]
    second = delivered(store, RULED, csv_text(SHORT, short), SECOND).loaded
    assert (second.rejected, second.stored) == (2, 1)
    assert sorted(rejects(store, second)) == [
        ("kind, beds", "only an owner has ten beds"), ("kind, parish", "a hand without a parish; give it"),
    ]
    assert rows(store, "stays", columns="kind, parish, beds, farm") == [("02", "a", 12, "T1"), ("07", "b", None, "T2")]


def test_a_rule_about_a_key_that_numbers_rows_is_judged_where_the_delivery_lacks_it(store: Store) -> None:
    numbered = replace(
        STAYS, columns=(*STAYS.columns, LineColumn("line", ("rivi",))), key=(*STAYS.key, "line"), rules={"line > '1'": "one row is none"}
    )
    first = delivered(store, numbered, csv_text(STAY, [WHOLE]), FIRST).loaded
    assert (rejects(store, first), first.lacking) == ([("line", "one row is none")], ())


def test_a_log_of_before_this_was_noted_is_read(store: Store) -> None:
    taken(store, STAY, [WHOLE], FIRST)
    path = store.registers / "log.json"
    told = json.loads(path.read_text())
    del told["registers"]["stays"][0]["lacking"]
    path.write_text(json.dumps(told))
    assert read_log(store).of("stays")[0].lacking == ()
    taken(store, SHORT, [(*SHORTER[:4], "T2")], SECOND)
    assert rows(store, "stays", columns="parish, beds, farm") == [("a", 3, "T2")]
