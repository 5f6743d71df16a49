"""The site as files: all that pages rest on is asked before processes fork, for an engine with threads answers nobody in a fork."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from puntari.doors.house import House
from puntari.outlets.site.build import build_site

LONGEST = 300
"""Seconds after which a site that waits for itself is given up; it takes a twentieth of that."""


@contextmanager
def given_up_after(seconds: int) -> Iterator[None]:
    def given_up(*_: object) -> None:
        raise TimeoutError(f"the site was not written in {seconds} s: a page asks the engine in a forked process")

    before = signal.signal(signal.SIGALRM, given_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.mirror
def test_two_processes_write_every_page_of_a_pack(built: House, tmp_path: Path) -> None:
    house = House(built.store, {"service_centre": built.packs["service_centre"]})
    with given_up_after(LONGEST):
        pages = build_site(house, tmp_path / "site", lambda what, done, of: None, workers=2)
    written = {path.parent.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")}
    assert len([one for one in written if one != "."]) == pages
    for kind in ("steering", "claims", "assessment/maturity", "report/expert_prices", "indicator/unit_price"):
        assert {f"{language}/service_centre/{kind}" for language in ("fi", "sv", "en")} <= written
