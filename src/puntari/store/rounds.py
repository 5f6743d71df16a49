"""Ledgers: rounds, of assessments or of prices, what is recorded after them, and what is released. One file each, events only ever added,
each bound to the one before by its hash, and how many there are noted apart from them.

Both what is and what will be is noted before an event is written, and what is once it is: a crash between leaves a ledger that is as one
of them says, and a ledger that is as neither says was cut, changed or put back from an older copy. Such a one is not read.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, suppress
from pathlib import Path

from puntari.store.files import exists, names_in, plainly, read_text, write_atomic
from puntari.store.heads import Head, moving, read_heads, require_reached, settled
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenStore

Event = Mapping[str, object]
ENDING = ".jsonl"
FIRST, NOTED = "0" * 64, "noted"
"""What the first event follows, and what a line says of which it is noted apart that it is there: lines of before have no head."""
OF_ASSESSMENTS, OF_PRICES, OF_FOLLOW_UP, OF_OUTPUTS, OF_TABLES = "rounds", "price_rounds", "follow_up", "outputs", "tables_proposed"
"""The kinds of rounds, by the folder that each lies in; what is recorded after rounds has a file for each pack, what leaves studies one for
each study, and tables one for all."""
OF_CATALOGUES = "editions"
WITHOUT_HEAD = frozenset({OF_CATALOGUES})
"""Of editions nothing is noted apart: they let nothing out, and a store that is copied without its heads builds on."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def rounds_folder(store: Store, kind: str = OF_ASSESSMENTS) -> Path:
    """Where the rounds of a kind lie."""
    return store.root / kind


def round_ids(store: Store, kind: str = OF_ASSESSMENTS) -> tuple[str, ...]:
    """The rounds that there are, in order of their names."""
    lying = {name.removesuffix(ENDING) for name in names_in(rounds_folder(store, kind), ENDING)}
    return tuple(sorted(lying | {id for id in names_in(store.heads / kind) if _is_told(store, id, kind)}))


def round_exists(store: Store, id: str, kind: str = OF_ASSESSMENTS) -> bool:
    """Whether there is such a round, or was: one that was taken away cannot be read; a name that no round can have is none."""
    return _ID.fullmatch(id) is not None and (exists(_path(store, id, kind)) or _is_told(store, id, kind))


def round_events(store: Store, id: str, kind: str = OF_ASSESSMENTS) -> tuple[Event, ...]:
    """Everything that has happened in a round, the first first; raises BrokenStore where an event was changed, cut out or off."""
    path, head = _path(store, id, kind), _head_path(store, id, kind)
    noted, text = settled(head, lambda: read_text(path) if exists(path) else "")
    return _read(path, text, head, noted)


def round_stamp(store: Store, id: str, kind: str = OF_ASSESSMENTS) -> str:
    """What changes whenever something is added to a round; empty where there is none."""
    path = _path(store, id, kind)
    if not exists(path):
        return ""
    told = path.stat()
    return f"{told.st_size} {told.st_mtime_ns}"


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
            return _added(handle, path, _head_path(store, id, kind), decide)
        finally:
            os.close(handle)
            _without_empty(path)


def _added(handle: int, path: Path, head: Path, decide: Callable[[tuple[Event, ...]], Event]) -> Event:
    text = os.pread(handle, os.fstat(handle).st_size, 0).decode(errors="replace")
    event = decide(_read(path, text, head, read_heads(head)))
    # A write that a crash cut short has no line end: it is closed off, so that the next line stands alone.
    torn = "\n" if text and not text.endswith("\n") else ""
    after = f"{text}{torn}{_line(event, _head_of(text).hash, _has_head(path))}\n"
    with moving(head, _head_of(text), _head_of(after)) if _has_head(path) else nullcontext():
        _write(handle, after[len(text):].encode())
    return event


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data):]
    os.fsync(handle)


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


def _head_path(store: Store, id: str, kind: str) -> Path:
    return store.heads / kind / id


def _is_told(store: Store, id: str, kind: str) -> bool:
    """Whether something is noted of a ledger, and not only that it was about to begin."""
    noted = read_heads(_head_path(store, id, kind))
    return bool(noted) and all(one.lines for one in noted)


def _has_head(path: Path) -> bool:
    return path.parent.name not in WITHOUT_HEAD


def _line(event: Event, before: str, noted: bool) -> str:
    body = _body({**event, "before": before})
    told = {"hash": hashlib.sha256(body.encode()).hexdigest(), "event": json.loads(body)} | ({NOTED: True} if noted else {})
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _body(event: Event) -> str:
    return json.dumps(event, ensure_ascii=False, sort_keys=True, default=str)


def _head_of(text: str) -> Head:
    lines = list(_whole(text))
    return Head(len(lines), len(text.encode()), lines[-1][1]["hash"] if lines else FIRST)


def _read(path: Path, text: str, head: Path, noted: tuple[Head, ...]) -> tuple[Event, ...]:
    before, events, expected = FIRST, [], False
    for number, told in _whole(text):
        if told["event"].get("before") != before or told["hash"] != hashlib.sha256(_body(told["event"]).encode()).hexdigest():
            raise BrokenStore(f"{path}, line {number} was changed, or a line before it cut out; put the file back from a copy")
        before, expected = told["hash"], expected or NOTED in told
        events.append({key: value for key, value in told["event"].items() if key != "before"})
    require_reached(path, head, noted, _head_of(text), expected)
    return tuple(events)


def _whole(text: str) -> Iterator[tuple[int, dict]]:
    """Lines by number, without the rest of a write that was cut short: it was never told to anybody as done."""
    for number, line in enumerate(text.split("\n"), 1):
        with suppress(ValueError):
            told = json.loads(line)
            if isinstance(told, dict) and isinstance(told.get("event"), dict) and isinstance(told.get("hash"), str):
                yield number, told
