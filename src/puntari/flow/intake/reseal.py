"""Sealed deliveries written anew without some rows and cells, as Parquet of the text that they held, with the rows' first numbers."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from puntari.flow.intake.delivered import ROW, Delivered, Notes
from puntari.store.keys import Generation
from puntari.store.root import Store
from puntari.store.tables import write_batches
from puntari.store.vault import sealing

Change = Callable[[pa.RecordBatch], pa.RecordBatch]


def reseal(
    store: Store, generation: Generation, delivered: Delivered, change: Change, rename: Callable[[str], str] = str
) -> str:
    """Seal a delivery anew, each of its batches and column names changed, under a key of its own; returns the name of the sealed file.

    Records that could not be taken apart lie in quarantine only from now on.
    """
    schema = pa.schema([(name, pa.string()) for name in _unlike(tuple(map(rename, delivered.names)))] + [(ROW, pa.int64())])
    with sealing(store, generation) as (sealed, sealer):
        write_batches(sealer, schema, map(change, delivered.batches(Notes())))
    return sealed


def without_rows(rows: pa.Array) -> Change:
    """A change that takes rows away by their numbers."""
    return lambda batch: batch.filter(pc.invert(pc.is_in(batch.column(ROW), value_set=rows)))


def _unlike(names: tuple[str, ...]) -> list[str]:
    """The names, each once: columns that nobody needs may be called the same."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return found
