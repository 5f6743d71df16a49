"""How far something goes that is only ever added to, noted apart from it: what was cut off at its end is found by that alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from puntari.store.files import plainly, write_atomic
from puntari.store.locks import PRIVATE
from puntari.words.errors import BrokenStore

MOST_SMALL = 1 << 20
T = TypeVar("T")


@dataclass(frozen=True)
class Head:
    """How far something goes: whole entries, bytes, and the hash of the last entry (empty: none yet). One of the trail that the trail did
    not reach any more when the next entry came is `cut`."""

    lines: int
    bytes: int
    hash: str
    cut: bool = False

    def __str__(self) -> str:
        return f"{'cut ' if self.cut else 'head'} {self.lines:015d} {self.bytes:018d} {self.hash}\n"


def read_heads(path: Path) -> tuple[Head, ...]:
    """What is noted in a file of heads: one, two while what it is of is written, none where there is no file."""
    found = []
    for line in read_small(path).decode(errors="replace").splitlines():
        kind, *parts = line.split() or [""]
        if kind not in ("head", "cut") or len(parts) != 3 or not (parts[0].isdecimal() and parts[1].isdecimal()):
            raise BrokenStore(f"{path} does not say how far what it is of goes; compare that with a copy and put back its head")
        found.append(Head(int(parts[0]), int(parts[1]), parts[2], kind == "cut"))
    return tuple(found)


def read_small(path: Path) -> bytes:
    """What a small file holds; nothing where it is not there."""
    with plainly("read", path):
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return b""
        try:
            return os.read(handle, MOST_SMALL)
        finally:
            os.close(handle)


def settled(head: Path, read: Callable[[], T]) -> tuple[tuple[Head, ...], T]:
    """What is noted and what `read` gives, both of one moment: nobody moved the head in between."""
    noted = read_heads(head)
    while True:
        told, again = read(), read_heads(head)
        if again == noted:
            return noted, told
        noted = again


@contextmanager
def moving(head: Path, now: Head, then: Head) -> Iterator[None]:
    """Note both heads while the block takes what they are of from one to the other, so that a crash leaves it where one has it."""
    write_atomic(head, f"{now}{then}".encode(), PRIVATE)
    yield
    write_atomic(head, str(then).encode(), PRIVATE)


def require_reached(path: Path, head: Path, noted: tuple[Head, ...], reached: Head, expected: bool) -> None:
    """Raise BrokenStore where something does not go as far as is noted of it, or nothing is noted though that is `expected`."""
    if any((one.lines, one.hash) == (reached.lines, reached.hash) for one in noted) or not (noted or expected):
        return
    told = " or ".join(str(one.lines) for one in noted) or "none, and is gone"
    raise BrokenStore(
        f"{path} has {reached.lines} entries and is not as {head} has it ({told}): some were cut off, put in or written anew, or one of "
        f"the two is an older copy; put both back from one copy and compare them with the audit trail. Where the trail knows of no others, "
        f"write {str(reached).strip()!r} into {head}"
    )
