"""Figures over persons at the door: told to whom a right gives them, of the areas it gives, protected; anything else is refused."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
import typer

from puntari.cli import asking
from puntari.define.disclosure import DISCLOSURES
from puntari.define.question import Place, Question
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.gate import asked_grounds, grounds_of, rights_to
from puntari.doors.house import House
from puntari.flow.figures.compute import Guarded, compute
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.disclose import disclose
from puntari.guard.persons import FIGURES, telling
from puntari.guard.policy import NO_AREA, NO_DATA, NO_PURPOSE, NO_RIGHT, NOT_PUBLIC, NOT_TOLD, ONLY_FIGURES
from puntari.guard.release import Computed, Figures, Refusal
from puntari.guard.rights import Wanted, opening
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from tests.small import attacked
from tests.small.attacked import FIRST, PARISHES
from tests.small.pack import PACK as PLAIN

SAID = Text.same("made for the test")
OF_PERSONS = frozenset({Columns.PROTECTED})
FOR_AUTHORITIES = frozenset({Audience.AUTHORITIES})
DAY = date(2020, 1, 1)
OWN = Right("own", frozenset({Role.MUNICIPALITY}), OF_PERSONS, FOR_AUTHORITIES, Reach.OWN, SAID, SAID, DAY, works_for=frozenset({"parish"}))
COUNTIES = Right("counties", frozenset({Role.MUNICIPALITY}), OF_PERSONS, FOR_AUTHORITIES, Reach.ALL, SAID, SAID, DAY, finest="county")
PACK = replace(attacked.PACK, rights=(OPEN_TO_ALL, attacked.RIGHT, OWN, COUNTIES))
MINE = Actor(Role.MUNICIPALITY, organisation="parish:b")
MARCH = PeriodRange.parse("2021-03")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("rights")
    made = House(attacked.Store(folder / "store"), {PACK.id: PACK})
    attacked.deliver(made, attacked.people(), FIRST + timedelta(days=1), folder / "1.csv")
    attacked.build(made)
    return made


def people(*by: str, area: str = "") -> Question:
    return Question("attacked", ("people",), by, Place.parse(area) if area else None, MARCH)


def test_a_municipality_gets_its_own_and_the_counties(house: House) -> None:
    everything = ask(house, people("parish"), attacked.ANALYST)
    assert isinstance(everything, Figures) and {row.area for row in everything.rows()} == set(PARISHES)
    own = ask(house, people("parish"), MINE)
    assert isinstance(own, Figures)
    assert [(row.area, row.cell) for row in own.rows()] == [(row.area, row.cell) for row in everything.rows() if row.area == "b"]
    counties = ask(house, people("county"), MINE)
    assert isinstance(counties, Figures) and len(counties) == 3
    other = ask(house, people("secret", area="parish:c"), MINE)
    assert isinstance(other, Figures) and len(other) == 0


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        (PUBLIC, NOT_PUBLIC), (Actor(Role.ADMINISTRATOR), NO_DATA), (Actor(Role.AUDITOR), NO_DATA), (Actor(Role.EXPERT), NO_RIGHT),
        (Actor(Role.ANALYST), NO_PURPOSE), (Actor(Role.MUNICIPALITY), NO_AREA),
    ],
    ids=lambda one: str(getattr(one, "role", "")),
)
def test_others_are_refused_with_the_reason(house: House, actor: Actor, reason: object) -> None:
    assert ask(house, people("parish"), actor) == Refusal(reason.reason, "people")
    behind = NO_DATA if actor.role is Role.ADMINISTRATOR else ONLY_FIGURES
    assert explain(house, people(area="parish:b"), {}, actor) == Refusal(behind.reason, "people")


def test_what_lies_behind_a_figure_is_told_to_nobody_who_sees_it(house: House) -> None:
    for actor in (attacked.ANALYST, MINE):
        assert isinstance(ask(house, people("parish", area="parish:b"), actor), Figures)
        assert explain(house, people(area="parish:b"), {}, actor) == Refusal(ONLY_FIGURES.reason, "people")


@pytest.mark.parametrize(
    ("role", "options", "advice"),
    [("public", {}, "--as"), ("analyst", {}, "--purpose"), ("municipality", {}, "--of"), ("administrator", {}, "rights.md"),
     ("municipality", {"organisation": "parish:b", "by": ["parish", "secret", "age", "sex"]}, "")],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_refusal_says_what_can_be_done(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, role: str, options: dict[str, object], advice: str
) -> None:
    monkeypatch.setattr(asking, "house", lambda: house)
    asked = {"role": role, "period": "2021-03", "by": ["parish"]} | options
    if not advice:
        asking.ask("people", **asked)
        assert "--" not in capsys.readouterr().err
        return
    with pytest.raises(typer.Exit) as ended:
        asking.ask("people", **asked)
    said = capsys.readouterr()
    assert (ended.value.exit_code, said.out, advice in said.err.splitlines()[1]) == (3, "", True)


def test_what_was_not_made_by_the_rule_is_refused_at_the_gate(house: House) -> None:
    question = people("parish")
    exact = compute(house.warehouse("attacked"), PACK, question, frozenset())
    for actor in (attacked.ANALYST, MINE):
        grounds = asked_grounds(PACK, question, actor)
        assert disclose(Computed(exact, grounds, "b"), actor) == Refusal(NOT_TOLD.reason, "people")
        named = replace(exact, rules={"people": next(one.rule for one in DISCLOSURES if one.rule)})
        assert disclose(Computed(named, grounds, "b"), actor) == Refusal(NOT_TOLD.reason, "people"), "exact figures under a rule's name"
        assert isinstance(disclose(Computed("a text", grounds, "b"), actor), Refusal)


def test_a_pack_without_a_method_tells_nothing(house: House) -> None:
    bare = House(house.store, {PACK.id: replace(PACK, disclosures=())})
    assert ask(bare, people("parish"), attacked.ANALYST) == Refusal(NOT_TOLD.reason, "people")


def test_persons_without_a_record_key_hide_their_figures(tmp_path: Path) -> None:
    made = House(attacked.Store(tmp_path / "store"), {PACK.id: PACK})
    attacked.deliver(made, attacked.people()[:60], FIRST, tmp_path / "1.csv")
    keys = made.store.keys / "keys.json"
    kept = keys.read_bytes()
    keys.unlink()
    attacked.build(made)
    keys.write_bytes(kept)
    answer = ask(made, people("county"), attacked.ANALYST)
    assert isinstance(answer, Figures)
    assert {(row.cell.status, row.cell.reason) for row in answer.rows()} == {("hidden", "unprotected")}


def test_the_command_restricts_to_codes(house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "house", lambda: house)
    told = {"role": "analyst", "purpose": "a test", "period": "2021-03", "by": ["county"], "form": asking.Format.CSV}
    asking.ask("people", only=["sex=f,m"], **told)
    assert capsys.readouterr().out.startswith("county,period,value")
    with pytest.raises(BadQuestion, match="restricts nothing"):
        asking.ask("people", only=["sex"], **told)
    with pytest.raises(BadQuestion, match="sex=x"):
        asking.ask("people", only=["sex=f,x"], **told)


@pytest.mark.parametrize("form", list(asking.Format))
def test_synthetic_figures_say_so_in_every_form(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: asking.Format
) -> None:
    monkeypatch.setattr(asking, "house", lambda: house)
    asking.ask("people", role="analyst", purpose="a test", period="2021-03", by=["county"], form=form)
    said = capsys.readouterr()
    assert "SYNTHETIC: people" in said.err
    if form is asking.Format.CSV:
        rows = list(csv.DictReader(io.StringIO(said.out)))
        assert len(rows) == 3 and all(row["definition"].endswith(" SYNTHETIC") for row in rows)
    if form is asking.Format.JSON:
        assert json.loads(said.out)["origins"]["people"]["synthetic"] is True
    assert "SYNTHETIC" in said.out


def test_the_trail_names_purpose_and_organisation_and_no_figure(house: House) -> None:
    ask(house, people("county"), MINE)
    event = json.loads(trail_lines(house.store)[-1])["event"]
    assert (event["role"], event["of"], event["outcome"], event["cells"]) == ("municipality", "parish:b", "released", 3)


def test_cells_of_an_indicator_that_nobody_judged_are_refused(house: House) -> None:
    exact = compute(house.warehouse("attacked"), PACK, people("parish"), frozenset())
    open_ones = grounds_of(PLAIN, ("hens",))
    assert disclose(Computed(exact, open_ones, "b"), attacked.ANALYST) == Refusal(NOT_TOLD.reason, "people")


@pytest.mark.parametrize("column", ["value", "low", "high", "change", "rank"])
def test_a_hidden_cell_that_still_tells_a_figure_is_refused(house: House, column: str) -> None:
    question = people("parish")
    (ground,) = asked_grounds(PACK, question, attacked.ANALYST)
    told = telling(ground, attacked.ANALYST)
    assert told is not None
    made = compute(house.warehouse("attacked"), PACK, question, frozenset(), {"people": Guarded(told.rule, None)})
    assert isinstance(disclose(Computed(made, (ground,), "b"), attacked.ANALYST), Figures)
    table = made.table.set_column(made.table.schema.get_field_index("reason"), "reason", pa.repeat("few_persons", made.table.num_rows))
    for one in FIGURES:
        kind = made.table[one].type
        kept = pa.repeat(pa.scalar(3, kind), table.num_rows) if one == column else pa.nulls(table.num_rows, kind)
        table = table.set_column(table.schema.get_field_index(one), one, kept)
    assert disclose(Computed(replace(made, table=table), (ground,), "b"), attacked.ANALYST) == Refusal(NOT_TOLD.reason, "people")


def test_what_opens_an_indicator_is_told_by_the_predicate_of_the_gate() -> None:
    ended = replace(OWN, id="ended", until=date(2021, 1, 1))
    of_others = replace(OWN, id="others", facts=frozenset({"another_fact"}))
    rows = replace(OWN, id="rows", columns=frozenset({Columns.ROWS}), facts=frozenset(PACK.person_facts))
    pack = replace(PACK, rights=(*PACK.rights, rows))
    told = [right.id for right in rights_to(pack, "people")]
    assert told == [attacked.RIGHT.id, OWN.id, COUNTIES.id]
    assert [right.id for right in opening((OWN, ended, of_others), wanted_of("people"), date(2024, 1, 1))] == [OWN.id]
    assert [right.id for right in rights_to(PLAIN, "hens")] == [OPEN_TO_ALL.id]


def wanted_of(id: str) -> Wanted:
    """The cell that a question about an indicator wants."""
    (ground,) = asked_grounds(PACK, Question("attacked", (id,), ("parish",), period=MARCH), MINE)
    return ground.wanted
