"""Charts in a real browser: readable on a phone, without scripts, and without faults that axe knows."""

from __future__ import annotations

import chart_samples as made
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.figure import figure
from puntari.outlets.theme.theme import bundled, stylesheet
from puntari.words.text import Language


def shown(page: Page, language: Language = Language.FI) -> Page:
    body = "".join(figure(draw(chart, language, lambda code: f"#{code}"), language, "h2") for chart in made.ALL)
    page.set_content(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Kuviot</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{stylesheet(bundled())}</style></head>'
        f'<body><main class="wrap"><h1>Kuviot</h1>{body}</main></body></html>'
    )
    return page


@pytest.mark.parametrize("screen", ["page", "phone"])
@pytest.mark.parametrize("language", list(Language))
def test_axe_finds_nothing(screen: str, language: Language, request: pytest.FixtureRequest) -> None:
    view = shown(request.getfixturevalue(screen), language)
    view.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(view)
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_shows_the_narrow_pictures_only_and_needs_no_scrolling_aside(phone: Page) -> None:
    view = shown(phone)
    assert view.locator("#trend-narrow").is_visible() and not view.locator("#trend-wide").is_visible()
    assert view.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wide_screen_shows_the_wide_ones_only(page: Page) -> None:
    view = shown(page)
    assert view.locator("#rank-wide").is_visible() and not view.locator("#rank-narrow").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_text_in_a_picture_is_smaller_than_twelve_pixels(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sizes = shown(page).evaluate(
        """() => [...document.querySelectorAll('svg.drawing text')].filter(each => each.getBoundingClientRect().width > 0).map(each =>
             parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"""
    )
    assert len(sizes) > 50 and min(sizes) >= 11.95


def test_no_text_leaves_its_picture(phone: Page) -> None:
    outside = shown(phone).evaluate(
        """() => [...document.querySelectorAll('svg.drawing')].flatMap(svg => {
             const edge = svg.getBoundingClientRect();
             return [...svg.querySelectorAll('text')].filter(each => each.getBoundingClientRect().width > 0).filter(each => {
               const box = each.getBoundingClientRect();
               return box.left < edge.left - 2 || box.right > edge.right + 2 || box.bottom > edge.bottom + 2; })
             .map(each => svg.id + ': ' + each.textContent); })"""
    )
    assert outside == []


def test_areas_are_reached_by_keyboard_and_can_be_jumped_over(page: Page) -> None:
    view = shown(page)
    view.locator("#tiles .skip").focus()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.getAttribute('aria-label')") == "Alfa: 12,3\u00a0%"
    view.locator("#tiles .skip").focus()
    view.keyboard.press("Enter")
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_paper_opens_the_tables(page: Page) -> None:
    view = shown(page)
    assert not view.locator("#rank table").is_visible()
    view.emulate_media(media="print")
    assert view.evaluate("document.querySelector('#rank table').getBoundingClientRect().height") > 50
