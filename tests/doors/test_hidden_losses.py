"""How much protection hides: counted out of the cells that are told, let out in whole per cent of many, and no nearer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from puntari.define.question import Question
from puntari.define.right import Role
from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.hidden import count_hidden, tell_hidden
from puntari.doors.house import House
from puntari.flow.losses import count_losses
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.disclose import disclose
from puntari.guard.losses import FEWEST, NOT_COUNTING, Fate, Loss, Losses, OfLosses
from puntari.guard.release import Computed, Figures, Finding, Refusal
from puntari.store.losses import kept_losses
from puntari.store.trail import trail_lines
from puntari.words.cell import Reason, Status
from puntari.words.errors import BadQuestion
from tests.small.marked import PACK, marked_house
from tests.small.pack import PACK as PLAIN

ANALYST, MINISTRY = Actor(Role.ANALYST, name="anna", purpose="the page"), Actor(Role.MINISTRY, purpose="x")
ON = date(2021, 6, 1)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("lost"))


def nothing(*_: object) -> None:
    return None


def fates(house: House, level: str) -> Iterator[Fate]:
    """What the ministry is told of each newest figure of a level."""
    for id, one in PACK.indicators.items():
        if not one.registers or one.audience is not Audience.AUTHORITIES:
            continue
        answer = ask(house, Question("small", (id,), (level,)), MINISTRY)
        assert isinstance(answer, Figures)
        for row in answer.rows():
            if row.cell.status is Status.HIDDEN:
                yield Fate(row.cell.reason)
            elif row.cell.reason == Reason.PERTURBED:
                yield Fate.TOLD if row.cell.value else Fate.ZERO
            else:
                yield Fate.NONE


@pytest.mark.parametrize("level", ["parish", "county"])
def test_what_is_counted_is_what_is_told(house: House, level: str) -> None:
    (found,) = (one for one in count_losses(house.warehouse("small"), PACK, (level,), ON, nothing) if one.audience is Audience.AUTHORITIES)
    told = Counter(fates(house, level))
    assert (found.level, found.figures) == (level, told.total()) and {fate: n for fate, n in found.fates.items() if n} == dict(told)
    assert found.figures > 5 and told[Fate.TOLD]


def losses(*each: Loss) -> Losses:
    return Losses("small", "b", "2026-11-23", synthetic=True, each=each)


def let_out(body: Losses, actor: Actor = ANALYST, *, counting: bool = True) -> object:
    return disclose(Computed(body, (OfLosses("what is hidden", counting),), "b"), actor)


def test_it_leaves_in_whole_per_cent_of_many(house: House) -> None:
    many = Loss(Audience.AUTHORITIES, "parish", 1000, {Fate.TOLD: 703, Fate.FEW_PERSONS: 251, Fate.FEW_UNITS: 4, Fate.ZERO: 42})
    few = Loss(Audience.AUTHORITIES, "country", FEWEST - 1, {Fate.TOLD: FEWEST - 2, Fate.FEW_PERSONS: 1})
    released = let_out(losses(many, few))
    assert isinstance(released, Finding)
    (one,) = released.body.each
    assert (one.level, one.figures, one.hidden) == ("parish", 1000, 25) and one.fates[Fate.FEW_UNITS] == 0 and one.fates[Fate.TOLD] == 70


def test_what_is_kept_is_looked_at_once_more() -> None:
    fine = Loss(Audience.AUTHORITIES, "parish", 1000, {Fate.TOLD: 70, Fate.FEW_PERSONS: 30})
    few, counts = replace(fine, figures=99), replace(fine, fates={Fate.TOLD: 703, Fate.FEW_PERSONS: 297})
    exact = replace(fine, fates={Fate.TOLD: 70.3, Fate.FEW_PERSONS: 29.7})
    for actor in (ANALYST, PUBLIC):
        assert let_out(replace(losses(fine, few, counts, exact), told=True), actor, counting=False).body.each == (fine,)


def test_one_cell_more_is_not_seen() -> None:
    def told(hidden: int) -> Losses:
        fates = {Fate.TOLD: 10_000 - hidden, Fate.FEW_PERSONS: hidden}
        return let_out(losses(Loss(Audience.AUTHORITIES, "parish", 10_000, fates))).body

    seen = [told(hidden) for hidden in range(2000, 2100)]
    assert len(set(map(str, (one.each[0].fates for one in seen)))) == 2, "a hundred cells more or less are two answers"


@pytest.mark.parametrize("actor", [PUBLIC, MINISTRY, Actor(Role.ADMINISTRATOR), Actor(Role.AUDITOR), Actor(Role.ANALYST, "anna")])
def test_nobody_else_counts(house: House, actor: Actor) -> None:
    refused = count_hidden(house, actor, "small", ("parish",), nothing)
    assert isinstance(refused, Refusal) and refused.reason == NOT_COUNTING.reason
    assert json.loads(trail_lines(house.store)[-1])["event"]["what"] == "hidden"


def test_what_was_counted_is_told_to_everybody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tell_hidden(house, "small", PUBLIC)
    assert isinstance(before, Finding) and before.body.each == () and before.body.day == ""
    monkeypatch.setattr("puntari.guard.losses.FEWEST", 5)
    counted = count_hidden(house, ANALYST, "small", ("parish", "county"), nothing)
    assert isinstance(counted, Finding) and {one.level for one in counted.body.each} >= {"parish", "county"}
    told = tell_hidden(house, "small", PUBLIC)
    assert isinstance(told, Finding)
    assert told.body.each == counted.body.each and told.body.build == house.build().name and told.body.told
    kept = json.dumps(kept_losses(house.store, "small"))
    assert all(0 <= part <= 100 for one in json.loads(kept)["each"] for part in one["percent"].values()), "no number of cells is kept"


def test_what_cannot_be_counted_is_refused(house: House) -> None:
    with pytest.raises(BadQuestion, match="province"):
        count_hidden(house, ANALYST, "small", ("province",), nothing)
    with pytest.raises(BadQuestion, match="no figures over persons"):
        count_hidden(House(house.store, {"small": PLAIN}), ANALYST, "small", (), nothing)
