"""The commands of prices, as the page that tells of them runs them, to the end of a practice round."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import pytest
import yaml
from commands import ROOT, Commands
from told import as_said

RUN = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_on_prices_prints_what_it_says(commands: Commands, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "collect-prices.md").read_text(encoding="utf-8")
    told = [part.partition("\n") for block in RUN.findall(page) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(told) == 8
    store = tmp_path / "store"
    for command, _, text in told:
        printed = run(commands, store, tmp_path, *shlex.split(command)[1:])
        assert as_said(printed, text.rstrip()), f"{command} printed\n{printed}"
    for peer in ("peer-b", "peer-c"):
        run(commands, store, tmp_path, "prices", "request", "2026", peer, "public_peer", "--out", f"{peer}.xlsx", "--invented", "1")
        run(commands, store, tmp_path, "prices", "receive", f"{peer}.xlsx")
    early = commands.run(store, "prices", "close", "2026")
    assert early.code == 2 and "have no review that holds" in early.err
    finish(commands, store, tmp_path)


def run(commands: Commands, store: Path, folder: Path, *arguments: str) -> str:
    """Run a command with its files in the test's folder, and tell them as the page does."""
    told = [str(folder / one) if one.endswith((".xlsx", ".yaml")) else one for one in arguments]
    return commands.good(store, *told).replace(f"{folder}/", "")


def finish(commands: Commands, store: Path, folder: Path) -> None:
    """Review, close, look and publish."""
    sheet = folder / "again.yaml"
    commands.good(store, "prices", "sheet", "2026", "--out", str(sheet))
    told = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    for one in told["rows"].values():
        one["verdict"] = "comparable"
    sheet.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    assert commands.good(store, "prices", "review", "2026", str(sheet)).endswith("prices reviewed in round 2026\n")
    commands.good(store, "prices", "close", "2026")
    refused = commands.run(store, "prices", "results", "2026")
    assert refused.code == 3 and "not published" in refused.err
    commands.good(store, "prices", "publish", "2026")
    rows = list(csv.DictReader(io.StringIO(commands.good(store, "prices", "results", "2026", "--format", "csv"))))
    assert {row["synthetic"] for row in rows} == {"yes"}
    told_rows = [row for row in rows if row["group"] == "public_peer"]
    assert len(told_rows) == 14 and not any(row["low"] for row in told_rows), "three respondents show no range"
    assert "Keksitty virasto A" in commands.good(store, "prices", "bill", "2026")
    assert "late:" in commands.good(store, "prices", "bill", "2026", "Keksitty virasto A")


@pytest.mark.parametrize(
    ("part", "rows", "holds"),
    [
        ("rows", 331, {"id": "t5-basic_laptop-workstation-month-tori-2022", "price": "19", "respondents": "own_price"}),
        ("recipes", 87, {"version": "own_capacity_2022", "part": "total", "cost": "285.8", "printed": "286"}),
        ("changes", 8, {"before": "own_capacity_2020", "price": "54.4", "mix": "0", "quality": "3.7", "total": "58.1", "rests_on": "told"}),
        ("real", 24, {"item": "specialist", "provider": "tori", "change": "0", "real_change_low": "-12.656127"}),
    ],
)
def test_what_stored_prices_say(commands: Commands, tmp_path: Path, part: str, rows: int, holds: dict[str, str]) -> None:
    found = list(csv.DictReader(io.StringIO(commands.good(tmp_path / "store", "prices", "tell", part, "--format", "csv"))))
    assert len(found) == rows
    assert [row for row in found if holds.items() <= row.items()], [row for row in found[:3]]
