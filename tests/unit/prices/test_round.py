"""A round of prices: who may do and see what, what a review must say, and that results of too few never show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from price_rounds import EVALUATOR, KEEPER, answer, review_all

from puntari.define.collection import Collection
from puntari.doors import collected, collecting
from puntari.doors.house import House
from puntari.flow.pricing.bill import Offer, cheapest_other
from puntari.guard.actor import PUBLIC
from puntari.guard.collected import Collected, Costed, ItemCost, OwnPrice, without_few, without_single_partners
from puntari.guard.release import Finding, Refusal
from puntari.outlets.collected import ANSWERS, answer_records, review_sheet
from puntari.words.cell import Status
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Language

ASKS = (collected.ask_state, collected.ask_faults, collected.ask_rows, collected.ask_results, collected.ask_costs, collected.ask_customers)


def seen(house: House, actor: object) -> list[str]:
    return [ask.__name__ for ask in ASKS if isinstance(ask(house, actor, "r26"), Finding)]


def test_who_sees_what_of_a_round(closed: House) -> None:
    assert seen(closed, PUBLIC) == []
    assert seen(closed, KEEPER) == ["ask_state", "ask_faults"]
    assert seen(closed, EVALUATOR) == [ask.__name__ for ask in ASKS]


def test_an_open_round_has_no_results(house: House, tmp_path: Path) -> None:
    answer(house, tmp_path, "centre", "own")
    told = collected.ask_results(house, EVALUATOR, "r26")
    assert isinstance(told, Refusal) and "still open" in told.reason.en


def test_the_keeper_does_not_review_and_the_evaluator_does_not_close(house: House, tmp_path: Path) -> None:
    answer(house, tmp_path, "peer-a", "public_peer")
    assert isinstance(collecting.review_sheet(house, KEEPER, "r26", {"rows": {}}), Refusal)
    assert isinstance(collecting.close(house, EVALUATOR, "r26"), Refusal)


def test_closing_waits_for_reviews_and_for_the_centre(house: House, tmp_path: Path) -> None:
    answer(house, tmp_path, "peer-a", "public_peer")
    with pytest.raises(BadQuestion, match="have no review that holds"):
        collecting.close(house, KEEPER, "r26")
    review_all(house)
    with pytest.raises(BadQuestion, match="centre's own answer has not come"):
        collecting.close(house, KEEPER, "r26")


def test_a_review_falls_when_its_row_changes(house: House, tmp_path: Path) -> None:
    answer(house, tmp_path, "peer-a", "public_peer")
    sheet = yaml.safe_load(review_sheet(collected.ask_rows(house, EVALUATOR, "r26"), Language.EN))
    assert review_all(house) == len(sheet["rows"])
    answer(house, tmp_path, "peer-a", "public_peer", seed=2)
    assert collected.ask_state(house, KEEPER, "r26").body.respondents[0].unreviewed > 0
    id = next(iter(collected.ask_rows(house, EVALUATOR, "r26").body.rows))
    stale = {**sheet["rows"].get(id, {"digest": "x"}), "verdict": "comparable"}
    with pytest.raises(BadQuestion, match="has changed since"):
        collecting.review_sheet(house, EVALUATOR, "r26", {"rows": {id: stale}})


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"verdict": "fine"}, "must be one of"),
        ({"verdict": "not_comparable"}, "nobody says why"),
        ({"verdict": "comparable", "add": 2}, "make it adjusted"),
        ({"verdict": "adjusted", "add": -1e6, "why": "x"}, "not above nought"),
        ({"verdict": "comparable", "level": 2}, "has 'level'"),
        ({}, "reviews nothing"),
    ],
)
def test_a_review_says_what_it_must(house: House, tmp_path: Path, told: dict[str, object], says: str) -> None:
    answer(house, tmp_path, "peer-a", "public_peer")
    rows = collected.ask_rows(house, EVALUATOR, "r26").body
    id = next(iter(rows.rows))
    with pytest.raises(BadQuestion, match=says):
        collecting.review_sheet(house, EVALUATOR, "r26", {"rows": {id: {"digest": rows.digests[id], **told}}})


def test_a_real_round_takes_nothing_invented(house: House) -> None:
    collecting.open_round(house, KEEPER, "real", "service_centre", "2026")
    with pytest.raises(BadQuestion, match="no answer to it is invented"):
        collecting.request(house, KEEPER, "real", "peer-a", "public_peer", 1)


def test_results_show_no_single_price(closed: House) -> None:
    rows = collected.ask_rows(closed, EVALUATOR, "r26").body.rows
    results = collected.ask_results(closed, EVALUATOR, "r26").body
    prices = {row.values["price"] for row in rows.values()}
    for (item, group), one in results.groups.items():
        public = group == "public_peer"
        given = [row.values["price"] for id, row in rows.items() if row.values["item"] == item and (id[5] < "f") == public]
        assert one.respondents == len(given)
        assert sum(one.without.values()) + one.respondents == results.asked[group], "a price or a reason for having none"
        if len(given) < 3:
            assert one.cell.value is None and one.cell.low is None
        else:
            assert one.cell.value == pytest.approx(sum(given) / len(given)) and one.cell.value not in prices
            assert (one.cell.low is None) == (len(given) < 5)
    assert {one.cell.status for one in results.groups.values()} >= {Status.OK, Status.HIDDEN}
    assert results.index["jevons"] > 0 and results.index["paasche"] > 0 and results.levels.respondents == 7


def test_every_row_is_told_to_the_evaluator_with_its_quality_and_review(closed: House) -> None:
    told = list(answer_records(collected.ask_rows(closed, EVALUATOR, "r26"), Language.SV))
    rows = [dict(zip(ANSWERS, record, strict=True)) for record in told]
    assert len(rows) == 23 + 7 * 14
    assert all(bool(row["price"]) != bool(row["reason"]) and row["place"] and row["period"] == "2026" for row in rows)
    assert {row["verdict"] for row in rows if row["group"] != "own" and row["price"]} == {"comparable"}
    assert {row["verdict"] for row in rows if row["group"] == "own" or not row["price"]} == {""}


def collection() -> Collection:
    from packs.service_centre.prices import COLLECTION

    return COLLECTION


def told_of(*prices: float) -> Collected:
    own = {item.id: OwnPrice(None, "", (), None) for item in collection().items}
    asked, given = {"public_peer": len(prices)}, {("backup", "public_peer"): prices}
    return Collected("r", "2026", True, collection(), asked, own, given, {}, {}, (), {})


@pytest.mark.parametrize(
    ("prices", "mean", "low"), [((), None, None), ((5.0,), None, None), ((5.0, 9.0), None, None), ((5.0, 6.0, 10.0), 7.0, None),
                                ((5.0, 6.0, 7.0, 10.0), 7.0, None), ((5.0, 6.0, 7.0, 8.0, 9.0), 7.0, 5.0)],
)
def test_two_respondents_never_show_a_range(prices: tuple[float, ...], mean: float | None, low: float | None) -> None:
    cell = without_few(told_of(*prices)).groups["backup", "public_peer"].cell
    assert (cell.value, cell.low) == (mean, low)


@pytest.mark.parametrize(("least", "least_range"), [(2, 5), (3, 3), (6, 5)])
def test_a_collection_that_would_show_too_few_refuses_to_exist(least: int, least_range: int) -> None:
    with pytest.raises(BadDefinition, match="would be shown"):
        replace(collection(), least=least, least_range=least_range)


def test_costs_add_up_and_cover_what_they_cover(closed: House) -> None:
    told = collected.ask_costs(closed, EVALUATOR, "r26").body
    pools = {pool: sum(one.overheads[pool] for one in told.items) for pool in told.pools}
    assert pools == pytest.approx({pool: amount for pool, (_, amount) in told.pools.items()})
    for one in told.items:
        assert one.cost == pytest.approx(one.own_work + one.partners + one.overhead)
        assert one.recovery == pytest.approx(one.revenue / one.cost * 100)
        assert one.each(one.cost) * one.volume == pytest.approx(one.cost)
    by_work = next(pool for pool, (key, _) in told.pools.items() if key == "own_work")
    ratios = {round(one.overheads[by_work] / one.own_work, 9) for one in told.items}
    assert len(ratios) == 1, "shared out by own work"


def test_a_single_partner_is_not_told_by_any_figure() -> None:
    items = (
        ItemCost("backup", 10, 100, 99.0, 30, 40, 2, {"rent": 29.0}), ItemCost("basic_fee", 10, 100, 80.0, 30, 40, 3, {"rent": 10.0}),
        ItemCost("specialist", 10, 100, 50.0, 40, 0, 0, {"rent": 10.0}),
    )
    told = without_single_partners(Costed("r", "2026", False, collection(), items, {"rent": ("own_work", 49.0)}))
    hidden, shown, alone = told.items
    assert (hidden.own_work, hidden.partners, hidden.overheads, hidden.partner_count, hidden.overhead) == (None,) * 5
    assert hidden.cost == 99.0 and hidden.recovery == pytest.approx(100 / 99 * 100)
    assert (shown, alone) == items[1:] and told.pools == {"rent": ("own_work", None)}


def test_a_bill_adds_up_and_finds_the_next_cheapest(closed: House) -> None:
    for customer in collected.ask_customers(closed, EVALUATOR, "r26").body:
        bill = collected.ask_bill(closed, EVALUATOR, "r26", customer).body
        assert sum(one.billed for one in bill.lines) == pytest.approx(sum(month[2] for month in bill.months.values()))
        assert sum(one.forecast for one in bill.lines) == pytest.approx(sum(month[0] for month in bill.months.values()))
        assert len(bill.months) == 12 and all(one.days > 0 for one in bill.late)
        assert any(one.next is not None for one in bill.lines)
        for one in bill.lines:
            assert one.next is None or one.next_cost == pytest.approx(one.next.price * one.volume)
    with pytest.raises(BadQuestion, match="no bills of 'Kukaan'"):
        collected.ask_bill(closed, EVALUATOR, "r26", "Kukaan")


WEAK, USED, STRONG = ("basic", "office_hours", "anywhere"), ("basic", "office_hours", "finland"), ("security_network", "always", "finland")
OFFERS = (
    Offer("storage_high", USED, 80), Offer("storage_high", WEAK, 70), Offer("storage_high", STRONG, 120), Offer("backup", USED, 24),
)


@pytest.mark.parametrize(
    ("needs", "price"), [(WEAK, 70), (USED, 120), (("raised", "office_hours", "anywhere"), 120), (("basic", "extended", "eea"), 120)]
)
def test_only_what_meets_every_need_is_an_alternative(needs: tuple[str, ...], price: float) -> None:
    found = cheapest_other(collection(), OFFERS, "storage_high", USED, needs)
    assert found is not None and found.price == price


def test_nothing_else_meets_the_need() -> None:
    assert cheapest_other(collection(), OFFERS[:2], "storage_high", USED, USED) is None
    assert cheapest_other(collection(), OFFERS, "storage_high", STRONG, STRONG) is None
