"""A real browser for the tests: the system's Chromium through Playwright. A missing one fails; it never skips."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import FLAGS, chromium_path
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the session."""
    path = chromium_path()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


def view(browser: Browser, width: int, height: int, touch: bool) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touch, locale="fi-FI")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page 1280 pixels wide."""
    yield from view(browser, 1280, 900, touch=False)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """An empty page 360 pixels wide, touched with a finger."""
    yield from view(browser, 360, 740, touch=True)
