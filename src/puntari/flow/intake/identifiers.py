"""From identifiers to pseudonyms: each different one is proved once, and which pseudonym is whose stays sealed in the vault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.register import Entity
from puntari.flow.intake.cells import text_of
from puntari.guard.pseudonym import all_proved, proved, pseudonym, purpose_key, tombstone
from puntari.store.engine import Connection, Statement, name
from puntari.store.keys import Generation, Keys
from puntari.store.registers import Log
from puntari.store.root import Store
from puntari.store.vault import open_sealed, read_sealed, sealing
from puntari.words.errors import BrokenStore

LINKS = pa.schema([("entity", pa.string()), ("told", pa.string()), ("pseudonym", pa.int64())])
STEP = 100_000


@dataclass(frozen=True)
class Linking:
    """What pseudonyms are made with: the keys, the generation that holds, the purpose, and the tombstones of whoever was erased."""

    keys: Keys
    generation: Generation
    purpose: str
    tombstones: frozenset[str]

    @property
    def key(self) -> bytes:
        """The key of the purpose."""
        return purpose_key(self.generation.pseudonym, self.purpose)

    def is_erased(self, entity: Entity, identifier: str) -> bool:
        """Whether the owner of a proved identifier was erased."""
        return bool(self.tombstones) and tombstone(self.keys.chain, self.generation.number, entity, identifier) in self.tombstones


def read_links(store: Store, keys: Keys, names: Iterable[str]) -> pa.Table:
    """Sealed links as one table, by entity and told text."""
    tables = [LINKS.empty_table()]
    for one in names:
        with open_sealed(store, keys, one) as opened, pa.ipc.open_stream(pa.PythonFile(opened, mode="r")) as stream:
            tables.append(stream.read_all())
    return pa.concat_tables(tables)


def write_links(store: Store, generation: Generation, links: pa.Table) -> str:
    """Seal links; returns the name of the sealed file."""
    with sealing(store, generation) as (sealed, sealer):
        with pa.ipc.new_stream(pa.PythonFile(sealer, mode="w"), LINKS) as stream:
            stream.write_table(links.cast(LINKS).sort_by([("entity", "ascending"), ("told", "ascending")]))
    return sealed


def read_tombstones(store: Store, keys: Keys, log: Log) -> frozenset[str]:
    """The tombstones of whoever was erased."""
    return frozenset(read_sealed(store, keys, log.tombstones).decode().split()) if log.tombstones else frozenset()


class Book:
    """What an engine keeps from delivery to delivery: the links of each purpose that was asked for, unsealed once into tables, the `codes`
    tables of contracts, and their statements taken apart, which takes as long as planning them."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self.connection = connection
        self._store = store
        self._holds: dict[str, tuple[str, ...]] = {}
        self.codes: set[str] = set()
        self._statements: dict[str, Statement] = {}

    def statement(self, sql: str) -> Statement:
        """A statement taken apart, for any connection of the engine to execute."""
        if sql not in self._statements:
            [self._statements[sql]] = self.connection.extract_statements(sql)
        return self._statements[sql]

    def open(self, log: Log, keys: Keys, purpose: str) -> None:
        """Let the tables of a purpose hold what the log names: also where a delivery failed after its links were added."""
        names = log.links.get(purpose, ())
        if self._holds.get(purpose) == names:
            return
        for entity in Entity:
            table = f"{known_links(purpose, entity)} (told VARCHAR, pseudonym BIGINT, digest UBIGINT)"
            self.connection.execute(f"CREATE OR REPLACE TABLE {table}")
        self.add(purpose, names, read_links(self._store, keys, names))

    def add(self, purpose: str, names: tuple[str, ...], links: pa.Table) -> None:
        """Add links; with them the tables hold what the sealed files of those names do."""
        for entity in Entity:
            mine = links.filter(pc.equal(links["entity"], str(entity)))
            self.connection.from_arrow(mine).create_view("added", replace=True)
            self.connection.execute(f"INSERT INTO {known_links(purpose, entity)} SELECT told, pseudonym, hash(told) FROM added")
        self.connection.execute("DROP VIEW IF EXISTS added")
        self._holds[purpose] = names


def known_links(purpose: str, entity: Entity) -> str:
    """The engine's table of the links that are known of a purpose."""
    return name(f"links {purpose} {entity}")


def link(connection: Connection, different: Mapping[Entity, str], linking: Linking) -> pa.Table:
    """Make the tables `links_<entity>` of a delivery, whose `different` cells with identifiers are SELECTed as `cell`, and return the links
    that are new.

    A cell that is no identifier gets no link; one of somebody who was erased gets a link without pseudonym.
    """
    fresh = [LINKS.empty_table()]
    for entity, cells in different.items():
        known = known_links(linking.purpose, entity)
        # Nothing is asked of the texts here: the engine would ask it of every cell before it looks for the different ones.
        plain = f"SELECT cell, upper({text_of('cell')}) AS one FROM ({cells}) cells"
        texts = _made(connection, "texts", f"SELECT cell, one, hash(one) AS digest FROM ({plain}) plain")
        met = f"SELECT cell, pseudonym, coalesce(told = one, false) AS same FROM {known} JOIN texts USING (digest)"
        links = _made(connection, f"links_{entity}", f"SELECT cell, pseudonym, false AS erased FROM ({met}) met WHERE same")
        fresh.append(_proved(connection, entity, linking) if links < texts else LINKS.empty_table())
        connection.execute("DROP TABLE texts")
        _refuse_clash(connection, entity, known, fresh[-1])
    return pa.concat_tables(fresh)


def _made(connection: Connection, table: str, sql: str) -> int:
    """Make a temporary table of a SELECT; returns its rows."""
    [(rows,)] = connection.execute(f"CREATE TEMP TABLE {table} AS {sql}").fetchall()
    return rows


def _proved(connection: Connection, entity: Entity, linking: Linking) -> pa.Table:
    """New links of the texts that no link is known for, added to those of the delivery."""
    found = [LINKS.empty_table()]
    for batch in _unknown(connection, entity):
        links, erased = _linked(batch, entity, linking)
        _add(connection, entity, links, erased)
        found.append(links)
    return pa.concat_tables(found)


def _unknown(connection: Connection, entity: Entity) -> Iterable[list[str]]:
    """Texts that no link is known for, some at a time."""
    told = f"SELECT DISTINCT one FROM texts ANTI JOIN links_{entity} USING (cell) WHERE one IS NOT NULL ORDER BY one"
    found = connection.sql(told).to_arrow_table()["one"]
    for begin in range(0, len(found), STEP):
        yield found.slice(begin, STEP).to_pylist()


def _linked(texts: list[str], entity: Entity, linking: Linking) -> tuple[pa.Table, list[str]]:
    """New links of the texts that are identifiers, and the texts of whoever was erased."""
    key, found, erased = linking.key, [], []
    for told, identifier in zip(texts, all_proved(entity, texts), strict=True):
        if identifier is None:
            continue
        if linking.is_erased(entity, identifier):
            erased.append(told)
        else:
            found.append((told, pseudonym(key, entity, identifier)))
    columns = [[str(entity)] * len(found), [told for told, _ in found], [number for _, number in found]]
    return pa.table(columns, schema=LINKS), erased


def _add(connection: Connection, entity: Entity, found: pa.Table, erased: list[str]) -> None:
    gone = pa.table({"told": pa.array(erased, pa.string())})
    connection.from_arrow(found).create_view("found", replace=True)
    connection.from_arrow(gone).create_view("gone", replace=True)
    both = "SELECT told, pseudonym, false AS erased FROM found UNION ALL SELECT told, NULL, true FROM gone"
    connection.execute(f"INSERT INTO links_{entity} SELECT cell, pseudonym, erased FROM ({both}) fresh JOIN texts ON told = one")
    connection.execute("DROP VIEW found; DROP VIEW gone")


def _refuse_clash(connection: Connection, entity: Entity, known: str, fresh: pa.Table) -> None:
    """Two identifiers with one pseudonym would make two persons one; several writings of one identifier share theirs."""
    if not fresh.num_rows:
        return
    connection.from_arrow(fresh).create_view("fresh", replace=True)
    shared = connection.execute(
        f"SELECT list(told ORDER BY told) FROM (SELECT told, pseudonym FROM {known} UNION ALL SELECT told, pseudonym FROM fresh) "
        "SEMI JOIN fresh USING (pseudonym) GROUP BY pseudonym HAVING count(*) > 1"
    ).fetchall()
    connection.execute("DROP VIEW fresh")
    if any(len({proved(entity, told) for told in writings}) > 1 for (writings,) in shared):
        raise BrokenStore("two identifiers have the same pseudonym; run `puntari keys rotate`, then deliver again")


def with_link(links: Mapping[str, tuple[str, ...]], purpose: str, new: str) -> dict[str, tuple[str, ...]]:
    """The links by purpose with one more sealed file."""
    return {**links, purpose: (*links.get(purpose, ()), new)}
