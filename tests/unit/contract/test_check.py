"""The contract of a small source, case by case: what a cell becomes, and which rule a bad one breaks."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from types import MappingProxyType

import pytest
from contract_pack import EGGS, HENS, PERIOD, PLACE, SEX, farm, record, table, words

from puntari.define.column import NumberColumn, PeriodColumn, PlaceColumn, TextColumn
from puntari.flow.contract import check
from puntari.words.errors import BadDefinition, BrokenFile
from puntari.words.period import Frequency
from puntari.words.table import Column, Table

NAMES = "area|month|sex|hens|eggs"
Row = dict[str, object]


def one(row: str, **changes: object) -> tuple[list[Row], list[Row], int]:
    checked = check(farm(**changes), table(NAMES, row), record())
    return checked.accepted.to_pylist(), checked.rejected.to_pylist(), checked.set_aside


GOOD = [
    ("VI001|2026M01|men|12|3,5", {"place_level": "village", "place": "001", "period": "2026-01", "sex": "men", "hens": 12.0, "eggs": 3.5}),
    ("VI001|2026-01|total|12|3", {"sex": "all"}),
    ("VAA|202601|men|1|1", {"place_level": "valley", "place": "A", "period": "2026-01"}),
    ("ALL|2026M01|men|1|1", {"place_level": "country", "place": "ALL"}),
    ("VI999|2026M01|men|1|1", {"place_level": "elsewhere", "place": "VI999"}),
    (" VI001 |2026M01|men\u00a0| 12 |1", {"place": "001", "sex": "men", "hens": 12.0}),
    ("VI001|2026M01|men|1 234|1\u00a0234,5", {"hens": 1234.0, "eggs": 1234.5}),
    ("VI001|2026M01|men|0|0", {"hens": 0.0, "hens__low": 0.0, "hens__high": 0.0, "hens__why": None, "eggs": 0.0}),
    ("VI001|2026M01|men|12|~", {"eggs": None, "eggs__low": None, "eggs__high": None, "eggs__why": "not_stated"}),
    ("VI001|2026M01|men|-|1", {"hens": None, "hens__low": None, "hens__why": "out_of_use"}),
    ("VI001|2026M01|men|...|1", {"hens": None, "hens__low": 1.0, "hens__high": 4.0, "hens__why": "hidden_at_source"}),
    ("VAA|2026M01|men|...|1", {"hens": None, "hens__low": 0.0, "hens__high": 1e6, "hens__why": "hidden_at_source"}),
    ("VI999|2026M01|men|...|1", {"hens": None, "hens__low": 0.0, "hens__high": 1e6}),
    ("VI001|2026M01|men|1e3|1", {"hens": 1000.0}),
]


@pytest.mark.parametrize(("row", "expected"), GOOD, ids=[row for row, _ in GOOD])
def test_what_a_good_row_becomes(row: str, expected: Row) -> None:
    accepted, rejected, aside = one(row)
    assert not rejected
    assert not aside
    assert expected.items() <= accepted[0].items()


BAD = [
    ("~|2026M01|men|1|1", "area", "", "empty_key", "area"),
    ("VI001|  |men|1|1", "month", "", "empty_key", "month"),
    ("VI01|2026M01|men|1|1", "area", "VI01", "unknown_place", "001 Oakham"),
    ("XX001|2026M01|men|1|1", "area", "XX001", "unknown_place", "'VI', 'VA'"),
    ("VI009|2026M01|men|1|1", "area", "VI009", "not_in_division", "009 Gone"),
    ("VI001|2026M13|men|1|1", "month", "2026M13", "unreadable_period", "2026M13"),
    ("VI001|202613|men|1|1", "month", "202613", "unreadable_period", "202613"),
    ("VI001|2026|men|1|1", "month", "2026", "wrong_frequency", "month"),
    ("VI001|2026M01|mon|1|1", "sex", "mon", "unknown_code", "men"),
    ("VI001|2026M01|men|12x|1", "hens", "12x", "unreadable_number", "decimal point"),
    ("VI001|2026M01|men|1,5|1", "hens", "1,5", "unreadable_number", "decimal point"),
    ("VI001|2026M01|men|1|1,2,3", "eggs", "1,2,3", "unreadable_number", "decimal comma"),
    ("VI001|2026M01|men|12 34|1", "hens", "12 34", "unreadable_number", "plain number"),
    ("VI001|2026M01|men|1e999|1", "hens", "1e999", "unreadable_number", "plain number"),
    ("VI001|2026M01|men|..|1", "hens", "..", "unknown_mark", "'...'"),
    ("VI001|2026M01|men|nan|1", "hens", "nan", "unknown_mark", "'-'"),
    ("VI001|2026M01|men|inf|1", "hens", "inf", "unknown_mark", "'-'"),
    ("VI001|2026M01|men|-1|1", "hens", "-1", "below_minimum", "below 0"),
    ("VI001|2026M01|men|−1|1", "hens", "−1", "below_minimum", "below 0"),
    ("VI001|2026M01|men|1000001|1", "hens", "1000001", "above_maximum", "above 1e+06"),
    ("VI001|2026M01|men|1.5|1", "hens", "1.5", "not_whole", "whole number"),
    ("VI001|2026M01|men|0|5", "eggs, hens", "eggs=5.0, hens=0.0", "eggs_need_hens", "hens > 0"),
]


@pytest.mark.parametrize(("row", "column", "value", "rule", "help"), BAD, ids=[f"{bad[3]}: {bad[0]}" for bad in BAD])
def test_which_rule_a_bad_row_breaks(row: str, column: str, value: str, rule: str, help: str) -> None:
    accepted, rejected, aside = one(row)
    assert not accepted
    assert not aside
    told = rejected[0]
    assert (told["file"], told["row"], told["column"], told["value"], told["rule"]) == ("hens.csv", 2, column, value, rule)
    assert help in str(told["what_to_do"])
    assert told["id"] == f"farm.{record().short}.2"


@pytest.mark.parametrize("row", ["OLD7|not|looked|at|!", "VI001|2026M01|unasked|!|!"])
def test_rows_set_aside_are_counted_and_not_judged(row: str) -> None:
    assert one(row) == ([], [], 1)


def test_all_rows_of_a_key_told_twice_are_rejected_whatever_else_is_wrong() -> None:
    checked = check(farm(), table(NAMES, "VI001|2026M01|men|1|1", "VI001|2026-01|men|x|1", "VI002|2026M01|men|1|1"), record())
    assert [row["place"] for row in checked.accepted.to_pylist()] == ["002"]
    assert [(row["rule"], row["problems"]) for row in checked.rejected.to_pylist()] == [("duplicate_key", 1), ("unknown_mark", 2)]
    assert checked.quarantined.to_pylist() == [{"place_level": "village", "place": "001", "period": "2026-01", "sex": "men", "_row": 2}]


def test_the_raw_row_is_kept_as_it_came() -> None:
    _, rejected, _ = one('VI001|2026M01|men|"x"|~')
    assert rejected[0]["raw"] == '{"area":"VI001","month":"2026M01","sex":"men","hens":"\\"x\\"","eggs":null}'


def test_a_rule_with_nothing_to_compare_passes() -> None:
    accepted, rejected, _ = one("VI001|2026M01|men|...|5")
    assert len(accepted) == 1
    assert not rejected


def test_a_figure_that_the_delivery_lacks_is_not_delivered() -> None:
    checked = check(farm(), table("area|month|sex|hens", "VI001|2026M01|men|1"), record())
    assert checked.missing_columns == ("eggs",)
    row = checked.accepted.to_pylist()[0]
    assert (row["eggs"], row["eggs__low"], row["eggs__why"]) == (None, None, "not_delivered")


def test_columns_are_found_by_code_text_or_case_and_never_by_place() -> None:
    wanted = table("eggs|sex|x7|MONTH|Area", "3|men|12|2026M01|VI001")
    named = Table(tuple(replace(column, text="Hens kept" if column.code == "x7" else "") for column in wanted.columns), wanted.data)
    assert check(farm(), named, record()).accepted.to_pylist()[0]["hens"] == 12


LACKING = [
    ("month|sex|hens|eggs", "place (called 'area', 'Area')"),
    ("area|month|sex|goats", "every figure"),
    ("a|b|c|d", "it has 'a', 'b', 'c', 'd'"),
]


@pytest.mark.parametrize(("names", "told"), LACKING)
def test_a_file_that_cannot_be_the_sources_is_refused_with_the_names(names: str, told: str) -> None:
    with pytest.raises(BrokenFile) as broken:
        check(farm(), table(names, "a|b|c|d"), record())
    assert told in str(broken.value)


def test_two_columns_of_one_name_are_refused() -> None:
    columns = (Column("a1", "area"), Column("a2", "area"), *(Column(code) for code in ("month", "sex", "hens")))
    given = table("a1|a2|month|sex|hens", "VI001|VI002|2026M01|men|1")
    with pytest.raises(BrokenFile, match="2 columns are called 'area': a1, a2"):
        check(farm(), Table(columns, given.data), record())


ODD = [("goats > 1", "nearest|known"), ("hens >", "no SQL"), ("1 = 1", "no column"), ("sex + hens > 1", "computed")]


@pytest.mark.parametrize(("condition", "told"), ODD)
def test_a_rule_that_cannot_be_computed_is_the_packs_fault(condition: str, told: str) -> None:
    with pytest.raises(BadDefinition, match=told):
        check(farm(rules={"odd": condition}), table(NAMES, "VI001|2026M01|men|1|1"), record())


def test_places_by_name_in_any_language_and_by_the_division() -> None:
    named = PlaceColumn("place", ("area",), PLACE.hierarchy, named="village", whole=MappingProxyType({"WHOLE LAND": "country:ALL"}))
    rows = [f"{place}|2026M01|men|1|1" for place in ("oakham", "Elmham sv", "WHOLE LAND", "Gone", "Oakhan")]
    source = farm(columns=(named, PERIOD, SEX, HENS, EGGS))
    checked = check(source, table(NAMES, *rows), record())
    assert [row["place"] for row in checked.accepted.to_pylist()] == ["001", "002", "ALL"]
    assert [row["rule"] for row in checked.rejected.to_pylist()] == ["not_in_division", "unknown_place"]
    assert "001 Oakham" in checked.rejected.to_pylist()[1]["what_to_do"]
    before = check(source, table(NAMES, *rows), record(division="2015-01-01"))
    assert [row["place"] for row in before.accepted.to_pylist()] == ["001", "002", "ALL", "009"]


def test_rows_after_the_last_one_are_set_aside() -> None:
    source = farm(columns=(replace(PLACE, last="VI002"), PERIOD, SEX, HENS, EGGS))
    checked = check(source, table(NAMES, "VI001|2026M01|men|1|1", "VI002|2026M01|men|1|1", "VI003|2026M01|men|1|1", "??|?|?|?|?"), record())
    assert [row["place"] for row in checked.accepted.to_pylist()] == ["001", "002"]
    assert checked.set_aside == 2


def test_a_place_and_a_period_that_every_row_has() -> None:
    place, period = replace(PLACE, always="country:ALL"), PeriodColumn("period", (), Frequency.YEAR, always="2018")
    checked = check(farm(columns=(place, period, SEX, HENS, EGGS)), table("sex|hens|eggs", "men|1|1"), record())
    row = checked.accepted.to_pylist()[0]
    assert (row["place_level"], row["place"], row["period"]) == ("country", "ALL", "2018")
    assert checked.missing_columns == ()


def test_a_year_printed_as_its_january() -> None:
    source = farm(columns=(PLACE, PeriodColumn("period", ("month",), Frequency.YEAR, printed=Frequency.MONTH), SEX, HENS, EGGS))
    checked = check(source, table(NAMES, "VI001|2013M01|men|1|1", "VI001|2013M02|men|1|1", "VI001|2013Q1|men|1|1"), record())
    assert [row["period"] for row in checked.accepted.to_pylist()] == ["2013"]
    assert [row["rule"] for row in checked.rejected.to_pylist()] == ["wrong_frequency", "wrong_frequency"]
    as_it_is = check(source, table(NAMES, "VI001|2014|men|1|1"), record())
    assert [row["period"] for row in as_it_is.accepted.to_pylist()] == ["2014"]


def test_a_code_that_every_row_has_unless_the_delivery_tells_it() -> None:
    source = farm(columns=(PLACE, PERIOD, replace(SEX, always="all"), HENS, EGGS))
    without = check(source, table("area|month|hens|eggs", "VI001|2026M01|2|1"), record())
    assert [row["sex"] for row in without.accepted.to_pylist()] == ["all"]
    told = check(source, table(NAMES, "VI001|2026M01|men|2|1", "VI001|2026M02||2|1"), record())
    assert [row["sex"] for row in told.accepted.to_pylist()] == ["men"]
    assert [row["rule"] for row in told.rejected.to_pylist()] == ["empty_key"], "what is left empty is not what every row has"
    with pytest.raises(BadDefinition, match="nobody"):
        replace(SEX, always="nobody")


def labelled(*rows: str) -> Table:
    """A table whose codes of sex carry printed texts."""
    given = table(NAMES, *rows)
    sex = Column("sex", labels=MappingProxyType({"1": " men ", "2": "women", "9": "dragons", "women": "men"}))
    return replace(given, columns=tuple(sex if column.code == "sex" else column for column in given.columns))


def test_a_code_that_nobody_knows_is_taken_by_its_printed_text() -> None:
    checked = check(farm(), labelled("VI001|2026M01|1|2|1", "VI001|2026M01|women|3|1", "VI001|2026M02|9|1|1"), record())
    assert [(row["sex"], row["hens"]) for row in checked.accepted.to_pylist()] == [("men", 2), ("women", 3)]
    assert [(row["value"], row["rule"]) for row in checked.rejected.to_pylist()] == [("9", "unknown_code")]


@pytest.mark.parametrize(("texts", "found"), [
    (("Hens kept (number)", "x"), True),
    (("HENS KEPT (%)", "hens (%)"), True),
    (("Hens kept (number)", "Hens kept (%)"), False),
    (("Hens kept once (number)", "x"), False),
])
def test_a_name_is_found_but_for_the_unit_behind_it(texts: tuple[str, str], found: bool) -> None:
    given = table("area|month|sex|A1|A2|eggs", "VI001|2026M01|men|2|2|1")
    named = dict(zip(("A1", "A2"), texts, strict=True))
    given = replace(given, columns=tuple(replace(column, text=named.get(column.code, "")) for column in given.columns))
    source = farm(columns=(PLACE, PERIOD, SEX, replace(HENS, called=("Hens kept",)), EGGS))
    assert check(source, given, record()).missing_columns == (() if found else ("hens",))


PRICE = NumberColumn(
    "price",
    ("price",),
    words("price"),
    low="low",
    high="high",
    why="status",
    reasons=MappingProxyType({"not asked": "not_asked"}),
    missing=MappingProxyType({"": "not_stated"}),
)
STATED = [
    ("65|||", (65.0, 65.0, 65.0, None)),
    ("65|60|80|", (65.0, 60.0, 80.0, None)),
    ("65|60||", (65.0, 60.0, 65.0, None)),
    ("|60|80|", (None, 60.0, 80.0, "not_stated")),
    ("|60||", (None, 60.0, inf, "not_stated")),
    ("||80|", (None, 0.0, 80.0, "upper_bound")),
    ("||80|not asked", (None, 0.0, 80.0, "upper_bound")),
    ("|||not asked", (None, None, None, "not_asked")),
    ("65|||not asked", (65.0, 65.0, 65.0, "not_asked")),
]


def prices(row: str) -> tuple[list[Row], list[Row]]:
    cells = row.split("|")
    source = farm(columns=(SEX, PERIOD, PRICE, TextColumn("note", ("note",))), rules={})
    checked = check(source, table("sex|month|price|low|high|status|note", "|".join(["men", "2026M01", *cells, "as told"])), record())
    return checked.accepted.to_pylist(), checked.rejected.to_pylist()


@pytest.mark.parametrize(("row", "expected"), STATED, ids=[row for row, _ in STATED])
def test_ranges_and_reasons_that_the_source_states(row: str, expected: tuple[object, ...]) -> None:
    accepted, rejected = prices(row)
    assert not rejected
    told = accepted[0]
    assert (told["price"], told["price__low"], told["price__high"], told["price__why"]) == expected
    assert told["note"] == "as told"


IMPOSSIBLE = [
    ("65|80|60|", "low", "range_turned"),
    ("65|a lot|80|", "low", "unknown_mark"),
    ("65|1|8x|", "high", "unreadable_number"),
    ("65|||why not", "status", "unknown_reason"),
]


@pytest.mark.parametrize(("row", "column", "rule"), IMPOSSIBLE)
def test_stated_ranges_that_cannot_be(row: str, column: str, rule: str) -> None:
    accepted, rejected = prices(row)
    assert not accepted
    assert (rejected[0]["column"], rejected[0]["rule"]) == (column, rule)
