"""The trace of every question, refusal and deed: lines that only grow, each bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from puntari.guard.actor import Actor
from puntari.store.root import Store
from puntari.store.trail import append_line

FIRST = "0" * 64


@dataclass(frozen=True)
class Event:
    """What happened at a door: who, in which role and for what purpose, what was asked or done, and how it ended."""

    actor: Actor
    what: str
    about: Mapping[str, object]
    outcome: str
    build: str = ""
    cells: int = 0


def record(store: Store, event: Event) -> None:
    """Append an event to the trail. Raises BrokenStore if it can't be kept, and then nothing may be shown or done."""
    append_line(store, lambda last: _line(event, _hash_of(last)))


def _line(event: Event, before: str) -> str:
    told = {
        "when": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "role": event.actor.role, "who": event.actor.name, "purpose": event.actor.purpose,
        "of": event.actor.organisation or event.actor.study,
        "what": event.what, "about": dict(event.about), "outcome": event.outcome,
        "build": event.build, "cells": event.cells, "before": before,
    }
    body = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return json.dumps({"hash": hashlib.sha256(body.encode()).hexdigest(), "event": told}, ensure_ascii=False, sort_keys=True, default=str)


def _hash_of(line: str) -> str:
    return json.loads(line)["hash"] if line else FIRST


class Break(StrEnum):
    """How a trail is broken at a line."""

    CHANGED = "was changed after it was written"
    APART = "does not follow the line before it: lines between them are gone, or it was moved or added"
    UNREADABLE = "is no entry"
    CUT = "was cut short while it was written, by a crash or a full disk; the next line follows the one before it"


@dataclass(frozen=True)
class Verified:
    """What the hashes of a trail say: its lines, the number of the first broken one (0: none) and how it is broken, and the last
    hash up to there, which holds for all lines before it."""

    lines: int
    broken_at: int
    how: Break | None
    last: str
    hashes: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def whole(self) -> bool:
        """Whether every line follows the one before it unchanged, from the first."""
        return not self.broken_at


def verify(lines: Sequence[str]) -> Verified:
    """Whether the lines of a trail follow one another unchanged from the first, and if not, where and how they do not."""
    before, seen = FIRST, []
    for number, line in enumerate(lines, 1):
        how = _broken(line, before)
        if how is Break.UNREADABLE and number < len(lines) and _broken(lines[number], before) is None:
            how = Break.CUT
        if how is not None:
            return Verified(len(lines), number, how, before, frozenset(seen))
        before = json.loads(line)["hash"]
        seen.append(before)
    return Verified(len(lines), 0, None, before, frozenset(seen))


def _broken(line: str, before: str) -> Break | None:
    try:
        told = json.loads(line)
        body = json.dumps(told["event"], ensure_ascii=False, sort_keys=True)
        changed = told["hash"] != hashlib.sha256(body.encode()).hexdigest()
        follows = told["event"]["before"] == before
    except (ValueError, KeyError, TypeError):
        return Break.UNREADABLE
    return Break.CHANGED if changed else None if follows else Break.APART
