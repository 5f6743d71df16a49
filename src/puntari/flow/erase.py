"""Erasing one person on order from the registers, the quarantine and the sealed deliveries; it is on record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.register import Entity, Register
from puntari.flow.aliases import codes_of, without
from puntari.flow.carry import without_units
from puntari.flow.intake.delivered import ROW, Delivered, Notes, wanted
from puntari.flow.intake.forms import open_form
from puntari.flow.intake.identifiers import LINKS, read_links, read_tombstones, write_links
from puntari.flow.intake.reading import Unspoken
from puntari.flow.intake.rejects import UNREADABLE, seal_rejects, unseal_rejects
from puntari.flow.intake.reseal import reseal
from puntari.flow.rewrite import columns_of, every, rewrite, rewriting, source_of
from puntari.guard.pseudonym import proved, pseudonym, purpose_key, tombstone
from puntari.store.engine import Connection, name
from puntari.store.keys import Generation, Keys, open_keys
from puntari.store.registers import Erasure, Loaded, Log, read_log, register_lock, tidy, write_log
from puntari.store.root import Store
from puntari.store.vault import open_sealed, read_sealed, seal_bytes
from puntari.words.errors import BadQuestion
from puntari.words.identifier import LOOKS_LIKE_ONE

MARK = 12
"""Digits of a tombstone by which an erasure is spoken of."""
DASHES, BLANK = "[-\u2010-\u2015\u2212]", "[ \u00a0]?"
Registers = Mapping[str, Register]
RawChange = Callable[[int, str], str | None]
Counted = dict[str, int]


@dataclass(frozen=True)
class Erasing:
    """An erasure under way: the store with its log and keys, the contracts, and the version that its files get."""

    store: Store
    log: Log
    keys: Keys
    registers: Registers

    @property
    def generation(self) -> Generation:
        """The keys that hold."""
        return self.keys.of(self.log.generation)

    @property
    def version(self) -> int:
        """The version of the log when the erasure holds."""
        return self.log.version + 1


def check_order(order: str) -> None:
    """Raise BadQuestion for an order that is none or holds an identity code."""
    if not order.strip() or LOOKS_LIKE_ONE.search(order):
        raise BadQuestion("an erasure rests on an order: give its number or reference (--order), without any identity code in it")


def tombstone_id(store: Store, told: str) -> str:
    """The short name of a person's tombstone, for the trail; raises BadQuestion for what is no personal identity code."""
    log = read_log(store)
    return tombstone(open_keys(store).chain, log.generation, Entity.PERSON, _person(told))[:MARK]


def erase_person(store: Store, registers: Registers, told: str, order: str, unseen: bool = False) -> Erasure:
    """Erase whoever has the personal identity code, under all codes of his, everywhere and for every purpose, and refuse him in every
    later delivery.

    A code that stands nowhere raises BadQuestion unless it may be `unseen`: nobody could take back that a stranger is refused. Aggregates
    that were released stay. A kill at any moment leaves everything as it was, or erased. No error repeats what was told.
    """
    check_order(order)
    with Unspoken(), register_lock(store):
        person = _person(told)
        job = begun(store, registers)
        codes = codes_of(store, job.keys, job.log, person)
        links, writings, numbers = _links_without(job, codes)
        found = re.compile("|".join(map(_written, sorted(writings))), re.IGNORECASE)
        counted: Counted = {}
        with rewriting(store) as connection:
            after = every(job.log, lambda register, one: _without_person(job, connection, register, one, numbers, found, counted))
            after = recounted(job, connection, after)
        stones, earlier = {_stone(job, code) for code in codes}, read_tombstones(store, job.keys, job.log)
        if not (unseen or stones <= earlier or len(codes) > 1 or links != dict(job.log.links) or after != dict(job.log.registers)):
            raise BadQuestion(_stranger(job))
        sealed = seal_bytes(store, job.generation, "\n".join(sorted(earlier | stones)).encode())
        kept = replace(job.log, registers=after, links=links, tombstones=sealed, carried=without_units(store, job.log, numbers))
        log = without(store, job.keys, kept, codes)
        return commit(job, log, order, sum(counted.values()), 1)


def _written(code: str) -> str:
    """The pattern of a code in texts: somebody may set blanks about its sign, or another dash."""
    if not re.fullmatch(r"\d{6}\D[0-9A-Z]{4}", code):
        return re.escape(code)
    sign = DASHES if code[6] == "-" else re.escape(code[6])
    return f"{code[:6]}{BLANK}{sign}{BLANK}{code[7:]}"


def _stone(job: Erasing, code: str) -> str:
    return tombstone(job.keys.chain, job.log.generation, Entity.PERSON, code)


def _stranger(job: Erasing) -> str:
    looked = ", ".join(_looked(job)) or "nothing, as no register holds any row"
    return (
        f"the code stands nowhere, looked for in: {looked}; nothing was changed. See that it is not mistyped. If it is right, "
        "say so (--unseen): then later deliveries refuse rows of the code, and nobody can take that back"
    )


def _looked(job: Erasing) -> tuple[str, ...]:
    """The registers that hold anything."""
    return tuple(sorted(register for register, deliveries in job.log.registers.items() if deliveries))


def begun(store: Store, registers: Registers) -> Erasing:
    """An erasure over all registers that hold anything; one that no pack has could not be looked through."""
    log = read_log(store)
    unknown = sorted(set(log.registers) - set(registers))
    if unknown:
        raise BadQuestion(f"the store holds registers that no installed pack has: {', '.join(unknown)}; install their pack, then erase")
    return Erasing(store, log, open_keys(store), registers)


def commit(job: Erasing, log: Log, order: str, rows: int, persons: int, day: date | None = None) -> Erasure:
    """Let the erasure hold: from here on nothing names what was erased, and `tidy` shreds it."""
    told = (day or datetime.now(UTC).date()).isoformat()
    done = Erasure(len(job.log.erasures) + 1, told, order.strip(), rows, persons, _looked(job))
    write_log(job.store, replace(log, version=job.version, erasures=(*job.log.erasures, done)))
    tidy(job.store)
    return done


def _person(told: str) -> str:
    person = proved(Entity.PERSON, told)
    if person is None:
        raise BadQuestion("that is no personal identity code (its form, date or check character is wrong); nothing was changed")
    return person


def _links_without(job: Erasing, codes: frozenset[str]) -> tuple[dict[str, tuple[str, ...]], frozenset[str], frozenset[int]]:
    """The links of every purpose without the person, and how deliveries wrote him and which pseudonyms he had."""
    kept, writings, numbers = {}, set(codes), set()
    for purpose, sealed in job.log.links.items():
        links, key = read_links(job.store, job.keys, sealed), purpose_key(job.generation.pseudonym, purpose)
        mine = [pseudonym(key, Entity.PERSON, code) for code in codes]
        numbers |= set(mine)
        his = pc.and_(pc.is_in(links["pseudonym"], pa.array(mine, pa.int64())), pc.equal(links["entity"], str(Entity.PERSON)))
        writings |= set(links.filter(his)["told"].to_pylist())
        left = links.filter(pc.invert(his))
        kept[purpose] = sealed if left.num_rows == links.num_rows else relinked(job, left)
    return kept, frozenset(writings), frozenset(numbers)


def relinked(job: Erasing, links: pa.Table) -> tuple[str, ...]:
    """The names of links sealed anew; none where there are none."""
    return (write_links(job.store, job.generation, links.cast(LINKS)),) if links.num_rows else ()


def _without_person(
    job: Erasing, connection: Connection, register: str, one: Loaded, numbers: frozenset[int], found: re.Pattern[str], counted: Counted
) -> Loaded:
    owner = _owners(job.registers[register])
    one = _chunk_without(job, connection, register, one, numbers, counted)
    one = rejects_without(job, one, lambda row, raw: _raw_without(raw, found, owner), counted)
    if one.mended:
        told = json.loads(read_sealed(job.store, job.keys, one.mended))
        mendings = [mending for mending in told if not found.search(json.dumps(mending, ensure_ascii=False))]
        one = replace(one, mended=seal_bytes(job.store, job.generation, json.dumps(mendings, ensure_ascii=False).encode()))
    return _sealed_without(job, register, one, found)


def _chunk_without(
    job: Erasing, connection: Connection, register: str, one: Loaded, numbers: frozenset[int], counted: Counted
) -> Loaded:
    """A delivery whose chunk has no row of the person; where somebody else's row only speaks of him, it speaks of nobody."""
    if not one.chunk:
        return one
    columns = columns_of(connection, job.store, register, one).whole
    spare = {column.name for column in job.registers[register].identifiers if column.optional}
    listed = ", ".join(map(str, sorted(numbers)))
    owns = " OR ".join(f"{name(column)} IN ({listed})" for column in columns if column not in spare) or "false"
    names_him = " OR ".join(f"{name(column)} IN ({listed})" for column in columns) or "false"
    source = source_of(job.store, register, one)
    [(met, his)] = connection.execute(
        f"SELECT count(*) FILTER ({names_him}), count(*) FILTER (coalesce({owns}, false)) FROM {source}"
    ).fetchall()
    if not met:
        return one
    blank = ", ".join(f"CASE WHEN {name(c)} IN ({listed}) THEN NULL ELSE {name(c)} END AS {name(c)}" for c in columns if c in spare)
    chosen = f"* REPLACE ({blank})" if blank else "*"
    counted[one.delivery] = counted.get(one.delivery, 0) + his
    written = rewrite(connection, job.store, register, one, job.version, f"SELECT {chosen} FROM {source} WHERE NOT coalesce({owns}, false)")
    return replace(written, stored=one.stored - his, erased=one.erased + his)


def recounted(job: Erasing, connection: Connection, after: Mapping[str, tuple[Loaded, ...]]) -> dict[str, tuple[Loaded, ...]]:
    """The deliveries with only those rows counted as ended that are still there; so stored less ended stays what is known today."""
    changed = {register for register, deliveries in after.items() if deliveries != job.log.of(register)}
    return {
        register: tuple(_ended_of(job, connection, register, one, deliveries) for one in deliveries) if register in changed else deliveries
        for register, deliveries in after.items()
    }


def _ended_of(job: Erasing, connection: Connection, register: str, one: Loaded, deliveries: tuple[Loaded, ...]) -> Loaded:
    chunks = [source_of(job.store, register, other) for other in deliveries if other.chunk]
    if not one.ends or not chunks:
        return replace(one, ended=0)
    kept = " UNION ALL ".join(f"SELECT _delivery, {ROW} FROM {chunk}" for chunk in chunks)
    ends = source_of(job.store, register, replace(one, chunk=one.ends))
    [(ended,)] = connection.execute(f"SELECT count(*) FROM {ends} SEMI JOIN ({kept}) USING (_delivery, {ROW})").fetchall()
    return replace(one, ended=ended)


def _owners(contract: Register) -> frozenset[str]:
    """What deliveries may call, in small letters, the columns that say whose a row is."""
    whose = {column.name for column in contract.identifiers if column.entity is Entity.PERSON and not column.optional}
    return frozenset(called for called, column in wanted(contract).items() if column in whose)


def _raw_without(raw: str, found: re.Pattern[str], owner: frozenset[str]) -> str | None:
    """A quarantined row without the person: None where it is his, else without his identity code in its texts."""
    if not found.search(raw):
        return raw
    cells = json.loads(raw)
    his = any(cell and name.strip().casefold() in owner and found.fullmatch(cell.strip()) for name, cell in cells.items())
    if his or UNREADABLE in cells:
        return None
    return json.dumps({found.sub("", name): found.sub("", cell) if cell else cell for name, cell in cells.items()}, ensure_ascii=False)


def rejects_without(job: Erasing, one: Loaded, change: RawChange, counted: Counted) -> Loaded:
    """A delivery whose quarantined rows are what `change` makes of each (its number and raw text); None takes the row away."""
    if not one.rejects:
        return one
    rejects = unseal_rejects(job.store, job.keys, one.rejects)
    raws = [change(row, raw) for row, raw in zip(rejects[ROW].to_pylist(), rejects["raw"].to_pylist(), strict=True)]
    if raws == rejects["raw"].to_pylist():
        return one
    gone = sum(raw is None for raw in raws)
    changed = rejects.set_column(rejects.schema.get_field_index("raw"), "raw", pa.array(raws, pa.string()))
    sealed = seal_rejects(job.store, job.generation, changed.filter(pc.is_valid(changed["raw"])))
    counted[one.delivery] = counted.get(one.delivery, 0) + gone
    return replace(one, rejects=sealed, rejected=one.rejected - gone, erased=one.erased + gone)


def _sealed_without(job: Erasing, register: str, one: Loaded, found: re.Pattern[str]) -> Loaded:
    """A delivery whose sealed bytes hold nothing of the person: written anew, if they did, without his rows and without his code."""
    contract = job.registers[register]
    if not one.sealed:
        return one
    delivered, notes, pattern = opened(job, contract, one), Notes(), found.pattern
    met = [True for batch in delivered.batches(notes) if _holds(batch, pattern)]
    if not met and not any(found.search(text) for text in (*delivered.names, *(bad.text for bad in notes.unreadable))):
        return one

    owner = _owners(contract)
    whose = [place for place, name in enumerate(delivered.names) if name.strip().casefold() in owner]

    def change(batch: pa.RecordBatch) -> pa.RecordBatch:
        his = pa.array(np.zeros(batch.num_rows, dtype=bool))
        for place in whose:
            mine = pc.match_substring_regex(batch.column(place), rf"^\s*(?:{pattern})\s*$", ignore_case=True)
            his = pc.or_(his, pc.fill_null(mine, False))
        clean = [pc.replace_substring_regex(cell, f"(?i)(?:{pattern})", "") for cell in batch.columns[:-1]]
        return pa.record_batch([*clean, batch.column(ROW)], names=batch.schema.names).filter(pc.invert(his))

    return replace(one, sealed=reseal(job.store, job.generation, delivered, change, lambda name: found.sub("", name)))


def _holds(batch: pa.RecordBatch, pattern: str) -> bool:
    return any(pc.any(pc.match_substring_regex(cell, pattern, ignore_case=True)).as_py() for cell in batch.columns[:-1])


def opened(job: Erasing, contract: Register, one: Loaded) -> Delivered:
    """A sealed delivery to be read."""
    return open_form(lambda: open_sealed(job.store, job.keys, one.sealed), contract)
