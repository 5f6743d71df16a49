"""What people get of a store, so that two stores can be compared: pseudonyms and keys differ from draw to draw, what they say may not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pyarrow.parquet as pq

from puntari.flow.intake.waiting import list_waiting
from puntari.flow.rolls import open_rolls
from puntari.store import engine
from puntari.store.builds import MANIFEST, current_build
from puntari.store.deliveries import get_delivery, list_deliveries
from puntari.store.keys import open_keys, wrapped_names
from puntari.store.registers import chunk_path, read_log
from puntari.store.rejects import get_rejects
from puntari.store.root import Store
from puntari.store.vault import read_sealed
from tests.ordeal.domain import PACK

UNLIKE = {"delivery", "seq", "arrived", "chunk", "chunk_sha256", "ends", "sealed", "rejects", "mended", "mark", "retries"}
"""What two loads of the same rows may differ in: names drawn by chance, and the moment."""
PSEUDONYMS = ("person", "payer", "giver", "unit", "key", "_key", "times", "plus")
"""Columns of pseudonyms, and of what a store's own secret draws for them."""


def state(store: Store) -> dict[str, object]:
    """All that a store says: deliveries, rows of registers as known now, quarantine, erasures, keys in force, and what is served."""
    log = read_log(store)
    fared = {id: [{k: v for k, v in asdict(one).items() if k not in UNLIKE} for one in log.of(id)] for id in PACK.registers}
    waiting = {id: [(one.row, one.column, one.rule) for one in list_waiting(store, id)] for id in PACK.registers}
    open_rows = {id: [(one.sha256, one.known, get_rejects(store, id, one.sha256).num_rows) for one in list_deliveries(store, id)]
                 for id in PACK.sources}
    return {
        "fared": fared, "waiting": waiting, "open": open_rows, "generation": log.generation, "erased": [one.order for one in log.erasures],
        "rows": {id: _rows(store, id) for id in PACK.registers}, "served": _served(store),
    }


def _rows(store: Store, register: str) -> object:
    """The rows without pseudonyms, and how many rows each pseudonym has."""
    columns = [column.name for column in PACK.registers[register].carried if column.name not in PSEUDONYMS]
    with engine.connect(folders=(store.registers,)) as connection:
        open_rolls(connection, store, PACK)
        named = ", ".join(map(engine.name, (*columns, "known_from")))
        told = connection.execute(f"SELECT {named} FROM register.{register} ORDER BY ALL").fetchall()
        owned = connection.execute(f"SELECT count(*) AS n FROM register.{register} GROUP BY person ORDER BY n").fetchall()
    return hash(repr(told)), len(told), Counter(one for (one,) in owned)


def _served(store: Store) -> object:
    """Every table of the served build without pseudonyms, in any order of its rows, and what its manifest counts."""
    folder = current_build(store)
    if folder is None:
        return None
    told = json.loads((folder / MANIFEST).read_text())["packs"][PACK.id]
    return told["facts"], told["persons"].get("rows"), {_called(folder, path): _table(path) for path in sorted(folder.rglob("*.parquet"))}


def _called(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _table(path: Path) -> tuple[int, int]:
    table = pq.ParquetFile(path).read()
    kept = table.select([name for name in table.column_names if name not in PSEUDONYMS])
    return hash(tuple(sorted(map(repr, kept.to_pylist())))), table.num_rows


def check_whole(store: Store) -> None:
    """Open all that a store names; what does not open raises."""
    log = read_log(store)
    if log.registers:
        keys = open_keys(store)
        for name in sorted(log.sealed):
            read_sealed(store, keys, name)
        for id in log.registers:
            for one in (chunk_path(store, id, name) for told in log.of(id) for name in (told.chunk, told.ends) if name):
                pq.ParquetFile(one).read()
    for source in PACK.sources:
        for record in list_deliveries(store, source):
            get_delivery(store, record)


def left_over(store: Store) -> list[str]:
    """What should not be there once a command has ended well: files half written, and keys that nothing names."""
    log = read_log(store)
    half = [str(path) for place in (store.root, store.vault, store.keys) for path in place.rglob(".tmp-*")]
    if not log.registers:
        return half
    generations = set(open_keys(store).generations) - {log.generation}
    return half + sorted(set(wrapped_names(store)) ^ log.sealed) + [f"generation {number}" for number in sorted(generations)]
