"""Processes killed at any moment of taking in and building, and disks that refuse: what is served stays whole, the next run completes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from puntari.store.builds import current_build
from puntari.store.deliveries import get_delivery, list_deliveries
from puntari.store.root import Store

ROOT = Path(__file__).resolve().parents[2]
KILLS = 24
# One process imports everything and forks a child for each run: what is killed is the work, not Python's start.
RUNS = r"""
import os, resource, signal, sys, traceback
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from contract_pack import NOW, farm
from puntari.define.source import MirrorFile
from puntari.flow.deliver import gather
from puntari.flow.register import build_register
from puntari.store.builds import build_lock, content_id, new_build, publish
from puntari.store.root import Store

MOST = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

def run(store, mirror, most):
    if most >= 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, MOST))
    source = farm(mirror=tuple(MirrorFile(f"{number}.csv", NOW) for number in range(4)), rules={})
    with build_lock(store):
        records = gather(store, source, mirror)
        folder = new_build(store)
        build_register(store, source, records, folder / "register" / "farm.parquet")
        publish(store, folder, content_id(folder))

for line in sys.stdin:
    store, mirror, most = line.split("\t")
    child = os.fork()
    if not child:
        try:
            run(Store(Path(store)), Path(mirror), int(most))
        except BaseException as wrong:
            resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))
            sys.stderr.write(f"{type(wrong).__name__}: {wrong}\n")
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Runner:
    """Starts runs over a store, and kills them."""

    def __init__(self, said: Path) -> None:
        self.said = said
        arguments = [sys.executable, "-c", RUNS, str(ROOT / "tests")]
        with said.open("w") as errors:
            self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)

    def run(self, store: Path, mirror: Path, kill_after: float | None = None, most: int = -1) -> int:
        """The exit status of one run, -9 for a killed one; `most` is the largest file in bytes that it may write."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{store}\t{mirror}\t{most}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self.process.stdout.readline())

    def finish(self, store: Path, mirror: Path) -> float:
        """Seconds of a run that nobody disturbs."""
        begun = time.monotonic()
        assert self.run(store, mirror) == 0, self.said.read_text()
        return time.monotonic() - begun


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    made = Runner(tmp_path / "said")
    yield made
    made.process.communicate(timeout=300)


def write_mirror(folder: Path, hens: int) -> Path:
    folder.mkdir()
    for number in range(4):
        rows = [f"VI00{place},20{year}M{month:02d},men,{hens + number},{'x' if month == 3 else 1}" for place in (1, 2, 3)
                for year in range(10 + number, 24, 4) for month in range(1, 13)]
        (folder / f"{number}.csv").write_text("\n".join(["area,month,sex,hens,eggs", *rows, ""]))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def served(store: Path) -> dict[str, bytes]:
    build = current_build(Store(store))
    assert build is not None
    return content(build)


def whole(store: Path) -> None:
    """Every delivery that is listed is there, byte for byte."""
    for record in list_deliveries(Store(store), "farm"):
        get_delivery(Store(store), record)


def test_killed_at_any_moment(tmp_path: Path, runner: Runner) -> None:
    old, new = write_mirror(tmp_path / "old", 10), write_mirror(tmp_path / "new", 20)
    store, clean = tmp_path / "store", tmp_path / "clean"
    runner.finish(store, old)
    runner.finish(clean, old)
    seconds = runner.finish(clean, new)
    before, after = served(store), served(clean)
    assert before != after
    chance = random.Random(7)
    died = 0
    for _ in range(KILLS):
        died += runner.run(store, new, kill_after=chance.uniform(0, seconds)) == -signal.SIGKILL
        assert served(store) in (before, after)
        whole(store)
    assert died >= KILLS / 2, "too few were killed in time to tell"
    runner.finish(store, new)
    assert served(store) == after
    assert [path.name for path in store.rglob(".tmp-*")] == []
    quarantined = Path("quarantine/farm")
    assert content(store / quarantined) == content(clean / quarantined)


@pytest.mark.parametrize("most", [0, 100, 600, 2000])
def test_a_disk_that_takes_no_more(tmp_path: Path, runner: Runner, most: int) -> None:
    old, new = write_mirror(tmp_path / "old", 10), write_mirror(tmp_path / "new", 20)
    store = tmp_path / "store"
    runner.finish(store, old)
    before = served(store)
    assert runner.run(store, new, most=most) == 1
    assert "BrokenStore: cannot write" in runner.said.read_text()
    assert served(store) == before
    whole(store)
    runner.finish(store, new)
    assert served(store) != before
