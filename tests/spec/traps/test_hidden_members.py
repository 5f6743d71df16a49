"""Sums with hidden members: intervals equal to a recomputation by hand from the files, at every level, in every month there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.doors.house import House
from tests.spec.traps.asked import cells, is_as
from tests.spec.traps.plain import (
    ALAND,
    MANTYHARJU,
    Bounds,
    Expected,
    areas,
    bounds,
    june_2026,
    monthly,
    of_2023,
    ratio,
    together,
)

pytestmark = pytest.mark.mirror
JUNE = "2026-06"
IN_JUNE = {
    "job_seekers": ("HAKIJALOPUSSA",),
    "unemployed_job_seekers": ("TYOTTOMATLOPUSSA",),
    "unemployed_men": ("TYOTTOMATMIEHET",),
    "unemployed_women": ("TYOTTOMATNAISET",),
    "unemployed_under_20": ("TYOTTOMAT20",),
    "unemployed_under_25": ("TYOTTOMAT25",),
    "unemployed_over_50": ("TYOTTOMAT50",),
    "unemployed_disabled": ("TYOTTOMATSAIR",),
    "unemployed_foreign_nationals": ("TYOTTOMATULK",),
    "long_term_unemployed": ("PITKAAIKAISTYOTTOMAT",),
    "laid_off": ("LOMAUTETTU",),
    "open_vacancies": ("AVPAIKATLOPUSSA",),
    "new_vacancies": ("UUDETAVP",),
    "in_work_trial": ("KOKEILULOP",),
    "in_labour_market_training": ("TVKOULUTUSLOP",),
    "in_coaching": ("VALMENNUSLOP",),
    "in_other_services": ("MTPPALVELUTLOP",),
    "in_subsidised_work": ("TYOLLISTETTYLOP", "TYOHARJOITTELULOP"),
    "in_services": ("TYOLLISTETTYLOP", "TYOHARJOITTELULOP", "KOKEILULOP", "TVKOULUTUSLOP", "VALMENNUSLOP", "MTPPALVELUTLOP"),
}
IN_MONTHS = {"unemployed_job_seekers": "TYOTTOMATLOPUSSA", "open_vacancies": "AVPAIKATLOPUSSA", "labour_force": "TYOVOIMATK"}
OWN_ROWS = {"region": "MK", "sub_region": "SK", "ely": "ELY", "municipality": "KU"}


def compared(mirror: Path, level: str) -> dict[str, frozenset[str]]:
    """Areas of a level that are compared with one another: without Åland, which is no employment area."""
    return {code: codes for code, codes in areas(mirror, level).items() if (level, code) != ("employment_area", ALAND)}


def in_june(mirror: Path, codes: frozenset[str], measures: tuple[str, ...]) -> Expected:
    told = [bounds(june_2026(mirror)[f"KU{code}"][measure], True) for code in codes for measure in measures]
    return Expected(together(told), len(told))


@pytest.mark.parametrize("level", ["employment_area", "wellbeing_county"])
@pytest.mark.parametrize("id", IN_JUNE)
def test_in_june_2026_every_area_is_the_sum_of_its_municipalities(built: House, mirror: Path, id: str, level: str) -> None:
    shown = cells(built, id, level, period=JUNE)
    expected = {code: in_june(mirror, codes, IN_JUNE[id]) for code, codes in compared(mirror, level).items()}
    assert {area for area, _ in shown} == set(expected)
    wrong = {code: (shown[code, JUNE].cell, one) for code, one in expected.items() if not is_as(shown[code, JUNE].cell, one)}
    assert not wrong


def test_some_of_them_are_intervals_and_some_are_not(mirror: Path) -> None:
    """What the test above holds says little if nothing is hidden, or everything."""
    codes = areas(mirror, "employment_area")
    shares = {id: sum(in_june(mirror, one, measures).status == "interval" for one in codes.values()) for id, measures in IN_JUNE.items()}
    assert shares["unemployed_job_seekers"] == 1
    assert shares["in_work_trial"] > 20
    assert sum(shares.values()) > 100


@pytest.mark.parametrize("level", OWN_ROWS)
@pytest.mark.parametrize("id", IN_JUNE)
def test_where_the_source_has_rows_of_its_own_they_are_shown_and_not_a_sum(built: House, mirror: Path, id: str, level: str) -> None:
    shown = cells(built, id, level, period=JUNE)
    prefix = OWN_ROWS[level]
    for (code, _), row in shown.items():
        if f"{prefix}{code}" not in june_2026(mirror):
            assert row.cell.status == "missing"
            continue
        told = [bounds(june_2026(mirror)[f"{prefix}{code}"][measure], level == "municipality") for measure in IN_JUNE[id]]
        assert is_as(row.cell, Expected(together(told), len(told))), (code, row.cell, told)
    assert len(shown) >= {"region": 19, "sub_region": 69, "ely": 16, "municipality": 308}[level]


def of_month(mirror: Path, codes: frozenset[str], month: str, measure: str) -> Expected:
    told = [bounds(monthly(mirror)[f"KU{code}", month][measure], True) for code in codes]
    return Expected(together(told), len(told))


def months(mirror: Path) -> list[str]:
    return sorted({month for _, month in monthly(mirror)})


@pytest.mark.parametrize("level", ["employment_area", "wellbeing_county"])
@pytest.mark.parametrize("id", IN_MONTHS)
def test_in_214_months_every_area_is_the_sum_of_its_municipalities_of_2023(built: House, mirror: Path, id: str, level: str) -> None:
    shown = cells(built, id, level, period="2006-01..2023-10")
    chosen = {code: of_2023(codes) for code, codes in compared(mirror, level).items()}
    assert len(shown) == len(chosen) * 214
    wrong = [
        (code, month, shown[code, month].cell)
        for code, codes in chosen.items()
        for month in months(mirror)
        if not is_as(shown[code, month].cell, of_month(mirror, codes, month, IN_MONTHS[id]))
    ]
    assert not wrong


def rate_of(mirror: Path, codes: frozenset[str], month: str, above: str, below: str, times: float) -> Bounds:
    return ratio(of_month(mirror, codes, month, above).bounds, of_month(mirror, codes, month, below).bounds, times)


@pytest.mark.parametrize(
    ("id", "above", "below", "times"),
    [
        ("unemployment_rate", "TYOTTOMATLOPUSSA", "TYOVOIMATK", 100),
        ("unemployed_per_vacancy", "TYOTTOMATLOPUSSA", "AVPAIKATLOPUSSA", 1),
        ("vacancies_per_100_unemployed", "AVPAIKATLOPUSSA", "TYOTTOMATLOPUSSA", 100),
        ("open_vacancies_per_1000_labour_force", "AVPAIKATLOPUSSA", "TYOVOIMATK", 1000),
    ],
)
def test_ratios_of_areas_come_from_sums_and_carry_the_bounds_of_both(
    built: House, mirror: Path, id: str, above: str, below: str, times: float
) -> None:
    shown = cells(built, id, "employment_area", period="2006-01..2023-10")
    for code, codes in compared(mirror, "employment_area").items():
        ground = of_2023(codes)
        for month in months(mirror):
            expected = Expected(rate_of(mirror, ground, month, above, below, times), len(ground))
            assert is_as(shown[code, month].cell, expected), (code, month, shown[code, month].cell, expected)
    assert len(shown) == 45 * 214


def test_hidden_is_one_to_four_and_zero_is_a_figure(built: House, mirror: Path) -> None:
    """A municipality's hidden cell shows nothing, its zero shows zero, and neither turns into the other in a sum."""
    shown = cells(built, "unemployed_under_20", "municipality", period=JUNE)
    texts = {code: june_2026(mirror)[f"KU{code}"]["TYOTTOMAT20"] for code, _ in shown}
    zeros = [code for code, text in texts.items() if text == "0"]
    hidden = [code for code, text in texts.items() if text == "..."]
    assert (len(zeros), len(hidden)) == (19, 93)
    assert {shown[code, JUNE].cell.value for code in zeros} == {0}
    assert {shown[code, JUNE].cell.status for code in hidden} == {"hidden"}
    assert {shown[code, JUNE].cell.reason for code in hidden} == {"hidden_at_source"}
    for code in hidden:
        cell = shown[code, JUNE].cell
        assert (cell.value, cell.low, cell.high, shown[code, JUNE].rank, shown[code, JUNE].change) == (None,) * 5
    smallest = min(float(text) for text in texts.values() if text not in ("...", "0"))
    assert smallest == 5


COUNTED = {
    "in_work_trial": 118,
    "unemployed_under_20": 93,
    "in_labour_market_training": 91,
    "new_vacancies": 81,
    "open_vacancies": 78,
    "unemployed_foreign_nationals": 51,
    "unemployed_job_seekers": 4,
}
"""Hidden cells of the 308 municipalities; the README counts KU199 (abroad or unknown) too, which has two of them."""


@pytest.mark.parametrize("id", COUNTED)
def test_hidden_cells_are_counted_as_the_readme_counts_them(built: House, id: str) -> None:
    shown = cells(built, id, "municipality", period=JUNE)
    assert len(shown) == 308
    assert sum(row.cell.status == "hidden" for row in shown.values()) == COUNTED[id]


@pytest.mark.parametrize(("id", "number"), [("unemployed_job_seekers", 702), ("open_vacancies", 10143), ("labour_force", 0)])
def test_hidden_cells_of_2006_to_2023_are_counted_as_the_readme_counts_them(built: House, mirror: Path, id: str, number: int) -> None:
    measure = IN_MONTHS[id]
    delivered = [area for (area, _), row in monthly(mirror).items() if row[measure] == ""]
    assert len(delivered) == number
    by_level = {level: cells(built, id, level, period="2006-01..2023-10") for level in ("municipality", "sub_region", "region", "ely")}
    hidden = [row for shown in by_level.values() for row in shown.values() if row.cell.status == "hidden"]
    # What is hidden of Pertunmaa is an interval of Mäntyharju, which it lies in today.
    pertunmaa = delivered.count("KU588")
    assert len(hidden) == number - pertunmaa
    intervals = [row.area for row in by_level["municipality"].values() if row.cell.status == "interval"]
    assert intervals == [MANTYHARJU] * pertunmaa
