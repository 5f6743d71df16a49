"""Where the system's Chromium is and how the tests start it."""

from __future__ import annotations

import os
import shutil

import pytest

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
