"""Municipal share of benefits: euros add up, recipients do not, classes without recipients are absent and not zero."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from puntari.define.expression import Published, Sum
from puntari.define.fact import Fact
from puntari.define.question import Place, Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Figures, Row
from puntari.words.errors import BadDefinition
from puntari.words.period import PeriodRange
from tests.spec.traps.asked import release
from tests.spec.traps.plain import rows

pytestmark = pytest.mark.mirror
SAMPLE = "kela_tyottomyysturva_kuntaosuus_2025_10_otos.csv"
COUNTRY = "kela_kuntaosuus_koko_maa_2025_yhteensa.csv"
OCTOBER = "2025-10"


def sample(mirror: Path) -> list[dict[str, str]]:
    return list(rows(mirror / "kela_kuntaosuus_otos" / SAMPLE, ";"))


def own(mirror: Path, municipality: str, figure: str, benefit: str = "Yhteensä", days: str = "Yhteensä") -> float:
    (row,) = (
        row for row in sample(mirror) if (row["kunta_nro"], row["etuus"], row["kertymaluokka"]) == (municipality, benefit, days)
    )
    return float(row[figure])


def one(house: House, id: str, area: str, *by: str) -> list[Row]:
    return list(release(house, id, *by, area=area, period=OCTOBER).rows())


@pytest.mark.parametrize("municipality", ["005", "018", "020", "049"])
def test_euros_of_classes_and_benefits_add_up_to_the_published_totals(built: House, mirror: Path, municipality: str) -> None:
    total = own(mirror, municipality, "kuntaosuus_eur")
    (shown,) = one(built, "municipal_share", f"municipality:{municipality}")
    assert shown.cell.value == total
    for dimension in ("benefit", "days_class"):
        parts = [row for row in one(built, "municipal_share", f"municipality:{municipality}", dimension) if row.cell.exact]
        whole = [row.cell.value for row in parts if row.cell.value == total]
        assert sum(row.cell.value for row in parts) - whole[0] == pytest.approx(total, abs=0.02), dimension


@pytest.mark.parametrize("municipality", ["005", "049"])
def test_recipients_are_the_source_s_own_total_and_never_a_sum(built: House, mirror: Path, municipality: str) -> None:
    (shown,) = one(built, "municipal_share_recipients", f"municipality:{municipality}")
    assert (shown.cell.status, shown.cell.value) == ("published", own(mirror, municipality, "saajat"))
    benefits = {row["etuus"] for row in sample(mirror) if row["kunta_nro"] == municipality} - {"Yhteensä"}
    assert sum(own(mirror, municipality, "saajat", benefit) for benefit in benefits) > shown.cell.value


def test_recipients_of_an_area_are_not_made_of_its_municipalities(built: House) -> None:
    answer = list(release(built, "municipal_share_recipients", "employment_area", period=OCTOBER).rows())
    assert len(answer) == 45
    assert {row.cell.status for row in answer} == {"missing"}


def adding(fact: Fact) -> object:
    return Sum(fact, fact.recipients)


def adding_to_euros(fact: Fact) -> object:
    return Published(fact, fact.recipients) + Sum(fact, fact.municipal_share)


@pytest.mark.parametrize("make", [adding, adding_to_euros])
def test_a_definition_that_adds_recipients_up_refuses_to_exist(built: House, make: Callable[[Fact], object]) -> None:
    with pytest.raises(BadDefinition, match="recipients"):
        make(built.pack("employment").facts["municipal_share"])


def test_a_class_without_recipients_is_absent_and_not_zero(built: House, mirror: Path) -> None:
    classes = {row["kertymaluokka"] for row in sample(mirror)}
    of_askola = {row["kertymaluokka"] for row in sample(mirror) if (row["kunta_nro"], row["etuus"]) == ("018", "Peruspäiväraha")}
    assert classes - of_askola
    question = Question(
        "employment", ("municipal_share",), ("benefit", "days_class"), Place("municipality", "018"), PeriodRange.parse(OCTOBER)
    )
    answer = ask(built, question, PUBLIC)
    assert isinstance(answer, Figures)
    delivered = sum(row["kunta_nro"] == "018" for row in sample(mirror))
    assert len(answer) == delivered
    assert not [row for row in answer.rows() if row.cell.value == 0]


def test_september_2025_is_absent_and_the_other_months_are_the_source_s(built: House, mirror: Path) -> None:
    own_rows = {
        f"{row['vuosikuukausi'][:4]}-{row['vuosikuukausi'][4:]}": float(row["kuntaosuus_eur"])
        for row in rows(mirror / "kela_kuntaosuus_otos" / COUNTRY, ";") if row["etuus"] == "Yhteensä"
    }
    shown = {str(row.period): row.cell.value for row in release(built, "municipal_share", "country").rows() if row.cell.exact}
    assert shown == own_rows
    assert len(shown) == 11
    assert "2025-09" not in shown


def test_a_municipality_that_the_sample_lacks_is_missing_and_so_is_every_area_with_one(built: House) -> None:
    shown = {row.area: row for row in release(built, "municipal_share", "municipality", period=OCTOBER).rows()}
    exact = {area for area, row in shown.items() if row.cell.exact}
    assert (len(shown), exact) == (308, {"005", "018", "020", "049"})
    assert {(row.cell.status, row.cell.reason) for area, row in shown.items() if area not in exact} == {("missing", "not_delivered")}
    areas = list(release(built, "municipal_share", "employment_area", period=OCTOBER).rows())
    assert len(areas) == 45
    assert not [row for row in areas if row.cell.exact]
    assert {row.cell.reason for row in areas} == {"member_missing", "not_delivered"}
