"""Editions of catalogues: each kept whole by its digest, and a log of when each began, bound line by line as rounds are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from puntari.store.files import exists, read_json, write_json
from puntari.store.root import Store
from puntari.store.rounds import OF_CATALOGUES, extend_round, round_events
from puntari.words.errors import BrokenStore

Event = Mapping[str, object]


def edition_events(store: Store, pack: str) -> tuple[Event, ...]:
    """When each edition of a pack's catalogue began, the first first: `edition`, `build` and `when`."""
    return round_events(store, _file(pack), OF_CATALOGUES)


def keep_edition(store: Store, pack: str, edition: str, record: Mapping[str, object], build: str, when: str) -> bool:
    """Keep an edition and note that it began; False where it is the newest already."""
    events = edition_events(store, pack)
    if events and events[-1]["edition"] == edition:
        return False
    if not exists(_path(store, pack, edition)):
        write_json(_path(store, pack, edition), record)
    extend_round(store, _file(pack), lambda _: {"edition": edition, "build": build, "when": when}, OF_CATALOGUES)
    return True


def read_edition(store: Store, pack: str, edition: str) -> Mapping[str, object]:
    """The record of an edition; raises BrokenStore where its file is gone."""
    path = _path(store, pack, edition)
    if not exists(path):
        raise BrokenStore(f"{path} is gone, though the log of editions names it; put it back from a copy")
    return read_json(path)


def _file(pack: str) -> str:
    return pack.replace("_", "-")


def _path(store: Store, pack: str, edition: str) -> Path:
    return store.root / OF_CATALOGUES / pack / f"{edition}.json"
