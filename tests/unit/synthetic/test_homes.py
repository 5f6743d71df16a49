"""Moves between municipalities: at the published rate, as many in as out, and each person in one home on each day."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic.days import OPEN, first_day, last_day
from packs.employment.synthetic.homes import Homes, Moving, yearly_rate
from packs.employment.synthetic.people import people
from packs.employment.synthetic.tables import MONTHS
from packs.employment.synthetic.targets import targets
from tests.small.finland import TINY

PLACE = np.repeat(people(TINY.of(targets()), np.random.default_rng(1)).place, 10)


def moved() -> tuple[Moving, Homes]:
    moving = Moving(PLACE, np.random.default_rng(5))
    for month in range(1, MONTHS):
        moving.month(month)
    return moving, moving.homes()


MOVING, HOMES = moved()


def test_as_many_move_as_the_municipalities_tell() -> None:
    goal = yearly_rate()[PLACE].mean()
    assert 0.04 < goal < 0.06
    assert abs((len(HOMES) - len(PLACE)) / len(PLACE) / 10 - goal) < 0.03 * goal


def test_every_municipality_keeps_as_many_as_it_had_and_nobody_moves_to_where_they_live() -> None:
    np.testing.assert_array_equal(np.bincount(MOVING.place, minlength=308), np.bincount(PLACE, minlength=308))
    again = HOMES.person[1:] == HOMES.person[:-1]
    assert (HOMES.place[1:] != HOMES.place[:-1])[again].all()


def test_the_place_of_a_day_is_that_of_the_home_begun_last() -> None:
    who = np.arange(len(PLACE))
    np.testing.assert_array_equal(HOMES.at(who, int(last_day(0))), PLACE)
    np.testing.assert_array_equal(HOMES.at(who, int(last_day(MONTHS - 1))), MOVING.place)
    some = np.flatnonzero(HOMES.since > 0)[:200]
    np.testing.assert_array_equal(HOMES.at(HOMES.person[some], HOMES.since[some]), HOMES.place[some])
    np.testing.assert_array_equal(HOMES.at(HOMES.person[some], HOMES.since[some] - 1), HOMES.place[some - 1])
    assert (HOMES.since[some] >= first_day(1)).all()


def test_homes_of_some_persons_are_theirs_and_last_until_the_next() -> None:
    some = HOMES.within(1000, 1500)
    who = np.arange(500)
    np.testing.assert_array_equal(some.at(who, 18_000), HOMES.at(who + 1000, 18_000))
    again = np.r_[some.person[1:] == some.person[:-1], False]
    np.testing.assert_array_equal(some.until()[again] + 1, some.since[1:][again[:-1]])
    assert (some.until()[~again] == OPEN).all()
