"""Whether a trail stands as it was written: every entry follows the one before, and none is missing at its end.

What the hashes say of its lines and what the head says of its length are held together, so that a crash, which leaves half a line or a head
one entry behind, is told from a trail that somebody cut, changed or put in another order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from puntari.guard.audit import FIRST, written
from puntari.store.heads import Head


class Break(StrEnum):
    """How a trail is broken at a line."""

    CHANGED = "was changed after it was written"
    APART = "does not follow the line before it: lines between them are gone, or it was moved or added"
    UNREADABLE = "is no entry"
    SHORT = "is the last one, and the head tells of others that are gone: the end was cut off"
    UNTOLD = "is not where the head has it: something was taken away or put in"


@dataclass(frozen=True)
class Verified:
    """What a trail says: its lines, the number of the first broken one (0: none) and how it is broken, the last hash up to there, the
    numbers of lines that a crash cut short, and how many entries at its end the head does not tell of yet."""

    lines: int
    broken_at: int
    how: Break | None
    last: str
    torn: tuple[int, ...] = ()
    unnoted: int = 0
    hashes: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def whole(self) -> bool:
        """Whether every entry follows the one before it unchanged, from the first to the last that the head tells of."""
        return not self.broken_at

    @property
    def crashed(self) -> bool:
        """Whether a crash left half a line, or the head behind; nothing that was entered is missing for that."""
        return bool(self.torn or self.unnoted)


@dataclass(frozen=True)
class _Read:
    """The chain as far as it holds: where each entry ends (bytes) with its hash, and the lines that are none."""

    ends: tuple[tuple[int, str], ...]
    torn: tuple[int, ...]
    lines: int
    broken_at: int = 0
    how: Break | None = None


def verify(data: bytes, heads: Sequence[Head] = ()) -> Verified:
    """What the bytes of a trail and its head say of one another; a trail without a head is held by its hashes alone."""
    read = _chain(data)
    hashes = [hash for _, hash in read.ends]
    last = hashes[-1] if hashes else FIRST
    if read.broken_at:
        return Verified(read.lines, read.broken_at, read.how, last, read.torn, hashes=frozenset(hashes))
    fitting = [head for head in heads if not head.cut and _fits(read, data, head)]
    if heads and (not fitting or any(head.cut for head in heads)):
        short = all(head.cut or head.bytes > len(data) or head.lines > len(hashes) for head in heads if head not in fitting)
        return Verified(read.lines, max(read.lines, 1), Break.SHORT if short else Break.UNTOLD, last, read.torn, hashes=frozenset(hashes))
    unnoted = len(hashes) - max(head.lines for head in fitting) if fitting else 0
    return Verified(read.lines, 0, None, last, read.torn, unnoted, frozenset(hashes))


def _fits(read: _Read, data: bytes, head: Head) -> bool:
    """Whether exactly the entries that the head tells of lie within its bytes, the last with its hash."""
    if not head.lines:
        return not head.bytes
    within = [one for one in read.ends if one[0] <= head.bytes]
    ended = len(data) >= head.bytes and data[head.bytes - 1 : head.bytes] == b"\n"
    return ended and len(within) == head.lines and within[-1] == (head.bytes, head.hash)


def _chain(data: bytes) -> _Read:
    lines = data.split(b"\n")
    tail = lines.pop()
    before, place = None, 0
    ends: list[tuple[int, str]] = []
    torn: list[int] = []
    starts = _starts(lines)
    for number, line in enumerate(lines, 1):
        place += len(line) + 1
        told = _entry(line)
        if told is None:
            torn.append(number)
            continue
        hash, follows = told
        if hash == "":
            return _Read(tuple(ends), tuple(torn), len(lines), number, Break.CHANGED)
        if follows != before if before is not None else follows not in starts:
            at = torn[-1] if torn and torn[-1] == number - 1 else number
            return _Read(tuple(ends), tuple(torn[:-1]), len(lines), at, Break.UNREADABLE if at != number else Break.APART)
        before = hash
        ends.append((place, hash))
    if tail:
        torn.append(len(lines) + 1)
    return _Read(tuple(ends), tuple(torn), len(lines) + bool(tail))


def _entry(line: bytes) -> tuple[str, str] | None:
    """The hash of an entry (empty: it is not that of what it says) and of the one that it follows; None for what is no entry."""
    try:
        text = line.decode()
        told = json.loads(text)
        return (str(told["hash"]) if written(told["event"]) == text else "", str(told["event"]["before"]))
    except (ValueError, KeyError, TypeError):
        return None


def _starts(lines: Iterable[bytes]) -> frozenset[str]:
    """What the first entry may follow: nothing, or the last one that an entry of the same trail says was taken away."""
    found = {FIRST}
    for line in lines:
        if b'"forget"' in line:
            told = _forgotten(line)
            found |= {told} if told else set()
    return frozenset(found)


def _forgotten(line: bytes) -> str:
    try:
        event = json.loads(line)["event"]
        return str(event["about"]["after"]) if event["what"] == "forget" and event["outcome"] == "done" else ""
    except (ValueError, KeyError, TypeError):
        return ""
