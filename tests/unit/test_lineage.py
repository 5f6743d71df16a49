"""Lineage: which indicators use a column and for what, what stops with a source, and what a SELECT over registers reads."""

from __future__ import annotations

import pytest

from packs.employment.pack import PACK
from puntari.define.lineage import For, columns_named, stops, uses, uses_of
from puntari.define.reading import reading_of
from puntari.words.errors import BadQuestion
from tests.small.pack import PACK as SMALL


def purposes(column: str) -> dict[str, For]:
    return {use.indicator: use.purpose for use in uses_of(PACK, column)}


def test_a_column_is_used_for_the_figure_to_choose_rows_and_as_a_breakdown() -> None:
    unemployed = purposes("tyonv_12r5.unemployed")
    assert unemployed["unemployment_rate"] is For.FIGURE and "population" not in unemployed
    assert purposes("tyonv_12r5.area")["unemployment_rate"] is For.ROWS
    assert For.CHECK in purposes("tyonv_12r5.unemployment_rate").values()
    assert purposes("hameenlinna_kesto.sex")["mean_unemployment_duration"] is For.BREAKDOWN


def test_whose_firms_a_measure_counts_is_a_column_that_it_names() -> None:
    [providers], [in_services] = (PACK.indicators[id].bindings for id in ("register_providers_of_services", "register_in_services"))
    assert columns_named(providers.value) == {"provider"} and "provider" not in columns_named(in_services.value)
    [spread] = PACK.indicators["register_vacancies_spread"].bindings
    assert columns_named(spread.value) == {"employer"}, "firms of a fact that is of them"


def test_a_column_of_a_register_is_found_through_spells_and_other_facts() -> None:
    interview = purposes("atmt_contact.on_day")
    assert interview["register_interview_within_5_days"] is For.FIGURE
    assert "register_interview_within_5_days" in purposes("ura_person.municipality"), "residence is read by way of a fact of spells"
    assert "register_unemployed" not in purposes("atmt_person.occupation"), "a column beside the ones that are read"


def test_a_condition_and_a_join_count_as_much_as_a_column() -> None:
    reading = reading_of(PACK.person_facts["job_search"])
    assert {"atmt_contact.outcome", "atmt_contact.reason"} <= reading.rows, "they stand in a condition alone"
    assert reading.made_of["first_interview"] == {"atmt_contact.on_day"}
    assert "atmt_person.citizenship" in reading.made_of["foreign_national"]


def test_every_use_names_a_column_of_a_contract_and_every_indicator_uses_something() -> None:
    known = {f"{id}.{column.name}" for held in (PACK.sources, PACK.registers) for id, one in held.items() for column in one.columns}
    found = uses(PACK)
    assert {use.column for use in found} <= known
    assert {use.indicator for use in found} == set(PACK.indicators)
    read = {id: {use.column.partition(".")[0] for use in found if use.indicator == id} for id in PACK.indicators}
    for id, one in PACK.indicators.items():
        assert {each.id for each in (*one.sources, *one.registers)} <= read[id], id


def test_what_stops_with_a_source_agrees_with_what_each_indicator_reads() -> None:
    for source in ("tyonv_12r5", "tyonv_2310", "atmt_person", "ura_person"):
        stop, ways = stops(PACK, source), {}
        for id, one in PACK.indicators.items():
            without = [
                at for at, each in enumerate(one.bindings, 1)
                if source not in {held.id for held in (*each.sources, *getattr(each, "registers", ()))}
            ]
            ways[id] = (len(one.bindings) - len(without), tuple(without))
        assert set(stop.ends) == {id for id, (lost, left) in ways.items() if lost and not left}
        assert dict(stop.goes_on) == {id: left for id, (lost, left) in ways.items() if lost and left}


def test_a_view_left_without_indicators_is_lost_and_one_that_keeps_some_is_not() -> None:
    stop = stops(PACK, "tyonv_2310")
    assert "vacancies" in stop.views_less and "vacancies" not in stop.views_lost
    ended = set(stop.ends)
    for id in stop.concepts_lost:
        assert set(PACK.catalogue.concepts[id].indicators) <= ended
    for id in stop.concepts_less:
        assert set(PACK.catalogue.concepts[id].indicators) - ended


def test_what_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadQuestion, match="nearest: .*tyonv_12r5"):
        stops(PACK, "tyonv_12r6")
    with pytest.raises(BadQuestion, match="nearest: .*unemployed"):
        uses_of(PACK, "tyonv_12r5.unemployd")


def test_the_engine_needs_no_registers_and_no_catalogue() -> None:
    assert {use.purpose for use in uses_of(SMALL, "hens.hens")} >= {For.FIGURE}
    stop = stops(SMALL, "people")
    assert not stop.concepts_lost and set(stop.ends) <= set(SMALL.indicators) and stop.ends
