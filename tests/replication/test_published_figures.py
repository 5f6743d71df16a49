"""Figures asked through the door held against what the sources themselves publish, wherever the two overlap."""

from __future__ import annotations

from collections import Counter

import pytest

from puntari.define.question import Place, Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Release
from puntari.words.period import PeriodRange

pytestmark = pytest.mark.mirror
ANYBODY = Actor(Role.PUBLIC)
Figures = dict[tuple[str, str], float | None]


def figures(house: House, id: str, level: str, area: str = "", period: str = "") -> Figures:
    """Values by area and period; None where the cell has no exact one."""
    place = Place(level, area) if area else None
    asked = PeriodRange.parse(period) if period else None
    released = ask(house, Question("employment", (id,), (level,), place, asked, every_period=asked is None), ANYBODY)
    assert isinstance(released, Release), released
    return {(row.area, str(row.period)): row.cell.value for row in released.rows()}


def exact(found: Figures) -> dict[tuple[str, str], float]:
    return {key: value for key, value in found.items() if value is not None}


def checks(house: House) -> list[dict[str, object]]:
    return house.manifest()["packs"]["employment"]["checks"]


def test_no_figure_is_apart_from_the_one_that_its_source_publishes(built: House) -> None:
    assert [one for one in checks(built) if one["apart"]] == []


def test_every_binding_with_a_published_twin_was_compared(built: House) -> None:
    indicators = built.pack("employment").indicators
    twins = {(id, number) for id, one in indicators.items() for number, binding in enumerate(one.bindings) if binding.agrees_with}
    assert {(one["indicator"], one["binding"]) for one in checks(built) if one["compared"]} == twins


@pytest.mark.parametrize(
    ("id", "binding", "level", "cells"),
    [
        ("unemployment_rate", 0, "municipality", 303),
        ("unemployment_rate", 0, "region", 19),
        ("unemployment_rate", 0, "ely", 16),
        ("unemployment_rate", 0, "sub_region", 69),
        ("unemployment_rate", 1, "country", 174),
        ("activation_rate", 1, "country", 194),
        ("activation_rate", 2, "municipality", 66),
        ("activation_rate_foreign_nationals", 0, "country", 194),
        ("population", 0, "employment_area", 45),
        ("population", 0, "region", 19),
        ("population", 0, "wellbeing_county", 23),
        ("population", 0, "sub_region", 69),
    ],
)
def test_every_cell_that_overlaps_was_compared(built: House, id: str, binding: int, level: str, cells: int) -> None:
    found = [one["compared"] for one in checks(built) if (one["indicator"], one["binding"], one["level"]) == (id, binding, level)]
    assert found and found[0] >= cells


def test_the_countrys_unemployed_are_those_of_the_activation_rates_table(built: House) -> None:
    monthly = figures(built, "unemployed_job_seekers", "country")
    rate, services = figures(built, "activation_rate", "country"), figures(built, "in_services", "country")
    common = [f"{year}-{month:02d}" for year in range(2006, 2023) for month in range(1, 13) if (year, month) <= (2022, 2)]
    assert len(common) == 194
    for period in common:
        key = ("SSS", period)
        assert services[key] / (services[key] + monthly[key]) * 100 == pytest.approx(rate[key], abs=1e-9)


def test_rates_of_areas_come_from_sums(built: House) -> None:
    """Espoo and Kauniainen make employment area 01."""
    asked = {"period": "2023-10"}
    unemployed, force = (figures(built, id, "municipality", **asked) for id in ("unemployed_job_seekers", "labour_force"))
    rate = figures(built, "unemployment_rate", "employment_area", **asked)
    members = [("049", "2023-10"), ("235", "2023-10")]
    assert rate["01", "2023-10"] == pytest.approx(100 * sum(unemployed[m] for m in members) / sum(force[m] for m in members))


def test_ten_indicators_reach_all_45_areas_for_two_years(built: House) -> None:
    months: Counter[str] = Counter()
    for id in (
        "unemployed_job_seekers",
        "labour_force",
        "unemployment_rate",
        "labour_force_share_of_population",
        "unemployed_share_of_population",
        "open_vacancies",
        "unemployed_per_vacancy",
        "vacancies_per_100_unemployed",
        "open_vacancies_per_1000_labour_force",
        "new_vacancies",
        "new_vacancies_per_1000_labour_force",
        "vacancies_open_during_month",
        "vacancies_filled",
        "filled_share_of_vacancies",
    ):
        months[id] = len(told_months(built, id))
    assert len(months) >= 10
    assert all(number >= 24 for number in months.values()), months


def told_months(house: House, id: str) -> list[str]:
    """Months in which every one of the 45 areas has a figure or an interval."""
    released = ask(house, Question("employment", (id,), ("employment_area",), every_period=True), ANYBODY)
    assert isinstance(released, Release), released
    told = Counter(str(row.period) for row in released.rows() if row.area != "46" and (row.cell.exact or row.cell.low is not None))
    return [period for period, areas in told.items() if areas == 45]


def test_figures_known_by_heart(built: House) -> None:
    """A few figures read off the files by eye."""
    assert figures(built, "unemployment_rate", "country", period="2026-06")["SSS", "2026-06"] == pytest.approx(12.83, abs=0.005)
    assert figures(built, "municipal_share", "municipality", period="2025-10")["005", "2025-10"] == pytest.approx(69_690.71)
    assert figures(built, "flow_over_3_months", "municipality", period="2015-01")["109", "2015-01"] == 49.3
    assert figures(built, "mean_unemployment_duration", "country", period="2006-01")["SSS", "2006-01"] == 43
    assert figures(built, "median_income", "country")["SSS", "2024"] == 26_605
    assert "01" not in {area for area, _ in exact(figures(built, "median_income", "employment_area"))}
