"""Recipes over the report's rows, real prices by a named series, and how a changed row changes what is said."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from price_rounds import KEEPER, answer, house_at, review_all

from packs.service_centre.codes import HERE
from packs.service_centre.pack import PACK
from packs.service_centre.prices import PRICES
from puntari.define.claim import Rule, Verdict
from puntari.define.formula import Formula, citations
from puntari.define.pricebook import read_prices
from puntari.doors import collected, collecting
from puntari.doors.house import House
from puntari.doors.prices import Basis, RecipeTold, Total, ask_prices
from puntari.flow.claims.figures import Figure, from_carried
from puntari.flow.claims.judge import judge
from puntari.flow.claims.view import View
from puntari.flow.pricing.recipes import recipe_told
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.words.errors import BadDefinition, BadQuestion


@cache
def carried() -> dict[str, Figure]:
    return {one.id: one for source in PACK.sources.values() for one in from_carried(source, Path(PACK.folder))}


def over(changed: dict[str, float | None] | None = None) -> View:
    found = dict(carried())
    for id, value in (changed or {}).items():
        found[id] = Figure(id, found[id].source, value, None, None, "" if value else "dash_in_source", found[id].words)
    return View(found, PACK.sources, PACK.reasons, PACK.claims.marks)


def recipes(changed: dict[str, float | None] | None = None) -> dict[str, RecipeTold]:
    return {id: recipe_told(recipe, over(changed)) for id, recipe in PRICES.recipes.items()}


def told(changed: dict[str, float | None] | None = None) -> dict[tuple[str, str], object]:
    return {(id, one.version.id): one for id, recipe in recipes(changed).items() for one in recipe.versions}


def test_totals_stand_to_the_printed_ones_as_the_report_has_them() -> None:
    stands = {key: one.stands for key, one in told().items()}
    assert {key for key, one in stands.items() if one is Total.DIFFERS} == {
        ("workstation_as_a_service", "public_peer_2022"),
    }
    assert {key: one for key, one in stands.items() if key[0] == "whole_network"} == {
        **{("whole_network", f"tori_{year}"): Total.SOLVED for year in (2020, 2021, 2022)},
        ("whole_network", "private_peer_2022"): Total.LEFT_OUT,
        ("whole_network", "public_peer_2022"): Total.NO_WEIGHT,
    }
    assert all(stands["basic_server", f"own_capacity_{year}"] is Total.ROUNDS for year in (2020, 2021, 2022))
    assert Total.NO_TOTAL not in stands.values()


TUVE, SUPPORT = ("workstation_as_a_service", "tuve_2022"), "of-tuve-regional-support"


def test_what_a_printed_price_holds_besides_its_part_is_taken_off_and_told() -> None:
    part = told()[TUVE].parts[0]
    assert (part.price, part.printed) == pytest.approx((15, 42)) and SUPPORT in part.cited
    assert [(one.bundled.name.en, one.worth) for one in part.taken] == [("regional support", 27)]
    assert told({SUPPORT: 30.0})[TUVE].total == pytest.approx(59.6)
    more = told({SUPPORT: 50.0})[TUVE]
    assert more.total is None and more.parts[0].why == "bundled_is_more", "a part of the price is not more than the price"


def test_a_deduction_is_no_part_of_its_own(tmp_path: Path) -> None:
    """As a part that one side lacks it would count as quality, and what it is taken off would be as much too dear."""
    copied(tmp_path, 'provisioning: {price: "[', 'provisioning: {price: "-[')
    with pytest.raises(BadDefinition, match=r"a deduction, -\[of-deployment-provisioning\]; write it as `less`"):
        read_prices(tmp_path, HERE, copy.copy(PACK.sources))


def test_one_printed_total_gives_one_weight(tmp_path: Path) -> None:
    copied(tmp_path, 'reitti-user-month-{key}]"', 'reitti-user-month-{key}]", quantity: solved')
    with pytest.raises(BadDefinition, match="no quantity of network and remote_access"):
        read_prices(tmp_path, HERE, copy.copy(PACK.sources))


NETWORK, WHOLE = "t4-network_service_lan_and_wan_reitti-user-month-", "t9-whole_service_lan_and_wan_and_vpn_excl_backbone-user-month-"
SAID = {Total.AGREES: Verdict.AGREES, Total.SOLVED: Verdict.AGREES_WITH_UNSTATED_WEIGHT, Total.LEFT_OUT: Verdict.CONTRADICTION,
        Total.NO_WEIGHT: Verdict.CONTRADICTION}


def same_rows(formulas: tuple[Formula, ...]) -> set[str]:
    return {one.id for formula in formulas for one in formula.cited}


@pytest.mark.parametrize(
    "changed",
    [{}, {f"{WHOLE}tori-2020": 12.0}, {f"{WHOLE}tori-2022": 12.3}, {f"{NETWORK}tori-2021": 10.7}, {f"{NETWORK}public_peer-na": 5.5}],
)
def test_recipes_and_claims_say_the_same_of_weights_that_nobody_tells(changed: dict[str, float]) -> None:
    """Every claim on a whole of parts without weights has a recipe that reckons it from the same rows to the same weight and verdict."""
    claims = [one for one in PACK.claims.claims.values() if one.rule is Rule.WEIGHT]
    found = {one.version.printed.cited[0].id: one for one in told(changed).values()}
    assert len(claims) == 5
    for claim in claims:
        version = found[claim.says.cited[0].id]
        first = {one.id for term in claim.formula.terms[:2] for one in citations(term.node)}
        assert first == same_rows(tuple(formula for part in version.version.parts for formula in part.formulas)), claim.id
        judged = judge(claim, over(changed))
        assert judged.verdict is SAID[version.stands], claim.id
        weights = re.search(r"the weight (-?[0-9.]+[0-9])", judged.reason.en)
        assert (weights is None) == (version.stands in (Total.AGREES, Total.LEFT_OUT)), claim.id
        assert weights is None or weights[1] == f"{version.weight:.2f}", claim.id


def test_a_split_tells_what_it_rests_on() -> None:
    def network(changed: dict[str, float] | None = None) -> list[tuple[object, ...]]:
        changes = recipes(changed)["whole_network"].changes
        return [(one.basis, one.split and tuple(round(x, 6) for x in (one.split.price, one.split.mix, one.split.quality)),
                 round(one.total, 6)) for one in changes]

    assert network() == [(Basis.SOLVED, (-2, 2.54, 0), 0.54), (Basis.NO_WEIGHT, None, 3.46)]
    assert network({f"{WHOLE}tori-2020": 12.0})[0] == (Basis.NO_WEIGHT, None, 3.54), "no weight gives a whole below its part"
    laptop = recipes({"t5-basic_laptop-workstation-month-tori-2022": None})["workstation_as_a_service"].changes[0]
    assert (laptop.basis, laptop.split) == (Basis.NO_TOTAL, None) and laptop.total == pytest.approx(2.2)


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
    like = splits["tori_2022", "tuve_2022"]
    assert (like.price, like.mix, like.quality) == pytest.approx((-1.1, 0, 0)), "support in a price is neither price nor quality"
    assert all(one.low <= one.high and one.high < one.nominal for prices in body.real.values() for one in prices)


def copied(folder: Path, old: str, new: str) -> None:
    """The price book in a folder with one thing written otherwise."""
    for name in ("book.yaml", "recipes.yaml"):
        text = (HERE / "prices" / name).read_text(encoding="utf-8")
        assert name == "book.yaml" or old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_formula_that_cites_no_row_is_refused(tmp_path: Path) -> None:
    copied(tmp_path, "[of-deployment-hours]", "[of-deployment-days]")
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
