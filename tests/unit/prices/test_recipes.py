"""Recipes over the report's rows, real prices by a named series, and how a changed row changes what is said."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest
from price_rounds import KEEPER, answer, house_at, review_all

from packs.service_centre.codes import HERE
from packs.service_centre.pack import PACK
from packs.service_centre.prices import PRICES
from puntari.define.pricebook import read_prices
from puntari.doors import collected, collecting
from puntari.doors.house import House
from puntari.doors.prices import Total, ask_prices
from puntari.flow.claims.figures import Figure, from_carried
from puntari.flow.claims.view import View
from puntari.flow.pricing.recipes import recipe_told
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.words.errors import BadDefinition, BadQuestion


def figures() -> dict[str, Figure]:
    return {one.id: one for id in PRICES.sources for one in from_carried(PACK.sources[id], Path(PACK.folder))}


def told(changed: dict[str, float | None] | None = None) -> dict[tuple[str, str], object]:
    found = figures()
    for id, value in (changed or {}).items():
        found[id] = Figure(id, found[id].source, value, None, None, "" if value else "dash_in_source", found[id].words)
    view = View(found, PACK.sources, PACK.reasons, PACK.claims.marks)
    return {(recipe.id, one.version.id): one for recipe in PRICES.recipes.values() for one in recipe_told(recipe, view).versions}


def test_totals_stand_to_the_printed_ones_as_the_report_has_them() -> None:
    stands = {key: one.stands for key, one in told().items()}
    assert {key for key, one in stands.items() if one is Total.DIFFERS} == {
        ("workstation_as_a_service", "public_peer_2022"),
        *(("whole_network", f"{one}") for one in ("tori_2020", "tori_2021", "tori_2022", "private_peer_2022", "public_peer_2022")),
    }
    assert all(stands["basic_server", f"own_capacity_{year}"] is Total.ROUNDS for year in (2020, 2021, 2022))
    assert Total.NO_TOTAL not in stands.values()


def test_a_changed_row_changes_the_total_and_what_is_said() -> None:
    row = "t5-basic_laptop-workstation-month-tori-2022"
    assert told()["workstation_as_a_service", "tori_2022"].stands is Total.AGREES
    one = told({row: 21.0})["workstation_as_a_service", "tori_2022"]
    assert one.total == pytest.approx(65.7) and one.stands is Total.DIFFERS and one.gap == pytest.approx(2.0)


def test_a_part_without_a_price_leaves_no_total() -> None:
    one = told({"t5-basic_laptop-workstation-month-tori-2022": None})["workstation_as_a_service", "tori_2022"]
    assert one.total is None and one.stands is Total.NO_TOTAL
    assert [(part.part.id, part.why) for part in one.parts if part.why] == [("laptop", "dash_in_source")]


def test_quality_is_told_apart_from_price(tmp_path: Path) -> None:
    body = ask_prices(House(house_at(tmp_path).store, {PACK.id: PACK}), PACK.id, PUBLIC).body
    splits = {(one.change.before, one.change.after): one.split for recipe in body.recipes for one in recipe.changes}
    place = splits["partner_eea_2022", "partner_finland_2022"]
    assert (place.price, place.mix, place.quality) == pytest.approx((0, 0, 73))
    assert splits["tori_2022", "tuve_2022"].quality == pytest.approx(-27)
    assert all(one.low <= one.high and one.high < one.nominal for prices in body.real.values() for one in prices)


def test_a_formula_that_cites_no_row_is_refused(tmp_path: Path) -> None:
    for name in ("book.yaml", "recipes.yaml"):
        text = (HERE / "prices" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("[of-deployment-hours]", "[of-deployment-days]"), encoding="utf-8")
    with pytest.raises(BadDefinition, match="of-deployment-days"):
        read_prices(tmp_path, HERE, copy.copy(PACK.sources))


def test_a_published_practice_round_shows_everybody_its_invented_bills(tmp_path: Path) -> None:
    house = house_at(tmp_path / "store")
    collecting.open_round(house, KEEPER, "r26", PACK.id, "2026", synthetic=True)
    answer(house, tmp_path, "centre", "own")
    answer(house, tmp_path, "peer-a", "public_peer")
    review_all(house)
    collecting.close(house, KEEPER, "r26")
    collecting.publish(house, KEEPER, "r26")
    assert collected.published_price_rounds(house, PACK.id) == ("r26",)
    assert isinstance(collected.ask_customers(house, PUBLIC, "r26"), Finding)
    assert collected.ask_results(house, PUBLIC, "r26").body.synthetic
    other = replace(PACK, prices=replace(PRICES, collection=replace(PRICES.collection, far=9.0)))
    changed = House(house.store, {PACK.id: other})
    assert collected.published_price_rounds(changed, PACK.id) == (), "a collection that asks other things tells no earlier round"
    with pytest.raises(BadQuestion, match="has other items, scales or limits"):
        collected.ask_results(changed, PUBLIC, "r26")
