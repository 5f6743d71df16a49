"""Derives the tables of places from open deliveries, so that each row can be checked against what it was made of.

Nothing is opened here: `derive` is given a function that returns the text of a file of the mirror. Only `tiles.csv` is not
derived: it was laid out by hand.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

Read = Callable[[str], str]
Row = Mapping[str, str]
Table = list[tuple[str, ...]]

HISTORY = "aluejako/kunta_avain_2013_2026.csv.gz"
KEY_2025 = "aluejako/kunta_avain_2025.csv"
KEY_2026 = "aluejako/kunta_avain_2026.csv"
FIGURES_2018 = "kunnat_2018/municipal_2018.tsv"
POPULATION = "sotkanet_vaesto/sotkanet_127_vaesto_kunta.csv.gz"
LABOUR_2023 = "tyonv_kk_2006_2023/tyonv_12r5_alue_kuukausi.csv.gz"
LABOUR_2026 = "statfin_json_2026/unemployment_register_kunnat_12r5.json"

BASE = "municipality"
COUNTRY = ("country", "SSS", "Koko maa", "Hela landet", "Whole country")
# Levels in the order in which pages offer them, with the column of the key that holds each.
LEVELS = {
    "region": "maakunta",
    "wellbeing_county": "hyvinvointialue",
    "ely": "ely",
    "economic_development_centre": "evk",
    "employment_area": "tyollisyysalue",
    "sub_region": "seutukunta",
    BASE: "kunta",
    "urban_rural": "kuntaryhmitys",
    "language_relation": "kielisuhde",
}
HEADERS = {
    "areas.csv": ("level", "code", "name_fi", "name_sv", "name_en", "valid_from", "valid_to"),
    "membership.csv": (BASE, "level", "code", "valid_from", "valid_to"),
    "mergers.csv": ("from_code", "to_code", "date", "basis", "note"),
    "not_places.csv": ("code", "level", "name_fi", "name_sv", "name_en"),
    "prefixes.csv": ("prefix", "level", "note"),
}
ABROAD = ("Ulkomaat tai tuntematon", "Utlandet eller okänt", "Abroad or unknown")
UNSPECIFIED = ("Sijainti ilmoittamatta", "Läge ej angivet", "Location not stated")
NOT_PLACES = (
    ("KU199", BASE, *ABROAD),
    ("KUJOU", BASE, *UNSPECIFIED),
    ("SK902", "sub_region", *ABROAD),
    ("SKJOU", "sub_region", *UNSPECIFIED),
    ("MK91", "region", *ABROAD),
    ("MKJO", "region", *UNSPECIFIED),
    ("ELY80", "ely", *ABROAD),
    ("ELYJO", "ely", *UNSPECIFIED),
)
PREFIXES = (
    ("SSS", "country", "the whole code"),
    ("KU", BASE, ""),
    ("SK", "sub_region", ""),
    ("MK", "region", ""),
    ("HVA", "wellbeing_county", ""),
    ("ELY", "ely", "until 2025; table 12r5 goes on using it in 2026"),
    ("EVK", "economic_development_centre", "from 2026"),
    ("TA", "employment_area", "from 2025; TA46 is Åland, outside the 45 areas"),
    *((prefix, "", "another division, not used here") for prefix in ("FI", "HO", "KO", "MA", "PL", "SA", "TK", "VP", "YTA")),
)


def derive(read: Read) -> dict[str, str]:
    """The text of each derived table by its file name; `read` gives the (unzipped) text of a file of the mirror."""
    years = _by_year(_rows(read(HISTORY)))
    tables: dict[str, Table] = {
        "areas.csv": _areas(years, _rows(read(KEY_2025)), _rows(read(KEY_2026)), read(FIGURES_2018)),
        "membership.csv": _memberships(years),
        "mergers.csv": _mergers(years, read),
        "not_places.csv": list(NOT_PLACES),
        "prefixes.csv": list(PREFIXES),
    }
    return {name: _as_csv(HEADERS[name], rows) for name, rows in tables.items()}


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def _as_csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _by_year(rows: list[dict[str, str]]) -> dict[int, dict[str, dict[str, str]]]:
    years: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in rows:
        years[int(row["vuosi"])][row["kunta"]] = row
    return dict(sorted(years.items()))


def _span(first: int, last: int, newest: int) -> tuple[str, str]:
    """First and last day as text; what still holds in the newest year has no end."""
    return f"{first}-01-01", "" if last == newest else f"{last}-12-31"


def _names(column: str, *keys: list[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    """Names by code from the yearly keys (a later key wins), without the stray spaces that some names carry."""
    named = {}
    for row in (row for key in keys for row in key if column in row):
        named[row[column]] = tuple(" ".join(row[f"{column}_{language}"].split()) for language in ("fi", "sv", "en"))
    return named


def _areas(years: dict, key_2025: list, key_2026: list, figures_2018: str) -> Table:
    newest = max(years)
    rows: Table = [(*COUNTRY, f"{min(years)}-01-01", "")]
    for level, column in LEVELS.items():
        named = _names(column, key_2025, key_2026)
        seen = _years_of(years, column)
        for code in sorted(seen):
            names = named.get(code) or _name_of_ceased(level, code, years, named, figures_2018)
            rows.append((level, code, *names, *_span(min(seen[code]), max(seen[code]), newest)))
    return rows


def _years_of(years: dict, column: str) -> dict[str, list[int]]:
    seen: dict[str, list[int]] = defaultdict(list)
    for year, by_code in years.items():
        for code in {row[column] for row in by_code.values()} - {""}:
            seen[code].append(year)
    return seen


def _name_of_ceased(level: str, code: str, years: dict, named: dict, figures_2018: str) -> tuple[str, ...]:
    """The one name that is left of an area that the newest keys no longer hold, in all three languages."""
    if level == BASE:
        last = max(year for year in years if code in years[year])
        return (years[last][code]["kunta_fi"],) * 3
    # One sub-region ceased, and one sub-region of the figures of 2018 has no code today: they are the same.
    today = {name for names in named.values() for name in names}
    ending = " sub-regional unit"
    told = {row["Region 2018"].removesuffix(ending) for row in _rows(figures_2018, "\t") if row["Region 2018"].endswith(ending)}
    (name,) = told - today
    return (name,) * 3


def _memberships(years: dict) -> Table:
    newest = max(years)
    rows: Table = []
    for member in sorted({code for by_code in years.values() for code in by_code}):
        own = {year: by_code[member] for year, by_code in years.items() if member in by_code}
        rows.append((member, "country", COUNTRY[1], *_span(min(own), max(own), newest)))
        for level, column in LEVELS.items():
            runs = _runs(own, column) if level != BASE else []
            rows.extend((member, level, code, *_span(first, last, newest)) for code, first, last in runs)
    return rows


def _runs(own: dict[int, Row], column: str) -> list[tuple[str, int, int]]:
    """Unbroken years with one code: (code, first year, last year)."""
    runs: list[tuple[str, int, int]] = []
    for year, row in own.items():
        code = row[column]
        if runs and runs[-1][0] == code and runs[-1][2] == year - 1:
            runs[-1] = (code, runs[-1][1], year)
        elif code:
            runs.append((code, year, year))
    return runs


def _mergers(years: dict, read: Read) -> Table:
    shown = {**_by_population(years, read), **_by_labour_force(years, read)}
    rows: Table = []
    newest = max(years)
    for code in sorted({code for by_code in years.values() for code in by_code} - set(years[newest])):
        first_without = max(year for year in years if code in years[year]) + 1
        into, basis, note = shown.get(code, ("", "not_shown", "no delivery of the mirror shows what it merged into"))
        rows.append((code, into, f"{first_without}-01-01", basis, note))
    return sorted(rows, key=lambda row: (row[2], row[0]))


def _by_population(years: dict, read: Read) -> dict[str, tuple[str, str, str]]:
    """Mergers of 2019–2022: two deliveries give the population of 31.12.2017, one in the division of 2018 and one in that of 2022."""
    codes = {row["kunta_fi"]: code for code, row in years[2018].items()}
    before = {codes[row["Region 2018"]]: int(row["Population"]) for row in _municipalities(read(FIGURES_2018), codes)}
    after = {row["kunta"]: int(row["vaesto"]) for row in _rows(read(POPULATION)) if row["vuosi"] == "2017"}
    grown = {after[code] - people: code for code, people in before.items() if code in after and after[code] != people}
    found = {}
    for gone, people in before.items():
        if gone not in after and (into := grown.get(people)):
            note = f"population of {into} on 31.12.2017 is {before[into]} without and {before[into] + people} with the {people} of {gone}"
            found[gone] = (into, "population", note)
    return found


def _municipalities(text: str, codes: Mapping[str, str]) -> list[dict[str, str]]:
    """The municipal rows of the key figures of 2018: names of regions repeat theirs further down, so the first of each name."""
    first: dict[str, dict[str, str]] = {}
    for row in _rows(text, "\t"):
        first.setdefault(row["Region 2018"], row)
    return [row for name, row in first.items() if name in codes]


def _by_labour_force(years: dict, read: Read) -> dict[str, tuple[str, str, str]]:
    """The merger of 2025: among the municipalities of its sub-region one grew by the labour force that went, within a tenth."""
    before = {row["alue"]: int(row["TYOVOIMATK"]) for row in _rows(read(LABOUR_2023)) if row["kuukausi"] == "2023M10"}
    after = _labour_2026(read(LABOUR_2026))
    growth = {code: after[f"KU{code}"] / before[f"KU{code}"] for code in years[2025]}
    found = {}
    for gone in sorted(set(years[2024]) - set(years[2025])):
        neighbours = [code for code in years[2025] if years[2024][code]["seutukunta"] == years[2024][gone]["seutukunta"]]
        into = max(neighbours, key=growth.__getitem__)
        together = before[f"KU{into}"] + before[f"KU{gone}"]
        if growth[into] == max(growth.values()) and abs(after[f"KU{into}"] / together - 1) < 0.1:
            note = f"labour force {before[f'KU{into}']} + {before[f'KU{gone}']} in 2023, {after[f'KU{into}']} in 2026"
            found[gone] = (into, "labour_force", note)
    return found


def _labour_2026(text: str) -> dict[str, int]:
    answer = json.loads(text)
    kinds = [column["code"] for column in answer["columns"] if column["type"] == "c"]
    at = kinds.index("TYOVOIMATK")
    return {row["key"][0]: int(row["values"][at]) for row in answer["data"] if row["values"][at].isdigit()}
