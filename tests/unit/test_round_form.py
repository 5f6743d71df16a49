"""The form of a round over HTTP: saved by whoever holds the link, from pages of this site only, and never kept in a cache."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from packs.service_centre.pack import PACK
from puntari.doors import rounds
from puntari.doors.assessed import Answer, ask_own
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.outlets.web import make_app
from puntari.store.root import Store
from puntari.words.text import Language

KEEPER = Actor(Role.ADMINISTRATOR)
AREAS = [area.id for area in PACK.assessments[0].framework.areas]
HERE = {"origin": "http://testserver"}


class Desk:
    """A house with an open round, one respondent's link, and a client."""

    def __init__(self, root: Path) -> None:
        self.house = House(Store(root), {PACK.id: PACK})
        rounds.open_round(self.house, KEEPER, "r26", PACK.id, "maturity", "2026")
        (self.key,) = rounds.invite(self.house, KEEPER, "r26", "customers")
        self.client = TestClient(make_app(self.house), follow_redirects=False)

    def at(self, rest: str = "", language: str = "fi") -> str:
        return f"/{language}/round/r26/{self.key}/{rest}"

    def answers(self) -> dict[str, Answer]:
        return dict(ask_own(self.house, "r26", self.key).body.answers)


@pytest.fixture
def desk(store_dir: Path) -> Desk:
    return Desk(store_dir)


def test_a_respondent_goes_from_area_to_area_and_sends(desk: Desk) -> None:
    begin = desk.client.get(desk.at())
    assert begin.status_code == 200 and "Vastattu 0/18" in begin.text and "Kypsyys ei ole tehokkuutta" in begin.text
    assert "Arvioinnin kohde: Palvelukeskus. Vastaat ryhmässä" in begin.text
    where = desk.at(f"{AREAS[0]}/")
    for place in range(len(AREAS)):
        page = desk.client.get(where)
        assert f"Osa-alue {place + 1}/18" in page.text
        went = desk.client.post(where, data={"level": "unknown" if place == 3 else "2.5", "comment": ""}, headers=HERE)
        assert went.status_code == 303
        where = went.headers["location"]
    assert where == desk.at()
    assert "Lähetä vastaukset" in desk.client.get(where).text
    assert desk.client.post(desk.at("send/"), headers=HERE).headers["location"] == desk.at()
    sent = desk.client.get(desk.at())
    assert "Vastauksesi on lähetetty" in sent.text and "en osaa sanoa" in sent.text and "Taso 2,5" in sent.text


@pytest.mark.parametrize(("language", "says"), [("fi", "Kulttuuri"), ("sv", "Kultur"), ("en", "Culture")])
def test_what_was_answered_is_there_when_one_comes_back(desk: Desk, language: str, says: str) -> None:
    desk.client.post(desk.at("culture/"), data={"level": "3.5", "comment": "Paljon <b>parempi</b>"}, headers=HERE)
    page = desk.client.get(desk.at("culture/", language)).text
    assert f"<h1>{says}</h1>" in page and "Paljon &lt;b&gt;parempi&lt;/b&gt;</textarea>" in page
    assert re.findall(r'value="([^"]+)" checked', page) == ["3.5"]
    assert desk.answers() == {"culture": Answer(3.5, "Paljon <b>parempi</b>")}


@pytest.mark.parametrize("language", list(Language))
def test_every_level_is_explained_where_it_is_chosen(desk: Desk, language: Language) -> None:
    """In general on both pages, and by the criteria of the area beside each choice."""
    framework = PACK.assessments[0].framework
    begin, area = (desk.client.get(desk.at(rest, language)).text for rest in ("", "culture/"))
    for level in framework.levels:
        said = f"<dt>{level.number} {level.name[language]}</dt><dd>{escape(level.what[language])}</dd>"
        assert said in begin and said in area, level
        for one in framework.area("culture").of_level(level.number):
            assert f"<li>{escape(one.text[language])}</li>" in area, one.id


def test_the_script_is_told_what_was_saved(desk: Desk) -> None:
    as_script = HERE | {"accept": "application/json"}
    said = desk.client.post(desk.at("culture/", "en"), data={"level": "1"}, headers=as_script)
    assert said.status_code == 200 and said.json()["done"] == 1 and said.json()["progress"] == "Answered 1 of 18"
    said = desk.client.post(desk.at("culture/", "en"), data={"comment": "No level yet"}, headers=as_script)
    assert said.status_code == 422 and said.json()["wrong"].startswith("Choose a level")


@pytest.mark.parametrize("level", ["", "2.2", "1e0", "nan", "²", "-1"])
def test_what_is_no_level_is_not_saved_and_what_was_written_stays(desk: Desk, level: str) -> None:
    page = desk.client.post(desk.at("culture/"), data={"level": level, "comment": "Tämä jää."}, headers=HERE)
    assert page.status_code == 422 and "Valitse taso" in page.text and "Tämä jää.</textarea>" in page.text
    assert desk.answers() == {}


@pytest.mark.parametrize(("language", "says"), [("fi", "Valitse taso 1–5"), ("sv", "Välj en nivå 1–5"), ("en", "a level from 1 to 5")])
def test_a_level_off_the_scale_is_told_on_the_form(desk: Desk, language: str, says: str) -> None:
    for level in ("0", "0.5", "5.5", "9"):
        page = desk.client.post(desk.at("culture/", language), data={"level": level, "comment": "Stays."}, headers=HERE)
        assert page.status_code == 422 and says in page.text and "Stays.</textarea>" in page.text
    as_script = desk.client.post(desk.at("culture/", language), data={"level": "6"}, headers=HERE | {"accept": "application/json"})
    assert as_script.status_code == 422 and says in as_script.json()["wrong"]
    assert desk.answers() == {}


def test_before_the_first_build_the_site_says_that_a_build_is_due(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    for path, says in (("/fi/", "koontia ei ole"), ("/sv/sources/", "ingen sammanställning"), ("/en/", "no build of the data")):
        page = desk.client.get(path)
        assert page.status_code == 503 and says in page.text and "puntari build" in page.text
        assert page.headers["cache-control"] == "no-store" and page.headers["retry-after"].isdigit()
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert str(desk.house.store.root) not in page.text
    assert "nothing has been built" in caplog.text
    told = desk.client.get("/en/", headers={"accept": "application/json"})
    assert told.status_code == 503 and "puntari build" in told.json()["wrong"]
    assert desk.client.get(desk.at()).status_code == 200


@pytest.mark.parametrize(("language", "says"), [("fi", "Poista se"), ("sv", "Ta bort det"), ("en", "Take it out")])
def test_a_comment_that_names_somebody_by_code_is_not_saved_and_stays_in_its_field(desk: Desk, language: str, says: str) -> None:
    page = desk.client.post(desk.at("culture/", language), data={"level": "2", "comment": "Ask 131052-308T."}, headers=HERE)
    assert page.status_code == 422 and says in page.text and "Ask 131052-308T.</textarea>" in page.text
    assert desk.answers() == {}
    kept = desk.client.post(desk.at("culture/", language), data={"level": "2", "comment": "Asked 131052 times."}, headers=HERE)
    assert kept.status_code == 303
    assert desk.answers()["culture"].comment == "Asked 131052 times."


def test_too_much_is_refused(desk: Desk) -> None:
    page = desk.client.post(desk.at("culture/"), data={"level": "2", "comment": "x" * 2001}, headers=HERE)
    assert page.status_code == 422 and "enintään 2000 merkkiin" in page.text
    assert desk.client.post(desk.at("culture/"), data={"level": "2", "comment": "x" * 40_000}, headers=HERE).status_code == 413
    many = {f"field{place}": "1" for place in range(30)} | {"level": "2"}
    assert desk.client.post(desk.at("culture/"), data=many, headers=HERE).status_code == 422
    assert desk.answers() == {}


@pytest.mark.parametrize("headers", [
    {}, {"origin": "https://elsewhere.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    {"origin": "https://elsewhere.example", "sec-fetch-site": "same-origin"},
], ids=str)
def test_nothing_is_written_from_elsewhere(desk: Desk, headers: dict[str, str]) -> None:
    for rest in ("culture/", "send/"):
        assert desk.client.post(desk.at(rest), data={"level": "2"}, headers=headers).status_code == 403
    assert desk.answers() == {}


def test_a_wrong_link_says_what_to_do(desk: Desk) -> None:
    for wrong in (f"/fi/round/r26/{desk.key}x/", "/fi/round/r27/abc/", f"/de/round/r26/{desk.key}/", desk.at("nowhere/")):
        page = desk.client.get(wrong)
        assert page.status_code == 404 and "Linkki ei avaa mitään" in page.text
        assert desk.client.post(wrong, data={"level": "2"}, headers=HERE).status_code in (404, 405)
    assert desk.answers() == {}


def test_pages_stay_private(desk: Desk) -> None:
    for page in (desk.client.get(desk.at()), desk.client.get(desk.at("culture/")), desk.client.get(desk.at("nowhere/"))):
        assert page.headers["cache-control"] == "no-store" and "noindex" in page.headers["x-robots-tag"]
        assert page.headers["referrer-policy"] == "same-origin" and "unsafe" not in page.headers["content-security-policy"]
        assert "default-src 'none'" in page.headers["content-security-policy"]
    for name in ("round.css", "round.js"):
        assert desk.client.get(f"/static/{name}").status_code == 200


def test_a_closed_round_shows_what_was_answered_and_takes_no_more(desk: Desk) -> None:
    desk.client.post(desk.at("culture/"), data={"level": "2"}, headers=HERE)
    rounds.close_round(desk.house, KEEPER, "r26")
    page = desk.client.get(desk.at("culture/")).text
    assert "Kierros on päättynyt" in page and "<button" not in page and 'value="2" checked' in page
    assert desk.client.post(desk.at("culture/"), data={"level": "5"}, headers=HERE).status_code == 422
    assert desk.answers() == {"culture": Answer(2.0)}
