"""The list of events: each is emitted by its door, says only what it may, holds no identifier and no result, and can be exported."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from packs.service_centre.pack import PACK as ROUNDED
from puntari.cli import app
from puntari.define.question import Question
from puntari.doors import (
    act,
    assessed,
    claims,
    collected,
    collecting,
    defining,
    documents,
    evidence,
    explain,
    followup,
    grounds,
    hidden,
    outputs,
    peers,
    persons,
    portfolio,
    prices,
    protect,
    publish,
    raw,
    registers,
    releases,
    requests,
    rounds,
    steering,
    tell,
    trail,
)
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.audit import Event, record
from puntari.guard.defining import View
from puntari.guard.events import KEPT_YEARS, KINDS
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.guard.rules import LeastCount
from puntari.guard.verify import verify
from puntari.store.trail import heads, trail_bytes, trail_lines
from puntari.words.errors import BadDefinition, BadQuestion, PuntariError
from puntari.words.text import Language
from tests.small.stocked import KEEPER, released, stocked

HENS = Question("small", ("hens",), ("parish",))
AUDITOR = Actor(Role.AUDITOR, name="auditor")
SOMEBODY = "010170-9007"
NO = "nowhere"


def _printed(house: House, folder: Path) -> object:
    return publish.publish_site(house, folder / "site", lambda printing: 0)


EMITTED: Mapping[str, Callable[[House, Path], object]] = {
    "ask": lambda house, _: ask(house, HENS, PUBLIC),
    "explain": lambda house, _: explain.explain(house, Question(NO, ("hens",)), {}, PUBLIC),
    "checks": lambda house, _: tell.tell_checks(house, "small", PUBLIC),
    "peer_table": lambda house, _: peers.ask_peer_table(house, NO, NO, PUBLIC),
    "claims": lambda house, _: claims.judge_claims(house, NO, PUBLIC),
    "report": lambda house, _: documents.ask_document(house, NO, NO, NO, PUBLIC),
    "evidence": lambda house, _: evidence.ask_evidence(house, NO, PUBLIC),
    "prices": lambda house, _: prices.ask_prices(house, NO, PUBLIC),
    "portfolio": lambda house, _: portfolio.ask_portfolio(house, NO, PUBLIC),
    "steering": lambda house, _: steering.ask_steering(house, NO, PUBLIC),
    "registers": lambda house, _: registers.tell_registers(house, KEEPER),
    "requests": lambda house, _: requests.tell_requests(house, KEEPER),
    "quarantine": lambda house, _: tell.tell_quarantine(house, None, KEEPER),
    "quarantine of persons": lambda house, _: persons.tell_waiting(house, "", KEEPER),
    "protect": lambda house, at: protect.protect_files(house, PUBLIC, protect.Work(at / "a", at / "b", LeastCount())),
    "hidden": lambda house, _: hidden.tell_hidden(house, NO, PUBLIC),
    "rows": lambda house, at: raw.hand_over(house, PUBLIC, raw.Wish("small", NO), at / "rows"),
    "turnout": lambda house, _: assessed.ask_turnout(house, PUBLIC, NO),
    "results": lambda house, _: assessed.ask_results(house, PUBLIC, NO),
    "own_answers": lambda house, _: assessed.ask_own(house, NO, NO),
    "earlier_rounds": lambda house, _: assessed.ask_earlier(house, NO, NO, PUBLIC),
    "grounds": lambda house, _: grounds.ask_grounds(house, NO, NO, PUBLIC),
    "price_state": lambda house, _: collected.ask_state(house, PUBLIC, NO),
    "price_faults": lambda house, _: collected.ask_faults(house, PUBLIC, NO),
    "price_rows": lambda house, _: collected.ask_rows(house, PUBLIC, NO),
    "price_results": lambda house, _: collected.ask_results(house, PUBLIC, NO),
    "price_costs": lambda house, _: collected.ask_costs(house, PUBLIC, NO),
    "price_bill": lambda house, _: collected.ask_bill(house, PUBLIC, NO, NO),
    "trail": lambda house, _: trail.read_trail(house, AUDITOR),
    "deliver": lambda house, at: act.deliver(house, PUBLIC, "hens", at / "hens.csv"),
    "fetch": lambda house, _: act.fetch(house, PUBLIC, "hens", lambda source: ("", b"")),
    "build": lambda house, _: act.build_all(house, PUBLIC, None, None, lambda *_: None),
    "mend": lambda house, _: act.mend(house, PUBLIC, "hens.0.1", {"hens": "1"}),
    "erase": lambda house, _: persons.erase_past(house, PUBLIC),
    "join_codes": lambda house, _: persons.join_codes(house, PUBLIC, b"", "notice 1"),
    "part_codes": lambda house, _: persons.part_codes(house, PUBLIC, 1, "notice 1"),
    "aliases": lambda house, _: persons.tell_aliases(house, KEEPER),
    "rotate_keys": lambda house, _: persons.rotate(house, PUBLIC),
    "open_round": lambda house, _: rounds.open_round(House(house.store, {"small": ROUNDED}), PUBLIC, "r26", "small", "maturity", "2026"),
    "invite": lambda house, _: rounds.invite(house, PUBLIC, NO, NO),
    "close_round": lambda house, _: collecting.close(house, PUBLIC, NO),
    "publish_round": lambda house, _: rounds.publish_round(house, PUBLIC, NO),
    "judge": lambda house, _: rounds.judge(house, PUBLIC, NO, {}),
    "record": lambda house, _: followup.record(house, PUBLIC, "small", ()),
    "arrange": lambda house, _: followup.arrange(house, PUBLIC, "small", {}, date(2026, 1, 1), "", Language.FI),
    "keep_evidence": lambda house, at: evidence.add_file(house, PUBLIC, "small", NO, at / "hens.csv", date(2026, 1, 1), NO),
    "verify_evidence": lambda house, _: evidence.verify_files(house, PUBLIC, "small", None, {}),
    "answer": lambda house, _: rounds.answer(house, NO, NO, NO, 1),
    "follow_request": lambda house, _: requests.send(house, PUBLIC, 1),
    "forget": lambda house, _: trail.forget_trail(house, PUBLIC),
    "study_output": lambda house, _: outputs.tell_outputs(house, PUBLIC, "small", NO),
    "propose_output": lambda house, _: outputs.propose_table(house, PUBLIC, NO, HENS),
    "release_output": lambda house, _: outputs.take_step(house, PUBLIC, Deed.RELEASE_OUTPUT, "small", NO, NO),
    "refuse_output": lambda house, _: outputs.take_step(house, PUBLIC, Deed.REFUSE_OUTPUT, "small", NO, NO),
    "turned_away": lambda house, _: trail.turn_away(house, PUBLIC, BadQuestion(NO), role=NO),
    "standings": lambda house, _: releases.tell_standings(house, PUBLIC, "small"),
    "propose": lambda house, _: releases.take_step(house, PUBLIC, Deed.PROPOSE, "small"),
    "approve": lambda house, _: releases.take_step(house, PUBLIC, Deed.APPROVE, "small"),
    "turn_down": lambda house, _: releases.take_step(house, PUBLIC, Deed.TURN_DOWN, "small"),
    "define": lambda house, _: defining.close_round(house, PUBLIC, "small", "hens"),
    "comment": lambda house, _: defining.comment(house, PUBLIC, "small", "hens", NO, View.SUPPORTS, NO),
    "publish": _printed,
}


def events(house: House) -> list[dict[str, object]]:
    return [json.loads(line)["event"] for line in trail_lines(house.store)]


def test_every_event_of_the_list_is_emitted_by_its_door(tmp_path: Path) -> None:
    assert set(EMITTED) == set(KINDS)
    house = stocked(tmp_path)
    for kind, emit in EMITTED.items():
        before = len(events(house))
        with suppress(PuntariError):
            emit(house, tmp_path)
        assert kind in {event["what"] for event in events(house)[before:]}, kind
    assert verify(trail_bytes(house.store), heads(house.store)).whole


def test_an_entry_says_who_what_why_by_which_right_and_how_much(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    answer = released(house, HENS, Actor(Role.ANALYST, name="analyst", purpose="a study", organisation="parish:a"))
    event = events(house)[-1]
    expected = {
        "role": "analyst", "who": "analyst", "purpose": "a study", "of": "parish:a", "what": "ask", "outcome": "released",
        "reason": "Open statistics.", "build": house.build().name, "definitions": [answer.origins["hens"].definition],
        "cells": 6, "rows": 6,
    }
    assert {name: event[name] for name in expected} == expected and str(event["when"]).endswith("+00:00")
    ask(house, HENS, KEEPER)
    refused = events(house)[-1]
    assert refused["outcome"] == "refused" and "sees no figures" in str(refused["reason"]) and refused["cells"] == 0


def test_an_event_that_is_not_on_the_list_or_says_too_much_is_not_entered(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    before = trail_bytes(house.store)
    for what, about, outcome in (("dance", {}, "done"), ("ask", {"value": 3}, "released"), ("ask", {}, "begun")):
        with pytest.raises(BadDefinition):
            record(house.store, Event(KEEPER, what, about, outcome))
    assert trail_bytes(house.store) == before


def test_no_identifier_and_no_result_is_in_the_trail(tmp_path: Path) -> None:
    """People write identifiers into questions, purposes and names of files, and errors quote what was delivered."""
    house = stocked(tmp_path, deliveries=(("hens", "hens.csv", "where,when,breed,hens,cocks,share\nPa,2024-01,all,98765,2,\n"),))
    asker = Actor(Role.ANALYST, name=SOMEBODY, purpose=f"of {SOMEBODY}", organisation=SOMEBODY)
    with suppress(PuntariError):
        ask(house, Question("small", (SOMEBODY,), (SOMEBODY,)), asker)
    with suppress(PuntariError):
        act.deliver(house, replace(KEEPER, name=SOMEBODY), "hens", _file(tmp_path, f"{SOMEBODY}.csv", f"{SOMEBODY}\n{SOMEBODY}\n"))
    released(house, HENS)
    text = trail_bytes(house.store).decode()
    assert SOMEBODY not in text and "[an identifier]" in text
    assert "98765" not in text, "a figure that was told stands in no entry"


def _file(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text)
    return folder / name


def test_the_auditor_reads_and_exports_and_nobody_else_does(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    for actor in (PUBLIC, KEEPER, Actor(Role.ANALYST)):
        assert isinstance(trail.read_trail(house, actor), Refusal)
    lines = trail.read_trail(house, AUDITOR)
    assert list(lines) == trail_lines(house.store)[: len(lines)] and events(house)[-1]["what"] == "trail"
    assert trail.read_trail(house, AUDITOR, since=date(2999, 1, 1)) == ()
    env = {"PUNTARI_STORE": str(house.store.root)}
    for name in ("trail.jsonl", "trail.csv"):
        told = CliRunner().invoke(app, ["audit", "export", "--out", str(tmp_path / name)], env=env)
        assert told.exit_code == 0 and "entries in" in told.output, told.output
    assert verify((tmp_path / "trail.jsonl").read_bytes()).whole, "what is exported can be verified elsewhere"
    with (tmp_path / "trail.csv").open(newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["what"] for row in rows][:2] == ["deliver", "deliver"] and all(row["hash"] for row in rows)


def test_entries_past_their_retention_go_and_what_is_left_follows_on(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    before = trail_lines(house.store)
    later = date(int(str(events(house)[0]["when"])[:4]) + KEPT_YEARS + 1, 1, 1)
    assert isinstance(trail.forget_trail(house, PUBLIC), Refusal)
    kept = trail.forget_trail(house, KEEPER)
    assert kept.entries == 0 and trail_lines(house.store)[: len(before)] == before
    gone = trail.forget_trail(house, KEEPER, later)
    assert gone.entries == len(before) + 1
    released(house, HENS)
    told = verify(trail_bytes(house.store), heads(house.store))
    assert told.whole and not told.crashed and [event["what"] for event in events(house)] == ["forget", "ask"]
    assert events(house)[0]["about"] == {"before": gone.before, "entries": gone.entries, "after": gone.after}
    lines = trail_lines(house.store)
    assert not verify("".join(f"{line}\n" for line in lines[1:]).encode()).whole, "without the entry that says so, it is a cut"
