"""Derives the tables of the steering goals, the recommendations and the evaluation's other figures, and adds what only its notes tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from packs.service_centre.derive_codes import doubted
from packs.service_centre.derive_codes import place_in_report as _place

Row = Mapping[str, str]
Cells = tuple[str, ...]

GOAL_HEADER = ("id", "goal", "measured_by", "year", "figure", "unit", "amount", "why", "dated", "printed_in")
OTHER_HEADER = ("id", "item", "year", "unit", "amount", "low", "high", "why", "day", "said", "dated", "printed_in")
RECOMMENDATION_HEADER = ("id", "year", "theme", "measure", "owner", "priority", "why", "printed_in")
ROUND = "2022"
STATED, ASSUMED = "stated", "assumed"

GOAL_UNITS = {
    "%": "percent",
    "% described": "percent",
    "services": "services",
    "scale 1-5": "grade",
    "reports per year (minimum)": "reports_a_year",
    "roadmap rounds per year (programme)": "rounds_a_year",
}
MEASURED_BY = {
    "goal-1-2": "reports", "goal-3-1": "services", "goal-3-2": "descriptions", "goal-4-1": "customer_costs", "goal-4-2": "customer_costs",
    "goal-4-8": "billing_rate", "goal-5-1": "satisfaction", "goal-6-2": "roadmaps", "goal-6-5": "satisfaction", "goal-6-6": "satisfaction",
    "goal-6-7": "satisfaction", "goal-6-8": "satisfaction",
}
"""What a goal is measured by where it is no unit price."""
RESULT_MEASURED_BY = {"goal-4-1": "unit_prices", "goal-4-2": "unit_prices"}
"""What a result is measured by where that is not what the goal is measured by: the costs of customers were not followed."""
SECTION_1_TARGET = ("goal-4-1-target-s1", "g4_1", "unit_prices", "2022", "target", "percent", "-11", "", STATED, "s1")
"""Chapter 1 gives the same 11 per cent as a goal of unit prices; the mirror tells it in a note."""

OTHER_UNITS = {
    "%": "percent", "date": "day", "event": "event", "pages": "pages", "person-years": "person_years", "persons": "persons",
    "months": "months", "times": "times", "centres": "centres", "documents": "documents", "areas": "areas", "years": "years",
    "themes": "themes",
}
FROM_NOTES: tuple[Cells, ...] = (
    ("of-billing-definition", "billing_definition", "2021", "event", "", "", "", "only_in_words", "", "", STATED, "s4_1"),
    ("of-billing-growth", "billing_growth", "2022", "percent", "9", "", "", "stated_doubtful", "", "", ASSUMED, "t13"),
    ("of-survey-mode", "survey_mode", "2022", "event", "", "", "", "only_in_words", "", "", STATED, "s4_1"),
    ("of-programme-named", "programme_named", "2022", "calendar_years", "", "2020", "2022", "only_range", "", "", STATED, "s5"),
    ("of-tuve-regional-support", "tuve_regional_support", "2022", "euros", "27", "", "", "stated_approximate", "", "", ASSUMED, "t5"),
    ("of-deployment-provisioning", "deployment_provisioning", "2022", "euros", "74", "", "", "", "", "", ASSUMED, "t6"),
    ("of-deployment-hours", "deployment_hours", "2022", "hours", "3", "", "", "", "", "", ASSUMED, "t6"),
    ("of-source-30", "document_delivered", "2022", "day", "", "", "", "only_a_day", "2022-01-29", "", STATED, "s6_1"),
    ("of-first-document", "first_document_delivered", "2022", "day", "", "", "", "only_a_day", "2022-12-29", "", STATED, "s6_1"),
    ("of-footnote-8", "productivity_potential", "2022", "words", "", "", "", "nowhere_in_report", "", "", ASSUMED, "t13"),
    ("of-stray-fragment", "stray_fragment", "2023", "tables", "2", "", "", "", "", "", STATED, "t20"),
    ("of-peer-investment-share", "peer_investment_share", "2022", "percent", "", "", "", "only_in_picture", "", "", STATED, "k8"),
    ("of-processes-in-words", "processes_in_words", "2023", "level", "2", "", "", "", "", "Kehittyvä", STATED, "s6_3"),
    ("of-name-guidance-s3", "name_guidance", "2023", "words", "", "", "", "only_in_words", "", "ohjaus", STATED, "s3"),
    ("of-name-guidance-s6", "name_guidance", "2023", "words", "", "", "", "only_in_words", "", "strateginen ohjaus", STATED, "s6_3"),
    ("of-name-operations-s3", "name_operations", "2023", "words", "", "", "", "only_in_words", "", "IT-kyvykkyydet", STATED, "s3"),
    ("of-name-operations-s6", "name_operations", "2023", "words", "", "", "", "only_in_words", "", "operatiivinen toiminta ja teknologia",
     STATED, "s6_3"),
    ("of-name-procurement-s3", "name_procurement", "2023", "words", "", "", "", "only_in_words", "", "hankintatoimi", STATED, "s3"),
    ("of-name-procurement-s6", "name_procurement", "2023", "words", "", "", "", "only_in_words", "", "hankinnat ja toimittajahallinta",
     STATED, "s6_3"),
)
"""What the mirror tells in notes beside its rows and the report's text holds: events, days, parts of a price, names."""
OWNERS = {"Valtori": "centre", "Ministry of Finance": "ministry"}
THEMES = {
    "1": "state_ict_guidance", "2": "service_strategy", "3": "management_system", "4": "service_portfolio",
    "5": "partners_and_procurement", "6": "cost_efficiency",
}
COVER = "Kuvailulehti"
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def goals(rows: Iterable[Row]) -> list[Cells]:
    """One row for each base, target and result with a figure."""
    told = [cells for row in rows for cells in _goal(row)]
    return [*told, SECTION_1_TARGET]


def _goal(row: Row) -> Iterable[Cells]:
    if row["unit"] not in GOAL_UNITS:
        return
    goal = row["id"].replace("goal-", "g").replace("-", "_")
    unit, measured = GOAL_UNITS[row["unit"]], MEASURED_BY.get(row["id"], "unit_prices")
    for figure, amount, when, by in (
        ("base", row["baseline"], row["baseline_period"], measured),
        ("target", row["target_value"], row["deadline"], measured),
        ("result", row["result_value"], row["result_period"][-7:], RESULT_MEASURED_BY.get(row["id"], measured)),
    ):
        if amount:
            year = re.search(r"\d{4}", when)
            shown = "index" if amount == "100" else unit
            id = f"{row['id']}-{figure}"
            yield (
                id, goal, by, year[0] if year else ROUND, figure, shown, amount, doubted(id, ""), STATED if year else ASSUMED,
                _place_of(row),
            )


def others(rows: Iterable[Row]) -> list[Cells]:
    """The evaluation's other figures, a range that has two ids made one, and what only notes tell."""
    return [*map(_other, rows), *FROM_NOTES]


def _other(row: Row) -> Cells:
    year = re.search(r"\d{4}", row["period"].split("/")[-1])
    day = row["period"] if row["unit"] in ("date", "event") and _DAY.fullmatch(row["period"]) else ""
    why = _reason(row, day)
    return (
        row["id"], row["id"].removeprefix("of-").replace("-", "_"), _last_year(row["period"]) if year else ROUND, OTHER_UNITS[row["unit"]],
        row["value"], row.get("low", ""), row.get("high", ""), why, day, "", STATED if year else ASSUMED, _place_of(row),
    )


def _reason(row: Row, day: str) -> str:
    if row["status"] == "stated_uncertain":
        return "stated_doubtful"
    if row["status"] not in ("stated", "counted"):
        return row["status"]
    return "" if row["value"] else "only_a_day" if day else "only_in_words"


def _place_of(row: Row) -> str:
    return "cover" if row["source"] == COVER else _place(row["source"])


def _last_year(period: str) -> str:
    return re.findall(r"\d{4}", period)[-1]


def recommendations(rows: Iterable[Row]) -> list[Cells]:
    """The recommended measures with theme, owner and priority; the number at the end of a measure's id tells measures of a theme apart."""
    return [
        (row["id"], "2023", THEMES[row["theme_no"]], row["id"].removeprefix("rec-").replace("-", "_"), OWNERS[row["owner"]],
         row["priority"], "", _place_of(row))
        for row in rows
    ]
