"""Figures by expert and team: their own organisation's only, for a purpose, with the clients behind them protected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from puntari.define.dimension import CodeList
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Stock
from puntari.define.question import Place, Question
from puntari.define.register import (
    AreaColumn,
    CodedColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    NumberedColumn,
    Register,
    Shape,
    StaffColumn,
)
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.intake.take import Terms, take_file
from puntari.guard.actor import Actor
from puntari.guard.policy import NO_AREA, NO_PURPOSE, NO_RIGHT
from puntari.guard.release import Figures, Refusal
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from tests.small import attacked
from tests.small.pack import COUNTIES, PLACES
from tests.small.persons import indicator
from tests.small.registers import hetu
from tests.small.rolls import governance

T = Text.same
MINE, OTHER = sorted(COUNTIES)[:2]
KIND = CodedColumn("kind", ("kind",), CodeList("kinds", T("kinds"), {"a": T("a"), "b": T("b")}))
COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("county", ("county",), PLACES, "county"),
    StaffColumn("team", ("team",)), StaffColumn("expert", ("expert",)), KIND, DayColumn("begins", ("begins",)),
    DayColumn("ends", ("ends",), optional=True),
)
TAGS = Register("tags", T("Tags"), Shape.SPELL, ("person", "begins"), COLUMNS, governance(), begins="begins", ends="ends")
SQL = f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.tags"
caseload = PersonFact("caseload", T("Clients"), SQL, (TAGS,), COLUMNS, FactGrain.SPELL, "begins", "ends")
CLIENTS = indicator(RegisterBinding(Stock(caseload)))
DAY = date(2020, 1, 1)


def right(id: str, role: Role, columns: Columns, reach: Reach, purpose: bool) -> Right:
    own = frozenset({"county"}) if reach is Reach.OWN else frozenset()
    return Right(
        id, frozenset({role}), frozenset({columns}), frozenset(Audience) - {Audience.PUBLIC}, reach, T("r"), T("l"), DAY, works_for=own,
        purpose=purpose,
    )


RIGHTS = (
    OPEN_TO_ALL, right("staff", Role.DIRECTOR, Columns.STAFF, Reach.OWN, True),
    right("figures", Role.DIRECTOR, Columns.PROTECTED, Reach.OWN, False), right("all", Role.ANALYST, Columns.PROTECTED, Reach.ALL, True),
)
PACK = replace(
    attacked.PACK, id="staffed", registers={"tags": TAGS}, person_facts={"caseload": caseload}, rights=RIGHTS,
    indicators={"clients": CLIENTS, "by_expert": replace(CLIENTS, audience=Audience.OWN_STAFF)},
)
DIRECTOR = Actor(Role.DIRECTOR, purpose="dividing the clients", organisation=f"county:{MINE}")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Three experts of two teams in each of two counties, with 30 to 55 clients each."""
    folder = tmp_path_factory.mktemp("staff")
    made = House(Store(folder / "store"), {PACK.id: PACK})
    lines = ["person,county,team,expert,kind,begins,ends"]
    for county in (MINE, OTHER):
        for expert, clients in enumerate((30, 40, 55)):
            for _ in range(clients):
                told = (hetu(len(lines)), county, f"{county}-{expert % 2}", f"{county}{expert}", "ab"[len(lines) % 2], "2020-06-01", "")
                lines.append(",".join(told))
    (folder / "tags.csv").write_text("\n".join(lines) + "\n")
    take_file(made.store, TAGS, folder / "tags.csv", Terms(known=date(2021, 3, 31), synthetic=True))
    attacked.build(made)
    return made


def clients(id: str, *by: str, area: str = "") -> Question:
    place = Place.parse(area) if area else None
    return Question("staffed", (id,), by, place, PeriodRange.parse("2021-02"))


def test_a_director_sees_the_experts_of_the_own_organisation_and_no_others(house: House) -> None:
    for question in (clients("by_expert", "county", "team", "expert"), clients("clients", "expert", area=f"county:{MINE}")):
        answer = ask(house, question, DIRECTOR)
        assert isinstance(answer, Figures)
        assert {row.codes[-1] for row in answer.rows()} == {f"{MINE}{number}" for number in range(3)}
        for row in answer.rows():
            assert row.cell.reason == "perturbed" and abs(row.cell.value - (30, 40, 55)[int(row.codes[-1][-1])]) <= 5


def test_another_organisations_experts_are_not_even_named(house: House) -> None:
    for question in (clients("by_expert", "expert", area=f"county:{OTHER}"), clients("by_expert", "expert", area="country:SSS")):
        try:
            answer = ask(house, question, DIRECTOR)
        except BadQuestion:
            continue
        assert not isinstance(answer, Figures) or len(answer) == 0


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        (replace(DIRECTOR, purpose=""), NO_PURPOSE), (replace(DIRECTOR, organisation=""), NO_AREA),
        (replace(DIRECTOR, organisation="parish:b"), NO_AREA), (replace(DIRECTOR, role=Role.EXPERT), NO_RIGHT),
        (attacked.ANALYST, NO_RIGHT), (Actor(Role.MINISTRY, purpose="x", organisation=DIRECTOR.organisation), NO_RIGHT),
    ],
    ids=lambda one: str(getattr(one, "role", "")),
)
def test_others_are_refused_whichever_indicator_they_ask_by_expert(house: House, actor: Actor, reason: object) -> None:
    for id in ("clients", "by_expert"):
        assert ask(house, clients(id, "county", "expert"), actor) == Refusal(reason.reason, id)


def test_without_experts_the_same_figure_is_like_any_other_over_persons(house: House) -> None:
    answer = ask(house, clients("clients", "county"), attacked.ANALYST)
    assert isinstance(answer, Figures) and {row.area for row in answer.rows()} >= {MINE, OTHER}
    assert ask(house, clients("by_expert", "county"), attacked.ANALYST) == Refusal(NO_RIGHT.reason, "by_expert")


def test_what_has_no_list_is_not_restricted_and_what_is_told_by_county_not_asked_by_parish(house: House) -> None:
    with pytest.raises(BadQuestion, match="no list"):
        ask(house, replace(clients("clients", "county"), only=(Condition("expert", (f"{OTHER}1",)),)), DIRECTOR)
    with pytest.raises(BadQuestion, match="told by county"):
        ask(house, clients("clients", "parish"), attacked.ANALYST)


def test_a_fact_cannot_tell_staff_as_something_else() -> None:
    plain = tuple(NumberedColumn("expert", ()) if one.name == "expert" else one for one in COLUMNS)
    with pytest.raises(BadDefinition, match="expert of a register's staff as something else"):
        replace(caseload, tells=plain)
