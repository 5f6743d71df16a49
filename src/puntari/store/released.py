"""What was told: sheets of figures over persons, one file for each way of telling them, and tables with hidden cells by dataset.

Cells and tables are added and never changed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from puntari.store.files import exists, names_in, read_bytes, read_json, sha256, write_atomic, write_json
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.store.tables import read_table, write_table

Told = Callable[[pa.Table | None], tuple[pa.Table, pa.Table | None]]
Sheet = Mapping[str, object]


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


@contextmanager
def tables_of(store: Store, dataset: str) -> Iterator[tuple[list[Sheet], Callable[[Sheet], None]]]:
    """The tables of a dataset that were released, oldest first, held by nobody else meanwhile, and how one more is entered: it is on the
    disk before that returns."""
    path = _tables(store) / f"{sha256(dataset.encode())}.json"
    with lock(path.with_suffix(".lock"), mode=PRIVATE):
        told = read_json(path) if exists(path) else {"dataset": dataset, "tables": []}
        before = list(told["tables"])
        yield before, lambda sheet: write_json(path, {**told, "tables": [*before, dict(sheet)]})


def datasets_of_tables(store: Store) -> frozenset[str]:
    """The datasets of which tables with hidden cells were released."""
    return frozenset(str(read_json(_tables(store) / name)["dataset"]) for name in names_in(_tables(store), ".json"))


def _tables(store: Store) -> Path:
    return store.root / "released" / "tables"


def sheets(store: Store) -> dict[str, dict[str, object]]:
    """What every sheet is of, by its id."""
    folder = _path(store, "").parent
    return {name.removesuffix(".json"): read_json(folder / name) for name in names_in(folder, ".json")}


def _path(store: Store, id: str) -> Path:
    return store.root / "released" / f"{id or 'none'}.parquet"
