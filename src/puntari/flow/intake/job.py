"""The load of one delivery: its rows judged, made pseudonymous, compared with what was known, and written beside what holds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.governance import Delivers
from puntari.define.register import AreaColumn, CodedColumn, Register
from puntari.flow.intake.cells import quoted
from puntari.flow.intake.compare import GOOD, Again, Compared, Known, compare, find_repeats
from puntari.flow.intake.compile import ERASED, FAULT, IS_GONE, KEY, Compiled, Faults, compile_contract
from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Notes, matched
from puntari.flow.intake.digests import DIGEST, Digests, digests_of, meet, way_of
from puntari.flow.intake.identifiers import Book, Linking, link, read_tombstones, with_link, write_links
from puntari.flow.intake.lacking import carry, lacking
from puntari.flow.intake.reading import see, stream
from puntari.flow.intake.rejects import collect, seal_rejects
from puntari.flow.intake.reseal import reseal, without_rows
from puntari.flow.intake.retention import refused_sql
from puntari.flow.rolls import pairs_of, rows_near, rows_of
from puntari.store import engine
from puntari.store.files import file_sha256
from puntari.store.keys import Keys
from puntari.store.registers import Loaded, Log, chunk_path
from puntari.store.root import Store
from puntari.store.tables import Shape, write_in_order
from puntari.words.errors import BrokenFile, BrokenStore

MEMORY: str | float = engine.MAKING
CODES = pa.schema([("told", pa.string()), ("code", pa.string())])
KEPT = f"rows ANTI JOIN dropped USING ({ROW}) WHERE {GOOD}"
AT_ONCE = 1 << 20
"""So many rows of a delivery are put in order and written at once."""
Links = dict[str, tuple[str, ...]]


def loading(store: Store, files: Sequence[Path] = ()) -> closing[engine.Connection]:
    """An engine for loads: it may touch the registers and the delivered files, and spills nothing."""
    return closing(engine.connect(memory=MEMORY, folders=(store.registers,), files=tuple(files)))


def make_codes(connection: engine.Connection, compiled: Compiled, made: set[str]) -> None:
    """Make the small tables of codes that a compiled contract joins, but for those that were `made` before."""
    for name, pairs in compiled.codes.items():
        if name not in made:
            table = pa.table([[told for told, _ in pairs], [code for _, code in pairs]], schema=CODES)
            connection.from_arrow(table).create_view("one_list", replace=True)
            connection.execute(f"CREATE TABLE {engine.name(name)} AS SELECT * FROM one_list")
            made.add(name)


@dataclass(frozen=True)
class Tally:
    """How many rows of the table `rows` there are, are rejected, are refused, and say that a row is no more; and the last one's number."""

    rows: int
    rejected: int
    erased: int
    gone: int
    last: int


@dataclass(frozen=True)
class Job:
    """The load of one delivery: where, of what, with which keys, by an engine whose temporary tables go with it, and the links there."""

    store: Store
    register: Register
    log: Log
    keys: Keys
    connection: engine.Connection
    book: Book

    def load(
        self, delivered: Delivered, loaded: Loaded, path: Path | None = None, again: Again | None = None
    ) -> tuple[Loaded, Links]:
        """Judge the delivery's rows and write what is new; returns its place in the log, whole, and the links. Nothing holds yet."""
        found, faults, notes = matched(self.register, delivered.names), Faults(), Notes()
        links = self._read(delivered, found, faults, notes, path)
        digests, way = digests_of(self.connection, "rows", KEY), way_of(self.connection, self.register)
        known, absent = self._known(digests, way), lacking(self.register, found)
        unsaid = lacking(self.register, found, loaded.lacking)
        carry(self.connection, self.register, unsaid, self.log.of(self.register.id), known, faults)
        find_repeats(self.connection, self.register, faults, digests)
        tally = self._tally()
        compared = compare(self.connection, self.register, Delivers(loaded.delivers), known, again, bool(tally.gone))
        rejects = collect(self.connection, self.register, delivered, found, faults.known, notes, bool(tally.rejected))
        finished = replace(self._counted(loaded, tally, compared, notes, rejects), lacking=tuple(one.name for one in absent))
        self._refuse_empty(finished, notes)
        finished = self._written(finished, tally.last, way)
        finished = replace(finished, rejects=seal_rejects(self.store, self.keys.of(self.log.generation), rejects))
        if finished.erased:
            finished = replace(finished, sealed=self._without_erased(delivered))
        return finished, links

    def _read(
        self, delivered: Delivered, found: dict[str, int], faults: Faults, notes: Notes, path: Path | None
    ) -> Links:
        """Read the delivery into the table `rows`, pseudonyms for identifiers, and keep the links that are new."""
        types = delivered.types if path else (TEXT,) * len(delivered.names)
        refused = refused_sql(self.register, self.log)
        compiled = compile_contract(self.register, found, types, faults, refused)
        make_codes(self.book.connection, compiled, self.book.codes)
        if path:
            see(self.connection, delivered, path, notes)
        else:
            stream(self.connection, delivered, notes)
        linking = Linking(
            self.keys,
            self.keys.of(self.log.generation),
            self.register.governance.purpose.id,
            read_tombstones(self.store, self.keys, self.log),
        )
        self.book.open(self.log, self.keys, linking.purpose)
        fresh = link(self.connection, compiled.identifiers, linking)
        self.connection.execute(self.book.statement(f"CREATE TEMP TABLE rows AS {compiled.whole}"))
        self.connection.execute(f"DROP {'VIEW' if path else 'TABLE'} raw")
        fresh = self._named(fresh) if refused else fresh
        if not fresh.num_rows:
            return dict(self.log.links)
        links = with_link(self.log.links, linking.purpose, write_links(self.store, linking.generation, fresh))
        self.book.add(linking.purpose, links[linking.purpose], fresh)
        return links

    def _named(self, links: pa.Table) -> pa.Table:
        """The links of those whom the rows that are not refused tell of."""
        told = " UNION ".join(f"SELECT {quoted(one)} AS unit FROM rows WHERE NOT {ERASED}" for one in self.register.identifiers)
        units = engine.arrow_of(self.connection, told or "SELECT CAST(NULL AS BIGINT) AS unit")["unit"].combine_chunks()
        return links.filter(pc.is_in(links["pseudonym"], units.drop_null()))

    def _known(self, digests: Digests, way: str) -> Known:
        """What was known before, and of it what may tell keys of the delivery."""
        earlier = self.log.of(self.register.id)
        met = meet(self.connection, self.store, self.register, earlier, digests, way)
        current = rows_of(self.store, self.register, earlier) if any(one.chunk for one in earlier) else ""
        near = rows_near(self.store, self.register, earlier, met.told(self.register)) if met else ""
        return Known(current, near, met.table, pairs_of(self.store, self.register, self.log))

    def _tally(self) -> Tally:
        counts = (
            f"count(*), count(*) FILTER ({FAULT} IS NOT NULL), count(*) FILTER ({FAULT} IS NULL AND {ERASED}), "
            f"count(*) FILTER ({GOOD} AND {IS_GONE}), coalesce(max({ROW}), 0)"
        )
        [row] = self.connection.execute(f"SELECT {counts} FROM rows").fetchall()
        return Tally(*row)

    def _counted(self, loaded: Loaded, tally: Tally, compared: Compared, notes: Notes, rejects: pa.Table) -> Loaded:
        stored = tally.rows - tally.rejected - tally.erased
        if compared.dropped:
            [(stored,)] = self.connection.execute(f"SELECT count(*) FROM {KEPT}").fetchall()
        counted = replace(
            loaded,
            rows=notes.rows,
            stored=stored,
            unchanged=compared.unchanged,
            deleted=compared.deleted,
            overtaken=compared.overtaken,
            rejected=rejects.num_rows,
            erased=tally.erased,
            ended=compared.ended,
            columns=tuple(one.name for one in self.register.carried),
        )
        judged = tally.rows + len(notes.unreadable)
        if not judged == notes.rows == counted.accepted + counted.rejected + counted.erased or counted.accepted != counted.sorted:
            raise BrokenStore(f"of {notes.rows} delivered rows some are neither accepted nor rejected nor refused; nothing was changed")
        return counted

    def _refuse_empty(self, loaded: Loaded, notes: Notes) -> None:
        if loaded.delivers == Delivers.FULL and not notes.rows:
            raise BrokenFile(
                f"the delivery holds no row, and it is to tell the whole register {self.register.id}", "the whole file", "ask for it again"
            )

    def _written(self, loaded: Loaded, last: int, way: str) -> Loaded:
        """Write chunk and ends of a delivery beside those that hold."""
        folder = chunk_path(self.store, self.register.id, "")
        if loaded.stored:
            path = folder / f"{loaded.delivery}.parquet"
            if (written := self._write_chunk(loaded, path, last)) != loaded.stored:
                raise BrokenStore(f"{loaded.stored} rows were to be stored and {written} were written; nothing was changed")
            loaded = replace(loaded, chunk=path.name, chunk_sha256=file_sha256(path), digested=way)
        if loaded.ended:
            ends = self.connection.sql(f"SELECT _delivery, _row, DATE {engine.literal(loaded.known_from)} AS known_to FROM ends")
            path = folder / f"{loaded.delivery}.ends.parquet"
            engine.write_parquet(ends, path, ("_delivery", "_row"))
            loaded = replace(loaded, ends=path.name)
        return loaded

    def _write_chunk(self, loaded: Loaded, path: Path, last: int) -> int:
        """Write the rows to be kept in the order of the delivery, so many at a time: sorting them all would cost as much as writing."""
        columns = ", ".join(map(quoted, self.register.carried))
        told = f"SELECT {columns}, {ROW}, {KEY} AS {DIGEST} "
        told += f"FROM rows WHERE {GOOD}" if loaded.stored == loaded.accepted else f"FROM {KEPT}"
        tables = (
            self.connection.sql(f"{told} AND {ROW} > {begin} AND {ROW} <= {begin + AT_ONCE}").to_arrow_table()
            for begin in range(0, last, AT_ONCE)
        )
        few = (one.name for one in self.register.carried if isinstance(one, CodedColumn | AreaColumn))
        same = {
            "_delivery": pa.scalar(loaded.delivery),
            "known_from": pa.scalar(date.fromisoformat(loaded.known_from)),
            "_seq": pa.scalar(loaded.seq, pa.int32()),
        }
        return write_in_order(path, (table for table in tables if table.num_rows), Shape(ROW, tuple(few), (DIGEST,), same))

    def _without_erased(self, delivered: Delivered) -> str:
        """The delivery sealed anew without the rows of whoever was erased; what it was sealed as first is then no longer named."""
        rows = self.connection.sql(f"SELECT {ROW} FROM rows WHERE {ERASED}").to_arrow_table()[ROW].combine_chunks()
        return reseal(self.store, self.keys.of(self.log.generation), delivered, without_rows(rows))
