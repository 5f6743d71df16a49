"""The load of one delivery: its rows judged, made pseudonymous, compared with what was known, and written beside what holds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from puntari.define.governance import Delivers
from puntari.define.register import Register
from puntari.flow.intake.cells import quoted
from puntari.flow.intake.compare import GOOD, Again, Compared, compare, find_repeats
from puntari.flow.intake.compile import ERASED, FAULT, Compiled, Faults, compile_contract
from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Notes, matched
from puntari.flow.intake.identifiers import Linking, link, read_links, read_tombstones, with_link, write_links
from puntari.flow.intake.reading import drop_told, stream
from puntari.flow.intake.rejects import collect, seal_rejects
from puntari.flow.intake.reseal import reseal, without_rows
from puntari.flow.rolls import pairs_of, rows_of
from puntari.store import engine
from puntari.store.files import file_sha256
from puntari.store.keys import Keys
from puntari.store.registers import Loaded, Log, chunk_path
from puntari.store.root import Store
from puntari.words.errors import BrokenFile, BrokenStore

MEMORY = "6GB"
CODES = pa.schema([("told", pa.string()), ("code", pa.string())])
KEPT = f"(SELECT * FROM rows ANTI JOIN dropped USING ({ROW}) WHERE {GOOD})"
Links = dict[str, tuple[str, ...]]


def loading(store: Store, path: Path | None = None) -> closing[engine.Connection]:
    """An engine for a load: it may touch the registers and the delivered file, and spills nothing but sealed bytes, into the vault."""
    files = () if path is None else (path,)
    return closing(engine.connect(memory=MEMORY, folders=(store.registers,), files=files, spill=store.vault / "spill"))


def make_codes(connection: engine.Connection, compiled: Compiled) -> None:
    """Make the small tables of codes that a compiled contract joins."""
    for name, pairs in compiled.codes.items():
        table = pa.table([[told for told, _ in pairs], [code for _, code in pairs]], schema=CODES)
        connection.from_arrow(table).create_view("one_list", replace=True)
        connection.execute(f"CREATE TEMP TABLE {engine.name(name)} AS SELECT * FROM one_list")


@dataclass(frozen=True)
class Job:
    """The load of one delivery: where, of what, with which keys."""

    store: Store
    register: Register
    log: Log
    keys: Keys
    connection: engine.Connection

    def load(
        self, delivered: Delivered, loaded: Loaded, path: Path | None = None, again: Again | None = None
    ) -> tuple[Loaded, Links]:
        """Judge the delivery's rows and write what is new; returns its place in the log, whole, and the links. Nothing holds yet."""
        found, faults, notes = matched(self.register, delivered.names), Faults(), Notes()
        links = self._read(delivered, found, faults, notes, path)
        find_repeats(self.connection, self.register, faults)
        current = rows_of(self.store, self.register, self.log.of(self.register.id))
        has_current = any(one.chunk for one in self.log.of(self.register.id))
        self.connection.execute(f"CREATE TEMP VIEW current AS {current}")
        pairs = pairs_of(self.store, self.register, self.log)
        compared = compare(self.connection, self.register, Delivers(loaded.delivers), has_current, again, pairs)
        rejects = collect(self.connection, self.register, delivered, found, faults.known, notes)
        finished = self._counted(loaded, compared, notes, rejects)
        self._refuse_empty(finished, notes)
        finished = replace(self._written(finished), rejects=seal_rejects(self.store, self.keys.of(self.log.generation), rejects))
        if finished.erased:
            finished = replace(finished, sealed=self._without_erased(delivered))
        return finished, links

    def _read(
        self, delivered: Delivered, found: dict[str, int], faults: Faults, notes: Notes, path: Path | None
    ) -> Links:
        """Read the delivery into the table `rows`, pseudonyms for identifiers, and keep the links that are new."""
        types = delivered.types if path else (TEXT,) * len(delivered.names)
        compiled = compile_contract(self.register, found, types, faults)
        make_codes(self.connection, compiled)
        stream(self.connection, delivered, compiled.told, notes, path)
        linking = Linking(
            self.keys,
            self.keys.of(self.log.generation),
            self.register.governance.purpose.id,
            read_tombstones(self.store, self.keys, self.log),
        )
        known = read_links(self.store, self.keys, self.log.links.get(linking.purpose, ()))
        fresh = link(self.connection, self.register, linking, known)
        self.connection.execute(f"CREATE TEMP TABLE rows AS {compiled.typed}")
        drop_told(self.connection, path)
        if not fresh.num_rows:
            return dict(self.log.links)
        return with_link(self.log.links, linking.purpose, write_links(self.store, linking.generation, fresh))

    def _counted(self, loaded: Loaded, compared: Compared, notes: Notes, rejects: pa.Table) -> Loaded:
        erased = self._count(f"{FAULT} IS NULL AND {ERASED}")
        stored = int(self.connection.execute(f"SELECT count(*) FROM {KEPT}").fetchall()[0][0])
        counted = replace(
            loaded,
            rows=notes.rows,
            stored=stored,
            unchanged=compared.unchanged,
            deleted=compared.deleted,
            overtaken=compared.overtaken,
            rejected=rejects.num_rows,
            erased=erased,
            ended=compared.ended,
            columns=tuple(one.name for one in self.register.carried),
        )
        judged = self._count("true") + len(notes.unreadable)
        if not judged == notes.rows == counted.accepted + counted.rejected + counted.erased or counted.accepted != counted.sorted:
            raise BrokenStore(f"of {notes.rows} delivered rows some are neither accepted nor rejected nor refused; nothing was changed")
        return counted

    def _refuse_empty(self, loaded: Loaded, notes: Notes) -> None:
        if loaded.delivers == Delivers.FULL and not notes.rows:
            raise BrokenFile(
                f"the delivery holds no row, and it is to tell the whole register {self.register.id}", "the whole file", "ask for it again"
            )

    def _count(self, condition: str) -> int:
        return int(self.connection.execute(f"SELECT count(*) FROM rows WHERE {condition}").fetchall()[0][0])

    def _written(self, loaded: Loaded) -> Loaded:
        """Write chunk and ends of a delivery beside those that hold."""
        folder = chunk_path(self.store, self.register.id, "")
        if loaded.stored:
            columns = ", ".join(map(quoted, self.register.carried))
            added = f"{engine.literal(loaded.delivery)} AS _delivery, {ROW}, DATE {engine.literal(loaded.known_from)} AS known_from"
            told = self.connection.sql(f"SELECT {columns}, {added}, CAST({loaded.seq} AS INTEGER) AS _seq FROM {KEPT}")
            path = folder / f"{loaded.delivery}.parquet"
            engine.write_parquet(told, path, (ROW,))
            loaded = replace(loaded, chunk=path.name, chunk_sha256=file_sha256(path))
        if loaded.ended:
            ends = self.connection.sql(f"SELECT _delivery, _row, DATE {engine.literal(loaded.known_from)} AS known_to FROM ends")
            path = folder / f"{loaded.delivery}.ends.parquet"
            engine.write_parquet(ends, path, ("_delivery", "_row"))
            loaded = replace(loaded, ends=path.name)
        return loaded

    def _without_erased(self, delivered: Delivered) -> str:
        """The delivery sealed anew without the rows of whoever was erased; what it was sealed as first is then no longer named."""
        rows = self.connection.sql(f"SELECT {ROW} FROM rows WHERE {ERASED}").to_arrow_table()[ROW].combine_chunks()
        return reseal(self.store, self.keys.of(self.log.generation), delivered, without_rows(rows))
