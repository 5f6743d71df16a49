"""The mirror's files read by hand, with nothing of the product: what its figures are held against.

A figure is a pair (low, high): equal where it is exact, the bounds of what the source hides elsewhere, None where it says nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Bounds = tuple[float, float] | None
HIDDEN = ("", "...")
LEVELS = {"tyollisyysalue": "employment_area", "hyvinvointialue": "wellbeing_county", "maakunta": "region", "seutukunta": "sub_region"}
PERTUNMAA, MANTYHARJU = "588", "507"
ALAND = "46"


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """Rows of a CSV file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter)


def pxweb(path: Path) -> list[dict[str, str]]:
    """Rows of a PxWeb answer, by the codes of its columns."""
    told = json.loads(path.read_text("utf-8"))
    keys = [column["code"] for column in told["columns"] if column["type"] in "dt"]
    figures = [column["code"] for column in told["columns"] if column["type"] == "c"]
    return [dict(zip((*keys, *figures), (*row["key"], *row["values"]), strict=True)) for row in told["data"]]


@cache
def members(mirror: Path) -> Mapping[tuple[str, str], frozenset[str]]:
    """Municipalities of today in every area, by (level, code)."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows(mirror / "aluejako" / "kunta_avain_2026.csv"):
        for column, level in LEVELS.items():
            found.setdefault((level, row[column]), set()).add(row["kunta"])
    return {area: frozenset(codes) for area, codes in found.items()}


def areas(mirror: Path, level: str) -> dict[str, frozenset[str]]:
    """Areas of a level with their municipalities of today."""
    return {code: codes for (own, code), codes in members(mirror).items() if own == level}


def of_2023(codes: Iterable[str]) -> frozenset[str]:
    """The municipalities of 2023 on the same ground: Pertunmaa merged into Mäntyharju."""
    chosen = frozenset(codes)
    return chosen | {PERTUNMAA} if MANTYHARJU in chosen else chosen


def bounds(text: str, municipality: bool) -> Bounds:
    """A cell of the employment service statistics: hidden means 1 to 4 of a municipality; nothing is known of the bounds elsewhere."""
    if text in HIDDEN:
        return (1.0, 4.0) if municipality else (0.0, math.inf)
    return float(text), float(text)


@cache
def june_2026(mirror: Path) -> Mapping[str, dict[str, str]]:
    """Table 12r5 of June 2026: area as delivered -> measure -> text."""
    return {row["Alue"]: row for row in pxweb(mirror / "statfin_json_2026" / "unemployment_register_kunnat_12r5.json")}


@cache
def monthly(mirror: Path) -> Mapping[tuple[str, str], dict[str, str]]:
    """Table 12r5 of 2006-2023: (area as delivered, month as 2006-01) -> measure -> text."""
    path = mirror / "tyonv_kk_2006_2023" / "tyonv_12r5_alue_kuukausi.csv.gz"
    return {(row["alue"], row["kuukausi"].replace("M", "-")): row for row in rows(path)}


def together(parts: Iterable[Bounds]) -> Bounds:
    """The sum of figures: between the sums of their bounds, and none where one says nothing."""
    told = list(parts)
    if any(part is None for part in told):
        return None
    return sum(low for low, _ in told), sum(high for _, high in told)


def ratio(above: Bounds, below: Bounds, times: float = 1) -> Bounds:
    """One figure per another that it is no part of."""
    if above is None or below is None or below[1] == 0:
        return None
    low = 0.0 if math.isinf(below[1]) else above[0] / below[1] * times
    high = math.inf if below[0] == 0 else above[1] / below[0] * times
    return low, high


@dataclass(frozen=True)
class Expected:
    """A figure as it should be shown: exact, between bounds, hidden (a single hidden cell) or impossible."""

    bounds: Bounds
    cells: int

    @property
    def status(self) -> str:
        """The status of the cell."""
        if self.bounds is None:
            return "impossible"
        if self.bounds[0] == self.bounds[1]:
            return "ok"
        return "hidden" if self.cells == 1 else "interval"


def melted(path: Path, *keys: str) -> dict[tuple[str, ...], dict[str, str]]:
    """A long table (`tiedot`, `value`) as month, other keys -> measure -> text."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows(path):
        key = (row["kuukausi"].replace("M", "-"), *(row[name] for name in keys))
        found.setdefault(key, {})[row["tiedot"]] = row["value"]
    return found
