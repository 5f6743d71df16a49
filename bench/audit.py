"""The audit trail: events entered a second, each brought to the disk, against the same bytes appended and synced with nothing else done."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from puntari.guard.actor import Actor, Role
from puntari.guard.audit import Event, record
from puntari.guard.verify import verify
from puntari.store.root import Store
from puntari.store.trail import heads, trail_bytes

EVENTS, GOAL = 3000, 1000
ABOUT = {
    "pack": "employment", "indicators": ["unemployment_rate"], "by": ["employment_area"], "area": "", "period": "2026-06",
    "as_known_on": None, "only": {},
}


def entered(store: Store) -> tuple[float, float]:
    """Seconds for EVENTS entries, and seconds of the processor in them."""
    event = Event(Actor(Role.ANALYST, "a", "a study"), "ask", ABOUT, "released", "b" * 12, 45, 45, "Open statistics.", ("d" * 12,))
    begun, busy = time.perf_counter(), time.process_time()
    for _ in range(EVENTS):
        record(store, event)
    return time.perf_counter() - begun, time.process_time() - busy


def appended(path: Path, line: bytes) -> float:
    """Seconds for as many lines appended and synced, by nobody who looks at them."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    begun = time.perf_counter()
    for _ in range(EVENTS):
        os.write(handle, line)
        os.fsync(handle)
    os.close(handle)
    return time.perf_counter() - begun


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        store = Store(Path(folder) / "store")
        seconds, busy = entered(store)
        data = trail_bytes(store)
        plain = appended(Path(folder) / "plain", data.split(b"\n")[0] + b"\n")
        begun = time.perf_counter()
        told = verify(data, heads(store))
        verified = time.perf_counter() - begun
    print(f"{EVENTS / seconds:,.0f} events a second with fsync (goal {GOAL:,}); {seconds / plain:.2f} times appending and syncing alone")
    print(f"{EVENTS / busy:,.0f} events a second of the processor: what an idle machine comes to where its disk keeps up")
    print(f"verified: {told.lines / verified:,.0f} entries a second, {'whole' if told.whole else told.how}")


if __name__ == "__main__":
    main()
