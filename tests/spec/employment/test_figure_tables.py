"""Figures of every kind over registers, and euros in fixed prices, are what their spec tables say; fixed prices equal the plain method."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from packs.employment.indicators.prices import PER_HEAD, PRICES, fixed_id
from packs.employment.pack import PACK
from puntari.define.person_binding import RegisterBinding, response_rate
from puntari.define.person_measure import Count, Total
from puntari.define.price_level import PriceLevel
from puntari.define.question import Question
from puntari.define.record import kind_of
from puntari.flow.deliver import deliver
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.prices import in_base_prices
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for
from puntari.flow.warehouse import Warehouse
from puntari.methods.price_change import in_money_of
from puntari.store import engine
from puntari.store.root import Store
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text
from tests.small.rolls import rolls

SPEC = Path(PACK.folder) / "spec"
KINDS, RATES, SPREADS, WHO_IS_LEFT, LEVELS = (
    yaml.safe_load((SPEC / f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ("kinds", "response_rates", "spread", "who_is_left", "price_levels")
)
CASES = [*KINDS, *RATES, *SPREADS, *WHO_IS_LEFT]
TOLD = date(2025, 9, 30)


def _answer(case: dict[str, object]) -> dict[str, dict[str, object]]:
    """The figures of a case by period and area: a value or a reason."""
    indicator = case["indicator"]
    facts = PACK.indicator(indicator).bindings[0].facts
    until = case.get("until", TOLD)
    beside = {"_delivery": "d", "known_from": until}
    registers = {one.id: one for fact in facts for one in fact.registers}
    assert set(case["given"]) <= set(registers), case
    told = [(one, [beside | {"_row": at} | row for at, row in enumerate(case["given"].get(id, []))]) for id, one in registers.items()]
    with rolls(told) as connection:
        make_calendar(connection, PACK, dict.fromkeys(PACK.registers, until))
        for step in needed_for(PACK, facts):
            make_step(connection, step, "VIEW")
        sql = answer_sql(PACK, indicator, Question("employment", (indicator,), ("employment_area",), every_period=True))
        found = Warehouse(connection, None).rows(sql).to_pylist()
    cells: dict[str, dict[str, object]] = {}
    for row in found:
        cells.setdefault(row["period"], {})[row["area"]] = row["reason"] if row["value"] is None else row["value"]
    return cells


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_figures_are_as_the_table_says(case: dict[str, object]) -> None:
    cells = _answer(case)
    for period, areas in case["told"].items():
        for area, figure in areas.items():
            assert cells[period][area] == (pytest.approx(figure) if isinstance(figure, float) else figure), (period, area)


def test_every_kind_of_figure_over_registers_has_a_case() -> None:
    of_registers = {id for id, one in PACK.indicators.items() if isinstance(one.bindings[0], RegisterBinding)}
    kinds = {kind_of(PACK.indicator(id)) for id in of_registers}
    assert kinds == {kind_of(PACK.indicator(case["indicator"])) for case in CASES}


def _cell(period: str, figure: object) -> dict[str, object]:
    """A cell as terms have it: an exact figure travels with its bounds at the same place."""
    v, lo, hi = figure if isinstance(figure, list) else (None, None, None)
    lo, hi = (v, v) if v is not None else (lo, hi)
    why = figure if isinstance(figure, str) else "member_hidden" if v is None else None
    return {"period": period, "v": v, "lo": lo, "hi": hi, "why": why, "n": 1}


def _in_base_prices(index: dict[int, float], given: dict[str, object]) -> dict[str, object]:
    """Cells in the euros of 2025; an index of other prices lies beside, which must not count."""
    levels = [{"price_index": "public_expenditure", "period": str(year), "price_level": level} for year, level in index.items()]
    levels += [{"price_index": "consumer_prices", "period": str(year), "price_level": 77.0} for year in range(2019, 2027)]
    kinds = pa.schema({"period": pa.string(), **dict.fromkeys(("v", "lo", "hi"), pa.float64()), "why": pa.string(), "n": pa.int64()})
    connection = engine.connect()
    connection.execute("CREATE SCHEMA fact")
    engine.from_arrow(connection, pa.Table.from_pylist(levels)).create("fact.price_index")
    engine.from_arrow(connection, pa.Table.from_pylist([_cell(*one) for one in given.items()], kinds)).create("cells")
    found = connection.execute(in_base_prices("SELECT * FROM cells", PRICES, ("period",))).fetchall()
    connection.close()
    return {period: why if lo is None else [v, *((None, None) if v is not None else (lo, hi))] for period, v, lo, hi, why, _ in found}


@pytest.mark.parametrize("case", LEVELS, ids=[case["case"] for case in LEVELS])
def test_fixed_prices_are_as_the_table_says(case: dict[str, object]) -> None:
    assert str(PRICES.base) == "2025"
    told = _in_base_prices(case["index"], case["given"])
    assert told == {period: pytest.approx(figure) if isinstance(figure, list) else figure for period, figure in case["told"].items()}


def test_fixed_prices_equal_the_method_on_plain_numbers() -> None:
    index = {2019: 96.3, 2021: 101.7, 2024: 113.9, 2025: 118.2}
    given = {str(year): [100.0 + year % 7, None, None] for year in index}
    told = _in_base_prices(index, given)
    for year, level in index.items():
        assert told[str(year)][0] == pytest.approx(in_money_of(given[str(year)][0], level, index[2025]))


def test_every_figure_of_euros_per_head_is_told_in_fixed_prices_too() -> None:
    for id in PER_HEAD:
        one, fixed = PACK.indicator(id), PACK.indicator(fixed_id(id))
        assert one.beside == (fixed_id(id),) and "€" in one.unit.signed("fi")
        assert all(binding.prices is PRICES for binding in fixed.bindings) and not any(binding.prices for binding in one.bindings)
        assert "statfin_price_index" in {source.id for source in fixed.sources}
    per_head = {id for id, one in PACK.indicators.items() if one.unit.id in ("euro_per_head", "euro_per_job_seeker")}
    assert per_head == {one for id in PER_HEAD for one in (id, fixed_id(id)) if PACK.indicator(id).unit.id != "euro"}


def test_an_opinion_is_told_with_its_response_rate() -> None:
    for id, one in PACK.indicators.items():
        if type(one.bindings[0].value).__name__ == "Opinion":
            (rate,) = one.beside
            assert PACK.indicator(rate).bindings[0].part and rate.startswith("_".join(id.split("_")[:2])), id


def test_a_price_level_that_is_none_and_a_rate_of_nothing_asked_are_refused() -> None:
    with pytest.raises(BadDefinition, match="name one code"):
        PriceLevel(type(PRICES.index)(PRICES.index.fact, PRICES.index.column), PRICES.base)
    with pytest.raises(BadDefinition, match="euros of a year"):
        PriceLevel(PRICES.index, Period.parse("2025-01"))
    answers = Count(PACK.person_facts["customer_answer"])
    with pytest.raises(BadDefinition):
        response_rate(answers, Count(PACK.person_facts["customer_round"]))
    monthly = PACK.person_facts["customer_round"]
    with pytest.raises(BadDefinition, match="told by"):
        response_rate(answers, Total(Count(monthly, frequency="quarter"), monthly.asked, Text.same("asked")))


def test_an_index_that_somebody_took_from_the_official_service_is_taken_in(tmp_path: Path) -> None:
    told = "indeksi;Vuosi;pisteluku\npublic_expenditure;2024;117.1\npublic_expenditure;2025;119.9\nconsumer_prices;2025;0\n"
    source = PACK.sources["statfin_price_index"]
    taken = deliver(Store(tmp_path), source, "invented.csv", told.encode(), TOLD, synthetic=True)
    assert (taken.accepted, taken.rejected, taken.record.synthetic) == (2, 1, True)
