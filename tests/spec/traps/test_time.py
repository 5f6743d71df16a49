"""Months that nobody has, yearly figures beside monthly ones, and finished figures that are never made up of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.doors.house import House
from puntari.words.period import PeriodRange
from tests.spec.traps.asked import cells, release
from tests.spec.traps.plain import june_2026, monthly, pxweb, rows

pytestmark = pytest.mark.mirror
GAP = [str(period) for period in PeriodRange.parse("2023-11..2026-05")]
OF_12R5 = ("unemployed_job_seekers", "unemployment_rate", "labour_force", "open_vacancies", "unemployed_per_vacancy", "unemployed_men")
GROUPS = {"unemployed_men": "TYOTTOMATMIEHET", "unemployed_women": "TYOTTOMATNAISET"}
FINISHED = {
    "median_income": "municipality",
    "gini_coefficient": "municipality",
    "education_level": "municipality",
    "under_15_share_of_population": "municipality",
    "mean_unemployment_duration": "municipality",
    "structurally_unemployed": "municipality",
    "flow_over_3_months": "municipality",
    "vacancy_days_open": "municipality",
}


@pytest.mark.parametrize("level", ["country", "employment_area", "municipality"])
@pytest.mark.parametrize("id", OF_12R5)
def test_months_that_are_not_delivered_are_absent_and_not_drawn_through(built: House, id: str, level: str) -> None:
    """There is nothing between October 2023 and June 2026."""
    assert len(GAP) == 31
    assert not [row for row in release(built, id, level, period="2023-11..2026-05").rows() if row.cell.status != "missing"]
    periods = {str(row.period) for row in release(built, id, level).rows() if row.cell.status != "missing"}
    assert not periods & set(GAP)
    assert "2026-06" in periods


@pytest.mark.parametrize("id", ["unemployed_job_seekers", "unemployment_rate"])
def test_june_2026_has_no_change_on_a_year_that_nobody_has(built: House, id: str) -> None:
    shown = cells(built, id, "employment_area", period="2026-06")
    assert {(row.change, row.change_percent) for row in shown.values()} == {(None, None)}


def test_the_change_on_a_year_ago_is_the_difference_of_the_two_figures(built: House) -> None:
    shown = cells(built, "unemployed_job_seekers", "municipality", period="2006-01..2023-10")
    seen = 0
    for (area, period), row in shown.items():
        before = shown.get((area, f"{int(period[:4]) - 1}{period[4:]}"))
        if before is None or not (before.cell.exact and row.cell.exact):
            assert row.change is None
            continue
        assert row.change == row.cell.value - before.cell.value
        seen += 1
    assert seen > 60_000


def test_the_labour_force_is_an_annual_figure_and_the_rate_of_each_month_is_per_that_year_s(built: House, mirror: Path) -> None:
    force = cells(built, "labour_force", "country", period="2006-01..2023-10")
    by_year: dict[str, set[float]] = {}
    for (_, period), row in force.items():
        by_year.setdefault(period[:4], set()).add(row.cell.value)
    assert {len(values) for values in by_year.values()} == {1}
    assert len(by_year) == 18
    for (area, period), row in cells(built, "unemployment_rate", "country", period="2006-01..2023-10").items():
        own = monthly(mirror)["SSS", period]
        assert row.cell.value == pytest.approx(100 * float(own["TYOTTOMATLOPUSSA"]) / float(own["TYOVOIMATK"]), rel=1e-12)
        assert row.cell.value * force[area, period].cell.value / 100 == pytest.approx(float(own["TYOTTOMATLOPUSSA"]))


def test_a_yearly_denominator_is_that_of_the_year_or_of_the_year_before(built: House, mirror: Path) -> None:
    """Population at the end of 2022 is the newest of Sotkanet: 2023 has it, and no month of 2024 is divided by it."""
    path = mirror / "sotkanet_vaesto" / "sotkanet_127_vaesto_kunta.csv.gz"
    sotkanet = {(row["kunta"], row["vuosi"]): float(row["vaesto"]) for row in rows(path)}
    shown = cells(built, "unemployed_share_of_population", "municipality", period="2006-01..2023-10")
    for period, year in (("2015-06", "2015"), ("2022-12", "2022"), ("2023-10", "2022")):
        unemployed = float(monthly(mirror)["KU091", period]["TYOTTOMATLOPUSSA"])
        assert shown["091", period].cell.value == pytest.approx(100 * unemployed / sotkanet["091", year], rel=1e-12)
    june = cells(built, "unemployed_share_of_population", area="municipality:091", period="2026-06")["091", "2026-06"]
    counted = pxweb(mirror / "statfin_json_2026" / "population_register_kunnat_121w.json")
    (helsinki,) = (row for row in counted if "KU091" in row.values())
    (population,) = (float(text) for name, text in helsinki.items() if name.endswith("vaesto"))
    unemployed = float(june_2026(mirror)["KU091"]["TYOTTOMATLOPUSSA"])
    assert june.cell.value == pytest.approx(100 * unemployed / population, rel=1e-12)


@pytest.mark.parametrize("id", FINISHED)
def test_finished_figures_are_shown_where_the_source_has_them(built: House, id: str) -> None:
    shown = [row for row in release(built, id, FINISHED[id]).rows() if row.cell.exact]
    assert shown
    assert {row.cell.status for row in shown} == {"published"}


@pytest.mark.parametrize("id", ["median_income", "gini_coefficient"])
def test_median_income_and_gini_are_never_made_for_the_45_areas(built: House, id: str) -> None:
    """Neither adds up nor averages, so an area has none, and says why."""
    shown = cells(built, id, "employment_area")
    assert {area for area, _ in shown} == {f"{number:02d}" for number in range(1, 46)}
    assert {(row.cell.status, row.cell.reason, row.cell.value) for row in shown.values()} == {("missing", "not_for_this_level", None)}
    assert {(row.rank, row.change) for row in shown.values()} == {(None, None)}


@pytest.mark.parametrize("id", GROUPS)
def test_men_and_women_are_not_the_total(built: House, mirror: Path, id: str) -> None:
    """132 persons of June 2026 have no known sex: nobody is filled in, and neither group is made from the other."""
    of_country = {one: cells(built, one, "country", period="2026-06")["SSS", "2026-06"] for one in ("unemployed_job_seekers", *GROUPS)}
    told = {one: row.cell.value for one, row in of_country.items()}
    assert told == {"unemployed_job_seekers": 352_001, "unemployed_men": 189_726, "unemployed_women": 162_143}
    # Where only one of the two is hidden, the other and the total would give it away within the unknown: it stays hidden.
    hidden = [
        area.removeprefix("KU") for area, row in june_2026(mirror).items()
        if area.startswith("KU") and area != "KU199" and row[GROUPS[id]] == "..." and row["TYOTTOMATLOPUSSA"] != "..."
    ]
    shown = cells(built, id, "municipality", period="2026-06")
    assert hidden
    assert {shown[area, "2026-06"].cell.status for area in hidden} == {"hidden"}
