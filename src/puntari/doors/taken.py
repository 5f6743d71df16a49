"""What is taken away as files: one of data and a manifest, in a folder that is there whole or not at all; what fails is in the trail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from puntari.doors.gate import Asked
from puntari.doors.house import House
from puntari.guard.audit import Event, record
from puntari.guard.events import Outcome
from puntari.store.files import sha256
from puntari.store.folder import abandon_folder, begin_folder, finish_folder, put_in_folder

MANIFEST = "manifest.json"
ID_DIGITS = 12


def id_of(content: str) -> str:
    """What is proposed, or kept, by what it holds: the first digits of its hash."""
    return sha256(content.encode())[:ID_DIGITS]


def put_away(house: House, asked: Asked, out: Path, mark: str, file: str, data: bytes, rows: int, manifest: Mapping[str, object]) -> None:
    """Write what was asked for and released into a folder of its own, with a manifest that tells the file's hash and rows, too. Raises
    BrokenStore where the folder holds what is not of the `mark`, or cannot be written."""
    told = {**manifest, "file": {"name": file, "sha256": sha256(data), "rows": rows}}
    try:
        fresh = begin_folder(out, mark, 0o700)
        try:
            put_in_folder(fresh, file, data)
            put_in_folder(fresh, MANIFEST, json.dumps(told, ensure_ascii=False, indent=1, default=str).encode())
            finish_folder(fresh, out)
        except BaseException:
            abandon_folder(fresh)
            raise
    except Exception as wrong:
        record(house.store, Event(asked.actor, asked.what, asked.about, Outcome.FAILED, reason=type(wrong).__name__))
        raise
