"""A register whose rules speak of what it has not refuses to exist."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from packs.employment.pack import PACK
from puntari.define.register import Register, TwoWays
from puntari.words.errors import BadDefinition

STATUS = PACK.registers["atmt_status"]


def ruled(rule: str) -> Register:
    return replace(STATUS, rules={rule: "wrong; correct it"})


def test_a_rule_of_a_misspelt_column_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadDefinition, match=re.escape("speaks of 'begin'; nearest: begins")):
        ruled("ends >= begin")


def test_a_rule_that_is_no_sql_is_refused() -> None:
    with pytest.raises(BadDefinition, match="no condition in SQL"):
        ruled("ends >= (begins")


def test_a_rule_that_compares_codes_with_none_of_them_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadDefinition, match="compares status with '22', which it never is; nearest: 2"):
        ruled("status <> '22' or ends is not null")


def test_a_rule_may_not_read_free_text() -> None:
    plan = PACK.registers["atmt_plan"]
    with pytest.raises(BadDefinition, match="speaks of 'text'"):
        replace(plan, rules={"text is not null": "empty; fill it in"})


def test_a_register_has_titles_of_its_own_columns_only() -> None:
    with pytest.raises(BadDefinition, match="no column 'beginning'; nearest: begins"):
        replace(STATUS, titles={"beginning": STATUS.title})


def test_rows_are_numbered_within_their_key_only() -> None:
    wages = PACK.registers["incomes_wages"]
    with pytest.raises(BadDefinition, match="the number must be in the key report, income_type"):
        replace(wages, key=("report", "income_type"))


def test_two_ways_are_compared_by_a_sum() -> None:
    wages, tikku = PACK.registers["incomes_wages"], PACK.registers["tikku_wages"]
    with pytest.raises(BadDefinition, match="paid of register incomes_wages is no amount"):
        TwoWays("ways", STATUS.title, wages, tikku, ("income_type",), "paid")
    with pytest.raises(BadDefinition, match="no column 'month'"):
        TwoWays("ways", STATUS.title, wages, tikku, ("month",), "amount")


def test_a_register_may_not_have_the_name_of_a_source() -> None:
    id = next(iter(PACK.sources))
    with pytest.raises(BadDefinition, match=f"{id} is the name of a source and of a person register"):
        replace(PACK, registers={**PACK.registers, id: replace(STATUS, id=id)})


def test_two_ways_of_a_pack_are_of_its_own_registers() -> None:
    ways = PACK.two_ways[0]
    other = replace(ways, one=replace(ways.one))
    with pytest.raises(BadDefinition, match="compares register 'incomes_wages', which the pack does not list"):
        replace(PACK, two_ways=(other,))
