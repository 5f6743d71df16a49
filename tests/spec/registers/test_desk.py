"""Many deliveries at one desk are what each by itself is; keys are met whatever their digests were made with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.define.governance import Delivers
from puntari.flow.intake.job import Job
from puntari.flow.intake.take import Desk, Terms
from puntari.flow.rotate import rotate
from puntari.store.registers import read_log, write_log
from puntari.store.root import Store
from puntari.words.errors import BrokenFile
from tests.persons import STAY, csv_text, delivered, rows, stores
from tests.small.registers import REGISTERS, STAYS, VISITS, hetu

DAYS = (date(2021, 1, 1), date(2021, 6, 1), date(2022, 1, 1), date(2022, 2, 1))


def stay(one: int, end: str = "", begin: str = "2020-01-01") -> tuple[object, ...]:
    return (hetu(one), begin, end, "01", "a", "3", f"T{one}", "")


TOLD = (
    (STAYS, csv_text(STAY, [stay(one) for one in range(1, 30)])),
    (VISITS, csv_text(("käynti", "hetu", "päivä", "antaja"), [(one, hetu(one), "2020-01-01", hetu(40)) for one in range(1, 50)])),
    (STAYS, csv_text(STAY, [stay(one, "2021-03-03") for one in range(1, 10)] + [stay(60), stay(60, begin="32.1.2020")])),
    (STAYS, csv_text((*STAY, "poistettu"), [(*stay(one), "k") for one in range(20, 25)])),
)


def test_deliveries_at_one_desk_are_as_those_one_by_one(tmp_path: Path) -> None:
    one_by_one, at_once = stores(tmp_path, 2)
    files = [tmp_path / f"told{number}" for number in range(len(TOLD))]
    for file, (_, text) in zip(files, TOLD, strict=True):
        file.write_text(text)
    for (register, text), day in zip(TOLD, DAYS, strict=True):
        delivered(one_by_one, register, text, day)
    with Desk(at_once, files) as desk:
        taken = [desk.take_file(register, file, Terms(day)) for (register, _), file, day in zip(TOLD, files, DAYS, strict=True)]
    assert [one.new for one in taken] == [True] * 4
    for register in ("stays", "visits"):
        told = [
            [replace(one, arrived="", sealed="", rejects="") for one in read_log(store).of(register)] for store in (one_by_one, at_once)
        ]
        assert told[0] == told[1]
        for day in (*DAYS, None):
            assert rows(one_by_one, register, day) == rows(at_once, register, day)


def test_what_a_failed_delivery_added_to_the_links_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, written = Store(tmp_path / "store"), Job._written
    files = [tmp_path / name for name in ("first", "again")]
    for file, people in zip(files, (range(1, 5), range(1, 9)), strict=True):
        file.write_text(csv_text(STAY, [stay(one) for one in people]))

    def broken(*job: object) -> object:
        raise BrokenFile("the disk is full", "at the end", "make room")

    with Desk(store, files) as desk:
        monkeypatch.setattr(Job, "_written", broken)
        with pytest.raises(BrokenFile):
            desk.take_file(STAYS, files[0], Terms(DAYS[0]))
        monkeypatch.setattr(Job, "_written", written)
        assert desk.take_file(STAYS, files[1], Terms(DAYS[0])).loaded.stored == 8
    # The vault knows all of them: nothing new is told when the rows come again in another order.
    again = delivered(store, STAYS, csv_text(STAY, [stay(one) for one in range(8, 0, -1)]), DAYS[1]).loaded
    assert (again.unchanged, again.stored) == (8, 0)


@pytest.mark.parametrize("delivers", Delivers)
def test_keys_are_met_whatever_their_digests_were_made_with(tmp_path: Path, delivers: Delivers) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [stay(one) for one in range(1, 10)]), DAYS[0])
    log = read_log(store)
    assert all(one.digested for one in log.of("stays"))
    write_log(store, log.with_register("stays", tuple(replace(one, digested="another") for one in log.of("stays"))))
    told = csv_text(STAY, [stay(1, "2020-05-05"), *(stay(one) for one in range(2, 8))])
    loaded = delivered(store, STAYS, told, DAYS[1], Terms(DAYS[1], delivers)).loaded
    assert (loaded.stored, loaded.unchanged, loaded.ended) == (1, 6, 3 if delivers is Delivers.FULL else 1)


def test_after_new_keys_the_same_rows_are_still_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [stay(one) for one in range(1, 10)]), DAYS[0])
    before = read_log(store).of("stays")[0]
    rotate(store, REGISTERS)
    after = read_log(store).of("stays")[0]
    assert after.chunk_sha256 != before.chunk_sha256 and after.digested == before.digested
    loaded = delivered(store, STAYS, csv_text(STAY, [stay(one) for one in range(9, 0, -1)]), DAYS[1]).loaded
    assert (loaded.stored, loaded.unchanged) == (0, 9)
