"""Price indices equal the reference values of the mirror, which two other programs computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from puntari.doors.house import House
from puntari.doors.prices import ask_indices
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Finding
from puntari.methods.price_index import Array, Formula, chained, fixed_base, geks
from puntari.outlets.indices import as_csv
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

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


def test_the_command_gives_the_reference_values(mirror: Path, tmp_path: Path) -> None:
    told = ask_indices(House(Store(tmp_path), {}), Actor(Role.ANALYST), mirror / "price_index_reference" / "prices.csv")
    assert isinstance(told, Finding)
    found = {(row["formula"], row["kind"], row["time"]): float(row["value"]) for row in csv.DictReader(io.StringIO(as_csv(told)))}
    for row in table(mirror / "price_index_reference" / "expected.csv"):
        for column, value in row.items():
            if column != "time":
                name, _, kind = column.rpartition("_") if not column.startswith("geks") else (column[5:], "", "geks")
                formula = FIXED[name]
                key = formula, {"fixed": "fixed_base"}.get(kind, kind), row["time"]
                assert found[key] == pytest.approx(float(value), abs=1e-9), key


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("time,product,price\n1,a,5\n1,b,x\n", "line 3: the price is 'x'"),
        ("time,product,price\n1,a,5\n1,a,6\n", "line 3: product 'a' has a price in 1 already"),
        ("time,product,price\n1,a,5\n1,b,5\n2,a,6\n", "no price in row 1 for product 1"),
        ("time,product,price\n1,a,0\n2,a,6\n", "not above nought"),
        ("period,product,price\n1,a,5\n", "needs time, product, price"),
        ("", "the columns none"),
    ],
)
def test_a_table_that_makes_no_index_says_why(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadQuestion, match=says):
        ask_indices(House(Store(tmp_path / "store"), {}), Actor(Role.ANALYST), path)


def test_levels_across_providers_equal_the_reference_of_geks_and_of_a_whole_table(mirror: Path, tmp_path: Path) -> None:
    source = (mirror / "price_index_reference" / "prices.csv").read_text(encoding="utf-8")
    path = tmp_path / "providers.csv"
    path.write_text(source.replace("time", "provider", 1), encoding="utf-8")
    told = ask_indices(House(Store(tmp_path / "store"), {}), Actor(Role.ANALYST), path)
    assert isinstance(told, Finding)
    found = {(row["kind"], row["formula"], row["provider"]): float(row["value"]) for row in csv.DictReader(io.StringIO(as_csv(told)))}
    # Where nothing lacks, country-product-dummies at equal weights give the ratios of geometric means, which is Jevons' index.
    same = {("geks", "fisher"): "geks_fisher", ("geks", "tornqvist"): "geks_tornqvist", ("cpd", "equal_weights"): "jevons_fixed"}
    for row in table(mirror / "price_index_reference" / "expected.csv"):
        for (kind, formula), column in same.items():
            assert found[kind, formula, row["time"]] == pytest.approx(float(row[column]), abs=1e-9), (kind, formula, row["time"])
