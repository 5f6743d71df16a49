"""Euros of any year in those of a base year, as SQL: bounds move with their figure, and a year without a price level has none."""

from __future__ import annotations

from puntari.define.price_level import PriceLevel
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.cell import Reason


def in_base_prices(cells: str, prices: PriceLevel, keys: tuple[str, ...], more: tuple[str, ...] = ()) -> str:
    """Cells with the columns of `terms`, and `more`, told in the euros of the base year: times its level, divided by that of the own year.

    What had no figure keeps its reason; what has one and no level, of either year, says so.
    """
    index = prices.index
    fact, year, level = index.fact, name(index.fact.period.name), name(index.column.name)
    chosen = where([*(among(name(one.dimension), one.codes) for one in index.where), f"{level} > 0"])
    levels = f"SELECT {year} AS year, CAST({level} AS DOUBLE PRECISION) AS level FROM fact.{name(fact.id)}{chosen}"
    factor = f"(SELECT max(level) FROM ({levels}) AS b WHERE year = {literal(str(prices.base))}) / l.level"
    joined = f"SELECT c.*, {factor} AS factor FROM ({cells}) AS c LEFT JOIN ({levels}) AS l ON l.year = substr(c.period, 1, 4)"
    told = ", ".join(f"{column} * factor AS {column}" for column in ("v", "lo", "hi"))
    lacking = f"factor IS NULL AND (v IS NOT NULL OR lo IS NOT NULL OR hi IS NOT NULL) THEN '{Reason.NO_PRICE_INDEX}'"
    return f"SELECT {names(keys)}, {told}, CASE WHEN {lacking} ELSE why END AS why, {', '.join(('n', *more))} FROM ({joined}) AS j"
