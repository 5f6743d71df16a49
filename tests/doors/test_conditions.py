"""Conditions for organising services: dated criteria, a grade only where the law gives a standard, judgements by four eyes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.conditionbook import read_conditions
from puntari.define.conditions import Criterion, Side, Standard, check_conditions
from puntari.define.source import Audience
from puntari.define.upkeep import Rule
from puntari.doors import conditions
from puntari.doors.house import House
from puntari.flow.conditions import met, stand_of
from puntari.flow.goals import Stand
from puntari.flow.readings import Reading
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.judging import Evidence, Grade, Stage, check_rests, judgements
from puntari.guard.release import Finding, Refusal
from puntari.store.trail import trail_lines
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.period import Period
from puntari.words.text import Text
from tests.small.house import NO_PEOPLE, house_of
from tests.small.pack import PACK

T = Text.same
RULE = Rule("enough", T("Act on hens"), "1 §", T("At least ten hens."))
ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
DAY = date(2020, 1, 1)
CRITERIA = {
    "base": Criterion("base", Side.SITUATION, T("Base"), T("x"), DAY, rule=RULE, standard=Standard("hens", least=10)),
    "mood": Criterion("mood", Side.STAFF, T("Mood"), T("x"), DAY, evidence=("hens",)),
    "past": Criterion("past", Side.STAFF, T("Past"), T("x"), DAY, until=date(2020, 12, 31)),
}
JUDGED = replace(PACK, conditions=CRITERIA, map_level="county")
HENS = """
where when breed hens cocks share
C1 2020-01 all 12 3 1
C2 2020-01 all 4 3 1
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house_of(tmp_path_factory.mktemp("conditions"), HENS, NO_PEOPLE, pack=JUDGED)


@pytest.mark.parametrize(
    ("low", "high", "standard", "stand"),
    [
        (20000, 20000, Standard("x", least=20000), Stand.REACHED), (19999, 19999, Standard("x", least=20000), Stand.NOT_REACHED),
        (19990, 20010, Standard("x", least=20000), Stand.UNSURE), (5, 5, Standard("x", most=5), Stand.REACHED),
        (5, 6, Standard("x", most=5), Stand.UNSURE), (6, 7, Standard("x", most=5), Stand.NOT_REACHED),
    ],
)  # fmt: skip
def test_a_standard_is_met_at_its_edge_and_not_told_within_an_interval(low: float, high: float, standard: Standard, stand: Stand) -> None:
    assert met(Reading(Period.parse("2026"), low, high), standard) is stand
    assert met(None, standard) is Stand.NO_FIGURE


def test_areas_are_told_with_their_evidence_and_graded_only_by_a_standard(house: House) -> None:
    told = conditions.ask_conditions(house, "small", PUBLIC, date(2021, 6, 1))
    assert isinstance(told, Finding)
    base, mood = told.body.criteria
    assert {one.code: one.stand for one in base.areas} == {"1": Stand.REACHED, "2": Stand.NOT_REACHED, "3": Stand.NO_FIGURE}
    assert {one.stand for one in mood.areas} == {None}, "the law gives no standard"
    assert mood.areas[0].figures["hens"].low == 12
    before = conditions.ask_conditions(house, "small", PUBLIC, date(2020, 6, 1))
    assert [one.criterion.id for one in before.body.criteria] == ["base", "mood", "past"], "criteria hold from a day to a day"


def test_a_judgement_is_noted_by_one_and_public_when_another_approves(house: House) -> None:
    noted = conditions.note(house, ANNA, "small", "base", "2", "Too few.", ("hens@2020-01",), "not_met")
    assert (noted.stage, noted.grade) == (Stage.NOTED, Grade.NOT_MET)
    assert noted not in conditions.tell_judgements(house, "small", PUBLIC)
    with pytest.raises(BadQuestion, match="somebody else must"):
        conditions.decide(house, Actor(Role.ANALYST, name="ANNA "), "small", noted.number, approve=True)
    approved = conditions.decide(house, BERT, "small", noted.number, approve=True)
    assert approved.stage is Stage.APPROVED and approved in conditions.tell_judgements(house, "small", PUBLIC)
    with pytest.raises(BadQuestion, match="approved already"):
        conditions.decide(house, BERT, "small", noted.number, approve=True)
    (entry,) = (one for one in map(lambda line: json.loads(line)["event"], trail_lines(house.store)) if one["about"].get("one_account"))
    assert (entry["what"], entry["who"], entry["outcome"]) == ("judge", "bert", "done"), "two names of one account, and the entry says so"
    conditions.decide(house, ANNA, "small", noted.number, approve=False)
    assert not conditions.tell_judgements(house, "small", PUBLIC), "it was taken back"


def test_what_the_law_gives_no_standard_for_gets_no_grade(house: House) -> None:
    with pytest.raises(BadQuestion, match="the law gives no standard for mood"):
        conditions.note(house, ANNA, "small", "mood", "1", "Fine.", ("hens",), "met")
    assert conditions.note(house, ANNA, "small", "mood", "1", "Fine.", ("hens",)).grade is None


def test_the_figures_of_the_evidence_stand_in_the_judgement_with_their_period_and_bounds(house: House) -> None:
    noted = conditions.note(house, ANNA, "small", "base", "1", "Enough.", ("hens", "birds"), "met", ("H/7",))
    build = house.build().name
    assert noted.evidence == (Evidence("hens", "2020-01", 12, 12, 12, "", build), Evidence("birds", "2020-01", 15, 15, 15, "", build))
    assert noted.documents == ("H/7",)


def test_what_is_not_for_everybody_is_named_with_its_period_and_without_its_figure(house: House) -> None:
    closed = replace(PACK.indicators["birds"], audience=Audience.AUTHORITIES)
    inner = House(house.store, {"small": replace(JUDGED, indicators={**PACK.indicators, "birds": closed})})
    with pytest.raises(BadQuestion, match="name its period, as birds@2026-06"):
        conditions.note(inner, ANNA, "small", "mood", "1", "Fine.", ("birds",))
    (one,) = conditions.note(inner, ANNA, "small", "mood", "1", "Fine.", ("birds@2020-01",)).evidence
    assert one == Evidence("birds", "2020-01") and not one.told


@pytest.mark.parametrize(("area", "grade", "documents", "says"), [
    ("1", "not_met", (), "meets the standard of the law, so not_met contradicts it; grade it met"),
    ("1", "met_by_exception", ("H/7",), "meets the standard of the law, so met_by_exception contradicts it"),
    ("2", "met", ("H/7",), "does not meet the standard of the law, so met contradicts it; grade it not_met"),
    ("2", "met_by_exception", (), "an exception rests on the document that allows it"),
])
def test_a_grade_that_its_own_figure_contradicts_is_refused(
    area: str, grade: str, documents: tuple[str, ...], says: str, house: House
) -> None:
    with pytest.raises(BadQuestion, match=says):
        conditions.note(house, ANNA, "small", "base", area, "x", ("hens",), grade, documents)


def test_a_grade_without_its_own_figure_is_refused_and_an_exception_with_its_document_is_noted(house: House) -> None:
    with pytest.raises(BadQuestion, match="a grade of base rests on hens; name it among the evidence"):
        conditions.note(house, ANNA, "small", "base", "1", "x", ("birds",), "met")
    noted = conditions.note(house, ANNA, "small", "base", "2", "By permission.", ("hens",), "met_by_exception", ("H/7",))
    assert noted.grade is Grade.MET_BY_EXCEPTION


def test_a_standard_that_an_interval_does_not_tell_needs_a_document() -> None:
    wide = Evidence("hens", "2020-01", None, 4, 12, "suppression", "b")
    assert stand_of(Standard("hens", least=10), (wide,)) is Stand.UNSURE
    assert stand_of(Standard("hens", least=10), (replace(wide, high=None),)) is Stand.UNSURE
    with pytest.raises(BadQuestion, match="no figure tells whether the standard is met; name the document"):
        check_rests("met", None, ())
    check_rests("met", None, ("H/7",))


def test_a_judgement_of_an_earlier_version_is_read_with_its_words_as_a_document() -> None:
    event = {
        "step": "note", "criterion": "base", "area": "1", "grade": "", "text": "x", "evidence": "hens 2020-01: 4", "who": "a", "when": "b",
    }
    (told,) = judgements([event])
    assert (told.evidence, told.documents) == ((), ("hens 2020-01: 4",))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"criterion": "bas"}, "nearest: base"), ({"area": "9"}, "no county '9'"), ({"text": " "}, "judgement is empty"),
        ({"evidence": ()}, "rests on no indicator; name what shows it, such as hens"), ({"evidence": ("hen",)}, "nearest: hens"),
        ({"evidence": ("hens@2019-01",)}, "no figure of hens of county 1 in 2019-01"), ({"documents": (" ",)}, "a document is empty"),
        ({"grade": "good"}, "no grade"), ({"text": "ask 010170-9007"}, "personal or business id"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused(given: dict[str, object], says: str, house: House) -> None:
    asked = {"criterion": "base", "area": "1", "text": "x", "evidence": ("hens",), "grade": "met"} | given
    before = len(conditions.tell_judgements(house, "small", ANNA))
    with pytest.raises(BadQuestion, match=says):
        conditions.note(house, ANNA, "small", **asked)
    assert len(conditions.tell_judgements(house, "small", ANNA)) == before


def test_judging_is_an_analysts_and_nobody_judges_without_a_name(house: House) -> None:
    assert isinstance(conditions.note(house, PUBLIC_NAMED, "small", "base", "1", "x", ("hens",)), Refusal)
    with pytest.raises(BadQuestion, match="nobody stands behind"):
        conditions.note(house, Actor(Role.ANALYST), "small", "base", "1", "x", ("hens",))


PUBLIC_NAMED = Actor(Role.PUBLIC, name="carl")


def test_criteria_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match="standard that no rule gives"):
        replace(CRITERIA["base"], rule=None)
    with pytest.raises(BadDefinition, match="at least or at most"):
        Standard("hens", 1, 2)
    with pytest.raises(BadDefinition, match="before it begins"):
        replace(CRITERIA["mood"], until=date(2019, 1, 1))
    with pytest.raises(BadDefinition, match="nearest: hens"):
        check_conditions({"mood": replace(CRITERIA["mood"], evidence=("hen",))}, PACK.indicators, "pack")
    path = tmp_path / "conditions.yaml"
    path.write_text("one:\n  side: weather\n", encoding="utf-8")
    with pytest.raises(BadDefinition, match="no side"):
        read_conditions(path, {})


def test_every_side_of_the_conditions_has_a_criterion_and_only_the_law_grades() -> None:
    assert {one.side for one in EMPLOYMENT.conditions.values()} == set(Side)
    graded = {id for id, one in EMPLOYMENT.conditions.items() if one.standard is not None}
    assert graded == {"labour_force_base"}
    base = EMPLOYMENT.conditions["labour_force_base"]
    assert (base.standard.least, base.since) == (20000, date(2025, 1, 1)) and base.rule is not None
