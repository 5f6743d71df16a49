"""A real browser for the tests: the system's Chromium through Playwright. A missing one fails; it never skips."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """Where the system's Chromium is; fails the test with the way to get it when there is none."""
    found = next(filter(None, map(shutil.which, (os.environ.get("PUNTARI_CHROMIUM", ""), *NAMES))), None)
    if found is None:
        pytest.fail(
            f"no browser: none of {', '.join(NAMES)} is on the path and PUNTARI_CHROMIUM names none. Run `make system`.", pytrace=False
        )
    return found


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
