"""Record keys that outlive new keys: figures depend on them, so whoever gets a new pseudonym takes the old one's record key along.

The table lies beside those of aliases and holds pseudonyms of today alone; the log names it, so a kill leaves the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import closing
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc

from puntari.flow.person_facts.units import carried_sql, record_key
from puntari.store import engine
from puntari.store.noise import noise_key, noise_mark
from puntari.store.registers import JOINED, Log, chunk_path
from puntari.store.root import Store

CARRIED = pa.schema([("unit", pa.int64()), ("key", pa.int64())])


def carried_over(store: Store, log: Log, links: Iterable[pa.Table]) -> str:
    """Write which record keys the new pseudonyms of links (`old` and `pseudonym`) have; returns the table's name, empty where no build has
    made any yet. Raises BrokenStore where the secret of the record keys is gone, for then every figure would change."""
    secret = noise_key(store) if noise_mark(store) else None
    if secret is None:
        return ""
    before = dict(zip(*(column.to_pylist() for column in _carried(store, log).columns), strict=True))
    fresh = {
        new: before[old] if old in before else record_key(secret, old)
        for told in links
        for old, new in zip(told["old"].to_pylist(), told["pseudonym"].to_pylist(), strict=True)
    }
    return _written(store, pa.table([list(fresh), list(fresh.values())], schema=CARRIED))


def without_units(store: Store, log: Log, units: Collection[int]) -> str:
    """The name of the table without some pseudonyms, written beside the one that holds where it has any of them."""
    carried = _carried(store, log)
    left = carried.filter(pc.invert(pc.is_in(carried["unit"], pa.array(sorted(units), pa.int64()))))
    return log.carried if left.num_rows == carried.num_rows else _written(store, left)


def _carried(store: Store, log: Log) -> pa.Table:
    if not log.carried:
        return CARRIED.empty_table()
    with closing(engine.connect(folders=(store.registers,))) as connection:
        return engine.arrow_of(connection, carried_sql(store, log))


def _written(store: Store, carried: pa.Table) -> str:
    path = chunk_path(store, JOINED, f"{uuid4().hex}.parquet")
    with closing(engine.connect(folders=(store.registers,))) as connection:
        engine.write_parquet(engine.from_arrow(connection, carried), path, ("unit",))
    return path.name
