"""Our tables of the service centre hold every figure of the mirror's evaluation data and no other, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from packs.service_centre.codes import HERE
from packs.service_centre.derive import derive
from packs.service_centre.derive_codes import DOUBTED

pytestmark = pytest.mark.mirror

TABLES = HERE / "tables"
Row = dict[str, str]
Figures = dict[str, tuple[float | None, float | None, float | None]]
SAME_STATUS = {
    "": {"numeric", "stated", "target", "threshold"},
    "mean_is_midpoint": {"numeric"},
    "doubtful_midpoint": {"numeric"},
    "only_in_words": {"stated_qualitative", "stated"},
    "after_reorganisation": {"numeric"},
}
FIGURE = {
    "prices": "price", "configurations": "price", "billing_rates": "rate", "satisfaction": "result", "portfolio": "amount",
    "revenue": "million_euros", "investments": "amount",
}
BY_HAND = {"claims.csv"}
"""Tables that are written by hand: how a claim is judged is in no data of the mirror."""
NO_FIGURES = {"sat-waves": "3", "inv-formula": ""}
"""Rows of the mirror that tell of no figure of a table of ours: how many waves of a survey there are, and a formula in words."""


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def number(text: str | None) -> float | None:
    return float(text) if text else None


def ours(table: str) -> list[Row]:
    return rows(TABLES / f"{table}.csv")


def unplaced(row: Row) -> str:
    """The figure that is kept but not used because its cell cannot be told."""
    return (row.get("unplaced") or "").split(" ")[0]


def told(table: str) -> Figures:
    """Our figures by the ids of the mirror, a range that has two ids taken apart again."""
    found: Figures = {}
    for row in ours(table):
        low, high = number(row.get("low")), number(row.get("high"))
        if row["why"] == "only_range":
            found |= {id: (end, None, None) for id, end in zip(ends(table, row["id"]), (low, high), strict=True)}
        elif row["why"] == "upper_bound" and table == "investments":
            found[row["id"]] = (high, None, None)
        else:
            found[row["id"]] = (number(row[FIGURE[table]] or unplaced(row)), low, high)
    return found


def ends(table: str, id: str) -> tuple[str, str]:
    return (f"{id}-low", f"{id}-high") if table == "billing_rates" else (id, f"{id}-high")


def delivered(mirror: Path, table: str) -> Iterator[Row]:
    yield from (row for row in rows(mirror / "valtori" / f"{table}.csv") if row["id"] not in NO_FIGURES)


@pytest.mark.parametrize("table", FIGURE)
def test_every_row_of_the_mirror_is_in_ours_with_its_figures(mirror: Path, table: str) -> None:
    pictures = {row["id"] for row in ours("only_in_pictures")}
    theirs = {
        row["id"]: (number(row["value"]), number(row.get("low")), number(row.get("high")))
        for row in delivered(mirror, table)
        if row["id"] not in pictures
    }
    assert told(table) == theirs


@pytest.mark.parametrize("table", FIGURE)
def test_what_is_no_plain_number_keeps_its_reason(mirror: Path, table: str) -> None:
    status = {row["id"]: row["status"] for row in delivered(mirror, table)}
    for row in ours(table):
        if row["why"] in ("only_range", "year_assumed"):
            continue
        if row["id"] in DOUBTED:
            assert status[row["id"]] == "numeric", row
            continue
        assert status[row["id"]] in SAME_STATUS.get(row["why"], {row["why"]}), row


def test_levels_of_maturity_are_those_of_the_mirror(mirror: Path) -> None:
    theirs = {}
    for row in delivered(mirror, "maturity_levels"):
        for figure, year, column in (("level", "2019", "level_2019"), ("level", "2023", "level_2023"), ("target", "2023", "target")):
            theirs[f"{row['id']}-{figure}-{year}"] = (row[column], row[f"{column}_status"])
    assert {row["id"]: (row["level"], row["why"] or "stated") for row in ours("maturity")} == theirs


def test_what_is_only_in_pictures_is_named(mirror: Path) -> None:
    theirs = {
        row["id"] for table in ("billing_rates", "satisfaction") for row in delivered(mirror, table) if row["status"] == "only_in_picture"
    }
    assert {row["id"] for row in ours("only_in_pictures")} == theirs


@pytest.mark.parametrize("table", ["prices", "configurations", "billing_rates"])
def test_years_are_the_stated_ones_and_the_round_else(mirror: Path, table: str) -> None:
    years = {row["id"]: row["year"] for row in delivered(mirror, table)}
    for row in ours(table):
        stated = years[row["id"] if row["id"] in years else f"{row['id']}-low"]
        assert row["year"] == (stated or "2022")
        assert row.get("dated", "stated") == ("stated" if stated else "assumed")


def test_prices_stand_under_the_right_service_and_provider(mirror: Path) -> None:
    """One service of ours for each service and unit of the report's, and one provider for each group."""
    theirs = {row["id"]: row for row in delivered(mirror, "prices")}
    pairs = {(row["service"], theirs[row["id"]]["service"], theirs[row["id"]]["unit"]) for row in ours("prices")}
    doubtful = ("storage_low", "storage capacity, low performance", "EUR/user/month")
    assert doubtful in pairs and len({pair[0] for pair in pairs - {doubtful}}) == len(pairs) - 1
    assert {(row["provider"], theirs[row["id"]]["org_group"].lower()) for row in ours("prices")} == {
        (one, one) for one in ("tori", "tuve", "private_peer", "public_peer", "unknown")
    }


def test_the_tables_are_what_their_derivation_gives(mirror: Path) -> None:
    def read(name: str) -> str:
        return (mirror / name).read_text(encoding="utf-8")

    written = {path.name: path.read_text(encoding="utf-8") for path in TABLES.glob("*.csv") if path.name not in BY_HAND}
    assert written == derive(read)
