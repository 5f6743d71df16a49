"""Work shared among processes: all of it is done, and a failure or a listener that leaves ends it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from puntari.outlets.site.workers import WorkFailed, shared_out


def doubled(some: Sequence[int]) -> Iterator[tuple[int, int]]:
    for one in some:
        yield one * 2, os.getpid()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_everything_is_done_by_as_many_processes(workers: int) -> None:
    made = list(shared_out(range(20), doubled, workers))
    assert sorted(value for value, _ in made) == [one * 2 for one in range(20)]
    assert len({process for _, process in made}) == workers


def test_a_process_that_fails_is_told_of(capfd: pytest.CaptureFixture[str]) -> None:
    def failing(some: Sequence[int]) -> Iterator[int]:
        for one in some:
            yield 10 // (one - 5)

    with pytest.raises(WorkFailed, match="stands above"):
        list(shared_out(range(20), failing, 2))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_processes_end_when_nobody_listens(tmp_path: Path) -> None:
    def endless(some: Sequence[int]) -> Iterator[bytes]:
        (tmp_path / str(os.getpid())).touch()
        while True:
            yield bytes(100_000)

    coming = shared_out(range(2), endless, 2)
    for _ in range(20):
        next(coming)
    coming.close()
    for started in tmp_path.iterdir():
        for _ in range(200):
            if not Path(f"/proc/{started.name}").exists():
                break
            time.sleep(0.02)
        assert not Path(f"/proc/{started.name}").exists()
