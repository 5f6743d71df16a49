"""The portfolio: where 421 services went, what a centre's catalogue tells, what overlaps and why, and what development fits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.define.portfolio import check_portfolio
from puntari.doors import act
from puntari.doors.house import House
from puntari.doors.portfolio import ask_portfolio
from puntari.doors.tell import tell_quarantine
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA
from puntari.guard.release import Refusal
from puntari.outlets import portfolio as outlet
from puntari.outlets.charts.kinds import Heading, Step, Steps
from puntari.outlets.site import portfolio_page
from puntari.outlets.site.book import open_book
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Language, Text
from tests.small.pack import PACK as SMALL

KEEPER = Actor(Role.ADMINISTRATOR)
EXAMPLE = Path(PACK.folder) / "example"
SOURCES = ("services", "development_items", "development_room")


def build(house: House) -> None:
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with the example's deliveries of an invented centre."""
    house = House(Store(tmp_path_factory.mktemp("invented") / "store"), {PACK.id: PACK})
    for source in SOURCES:
        told = act.deliver(house, KEEPER, source, EXAMPLE / f"{source}.csv", date(2026, 1, 31))
        assert told.rejected == 0
    build(house)
    return house


def test_where_the_services_went(house: House) -> None:
    told = ask_portfolio(house, PACK.id, PUBLIC).body
    assert (told.ways.start.value, [one.value for one in told.ways.ways], told.ways.now.value) == (421, [79, 59, 52], 231)
    assert told.ways.agrees and told.ways.left == 231 and told.ways.gone.value == 190
    assert told.catalogue is None and told.development is None
    text = portfolio_page.page(open_book(house, "v"), PACK, Language.FI)
    assert "421 palvelusta jäi 231: 190 meni pois" in text and "Lopetettu 79 (19\u00a0%)" in text
    assert text.count("Kukaan ei ole vielä toimittanut") == 3


def test_parts_that_do_not_make_the_whole_are_not_drawn() -> None:
    name = Text.same("x")
    with pytest.raises(ValueError, match="parts of 9 do not make the whole of 10"):
        Steps("c", Heading(name, name), Step(name, 10), (Step(name, 4),), Step(name, 5))


def test_what_a_catalogue_tells(invented: House) -> None:
    told = ask_portfolio(invented, PACK.id, PUBLIC).body.catalogue
    assert (told.period, told.services) == ("2025", 11)
    assert {one.code: (one.services, one.described, one.revenue) for one in told.kinds} == {
        "customer_project": (1, 1, 260000), "customer_specific": (6, 3, None), "productised": (4, 4, 7630000)
    }, "the revenue of a class is not told where one of its services has none"
    assert told.stays["round_the_clock"] == 1 and told.decisions["kept"] == 7


def test_overlaps_come_with_their_evidence(invented: House) -> None:
    found = ask_portfolio(invented, PACK.id, PUBLIC).body.catalogue.overlaps
    assert [(one.one, one.other, round(one.alike, 2)) for one in found] == [
        ("Agency remote access", "Secure remote access", 1.0), ("Basic workstation", "Ministry workstation", 0.6)
    ], "the two video services share two features of five, which is less than half"
    assert found[1].both == ("laptop", "office suite", "on-site support")
    assert (found[1].only_one, found[1].only_other) == (("life-cycle renewal",), ("own image",))
    text = portfolio_page.page(open_book(invented, "v"), PACK, Language.EN)
    assert "Only: Ministry workstation</dt><dd>own image</dd>" in text and "5,840,000" in text


def test_development_is_tied_to_people_and_money(invented: House) -> None:
    rooms = {one.code: one for one in ask_portfolio(invented, PACK.id, PUBLIC).body.development.rooms}
    fits = {code: [(one.wish.name, one.lacks) for one in room.items] for code, room in rooms.items()}
    assert fits["customer_led"] == [
        ("Open catalogue", ()), ("Cloud landing zone", ("people", "money")), ("Meeting rooms by self-service", ())
    ]
    assert fits["internal"] == [("Configuration database", ()), ("Invoice by use", ("unknown",))]
    assert rooms["small"].people is None and all(lacks for _, lacks in fits["small"]), "nobody told what room it has"
    text = portfolio_page.page(open_book(invented, "v"), PACK, Language.SV)
    assert "väntar: folket räcker inte, pengarna räcker inte" in text and "Ingen har berättat hur mycket folk" in text


def test_a_service_that_contradicts_itself_goes_to_quarantine(tmp_path: Path) -> None:
    house = House(Store(tmp_path / "store"), {PACK.id: PACK})
    rows = (EXAMPLE / "services.csv").read_text(encoding="utf-8").replace("kept,does_not_concern", "kept,round_the_clock", 1)
    (tmp_path / "services.csv").write_text(rows.replace("Standard storage,", ",", 1), encoding="utf-8")
    told = act.deliver(house, KEEPER, "services", tmp_path / "services.csv", date(2026, 1, 31))
    assert (told.accepted, told.rejected) == (9, 2)
    build(house)
    waiting = tell_quarantine(house, "services", Actor(Role.ANALYST)).body
    assert {(one.column, one.rule) for one in waiting} == {
        ("service", "empty_key"), ("kind, stays", "stays_concerns_customer_specific_services")
    }


def test_a_later_catalogue_takes_the_place_of_the_earlier_one(invented: House, tmp_path: Path) -> None:
    house = House(Store(tmp_path / "store"), {PACK.id: PACK})
    act.deliver(house, KEEPER, "services", EXAMPLE / "services.csv", date(2026, 1, 31))
    lines = (EXAMPLE / "services.csv").read_text(encoding="utf-8").splitlines()
    without = [line for line in lines if "Agency remote access" not in line]
    (tmp_path / "services.csv").write_text("\n".join(without) + "\n", encoding="utf-8")
    act.deliver(house, KEEPER, "services", tmp_path / "services.csv", date(2026, 2, 28))
    build(house)
    told = ask_portfolio(house, PACK.id, PUBLIC).body.catalogue
    assert told.services == 10 and [one.other for one in told.overlaps] == ["Ministry workstation"]


@pytest.mark.parametrize("language", list(Language))
def test_the_page_in_every_language(house: House, invented: House, language: Language) -> None:
    for place in (house, invented):
        assert PACK.sources["services"].title[language] in portfolio_page.page(open_book(place, "v"), PACK, language)


def test_as_text(house: House, invented: House) -> None:
    told = json.loads(outlet.as_json(ask_portfolio(invented, PACK.id, PUBLIC)))
    assert told["ways"]["agrees"] and told["catalogue"]["overlaps"][0]["alike"] == 1.0
    assert told["development"]["portfolios"][0]["items"][1]["lacks"] == ["people", "money"]
    assert "waits Cloud landing zone (people,money)" in outlet.as_table(ask_portfolio(invented, PACK.id, PUBLIC))
    assert "no service catalogue was delivered" in outlet.as_table(ask_portfolio(house, PACK.id, PUBLIC))


def test_who_may_see_it(house: House) -> None:
    assert ask_portfolio(house, PACK.id, KEEPER) == Refusal(NO_DATA.reason, "portfolio of service_centre")
    with pytest.raises(BadQuestion, match="tells of no portfolio"):
        ask_portfolio(House(house.store, {SMALL.id: SMALL}), SMALL.id, PUBLIC)


def test_a_portfolio_of_what_there_is_not_is_refused() -> None:
    mine = PACK.portfolio
    for wrong, says in (
        (replace(mine, ways=replace(mine.ways, source="portfolios")), "source 'portfolios' does not exist; nearest: portfolio"),
        (replace(mine, catalogue=replace(mine.catalogue, need="needs")), "has no column 'needs'; nearest: need"),
        (replace(mine, catalogue=replace(mine.catalogue, features="need")), "column need of source services must be a TextColumn"),
        (replace(mine, catalogue=replace(mine.catalogue, described="yes")), "yes"),
    ):
        with pytest.raises(BadDefinition, match=says):
            check_portfolio(wrong, PACK.sources, "pack x")
