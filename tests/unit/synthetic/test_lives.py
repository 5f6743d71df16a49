"""Ten years of lives: stocks met to the person, the same seed the same lives, effects and declines that are there on purpose."""

from __future__ import annotations

import numpy as np
import pytest

from packs.employment.synthetic import effects, life
from packs.employment.synthetic.careers import Careers, live
from packs.employment.synthetic.days import last_day
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, OUTSIDE, SERVICE, UNEMPLOYED
from packs.employment.synthetic.people import People, group_on, people
from packs.employment.synthetic.planted import plant
from packs.employment.synthetic.runs import runs_of, status_spells
from packs.employment.synthetic.scale import SCALES, in_whole
from packs.employment.synthetic.tables import KINDS, MONTHS
from packs.employment.synthetic.targets import targets
from tests.small.finland import TINY

GOALS = TINY.of(targets())


def lived(seed: int) -> tuple[People, Careers]:
    everybody = people(GOALS, np.random.default_rng(1))
    return everybody, live(everybody, GOALS, TINY, plant(TINY).weaker, np.random.default_rng(seed), lambda what, done, of: None)


@pytest.fixture(scope="module")
def lives() -> tuple[People, Careers]:
    return lived(2)


def test_the_stock_of_each_municipality_is_the_target_to_the_person(lives: tuple[People, Careers]) -> None:
    """But where a municipality has so few persons at this scale that nobody is left to come in."""
    everybody, careers = lives
    goal = in_whole(GOALS.unemployed, np.random.default_rng(2).random((3, 308))[0])
    inside = np.isin(careers.states, (UNEMPLOYED, LAID_OFF))
    who = np.arange(len(everybody))
    places = [careers.homes.at(who, int(last_day(month))) for month in range(MONTHS)]
    seen = np.stack([np.bincount(place[one], minlength=308) for place, one in zip(places, inside, strict=True)])
    assert np.abs(seen - goal).max() <= 1
    assert (seen != goal).mean() < 0.001
    assert (seen != goal)[:, GOALS.unemployed.min(axis=0) > 3].sum() == 0


def test_services_come_near_their_targets(lives: tuple[People, Careers]) -> None:
    _, careers = lives
    seen = np.array([(careers.states == SERVICE + kind).sum(axis=1) for kind in range(len(KINDS))]).T
    goal = GOALS.services.sum(axis=1)
    assert (np.abs(seen - goal) <= np.maximum(3.0, 0.06 * goal)).mean() > 0.8


def test_the_same_seed_gives_the_same_lives(lives: tuple[People, Careers]) -> None:
    _, again = lived(2)
    np.testing.assert_array_equal(again.states, lives[1].states)
    np.testing.assert_array_equal(again.courses.without, lives[1].courses.without)
    assert (lived(3)[1].states != lives[1].states).any()


def test_nobody_too_young_or_too_old_is_unemployed(lives: tuple[People, Careers]) -> None:
    everybody, careers = lives
    for month in (20, 70, 120):
        day = (np.datetime64("2016-06", "M") + month + 1).astype("datetime64[D]") - 1
        outside = group_on(everybody, day) < 0
        assert set(careers.states[month][outside]) <= {AT_WORK, OUTSIDE}


def test_services_lock_in_first_and_help_those_they_are_meant_to_help(lives: tuple[People, Careers]) -> None:
    courses = lives[1].courses
    long_ones = np.isin(courses.kind, (KINDS.index("TVKOULUTUSLOP"), KINDS.index("TYOLLISTETTYLOP")))
    told = (courses.within >= 0) & (courses.without >= 0)
    early, late = long_ones & told[:, 1], long_ones & told[:, 24]
    assert courses.within[early, 1].mean() < courses.without[early, 1].mean() - 0.03
    assert courses.within[late, 24].mean() > courses.without[late, 24].mean() + 0.05


def test_effects_grow_stay_and_fade() -> None:
    course = effects.course(np.array([0.0, 1.5, 3.0, 12.0, 24.0, 36.0]))
    np.testing.assert_allclose(course, [0.0, 0.5, 1.0, 1.0, 0.5, 0.25])
    peaks = effects.peak(np.array([2, 2]), np.array([1, 1]), np.array([False, True]))
    assert peaks[1] - peaks[0] == pytest.approx(effects.MORE_FOR_LONG_TERM[2])
    assert life.lift(np.array([0.4]), np.array([-1]), 50)[0] == 0.0


def test_drive_which_no_register_tells_draws_into_services() -> None:
    traits = {"drive": np.array([-1.0, 1.0]), "disabled": np.zeros(2), "foreign": np.full(2, -1), "education": np.full(2, 3)}
    drawn = effects.uptake(6, np.array([1, 1]), np.array([5, 5]), traits)
    assert drawn[1] - drawn[0] == pytest.approx(2 * effects.BY_DRIVE[6])


@pytest.mark.parametrize("scale", list(SCALES.values()), ids=lambda scale: scale.name)
def test_three_areas_decline_alone_and_three_with_their_peers(scale: object) -> None:
    planted = plant(scale)
    assert len(planted.alone) == len(planted.shared) == 3 and len(planted.shared_with) == 4
    assert not set(planted.alone) & {*planted.shared, *planted.shared_with}
    declining = {planted.areas[place] for place in np.flatnonzero(planted.decline[-1])}
    assert declining == {*planted.alone, *planted.shared, *planted.shared_with}
    assert planted.decline[:100].sum() == 0 and planted.decline[-1].max() == 1.0


def test_runs_follow_each_other_without_gaps_and_hold_the_states(lives: tuple[People, Careers]) -> None:
    _, careers = lives
    runs = runs_of(careers.states, careers.begun, np.random.default_rng(9))
    same = runs.person[1:] == runs.person[:-1]
    np.testing.assert_array_equal(runs.begins[1:][same], runs.ends[:-1][same] + 1)
    assert (runs.ends >= runs.begins).all()
    last = np.r_[~same, True]
    np.testing.assert_array_equal(runs.state[last], careers.states[-1])
    spells = status_spells(runs, np.full(MONTHS, 0.5), np.random.default_rng(10))
    assert (spells.ends >= spells.begins).all() and len(spells) < len(runs)
