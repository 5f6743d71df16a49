"""Putting a file to the contract of one of the pack's sources, as a delivery is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from puntari.define.find import load_pack
from puntari.define.source import MirrorFile, Source
from puntari.flow.contract import Checked, check
from puntari.flow.readers import recognise
from puntari.flow.reading import table_of
from puntari.store.deliveries import DeliveryRecord, KnownBasis, Origin

PACK = load_pack("employment")
Row = dict[str, object]


def put(source: Source, name: str, data: bytes, division: date, melted: tuple[str, str] | None = None) -> Checked:
    """The contract's verdict on a file of a source."""
    form = recognise(data, name)
    record = DeliveryRecord(
        source.id, "0" * 64, name, "", Origin.HAND, "2026-01-01", KnownBasis.DECLARED, division.isoformat(), "", str(form), len(data)
    )
    return check(source, table_of(data, form, melted=melted), record)


def of_mirror(mirror: Path, source: Source, file: MirrorFile) -> Checked:
    return put(source, file.path, (mirror / file.path).read_bytes(), file.division, file.melted)


def rows(checked: Checked) -> list[Row]:
    return checked.accepted.to_pylist()


def written(source_id: str, text: str, melted: tuple[str, str] | None = None, on: date | None = None) -> Checked:
    """The verdict on a small CSV written in a test, in the division of a day or of the source's newest delivery."""
    source = PACK.sources[source_id]
    return put(source, "written.csv", text.encode(), on or source.mirror[-1].division, melted)
