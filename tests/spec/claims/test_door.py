"""Claims through the door: what a build holds, what a later delivery changes, who may ask, and what is entered in the trail."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from packs.service_centre.pack import PACK
from puntari.cli import app
from puntari.define.claim import Claim, Marks, Rule
from puntari.define.claimbook import read_claims
from puntari.define.formula import parse
from puntari.define.source import Audience
from puntari.doors import act
from puntari.doors.claims import JudgedClaims, judge_claims
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Finding, Refusal
from puntari.outlets.claims import HEADER, as_csv, as_json, as_table
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Language, Text

KEEPER = Actor(Role.ADMINISTRATOR)


def asked(house: House) -> Finding[JudgedClaims]:
    answer = judge_claims(house, PACK.id, PUBLIC)
    assert isinstance(answer, Finding)
    return answer


def verdicts(answer: Finding[JudgedClaims]) -> dict[str, str]:
    return {one.claim.id: str(one.verdict) for one in answer.body.judgements}


def rebuilt(house: House) -> None:
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)


def test_a_build_and_the_tables_it_was_made_of_judge_alike(house: House, tmp_path: Path) -> None:
    built, unbuilt = asked(house), asked(House(Store(tmp_path / "none"), {PACK.id: PACK}))
    assert built.build and not built.body.unbuilt
    assert not unbuilt.build and "prices" in unbuilt.body.unbuilt
    assert built.body.judgements == unbuilt.body.judgements


def test_a_corrected_delivery_turns_a_verdict_at_the_next_build(tmp_path: Path) -> None:
    place = House(Store(tmp_path / "store"), {PACK.id: PACK})
    rebuilt(place)
    assert verdicts(asked(place))["chk-removed-share-55"] == "contradiction"
    table = (Path(PACK.folder) / "tables" / "portfolio.csv").read_text(encoding="utf-8")
    mended = tmp_path / "portfolio.csv"
    mended.write_text(table.replace("2021,2020,55,stated_doubtful", "2021,2020,45,"), encoding="utf-8")
    act.deliver(place, KEEPER, "portfolio", mended)
    assert verdicts(asked(place))["chk-removed-share-55"] == "contradiction"
    rebuilt(place)
    assert verdicts(asked(place))["chk-removed-share-55"] == "agrees_after_rounding"


def test_a_table_that_changed_since_the_build_is_read_as_it_is_now(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(PACK.folder, folder)
    table = folder / "tables" / "revenue.csv"
    row = "rv-asko-2019,customer_specific,2019,,"
    table.write_text(table.read_text(encoding="utf-8").replace(f"{row}89", f"{row}75"), encoding="utf-8")
    answer = asked(House(house.store, {PACK.id: replace(PACK, folder=str(folder))}))
    assert answer.body.unbuilt == ("revenue",)
    assert verdicts(answer)["chk-asko-75-vs-89"] == "agrees"


def test_every_judging_is_entered_in_the_trail(house: House) -> None:
    before = len(trail_lines(house.store))
    asked(house)
    last = json.loads(trail_lines(house.store)[-1])["event"]
    assert len(trail_lines(house.store)) == before + 1
    assert (last["what"], last["about"], last["outcome"], last["cells"]) == ("claims", {"pack": PACK.id}, "released", 91)


def test_a_single_closed_source_closes_the_claims(house: House) -> None:
    closed = PACK.sources | {"prices": replace(PACK.sources["prices"], audience=Audience.AUTHORITIES)}
    # The pack itself would refuse an indicator over another source than it lists, so only what the claims need is kept.
    pack = replace(PACK, sources=closed, indicators={}, leading=(), reports=(), assessments=(), documents=(), steering=None)
    answer = judge_claims(House(house.store, {PACK.id: pack}), PACK.id, PUBLIC)
    assert isinstance(answer, Refusal)
    assert json.loads(trail_lines(house.store)[-1])["event"]["outcome"].startswith("refused")


def test_a_keeper_sees_no_data(house: House) -> None:
    assert isinstance(judge_claims(house, PACK.id, KEEPER), Refusal)


def test_a_pack_without_claims_says_so(house: House) -> None:
    with pytest.raises(BadQuestion, match="no claims"):
        judge_claims(House(house.store, {PACK.id: replace(PACK, claims=None, documents=())}), PACK.id, PUBLIC)


def test_the_three_forms_tell_the_same(house: House) -> None:
    answer = asked(house)
    sheet = list(csv.DictReader(io.StringIO(as_csv(answer, Language.EN))))
    told = json.loads(as_json(answer, Language.EN))["claims"]
    assert tuple(sheet[0]) == HEADER and len(sheet) == len(told) == 91
    assert [{name: one[name] for name in HEADER} for one in told] == sheet
    table = as_table(answer, Language.SV)
    assert all(row["id"] in table for row in sheet) and "91 claims" in table


def test_the_command(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNTARI_STORE", str(house.store.root))
    said = CliRunner().invoke(app, ["claims", "--pack", PACK.id, "--format", "csv"])
    assert said.exit_code == 0, said.output
    sheet = list(csv.DictReader(io.StringIO(said.stdout)))
    assert [row["id"] for row in sheet] == list(PACK.claims.claims)
    assert {row["verdict"] for row in sheet} >= {"agrees", "agrees_after_rounding", "contradiction", "impossible", "not_checkable"}
    refused = CliRunner().invoke(app, ["claims", "--pack", PACK.id, "--as", "administrator"])
    assert refused.exit_code == 3


ABOUT = Text("a", "b", "c")


def claim(rule: Rule, says: str, formula: str, id: str = "chk-x") -> Claim:
    return Claim(id, "t1", "sum", "1", "", rule, parse(says), parse(formula), ABOUT)


@pytest.mark.parametrize(
    ("rule", "says", "formula", "said"),
    [
        (Rule.EQUALS, "", "[a]", "takes one stated figure"), (Rule.SAME, "3", "[a] = [b]", "takes no stated figure"),
        (Rule.EQUALS, "[a] = 1", "[a]", "takes one stated figure"), (Rule.SAME, "", "[a]", "takes comparisons"),
        (Rule.BREAK, "", "[a]", "takes 2–3 terms"), (Rule.BREAK, "", "[a]; [b] + 1", "takes citations"),
        (Rule.UNIT, "", "[a]; [b]", "takes words"), (Rule.MIDPOINT, "", "[a] + [b]", "takes citations"),
        (Rule.DERIVED, "", "", "takes 1–99 terms"),
    ],
)
def test_a_claim_that_does_not_fit_its_rule_refuses_to_exist(rule: Rule, says: str, formula: str, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        claim(rule, says, formula)


def test_a_claim_needs_a_plain_id() -> None:
    with pytest.raises(BadDefinition, match="lower-case"):
        claim(Rule.DERIVED, "", "[a]", id="Chk X")


SPOILED = [
    ("[pf-asko-removed]", "[pf-asko-remvd]", "nearest: pf-asko-removed"),
    (",equals,", ",equal,", "no rule 'equal'"),
    ("chk-removed-sum,t12", "chk-removed-diff,t12", "stands twice"),
    ("chk-removed-sum,t12", "chk-new,t12", "must say what it is about"),
]


@pytest.mark.parametrize(("was", "becomes", "said"), SPOILED, ids=[said for _, _, said in SPOILED])
def test_a_table_of_claims_that_is_wrong_fails_when_it_is_read(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    shutil.copytree(PACK.folder, tmp_path / "pack")
    table = tmp_path / "pack" / "tables" / "claims.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BadDefinition, match=said):
        read_claims(tmp_path / "pack", "tables/claims.csv", "words/claims.yaml", PACK.sources, Marks())


def test_an_id_that_two_tables_give_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PACK.folder, tmp_path / "pack")
    table = tmp_path / "pack" / "tables" / "revenue.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("rv-asko-2022,", "pf-asko-now,", 1), encoding="utf-8")
    with pytest.raises(BadDefinition, match="must stand once"):
        read_claims(tmp_path / "pack", "tables/claims.csv", "words/claims.yaml", PACK.sources, Marks())


def test_carried_figures_hold_every_row_of_the_tables(figures: Mapping[str, Figure]) -> None:
    sizes = {id: sum(figure.source == id for figure in figures.values()) for id, source in PACK.sources.items() if source.carried}
    assert sizes["prices"] == 260 and sizes["recommendations"] == 17 and min(sizes.values()) > 8
