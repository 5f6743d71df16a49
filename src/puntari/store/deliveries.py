"""Deliveries as they came: raw bytes named by their hash, each with a record of where it came from and what it is worth."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from puntari.store.files import exists, names_in, read_bytes, read_json, sha256, write_atomic, write_json
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

SHORT = 12
"""Digits of a delivery's hash by which rows name it."""


class Origin(StrEnum):
    """Where a delivery came from."""

    MIRROR = "mirror"
    OFFICIAL = "official"
    PACK = "pack"
    STAND_IN = "stand_in"
    HAND = "hand"


class KnownBasis(StrEnum):
    """How the day is known since which a delivery's figures were known: told by the file, declared by the pack, the last day of the
    last period it holds, or the day it arrived, where no row of it was accepted or it follows what was known already."""

    SOURCE = "source"
    DECLARED = "declared"
    PERIOD_END = "period_end"
    ARRIVAL = "arrival"


@dataclass(frozen=True)
class DeliveryRecord:
    """What is known of one delivery. Days are ISO dates, `arrived` is a UTC time; `division` is empty where places have none.

    `melted` names the columns of measure name and value of a long table, `member` the sheet or data set that was taken. `replaced`
    says that it is a table of the pack in which another stands now: no build uses it.
    """

    source: str
    sha256: str
    name: str
    arrived: str
    origin: Origin
    known: str
    known_basis: KnownBasis
    division: str
    licence: str
    format: str
    bytes: int
    synthetic: bool = False
    melted: tuple[str, str] | None = None
    member: str = ""
    replaced: bool = False

    @property
    def short(self) -> str:
        """The first SHORT digits of the hash."""
        return self.sha256[:SHORT]


def put_delivery(store: Store, record: DeliveryRecord, data: bytes) -> DeliveryRecord:
    """Keep a delivery and its record, and return the record that holds.

    The same bytes twice change nothing; what a pack declares otherwise than before is put right, the arrival stays the first.
    """
    if sha256(data) != record.sha256:
        raise BrokenStore(f"{record.name} of {record.source} does not have the hash {record.short} of its record; deliver it again")
    earlier = find_delivery(store, record.source, record.sha256)
    if earlier is not None:
        record = replace(record, arrived=earlier.arrived, origin=earlier.origin, name=earlier.name)
        if record == earlier:
            return earlier
    else:
        # The bytes first: a record is never there without what it speaks of.
        write_atomic(_bytes_path(store, record.source, record.sha256), data)
    write_json(_record_path(store, record.source, record.sha256), asdict(record))
    return record


def put_standing(store: Store, record: DeliveryRecord, replaced: bool) -> None:
    """Say of a delivery whether another stands in its place now; nothing is written where that is said already."""
    if record.replaced != replaced:
        write_json(_record_path(store, record.source, record.sha256), asdict(replace(record, replaced=replaced)))


def find_delivery(store: Store, source: str, sha: str) -> DeliveryRecord | None:
    """The record of a delivery with that whole hash; None where there is none."""
    path = _record_path(store, source, sha)
    return _record(path) if exists(path) else None


def list_deliveries(store: Store, source: str) -> tuple[DeliveryRecord, ...]:
    """Records of all deliveries of a source in the order in which they became known, then arrived."""
    folder = store.deliveries / source
    records = (_record(folder / name) for name in names_in(folder, ".json"))
    return tuple(sorted(records, key=order))


def order(record: DeliveryRecord) -> tuple[str, str, str]:
    """What puts deliveries in the order in which they became known, then arrived."""
    return record.known, record.arrived, record.sha256


def get_delivery(store: Store, record: DeliveryRecord) -> bytes:
    """The bytes of a delivery; raises BrokenStore where they are gone or no longer what came."""
    path = _bytes_path(store, record.source, record.sha256)
    data = read_bytes(path, limit=max(record.bytes, 1))
    if sha256(data) != record.sha256:
        raise BrokenStore(f"{path} is no longer what was delivered as {record.name}; put it back from a backup or deliver it again")
    return data


def usable(records: tuple[DeliveryRecord, ...]) -> tuple[DeliveryRecord, ...]:
    """The records that a build uses: none that another replaced, and a synthetic stand-in only where there is nothing real."""
    standing = tuple(record for record in records if not record.replaced)
    return tuple(record for record in standing if not record.synthetic) or standing


def _bytes_path(store: Store, source: str, sha: str) -> Path:
    return store.deliveries / source / sha


def _record_path(store: Store, source: str, sha: str) -> Path:
    return store.deliveries / source / f"{sha}.json"


def _record(path: Path) -> DeliveryRecord:
    told = read_json(path)
    try:
        melted = told.pop("melted", None)
        pair = (str(melted[0]), str(melted[1])) if isinstance(melted, list) else None
        origin, basis = Origin(str(told.pop("origin"))), KnownBasis(str(told.pop("known_basis")))
        return DeliveryRecord(**told, origin=origin, known_basis=basis, melted=pair)
    except (TypeError, ValueError, KeyError, IndexError) as wrong:
        raise BrokenStore(f"{path} is no record of a delivery: {wrong}; take it away and deliver the file again") from wrong
