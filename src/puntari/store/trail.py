"""The file of the audit trail: whole lines are appended under a lock and are on the disk before anything is shown or done.

Beside the store lies its head, a line that says how many entries there are, how many bytes, and the hash of the last one. It is written
after the entry, so a crash leaves it behind the trail and never before it: a trail shorter than its head was cut. Where the next entry
meets such a trail, the head that it did not reach stays noted, so that the cut is found for ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from puntari.store.files import exists, plainly, read_bytes, write_atomic
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

MOST_BYTES = 1 << 34
LineAfter = Callable[[str], str]


@dataclass(frozen=True)
class Head:
    """How far a trail goes: whole entries, bytes, and the hash of the last entry (empty: none yet). One that the trail did not reach any
    more when the next entry came is `cut`."""

    lines: int
    bytes: int
    hash: str
    cut: bool = False

    def __str__(self) -> str:
        return f"{'cut ' if self.cut else 'head'} {self.lines:015d} {self.bytes:018d} {self.hash}\n"


def trail_path(store: Store) -> Path:
    """Where the trail lies."""
    return store.root / "audit" / "trail.jsonl"


def append_line(store: Store, line_after: LineAfter) -> None:
    """Append the line that `line_after(hash of the last entry)` gives (empty: there is none), and bring it to the disk; raises
    BrokenStore when the disk refuses."""
    path = trail_path(store)
    with lock(_lock_path(store), mode=PRIVATE), plainly("append to", path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            noted = heads(store)
            head = _head_of(noted, handle)
            line = line_after(head.hash)
            # A write that a crash cut short has no line end: it is closed off, so that the next line stands alone.
            torn = b"\n" if head.bytes and os.pread(handle, 1, head.bytes - 1) != b"\n" else b""
            data = torn + f"{line}\n".encode()
            _write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    _note(store, Head(head.lines + 1, head.bytes + len(data), json.loads(line)["hash"]), noted, head.bytes)


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
    if not exists(store.head):
        return ()
    found = []
    for line in read_bytes(store.head).decode(errors="replace").splitlines():
        kind, *parts = line.split() or [""]
        if kind not in ("head", "cut") or len(parts) != 3 or not (parts[0].isdecimal() and parts[1].isdecimal()):
            raise BrokenStore(f"{store.head} is no head of an audit trail; compare the trail with a copy and put the head back from one")
        found.append(Head(int(parts[0]), int(parts[1]), parts[2], kind == "cut"))
    return tuple(found)


def _note(store: Store, head: Head, noted: tuple[Head, ...], reached: int) -> None:
    """Write the head over the one before: its length is always the same, so no reader sees half of it. `reached` is how many bytes the
    trail had; where none of the heads noted is within them, the trail was cut, and the furthest of them is kept."""
    cut = [one for one in noted if one.cut]
    told = [one for one in noted if not one.cut]
    if told and min(one.bytes for one in told) > reached:
        cut.append(replace(max(told, key=lambda one: one.bytes), cut=True))
    if cut or len(noted) != 1:
        write_atomic(store.head, "".join(map(str, (head, *cut))).encode(), PRIVATE)
        return
    with plainly("note the head of the audit trail in", store.head):
        handle = os.open(store.head, os.O_WRONLY)
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
    with lock(_lock_path(store), mode=PRIVATE):
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
        write_atomic(store.head, f"{head}{after}{cut}".encode(), PRIVATE)
        write_atomic(path, data, PRIVATE)
        write_atomic(store.head, f"{after}{cut}".encode(), PRIVATE)


def _lock_path(store: Store) -> Path:
    return store.root / "audit" / "lock"
