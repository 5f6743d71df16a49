"""What a model or a table of a study may be proposed with, who sees it, and whose two names are one, without any house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Expected, HalfLeft, Share, Starts, Stock
from puntari.define.question import Question
from puntari.define.right import Columns, Role
from puntari.define.source import Audience, Redistribution
from puntari.define.study import STRICT
from puntari.doors.gate import asked_grounds
from puntari.doors.house import House
from puntari.doors.outputs import take_step
from puntari.guard import rights, studies
from puntari.guard.actor import Actor, same_name
from puntari.guard.disclose import refusal
from puntari.guard.leaving import _counts, model_to_leave, table_to_leave
from puntari.guard.outputs import OfOutput, Output, holds, may_see_output
from puntari.guard.policy import OF_THE_STUDY, Deed
from puntari.guard.publishing import Stage
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.period import PeriodRange
from tests.small.marked import OF_A, PACK, STUDY, clients, earning
from tests.small.persons import indicator

ENDED = replace(STUDY, until=date(2021, 1, 1))
MAIJA, PEKKA = Actor(Role.RESEARCHER, name="maija", study="pay"), Actor(Role.ANALYST, name="pekka")


def line(term: str = "kind b", statistic: str = "coefficient", value: str = "1.5", persons: str = "40") -> dict[str, str]:
    return {"term": term, "statistic": statistic, "value": value, "persons": persons}


def test_a_study_is_told_no_forecast_of_one_of_its_months() -> None:
    foretold = indicator(RegisterBinding(Expected(Stock(clients), 2)))
    pack = replace(PACK, indicators=PACK.indicators | {"foretold": foretold, "stock": indicator(RegisterBinding(Stock(clients)))})
    whys = {}
    for id in ("foretold", "stock"):
        asked = Question("small", (id,), ("parish",), period=PeriodRange.parse("2021-03"))
        [ground] = asked_grounds(pack, asked, replace(MAIJA, purpose="table 1"))
        whys[id] = refusal([ground], replace(MAIJA, purpose="table 1"))
    assert whys["stock"] is None and whys["foretold"] is not None and whys["foretold"].reason == studies.OTHER_PERIODS.reason


def test_a_model_tells_each_estimate_once_and_as_a_number() -> None:
    with pytest.raises(BadQuestion, match="the coefficient of kind b is told twice"):
        model_to_leave([line(value="1"), line("a"), line(value="2")], STUDY, PACK, ("mean_paid",))
    with pytest.raises(BadQuestion, match="of under 10"):
        model_to_leave([line(persons="9" * 5000)], STUDY, PACK, ("mean_paid",))
    told = model_to_leave([line(value="0.1310520308310220011234567", persons="0040")], STUDY, PACK, ("mean_paid",))
    assert told.rows == (("kind b", "coefficient", "0.13105203083102202", "40"),)


def test_a_model_of_as_many_terms_as_a_stricter_study_leaves_over_stays() -> None:
    told = model_to_leave([line(f"t{chr(97 + at)}", persons="30") for at in range(20)], STUDY, PACK, ("mean_paid",))
    assert holds(told, STUDY) and not holds(told, replace(STUDY, least=11)), "ten are left over"


NARROWER = {
    "a column fewer": {"columns": frozenset({"kind"})}, "an area of all": {"areas": frozenset({"county:1"}), "finest": "parish"},
    "a coarser level": {"finest": "county"}, "some of the people": {"population": (Condition("kind", ("a",)),)},
    "a month fewer": {"periods": PeriodRange.parse("2021-01..2021-02")}, "a stricter rule": {"rule": replace(STRICT, base=40, whole=80)},
    "a fact fewer": {"facts": frozenset({"clients"})}, "more that a count must be of": {"least": 20},
}


@pytest.mark.parametrize("case", NARROWER)
def test_a_result_of_a_study_that_gave_more_than_it_gives_stays(case: str) -> None:
    told = model_to_leave([line(persons="20")], STUDY, PACK, ("mean_paid",))
    narrower = replace(STUDY, **NARROWER[case])
    assert holds(told, STUDY) and not holds(told, narrower)
    again = model_to_leave([line(persons="40")], narrower, PACK, ("clients",))
    assert holds(again, narrower) and Output.of(again.content()) == again
    if case not in ("a fact fewer", "more that a count must be of"):
        assert holds(again, STUDY), "a study that gives more since gives what it gave"
    assert not holds(replace(told, about={name: one for name, one in told.about.items() if name != "terms"}), STUDY)


def test_other_areas_and_other_people_are_no_more_of_them() -> None:
    told = model_to_leave([line()], OF_A, PACK, ("clients",))
    assert holds(told, OF_A) and holds(told, replace(OF_A, areas=frozenset()))
    for fields in ({"areas": frozenset({"county:2"})}, {"population": (Condition("kind", ("b",)),)}):
        assert not holds(told, replace(OF_A, **fields))


def test_whatever_a_question_of_a_study_lacks_is_said() -> None:
    """Every condition of a right has its reason, but those that a study's right cannot fail by itself or that are said before."""
    before = {rights.of_role, rights.in_force, rights.of_study}
    never_alone = {rights.of_organisation, rights.lawful}
    assert set(rights.CONDITIONS) == {holds for holds, _ in studies.LACKING} | before | never_alone
    wanted = rights.Wanted(
        Columns.PROTECTED, Audience.PUBLIC, frozenset({"clients"}), Redistribution.AGGREGATES, ("county",), "county", False,
        periods=PeriodRange.parse("2021-02"),
    )
    asking = replace(MAIJA, purpose="table 1")
    assert rights.reach_of([STUDY.right], asking, replace(wanted, audience=Audience.AUTHORITIES), date(2021, 5, 1)) is not None
    assert rights.reach_of([STUDY.right], asking, wanted, date(2021, 5, 1)) is None
    assert studies.why_not([STUDY.right], asking, wanted, date(2021, 5, 1)) is studies.OTHER_AUDIENCE


def test_two_studies_of_one_id_are_refused() -> None:
    """Both have one right, and by it one would be told by the other's rule."""
    milder = replace(STUDY, least=12, rule=replace(STRICT, least=9))
    assert milder.right == STUDY.right
    with pytest.raises(BadDefinition, match="two studies are called 'pay'"):
        replace(PACK, studies=(*PACK.studies, milder))


def test_the_time_until_half_are_left_is_a_percentile() -> None:
    pack = replace(PACK, indicators={**PACK.indicators, "half": indicator(RegisterBinding(HalfLeft(Starts(earning), months=6)))})
    figures = SimpleNamespace(question=SimpleNamespace(indicators=("half",)))
    with pytest.raises(BadQuestion, match="rests on incomes, of which no such thing leaves"):
        table_to_leave(figures, STUDY, pack)


def test_as_many_as_are_expected_are_a_count() -> None:
    share = Share(Stock(clients), Condition("kind", ("a",)))
    for measure, counts in ((Stock(clients), True), (Expected(Stock(clients), 3), True), (share, False)):
        assert _counts(indicator(RegisterBinding(measure)))[0] is counts


def test_a_study_that_has_ended_shows_its_researchers_what_was_released_alone(tmp_path: Path) -> None:
    proposed = OfOutput("result 1", ENDED, Stage.PROPOSED)
    assert may_see_output(MAIJA, replace(proposed, study=STUDY)) is OF_THE_STUDY
    assert may_see_output(MAIJA, proposed) is studies.OVER and may_see_output(PEKKA, proposed) is OF_THE_STUDY
    assert may_see_output(MAIJA, replace(proposed, stage=Stage.RELEASED, leaving=True)) is OF_THE_STUDY
    house = House(Store(tmp_path / "store"), {"small": PACK})
    with pytest.raises(BadQuestion, match="ended on 2020-12-31"):
        take_step(house, PEKKA, Deed.RELEASE_OUTPUT, "small", "over", "0")
    with pytest.raises(BadQuestion, match="no result '0'"):
        take_step(house, PEKKA, Deed.RELEASE_OUTPUT, "small", "pay", "0")


@pytest.mark.parametrize("other", ["MAIJA", " maija ", "mai\u200bja", "maija\ufe0f", "m\u0430ij\u0430", "\u041c\u0391IJA", "\uff4daija"])
def test_one_name_is_one_however_it_is_written(other: str) -> None:
    assert same_name("maija", other) and not same_name("maija", "raija")


def test_letters_of_their_own_stay_apart() -> None:
    assert not same_name("P\u00e4ivi", "Paivi") and same_name("P\u00e4ivi", "Pa\u0308ivi")
