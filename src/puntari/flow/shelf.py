"""Deliveries that were just put to their contract, kept in memory so that a build does not read and check them again."""

from __future__ import annotations

from puntari.flow.contract.check import Checked
from puntari.store.deliveries import DeliveryRecord

MOST_BYTES = 256 << 20


class Shelf:
    """Checked deliveries by their record, each taken once; one that there is no room for is not kept and will be read again.

    A process that dies loses nothing with it: the deliveries themselves are in the store before they are put here.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._used = most_bytes, 0
        self._kept: dict[DeliveryRecord, Checked] = {}

    def put(self, record: DeliveryRecord, checked: Checked) -> None:
        """Keep what a delivery said, if there is room."""
        size = _bytes(checked)
        if self._used + size <= self._most:
            self._kept[record] = checked
            self._used += size

    def take(self, record: DeliveryRecord) -> Checked | None:
        """What the delivery of exactly that record said, which makes room for others; None where it is not here."""
        checked = self._kept.pop(record, None)
        if checked is not None:
            self._used -= _bytes(checked)
        return checked


def _bytes(checked: Checked) -> int:
    return checked.accepted.nbytes + checked.rejected.nbytes + checked.quarantined.nbytes
