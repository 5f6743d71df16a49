"""What was told: sheets of figures over persons, one file for each way of telling them, and tables with hidden cells by dataset.

Cells and tables are added and never changed. How many tables of a dataset there are is noted apart from them, as it is of ledgers.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from puntari.store.files import exists, json_bytes, json_object, names_in, read_bytes, read_json, sha256, write_atomic, write_json
from puntari.store.heads import Head, moving, require_reached, settled
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.store.tables import read_table, write_table

Told = Callable[[pa.Table | None], tuple[pa.Table, pa.Table | None]]
Sheet = Mapping[str, object]
NOTED = "noted"
"""What a file of tables says that has a head: those of before have none."""


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
    disk before that returns. Raises BrokenStore where one of them was changed or taken away."""
    name = f"{sha256(dataset.encode())}.json"
    path = _tables(store) / name
    with lock(path.with_suffix(".lock"), mode=PRIVATE):
        told, now = _told(store, name)
        before = list(told.get("tables", ()))

        def enter(sheet: Sheet) -> None:
            data = json_bytes({"dataset": dataset, "tables": [*before, dict(sheet)], NOTED: True})
            with moving(store.heads / "tables" / name, now, Head(len(before) + 1, len(data), sha256(data))):
                write_atomic(path, data)

        yield before, enter


def datasets_of_tables(store: Store) -> frozenset[str]:
    """The datasets of which tables with hidden cells were released."""
    names = {*names_in(_tables(store), ".json"), *names_in(store.heads / "tables", ".json")}
    return frozenset(str(told["dataset"]) for told, _ in (_told(store, name) for name in sorted(names)) if told)


def _told(store: Store, name: str) -> tuple[dict[str, object], Head]:
    """What a file of tables holds, nothing where none was entered, and how far it goes; raises BrokenStore unless its head has it so."""
    path, head = _tables(store) / name, store.heads / "tables" / name
    noted, data = settled(head, lambda: read_bytes(path) if exists(path) else b"")
    told = json_object(path, data.decode(errors="replace")) if data else {}
    reached = Head(len(list(told.get("tables", ()))), len(data), sha256(data))
    require_reached(path, head, noted, reached, NOTED in told)
    return told, reached


def _tables(store: Store) -> Path:
    return store.root / "released" / "tables"


def sheets(store: Store) -> dict[str, dict[str, object]]:
    """What every sheet is of, by its id."""
    folder = _path(store, "").parent
    return {name.removesuffix(".json"): read_json(folder / name) for name in names_in(folder, ".json")}


def _path(store: Store, id: str) -> Path:
    return store.root / "released" / f"{id or 'none'}.parquet"
