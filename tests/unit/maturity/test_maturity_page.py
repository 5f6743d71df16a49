"""The page of an assessment asks for the published rounds once, and tells their periods and levels as it tells the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.doors import act, rounds
from puntari.doors.assessed import published_rounds
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.outlets.site import maturity_page
from puntari.outlets.site.book import Book, open_book
from puntari.store.root import Store
from puntari.words.text import Language

KEEPER, ANALYST = Actor(Role.ADMINISTRATOR), Actor(Role.ANALYST, purpose="evaluation")
(MATURITY,) = PACK.assessments
JUDGED = {"level": 4, "analysis": "Roles are clear.", "target_state": "One route."}


def publish(house: House, id: str, period: str, pack: str = PACK.id) -> None:
    rounds.open_round(house, KEEPER, id, pack, MATURITY.id, period)
    rounds.close_round(house, KEEPER, id)
    rounds.judge(house, ANALYST, id, {"pricing": JUDGED})
    rounds.publish_round(house, KEEPER, id)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The pack built from the tables that it carries, with two published rounds."""
    house = House(Store(tmp_path_factory.mktemp("maturity") / "store"), {PACK.id: PACK})
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    publish(house, "r25", "2025-Q2")
    publish(house, "r26", "2026")
    yield open_book(house, "v")


def test_every_language_tells_the_same_answer(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = maturity_page.ask_results
    monkeypatch.setattr(maturity_page, "ask_results", lambda house, actor, id: asked.append(id) or ask(house, actor, id))
    for language in Language:
        maturity_page.page(book, PACK, MATURITY, language)
        maturity_page.twin(book, PACK, MATURITY, language)
    assert asked == ["r25", "r26"]


def test_a_round_has_its_period_in_words(book: Book) -> None:
    page = maturity_page.page(book, PACK, MATURITY, Language.FI)
    assert "2. neljännes 2025" in page and "2025-Q2" not in page


def test_a_picture_speaks_of_the_rounds_that_it_shows(book: Book) -> None:
    columns = maturity_page.columns_of(maturity_page.told_of(book, PACK, MATURITY), PACK)
    drawn, left_out = columns[-1 - maturity_page.MOST_DRAWN].label.en, columns[0].label.en
    assert (left_out, drawn) == ("2019", "2023")
    page = maturity_page.page(book, PACK, MATURITY, Language.EN)
    assert "Maturity level 1–5, 2023 and 2026, and the target" in page and "Maturity level 1–5, 2019" not in page


def test_a_round_of_a_pack_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    both = House(store, {PACK.id: PACK, "gone": replace(PACK, id="gone")})
    publish(both, "old", "2024", "gone")
    publish(both, "r26", "2026")
    assert published_rounds(House(store, {PACK.id: PACK}), PACK.id, MATURITY.id) == ("r26",)
