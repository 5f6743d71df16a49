"""The trace of every question, refusal and deed: lines that only grow, each bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

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
        "what": event.what, "about": dict(event.about), "outcome": event.outcome,
        "build": event.build, "cells": event.cells, "before": before,
    }
    body = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return json.dumps({"hash": hashlib.sha256(body.encode()).hexdigest(), "event": told}, ensure_ascii=False, sort_keys=True, default=str)


def _hash_of(line: str) -> str:
    return json.loads(line)["hash"] if line else FIRST


def trail_is_whole(lines: list[str]) -> tuple[bool, str]:
    """Whether the lines follow one another unchanged from the first; if not, which line is the first that does not."""
    before = FIRST
    for number, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
            body = json.dumps(told["event"], ensure_ascii=False, sort_keys=True)
            sound = told["event"]["before"] == before and told["hash"] == hashlib.sha256(body.encode()).hexdigest()
        except (ValueError, KeyError, TypeError):
            sound = False
        if not sound:
            return False, f"line {number} was changed, cut, or does not follow the line before it"
        before = told["hash"]
    return True, f"{len(lines)} lines follow one another unchanged"
