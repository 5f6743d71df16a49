"""Index numbers of a table of prices: over time for one provider, and across providers. What has no price is named, never filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from puntari.define.report import Weighing
from puntari.methods.price_index import Array, Formula, complete, cpd, fixed_base
from puntari.words.period import Period

FEWEST = 2
"""An index of a single row would be its price."""
FEWEST_SHARED = 3
"""A level across providers rests on at least so many prices of rows that somebody else prices, too."""
FEWEST_PROVIDERS = 3
"""Between two providers the plain gaps say all that a level could."""
BASE = 100.0


@dataclass(frozen=True)
class Indexed:
    """An index of prices over time: the first period is 100. `left_out` are rows with a price in some period but not in all.

    There are no values where too few rows are priced throughout, or where a basket lacks a part.
    """

    formula: Formula
    periods: tuple[Period, ...]
    values: tuple[float, ...]
    used: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Levels:
    """Price levels across providers at equal weights, the first provider's being 100, with the number of each one's prices behind it."""

    period: Period
    levels: Mapping[str, float]
    prices: Mapping[str, int]


def index_over_time(
    prices: Mapping[tuple[str, str, Period], float], rows: tuple[str, ...], provider: str, weighing: Weighing
) -> Indexed | None:
    """The index of one provider's prices by row, provider and period; None where it has fewer than two periods with a price.

    At equal weights it is that of Jevons; a basket of one of each row is a sum of prices, which is Dutot's index and Laspeyres' alike.
    """
    periods = tuple(sorted({period for _, column, period in prices if column == provider}))
    if len(periods) < FEWEST:
        return None
    table = np.array([[prices.get((row, provider, period), np.nan) for row in rows] for period in periods])
    whole = complete(table)
    some = ~np.isnan(table).all(axis=0)
    used = tuple(row for row, there in zip(rows, whole, strict=True) if there)
    left_out = tuple(row for row, there, any_there in zip(rows, whole, some, strict=True) if any_there and not there)
    formula = Formula.JEVONS if weighing is Weighing.EQUAL else Formula.DUTOT
    refused = len(used) < FEWEST or (weighing is Weighing.BASKET and left_out)
    values = () if refused else tuple(BASE * fixed_base(table[:, whole], formula))
    return Indexed(formula, periods, tuple(float(value) for value in values), used, left_out)


def levels_across(
    prices: Mapping[tuple[str, str, Period], float], rows: tuple[str, ...], providers: tuple[str, ...], weighing: Weighing
) -> Levels | None:
    """Price levels of providers in the newest period by the country-product-dummy method.

    None for a basket, whose total says it, and where fewer than three providers have three prices of rows that others price, too.
    """
    newest = max((period for _, _, period in prices), default=None)
    if newest is None or weighing is Weighing.BASKET:
        return None
    now = {(row, one): price for (row, one, period), price in prices.items() if period == newest}
    shared = [row for row in rows if sum((row, one) in now for one in providers) >= FEWEST]
    priced = {one: count for one in providers if (count := sum((row, one) in now for row in shared)) >= FEWEST_SHARED}
    if len(priced) < FEWEST_PROVIDERS:
        return None
    table = np.array([[now.get((row, one), np.nan) for row in shared] for one in priced])
    return _levels(newest, priced, table)


def _levels(newest: Period, priced: Mapping[str, int], table: Array) -> Levels | None:
    try:
        found = cpd(table)
    except ValueError:
        # Providers that share no service with the others have no level; that is an answer, not a fault.
        return None
    return Levels(newest, {one: float(BASE * level) for one, level in zip(priced, found.levels, strict=True)}, priced)
