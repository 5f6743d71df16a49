"""Studies: what a researcher is told in one, why he is refused else, and how results leave it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer

from puntari.cli import studying
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.question import Place, Question
from puntari.define.right import Role
from puntari.define.study import STRICT
from puntari.doors import ask as asking_door
from puntari.doors import outputs
from puntari.doors.ask import ask
from puntari.doors.gate import rights_to
from puntari.doors.house import House
from puntari.doors.raw import Wish, hand_over
from puntari.flow.person_facts.explain import deliveries_behind
from puntari.guard import studies
from puntari.guard.actor import Actor
from puntari.guard.disclose import disclose
from puntari.guard.outputs import OUTPUT_STAGES, OUTPUT_STEPS, OfOutput, Output
from puntari.guard.policy import NOT_TOLD, Deed
from puntari.guard.publishing import Stage, Standing
from puntari.guard.release import Computed, Figures, Refusal
from puntari.store.trail import trail_lines
from puntari.words.cell import Status
from puntari.words.errors import BadDefinition, BadQuestion, BrokenStore
from puntari.words.period import PeriodRange
from tests.small.marked import FIGURES, OF_A, PACK, STUDY, marked_house

MAIJA = Actor(Role.RESEARCHER, name="maija", purpose="table 1", study="pay")
OTHER = replace(MAIJA, study="of_a")
MINISTRY, ANALYST = Actor(Role.MINISTRY, purpose="x"), Actor(Role.ANALYST, name="pekka", purpose="x")
MARCH = PeriodRange.parse("2021-03")
AMONG_A = (Condition("kind", ("a",)),)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("studied"))


def question(id: str, *by: str, **more: object) -> Question:
    return Question("small", (id,), by, **{"period": MARCH} | more)


def told(house: House, asked: Question, actor: Actor) -> dict[tuple[object, ...], object]:
    answer = ask(house, asked, actor)
    assert isinstance(answer, Figures), answer
    return {(row.area, row.codes): row for row in answer.rows()}


@pytest.mark.parametrize("by", [("parish",), ("county",), ("parish", "kind"), ("county", "kind")])
@pytest.mark.parametrize("id", ["clients", "earning", "mean_paid"])
def test_a_study_is_told_the_figures_of_its_audience_and_hides_more(house: House, id: str, by: tuple[str, ...]) -> None:
    mine, theirs = told(house, question(id, *by), MAIJA), told(house, question(id, *by), MINISTRY)
    assert mine.keys() == theirs.keys() and len(mine) > 2
    for key, row in mine.items():
        same = theirs[key].cell
        assert row.cell == same or (row.cell.status is Status.HIDDEN and row.cell.value is None)
        assert row.cell.status is Status.HIDDEN or same.status is not Status.HIDDEN
        assert (row.change, row.change_percent, row.rank, row.ranked) == (None, None, None, None)


def test_the_stricter_rule_hides_what_the_audience_is_told(house: House) -> None:
    stricter = replace(STUDY, rule=replace(STRICT, base=60, whole=120), id="strictest")
    rights = (*PACK.rights, stricter.right)
    other = House(house.store, {"small": replace(PACK, studies=(*PACK.studies, stricter), rights=rights)})
    asked = question("clients", "parish", "kind")
    assert any(row.cell.value for row in told(other, asked, MINISTRY).values())
    strictly = [row.cell for row in told(other, asked, replace(MAIJA, study="strictest")).values()]
    assert Status.HIDDEN in {cell.status for cell in strictly} and {cell.value for cell in strictly} <= {None, 0}
    with pytest.raises(BadQuestion, match="1 dimensions"):
        wide = replace(stricter, rule=replace(STRICT, dimensions=1), id="narrow")
        pack = replace(PACK, studies=(*PACK.studies, wide), rights=(*PACK.rights, wide.right))
        ask(House(house.store, {"small": pack}), replace(asked, by=("parish", "kind")), replace(MAIJA, study="narrow"))
    assert told(house, asked, MAIJA)


def test_a_study_of_some_areas_is_told_of_those_alone(house: House) -> None:
    mine = told(house, question("clients", "parish", only=AMONG_A), OTHER)
    every = told(house, question("clients", "parish", only=AMONG_A), MAIJA)
    inside = {key for key in every if key[0] in ("a", "b", "f")}
    assert mine == {key: row for key, row in every.items() if key in inside} and 0 < len(mine) < len(every)
    assert [key[0] for key in told(house, question("clients", "county", only=AMONG_A), OTHER)] == ["1", "3"], "county 3 is parish f"


REFUSED = {
    "no study": (replace(MAIJA, study=""), question("clients", "parish"), studies.NO_STUDY),
    "a study that is not there": (replace(MAIJA, study="x"), question("clients", "parish"), studies.NO_STUDY),
    "before it": (replace(MAIJA, study="coming"), question("clients", "parish"), studies.NOT_YET),
    "after it": (replace(MAIJA, study="over"), question("clients", "parish"), studies.OVER),
    "another fact": (OTHER, question("mean_paid", "parish", only=AMONG_A), studies.OTHER_FACTS),
    "staff": (MAIJA, question("clients", "expert"), studies.OTHER_CLASS),
    "another population": (OTHER, question("clients", "parish"), studies.OTHER_POPULATION),
    "more than the population": (
        OTHER, question("clients", "parish", only=(Condition("kind", ("a", "b")),)), studies.OTHER_POPULATION,
    ),
    "the newest period, whichever": (MAIJA, question("clients", "parish", period=None), studies.OTHER_PERIODS),
    "every period": (MAIJA, question("clients", "parish", period=None, every_period=True), studies.OTHER_PERIODS),
    "another period": (MAIJA, question("clients", "parish", period=PeriodRange.parse("2021-03..2021-04")), studies.OTHER_PERIODS),
    "a wider area": (OTHER, question("clients", "country", only=AMONG_A), studies.OTHER_AREAS),
    "no area": (OTHER, question("clients", only=AMONG_A), studies.OTHER_AREAS),
    "no purpose": (replace(MAIJA, purpose=""), question("clients", "parish"), studies.NO_PURPOSE_OF_STUDY),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_outside_the_study_it_is_refused_with_the_reason(house: House, case: str) -> None:
    actor, asked, why = REFUSED[case]
    assert ask(house, asked, actor) == Refusal(why.reason, asked.indicators[0])
    assert json.loads(trail_lines(house.store)[-1])["event"]["reason"] == why.reason.en


def test_another_column_is_refused(house: House) -> None:
    narrower = replace(STUDY, id="narrower", columns=frozenset({"paid"}))
    pack = replace(PACK, studies=(*PACK.studies, narrower), rights=(*PACK.rights, narrower.right))
    other, actor = House(house.store, {"small": pack}), replace(MAIJA, study="narrower")
    assert isinstance(ask(other, question("mean_paid", "parish"), actor), Figures)
    for asked in (question("clients", "kind"), question("clients", "parish", only=AMONG_A)):
        assert ask(other, asked, actor) == Refusal(studies.OTHER_COLUMNS.reason, "clients")
    opened = {id: [one.id for one in rights_to(pack, id)] for id in ("mean_paid", "clients")}
    assert all(narrower.right.id in found for found in opened.values()), "clients are asked without a column"
    bare = replace(narrower, columns=frozenset({"kind"}))
    unpaid = House(house.store, {"small": replace(PACK, studies=(*PACK.studies, bare), rights=(*PACK.rights, bare.right))})
    assert bare.right.id not in [one.id for one in rights_to(unpaid.packs["small"], "mean_paid")]
    assert ask(unpaid, question("mean_paid", "parish"), actor) == Refusal(studies.OTHER_COLUMNS.reason, "mean_paid"), "measured counts too"


def test_a_study_gives_nothing_to_another_role_and_no_rows(house: House, tmp_path: Path) -> None:
    for role in set(Role) - {Role.RESEARCHER, Role.ANALYST, *FIGURES.roles}:
        actor = Actor(role, purpose="x", study="pay")
        answer = ask(house, question("clients", "parish"), actor)
        assert isinstance(answer, Refusal), role
    both = Actor(Role.MUNICIPALITY, purpose="x", study="of_a", organisation="parish:c")
    assert isinstance(ask(house, question("clients", "expert"), both), Refusal)
    assert hand_over(house, MAIJA, Wish("small", "clients"), tmp_path / "rows") == Refusal(studies.OTHER_CLASS.reason, "clients")


def test_an_example_is_told_of_made_up_people_only(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, actor = question("clients", "county"), replace(MAIJA, study="example")
    assert told(house, asked, actor) == told(house, asked, MAIJA)
    behind = deliveries_behind(house.build(), PACK, PACK.indicator("clients").bindings[0], None)
    assert behind and all(one.synthetic for one in behind)
    real = (replace(behind[0], synthetic=False), *behind)
    monkeypatch.setattr(asking_door, "deliveries_behind", lambda *_: real)
    assert ask(house, asked, actor) == Refusal(studies.EXAMPLE_ONLY.reason, "clients")
    assert isinstance(ask(house, asked, MAIJA), Figures)


def propose(house: House, asked: Question, actor: Actor = MAIJA) -> outputs.Kept:
    """What the ledger has of a result that was just proposed."""
    standing = outputs.propose_table(house, actor, actor.study, asked)
    assert isinstance(standing, Standing), standing
    return next(one for one in outputs.tell_outputs(house, actor, "small", actor.study).body if one.standing == standing)


def released(house: House, id: str, actor: Actor = ANALYST) -> object:
    return outputs.take_step(house, actor, Deed.RELEASE_OUTPUT, "small", "pay", id)


def raised_house(house: House) -> House:
    """The same house where fewer counts may leave: none of under 46, and county 3 has 40 persons."""
    raised = replace(STUDY, rule=replace(STRICT, mean=60, whole=60), least=46)
    return House(house.store, {"small": replace(PACK, studies=(raised, *PACK.studies[1:]))})


def test_a_result_leaves_once_another_has_released_it(house: House, tmp_path: Path) -> None:
    kept = propose(house, question("clients", "county"))
    refused = outputs.take_output(house, MAIJA, "small", "pay", kept.id, tmp_path / "out")
    assert isinstance(refused, Refusal) and "not been released" in refused.reason.en and not (tmp_path / "out").exists()
    for oneself in ("maija", " Maija", "MAIJA\u200b"):
        with pytest.raises(BadQuestion, match="somebody else must"):
            released(house, kept.id, replace(ANALYST, name=oneself))
    assert isinstance(released(house, kept.id, MAIJA), Refusal), "a researcher releases nothing"
    assert released(house, kept.id).stage is Stage.RELEASED
    path = outputs.take_output(house, MAIJA, "small", "pay", kept.id, tmp_path / "out")
    rows = list(csv.DictReader(path.open()))
    every = told(house, question("clients", "county"), MAIJA)
    assert {row["county"]: row["value"] for row in rows} == {key[0]: f"{row.cell.value:.0f}" for key, row in every.items()}
    manifest = json.loads((path.parent / "manifest.json").read_text())
    assert (manifest["proposed_by"], manifest["released_by"], manifest["aggregates_only"]) == ("maija", "pekka", [])
    assert manifest["study"]["permit"]["en"] == "permit 1" and manifest["indicators"] == ["clients"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "other.txt").write_text("x")
    with pytest.raises(BrokenStore):
        outputs.take_output(house, MAIJA, "small", "pay", kept.id, tmp_path / "mine")
    outputs.take_step(house, ANALYST, Deed.REFUSE_OUTPUT, "small", "pay", kept.id)
    assert isinstance(outputs.take_output(house, MAIJA, "small", "pay", kept.id, tmp_path / "out"), Refusal), "a release is taken back"
    events = [json.loads(line)["event"] for line in trail_lines(house.store)]
    assert {("propose_output", "done"), ("release_output", "done"), ("release_output", "failed"), ("release_output", "refused"),
            ("refuse_output", "done"), ("study_output", "refused"), ("study_output", "released"),
            ("study_output", "failed")} <= {
                (one["what"], one["outcome"]) for one in events}  # fmt: skip


def test_only_its_researchers_and_releasers_see_what_is_proposed(house: House) -> None:
    kept = propose(house, question("clients", "county", "kind"))
    for actor in (MAIJA, ANALYST):
        assert kept.id in [one.id for one in outputs.tell_outputs(house, actor, "small", "pay").body]
        assert outputs.show_output(house, actor, "small", "pay", kept.id).body == kept.output
    for actor in (OTHER, *(Actor(role, study="pay") for role in set(Role) - {Role.RESEARCHER, Role.ANALYST})):
        for answer in (outputs.tell_outputs(house, actor, "small", "pay"), outputs.show_output(house, actor, "small", "pay", kept.id)):
            assert isinstance(answer, Refusal), actor
    with pytest.raises(BadQuestion, match="own researchers"):
        outputs.propose_table(house, OTHER, "pay", question("clients", "county"))
    assert isinstance(outputs.propose_table(house, ANALYST, "pay", question("clients", "county")), Refusal)
    assert isinstance(outputs.propose_table(house, replace(MAIJA, study="over"), "over", question("clients", "county")), Refusal)


def test_few_are_hidden_and_percentiles_of_what_is_closed_do_not_leave(house: House) -> None:
    kept = propose(raised_house(house), question("clients", "county"))
    rows = [dict(zip(kept.output.columns, row, strict=True)) for row in kept.output.rows]
    assert {row["status"] for row in rows} == {"ok", "hidden"}
    assert all(float(row["value"]) >= 46 if row["status"] == "ok" else not row["value"] + row["low"] + row["high"] for row in rows)
    for id in ("middle_paid", "most_paid"):
        with pytest.raises(BadQuestion, match="no such thing leaves"):
            propose(house, question(id, "county"))
    mean = propose(house, question("mean_paid", "county"))
    assert mean.output.about["aggregates_only"] == ["incomes"] and not mean.output.counts
    with pytest.raises(BadQuestion, match="is left"):
        propose(house, question("clients", "parish", only=AMONG_A, area=Place("parish", "c")), OTHER)


def test_a_result_that_no_longer_keeps_the_rules_stays(house: House, tmp_path: Path) -> None:
    kept, raised = propose(house, question("clients", "county", period=PeriodRange.parse("2021-02"))), raised_house(house)
    with pytest.raises(BadQuestion, match="no longer keeps"):
        released(raised, kept.id)
    released(house, kept.id)
    answer = outputs.take_output(raised, MAIJA, "small", "pay", kept.id, tmp_path / "out")
    assert answer == Refusal(NOT_TOLD.reason, f"result {kept.id} of study pay")
    elsewhere = (OfOutput("another", OF_A, Stage.RELEASED, leaving=True),)
    assert disclose(Computed(kept.output, elsewhere, ""), OTHER) == Refusal(NOT_TOLD.reason, "another")


def test_a_ledger_that_was_changed_is_not_read(house: House) -> None:
    kept = propose(house, question("earning", "county"))
    (ledger,) = [path for path in (house.store.root / "outputs").iterdir() if path.name.startswith("pay-")]
    whole = ledger.read_text()
    ledger.write_text(whole.replace("maija", "pekka"))
    with pytest.raises(BrokenStore, match="was changed"):
        released(house, kept.id)
    ledger.write_text(whole)


GOOD = "term,statistic,value,persons\nintercept,coefficient,2100.5,240\nkind b,coefficient,-12.25,240\nkind b,standard_error,8,240\n"
BAD = {
    "a maximum": ("coefficient,2100.5", "maximum,76543.25", "does not leave"),
    "a percentile": ("coefficient,2100.5", "percentile_95,9", "does not leave"),
    "a residual": ("coefficient,2100.5", "residual,9", "does not leave"),
    "few": ("2100.5,240", "2100.5,9", "of under 10"),
    "no number of persons": ("2100.5,240", "2100.5,many", "of under 10"),
    "too many terms": ("2100.5,240", "2100.5,11", "under 10 left over"),
    "no value": ("2100.5", "nan", "no number"),
    "a person's code": ("kind b,coefficient", "c 131052-308T,coefficient", "a term that is none"),
    "a formula": ("kind b,coefficient", "=1+1,coefficient", "a term that is none"),
    "another column": ("term,", "name,", "has the columns"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_model_that_tells_of_few_or_of_one_does_not_leave(house: House, tmp_path: Path, case: str) -> None:
    before, after, why = BAD[case]
    file = tmp_path / "model.csv"
    file.write_text(GOOD.replace(before, after))
    with pytest.raises(BadQuestion, match=why):
        outputs.propose_model(house, MAIJA, "small", "pay", file, ("mean_paid",))


def test_a_model_leaves_as_a_table_does(house: House, tmp_path: Path) -> None:
    file = tmp_path / "model.csv"
    file.write_text(GOOD)
    id = outputs.propose_model(house, MAIJA, "small", "pay", file, ("mean_paid",)).build
    released(house, id)
    path = outputs.take_output(house, ANALYST, "small", "pay", id, tmp_path / "out")
    output = outputs.show_output(house, ANALYST, "small", "pay", id).body
    assert path.read_text() == GOOD and Output.of(output.content()) == output
    wrong = (("pay", (), "name the indicators"), ("of_a", ("mean_paid",), "does not have"), ("over", ("clients",), "goes on"))
    for id, indicators, why in wrong:
        with pytest.raises(BadQuestion, match=why):
            outputs.propose_model(house, replace(MAIJA, study=id), "small", id, file, indicators)


MILDER: Mapping[str, CellKeys] = {
    "other noise": replace(STRICT, most=6), "a smaller part that stays": replace(STRICT, stays=1),
    "milder": replace(STRICT, dominance_several=0.9),
    "fewer firms": replace(STRICT, units=3, units_more=1),
}  # fmt: skip


def test_studies_that_make_no_sense_refuse_to_exist() -> None:
    for name, rule in MILDER.items():
        other = replace(STUDY, rule=rule)
        with pytest.raises(BadDefinition, match="other noise"):
            replace(PACK, studies=(other, *PACK.studies[1:]))
        assert name
    for fields in ({"facts": frozenset()}, {"columns": frozenset()}, {"least": 5}, {"least": 50}, {"areas": frozenset({"county"})},
                   {"until": date(2019, 1, 1)}, {"id": "Pay"}):  # fmt: skip
        with pytest.raises(BadDefinition):
            assert replace(STUDY, **fields).right
    for other in (
        replace(STUDY, columns=frozenset({"salary"})), replace(STUDY, areas=frozenset({"county:9"})),
        replace(STUDY, facts=frozenset({"x"})),
        replace(STUDY, population=(Condition("paid", ("a",)),)), replace(STUDY, population=(Condition("kind", ("z",)),)),
    ):  # fmt: skip
        with pytest.raises(BadDefinition):
            replace(PACK, studies=(other, *PACK.studies[1:]), rights=(*PACK.rights, other.right))
    with pytest.raises(BadDefinition, match="has no right"):
        replace(PACK, studies=(*PACK.studies, replace(STUDY, id="unheard_of")))
    with pytest.raises(BadDefinition, match="is for study 'example'"):
        replace(PACK, studies=PACK.studies[:-1])


def test_the_commands_take_a_result_from_the_question_to_the_file(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(studying, "house", lambda: house)
    studying.listed()
    assert "pay  2020-01-01..2999-12-31" in capsys.readouterr().out
    studying.propose("pay", "paid_to", by=["county"], period="2021-02", purpose="table 2", who="maija")
    id = capsys.readouterr().out.split()[0]
    studying.listed_outputs("pay", role="analyst")
    assert f"{id}  table of paid_to" in capsys.readouterr().out
    with pytest.raises(typer.Exit):
        studying.take("pay", id, tmp_path / "out", role="analyst")
    studying.released("pay", id, who="pekka")
    studying.show("pay", id)
    assert "county,period,value" in capsys.readouterr().out
    studying.take("pay", id, tmp_path / "out")
    assert capsys.readouterr().out.strip().endswith(f"pay-{id}.csv")
    studying.refused("pay", id, who="pekka")
    file = tmp_path / "model.csv"
    file.write_text(GOOD)
    studying.model("pay", file, ["clients"], purpose="table 3", who="maija")
    assert "proposed, waits" in capsys.readouterr().out
    with pytest.raises(BadQuestion, match="there is no study"):
        studying.listed_outputs("payment")


def test_every_stage_step_and_reason_has_words_in_three_languages() -> None:
    others = (studies.NO_STUDY, studies.NOT_YET, studies.OVER, studies.EXAMPLE_ONLY)
    reasons = [one.reason for one in (*(why for _, why in studies.LACKING), *others)]
    texts = [*OUTPUT_STAGES.values(), *(step.message for step in OUTPUT_STEPS), *reasons]
    assert set(OUTPUT_STAGES) == set(Stage) and all(len({text.fi, text.sv, text.en}) == 3 for text in texts)
