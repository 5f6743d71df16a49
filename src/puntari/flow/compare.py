"""Where a figure stands against a peer's: below, within or above the peer's range, and how far from the peer's own figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.cell import Cell, IntervalKind


class Stand(StrEnum):
    """The place of a figure against a peer's range, or against the peer's figure where no range is known."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    LOWER = "lower"
    EQUAL = "equal"
    HIGHER = "higher"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Position:
    """How an own figure stands against one peer: the place, and the gap in per cent of the peer's figure (positive: own is greater)."""

    stand: Stand
    gap_percent: float | None = None


def position(own: Cell, peer: Cell) -> Position:
    """The position of an exact figure against a peer's; unknown where either side has nothing to hold it against."""
    if own.value is None:
        return Position(Stand.UNKNOWN)
    gap = (own.value - peer.value) / peer.value * 100 if peer.value else None
    if peer.interval is IntervalKind.PEERS and peer.low is not None and peer.high is not None:
        stand = Stand.BELOW if own.value < peer.low else Stand.ABOVE if own.value > peer.high else Stand.WITHIN
        return Position(stand, gap)
    if peer.value is None:
        return Position(Stand.UNKNOWN)
    stand = Stand.EQUAL if own.value == peer.value else Stand.LOWER if own.value < peer.value else Stand.HIGHER
    return Position(stand, gap)
