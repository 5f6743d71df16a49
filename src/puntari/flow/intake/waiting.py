"""Rows of person deliveries in quarantine: told of without what they hold, mended under seal, and put to their contract again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pyarrow as pa

from puntari.define.register import Register
from puntari.flow.aliases import with_purposes
from puntari.flow.intake.compare import Again
from puntari.flow.intake.delivered import GONE, ROW, TEXT, Delivered, Form, Notes, wanted
from puntari.flow.intake.identifiers import Book
from puntari.flow.intake.job import Job, loading
from puntari.flow.intake.reading import Unspoken
from puntari.flow.intake.rejects import UNREADABLE, unseal_rejects
from puntari.flow.past import let_hold
from puntari.guard.pseudonym import mark
from puntari.store.keys import Keys, open_keys
from puntari.store.registers import Loaded, Log, read_log, register_lock, tidy, write_log
from puntari.store.root import Store
from puntari.store.vault import read_sealed, seal_bytes
from puntari.words.errors import BadQuestion

SHORT = 12


@dataclass(frozen=True)
class Waiting:
    """A row of a person register in quarantine; what it holds stays sealed."""

    id: str
    register: str
    delivery: str
    row: int
    column: str
    rule: str
    what_to_do: str
    problems: int


@dataclass(frozen=True)
class Returned:
    """What a retry of a register's quarantine brought: rows that are accepted now, and rows that still wait."""

    register: str
    accepted: int
    waiting: int


def list_waiting(store: Store, register: str) -> Iterator[Waiting]:
    """Rows of a register in quarantine, by delivery and row, without any cell of theirs."""
    deliveries = [one for one in read_log(store).of(register) if one.rejects]
    keys = open_keys(store) if deliveries else None
    for one in deliveries:
        for told in unseal_rejects(store, keys, one.rejects).drop_columns(["raw"]).to_pylist():
            row = told.pop(ROW)
            yield Waiting(f"{register}.{one.delivery}.{row}", register, one.delivery, row, **told)


def mend(store: Store, register: Register, id: str, changes: Mapping[str, str], who: str) -> None:
    """Put cells of a row in quarantine right, by the names of the delivery or of the contract; a retry re-enters it.

    Raises BadQuestion for an unknown row or column, or when nobody stands behind the change; no error repeats what was given.
    """
    with Unspoken(), register_lock(store):
        log, keys = read_log(store), open_keys(store)
        one, raw = _row_of(store, keys, log, register, id)
        if not who.strip() or not changes:
            raise BadQuestion(f"row {id} is mended by somebody, in a column at least; say who mends it, which column and its right value")
        told = {_column(register, raw, id, column): value for column, value in changes.items()}
        mendings = [*_mendings(store, keys, one), {ROW: _number(id), "changes": told, "who": who.strip(), "when": _now().isoformat()}]
        sealed = seal_bytes(store, keys.of(log.generation), json.dumps(mendings, ensure_ascii=False).encode())
        _put(store, log, register, replace(one, mended=sealed))
        tidy(store)


def retry(store: Store, register: Register) -> Returned:
    """Put every row in quarantine to the contract again, with what was mended since. Rows that it takes now are known from today on."""
    accepted = 0
    with Unspoken(), register_lock(store):
        for delivery in [one.delivery for one in read_log(store).of(register.id) if one.rejects]:
            accepted += _retry_one(store, register, delivery)
            tidy(store)
        waiting = sum(one.rejected for one in read_log(store).of(register.id))
    return Returned(register.id, accepted, waiting)


def _retry_one(store: Store, register: Register, delivery: str) -> int:
    log, keys = read_log(store), open_keys(store)
    first = next(one for one in log.of(register.id) if one.delivery == delivery)
    rejects = _mended(store, keys, first)
    if all(UNREADABLE in raw for _, raw in rejects):
        return 0
    delivered, digest = _as_delivered(rejects)
    known = max(_now().date().isoformat(), *(one.known_from for one in log.of(register.id)))
    told = mark(keys.names, digest + first.mark.encode())
    fresh = replace(
        first,
        delivery=told[:SHORT],
        mark=told,
        seq=len(log.of(register.id)),
        known_from=known,
        arrived=_now().isoformat(timespec="seconds"),
        delivers="delta",
        sealed="",
        rejects="",
        mended="",
        ends="",
        chunk="",
        chunk_sha256="",
        retries=first.delivery,
        returned=0,
    )
    wholly = any(one.seq > first.seq and one.delivers == "full" and not one.retries for one in log.of(register.id))
    with loading(store) as connection:
        job = Job(store, register, log, keys, connection, Book(store, connection))
        finished, links = job.load(delivered, fresh, again=Again(first.seq, wholly))
    back = finished.rows - finished.rejected
    if not back:
        return 0
    left = replace(first, rejected=finished.rejected, returned=first.returned + back, rejects=finished.rejects, mended="")
    finished = replace(finished, rows=back, rejected=0, rejects="", sealed="")
    deliveries = tuple(left if one.delivery == delivery else one for one in log.of(register.id))
    log = replace(log, links=links).with_register(register.id, (*deliveries, finished))
    let_hold(store, with_purposes(store, keys, log), finished.known_from, f"register {register.id}")
    return finished.accepted


def _mended(store: Store, keys: Keys, one: Loaded) -> list[tuple[int, dict[str, str | None]]]:
    """The rows in quarantine of a delivery, with what was mended."""
    rows = {told[ROW]: json.loads(told["raw"]) for told in unseal_rejects(store, keys, one.rejects).to_pylist()}
    for mending in _mendings(store, keys, one):
        raw = rows.get(mending[ROW])
        if raw is not None:
            raw.pop(UNREADABLE, None)
            raw.update(mending["changes"])
    return sorted(rows.items())


def _as_delivered(rows: list[tuple[int, dict[str, str | None]]]) -> tuple[Delivered, bytes]:
    """Rows in quarantine as a delivery of text, and the digest of what they hold; what nobody could take apart is still that."""
    readable = [(number, raw) for number, raw in rows if UNREADABLE not in raw]
    names = tuple(dict.fromkeys(name for _, raw in readable for name in raw))
    digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).digest()

    def batches(notes: Notes) -> Iterator[pa.RecordBatch]:
        notes.rows = len(rows)
        for number, raw in rows:
            if UNREADABLE in raw:
                notes.broken(
                    number, str(raw[UNREADABLE]), "unreadable_row", "give every cell that the contract needs; the rest stays empty"
                )
        cells = [pa.array([raw.get(name) for _, raw in readable], pa.string()) for name in names]
        numbers = pa.array([number for number, _ in readable], pa.int64())
        yield pa.record_batch([*cells, numbers], names=[*(f"c{place}" for place in range(len(names))), ROW])

    return Delivered(Form.JSON, names, (TEXT,) * len(names), batches), digest


def _row_of(store: Store, keys: Keys, log: Log, register: Register, id: str) -> tuple[Loaded, Mapping[str, str | None]]:
    parts = id.split(".")
    for one in log.of(register.id):
        if len(parts) == 3 and parts[1] == one.delivery and parts[2].isdigit():
            for told in unseal_rejects(store, keys, one.rejects).to_pylist():
                if told[ROW] == int(parts[2]):
                    return one, json.loads(told["raw"])
    raise BadQuestion(f"there is no such row in the quarantine of register {register.id}; list the quarantine to see the ids")


def _column(register: Register, raw: Mapping[str, str | None], id: str, given: str) -> str:
    """The delivered name of the column that is meant: called so by the delivery, or by the contract."""
    plain = given.strip().casefold()
    for name in raw:
        if name.strip().casefold() == plain and name != UNREADABLE:
            return name
    called = wanted(register)
    meant = called.get(plain, plain)
    for column in register.columns:
        if column.name == meant:
            return next((name for name in raw if called.get(name.strip().casefold()) == meant), column.called[0])
    known = ", ".join(column.name for column in register.columns)
    raise BadQuestion(f"row {id} has no column of that name; it has those of the delivery and of the contract: {known}, {GONE[0]}")


def _mendings(store: Store, keys: Keys, one: Loaded) -> list[dict[str, object]]:
    return json.loads(read_sealed(store, keys, one.mended)) if one.mended else []


def _put(store: Store, log: Log, register: Register, changed: Loaded) -> None:
    deliveries = tuple(changed if one.delivery == changed.delivery else one for one in log.of(register.id))
    write_log(store, log.with_register(register.id, deliveries))


def _number(id: str) -> int:
    return int(id.rpartition(".")[2])


def _now() -> datetime:
    return datetime.now(UTC)
