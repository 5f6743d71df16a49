"""What was published as a finished figure comes out of registers made by hand to be what was published, by the register binding of the same
concept: structural unemployment and its four parts, the flow into unemployment over 1, 3, 6 and 12 months, unemployed after a service."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from packs.employment.pack import PACK
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for
from puntari.flow.warehouse import Warehouse
from puntari.words.period import PeriodRange
from tests.small.rolls import Row, rolls

pytestmark = pytest.mark.mirror
TOLD, OPEN = date(2026, 4, 30), None
HATTULA = "082"
Days = tuple[tuple[str, date, date | None], ...]
PARTS = ("long_term", "repeatedly", "service_to_unemployment", "service_to_service")
LIVES: dict[str, Days] = {
    "long_term": (("2", date(2025, 1, 8), OPEN),),
    "repeatedly": (
        ("2", date(2025, 1, 1), date(2025, 10, 27)), ("1", date(2025, 10, 28), date(2025, 11, 26)), ("2", date(2025, 11, 27), OPEN),
    ),
    "service_to_unemployment": (
        ("2", date(2025, 1, 1), date(2025, 6, 29)), ("7", date(2025, 6, 30), date(2025, 12, 26)), ("2", date(2025, 12, 27), OPEN),
    ),
    "service_to_service": (
        ("2", date(2025, 1, 1), date(2025, 6, 29)), ("7", date(2025, 6, 30), date(2025, 12, 26)),
        ("2", date(2025, 12, 27), date(2026, 1, 10)), ("0", date(2026, 1, 11), OPEN),
    ),
    "short": (("2", date(2026, 1, 2), OPEN),),
    "found_work": (("2", date(2024, 9, 1), date(2026, 3, 30)), ("1", date(2026, 3, 31), OPEN)),
}
"""Statuses of a life of each part on 31 March 2026, and of two that are in none: one too short, one that ended the day before."""


def published(mirror: Path, file: str, **keys: str) -> dict[str, str]:
    """The one row of a table of the mirror that has these keys."""
    with gzip.open(mirror / file, "rt", encoding="utf-8") as lines:
        (row,) = [row for row in csv.DictReader(lines) if all(row[key] == value for key, value in keys.items())]
    return row


def statuses(lives: list[Days]) -> Iterator[Row]:
    for person, life in enumerate(lives):
        for status, begins, ends in life:
            yield {"person": person, "status": status, "begins": begins, "ends": ends}


def clients(many: int) -> list[Row]:
    same = {"sex": "1", "birth_year": 1980, "citizenship": "246", "language": "fi", "begins": date(2020, 1, 1), "ends": None}
    return [same | {"person": person, "municipality": HATTULA} for person in range(many)]


def figures(given: dict[str, list[Row]], period: str, *ids: str, by: str = "municipality", code: str = HATTULA) -> list[float | None]:
    """The figures of indicators over registers, of one period and one area or code."""
    bindings = [PACK.indicator(id).bindings[0] for id in ids]
    facts = [fact for binding in bindings for fact in binding.facts]
    registers = {one.id: one for fact in facts for one in fact.registers}
    beside = {"_delivery": "d", "known_from": TOLD}
    told = [(one, [beside | {"_row": at} | row for at, row in enumerate(given.get(id, []))]) for id, one in registers.items()]
    with rolls(told) as connection:
        make_calendar(connection, PACK, dict.fromkeys(PACK.registers, TOLD))
        for step in needed_for(PACK, facts):
            make_step(connection, step, "TABLE")
        found, house = [], Warehouse(connection, None)
        for id in ids:
            question = Question("employment", (id,), (by,), period=PeriodRange.parse(period))
            rows = house.rows(answer_sql(PACK, id, question)).to_pylist()
            found.append(next(row["value"] for row in rows if row["area" if by == "municipality" else by] == code))
    return found


def test_structural_unemployment_and_its_four_parts_are_what_was_published(mirror: Path) -> None:
    row = published(
        mirror, "hameenlinna_seutu/rakennetyottomyys.csv.gz", Alue="Hattula", Sukupuoli="Yhteensä", Koulutusaste="Yhteensä",
        Kuukausi="2006M01",
    )
    whole, *parts = (int(row[name]) for name in (
        "Rakennetyöttömät yhteensä", "Pitkäaikaistyöttömät", "Rinnasteiset pitkäaikaistyöttömät", "Palveluilta työttömäksi",
        "Palveluilta palveluille",
    ))
    assert (whole, parts) == (228, [133, 53, 36, 6])
    lives = [LIVES[part] for part, many in zip(PARTS, parts, strict=True) for _ in range(many)]
    lives += [LIVES["short"]] * 40 + [LIVES["found_work"]] * 10
    given = {"atmt_status": list(statuses(lives)), "atmt_person": clients(len(lives))}
    ids = ("register_structurally_unemployed", *(f"register_structural_{part}" for part in PARTS))
    assert figures(given, "2026-03", *ids) == [whole, *parts]


@pytest.mark.parametrize("month", ["2015M01", "2016M01", "2019M12"])
def test_the_flow_into_longer_unemployment_is_what_was_published(mirror: Path, month: str) -> None:
    names = {months: f"%-Virta yli {months}kk työttömyyteen" for months in (1, 3, 6, 12)}
    row = published(
        mirror, "hameenlinna_seutu/virta_yli_3kk.csv.gz", Alue="Hämeenlinna", Sukupuoli="Yhteensä", Ikäryhmät="Yhteensä",
        Valmistuminen="Yhteensä", Kuukausi=month,
    )
    reached = {date(2025, 2, 7): 1, date(2025, 4, 7): 3, date(2025, 7, 7): 6, date(2026, 1, 7): 12}
    for day, months in reached.items():
        # Of a thousand who became unemployed as many per mille last until that day; the others end on the day before.
        told = float(row[names[months]])
        many = round(10 * told)
        last = [day if person < many else day - timedelta(days=1) for person in range(1000)]
        given = {
            "atmt_status": list(statuses([(("2", date(2025, 1, 7), end),) for end in last])), "atmt_person": clients(1000),
        }
        assert figures(given, "2025-01", f"register_flow_over_{months}_months") == [pytest.approx(told)], (month, months)


@pytest.mark.parametrize("year", ["2019", "2020", "2021"])
def test_the_unemployed_three_months_after_training_are_what_was_published(mirror: Path, year: str) -> None:
    def of(measure: str) -> float:
        keys = {"valtionosuuskoulutus_vos": "1", "tiedot": measure, "kuukausi": f"{year}M01"}
        return float(published(mirror, "palvelut_koko_maa/tyonv_12ur.csv.gz", **keys)["value"])

    ended, unemployed, share = (of(name) for name in ("TVKPAATTYNYT_TAJO", "TVKTYOTTOMANA_TAJO", "TVKTYOTOSUUS_TAJO"))
    # Three months after the end, on 15 January, as many are unemployed; the others became so the day after, and are at work until then.
    turn = date(2026, 1, 15)
    lives = [
        (("1", date(2025, 10, 16), turn - timedelta(days=1)), ("2", turn, OPEN)) if person < unemployed
        else (("1", date(2025, 10, 16), turn), ("2", turn + timedelta(days=1), OPEN))
        for person in range(int(ended))
    ]
    services = [
        {"service": f"s{person}", "person": person, "kind": "training", "begins": date(2025, 9, 1), "ends": date(2025, 10, 15),
         "production": "own"}
        for person in range(int(ended))
    ]
    given = {"atmt_status": list(statuses(lives)), "atmt_person": clients(int(ended)), "atmt_service": services}
    (told,) = figures(given, "2025-10", "register_unemployed_after_service", by="kind", code="training")
    assert told == pytest.approx(unemployed / ended * 100)
    assert abs(told - share) <= 0.0501 + 0.45 * share.is_integer(), "the share was published rounded, in some years to a whole per cent"
