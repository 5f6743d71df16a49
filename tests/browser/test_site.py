"""The public site in a real browser: every kind of page, in three languages, on a phone and a desk, with and without scripts."""

from __future__ import annotations

import gzip
import re
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from puntari.doors.house import House
from puntari.outlets.site import words
from puntari.outlets.web import make_app

pytestmark = pytest.mark.mirror
KINDS = {
    "front": "",
    "pack": "employment",
    "areas": "employment/areas",
    "rate": "employment/indicator/unemployment_rate",
    "count": "employment/indicator/laid_off",
    "few": "employment/indicator/mean_unemployment_duration",
    "area": "employment/area/employment_area/05",
    "municipality": "employment/area/municipality/091",
    "country": "employment/area/country/SSS",
    "outside": "employment/area/employment_area/46",
    "broken": "service_centre/indicator/unit_price",
    "maturity": "service_centre/indicator/maturity_level",
    "report": "service_centre/report/expert_prices",
    "assessment": "service_centre/assessment/maturity",
    "steering": "service_centre/steering",
    "claims": "service_centre/claims",
    "catalogue": "employment/catalogue",
    "view": "employment/catalogue/view/activation",
    "contract": "employment/catalogue/source/tyonv_12r5",
    "goals": "employment/goals",
    "search": "search",
    "sources": "sources",
    "checks": "checks",
    "hidden": "hidden/public",
    "changed": "hidden/authorities",
    "about": "about",
    "accessibility": "accessibility",
    "feedback": "feedback",
    "privacy": "privacy",
}
LIGHT = 100_000
"""Bytes of a page with its style and script as a server sends them; the issue allows 150 kB."""


@pytest.fixture(scope="module")
def site(built: House) -> Iterator[str]:
    """The address of a server of the whole site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(built, "keeper@example.invalid"), host="127.0.0.1", port=port, log_level="warning"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    for path in ("country/SSS", "employment_area/05", "municipality/091"):  # the first page of a level asks for all of it
        httpx.get(f"http://127.0.0.1:{port}/fi/employment/area/{path}/", timeout=300)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    running.join(timeout=10)


def opened(page: Page, address: str) -> Page:
    """The page after its scripts; anything that goes wrong in it fails the test."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    assert not wrong, wrong
    return page


IN_EACH_LANGUAGE = ("front", "rate", "area", "report", "accessibility")
LOOKED_AT = [(kind, "fi") for kind in KINDS] + [(kind, language) for kind in IN_EACH_LANGUAGE for language in ("sv", "en")]


@pytest.mark.parametrize(("kind", "language"), LOOKED_AT)
def test_axe_finds_nothing_and_nothing_overflows(kind: str, language: str, site: str, page: Page, phone: Page) -> None:
    for view, width in ((page, 1280), (phone, 360)):
        shown = opened(view, f"{site}/{language}/{KINDS[kind]}/".replace("//", "/").replace(":/", "://"))
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        shown.evaluate("document.querySelectorAll('details').forEach((each, at) => each.open = at < 4)")
        found = Axe().run(shown, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light(kind: str, site: str) -> None:
    page = httpx.get(f"{site}/fi/{KINDS[kind]}/".replace("fi//", "fi/"), timeout=60).content
    shared = sum(len(gzip.compress(httpx.get(f"{site}/static/{name}").content)) for name in ("puntari.css", "puntari.js"))
    assert len(gzip.compress(page)) + shared <= LIGHT


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_is_a_dash_without_a_reason(kind: str, site: str) -> None:
    page = httpx.get(f"{site}/fi/{KINDS[kind]}/".replace("fi//", "fi/"), timeout=60).text
    assert not re.search(r"<(td|dd|p|option)[^>]*>\s*[–-]\s*</", page) or words.NO_CELL.fi in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_switch_keeps_the_page(kind: str, site: str, page: Page) -> None:
    opened(page, f"{site}/fi/{KINDS[kind]}/".replace("fi//", "fi/"))
    page.get_by_role("link", name="Svenska", exact=True).click()
    assert page.url == f"{site}/sv/{KINDS[kind]}/".replace("sv//", "sv/")
    assert page.locator("html").get_attribute("lang") == "sv" and page.locator("h1").count() == 1


def test_without_scripts_everything_reads(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/fi/employment/indicator/unemployment_rate/")
    assert page.locator("#ranking svg:visible").count() == 1 and page.locator("#trend svg:visible").count() == 1
    assert not page.locator("#choose").is_visible()
    page.get_by_text("Kunnat (308)").click()
    assert page.locator("table:visible tbody tr").count() > 300
    page.goto(f"{site}/fi/")
    page.get_by_label("Etsi kunta").fill("tamepre")
    page.get_by_role("button", name="Etsi").click()
    assert "/search/" in page.url and page.locator(".found a").first.inner_text().startswith("Tampere")
    context.close()


def test_the_root_leads_to_finnish_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.wait_for_url(f"{site}/fi/")
    context.close()


@pytest.mark.parametrize("query", ["tamepre", "jyvaskyla", "työttömyysate", "uleaborg", "avoimet tyopaikat"])
def test_the_script_finds_what_the_server_finds(query: str, site: str, page: Page) -> None:
    opened(page, f"{site}/fi/")
    page.get_by_label("Etsi kunta").fill(query)
    page.locator("#hits .found a").first.wait_for()
    typed = page.locator("#hits .found a").all_inner_texts()
    opened(page, f"{site}/fi/search/?q={query}")
    assert page.locator("section .found a").all_inner_texts()[:3] == typed[:3]


def test_a_chosen_area_is_marked_everywhere_and_can_be_linked_to(site: str, page: Page) -> None:
    opened(page, f"{site}/fi/employment/indicator/unemployment_rate/")
    page.get_by_label("Valitse alue").select_option("05")
    assert page.url.endswith("?area=05")
    for part in ("#ranking .bar.chosen", "#tiles-employment_area .tile.chosen", "#main-table tr.chosen"):
        assert page.locator(part).count() >= 1, part
    said = page.locator("#chosen").inner_text()
    assert said.startswith("Etelä-Satakunta: 9,6") and "/ 45" in said
    opened(page, page.url)
    assert page.locator("#chosen").inner_text() == said


def test_a_chosen_area_gets_its_own_trend(site: str, page: Page, phone: Page) -> None:
    opened(page, f"{site}/sv/employment/indicator/unemployment_rate/?area=05")
    drawn = page.locator("#area-trend svg")
    drawn.wait_for()
    assert drawn.locator("polyline.s1").count() == drawn.locator("polyline.s2").count() == 1 and not page.locator("#trend").is_visible()
    assert "9,6\u00a0% (juni 2026); Hela landet: 12,8\u00a0% (juni 2026)" in page.locator("#area-trend .shows").inner_text()
    page.locator("#area-trend summary").click()
    assert page.locator("#area-trend tbody tr").count() == 215
    assert page.locator("#area-trend tbody tr").first.inner_text().split("\t") == ["juni 2026", "9,6\u00a0%", "12,8\u00a0%"]
    page.get_by_label("Välj område").select_option("")
    assert not page.locator("#area-trend").is_visible() and page.locator("#trend").is_visible()
    opened(phone, f"{site}/en/employment/indicator/unemployed_job_seekers/?area=46")
    phone.locator("#area-trend svg").wait_for()
    assert phone.locator("#area-trend polyline.s2").count() == 0 and phone.locator("#trend").is_visible()
    assert phone.locator("#area-trend rect.range").count() > 100
    assert "791–803\u00a0persons" in phone.locator("#area-trend .shows p").inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_total_has_no_place_among_areas(site: str, page: Page) -> None:
    opened(page, f"{site}/en/employment/indicator/unemployed_job_seekers/?area=05")
    assert "Rank" not in page.locator("#chosen").inner_text() and page.locator("#main-table td.rank").count() == 0
    assert page.locator("#totals a").first.inner_text() == "Unemployment rate"
    opened(page, f"{site}/en/employment/area/employment_area/05/")
    assert page.locator(".finding-box").inner_text().split("\n")[0] == "9.6%" and "7 of 45" in page.locator(".finding-box").inner_text()
    assert page.locator("#unemployed_job_seekers .rank").count() == 0 and "of 45" in page.locator("#unemployment_rate .rank").inner_text()


def test_the_twin_of_a_page_stays_light(site: str) -> None:
    twin = httpx.get(f"{site}/fi/employment/indicator/unemployment_rate/index.json", timeout=60)
    assert len(gzip.compress(twin.content)) <= 40_000
    trends = twin.json()["trends"]
    assert len(trends["areas"]) == 46 and {len(line) for line in trends["areas"].values()} == {len(trends["periods"])}
    assert trends["areas"]["05"][-1] == 9.6 and trends["areas"]["46"][-1] == [5.1, 5.2]


def test_a_table_of_words_is_a_list_on_a_phone(site: str, page: Page, phone: Page) -> None:
    for view, inside in ((page, False), (phone, True)):
        opened(view, f"{site}/fi/employment/goals/")
        table = view.locator("table.stack:visible").first
        assert (table.evaluate("each => getComputedStyle(each.rows[1]).display") == "block") == inside
        cut = "each => each.parentElement.scrollWidth > each.parentElement.clientWidth"
        assert not inside or not table.evaluate(cut)
        assert table.get_by_role("columnheader").count() == table.get_by_role("cell").count() / (table.get_by_role("row").count() - 1) + 1


def test_a_table_sorts_by_its_headings(site: str, page: Page) -> None:
    opened(page, f"{site}/fi/employment/indicator/unemployment_rate/")
    page.get_by_text("Kunnat (308)").click()
    table = page.locator("table:visible").filter(has=page.get_by_text("Akaa"))
    table.get_by_role("button", name="Alue").click()
    names = table.locator("tbody th").all_inner_texts()
    assert names[0] == "Akaa" and table.locator("thead th").first.get_attribute("aria-sort") == "ascending"
    table.get_by_role("button", name="Luku").click()
    figures = [float(text.replace(",", ".")) for text in table.locator("tbody td:nth-child(2)").all_inner_texts()[:20]]
    assert figures == sorted(figures)


def test_a_keyboard_reaches_the_main_things_and_sees_where_it_is(site: str, page: Page) -> None:
    opened(page, f"{site}/fi/employment/indicator/unemployment_rate/")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 40)"))
        in_picture = page.evaluate("!!document.activeElement.closest('svg')")
        assert in_picture or page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", reached[-1]
    assert reached[0].startswith("Siirry sisältöön") and "area" in reached and "Ohita kuvio" in reached


def test_a_wrong_address_helps(site: str, page: Page) -> None:
    answer = page.goto(f"{site}/sv/employment/indicator/unemploymentrate/")
    assert answer is not None and answer.status == 404
    assert page.locator("h1").inner_text() == "Sidan hittades inte"
    assert httpx.get(f"{site}/fi/employment").status_code == 308


def test_an_old_permanent_link_says_so(site: str, page: Page) -> None:
    address = f"{site}/fi/employment/indicator/unemployment_rate/"
    opened(page, f"{address}?build=000000000000")
    assert page.locator("#old-link").is_visible()
    opened(page, page.locator("#permalink").get_attribute("href") and page.locator("#permalink").evaluate("each => each.href"))
    assert not page.locator("#old-link").is_visible()


def test_files_beside_a_page(site: str) -> None:
    page = f"{site}/fi/employment/indicator/unemployment_rate"
    sheet = httpx.get(f"{page}/unemployment_rate-employment_area.csv")
    lines = sheet.content.decode("utf-8-sig").split("\r\n")
    assert sheet.content.startswith(b"\xef\xbb\xbf") and lines[0].count(";") == lines[1].count(";") == 215
    twin = httpx.get(f"{page}/index.json").json()
    assert len(twin["levels"]["municipality"]) == 308 and twin["definition"] and twin["trend"][0]["period"] == "2006-01"
    machine = httpx.get(f"{site}/data/employment/unemployment_rate/employment_area.csv.gz")
    head = gzip.decompress(machine.content).decode().split("\n")[0]
    assert head.replace('"', "") == "employment_area,period,value,low,high,interval,status,reason,definition,build"
    assert httpx.get(f"{page}/other.csv").status_code == 404


def test_nothing_is_fetched_from_elsewhere(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{site}/fi/employment/area/municipality/091/")
    assert asked and all(one.startswith((site, "data:")) for one in asked)
    policy = httpx.get(f"{site}/fi/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
