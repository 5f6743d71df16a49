"""The gate: nobody makes a release beside it, and everything computed goes through it and is entered."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK as CENTRE
from puntari.define.question import Place, Question
from puntari.define.source import Audience
from puntari.doors import tell
from puntari.doors.claims import judge_claims
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.doors.peers import ask_peer_table
from puntari.flow.run import build
from puntari.guard.actor import PUBLIC
from puntari.guard.disclose import disclose
from puntari.guard.policy import NO_DATA, NOT_PUBLIC
from puntari.guard.release import Brought, Computed, Figures, Finding, Ground, Refusal, Release
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from tests.small.pack import HENS, PACK
from tests.small.stocked import ANALYST, KEEPER, quiet, released, stocked

ONE = Question("small", ("hens",), (), Place("parish", "a"))
GROUND = Ground("hens", Audience.PUBLIC, (HENS,))


def test_nobody_makes_a_release_beside_the_gate(small: House) -> None:
    answer = released(small, Question("small", ("hens",), ("parish",)))
    with pytest.raises(TypeError, match="guard/disclose.py"):
        Finding(body=1, build="", audience="public", gate=object())
    with pytest.raises((TypeError, ValueError), match="gate"):
        replace(answer, cells=answer.cells.slice(0, 1))
    with pytest.raises(TypeError, match="guard/disclose.py"):
        replace(answer, cells=answer.cells.slice(0, 1), gate=None)
    assert list(copy.deepcopy(answer).rows()) == list(answer.rows())


@pytest.mark.parametrize("actor", [PUBLIC, ANALYST, KEEPER], ids=lambda one: one.role)
def test_what_rests_on_nothing_is_refused(actor: object) -> None:
    assert isinstance(disclose(Computed(1, (), "b"), actor), Refusal)
    assert isinstance(disclose(Computed(1, (Ground("x", Audience.PUBLIC, ()),), "b"), actor), Refusal)


def test_one_closed_ground_closes_all() -> None:
    closed = Ground("staff", Audience.PUBLIC, (replace(HENS, audience=Audience.AUTHORITIES),))
    assert disclose(Computed(1, (GROUND, closed), "b"), PUBLIC) == Refusal(NOT_PUBLIC.reason, "staff")
    told = disclose(Computed(1, (GROUND,), "b"), PUBLIC)
    assert isinstance(told, Finding) and (told.body, told.build, told.audience) == (1, "b", "public")
    assert isinstance(disclose(Computed(1, (GROUND, Brought("own.csv")), "b"), PUBLIC), Refusal)


def entered(house: House) -> list[tuple[str, str]]:
    """What was entered and how it ended, of all but deeds."""
    events = [json.loads(line)["event"] for line in trail_lines(house.store)]
    return [(one["what"], one["outcome"].partition(":")[0]) for one in events if one["what"] not in ("deliver", "build")]


def test_the_way_of_a_figure_is_a_release_and_entered_beside_the_figure(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    told = explain(house, ONE, {}, PUBLIC)
    assert isinstance(told, Finding) and isinstance(told.body.release, Figures) and told.body.rows
    assert entered(house) == [("ask", "released"), ("explain", "released")]
    assert explain(house, ONE, {}, KEEPER) == Refusal(NO_DATA.reason, "hens")
    assert entered(house)[2:] == [("explain", "refused")]


def test_checks_are_told_of_indicators_that_the_actor_may_see(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    told = tell.tell_checks(house, "small", PUBLIC)
    assert isinstance(told, Finding) and told.build == house.build().name
    shut = replace(PACK, indicators={id: replace(one, audience=Audience.OWN_STAFF) for id, one in PACK.indicators.items()})
    assert isinstance(tell.tell_checks(House(house.store, {"small": shut}), "small", PUBLIC), Refusal)
    assert entered(house) == [("checks", "released"), ("checks", "refused")]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(Store(tmp_path_factory.mktemp("centre")), {CENTRE.id: CENTRE})
    build(house.store, house.packs, None, None, quiet)
    return house


def test_peer_tables_and_claims_are_releases_and_entered(centre: House) -> None:
    report = next(one.id for one in CENTRE.reports if one.weighing is not None)
    before = len(entered(centre))
    answers = [ask_peer_table(centre, CENTRE.id, report, PUBLIC), judge_claims(centre, CENTRE.id, PUBLIC)]
    assert [isinstance(one, Release) and one.build == centre.build().name for one in answers] == [True, True]
    assert answers[0].body.indexed and answers[1].body.judgements
    assert entered(centre)[before:] == [("ask", "released"), ("peer_table", "released"), ("claims", "released")]
    refused = [ask_peer_table(centre, CENTRE.id, report, KEEPER), judge_claims(centre, CENTRE.id, KEEPER)]
    assert [one.reason for one in refused] == [NO_DATA.reason] * 2
    assert entered(centre)[before + 3 :] == [("peer_table", "refused"), ("claims", "refused")]
