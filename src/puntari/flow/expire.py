"""Erasing what is past its retention: rows, what they were before they were corrected, what waits in quarantine, and codes of nobody."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.register import Entity, Register
from puntari.flow.aliases import codes_of, without
from puntari.flow.carry import without_units
from puntari.flow.erase import Counted, Erasing, Registers, begun, commit, opened, recounted, rejects_without, relinked
from puntari.flow.intake.compile import Faults, compile_contract
from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Notes, matched
from puntari.flow.intake.identifiers import LINKS, Book, Linking, link, read_links, read_tombstones
from puntari.flow.intake.job import loading, make_codes
from puntari.flow.intake.reading import Unspoken, stream
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.reseal import reseal, without_rows
from puntari.flow.intake.retention import day_of, past_sql
from puntari.flow.rewrite import rewrite, rewriting, source_of
from puntari.flow.rolls import rows_of
from puntari.guard.pseudonym import proved
from puntari.store.engine import Connection, arrow_of, literal, name
from puntari.store.registers import Erasure, Loaded, Log, register_lock
from puntari.store.root import Store
from puntari.store.vault import read_sealed, seal_bytes

NONE = pa.array([], pa.int64())


def erase_expired(store: Store, registers: Registers, today: date | None = None) -> Erasure:
    """Erase every row that is past the retention of its register, counted from the day that it ends, happens or is about.

    What a row was before it was corrected goes with it, and of a row that was taken back the time counts from that day; what waits in
    quarantine without such a day counts from its delivery. Whoever is told of nowhere any more loses the link of code and pseudonym.
    """
    day = today or datetime.now(UTC).date()
    with Unspoken(), register_lock(store):
        job = begun(store, registers)
        counted: Counted = {}
        with rewriting(store) as connection, loading(store) as reading:
            book = Book(store, reading)
            after = {
                id: _Expiring(job, connection, book, registers[id], told, day, counted).left() for id, told in job.log.registers.items()
            }
            after = recounted(job, connection, after)
            if after == dict(job.log.registers):
                return Erasure(len(job.log.erasures), day.isoformat(), "retention", 0, 0)
            log = _without_strangers(job, connection, replace(job.log, registers=after))
        return commit(job, log, "retention", sum(counted.values()), 0, day)


@dataclass(frozen=True, eq=False)
class _Gone:
    """What became of a delivery's rows: the numbers of those that went, and where those that stay lie."""

    rows: pa.Array
    left: tuple[str, ...]


@dataclass(frozen=True)
class _Expiring:
    """The deliveries of a register from which is taken what is past its time today; `book` is of the engine that reads what is sealed."""

    job: Erasing
    connection: Connection
    book: Book
    register: Register
    deliveries: tuple[Loaded, ...]
    today: date
    counted: Counted

    def left(self) -> tuple[Loaded, ...]:
        """The deliveries without it."""
        if not self.deliveries:
            return ()
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE fates AS {self._fates()}")
        chunks = [self._chunk(one) for one in self.deliveries]
        keys = arrow_of(self.connection, f"SELECT DISTINCT {self._keys} FROM fates WHERE goes")
        return tuple(self._sealed(one, self._of(one, chunks), keys) for one, _ in chunks)

    @property
    def _keys(self) -> str:
        return ", ".join(map(name, self.register.key))

    def _past(self, on: str) -> str:
        return f"coalesce({past_sql(self.register, on, self.today)}, false)"

    def _fates(self) -> str:
        """SQL of the rows that no longer hold, and whether each goes: with the row that holds in its place, else by its own days."""
        every = rows_of(self.job.store, self.register, [replace(one, ends="") for one in self.deliveries])
        ends = ", ".join(
            literal(str((self.job.store.registers / self.register.id / one.ends).resolve())) for one in self.deliveries if one.ends
        )
        if not ends:
            return f"SELECT _delivery, {ROW}, {self._keys}, false AS goes FROM ({every}) AS v WHERE false"
        own = self._past(day_of(self.register))
        holding = rows_of(self.job.store, self.register, self.deliveries)
        taken_back = self._past(f"max(known_to) OVER (PARTITION BY {self._keys})")
        return (
            f"WITH ended AS MATERIALIZED (SELECT v.*, known_to FROM ({every}) AS v JOIN read_parquet([{ends}]) USING (_delivery, {ROW})), "
            f"met AS (SELECT {self._keys}, bool_or({own}) AS past FROM ({holding}) AS h SEMI JOIN ended USING ({self._keys}) "
            f"GROUP BY {self._keys}) SELECT _delivery, {ROW}, {self._keys}, coalesce(past, {own} OR {taken_back}) AS goes "
            f"FROM ended LEFT JOIN met USING ({self._keys})"
        )

    def _chunk(self, one: Loaded) -> tuple[Loaded, pa.Array]:
        """A delivery without the rows of its chunk that go, and their numbers."""
        if not one.chunk:
            return one, NONE
        fates = f"(SELECT _delivery, {ROW}, goes FROM fates) AS f"
        told = f"{source_of(self.job.store, self.register.id, one)} AS s LEFT JOIN {fates} USING (_delivery, {ROW})"
        goes = f"coalesce(f.goes, {self._past(f's.{day_of(self.register)}')})"
        rows = arrow_of(self.connection, f"SELECT {ROW} FROM {told} WHERE {goes}")[ROW].combine_chunks()
        if not len(rows):
            return one, NONE
        kept = f"SELECT s.* FROM {told} WHERE NOT {goes}"
        written = rewrite(self.connection, self.job.store, self.register.id, one, self.job.version, kept)
        self.counted[one.delivery] = len(rows)
        return replace(written, stored=one.stored - len(rows), erased=one.erased + len(rows)), rows

    def _of(self, one: Loaded, chunks: Sequence[tuple[Loaded, pa.Array]]) -> _Gone:
        """What became of the rows of a delivery, also of those that came back from its quarantine."""
        mine = [(other, rows) for other, rows in chunks if other.delivery == one.delivery or other.retries == one.delivery]
        return _Gone(
            pa.concat_arrays([NONE, *(rows.cast(pa.int64()) for _, rows in mine)]),
            tuple(source_of(self.job.store, self.register.id, other) for other, _ in mine if other.chunk),
        )

    def _sealed(self, one: Loaded, of: _Gone, keys: pa.Table) -> Loaded:
        """A delivery whose sealed bytes and quarantine hold nothing that is past its time."""
        if not one.sealed:
            return one
        told = self._told(opened(self.job, self.register, one), of, keys)
        past = told.filter(told["past"])[ROW].combine_chunks()
        rows = pc.unique(pa.concat_arrays([of.rows, past.cast(pa.int64()), self._undated(one, told)]))
        if not len(rows):
            return one
        numbers = set(rows.to_pylist())
        one = rejects_without(self.job, one, lambda row, raw: None if row in numbers else raw, self.counted)
        delivered = opened(self.job, self.register, one)
        sealed = reseal(self.job.store, self.job.generation, delivered, without_rows(rows))
        return replace(one, sealed=sealed, mended=self._mended(one, numbers))

    def _undated(self, one: Loaded, told: pa.Table) -> pa.Array:
        """Numbers of rows in quarantine that tell no day, and whose delivery is past the time of a row of its day."""
        [(late,)] = self.connection.execute(f"SELECT {self._past(f'DATE {literal(one.known_from)}')}").fetchall()
        if not late:
            return NONE
        waits = unseal_rejects(self.job.store, self.job.keys, one.rejects)[ROW].combine_chunks()
        dated = told.filter(told["dated"])[ROW].combine_chunks()
        return waits.filter(pc.invert(pc.is_in(waits, dated))).cast(pa.int64())

    def _told(self, delivered: Delivered, of: _Gone, keys: pa.Table) -> pa.Table:
        """The rows of a sealed delivery: whether each is `past` its time, or of a key that is, and whether it has a day to count from."""
        store, log, held, book = self.job.store, self.job.log, self.job.keys, self.book
        with closing(book.connection.cursor()) as connection:
            found = matched(self.register, delivered.names)
            compiled = compile_contract(self.register, found, (TEXT,) * len(delivered.names), Faults())
            make_codes(book.connection, compiled, book.codes)
            stream(connection, delivered, Notes())
            purpose = self.register.governance.purpose.id
            book.open(log, held, purpose)
            link(connection, compiled.identifiers, Linking(held, self.job.generation, purpose, read_tombstones(store, held, log)))
            connection.from_arrow(keys).create_view("gone_keys", replace=True)
            stays = " UNION ALL ".join(f"SELECT {ROW} FROM {one}" for one in of.left) or f"SELECT CAST(0 AS BIGINT) AS {ROW}"
            own, key = day_of(self.register), " AND ".join(f"g.{part} = w.{part}" for part in map(name, self.register.key))
            return arrow_of(
                connection,
                f"SELECT {ROW}, w.{own} IS NOT NULL AS dated, ({self._past(f'w.{own}')} AND {ROW} NOT IN ({stays})) "
                f"OR EXISTS (SELECT 1 FROM gone_keys AS g WHERE {key}) AS past FROM ({compiled.whole}) AS w ORDER BY {ROW}",
            )

    def _mended(self, one: Loaded, numbers: set[int]) -> str:
        """What was mended of the other rows, sealed."""
        if not one.mended:
            return ""
        told = json.loads(read_sealed(self.job.store, self.job.keys, one.mended))
        left = json.dumps([mending for mending in told if mending[ROW] not in numbers], ensure_ascii=False)
        return seal_bytes(self.job.store, self.job.generation, left.encode())


def _without_strangers(job: Erasing, connection: Connection, log: Log) -> Log:
    """A log without the links and record keys of those whom no row tells of any more, nor what is known of changes of their codes."""
    kept: dict[str, tuple[str, ...]] = {}
    dropped: list[pa.Table] = [LINKS.empty_table()]
    codes: set[str] = set()
    for purpose, sealed in log.links.items():
        links = read_links(job.store, job.keys, sealed)
        stays = pc.is_in(links["pseudonym"], _told_of(job, connection, log, purpose))
        left, gone = links.filter(stays), links.filter(pc.invert(stays))
        kept[purpose] = relinked(job, left) if gone.num_rows else sealed
        dropped.append(gone)
        codes |= _persons(left)
    gone = pa.concat_tables(dropped)
    units = set(gone["pseudonym"].to_pylist())
    log = replace(log, links=kept, carried=without_units(job.store, log, units))
    for code in sorted(_persons(gone) - codes):
        group = codes_of(job.store, job.keys, log, code)
        log = log if group & codes else without(job.store, job.keys, log, group)
    return log


def _persons(links: pa.Table) -> set[str]:
    mine = links.filter(pc.equal(links["entity"], str(Entity.PERSON)))["told"].to_pylist()
    return {proved(Entity.PERSON, told) or "" for told in mine}


def _told_of(job: Erasing, connection: Connection, log: Log, purpose: str) -> pa.Array:
    """Every pseudonym that rows of a purpose's registers tell of, now or before."""
    mine: Mapping[str, Register] = {id: one for id, one in job.registers.items() if one.governance.purpose.id == purpose}
    told = [
        f"SELECT DISTINCT {name(column.name)} AS unit FROM {source_of(job.store, id, one)}"
        for id, register in mine.items() for one in log.of(id) if one.chunk
        for column in register.identifiers if not one.columns or column.name in one.columns
    ]
    every = " UNION ".join(told) or "SELECT CAST(NULL AS BIGINT) AS unit"
    return arrow_of(connection, f"SELECT unit FROM ({every}) AS t WHERE unit IS NOT NULL")["unit"].combine_chunks()
