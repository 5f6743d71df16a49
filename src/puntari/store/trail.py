"""The file of the audit trail: whole lines are appended under a lock and are on the disk before anything is shown or done.

Beside the store lies its head, a line that says how many entries there are, how many bytes, and the hash of the last one. It is written
after the entry, so a crash leaves it behind the trail and never before it: a trail shorter than its head was cut. Where the next entry
meets such a trail, the head that it did not reach stays noted, so that the cut is found for ever.

Writers who come at once share a trip to the disk: each appends under one lock and then waits for another, and whoever gets that brings all
that was appended until then to the disk. How far was appended stands in a file of its own, the tip, which is trusted only where it fits.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from puntari.store.files import exists, plainly, read_bytes, write_atomic
from puntari.store.heads import Head, read_heads, read_small
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

MOST_BYTES = 1 << 34
PAUSE, MOST_PAUSES = 0.0005, 10
"""Seconds that whoever goes to the disk for several waits for more of them, and how often at most."""
LineAfter = Callable[[str], str]


@dataclass(frozen=True)
class _Places:
    """Where the trail and what belongs to it lie: the head, the tip, the lock of who appends, and of who goes to the disk."""

    trail: Path
    head: Path
    tip: Path
    lock: Path
    sync: Path


@cache
def _places(store: Store) -> _Places:
    folder = store.root / "audit"
    return _Places(folder / "trail.jsonl", store.head, folder / "tip", folder / "lock", folder / "sync")


def trail_path(store: Store) -> Path:
    """Where the trail lies."""
    return _places(store).trail


def append_line(store: Store, line_after: LineAfter) -> None:
    """Append the line that `line_after(hash of the last entry)` gives (empty: there is none), and bring it to the disk, together with what
    others append meanwhile; raises BrokenStore when the disk refuses."""
    path = trail_path(store)
    with lock(_places(store).lock, mode=PRIVATE), plainly("append to", path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            before = _tip(store)
            if before is None or before.bytes != os.fstat(handle).st_size or not _is_plain(store, before):
                _append_alone(store, handle, line_after)
                return
            after = _append(handle, before, line_after)
        finally:
            os.close(handle)
        _write_over(_places(store).tip, after)
    _sync(store, after)


def _append(handle: int, before: Head, line_after: LineAfter) -> Head:
    """Append a line; how far the trail goes then."""
    line = line_after(before.hash)
    # A write that a crash cut short has no line end: it is closed off, so that the next line stands alone.
    torn = b"\n" if before.bytes and os.pread(handle, 1, before.bytes - 1) != b"\n" else b""
    data = torn + f"{line}\n".encode()
    _write(handle, data)
    return Head(before.lines + 1, before.bytes + len(data), json.loads(line)["hash"])


def _append_alone(store: Store, handle: int, line_after: LineAfter) -> None:
    """Append the first line, or one after a crash or a cut, with nobody noting the head meanwhile."""
    with lock(_places(store).sync, mode=PRIVATE):
        noted = heads(store)
        before = _head_of(noted, handle)
        after = _append(handle, before, line_after)
        os.fsync(handle)
        _note(store, after, noted, before.bytes)
        write_atomic(_places(store).tip, str(after).encode(), PRIVATE)


def _is_plain(store: Store, before: Head) -> bool:
    """Whether there is one head, within the trail; anything else is looked at with nobody writing it."""
    try:
        noted = heads(store)
    except BrokenStore:
        return False
    return len(noted) == 1 and not noted[0].cut and noted[0].bytes <= before.bytes


def _sync(store: Store, mine: Head) -> None:
    """Wait until the trail is on the disk as far as `mine`: somebody else's trip may have taken it along."""
    with lock(_places(store).sync, mode=PRIVATE), plainly("append to", trail_path(store)):
        noted = heads(store)
        if any(not one.cut and one.bytes >= mine.bytes for one in noted):
            return
        handle = os.open(trail_path(store), os.O_RDONLY)
        try:
            # Read before the trip: what is appended during it may not be on the disk after it.
            reached = _gathered(store, mine)
            os.fsync(handle)
        finally:
            os.close(handle)
        if reached is not None and noted:
            _note(store, reached, noted, reached.bytes)


def _gathered(store: Store, mine: Head) -> Head | None:
    """How far was appended once those who write at the same time have; whoever writes alone waits for nobody."""
    reached = _tip(store)
    for _ in range(MOST_PAUSES if reached is not None and reached.bytes > mine.bytes else 0):
        time.sleep(PAUSE)
        before, reached = reached, _tip(store)
        if reached == before:
            break
    return reached


def _tip(store: Store) -> Head | None:
    """How far was appended, as is noted; None where nothing readable is."""
    try:
        kind, lines, bytes, hash = read_small(_places(store).tip).decode().split()
        return Head(int(lines), int(bytes), hash) if kind == "head" else None
    except (BrokenStore, ValueError):
        return None


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _head_of(noted: tuple[Head, ...], handle: int) -> Head:
    """The head as the file has it: what is noted if it fits, else what the file itself shows."""
    size = os.fstat(handle).st_size
    fitting = [one for one in noted if one.bytes == size and not one.cut]
    if fitting or not size:
        return fitting[0] if fitting else Head(0, 0, "")
    entries = [hash for hash in map(_hash, os.pread(handle, size, 0).split(b"\n")) if hash]
    return Head(len(entries), size, entries[-1] if entries else "")


def _hash(line: bytes) -> str:
    with suppress(ValueError, KeyError, TypeError):
        return str(json.loads(line)["hash"])
    return ""


def heads(store: Store) -> tuple[Head, ...]:
    """What is noted of how far the trail goes: one head, two while its beginning is taken away, none before the first entry."""
    return read_heads(_places(store).head)


def _note(store: Store, head: Head, noted: tuple[Head, ...], reached: int) -> None:
    """Write the head over the one before: its length is always the same, so no reader sees half of it. `reached` is how many bytes the
    trail had; where none of the heads noted is within them, the trail was cut, and the furthest of them is kept."""
    cut = [one for one in noted if one.cut]
    told = [one for one in noted if not one.cut]
    if told and min(one.bytes for one in told) > reached:
        cut.append(replace(max(told, key=lambda one: one.bytes), cut=True))
    if cut or len(noted) != 1:
        write_atomic(_places(store).head, "".join(map(str, (head, *cut))).encode(), PRIVATE)
        return
    _write_over(_places(store).head, head)


def _write_over(path: Path, head: Head) -> None:
    with plainly("note how far the audit trail goes in", path):
        handle = os.open(path, os.O_WRONLY)
        try:
            os.pwrite(handle, str(head).encode(), 0)
        finally:
            os.close(handle)


def trail_bytes(store: Store) -> bytes:
    """The trail as it lies; nothing before the first entry."""
    path = trail_path(store)
    return read_bytes(path, MOST_BYTES) if exists(path) else b""


def trail_lines(store: Store) -> list[str]:
    """All lines of the trail, the oldest first; bytes that are no text stand as replaced, so that their line is found to be broken.

    Only a line feed ends a line: what people write may hold other characters that end lines elsewhere.
    """
    lines = trail_bytes(store).decode(errors="replace").split("\n")
    return lines if lines[-1] else lines[:-1]


def drop_lines(store: Store, count: int, line_after: LineAfter) -> None:
    """Take away the first lines and append one that says so, in one step; raises BrokenStore when the disk refuses.

    Both heads are noted while the file is replaced, so that a crash between leaves a trail that fits one of them.
    """
    path = trail_path(store)
    with lock(_places(store).lock, mode=PRIVATE), lock(_places(store).sync, mode=PRIVATE):
        with plainly("read", path):
            handle = os.open(path, os.O_RDONLY)
        noted = heads(store)
        try:
            head = _head_of(noted, handle)
        finally:
            os.close(handle)
        lines = trail_lines(store)
        line = line_after(head.hash)
        kept = [*lines[count:], line]
        data = "".join(f"{one}\n" for one in kept).encode()
        gone = sum(1 for one in lines[:count] if _hash(one.encode()))
        after = Head(head.lines - gone + 1, len(data), json.loads(line)["hash"])
        cut = "".join(str(one) for one in noted if one.cut)
        write_atomic(_places(store).head, f"{head}{after}{cut}".encode(), PRIVATE)
        write_atomic(path, data, PRIVATE)
        write_atomic(_places(store).head, f"{after}{cut}".encode(), PRIVATE)
        write_atomic(_places(store).tip, str(after).encode(), PRIVATE)
