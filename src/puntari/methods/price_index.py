"""Price index numbers on arrays: between two periods, over a series, over a window of periods, and across providers.

Prices and quantities are arrays of shape (periods, products), or (providers, products) where providers are compared. A missing price is
NaN. No gap is ever filled: index series refuse it and name it, and `complete` tells which products have none.

References
----------
ILO, IMF, OECD, Eurostat, UN and World Bank (2020). Consumer Price Index Manual: Concepts and Methods.
Diewert, W. E. (1976). Exact and superlative index numbers. Journal of Econometrics 4, 115-145.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class Formula(StrEnum):
    """Bilateral formulas. The last three need prices only."""

    LASPEYRES = "laspeyres"
    PAASCHE = "paasche"
    FISHER = "fisher"
    TORNQVIST = "tornqvist"
    WALSH = "walsh"
    SATO_VARTIA = "sato_vartia"
    JEVONS = "jevons"
    DUTOT = "dutot"
    CARLI = "carli"


UNWEIGHTED = frozenset({Formula.JEVONS, Formula.DUTOT, Formula.CARLI})
"""Formulas that need no quantities: every product weighs the same (Jevons, Carli) or by its price (Dutot)."""


def laspeyres(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Cost of the base period's basket at the later prices over its cost at the base prices (Laspeyres 1871)."""
    return float(p1 @ q0 / (p0 @ q0))


def paasche(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Cost of the later period's basket at its own prices over its cost at the base prices (Paasche 1874)."""
    return float(p1 @ q1 / (p0 @ q1))


def fisher(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Geometric mean of Laspeyres and Paasche (Fisher 1922)."""
    return float(np.sqrt(laspeyres(p0, p1, q0, q1) * paasche(p0, p1, q0, q1)))


def tornqvist(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Geometric mean of price relatives, weighted by the mean of both periods' expenditure shares (Törnqvist 1936)."""
    weights = (_shares(p0, q0) + _shares(p1, q1)) / 2
    return float(np.exp(weights @ np.log(p1 / p0)))


def walsh(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Cost of the basket of geometric mean quantities at the later prices over its cost at the base prices (Walsh 1901)."""
    basket = np.sqrt(q0 * q1)
    return float(p1 @ basket / (p0 @ basket))


def sato_vartia(p0: Array, p1: Array, q0: Array, q1: Array) -> float:
    """Geometric mean of price relatives, weighted by the logarithmic means of expenditure shares (Sato 1976; Vartia 1976)."""
    weights = _logarithmic_mean(_shares(p0, q0), _shares(p1, q1))
    return float(np.exp(weights @ np.log(p1 / p0) / weights.sum()))


def jevons(p0: Array, p1: Array) -> float:
    """Geometric mean of price relatives (Jevons 1863)."""
    return float(np.exp(np.mean(np.log(p1 / p0))))


def dutot(p0: Array, p1: Array) -> float:
    """Mean of later prices over mean of base prices (Dutot 1738); it depends on the units in which products are priced."""
    return float(p1.mean() / p0.mean())


def carli(p0: Array, p1: Array) -> float:
    """Arithmetic mean of price relatives (Carli 1764); chained it drifts upwards."""
    return float(np.mean(p1 / p0))


_WEIGHTED: Mapping[Formula, Callable[[Array, Array, Array, Array], float]] = {
    Formula.LASPEYRES: laspeyres,
    Formula.PAASCHE: paasche,
    Formula.FISHER: fisher,
    Formula.TORNQVIST: tornqvist,
    Formula.WALSH: walsh,
    Formula.SATO_VARTIA: sato_vartia,
}
_PLAIN: Mapping[Formula, Callable[[Array, Array], float]] = {Formula.JEVONS: jevons, Formula.DUTOT: dutot, Formula.CARLI: carli}


def fixed_base(prices: ArrayLike, formula: Formula, quantities: ArrayLike | None = None, base: int = 0) -> Array:
    """Index of every period against one base period.

    Parameters
    ----------
    prices : array of shape (periods, products)
        Positive prices without gaps.
    formula : Formula
        How two periods are compared.
    quantities : array of the same shape, optional
        Quantities, nought or more; needed by every formula that is not in `UNWEIGHTED`.
    base : int
        The period whose index is 1.

    Returns
    -------
    array of shape (periods,)

    Raises
    ------
    ValueError
        Naming the period and product of a gap, of a price that is not positive or of a quantity below nought.
    """
    p, q = _checked(prices, quantities, formula)
    return np.array([_between(formula, p, q, base, period) for period in range(len(p))])


def chained(prices: ArrayLike, formula: Formula, quantities: ArrayLike | None = None) -> Array:
    """Index of every period against the first, as the product of the comparisons of neighbouring periods.

    Parameters, result and errors are those of `fixed_base`. Chaining follows the baskets but drifts where prices bounce.
    """
    p, q = _checked(prices, quantities, formula)
    links = [_between(formula, p, q, period - 1, period) for period in range(1, len(p))]
    return np.cumprod([1.0, *links])


def geks(prices: ArrayLike, quantities: ArrayLike, formula: Formula = Formula.FISHER) -> Array:
    """Multilateral index over a window: the geometric mean of the comparisons by way of every period of the window.

    It is transitive: the index of c on a is that of b on a times that of c on b. Rows may be providers instead of periods.

    Parameters
    ----------
    prices, quantities : arrays of shape (periods, products)
        Without gaps, as for `fixed_base`.
    formula : Formula
        A formula that passes the time reversal test: Fisher, Törnqvist, Walsh or Sato-Vartia.

    Returns
    -------
    array of shape (periods,)
        The first is 1.

    References
    ----------
    Gini (1931); Eltetö and Köves (1964); Szulc (1964). Ivancic, Diewert and Fox (2011), Journal of Econometrics 161, 24-35.
    """
    if formula not in (Formula.FISHER, Formula.TORNQVIST, Formula.WALSH, Formula.SATO_VARTIA):
        raise ValueError(f"GEKS needs a formula that can be turned round in time; {formula} can't be")
    p, q = _checked(prices, quantities, formula)
    window = range(len(p))
    logs = np.array([[np.log(_between(formula, p, q, one, other)) for other in window] for one in window])
    levels = logs.mean(axis=0)
    return np.exp(levels - levels[0])


@dataclass(frozen=True)
class CountryProductDummy:
    """Result of `cpd`: price level of each provider (the first is 1), standard errors of its logarithms, and the prices it rests on."""

    levels: Array
    standard_errors: Array
    used: int


def cpd(prices: ArrayLike, weights: ArrayLike | None = None) -> CountryProductDummy:
    """Price levels across providers by the country-product-dummy regression.

    The logarithm of each price that exists is explained by its provider and its product; no missing price is filled.

    Parameters
    ----------
    prices : array of shape (providers, products)
        Positive prices; NaN where a provider has none.
    weights : array of the same shape, optional
        How much each price counts; all the same by default.

    Returns
    -------
    CountryProductDummy
        Standard errors are NaN where there are no more prices than unknowns.

    Raises
    ------
    ValueError
        Where the providers are not linked by products that they share, so that no level can be told, or a price is not positive.

    References
    ----------
    Summers, R. (1973). International price comparisons based upon incomplete data. Review of Income and Wealth 19, 1-16.
    """
    p = np.atleast_2d(np.asarray(prices, dtype=float))
    _positive(p, "price")
    w = np.ones_like(p) if weights is None else np.asarray(weights, dtype=float)
    if w.shape != p.shape:
        raise ValueError(f"weights have the shape {w.shape}, prices {p.shape}")
    providers, products = np.nonzero(~np.isnan(p) & (w > 0))
    design = _design(providers, products, p.shape)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise ValueError("the providers are not all linked by products that they share, so their levels can't be compared")
    root = np.sqrt(w[providers, products])
    solved, *_ = np.linalg.lstsq(design * root[:, None], np.log(p[providers, products]) * root, rcond=None)
    levels = np.concatenate([[0.0], solved[: len(p) - 1]])
    residuals = (np.log(p[providers, products]) - design @ solved) * root
    return CountryProductDummy(np.exp(levels), _errors(design * root[:, None], residuals, len(p)), len(providers))


def complete(prices: ArrayLike) -> NDArray[np.bool_]:
    """Which products have a price in every row; shape (products,)."""
    return ~np.isnan(np.atleast_2d(np.asarray(prices, dtype=float))).any(axis=0)


def _design(providers: NDArray[np.intp], products: NDArray[np.intp], shape: tuple[int, ...]) -> Array:
    """One column for each provider after the first, then one for each product that somebody prices."""
    priced = np.unique(products)
    columns = np.zeros((len(providers), shape[0] - 1 + len(priced)))
    rows = np.arange(len(providers))
    later = providers > 0
    columns[rows[later], providers[later] - 1] = 1
    columns[rows, shape[0] - 1 + np.searchsorted(priced, products)] = 1
    return columns


def _errors(design: Array, residuals: Array, providers: int) -> Array:
    free = design.shape[0] - design.shape[1]
    if free <= 0:
        return np.full(providers, np.nan)
    spread = residuals @ residuals / free
    covariance = spread * np.linalg.inv(design.T @ design)
    return np.concatenate([[0.0], np.sqrt(np.diag(covariance)[: providers - 1])])


def _between(formula: Formula, p: Array, q: Array | None, base: int, period: int) -> float:
    if q is None or formula in _PLAIN:
        return _PLAIN[formula](p[base], p[period])
    return _WEIGHTED[formula](p[base], p[period], q[base], q[period])


def _checked(prices: ArrayLike, quantities: ArrayLike | None, formula: Formula) -> tuple[Array, Array | None]:
    p = np.atleast_2d(np.asarray(prices, dtype=float))
    _no_gaps(p, "price")
    _positive(p, "price")
    if formula in UNWEIGHTED:
        return p, None
    if quantities is None:
        raise ValueError(f"{formula} weighs products by their quantities, and there are none; Jevons, Dutot and Carli need none")
    q = np.atleast_2d(np.asarray(quantities, dtype=float))
    if q.shape != p.shape:
        raise ValueError(f"quantities have the shape {q.shape}, prices {p.shape}")
    _no_gaps(q, "quantity")
    if (q < 0).any() or (q.sum(axis=1) <= 0).any():
        raise ValueError("quantities must be nought or more, and some of each period above nought")
    return p, q


def _no_gaps(values: Array, what: str) -> None:
    if not np.isfinite(values).all():
        row, product = np.argwhere(~np.isfinite(values))[0]
        raise ValueError(f"no {what} in row {row} for product {product}: a gap is not filled; leave the product out or shorten the series")


def _positive(values: Array, what: str) -> None:
    if (values <= 0).any():
        row, product = np.argwhere(values <= 0)[0]
        raise ValueError(f"the {what} in row {row} for product {product} is {values[row, product]}, not above nought")


def _shares(p: Array, q: Array) -> Array:
    spent = p * q
    return spent / spent.sum()


def _logarithmic_mean(a: Array, b: Array) -> Array:
    """(a - b) / (ln a - ln b), a where they are equal, nought where either is nought."""
    found = np.where(np.isclose(a, b, rtol=1e-12, atol=0), a, 0.0)
    apart = (a > 0) & (b > 0) & ~np.isclose(a, b, rtol=1e-12, atol=0)
    found[apart] = (a[apart] - b[apart]) / (np.log(a[apart]) - np.log(b[apart]))
    return found
