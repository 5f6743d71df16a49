"""Our figures against those that the sources publish themselves, read from the files by hand: every month and area that has both."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from puntari.doors import tell
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from tests.spec.traps.asked import cells
from tests.spec.traps.plain import june_2026, melted, monthly, rows

pytestmark = pytest.mark.mirror
HALF = 0.05 + 1e-9
"""Half of the last digit that is published."""
PLACES = {"KOKO MAA": ("country", ""), "SK051 Hämeenlinna": ("sub_region", "051"), "Hattula": ("municipality", "082"),
          "Hämeenlinna": ("municipality", "109"), "Janakkala": ("municipality", "165")}
SERVICES = ("TVKOULUTUSLOP", "VALMENNUSLOP", "TYOLLISTETTYLOP", "KOKEILULOP", "VUORVAPLOP", "KUNTTYOLOP", "OMAEHTLOP")


def of_country(mirror: Path, table: str) -> dict[str, dict[str, str]]:
    """A table of the country by month: month -> measure -> text."""
    return {month: told for (month,), told in melted(mirror / "palvelut_koko_maa" / f"tyonv_{table}.csv.gz").items()}


def extract(mirror: Path, file: str) -> list[dict[str, str]]:
    return list(rows(mirror / "hameenlinna_seutu" / f"{file}.csv.gz"))


def near(shown: float | None, published: str, tolerance: float = HALF) -> bool:
    return shown is not None and abs(shown - float(published)) <= tolerance


@pytest.mark.parametrize(("table", "id", "suffix"), [("12u4", "activation_rate", ""), ("12u5", "activation_rate_foreign_nationals", "ULK")])
def test_the_activation_rate_is_the_published_one_in_all_194_months(built: House, mirror: Path, table: str, id: str, suffix: str) -> None:
    published = of_country(mirror, table)
    shown = {period: row.cell for (_, period), row in cells(built, id, "country").items()}
    assert len(published) == 194
    apart = [month for month, told in published.items() if not near(shown[month].value, told[f"AKTASTE{suffix}"])]
    assert not apart
    for month, told in published.items():
        services, unemployed = float(told[f"PALVELUISSAYHTEENSA{suffix}"]), float(told["TYOTTOMATULK" if suffix else "TYOTTOMATLOPUSSA"])
        assert shown[month].value == pytest.approx(100 * services / (services + unemployed), rel=1e-12)


@pytest.mark.parametrize(("table", "suffix"), [("12u4", ""), ("12u5", "ULK")])
def test_persons_in_services_are_the_seven_services_together(mirror: Path, table: str, suffix: str) -> None:
    """What our persons in services rest on: the source's own total is the sum of its seven columns."""
    told = of_country(mirror, table)
    whole = {month: one for month, one in told.items() if all(one[f"{service}{suffix}"] for service in SERVICES)}
    assert set(told) - set(whole) == ({"2013-01", "2013-07"} if suffix else set())
    for month, one in whole.items():
        assert float(one[f"PALVELUISSAYHTEENSA{suffix}"]) == sum(float(one[f"{service}{suffix}"]) for service in SERVICES), month


def test_the_activation_rate_of_hameenlinna_is_the_published_one_in_all_66_months(built: House, mirror: Path) -> None:
    published = {row["Kuukausi"].replace("M", "-"): row for row in extract(mirror, "palvelut_aktivointiaste")}
    shown = cells(built, "activation_rate", area="municipality:109")
    assert len(published) == 66
    assert not [month for month, row in published.items() if not near(shown["109", month].cell.value, row["Aktivointiaste"])]


def test_the_unemployment_rate_of_june_2026_is_the_published_one_wherever_both_are(built: House, mirror: Path) -> None:
    june, compared = june_2026(mirror), {}
    for level, prefix in (("municipality", "KU"), ("sub_region", "SK"), ("region", "MK"), ("ely", "ELY"), ("country", "")):
        for (code, _), row in cells(built, "unemployment_rate", level, period="2026-06").items():
            published = june.get(f"{prefix}{code}" if prefix else "SSS", {}).get("TYOTOSUUS", "...")
            if row.cell.exact and published not in ("...", ""):
                assert near(row.cell.value, published), (level, code, row.cell, published)
                compared[level] = compared.get(level, 0) + 1
    assert compared == {"municipality": 304, "sub_region": 69, "region": 19, "ely": 16, "country": 1}


def test_the_unemployment_rate_of_the_hameenlinna_sub_region_is_the_published_one_in_174_months(built: House, mirror: Path) -> None:
    """Published in an extract of its own; ours come from table 12r5, which the extract knows nothing of."""
    published, compared = extract(mirror, "perustiedot"), 0
    shown = {name: cells(built, "unemployment_rate", area=f"{level}:{code}" if code else level) for name, (level, code) in PLACES.items()}
    for row in published:
        _, code = PLACES[row["Alue"]]
        month = row["Kuukausi"].replace("M", "-")
        cell = next(one.cell for (area, period), one in shown[row["Alue"]].items() if period == month and code in ("", area))
        assert near(cell.value, row["Työttömien osuus"]), (row["Alue"], month, cell)
        compared += 1
    assert compared == len(published) == 5 * 174


def test_the_unemployed_of_the_country_are_the_same_in_three_tables(built: House, mirror: Path) -> None:
    shown = {period: row.cell.value for (_, period), row in cells(built, "unemployed_job_seekers", "country").items()}
    services = of_country(mirror, "12u4")
    assert len(services) == 194
    assert {month: shown[month] for month in services} == {month: float(told["TYOTTOMATLOPUSSA"]) for month, told in services.items()}
    whole = [row for row in extract(mirror, "perustiedot") if row["Alue"] == "KOKO MAA"]
    extracted = {row["Kuukausi"].replace("M", "-"): float(row["Työttömät"]) for row in whole}
    assert {month: shown[month] for month in extracted} == extracted
    own = {month: float(row["TYOTTOMATLOPUSSA"]) for (area, month), row in monthly(mirror).items() if area == "SSS"}
    assert {month: shown[month] for month in own} == own
    assert (len(extracted), len(own)) == (174, 214)


def test_the_unemployed_of_hameenlinna_are_the_same_in_the_independent_extract_in_174_months(built: House, mirror: Path) -> None:
    for name, (level, code) in PLACES.items():
        if level == "country":
            continue
        shown = cells(built, "unemployed_job_seekers", area=f"{level}:{code}")
        extracted = {row["Kuukausi"].replace("M", "-"): row["Työttömät"] for row in extract(mirror, "perustiedot") if row["Alue"] == name}
        assert len(extracted) == 174
        assert {month: shown[code, month].cell.value for month in extracted} == {month: float(text) for month, text in extracted.items()}


def test_the_rate_of_foreign_nationals_is_the_published_one(built: House, mirror: Path) -> None:
    share, compared = "Ulkomaisten työttömien työnhakijoiden %-osuus ulkomaalaisesta työvoimasta", 0
    for name, (level, code) in PLACES.items():
        shown = cells(built, "foreign_unemployment_rate", area=f"{level}:{code}" if code else level)
        by_month = {period: row.cell for (_, period), row in shown.items()}
        for row in extract(mirror, "ulkomaalaiset"):
            cell = by_month[row["Kuukausi"].replace("M", "-")]
            if row["Alue"] == name and row[share] and cell.exact:
                assert near(cell.value, row[share]), (name, row["Kuukausi"], cell)
                compared += 1
    assert compared > 600


@pytest.mark.parametrize(
    ("id", "kind"), [("in_job_alternation", "02"), ("in_rehabilitative_work", "05"), ("in_self_motivated_studies", "06")]
)
def test_persons_in_a_service_are_the_same_in_the_table_of_its_own(built: House, mirror: Path, id: str, kind: str) -> None:
    table = melted(mirror / "palvelut_koko_maa" / "tyonv_12u9.csv.gz", "muut_palvelut")
    own = {month: float(told["MTPPALVELUTLOP"]) for (month, code), told in table.items() if code == kind}
    shown = {period: row.cell.value for (_, period), row in cells(built, id, "country").items()}
    assert len(own) == 194
    assert {month: shown[month] for month in own} == own


def test_the_build_itself_found_no_figure_apart_from_the_published_one(built: House) -> None:
    checks = tell.tell_checks(built, "employment", PUBLIC).body
    assert not [check for check in checks if check.apart]
    assert sum(check.compared for check in checks) > 4500
    by_level = {(check.indicator, check.level): check.compared for check in checks}
    assert by_level["activation_rate", "country"] == 194
    assert by_level["activation_rate_foreign_nationals", "country"] == 194
    assert by_level["activation_rate", "municipality"] == 66


def test_every_delivery_of_the_mirror_was_accepted_whole(built: House) -> None:
    """No row of the mirror waits in quarantine: the contracts say what real deliveries are like."""
    for pack in built.packs:
        for source in tell.tell_sources(built, pack, datetime.now(UTC).date()):
            assert source.quarantined == 0, source.id
            assert source.rows > 0 or built.pack(pack).sources[source.id].by_hand, source.id
            assert not source.synthetic, source.id
