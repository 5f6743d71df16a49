"""Places that are no municipality, merged ones, ended levels, names and codes: each trap of the READMEs through the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.define.question import Place, Question
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from tests.spec.traps.asked import cells, release
from tests.spec.traps.plain import ALAND, MANTYHARJU, PERTUNMAA, areas, june_2026, monthly, pxweb, rows

pytestmark = pytest.mark.mirror
JUNE = "2026-06"
PREFIXES = {"TA": "employment_area", "MK": "region", "HVA": "wellbeing_county", "SK": "sub_region", "EVK": "economic_development_centre"}
NOWHERE = ("199", "JOU")
NO_PLACES = {
    "KU": ("municipality", {"199", "JOU"}),
    "MK": ("region", {"91", "JO"}),
    "SK": ("sub_region", {"902", "JOU"}),
    "ELY": ("ely", {"80", "JO"}),
}


def rows_behind(house: House, id: str, area: str, period: str) -> list[tuple[str, float | None]]:
    told = explain(house, Question("employment", (id,), (), Place.parse(area), PeriodRange.parse(period)), {}, PUBLIC).body
    return [(row.place, row.value) for row in told.rows]


def test_abroad_and_unspecified_are_in_no_area_and_only_in_the_country(built: House, mirror: Path) -> None:
    """7,661 vacancies of June 2026 have no municipality (KUJOU) and 270 are abroad (KU199): nobody's, and still the country's."""
    june = june_2026(mirror)
    assert (june["KUJOU"]["AVPAIKATLOPUSSA"], june["KU199"]["AVPAIKATLOPUSSA"]) == ("7661", "270")
    delivered = {prefix: {area.removeprefix(prefix) for area in june if area.startswith(prefix)} for prefix in NO_PLACES}
    for prefix, (level, none) in NO_PLACES.items():
        assert none <= delivered[prefix]
        assert {area for area, _ in cells(built, "open_vacancies", level, period=JUNE)} == delivered[prefix] - none
    (country,) = cells(built, "open_vacancies", "country", period=JUNE).values()
    by_area = cells(built, "open_vacancies", "employment_area", period=JUNE)
    most = sum(row.cell.value if row.cell.exact else row.cell.high for row in by_area.values())
    assert country.cell.value == float(june["SSS"]["AVPAIKATLOPUSSA"])
    assert most < country.cell.value - 7661


@pytest.mark.parametrize("code", NOWHERE)
def test_what_is_no_place_can_not_be_asked_as_one(built: House, code: str) -> None:
    with pytest.raises(BadQuestion, match=code):
        ask(built, Question("employment", ("open_vacancies",), (), Place("municipality", code)), PUBLIC)


def test_rows_of_no_place_are_kept_in_the_register_and_counted(built: House) -> None:
    told = built.warehouse("employment").rows(
        "SELECT area, count(*) AS n FROM register.tyonv_12r5 WHERE area_level = 'elsewhere' GROUP BY area ORDER BY area"
    )
    assert {"KU199", "KUJOU"} <= {code if code.startswith("KU") else f"KU{code}" for code in told["area"].to_pylist()}
    assert all(one["rejected"] == 0 for one in built.manifest()["packs"]["employment"]["sources"]["tyonv_12r5"]["deliveries"])


def test_the_country_is_the_source_s_own_row_and_never_a_sum(built: House, mirror: Path) -> None:
    told = {"unemployed_job_seekers": "TYOTTOMATLOPUSSA", "open_vacancies": "AVPAIKATLOPUSSA", "labour_force": "TYOVOIMATK"}
    for id, measure in told.items():
        shown = cells(built, id, "country")
        for (area, period), row in shown.items():
            own = june_2026(mirror)["SSS"][measure] if period == JUNE else monthly(mirror).get(("SSS", period), {}).get(measure)
            assert area == country_code(built)
            assert own is not None
            assert row.cell.value == float(own), (id, period)
        assert len(shown) == 215
    october = [row for (area, month), row in monthly(mirror).items() if area.startswith("KU") and month == "2023-10"]
    summed = sum(float(row["TYOTTOMATLOPUSSA"] or 0) for row in october)
    assert (summed, monthly(mirror)["SSS", "2023-10"]["TYOTTOMATLOPUSSA"]) == (255_795, "256070")
    assert [place for place, _ in rows_behind(built, "unemployed_job_seekers", "country", "2023-10")] == ["country:" + country_code(built)]


def country_code(house: House) -> str:
    (area,) = house.pack("employment").hierarchy.areas("country")
    return area.code


def test_pertunmaa_is_in_mantyharju_and_in_its_area_before_2025(built: House, mirror: Path) -> None:
    october = {code: float(monthly(mirror)[f"KU{code}", "2023-10"]["TYOTTOMATLOPUSSA"]) for code in (PERTUNMAA, MANTYHARJU)}
    shown = cells(built, "unemployed_job_seekers", "municipality", period="2023-10")
    assert shown[MANTYHARJU, "2023-10"].cell.value == sum(october.values())
    assert PERTUNMAA not in {area for area, _ in shown}
    assert len(shown) == 308
    behind = dict(rows_behind(built, "unemployed_job_seekers", f"municipality:{MANTYHARJU}", "2023-10"))
    assert behind == {f"municipality:{code}": value for code, value in october.items()}
    (home,) = (code for code, inside in areas(mirror, "employment_area").items() if MANTYHARJU in inside)
    in_area = dict(rows_behind(built, "unemployed_job_seekers", f"employment_area:{home}", "2023-10"))
    assert in_area[f"municipality:{PERTUNMAA}"] == october[PERTUNMAA]
    labour_force = {code: float(monthly(mirror)[f"KU{code}", "2023-10"]["TYOVOIMATK"]) for code in (PERTUNMAA, MANTYHARJU)}
    assert labour_force == {PERTUNMAA: 625, MANTYHARJU: 2202}
    (together,) = cells(built, "labour_force", area=f"municipality:{MANTYHARJU}", period="2023-10").values()
    assert together.cell.value == 2827


def test_today_has_no_pertunmaa_to_ask_for_and_308_municipalities(built: House) -> None:
    with pytest.raises(BadQuestion, match=PERTUNMAA):
        ask(built, Question("employment", ("unemployed_job_seekers",), (), Place("municipality", PERTUNMAA)), PUBLIC)
    assert len(cells(built, "population", "municipality", period="2025")) == 308


@pytest.mark.parametrize("id", ["unemployment_rate", "population", "unemployed_job_seekers", "open_vacancies"])
def test_aland_is_none_of_the_45_areas_and_is_had_by_name(built: House, id: str) -> None:
    answer = [row for row in release(built, id, "employment_area").rows()]
    assert {row.area for row in answer} == {f"{number:02d}" for number in range(1, 46)}
    for period in {row.period for row in answer}:
        exact = [row for row in answer if row.period == period and row.cell.exact]
        assert {row.ranked for row in exact} <= {len(exact)}
    newest = str(max(row.period for row in answer))
    (aland,) = cells(built, id, area=f"employment_area:{ALAND}", period=newest).values()
    assert aland.area == ALAND
    assert (aland.rank, aland.ranked) == (None, None)


def test_ely_rows_are_the_source_s_own(built: House, mirror: Path) -> None:
    shown = cells(built, "unemployed_job_seekers", "ely")
    own = {(f"ELY{area}", period): row for (area, period), row in shown.items() if row.cell.status != "missing"}
    delivered = {(area, month): row["TYOTTOMATLOPUSSA"] for (area, month), row in monthly(mirror).items() if area.startswith("ELY")}
    delivered |= {(area, JUNE): row["TYOTTOMATLOPUSSA"] for area, row in june_2026(mirror).items() if area in {one for one, _ in own}}
    assert {key: row.cell.value for key, row in own.items()} == {key: float(text) for key, text in delivered.items()}
    assert len(own) >= 16 * 214
    uusimaa = rows_behind(built, "unemployed_job_seekers", "ely:01", "2023-10")
    assert [place for place, _ in uusimaa] == ["ely:01"]


def test_no_row_of_12r5_is_one_of_an_economic_development_centre(built: House) -> None:
    """ELY centres ended on 31 December 2025; in 12r5 of June 2026 they still stand, and their successors are not in it."""
    levels = built.warehouse("employment").rows("SELECT DISTINCT area_level AS level FROM register.tyonv_12r5")["level"].to_pylist()
    assert set(levels) == {"country", "region", "ely", "sub_region", "municipality", "elsewhere"}
    hierarchy = built.pack("employment").hierarchy
    assert "economic_development_centre" in hierarchy.by_id
    answer = list(release(built, "unemployed_job_seekers", "economic_development_centre", period=JUNE).rows())
    assert len(answer) == 10
    for row in answer:
        behind = rows_behind(built, "unemployed_job_seekers", f"economic_development_centre:{row.area}", JUNE)
        assert {place.partition(":")[0] for place, _ in behind} == {"municipality"}


def test_population_sums_to_the_totals_that_statistics_finland_publishes_of_the_areas(built: House, mirror: Path) -> None:
    """The 46 published totals TA01-TA46 against our sums of another table (121w), and so for the other levels."""
    published = {row["alue_23_20260101"]: row for row in pxweb(mirror / "statfin_json_2026" / "age_register_kunnat_11ra.json")}
    counted = {}
    for prefix, level in PREFIXES.items():
        told = {code.removeprefix(prefix): float(row["vaerak-vaesto"]) for code, row in published.items() if code.startswith(prefix)}
        shown = {area: row.cell.value for (area, _), row in cells(built, "population", level, period="2025").items()}
        if level == "employment_area":
            (aland,) = cells(built, "population", area=f"employment_area:{ALAND}", period="2025").values()
            shown[ALAND] = aland.cell.value
        assert shown == told, level
        counted[level] = len(told)
    assert counted == {"employment_area": 46, "region": 19, "wellbeing_county": 23, "sub_region": 69, "economic_development_centre": 10}
    assert all(place.startswith("municipality:") for place, _ in rows_behind(built, "population", "employment_area:05", "2025"))


def test_municipalities_of_table_2310_are_found_by_name(built: House, mirror: Path) -> None:
    """310 names of the division of 2020; every one is some municipality, and today's figures hold all of them."""
    told = list(rows(mirror / "tyonv_kk_2006_2023" / "tyonv_2310_avoimet_tyopaikat_kunta.csv.gz"))
    names = {row["kunta_fi"] for row in told}
    assert len(names) == 310
    delivered = built.manifest()["packs"]["employment"]["sources"]["tyonv_2310"]["deliveries"][0]
    assert (delivered["rows"], delivered["accepted"], delivered["rejected"]) == (54560, 54560, 0)
    january = {row["kunta_fi"]: row["avoimet_kauden_aikana"] for row in told if row["kuukausi"] == "2010M01"}
    shown = cells(built, "vacancies_open_during_month", "municipality", period="2010-01")
    kept = {area.names.fi: area.code for area in built.pack("employment").hierarchy.areas("municipality")}
    kept["Maarianhamina - Mariehamn"] = kept["Maarianhamina"]
    merged = names - set(kept)
    assert merged == {"Honkajoki", "Pertunmaa"}
    for name, text in january.items():
        if name not in merged and name not in ("Kankaanpää", "Mäntyharju"):
            cell = shown[kept[name], "2010-01"].cell
            assert cell.status == "hidden" if text == "" else cell.value == float(text), (name, text, cell)
    for whole, part in (("Kankaanpää", "Honkajoki"), ("Mäntyharju", "Pertunmaa")):
        cell = shown[kept[whole], "2010-01"].cell
        if january[whole] and january[part]:
            assert cell.value == float(january[whole]) + float(january[part])
        else:
            assert cell.status == "interval"


def test_the_key_figures_of_2018_end_at_the_last_municipality(built: House, mirror: Path) -> None:
    """490 rows, the last 178 of them regions and other areas: they are set aside, and none is lost."""
    told = [row["Region 2018"] for row in rows(mirror / "kunnat_2018" / "municipal_2018.tsv", "\t")]
    assert (len(told), told[0], told.index("Äänekoski")) == (490, "WHOLE COUNTRY", 311)
    source = built.manifest()["packs"]["employment"]["sources"]["municipal_key_figures_2018"]["deliveries"][0]
    assert (source["rows"], source["accepted"], source["set_aside"], source["rejected"]) == (490, 312, 178, 0)
    helsinki = next(row for row in rows(mirror / "kunnat_2018" / "municipal_2018.tsv", "\t") if row["Region 2018"] == "Helsinki")
    (shown,) = cells(built, "foreign_citizens_share_of_population", area="municipality:091").values()
    assert shown.cell.value == float(helsinki["Share of foreign citizens of the population, %"])
