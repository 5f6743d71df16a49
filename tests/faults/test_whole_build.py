"""The real commands killed at any moment, starved of disk, and run two at once: what is served stays whole, and the next run completes."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from puntari.define.question import Question
from puntari.doors.house import House
from puntari.store.builds import current_id
from puntari.store.deliveries import get_delivery, list_deliveries
from puntari.store.root import Store
from tests.commands import Commands
from tests.small.pack import PACK
from tests.small.stocked import figures, hens_csv, people_csv, stocked, write

KILLS, TRIES = 10, 80
MONTHS = [f"2024-{month:02d}" for month in range(1, 5)]
HENS = Question("small", ("hens",), ("parish",))


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    made = Commands(tmp_path_factory.mktemp("commands"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a complete build of January."""
    return stocked(tmp_path_factory.mktemp("before")).store.root


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Deliveries of four months, the first one a correction of January's."""
    folder = tmp_path_factory.mktemp("files")
    texts = {month: hens_csv(month, {"a": 30 + number}) for number, month in enumerate(MONTHS)}
    return [str(write(folder, f"{month}.csv", text)) for month, text in texts.items()]


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory, commands: Commands, before: Path, files: list[str]) -> Path:
    """The same store after deliveries and a build that nobody disturbed."""
    store = Path(shutil.copytree(before, tmp_path_factory.mktemp("after") / "store"))
    commands.good(store, "deliver", "hens", *files, small=True)
    commands.good(store, "build", "--offline", small=True)
    return store


def served(store: Path) -> dict[str | None, float | None]:
    """What everybody is shown, read as everybody reads it."""
    return {area: row.cell.value for area, row in figures(House(Store(store), {PACK.id: PACK}), HENS).items()}


def whole(store: Path) -> None:
    """Every delivery that is listed is there, byte for byte, and nothing half written stands among them."""
    for source in PACK.sources:
        for record in list_deliveries(Store(store), source):
            get_delivery(Store(store), record)


def killed_often(commands: Commands, store: Path, seconds: float, shown: tuple[object, ...], *arguments: str) -> None:
    """Run a command again and again, killing it at random moments, until it died of it often enough.

    A run that ends before it is killed leaves nothing to do for the next, so the store is put back as it was; and since a machine
    may have been slower while the command was timed, the moments are then drawn from the time that this run took.
    """
    begun = Path(shutil.copytree(store, store.with_name("begun")))
    chance, died = random.Random(11), 0
    for _ in range(TRIES):
        started = time.monotonic()
        ended = commands.run(store, *arguments, small=True, kill_after=chance.uniform(0, seconds))
        died += ended.code == -signal.SIGKILL
        assert served(store) in shown
        whole(store)
        if died == KILLS:
            return
        if ended.code == 0:
            seconds = min(seconds, time.monotonic() - started)
            shutil.rmtree(store)
            shutil.copytree(begun, store)
    pytest.fail(f"only {died} of {TRIES} runs were killed in time to tell")


def timed(commands: Commands, store: Path, *arguments: str) -> float:
    begun = time.monotonic()
    commands.good(store, *arguments, small=True)
    return time.monotonic() - begun


def test_a_build_killed_at_any_moment_is_completed_by_the_next(
    tmp_path: Path, commands: Commands, before: Path, after: Path, files: list[str]
) -> None:
    store = Path(shutil.copytree(before, tmp_path / "store"))
    commands.good(store, "deliver", "hens", *files, small=True)
    seconds = timed(commands, Path(shutil.copytree(store, tmp_path / "rehearsal")), "build", "--offline")
    old, new = served(before), served(after)
    assert old != new
    killed_often(commands, store, seconds, (old, new), "build", "--offline")
    commands.good(store, "build", "--offline", small=True)
    assert current_id(Store(store)) == current_id(Store(after))
    assert served(store) == new
    assert not list(store.rglob(".tmp-*"))


def test_a_delivery_killed_at_any_moment_is_there_whole_or_not_at_all(
    tmp_path: Path, commands: Commands, before: Path, after: Path, files: list[str]
) -> None:
    store = Path(shutil.copytree(before, tmp_path / "store"))
    seconds = timed(commands, Path(shutil.copytree(before, tmp_path / "rehearsal")), "deliver", "hens", *files)
    old = served(before)
    killed_often(commands, store, seconds, (old,), "deliver", "hens", *files)
    commands.good(store, "deliver", "hens", *files, small=True)
    commands.good(store, "build", "--offline", small=True)
    assert current_id(Store(store)) == current_id(Store(after))


@pytest.mark.parametrize("most", [0, 700, 4000])
def test_a_full_disk_is_said_and_leaves_what_was_there(
    tmp_path: Path, commands: Commands, before: Path, after: Path, files: list[str], most: int
) -> None:
    """No file may grow longer than the trail and `most` bytes: the trail, a register or what comes last meets the limit."""
    store = Path(shutil.copytree(before, tmp_path / "store"))
    old = served(store)
    trail = (store / "audit" / "trail.jsonl").stat().st_size
    for arguments in (("deliver", "hens", *files), ("build", "--offline")):
        ended = commands.run(store, *arguments, small=True, most=trail + most)
        if ended.code != 0:
            assert ended.code == 2, ended
            assert ended.err.splitlines()[-1].startswith("BrokenStore: "), ended.err
            assert "Traceback" not in ended.err
        assert served(store) in (old, served(after))
        whole(store)
    commands.good(store, "deliver", "hens", *files, small=True)
    commands.good(store, "build", "--offline", small=True)
    assert current_id(Store(store)) == current_id(Store(after))


def read_only(store: Path) -> bool:
    """Make a store read-only, for root too where the file system can; tell whether that worked."""
    for path in sorted(store.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    store.chmod(0o555)
    try:
        os.close(os.open(store / "probe", os.O_CREAT | os.O_WRONLY))
    except OSError as wrong:
        return wrong.errno in (errno.EACCES, errno.EROFS)
    (store / "probe").unlink()
    return False


def test_a_store_that_nobody_may_write_into_refuses_and_stays_as_it_is(
    tmp_path: Path, commands: Commands, before: Path, files: list[str]
) -> None:
    """Root may write anywhere, so where modes don't hold, files stand where folders would be made: the system refuses all the same."""
    store = Path(shutil.copytree(before, tmp_path / "store"))
    old = current_id(Store(store))
    if not read_only(store):
        shutil.rmtree(store)
        shutil.copytree(before, store)
        for name in ("audit", "builds.blocked"):
            shutil.rmtree(store / name, ignore_errors=True)
            (store / name).write_text("no folder")
    for arguments in (("deliver", "hens", files[0]), ("build", "--offline"), ("ask", "hens")):
        ended = commands.run(store, *arguments, small=True)
        assert ended.code == 2, ended
        assert ended.err.splitlines()[-1].startswith("BrokenStore: "), ended.err
        assert ended.out == ""
    assert current_id(Store(store)) == old
    store.chmod(0o755)
    for path in store.rglob("*"):
        path.chmod(0o755)


def test_two_builds_at_once_are_one_build_and_one_clear_refusal(tmp_path: Path, commands: Commands, before: Path, files: list[str]) -> None:
    store = Path(shutil.copytree(before, tmp_path / "store"))
    commands.good(store, "deliver", "hens", files[1], small=True)
    old = served(store)
    handle = os.open(store / "build.lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        os.ftruncate(handle, 0)
        os.pwrite(handle, b"4711", 0)
        ended = commands.run(store, "build", "--offline", small=True)
        assert ended.code == 2
        (line,) = ended.err.strip().splitlines()
        assert line.startswith("BrokenStore: another build runs in ") and "process 4711" in line
        assert served(store) == old
    finally:
        os.close(handle)
    assert commands.good(store, "build", "--offline", small=True).startswith("built ")
    assert served(store) != old


def test_the_lock_of_a_process_that_died_holds_nobody_up(tmp_path: Path, commands: Commands, before: Path) -> None:
    store = Path(shutil.copytree(before, tmp_path / "store"))
    (store / "build.lock").write_text("1")
    commands.good(store, "deliver", "people", str(write(tmp_path, "people.csv", people_csv(2024, 110))), small=True)
    assert commands.good(store, "build", "--offline", small=True).startswith("built ")


LOST = ("builds", "builds/*/manifest.json", "builds/*/small/facts/flock.parquet", "builds/*/small/register/hens.parquet")


@pytest.mark.parametrize("lost", LOST)
def test_what_is_lost_of_the_served_build_is_mended_by_the_next(tmp_path: Path, commands: Commands, before: Path, lost: str) -> None:
    store = Path(shutil.copytree(before, tmp_path / "store"))
    (path,) = store.glob(lost)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    ended = commands.run(store, "ask", "hens", small=True)
    assert ended.code == 2
    assert ended.err.startswith("BrokenStore: ")
    assert commands.good(store, "build", "--offline", small=True).startswith("built ")
    assert current_id(Store(store)) == current_id(Store(before))
    assert served(store) == served(before)
    assert commands.good(store, "build", "--offline", small=True).startswith("nothing had changed")
