"""What the doors refuse: by role, by what a figure rests on, and before anything is computed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from puntari.define.expression import Sum
from puntari.define.fact import Fact
from puntari.define.indicator import Indicator, measure
from puntari.define.pack import Pack
from puntari.define.question import Place, Question
from puntari.define.source import Audience, Redistribution, Source
from puntari.doors import act, tell
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.doors.peers import ask_peer_table
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA, NOT_KEEPER, NOT_OPEN, NOT_PUBLIC, Decision
from puntari.guard.release import Figures, Refusal
from puntari.words.errors import BadQuestion
from puntari.words.unit import COUNT, Better
from tests.small.pack import HENS, PACK, THEME, card
from tests.small.stocked import ANALYST, KEEPER, build, hens_csv, people_csv, quiet, released, small_house, stocked, write

SEEING = (PUBLIC, ANALYST)
WAGES = replace(HENS, id="wages", redistribution=Redistribution.NONE)
COUNTED = replace(HENS, id="counted", redistribution=Redistribution.AGGREGATES)
OFFICES = replace(HENS, id="offices", audience=Audience.AUTHORITIES)
STAFF = replace(HENS, id="staff", audience=Audience.OWN_STAFF)
JOINED = "SELECT h.area, h.month, h.breed, h.hens FROM hens AS h JOIN {id} AS w ON h.area = w.area AND h.month = w.month"
CHOSEN = "SELECT hens.area, hens.month, hens.breed, hens.hens FROM hens WHERE hens.area IN (SELECT {id}.area FROM {id} WHERE {id}.hens > 5)"
READ = "SELECT area, month, breed, hens FROM {id}"


def closed_pack(source: Source, sql: str, audience: Audience = Audience.PUBLIC) -> Pack:
    """A pack whose one indicator rests on a source that is not open, in the way the SQL says."""
    sources = {source.id: source} if sql == READ else {HENS.id: HENS, source.id: source}
    fact = Fact("flock", sql.format(id=source.id), tuple(sources.values()))
    indicator = Indicator((measure(Sum(fact, fact.hens)),), COUNT, Better.HIGHER, THEME, card("hens"), audience=audience)
    return Pack("closed", PACK.title, PACK.what, "", sources, {"flock": fact}, {"hens": indicator}, (THEME,), PACK.hierarchy)


@pytest.mark.parametrize("sql", [READ, JOINED, CHOSEN], ids=["read", "only_joined", "only_in_where"])
@pytest.mark.parametrize(
    ("source", "why"),
    [(WAGES, NOT_OPEN), (COUNTED, NOT_OPEN), (OFFICES, NOT_PUBLIC), (STAFF, NOT_PUBLIC)],
    ids=lambda one: getattr(one, "id", ""),
)
def test_a_figure_that_rests_on_a_closed_source_in_any_way_is_refused_for_every_role(
    tmp_path: Path, source: Source, why: Decision, sql: str
) -> None:
    # Nothing has ever been built here: a question that were computed before it is judged would end in BrokenStore.
    house = small_house(tmp_path, closed_pack(source, sql))
    for actor in SEEING:
        for by in ((), ("parish",), ("breed",)):
            answer = ask(house, Question("closed", ("hens",), by), actor)
            assert answer == Refusal(why.reason, "hens")
    assert ask(house, Question("closed", ("hens",)), KEEPER) == Refusal(NO_DATA.reason, "hens")


def test_a_closed_source_stays_closed_when_it_has_been_built(tmp_path: Path) -> None:
    files = (("hens", "hens.csv", hens_csv()), ("wages", "wages.csv", hens_csv()))
    house = stocked(tmp_path, files, closed_pack(WAGES, JOINED))
    question = Question("closed", ("hens",), ("parish",))
    for actor in (*SEEING, KEEPER):
        assert isinstance(ask(house, question, actor), Refusal)
        assert isinstance(explain(house, Question("closed", ("hens",), (), Place("parish", "a")), {}, actor), Refusal)


def test_an_indicator_meant_for_authorities_is_refused_though_its_sources_are_open(tmp_path: Path) -> None:
    house = stocked(tmp_path, (("hens", "hens.csv", hens_csv()),), closed_pack(HENS, READ, Audience.AUTHORITIES))
    for actor in SEEING:
        assert ask(house, Question("closed", ("hens",)), actor) == Refusal(NOT_PUBLIC.reason, "hens")


def test_one_closed_indicator_closes_a_question_about_several(tmp_path: Path) -> None:
    pack = closed_pack(WAGES, JOINED)
    mixed = replace(pack, id="mixed", indicators={"open": PACK.indicators["hens"], **pack.indicators}, facts={**PACK.facts, **pack.facts})
    house = small_house(tmp_path, mixed)
    assert ask(house, Question("mixed", ("open", "hens")), PUBLIC) == Refusal(NOT_OPEN.reason, "hens")


def test_the_administrator_keeps_the_house_and_sees_no_figure(small: House) -> None:
    for id in PACK.indicators:
        assert ask(small, Question("small", (id,)), KEEPER) == Refusal(NO_DATA.reason, id)
    answer = explain(small, Question("small", ("hens",), (), Place("parish", "a")), {}, KEEPER)
    assert answer == Refusal(NO_DATA.reason, "hens")


def test_open_statistics_pass_for_everybody_else(small: House) -> None:
    for actor in SEEING:
        answer = released(small, Question("small", ("hens",), ("parish",)), actor)
        assert len(answer) == 6
        assert answer.audience == actor.role


@pytest.mark.parametrize("actor", SEEING, ids=lambda actor: actor.role)
def test_only_the_keeper_changes_anything(tmp_path: Path, actor: Actor) -> None:
    house = stocked(tmp_path)
    before = sorted(path for path in house.store.root.rglob("*") if "audit" not in path.parts)
    refused = Refusal(NOT_KEEPER.reason, "")
    path = write(tmp_path, "more.csv", hens_csv("2024-02"))
    answers = [
        act.deliver(house, actor, "hens", path),
        act.build_all(house, actor, None, None, quiet),
        act.mend(house, actor, "hens.0.1", {"hens": "1"}),
        act.retry(house, actor),
        act.fetch(house, actor, "hens", lambda source: ("more.csv", path.read_bytes())),
    ]
    assert [replace(answer, what="") for answer in answers] == [refused] * 5
    assert sorted(path for path in house.store.root.rglob("*") if "audit" not in path.parts) == before


def test_the_public_does_not_see_rows_in_quarantine(tmp_path: Path) -> None:
    house = stocked(tmp_path, (("hens", "hens.csv", hens_csv(hens={"a": "many"})),))
    assert isinstance(tell.tell_quarantine(house, None, PUBLIC), Refusal)
    (row,) = tell.tell_quarantine(house, None, ANALYST).body
    assert (row.column, row.value) == ("hens", "many")


def test_rows_in_quarantine_of_a_closed_source_are_seen_by_nobody(tmp_path: Path) -> None:
    house = stocked(tmp_path, (("wages", "wages.csv", hens_csv(hens={"a": "many"})),), closed_pack(WAGES, READ))
    assert house.manifest()["packs"]["closed"]["sources"]["wages"]["deliveries"][0]["rejected"] == 1
    closed = replace(WAGES, audience=Audience.AUTHORITIES)
    shut = small_house(house.store.root, closed_pack(closed, READ))
    for actor in (ANALYST, KEEPER):
        assert tell.tell_quarantine(shut, None, actor).body == ()
        assert tell.tell_quarantine(shut, "wages", actor) == Refusal(NOT_OPEN.reason, "quarantine")


def test_a_role_that_does_not_exist_is_no_role() -> None:
    for role in ("", "root", "Public", "administrator ", "PUBLIC"):
        with pytest.raises(BadQuestion, match="there is no role"):
            Actor.of(role)
    assert {Actor.of(role).role for role in Role} == set(Role)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("smal", ("hens",)), "no pack 'smal'"),
        (Question("small", ("hen",)), "no indicator 'hen'"),
        (Question("small", ("hens",), ("village",)), "can't be broken down by 'village'"),
        (Question("small", ("hens",), ("parish", "county")), "one level at a time"),
        (Question("small", ("hens",), (), Place("parish", "z")), "z"),
        (Question("small", ("hens",), (), Place("parish")), "say which"),
        (Question("small", ("hens",), (), Place("village", "a")), "no level 'village'"),
        (Question("small", ("hens_per_head",), ("breed",)), "breed"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_can_not_be_asked_is_said_and_never_crashes(small: House, question: Question, words: str) -> None:
    with pytest.raises(BadQuestion, match=words):
        ask(small, question, PUBLIC)


def test_an_unknown_peer_table_is_said(small: House) -> None:
    with pytest.raises(BadQuestion, match="no report 'prices'"):
        ask_peer_table(small, "small", "prices", PUBLIC)


def test_a_house_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    with pytest.raises(Exception, match="run `puntari build`"):
        ask(house, Question("small", ("hens",)), PUBLIC)
    act.deliver(house, KEEPER, "people", write(tmp_path, "people.csv", people_csv()))
    build(house)
    answer = ask(house, Question("small", ("hens",), ("parish",)), PUBLIC)
    assert isinstance(answer, Figures)
    assert len(answer) == 0
