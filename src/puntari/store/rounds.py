"""Rounds, of assessments or of prices, and what is recorded after them: one file each, events only ever added, each bound to the one
before by its hash."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from puntari.store.files import exists, names_in, plainly, read_text, write_atomic
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenStore

Event = Mapping[str, object]
ENDING = ".jsonl"
FIRST = "0" * 64
OF_ASSESSMENTS, OF_PRICES, OF_FOLLOW_UP, OF_OUTPUTS = "rounds", "price_rounds", "follow_up", "outputs"
"""The kinds of rounds, by the folder that each lies in; what is recorded after rounds has a file for each pack, what leaves studies one for
each study."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def rounds_folder(store: Store, kind: str = OF_ASSESSMENTS) -> Path:
    """Where the rounds of a kind lie."""
    return store.root / kind


def round_ids(store: Store, kind: str = OF_ASSESSMENTS) -> tuple[str, ...]:
    """The rounds that there are, in order of their names."""
    return tuple(name.removesuffix(ENDING) for name in names_in(rounds_folder(store, kind), ENDING))


def round_exists(store: Store, id: str, kind: str = OF_ASSESSMENTS) -> bool:
    """Whether there is such a round; a name that no round can have is none."""
    return _ID.fullmatch(id) is not None and exists(_path(store, id, kind))


def round_events(store: Store, id: str, kind: str = OF_ASSESSMENTS) -> tuple[Event, ...]:
    """Everything that has happened in a round, the first first; raises BrokenStore where an event was changed or cut out."""
    path = _path(store, id, kind)
    return _read(path, read_text(path)) if exists(path) else ()


def extend_round(store: Store, id: str, decide: Callable[[tuple[Event, ...]], Event], kind: str = OF_ASSESSMENTS) -> Event:
    """Add the event that `decide` makes of all before it and return it; what `decide` raises changes nothing.

    Nobody else adds between the reading and the writing. The event is on the disk when this returns; raises BrokenStore when the
    disk refuses.
    """
    path = _path(store, id, kind)
    with plainly("append to", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            return _added(handle, path, decide)
        finally:
            os.close(handle)
            _without_empty(path)


def _added(handle: int, path: Path, decide: Callable[[tuple[Event, ...]], Event]) -> Event:
    text = os.pread(handle, os.fstat(handle).st_size, 0).decode(errors="replace")
    event = decide(_read(path, text))
    # A write that a crash cut short has no line end: it is closed off, so that the next line stands alone.
    torn = "\n" if text and not text.endswith("\n") else ""
    data = (torn + _line(event, _last_hash(text)) + "\n").encode()
    while data:
        data = data[os.write(handle, data):]
    os.fsync(handle)
    return event


def _without_empty(path: Path) -> None:
    """Take away a file that nothing was written into, so that a refused opening leaves no round behind."""
    if path.is_file() and path.stat().st_size == 0:
        path.unlink()


def say_published(store: Store, mark: str) -> None:
    """Tell those who serve pages that what is published of rounds has changed."""
    write_atomic(rounds_folder(store) / "published", mark.encode())


def published_mark(store: Store) -> str:
    """What changes whenever something of a round is published; empty before the first time."""
    path = rounds_folder(store) / "published"
    return read_text(path) if exists(path) else ""


def _path(store: Store, id: str, kind: str) -> Path:
    if not _ID.fullmatch(id):
        raise BadQuestion(f"{id!r} is no name of a round; use lower-case letters, digits and hyphens, at most 41")
    return rounds_folder(store, kind) / f"{id}{ENDING}"


def _line(event: Event, before: str) -> str:
    body = _body({**event, "before": before})
    return json.dumps({"hash": hashlib.sha256(body.encode()).hexdigest(), "event": json.loads(body)}, ensure_ascii=False, sort_keys=True)


def _body(event: Event) -> str:
    return json.dumps(event, ensure_ascii=False, sort_keys=True, default=str)


def _last_hash(text: str) -> str:
    lines = list(_whole(text))
    return lines[-1][1]["hash"] if lines else FIRST


def _read(path: Path, text: str) -> tuple[Event, ...]:
    before, events = FIRST, []
    for number, told in _whole(text):
        if told["event"].get("before") != before or told["hash"] != hashlib.sha256(_body(told["event"]).encode()).hexdigest():
            raise BrokenStore(f"{path}, line {number} was changed, or a line before it cut out; put the file back from a copy")
        before = told["hash"]
        events.append({key: value for key, value in told["event"].items() if key != "before"})
    return tuple(events)


def _whole(text: str) -> Iterator[tuple[int, dict]]:
    """Lines by number, without the rest of a write that was cut short: it was never told to anybody as done."""
    for number, line in enumerate(text.split("\n"), 1):
        with suppress(ValueError):
            told = json.loads(line)
            if isinstance(told, dict) and isinstance(told.get("event"), dict) and isinstance(told.get("hash"), str):
                yield number, told
