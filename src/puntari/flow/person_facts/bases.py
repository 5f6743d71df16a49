"""Writing the rows of a fact into a build, persons in shares, each in the order of persons; and the engine that computes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from puntari.define.fingerprint import digest, of_person_fact, of_places
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.flow.person_facts.compute import Step, registers_needed, step_sql
from puntari.flow.person_facts.parts import Holding, Parts, Told, base_paths
from puntari.flow.person_facts.several import counted_by_month, several_path, several_sql
from puntari.flow.person_facts.shares import let_see, of_share, ranges_of
from puntari.flow.person_facts.units import open_keys
from puntari.store import engine
from puntari.store.noise import noise_mark
from puntari.store.registers import JOINED, Log
from puntari.store.root import Store
from puntari.store.spill import spilling

MEMORY = engine.MAKING


@dataclass(frozen=True)
class Work:
    """What a writing of person facts is about: whose, from where, into which build."""

    store: Store
    pack: Pack
    folder: Path
    log: Log

    @cached_property
    def counted(self) -> frozenset[str]:
        """The facts of which it is kept who has several rows in a month."""
        return counted_by_month(self.pack)

    def holding(self, facts: dict[str, Parts], kept: tuple[int, ...] = ()) -> Holding:
        """What the build says it holds."""
        wanted = [register.id for register in registers_needed(self.pack)]
        told = {
            id: tuple(Told(one.delivery, one.known_from, one.rows, one.stored, one.rejected, one.synthetic) for one in self.log.of(id))
            for id in wanted
        }
        read = {id: max((one.seq for one in self.log.of(id)), default=-1) for id in wanted} | {JOINED: self.log.alias_changes}
        return Holding(definitions(self.store, self.pack), self.log.version, self.log.generation, read, facts, told, kept)


def definitions(store: Store, pack: Pack) -> str:
    """A fingerprint of all that decides the rows of a pack's person facts, the secret of the record keys among it."""
    facts = {id: [of_person_fact(fact), fact.apart] for id, fact in pack.person_facts.items()}
    return digest([of_places(pack.hierarchy), facts, noise_mark(store)])


def write_base(work: Work, connection: engine.Connection, fact: PersonFact, shares: int = 1) -> Parts:
    """Write all rows of a fact as its base."""
    read = tuple(fact.needs) if shares > 1 else ()
    return write_shares(work, connection, fact, step_sql(fact), base_paths(work.folder, work.pack.id, fact.id, shares), read)


def write_shares(
    work: Work, connection: engine.Connection, fact: PersonFact, sql: str, paths: tuple[Path, ...], read: tuple[Step, ...] = ()
) -> Parts:
    """Write the SELECT of a fact in as many shares as there are files; of what it has `read` only that of the share's persons is seen."""
    for share, path in zip(ranges_of(len(paths)), paths, strict=True):
        for one in read:
            let_see(connection, one, share)
        write_part(work, connection, fact, of_share(sql, fact, share), path)
    for one in read:
        let_see(connection, one)
    return Parts(engine.count(engine.read_parquet(connection, *paths)), shares=len(paths))


def write_part(work: Work, connection: engine.Connection, fact: PersonFact, sql: str, path: Path) -> None:
    """Write the SELECT of a part of a fact in its order, and beside it the rows of whoever has several in a month, if these are counted."""
    engine.write_parquet(connection.sql(sql), path, *order_of(fact))
    if fact.id in work.counted:
        engine.write_parquet(connection.sql(several_sql(fact, path)), several_path(path), *order_of(fact))


def order_of(fact: PersonFact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns by which rows are put in order, persons first, and all others."""
    first = tuple(name for name in (fact.unit.name if fact.unit else "", fact.begins or fact.happens) if name)
    return first, tuple(column.name for column in fact.tells if column.name not in first)


@contextmanager
def engine_of(work: Work) -> Iterator[engine.Connection]:
    """An engine that sees the register log and the build; what does not fit into memory is spilled there, pseudonyms alone as in the
    files beside it, and taken away."""
    folders = (work.store.registers, work.folder)
    with spilling(work.folder / ".spill") as spill, engine.connect(memory=MEMORY, folders=folders, spill=spill) as connection:
        connection.execute("CREATE SCHEMA spell; CREATE SCHEMA fact")
        open_keys(connection, work.folder, work.pack.id, state="")
        yield connection
