"""Sheets of figures that were told, one file for each way of telling them; cells are added and never changed."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from puntari.store.files import exists, names_in, read_bytes, read_json, write_atomic, write_json
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.store.tables import read_table, write_table

Told = Callable[[pa.Table | None], tuple[pa.Table, pa.Table | None]]


def with_sheet(store: Store, id: str, about: Mapping[str, object], told: Told) -> pa.Table:
    """Hold a sheet while `told` sees what it has (None: nothing) and gives an answer, and the sheet's new table where cells came to it.

    The new table is on the disk before the answer is given back; `about` says what the sheet is of. Raises BrokenStore when the disk
    refuses, and then nothing may be shown.
    """
    path = _path(store, id)
    with lock(path.with_suffix(".lock"), mode=PRIVATE):
        answer, fresh = told(read_table(io.BytesIO(read_bytes(path))) if exists(path) else None)
        if fresh is not None:
            out = io.BytesIO()
            write_table(out, fresh)
            write_json(path.with_suffix(".json"), dict(about))
            write_atomic(path, out.getvalue())
        return answer


def sheets(store: Store) -> dict[str, dict[str, object]]:
    """What every sheet is of, by its id."""
    folder = _path(store, "").parent
    return {name.removesuffix(".json"): read_json(folder / name) for name in names_in(folder, ".json")}


def _path(store: Store, id: str) -> Path:
    return store.root / "released" / f"{id or 'none'}.parquet"
