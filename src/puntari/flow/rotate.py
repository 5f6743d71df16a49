"""New keys: every pseudonym, tombstone and wrapped key is made anew from what the vault holds; who is the same as whom stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.register import Entity, Register
from puntari.flow.aliases import read_aliases, told_of
from puntari.flow.carry import carried_over
from puntari.flow.erase import Registers
from puntari.flow.intake.digests import DIGEST, digest_of, way_of
from puntari.flow.intake.identifiers import LINKS, read_links, read_tombstones, write_links
from puntari.flow.intake.reading import Unspoken
from puntari.flow.rewrite import columns_of, every, rewrite, rewriting, source_of
from puntari.guard.pseudonym import proved, pseudonym, purpose_key, renewed
from puntari.store.engine import Connection, name
from puntari.store.keys import Generation, Keys, add_generation
from puntari.store.registers import Loaded, Log, read_log, register_lock, tidy, write_log
from puntari.store.root import Store
from puntari.store.vault import seal_bytes
from puntari.words.errors import BadQuestion, BrokenStore


@dataclass(frozen=True)
class Rotated:
    """That keys were made anew: the generation that holds, and how many persons and businesses got new pseudonyms."""

    generation: int
    renewed: int


def rotate(store: Store, registers: Registers) -> Rotated:
    """Make new keys and put them in force. A kill at any moment leaves the old ones or the new ones in force; the next run goes on."""
    with Unspoken(), register_lock(store):
        log = read_log(store)
        unknown = sorted(set(log.registers) - set(registers))
        if unknown or not log.registers:
            wanted = f"install the pack of {', '.join(unknown)}" if unknown else "nothing was delivered, so there are no keys to renew"
            raise BadQuestion(f"keys are not rotated: {wanted}")
        keys = add_generation(store, log.generation + 1)
        fresh = keys.of(log.generation + 1)
        links = {purpose: _links_anew(read_links(store, keys, sealed), fresh, purpose) for purpose, sealed in log.links.items()}
        stones = renewed(read_tombstones(store, keys, log), fresh.tombstone)
        after = replace(
            log, generation=fresh.number, version=log.version + 1,
            registers=_chunks_anew(store, log, registers, links),
            links={purpose: (write_links(store, fresh, told.drop_columns(["old"])),) for purpose, told in links.items()},
            tombstones=seal_bytes(store, fresh, "\n".join(stones).encode()) if stones else "",
            carried=carried_over(store, log, (*links.values(), *_spoken_anew(store, keys, log, fresh))),
        )  # fmt: skip
        write_log(store, told_of(store, keys, after, read_aliases(store, keys, log)))
        tidy(store)
        return Rotated(fresh.number, sum(len(pc.unique(told["pseudonym"])) for told in links.values()))


def _links_anew(links: pa.Table, fresh: Generation, purpose: str) -> pa.Table:
    """The links of a purpose with new pseudonyms, and the old ones beside them."""
    key = purpose_key(fresh.pseudonym, purpose)
    numbers = [
        pseudonym(key, Entity(entity), proved(Entity(entity), told) or "")
        for entity, told in zip(links["entity"].to_pylist(), links["told"].to_pylist(), strict=True)
    ]
    found = pa.table([links["entity"], links["told"], pa.array(numbers, pa.int64())], schema=LINKS)
    return found.append_column("old", links["pseudonym"])


def _spoken_anew(store: Store, keys: Keys, log: Log, fresh: Generation) -> Iterator[pa.Table]:
    """The old and new pseudonyms of codes that changed, purpose by purpose: of some of them no register may have told."""
    codes = sorted({code for one in read_aliases(store, keys, log) for code in (one.old, one.new)})
    for purpose in log.joined:
        both = (purpose_key(one.pseudonym, purpose) for one in (keys.of(log.generation), fresh))
        old, new = ([pseudonym(key, Entity.PERSON, code) for code in codes] for key in both)
        yield pa.table({"old": pa.array(old, pa.int64()), "pseudonym": pa.array(new, pa.int64())})


def _chunks_anew(store: Store, log: Log, registers: Registers, links: dict[str, pa.Table]) -> dict[str, tuple[Loaded, ...]]:
    with rewriting(store) as connection:
        nobody = LINKS.append(pa.field("old", pa.int64())).empty_table()
        for purpose in {registers[id].governance.purpose.id for id in log.registers} | set(links):
            connection.from_arrow(links.get(purpose, nobody)).create_view("told_links", replace=True)
            connection.execute(f"CREATE TEMP TABLE {name(f'map {purpose}')} AS SELECT DISTINCT entity, old, pseudonym FROM told_links")
        return every(log, lambda id, one: _chunk_anew(store, connection, registers[id], one, log.version + 1))


def _chunk_anew(store: Store, connection: Connection, register: Register, one: Loaded, version: int) -> Loaded:
    if not one.chunk:
        return one
    there = columns_of(connection, store, register.id, one).types
    held = [column for column in register.identifiers if column.name in there]
    source, mapped = source_of(store, register.id, one), name(f"map {register.governance.purpose.id}")
    joins = " ".join(
        f"LEFT JOIN {mapped} m{place} ON m{place}.entity = '{column.entity}' AND m{place}.old = told.{name(column.name)}"
        for place, column in enumerate(held)
    )
    lost = " OR ".join(f"(told.{name(column.name)} IS NOT NULL AND m{place}.pseudonym IS NULL)" for place, column in enumerate(held))
    [(missing,)] = connection.execute(f"SELECT count(*) FROM {source} told {joins} WHERE {lost or 'false'}").fetchall()
    if missing:
        raise BrokenStore(f"{missing} rows of register {register.id} have pseudonyms that the vault knows no owner of; restore the vault")
    anew = {column.name: f"m{place}.pseudonym AS {name(column.name)}" for place, column in enumerate(held)}
    chosen = ", ".join(anew.get(column, f"told.{name(column)}") for column in there if column != DIGEST)
    anew_rows = f"SELECT {chosen} FROM {source} told {joins}"
    if not set(register.key) <= set(there):
        return replace(rewrite(connection, store, register.id, one, version, anew_rows), digested="")
    # The digests of keys are of pseudonyms, too.
    digested = f"SELECT *, {digest_of(register)} AS {DIGEST} FROM ({anew_rows}) anew"
    return replace(rewrite(connection, store, register.id, one, version, digested), digested=way_of(connection, register))
