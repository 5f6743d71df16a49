"""The audit trail: events entered a second, each brought to the disk, by one writer after another and by many at once, against the same
bytes appended and synced with nothing else done."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from puntari.guard.actor import Actor, Role
from puntari.guard.audit import Event, record
from puntari.guard.verify import verify
from puntari.store.root import Store
from puntari.store.trail import heads, trail_bytes

GOAL, WRITERS, PROCESSES = 1000, 32, 2
ABOUT = {
    "pack": "employment", "indicators": ["unemployment_rate"], "by": ["employment_area"], "area": "", "period": "2026-06",
    "as_known_on": None, "only": {},
}


def enter(store: Store, events: int) -> None:
    """Enter so many events."""
    event = Event(Actor(Role.ANALYST, "a", "a study"), "ask", ABOUT, "released", "b" * 12, 45, 45, "Open statistics.", ("d" * 12,))
    for _ in range(events):
        record(store, event)


def enter_at_once(store: Store, writers: int, events: int) -> None:
    """So many writers at once, each with so many events."""
    with ThreadPoolExecutor(writers) as pool:
        for done in [pool.submit(enter, store, events) for _ in range(writers)]:
            done.result()


def appended(path: Path, line: bytes, events: int) -> float:
    """Seconds for as many lines appended and synced, by nobody who looks at them."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    begun = time.perf_counter()
    for _ in range(events):
        os.write(handle, line)
        os.fsync(handle)
    os.close(handle)
    return time.perf_counter() - begun


def at_once(store: Store, each: int) -> float:
    """Seconds for WRITERS writers in PROCESSES processes, each with so many events."""
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=enter_at_once, args=(store, WRITERS // PROCESSES, each)) for _ in range(PROCESSES)]
    begun = time.perf_counter()
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    return time.perf_counter() - begun


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=3000)
    events = parser.parse_args().events
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        store = Store(Path(folder) / "store")
        begun, busy = time.perf_counter(), time.process_time()
        enter(store, events)
        alone, busy = time.perf_counter() - begun, time.process_time() - busy
        each = -(-events // WRITERS)
        together = at_once(store, each)
        data = trail_bytes(store)
        plain = appended(Path(folder) / "plain", data.split(b"\n")[0] + b"\n", events)
        begun = time.perf_counter()
        told = verify(data, heads(store))
        verified = time.perf_counter() - begun
    print(f"one writer: {events / alone:,.0f} events a second with fsync; {alone / plain:.2f} times appending and syncing alone")
    print(f"{WRITERS} writers at once: {WRITERS * each / together:,.0f} events a second with fsync (goal {GOAL:,})")
    print(f"{events / busy:,.0f} events a second of the processor: what an idle machine comes to where its disk keeps up")
    print(f"verified: {told.lines / verified:,.0f} entries a second, {'whole' if told.whole else told.how}")


if __name__ == "__main__":
    main()
