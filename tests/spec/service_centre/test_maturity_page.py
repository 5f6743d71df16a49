"""The page of the assessment: earlier rounds as the evaluation printed them, and a published round of our own beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from price_rounds import release_round

from packs.service_centre.pack import PACK
from puntari.doors import rounds
from puntari.doors.house import House
from puntari.doors.releases import OfRound
from puntari.flow.run import build
from puntari.guard.actor import Actor, Role
from puntari.outlets.site import front_page, maturity_page
from puntari.outlets.site.book import open_book
from puntari.outlets.site.search import find, index
from puntari.store.root import Store
from puntari.words.text import Language

KEEPER, ANALYST = Actor(Role.ADMINISTRATOR), Actor(Role.ANALYST)
(ASSESSMENT,) = PACK.assessments
AREAS = [area.id for area in ASSESSMENT.framework.areas]
KEPT = {"level": "unknown", "kept_from": "2023", "reason": "Pätee yhä.", "decided_by": "Ohjausryhmä", "decided_on": "2026-05-04"}
NEW = {"level": 4, "horizon": "2028-12-31", "owner": "Toimitusjohtaja", "reason": "Hinnat kerrotaan ajoissa."}
TEXTS = {"analysis": "Arvioijan analyysi.", "target_state": "Tavoitetila sanoin."}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The pack built alone, with one round of which nothing is published yet."""
    store = Store(tmp_path_factory.mktemp("assessed"))
    build(store, {PACK.id: PACK}, None, False, lambda doing, done, of: None)
    found = House(store, {PACK.id: PACK})
    rounds.open_round(found, KEEPER, "r26", PACK.id, "maturity", "2026")
    for group, levels in (("management", (4, 4, 4, 4, 4.5)), ("customers", (2, 2, 2, 2.5, 2.5)), ("owner", (3.5, 3.5))):
        for level, key in zip(levels, rounds.invite(found, KEEPER, "r26", group, len(levels)), strict=True):
            for area in AREAS:
                rounds.answer(found, "r26", key, area, level, "Salainen kommentti.")
            rounds.send(found, "r26", key)
    rounds.close_round(found, KEEPER, "r26")
    rounds.judge(found, ANALYST, "r26", {
        "pricing": TEXTS | {"level": 3, "target": NEW, "criteria_met": ["pricing_3a"]},
        "culture": TEXTS | {"level": "unknown", "target": KEPT, "evidence": [{"what": "Kysely", "source": "Keskus", "date": "2026-02-01"}]},
    })
    yield found


def page(house: House, language: Language = Language.FI) -> str:
    return maturity_page.page(open_book(house, "v"), PACK, ASSESSMENT, language)


def row_of(text: str, name: str) -> list[str]:
    """The cells of the first row of that name, without their markup."""
    found = re.search(rf'<th scope="row">(?:<a[^>]*>)?(?:\d+\. )?{re.escape(name)}(?:</a>)?</th>(.*?)</tr>', text)
    assert found is not None, name
    return [re.sub(r'<span aria-hidden.*?</span>|<sup>.*?</sup>|<[^>]+>', "", cell) for cell in re.findall(r"<td.*?</td>", found[1])]


def test_earlier_rounds_and_what_is_not_known(house: House) -> None:
    said = page(house)
    assert row_of(said, "Asiakkuudenhallinta") == ["2", "3", "puuttuu"]
    assert row_of(said, "Hinnoittelu") == ["puuttuu", "puuttuu", "puuttuu"]
    assert row_of(said, "Prosessit") == ["puuttuu", "2", "3"]
    assert "Luku on raportissa vain kuvassa, josta sitä ei voi lukea." in said and "vähimmäistavoite" in said
    assert "Kypsyys ei ole tehokkuutta." in said
    assert "arvioija päätti pitää ne" in said, "keeping the earlier targets was a decision"
    assert "Ohjaus ja strategia: 2/2 osa-alueella taso on noussut" in said
    assert "Organisaatio: millään osa-alueella ei ole kahta tasoa verrattavaksi" in said
    assert "r26" not in said and "Salainen" not in said and "Arvioijan analyysi" not in said, "the round is not published"


def test_the_radar_is_there_only_when_asked_for(house: House) -> None:
    said = page(house)
    before = said[: said.index('id="radar"')]
    assert before.rindex("<details") > before.rindex("</details>"), "it lies folded"
    assert said.index('class="heat"') < said.index('id="dots-organisation"') < said.index('id="radar"')
    assert len(re.findall(r'<figure class="chart" id="dots-', said)) == 4


@pytest.mark.parametrize(("language", "says"), [
    (Language.FI, ("Tasot osa-alueittain", "Kysymykset", "Hinnat perustuvat edellisen vuoden hintoihin")),
    (Language.SV, ("Nivåer per delområde", "Frågor", "Priserna bygger på föregående års priser")),
    (Language.EN, ("Levels by area", "Questions", "Prices follow those of the year before")),
])
def test_in_each_language(house: House, language: Language, says: tuple[str, ...]) -> None:
    said = page(house, language)
    assert all(words in said for words in says)


def test_it_is_found(house: House) -> None:
    book = open_book(house, "v")
    assert find(index(book), "palvelukeskuksen kypsyys", Language.FI)[0].path == "service_centre/assessment/maturity"
    assert 'href="../../fi/service_centre/assessment/maturity/"' in front_page.pack_front(book, PACK, Language.FI)


def test_the_twin_has_every_level_with_its_status(house: House) -> None:
    told = json.loads(maturity_page.twin(open_book(house, "v"), PACK, ASSESSMENT, Language.EN))
    assert len(told["levels"]) == 18 * 3 and told["rounds"] == []
    pricing = [one for one in told["levels"] if one["area"] == "pricing" and one["what"] == "level"]
    assert [(one["period"], one["value"], one["reason"]) for one in pricing] == [
        ("2019", None, "only_in_picture"), ("2023", None, "only_in_picture")
    ]


def test_a_published_round_stands_beside_the_earlier_ones(house: House) -> None:
    release_round(house, PACK.id, OfRound("r26"))
    rounds.publish_round(house, KEEPER, "r26")
    said = page(house)
    assert row_of(said, "Hinnoittelu") == ["puuttuu", "puuttuu", "3", "4"], "its new level and its new target"
    assert row_of(said, "Kulttuuri") == ["puuttuu", "2", "ei tiedossa", "puuttuu"], "an unknown level and a kept target that nobody knows"
    answers = said[said.index('id="round-r26"'):]
    assert row_of(answers, "Hinnoittelu") == ["4 (4–4)", "2 (2–2,5)", "peitetty", "peitetty", "3", "2"]
    assert "Omistaja: 2/2" in answers and "yli tason verran eri tavalla" in answers
    assert "Tavoite 4, 31. joulukuuta 2028 mennessä, vastuussa Toimitusjohtaja. Hinnat kerrotaan ajoissa." in answers
    assert "Kierroksen 2023 tavoite (ei tiedossa) pidettiin: Ohjausryhmä, 4. toukokuuta 2026. Pätee yhä." in answers
    assert "Kysely (Keskus, 1. helmikuuta 2026)" in answers
    assert answers.index("Hinnoittelu: Taso 3") < answers.index("Kulttuuri: Taso ei tiedossa"), "in the order of the framework"
    assert "3,5" not in "".join(row_of(answers, "Prosessit")), "the two of the owner are not to be seen"
    assert "Salainen kommentti" not in said
    twin = maturity_page.twin(open_book(house, "v"), PACK, ASSESSMENT, Language.EN).decode()
    assert "Salainen" not in twin and json.loads(twin)["rounds"][0]["judged"]["pricing"]["target"]["level"] == 4
