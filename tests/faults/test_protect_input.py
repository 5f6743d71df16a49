"""Bad input to table protection: one clear error with the place and the remedy, and nothing is written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from puntari.cli import app
from puntari.doors.house import House
from puntari.doors.protect import Work, protect_files
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Refusal
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import secondary
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenFile, PuntariError

INNER = "area,svc,freq\na1,s1,3\na1,s2,20\na2,s1,30\na2,s2,0\na3,s1,8\n"
HIER = "dim,hierarchy,parent,child\n" + "".join(f"area,h,T,a{i}\n" for i in (1, 2, 3)) + "svc,h,S,s1\nsvc,h,S,s2\n"


def invoke(folder: Path, inner: str = INNER, hier: str = HIER, *more: str) -> Result:
    """The command over two files; what it raises is raised here, too."""
    files = [folder / name for name in ("inner.csv", "hier.csv", "out.csv")]
    for file, text in zip(files, (inner, hier), strict=False):
        file.write_text(text, encoding="utf-8")
    arguments = ["protect", *map(str, files[:2]), "--out", str(files[2]), *(more or ("--rule", "5"))]
    done = CliRunner().invoke(app, arguments, env={"PUNTARI_STORE": str(folder / "store")})
    if isinstance(done.exception, PuntariError):
        raise done.exception
    return done


def run(folder: Path, inner: str = INNER, hier: str = HIER) -> list[dict[str, str]]:
    """The table that the command writes."""
    done = invoke(folder, inner, hier)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader((folder / "out.csv").open(encoding="utf-8")))


def events(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line)["event"] for line in trail_lines(Store(folder / "store"))]


BAD_INNER = [
    ("area;svc;freq\na1;s1;3\n", "with commas"),
    ("area,svc,n\na1,s1,3\n", "freq"),
    ("freq\n3\n", "dimensions"),
    ("area,value,freq\na1,s1,3\n", "'value'"),
    ("area,area,freq\na1,s1,3\n", "two columns are called 'area'"),
    ("area,svc,freq\n", "no row"),
    ("", "no row"),
    (INNER + "a1,s1,3\n", "a1, s1 is given twice"),
    (INNER + "a9,s1,3\n", "'a9' is in no hierarchy"),
    (INNER + "T,s1,41\n", "'T' is a sum"),
    (INNER + "a3,s2,\n", "line 7"),
    (INNER + "a3,s2,..\n", "missing or secret"),
    (INNER + "a3,s2,.\n", "impossible"),
    (INNER + "a3,s2,-\n", "line 7"),
    (INNER + "a3,s2,-4\n", "line 7"),
    (INNER + "a3,s2,2.5\n", "'2.5'"),
    (INNER + "a3,s2,1e3\n", "line 7"),
    (INNER + "a3,s2,٣\n", "line 7"),
    (INNER + "a3,s2,9999999999999999\n", "line 7"),
    (INNER + "a3,s2\n", "line 7"),
    (INNER + 'a3,"s2,4\n', "line"),
]


@pytest.mark.parametrize(("inner", "said"), BAD_INNER, ids=range(len(BAD_INNER)))
def test_bad_counts_are_told_of(tmp_path: Path, inner: str, said: str) -> None:
    with pytest.raises(PuntariError, match="inner.csv") as told:
        run(tmp_path, inner)
    assert said in str(told.value)
    assert not (tmp_path / "out.csv").exists()


BAD_HIER = [
    ("dim,parent,child\narea,T,a1\n", "hierarchy"),
    (HIER + "place,h,T,a1\n", "nearest|known"),
    (HIER + "area,h,,a1\n", "line 7"),
    (HIER + "area,h,T,a1\n", "'a1' stands 2 times"),
    (HIER + "area,h,U,a1\n", "'a1' stands 2 times"),
    (HIER + "area,h,a1,T\n", "part of itself"),
    (HIER + "area,k,T,a1\narea,k,T,a2\n", "different parts"),
    (HIER + "area,h,V,T\narea,h,V,a4\narea,k,W,V\narea,k,W,T\n", "twice"),
]


@pytest.mark.parametrize(("hier", "said"), BAD_HIER, ids=range(len(BAD_HIER)))
def test_bad_hierarchies_are_told_of(tmp_path: Path, hier: str, said: str) -> None:
    with pytest.raises(BrokenFile, match="hier.csv") as told:
        run(tmp_path, hier=hier)
    assert any(one in str(told.value) for one in said.split("|"))
    assert not (tmp_path / "out.csv").exists()


def test_a_table_too_large_is_refused_before_it_is_made(tmp_path: Path) -> None:
    wide = "".join(f"d{d},h,T,c{i}\n" for d in range(3) for i in range(70))
    with pytest.raises(BrokenFile, match="357,911 cells"):
        run(tmp_path, "d0,d1,d2,freq\nc0,c0,c0,1\n", "dim,hierarchy,parent,child\n" + wide)


@pytest.mark.parametrize("rule", ["", "2", "least:1", "0", "five", "p%:10", "nk:1,75", "least:-5", "5.5"])
def test_a_rule_that_is_none_or_protects_nobody_is_refused(rule: str) -> None:
    with pytest.raises(BadQuestion):
        LeastCount.parse(rule)


@pytest.mark.parametrize(
    ("rule", "least"),
    [("5", 5), ("least:5", 5), ("under 5", 5), ("least-count=7", 7), ("n<5", 5), ("small", 3), ("default", 5), ("STRICT", 10)],
)
def test_a_rule_may_be_written_in_several_ways(rule: str, least: int) -> None:
    assert LeastCount.parse(rule) == LeastCount(least)


def test_good_input_comes_out_whole(tmp_path: Path) -> None:
    rows = run(tmp_path)
    assert [len(rows), [row["status"] for row in rows].count("u")] == [12, 1]
    cells = {(row["area"], row["svc"]): (row["value"], row["status"]) for row in rows}
    assert cells["a1", "s1"] == ("", "u")
    assert cells["a2", "s2"] == ("0", "p"), "a true zero is published as zero"
    assert cells["a3", "s2"] == ("0", "p"), "a cell that no row names is zero"
    assert cells["T", "S"] == ("61", "p")
    assert sum(status == "x" for _, status in cells.values()) >= 3


def test_a_table_with_nothing_to_hide_is_published_whole(tmp_path: Path) -> None:
    assert {row["status"] for row in run(tmp_path, INNER.replace("a1,s1,3", "a1,s1,9"))} == {"p"}


def test_a_dimension_in_no_hierarchy_has_no_total(tmp_path: Path) -> None:
    assert len(run(tmp_path, hier="".join(line for line in HIER.splitlines(keepends=True) if not line.startswith("svc")))) == 8


def test_nothing_is_written_when_the_protection_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secondary, "cover", lambda *_: True)
    done = invoke(tmp_path)
    assert done.exit_code == 3 and "refused: inner.csv: The protection does not hold" in done.output
    assert not (tmp_path / "out.csv").exists()
    assert events(tmp_path)[-1]["reason"].startswith("The protection does not hold")


def test_every_protection_is_entered_in_the_trail_with_who_and_what_for(tmp_path: Path) -> None:
    invoke(tmp_path, INNER, HIER, "--rule", "strict", "--purpose", "the yearbook")
    (event,) = events(tmp_path)
    told = [event[name] for name in ("what", "role", "purpose", "outcome", "cells")]
    assert told == ["protect", "analyst", "the yearbook", "released", 12]
    assert event["about"] == {"table": "inner.csv", "sums": "hier.csv", "least": 10}
    with pytest.raises(BrokenFile):
        invoke(tmp_path, "area;freq\n")
    assert events(tmp_path)[-1]["outcome"].startswith("failed")


@pytest.mark.parametrize("actor", [PUBLIC, Actor(Role.ADMINISTRATOR)], ids=lambda one: one.role)
def test_only_an_analyst_protects_and_nothing_is_read_before(tmp_path: Path, actor: Actor) -> None:
    house = House(Store(tmp_path / "store"), {})
    answer = protect_files(house, actor, Work(tmp_path / "none.csv", tmp_path / "none.csv", LeastCount(5)))
    assert isinstance(answer, Refusal) and answer.what == "none.csv"
    assert events(tmp_path)[-1]["outcome"].startswith("refused")


def test_a_released_table_holds_no_hidden_count(tmp_path: Path) -> None:
    invoke(tmp_path)
    house = House(Store(tmp_path / "store"), {})
    told = protect_files(house, Actor(Role.ANALYST), Work(tmp_path / "inner.csv", tmp_path / "hier.csv", LeastCount(5)))
    hidden = [(value, number) for (_, value, status), number in zip(told.body.rows(), told.body.values, strict=True) if status != "p"]
    assert hidden and set(hidden) == {(None, -1)}


def test_the_command_tells_in_one_line_and_names_what_the_rule_gives_away(tmp_path: Path) -> None:
    files = "area,freq\na1,1\na2,1\n", "dim,hierarchy,parent,child\narea,h,T,a1\narea,h,T,a2\n"
    done = invoke(tmp_path, *files, "--rule", "small")
    assert done.exit_code == 0
    assert "3 cells, 3 hidden by the rule" in done.output
    assert "T can be worked out by whoever knows the rule" in done.output
    with pytest.raises(BadQuestion):
        invoke(tmp_path, *files, "--rule", "1")


def test_groups_that_lie_in_one_code_are_told_of(tmp_path: Path) -> None:
    """All of a2 and of a3 are in s1, and all of s2 in a1: the published zeros say so."""
    assert "note: 3 sums lie in one of their parts wholly" in invoke(tmp_path).output
    assert "wholly" not in invoke(tmp_path, INNER.replace("a2,s2,0", "a2,s2,7") + "a3,s2,6\n").output
