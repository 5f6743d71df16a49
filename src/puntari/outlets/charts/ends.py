"""Which of several figures is surely the greatest and which the least, where some are known only to lie between bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from puntari.outlets.wording import shown
from puntari.words.cell import Cell, IntervalKind


@dataclass(frozen=True, slots=True)
class Ends:
    """The places of the greatest and of the least figures, several where they share it; empty where an interval leaves it open."""

    most: tuple[int, ...]
    least: tuple[int, ...]


def ends_of(cells: Sequence[Cell], decimals: int) -> Ends:
    """The ends among the cells that have a number or an interval, told apart as they are shown with that many decimals."""
    known = [(place, *_bounds(cell, decimals)) for place, cell in enumerate(cells) if cell.numbered]
    if len(known) < 2:
        return Ends((), ())
    least = _greatest([(place, -high, -low) for place, low, high in known])
    return Ends(_greatest(known), least or _below_all(cells))


def _below_all(cells: Sequence[Cell]) -> tuple[int, ...]:
    """The one that lies below a bound which no other goes under, before any rounding: below 4 is less than 4."""
    lows = {place: -inf if cell.low is None else cell.low for place, cell in enumerate(cells) if cell.numbered and cell.value is None}
    lows |= {place: cell.value for place, cell in enumerate(cells) if cell.value is not None}
    bounds = {place: cells[place].high for place in lows if cells[place].interval is IntervalKind.UPPER_BOUND}
    return tuple(
        place for place, bound in bounds.items()
        if bound is not None and all(low >= bound for other, low in lows.items() if other != place)
    )


def _bounds(cell: Cell, decimals: int) -> tuple[float, float]:
    if cell.value is not None:
        return (float(shown(cell.value, decimals)),) * 2
    least, most = -inf if cell.low is None else cell.low, inf if cell.high is None else cell.high
    return tuple(end if end in (-inf, inf) else float(shown(end, decimals)) for end in (least, most))


def _greatest(known: list[tuple[int, float, float]]) -> tuple[int, ...]:
    """Those that no other can exceed: one alone, or several that are exact and equal."""
    top = max(low for _, low, _ in known)
    reaching = [one for one in known if one[2] >= top]
    if len(reaching) > 1 and any(low != high for _, low, high in reaching):
        return ()
    return tuple(place for place, _, _ in reaching)
