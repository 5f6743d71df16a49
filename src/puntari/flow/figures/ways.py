"""In which ways figures were made, where an indicator says which dimensions tell it: a change is a break, several at once are mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from puntari.define.indicator import Indicator
from puntari.guard.release import Made, Ways
from puntari.words.cell import Status
from puntari.words.period import Period

Cell = tuple[str | None, ...]
"""Codes of an area and of the dimensions that do not tell the way."""


class History:
    """The ways of one indicator by cell and period, from its figures of every period by all that was asked and by `made_by`."""

    def __init__(self, indicator: Indicator, by: tuple[str, ...], rows: pa.Table) -> None:
        self.made_by = indicator.made_by
        self.by = tuple(name for name in by if name not in self.made_by)
        self.keys = ("area", *(name for name in self.by if name in rows.column_names))
        self.ways: dict[Cell, dict[Period, set[Cell]]] = {}
        for row in rows.to_pylist():
            if row["status"] != Status.MISSING:
                ways = self.ways.setdefault(self._cell(row), {}).setdefault(Period.parse(row["period"]), set())
                ways.add(tuple(row[name] for name in self.made_by))

    def told(self, id: str, answered: pa.Table) -> Iterator[Made]:
        """Every cell of an answer whose ways are several, or are others than in the period before that has any."""
        asked = {(self._cell(row), Period.parse(row["period"])) for row in answered.to_pylist()}
        for cell, by_period in self.ways.items():
            before: set[Cell] = set()
            for period in sorted(by_period, key=lambda one: one.number):
                now = by_period[period]
                changed = bool(before) and before != now
                if (cell, period) in asked and (changed or len(now) > 1):
                    where = {name: code for name, code in zip(self.keys, cell, strict=True) if code is not None}
                    yield Made(id, where, period, self._ways(now), self._ways(before) if changed else ())
                before = now

    def without_changes(self, answered: pa.Table) -> pa.Table:
        """The answer without a change on a year ago where the figure of then was made in other ways; figures by way need no check."""
        if set(self.made_by) <= set(answered.column_names):
            return answered
        for column in ("change", "change_percent"):
            kept = [row[column] if self._alike(row) else None for row in answered.to_pylist()]
            at = answered.schema.get_field_index(column)
            answered = answered.set_column(at, answered.schema.field(at), pa.array(kept, answered.schema.field(at).type))
        return answered

    def _alike(self, row: Mapping[str, object]) -> bool:
        period, ways = Period.parse(str(row["period"])), self.ways.get(self._cell(row), {})
        return ways.get(period) == ways.get(period.a_year_ago)

    def _cell(self, row: Mapping[str, object]) -> Cell:
        return tuple(row[name] for name in self.keys)

    def _ways(self, ways: set[Cell]) -> Ways:
        return tuple(dict(zip(self.made_by, way, strict=True)) for way in sorted(ways))
