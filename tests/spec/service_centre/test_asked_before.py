"""Pages are written by processes that may not ask: whatever they rest on is asked before, or said to be missing, never waited for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packs.service_centre.pack import PACK
from puntari.doors.house import House
from puntari.outlets.site import maturity_page
from puntari.outlets.site.book import Book, open_book
from puntari.outlets.site.build import ask_views
from puntari.outlets.site.views import views
from puntari.words.text import Language

ELSEWHERE = -1
"""The number of no process."""


@pytest.fixture(scope="module")
def asked(house: House) -> Book:
    """A book of which everything beside figures was asked, as another process sees it."""
    book = open_book(house, "v")
    ask_views(book)
    return replace(book, opened_by=ELSEWHERE)


@pytest.mark.parametrize("view", tuple(views(PACK)), ids=lambda view: view.path)
def test_a_view_asks_nothing_while_it_is_written(view: object, asked: Book) -> None:
    assert view.title.fi in view.page(asked, PACK, Language.FI) and view.twin(asked, PACK, Language.FI)


@pytest.mark.parametrize("assessment", PACK.assessments, ids=lambda one: one.id)
def test_an_assessment_asks_nothing_while_it_is_written(assessment: object, asked: Book) -> None:
    assert maturity_page.page(asked, PACK, assessment, Language.SV) and maturity_page.twin(asked, PACK, assessment, Language.SV)


def test_what_was_not_asked_before_is_an_error_and_no_endless_wait(house: House) -> None:
    with pytest.raises(LookupError, match="evidence of service_centre is asked while pages are written"):
        next(one for one in views(PACK) if one.path.endswith("/evidence")).page(
            replace(open_book(house, "v"), opened_by=ELSEWHERE), PACK, Language.EN
        )
