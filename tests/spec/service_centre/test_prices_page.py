"""The pages of prices: what stands behind them, and a published practice round in which no peer's answer can be read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from price_rounds import EVALUATOR, publish_practice

from packs.service_centre.pack import PACK
from puntari.doors import collected
from puntari.doors.house import House
from puntari.outlets.site import price_round_page, prices_page, report_page, routes
from puntari.outlets.site.book import Book, open_book
from puntari.outlets.site.build import ask_views
from puntari.outlets.site.search import index
from puntari.store.root import Store
from puntari.words.text import Language


@pytest.fixture(scope="module")
def book(house: House, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book over the built pack with a published practice round; rounds lie beside the build and change nothing of it."""
    publish_practice(House(Store(house.store.root), house.packs), tmp_path_factory.mktemp("requests"))
    return open_book(house, "v")


def test_the_page_holds_every_bundle_with_both_totals(book: Book) -> None:
    said = prices_page.page(book, PACK, Language.EN)
    figures = ("227.70", "286.00", "computed is 3.00 higher", "+3.70", "−1.10", "19 of 24 prices certainly fell")
    for text in (*figures, "taken off the printed price 42.00", "no weight gives the total", "(0.13 → 0.60)"):
        assert text in said, text
    assert "Nordic peer 2" in said and "Prices that follow use" in said
    twin = json.loads(prices_page.twin(book, PACK, Language.FI))
    assert len(twin["rows"]) == 331 and len(twin["reviews"]) == 11


@pytest.mark.parametrize(("language", "mark"), [(Language.FI, ";"), (Language.SV, ";"), (Language.EN, ",")])
def test_every_price_row_is_in_the_sheet_with_its_quality(book: Book, language: Language, mark: str) -> None:
    rows = list(csv.reader(io.StringIO(prices_page.rows_sheet(book, PACK, language).decode("utf-8-sig")), delimiter=mark))
    assert len(rows) == 332 and len({len(row) for row in rows}) == 1
    tl3 = next(row for row in rows if row[0].startswith("t8-vaka-kumppani-partner_support_eea-2022-total"))
    assert {Language.FI: "ETA-alueella", Language.SV: "inom EES", Language.EN: "in the EEA"}[language] in tl3


def test_pages_of_published_rounds_ask_nothing_while_they_are_written(house: House, book: Book) -> None:
    fresh = open_book(house, "v")
    ask_views(fresh)
    elsewhere = replace(fresh, opened_by=-1)
    assert "r26" in prices_page.page(elsewhere, PACK, Language.FI) and price_round_page.page(elsewhere, PACK, "r26", Language.SV)


def test_a_published_round_is_found_and_says_that_it_is_invented(book: Book) -> None:
    paths = {route.path for route in routes.routes(book, index(book))}
    assert "service_centre/prices/r26" in paths
    assert "service_centre/prices/r26/" in prices_page.page(book, PACK, Language.FI)
    for language, said in ((Language.FI, "keksittyjä"), (Language.SV, "påhittade"), (Language.EN, "invented")):
        assert said in price_round_page.page(book, PACK, "r26", language)


def test_on_a_phone_the_tables_of_a_round_are_lists_and_own_prices_are_held_against_means(book: Book) -> None:
    page = price_round_page.page(book, PACK, "r26", Language.EN)
    assert page.count("<table") == page.count('class="stack"') == 4, "positions, costs and two bills"
    told = collected.ask_results(book.house, EVALUATOR, "r26").body
    stands = {one.stand for one in told.groups.values()} & {"lower", "equal", "higher"}
    assert stands and all(f"{stand} {'to' if stand == 'equal' else 'than'} the mean" in page for stand in stands)
    assert "than the peer" not in page


def test_no_peers_answer_can_be_read_from_the_page(book: Book) -> None:
    """Of groups whose range is not shown, no single price is in any form of the page."""
    told = collected.ask_rows(book.house, EVALUATOR, "r26").body
    results = collected.ask_results(book.house, EVALUATOR, "r26").body
    shown = " ".join(price_round_page.page(book, PACK, "r26", language) for language in Language)
    twin = price_round_page.twin(book, PACK, "r26", Language.FI).decode()
    own = {one.price for one in results.own.values()} | {one.earlier for one in results.own.values()}
    means = {round(one.cell.value, 2) for one in results.groups.values() if one.cell.value is not None}
    costs = {round(value, 2) for one in collected.ask_costs(book.house, EVALUATOR, "r26").body.items
             for value in (one.each(part) for part in (one.own_work, one.partners, one.overhead, one.cost))}
    hunted = 0
    for id, row in told.rows.items():
        price, group = float(row.values["price"]), "public_peer" if id[5] < "f" else "private_peer"
        if results.groups[row.values["item"], group].cell.low is None and not {price} & (own | means | costs):
            hunted += 1
            for text in (f">{price:.2f}<", f">{price:.2f}<".replace(".", ","), f"({price:.2f}", f'"{price:g}"'):
                assert text not in shown and text not in twin, (id, text)
    assert hunted > 20


def test_tables_of_prices_lead_to_what_stands_behind_them(book: Book) -> None:
    assert '/sv/service_centre/prices/"' in report_page.page(book, PACK, PACK.reports[0], Language.SV)


def test_a_house_without_rounds_lists_none(house: House, tmp_path: Path) -> None:
    bare = House(Store(tmp_path), {PACK.id: PACK})
    assert collected.published_price_rounds(bare, PACK.id) == ()
