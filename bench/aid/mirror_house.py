"""What the benchmarks share: a house built from the mirror, and a stopwatch that other work on the machine disturbs little."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from puntari.define.find import load_packs
from puntari.doors import act, made
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.store.root import Store

ROOT = Path(__file__).resolve().parents[2]
KEEPER = Actor(Role.ADMINISTRATOR, name="bench")


@dataclass(frozen=True)
class Time:
    """Seconds on the clock, and seconds of processor in all threads of this process."""

    clock: float
    processor: float


def timed(work: Callable[[], object], times: int = 1) -> Time:
    """The least time that some work took in so many runs."""
    taken = []
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        taken.append(Time(time.perf_counter() - clock, time.process_time() - processor))
    return Time(min(one.clock for one in taken), min(one.processor for one in taken))


def mirror() -> Path:
    """The mirror of open data; the benchmark ends where there is none."""
    place = Path(os.environ.get("PUNTARI_MIRROR") or ROOT.parent / "shared" / "data")
    if not place.is_dir():
        sys.exit(f"the benchmark reads the mirror of open data and it is not at {place}: set PUNTARI_MIRROR")
    return place


@contextmanager
def empty_house() -> Iterator[House]:
    """A house over a store that goes away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield House(Store(Path(folder) / "store"), load_packs())


def build(house: House) -> None:
    """Build everything from the mirror."""
    act.build_all(house, KEEPER, mirror(), None, lambda what, done, of: None)


@contextmanager
def stocked(store: Path | None, mirror: Path | None = None) -> Iterator[House]:
    """The house of a store, or one that is filled with synthetic persons, and from a mirror, and goes away afterwards."""
    if store is not None:
        yield House(Store(store), load_packs())
        return
    with empty_house() as house:
        made.fill(house, KEEPER, lambda what, done, of: None)
        act.build_all(house, KEEPER, mirror, None, lambda what, done, of: None)
        yield house


def verdict(what: str, ratio: float, bound: float) -> int:
    """Print a ratio with its bound; 1 where it is broken."""
    kept = ratio <= bound
    print(f"{what}: {ratio:.2f} times, bound {bound:g}: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1
