"""Up to which past day it was answered what registers told of it: nothing may become known on such a day any more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from puntari.store.files import exists, private_folder, read_json, write_json
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

_UNTIL, _DAY = "until", re.compile(r"\d{4}-\d\d-\d\d")


def answered_until(store: Store) -> str:
    """The last past day (ISO) that was asked about, empty where none was."""
    path = _path(store)
    if not exists(path):
        return ""
    try:
        told = read_json(path).get(_UNTIL)
    except BrokenStore:
        told = None
    if not isinstance(told, str) or not _DAY.fullmatch(told):
        shut = json.dumps({_UNTIL: (datetime.now(UTC).date() - timedelta(days=1)).isoformat()})
        raise BrokenStore(f"{path} does not say until when was answered; write {shut} there, so that no day opens that may have been")
    return told


def answer(store: Store, known_on: date) -> None:
    """Hold that what was known on a day is answered, before the log of registers is read for it; today and later days stay open."""
    if known_on >= datetime.now(UTC).date() or known_on.isoformat() <= answered_until(store):
        return
    with entering(store) as until:
        if known_on.isoformat() > until:
            write_json(_path(store), {_UNTIL: known_on.isoformat()})


@contextmanager
def entering(store: Store) -> Iterator[str]:
    """Hold the last past day that was answered as it is, while what became known later is entered into the log."""
    with lock(private_folder(store.registers) / "answered.lock", mode=PRIVATE):
        yield answered_until(store)


def _path(store: Store) -> Path:
    return store.registers / "answered.json"
