"""What becomes of recommendations is recorded: dated, sourced, in versions; pages, report, roadmap and the next round show it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
import yaml
from chromium import FLAGS, chromium_path
from openpyxl import load_workbook
from playwright.sync_api import Page, Route, sync_playwright

from packs.service_centre.pack import PACK
from puntari.cli.following import steps_in
from puntari.define.followup import SAYS
from puntari.doors import followup
from puntari.doors.house import House
from puntari.doors.steering import SteeringTold, ask_steering
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NOT_ANALYST
from puntari.guard.release import Finding, Refusal
from puntari.outlets import followup as outlet
from puntari.outlets import rounds
from puntari.outlets.files.follow_book import follow_book
from puntari.outlets.pages import frame
from puntari.outlets.site import broken_page, maturity_page, roadmap_page, steering_page
from puntari.outlets.site.book import open_book
from puntari.outlets.site.looks import script, style
from puntari.store.root import Store
from puntari.store.rounds import OF_FOLLOW_UP, round_ids, rounds_folder
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenFile, BrokenStore
from puntari.words.text import Language

T = TypeVar("T")
EVALUATOR = Actor(Role.ANALYST, name="Erkki Esimerkki")
LETTER = {"on": "2023-09-15", "source": "Vastauskirje VK/12/2023"}
TOMORROW = datetime.now(UTC).date() + timedelta(days=2)


@pytest.fixture
def place(tmp_path: Path) -> House:
    return House(Store(tmp_path / "store"), {PACK.id: PACK})


@pytest.fixture(scope="module")
def built(house: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A copy of the built house with a few entries, which no test changes."""
    root = tmp_path_factory.mktemp("followed") / "store"
    shutil.copytree(house.store.root, root)
    house = House(Store(root), {PACK.id: PACK})
    say(house, of="cost_efficiency", answer="in_part", owner="Talousjohtaja", due="2024-12-31", **LETTER)
    shown = "Yksi yleiskustannus on purettu"
    say(house, of="cost_efficiency", state="partly_progressed", evidence=shown, on="2024-06-30", source="Muistio 4/2024")
    say(house, of="er_invoicing", state="done", exhibits="d16", on="2023-12-31", source="Muistio 9/2023")
    say(house, of="6_1", owner="Hinnoittelupäällikkö", due="2030-01-01", **LETTER)
    reason = "Hinnat vasta portfolion jälkeen"
    assert followup.arrange(house, EVALUATOR, PACK.id, {"6_1": 3, "4_2": 4}, date(2023, 10, 1), reason, Language.FI) == 1
    return house


def say(house: House, **told: object) -> object:
    return followup.record(house, EVALUATOR, PACK.id, [told])


def told(house: House) -> Finding[SteeringTold]:
    answer = ask_steering(house, PACK.id, PUBLIC)
    assert isinstance(answer, Finding)
    return answer


def section(page: str, id: str) -> str:
    start = page.index(f'id="{id}"')
    ends = [end for mark in ("<h4", "<h3", "</section>") if (end := page.find(mark, start)) > 0]
    return page[start : min(ends)]


def test_an_answer_is_recorded_and_a_later_entry_adds_to_it(place: House) -> None:
    say(place, of="cost_efficiency", answer="in_part", owner="Talousjohtaja", due="2024-12-31", **LETTER)
    say(place, of="cost_efficiency", state="partly_progressed", evidence="Yksi purettu", on="2024-06-30", source="Muistio")
    stands = told(place).body.standing["cost_efficiency"]
    assert (stands.answer, stands.state, stands.owner.fi) == ("in_part", "partly_progressed", "Talousjohtaja")
    assert stands.due == date(2024, 12, 31) and [one.number for one in stands.versions] == [1, 2]
    assert (stands.since["answer"].number, stands.since["state"].number) == (1, 2)
    assert stands.late, "its deadline has passed and it is not done"
    say(place, of="cost_efficiency", answer="not_agreed", on="2023-08-01", source="Luonnos")
    assert told(place).body.standing["cost_efficiency"].answer == "in_part", "what is of an earlier day does not replace what is of a later"


def test_what_was_wrong_is_withdrawn_and_stays_readable(place: House) -> None:
    say(place, of="cost_efficiency", answer="agreed", **LETTER)
    assert followup.withdraw(place, EVALUATOR, PACK.id, "cost_efficiency", 1, "Väärä suositus") is None
    stands = told(place).body.standing["cost_efficiency"]
    assert stands.answer is None and stands.versions[0].withdrawn.why == "Väärä suositus"
    assert outlet.history(told(place), "cost_efficiency")[0][-1].endswith("Erkki Esimerkki: Väärä suositus")
    with pytest.raises(BadQuestion, match="was withdrawn before"):
        followup.withdraw(place, EVALUATOR, PACK.id, "cost_efficiency", 1, "Uudestaan")
    with pytest.raises(BadQuestion, match="has 1 entries and no entry 2"):
        followup.withdraw(place, EVALUATOR, PACK.id, "cost_efficiency", 2, "Puuttuu")


@pytest.mark.parametrize(("change", "says"), [
    ({"of": "cost_eficiency", "answer": "agreed"}, "no recommendation or measure 'cost_eficiency'; nearest: cost_efficiency"),
    ({"answer": "yes"}, "answer is 'yes'; it must be one of agreed, in_part, not_agreed"),
    ({"state": "ready"}, "state is 'ready'; it must be one of not_progressed"),
    ({"state": "done"}, "nothing shows that it is done; give evidence"),
    ({"due": "soon"}, "due: 'soon' is no day; write it as 2026-06-30"),
    ({"due": "2022-01-01"}, "the deadline 2022-01-01 lies before 2023-09-15"),
    ({"answer": "agreed", "on": TOMORROW.isoformat()}, "has not come yet"),
    ({"answer": "agreed", "on": ""}, "the day is missing"),
    ({"answer": "agreed", "source": " "}, "the source is missing"),
    ({"exhibits": "d99"}, "'d99' is not in the register of evidence; nearest"),
    ({"successor": "nothing"}, "no recommendation 'nothing'"),
    ({"of": "er_culture", "successor": "er_culture"}, "in a circle"),
    ({"of": "6_1", "answer": "agreed"}, "6_1 is a measure and has no answer; record it of its recommendation cost_efficiency"),
    ({"of": "fr_4_1", "answer": "agreed"}, "the answer is given to cost_efficiency, which takes it up"),
    ({"of": "er_culture", "state": "not_progressed"}, "all of it is recorded already"),
    ({"note": "x" * 601}, "note has 601 characters; write at most 600"),
    ({"owner": "Matti 010190-123A"}, "owner looks like it holds a personal or business id"),
    ({"agreed": "yes"}, "an entry says nothing called 'agreed'"),
    ({}, "it says nothing; say at least one of answer"),
])
def test_what_cannot_be_is_refused_and_nothing_is_kept(place: House, change: dict[str, str], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        say(place, **({"of": "cost_efficiency"} | LETTER | change))
    assert round_ids(place.store, OF_FOLLOW_UP) == ()


def test_one_wrong_entry_of_several_keeps_none(place: House) -> None:
    good, bad = {"of": "cost_efficiency", "answer": "agreed", **LETTER}, {"of": "nothing", "answer": "agreed", **LETTER}
    with pytest.raises(BadQuestion, match="'nothing'"):
        followup.record(place, EVALUATOR, PACK.id, [good, bad])
    assert told(place).body.standing["cost_efficiency"].versions == ()


def test_who_may_record_and_what_the_trail_says(place: House) -> None:
    entry = [{"of": "cost_efficiency", "answer": "agreed", "note": "Ei lokiin", **LETTER}]
    assert followup.record(place, Actor(Role.ADMINISTRATOR, name="Ylläpito"), PACK.id, entry) == Refusal(NOT_ANALYST.reason, "record")
    with pytest.raises(BadQuestion, match="nobody stands behind it"):
        followup.record(place, Actor(Role.ANALYST), PACK.id, entry)
    followup.record(place, EVALUATOR, PACK.id, entry)
    text = "\n".join(trail_lines(place.store))
    last = json.loads(text.splitlines()[-1])["event"]
    assert (last["what"], last["outcome"], last["who"]) == ("record", "done", "Erkki Esimerkki")
    assert last["about"] == {"pack": PACK.id, "recommendations": ["cost_efficiency"]} and "Ei lokiin" not in text


def test_a_changed_file_is_found(place: House) -> None:
    say(place, of="cost_efficiency", answer="agreed", **LETTER)
    path = rounds_folder(place.store, OF_FOLLOW_UP) / "service-centre.jsonl"
    path.write_text(path.read_text("utf-8").replace("agreed", "not_agreed"), encoding="utf-8")
    with pytest.raises(BrokenStore, match="line 1 was changed"):
        told(place)


def filled(house: House, language: Language, cells: dict[tuple[str, str], object]) -> bytes:
    """The sheet with cells filled in, by subject and column."""
    book = load_workbook(io.BytesIO(follow_book(told(house), language)))
    page = book["follow_up"]
    columns = {cell.value: cell.column for cell in page[1]}
    rows = {row[0].value: row[0].row for row in page.iter_rows(min_row=3)}
    for (of, name), value in cells.items():
        page.cell(rows[of], columns[name], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_a_sheet_goes_out_and_comes_back(place: House, language: Language) -> None:
    agreed = {"fi": "hyväksytty osittain", "sv": "delvis godkänd", "en": "agreed in part"}[language]
    data = filled(place, language, {
        ("cost_efficiency", "answer"): agreed, ("cost_efficiency", "due"): date(2027, 1, 31), ("6_1", "owner"): "Controller",
        ("6_1", "on"): "2023-10-01",
    })
    entries = followup.record_sheet(place, EVALUATOR, PACK.id, data, date(2023, 9, 15), "Kirje", language)
    assert [(one.of, sorted(one.says), one.on) for one in entries] == [
        ("cost_efficiency", ["answer", "due"], date(2023, 9, 15)), ("6_1", ["owner"], date(2023, 10, 1)),
    ]
    with pytest.raises(BadQuestion, match="nothing in the sheet is new"):
        followup.record_sheet(place, EVALUATOR, PACK.id, filled(place, language, {}), date(2023, 9, 15), "Kirje", language)


def test_a_wrong_sheet_says_where(place: House) -> None:
    wrong = filled(place, Language.FI, {("cost_efficiency", "answer"): "kyllä"})
    with pytest.raises(BadQuestion, match=r"row \d+, answer is 'kyllä'"):
        followup.record_sheet(place, EVALUATOR, PACK.id, wrong, date(2023, 9, 15), "Kirje", Language.FI)
    book = load_workbook(io.BytesIO(follow_book(told(place), Language.FI)))
    book["follow_up"].delete_cols(4)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BrokenFile, match="the column 'answer' is gone"):
        followup.record_sheet(place, EVALUATOR, PACK.id, out.getvalue(), date(2023, 9, 15), "Kirje", Language.FI)
    with pytest.raises(BrokenFile):
        followup.record_sheet(place, EVALUATOR, PACK.id, b"no workbook", date(2023, 9, 15), "Kirje", Language.FI)


def test_own_words_are_never_a_formula_of_the_sheet(place: House) -> None:
    say(place, of="cost_efficiency", note="=1+1", **LETTER)
    cells = [cell for row in load_workbook(io.BytesIO(follow_book(told(place), Language.FI)))["follow_up"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_the_page_shows_what_holds_and_every_version(built: House) -> None:
    page = steering_page.page(open_book(built, "v"), PACK, Language.FI)
    mine = section(page, "cost_efficiency")
    assert "hyväksytty osittain" in mine and "Kirjattu 15. syyskuuta 2023 alkaen: Vastauskirje VK/12/2023" in mine
    assert "31. joulukuuta 2024 (myöhässä)" in mine and "Yksi yleiskustannus on purettu" in mine
    assert "Kirjaukset (2)" in mine and "Kirjasi Erkki Esimerkki" in mine
    assert "11 suosituksesta 10 on ilman vastausta" in page and "17 toimenpiteestä 16 on ilman määräaikaa" in page
    english = section(steering_page.page(open_book(built, "v"), PACK, Language.EN), "cost_efficiency")
    assert "agreed in part" in english and '<dd lang="fi">Talousjohtaja' in english, "own words keep their language"
    twin = json.loads(steering_page.twin(open_book(built, "v"), PACK, Language.EN))
    record = next(one for one in twin["recommendations"] if one["id"] == "cost_efficiency")
    assert record["answer"] == "in_part" and [one["number"] for one in record["entries"]] == ["1", "2"]


def test_the_next_round_shows_what_became_of_it(built: House) -> None:
    page = maturity_page.page(open_book(built, "v"), PACK, PACK.assessments[0], Language.EN)
    table = page[page.index('id="followed-h"'):]
    row = next(one for one in table.split("<tr ") if "steering/#m_6_1" in one)
    assert "#pricing" in row and "agreed in part" in row and "progressed in part" in row and "1 January 2030" in row
    assert table.count("steering/#m_") >= len(PACK.steering.measures)


def test_the_sheet_of_the_next_round_tells_what_became_of_it(built: House) -> None:
    framework = PACK.assessments[0].framework
    lines = outlet.by_area(told(built), Language.EN)
    text = rounds.sheet(framework, Language.EN, lines)
    pricing = text[text.index("\n  pricing:") :].split("criteria_met", 1)[0]
    assert "(6_1, cost_efficiency): answer in_part, state partly_progressed, as of 2024-06-30" in pricing
    assert yaml.safe_load(text)["areas"]["pricing"]["level"] is None and "was recommended" not in rounds.sheet(framework, Language.EN)


def test_an_indicator_leads_back_to_its_measures(built: House) -> None:
    page = broken_page.page(open_book(built, "v"), PACK, "billing_rate", Language.SV)
    back = page[page.index('id="seen-h"'):]
    assert "steering/#m_6_2" in back and PACK.steering.measures["6_2"].text.sv in back
    assert 'id="seen-h"' not in broken_page.page(open_book(built, "v"), PACK, "summary_price", Language.SV)


def test_a_report_tells_what_held_in_its_time(built: House) -> None:
    then, now = told(built).body.in_round["2023"], told(built).body.standing
    assert (then["cost_efficiency"].answer, then["cost_efficiency"].state) == ("in_part", None)
    assert now["cost_efficiency"].state == "partly_progressed" and then["er_invoicing"].state == "done"


def test_the_saved_order_is_shown_without_a_script(built: House) -> None:
    page = roadmap_page.page(open_book(built, "v"), PACK, Language.FI)
    stone = page[page.index('id="m_6_1"'):]
    assert 'value="3" selected' in stone[: stone.index("</select>")]
    saved = page[page.index('id="order-1"'):]
    assert "Järjestys 1: 1. lokakuuta 2023, Erkki Esimerkki" in saved and "Hinnat vasta portfolion jälkeen" in saved
    assert "vaihe 2 → 3" in saved and "m_6_1=3" in saved
    twin = json.loads(roadmap_page.twin(open_book(built, "v"), PACK, Language.FI))
    steps = {one["id"]: (one["enabling_step"], one["step"]) for one in twin["measures"]}
    assert steps["6_1"] == (2, 3) and steps["4_2"] == (2, 4) and steps["1_1"] == (1, 1)
    assert [(one["number"], one["by"]) for one in twin["saved"]] == [(1, "Erkki Esimerkki")]


HOST = "http://roadmap.test"
AT = f"{HOST}/fi/service_centre/steering/roadmap/"


def opened(house: House, scripted: bool, act: Callable[[Page], T]) -> T:
    """What comes of acting on the page of the roadmap in a browser, with scripts or without."""
    book = open_book(house, "v")
    files = {frame.STYLE: style, frame.SCRIPT: script, "roadmap.css": lambda: roadmap_page.sheet(book, PACK, Language.FI)}
    page = roadmap_page.page(book, PACK, Language.FI)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        found = next((make() for name, make in files.items() if path.endswith(name)), None)
        kind = "text/css" if path.endswith("css") else "text/javascript" if path.endswith("js") else "text/html; charset=utf-8"
        route.fulfill(body=page if found is None else found, content_type=kind)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        view = browser.new_context(java_script_enabled=scripted, viewport={"width": 360, "height": 740}).new_page()
        view.route(f"{HOST}/**", answer)
        view.goto(AT)
        return act(view)


def test_moving_puts_the_whole_order_in_the_address(built: House) -> None:
    def moved(view: Page) -> tuple[str, list[str], int, str]:
        view.select_option("#m_6_2", "4")
        query = view.evaluate("location.search")
        last = view.evaluate("Array.from(document.querySelectorAll('.road > .stone')).slice(-3).map(li => li.querySelector('select').id)")
        wide = view.evaluate("document.documentElement.scrollWidth")
        view.goto(AT + query)
        return query, last, wide, view.input_value("#m_6_2")

    query, last, wide, shared = opened(built, True, moved)
    assert steps_in(query) == {**told(built).body.order, "6_2": 4}, "every measure is in it, whichever order is saved later"
    assert "m_6_2" in last and wide <= 360 and shared == "4"


def test_without_a_script_the_saved_order_stands_and_the_form_tells_the_address(built: House) -> None:
    def sent(view: Page) -> tuple[float, str]:
        above = view.locator("#m_6_1").bounding_box()["y"] - view.locator("#m_6_2").bounding_box()["y"]
        view.select_option("#m_5_1", "3")
        view.click("form[data-roadmap] noscript button, form[data-roadmap] button:not([type=reset])")
        return above, view.url

    above, address = opened(built, False, sent)
    assert above > 0, "6_1 was saved a step later than 6_2"
    assert steps_in(address) == {**told(built).body.order, "5_1": 3}


def test_an_address_that_is_none_is_refused() -> None:
    for order, says in ((AT, "holds no order"), ("m_6_1=late", "a step is a whole number"), ("?m_6_1=", "a step is a whole number")):
        with pytest.raises(BadQuestion, match=says):
            steps_in(order)


def test_orders_are_versions_and_wrong_ones_are_refused(place: House) -> None:
    def save(moved: dict[str, int], on: date = date(2024, 1, 1), reason: str = "Syy", actor: Actor = EVALUATOR) -> object:
        return followup.arrange(place, actor, PACK.id, moved, on, reason, Language.FI)

    assert [save({"6_1": 3}), save({"6_2": 4})] == [1, 2]
    body = told(place).body
    assert (body.order["6_1"], body.order["6_2"]) == (3, 4), "what an order does not name stays as it was"
    assert [outlet.moved(told(place), one) for one in body.orders] == [["6_1 2→3"], ["6_1 2→3", "6_2 2→4"]]
    for moved, says in (({"9_9": 1}, "no measure '9_9'"), ({"6_1": 5}, "roadmap has steps 1 to 4"), ({"6_2": 4}, "holds already")):
        with pytest.raises(BadQuestion, match=says):
            save(moved)
    with pytest.raises(BadQuestion, match="no reason"):
        save({"6_1": 1}, reason=" ")
    with pytest.raises(BadQuestion, match="has not come yet"):
        save({"6_1": 1}, on=TOMORROW)
    with pytest.raises(BadQuestion, match="nobody stands behind"):
        save({"6_1": 1}, actor=Actor(Role.ANALYST))
    assert isinstance(save({"6_1": 1}, actor=Actor(Role.PUBLIC, name="Kuka vain")), Refusal) and len(told(place).body.orders) == 2


def test_every_measure_is_seen_or_says_why_not(built: House) -> None:
    for one in PACK.steering.measures.values():
        assert bool(one.indicators) != (one.unmeasured is not None) and one.areas
    page = steering_page.page(open_book(built, "v"), PACK, Language.FI)
    assert "ei mistään: teko on tehty tai tekemättä" in section(page, "state_ict_guidance")
    assert set(SAYS) <= set(outlet.LISTED) | {"note"}
