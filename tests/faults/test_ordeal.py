"""A small sample of `make faults`: each kind of delivery, one kill of each kind of work, and what the looking itself can find."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from puntari.store.registers import read_log, write_log
from puntari.store.root import Store
from tests.commands import Commands
from tests.ordeal.caught import Caught
from tests.ordeal.judging import judge, tried
from tests.ordeal.kills import KINDS as WORK
from tests.ordeal.kills import disturbed
from tests.ordeal.malformed import KINDS, as_csv, person_rows
from tests.ordeal.states import check_whole, left_over
from tests.persons import STAY

EACH = 5


@pytest.mark.parametrize("kind", KINDS)
def test_malformed_deliveries_are_refused_or_accounted_for(tmp_path: Path, kind: str) -> None:
    wrong: list[tuple[object, ...]] = []
    told = tried(kind, 7, range(EACH), tmp_path, lambda *what: wrong.append(what))
    assert wrong == [] and told["taken"] + told["refused"] == EACH and told["crashed"] == 0


def test_a_row_that_is_lost_is_seen(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.root.mkdir()
    data = as_csv(list(STAY), person_rows(random.Random(1)))
    assert judge(store, "persons in CSV", data, 10).wrong == ""
    assert judge(store, "persons in CSV", data + b"\n", 11).wrong == "11 rows were delivered and 10 came"


def test_work_that_is_killed_once_of_each_kind(tmp_path: Path) -> None:
    with Commands(tmp_path / "said") as commands:
        tallies = disturbed(commands, tmp_path, 1, random.Random(3), short=True)
    assert [one for tally in tallies.values() for one in tally.wrong] == []
    assert all(tallies[kind].killed == 1 or tallies[kind].ended for kind in WORK)


def test_a_store_that_does_not_open_and_what_is_left_over_are_seen(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.root.mkdir()
    judge(store, "persons in CSV", as_csv(list(STAY), person_rows(random.Random(1))), 10)
    check_whole(store)
    assert left_over(store) == []
    log = read_log(store)
    write_log(store, replace(log, tombstones="0" * 32))
    assert left_over(store) == ["0" * 32]
    with Caught() as caught:
        check_whole(store)
    assert "BrokenStore" in caught.wrong
