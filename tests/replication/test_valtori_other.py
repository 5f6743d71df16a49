"""Steering goals, recommendations and other figures are those of the mirror, row by row, and what we add is named."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from packs.service_centre.codes import HERE
from packs.service_centre.derive_other import FROM_NOTES, SECTION_1_TARGET

pytestmark = pytest.mark.mirror
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def ours(table: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(HERE / "tables" / f"{table}.csv")}


def test_every_numeric_goal_of_the_mirror_is_in_ours_and_no_other(mirror: Path) -> None:
    theirs: dict[str, float] = {}
    for row in rows(mirror / "valtori" / "steering_goals.csv"):
        for figure, column in (("base", "baseline"), ("target", "target_value"), ("result", "result_value")):
            if row[column]:
                theirs[f"{row['id']}-{figure}"] = float(row[column])
    told = {id: float(row["amount"]) for id, row in ours("goals").items() if id != SECTION_1_TARGET[0]}
    assert told == theirs


def test_every_other_figure_of_the_mirror_is_in_ours_and_no_other(mirror: Path) -> None:
    added = {row[0] for row in FROM_NOTES}
    told: dict[str, str] = {}
    for id, row in ours("other_figures").items():
        if id in added:
            continue
        if row["low"]:
            told |= {f"{id}-low": row["low"], f"{id}-high": row["high"]}
        else:
            told[id] = row["amount"] or row["day"]
    theirs = {
        row["id"]: row["value"] or (row["period"] if row["unit"] == "date" else "")
        for row in rows(mirror / "valtori" / "other_figures.csv")
    }
    assert told == theirs


def test_days_that_only_notes_tell_are_in_the_notes(mirror: Path) -> None:
    notes = {row["id"]: row["note"] for row in rows(mirror / "valtori" / "other_figures.csv")}
    year, month, day = ours("other_figures")["of-source-30"]["day"].split("-")
    assert f"{int(day)}.{int(month)}.{year}" in notes["of-sources"]


def test_recommended_measures_have_the_themes_and_priorities_of_the_mirror(mirror: Path) -> None:
    theirs = {row["id"]: (row["priority"], row["owner"]) for row in rows(mirror / "valtori" / "recommendations.csv")}
    names = {"centre": "Valtori", "ministry": "Ministry of Finance"}
    assert {id: (row["priority"], names[row["owner"]]) for id, row in ours("recommendations").items()} == theirs
    by_theme = Counter(row["theme_no"] for row in rows(mirror / "valtori" / "recommendations.csv"))
    assert sorted(Counter(row["theme"] for row in ours("recommendations").values()).values()) == sorted(by_theme.values())
