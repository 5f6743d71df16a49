"""The delivery of boundaries: kept like any other, though it has no rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from puntari.define.picture import Geometry
from puntari.flow.maps import GEOJSON, TOPOJSON, read_mesh
from puntari.store.deliveries import DeliveryRecord, KnownBasis, Origin, list_deliveries, put_delivery
from puntari.store.files import exists, read_bytes, sha256
from puntari.store.root import Store
from puntari.words.errors import BrokenFile, NothingFetched

LARGEST = 1 << 26
Fetcher = Callable[[Geometry], tuple[str, bytes]]
Progress = Callable[[str], None]


def gather_geometry(
    store: Store, geometry: Geometry, mirror: Path | None, fetcher: Fetcher | None = None, progress: Progress = lambda told: None
) -> tuple[DeliveryRecord, ...]:
    """Take in the boundaries that the mirror holds, or without any those of the official service.

    Returns what the store holds of them, the newest last, or nothing: then there are tile maps only.
    """
    if mirror is not None and exists(mirror / geometry.mirror.path):
        data = read_bytes(mirror / geometry.mirror.path, LARGEST)
        known = geometry.mirror.known or geometry.mirror.division
        name, division = geometry.mirror.path, geometry.mirror.division
        put_delivery(store, _record(geometry, data, name, division, known, Origin.MIRROR, TOPOJSON), data)
    elif fetcher is not None and geometry.official is not None and not list_deliveries(store, geometry.id):
        _fetched(store, geometry, fetcher, progress)
    return list_deliveries(store, geometry.id)


def _fetched(store: Store, geometry: Geometry, fetcher: Fetcher, progress: Progress) -> None:
    """Keep what the official service gives, if boundaries can be read from it."""
    try:
        name, data = fetcher(geometry)
        if not read_mesh(geometry, data.decode("utf-8", "replace"), name, GEOJSON).rings:
            raise BrokenFile("there is no area in it", name, "see what the service says of the layer")
    except (NothingFetched, BrokenFile) as wrong:
        progress(f"{geometry.id}: the official service gave nothing: {wrong}")
        return
    if geometry.official is not None:
        today = datetime.now(UTC).date()
        put_delivery(store, _record(geometry, data, name, geometry.official.division, today, Origin.OFFICIAL, GEOJSON), data)


def _record(geometry: Geometry, data: bytes, name: str, division: date, known: date, origin: Origin, form: str) -> DeliveryRecord:
    basis = KnownBasis.DECLARED if origin is Origin.MIRROR else KnownBasis.ARRIVAL
    arrived = datetime.now(UTC).isoformat(timespec="seconds")
    days = (known.isoformat(), basis, division.isoformat())
    return DeliveryRecord(geometry.id, sha256(data), name, arrived, origin, *days, geometry.licence.id, form, len(data))
