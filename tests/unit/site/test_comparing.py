"""Totals have no place among areas and point to their rates; an area outside a comparison is named and not counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.dimension import Level
from puntari.outlets.site.comparing import by_use, counted, rates_of
from puntari.outlets.site.shelf import Shelf
from puntari.outlets.site.totals import is_rate
from puntari.words.place import Area
from puntari.words.text import Language, Text
from tests.small.house import house_of
from tests.small.pack import PACK

HENS = "where when breed hens cocks share\n" + "\n".join(f"P{parish} 2020-01 all {10 + at} 1 50.0" for at, parish in enumerate("abcdef"))


@pytest.mark.parametrize(
    ("id", "rate"),
    [("hens", False), ("birds", False), ("hen_share", True), ("hens_per_cock", True), ("published_share", True), ("landrace_hens", False)],
)
def test_a_number_of_hens_is_no_rate(id: str, rate: bool) -> None:
    assert is_rate(PACK.indicator(id)) is rate


@pytest.mark.parametrize(("id", "rate"), [("structurally_unemployed", False), ("municipal_share", False), ("median_income", True)])
def test_finished_figures_are_told_apart_by_their_unit(id: str, rate: bool) -> None:
    assert is_rate(EMPLOYMENT.indicator(id)) is rate


def test_a_total_leads_to_the_rates_that_divide_it() -> None:
    assert rates_of(PACK, "hens") == ("hen_share", "hens_per_cock", "hens_per_head")
    assert rates_of(replace(PACK, leading=("hens_per_head",)), "hens")[0] == "hens_per_head"
    assert rates_of(PACK, "hen_share") == rates_of(PACK, "landrace_hens") == ()
    assert rates_of(EMPLOYMENT, "unemployed_job_seekers")[0] == "unemployment_rate"


def test_totals_have_no_rank_on_the_site_and_rates_have(tmp_path: object) -> None:
    shelf = Shelf(house_of(tmp_path, HENS))
    hens, shares = (shelf.at(PACK, id, "parish").told for id in ("hens", "hen_share"))
    assert len(hens) == len(shares) == 6
    assert all(figure.rank is None and figure.ranked is None for figure in hens.values())
    assert sorted(figure.rank for figure in shares.values()) == [1, 2, 3, 4, 5, 6]


def test_an_area_outside_is_named_and_not_counted() -> None:
    level = Level("shire", Text.same("shire"), Text.same("shires"), frozenset({"9"}))
    areas = tuple(Area("shire", code, Text.same(name)) for code, name in (("1", "One"), ("2", "Two"), ("9", "Isle")))
    assert [counted(level, areas, language) for language in Language] == ["2 ja Isle", "2 och Isle", "2 and Isle"]
    assert counted(level, areas[:2], Language.EN) == "2"
    finland = EMPLOYMENT.hierarchy
    assert counted(finland.level("employment_area"), finland.areas("employment_area"), Language.FI) == "45 ja Ahvenanmaa"


def test_a_level_whose_list_counts_aland_says_so() -> None:
    finland = EMPLOYMENT.hierarchy
    for level in finland.levels:
        counts = any(area.names.en == "Åland" and area.code not in level.outside for area in finland.areas(level.id))
        assert not counts or level.id == "region" or (level.note and "Åland" in level.note.en), level.id
    assert (len(finland.areas("wellbeing_county")), len(finland.areas("ely"))) == (23, 16)


def test_levels_stand_in_the_order_of_use() -> None:
    found = [level.id for level in by_use(EMPLOYMENT, EMPLOYMENT.hierarchy.levels)]
    assert found[:3] == ["country", "employment_area", "municipality"] and found[-1] == "ely"
