"""How a figure is made, as small tables: what is delivered, what is asked, what comes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from puntari.define.indicator import Break
from puntari.words.errors import BadQuestion
from puntari.words.period import Period
from puntari.words.text import Text
from tests.small.house import OLD, house_of, rows, told
from tests.small.pack import INDICATORS, PACK

ALL_PARISHES = """
where when breed hens cocks share
ALL 2020-05 all 100 10 _
Pa 2020-05 all 1 2 _
Pb 2020-05 all 10 3 _
Pc 2020-05 all 5 0 _
Pd 2020-05 all 0 0 _
Pe 2020-05 all 7 1 _
Pf 2020-05 all 8 8 50
"""
HIDDEN = ALL_PARISHES.replace("Pc 2020-05 all 5 0 _", "Pc 2020-05 all ... 0 _")


def test_an_area_is_the_sum_of_its_members_and_the_country_never_is(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    assert told(house, "hens", "county") == {"1": "11", "2": "12", "3": "8"}
    assert told(house, "hens", "country") == {"X": "100"}


def test_a_row_of_the_source_itself_goes_before_a_sum(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES + "C1 2020-05 all 12 5 _\nC2 2020-05 all 13 1 _\nC3 2020-05 all 8 8 _\n")
    assert told(house, "hens", "county") == {"1": "12", "2": "13", "3": "8"}


def test_a_hidden_member_makes_a_sum_an_interval_and_a_hidden_figure_alone_stays_hidden(tmp_path: Path) -> None:
    house = house_of(tmp_path, HIDDEN)
    assert told(house, "hens", "county") == {"1": "11", "2": "8..11", "3": "8"}
    assert told(house, "hens", "parish", area="parish:c") == {"c": "hidden hidden_at_source"}


def test_zero_is_published_and_counts(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    assert told(house, "hens", "parish", area="county:2") == {"c": "5", "d": "0", "e": "7"}


def test_an_absent_member_makes_a_sum_missing(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES.replace("Pd 2020-05 all 0 0 _\n", ""))
    assert told(house, "hens", "county")["2"] == "missing member_missing"
    assert told(house, "hens", "parish")["d"] == "missing not_delivered"


def test_a_hidden_row_of_the_source_is_not_worked_out_from_its_members(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES + "C1 2020-05 all ... 5 _\n")
    assert told(house, "hens", "county")["1"] == "hidden hidden_at_source"


def test_a_ratio_comes_from_sums_never_from_ratios(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    shares = told(house, "hen_share", "county")
    assert shares["1"] == f"{11 / 16 * 100:g}" and shares["2"] == f"{12 / 13 * 100:g}"


def test_a_share_of_a_whole_that_holds_it_has_the_bounds_of_its_parts(tmp_path: Path) -> None:
    house = house_of(tmp_path, HIDDEN)
    assert told(house, "hen_share", "county")["2"] == f"{8 / 9 * 100:g}..{11 / 12 * 100:g}"


def test_a_ratio_over_zero_is_impossible(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    assert told(house, "hens_per_cock", "parish")["d"] == "impossible zero_denominator"


def test_a_finished_figure_is_shown_where_it_is_and_never_summed(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    assert told(house, "published_share", "parish")["f"] == "50"
    shares = told(house, "published_share", "county")
    assert shares["2"] == shares["3"] == "missing not_for_this_level"


def test_the_sources_own_total_goes_before_the_sum_of_its_parts(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES + "Pa 2020-05 landrace 1 1 _\nPa 2020-05 leghorn 1 1 _\n")
    assert told(house, "hens", "parish")["a"] == "1"
    assert told(house, "landrace_hens", "parish")["a"] == "1"


def test_a_parish_that_merged_counts_in_the_one_that_holds_its_ground(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES + "Pg 2020-05 all 4 1 _\n", division=OLD)
    assert told(house, "hens", "parish")["f"] == "12"
    assert told(house, "hens", "parish", as_delivered=True)["f"] == "8"
    with pytest.raises(BadQuestion, match="its ground is in f now"):
        told(house, "hens", area="parish:g")


def test_a_yearly_denominator_serves_its_own_year_and_the_nearest_later_ones(tmp_path: Path) -> None:
    hens = ALL_PARISHES + "Pa 2022-05 all 30 0 _\n"
    house = house_of(tmp_path, hens, people="where when people\nPa 2019 10\nPa 2020 20\n")
    assert told(house, "hens_per_head", area="parish:a", period="2020-05") == {"a": "0.05"}
    assert told(house, "hens_per_head", area="parish:a", period="2022-05") == {"a": "1.5"}
    assert told(house, "hens_per_head", area="parish:b", period="2020-05") == {"b": "missing not_delivered"}


def test_the_change_on_a_year_ago_stands_beside_and_stops_at_a_break(tmp_path: Path) -> None:
    hens = ALL_PARISHES + "Pa 2019-05 all 4 0 _\n"
    (row,) = rows(house_of(tmp_path / "whole", hens), "hens", area="parish:a", period="2020-05")
    assert (row.change, row.change_percent) == (-3, -75)
    broken = replace(INDICATORS["hens"], breaks=(Break(Period.parse("2020-01"), Text.same("counted anew")),))
    pack = replace(PACK, indicators=PACK.indicators | {"hens": broken})
    (row,) = rows(house_of(tmp_path / "broken", hens, pack=pack), "hens", area="parish:a", period="2020-05")
    assert (row.change, row.change_percent) == (None, None)


def test_only_exact_figures_are_ranked_and_equals_share_a_rank(tmp_path: Path) -> None:
    house = house_of(tmp_path, HIDDEN.replace("Pe 2020-05 all 7", "Pe 2020-05 all 8"))
    ranks = {row.area: (row.rank, row.ranked) for row in rows(house, "hens", "parish")}
    assert ranks == {"a": (4, 5), "b": (1, 5), "c": (None, None), "d": (5, 5), "e": (2, 5), "f": (2, 5)}


def test_a_question_that_has_no_answer_says_what_can_be_asked(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES)
    for asked, help in (
        ({"by": ("colour",)}, "can't be broken down by 'colour'"),
        ({"by": ("county", "parish")}, "one level at a time"),
        ({"area": "parish:z"}, "there is no parish 'z'"),
        ({"area": "village:1"}, "no level 'village'"),
        ({"period": "2020-05-01"}, "is told by month"),
    ):
        with pytest.raises(BadQuestion, match=help):
            rows(house, "hens", *asked.pop("by", ()), **asked)


def test_a_year_asked_of_monthly_figures_means_its_months(tmp_path: Path) -> None:
    house = house_of(tmp_path, ALL_PARISHES + "Pa 2020-06 all 2 0 _\n")
    assert [str(row.period) for row in rows(house, "hens", area="parish:a", period="2020")] == ["2020-05", "2020-06"]


def test_a_ratio_with_a_side_that_nobody_delivered_is_not_delivered(tmp_path: Path) -> None:
    house = house_of(tmp_path, "where when breed hens\nPa 2020-05 all ...\nPb 2020-05 all 3\n")
    assert set(told(house, "hens_per_cock", "parish", period="2020-05").values()) == {"missing not_delivered"}
    assert told(house, "hens", "parish")["a"] == "hidden hidden_at_source"
