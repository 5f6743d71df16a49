"""The file of the audit trail: whole lines are appended under a lock, and nothing in it is ever rewritten."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from puntari.store.files import plainly, read_bytes
from puntari.store.root import Store

LONGEST = 1 << 20


def trail_path(store: Store) -> Path:
    """Where the trail lies."""
    return store.root / "audit" / "trail.jsonl"


def append_line(store: Store, line_after: Callable[[str], str]) -> None:
    """Append the line that `line_after(last line)` gives; raises BrokenStore when the disk refuses."""
    path = trail_path(store)
    with plainly("append to", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            os.write(handle, (line_after(_last(handle)) + "\n").encode())
        finally:
            os.close(handle)


def trail_lines(store: Store) -> list[str]:
    """All lines of the trail, the oldest first; bytes that are no text stand as replaced, so that their line is found to be broken.

    Only a line feed ends a line: what people write may hold other characters that end lines elsewhere.
    """
    path = trail_path(store)
    lines = read_bytes(path).decode(errors="replace").split("\n") if path.is_file() else []
    return lines[:-1] if lines and not lines[-1] else lines


def _last(handle: int) -> str:
    size = os.fstat(handle).st_size
    tail = os.pread(handle, min(size, LONGEST), max(0, size - LONGEST))
    # A write that a crash cut short has no line end: it is closed off, so that the next line stands alone.
    if tail and not tail.endswith(b"\n"):
        os.write(handle, b"\n")
    whole = [line for line in tail.decode(errors="replace").split("\n") if line]
    return next((line for line in reversed(whole) if line.startswith("{") and line.endswith("}")), "")
