"""What was counted last of how much protection hides, a file for each pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from puntari.store.files import exists, read_json, write_json
from puntari.store.root import Store


def keep_losses(store: Store, pack: str, told: Mapping[str, object]) -> None:
    """Keep what was counted of a pack in place of what was before."""
    write_json(_path(store, pack), dict(told))


def kept_losses(store: Store, pack: str) -> Mapping[str, object] | None:
    """What was counted of a pack; None where nobody has counted yet."""
    path = _path(store, pack)
    return read_json(path) if exists(path) else None


def _path(store: Store, pack: str) -> Path:
    return store.root / "released" / "hidden" / f"{pack}.json"
