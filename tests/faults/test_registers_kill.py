"""Person deliveries, erasures and new keys killed at any moment, and disks that refuse: before or after, never between."""

from __future__ import annotations

import random
import re
import resource
import shutil
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from puntari.store.keys import add_generation, open_keys, wrapped_names
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.store.vault import read_sealed
from puntari.words.errors import BrokenStore
from tests.commands import Commands
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import STAYS, business, hetu

FIRST = date(2021, 1, 1)
REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
KILLS = 5
HOW = {"small": "persons"}
COLUMNS = "begins, ends, kind, count(DISTINCT person) OVER (), _row, known_from"


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    made = Commands(tmp_path_factory.mktemp("said"))
    yield made
    made.close()


def started(folder: Path) -> Store:
    store = Store(folder / "store")
    delivered(store, STAYS, csv_text(STAY, [(hetu(number), *REST) for number in range(3000)]), FIRST)
    return store


def copied(store: Store, folder: Path) -> Store:
    for there in (store.root, store.vault, store.keys):
        shutil.copytree(there, folder / there.name)
    return Store(folder / store.root.name)


def state(store: Store) -> object:
    """What people get of the registers: rows as known first and now, how deliveries fared, erasures."""
    fared = [(one.delivery, one.rows, one.stored, one.rejected, one.erased, one.ended) for one in read_log(store).of("stays")]
    return fared, len(read_log(store).erasures), rows(store, "stays", FIRST, columns=COLUMNS), rows(store, "stays", columns=COLUMNS)


def whole(store: Store) -> None:
    """Everything that the log names can be opened."""
    keys = open_keys(store)
    for name in read_log(store).sealed:
        read_sealed(store, keys, name)


def test_killed_at_any_moment(tmp_path: Path, commands: Commands) -> None:
    file = tmp_path / "next.csv"
    file.write_text(csv_text(STAY, [(hetu(number), "2020-01-01", "2021-01-31", *REST[2:]) for number in range(2000, 5000)]) + "torn\n")
    steps = {
        "deliver": ("deliver", "stays", str(file), "--known", "2021-02-01"),
        "erase": ("erase", hetu(2500), "--order", "7"),
        "rotate": ("keys", "rotate"),
    }
    (tmp_path / "calm").mkdir()
    store = started(tmp_path)
    calm = copied(store, tmp_path / "calm")
    chance = random.Random(11)
    for step, arguments in steps.items():
        before = state(store)
        commands.good(calm.root, *arguments, **HOW)
        after = state(calm)
        died = 0
        for _ in range(KILLS):
            generation = read_log(store).generation
            died += commands.run(store.root, *arguments, kill_after=chance.uniform(0.02, 0.8), **HOW).code == -9
            assert state(store) in (before, after), step
            whole(store)
            if state(store) == after != before or read_log(store).generation != generation:
                break
        if state(store) != after or (step == "rotate" and read_log(store).generation == 1):
            commands.good(store.root, *arguments, **HOW)
        assert state(store) == after, step
    commands.run(store.root, "quarantine", "retry", "stays", **HOW)
    assert set(wrapped_names(store)) == read_log(store).sealed
    assert set(open_keys(store).generations) == {read_log(store).generation}
    assert [path.name for place in (store.root, store.vault, store.keys) for path in place.rglob(".tmp-*")] == []


@pytest.mark.parametrize("most", [300, 3000])
def test_a_disk_that_takes_no_more(tmp_path: Path, commands: Commands, most: int) -> None:
    store = started(tmp_path)
    before = state(store)
    file = tmp_path / "next.csv"
    file.write_text(csv_text(STAY, [(hetu(number), *REST) for number in range(2000, 6000)]))
    ended = commands.run(store.root, "deliver", "stays", str(file), "--known", "2021-02-01", most=most, **HOW)
    assert ended.code == 2 and re.search("cannot (write|append)", ended.err) and str(file) not in ended.err, ended
    assert state(store) == before
    whole(store)
    commands.good(store.root, "deliver", "stays", str(file), "--known", "2021-02-01", **HOW)
    assert state(store) != before


def test_a_folder_that_takes_no_chunk(tmp_path: Path, commands: Commands) -> None:
    store = started(tmp_path)
    before, folder = state(store), store.registers / "wages"
    folder.write_bytes(b"")
    file = tmp_path / "wages.csv"
    file.write_text(f"hetu;ytunnus;kuukausi;ilmoitus;summa\n{hetu(1)};{business(1)};2021-01;1;5\n")
    ended = commands.run(store.root, "deliver", "wages", str(file), **HOW)
    assert ended.code == 2 and "BrokenStore" in ended.err and hetu(1) not in ended.err
    folder.unlink()
    assert state(store) == before
    commands.good(store.root, "deliver", "wages", str(file), **HOW)


def test_keys_that_were_half_written_are_shredded_by_the_next_command(tmp_path: Path, commands: Commands) -> None:
    store = started(tmp_path)
    left = [store.keys / ".tmp-1-keys.json", store.keys / "sealed" / ".tmp-1-x.key"]
    for path in left:
        path.write_text("half")
    commands.good(store.root, "quarantine", "retry", "stays", **HOW)
    assert [path.exists() for path in left] == [False, False]


def test_a_key_that_does_not_fit_on_the_disk_never_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """The system may write a part of what it was given: the file is put in place only once all of it is written."""
    store = started(tmp_path)
    before = (store.keys / "keys.json").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), hard))
        with pytest.raises(BrokenStore, match="cannot write"):
            add_generation(store, 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert (store.keys / "keys.json").read_bytes() == before
    whole(store)
