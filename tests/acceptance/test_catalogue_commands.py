"""`puntari catalogue list` and `puntari catalogue check` as scripts call them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.commands import Commands


def test_the_commands_list_and_check(commands: Commands, tmp_path: Path) -> None:
    store = tmp_path / "store"
    rows = commands.good(store, "catalogue", "list", "--format", "csv").splitlines()
    assert rows[0] == "id,theme,kind,unit,direction,core,audience,sources,since,concepts"
    assert any(row.startswith("unemployment_rate,municipal_situation,ratio,percent,lower,yes,public,tyonv_12r5 ") for row in rows)
    assert commands.run(store, "catalogue", "check", "--pack", "employment").out == "nothing wrong\n"
    assert not store.exists(), "definitions are told without a store"


def test_lineage_and_files_are_told_without_a_store(commands: Commands, tmp_path: Path) -> None:
    store, out = tmp_path / "store", tmp_path / "out"
    used = commands.good(store, "catalogue", "uses", "tyonv_12r5.unemployed", "--format", "csv").splitlines()
    assert used[0] == "indicator,title,purpose,ways,audience" and "unemployment_rate,Unemployment rate,figure,1,public" in used
    stopped = commands.good(store, "catalogue", "stops", "tyonv_2310", "--format", "csv").splitlines()
    assert stopped[0] == "part,id,title,becomes" and any(line.startswith("core indicator,vacancies_filled,") for line in stopped)
    commands.good(store, "catalogue", "export", "--pack", "service_centre", "--out", str(out))
    held = out / "service_centre" / "catalogue.json"
    assert json.loads(held.read_text())["pack"] == "service_centre"
    assert "0 changed" in commands.good(store, "catalogue", "diff", str(held), "now")
    assert not store.exists()


def test_a_definition_is_taken_through_its_life(commands: Commands, tmp_path: Path) -> None:
    store, later = tmp_path / "store", (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    for arguments in (
        ("propose", "unemployment_rate", "--why", "It is counted so.", "--by", "anna"),
        ("open", "unemployment_rate", "--ask", "keha", "--ask", "municipality:091", "--until", later, "--by", "anna"),
        ("comment", "unemployment_rate", "--from", "keha", "--view", "supports", "--text", "Good.", "--by", "anna"),
        ("close", "unemployment_rate", "--by", "anna"),
    ):
        commands.good(store, "definitions", *arguments)
    refused = commands.run(store, "definitions", "adopt", "unemployment_rate", "--since", later, "--by", "anna")
    assert refused.code == 2 and "somebody else must" in refused.err
    commands.good(store, "definitions", "adopt", "unemployment_rate", "--since", later, "--by", "bert")
    told = commands.good(store, "definitions", "show", "unemployment_rate")
    assert f"adopted from {later}" in told and "keha supports: Good." in told


def test_a_condition_is_judged_by_one_and_approved_by_another(commands: Commands, tmp_path: Path) -> None:
    store = tmp_path / "store"
    noted = ("labour_force_base", "12", "--text", "Enough.", "--evidence", "labour_force@2026-06", "--grade", "met", "--by", "anna")
    assert "nothing has been built" in commands.run(store, "conditions", "judge", *noted).err
    commands.good(store, "build", "--offline")
    assert "contradicts" in commands.run(store, "conditions", "judge", *noted, "--grade", "not_met").err
    assert "judgement 1 of labour_force_base in 12: noted" in commands.good(store, "conditions", "judge", *noted)
    assert commands.run(store, "conditions", "approve", "1", "--by", "anna").code == 2
    assert "approved" in commands.good(store, "conditions", "approve", "1", "--by", "bert")
    assert "1,labour_force_base,12,approved,met,anna,Enough." in commands.good(store, "conditions", "list", "--format", "csv")
