"""Index numbers of a table of prices that somebody brings along: every formula that the table allows, fixed base and chained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from puntari.methods.price_index import UNWEIGHTED, Array, Formula, chained, fixed_base, geks
from puntari.words.errors import BadQuestion

COLUMNS = ("time", "product", "price", "quantity")
MULTILATERAL = (Formula.FISHER, Formula.TORNQVIST, Formula.WALSH)
MOST_CELLS = 100_000


@dataclass(frozen=True)
class IndexSeries:
    """An index by period, the first being 1; `kind` is fixed_base, chained or geks."""

    formula: Formula
    kind: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class BroughtIndices:
    """The periods of a table, its products, and every index that it allows."""

    periods: tuple[str, ...]
    products: tuple[str, ...]
    series: tuple[IndexSeries, ...]


def indices_of(rows: Sequence[Mapping[str, str]]) -> BroughtIndices:
    """Every index of rows of time, product, price and, for weighted formulas, quantity, times in the order in which they come.

    Raises BadQuestion with the row for a cell that is no number, a pair that stands twice, and a product without a price in some period:
    a gap is never filled.
    """
    if not rows or not {"time", "product", "price"} <= set(rows[0]):
        raise BadQuestion(f"the table has the columns {', '.join(rows[0]) if rows else 'none'}; it needs {', '.join(COLUMNS)}")
    periods, products = (tuple(dict.fromkeys(row[name] for row in rows)) for name in ("time", "product"))
    if len(periods) * len(products) > MOST_CELLS:
        raise BadQuestion(f"{len(periods)} periods of {len(products)} products; at most {MOST_CELLS:,} prices are taken at once")
    weighted = "quantity" in rows[0]
    tables = {name: _table(rows, name, periods, products) for name in (("price", "quantity") if weighted else ("price",))}
    try:
        series = tuple(_series(tables["price"], tables.get("quantity")))
    except ValueError as wrong:
        where = f"rows are the times {', '.join(periods[:5])} …, products {', '.join(products[:5])} …, both counted from 0"
        raise BadQuestion(f"no index can be made: {wrong} ({where})") from wrong
    return BroughtIndices(periods, products, series)


def _table(rows: Sequence[Mapping[str, str]], name: str, periods: Sequence[str], products: Sequence[str]) -> Array:
    at = {period: place for place, period in enumerate(periods)}, {product: place for place, product in enumerate(products)}
    found = np.full((len(periods), len(products)), np.nan)
    for number, row in enumerate(rows, 2):
        place = at[0][row["time"]], at[1][row["product"]]
        if not np.isnan(found[place]):
            raise BadQuestion(f"line {number}: product {row['product']!r} has a {name} in {row['time']} already; leave one of them")
        found[place] = amount(row[name], name, number)
    return found


def amount(text: str, name: str, line: int) -> float:
    """The number that a cell of the column `name` holds; raises BadQuestion with the line for what is no finite number."""
    try:
        value = float(text)
    except ValueError as wrong:
        raise BadQuestion(f"line {line}: the {name} is {text!r}; write a number with a point") from wrong
    if not isfinite(value):
        raise BadQuestion(f"line {line}: the {name} is {text!r}; write a number, or leave the row out")
    return value


def _series(prices: Array, quantities: Array | None) -> Iterator[IndexSeries]:
    for formula in Formula:
        if formula in UNWEIGHTED or quantities is not None:
            yield IndexSeries(formula, "fixed_base", tuple(map(float, fixed_base(prices, formula, quantities))))
            yield IndexSeries(formula, "chained", tuple(map(float, chained(prices, formula, quantities))))
    for formula in MULTILATERAL if quantities is not None else ():
        yield IndexSeries(formula, "geks", tuple(map(float, geks(prices, quantities, formula))))
