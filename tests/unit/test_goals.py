"""National goals: versions of targets, where figures stand to them with their uncertainty, and what an area would need."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.employment.pack import PACK
from puntari.define.goalbook import read_goals
from puntari.define.goals import Aim, Goal, Target, check_goals
from puntari.flow.goals import Need, Stand, need_of, needed, parts_of, stands, told
from puntari.flow.readings import Reading
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import Better

WORDS = Text.same("x")
SET = date(2024, 12, 19)
RATE = "unemployment_rate"


def reading(period: str, low: float, high: float | None = None) -> Reading:
    return Reading(Period.parse(period), low, low if high is None else high)


def by_period(*readings: Reading) -> dict[Period, Reading]:
    return {one.period: one for one in readings}


def goal_of(*targets: Target) -> Goal:
    return Goal("g", WORDS, WORDS, targets, WORDS)


def target(aim: Aim = Aim.DIRECTION, value: float | None = None, since: date = SET, indicator: str = RATE) -> Target:
    return Target(indicator, since, WORDS, aim, value)


@pytest.mark.parametrize(
    ("low", "high", "better", "stand"),
    [
        (70.0, 70.0, Better.HIGHER, Stand.NOT_REACHED), (75.0, 75.0, Better.HIGHER, Stand.REACHED),
        (74.0, 76.0, Better.HIGHER, Stand.UNSURE),
        (76.0, 78.0, Better.HIGHER, Stand.REACHED), (75.0, 75.0, Better.LOWER, Stand.REACHED), (74.0, 76.0, Better.LOWER, Stand.UNSURE),
        (76.0, 77.0, Better.LOWER, Stand.NOT_REACHED),
    ],
)  # fmt: skip
def test_an_interval_on_both_sides_of_a_target_is_not_called_either(low: float, high: float, better: Better, stand: Stand) -> None:
    assert stands(reading("2026-06", low, high), 75, better) is stand


def test_what_an_area_needs_is_the_change_of_the_rate_and_of_the_persons_behind_it() -> None:
    parts = parts_of(PACK, RATE)
    assert parts == ("unemployed_job_seekers", "labour_force")
    indicator, now = PACK.indicator(RATE), reading("2026-06", 12.0)
    exact = need_of(now, 10.0, indicator, (reading("2026-06", 1200), reading("2026-06", 10000)))
    assert exact == Need(-2.0, -2.0, (-200, -200))
    wide = need_of(reading("2026-06", 12.0, 12.05), 10.0, indicator, (reading("2026-06", 1200, 1205), reading("2026-06", 10000)))
    assert wide.counted == (-205, -200) and wide.low == pytest.approx(-2.05)
    unsure = need_of(now, 10.0, indicator, (reading("2026-06", 1200), reading("2026-06", 9990, 10000)))
    assert unsure.counted is None, "of what, nobody knows"
    odd = need_of(now, 10.0, indicator, (reading("2026-06", 1200), reading("2026-06", 10005)))
    assert odd.counted == (-200, -200), "199.5 persons fewer would not do"


def test_a_goal_is_told_by_versions_and_areas() -> None:
    figures = {
        (RATE, True): {"W": by_period(reading("2023-06", 9), reading("2024-03", 30), reading("2026-06", 11))},
        (RATE, False): {
            "a": by_period(reading("2023-06", 8), reading("2026-06", 10)), "b": by_period(reading("2023-06", 14), reading("2026-06", 12)),
            "c": by_period(reading("2023-06", 14), reading("2026-06", 10.5, 11.5)), "d": by_period(reading("2020-06", 3)),
        },
        ("unemployed_job_seekers", True): {}, ("labour_force", True): {},
        ("unemployed_job_seekers", False): {"b": by_period(reading("2026-06", 120))},
        ("labour_force", False): {"b": by_period(reading("2026-06", 1000))},
    }
    goal = goal_of(target(since=date(2019, 6, 6), aim=Aim.VALUE, value=4.8), target(), target(since=date(2025, 1, 1), aim=Aim.WHOLE))
    first, second, newest = told(PACK, goal, lambda id, whole: figures[id, whole], "W").targets
    assert (first.whole.stand, first.whole.need) == (Stand.NOT_REACHED, Need(4.8 - 11, 4.8 - 11)) and first.areas == ()
    assert second.whole.stand is Stand.WORSE and second.whole.base == reading("2023-06", 9), "of the same month, before the target was set"
    assert {one.code: one.stand for one in newest.areas} == {
        "a": Stand.REACHED, "b": Stand.NOT_REACHED, "c": Stand.UNSURE, "d": Stand.REACHED,
    }
    assert next(one for one in newest.areas if one.code == "b").need == Need(-1.0, -1.0, (-10, -10))


def test_what_is_older_than_the_target_tells_no_progress() -> None:
    old = {"W": by_period(reading("2019-06", 9), reading("2020-06", 11))}
    (only,) = told(PACK, goal_of(target()), lambda id, whole: old if whole else {}, "W").targets
    assert only.whole.stand is Stand.NO_FIGURE and only.whole.base is None


def test_a_change_within_its_bounds_is_not_told_as_one() -> None:
    wide = {"W": by_period(reading("2023-06", 9, 12), reading("2026-06", 11, 13))}
    (only,) = told(PACK, goal_of(target()), lambda id, whole: wide if whole else {}, "W").targets
    assert only.whole.stand is Stand.UNSURE


def test_the_pack_tells_who_set_each_target_and_where_that_was_read() -> None:
    check_goals(PACK.goals, PACK.indicators, "pack employment")
    (first, second, last) = PACK.goals["employment"].versions("employment_rate")
    assert (first.value, second.value, last.value) == (72, 75, None)
    assert len({one.set_by.en for one in (first, second, last)}) == 3
    for goal in PACK.goals.values():
        assert goal.targets or goal.lacks, f"{goal.id} is followed by nothing and does not say what lacks"
        for one in goal.targets:
            assert bool(one.source) == bool(one.read), "what was read says where, and what has no source says that nobody read it"
            assert one.source or "Puntari" in one.set_by.en, "a target of nobody's but ours is called a yardstick"
    assert set(needed(PACK.goals.values(), PACK)) <= set(PACK.indicators)


def test_goals_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match="only one that aims at a value has one"):
        target(Aim.DIRECTION, 5.0)
    for wrong, says in (
        (target(indicator="unemployment_rat"), "nearest: .*unemployment_rate"), (target(indicator="population"), "neither direction"),
    ):
        with pytest.raises(BadDefinition, match=says):
            check_goals({"g": goal_of(wrong)}, PACK.indicators, "pack")
    twice = goal_of(target(), replace(target(), aim=Aim.WHOLE))
    with pytest.raises(BadDefinition, match="in the order of their days"):
        check_goals({"g": twice}, PACK.indicators, "pack")
    folder = Path(PACK.folder) / "goals"
    (tmp_path / "goals.yaml").write_bytes((folder / "goals.yaml").read_bytes())
    head = "goal,indicator,since,set_by,aim,value,until,note,source,read\n"
    wrongs = (("emp,x,2024-01-01,orpo,value,1,,,,", "line 2: there is no goal 'emp'"), ("employment,x,soon,orpo,value,1,,,,", "line 2"))
    for line, says in wrongs:
        (tmp_path / "targets.csv").write_text(head + line + "\n", encoding="utf-8")
        with pytest.raises(BadDefinition, match=says):
            read_goals(tmp_path)
