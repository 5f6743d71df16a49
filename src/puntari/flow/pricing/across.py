"""Price levels across the providers of a table that somebody brings along: GEKS and CPD. What has no price is named, never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from puntari.flow.pricing.brought import MOST_CELLS, MULTILATERAL, amount
from puntari.methods.price_index import Array, cpd, geks
from puntari.words.errors import BadQuestion

NEEDED = ("provider", "product", "price")
FEWEST_SHARED = 2
"""GEKS of a single product would be its price."""
NO_ROW, NOT_TOLD = "no_row", "not_told"
Row = Mapping[str, str]


@dataclass(frozen=True)
class Gap:
    """A product that a provider has no price (or, for weights, no quantity) for, and why: as the table tells, `no_row` or `not_told`."""

    time: str
    provider: str
    product: str
    what: str
    reason: str


@dataclass(frozen=True)
class Level:
    """A provider's price level, the base provider's being 1: a value with the number of prices behind it, or a reason for none.

    `error` is the standard error of its logarithm; NaN where the method gives none.
    """

    provider: str
    value: float | None
    error: float
    prices: int
    reason: str


@dataclass(frozen=True)
class LevelSeries:
    """The levels of all providers at one time by one method: `kind` is geks or cpd, `formula` what it weighs by."""

    formula: str
    kind: str
    time: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class BroughtLevels:
    """Every price level that a table of providers allows, the unit of each product's price ('' where none is told), and all gaps."""

    base: str
    providers: tuple[str, ...]
    units: Mapping[str, str]
    series: tuple[LevelSeries, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class _Market:
    """The prices and quantities of one time, of shape (providers, products); NaN where there is none."""

    time: str
    providers: tuple[str, ...]
    prices: Array
    quantities: Array | None


def levels_of_table(rows: Sequence[Row], base: str = "") -> BroughtLevels:
    """Price levels of rows of provider, product, price and, where told, time, quantity, unit and reason; the base is the first by default.

    GEKS takes the products that every provider with prices at the time has a price and a quantity for, CPD all prices. Raises
    BadQuestion with the line for what cannot be read, a price that stands twice, and a product priced in two units.
    """
    if missing := [name for name in NEEDED if name not in rows[0]]:
        raise BadQuestion(f"the table has no column {missing[0]}; levels across providers need {', '.join(NEEDED)}")
    providers, products = (tuple(dict.fromkeys(row[name] for row in rows)) for name in NEEDED[:2])
    base = base or providers[0]
    if base not in providers:
        raise BadQuestion(f"no row is of the base provider {base!r}; choose one of {', '.join(providers)}")
    if len(providers) < 2:
        raise BadQuestion(f"all prices are those of {base!r}; a level across providers needs two providers or more")
    times = tuple(dict.fromkeys(row.get("time", "") for row in rows))
    if len(times) * len(providers) * len(products) > MOST_CELLS:
        raise BadQuestion(f"{len(times)} times of {len(providers)} providers and {len(products)} products; at most {MOST_CELLS:,} at once")
    first = (base, *(one for one in providers if one != base))
    return _levels(rows, first, products, times)


def _levels(rows: Sequence[Row], providers: tuple[str, ...], products: tuple[str, ...], times: tuple[str, ...]) -> BroughtLevels:
    units, told = _units(rows), _told(rows)
    names = ("price", "quantity") if "quantity" in rows[0] else ("price",)
    series: list[LevelSeries] = []
    gaps: list[Gap] = []
    for time in times:
        tables = {name: _table(told, name, time, providers, products) for name in names}
        gaps += _gaps(told, tables, time, providers, products)
        series += _series(_Market(time, providers, tables["price"], tables.get("quantity")))
    return BroughtLevels(providers[0], providers, units, tuple(series), tuple(gaps))


def _told(rows: Sequence[Row]) -> dict[tuple[str, str, str], tuple[int, Row]]:
    """Each row with its line by time, provider and product."""
    found: dict[tuple[str, str, str], tuple[int, Row]] = {}
    for line, row in enumerate(rows, 2):
        key = row.get("time", ""), row["provider"], row["product"]
        if not all(key[1:]):
            raise BadQuestion(f"line {line}: there is no {'product' if key[1] else 'provider'}; say whose price it is, and of what")
        if key in found:
            raise BadQuestion(f"line {line}: {row['provider']!r} has a price of {row['product']!r} in line {found[key][0]} already")
        found[key] = line, row
    return found


def _units(rows: Sequence[Row]) -> dict[str, str]:
    """The unit of every product's price; two for one product cannot be compared."""
    found: dict[str, str] = {}
    for line, row in enumerate(rows, 2):
        unit = row.get("unit", "")
        if found.setdefault(row["product"], unit) != unit:
            raise BadQuestion(
                f"line {line}: {row['product']!r} is priced by {unit!r} here and by {found[row['product']]!r} before; "
                "turn both into one unit, or give the product two names"
            )
    return found


def _table(
    told: Mapping[tuple[str, str, str], tuple[int, Row]], name: str, time: str, providers: Sequence[str], products: Sequence[str]
) -> Array:
    found = np.full((len(providers), len(products)), np.nan)
    for at, provider in enumerate(providers):
        for beside, product in enumerate(products):
            line, row = told.get((time, provider, product), (0, {}))
            if row.get(name):
                found[at, beside] = _checked(amount(row[name], name, line), name, line)
    return found


def _checked(value: float, name: str, line: int) -> float:
    if value < 0 or (name == "price" and value == 0):
        raise BadQuestion(f"line {line}: the {name} is {value:g}; a price is above nought, a quantity nought or more")
    return value


def _gaps(
    told: Mapping[tuple[str, str, str], tuple[int, Row]],
    tables: Mapping[str, Array], time: str, providers: Sequence[str], products: Sequence[str],
) -> Iterator[Gap]:
    """Every price that lacks, and every quantity that lacks beside a price."""
    for at, provider in enumerate(providers):
        for beside, product in enumerate(products):
            what = next((name for name, table in tables.items() if np.isnan(table[at, beside])), "")
            if what:
                _, row = told.get((time, provider, product), (0, None))
                why = NO_ROW if row is None else row.get("reason", "") or NOT_TOLD
                yield Gap(time, provider, product, what, why)


def _series(market: _Market) -> Iterator[LevelSeries]:
    """By each method; a provider without a price at that time stands outside all of them."""
    there = ~np.isnan(market.prices).all(axis=1)
    yield _by_cpd(market, there, "equal_weights", None)
    if market.quantities is not None:
        yield _by_cpd(market, there, "expenditure_shares", _shares(market.prices, market.quantities))
        yield from _by_geks(market, there, market.quantities)


def _shares(prices: Array, quantities: Array) -> Array:
    """What part of a provider's money goes for each product; nought where the price or the quantity lacks."""
    spent = np.nan_to_num(prices * quantities)
    whole = spent.sum(axis=1, keepdims=True)
    return np.divide(spent, whole, out=np.zeros_like(spent), where=whole > 0)


def _by_cpd(market: _Market, there: Array, formula: str, weights: Array | None) -> LevelSeries:
    used = ~np.isnan(market.prices) if weights is None else weights > 0
    counted = used.any(axis=1)
    priceless = np.where(there, "no_quantity", "no_price")
    values = errors = np.full(len(there), np.nan)
    if counted[0] and counted.sum() > 1:
        try:
            found = cpd(market.prices[counted], None if weights is None else weights[counted])
        except ValueError:
            # Providers that share no product with the others have no level; that is an answer, not a fault.
            return _told_levels(market, formula, "cpd", values, errors, used, np.where(counted, "not_linked", priceless))
        values, errors = _spread(counted, found.levels), _spread(counted, found.standard_errors)
    alone = "nothing_to_compare_with" if counted[0] else "base_without_price"
    return _told_levels(market, formula, "cpd", values, errors, used, np.where(counted, alone, priceless))


def _by_geks(market: _Market, there: Array, quantities: Array) -> Iterator[LevelSeries]:
    """Over the products that all who have any price at the time have a price and a quantity for."""
    known = ~np.isnan(market.prices) & ~np.isnan(quantities)
    shared = known[there].all(axis=0)
    used = known & shared & there[:, None]
    nan = np.full(len(there), np.nan)
    why = _why_no_geks(there, shared)
    for formula in MULTILATERAL:
        values = nan
        if why == "no_shared_quantity" and (quantities[there][:, shared].sum(axis=1) > 0).all():
            with np.errstate(divide="ignore", invalid="ignore"):
                # Two that buy nothing alike have no basket in common; Walsh then gives no number, and the reason says so.
                values = _spread(there, geks(market.prices[there][:, shared], quantities[there][:, shared], formula))
        yield _told_levels(market, formula.value, "geks", values, nan, used, np.where(there, why, "no_price"))


def _why_no_geks(there: Array, shared: Array) -> str:
    """Why there is no level, should there be none."""
    if not there[0]:
        return "base_without_price"
    if there.sum() < 2:
        return "nothing_to_compare_with"
    return "few_shared_products" if shared.sum() < FEWEST_SHARED else "no_shared_quantity"


def _spread(chosen: Array, values: Array) -> Array:
    found = np.full(len(chosen), np.nan)
    found[chosen] = values
    return found


def _told_levels(market: _Market, formula: str, kind: str, values: Array, errors: Array, used: Array, why: Array) -> LevelSeries:
    levels = (
        Level(one, float(value), float(error), int(count), "") if np.isfinite(value) else Level(one, None, np.nan, 0, str(reason))
        for one, value, error, count, reason in zip(market.providers, values, errors, used.sum(axis=1), why, strict=True)
    )
    return LevelSeries(formula, kind, market.time, tuple(levels))
