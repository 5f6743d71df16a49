"""The frame of pages: addresses that work wherever the site lies, the language switch that keeps the page, honest banners."""

from __future__ import annotations

import re
from posixpath import join, normpath

import jinja2
import pytest

from puntari.outlets.pages.frame import Page, Place, Site, Template, framed, render
from puntari.words.text import Language, Text

MENU = (Place("indicator", Text("Mittarit", "Indikatorer", "Indicators")), Place("area", Text("Alueet", "Områden", "Areas")))
FOOT = (Place("privacy", Text("Tietosuoja", "Dataskydd", "Privacy")),)
SITE = Site(MENU, FOOT, "b1", False, "v7")


def page(path: str, language: Language = Language.FI, site: Site = SITE, status: int = 200) -> Page:
    return Page(site, language, path, "Otsikko <1>", "Kuvaus", MENU[:1] if path.count("/") else (), status)


def addresses(html: str) -> list[str]:
    return [each for each in re.findall(r'(?:href|src)="([^"#]*)"', html) if not each.startswith("data:")]


@pytest.mark.parametrize("path", ["", "area", "indicator/one", "area/municipality/091"])
@pytest.mark.parametrize("language", list(Language))
def test_every_address_leads_to_a_page_of_the_site(path: str, language: Language) -> None:
    here = page(path, language)
    known = {f"{each}/{place}".rstrip("/") for each in Language for place in ("", "indicator", "area", "privacy", path)}
    known.add("static/puntari.css?v=v7")
    reached = {normpath(join(here.file.removesuffix("index.html"), address)) for address in addresses(framed(here, "<p>x</p>"))}
    assert reached <= known and f"sv/{path}".rstrip("/") in reached


def test_the_language_switch_keeps_the_page_and_marks_the_present_one() -> None:
    html = framed(page("area/municipality/091", Language.SV), "")
    assert '<html lang="sv">' in html
    assert '<a href="../../../../en/area/municipality/091/" lang="en" hreflang="en">English</a>' in html
    assert 'lang="sv" hreflang="sv" aria-current="true">Svenska' in html


def test_words_are_escaped_and_the_body_is_not() -> None:
    html = framed(page("area"), "<p>inside</p>")
    assert "<h1>Otsikko &lt;1&gt;</h1>" in html and "<p>inside</p>" in html


@pytest.mark.parametrize("synthetic", [True, False])
def test_a_synthetic_site_says_so_on_every_page(synthetic: bool) -> None:
    html = framed(page("area", Language.EN, Site(MENU, FOOT, "b1", synthetic)), "")
    assert ("Synthetic data: this site holds figures" in html) == synthetic == ("noindex" in html)


def test_a_page_for_any_address_counts_from_the_root() -> None:
    html = framed(page("404", status=404), "")
    assert all(address.startswith("/") for address in addresses(html))
    assert "noindex" in html


def test_the_menu_marks_where_one_is() -> None:
    assert 'fi/indicator/" aria-current' not in framed(page("area"), "")
    assert 'href="../../fi/area/" aria-current="page">Alueet' in framed(page("area"), "")
    assert 'aria-current="true">Mittarit' in framed(page("indicator/one"), "")


def test_a_template_that_lacks_something_fails() -> None:
    with pytest.raises(jinja2.UndefinedError, match="body"):
        render(page("area"), Template("plain.html"))
