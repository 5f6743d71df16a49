"""Whether a source's newest delivery is as recent as its contract asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from puntari.define.source import Source
from puntari.store.deliveries import DeliveryRecord


@dataclass(frozen=True)
class Freshness:
    """The day of the newest known figures of a source, its age in days, and whether that is within the contract; all None without any."""

    known: date | None
    age_days: int | None
    fresh: bool | None


def freshness(source: Source, records: tuple[DeliveryRecord, ...], today: date) -> Freshness:
    """How old the newest of a source's deliveries is."""
    if not records:
        return Freshness(None, None, None)
    known = max(date.fromisoformat(record.known) for record in records)
    age = (today - known).days
    return Freshness(known, age, age <= source.fresh_days)
