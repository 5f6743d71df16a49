"""Price indices equal the reference values of the mirror, which two other programs computed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from puntari.methods.price_index import Array, Formula, chained, fixed_base, geks

pytestmark = pytest.mark.mirror
Series = Callable[[Array, Array], Array]

FIXED = {
    "laspeyres": Formula.LASPEYRES, "paasche": Formula.PAASCHE, "fisher": Formula.FISHER, "tornqvist": Formula.TORNQVIST,
    "walsh": Formula.WALSH, "satovartia": Formula.SATO_VARTIA, "jevons": Formula.JEVONS, "dutot": Formula.DUTOT, "carli": Formula.CARLI,
}
COLUMNS: dict[str, Series] = {
    **{f"{name}_fixed": (lambda p, q, f=formula: fixed_base(p, f, q)) for name, formula in FIXED.items()},
    **{
        f"{name}_chained": (lambda p, q, f=FIXED[name]: chained(p, f, q))
        for name in ("laspeyres", "paasche", "fisher", "tornqvist")
    },
    "geks_fisher": lambda p, q: geks(p, q, Formula.FISHER),
    "geks_tornqvist": lambda p, q: geks(p, q, Formula.TORNQVIST),
}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def arrays(mirror: Path) -> tuple[Array, Array]:
    """Prices and quantities of shape (12 periods, 4 products)."""
    rows = table(mirror / "price_index_reference" / "prices.csv")
    shape = (max(int(row["time"]) for row in rows), max(int(row["product"]) for row in rows))
    prices, quantities = np.full(shape, np.nan), np.full(shape, np.nan)
    for row in rows:
        at = int(row["time"]) - 1, int(row["product"]) - 1
        prices[at], quantities[at] = float(row["price"]), float(row["quantity"])
    return prices, quantities


@pytest.mark.parametrize("column", COLUMNS)
def test_an_index_equals_its_reference_values(mirror: Path, column: str) -> None:
    expected = np.array([float(row[column]) for row in table(mirror / "price_index_reference" / "expected.csv")])
    computed = COLUMNS[column](*arrays(mirror))
    # Quantities of the data set are given to ten digits, and so are the expected values.
    assert np.abs(computed - expected).max() < 1e-9


def test_every_expected_column_is_tested(mirror: Path) -> None:
    expected = table(mirror / "price_index_reference" / "expected.csv")
    assert set(expected[0]) - {"time"} == set(COLUMNS)
