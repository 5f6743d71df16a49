"""`puntari ask` and `puntari explain` as scripts call them: formats, columns, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from puntari.doors.house import House
from tests.commands import NOWHERE, ROOT, Commands

pytestmark = pytest.mark.mirror
MEASURES = ["period", "value", "low", "high", "interval", "status", "reason", "definition", "build"]
RATE = ("ask", "unemployment_rate", "--period", "2026-06")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_the_level_the_dimensions_and_then_the_measures(built: House, commands: Commands) -> None:
    question = ("ask", "open_vacancies", "--period", "2026-06", "--by", "employment_area")
    out = commands.good(built.store.root, *question, "--format", "csv")
    assert out.splitlines()[0] == "employment_area,period,value,low,high,interval,status,reason,definition,build"
    rows = table(out)
    assert [row["employment_area"] for row in rows] == [f"{number:02d}" for number in range(1, 46)]
    assert {row["period"] for row in rows} == {"2026-06"}
    assert {row["build"] for row in rows} == {built.build().name}
    assert len({row["definition"] for row in rows}) == 1
    assert {row["status"] for row in rows} == {"ok", "interval"}
    for row in rows:
        assert bool(row["value"]) == (row["status"] == "ok")
        assert bool(row["low"]) == bool(row["high"]) == (row["status"] == "interval")
        assert row["interval"] == ("suppression" if row["status"] == "interval" else "")


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (("unemployment_rate",), ["country"]),
        (("unemployment_rate", "--by", "municipality", "--area", "employment_area:05"), ["municipality"]),
        (("unemployment_rate", "--area", "municipality:091"), ["municipality"]),
        (("unemployed_by_occupation", "--by", "region", "--by", "occupation"), ["region", "occupation"]),
        (("unit_price", "--pack", "service_centre", "--by", "service", "--by", "provider"), ["service", "provider"]),
        (("municipal_share", "--by", "benefit", "--area", "municipality:049", "--period", "2025-10"), ["municipality", "benefit"]),
    ],
    ids=lambda one: "" if isinstance(one, list) else " ".join(one),
)
def test_the_columns_of_every_kind_of_question(built: House, commands: Commands, arguments: tuple[str, ...], columns: list[str]) -> None:
    out = commands.good(built.store.root, "ask", *arguments, "--format", "csv")
    assert out.splitlines()[0].split(",") == columns + MEASURES
    assert len(table(out)) > 0


def test_json_says_the_same_as_csv_with_numbers_as_numbers(built: House, commands: Commands) -> None:
    rows = table(commands.good(built.store.root, *RATE, "--by", "employment_area", "--format", "csv"))
    told = json.loads(commands.good(built.store.root, *RATE, "--by", "employment_area", "--format", "json"))
    assert told["build"] == built.build().name
    sources = ["tyonv_12r5", "hameenlinna_perustiedot"]
    assert told["origins"]["unemployment_rate"] == {"definition": rows[0]["definition"], "sources": sources, "synthetic": False}
    assert len(told["cells"]) == 45
    for cell, row in zip(told["cells"], rows, strict=True):
        assert list(cell) == list(row)
        for name in ("value", "low", "high"):
            assert cell[name] == (float(row[name]) if row[name] else None)
        assert {name: cell[name] for name in row if name not in ("value", "low", "high")} == {
            name: text for name, text in row.items() if name not in ("value", "low", "high")
        }


def test_a_table_is_for_reading(built: House, commands: Commands) -> None:
    out = commands.good(built.store.root, *RATE, "--by", "employment_area")
    assert out.splitlines()[0].split() == ["employment_area", *MEASURES[:-2]]
    assert f"build {built.build().name}" in out.splitlines()[-1]
    assert "45 cells" in out.splitlines()[-1]


def test_a_range_of_months_and_a_day_of_knowledge(built: House, commands: Commands) -> None:
    out = commands.good(built.store.root, "ask", "unemployed_job_seekers", "--period", "2006-01..2023-10", "--format", "csv")
    assert len(table(out)) == 214
    then = ("--as-known-on", "2024-06-30")
    assert table(commands.good(built.store.root, "ask", "unemployed_job_seekers", *then, "--format", "csv"))[0]["period"] == "2023-10"
    assert table(commands.good(built.store.root, "ask", "unemployed_job_seekers", "--format", "csv"))[0]["period"] == "2026-06"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("unemployment_rat",), "unemployment_rate"),
        (("unemployment_rate", "--by", "village"), "village"),
        (("unemployment_rate", "--area", "municipality:999"), "999"),
        (("unemployment_rate", "--area", "planet:1"), "planet"),
        (("unemployment_rate", "--period", "2026-13"), "2026-13"),
        (("unemployment_rate", "--period", "2023-10..2006-01"), "swap"),
        (("unemployment_rate", "--pack", "weather"), "weather"),
        (("unemployment_rate", "--as", "king"), "king"),
        (("unemployment_rate", "--as-known-on", "yesterday"), "yesterday"),
        (("unemployment_rate", "--format", "pdf"), "pdf"),
        ((), "indicator"),
    ],
    ids=lambda one: "" if isinstance(one, str) else " ".join(one),
)
def test_a_wrong_question_ends_with_2_and_says_what_is_wrong(
    built: House, commands: Commands, arguments: tuple[str, ...], words: str
) -> None:
    ended = commands.run(built.store.root, "ask", *arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_a_refusal_ends_with_3_and_its_reason(built: House, commands: Commands) -> None:
    ended = commands.run(built.store.root, *RATE, "--as", "administrator", "--purpose", "curiosity")
    assert (ended.code, ended.out) == (3, "")
    said = ended.err.splitlines()
    assert said[0] == "refused: unemployment_rate: In this role one keeps or audits the system and sees no figures."
    assert "--as ROLE" in said[1]
    assert commands.run(built.store.root, *RATE, "--as", "analyst", "--purpose", "a study").code == 0


def test_explain_prints_the_whole_way_of_a_figure(built: House, commands: Commands) -> None:
    out = commands.good(built.store.root, "explain", "unemployment_rate", "--area", "employment_area:05", "--period", "2023-10")
    rows = table(commands.good(built.store.root, "ask", "unemployment_rate", "--area", "employment_area:05", "--period", "2023-10",
                               "--format", "csv"))
    deliveries = built.manifest()["packs"]["employment"]["sources"]["tyonv_12r5"]["deliveries"]
    assert rows[0]["definition"] in out
    assert deliveries[0]["sha256"][:12] in out
    assert deliveries[0]["known"] in out
    members = built.pack("employment").hierarchy.division.members("employment_area", "05", built.pack("employment").hierarchy.newest)
    for code in members:
        assert f"municipality:{code}" in out
    assert deliveries[1]["sha256"][:12] not in out


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_explain_speaks_three_languages(built: House, commands: Commands, language: str) -> None:
    words = {"fi": "Työttömyysaste", "sv": "Arbetslöshet", "en": "Unemployment rate"}
    out = commands.good(built.store.root, "explain", "unemployment_rate", "--language", language)
    assert words[language].casefold() in out.casefold()


def test_sources_and_doctor_say_how_things_are(built: House, commands: Commands, mirror: Path) -> None:
    lines = commands.good(built.store.root, "sources").splitlines()
    assert len(lines) == sum(len(pack.sources) for pack in built.packs.values())
    (jobs,) = (line for line in lines if " tyonv_12r5 " in line)
    newest = built.manifest()["packs"]["employment"]["sources"]["tyonv_12r5"]["deliveries"][-1]["known"]
    assert newest > "2026-06-30"
    assert f"known {newest}" in jobs
    assert "quarantine     0" in jobs
    assert "mirror" in jobs
    ended = commands.run(built.store.root, "doctor", mirror=str(mirror))
    assert ended.code == 0, ended
    assert "WRONG" not in ended.out


def test_the_module_and_the_installed_command_are_the_same(built: House) -> None:
    """Two real processes, so that nothing here hangs on the way in which the other tests start commands."""
    environment = {**os.environ, "PUNTARI_STORE": str(built.store.root), "PUNTARI_MIRROR": NOWHERE}
    question = [*RATE, "--by", "employment_area", "--format", "csv"]
    by_module = subprocess.run([sys.executable, "-m", "puntari.cli", *question], env=environment, cwd=ROOT, capture_output=True, text=True)
    installed = Path(sys.executable).with_name("puntari")
    by_name = subprocess.run([str(installed), *question], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert (by_module.returncode, by_module.stderr) == (0, "")
    assert by_name.stdout == by_module.stdout
    assert len(table(by_module.stdout)) == 45
