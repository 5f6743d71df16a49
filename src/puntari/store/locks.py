"""The right to change something, held by one process at a time; the system lets go of it when the process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from puntari.store.files import plainly
from puntari.words.errors import BrokenStore

Busy = Callable[[str], str]
PRIVATE, PLAIN = 0o600, 0o644


@contextmanager
def lock(path: Path, busy: Busy | None = None, mode: int = PLAIN) -> Iterator[None]:
    """Hold the file at `path` for as long as the block runs.

    Without `busy` the lock is waited for. With it, one that another process holds raises BrokenStore at once, with what `busy` says of the
    number of that process.
    """
    with plainly("open", path):
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, mode)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, mode)
    try:
        _take(handle, path, busy)
        if busy is not None:
            with plainly("write", path):
                os.ftruncate(handle, 0)
                os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path, busy: Busy | None) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
    except BlockingIOError as held:
        by = os.pread(handle, 20, 0).decode("ascii", "replace") or "unknown"
        raise BrokenStore(busy(by) if busy else f"{path} is held by process {by}; try again") from held
    except OSError as wrong:
        raise BrokenStore(f"cannot lock {path}: {wrong.strerror}; a store must lie on a disk that can lock files") from wrong
