"""Every register indicator of the employment pack, computed a second time by plain loops over its facts, on random registers: of the whole
country and of areas."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from packs.employment.pack import PACK
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Expected
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.places import ground_table
from puntari.flow.warehouse import Warehouse
from puntari.methods.price_change import in_money_of
from puntari.words.period import Period
from tests.property.person_naive import ONE_COUNTRY, Row, figure
from tests.small.employment import LEVELS, PLACES, TOLD, given, opened

BINDINGS = {id: one.bindings[0] for id, one in PACK.indicators.items() if isinstance(one.bindings[0], RegisterBinding)}
GROUND = {(row["member"], row["level"]): row["code"] for row in ground_table(PACK.hierarchy).to_pylist()}
COUNTRY, AREAS, BASE = "country", "employment_area", PACK.hierarchy.base
MOST = 40
"""How many cells of areas are computed a second time of each indicator and seed; of the country all are."""


@dataclass(frozen=True)
class Given:
    """Facts over random registers, at which level they are held against the twin, and the seed of which."""

    seed: int
    level: str
    warehouse: Warehouse
    rows: dict[str, list[Row]]

    def level_of(self, binding: RegisterBinding) -> str:
        """The level asked for, or the finest that all facts of the binding are told by. A forecast looks back to the first row that there
        is anywhere, so it is computed a second time of the country alone."""
        if isinstance(binding.value, Expected):
            return COUNTRY
        coarse = self.level == BASE and any(fact.place.level != BASE for fact in binding.facts)
        return AREAS if coarse else self.level

    def within(self, facts: tuple[PersonFact, ...], level: str, area: str) -> dict[str, list[Row]]:
        """The rows of facts that lie in an area."""
        return {
            fact.id: [row for row in self.rows[fact.id] if level == COUNTRY or _area(fact, row, level) == area] for fact in facts
        }


def _area(fact: PersonFact, row: Row, level: str) -> str | None:
    place = row[fact.place.name]
    return place if fact.place.level == level != BASE else GROUND.get((place, level))


def _lies_in(level: str) -> Callable[[str], str | None]:
    return ONE_COUNTRY if level == COUNTRY else lambda code: GROUND.get((code, level), "")


@pytest.fixture(scope="module", params=[(5, COUNTRY), (7, AREAS), (23, BASE)], ids="seed {0[0]}, {0[1]}".format)
def held(request: pytest.FixtureRequest) -> Iterator[Given]:
    seed, level = request.param
    facts = {fact.id for binding in BINDINGS.values() for fact in binding.facts}
    with opened(given(seed)) as connection:
        warehouse = Warehouse(connection, None)
        yield Given(seed, level, warehouse, {id: warehouse.rows(f"SELECT * FROM fact.{id}").to_pylist() for id in facts})


@pytest.mark.parametrize("id", BINDINGS)
def test_every_indicator_equals_a_second_computation(id: str, held: Given) -> None:
    binding, level = BINDINGS[id], held.level_of(BINDINGS[id])
    question = Question("employment", (id,), (level,), every_period=True)
    answer = held.warehouse.rows(answer_sql(PACK, id, question)).to_pylist()
    told = [row for row in answer if row["binding"] is not None]
    assert told, "registers that tell of everybody give a figure of every period"
    if level != COUNTRY:
        mine = {GROUND.get((code, level)) for code in PLACES["municipality"]} | set(PLACES["employment_area"])
        told = [row for row in told if row["area"] in mine]
        told = random.Random(held.seed).sample(told, min(MOST, len(told)))
    for row in told:
        period = Period.parse(row["period"])
        value, why, _ = figure(binding, held.within(binding.facts, level, row["area"]), period, TOLD, _lies_in(level))
        if binding.prices is not None and value is not None:
            price = LEVELS.get(period.year)
            value, why = (in_money_of(value, price, LEVELS[binding.prices.base.year]), why) if price else (None, "no_price_index")
        assert row["value"] == (value if value is None else pytest.approx(value)), row
        assert row["reason"] == why, row
