"""What the gate leaves of a round's answers: small groups are hidden, and so is what they could be worked out from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as draw

from puntari.define.framework import Framework
from puntari.define.judgement import Judgement
from puntari.guard.assessed import (
    EVERYBODY,
    HIDDEN,
    NOBODY,
    NOBODY_ANSWERED,
    NOT_ASKED,
    Results,
    Tallies,
    Turnout,
    without_small_groups,
)
from puntari.words.cell import REASONS, Reason, Status
from puntari.words.text import Language, Text
from tests.small.framework import areas, head, written

GROUPS = ("hens", "cocks", "keepers")


@pytest.fixture(scope="module")
def framework(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    return written(tmp_path_factory.mktemp("framework"), head(), areas())


def shown(
    framework: Framework, levels: Mapping[tuple[str, str], Sequence[float]], sent: Sequence[int], invited: Sequence[int] = (9, 9, 9)
) -> Results:
    turnout = tuple(Turnout(group, asked, asked, count) for group, asked, count in zip(GROUPS, invited, sent, strict=True))
    comments = {(area, group): ("b", "a") for area, group in levels}
    told = Tallies("r", "2026", "fi", framework, turnout, {place: tuple(sorted(one)) for place, one in levels.items()}, comments, {})
    return without_small_groups(told, with_comments=True)


def test_a_large_group_is_shown_with_its_quartiles(framework: Framework) -> None:
    found = shown(framework, {("grass", "hens"): (1, 2, 2, 3, 3)}, (5, 0, 0)).areas["grass"]
    assert found.groups["hens"].respondents == 5
    cell = found.groups["hens"].cell
    assert (cell.value, cell.low, cell.high) == (2, 2, 3)
    assert found.everybody == found.groups["hens"]
    assert found.groups["cocks"].cell == NOBODY_ANSWERED, "a group that nobody sent from hides nothing"


def test_a_group_that_was_not_asked_is_told_from_one_that_did_not_answer_or_know(framework: Framework) -> None:
    five = (2, 2, 2, 2, 2)
    given = {(area, "hens"): five for area in ("grass", "fence", "perch")}
    found = shown(framework, given, (5, 6, 0), (5, 6, 0))
    grass = found.areas["grass"].groups
    assert (grass["hens"].cell.value, grass["cocks"].cell, grass["keepers"].cell) == (2, NOBODY, NOT_ASKED)
    assert found.dimensions["yard", "keepers"] == found.whole["keepers"] == NOT_ASKED
    assert shown(framework, given, (5, 0, 0), (5, 3, 0)).areas["grass"].groups["cocks"].cell == NOBODY_ANSWERED
    nobody = shown(framework, {}, (0, 0, 0), (0, 0, 0)).areas["grass"].everybody
    assert nobody.cell == NOT_ASKED and shown(framework, {}, (0, 0, 0), (1, 0, 0)).areas["grass"].everybody.cell == NOBODY_ANSWERED
    said = {REASONS[reason] for reason in (Reason.NOT_ASKED, Reason.NOBODY_ANSWERED, Reason.NOBODY_KNEW)}
    assert len({text[language] for text in said for language in Language}) == 9


def test_that_a_small_group_knew_nothing_stays_hidden(framework: Framework) -> None:
    assert shown(framework, {}, (3, 0, 0)).areas["grass"].groups["hens"].cell == HIDDEN


def test_four_of_a_group_are_hidden_and_their_comments_too(framework: Framework) -> None:
    found = shown(framework, {("grass", "hens"): (1, 2, 3, 3)}, (4, 0, 0))
    assert found.areas["grass"].groups["hens"].cell == HIDDEN and found.areas["grass"].groups["hens"].respondents is None
    assert not found.comments


def test_everybody_is_hidden_where_a_small_group_would_follow(framework: Framework) -> None:
    five = (2, 2, 2, 2, 2)
    found = shown(framework, {("grass", "hens"): five, ("grass", "cocks"): five, ("grass", "keepers"): (1, 1)}, (5, 5, 2))
    assert found.areas["grass"].groups["hens"].cell.value == 2
    assert found.areas["grass"].everybody.cell == HIDDEN, "twelve less ten leaves two keepers"
    two = shown(framework, {("grass", "hens"): five, ("grass", "cocks"): (1, 1, 1), ("grass", "keepers"): (1, 1)}, (5, 3, 2))
    assert two.areas["grass"].everybody.respondents == 10, "five are left, of whom nobody can be told apart"


def test_a_dimension_with_a_hidden_area_is_hidden(framework: Framework) -> None:
    five = (2, 2, 2, 2, 2)
    found = shown(framework, {("grass", "hens"): five, ("fence", "hens"): (1, 1), ("perch", "hens"): five}, (6, 0, 0))
    assert found.dimensions["yard", "hens"] == HIDDEN and found.dimensions["house", "hens"].value == 2
    assert found.whole["hens"] == HIDDEN and found.dimensions["yard", EVERYBODY] == HIDDEN
    none = shown(framework, {("grass", "hens"): five, ("perch", "hens"): five}, (6, 0, 0))
    assert none.dimensions["yard", "hens"].reason == Reason.NOBODY_KNEW


def test_weights_count(framework: Framework) -> None:
    given = {("grass", "hens"): (1,) * 5, ("fence", "hens"): (2,) * 5, ("perch", "hens"): (3,) * 5}
    found = shown(framework, given, (5, 0, 0))
    assert found.dimensions["yard", "hens"].value == 1.5
    assert found.whole["hens"].value == (1.5 + 3 * 3) / 4


def test_groups_that_see_it_otherwise_are_pointed_out(framework: Framework) -> None:
    one, two, three = (1,) * 5, (2,) * 5, (2.5,) * 5
    assert not shown(framework, {("grass", "hens"): one, ("grass", "cocks"): two}, (5, 5, 0)).areas["grass"].far_apart
    far = shown(framework, {("grass", "hens"): one, ("grass", "cocks"): three}, (5, 5, 0)).areas["grass"]
    assert far.apart == 1.5 and far.far_apart
    assert shown(framework, {("grass", "hens"): one, ("grass", "cocks"): (3, 3)}, (5, 2, 0)).areas["grass"].apart is None


@pytest.mark.parametrize(("judged", "far"), [(2.0, ()), (2.5, ("hens",)), (1.0, ("cocks",)), (None, ())])
def test_an_evaluator_who_sees_it_otherwise_than_a_group_is_pointed_out(
    framework: Framework, judged: float | None, far: tuple[str, ...]
) -> None:
    """More than a level from the median of a group that is shown; a hidden one gives nothing away."""
    said = Text("a", "b", "c")
    turnout = tuple(Turnout(group, 9, 9, count) for group, count in zip(GROUPS, (5, 5, 1), strict=True))
    levels = {("grass", "hens"): (1.0,) * 5, ("grass", "cocks"): (2.5,) * 5, ("grass", "keepers"): (3.0,)}
    word = Judgement("grass", judged, (), said, said, None, (), ())
    found = without_small_groups(Tallies("r", "2026", "fi", framework, turnout, levels, {}, {"grass": word}), with_comments=False)
    assert found.areas["grass"].far_from_judged == far and found.areas["fence"].far_from_judged == ()


def test_a_level_that_is_said_to_be_unknown_is_told_from_one_that_nobody_judged(framework: Framework) -> None:
    said = Text("a", "b", "c")
    word = Judgement("grass", None, (), said, said, None, (), ())
    turnout = tuple(Turnout(group, 0, 0, 0) for group in GROUPS)
    found = without_small_groups(Tallies("r", "2026", "fi", framework, turnout, {}, {}, {"grass": word}), with_comments=False)
    assert found.judged_level("grass").reason == Reason.LEVEL_UNKNOWN and found.judged_level("fence").reason == Reason.NOT_JUDGED


LEVELS = draw.lists(draw.sampled_from((1.0, 1.5, 2.0, 2.5, 3.0)), max_size=9)


@given(draw.lists(LEVELS, min_size=3, max_size=3), draw.lists(draw.integers(0, 4), min_size=3, max_size=3))
def test_nothing_shown_is_of_few_or_leaves_few(framework: Framework, answers: list[list[float]], unsure: list[int]) -> None:
    """Whatever is answered: each spread shown is of at least five, and everybody less the groups shown is nobody or at least five."""
    sent = [len(levels) + more for levels, more in zip(answers, unsure, strict=True)]
    found = shown(framework, {("grass", group): levels for group, levels in zip(GROUPS, answers, strict=True)}, sent).areas["grass"]
    seen = 0
    for group, levels in zip(GROUPS, answers, strict=True):
        spread = found.groups[group]
        assert (spread.cell.status is Status.OK) == (len(levels) >= 5)
        if spread.cell.status is Status.OK:
            seen += len(levels)
    if found.everybody.cell.status is Status.OK:
        left = sum(map(len, answers)) - seen
        assert sum(map(len, answers)) >= 5 and (left == 0 or left >= 5)
