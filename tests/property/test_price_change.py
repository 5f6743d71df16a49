"""A change of a bundle's cost is split without a rest, and the parts mean what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.methods.price_change import Part, in_money_of, share_out, split_change

money = st.floats(0.01, 10_000)
parts = st.dictionaries(st.sampled_from("abcde"), st.builds(Part, money, st.floats(0, 1_000), st.sampled_from(["", "better"])), max_size=5)


@given(parts, parts)
def test_the_parts_of_a_change_add_up_and_turn_round(before: dict[str, Part], after: dict[str, Part]) -> None:
    change = sum(one.cost for one in after.values()) - sum(one.cost for one in before.values())
    forth, back = split_change(before, after), split_change(after, before)
    close = pytest.approx(change, rel=1e-9, abs=1e-3)
    assert forth.total == close
    assert (forth.price, forth.mix, forth.quality) == pytest.approx((-back.price, -back.mix, -back.quality), rel=1e-9, abs=1e-3)


@given(parts, st.floats(0.5, 2))
def test_only_prices_change(before: dict[str, Part], times: float) -> None:
    after = {name: Part(one.price * times, one.quantity, one.quality) for name, one in before.items()}
    found = split_change(before, after)
    assert (found.mix, found.quality) == (0, 0)
    assert found.price == pytest.approx((times - 1) * sum(one.cost for one in before.values()), rel=1e-9, abs=1e-3)


def test_a_change_by_hand() -> None:
    before = {"server": Part(100, 2), "storage": Part(43, 0.1, "slow"), "old": Part(5, 1)}
    after = {"server": Part(110, 4), "storage": Part(80, 0.1, "quick"), "new": Part(7, 1)}
    found = split_change(before, after)
    # Server: 10 more for a mean of 3, two more at a mean of 105. Storage: another thing, 37 x 0.1. One part went, one came.
    assert (found.price, found.mix, found.quality) == pytest.approx((30, 210, 3.7 - 5 + 7))
    stated = split_change(before, after, {"storage": 20})
    assert (stated.price, stated.quality) == pytest.approx((30 + 1.7, 2.0 - 5 + 7))


def test_money_of_another_year() -> None:
    assert in_money_of(63.7, 110, 100) == pytest.approx(57.909, abs=1e-3)
    with pytest.raises(ValueError, match="above nought"):
        in_money_of(1, 0)


@given(st.floats(0, 1e6), st.dictionaries(st.sampled_from("abcd"), st.floats(0.1, 1e6), min_size=1))
def test_a_shared_cost_is_shared_whole(amount: float, keys: dict[str, float]) -> None:
    shared = share_out(amount, keys)
    assert sum(shared.values()) == pytest.approx(amount)
    assert all(shared[one] * keys[other] == pytest.approx(shared[other] * keys[one]) for one in keys for other in keys)


@pytest.mark.parametrize(("keys", "says"), [({}, "no product"), ({"a": 0.0}, "no product"), ({"a": 2.0, "b": -1.0}, "the key of b")])
def test_a_cost_that_nobody_can_carry(keys: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        share_out(10, keys)
