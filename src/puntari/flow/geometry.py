"""The delivery of boundaries: kept like any other, though it has no rows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from puntari.define.picture import Geometry
from puntari.store.deliveries import DeliveryRecord, KnownBasis, Origin, list_deliveries, put_delivery
from puntari.store.files import exists, read_bytes, sha256
from puntari.store.root import Store

LARGEST = 1 << 26


def gather_geometry(store: Store, geometry: Geometry, mirror: Path | None) -> tuple[DeliveryRecord, ...]:
    """Take in the boundaries that the mirror holds; returns what the store holds of them, the newest last, or nothing."""
    if mirror is not None and exists(mirror / geometry.mirror.path):
        data = read_bytes(mirror / geometry.mirror.path, LARGEST)
        put_delivery(store, _record(geometry, data), data)
    return list_deliveries(store, geometry.id)


def _record(geometry: Geometry, data: bytes) -> DeliveryRecord:
    division = geometry.mirror.division.isoformat()
    known = (geometry.mirror.known or geometry.mirror.division).isoformat()
    return DeliveryRecord(
        geometry.id, sha256(data), geometry.mirror.path, datetime.now(UTC).isoformat(timespec="seconds"), Origin.MIRROR,
        known, KnownBasis.DECLARED, division, geometry.licence.id, "topojson", len(data),
    )
