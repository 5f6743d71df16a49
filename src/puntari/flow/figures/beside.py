"""What stands beside a figure: the change on a year ago, and the place among the areas it is compared with."""

from __future__ import annotations

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.flow.figures.text import among, name
from puntari.words.cell import Status
from puntari.words.unit import PERCENT, Better

EXACT = f"status IN ('{Status.OK}', '{Status.PUBLISHED}')"


def with_change(cells: str, keys: tuple[str, ...], indicator: Indicator) -> str:
    """Adds `change` (in the unit of a difference) and `change_percent` on the same period a year ago.

    `cells` is the name of a table of cells. Both are null where either figure is not exact, and across a break of the series.
    """
    same = [f"c.{name(key)} = p.{name(key)}" for key in keys if key != "period"]
    year_ago = "concat(CAST(CAST(substr(c.period, 1, 4) AS INTEGER) - 1 AS VARCHAR), substr(c.period, 5))"
    unbroken = [f"NOT (p.period < '{b.since}' AND c.period >= '{b.since}')" for b in indicator.breaks]
    on = " AND ".join([*same, f"p.period = {year_ago}", f"p.{EXACT}", f"c.{EXACT}", *unbroken])
    percent = "NULL" if indicator.unit is PERCENT else "CASE WHEN p.value > 0 THEN (c.value - p.value) / p.value * 100 END"
    return (
        f"SELECT c.*, c.value - p.value AS change, CAST({percent} AS DOUBLE PRECISION) AS change_percent "
        f"FROM {cells} AS c LEFT JOIN {cells} AS p ON {on}"
    )


def without_change(cells: str) -> str:
    """The same columns where there is no figure of a year ago."""
    none = "CAST(NULL AS DOUBLE PRECISION)"
    return f"SELECT c.*, {none} AS change, {none} AS change_percent FROM {cells} AS c"


def with_rank(cells: str, keys: tuple[str, ...], better: Better, level: Level | None) -> str:
    """Adds `rank` (1 is the best, or the greatest where neither way is better) and `ranked`, how many exact figures were ranked."""
    if level is None:
        return f"SELECT *, CAST(NULL AS INTEGER) AS rank, CAST(NULL AS INTEGER) AS ranked FROM {cells}"
    compared = f"({EXACT} AND NOT {among('area', sorted(level.outside))})"
    group = ", ".join(name(key) for key in keys if key != "area")
    way = "ASC" if better is Better.LOWER else "DESC"
    return (
        f"SELECT *, CASE WHEN {compared} THEN rank() OVER (PARTITION BY {group}, {compared} ORDER BY value {way}) END AS rank, "
        f"CASE WHEN {compared} THEN count(*) OVER (PARTITION BY {group}, {compared}) END AS ranked FROM {cells}"
    )
