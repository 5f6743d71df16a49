"""The trace of every question, refusal and deed: entries that are only ever added, each bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from puntari.guard.actor import Actor
from puntari.guard.events import fault_of
from puntari.store.account import account
from puntari.store.root import Store
from puntari.store.trail import append_line, drop_lines, trail_lines
from puntari.words.errors import BadDefinition, BrokenStore
from puntari.words.identifier import without_identifiers

FIRST = "0" * 64
Line = dict[str, object]


@dataclass(frozen=True)
class Event:
    """What happened at a door: who, in which role and for what purpose, what was asked or done, and how it ended.

    Who it is was told by somebody; the account that ran the program is put beside it when the event is entered.

    `reason` is why it was refused or by which right it was given, or the kind of error that it failed with; `definitions` are the
    fingerprints of the definitions of what was told, `cells` and `rows` how much was. Figures themselves are never in it.
    """

    actor: Actor
    what: str
    about: Mapping[str, object]
    outcome: str
    build: str = ""
    cells: int = 0
    rows: int = 0
    reason: str = ""
    definitions: tuple[str, ...] = ()


def record(store: Store, event: Event) -> None:
    """Append an event to the trail and bring it to the disk. Raises BrokenStore if it can't be kept, and then nothing may be shown or
    done, or if the machine does not say whose account it is, and BadDefinition for an event that is not on the list."""
    if fault := fault_of(event.what, event.about, event.outcome):
        raise BadDefinition(fault)
    told = _told(event)
    append_line(store, lambda last: line_of(told, last or FIRST))


def _told(event: Event) -> Line:
    told: Line = {
        "role": event.actor.role, "who": event.actor.name, "account": _account(), "purpose": event.actor.purpose,
        "of": event.actor.organisation or event.actor.study,
        "what": event.what, "about": dict(event.about), "outcome": event.outcome, "reason": event.reason,
        "build": event.build, "definitions": list(event.definitions), "cells": event.cells, "rows": event.rows,
    }
    plain = json.loads(json.dumps(told, ensure_ascii=False, default=str))
    return {name: _unspoken(value) for name, value in plain.items()}


def _account() -> str:
    if found := account():
        return found
    raise BrokenStore("the machine does not say whose account runs this, so nothing can be entered or told; run it under an account")


def _unspoken(value: object) -> object:
    """A value without anything that looks like an identifier: people write them into questions, purposes and names of files."""
    if isinstance(value, str):
        return without_identifiers(value)
    if isinstance(value, list):
        return [_unspoken(one) for one in value]
    return {without_identifiers(name): _unspoken(one) for name, one in value.items()} if isinstance(value, dict) else value


def line_of(told: Mapping[str, object], before: str) -> str:
    """The line of an entry that follows the one with that hash."""
    event = {**told, "when": datetime.now(UTC).isoformat(timespec="milliseconds"), "before": before}
    return written(event)


def written(event: Mapping[str, object]) -> str:
    """An entry as it is written, with the hash of what it says; there is one way only to write it."""
    body = _body(event)
    return f'{{"event": {body}, "hash": "{hashlib.sha256(body.encode()).hexdigest()}"}}'


def _body(event: Mapping[str, object]) -> str:
    return json.dumps(event, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class Forgotten:
    """That entries were taken away: how many, those from before which day, and the hash of the last of them."""

    entries: int
    before: str
    after: str = field(default="", repr=False)


def forget(store: Store, actor: Actor, before: date, reason: str) -> Forgotten:
    """Take away the entries from before a day, and say so in the trail; what is left still follows on from what is told of the last one.

    Only entries from the beginning go, up to the first that is newer: a trail has no holes.
    """
    lines = trail_lines(store)
    count = next((at for at, line in enumerate(lines) if _is_kept(line, before)), len(lines))
    gone = [line for line in map(_read, lines[:count]) if line]
    if not gone:
        return Forgotten(0, before.isoformat())
    done = Forgotten(len(gone), before.isoformat(), str(gone[-1]["hash"]))
    about = {"before": done.before, "entries": done.entries, "after": done.after}
    drop_lines(store, count, lambda last: line_of(_told(Event(actor, "forget", about, "done", reason=reason)), last or FIRST))
    return done


def _is_kept(line: str, before: date) -> bool:
    told = _read(line)
    return told is not None and str(told["event"]["when"])[:10] >= before.isoformat()


def _read(line: str) -> dict[str, dict[str, object]] | None:
    """A line taken apart; None for what is no entry."""
    try:
        told = json.loads(line)
        return told if told["event"]["when"] and told["event"]["before"] and told["hash"] else None
    except (ValueError, KeyError, TypeError):
        return None


def entries(store: Store, chosen: Callable[[str], bool] = lambda day: True) -> list[str]:
    """The lines of entries from the days that are chosen (ISO dates), as they were written."""
    found = [(line, _read(line)) for line in trail_lines(store)]
    return [line for line, told in found if told and chosen(str(told["event"]["when"])[:10])]
