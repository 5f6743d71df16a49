"""Readings of an indicator by area and period, for what is made of several figures: numbers, and intervals with two ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.flow.figures.compute import compute
from puntari.flow.warehouse import Warehouse
from puntari.words.cell import Status
from puntari.words.period import Period

TOLD = {Status.OK, Status.PUBLISHED, Status.INTERVAL}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a period with the bounds that it lies in; an exact one lies between itself and itself."""

    period: Period
    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


Series = Mapping[str, Mapping[Period, Reading]]
"""Readings by area and period."""


def readings(warehouse: Warehouse, pack: Pack, id: str, level: str, every: bool = True) -> Series:
    """Readings of an indicator at a level, of every period or of the newest alone."""
    cells = compute(warehouse, pack, Question(pack.id, (id,), by=(level,), every_period=every), frozenset())
    found: dict[str, dict[Period, Reading]] = {}
    for row in cells.table.select(["area", "period", "value", "low", "high", "status"]).to_pylist():
        low, high = (row["value"], row["value"]) if row["value"] is not None else (row["low"], row["high"])
        if Status(row["status"]) in TOLD and low is not None and high is not None:
            period = Period.parse(row["period"])
            found.setdefault(row["area"], {})[period] = Reading(period, low, high)
    return found
