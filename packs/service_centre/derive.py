"""Derives the pack's tables from the open data of the evaluation, so that each row can be checked against what it was made of.

Nothing is opened here: `derive` is given a function that returns the text of a file of the mirror. Every row keeps the id under
which the evaluation's figures are cited; where two cited figures are the ends of one range they make one row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from packs.service_centre import derive_codes as codes
from packs.service_centre import derive_other as other

Read = Callable[[str], str]
Row = Mapping[str, str]
Table = list[tuple[str, ...]]

ROUND = "2022"
"""The year that a figure without a year of its own is put in: the newest that the round compares."""
STATED, ASSUMED = "stated", "assumed"
NO_REMARK = frozenset({"numeric", "stated", "counted", "target", "threshold"})
RENAMED = {"stated_qualitative": "only_in_words"}
LOW, HIGH = "-low", "-high"

HEADERS = {
    "prices.csv": ("id", "service", "provider", "year", "charged_per", "price", "low", "high", "why", "unplaced", "dated",
                   "printed_in", "printed", "respondents", "support_hours", "place", "security_class"),
    "configurations.csv": ("id", "configuration", "provider", "year", "component", "quantity", "quantity_unit", "price", "why",
                           "unplaced", "printed", "support_hours", "place", "security_class"),
    "billing_rates.csv": ("id", "organisation", "year", "definition", "rate", "low", "high", "why", "dated", "printed_in"),
    "maturity.csv": ("id", "maturity_dimension", "maturity_area", "year", "figure", "level", "why"),
    "satisfaction.csv": ("id", "question", "organisation", "respondents", "year", "survey", "kind", "scale", "result", "why",
                         "dated", "printed_in"),
    "portfolio.csv": ("id", "item", "year", "since", "amount", "why", "dated", "printed_in"),
    "revenue.csv": ("id", "item", "year", "since", "million_euros", "why", "printed_in"),
    "investments.csv": ("id", "item", "year", "since", "unit", "amount", "low", "high", "why", "dated", "printed_in"),
    "only_in_pictures.csv": ("id", "table", "picture"),
    "goals.csv": other.GOAL_HEADER,
    "recommendations.csv": other.RECOMMENDATION_HEADER,
    "other_figures.csv": other.OTHER_HEADER,
}


def derive(read: Read) -> dict[str, str]:
    """The text of each table by its file name; `read` gives the text of a file of the mirror."""
    billing, satisfaction = _rows(read, "billing_rates"), _rows(read, "satisfaction")
    tables: dict[str, Iterable[tuple[str, ...]]] = {
        "prices.csv": map(_price, _rows(read, "prices")),
        "configurations.csv": map(_configuration, _rows(read, "configurations")),
        "billing_rates.csv": map(_billing_rate, _ranges(_in_text(billing))),
        "maturity.csv": (row for area in _rows(read, "maturity_levels") for row in _maturity(area)),
        "satisfaction.csv": map(_satisfaction, (row for row in _in_text(satisfaction) if row["unit"] != "waves")),
        "portfolio.csv": map(_portfolio, _rows(read, "portfolio")),
        "revenue.csv": map(_revenue, _rows(read, "revenue")),
        "investments.csv": map(_investment, _ranges(row for row in _rows(read, "investments") if row["unit"] != "formula")),
        "only_in_pictures.csv": [*_pictures("billing_rates", billing), *_pictures("satisfaction", satisfaction)],
        "goals.csv": other.goals(_rows(read, "steering_goals")),
        "recommendations.csv": other.recommendations(_rows(read, "recommendations")),
        "other_figures.csv": other.others(_ranges(_rows(read, "other_figures"))),
    }
    return {name: _as_csv(HEADERS[name], rows) for name, rows in tables.items()}


def _rows(read: Read, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read(f"valtori/{name}.csv"))))


def _as_csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _in_text(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["status"] != "only_in_picture"]


def _pictures(table: str, rows: list[dict[str, str]]) -> Table:
    return [(row["id"], table, _place(row)) for row in rows if row["status"] == "only_in_picture"]


def _ranges(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Rows with the two ends of one printed range made one row, which has no value of its own."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        one = row["id"].removesuffix(LOW).removesuffix(HIGH)
        if one in found:
            found[one] |= {"low": found[one]["value"], "high": row["value"], "value": "", "status": "only_range"}
        elif row["status"] == "upper_bound":
            found[one] = row | {"id": one, "low": "", "high": row["value"], "value": ""}
        else:
            found[one] = row | {"id": one, "low": "", "high": ""}
    return list(found.values())


def _why(status: str) -> str:
    return "" if status in NO_REMARK else RENAMED.get(status, status)


def _place(row: Row) -> str:
    """Where in the report a figure stands, as a code: t12 for Table 12, s4_1 for section 4.1, k5 for picture 5."""
    return codes.place_in_report(row["source"])


def _price(row: Row) -> tuple[str, ...]:
    placed = row["status"] != "ambiguous_layout"
    value, low, high = row["value"], row["low"], row["high"]
    why = _why(row["status"])
    if not why and low and high and abs(float(low) + float(high) - 2 * float(value)) < 1e-9:
        why = "mean_is_midpoint"
    service, provider = codes.SERVICES[row["service"], row["unit"]], codes.PROVIDERS[row["org_group"]]
    return (
        row["id"], service, provider,
        row["year"] or ROUND, codes.CHARGED_PER[row["unit"]], value if placed else "", low, high,
        codes.doubted(row["id"], why), "" if placed else value,
        STATED if row["year"] else ASSUMED, _place(row), row["raw"], codes.respondents(provider, why),
        *codes.price_quality(service, provider),
    )


def _configuration(row: Row) -> tuple[str, ...]:
    placed = row["status"] != "ambiguous_layout"
    unplaced = "" if placed else f"{row['value']} {row['unit']}"
    return (
        row["id"], codes.CONFIGURATIONS[row["source"]], codes.VARIANTS[row["variant"]], row["year"],
        codes.COMPONENTS[row["component"]], row["quantity"], row["quantity_unit"], row["value"] if placed else "",
        codes.doubted(row["id"], _why(row["status"])), unplaced, row["raw"], *codes.VARIANT_QUALITY[row["variant"]],
    )


def _billing_rate(row: Row) -> tuple[str, ...]:
    return (
        row["id"], codes.ORGANISATIONS[row["organisation"]], row["year"] or ROUND, codes.DEFINITIONS[row["method"]], row["value"],
        row["low"], row["high"], _why(row["status"]), STATED if row["year"] else ASSUMED, _place(row),
    )


def _maturity(row: Row) -> Table:
    dimension, area = codes.MATURITY_DIMENSIONS[row["dimension"]], row["id"].removeprefix("mat-").replace("-", "_")
    figures = (("2019", "level", "level_2019"), ("2023", "level", "level_2023"), ("2023", "target", "target"))
    return [
        (f"{row['id']}-{figure}-{year}", dimension, area, year, figure, row[column], _why(row[f"{column}_status"]))
        for year, figure, column in figures
    ]


def _satisfaction(row: Row) -> tuple[str, ...]:
    year, survey, dated = codes.satisfaction_year("" if row["id"] in codes.UNDATED else row["period"], ROUND)
    kind = row["status"] if row["status"] in ("target", "threshold") else "result"
    why = _why(row["status"]) or ("year_assumed" if dated == ASSUMED and kind == "result" else "")
    return (
        row["id"], codes.QUESTIONS[row["measure"]], codes.ORGANISATIONS[row["area"]], codes.RESPONDENTS[row["respondent"]], year,
        survey, kind, codes.SCALES[row["unit"]], row["value"], why, dated, _place(row),
    )


def _span(period: str) -> tuple[str, str, str]:
    """Last year, first year where there are several, and whether the source states it."""
    first, _, last = period.removeprefix("before ").partition("-")
    if period.startswith("before "):
        return str(int(first) - 1), "", ASSUMED
    return (last or first or ROUND), (first if last else ""), STATED if period else ASSUMED


def _portfolio(row: Row) -> tuple[str, ...]:
    year, since, dated = _span(row["year"])
    why = "only_in_words" if row["unit"] == "event" else _why(row["status"])
    return row["id"], codes.PORTFOLIO[row["id"]], year, since, row["value"], why, dated, _place(row)


def _revenue(row: Row) -> tuple[str, ...]:
    year, since, _ = _span(row["year"])
    return row["id"], codes.REVENUE[row["item"]], year, since, row["value"], _why(row["status"]), _place(row)


def _investment(row: Row) -> tuple[str, ...]:
    year, since, dated = _span(row["period"])
    return (
        row["id"], codes.INVESTMENTS[row["id"]], year, since, codes.MONEY_UNITS[row["unit"]], row["value"], row["low"], row["high"],
        _why(row["status"]), dated, _place(row),
    )
