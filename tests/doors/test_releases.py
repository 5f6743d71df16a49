"""Four eyes: what a pack says needs them is proposed by one, released by another, and public only then."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from puntari.define.publishing import PUBLIC_ALREADY, Eyes, Publishing
from puntari.doors import act, publish, releases
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.publishing import STAGES, STEPS, Stage, Standing, eyes_of, step_from
from puntari.guard.release import Refusal
from puntari.outlets.reference.guarding import diagram
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenStore
from puntari.words.text import Text
from tests.small.pack import PACK
from tests.small.stocked import KEEPER, build, hens_csv, stocked, write

FOUR = replace(PACK, publishing=Publishing(Eyes.FOUR, Text.same("Somebody else must look.")))
ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
DEEDS = (Deed.PROPOSE, Deed.APPROVE, Deed.TURN_DOWN)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return stocked(tmp_path, pack=FOUR)


def printed(house: House, folder: Path) -> int | Refusal:
    return publish.publish_site(house, folder / "site", lambda printing: 1)


def test_only_what_another_has_released_is_published(house: House, tmp_path: Path) -> None:
    refused = printed(house, tmp_path)
    assert isinstance(refused, Refusal) and refused.what == f"build {house.build().name} of pack small"
    assert not (tmp_path / "site").exists()
    assert releases.take_step(house, ANNA, Deed.PROPOSE, "small").stage is Stage.PROPOSED
    assert isinstance(printed(house, tmp_path), Refusal), "proposed is not released"
    # Capitals and blanks, wide letters, and a letter without width.
    for oneself in (ANNA, *(Actor(Role.ANALYST, name=name) for name in (" Anna ", "\uff21nna", "an\u200bna"))):
        with pytest.raises(BadQuestion, match="somebody else must"):
            releases.take_step(house, oneself, Deed.APPROVE, "small")
    assert isinstance(printed(house, tmp_path), Refusal)
    told = releases.take_step(house, BERT, Deed.APPROVE, "small")
    assert (told.stage, told.proposed_by, told.by) == (Stage.RELEASED, "anna", "bert")
    entries = [json.loads(line)["event"] for line in trail_lines(house.store)]
    assert [one["who"] for one in entries if one["about"].get("one_account")] == ["bert"], "two names of one account, and the entry says so"
    assert printed(house, tmp_path) == 1 and (tmp_path / "site").is_dir()
    assert releases.take_step(house, ANNA, Deed.TURN_DOWN, "small").stage is Stage.TURNED_DOWN
    assert isinstance(printed(house, tmp_path), Refusal), "a release can be taken back"
    outcomes = [(event["what"], event["outcome"]) for event in map(lambda line: json.loads(line)["event"], trail_lines(house.store))]
    assert ("approve", "failed") in outcomes and ("approve", "done") in outcomes and ("publish", "refused") in outcomes


def test_what_is_taken_back_while_pages_are_written_is_not_published(house: House, tmp_path: Path) -> None:
    for actor, deed in ((ANNA, Deed.PROPOSE), (BERT, Deed.APPROVE)):
        releases.take_step(house, actor, deed, "small")

    def taken_back(printing: publish.Printing) -> int:
        releases.take_step(house, ANNA, Deed.TURN_DOWN, "small")
        return 1

    with pytest.raises(BrokenStore, match="no longer what is released"):
        publish.publish_site(house, tmp_path / "site", taken_back)
    assert not (tmp_path / "site").exists()


def test_a_site_of_two_builds_is_not_published(tmp_path: Path) -> None:
    house = stocked(tmp_path)

    def built_anew(printing: publish.Printing) -> int:
        act.deliver(house, KEEPER, "hens", write(tmp_path / "more", "hens2.csv", hens_csv("2024-02")))
        build(house)
        return 1

    before = house.build()
    with pytest.raises(BrokenStore, match="no longer what is released"):
        publish.publish_site(house, tmp_path / "site", built_anew)
    assert house.build() != before and not (tmp_path / "site").exists()


def test_another_build_needs_a_release_of_its_own(house: House, tmp_path: Path) -> None:
    releases.take_step(house, ANNA, Deed.PROPOSE, "small")
    releases.take_step(house, BERT, Deed.APPROVE, "small")
    first = house.build().name
    act.deliver(house, KEEPER, "hens", write(tmp_path / "more", "hens2.csv", hens_csv("2024-02")))
    build(house)
    assert house.build().name != first and isinstance(printed(house, tmp_path), Refusal)
    told = releases.tell_standings(house, ANNA, "small")
    assert [(one.build, one.stage) for one in told] == [(first, Stage.RELEASED), (house.build().name, Stage.BUILT)]


def test_a_pack_of_open_statistics_needs_nobody_and_says_so(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    assert PACK.publishing is PUBLIC_ALREADY and printed(house, tmp_path) == 1
    with pytest.raises(BadQuestion, match="public already"):
        releases.take_step(house, ANNA, Deed.PROPOSE, "small")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ANALYST])
def test_only_owners_take_steps(house: House, role: Role) -> None:
    for deed in DEEDS:
        assert isinstance(releases.take_step(house, Actor(role, name="carl"), deed, "small"), Refusal)


def test_nobody_is_not_somebody(house: House) -> None:
    with pytest.raises(BadQuestion, match="nobody stands behind"):
        releases.take_step(house, Actor(Role.ANALYST), Deed.PROPOSE, "small")


ALLOWED = {
    ("built", "propose"): "proposed", ("turned_down", "propose"): "proposed", ("proposed", "approve"): "released",
    ("proposed", "turn_down"): "turned_down", ("released", "turn_down"): "turned_down",
}


@pytest.mark.parametrize(("stage", "deed"), tuple(product(Stage, DEEDS)))
def test_the_tables_have_these_steps_and_no_others(stage: Stage, deed: Deed) -> None:
    standing = Standing("b1", stage, proposed_by="anna")
    target = ALLOWED.get((str(stage), str(deed)))
    if target is None:
        with pytest.raises(BadQuestion, match="b1 is"):
            step_from(standing, deed, BERT)
    else:
        assert step_from(standing, deed, BERT).target == target
        assert f"{stage} --> {target}: {deed}" in diagram()


def test_every_stage_and_step_has_words_in_three_languages() -> None:
    texts = [*STAGES.values(), *(step.message for step in STEPS), PUBLIC_ALREADY.reason]
    assert set(STAGES) == set(Stage) and all(text.fi and text.sv and text.en and len({text.fi, text.sv, text.en}) == 3 for text in texts)


def test_what_the_trail_says_of_accounts_behind_four_eyes(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    """Two accounts, and a step from before accounts were kept, say nothing."""
    assert eyes_of(Standing("b1", Stage.RELEASED, proposed_from="", taken_from="")) == {}
    monkeypatch.setattr(releases, "account", lambda: "first")
    releases.take_step(house, ANNA, Deed.PROPOSE, "small")
    monkeypatch.setattr(releases, "account", lambda: "second")
    told = releases.take_step(house, BERT, Deed.APPROVE, "small")
    assert (told.proposed_from, told.taken_from, eyes_of(told)) == ("first", "second", {})
