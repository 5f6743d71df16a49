"""Overlaps and what fits, against worked cases and a naive twin."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.methods.capacity import Short, Wish, granted
from puntari.methods.overlap import Thing, overlaps


def thing(name: str, features: str, need: str = "meet") -> Thing:
    return Thing(name, need, frozenset(features))


def test_the_same_need_and_mostly_the_same_features() -> None:
    found = overlaps([thing("b", "xyzq"), thing("a", "xyz"), thing("c", "xyz", "store"), thing("d", "xuvw"), thing("e", "")])
    assert [(one.one, one.other, one.alike, one.both, one.only_one, one.only_other) for one in found] == [
        ("a", "b", 0.75, ("x", "y", "z"), (), ("q",))
    ], "c answers another need, d shares one feature only, e has none"


def test_one_shared_feature_is_no_evidence() -> None:
    assert not overlaps([thing("a", "x"), thing("b", "x")])
    assert overlaps([thing("a", "x"), thing("b", "x")], shared=1)[0].alike == 1


THINGS = st.lists(
    st.builds(Thing, st.text("abc", min_size=1, max_size=3), st.sampled_from("mn"), st.frozensets(st.sampled_from("uvwxyz"))),
    unique_by=lambda one: one.name, max_size=8,
)


@given(THINGS, st.sampled_from([0.2, 0.5, 0.8, 1.0]))
def test_every_pair_and_no_other(things: list[Thing], least: float) -> None:
    naive = {
        frozenset((one.name, other.name)): len(one.features & other.features) / len(one.features | other.features)
        for one, other in combinations(things, 2)
        if one.need == other.need and len(one.features & other.features) >= 2
    }
    found = overlaps(reversed(things), least)
    assert {frozenset((one.one, one.other)): one.alike for one in found} == {pair: alike for pair, alike in naive.items() if alike >= least}
    assert [one.alike for one in found] == sorted((one.alike for one in found), reverse=True)
    for one in found:
        sides = {each.name: each.features for each in things}
        assert set(one.both) | set(one.only_one) == sides[one.one] and set(one.both) | set(one.only_other) == sides[one.other]


@pytest.mark.parametrize(("wishes", "says"), [
    ([("a", 1, 2, 50), ("b", 2, 2, 10)], {"a": (), "b": (Short.PEOPLE,)}),
    ([("a", 2, 2, 50), ("b", 1, 2, 10)], {"b": (), "a": (Short.PEOPLE,)}),
    ([("a", 1, 1, 101), ("b", 2, 1, 100)], {"a": (Short.MONEY,), "b": ()}),
    ([("a", 1, 9, 900)], {"a": (Short.PEOPLE, Short.MONEY)}),
    ([("a", 1, None, 5), ("b", 2, 3, None), ("c", 3, 3, 100)], {"a": (Short.UNKNOWN,), "b": (Short.UNKNOWN,), "c": ()}),
    ([("b", 1, 3, 0), ("a", 1, 3, 0)], {"a": (), "b": (Short.PEOPLE,)}),
])
def test_what_fits(wishes: list[tuple[str, float, float | None, float | None]], says: dict[str, tuple[Short, ...]]) -> None:
    found = granted([Wish(*wish) for wish in wishes], people=3, money=100)
    assert {one.wish.name: one.lacks for one in found} == says and list(says) == [one.wish.name for one in found]


NEEDS = st.one_of(st.none(), st.integers(0, 5).map(float))


@given(st.lists(st.builds(Wish, st.text("abc", min_size=1), st.integers(1, 3).map(float), NEEDS, NEEDS), max_size=8))
def test_nothing_is_granted_twice_over(wishes: list[Wish]) -> None:
    found = granted(wishes, 6, 6)
    fits = [one.wish for one in found if not one.lacks]
    assert sum(one.people for one in fits) <= 6 and sum(one.money for one in fits) <= 6
    assert len(found) == len(wishes) and [one.wish.priority for one in found] == sorted(one.priority for one in wishes)
    if found:
        assert found[-1].people_left == 6 - sum(one.people for one in fits)
