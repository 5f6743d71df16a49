"""Quarantine: rows that broke a contract wait here, are listed, mended and re-entered, and are never lost or silently used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa

from puntari.define.source import Source
from puntari.flow.contract.check import check
from puntari.flow.reading import read_delivery
from puntari.store.deliveries import DeliveryRecord, find_delivery, list_deliveries
from puntari.store.rejects import (
    add_mending,
    add_return,
    deliveries_with_rejects,
    get_mendings,
    get_rejects,
    put_rejects,
    sources_with_rejects,
)
from puntari.store.root import Store
from puntari.words.errors import BadQuestion


@dataclass(frozen=True)
class Reject:
    """One row in quarantine. `column` and `value` are as delivered, `problems` counts all that is wrong, `raw` is the row as JSON."""

    id: str
    source: str
    file: str
    row: int
    column: str
    value: str
    rule: str
    what_to_do: str
    problems: int
    raw: str


@dataclass(frozen=True)
class Retried:
    """What a retry of a source's quarantine brought: rows that are accepted now, and rows that still wait."""

    source: str
    accepted: int
    waiting: int


def keep_rejects(store: Store, record: DeliveryRecord, rejects: pa.Table) -> int:
    """Keep the rejected rows of a delivery's newest reading; return how many of the former ones were accepted, and keep a note of them."""
    former = set(get_rejects(store, record.source, record.sha256)["id"].to_pylist())
    returned = sorted(former - set(rejects["id"].to_pylist()), key=_row_of)
    if returned:
        mended = {mending["row"] for mending in get_mendings(store, record.source, record.sha256)}
        how = {id: "mended by hand" if _row_of(id) in mended else "accepted by the contract of today" for id in returned}
        add_return(store, record.source, record.sha256, {"when": _now(), "rows": how})
    put_rejects(store, record.source, record.sha256, rejects)
    return len(returned)


def list_rejects(store: Store, source: str | None = None) -> Iterator[Reject]:
    """Rows in quarantine, of one source or of all, by source, delivery and row."""
    for one in sources_with_rejects(store):
        if source not in (None, one):
            continue
        for sha in _standing(store, one):
            for told in get_rejects(store, one, sha).to_pylist():
                yield Reject(source=one, **told)


def count_rejects(store: Store, source: str) -> int:
    """How many rows of a source wait in quarantine."""
    return sum(get_rejects(store, source, sha).num_rows for sha in _standing(store, source))


def _standing(store: Store, source: str) -> tuple[str, ...]:
    """Hashes of the deliveries with rejected rows in whose place no other stands."""
    found = ((sha, find_delivery(store, source, sha)) for sha in deliveries_with_rejects(store, source))
    return tuple(sha for sha, record in found if record is None or not record.replaced)


def mend(store: Store, id: str, changes: Mapping[str, str], who: str) -> None:
    """Put cells of a row in quarantine right, by the names that the delivery gives its columns; `retry` then re-enters it.

    The delivery itself stays as it came. Raises BadQuestion for an unknown row or column, or when nobody stands behind the change.
    """
    source, record = _delivery_of(store, id)
    table = read_delivery(store, record)
    known = [column.code for column in table.columns]
    if not who.strip():
        raise BadQuestion(f"row {id} cannot be mended by nobody; say who mends it")
    if not changes:
        raise BadQuestion(f"nothing is changed in row {id}; give a column and its right value")
    for column in changes:
        if column not in known:
            raise BadQuestion(f"row {id} has no column {column!r}; it has {', '.join(known)}")
    if id not in get_rejects(store, source, record.sha256)["id"].to_pylist():
        raise BadQuestion(f"row {id} is not in quarantine; list the quarantine to see what is")
    add_mending(store, source, record.sha256, {"row": _row_of(id), "changes": dict(changes), "who": who.strip(), "when": _now()})


def retry(store: Store, source: Source, records: Iterable[DeliveryRecord] | None = None) -> Retried:
    """Put every delivery with rows in quarantine to the contract again, with what was mended since; figures follow at the next build."""
    waiting = set(_standing(store, source.id))
    accepted = 0
    for record in list_deliveries(store, source.id) if records is None else records:
        if record.sha256 in waiting:
            accepted += keep_rejects(store, record, check(source, read_delivery(store, record), record).rejected)
    return Retried(source.id, accepted, count_rejects(store, source.id))


def _delivery_of(store: Store, id: str) -> tuple[str, DeliveryRecord]:
    parts = id.split(".")
    if len(parts) == 3 and parts[2].isdigit() and parts[0] in sources_with_rejects(store):
        source, short, _ = parts
        for sha in deliveries_with_rejects(store, source):
            if sha.startswith(short) and (record := find_delivery(store, source, sha)):
                return source, record
    raise BadQuestion(f"there is no row {id!r} in quarantine; list the quarantine to see the ids")


def _row_of(id: str) -> int:
    return int(id.rpartition(".")[2])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
