"""Synthetic stand-ins for the sources that the front page needs, for when neither the mirror nor the official service can be had.

Every figure comes from a formula over the municipality's code and the month. The scale is plausible and nothing else is.
"""

from __future__ import annotations

import csv
import io
import math
import zlib
from collections.abc import Iterable, Mapping
from datetime import date

from packs.employment.codes.finland import DIVISION
from puntari.define.source import StandIn
from puntari.words.period import Period, PeriodRange

AREAS = date(2026, 1, 1)
MONTHS = PeriodRange.parse("2024-01..2026-06")
YEARS = range(2015, 2026)
SMALLEST, STEPS, GROWTH = 700, 12, 1.55
MOST_HIDDEN = 4
# Shares of the unemployed; the names are those of table 12r5.
OF_UNEMPLOYED = {
    "TYOTTOMATMIEHET": 0.54,
    "TYOTTOMATNAISET": 0.46,
    "TYOTTOMAT20": 0.035,
    "TYOTTOMAT25": 0.13,
    "TYOTTOMAT50": 0.33,
    "TYOTTOMATSAIR": 0.12,
    "TYOTTOMATULK": 0.14,
    "PITKAAIKAISTYOTTOMAT": 0.38,
    "KASSASSA": 0.3,
    "LOMAUTETTU": 0.05,
    "LYHTYOVKO": 0.025,
    "TYOLLISTETTYLOP": 0.04,
    "TYOHARJOITTELULOP": 0.0,
    "KOKEILULOP": 0.012,
    "TVKOULUTUSLOP": 0.06,
    "VALMENNUSLOP": 0.002,
    "MTPPALVELUTLOP": 0.08,
    "AVPAIKATLOPUSSA": 0.12,
    "UUDETAVP": 0.14,
}


def _wobble(*words: str) -> float:
    """A number from 0 to 1 that hangs on the words and on nothing else."""
    return zlib.crc32("/".join(words).encode()) / 0xFFFFFFFF


def _inhabitants(code: str, year: int) -> int:
    size = SMALLEST * GROWTH ** (_wobble("size", code) * STEPS)
    return round(size * (1 + (_wobble("growth", code) - 0.6) * 0.02) ** (year - YEARS[0]))


def _labour_force(code: str, month: Period) -> int:
    return round(_inhabitants(code, month.year - 1) * (0.44 + 0.06 * _wobble("labour", code)))


def _unemployed(code: str, month: Period) -> int:
    season = 1 + 0.06 * math.cos(2 * math.pi * (month.number % 12) / 12)
    return round(_labour_force(code, month) * (0.07 + 0.07 * _wobble("rate", code)) * season * (0.97 + 0.06 * _wobble(code, str(month))))


def _counts(code: str, month: Period) -> dict[str, int]:
    unemployed = _unemployed(code, month)
    men = round(unemployed * OF_UNEMPLOYED["TYOTTOMATMIEHET"])
    groups = {name: int(unemployed * share * (0.8 + 0.4 * _wobble(name, code))) for name, share in OF_UNEMPLOYED.items()}
    whole = {"HAKIJALOPUSSA": round(unemployed * 1.5), "TYOTTOMATLOPUSSA": unemployed, "TYOVOIMATK": _labour_force(code, month)}
    return whole | groups | {"TYOTTOMATMIEHET": men, "TYOTTOMATNAISET": unemployed - men}


def _with_rate(counts: Mapping[str, int], hides: bool) -> dict[str, str]:
    """The cells of a row as the source would print them: 1 to 4 hidden in a municipality, the rate with one decimal."""
    cells = {name: "..." if hides and 0 < number <= MOST_HIDDEN else str(number) for name, number in counts.items()}
    rate = f"{100 * counts['TYOTTOMATLOPUSSA'] / counts['TYOVOIMATK']:.1f}"
    return cells | {"TYOTOSUUS": rate if cells["TYOTTOMATLOPUSSA"] != "..." else "..."}


def _csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    written = io.StringIO(newline="")
    listed = list(rows)
    table = csv.DictWriter(written, fieldnames=list(listed[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(listed)
    return written.getvalue().encode()


def _municipalities() -> tuple[str, ...]:
    return tuple(area.code for area in DIVISION.areas("municipality", AREAS))


def _job_seekers() -> tuple[str, bytes]:
    """Table 12r5 of every municipality and of the whole country, month by month."""
    rows = []
    for month in MONTHS:
        told = {code: _counts(code, month) for code in _municipalities()}
        whole = {name: sum(counts[name] for counts in told.values()) for name in next(iter(told.values()))}
        label = str(month).replace("-", "M")
        rows.append({"Alue": "SSS", "Kuukausi": label} | _with_rate(whole, hides=False))
        rows += [{"Alue": f"KU{code}", "Kuukausi": label} | _with_rate(counts, hides=True) for code, counts in told.items()]
    return "synthetic_12r5.csv", _csv(rows)


def _population() -> tuple[str, bytes]:
    """Inhabitants of every municipality, year by year."""
    rows = [{"kunta": code, "vaesto": _inhabitants(code, year), "vuosi": year} for year in YEARS for code in _municipalities()]
    return "synthetic_population.csv", _csv(rows)


def _vacancies() -> tuple[str, bytes]:
    """Table 2310 of every municipality, by name."""
    names = {area.code: area.names.fi for area in DIVISION.areas("municipality", AREAS)}
    return "synthetic_2310.csv", _csv(_vacancy_row(code, name, month) for month in MONTHS for code, name in names.items())


def _vacancy_row(code: str, name: str, month: Period) -> dict[str, object]:
    new = round(_unemployed(code, month) * 0.14)
    told = {"avoimet_kauden_aikana": round(new * 1.8), "uudet_avoimet": new, "tayttyneet": round(new * 0.8)}
    cells = {column: "" if 0 < number <= MOST_HIDDEN else number for column, number in told.items()}
    days = round(15 + 20 * _wobble("days", code, str(month))) if cells["tayttyneet"] else cells["tayttyneet"]
    return {"kunta_fi": name, "kuukausi": str(month).replace("-", "M")} | cells | {"tayttyneiden_kesto_pv": days}


job_seekers = StandIn(_job_seekers, AREAS, MONTHS.last.last_day)
population = StandIn(_population, AREAS, date(YEARS[-1], 12, 31))
vacancies = StandIn(_vacancies, AREAS, MONTHS.last.last_day)
