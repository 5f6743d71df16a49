"""The browser of the tests itself: it draws, at both widths, and its absence fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import chromium_path
from playwright.sync_api import Page

PAGE = "<!doctype html><html lang=fi><meta name=viewport content='width=device-width'><title>Työ</title><h1>Työttömät</h1>"


def test_desktop_and_phone_are_as_wide_as_they_say(page: Page, phone: Page) -> None:
    for opened, width in ((page, 1280), (phone, 360)):
        opened.set_content(PAGE)
        assert opened.title() == "Työ"
        assert opened.evaluate("innerWidth") == width
        assert opened.locator("h1").bounding_box()["width"] > 0


def test_no_browser_fails_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PUNTARI_CHROMIUM", raising=False)
    with pytest.raises(pytest.fail.Exception, match="make system"):
        chromium_path()
