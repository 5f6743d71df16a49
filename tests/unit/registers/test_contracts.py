"""What the register contracts of the employment pack say: every item of the list that was asked for, wholly, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from packs.employment.codes.registers import ORIGINS, OWN, REGISTER_LISTS
from packs.employment.pack import PACK
from packs.employment.registers.terms import SWITCHED
from puntari.define.governance import Standing
from puntari.define.register import CodedColumn, DayColumn, Entity, Register, Shape
from puntari.define.source import Redistribution
from puntari.store.files import read_rows
from tests.conftest import ROOT

REGISTERS = tuple(PACK.registers.values())
COVERAGE = read_rows(ROOT / "packs/employment/registers/coverage.csv")
ITEMS = (
    "person", "job search", "employment status spells", "plans", "agreed actions", "contacts and interviews", "job-search obligation",
    "reminders", "job offers", "candidate searches", "vacancies", "services", "provider", "procurement", "course", "statements",
    "team and expert tags", "wage subsidy", "start-up grant", "applications", "decisions", "payments", "profiles", "wage reports",
    "benefits", "monthly sums by payer", "municipal share", "Statistics Finland", "State Treasury", "AVI", "Migri", "UMA",
    "Koulutusportti", "customers", "employers", "provider quality points", "joint-procurement shares", "municipal tax rates", "budgets",
    "funding-model data", "number", "structure", "load", "contacts", "service needs", "international recruitment",
    "service applications", "work history", "language level", "accruals", "TIKKU", "straight to the platform", "EGR", "Työ-SIB",
)  # fmt: skip
IDS = [register.id for register in REGISTERS]
ABOUT_PERSONS = [one for one in REGISTERS if any(column.entity is Entity.PERSON for column in one.identifiers)]


@pytest.mark.parametrize("item", ITEMS)
def test_every_delivery_that_was_asked_for_has_a_contract(item: str) -> None:
    assert [row for row in COVERAGE if item.lower() in row["item"].lower()]


def test_the_table_of_coverage_and_the_contracts_name_the_same_registers_but_for_what_goes_with_them() -> None:
    named = {row["register"] for row in COVERAGE}
    assert named <= set(IDS)
    beside = {"atmt_education", "ura_occupation", "ura_education", "ura_service_line", "ura_work_ability", "ura_placement"}
    assert set(IDS) - named == beside


@pytest.mark.parametrize("register", REGISTERS, ids=IDS)
def test_a_contract_is_whole(register: Register) -> None:
    governance = register.governance
    assert set(register.titles) == {column.name for column in register.columns}
    assert governance.unverified, "nobody has read the legal ground in the law's own text yet"
    assert governance.retention_years >= 11, "ten years of history must not be past their time"
    assert all("; " in remedy for remedy in register.rules.values()), "a rule says what is wrong and what to do"
    delivered = [name for column in register.columns for name in column.called]
    assert len(set(delivered)) == len(delivered), "two columns would be read from the same one of a delivery"


def test_only_ura_and_the_incomes_register_are_catalogued() -> None:
    catalogued = {register.governance.system for register in REGISTERS if register.governance.standing is Standing.CATALOGUED}
    assert catalogued == {"URA", "Tulorekisteri"}
    assert all(register.governance.standing is not Standing.CONFIRMED for register in REGISTERS)


def test_nothing_from_the_incomes_register_may_be_handed_on_as_rows() -> None:
    closed = {register.id for register in REGISTERS if register.governance.redistribution is Redistribution.NONE}
    assert closed == {register.id for register in REGISTERS if register.id.startswith(("incomes_", "tikku_"))}


@pytest.mark.parametrize("register", [one for one in REGISTERS if one.governance.redistribution is Redistribution.OPEN], ids=lambda r: r.id)
def test_what_is_open_is_not_about_persons(register: Register) -> None:
    assert not register.identifiers


def test_feedback_is_had_for_a_purpose_of_its_own() -> None:
    purposes = {register.id: register.governance.purpose.id for register in REGISTERS}
    assert {id for id, purpose in purposes.items() if purpose == "feedback"} == {
        "customer_survey", "customer_survey_round", "employer_survey", "employer_survey_round",
    }


def test_the_open_end_of_ura_is_the_eleventh_of_november_2222() -> None:
    spells = [register for register in REGISTERS if register.id.startswith("ura_") and register.shape is Shape.SPELL]
    ends = [register.column(register.ends) for register in spells]
    assert len(ends) == 11
    assert all(isinstance(end, DayColumn) and "11.11.2222" in end.open for end in ends)
    others = [one.column(one.ends) for one in REGISTERS if not one.id.startswith("ura_") and one.shape is Shape.SPELL]
    assert all(isinstance(end, DayColumn) and end.open == ("",) for end in others)


def test_a_tmt_holds_from_2025_on_and_ura_before() -> None:
    assert date(2025, 1, 1) == SWITCHED
    assert {(one.primary.governance.system, one.complementary.governance.system, one.since) for one in PACK.switches} == {
        ("A-TMT", "URA", SWITCHED)
    }
    assert {"person", "job_search", "status"} <= {one.id for one in PACK.switches}


def test_what_two_systems_tell_is_read_of_both_but_for_languages() -> None:
    read = [*(spells.registers for spells in PACK.spells.values()), *(fact.reads for fact in PACK.person_facts.values())]
    both = {one.id for one in PACK.switches if any(one.primary in together and one.complementary in together for together in read)}
    assert {one.id for one in PACK.switches} - both == {"language"}


def test_the_system_that_a_switch_ended_does_not_say_until_when_a_fact_is_told() -> None:
    ended = {one.complementary.id for one in PACK.switches}
    wrong = {}
    for fact in PACK.person_facts.values():
        followed = fact.told_by or tuple(one.id for one in fact.reads)
        if late := ended & set(followed):
            wrong[fact.id] = late
    assert wrong == {}, "its deliveries end, and so would the fact"


def test_income_data_that_comes_by_two_ways_is_compared_by_the_same_columns() -> None:
    assert {(ways.one.id, ways.other.id) for ways in PACK.two_ways} == {
        ("incomes_wages", "tikku_wages"),
        ("incomes_benefits", "tikku_benefits"),
    }


@pytest.mark.parametrize("register", ABOUT_PERSONS, ids=lambda r: r.id)
def test_a_contract_about_persons_says_what_identifies_them_together(register: Register) -> None:
    direct = {column.name for column in register.identifiers if column.entity is Entity.PERSON}
    assert register.together and not direct & set(register.together), "a single column that identifies is an identifier already"


def test_employers_are_businesses_and_clients_persons() -> None:
    kinds = {(column.name, column.entity) for register in REGISTERS for column in register.identifiers}
    assert {name for name, entity in kinds if entity is Entity.PERSON} == {"person"}
    assert {name for name, entity in kinds if entity is Entity.BUSINESS} == {"employer", "payer", "provider", "dismissed_by"}


def test_every_code_list_of_the_tables_is_used_and_says_where_its_codes_are_from() -> None:
    used = {column.codes.id for register in REGISTERS for column in register.columns if isinstance(column, CodedColumn)}
    assert used == set(REGISTER_LISTS)
    assert all(origin.source == OWN or ":" in origin.source for origins in ORIGINS.values() for origin in origins)


def test_the_incomes_register_has_117_income_types() -> None:
    assert len(REGISTER_LISTS["income_type"].names) == 117
