"""The life of a definition: proposed by one, commented on by named organisations in rounds, adopted from a day by another, retired."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.fingerprint import of_indicator
from puntari.define.hearing import Hearing, Organisation
from puntari.doors import defining
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.defining import STEPS, Aim, Life, Stage, View, step_from
from puntari.guard.release import Refusal
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion
from puntari.words.text import Text
from tests.small.pack import PACK

T = Text.same
HEARING = Hearing(
    {"union": Organisation("union", T("Union"), "society"), "farm": Organisation("farm", T("Farm"), "keeper")},
    {"society": T("societies"), "keeper": T("keepers of hens"), "parish": T("parishes")}, {"hens": ("keeper",)},
)
HEARD = replace(PACK, hearing=HEARING)
ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
TODAY = datetime.now(UTC).date()
LATER = (TODAY + timedelta(days=30)).isoformat()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Store(tmp_path / "store"), {"small": HEARD})


def heard(house: House, who: Actor = ANNA, aim: Aim = Aim.HOLD) -> Life:
    """A definition that was proposed, and that the farm had no comment on."""
    defining.propose(house, who, "small", "hens", "It is counted so everywhere.", aim)
    defining.open_round(house, who, "small", "hens", ("farm", "parish:a"), LATER)
    defining.comment(house, who, "small", "hens", "farm", View.NO_COMMENT, "Nothing to say.", "F/12")
    return defining.close_round(house, who, "small", "hens")


def test_a_definition_is_adopted_from_a_day_by_another_after_a_round(house: House) -> None:
    life = heard(house)
    assert (life.stage, life.proposed_by, life.definition) == (Stage.HEARD, "anna", of_indicator(PACK.indicators["hens"]))
    with pytest.raises(BadQuestion, match="somebody else must"):
        defining.adopt(house, Actor(Role.ANALYST, name=" Anna"), "small", "hens", LATER)
    with pytest.raises(BadQuestion, match="never begin in the past"):
        defining.adopt(house, BERT, "small", "hens", "2020-01-01")
    adopted = defining.adopt(house, BERT, "small", "hens", LATER)
    assert (adopted.stage, adopted.since, adopted.decided_by) == (Stage.ADOPTED, LATER, "bert")
    assert defining.tell_lives(house, "small", PUBLIC)["hens"] == adopted, "what is decided is public"


def test_retiring_goes_the_same_way_and_the_adopted_definition_is_remembered(house: House) -> None:
    heard(house)
    first = defining.adopt(house, BERT, "small", "hens", LATER)
    retired = heard(house, BERT, Aim.RETIRE)
    assert retired.earlier == ((first.definition, LATER),)
    assert defining.adopt(house, ANNA, "small", "hens", LATER).stage is Stage.RETIRED


def test_those_that_must_be_heard_are_asked_and_say_something(house: House) -> None:
    defining.propose(house, ANNA, "small", "hens", "why")
    with pytest.raises(BadQuestion, match="keepers of hens must be heard"):
        defining.open_round(house, ANNA, "small", "hens", ("union",), LATER)
    with pytest.raises(BadQuestion, match="no organisation 'onion'; nearest: union"):
        defining.open_round(house, ANNA, "small", "hens", ("onion",), LATER)
    defining.open_round(house, ANNA, "small", "hens", ("union", "farm"), LATER)
    defining.comment(house, ANNA, "small", "hens", "union", View.SUPPORTS, "Good.")
    defining.close_round(house, ANNA, "small", "hens")
    with pytest.raises(BadQuestion, match="none of keepers of hens has commented"):
        defining.adopt(house, BERT, "small", "hens", LATER)
    defining.open_round(house, ANNA, "small", "hens", ("farm",), LATER)
    defining.comment(house, ANNA, "small", "hens", "farm", View.WITH_CHANGES, "Count cocks, too.")
    second = defining.close_round(house, ANNA, "small", "hens")
    assert len(second.rounds) == 2 and defining.adopt(house, BERT, "small", "hens", LATER).stage is Stage.ADOPTED


def test_what_is_said_in_an_open_round_is_seen_by_analysts_alone_and_later_by_all(house: House) -> None:
    defining.propose(house, ANNA, "small", "hens", "why")
    defining.open_round(house, ANNA, "small", "hens", ("farm", "parish:a"), LATER)
    defining.comment(house, ANNA, "small", "hens", "farm", View.OPPOSES, "No.")
    defining.comment(house, ANNA, "small", "hens", "farm", View.SUPPORTS, "On second thought, yes.")

    def said(actor: Actor) -> list[str]:
        return [one.text for each in defining.tell_lives(house, "small", actor)["hens"].rounds for one in each.comments]

    assert (said(PUBLIC), said(ANNA)) == ([], ["On second thought, yes."]), "a later comment takes the place of the earlier one"
    defining.close_round(house, ANNA, "small", "hens")
    assert said(PUBLIC) == ["On second thought, yes."]


def test_an_organisation_comments_for_itself_alone(house: House) -> None:
    defining.propose(house, ANNA, "small", "hens", "why")
    defining.open_round(house, ANNA, "small", "hens", ("farm", "parish:a"), LATER)
    parish = Actor(Role.MUNICIPALITY, name="carl", organisation="parish:a")
    defining.comment(house, parish, "small", "hens", "parish:a", View.SUPPORTS, "Yes.")
    for organisation, says in (("farm", "cannot comment for farm"), ("union", "union was not asked"), ("parish:b", "was not asked")):
        with pytest.raises(BadQuestion, match=says):
            defining.comment(house, parish, "small", "hens", organisation, View.SUPPORTS, "Yes.")
    assert isinstance(defining.comment(house, PUBLIC, "small", "hens", "farm", View.SUPPORTS, "Yes."), Refusal)
    assert isinstance(defining.propose(house, parish, "small", "hens", "why"), Refusal), "steps are an analyst's"


def test_a_definition_that_changed_since_it_was_heard_is_not_adopted(house: House) -> None:
    heard(house)
    changed = replace(HEARD, indicators={**HEARD.indicators, "hens": list(HEARD.indicators.values())[1]})
    other = House(house.store, {"small": changed})
    with pytest.raises(BadQuestion, match="withdraw the proposal and propose it anew"):
        defining.adopt(other, BERT, "small", "hens", LATER)
    assert defining.withdraw(other, ANNA, "small", "hens", "It is computed otherwise now.").stage is Stage.WITHDRAWN
    assert defining.propose(other, ANNA, "small", "hens", "why").stage is Stage.PROPOSED


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001, "Ask 010170-9007 of it."])
def test_words_that_may_not_be_kept_are_refused(text: str, house: House) -> None:
    with pytest.raises(BadQuestion):
        defining.propose(house, ANNA, "small", "hens", text)
    assert defining.tell_lives(house, "small", ANNA) == {}


LEADS = {
    ("taken_over", "propose"), ("adopted", "propose"), ("withdrawn", "propose"), ("proposed", "open"), ("heard", "open"),
    ("open", "comment"), ("open", "close"), ("heard", "adopt"), ("proposed", "withdraw"), ("open", "withdraw"), ("heard", "withdraw"),
}  # fmt: skip


@pytest.mark.parametrize(("stage", "step"), list(product(Stage, STEPS)))
def test_the_tables_have_these_steps_and_no_others(stage: Stage, step: str) -> None:
    life = Life("hens", stage, proposed_by="anna")
    if (str(stage), step) in LEADS:
        assert step_from(life, step, BERT) is STEPS[step]
    else:
        with pytest.raises(BadQuestion, match="is for one that is"):
            step_from(life, step, BERT)


def test_every_step_is_in_the_trail_without_what_was_said(house: House) -> None:
    heard(house)
    events = [json.loads(line)["event"] for line in trail_lines(house.store)]
    done = [(one["what"], one["about"].get("step", "")) for one in events if one["outcome"] == "done"]
    assert done == [("define", "propose"), ("define", "open"), ("comment", ""), ("define", "close")]
    assert "Nothing to say" not in json.dumps(events)


def test_municipalities_are_heard_of_every_indicator_that_uses_incomes() -> None:
    incomes = {id for id in EMPLOYMENT.registers if id.startswith("incomes")}
    assert incomes and incomes <= set(EMPLOYMENT.hearing.must)
    for one in EMPLOYMENT.indicators.values():
        uses = bool(incomes & {register.id for register in one.registers})
        assert ("municipality" in EMPLOYMENT.hearing.must_be_asked(one)) == uses
    assert EMPLOYMENT.hearing.organisation("municipality:091", EMPLOYMENT.hierarchy).kind == "municipality"
