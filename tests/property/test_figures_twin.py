"""Figures computed by SQL equal the naive twin's on random registers: exact, hidden, missing and absent members, own rows and sums."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_query
from puntari.flow.places import membership_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from tests.property.naive import ABSENT, Figure, Row, naive
from tests.small.pack import COUNTIES, INDICATORS, PACK, PLACES

OLD, NEW = date(2015, 1, 1), date(2020, 1, 1)
PARISHES = [parish for parishes in COUNTIES.values() for parish in parishes]

MEMBERSHIP = membership_table(PLACES, [OLD, NEW])


def figure(chance: random.Random) -> Figure:
    """Mostly an exact figure, often zero; now and then hidden, not stated or not delivered."""
    kind = chance.random()
    if kind < 0.12:
        return Figure(None, 1.0, 4.0, "hidden_at_source")
    if kind < 0.2:
        return Figure(None, None, None, chance.choice(["not_stated", "not_delivered"]))
    number = float(chance.choice([0, chance.randint(0, 30)]))
    return Figure(number, number, number, None)


def register(chance: random.Random) -> dict[str, list[Row]]:
    """Two months and two years of the small country, each in the old division (with parish g) or the new, some rows absent."""
    flock: list[Row] = []
    for period in ("2019-05", "2020-05"):
        division = chance.choice([OLD, NEW])
        places = [("parish", p) for p in [*PARISHES, *(["g"] if division == OLD else [])]] + [("country", "X")]
        places += [("county", c) for c in COUNTIES] if chance.random() < 0.5 else []
        keys = [(level, area, breed) for level, area in places for breed in ("all", "landrace", "leghorn") if chance.random() < 0.95]
        for level, area, breed in keys:
            row: Row = {"level": level, "area": area, "period": period, "breed": breed, "_division": division}
            flock.append(row | {name: figure(chance) for name in ("hens", "cocks", "share")})
    folk: list[Row] = [
        {"level": level, "area": area, "period": year, "_division": NEW, "people": figure(chance)}
        for year in ("2018", "2019") for level, area in [*(("parish", p) for p in PARISHES), ("country", "X")] if chance.random() < 0.9
    ]
    return {"flock": flock, "folk": folk}


def tables_of(facts: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """The facts and the places as tables that a build would write, by their names in an engine."""
    tables = {"place.area": MEMBERSHIP}
    for id, rows in facts.items():
        fact = PACK.facts[id]
        columns: dict[str, pa.Array] = {
            "area": pa.array([r["area"] for r in rows], pa.string()),
            "area_level": pa.array([r["level"] for r in rows], pa.string()),
            fact.period.name: pa.array([r["period"] for r in rows], pa.string()),
            "_division": pa.array([r["_division"].isoformat() for r in rows], pa.string()),
        }
        columns |= {name: pa.array([r[name] for r in rows], pa.string()) for name in fact.dimensions}
        for name in fact.numbers:
            for suffix, part in (("", "v"), ("__low", "lo"), ("__high", "hi")):
                columns[name + suffix] = pa.array([getattr(r[name], part) for r in rows], pa.float64())
            columns[f"{name}__why"] = pa.array([r[name].why for r in rows], pa.string())
        tables[f"fact.{id}"] = pa.table(columns)
    return tables


def warehouse_of(tables: dict[str, pa.Table]) -> Warehouse:
    """An engine that holds the tables."""
    connection = engine.connect()
    connection.execute("CREATE SCHEMA fact; CREATE SCHEMA place")
    for called, table in tables.items():
        connection.register("given", table)
        connection.execute(f"CREATE TABLE {called} AS SELECT * FROM given")
        connection.unregister("given")
    return Warehouse(connection, None)


@pytest.mark.parametrize("seed", range(8))
def test_sql_equals_the_naive_twin(seed: int) -> None:
    facts = register(random.Random(seed))
    house = warehouse_of(tables_of(facts))
    for id in INDICATORS:
        for level in ("country", "county", "parish"):
            compare(lambda sql: house.rows(sql).to_pylist(), PACK, facts, id, level)


def test_own_rows_that_tell_nothing_give_way_to_members_and_stand_where_there_are_none() -> None:
    facts = register(random.Random(5))
    nothing = Figure(None, None, None, "not_delivered")
    base = [row for row in facts["flock"] if row["level"] == "parish" and row["area"] not in COUNTIES["1"]]
    silent = [
        {"level": "county", "area": county, "period": row["period"], "breed": row["breed"], "_division": NEW,
         **dict.fromkeys(("hens", "cocks", "share"), nothing)}
        for county in COUNTIES for row in {(one["period"], one["breed"]): one for one in base}.values()
    ]
    facts["flock"] = [*base, *silent]
    house = warehouse_of(tables_of(facts))
    for id in ("hens", "birds", "hens_per_cock", "landrace_hens", "published_share"):
        compare(lambda sql: house.rows(sql).to_pylist(), PACK, facts, id, "county")
    asked = Question("small", ("hens",), ("county", "breed"), every_period=True)
    rows = house.rows(answer_query(PACK, "hens", asked).sql("duckdb")).to_pylist()
    assert {(row["reason"], row["n"]) for row in rows if row["area"] == "1"} == {("not_delivered", 1)}
    assert any(row["status"] in ("ok", "interval") for row in rows)


def compare(
    ask: Callable[[str], list[Row]], pack: Pack, facts: dict[str, list[Row]], id: str, level: str, dialect: str = "duckdb"
) -> None:
    """Hold what an engine says of an indicator at a level against the naive twin."""
    by = ("breed", level) if id in ("hens", "birds", "hen_share") else (level,)
    question = Question("small", (id,), by, every_period=True)
    answer = ask(answer_query(pack, id, question).sql(dialect=dialect))
    told = {(r["area"], r["period"], r.get("breed")): r for r in answer if r["reason"] != "not_delivered" or r["n"] is not None}
    assert len({(r["area"], r["period"], r.get("breed")) for r in answer}) == len(answer), "a cell is told twice"
    binding = pack.indicators[id].bindings[0]
    breeds = ["all", "landrace", "leghorn"] if "breed" in by else [None]
    for area in (a.code for a in PLACES.areas(level)):
        for period in {r["period"] for r in facts["flock"]}:
            for breed in breeds:
                dims = {"breed": breed} if breed else {}
                expected = naive(binding, facts, level, area, period, dims)
                _agree(told.get((area, period, breed)), expected)


def _agree(row: dict[str, object] | None, expected: Figure) -> None:
    if expected is ABSENT:
        assert row is None or row["status"] == "missing"
        return
    assert row is not None, expected
    if expected.v is not None:
        assert row["status"] in ("ok", "published") and row["value"] == pytest.approx(expected.v)
        return
    assert row["value"] is None and row["reason"] == (expected.why or "not_delivered"), (row, expected)
    if row["status"] == "interval":
        assert row["low"] == pytest.approx(expected.lo)
        assert (row["high"] is None and expected.hi == float("inf")) or row["high"] == pytest.approx(expected.hi)
    else:
        assert row["status"] == {"hidden_at_source": "hidden", "zero_denominator": "impossible"}.get(expected.why or "", "missing")
