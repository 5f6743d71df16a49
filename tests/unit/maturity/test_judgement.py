"""An evaluator's sheet is read strictly: what is judged has its grounds, a new target its horizon, reason and owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from puntari.define.framework import Framework
from puntari.define.judgement import Odd, judgement, judgements
from puntari.words.errors import BadQuestion
from puntari.words.text import Text
from tests.small.framework import areas, head, written

NEW = {"level": 3, "reason": "The flock grows.", "horizon": "2028-12-31", "owner": "The keeper"}
KEPT = {"level": "unknown", "reason": "Still right.", "kept_from": "2019", "decided_by": "The board", "decided_on": date(2026, 5, 1)}
JUDGED = {
    "level": 2.5, "analysis": "Half of it is fenced.", "target_state": {"fi": "Aidattu.", "sv": "Inhägnat.", "en": "Fenced."},
    "observations": ["The gate stands open."], "target": NEW, "criteria_met": ["grass_1a", "grass_2a"],
    "evidence": [{"what": "A walk round the yard", "source": "The evaluator", "date": "2026-04-02"}],
}


@pytest.fixture
def framework(tmp_path: Path) -> Framework:
    return written(tmp_path, head(), areas())


def test_a_judgement_is_read_whole(framework: Framework) -> None:
    found = judgement(framework, "grass", JUDGED)
    assert found.level == 2.5 and found.observations == (Text.same("The gate stands open."),)
    assert found.target_state.sv == "Inhägnat." and found.evidence[0].day == date(2026, 4, 2)
    assert found.target is not None and found.target.horizon == date(2028, 12, 31) and not found.target.kept_from
    assert [one.id for one in found.unmet(framework)] == ["grass_2b"]


ODDS = [
    ({}, (Odd.LEVEL_NOT_MET,)),
    ({"criteria_met": ["grass_2a", "grass_2b"]}, ()),
    ({"criteria_met": []}, (Odd.LEVEL_NOT_MET,)),
    ({"level": 3, "criteria_met": ["grass_3a"]}, ()),
    ({"criteria_met": ["grass_2a", "grass_2b", "grass_3a"]}, (Odd.HIGHER_LEVEL_MET,)),
    ({"level": 1, "criteria_met": ["grass_1a", "grass_2a"]}, ()),
    ({"level": 3, "criteria_met": ["grass_3a"], "target": NEW | {"level": 2.5}}, (Odd.TARGET_BELOW_LEVEL,)),
    ({"level": 3, "criteria_met": ["grass_3a"], "target": KEPT}, ()),
    ({"level": "unknown", "criteria_met": ["grass_3a"]}, ()),
]


@pytest.mark.parametrize(("change", "odds"), ODDS)
def test_a_judgement_that_contradicts_itself_is_seen(framework: Framework, change: Mapping[str, object], odds: tuple[Odd, ...]) -> None:
    """The level against the criteria met, the target against the level; criteria of lower levels need not be met."""
    assert judgement(framework, "grass", JUDGED | dict(change)).odds(framework) == odds


def test_a_level_and_a_kept_target_may_be_unknown(framework: Framework) -> None:
    found = judgements(framework, {"grass": JUDGED | {"level": "unknown", "target": KEPT}})["grass"]
    assert found.level is None and found.unmet(framework) == ()
    assert found.target is not None and found.target.level is None
    assert found.target.kept_from == "2019" and found.target.decided_on == date(2026, 5, 1)


WRONG = [
    ({"level": 2.2}, r"area grass, level: 2\.2 is no level"),
    ({"level": "high"}, "area grass, level is 'high'; write a number, or unknown"),
    ({"level": None}, "area grass says nothing of level"),
    ({"analysis": ""}, "says nothing of analysis"),
    ({"target_state": {"fi": "Vain suomeksi"}}, "must be a text, or fi, sv and en"),
    ({"criteria_met": ["fence_1a"]}, "'fence_1a' is no criterion of the area"),
    ({"evidence": [{"what": "A walk", "source": "Me"}]}, "evidence, entry 1 says nothing of date"),
    ({"evidence": [{"what": "A walk", "source": "Me", "date": "in spring"}]}, "'in spring' is no day"),
    ({"target": NEW | {"owner": None}}, "target says nothing of owner"),
    ({"target": NEW | {"horizon": None}}, "target says nothing of horizon"),
    ({"target": NEW | {"level": "unknown"}}, "a new target must be known"),
    ({"target": KEPT | {"decided_by": None}}, "target says nothing of decided_by"),
    ({"grade": 5}, "has 'grade'; it may have"),
    ({"observations": "One line"}, "observations must be a list"),
]


@pytest.mark.parametrize(("change", "says"), WRONG, ids=[one[1][:30] for one in WRONG])
def test_a_wrong_sheet_is_refused_with_its_place(framework: Framework, change: Mapping[str, object], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        judgement(framework, "grass", JUDGED | dict(change))


def test_an_area_that_is_not_is_refused(framework: Framework) -> None:
    with pytest.raises(BadQuestion, match="no area 'gras'; nearest: grass"):
        judgements(framework, {"gras": JUDGED})
