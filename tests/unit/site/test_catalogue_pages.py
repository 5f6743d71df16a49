"""Pages of the catalogue, goals and conditions over the small domain: every link leads somewhere, and only public figures are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from urllib.parse import urljoin

import pytest

from puntari.define.catalogue import Catalogue, Concept, Item, Kind, Named, State, Use, View
from puntari.define.conditions import Criterion, Side, Standard
from puntari.define.goals import Aim, Goal, Target
from puntari.define.hearing import Hearing, Organisation
from puntari.define.source import Audience
from puntari.define.upkeep import Rule
from puntari.doors import conditions, defining
from puntari.flow.editions import note_edition
from puntari.guard.actor import Actor, Role
from puntari.guard.defining import View as Says
from puntari.outlets.web.app import Press, print_press
from puntari.words.text import Language, Text
from tests.small.house import house_of
from tests.small.pack import PACK, THEME

T = Text.same
STAGE = Named("open", T("open"))
SHY = replace(PACK.indicators["hens"], audience=Audience.AUTHORITIES)
ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
CATALOGUE = Catalogue(
    (THEME,),
    {"today": View("today", T("Hens today"), THEME, Use.OPERATIONAL, State.READY, STAGE)},
    {"hens": Concept("hens", T("Hens kept"), THEME, Use.OPERATIONAL, ("hens", "shy_hens"), ("today",), ("hens.hens",), State.READY, STAGE)},
    (Item("asked", Kind.INDICATOR, "hens"),),
)
RULE = Rule("enough", T("Act on hens"), "1 §", T("At least ten hens."))
CRITERION = Criterion("base", Side.SITUATION, T("Base"), T("Whether there are hens."), date(2020, 1, 1), rule=RULE,
                      standard=Standard("hens", least=10))
TARGET = Target("hens", date(2019, 1, 1), T("The king"), Aim.VALUE, 10)
GOAL = Goal("more", T("More hens"), T("That there are more."), (TARGET,), T("Talks."))
WHOLE = replace(
    PACK, indicators={**PACK.indicators, "shy_hens": SHY}, catalogue=CATALOGUE, map_level="county", goals={"more": GOAL},
    conditions={"base": CRITERION}, hearing=Hearing({"farm": Organisation("farm", T("Farm"), "keeper")}, {"keeper": T("keepers")}),
)
HENS = """
where when breed hens cocks share
ALL 2020-01 all 77 3 1
C1 2020-01 all 12 3 1
C2 2020-01 all 4 3 1
"""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    house = house_of(tmp_path_factory.mktemp("pages"), HENS, pack=WHOLE)
    hens = WHOLE.indicators["hens"]
    retold = {**WHOLE.indicators, "hens": replace(hens, card=replace(hens.card, title=T("Hens kept")))}
    note_edition(house.store, replace(WHOLE, title=T("Smaller"), indicators=retold), "later")
    later = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    defining.propose(house, ANNA, "small", "hens", "Because.")
    defining.open_round(house, ANNA, "small", "hens", ("farm",), later)
    defining.comment(house, ANNA, "small", "hens", "farm", Says.OPPOSES, "Count <cocks>, too.")
    defining.close_round(house, ANNA, "small", "hens")
    conditions.note(house, ANNA, "small", "base", "2", "Hardly any.", ("hens",), "not_met")
    conditions.decide(house, BERT, "small", 1, approve=True)
    return print_press(house)


def text_of(press: Press, path: str, language: Language = Language.EN) -> str:
    body, _, status = press.body(f"{language}/{path}")
    assert status == 200
    return unescape(body.decode())


def test_every_link_of_every_page_leads_somewhere(press: Press) -> None:
    mine = [path for path in press.pages if path.startswith(("small/catalogue", "small/goals", "small/conditions"))]
    assert len(mine) > 2 * len(WHOLE.indicators)
    ids: dict[str, set[str]] = {}
    for path in mine:
        for language in Language:
            page = text_of(press, path, language)
            for link in re.findall(r'href="([^"]+)"', page):
                if not link.startswith(("http", "mailto", "data:")):
                    place, _, anchor = urljoin(f"/{language}/{path}/", link.partition("?")[0]).partition("#")
                    body = press.body(place.strip("/"))
                    assert body is not None, f"{path} links to {link}"
                    if anchor:
                        found = ids.setdefault(place, set(re.findall(r' id="([^"]+)"', body[0].decode())))
                        assert anchor in found, f"{path} links to {link}"


def test_the_start_page_shows_the_way_to_every_part_without_unfolding(press: Press) -> None:
    page = text_of(press, "small/catalogue")
    top = page[page.index("<h1>"):page.index("<section")]
    assert "<details" not in top
    for part in ("concepts", "indicators", "sources", "codes", "life", "changes"):
        assert f'/catalogue/{part}/">' in top, part


def test_a_report_shows_public_figures_and_says_who_may_see_the_others(press: Press) -> None:
    page = text_of(press, "small/catalogue/view/today")
    assert "77" in page and "Hens today" in page and "This morning" in page
    assert press.body("en/small/indicator/shy_hens") is None and "data/small/shy_hens/county.csv.gz" not in press.machine
    shy = text_of(press, "small/catalogue/indicator/shy_hens")
    assert "77" not in shy and "authorities" in shy


def test_a_contract_tells_who_uses_its_columns_and_what_would_stop(press: Press) -> None:
    page = text_of(press, "small/catalogue/source/hens")
    stops = page[page.index('id="stops-h"'):page.index('id="columns-h"')]
    assert "/catalogue/indicator/hens/" in stops and "/catalogue/indicator/shy_hens/" in stops
    row = re.search(r'<tr [^>]*id="hens">.*?</tr>', page, re.DOTALL)[0]
    assert "/catalogue/indicator/hens/" in row and "for the figure" in row


def test_changes_tell_what_differs_between_the_newest_editions(press: Press) -> None:
    assert press.body("en/small/catalogue/changes") is not None
    page = text_of(press, "small/catalogue/changes")
    assert "Editions of the catalogue" in page and page.count("<code>later</code>") == 1
    row = re.search(r'<th role="rowheader" scope="row"><a href="[^"]*/catalogue/indicator/hens/">.*?</tr>', page)[0]
    assert re.findall(r'data-head="([^"]*)"[^>]*>([^<]*)<', row)[1:] == [("Change", "told otherwise"), ("Where", "name")]


def test_the_life_of_a_definition_shows_what_was_said(press: Press) -> None:
    page = press.body("en/small/catalogue/indicator/hens")[0].decode()
    assert "Count &lt;cocks&gt;, too." in page and "opposes" in page and "heard, waits for a decision" in page
    assert "heard, waits for a decision" in text_of(press, "small/catalogue/life")


def test_goals_and_conditions_tell_areas_and_their_twins_say_the_same(press: Press) -> None:
    goals = json.loads(press.body("en/small/goals/index.json")[0])
    (target,) = goals["goals"][0]["targets"]
    assert {one["code"]: one["stand"] for one in target["areas"]} == {"1": "reached", "2": "not_reached"}
    assert {one["code"]: one["need"] for one in target["areas"]}["2"]["low"] == 6
    page = text_of(press, "small/goals")
    assert "The king" in page and "More hens" in page and "not reached" in page
    told = json.loads(press.body("en/small/conditions/index.json")[0])["criteria"][0]
    judged = {one["code"]: one["judgement"] for one in told["areas"]}
    assert judged["2"]["grade"] == "not_met" and judged["1"] is None
    assert "Hardly any. Evidence: hens, January 2020: 4" in text_of(press, "small/conditions")


def test_search_finds_a_register_a_report_and_a_code_list(press: Press) -> None:
    names = {entry.path: entry.names.en for entry in press.entries}
    assert names["small/catalogue/view/today"] == "Hens today"
    assert {"small/catalogue/source/hens", "small/catalogue/codes/breed", "small/catalogue/indicator/shy_hens"} <= set(names)
    assert "small/catalogue/indicator/hens" not in names, "a public indicator is found by the page of its figures"


def test_files_for_machines_lie_beside(press: Press) -> None:
    body, kind, _ = press.body("data/small/catalogue.jsonld")
    assert kind == "application/ld+json" and json.loads(body)["@graph"]
    assert json.loads(press.body("data/small/catalogue.json")[0])["pack"] == "small"
