"""The commands of rounds, as the page that tells of them runs them, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from commands import ROOT, Commands
from told import as_said

from puntari.define.find import load_packs
from puntari.doors import rounds
from puntari.doors.house import House
from puntari.store.root import Store

RUN = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHEET = {
    "level": 2.5, "observations": ["Tehtävät tulevat kahta reittiä."], "analysis": "Rooli on kirjattu.", "target_state": "Yksi reitti.",
    "target": {
        "level": "unknown", "kept_from": "2023", "reason": "Tavoite pätee yhä.", "decided_by": "Ohjausryhmä", "decided_on": "2026-05-04",
    },
    "criteria_met": ["strategic_guidance_1a", "strategic_guidance_2a"],
    "evidence": [{"what": "Ohjauskirje", "source": "Omistaja", "date": "2026-01-15"}],
}


def test_the_page_on_rounds_prints_what_it_says(commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "how-to" / "maturity-round.md").read_text(encoding="utf-8")
    store, sheet = tmp_path / "store", tmp_path / "sheet.yaml"
    unsaid = commands.run(store, "rounds", "new", "spring")
    assert unsaid.code == 2 and "'spring' is no period" in unsaid.err and "--period" in unsaid.err
    told = [part.partition("\n") for block in RUN.findall(page) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(told) == 8
    for command, _, text in told:
        if "release propose" in command:
            judge_and_see(commands, store, sheet)
        arguments = [str(sheet) if one == "sheet.yaml" else one for one in shlex.split(command)[1:]]
        printed = commands.good(store, *arguments).replace(str(sheet), "sheet.yaml")
        assert as_said(printed, text.rstrip()), f"{command} printed\n{printed}"
    public = commands.good(store, "rounds", "results", "2026", "--format", "json")
    assert json.loads(public)["judged"]["strategic_guidance"]["level"] == 2.5, "the public sees a published round"


def judge_and_see(commands: Commands, store: Path, sheet: Path) -> None:
    """An evaluator fills in one area of the sheet; the others stay empty and are not judged."""
    told = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    assert len(told["areas"]) == 18
    told["areas"]["strategic_guidance"] |= SHEET
    sheet.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    printed = commands.good(store, "rounds", "judge", "2026", str(sheet)).splitlines()
    assert printed == ["1 areas judged in round 2026: strategic_guidance", "strategic_guidance contradicts itself: level_not_met"]
    found = json.loads(commands.good(store, "rounds", "results", "2026", "--as", "analyst", "--format", "json"))
    judged = found["judged"]["strategic_guidance"]
    assert judged["level"] == 2.5 and judged["criteria_not_met"] == ["strategic_guidance_2b"]
    assert judged["contradicts_itself"] == ["level_not_met"] and found["far_from_judged"] == {}
    assert judged["target"]["level"] == "unknown" and judged["target"]["decided_on"] == "2026-05-04"
    assert judged["evidence"] == [{"what": "Ohjauskirje", "source": "Omistaja", "date": "2026-01-15"}]


def test_results_by_command(commands: Commands, tmp_path: Path) -> None:
    store = tmp_path / "store"
    commands.good(store, "rounds", "new", "r26", "--period", "2026")
    links = commands.good(store, "rounds", "invite", "r26", "customers", "--count", "5", "--site", "https://arvio.example/").split()
    assert len(set(links)) == 5 and all(re.fullmatch(r"https://arvio\.example/fi/round/r26/[\w-]{32}/", link) for link in links)
    house = House(Store(store), load_packs())
    for level, link in zip((1, 2, 2, 3, 5), links, strict=True):
        key = link.rstrip("/").rpartition("/")[2]
        for area in house.pack("service_centre").assessments[0].framework.areas:
            rounds.answer(house, "r26", key, area.id, level)
        rounds.send(house, "r26", key)
    early = commands.run(store, "rounds", "results", "r26", "--as", "analyst")
    assert early.code == 3 and "still open" in early.err
    paper = tmp_path / "paper.csv"
    paper.write_text("area,1,2\n" + "".join(f"{area.id},2,3\n" for area in house.pack("service_centre").assessments[0].framework.areas))
    commands.good(store, "rounds", "enter", "r26", "owner", str(paper))
    commands.good(store, "rounds", "invite", "r26", "management")
    assert commands.good(store, "rounds", "close", "r26").splitlines()[:3] == [
        "  management: 0 sent of 1 invited; nobody answered", "  customers: 5 sent of 5 invited",
        "  owner: 2 sent of 2 invited; too few to be shown, 5 are needed",
    ]
    rows = list(csv.DictReader(io.StringIO(commands.good(store, "rounds", "results", "r26", "--as", "analyst", "--format", "csv"))))
    assert len(rows) == 18 * 5
    culture = {row["group"]: row for row in rows if row["area"] == "culture"}
    assert culture["customers"] == {
        "area": "culture", "group": "customers", "respondents": "5", "level": "2", "low": "2", "high": "3", "status": "ok", "reason": ""
    }
    reasons = {group: culture[group]["reason"] for group in ("owner", "management", "evaluator")}
    assert reasons == {"owner": "few_respondents", "management": "nobody_answered", "evaluator": "not_judged"}
    public = commands.run(store, "rounds", "results", "r26")
    assert public.code == 3 and "not published" in public.err


def test_what_is_refused_says_why(commands: Commands, tmp_path: Path) -> None:
    store, sheet = tmp_path / "store", tmp_path / "sheet.yaml"
    commands.good(store, "rounds", "new", "2026", "--language", "sv")
    commands.good(store, "rounds", "sheet", "2026", "--out", str(sheet))
    assert "# Strategisk" in sheet.read_text(), "the criteria are in the language that the round was begun in"
    told = sheet.read_text()
    assert "    # 2023: Nivå 2. " in told and "    # 2023, Målbild: Hela organisationen vet" in told, "as judged before"
    (link,) = commands.good(store, "rounds", "invite", "2026", "owner").split()
    commands.good(store, "rounds", "withdraw", "2026", link)
    areas = [area.id for area in load_packs()["service_centre"].assessments[0].framework.areas]
    paper = tmp_path / "paper.csv"
    paper.write_text("area;1;2\n" + "".join(f"{area};2,5;3\n" for area in areas))
    assert "2 respondents" in commands.good(store, "rounds", "enter", "2026", "customers", str(paper))
    assert "2 respondents" in commands.good(store, "rounds", "enter", "2026", "owner", str(paper))
    assert "2 respondents" in commands.good(store, "rounds", "enter", "2026", "owner", str(paper), "--again")
    for arguments, code, says in (
        (("new", "2026"), 2, "there is already a round 2026, of pack service_centre"),
        (("enter", "2026", "customers", str(paper)), 2, "the same 2 answers of customers are in round 2026 already"),
        (("new", "Round One"), 2, "is no name of a round"),
        (("invite", "2026", "owners"), 2, "no group 'owners'; nearest: owner"),
        (("show", "2025"), 2, "there is no round '2025'; rounds are 2026"),
        (("invite", "2025", "owner"), 2, "there is no round '2025'; rounds are 2026"),
        (("sheet", "2026", "--out", str(sheet)), 2, "is there already"),
        (("judge", "2026", str(sheet)), 2, "judges no area"),
        (("judge", "2026", str(sheet), "--as", "public"), 2, "judges no area"),
        (("judge", "2026", str(tmp_path / "no.yaml")), 2, "UnreadableFile: cannot read"),
        (("withdraw", "2026", link), 2, "the link opens nothing"),
        (("publish", "2026"), 2, "close it before it is published"),
    ):
        ended = commands.run(store, "rounds", *arguments)
        assert ended.code == code and says in ended.err, (arguments, ended)
