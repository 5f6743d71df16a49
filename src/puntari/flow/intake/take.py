"""A person delivery taken in: sealed first, then read, judged, made pseudonymous, compared and written; the log changes last, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from puntari.define.governance import Delivers
from puntari.define.register import Register
from puntari.flow.aliases import with_purposes
from puntari.flow.intake.delivered import Form
from puntari.flow.intake.forms import open_form
from puntari.flow.intake.job import Job, loading
from puntari.flow.intake.reading import Unspoken
from puntari.guard.pseudonym import mark
from puntari.store.database import open_table
from puntari.store.delivered import Original, open_original
from puntari.store.keys import Keys, open_keys
from puntari.store.registers import Loaded, Log, read_log, register_lock, tidy, write_log
from puntari.store.root import Store
from puntari.store.vault import open_sealed, sealing
from puntari.words.errors import BrokenFile

SHORT = 12


@dataclass(frozen=True)
class Terms:
    """What is said of a delivery by whoever brings it: since which day it was known (None: today), whether it tells the whole register
    (None: as the contract says), and whether it is synthetic."""

    known: date | None = None
    delivers: Delivers | None = None
    synthetic: bool = False


@dataclass(frozen=True)
class Taken:
    """A person delivery that was taken in; not `new` when the same bytes were there already, so that nothing changed."""

    loaded: Loaded
    new: bool


def take_file(store: Store, register: Register, path: Path, terms: Terms = Terms()) -> Taken:
    """Take in a file as a delivery of a register.

    Raises BrokenFile for one that cannot be read and then changes nothing. No error says what the file is called or holds.
    """
    with Unspoken(), open_original(path) as original:
        return take(store, register, original, terms)


def take_table(store: Store, register: Register, address: str, table: str, terms: Terms = Terms()) -> Taken:
    """Take in a table of the source's own PostgreSQL database as a delivery; the address is not told in any error."""
    with Unspoken(), open_table(address, table or register.id) as original:
        return take(store, register, original, terms)


def take(store: Store, register: Register, original: Original, terms: Terms) -> Taken:
    """Take in the bytes of a delivery, which are sealed as they come."""
    with register_lock(store):
        log = read_log(store)
        arrived = datetime.now(UTC)
        known = terms.known or arrived.date()
        _check_terms(log, register, known, terms.synthetic)
        keys = open_keys(store, make=not log.registers)
        sealed, digest = _seal(store, keys, log, original.chunks())
        told = mark(keys.names, digest)
        earlier = next((one for one in log.of(register.id) if one.mark == told), None)
        if earlier is not None:
            tidy(store)
            return Taken(earlier, new=False)
        _check_order(log, register, known)
        delivered = open_form(lambda: open_sealed(store, keys, sealed), register)
        loaded = Loaded(
            delivery=told[:SHORT],
            seq=len(log.of(register.id)),
            known_from=known.isoformat(),
            arrived=arrived.isoformat(timespec="seconds"),
            format=str(delivered.form),
            delivers=str(terms.delivers or register.governance.delivers),
            synthetic=terms.synthetic,
            rows=0,
            stored=0,
            unchanged=0,
            deleted=0,
            overtaken=0,
            rejected=0,
            erased=0,
            ended=0,
            columns=(),
            chunk="",
            chunk_sha256="",
            ends="",
            sealed=sealed,
            rejects="",
            mended="",
            mark=told,
        )
        path = original.path if delivered.form is Form.PARQUET else None
        with loading(store, path) as connection:
            job = Job(store, register, log, keys, connection)
            finished, links = job.load(delivered, loaded, path)
            original.check_unchanged()
        log = replace(log, links=links).with_register(register.id, (*log.of(register.id), finished))
        write_log(store, with_purposes(store, keys, log))
        # What it was sealed as first still names whoever was erased; its key goes now, not with the next command.
        tidy(store)
        return Taken(finished, new=True)


def _check_terms(log: Log, register: Register, known: date, synthetic: bool) -> None:
    others = {one.synthetic for deliveries in log.registers.values() for one in deliveries}
    if others == {not synthetic}:
        there, here = ("real", "synthetic") if synthetic else ("synthetic", "real")
        raise BrokenFile(
            f"the store holds {there} deliveries and this one is {here}",
            f"register {register.id}",
            "they may never stand together: deliver into another store (PUNTARI_STORE), or say rightly whether it is synthetic",
        )
    if known > datetime.now(UTC).date():
        raise BrokenFile(
            f"the delivery is said to be known since {known}, which has not come yet", f"register {register.id}", "correct the day"
        )


def _check_order(log: Log, register: Register, known: date) -> None:
    last = max((one.known_from for one in log.of(register.id)), default="")
    if known.isoformat() < last:
        raise BrokenFile(
            f"register {register.id} holds a delivery known since {last} and this one is said to be known since {known}",
            "the known day",
            "deliver in the order in which deliveries became known, so that no answer as known on a past day changes",
        )


def _seal(store: Store, keys: Keys, log: Log, chunks: Iterator[bytes]) -> tuple[str, bytes]:
    digest = hashlib.sha256()
    with sealing(store, keys.of(log.generation)) as (name, sealer):
        for chunk in chunks:
            digest.update(chunk)
            sealer.write(chunk)
    return name, digest.digest()
