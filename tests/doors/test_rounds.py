"""The door of rounds: who may do and see what, in which order, and that nobody's key or answer is kept where others see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from price_rounds import release_round

from packs.service_centre.pack import PACK
from puntari.define.publishing import PUBLIC_ALREADY
from puntari.doors import assessed, releases, rounds
from puntari.doors.house import House
from puntari.doors.releases import OfRound
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA, NOT_ANALYST, NOT_KEEPER, NOT_PUBLISHED, ROUND_OPEN, Deed
from puntari.guard.publishing import Stage
from puntari.guard.release import Finding, Refusal
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion

KEEPER, ANALYST = Actor(Role.ADMINISTRATOR, "keeper"), Actor(Role.ANALYST, purpose="evaluation")
FRAMEWORK = PACK.assessments[0].framework
AREAS = [area.id for area in FRAMEWORK.areas]
JUDGED = {"level": 2.5, "analysis": "Roles are clear.", "target_state": "One route for tasks.", "criteria_met": ["strategic_guidance_1a"]}


@pytest.fixture
def house(store_dir: Path) -> House:
    found = House(Store(store_dir), {PACK.id: PACK})
    assert rounds.open_round(found, KEEPER, "r26", PACK.id, "maturity", "2026") is None
    return found


def keys(house: House, group: str, count: int = 1) -> tuple[str, ...]:
    made = rounds.invite(house, KEEPER, "r26", group, count)
    assert isinstance(made, tuple)
    return made


def fill(house: House, key: str, level: float | None = 2.0, sent: bool = True, comment: str = "") -> None:
    for area in AREAS:
        assert rounds.answer(house, "r26", key, area, level, comment) is None
    if sent:
        assert rounds.send(house, "r26", key) is None


def body(answer: object) -> object:
    assert isinstance(answer, Finding), answer
    return answer.body


def test_a_round_goes_from_invitations_to_published_results(house: House) -> None:
    for level, key in zip((1, 2, 2, 3, 3), keys(house, "management", 5), strict=True):
        fill(house, key, level, comment="Said by one." if level == 1 else "")
    for key in keys(house, "customers", 5):
        fill(house, key, 4)
    fill(house, keys(house, "owner")[0], 5)
    fill(house, keys(house, "owner")[0], 5, sent=False)
    turnout = body(assessed.ask_turnout(house, KEEPER, "r26")).turnout
    assert [(one.group, one.invited, one.begun, one.sent) for one in turnout] == [
        ("management", 5, 5, 5), ("customers", 5, 5, 5), ("owner", 2, 2, 1)
    ]
    assert rounds.close_round(house, KEEPER, "r26") is None
    assert rounds.judge(house, ANALYST, "r26", {"strategic_guidance": JUDGED}) == ("strategic_guidance",)
    told = body(assessed.ask_results(house, ANALYST, "r26"))
    area = told.areas["strategic_guidance"]
    assert area.groups["management"].cell.value == 2 and area.groups["customers"].cell.value == 4 and area.far_apart
    assert area.groups["owner"].cell.reason == area.everybody.cell.reason == "few_respondents"
    assert told.judged["strategic_guidance"].level == 2.5
    assert told.comments["strategic_guidance", "management"] == ("Said by one.",)
    assert assessed.ask_results(house, PUBLIC, "r26") == Refusal(NOT_PUBLISHED.reason, "answers of round r26")
    before = assessed.mark_of_published(house)
    release_round(house, PACK.id, OfRound("r26"))
    assert rounds.publish_round(house, KEEPER, "r26") is None
    public = body(assessed.ask_results(house, PUBLIC, "r26"))
    assert public.areas == told.areas and public.comments == {}, "comments are for the evaluator only"
    assert assessed.published_rounds(house, PACK.id, "maturity") == ("r26",) and assessed.mark_of_published(house) != before


def test_what_a_round_found_is_published_once_another_released_it_as_it_stands(house: House) -> None:
    def step(deed: Deed, name: str) -> Stage:
        return releases.take_step(house, Actor(Role.ANALYST, name), deed, PACK.id, of_round=OfRound("r26")).stage

    def refused() -> bool:
        with pytest.raises(BadQuestion, match=r"round r26 after \d+ events has not been released: one proposes it .*--round r26"):
            rounds.publish_round(house, KEEPER, "r26")
        return True

    with pytest.raises(BadQuestion, match="still open; close it before it is proposed"):
        step(Deed.PROPOSE, "anna")
    fill(house, keys(house, "management")[0])
    rounds.close_round(house, KEEPER, "r26")
    rounds.judge(house, ANALYST, "r26", {"strategic_guidance": JUDGED})
    assert refused() and step(Deed.PROPOSE, "anna") is Stage.PROPOSED and refused()
    with pytest.raises(BadQuestion, match="somebody else must"):
        step(Deed.APPROVE, "anna")
    assert step(Deed.APPROVE, "bert") is Stage.RELEASED
    rounds.judge(house, ANALYST, "r26", {"culture": JUDGED | {"criteria_met": []}})
    assert refused(), "what was released is not what stands there now"
    release_round(house, PACK.id, OfRound("r26"))
    assert rounds.publish_round(house, KEEPER, "r26") is None
    with pytest.raises(BadQuestion, match="without a second look"):
        rounds.judge(house, ANALYST, "r26", {"culture": JUDGED | {"criteria_met": []}})
    with pytest.raises(BadQuestion, match="has no round r99"):
        releases.take_step(house, ANALYST, Deed.PROPOSE, PACK.id, of_round=OfRound("r99"))


def test_a_pack_that_asks_for_two_eyes_publishes_its_rounds_at_once(house: House) -> None:
    alone = House(house.store, {PACK.id: replace(PACK, publishing=PUBLIC_ALREADY)})
    rounds.close_round(alone, KEEPER, "r26")
    with pytest.raises(BadQuestion, match="nothing of the kind is proposed"):
        releases.take_step(alone, Actor(Role.ANALYST, "anna"), Deed.PROPOSE, PACK.id, of_round=OfRound("r26"))
    assert rounds.publish_round(alone, KEEPER, "r26") is None


def test_an_open_round_shows_no_results_but_its_turnout(house: House) -> None:
    for key in keys(house, "management", 6):
        fill(house, key)
    assert assessed.ask_results(house, ANALYST, "r26") == Refusal(ROUND_OPEN.reason, "answers of round r26")
    assert body(assessed.ask_turnout(house, ANALYST, "r26")).turnout[0].sent == 6
    with pytest.raises(BadQuestion, match="still open"):
        rounds.publish_round(house, KEEPER, "r26")


def test_roles_keep_to_their_tasks(house: House) -> None:
    for deed in (
        lambda: rounds.open_round(house, ANALYST, "other", PACK.id, "maturity", "2026"),
        lambda: rounds.invite(house, ANALYST, "r26", "owner"),
        lambda: rounds.close_round(house, PUBLIC, "r26"),
        lambda: rounds.publish_round(house, ANALYST, "r26"),
    ):
        assert deed() == Refusal(NOT_KEEPER.reason, deed().what)
    assert rounds.judge(house, KEEPER, "r26", {"culture": JUDGED}).reason == NOT_ANALYST.reason
    rounds.close_round(house, KEEPER, "r26")
    assert assessed.ask_results(house, KEEPER, "r26").reason == NO_DATA.reason
    assert isinstance(assessed.ask_results(house, rounds.RESPONDENT, "r26"), Refusal)
    assert isinstance(assessed.ask_turnout(house, rounds.RESPONDENT, "r26"), Refusal)
    assert "other" not in rounds.round_names(house)


def test_one_resumes_where_one_was_and_sees_only_ones_own(house: House) -> None:
    mine, other = keys(house, "customers", 2)
    rounds.answer(house, "r26", mine, "culture", 1.5, " Closed doors. ")
    rounds.answer(house, "r26", mine, "culture", 2.5, "Open doors.")
    rounds.answer(house, "r26", other, "culture", 5)
    own = body(assessed.ask_own(house, "r26", mine))
    assert own.group == "customers" and not own.sent
    assert own.answers == {"culture": assessed.Answer(2.5, "Open doors.")}
    with pytest.raises(BadQuestion, match="17 areas have no answer yet"):
        rounds.send(house, "r26", mine)


def test_a_wrong_key_opens_nothing_and_says_no_more(house: House) -> None:
    key = keys(house, "owner")[0]
    for wrong in ("", key[:-1], key + "x", "0" * 32):
        with pytest.raises(BadQuestion, match="the link opens nothing in round r26") as said:
            assessed.ask_own(house, "r26", wrong)
        assert "owner" not in str(said.value)
        with pytest.raises(BadQuestion):
            rounds.answer(house, "r26", wrong, "culture", 2)


def on_paper(**levels: str) -> tuple[dict[str, str], ...]:
    return tuple({"area": area, **levels} for area in AREAS)


def test_answers_on_paper_count_as_those_of_the_form(house: House) -> None:
    assert rounds.enter(house, KEEPER, "r26", "customers", on_paper(a="1", b="2", c="2,5", d="3", e="")) == 5
    assert rounds.enter(house, KEEPER, "r26", "customers", on_paper(f="4")) == 1
    rounds.close_round(house, KEEPER, "r26")
    told = body(assessed.ask_results(house, ANALYST, "r26"))
    assert (told.turnout[1].invited, told.turnout[1].sent) == (6, 6)
    spread = told.areas["culture"].groups["customers"]
    assert (spread.respondents, spread.cell.value) == (5, 2.5), "one could not say"


@pytest.mark.parametrize(("rows", "says"), [
    (on_paper(a="2")[1:], f"area '{AREAS[0]}' has no row"), ((*on_paper(a="2"), {"area": "culture", "a": "2"}), "stands twice"),
    ((*on_paper(a="2"), {"area": "weather", "a": "2"}), "no area 'weather'"), (on_paper(), "no column for a respondent"),
    (on_paper(a="2", b="6"), f"area {AREAS[0]}, respondent b: 6.0 is no level"), (on_paper(a="good"), "'good' is no level"),
    ((), "no column 'area'; it has nothing"),
])
def test_a_wrong_table_of_answers_keeps_nothing(house: House, rows: tuple[dict[str, str], ...], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        rounds.enter(house, KEEPER, "r26", "customers", rows)
    assert body(assessed.ask_turnout(house, KEEPER, "r26")).turnout[1].invited == 0
    assert isinstance(rounds.enter(house, PUBLIC, "r26", "customers", on_paper(a="2")), Refusal)


def test_withdrawing_takes_the_answers_along(house: House) -> None:
    key = keys(house, "owner")[0]
    fill(house, key)
    rounds.withdraw(house, KEEPER, "r26", key)
    owner = body(assessed.ask_turnout(house, KEEPER, "r26")).turnout[2]
    assert (owner.invited, owner.begun, owner.sent) == (0, 0, 0)
    with pytest.raises(BadQuestion, match="opens nothing"):
        assessed.ask_own(house, "r26", key)


def test_after_the_close_nothing_changes(house: House) -> None:
    key = keys(house, "management")[0]
    fill(house, key, sent=False)
    rounds.close_round(house, KEEPER, "r26")
    for late in (
        lambda: rounds.answer(house, "r26", key, "culture", 3), lambda: rounds.send(house, "r26", key),
        lambda: rounds.invite(house, KEEPER, "r26", "owner"), lambda: rounds.close_round(house, KEEPER, "r26"),
    ):
        with pytest.raises(BadQuestion, match="is closed"):
            late()
    assert body(assessed.ask_own(house, "r26", key)).closed


def test_what_cannot_be_is_refused(house: House) -> None:
    key = keys(house, "management")[0]
    for wrong in (
        lambda: rounds.answer(house, "r26", key, "culture", 2.2), lambda: rounds.answer(house, "r26", key, "culture", 6),
        lambda: rounds.answer(house, "r26", key, "cultur", 2), lambda: rounds.answer(house, "r26", key, "culture", 2, "x" * 2001),
        lambda: rounds.invite(house, KEEPER, "r26", "neighbours"), lambda: rounds.invite(house, KEEPER, "r26", "owner", 0),
        lambda: rounds.open_round(house, KEEPER, "r26", PACK.id, "maturity", "2026"),
        lambda: rounds.open_round(house, KEEPER, "r27", PACK.id, "maturity", "2026", "de"),
        lambda: rounds.open_round(house, KEEPER, "r27", PACK.id, "ripeness", "2026"),
        lambda: assessed.ask_turnout(house, KEEPER, "r27"),
        lambda: rounds.judge(house, ANALYST, "r26", {"culture": {**JUDGED, "level": 9}}),
    ):
        with pytest.raises(BadQuestion):
            wrong()
    with pytest.raises(BadQuestion, match="area culture, comment holds what looks like a personal or business id"):
        rounds.answer(house, "r26", key, "culture", 2, "Ask 131052-308T.")
    with pytest.raises(BadQuestion, match="area strategic_guidance, observations, 2 holds what looks like a personal"):
        rounds.judge(house, ANALYST, "r26", {"strategic_guidance": {**JUDGED, "observations": ["Seen.", "Told by 131052-308T."]}})
    assert body(assessed.ask_own(house, "r26", key)).answers == {}


def test_no_key_is_kept_and_no_answer_is_in_the_trail(house: House) -> None:
    key = keys(house, "owner")[0]
    rounds.answer(house, "r26", key, "culture", 2.5, "A remark of mine.")
    kept = b"".join(path.read_bytes() for path in house.store.root.rglob("*") if path.is_file())
    assert key.encode() not in kept
    trail = "\n".join(trail_lines(house.store))
    assert "A remark" not in trail and '"level"' not in trail and "r26" in trail


def test_a_changed_framework_is_seen(house: House) -> None:
    keys(house, "owner")
    (assessment,) = PACK.assessments
    fewer = replace(assessment, framework=replace(assessment.framework, least=3))
    other = House(house.store, {PACK.id: replace(PACK, assessments=(fewer,))})
    with pytest.raises(BadQuestion, match="other areas, criteria, groups or weights than when round r26 was opened"):
        assessed.ask_turnout(other, KEEPER, "r26")
    words = replace(assessment, framework=replace(assessment.framework, title=assessment.framework.what))
    same = House(house.store, {PACK.id: replace(PACK, assessments=(words,))})
    assert isinstance(assessed.ask_turnout(same, KEEPER, "r26"), Finding), "mended words change nothing"
