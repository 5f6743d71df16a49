"""Four eyes: a table of a dataset for the public is proposed by whoever protects it, and another releases what its file holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from puntari.cli import app
from puntari.define.source import Audience
from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.doors.tables import propose_table, take_step, tell_tables
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.protection import ProtectedTable
from puntari.guard.publishing import Stage
from puntari.guard.release import Finding, Refusal
from puntari.guard.rules import LeastCount
from puntari.store.released import tables_of
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenStore, PuntariError

ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
INNER = "area,svc,freq\na1,s1,3\na1,s2,20\na2,s1,30\na3,s1,8\n"
HIER = "dim,hierarchy,parent,child\n" + "".join(f"area,h,T,a{i}\n" for i in (1, 2, 3)) + "svc,h,S,s1\nsvc,h,S,s2\n"


def files(folder: Path) -> tuple[Path, Path]:
    inner, sums = folder / "inner.csv", folder / "sums.csv"
    inner.write_text(INNER)
    sums.write_text(HIER)
    return inner, sums


def house(folder: Path) -> House:
    return House(Store(folder / "store"), {})


def protected(folder: Path, audience: Audience = Audience.PUBLIC) -> ProtectedTable:
    answer = protect_files(house(folder), ANNA, Work(*files(folder), LeastCount(5), Dataset("people", audience=audience)))
    assert isinstance(answer, Finding)
    return answer.body


def test_whoever_protected_a_table_cannot_release_it(tmp_path: Path) -> None:
    table, made = protected(tmp_path), house(tmp_path)
    with pytest.raises(BadQuestion, match="no table was proposed"):
        take_step(made, BERT, Deed.APPROVE, table.content())
    assert propose_table(made, ANNA, "people", table).stage is Stage.PROPOSED
    for oneself in (ANNA, Actor(Role.ANALYST, name=" Anna "), Actor(Role.ANALYST)):
        with pytest.raises(BadQuestion, match="somebody else must|nobody stands behind"):
            take_step(made, oneself, Deed.APPROVE, table.content())
    for other in (PUBLIC, Actor(Role.ADMINISTRATOR, name="bert")):
        assert isinstance(take_step(made, other, Deed.APPROVE, table.content()), Refusal)
    told = take_step(made, BERT, Deed.APPROVE, table.content())
    assert (told.stage, told.proposed_by, told.by) == (Stage.RELEASED, "anna", "bert")
    events = [json.loads(line)["event"] for line in trail_lines(made.store)]
    assert tell_tables(made, BERT) == (told,)
    assert json.loads(list(trail_lines(made.store))[-1])["event"]["about"]["of"] == "tables"
    assert {event["about"].get("table") for event in events if event["what"] in ("propose", "approve")} == {told.build}


def test_what_is_released_is_what_was_proposed_to_the_last_cell(tmp_path: Path) -> None:
    table, made = protected(tmp_path), house(tmp_path)
    propose_table(made, ANNA, "people", table)
    content = table.content()
    hidden = next(line for line in content.splitlines() if line.endswith(",,u"))
    for other in (content.replace(hidden, hidden.replace(",,u", ",3,p")), content + "\n", "", content.replace("a2", "a3", 1)):
        with pytest.raises(BadQuestion, match="holds just this"):
            take_step(made, BERT, Deed.APPROVE, other)
    assert [one.stage for one in tell_tables(made, ANNA)] == [Stage.PROPOSED]


def test_only_a_table_that_is_remembered_is_proposed_and_the_next_is_judged_with_it(tmp_path: Path) -> None:
    inner, sums = files(tmp_path)
    alone = protect_files(house(tmp_path), ANNA, Work(inner, sums, LeastCount(5)))
    with pytest.raises(BadQuestion, match="remembers no such table"):
        propose_table(house(tmp_path), ANNA, "people", alone.body)
    table = protected(tmp_path)
    first = propose_table(house(tmp_path), ANNA, "people", table)
    again = propose_table(house(tmp_path), BERT, "people", protected(tmp_path))
    assert first == again, "it is anna's proposal, whoever protects the same table once more"
    with pytest.raises(BadQuestion, match="one rule for each audience"):
        protect_files(house(tmp_path), ANNA, Work(inner, sums, LeastCount(3), Dataset("people")))
    with tables_of(house(tmp_path).store, "people") as (sheets, _):
        assert [sheet["id"] for sheet in sheets] == [first.build] * 2


def test_a_table_turned_down_is_proposed_anew_and_a_release_can_be_taken_back(tmp_path: Path) -> None:
    table, made = protected(tmp_path), house(tmp_path)
    for who in (ANNA, BERT):
        propose_table(made, who, "people", table)
        assert take_step(made, ANNA, Deed.TURN_DOWN, table.content()).stage is Stage.TURNED_DOWN
    propose_table(made, ANNA, "people", table)
    take_step(made, BERT, Deed.APPROVE, table.content())
    assert propose_table(made, ANNA, "people", table).stage is Stage.RELEASED
    assert take_step(made, BERT, Deed.TURN_DOWN, table.content()).stage is Stage.TURNED_DOWN
    (ledger,) = (made.store.root / "tables_proposed").iterdir()
    ledger.write_text("".join(ledger.read_text().splitlines(keepends=True)[:-1]))
    with pytest.raises(BrokenStore):
        tell_tables(made, ANNA)


def run(folder: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(app, arguments, env={"PUNTARI_STORE": str(folder / "store")})
    if isinstance(done.exception, PuntariError):
        raise done.exception
    return done


def test_the_commands(tmp_path: Path) -> None:
    inner, sums = map(str, files(tmp_path))
    out, proposed = tmp_path / "out.csv", tmp_path / "out.proposed.csv"
    told = run(tmp_path, "protect", inner, sums, "--rule", "5", "--out", str(out), "--dataset", "people")
    assert told.exit_code == 0 and "waits for another" in told.output and proposed.exists() and not out.exists()
    with pytest.raises(BadQuestion, match="somebody else must"):
        run(tmp_path, "tables", "approve", str(proposed), "--out", str(out))
    assert not out.exists()
    assert "waits for another" in run(tmp_path, "tables", "list").output
    assert "may be public" in run(tmp_path, "tables", "approve", str(proposed), "--out", str(out), "--by", "bert").output
    assert out.read_bytes() == proposed.read_bytes()
    assert "turned down" in run(tmp_path, "tables", "refuse", str(proposed)).output


def test_for_another_audience_one_is_enough(tmp_path: Path) -> None:
    inner, sums = map(str, files(tmp_path))
    out = tmp_path / "out.csv"
    told = run(tmp_path, "protect", inner, sums, "--rule", "5", "--out", str(out), "--dataset", "people", "--audience", "own_staff")
    assert told.exit_code == 0 and out.exists() and "not remembered" not in told.output and not tell_tables(house(tmp_path), ANNA)


def test_of_people_who_are_not_named_nothing_is_remembered_and_it_is_said(tmp_path: Path) -> None:
    inner, sums = map(str, files(tmp_path))
    plain = ("protect", inner, sums, "--rule", "5", "--out", str(tmp_path / "out.csv"))
    assert "not remembered" in run(tmp_path, *plain).output and (tmp_path / "out.csv").exists()
    for more, said in ((("--audience", "public"), "name them with --dataset"), (("--vintage", "1"), "vintage '1' of nothing"),
                       (("--dataset", "people", "--audience", "all"), "no audience 'all'")):
        with pytest.raises(BadQuestion, match=said):
            run(tmp_path, *plain, *more)
