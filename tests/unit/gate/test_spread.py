"""How many firms there are and how evenly rows lie with them: as plain Python counts it, moved as the gate moves it, few of them hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.expression import among
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.guarded_firms import PART_BITS, PARTED, SLOT_BITS
from puntari.flow.figures.guarded_parts import Asked, parts_sql
from puntari.flow.figures.plan import Grain
from puntari.flow.warehouse import Warehouse
from puntari.guard.noise import PRIME
from puntari.words.cell import Reason
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from tests.small.behind import KINDS, PACK, PLACES, Service, pseudonym, served, told, warehouse

RULE = CellKeys()
MANY = {"a": (60, 1), "b": (60, 3), "c": (12, 1), "d": (50, 4)}
"""Parishes by how many firms they have and how uneven these are; in d one has most of the rows."""


def drawn() -> Iterator[Service]:
    chance, person = Random(11), 0
    for parish, (firms, uneven) in MANY.items():
        for kind in KINDS:
            for firm in range(firms):
                for _ in range(1 + chance.randrange(4) if uneven == 1 else 1 + 40 // (1 + firm) ** (uneven - 1)):
                    person += 1
                    yield Service(person, firm if chance.random() < 0.95 else None, parish, kind)
        for _ in range(400 if parish == "d" else 0):
            person += 1
            yield Service(person, 0, parish, "k0")


ROWS = list(drawn())


@pytest.fixture(scope="module")
def held() -> Iterator[Warehouse]:
    made = warehouse(ROWS)
    with made.connection:
        yield made


def rows_by_firm() -> dict[tuple[str, str], Counter[int]]:
    found: dict[tuple[str, str], Counter[int]] = {}
    for row in ROWS:
        if row.firm is not None:
            found.setdefault((row.parish, row.kind), Counter())[pseudonym(row.firm)] += 1
    return found


def half(firms: Counter[int], weight: float) -> list[int]:
    """The firms who have half, the largest first; `weight` is how far a firm's part moves what it has."""
    def counts_for(firm: int) -> float:
        number = (firm >> SLOT_BITS) % (2 * PARTED)
        part = -PARTED / 2 - number if number < PARTED else number - PARTED / 2
        return firms[firm] * (1 + weight * part / PARTED)

    found: list[int] = []
    for firm in sorted(firms, key=lambda one: (-firms[one], one)):
        if 2 * sum(map(counts_for, found)) < sum(map(counts_for, firms)):
            found.append(firm)
    return found


def test_firms_and_their_spread_are_as_plain_python_counts_them(held: Warehouse) -> None:
    firms, spread = told(held, "firms", None), told(held, "spread", None)
    assert len(rows_by_firm()) == len(MANY) * len(KINDS)
    for cell, mine in rows_by_firm().items():
        assert firms[cell]["value"] == len(mine)
        assert spread[cell]["value"] == pytest.approx(100 * len(half(mine, 0)) / len(mine)), cell


@pytest.mark.parametrize("id", ["firms", "spread"])
def test_parts_are_counts_of_firms_with_the_keys_of_firms(held: Warehouse, id: str) -> None:
    asked = Asked(PACK.indicator(id).bindings[0].value, Grain("parish", ("kind",)), PLACES)
    rows = held.rows(f"SELECT * FROM ({parts_sql(asked)}) AS p WHERE period = '2021-03'").to_pylist()
    moved = 0
    for row in rows:
        mine = rows_by_firm().get((row["area"], row["kind"]), Counter())
        sides = {"a": list(mine)} if id == "firms" else {"a": half(mine, RULE.apart), "b": list(mine)}
        moved += id == "spread" and len(sides["a"]) != len(half(mine, 0))
        for side, told_of in sides.items():
            keys = sum((one >> (SLOT_BITS + PART_BITS)) % PRIME for one in told_of)
            assert (row[f"{side}_n"], row[f"{side}_ck"], row["bad"]) == (len(told_of), keys, 0), (side, row)
    assert moved > 0 or id == "firms"


def test_few_firms_are_hidden_and_many_are_told_near_the_truth(held: Warehouse) -> None:
    true, shown = told(held, "spread", None), told(held, "spread", RULE)
    assert all(shown["c", kind]["reason"] == Reason.FEW_PERSONS for kind in KINDS)
    assert shown["d", "k0"]["reason"] == Reason.FEW_UNITS
    assert true["d", "k0"]["value"] == pytest.approx(100 / len(rows_by_firm()["d", "k0"]))
    assert shown["e", "k0"]["reason"] == true["e", "k0"]["reason"] == Reason.ZERO_DENOMINATOR
    seen = [key for key, row in shown.items() if row["reason"] == Reason.PERTURBED]
    assert {"a"} <= {parish for parish, _ in seen} and len(seen) >= len(KINDS)
    for key in seen:
        assert shown[key]["value"] == pytest.approx(true[key]["value"], abs=13) and shown[key]["low"] is None
    firms, exact = told(held, "firms", RULE), told(held, "firms", None)
    for key, row in firms.items():
        assert (row["value"] is None and row["reason"] == Reason.FEW_UNITS) or row["low"] <= exact[key]["value"] <= row["high"]
    assert sum(row["value"] is not None for row in firms.values()) >= 9


@pytest.mark.parametrize("id", ["firms", "spread"])
def test_of_several_codes_together_nothing_is_told(id: str) -> None:
    asked = Question("behind", (id,), ("parish",), period=PeriodRange.parse("2021-03"), only=(among(served.kind, "k0", "k1"),))
    with pytest.raises(BadQuestion, match="of several codes together is not told"):
        answer_sql(PACK, id, asked, RULE)
