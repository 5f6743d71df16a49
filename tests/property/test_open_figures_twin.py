"""Every indicator of open statistics of the employment pack, computed a second time by plain loops, on random facts at several levels."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import product

import pyarrow as pa
import pytest

from packs.employment.pack import PACK
from puntari.define.expression import terms_of
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.terms import place_columns
from puntari.flow.places import membership_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import Frequency
from tests.property.naive import ABSENT, Figure, Lying, Row, naive
from tests.property.test_employment_figures_twin import BINDINGS as OF_REGISTERS
from tests.property.test_figures_twin import figure

PLACES = PACK.hierarchy
OLD, NEW = date(2019, 1, 1), PLACES.newest
LYING = Lying(PLACES)
OPEN = {id: one for id, one in PACK.indicators.items() if not one.registers}
MERGED = ("541", "214", "507")
"""Municipalities that another one became a part of between the two divisions."""
AREAS = {
    "country": tuple(area.code for area in PLACES.areas("country")),
    "region": (PLACES.division.parent("541", "region", NEW),),
    "employment_area": tuple(PLACES.division.parent(code, "employment_area", NEW) for code in MERGED),
}
"""The areas held against the twin, beside the municipalities of these employment areas; the region has others, too, of which no row is."""
PERIODS = {
    Frequency.MONTH: ("2019-05", "2026-06"), Frequency.QUARTER: ("2019Q2", "2026Q1"), Frequency.YEAR: ("2018", "2019", "2025", "2026"),
}
PRICES = "price_index"


def _bases(division: date) -> list[str]:
    return [code for area in AREAS["employment_area"] for code in LYING.members_of("employment_area", area, division)]


MEMBERS = {division: _bases(division) for division in (OLD, NEW)}


def _restricted(fact: Fact) -> set[tuple[str, str]]:
    """The codes that some measure asks of a fact."""
    bindings = [binding for one in OPEN.values() for binding in one.bindings]
    sides = [side for one in bindings for side in (one.value, one.per) if side is not None]
    terms = [term for side in sides for term in terms_of(side) if term.fact.id == fact.id]
    return {(condition.dimension, code) for term in terms for condition in term.where for code in condition.codes}


def _codes(fact: Fact) -> list[dict[str, str]]:
    """Cells of the fact's dimensions: totals, codes that measures ask for, and some that they do not."""
    asked, lists = _restricted(fact), []
    for name, column in fact.dimensions.items():
        wanted = [code for dimension, code in sorted(asked) if dimension == name]
        total = [column.codes.total] if column.codes.total else []
        lists.append([(name, code) for code in dict.fromkeys((*total, *wanted, *list(column.codes.names)[:3]))])
    return [dict(cell) for cell in product(*lists)]


def _rows(fact: Fact, chance: random.Random) -> Iterator[Row]:
    for period in PERIODS[fact.period.origin.frequency]:
        division = OLD if period < "2020" else NEW
        places = [("municipality", code) for code in MEMBERS[division]] + [("country", code) for code in AREAS["country"]]
        if chance.random() < 0.5:
            places += [("employment_area", code) for code in AREAS["employment_area"]]
        for (level, area), codes in product(places, _codes(fact)):
            if chance.random() < 0.95:
                yield {"level": level, "area": area, "period": period, "_division": division} | codes | {
                    name: figure(chance) for name in fact.numbers
                }


def _price_rows(fact: Fact, chance: random.Random) -> Iterator[Row]:
    """Levels of prices, positive and of a few years: 2026 has none yet."""
    for year, code in product(("2018", "2019", "2025"), fact.dimensions[PRICES].codes.names):
        level = float(chance.randint(80, 120))
        yield {"period": year, PRICES: code, "price_level": Figure(level, level, level, None)}


def _table(fact: Fact, rows: list[Row]) -> pa.Table:
    """The fact as a build would write it."""
    columns = {fact.period.name: pa.array([row["period"] for row in rows], pa.string())}
    if fact.place is not None:
        place, level = place_columns(fact)
        columns |= {
            place: pa.array([row["area"] for row in rows], pa.string()), level: pa.array([row["level"] for row in rows], pa.string()),
            "_division": pa.array([row["_division"].isoformat() for row in rows], pa.string()),
        }
    columns |= {name: pa.array([row[name] for row in rows], pa.string()) for name in fact.dimensions}
    for name in fact.numbers:
        parts = {"": "v", "__low": "lo", "__high": "hi"}
        columns |= {name + end: pa.array([getattr(row[name], part) for row in rows], pa.float64()) for end, part in parts.items()}
        columns[f"{name}__why"] = pa.array([row[name].why for row in rows], pa.string())
    return pa.table(columns)


@pytest.fixture(scope="module", params=(20261123, 7, 91), ids="seed {}".format)
def given(request: pytest.FixtureRequest) -> Iterator[tuple[Warehouse, dict[str, list[Row]]]]:
    chance = random.Random(request.param)
    told = {id: list(_price_rows(fact, chance) if id == PRICES else _rows(fact, chance)) for id, fact in PACK.facts.items()}
    with engine.connect() as connection:
        connection.execute("CREATE SCHEMA fact; CREATE SCHEMA place")
        for id, rows in told.items():
            engine.from_arrow(connection, _table(PACK.facts[id], rows)).create(f"fact.{id}")
        engine.from_arrow(connection, membership_table(PLACES, [OLD, NEW])).create(f"place.{PLACES.id}")
        yield Warehouse(connection, None), told


@pytest.mark.parametrize("id", OPEN)
def test_every_open_indicator_equals_a_second_computation(id: str, given: tuple[Warehouse, dict[str, list[Row]]]) -> None:
    warehouse, facts = given
    levels = AREAS | {"municipality": tuple(MEMBERS[NEW])}
    held = 0
    for level, areas in levels.items():
        answer = warehouse.rows(answer_sql(PACK, id, Question("employment", (id,), (level,), every_period=True))).to_pylist()
        told = {(row["area"], row["period"]): row for row in answer}
        for area, period in product(areas, PERIODS[OPEN[id].frequency]):
            _agree(told.get((area, period)), _preferred(OPEN[id], facts, level, area, period))
            held += (area, period) in told
    assert held, "random facts tell something of every indicator"


def _preferred(one: Indicator, facts: dict[str, list[Row]], *cell: str) -> Figure:
    """The figure of the first binding that has one; where none has, what the first that says anything says."""
    figures = [_bound(binding, facts, *cell) for binding in one.bindings]
    told = [each for each in figures if not _is_missing(each)] or [each for each in figures if each is not ABSENT]
    return told[0] if told else ABSENT


def _bound(binding: Binding, facts: dict[str, list[Row]], level: str, area: str, period: str) -> Figure:
    if binding.since is not None and period < str(binding.since):
        return ABSENT
    told = naive(binding, facts, level, area, period, {}, LYING)
    if binding.prices is None or told.lo is None:
        return told
    (code,) = binding.prices.index.where[0].codes
    levels = {row["period"]: row["price_level"].v for row in facts[PRICES] if row[PRICES] == code}
    if period[:4] not in levels:
        return Figure(None, None, None, "no_price_index")
    v, lo, hi = (None if x is None else x * levels[str(binding.prices.base)] / levels[period[:4]] for x in (told.v, told.lo, told.hi))
    return Figure(v, lo, hi, told.why)


def _is_missing(told: Figure) -> bool:
    return told.v is None and told.lo is None and told.why not in ("hidden_at_source", "zero_denominator")


def _agree(row: Row | None, expected: Figure) -> None:
    if row is None or expected is ABSENT:
        assert expected is ABSENT or expected.why == "not_delivered", expected
        assert row is None or row["status"] == "missing", row
        return
    assert row["value"] == (None if expected.v is None else pytest.approx(expected.v)), (row, expected)
    if expected.v is None:
        assert row["reason"] == (expected.why or "not_delivered"), (row, expected)
    if row["status"] == "interval":
        assert row["low"] == pytest.approx(expected.lo)
        assert (row["high"] is None and expected.hi == float("inf")) or row["high"] == pytest.approx(expected.hi)
    else:
        assert expected.v is not None or expected.lo is None or expected.why == "hidden_at_source", (row, expected)


def test_no_indicator_and_no_way_of_computing_one_is_without_a_second_computation() -> None:
    assert not set(OPEN) & set(OF_REGISTERS) and set(OPEN) | set(OF_REGISTERS) == set(PACK.indicators)
    assert not [id for id in OF_REGISTERS if len(PACK.indicators[id].bindings) > 1], "the twin of registers computes one way of each"
