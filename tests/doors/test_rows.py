"""Rows of persons: to the authority whose clients they are, with pseudonyms of their own, a manifest and an entry in the trail."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from puntari.cli import app
from puntari.cli import handing as command
from puntari.define.right import Role
from puntari.doors.house import House
from puntari.doors.raw import HandedOver, RowForm, Wish, hand_over, rows_ground
from puntari.flow.handing import product_key, rows_of_own
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.disclose import disclose
from puntari.guard.handed import NOT_HANDED_ON
from puntari.guard.policy import NO_AREA, NO_DATA, NO_PURPOSE, NO_RIGHT, NOT_PUBLIC, NOT_TOLD
from puntari.guard.release import Computed, Refusal
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenStore
from tests.small.marked import PACK, marked_house
from tests.small.pack import COUNTIES

MINE, OTHER = (Actor(Role.DIRECTOR, purpose="planning our services", organisation=f"county:{county}") for county in ("1", "2"))
WISH = Wish("small", "clients")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("rows"))


def handed(house: House, actor: Actor, out: Path, wish: Wish = WISH) -> pa.Table:
    told = hand_over(house, actor, wish, out)
    assert isinstance(told, HandedOver), told
    return pq.read_table(out / told.file)


def test_an_authority_gets_the_rows_of_its_own_clients_and_no_others(house: House, tmp_path: Path) -> None:
    rows = handed(house, MINE, tmp_path / "mine")
    assert set(rows["parish"].to_pylist()) == set(COUNTIES["1"]) and rows.num_rows == 80
    assert rows.column_names == ["person", "parish", "kind", "case_of", "begins", "ends"], "no column of the staff"
    assert set(handed(house, OTHER, tmp_path / "other")["parish"].to_pylist()) == set(COUNTIES["2"])
    (tmp_path / "mine").stat()
    assert (tmp_path / "mine").stat().st_mode & 0o077 == 0, "for this user's eyes only"


def test_pseudonyms_join_what_one_organisation_gets_and_nothing_else(house: House, tmp_path: Path) -> None:
    first, again = (handed(house, MINE, tmp_path / one) for one in ("first", "again"))
    assert first.equals(again)
    rights = tuple(replace(one, works_for=frozenset({"county", "country"})) if one.works_for else one for one in PACK.rights)
    wide = House(house.store, {PACK.id: replace(PACK, rights=rights)})
    whole = handed(wide, replace(MINE, organisation="country:X"), tmp_path / "whole")
    inside = house.warehouse("small").rows("SELECT * FROM fact.clients")
    for column in ("person", "case_of"):
        mine, theirs, ours = ({str(one) for one in table[column].to_pylist()} for table in (first, whole, inside))
        assert len(mine) == 80 and not mine & theirs and not mine & ours and not theirs & ours, column


def test_the_manifest_says_what_by_what_right_and_from_what(house: House, tmp_path: Path) -> None:
    told = hand_over(house, MINE, replace(WISH, form=RowForm.CSV), tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    data = (tmp_path / "out" / told.file).read_bytes()
    assert manifest["file"] == {"name": "clients.csv", "sha256": hashlib.sha256(data).hexdigest(), "rows": 80}
    assert len(list(csv.DictReader(data.decode().splitlines()))) == 80
    assert (manifest["right"]["id"], manifest["purpose"], manifest["of"], manifest["synthetic"]) == ("rows", MINE.purpose, "county:1", True)
    assert [one["register"] for one in manifest["deliveries"]] == ["folk"] and manifest["build"] == house.build().name
    assert manifest["definition"]["left_out"] == ["expert"] and set(manifest["licence"][0]["legal_basis"]) == {"fi", "sv", "en"}
    event = json.loads(trail_lines(house.store)[-1])["event"]
    assert (event["what"], event["outcome"], event["cells"], event["of"]) == ("rows", "released", 80, "county:1")


@pytest.mark.parametrize(
    ("actor", "fact", "reason"),
    [
        (PUBLIC, "clients", NOT_PUBLIC), (replace(MINE, purpose=""), "clients", NO_PURPOSE),
        (replace(MINE, organisation=""), "clients", NO_AREA),
        (replace(MINE, organisation="parish:a"), "clients", NO_AREA), (Actor(Role.ANALYST, purpose="x"), "clients", NO_RIGHT),
        (replace(MINE, role=Role.ADMINISTRATOR), "clients", NO_DATA), (replace(MINE, role=Role.AUDITOR), "clients", NO_DATA),
        (MINE, "earning", NOT_HANDED_ON), (MINE, "income", NOT_HANDED_ON), (PUBLIC, "income", NOT_PUBLIC),
        (Actor(Role.MINISTRY, purpose="x", organisation="county:1"), "income", NO_RIGHT),
    ],
    ids=lambda one: str(getattr(one, "role", "")) if isinstance(one, Actor) else str(one) if isinstance(one, str) else "",
)
def test_everybody_else_is_refused_and_so_is_all_that_has_read_incomes(
    house: House, tmp_path: Path, actor: Actor, fact: str, reason: object
) -> None:
    assert hand_over(house, actor, Wish("small", fact), tmp_path / "out") == Refusal(reason.reason, fact)
    assert not (tmp_path / "out").exists()
    assert json.loads(trail_lines(house.store)[-1])["event"]["outcome"].startswith("refused")


def test_the_gate_refuses_rows_of_another_area_or_column(house: House) -> None:
    ground = rows_ground(PACK, "clients", MINE)
    rows = rows_of_own(house.warehouse("small"), PACK.hierarchy, ground.fact, ground.own, product_key(house.store, MINE.organisation)[1])
    assert not isinstance(disclose(Computed(rows, (ground,), "b"), MINE), Refusal)
    theirs = rows_ground(PACK, "clients", OTHER)
    staff = replace(rows, rows=rows.rows.append_column("expert", pa.repeat("E1", len(rows))))
    for body, grounds in ((rows, (theirs,)), (staff, (ground,)), (replace(rows, fact="income"), (ground,)), ("a text", (ground,))):
        assert disclose(Computed(body, grounds, "b"), MINE) == Refusal(NOT_TOLD.reason, "clients")
    bare = replace(rows, rows=rows.rows.drop_columns(["_area"]))
    assert disclose(Computed(bare, (ground,), "b"), MINE) == Refusal(NOT_TOLD.reason, "clients")


def test_what_cannot_be_asked_is_said(house: House, tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="clients"):
        hand_over(house, MINE, Wish("small", "client"), tmp_path / "out")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(BrokenStore, match="holds files"):
        hand_over(house, MINE, WISH, tmp_path / "full")
    last = json.loads(trail_lines(house.store)[-1])["event"]
    assert (last["outcome"], last["reason"]) == ("failed", "BrokenStore")


def test_the_command_writes_rows_or_says_why_not(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "house", lambda: house)
    asked = ["raw", "clients", "--of", "county:1", "--purpose", "a test", "--out", str(tmp_path / "out"), "--format", "csv"]
    told = CliRunner().invoke(app, [*asked, "--as", "director"])
    assert told.exit_code == 0 and told.stdout.startswith("80 rows in") and (tmp_path / "out" / "clients.csv").is_file()
    assert CliRunner().invoke(app, [*asked, "--as", "expert"]).exit_code == 3
