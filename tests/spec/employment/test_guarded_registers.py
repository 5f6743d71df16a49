"""Every indicator over registers can be told through the gate, by area and by what it can be broken down by."""

from __future__ import annotations

from datetime import date

import pytest

from packs.employment.pack import PACK
from puntari.define.disclosure import CellKeys
from puntari.define.person_fact import sql_type
from puntari.define.person_measure import Expected, base_of
from puntari.define.question import Question
from puntari.define.study import STRICT
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.guarded_small import STRICTLY
from puntari.flow.figures.plan import breakdowns
from puntari.flow.person_facts.compute import KEY, make_calendar
from puntari.store import engine
from puntari.words.errors import BadQuestion


def shape(id: str) -> tuple[object, ...]:
    """What a question's SQL hangs on: the measures, their fact and their frequency; members of a family differ in codes only."""
    binding = PACK.indicators[id].bindings[0]
    bases = (binding.value, base_of(binding.value), binding.per)
    return (*(type(one).__name__ for one in bases), binding.fact.id, binding.frequency, getattr(base_of(binding.value), "distinct", False),
            binding.part, binding.prices is not None)


OF_REGISTERS = list({shape(id): id for id, indicator in reversed(PACK.indicators.items()) if indicator.registers}.values())
"""One indicator of each shape."""
BY_THREE = OF_REGISTERS[::4]
"""Those that are broken down by three dimensions at once, too, which costs most and hangs on the shape least."""


@pytest.fixture(scope="module")
def empty() -> engine.Connection:
    connection = engine.connect()
    connection.execute("CREATE SCHEMA fact")
    for fact in PACK.person_facts.values():
        columns = [f"CAST(NULL AS {sql_type(one)}) AS {engine.name(one.name)}" for one in fact.tells]
        keyed = [f"CAST(NULL AS BIGINT) AS {KEY}"] if fact.unit else []
        connection.execute(f"CREATE TABLE fact.{engine.name(fact.id)} AS SELECT {', '.join([*columns, *keyed])} WHERE FALSE")
    connection.execute("CREATE TABLE fact.price_index (price_index VARCHAR, period VARCHAR, price_level DOUBLE PRECISION)")
    make_calendar(connection, PACK, dict.fromkeys(PACK.registers, date(2026, 6, 30)))
    return connection


@pytest.mark.parametrize("id", OF_REGISTERS)
def test_an_indicator_over_registers_goes_through_the_gate(empty: engine.Connection, id: str) -> None:
    dimensions, levels = breakdowns(PACK.indicator(id)), {fact.place.level for fact in PACK.indicator(id).bindings[0].facts}
    finest = "employment_area" if "employment_area" in levels else "municipality"
    for by in (("employment_area",), (finest, *dimensions[:1]), *([("country", *dimensions[:3])] if id in BY_THREE else [])):
        answer = engine.planned_once(empty, answer_sql(PACK, id, Question("employment", (id,), by), CellKeys()))
        assert {"value", "low", "high", "status", "reason", "n"} <= set(answer.column_names) and answer.num_rows == 0


@pytest.mark.parametrize("id", [id for id in BY_THREE if not isinstance(PACK.indicators[id].bindings[0].value, Expected)])
def test_it_is_told_to_a_study_in_one_pass(empty: engine.Connection, id: str) -> None:
    asked = Question("employment", (id,), ("employment_area",))
    assert STRICTLY in engine.planned_once(empty, answer_sql(PACK, id, asked, CellKeys(), stricter=STRICT)).column_names


def test_a_forecast_is_told_by_no_stricter_rule() -> None:
    forecasts = [id for id, one in PACK.indicators.items() if any(isinstance(binding.value, Expected) for binding in one.bindings)]
    assert forecasts
    for id in forecasts:
        with pytest.raises(BadQuestion, match="a forecast"):
            answer_sql(PACK, id, Question("employment", (id,), ("employment_area",)), CellKeys(), stricter=STRICT)
