"""The form of a round in a real browser at 360 pixels: it saves itself, resumes, is usable without scripts, by finger and by keyboard;
and the pages of the evaluation with a published round on them."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from price_rounds import publish_practice, release_round

from packs.service_centre.pack import PACK
from puntari.doors import act, rounds
from puntari.doors.assessed import Answer, ask_own
from puntari.doors.house import House
from puntari.doors.releases import OfRound
from puntari.guard.actor import Actor, Role
from puntari.outlets.web import make_app
from puntari.store.root import Store

KEEPER = Actor(Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Served:
    """A house with an open round behind a server."""

    house: House
    address: str

    def link(self, language: str = "fi") -> str:
        (key,) = rounds.invite(self.house, KEEPER, "r26", "management")
        return f"{self.address}/{language}/round/r26/{key}/"

    def answers(self, link: str) -> dict[str, Answer]:
        return dict(ask_own(self.house, "r26", link.rstrip("/").rpartition("/")[2]).body.answers)

    def comes_to(self, link: str, answers: dict[str, Answer]) -> None:
        """Wait until that is what is kept; fails with what is kept after ten seconds."""
        until = time.monotonic() + 10
        while self.answers(link) != answers and time.monotonic() < until:
            time.sleep(0.05)
        assert self.answers(link) == answers


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The pack built alone from the tables that it carries, with a round, served on loopback."""
    house = House(Store(tmp_path_factory.mktemp("form") / "store"), {PACK.id: PACK})
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    rounds.open_round(house, KEEPER, "r26", PACK.id, "maturity", "2026")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(house), host="127.0.0.1", port=port, log_level="warning"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(house, f"http://127.0.0.1:{port}")
    server.should_exit = True
    running.join(timeout=10)


def narrow_enough(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def test_a_choice_saves_itself_and_is_there_on_the_next_visit(served: Served, phone: Page, browser: Browser) -> None:
    link = served.link()
    phone.goto(link)
    assert narrow_enough(phone)
    phone.get_by_role("link", name="Aloita").tap()
    expect(phone.locator("h1")).to_have_text("Strateginen ohjaus")
    assert narrow_enough(phone)
    phone.locator("#answer").get_by_text("2 kehittyvä").tap()
    expect(phone.locator("#saved")).to_contain_text("Tallennettu")
    assert served.answers(link) == {"strategic_guidance": Answer(2.0)}
    phone.get_by_label("Kommentti").fill("Suunta on kirjattu.")
    served.comes_to(link, {"strategic_guidance": Answer(2.0, "Suunta on kirjattu.")})
    assert phone.evaluate("document.getElementById('progress').value") == 1
    other = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    other.goto(link)
    expect(other.get_by_text("Vastattu 1/18")).to_be_visible()
    other.get_by_role("link", name="Jatka").click()
    expect(other.locator("h1")).to_have_text("Strategia ja toiminnan suunnittelu")
    other.goto(f"{link}strategic_guidance/")
    expect(other.get_by_role("radio", name="2 kehittyvä")).to_be_checked()
    other.context.close()


def test_a_broken_connection_is_told_and_made_good(served: Served, phone: Page) -> None:
    link = served.link()
    phone.goto(f"{link}culture/")
    phone.context.set_offline(True)
    phone.locator("#answer").get_by_text("3 suorittava").tap()
    expect(phone.locator("#saved")).to_contain_text("Ei tallennettu vielä")
    assert served.answers(link) == {}
    phone.context.set_offline(False)
    expect(phone.locator("#saved")).to_contain_text("Tallennettu", timeout=8000)
    assert served.answers(link) == {"culture": Answer(3.0)}


def test_without_scripts_every_page_saves_by_its_button(served: Served, browser: Browser) -> None:
    link = served.link("sv")
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("link", name="Börja").click()
    for _ in range(18):
        page.get_by_role("radio", name="3 presterande").check()
        page.get_by_role("button", name="Spara och fortsätt").click()
    page.get_by_role("button", name="Skicka svaren").click()
    expect(page.get_by_text("Dina svar är skickade")).to_be_visible()
    assert set(served.answers(link).values()) == {Answer(3.0)} and len(served.answers(link)) == 18
    context.close()


def test_a_keyboard_chooses_and_saves(served: Served, page: Page) -> None:
    link = served.link("en")
    page.goto(f"{link}production/")
    page.get_by_role("radio", name="1 aware").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="2 developing")).to_be_checked()
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Service development")
    assert served.answers(link)["production"] == Answer(2.0)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_axe_finds_nothing(served: Served, phone: Page, language: str) -> None:
    link = served.link(language)
    for address in (link, f"{link}culture/"):
        phone.goto(address)
        found = Axe().run(phone).response["violations"]
        assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    phone.get_by_role("button").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    assert not Axe().run(phone).response["violations"]


@pytest.fixture(scope="module")
def published(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The same with another round that is published, one group large enough, one too small; and a practice round of prices."""
    publish_practice(served.house, tmp_path_factory.mktemp("requests"))
    areas = [area.id for area in PACK.assessments[0].framework.areas]
    rounds.open_round(served.house, KEEPER, "r25", PACK.id, "maturity", "2025")
    for group, levels in (("management", (2, 2.5, 3, 3, 3.5)), ("owner", (1,))):
        for level, key in zip(levels, rounds.invite(served.house, KEEPER, "r25", group, len(levels)), strict=True):
            for area in areas:
                rounds.answer(served.house, "r25", key, area, level)
            rounds.send(served.house, "r25", key)
    rounds.close_round(served.house, KEEPER, "r25")
    judged = {"level": 3, "analysis": "Analyysi.", "target_state": "Tavoitetila.", "criteria_met": ["pricing_1a"]}
    rounds.judge(served.house, Actor(Role.ANALYST), "r25", {"pricing": judged})
    release_round(served.house, PACK.id, OfRound("r25"))
    rounds.publish_round(served.house, KEEPER, "r25")
    return served


@pytest.mark.parametrize("path", ["assessment/maturity", "steering", "steering/roadmap", "evidence", "prices", "prices/r26"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_pages_of_the_evaluation_on_a_phone(published: Served, phone: Page, path: str, language: str) -> None:
    address = f"{published.address}/{language}/service_centre/{path}/"
    phone.goto(address)
    for folded in phone.locator("summary").all()[:8]:
        folded.click()
    assert narrow_enough(phone)
    found = Axe().run(phone).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert len(gzip.compress(httpx.get(address).content)) < 60_000


def test_form_and_site_do_not_disturb_one_another(served: Served) -> None:
    link = served.link()
    for address in (link, f"{served.address}/fi/", f"{link}culture/", f"{served.address}/fi/service_centre/steering/", link):
        assert httpx.get(address).status_code == 200, address


def test_what_is_published_shows_on_the_served_page(published: Served, page: Page) -> None:
    page.goto(f"{published.address}/en/service_centre/assessment/maturity/")
    expect(page.locator("#round-r25")).to_have_text("Round 2025: answers of the groups")
    row = page.locator("[aria-labelledby=round-r25] tr").filter(has=page.get_by_role("rowheader", name="Pricing"))
    said = ["".join(text.split()) for text in row.locator("td").all_inner_texts()]
    assert said == ["3(2.5–3)", "–missinga", "hiddenb", "hiddenb", "3", ""]


def steps_seen(page: Page) -> list[str]:
    """Names of steps and measures from the top of the page to its bottom, as they are seen."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.road > li')].filter(one => one.querySelector('h2, .what'))
             .map(one => [one.getBoundingClientRect().top, one.querySelector('h2, .what').textContent.trim()])
             .sort((a, b) => a[0] - b[0]).map(pair => pair[1])"""
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_the_roadmap_is_rearranged_with_and_without_scripts(served: Served, browser: Browser, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served.address}/en/service_centre/steering/roadmap/")
    moved, warning = "Control direct service costs continuously", page.locator("#m_6_3").locator("xpath=../..").locator(".warning:visible")
    seen = steps_seen(page)
    assert seen.index("Step 2") < seen.index(moved) < seen.index("Step 3") and warning.count() == 0
    page.locator("#m_6_3").select_option("4")
    assert steps_seen(page).index(moved) > steps_seen(page).index("Step 4") and warning.count() == 0
    page.locator("#m_6_3").select_option("1")
    seen = steps_seen(page)
    assert seen.index(moved) < seen.index("Step 2") and warning.count() == 3, "what makes it possible stands in the same step"
    read = page.locator(".road .what").all_inner_texts()
    assert ("m_6_3=1" in page.url) == scripts and (read.index(moved) == 8) == scripts, "a script moves it for those who listen, too"
    page.get_by_role("button", name="The order at the start").click()
    expect(page.locator("#m_6_3")).to_have_value("2")
    assert steps_seen(page).index(moved) > steps_seen(page).index("Step 2") and warning.count() == 0
    context.close()


def test_the_address_keeps_the_order_of_a_roadmap(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/sv/service_centre/steering/roadmap/?m_6_2=3&m_1_1=9&lost=1")
    expect(page.locator("#m_6_2")).to_have_value("3")
    expect(page.locator("#m_1_1")).to_have_value("1")


def test_a_link_to_an_area_opens_its_criteria(published: Served, page: Page) -> None:
    page.goto(f"{published.address}/en/service_centre/assessment/maturity/")
    page.get_by_role("link", name="7. Pricing").click()
    expect(page.locator("details[open]").get_by_text("Prices follow those of the year before")).to_be_visible()
