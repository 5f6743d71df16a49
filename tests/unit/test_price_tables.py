"""Indices of price tables: what is used and what is named as left out, when there is none, and that the page and its twin show them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape

import pytest

from packs.service_centre.pack import PACK
from puntari.define.report import PeerTable, Weighing
from puntari.doors.house import House
from puntari.doors.peers import PeerComparison, ask_peer_table
from puntari.flow.pricing.indices import index_over_time, levels_across
from puntari.flow.run import build
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.outlets.site import report_page, twins
from puntari.outlets.site.book import Book, open_book
from puntari.store.root import Store
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Language

Y20, Y21 = Period.parse("2020"), Period.parse("2021")
ROWS = ("a", "b", "c")


def prices(told: str) -> dict[tuple[str, str, Period], float]:
    """`a us 2 4` in lines: row, provider, prices of 2020 and 2021, `-` for none."""
    found = {}
    for line in told.strip().splitlines():
        row, provider, *two = line.split()
        found |= {(row, provider, year): float(price) for year, price in zip((Y20, Y21), two, strict=True) if price != "-"}
    return found


def test_equal_weights_are_those_of_jevons_and_a_gap_is_named() -> None:
    told = index_over_time(prices("a us 2 4\nb us 9 9\nc us - 7"), ROWS, "us", Weighing.EQUAL)
    assert told.values == pytest.approx((100, 100 * 2**0.5))
    assert (told.used, told.left_out) == (("a", "b"), ("c",))


def test_a_basket_is_the_sum_of_its_parts() -> None:
    told = index_over_time(prices("a us 2 4\nb us 8 8"), ROWS, "us", Weighing.BASKET)
    assert told.values == pytest.approx((100, 120))


def test_a_basket_that_lacks_a_part_has_no_index() -> None:
    told = index_over_time(prices("a us 2 4\nb us 8 8\nc us 5 -"), ROWS, "us", Weighing.BASKET)
    assert (told.values, told.left_out) == ((), ("c",))


@pytest.mark.parametrize("told", ["a us 2 4\nb us - 3", "a us 2 4\nb them 1 1"])
def test_a_single_row_makes_no_index(told: str) -> None:
    assert index_over_time(prices(told), ROWS, "us", Weighing.EQUAL).values == ()


def test_a_single_period_makes_no_index() -> None:
    assert index_over_time(prices("a us - 4\nb us - 3"), ROWS, "us", Weighing.EQUAL) is None


THREE = "a us 9 1\nb us 9 2\nc us 9 4\na one - 2\nb one - 4\nc one - 8\na two - 3\nb two - 6\nc two - 12"


def test_levels_are_those_of_the_newest_period() -> None:
    told = levels_across(prices(THREE), ROWS, ("us", "one", "two"), Weighing.EQUAL)
    assert told.period == Y21 and dict(told.prices) == {"us": 3, "one": 3, "two": 3}
    assert list(told.levels.values()) == pytest.approx([100, 200, 300])


@pytest.mark.parametrize(
    "told", [THREE.replace("two - 12", "two - -"), "a us 1 1\nb us 1 1\nc us 1 1\na one 1 1\nb one 1 1\nc one 1 1", ""]
)
def test_two_providers_make_no_levels(told: str) -> None:
    assert levels_across(prices(told), ROWS, ("us", "one", "two"), Weighing.EQUAL) is None


def test_a_basket_makes_no_levels() -> None:
    assert levels_across(prices(THREE), ROWS, ("us", "one", "two"), Weighing.BASKET) is None


def table(id: str) -> PeerTable:
    return next(one for one in PACK.reports if one.id == id)


def test_a_table_refuses_a_row_within_another_that_it_does_not_have() -> None:
    with pytest.raises(BadDefinition, match="no row 'laptop'"):
        replace(table("workstation_prices"), within=("laptop",))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    store = Store(tmp_path_factory.mktemp("prices"))
    build(store, {PACK.id: PACK}, None, False, lambda doing, done, of: None)
    return open_book(House(store, {PACK.id: PACK}), "1", "")


def released(book: Book, id: str) -> PeerComparison:
    answer = ask_peer_table(book.house, PACK.id, id, PUBLIC)
    assert isinstance(answer, Finding)
    return answer.body


def test_prices_of_the_evaluation_make_these_indices(book: Book) -> None:
    """By hand: experts keep their prices; the basic configuration rises from 227.3 to 286; support swings as its price did."""
    assert released(book, "expert_prices").indexed["tori"].values == pytest.approx((100, 100, 100))
    assert released(book, "basic_configuration").indexed["own_capacity"].values == pytest.approx((100, 100, 100 * 286 / 227.3))
    support = released(book, "support_prices").indexed["tori"]
    assert support.values == pytest.approx((100, 100 * (15.3 / 11) ** (1 / 3), 100 * (10.8 / 11) ** (1 / 3)))
    assert "user_support" in support.left_out


def test_parts_that_a_whole_holds_are_counted_once(book: Book) -> None:
    used = released(book, "workstation_prices").indexed["tori"].used
    assert "workstation_as_a_service" in used and "workstation_management" not in used


def test_a_configuration_whose_parts_were_merged_has_no_index(book: Book) -> None:
    told = released(book, "raised_configuration").indexed["partner_finland"]
    assert told.values == () and "memory" in told.left_out


def test_what_a_review_sets_apart_has_no_position_and_counts_in_no_index(book: Book) -> None:
    """215 is another configuration's total, 7 and 19 are no whole network service, and TUVE's hour of support is denied elsewhere."""
    told = released(book, "price_summary")
    network, server = ("network_whole", "tori", "public_peer"), ("example_configuration", "tori", "public_peer")
    support = ("regional_support_hour", "tuve", "private_peer")
    assert {told.positions[key].stand for key in (network, server, support)} == {"unknown"}
    assert all(told.positions[key].gap_percent is None for key in (network, server, support))
    assert told.positions["example_configuration", "tori", "private_peer"].gap_percent == pytest.approx((286 / 163 - 1) * 100)
    assert told.positions["regional_support_hour", "tori", "private_peer"].gap_percent == pytest.approx(25)
    assert "regional_support_hour" in told.indexed["tuve"].left_out and not told.indexed["tuve"].values
    assert dict(told.levels.prices) == {"tori": 5, "tuve": 3, "private_peer": 4, "public_peer": 3}
    assert told.levels.levels["public_peer"] == pytest.approx(100.98, abs=0.01), "80.6 with the rows that are set apart"


def test_a_basket_without_a_part_that_is_set_apart_has_no_index(book: Book) -> None:
    """The same table as a basket: what is left is another basket."""
    rows = ("specialist", "regional_support_hour")
    basket = replace(table("price_summary"), weighing=Weighing.BASKET, row_codes=rows, within=())
    pack = replace(PACK, reports=(basket,), documents=())
    answer = ask_peer_table(House(book.house.store, {PACK.id: pack}), PACK.id, "price_summary", PUBLIC)
    assert isinstance(answer, Finding)
    assert answer.body.indexed["tori"].values == pytest.approx((100, 100, 100))
    assert answer.body.indexed["tuve"].values == ()


@pytest.mark.parametrize("language", Language)
def test_positions_tell_the_year_of_the_own_figure_and_why_some_are_not_compared(book: Book, language: Language) -> None:
    shown = report_page.page(book, PACK, table("price_summary"), language)
    names = PACK.dimensions["service"].names
    assert f"{names['customer_support_workstation'][language]}, TORI" in shown and re.search(r", 2020</th>", shown)
    review = next(one for one in PACK.prices.reviews if one.id == "whole_network")
    assert escape(review.why[language]) in shown


@pytest.mark.parametrize("language", Language)
def test_the_page_and_its_twin_show_the_index(book: Book, language: Language) -> None:
    shown = report_page.page(book, PACK, table("basic_configuration"), language)
    assert ("125,8" if language is not Language.EN else "125.8") in shown
    twin = json.loads(twins.report_json(book, PACK, table("basic_configuration"), language))
    assert twin["price_index"]["own_capacity"]["values"]["2022"] == pytest.approx(125.82, abs=0.01)
    assert twin["price_levels"] is None
