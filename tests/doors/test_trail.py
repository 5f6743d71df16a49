"""The trail: every question, refusal and deed is in it, what changes in it is found, and nothing happens that can't be entered."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from puntari.cli import app, asking, studying, talking
from puntari.define.question import Place, Question
from puntari.doors import act
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.doors.publish import Printing, publish_site
from puntari.guard import audit
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Refusal
from puntari.guard.verify import Break, Verified, verify
from puntari.store.account import account
from puntari.store.deliveries import list_deliveries
from puntari.store.trail import heads, trail_bytes, trail_lines, trail_path
from puntari.words.errors import BadQuestion, BrokenFile, BrokenStore
from puntari.words.period import PeriodRange
from tests.small.stocked import ANALYST, KEEPER, build, hens_csv, released, stocked, write

HENS = Question("small", ("hens",), ("parish",))


def events(house: House) -> list[dict[str, object]]:
    return [json.loads(line)["event"] for line in trail_lines(house.store)]


def test_a_question_is_entered_with_who_what_why_and_how_it_ended(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    before = len(events(house))
    released(house, HENS, ANALYST)
    (event,) = events(house)[before:]
    assert (event["what"], event["role"], event["who"], event["purpose"]) == ("ask", "analyst", "analyst", "a study")
    assert (event["outcome"], event["cells"], event["build"]) == ("released", 6, house.build().name)
    assert event["about"]["indicators"] == ["hens"]
    assert event["about"]["by"] == ["parish"]


def test_refusals_and_failures_are_entered_too(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    before = len(events(house))
    ask(house, HENS, KEEPER)
    for wrong in (Question("small", ("hens",), ("village",)), Question("small", ("hen",)), Question("smal", ("hens",))):
        with pytest.raises(BadQuestion):
            ask(house, wrong, PUBLIC)
    act.deliver(house, PUBLIC, "hens", tmp_path / "nothing.csv")
    with pytest.raises(BrokenFile):
        act.deliver(house, KEEPER, "hens", write(tmp_path, "page.csv", "<!DOCTYPE html><html><body>not found</body></html>"))
    outcomes = [event["outcome"] for event in events(house)[before:]]
    assert outcomes == ["refused", "failed", "failed", "failed", "refused", "begun", "failed"]


def test_a_fault_of_ours_is_entered_by_its_kind_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = stocked(tmp_path)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("with the figure 4711")

    monkeypatch.setattr("puntari.doors.ask.compute", broken)
    with pytest.raises(ZeroDivisionError):
        ask(house, HENS, ANALYST)
    last = events(house)[-1]
    assert (last["what"], last["outcome"], last["reason"]) == ("ask", "failed", "ZeroDivisionError") and "4711" not in str(last)


def test_a_site_is_public_only_once_that_is_entered(tmp_path: Path) -> None:
    house, out = stocked(tmp_path), tmp_path / "site"

    def fill(printing: Printing) -> int:
        printing.put("index.html", b"<p>hens</p>")
        return 1

    def fails(printing: Printing) -> int:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        publish_site(house, out, fails)
    assert (events(house)[-1]["outcome"], events(house)[-1]["reason"]) == ("failed", "OSError") and not out.exists()
    assert publish_site(house, out, fill) == 1 and events(house)[-1]["outcome"] == "released"
    unwritable(house)
    with pytest.raises(BrokenStore, match=r"trail\.jsonl"):
        publish_site(house, tmp_path / "other", fill)
    assert not (tmp_path / "other").exists()


def test_a_command_says_whose_account_asks_whatever_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = stocked(tmp_path)
    monkeypatch.setattr(asking, "house", lambda: house)
    told = CliRunner().invoke(app, ["ask", "hens", "--by", "parish", "--as", "analyst"], env={"USER": "ann"})
    assert told.exit_code == 0, told.output
    assert [events(house)[-1][one] for one in ("what", "role", "who", "outcome")] == ["ask", "analyst", account(), "released"]
    told = CliRunner().invoke(app, ["ask", "hens", "--by", "parish"], env={"USER": None, "LOGNAME": None})
    assert told.exit_code == 0 and events(house)[-1]["who"] == events(house)[-1]["account"] == account() != "", "as under cron"
    roles = re.compile(r"Actor\(Role\.\w+\)|Actor\.of\(")
    nameless = [path.name for path in Path(asking.__file__).parent.glob("*.py") for _ in roles.findall(path.read_text())]
    assert sorted(nameless) == ["talking.py"], "it gives a name beside the role; whoever else names a role has no name"


def test_deeds_are_entered_before_and_after(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    told = [(event["what"], event["outcome"]) for event in events(house)]
    assert told == [("deliver", "begun"), ("deliver", "done")] * 2 + [("build", "begun"), ("build", "done")]


def held(lines: list[str]) -> Verified:
    """What the hashes alone say of lines."""
    return verify("".join(f"{line}\n" for line in lines).encode())


def changed(lines: list[str], at: int, what: str) -> list[str]:
    """The trail as somebody with access to the file may leave it."""
    told = json.loads(lines[at])
    if what == "purpose":
        told["event"]["purpose"] = "another"
    elif what == "hash":
        told["hash"] = "0" * 64
    elif what == "gone":
        return lines[:at] + lines[at + 1 :]
    elif what == "twice":
        return lines[: at + 1] + lines[at:]
    elif what == "cut":
        return [*lines[:at], lines[at][:-9], *lines[at + 1 :]]
    elif what == "swapped":
        return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
    return [*lines[:at], json.dumps(told, ensure_ascii=False, sort_keys=True), *lines[at + 1 :]]


HOW = {
    "purpose": Break.CHANGED, "hash": Break.CHANGED, "gone": Break.APART, "twice": Break.APART, "cut": Break.UNREADABLE,
    "swapped": Break.APART,
}


@pytest.mark.parametrize("what", HOW)
def test_whatever_is_changed_in_the_trail_is_found(tmp_path: Path, what: str) -> None:
    house = stocked(tmp_path)
    for _ in range(3):
        released(house, HENS)
    lines = trail_lines(house.store)
    assert held(lines).whole
    for at in range(len(lines) - 1):
        told = held(changed(lines, at, what))
        assert (told.broken_at, told.how) == (at + 2 if what == "twice" else at + 1, HOW[what])


def test_a_line_that_a_crash_cut_short_does_not_spoil_the_next(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    released(house, HENS)
    with trail_path(house.store).open("a") as trail:
        trail.write('{"event": {"about"')
    released(house, HENS)
    told = verify(trail_bytes(house.store), heads(house.store))
    assert told.whole and told.crashed and told.torn == (told.lines - 1,) and told.unnoted == 0
    assert held([line for line in trail_lines(house.store) if line.endswith("}")]).whole


def unwritable(house: House) -> None:
    """Nobody may append to the trail any more, not even the administrator of the machine."""
    path = trail_path(house.store)
    path.rename(path.with_name("kept.jsonl"))
    path.mkdir()


def test_a_question_that_can_not_be_entered_is_not_answered(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    released(house, HENS)
    unwritable(house)
    for actor in (PUBLIC, ANALYST, KEEPER):
        with pytest.raises(BrokenStore, match=r"trail\.jsonl"):
            ask(house, HENS, actor)


def test_a_deed_that_can_not_be_entered_is_not_done(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    unwritable(house)
    served = house.build().name
    with pytest.raises(BrokenStore, match=r"trail\.jsonl"):
        act.deliver(house, KEEPER, "hens", write(tmp_path, "more.csv", hens_csv("2024-02")))
    assert len(list_deliveries(house.store, "hens")) == 1
    with pytest.raises(BrokenStore, match=r"trail\.jsonl"):
        build(house)
    assert house.build().name == served


def verified(house: House, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", "verify", *arguments], env={"PUNTARI_STORE": str(house.store.root)})


def test_the_command_says_that_the_trail_is_whole_and_finds_an_end_cut_off(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    # Line ends that are none in the file: the trail must not be taken apart at them.
    released(house, HENS, replace(ANALYST, purpose="a\u2028b\x85c"))
    told = verified(house)
    last = json.loads(trail_lines(house.store)[-1])["hash"]
    assert told.exit_code == 0 and f"{len(trail_lines(house.store))} entries" in told.output and last in told.output
    released(house, HENS)
    assert verified(house, "--seen", last).exit_code == 0
    path = trail_path(house.store)
    path.write_text("".join(f"{line}\n" for line in trail_lines(house.store)[:-2]), encoding="utf-8")
    assert "the end was cut off" in verified(house).output
    released(house, HENS)
    assert "the end was cut off" in verified(house).output, "the next entry does not cover it up"
    house.store.head.unlink()
    assert verified(house).exit_code == 0, "whoever takes the head away, too, is found by the hash noted elsewhere"
    cut = verified(house, "--seen", last)
    assert cut.exit_code == 1 and f"none has the hash {last}" in cut.output


@pytest.mark.parametrize("what", HOW)
def test_the_command_names_the_first_broken_entry_and_what_to_do(tmp_path: Path, what: str) -> None:
    house = stocked(tmp_path)
    lines = changed(trail_lines(house.store), 2, what)
    trail_path(house.store).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    told = verified(house)
    assert told.exit_code == 1
    assert f"entry {4 if what == 'twice' else 3} of {len(lines)} {HOW[what]}" in told.output and "backup" in told.output


def test_bytes_that_are_no_text_are_found(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    data = trail_path(house.store).read_bytes()
    trail_path(house.store).write_bytes(data.replace(b"hens.csv", b"he\xffs.csv", 1))
    assert verified(house).exit_code == 1


def test_who_tries_a_role_or_an_indicator_that_is_not_is_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = stocked(tmp_path)
    for module in (asking, talking, studying):
        monkeypatch.setattr(module, "house", lambda: house)
    for told, role, about in (
        (("ask", "hens", "--as", "mayor"), "public", {"role": "mayor"}), (("claims", "--as", "mayor"), "public", {"role": "mayor"}),
        (("ask", "nosuch", "--as", "ministry"), "ministry", {"indicator": "nosuch"}),
        (("explain", "hens", "--pack", "nosuch"), "public", {"indicator": "hens", "pack": "nosuch"}),
        (("studies", "outputs", "nosuch", "--as", "analyst"), "analyst", {"study": "nosuch"}),
    ):
        before = len(events(house))
        assert CliRunner().invoke(app, told).exit_code != 0
        (event,) = events(house)[before:]
        assert (event["what"], event["outcome"], event["reason"]) == ("turned_away", "refused", "BadQuestion")
        assert (event["role"], event["who"], event["about"]) == (role, account(), about), told


def test_two_questions_are_two_entries(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    whole = replace(HENS, area=Place("parish", "a"), period=PeriodRange.parse("2024-01"), as_known_on=date(2024, 5, 1))
    released(house, whole, ANALYST)
    released(house, replace(whole, as_delivered=True), ANALYST)
    first, second = (event["about"] for event in events(house)[-2:])
    assert first != second == {**first, "as_delivered": True}
    assert not isinstance(explain(house, replace(whole, as_known_on=None), {}, PUBLIC), Refusal)
    event = events(house)[-1]
    assert (event["what"], event["about"]["period"], event["about"]["as_known_on"]) == ("explain", "2024-01", None)


def test_nothing_is_told_where_the_machine_does_not_say_whose_account_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = stocked(tmp_path)
    before = events(house)
    monkeypatch.setattr(audit, "account", lambda: "")
    with pytest.raises(BrokenStore, match="whose account"):
        ask(house, HENS, ANALYST)
    assert events(house) == before


def test_an_account_without_a_name_is_told_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 3_999_999_999)
    assert account() == "account 3999999999"
