"""The curve of who is left gives the life table that Cutler and Ederer published (1958, Journal of Chronic Diseases 8, 699-712, table 1):
126 patients, of whom 44 per cent were alive after five intervals, with a standard error of 6. The numbers are those that textbooks hand on;
nobody has held them against the printed paper yet."""

from __future__ import annotations

import math

import pytest

from puntari.define.person_measure import HalfLeft, Starts, Surviving
from puntari.flow.figures.curve import curve_sql
from puntari.store import engine
from tests.small.persons import stay

INTERVALS = ((126, 47, 19), (60, 5, 17), (38, 2, 15), (21, 2, 9), (10, 0, 6))
"""Alive at the beginning, died, and lost to follow-up or withdrawn alive."""
PUBLISHED = (0.60, 0.54, 0.50, 0.44, 0.44)


def drawn(curve: Surviving | HalfLeft, steps: int, width: int = 0) -> dict[str, float]:
    cells = " UNION ALL ".join(
        f"SELECT 'p' AS period, {step} AS step, {step} AS reach, {risk - died - lost} AS a, {lost} AS c, 126 AS b, "
        f"{width} AS aw, {width} AS cw, {width} AS bw" for step, (risk, died, lost) in enumerate(INTERVALS[:steps], 1)
    )
    with engine.connect() as connection:
        return connection.sql(curve_sql(curve, cells, ("period",))).to_arrow_table().to_pylist()[0]


@pytest.mark.parametrize("step", range(1, 6))
def test_the_curve_is_the_published_one(step: int) -> None:
    told = drawn(Surviving(Starts(stay), months=(1, 2, 3, 6, 9)[step - 1]), step)
    assert round(told["v"], 2) == PUBLISHED[step - 1] and told["estimated"] and not told["unseen"]


def test_its_standard_error_is_the_published_one() -> None:
    told = drawn(Surviving(Starts(stay), months=9), 5)
    assert (told["hi"] - told["v"]) / 1.96 == pytest.approx(0.060, abs=0.0005)
    assert told["hi"] - told["v"] == pytest.approx(told["v"] - told["lo"])


def test_half_are_left_where_the_curve_says_and_its_bounds_around_it() -> None:
    told = drawn(HalfLeft(Starts(stay), months=9), 5)
    assert 3 < told["v"] < 4 and 1 < told["lo"] < told["v"] and math.isinf(told["hi"])


def test_counts_that_may_be_off_widen_the_bounds_by_all_that_they_may() -> None:
    exact, noisy = (drawn(Surviving(Starts(stay), months=9), 5, width) for width in (0, 1))
    assert noisy["v"] == exact["v"] and noisy["lo"] < exact["lo"] < exact["hi"] < noisy["hi"]
    assert math.isclose(drawn(Surviving(Starts(stay), months=9), 5, 4)["hi"], 1), "nobody may be seen through the last step"
