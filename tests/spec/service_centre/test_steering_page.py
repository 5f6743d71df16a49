"""Goals, recommendations and the chain to the next round, as the pack's page tells them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.doors.house import House
from puntari.doors.steering import Said, ask_steering
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA
from puntari.guard.release import Finding, Refusal
from puntari.outlets.site import maturity_page, roadmap_page, steering_page
from puntari.outlets.site.book import open_book
from puntari.words.errors import BadQuestion
from puntari.words.text import Language
from tests.small.pack import PACK as SMALL

STEERING = PACK.steering


@pytest.fixture(scope="module")
def said(house: House) -> str:
    return steering_page.page(open_book(house, "v"), PACK, Language.FI)


def test_computed_and_judged_stand_apart(house: House) -> None:
    told = {one.goal.id: one for one in ask_steering(house, PACK.id, PUBLIC).body.goals}
    assert told["g4_8"].status is Said.MISSED and told["g4_8"].goal.judged == "not_achieved"
    assert told["g5_1"].status is Said.MET and told["g5_1"].goal.broken is not None
    costs = told["g4_1"]
    assert [(one.target.value, one.status) for one in costs.versions] == [
        (-11, Said.OTHER_MEASURE), (-6, Said.OTHER_MEASURE), (-11, Said.MISSED)
    ], "the result is of unit prices, the target of the letter of customers' costs"
    assert [told[id].status for id in ("g6_5", "g6_6", "g6_7", "g6_8")] == [Said.IMPROVED, Said.UNCHANGED, Said.IMPROVED, Said.IMPROVED]
    assert all(told[id].goal.judged is None for id in ("g6_5", "g6_6", "g6_7", "g6_8")), "what was not judged is not filled in"


def test_who_may_see_it(house: House) -> None:
    refused = ask_steering(house, PACK.id, Actor(Role.ADMINISTRATOR))
    assert refused == Refusal(NO_DATA.reason, "steering of service_centre")
    with pytest.raises(BadQuestion, match="tells of no steering"):
        ask_steering(House(house.store, {SMALL.id: SMALL}), SMALL.id, PUBLIC)
    assert isinstance(ask_steering(house, PACK.id, PUBLIC), Finding)


def test_every_link_of_the_chain_leads_somewhere(house: House, said: str) -> None:
    anchors = set(re.findall(r' id="([^"]+)"', said))
    lost = [to for to in re.findall(r'href="#([^"]+)"', said) if to not in anchors]
    assert not lost
    areas = set(re.findall(r' id="([^"]+)"', maturity_page.page(open_book(house, "v"), PACK, PACK.assessments[0], Language.FI)))
    asked = re.findall(r'assessment/maturity/#([^"]+)"', said)
    assert asked and set(asked) <= areas


def test_the_chain_is_walked_both_ways(said: str) -> None:
    def around(id: str) -> str:
        start = said.index(f'id="{id}"')
        return said[start : said.index("</dl>", start)]

    assert 'href="#f_cost"' in around("g4_8") and 'href="#g4_8"' in around("f_cost")
    assert 'href="#cost_efficiency"' in around("f_cost") and 'href="#f_cost"' in around("cost_efficiency")
    assert 'href="#er_invoicing"' in around("cost_efficiency") and 'href="#cost_efficiency"' in around("er_invoicing")
    assert "indicator/billing_rate/" in around("m_6_2") and "assessment/maturity/#pricing" in around("m_6_2")
    assert "valtiovarainministeriö" in around("state_ict_guidance")
    assert 'href="#fr_4_1"' in around("cost_efficiency")
    assert re.search(r'id="fr_4_1">Optimoidaan asiakkaan koko ICT-kustannusta.*?href="#cost_efficiency"', said)
    back = said[said.index('id="next-h"'):]
    assert re.search(r"Laskutusaste</a></dt><dd>.*?#m_6_2", back)
    for id, one in STEERING.recommendations.items():
        for other in one.enables:
            assert f'href="#{id}"' in around(other) and f'href="#{other}"' in around(id)


def test_goals_cascade_from_the_ministry_to_areas_of_service(house: House, said: str) -> None:
    areas = ("g4_3", "g4_4", "g4_5", "g4_6", "g4_7")
    assert [id for id, one in STEERING.goals.items() if one.serves == "g4_1"] == list(areas)
    table = said[said.index("Tuottavuuden parantaminen"):]
    rows = re.findall(r'<tr[^>]*><th[^>]*>(.*?)<a href="#(g\w+)">.*?</th><td[^>]*>(.*?)</td>', table)
    assert [(id, "↳" in arrow, holder) for arrow, id, holder in rows[:3]] == [
        ("g4_1", False, "palvelukeskus"), ("g4_3", True, "työasemapalvelut"), ("g4_4", True, "tietoliikennepalvelut")
    ]
    goal = said[said.index('id="g4_3"'):]
    assert 'Johdettu tavoitteesta</dt><dd><ul class="inline"><li><a href="#g4_1">' in goal[: goal.index("</dl>")]


def test_readiness_benefit_and_money_stand_side_by_side(house: House, said: str) -> None:
    told = {one.part.id: one for one in ask_steering(house, PACK.id, PUBLIC).body.programme}
    skills = told["skills"]
    assert [one.value for one in skills.readiness] == [100] and [one.value for one in skills.benefit] == [None, 2]
    assert [(one.value, one.high) for one in told["whole"].money] == [(6, 6), (None, 1), (1.8, 1.8), (0, 0)]
    table = said[said.index('id="programme-h"'):]
    table = table[: table.index("</table>")]
    assert "Valmius, osaaminen ja yhteistyö: 100 prosenttia (2022)" in table
    assert re.search(r"Tavoitteet ulottuvat jokaiseen työntekijään</a>: lukujen mukaan ei lukuja; arvioitu osittain", table)
    assert "Muutosohjelman budjetti: 6 miljoonaa euroa (2022, raportin mukaan luku on noin tämän verran)" in table
    assert "Muutosohjelman toteutuma: alle 1 miljoonaa euroa (2022)" in table
    assert re.search(r"Lukujen mukaan: .*jäi täyttymättä 1", table) and re.search(r"Arvioitu: .*saavutettu 1", table)


def test_versions_of_a_target_say_when_they_were_set(said: str) -> None:
    goal = said[said.index('id="g4_1"'):]
    versions = re.search(r"Tavoitetaso ja sen versiot</dt><dd>(.*?)</dd>", goal)[1]
    assert "ohjauskirjeessä, 21. huhtikuuta 2020" in versions and "tarkistettu myöhemmin, asettamispäivä puuttuu" in versions


def test_the_roadmap_begins_in_the_order_of_what_enables_what(house: House) -> None:
    told = json.loads(roadmap_page.twin(open_book(house, "v"), PACK, Language.EN))
    assert told["steps"] == 4 and len(told["measures"]) == 17
    steps = {one["id"]: one["step"] for one in told["measures"]}
    assert {steps[id] for id in steps if id[0] in "123"} == {1} and {steps[id] for id in steps if id[0] in "456"} == {2}
    assert told["measures"][-1]["after"] == ["state_ict_guidance", "service_strategy", "management_system"]
    sheet = roadmap_page.sheet(open_book(house, "v"), PACK, Language.EN).decode()
    assert sheet.count(".warn-") == 3 * 10, "three recommendations enable others; a row may be in ten ways not after them"


def test_what_lacks_is_flagged(said: str) -> None:
    assert "11 suosituksesta 11 on ilman vastausta, 5 ilman omistajaa, 11 ilman määräaikaa ja 0 myöhässä." in said
    culture = said[said.index('id="er_culture"'):]
    assert "<dt>Kierros</dt><dd>2020</dd>" in culture[: culture.index("</dl>")]
    assert "17 toimenpiteestä 17 on ilman määräaikaa, 0 ilman omistajaa ja 0 myöhässä; 5 ei näy mistään mittarista, ja" in said
    assert said.count('<strong class="tag">puuttuu</strong>') >= 17
    letter = "ohjauskirjeessä, 21. huhtikuuta 2020"
    assert f"11 prosenttia (2022; asiakaskohtaiset kustannukset), {letter}: tulos on mitattu muusta kuin tavoite" in said


@pytest.mark.parametrize("language", [Language.SV, Language.EN])
def test_in_other_languages(house: House, language: Language) -> None:
    text = steering_page.page(open_book(house, "v"), PACK, language)
    assert STEERING.findings["f_cost"].text[language].replace("'", "&#39;") in text and "puuttuu" not in text


def test_the_twin_holds_the_same(house: House) -> None:
    told = json.loads(steering_page.twin(open_book(house, "v"), PACK, Language.EN))
    assert len(told["goals"]) == len(STEERING.goals) == 28
    assert len(told["measures"]) == 17 and {one["due"] for one in told["measures"]} == {None}
    assert len(told["findings"]) == 7 and len(told["recommendations"]) == 6 + 5 + 24


@pytest.mark.mirror
def test_goals_and_measures_are_those_of_the_evaluation(mirror: Path) -> None:
    def ids(name: str) -> set[str]:
        with (mirror / "valtori" / f"{name}.csv").open(encoding="utf-8") as opened:
            return {row["id"] for row in csv.DictReader(opened)}

    goals = {id.replace("goal-", "g").replace("-", "_") for id in ids("steering_goals")} - {"g4_2"}
    assert set(STEERING.goals) == goals, "g4_2 is the revised target of g4_1"
    assert {f"rec-{id.replace('_', '-')}" for id in STEERING.measures} == ids("recommendations")
    earlier = {id.replace("-", "_") for id in ids("earlier_recommendations")}
    assert {id for id in STEERING.recommendations if id.startswith("er_")} == earlier
    further = {id.replace("-", "_") for id in ids("further_recommendations")}
    assert {id for id in STEERING.recommendations if id.startswith("fr_")} == further
