"""What the pack of service centres must be: whole tables, complete words, views that find their figures, sums that agree with print."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping

import pytest

from packs.service_centre.codes import HERE, REASONS
from packs.service_centre.pack import PACK
from puntari.define.column import CodeColumn
from puntari.define.report import PeerTable
from puntari.define.source import Audience, Redistribution, Source
from puntari.doors.house import House
from puntari.words.cell import Cell
from puntari.words.text import Language

CARRIED = tuple(source for source in PACK.sources.values() if source.carried)
"""Tables of the evaluation; the others are delivered by hand, and nobody has."""
Ask = Callable[..., Mapping[tuple[str, ...], Cell]]


def rows(source: str) -> list[dict[str, str]]:
    with (HERE / "tables" / f"{source}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_row_meets_its_contract(house: House) -> None:
    sources = house.manifest()["packs"][PACK.id]["sources"]
    assert all(not sources[id]["deliveries"] and source.by_hand for id, source in PACK.sources.items() if source not in CARRIED)
    for id in (source.id for source in CARRIED):
        (delivery,) = sources[id]["deliveries"]
        assert (delivery["rows"], delivery["rejected"], delivery["set_aside"]) == (len(rows(id)), 0, 0)
        assert delivery["accepted"] == len(rows(id)) and not delivery["missing_columns"]


@pytest.mark.parametrize("source", CARRIED, ids=lambda source: source.id)
def test_tables_are_open_facts_with_their_origin(source: Source) -> None:
    assert (source.audience, source.redistribution) == (Audience.PUBLIC, Redistribution.OPEN)
    assert "Valtori" in source.licence.attribution.en and not source.mirror


@pytest.mark.parametrize("source", CARRIED, ids=lambda source: source.id)
def test_a_cell_without_a_figure_says_why(source: Source) -> None:
    (figure,) = source.numbers
    for row in rows(source.id):
        if not row[figure.name]:
            assert row["why"] in REASONS, row


@pytest.mark.parametrize("source", CARRIED, ids=lambda source: source.id)
def test_ids_are_given_once(source: Source) -> None:
    ids = [row["id"] for row in rows(source.id)]
    assert len(set(ids)) == len(ids)


def test_a_service_is_charged_in_one_unit_only() -> None:
    units: dict[str, set[str]] = {}
    for row in rows("prices"):
        if row["why"] != "unit_doubtful":
            units.setdefault(row["service"], set()).add(row["charged_per"])
    assert {service for service, found in units.items() if len(found) > 1} == set()


def test_every_code_that_a_list_has_is_used_somewhere() -> None:
    used: dict[str, set[str]] = {}
    for source in CARRIED:
        for column in source.columns:
            if isinstance(column, CodeColumn):
                used.setdefault(column.codes.id, set()).update(row[column.name] for row in rows(source.id))
    lists = {column.codes.id: column.codes for s in CARRIED for column in s.columns if isinstance(column, CodeColumn)}
    assert {id: set(codes.names) - used[id] for id, codes in lists.items() if set(codes.names) - used[id]} == {}


@pytest.mark.parametrize("report", PACK.reports, ids=lambda report: report.id)
def test_a_price_table_finds_a_cell_on_every_row_for_some_provider(cells: Ask, report: PeerTable) -> None:
    told = cells(report.indicator, report.rows, report.columns)
    years = {str(period) for period in report.periods}
    for code in report.row_codes:
        assert [key for key in told if key[0] == code and key[1] in report.own + report.peers and key[2] in years], code
    assert any(cell.exact for key, cell in told.items() if key[1] in report.own)


def test_every_printed_price_is_in_some_price_table() -> None:
    shown = {code for report in PACK.reports if report.rows == "service" for code in report.row_codes}
    assert {row["service"] for row in rows("prices")} - shown == {"basic_fee_unlabelled"}
    assert "5" in PACK.reports[4].source_note.en


def test_sums_agree_with_the_totals_that_the_report_prints(house: House) -> None:
    checks = house.manifest()["packs"][PACK.id]["checks"]
    compared = {(one["indicator"], one["binding"]): one["compared"] for one in checks}
    assert compared == {
        ("configuration_total", 0): 6, ("configuration_total", 1): 3, ("services_removed", 0): 1,
        ("share_without_description", 0): 1, ("customer_specific_revenue", 0): 2,
    }
    assert all(one["apart"] == 0 for one in checks)


@pytest.mark.parametrize("language", Language)
def test_languages_are_not_mixed_up(language: Language) -> None:
    """A Swedish or English text is never the Finnish one, but for names."""
    if language is Language.FI:
        return
    for id, indicator in PACK.indicators.items():
        for part in ("short", "what", "how", "beware", "is_not"):
            text = getattr(indicator.card, part)
            assert text[language] != text[Language.FI], (id, part)
