"""What index numbers must be whatever the prices: identity, proportionality, time reversal, transitivity; and no gap is filled."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from puntari.methods.price_index import UNWEIGHTED, Array, Formula, chained, complete, cpd, fixed_base, geks

SHAPE = st.tuples(st.integers(2, 5), st.integers(2, 6))
REVERSIBLE = [Formula.FISHER, Formula.TORNQVIST, Formula.WALSH, Formula.SATO_VARTIA, Formula.JEVONS, Formula.DUTOT]
fewer = settings(max_examples=30)
positive = st.floats(0.05, 500, allow_nan=False)


@st.composite
def markets(draw: st.DrawFn) -> tuple[Array, Array]:
    shape = draw(SHAPE)
    return draw(arrays(float, shape, elements=positive)), draw(arrays(float, shape, elements=positive))


def close(one: Array, other: Array | float) -> None:
    np.testing.assert_allclose(one, other, rtol=1e-8)


@fewer
@given(markets())
@pytest.mark.parametrize("formula", Formula)
def test_unchanged_prices_give_one(formula: Formula, market: tuple[Array, Array]) -> None:
    prices, quantities = market
    same = np.repeat(prices[:1], len(prices), axis=0)
    close(fixed_base(same, formula, quantities), 1.0)
    close(chained(same, formula, quantities), 1.0)


@fewer
@given(markets(), positive)
@pytest.mark.parametrize("formula", Formula)
def test_prices_that_all_grow_alike_give_that_growth(formula: Formula, market: tuple[Array, Array], growth: float) -> None:
    prices, quantities = market
    grown = np.vstack([prices[0], prices[0] * growth])
    close(fixed_base(grown, formula, quantities[:2]), [1.0, growth])


@fewer
@given(markets())
@pytest.mark.parametrize("formula", REVERSIBLE)
def test_time_can_be_turned_round(formula: Formula, market: tuple[Array, Array]) -> None:
    prices, quantities = market
    there, back = fixed_base(prices, formula, quantities, base=0)[1], fixed_base(prices, formula, quantities, base=1)[0]
    close(there * back, 1.0)


@fewer
@given(markets())
@pytest.mark.parametrize("formula", [formula for formula in Formula if formula is not Formula.DUTOT])
def test_units_of_a_product_do_not_matter(formula: Formula, market: tuple[Array, Array]) -> None:
    prices, quantities = market
    by = np.linspace(0.5, 3, prices.shape[1])
    close(fixed_base(prices * by, formula, quantities / by), fixed_base(prices, formula, quantities))


def test_laspeyres_cannot_be_turned_round() -> None:
    prices, quantities = [[1.0, 1.0], [1.0, 2.0]], [[1.0, 1.0], [3.0, 1.0]]
    there, back = fixed_base(prices, Formula.LASPEYRES, quantities)[1], fixed_base(prices, Formula.LASPEYRES, quantities, base=1)[0]
    assert there * back == pytest.approx(1.5 * 4 / 5)


@fewer
@given(markets())
@pytest.mark.parametrize("formula", [Formula.FISHER, Formula.TORNQVIST])
def test_geks_is_transitive(formula: Formula, market: tuple[Array, Array]) -> None:
    """Seen from any period of the window, the others stand to one another the same way."""
    prices, quantities = market
    series = geks(prices, quantities, formula)
    turned = geks(np.roll(prices, -1, axis=0), np.roll(quantities, -1, axis=0), formula)
    close(turned, np.roll(series, -1) / series[1])


@fewer
@given(markets())
def test_geks_of_two_periods_is_the_bilateral_index(market: tuple[Array, Array]) -> None:
    prices, quantities = market[0][:2], market[1][:2]
    close(geks(prices, quantities, Formula.FISHER), fixed_base(prices, Formula.FISHER, quantities))


@fewer
@given(st.lists(positive, min_size=2, max_size=5), st.lists(positive, min_size=2, max_size=6))
def test_cpd_finds_the_levels_that_prices_are_made_of(levels: list[float], products: list[float]) -> None:
    prices = np.outer(levels, products)
    found = cpd(prices)
    close(found.levels, np.array(levels) / levels[0])
    assert found.used == prices.size


def test_cpd_uses_what_there_is_and_fills_nothing() -> None:
    prices = np.outer([1.0, 2.0, 3.0], [10.0, 20.0, 5.0])
    prices[0, 2] = prices[2, 0] = np.nan
    found = cpd(prices)
    close(found.levels, [1.0, 2.0, 3.0])
    assert found.used == 7


def test_cpd_equals_jevons_where_all_prices_are_there() -> None:
    prices = np.array([[3.0, 7.0, 2.0], [4.0, 6.0, 2.5]])
    found = cpd(prices)
    close(found.levels, fixed_base(prices, Formula.JEVONS))
    relatives = np.log(prices[1] / prices[0])
    assert found.standard_errors[1] == pytest.approx(relatives.std(ddof=1) / np.sqrt(3))


def test_cpd_refuses_providers_that_share_nothing() -> None:
    with pytest.raises(ValueError, match="not all linked"):
        cpd([[1.0, np.nan], [np.nan, 2.0]])


@pytest.mark.parametrize("formula", Formula)
def test_a_gap_is_named_and_not_filled(formula: Formula) -> None:
    prices = np.ones((3, 2))
    prices[1, 1] = np.nan
    with pytest.raises(ValueError, match="row 1 for product 1"):
        chained(prices, formula, np.ones((3, 2)))
    assert complete(prices).tolist() == [True, False]


@pytest.mark.parametrize(
    ("prices", "formula", "quantities", "said"),
    [
        ([[1.0], [0.0]], Formula.JEVONS, None, "not above nought"),
        ([[1.0], [2.0]], Formula.FISHER, None, "there are none"),
        ([[1.0], [2.0]], Formula.FISHER, [[1.0]], "shape"),
        ([[1.0], [2.0]], Formula.WALSH, [[1.0], [-1.0]], "nought or more"),
    ],
)
def test_what_makes_no_sense_is_refused(prices: list, formula: Formula, quantities: list | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        fixed_base(prices, formula, quantities)


def test_geks_refuses_a_formula_that_cannot_be_turned_round() -> None:
    with pytest.raises(ValueError, match="turned round"):
        geks(np.ones((2, 2)), np.ones((2, 2)), Formula.LASPEYRES)


def test_formulas_without_quantities_are_the_elementary_ones() -> None:
    for formula in Formula:
        if formula in UNWEIGHTED:
            assert fixed_base([[1.0, 1.0], [1.0, 4.0]], formula)[1] > 1
