"""A person delivery taken in: sealed first, then read, judged, made pseudonymous, compared and written; the log changes last, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from puntari.define.governance import Delivers
from puntari.define.register import Register
from puntari.flow.aliases import with_purposes
from puntari.flow.intake.delivered import Form
from puntari.flow.intake.forms import open_form
from puntari.flow.intake.identifiers import Book
from puntari.flow.intake.job import Job, loading
from puntari.flow.intake.reading import Unspoken
from puntari.flow.past import check_unanswered, let_hold
from puntari.guard.pseudonym import mark
from puntari.store.database import open_table
from puntari.store.delivered import Original, open_original
from puntari.store.keys import Keys, open_keys
from puntari.store.registers import Loaded, Log, read_log, register_lock, tidy
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
    with Desk(store, (path,)) as desk:
        return desk.take_file(register, path, terms)


def take_table(store: Store, register: Register, address: str, table: str, terms: Terms = Terms()) -> Taken:
    """Take in a table of the source's own PostgreSQL database as a delivery; the address is not told in any error."""
    with Desk(store) as desk, Unspoken(), open_table(address, table or register.id) as original:
        return desk.take(register, original, terms)


class Desk:
    """Where deliveries are taken in one after the other, by one engine and with the links of pseudonyms unsealed once.

    It holds the registers from its first delivery until it is left; each delivery holds as soon as it is taken in.
    """

    def __init__(self, store: Store, files: Sequence[Path] = ()) -> None:
        """A desk for the files named and for what is no file."""
        self._store, self._files, self._held = store, tuple(files), ExitStack()
        self._log: Log | None = None
        self._book: Book | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *wrong: object) -> None:
        self._held.close()

    def take_file(self, register: Register, path: Path, terms: Terms = Terms()) -> Taken:
        """Take in one of the files that the desk is for; the same errors as those of `take_file`."""
        with Unspoken(), open_original(path) as original:
            return self.take(register, original, terms)

    def take(self, register: Register, original: Original, terms: Terms) -> Taken:
        """Take in the bytes of a delivery, which are sealed as they come."""
        log, arrived = self._opened(), datetime.now(UTC)
        _check_terms(log, register, terms.known or arrived.date(), terms.synthetic)
        keys = open_keys(self._store, make=not log.registers)
        sealed, digest = _seal(self._store, keys, log, original.chunks())
        earlier = _told_before(log.of(register.id), keys, digest)
        if earlier is not None and not _is_told_anew(log.of(register.id), earlier, terms):
            tidy(self._store)
            return Taken(earlier, new=False)
        told = mark(keys.names, digest) if earlier is None else _mark_again(keys, digest, len(log.of(register.id)))
        begun = _begun(log, register, terms, arrived, sealed, told)
        _check_order(log, register, begun.known_from)
        check_unanswered(self._store, begun.known_from, f"register {register.id}")
        delivered = open_form(lambda: open_sealed(self._store, keys, sealed), register)
        path = original.path if delivered.form is Form.PARQUET else None
        book = self._links()
        with closing(book.connection.cursor()) as connection:
            job = Job(self._store, register, log, keys, connection, book)
            finished, links = job.load(delivered, replace(begun, format=str(delivered.form)), path)
            original.check_unchanged()
        log = replace(log, links=links).with_register(register.id, (*log.of(register.id), finished))
        log = with_purposes(self._store, keys, log)
        let_hold(self._store, log, finished.known_from, f"register {register.id}")
        self._log = log
        if finished.sealed != sealed:
            # What it was sealed as first still names whoever was erased; its key goes now, not with the next command.
            tidy(self._store)
        return Taken(finished, new=True)

    def _opened(self) -> Log:
        if self._log is None:
            self._held.enter_context(register_lock(self._store))
            self._log = read_log(self._store)
        return self._log

    def _links(self) -> Book:
        if self._book is None:
            self._book = Book(self._store, self._held.enter_context(loading(self._store, self._files)))
        return self._book


def _told_before(deliveries: Sequence[Loaded], keys: Keys, digest: bytes) -> Loaded | None:
    """The last delivery that held the same bytes."""
    first = mark(keys.names, digest)
    return next((one for one in reversed(deliveries) if one.mark in (first, _mark_again(keys, digest, one.seq))), None)


def _mark_again(keys: Keys, digest: bytes, seq: int) -> str:
    """The mark of bytes that came before, in the delivery at a place in the order."""
    return mark(keys.names, digest + str(seq).encode())


def _is_told_anew(deliveries: Sequence[Loaded], earlier: Loaded, terms: Terms) -> bool:
    """Whether bytes that came before tell something new: a later day is said for them, and others were told in between, so that what was
    so, and then was not, is so again. Without a day it is the old file by mistake, more likely."""
    return earlier is not deliveries[-1] and terms.known is not None and terms.known.isoformat() > earlier.known_from


def _begun(log: Log, register: Register, terms: Terms, arrived: datetime, sealed: str, told: str) -> Loaded:
    """What is known of a delivery before it is read."""
    return Loaded(
        delivery=told[:SHORT],
        seq=len(log.of(register.id)),
        known_from=(terms.known or arrived.date()).isoformat(),
        arrived=arrived.isoformat(timespec="seconds"),
        format="",
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


def _check_order(log: Log, register: Register, known: str) -> None:
    last = max((one.known_from for one in log.of(register.id)), default="")
    if known < last:
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
