"""Durations are steered month by month: what is expected of a month, what is solved for, and how near lives come to what was published."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from packs.employment.synthetic import ahead, life
from packs.employment.synthetic.ahead import MONTHS_AHEAD, Ahead
from packs.employment.synthetic.careers import Careers, live
from packs.employment.synthetic.expected import Long, Short, by_group
from packs.employment.synthetic.life import LAID_OFF, LONG, SERVICE, UNEMPLOYED
from packs.employment.synthetic.people import People, group_on, people
from packs.employment.synthetic.planted import plant
from packs.employment.synthetic.scale import Scale
from packs.employment.synthetic.solving import where_it_turns
from packs.employment.synthetic.targets import targets
from packs.employment.synthetic.world import PLACES, month_end

HUNDREDTH = Scale("hundredth", 100, followed=0.0)
GOALS = HUNDREDTH.of(targets())
SETTLED = 6
Gaps = tuple[np.ndarray, np.ndarray, np.ndarray]


def lived() -> tuple[People, Careers]:
    everybody = people(GOALS, np.random.default_rng(1))
    weaker = plant(HUNDREDTH).weaker
    return everybody, live(everybody, GOALS, HUNDREDTH, weaker, np.random.default_rng(1), lambda what, done, of: None)


@pytest.fixture(scope="module")
def gaps() -> Gaps:
    """How far the mean duration and the stock of each group are from their goals by month, and the standard error of the mean, (48, 6)."""
    everybody, careers = lived()
    inside, since, rows = np.isin(careers.states, (UNEMPLOYED, LAID_OFF)), careers.begun.astype(int), []
    for month in range(1, int(np.flatnonzero(~np.isnan(GOALS.mean_months[:, 0]))[-1]) + 1):
        since = np.where(inside[month] & ~inside[month - 1], month, since)
        group = group_on(everybody, month_end(month))
        who = inside[month] & (group >= 0)
        months, count = month - since[who] + 0.5, by_group(group[who])
        mean, square = (by_group(group[who], months**power) / count for power in (1, 2))
        goal = GOALS.mean_months[month]
        rows.append((mean / goal - 1, count / GOALS.groups[month] - 1, np.sqrt((square - mean**2) / count) / goal))
    return tuple(np.array(rows).transpose(1, 0, 2))


def test_durations_follow_what_was_published_month_by_month(gaps: Gaps) -> None:
    """Each sex and age in 99 of 100 months within 5 % or two standard errors of so few; and nearer as a rule, for it is steered."""
    duration, _, chance = (one[SETTLED:] for one in gaps)
    assert duration.shape == (48 - SETTLED, 6)
    assert (np.abs(duration) <= np.maximum(0.05, 2 * chance)).mean() > 0.99
    assert (np.abs(duration) <= np.maximum(0.05, 3 * chance)).all()
    assert np.abs(duration).mean() < 0.03 < chance.mean()


def test_as_many_of_each_sex_and_age_are_unemployed_as_published(gaps: Gaps) -> None:
    assert np.abs(gaps[1]).mean() < 0.02


def short(count: int = 600, laid: int = 200) -> Short:
    random = np.random.default_rng(5)
    return Short(
        hazard=random.exponential(0.1, count), group=random.integers(0, 6, count), months=random.integers(1, 40, count),
        bent=np.r_[random.random(count - laid) < 0.7, np.ones(laid, bool)], laid_at=random.integers(0, 5, laid),
        laid_off=np.where(np.arange(PLACES) < 3, 20.0, 1000.0), anew=np.full(6, 7.0),
    )


def test_no_more_laid_off_are_expected_to_stay_than_their_municipality_may_keep() -> None:
    given, alike = short(), np.zeros(6)
    laid = np.bincount(given.laid_at, given.stay(alike)[-200:], minlength=5)
    np.testing.assert_allclose(laid[:3], 20.0)
    free = np.exp(-given.hazard[-200:])
    np.testing.assert_allclose(laid[3:5], np.bincount(given.laid_at, free)[3:5])


def test_who_is_held_back_leaves_room_for_those_who_came_back_from_a_service() -> None:
    given, stock, bounds = short(), np.full(6, 76.0), (np.full(6, -2.2), np.full(6, 4.0))
    room = given.room(stock, bounds)
    np.testing.assert_allclose(by_group(given.group, given.stay(room)) + given.anew, stock, rtol=1e-3)


def test_the_expected_mean_counts_half_a_month_of_those_who_come_in() -> None:
    given, stock = short(), np.full(6, 150.0)
    stay = given.stay(np.zeros(6))
    naive = [
        (sum(s * m for s, m, g in zip(stay, given.months, given.group, strict=True) if g == group) + 0.5 * stock[group]) / stock[group]
        for group in range(6)
    ]
    np.testing.assert_allclose(given.mean(np.zeros(6), stock), naive)


def test_the_long_are_as_many_as_wanted_at_any_tilt_and_longer_where_the_others_leave() -> None:
    random = np.random.default_rng(6)
    waited, hazard = np.tile(random.integers(LONG - 1, 90, 500), 6), np.tile(random.exponential(0.05, 500), 6)
    given = Long(hazard, waited, np.repeat(np.arange(6), 500), np.full(6, 450.0))
    kept = []
    for tilt in (np.full(6, -2.0), np.zeros(6), np.full(6, 2.0)):
        pull = given.pull(tilt)
        np.testing.assert_allclose(by_group(given.group, np.exp(-given.leaving(tilt, pull))), 450.0, rtol=1e-3)
        kept.append(given.months(tilt, pull))
    assert (kept[0] > kept[1] * 1.01).all() and (kept[1] > kept[2] * 1.01).all()


def test_the_pull_makes_as_many_long_months_ahead_as_wanted() -> None:
    """Against persons followed one cohort at a time: the pull is where their expected number is the goal."""
    number, each = 50, 66
    waited = np.tile(np.repeat(np.arange(LONG + 8), each), 6)
    group = np.repeat(np.arange(6), len(waited) // 6)
    in_service = np.tile(np.arange(6), 200)
    world = SimpleNamespace(
        group=np.r_[group, in_service], since=np.r_[number - 1 - waited, np.full(1200, number)],
        state=np.r_[np.full(len(waited), UNEMPLOYED), np.full(1200, SERVICE)],
    )
    hazard = np.where(waited < LONG, 0.15, life.LONG_HAZARD)
    drain = 200 / (200 + len(waited) / 6)

    def long_then(pull: float) -> float:
        total = 0.0
        for months in range(LONG + 8):
            stay = float(each)
            for later in range(MONTHS_AHEAD + 1):
                now = months + later
                stay *= np.exp(-(0.15 * pull ** life.PULLED[now] if now < LONG else life.LONG_HAZARD) - drain * (later > 0))
            total += stay if months + MONTHS_AHEAD + 1 >= LONG else 0.0
        return total

    steered = Ahead()
    goal = np.array([long_then(0.4)] * 3 + [1e9] + [0.0] * 2)
    for _ in range(25):
        steered.month(world, number, np.arange(len(waited)), hazard, goal)
    np.testing.assert_allclose(steered.pull, [0.4, 0.4, 0.4, ahead.LEAST, ahead.MOST, ahead.MOST], rtol=2e-3)


def test_bounds_are_halved_until_it_turns() -> None:
    wanted = np.array([0.25, -3.0, 9.0])
    np.testing.assert_allclose(where_it_turns(lambda middle: middle < wanted, np.full(3, -1.0), np.ones(3)), [0.25, -1.0, 1.0], atol=2e-4)
