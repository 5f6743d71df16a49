"""Record keys: for every pseudonym a number that only the secret of the record keys can make, kept in the build beside the facts.

Whoever answers questions needs the numbers and never the secret. A cell's key is the sum of the record keys of its persons, so the same
persons get the same noise in every question. Whoever is there already keeps the key, and who is erased loses it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.define.register import Register
from puntari.flow.calendar import calendar_days
from puntari.flow.figures.text import literal, name
from puntari.flow.person_facts.compute import KEYS, RECORDS, SALTS, registers_needed
from puntari.flow.rolls import rows_of, units_told
from puntari.store import engine
from puntari.store.files import exists
from puntari.store.links import remove, take_over
from puntari.store.noise import noise_key
from puntari.store.registers import JOINED, Log, chunk_path, read_log
from puntari.store.root import Store

KEY_BYTES = 4
BATCH = 200_000


def keys_path(build: Path, pack: str) -> Path:
    """Where a build keeps the record keys of a pack's pseudonyms."""
    return build / pack / "persons" / "keys.parquet"


def records_path(build: Path, pack: str) -> Path:
    """Where a build keeps the record keys of rows that stand for whoever wrote them."""
    return build / pack / "persons" / "records.parquet"


def salts_path(build: Path, pack: str) -> Path:
    """Where a build keeps the secret numbers of days."""
    return build / pack / "persons" / "salts.parquet"


@dataclass(frozen=True)
class Known:
    """What is known of record keys already: the served build, how far that had read each register, and whether all that it holds is
    still there (nothing was erased, no pseudonym renewed)."""

    served: Path | None
    read: Mapping[str, int]
    whole: bool


def write_keys(connection: engine.Connection, store: Store, pack: Pack, folder: Path, known: Known) -> None:
    """Write the record keys of all that the registers tell into a build, those that are known as they are.

    Where the secret is not at hand new pseudonyms get none, and no figure that they are in is told until everything is computed anew
    with it.
    """
    units_told(connection, store, registers_needed(pack), known.read if known.whole else {}, "units_told")
    _take_known(connection, pack, folder, known)
    _take_carried(connection, store)
    secret = noise_key(store)
    _write_records(connection, secret, store, pack, folder, known.served)
    _write_salts(connection, secret, salts_path(folder, pack.id), salts_path(known.served, pack.id) if known.served else None)
    if secret is not None:
        fresh = connection.sql("SELECT unit FROM units_told ANTI JOIN units_keyed USING (unit)").to_arrow_table()
        for batch in fresh.to_batches(BATCH):
            connection.register("made", _keyed(secret, batch))
            connection.execute("INSERT INTO units_keyed SELECT unit, key FROM made")
            connection.unregister("made")
    engine.write_parquet(connection.table("units_keyed"), keys_path(folder, pack.id), ("unit",))
    connection.execute("DROP TABLE units_told; DROP TABLE units_keyed")


def _take_known(connection: engine.Connection, pack: Pack, folder: Path, known: Known) -> None:
    connection.execute("CREATE TEMP TABLE units_keyed (unit BIGINT, key BIGINT)")
    if known.served is None or not exists(keys_path(known.served, pack.id)):
        return
    copied = keys_path(folder, pack.id).with_name("known-keys.parquet")
    take_over(keys_path(known.served, pack.id), copied)
    still = "" if known.whole else " SEMI JOIN units_told USING (unit)"
    connection.execute(f"INSERT INTO units_keyed SELECT unit, key FROM {_parquet(copied)}{still}")
    remove(copied)


def _take_carried(connection: engine.Connection, store: Store) -> None:
    """Whoever had a record key before all pseudonyms were made anew keeps it: with another one every figure would be another."""
    if carried := carried_sql(store, read_log(store)):
        lacking = "SEMI JOIN units_told USING (unit) ANTI JOIN units_keyed USING (unit)"
        connection.execute(f"INSERT INTO units_keyed SELECT unit, key FROM ({carried}) AS c {lacking}")


def carried_sql(store: Store, log: Log) -> str:
    """SQL of the record keys, `unit` and `key`, that pseudonyms of today had under earlier ones; empty where none had."""
    return f"SELECT unit, key FROM {_parquet(chunk_path(store, JOINED, log.carried))}" if log.carried else ""


def open_keys(connection: engine.Connection, build: Path, pack: str, state: str) -> None:
    """Make `unit.keys` of what the build holds, and the numbers of days for a state of the registers; of a build that holds none they stay
    empty."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS unit")
    if exists(keys_path(build, pack)):
        connection.execute(f"CREATE OR REPLACE VIEW {KEYS} AS SELECT unit, key FROM {_parquet(keys_path(build, pack))}")
    if exists(records_path(build, pack)):
        connection.execute(f"CREATE OR REPLACE VIEW {RECORDS} AS SELECT register, record, key FROM {_parquet(records_path(build, pack))}")
    if exists(salts_path(build, pack)):
        # Mixed once: every cell of a figure over persons needs the numbers of its day.
        connection.execute(f"CREATE OR REPLACE TABLE {SALTS} AS {of_state(_parquet(salts_path(build, pack)), state)}")


def of_state(salts: str, state: str) -> str:
    """The numbers of every day as they are in a state of the registers: mixed with those of a day that the state chooses, and below 2^31 as
    well. With one noise for all states the one cell that differs between two of them would say where somebody went who came in between."""
    days = calendar_days()
    chosen = days[int.from_bytes(hashlib.sha256(state.encode()).digest()[:8], "big") % len(days)]
    of = f"SELECT times, plus FROM {salts} WHERE day = DATE {literal(chosen.isoformat())}"
    told = f"1 + s.times * z.times % {2**31 - 1} AS times, (s.plus + z.plus) % {2**31} AS plus"
    return f"SELECT s.day, {told} FROM {salts} AS s CROSS JOIN ({of}) AS z"


def _write_records(
    connection: engine.Connection, secret: bytes | None, store: Store, pack: Pack, folder: Path, served: Path | None
) -> None:
    """The record keys of all rows, known now or once, that stand for whoever wrote them; without the secret those of the served build."""
    written = {fact.written_in.id: (fact.written_in, fact.unit.name) for fact in pack.person_facts.values() if fact.written_in is not None}
    path = records_path(folder, pack.id)
    if secret is None and served is not None and exists(records_path(served, pack.id)):
        take_over(records_path(served, pack.id), path)
    elif secret is not None and written:
        told = [_records(connection, secret, store, *one) for one in written.values()]
        engine.write_parquet(engine.from_arrow(connection, pa.concat_tables(told)), path, ("register", "record"))


def _records(connection: engine.Connection, secret: bytes, store: Store, register: Register, column: str) -> pa.Table:
    rows = rows_of(store, register, read_log(store).of(register.id))
    told = connection.sql(f"SELECT DISTINCT {name(column)} AS record FROM ({rows}) AS r").to_arrow_table()["record"].drop_null()
    keys = [keyed(secret, f"record {register.id} {one}".encode()) for one in told.to_pylist()]
    return pa.table({"register": pa.array([register.id] * len(told), pa.string()), "record": told, "key": pa.array(keys, pa.int64())})


def _write_salts(connection: engine.Connection, secret: bytes | None, path: Path, served: Path | None) -> None:
    """The secret numbers of every day, which never change; without the secret those of the served build."""
    if secret is not None:
        engine.write_parquet(engine.from_arrow(connection, salt_table(secret)), path, ("day",))
    elif served is not None and exists(served):
        take_over(served, path)


def salt_table(secret: bytes) -> pa.Table:
    """Two numbers for every day of the calendar that only the secret can make: `times` from 1 and `plus` from 0, below 2^31, so that their
    products with keys fit into 64 bits."""
    days = calendar_days()
    drawn = [hmac.digest(secret, b"day " + day.isoformat().encode(), "sha256") for day in days]
    times = [1 + int.from_bytes(one[:8], "big") % (2**31 - 1) for one in drawn]
    plus = [int.from_bytes(one[8:16], "big") % 2**31 for one in drawn]
    return pa.table({"day": pa.array(days, pa.date32()), "times": pa.array(times, pa.int64()), "plus": pa.array(plus, pa.int64())})


def _parquet(path: Path) -> str:
    return f"read_parquet({literal(str(path.resolve()))})"


def record_key(secret: bytes, unit: int) -> int:
    """The record key of a pseudonym: a whole number of 32 bits."""
    return keyed(secret, unit.to_bytes(8, "big"))


def keyed(secret: bytes, what: bytes) -> int:
    """The number of 32 bits that the secret makes of something."""
    return int.from_bytes(hmac.digest(secret, what, "sha256")[:KEY_BYTES], "big")


def _keyed(secret: bytes, batch: pa.RecordBatch) -> pa.Table:
    units = batch.column(0)
    return pa.table({"unit": units, "key": pa.array([record_key(secret, unit) for unit in units.to_pylist()], pa.int64())})
