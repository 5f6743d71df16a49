"""The frame of pages in a real browser: no faults that axe knows, the skip link works, fingers can hit what they aim at."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as View
from playwright.sync_api import Route

from puntari.outlets.pages.frame import STYLE, Page, Place, Site, framed
from puntari.outlets.theme.theme import bundled, stylesheet
from puntari.words.text import Language, Text

PLACES = (
    Place("indicator", Text("Mittarit", "Indikatorer", "Indicators")),
    Place("area", Text("Alueet", "Områden", "Areas")),
    Place("source", Text("Tietolähteet", "Datakällor", "Data sources")),
    Place("about", Text("Tietoa palvelusta", "Om tjänsten", "About the service")),
)
BODY = """<p class="lead">Johdanto</p>
<form class="find"><div><label for="q">Etsi</label><input id="q" type="search"></div><button>Etsi</button></form>
<div class="note warn"><p>Huomaa <a href="#x">tämä</a></p></div><ul class="cards"><li class="card"><h2>Kortti</h2><p class="key">9,5 %</p>
<p class="change bad">▲ kasvoi</p><p class="change good">▼ väheni</p></li></ul>
<dl class="facts" id="x"><dt>Yksikkö</dt><dd>prosenttia</dd></dl>"""


def shown(view: View, language: Language) -> View:
    site = Site(PLACES, PLACES[3:], "b1", synthetic=True)
    page = Page(site, language, "area/municipality/091", "Helsinki", "Kuvaus", PLACES[1:2])
    view.route("**/*", lambda route: answer(route, page))
    view.goto(f"http://puntari.test/{page.file}")
    return view


def answer(route: Route, page: Page) -> None:
    if STYLE in route.request.url:
        route.fulfill(body=stylesheet(bundled()), content_type="text/css")
    else:
        route.fulfill(body=framed(page, BODY), content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("screen", ["page", "phone"])
@pytest.mark.parametrize("language", list(Language))
def test_axe_finds_nothing(screen: str, language: Language, request: pytest.FixtureRequest) -> None:
    found = Axe().run(shown(request.getfixturevalue(screen), language))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", list(Language))
def test_a_phone_needs_no_scrolling_aside_and_targets_are_large(phone: View, language: Language) -> None:
    view = shown(phone, language)
    assert view.evaluate("document.documentElement.scrollWidth") <= 360
    heights = view.evaluate("[...document.querySelectorAll('.top a, button, input')].map(each => each.getBoundingClientRect().height)")
    assert min(heights) >= 44


def test_the_first_key_press_offers_to_skip_to_the_content(page: View) -> None:
    view = shown(page, Language.FI)
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") == "Siirry sisältöön"
    assert view.locator(".skip").first.bounding_box()["x"] >= 0
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "content"


def test_what_has_the_focus_is_seen(page: View) -> None:
    view = shown(page, Language.FI)
    view.keyboard.press("Tab")
    view.keyboard.press("Tab")
    outline = view.evaluate("getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "solid3px"
