"""Price levels across the providers of a table that somebody brings along: by hand, and what a gap, a unit or a reason does."""

from __future__ import annotations

import csv
import io
import json
from math import exp, log, sqrt
from pathlib import Path

import pytest

from puntari.doors.house import House
from puntari.doors.prices import ask_indices
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Finding
from puntari.outlets import indices
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

HEAD = "provider,product,price,quantity,unit,reason\n"
WHOLE = HEAD + "alfa,laptop,20,10,month,\nalfa,mail,5,100,user,\nbeeta,laptop,30,20,month,\nbeeta,mail,4,50,user,\n"
GAP = WHOLE + "alfa,disk,1,40,gigabyte,\nbeeta,disk,,,gigabyte,not_offered\n"
TWO = {"p0": (20, 5), "q0": (10, 100), "p1": (30, 4), "q1": (20, 50)}


def told(folder: Path, text: str, base: str = "") -> indices.Brought:
    path = folder / "prices.csv"
    path.write_text(text, encoding="utf-8")
    found = ask_indices(House(Store(folder / "store"), {}), Actor(Role.ANALYST), path, base)
    assert isinstance(found, Finding)
    return found


def rows(found: indices.Brought) -> dict[tuple[str, str, str, str], dict[str, str]]:
    """Every line of the CSV by kind, formula, time and provider."""
    read = csv.DictReader(io.StringIO(indices.as_csv(found)))
    return {(row["kind"], row["formula"], row["time"], row["provider"]): row for row in read}


def fisher() -> float:
    def cost(price: str, quantity: str) -> float:
        return sum(one * other for one, other in zip(TWO[price], TWO[quantity], strict=True))

    return sqrt(cost("p1", "q0") / cost("p0", "q0") * cost("p1", "q1") / cost("p0", "q1"))


def test_two_providers_by_hand(tmp_path: Path) -> None:
    found = rows(told(tmp_path, WHOLE))
    assert float(found["geks", "fisher", "", "beeta"]["value"]) == pytest.approx(fisher())
    assert float(found["cpd", "equal_weights", "", "beeta"]["value"]) == pytest.approx(sqrt(30 / 20 * 4 / 5))
    shares = [(200 / 700, 600 / 800), (500 / 700, 200 / 800)]
    weights = [one * other / (one + other) for one, other in shares]
    level = exp((weights[0] * log(30 / 20) + weights[1] * log(4 / 5)) / sum(weights))
    assert float(found["cpd", "expenditure_shares", "", "beeta"]["value"]) == pytest.approx(level)
    for (kind, _, _, provider), row in found.items():
        assert (row["unit"], row["base"], row["prices"], row["reason"], row["lacking"]) == ("ratio_to_base", "alfa", "2", "", "")
        assert provider != "alfa" or float(row["value"]) == 1, kind


def test_another_base_turns_every_level_round(tmp_path: Path) -> None:
    one, other = rows(told(tmp_path, WHOLE)), rows(told(tmp_path, WHOLE, "beeta"))
    for kind, formula in {key[:2] for key in one}:
        there, back = float(one[kind, formula, "", "beeta"]["value"]), float(other[kind, formula, "", "alfa"]["value"])
        assert there * back == pytest.approx(1) and other[kind, formula, "", "alfa"]["base"] == "beeta"


def test_a_price_that_lacks_is_named_with_its_reason_and_never_filled(tmp_path: Path) -> None:
    found = told(tmp_path, GAP)
    whole, gap = rows(told(tmp_path, WHOLE)), rows(found)
    beeta = gap["geks", "fisher", "", "beeta"]
    assert beeta["value"] == whole["geks", "fisher", "", "beeta"]["value"] and beeta["lacking"] == "disk: not_offered"
    assert (gap["geks", "fisher", "", "alfa"]["prices"], gap["cpd", "equal_weights", "", "alfa"]["prices"]) == ("2", "3")
    shown = json.loads(indices.as_json(told(tmp_path, GAP + "alfa,rack,9,1,,\n")))
    assert shown["units"] == {"laptop": "month", "mail": "user", "disk": "gigabyte", "rack": ""}
    assert [(one["provider"], one["product"], one["what"], one["reason"]) for one in shown["gaps"]] == [
        ("beeta", "disk", "price", "not_offered"), ("beeta", "rack", "price", "no_row")
    ]
    assert "beeta     disk     price  not_offered" in indices.as_table(found) and "disk     gigabyte" in indices.as_table(found)


def test_cpd_takes_every_price_and_geks_says_why_it_has_none(tmp_path: Path) -> None:
    text = "provider,product,price,quantity\na,x,1,1\na,y,2,1\nb,y,4,1\nb,z,6,1\nc,z,3,1\nc,x,1,\n"
    found = rows(told(tmp_path, text))
    assert {row["reason"] for (kind, *_), row in found.items() if kind == "geks"} == {"few_shared_products"}
    # Round the ring a-b-c-a each link rests on one product; the least squares spread what does not close evenly.
    links = log(4 / 2), log(3 / 6), log(1 / 1)
    rest = sum(links) / 3
    assert float(found["cpd", "equal_weights", "", "b"]["value"]) == pytest.approx(exp(links[0] - rest))
    assert found["cpd", "equal_weights", "", "c"]["lacking"] == "x: quantity not_told; y: no_row"


def test_levels_are_told_time_by_time(tmp_path: Path) -> None:
    lines = [f"{time},{one},{product},{price}" for time, one, product, price in (
        (2020, "a", "x", 1), (2020, "b", "x", 2), (2021, "a", "x", 1), (2021, "b", "x", 3), (2022, "b", "x", 3), (2023, "a", "x", 3)
    )]
    found = rows(told(tmp_path, "time,provider,product,price\n" + "\n".join(lines) + "\n"))
    levels = {key[2:]: (row["value"] and float(row["value"]), row["reason"]) for key, row in found.items()}
    assert levels["2020", "b"] == (pytest.approx(2), "") and levels["2021", "b"] == (pytest.approx(3), "")
    assert levels["2022", "b"] == ("", "base_without_price") and levels["2022", "a"] == ("", "no_price")
    assert levels["2023", "a"] == ("", "nothing_to_compare_with")


def test_providers_without_a_link_or_a_shared_basket_have_a_reason(tmp_path: Path) -> None:
    apart = rows(told(tmp_path, "provider,product,price\na,x,1\na,y,2\nb,z,3\n"))
    assert {row["reason"] for row in apart.values()} == {"not_linked"}
    bought = "provider,product,price,quantity\na,x,1,5\na,y,2,0\nb,x,3,0\nb,y,4,5\nb,z,1,1\n"
    nothing = rows(told(tmp_path, bought))
    assert nothing["geks", "walsh", "", "b"]["reason"] == "no_shared_quantity" and nothing["geks", "fisher", "", "b"]["value"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("provider,product\na,x\n", "no column price"),
        ("provider,product,price\na,x,1\na,y,2\n", "needs two providers"),
        ("provider,product,price\na,x,1\nb,x,2\na,x,1\n", "line 4: 'a' has a price of 'x' in line 2 already"),
        ("provider,product,price\na,x,1\nb,x,< 83\n", "line 3: the price is '< 83'"),
        ("provider,product,price\na,x,1\nb,x,inf\n", "line 3: the price is 'inf'"),
        ("provider,product,price\na,x,1\nb,x,0\n", "line 3: the price is 0"),
        ("provider,product,price,quantity\na,x,1,1\nb,x,2,-1\n", "line 3: the quantity is -1"),
        ("provider,product,price,unit\na,x,1,month\nb,x,2,year\n", "line 3: 'x' is priced by 'year' here and by 'month' before"),
        ("provider,product,price\na,x,1\n,x,2\n", "line 3: there is no provider"),
    ],
)
def test_a_table_that_gives_no_levels_says_why(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        told(tmp_path, text)


def test_a_base_that_nobody_is_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="choose one of alfa, beeta"):
        told(tmp_path, WHOLE, "gamma")
    with pytest.raises(BadQuestion, match="no column provider"):
        told(tmp_path, "time,product,price\n1,x,1\n2,x,2\n", "alfa")
