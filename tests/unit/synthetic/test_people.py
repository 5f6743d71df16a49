"""Synthetic persons: identity codes that are right in form and belong to nobody, and business ids that nobody has been given."""

from __future__ import annotations

import re

import numpy as np
import pyarrow.compute as pc
from stdnum.fi import hetu, ytunnus

from packs.employment.synthetic.days import LAST_DAY, day_number, last_day, month_of, weekday, working
from packs.employment.synthetic.marks import business_ids
from packs.employment.synthetic.people import group_on, identity_codes, people
from packs.employment.synthetic.targets import targets
from tests.small.finland import TINY

GOALS = TINY.of(targets())
PEOPLE = people(GOALS, np.random.default_rng(3))
CODES = identity_codes(PEOPLE, np.random.default_rng(4))
NEW_SIGNS = {**dict.fromkeys("YXWVU", "-"), **dict.fromkeys("BCDEF", "A")}


def test_every_code_is_its_own_and_of_the_numbers_kept_for_trials() -> None:
    assert len(set(CODES)) == len(PEOPLE)
    assert all(re.fullmatch(r"\d{6}[-+A-FU-Y]9\d\d[0-9A-FHJ-NPR-Y]", code) for code in CODES)


def test_codes_are_right_by_a_kept_library() -> None:
    for code in CODES[:500]:
        old_sign = code[:6] + NEW_SIGNS.get(code[6], code[6]) + code[7:]
        assert hetu.validate(old_sign, allow_temporary=True)


def test_the_sign_tells_the_century_and_the_number_the_sex() -> None:
    years = PEOPLE.born.astype("datetime64[Y]").astype(int) + 1970
    for code, year, sex in list(zip(CODES, years, PEOPLE.sex, strict=True))[:500]:
        assert (code[6] in "ABCDEF") == (year >= 2000)
        assert int(code[7:10]) % 2 == sex % 2


def test_more_births_on_a_day_than_numbers_take_the_next_sign() -> None:
    crowd = type(PEOPLE)(*(getattr(PEOPLE, name)[:300] for name in PEOPLE.__dataclass_fields__))
    crowd.born[:] = np.datetime64("1990-05-17")
    crowd.sex[:] = 1
    codes = identity_codes(crowd, np.random.default_rng(5))
    assert len(set(codes)) == 300
    assert {code[6] for code in codes} == set("-YXWVU")


def test_business_ids_are_right_and_not_given_to_anybody() -> None:
    ids = business_ids(0, 300).to_pylist()
    assert len(set(ids)) == 300
    assert all(ytunnus.is_valid(one) and one.startswith("9") for one in ids)


def test_groups_turn_with_age() -> None:
    young = PEOPLE.born > np.datetime64("2001-07-01")
    group = group_on(PEOPLE, np.datetime64("2026-06-30"))
    assert set(group[young & (group >= 0)] % 3) == {0}
    assert (group[PEOPLE.born < np.datetime64("1960-01-01")] == -1).all()


def test_days_and_their_months() -> None:
    assert day_number("2026-06-30") == LAST_DAY == int(last_day(120))
    assert int(month_of(np.array([day_number("2016-07-01")]))[0]) == 1
    days = np.arange(day_number("2026-06-01"), day_number("2026-06-15"))
    assert (weekday(working(days)) < 5).all() and pc.sum(pc.equal(list(working(days)), list(days))).as_py() == 10
