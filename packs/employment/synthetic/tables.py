"""The fitted parameters as arrays. An empty cell of a table is NaN: hidden or not told by its source."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from puntari.store.files import read_rows

FOLDER = Path(__file__).resolve().parent / "parameters"
# Month 0 is June 2016, whose end is where the ten years begin; month 120 is June 2026.
FIRST_YEAR, FIRST_MONTH, MONTHS = 2016, 6, 121
KINDS = ("TVKOULUTUSLOP", "VALMENNUSLOP", "TYOLLISTETTYLOP", "KOKEILULOP", "VUORVAPLOP", "KUNTTYOLOP", "OMAEHTLOP")
KIND_NAMES = ("training", "coaching", "subsidised_work", "work_trial", "alternation_substitute", "rehabilitative_work", "own_studies")
# Sex and age together: six groups, men first.
GROUPS = tuple((sex, age) for sex in ("1", "2") for age in ("15_24", "25_49", "50"))


def month_name(month: int) -> str:
    """2016M07 for month 1."""
    counted = FIRST_YEAR * 12 + FIRST_MONTH - 1 + month
    return f"{counted // 12}M{counted % 12 + 1:02d}"


def month_number(name: str) -> int:
    """1 for 2016M07."""
    return int(name[:4]) * 12 + int(name[5:]) - 1 - (FIRST_YEAR * 12 + FIRST_MONTH - 1)


def number(text: str) -> float:
    """A cell as a number, NaN where it is empty."""
    return float(text) if text else float("nan")


@cache
def municipalities() -> tuple[str, ...]:
    """Codes of the 308 municipalities, in order."""
    return tuple(row["municipality"] for row in read_rows(FOLDER / "unemployed.csv"))


@cache
def unemployed() -> np.ndarray:
    """Unemployed by month and municipality, (121, 308), NaN where the mirror tells none: 2023M11–2026M05 and hidden cells."""
    told = np.full((MONTHS, len(municipalities())), np.nan)
    for place, row in enumerate(read_rows(FOLDER / "unemployed.csv")):
        for name, text in row.items():
            if name != "municipality":
                told[month_number(name), place] = number(text)
    told[MONTHS - 1] = june_2026("TYOTTOMATLOPUSSA")
    return told


@cache
def june_2026(column: str) -> np.ndarray:
    """A column of the table of June 2026 by municipality, (308,)."""
    rows = {row["municipality"]: number(row[column]) for row in read_rows(FOLDER / "june_2026.csv")}
    return np.array([rows[code] for code in municipalities()])


@cache
def june_2026_country(column: str) -> float:
    """The whole country's figure in the table of June 2026."""
    return next(number(row[column]) for row in read_rows(FOLDER / "june_2026.csv") if row["municipality"] == "SSS")


@cache
def country(column: str) -> np.ndarray:
    """A column of the country's months, (121,), NaN where not told."""
    told = np.full(MONTHS, np.nan)
    for row in read_rows(FOLDER / "country.csv"):
        told[month_number(row["month"])] = number(row[column])
    return told


@cache
def durations(column: str) -> np.ndarray:
    """Unemployed, mean weeks or long-term unemployed of the country by month and group, (121, 6), NaN where not told."""
    told = np.full((MONTHS, len(GROUPS)), np.nan)
    for row in read_rows(FOLDER / "durations.csv"):
        if (row["sex"], row["age"]) in GROUPS:
            told[month_number(row["month"]), GROUPS.index((row["sex"], row["age"]))] = number(row[column])
    return told


@cache
def labour_force() -> np.ndarray:
    """Labour force by month and municipality, (121, 308): the figure of the year; NaN where the mirror tells none: 2024M01–2025M12."""
    told = np.full((MONTHS, len(municipalities())), np.nan)
    years = np.array([int(month_name(month)[:4]) for month in range(MONTHS)])
    for place, row in enumerate(read_rows(FOLDER / "labour_force.csv")):
        for name, text in row.items():
            if name != "municipality":
                told[years == int(name[:4]), place] = number(text)
    told[years == years[-1]] = june_2026("TYOVOIMATK")
    return told


@cache
def structure(area: str, part: str) -> np.ndarray:
    """Structural unemployment or one of its parts in an area of the one sub-region that tells them, (121,), NaN where not told."""
    told = np.full(MONTHS, np.nan)
    for row in read_rows(FOLDER / "structure.csv"):
        if row["area"] == area:
            told[month_number(row["month"])] = number(row[part])
    return told


@cache
def long_term_shares() -> tuple[tuple[int, int, float], ...]:
    """Place of the municipality, month and share of the long-term unemployed there, of those municipalities that tell it by month."""
    rows = read_rows(FOLDER / "long_term.csv")
    return tuple(
        (municipalities().index(row["municipality"]), month_number(row["month"]), number(row["long_term"]) / number(row["unemployed"]))
        for row in rows
    )


@cache
def moves(column: str) -> np.ndarray:
    """A column of the table of moves between municipalities in a year, by municipality, (308,)."""
    rows = {row["municipality"]: number(row[column]) for row in read_rows(FOLDER / "moves.csv")}
    return np.array([rows[code] for code in municipalities()])


@cache
def services(column: str) -> np.ndarray:
    """A column of the table of services, by kind, (7,)."""
    rows = {row["kind"]: number(row[column]) for row in read_rows(FOLDER / "services.csv")}
    return np.array([rows[kind] for kind in KINDS])


@cache
def shares(table: str, key: str, column: str) -> tuple[tuple[str, ...], np.ndarray]:
    """Codes of a table and what share of the whole each has; a hidden cell counts as two."""
    rows = read_rows(FOLDER / f"{table}.csv")
    counts = np.nan_to_num(np.array([number(row[column]) for row in rows]), nan=2.0)
    return tuple(row[key] for row in rows), counts / counts.sum()


def open_share(months: np.ndarray) -> np.ndarray:
    """Share of begun unemployment still open after so many months, between and beyond what is told log-linearly."""
    rows = read_rows(FOLDER / "flow.csv")
    at = np.array([0.0] + [number(row["months"]) for row in rows])
    log = np.log(np.array([1.0] + [number(row["open"]) for row in rows]))
    last = (log[-1] - log[-2]) / (at[-1] - at[-2])
    return np.exp(np.where(months <= at[-1], np.interp(months, at, log), log[-1] + last * (months - at[-1])))
