"""The pack's contracts put to the real deliveries of the mirror: what is accepted, hidden, set aside and counted where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from puntari.define.source import MirrorFile, Source
from puntari.flow.readers import recognise
from puntari.flow.reading import table_of
from tests.spec.employment.delivered import PACK, of_mirror

pytestmark = pytest.mark.mirror
DELIVERIES = [(source, file) for source in PACK.sources.values() for file in source.mirror]
SET_ASIDE = {
    "statfin_11ra": 92,
    "statfin_12bs": 2,
    "municipal_key_figures_2018": 178,
    "lmp_expenditure": 6698,
    "lmp_measures": 899,
    "lmp_supports": 1829,
}


def accepted(mirror: Path, source_id: str, number: int = -1) -> pa.Table:
    source = PACK.sources[source_id]
    return of_mirror(mirror, source, source.mirror[number]).accepted


def of_level(rows: pa.Table, level: str) -> pa.Table:
    return rows.filter(pc.equal(rows["area_level"], level))


def total(rows: pa.Table, figure: str) -> float:
    return pc.sum(rows[figure]).as_py()


@pytest.mark.parametrize(("source", "file"), DELIVERIES, ids=[file.path for _, file in DELIVERIES])
def test_every_row_is_accepted_or_set_aside_for_a_reason(mirror: Path, source: Source, file: MirrorFile) -> None:
    checked = of_mirror(mirror, source, file)
    assert checked.rejected.num_rows == 0
    assert checked.set_aside == SET_ASIDE.get(source.id, 0)
    assert checked.accepted.num_rows == checked.rows - checked.set_aside > 0


def test_every_municipality_of_the_day_is_there_in_june_2026(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12r5")
    assert of_level(rows, "municipality").num_rows == 308
    elsewhere = set(of_level(rows, "elsewhere")["area"].to_pylist())
    assert elsewhere == {"KU199", "KUJOU", "MK91", "MKJO", "SK902", "SKJOU", "ELY80", "ELYJO"}


def test_the_sum_of_municipalities_is_not_the_country(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12r5")
    assert total(of_level(rows, "municipality"), "unemployed") == 351_968
    assert total(of_level(rows, "country"), "unemployed") == 352_001


def test_men_and_women_are_not_all(mirror: Path) -> None:
    country = of_level(accepted(mirror, "tyonv_12r5"), "country")
    assert total(country, "unemployed_men") + total(country, "unemployed_women") == 351_869
    assert total(country, "unemployed") == 352_001


def test_vacancies_of_no_stated_place_are_only_in_the_country(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12r5")
    unplaced = rows.filter(pc.equal(rows["area"], "KUJOU"))
    assert total(unplaced, "open_vacancies") == 7_661


def test_the_labour_force_steps_at_most_once_a_year(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12r5", 0)
    helsinki = rows.filter(pc.equal(rows["area"], "091")).sort_by("period")
    by_year: dict[str, set[float]] = {}
    for period, figure in zip(helsinki["period"].to_pylist(), helsinki["labour_force"].to_pylist(), strict=True):
        by_year.setdefault(period[:4], set()).add(figure)
    assert len(by_year) == 18
    assert max(map(len, by_year.values())) <= 2


def test_pertunmaa_is_told_in_the_division_of_2023(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12r5", 0)
    assert rows.filter(pc.equal(rows["area"], "588")).num_rows == 214
    assert PACK.hierarchy.division.as_of_division("588", PACK.hierarchy.newest) == "507"


def test_recipients_do_not_add_up_and_euros_do(mirror: Path) -> None:
    rows = accepted(mirror, "kela_municipal_share")
    parts = rows.filter(pc.and_(pc.not_equal(rows["benefit"], "SSS"), pc.not_equal(rows["days_class"], "SSS")))
    wholes = rows.filter(pc.and_(pc.equal(rows["benefit"], "SSS"), pc.equal(rows["days_class"], "SSS")))
    for area in ("SSS", "005", "018", "020", "049"):
        part, whole = (table.filter(pc.equal(table["area"], area)) for table in (parts, wholes))
        assert total(part, "municipal_share") == pytest.approx(total(whole, "municipal_share"), abs=0.02)
        assert total(part, "recipients") > total(whole, "recipients")


def test_a_class_without_recipients_is_absent_and_not_zero(mirror: Path) -> None:
    rows = accepted(mirror, "kela_municipal_share")
    classes = Counter(zip(rows["area"].to_pylist(), rows["benefit"].to_pylist(), strict=True))
    assert classes["005", "basic"] == 5
    assert classes["018", "basic"] == 4
    assert pc.min(rows["recipients"]).as_py() > 0


def test_the_country_of_benefits_lacks_september(mirror: Path) -> None:
    months = set(accepted(mirror, "kela_municipal_share_country")["period"].to_pylist())
    assert months == {f"2025-{month:02d}" for month in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12)}


def test_employment_areas_have_own_rows_in_one_source_only(mirror: Path) -> None:
    there = [source for source in PACK.sources.values() if source.mirror]
    with_own = [s.id for s in there if of_level(of_mirror(mirror, s, s.mirror[-1]).accepted, "employment_area").num_rows]
    assert with_own == ["statfin_11ra"]


def test_the_activation_rate_is_the_parts_that_the_source_gives(mirror: Path) -> None:
    rows = accepted(mirror, "tyonv_12u4").to_pylist()
    parts = ("training", "coaching", "subsidised_work", "work_trial", "job_alternation", "rehabilitative_work", "self_motivated_studies")
    assert len(rows) == 194
    for row in rows:
        assert sum(row[part] for part in parts) == row["in_services"]


def test_kinds_of_coaching_make_more_than_the_coaching_of_the_activation_rate(mirror: Path) -> None:
    whole = {row["period"]: row["coaching"] for row in accepted(mirror, "tyonv_12u4").to_pylist()}
    kinds: Counter[str] = Counter()
    for row in accepted(mirror, "tyonv_12u1").to_pylist():
        kinds[row["period"]] += row["persons"] or 0
    assert sum(kinds[month] > whole[month] for month in whole) > 100


def test_the_column_headed_job_seekers_holds_the_unemployed(mirror: Path) -> None:
    basic = {(row["area"], row["period"]): row for row in accepted(mirror, "hameenlinna_perustiedot").to_pylist()}
    told = [row for row in accepted(mirror, "hameenlinna_kesto").to_pylist() if row["sex"] == row["age_group"] == "SSS"]
    assert len(told) == 870
    assert all(row["unemployed"] == basic[row["area"], row["period"]]["unemployed"] for row in told)


def test_the_dates_of_update_are_the_sources_own(mirror: Path) -> None:
    file = PACK.sources["tyonv_12r5"].mirror[-1]
    data = (mirror / file.path).read_bytes()
    assert str(table_of(data, recognise(data, file.path)).updated) == "2026-07-21"


def test_the_commissions_totals_of_measures_are_those_of_their_categories_for_averages_and_not_for_exits(mirror: Path) -> None:
    rows = accepted(mirror, "lmp_measures").to_pylist()
    told = {(row["lmp_flow"], row["period"], row["lmp_measure"]): row["lmp_participants"] for row in rows}
    years = [str(year) for year in range(1997, 2021)]

    def of_categories(flow: str, year: str) -> float:
        return sum(told.get((flow, year, category), 0) for category in "24567")

    assert all(of_categories("STK", year) == told["STK", year, "TOT2_7"] for year in years)
    assert all(of_categories("EXIT", year) < told["EXIT", year, "TOT2_7"] for year in years), "the source leaves categories out"


def test_the_adjustment_for_double_counting_is_below_zero(mirror: Path) -> None:
    rows = accepted(mirror, "lmp_measures").to_pylist()
    adjusted = [row["lmp_participants"] for row in rows if row["lmp_measure"] == "2A_FI54"]
    assert len(adjusted) == 16
    assert max(adjusted) < 0


def test_only_the_total_of_spending_is_used_and_it_is_that_of_the_nine_categories(mirror: Path) -> None:
    rows = accepted(mirror, "lmp_expenditure").to_pylist()
    assert len(rows) == 1175
    told = {(row["period"], row["lmp_type"]): row["million_euros"] for row in rows}
    for year in map(str, range(1997, 2021)):
        parts = sum(told.get((year, str(category)), 0) for category in range(1, 10))
        assert parts == pytest.approx(told[year, "TOT1_9"], abs=0.03)


def test_the_unemployed_by_education_are_the_unemployed_in_174_months(mirror: Path) -> None:
    basic = {(row["area"], row["period"]): row["unemployed"] for row in accepted(mirror, "hameenlinna_perustiedot").to_pylist()}
    rows = [row for row in accepted(mirror, "hameenlinna_koulutustaso").to_pylist() if row["age_group"] == "SSS"]
    totals = [row for row in rows if row["education"] == "SSS"]
    assert len(totals) == 174
    assert all(row["unemployed_by_education"] == basic[row["area"], row["period"]] for row in totals)
    assert any(row["unemployed_by_education__why"] == "hidden_at_source" for row in rows)


def test_ages_at_which_nobody_has_a_qualification_yet_are_missing_and_not_hidden(mirror: Path) -> None:
    rows = accepted(mirror, "hameenlinna_koulutus").to_pylist()
    without = [row for row in rows if row["tertiary_share"] is None]
    assert {(row["age_to_75"], row["tertiary_share__why"]) for row in without} == {("15_19", "not_stated")}
    assert len(without) == 33


def test_turnover_per_person_year_is_the_published_one_but_for_the_rounding_of_both(mirror: Path) -> None:
    rows = accepted(mirror, "hameenlinna_yritysten_liikevaihto").to_pylist()
    apart = [abs(row["turnover"] / row["establishment_staff"] - row["turnover_per_person"]) for row in rows]
    assert len(apart) == 18
    assert max(apart) < 0.56
    assert sum(one > 0.5 for one in apart) == 1, "the source divided by staff that it had not rounded yet"
