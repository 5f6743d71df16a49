"""Every operator of the measure language and every shape of a plan, on DuckDB and on a real PostgreSQL, on random tables.

What has a twin is held against it on both; what stands beside it, and every other way of asking, is held against the other engine.
A new operator, or a new function that writes a part of a plan, fails the last tests until it has a case here.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import iter_modules
from statistics import fmean, stdev
from types import CodeType, FrameType, FunctionType
from typing import get_args

import psycopg
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from puntari.define.column import CodeColumn, NumberColumn, PeriodColumn
from puntari.define.dimension import CodeList
from puntari.define.expression import Average, Expression, Published, Sum, among, terms_of
from puntari.define.fact import Fact
from puntari.define.indicator import Indicator, measure
from puntari.define.person_measure import PersonMeasure
from puntari.define.price_level import PriceLevel
from puntari.define.question import Place, Question
from puntari.define.source import PackFile, Source
from puntari.define.upkeep import Retired
from puntari.flow import figures
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.plan import Held
from puntari.flow.figures.terms import held_sql
from puntari.flow.warehouse import Warehouse
from puntari.words.period import Frequency, Period, PeriodRange
from puntari.words.text import Text
from puntari.words.unit import COUNT, GRADE, Better
from tests.postgres import put_tables, rows_of, server
from tests.property.naive import Row
from tests.property.test_figures_twin import compare, register, tables_of, warehouse_of
from tests.property.test_persons_on_postgres import ACCOUNTS, RULE, assert_same, queries
from tests.property.test_persons_on_postgres import PACK as PERSONS
from tests.small.behind import PACK as BEHIND
from tests.small.pack import HENS, PACK, THEME, card, cocks, flock, folk, hens

T = Text.same
LEVELS = ("country", "county", "parish")
GRADES = CodeList("grade", T("grade"), {str(one): T(str(one)) for one in range(1, 6)})
SURVEY = Source(
    "survey", T("Survey"), T("The small country"), HENS.licence,
    (
        PeriodColumn("year", ("when",), Frequency.YEAR), CodeColumn("grade", ("grade",), GRADES),
        NumberColumn("answers", ("answers",), T("answers"), whole_numbers=True),
    ),
    carried=(PackFile("survey.csv", date(2020, 1, 1)),), audience=HENS.audience, redistribution=HENS.redistribution,
)
asked = Fact("asked", "SELECT year, grade, answers FROM survey", (SURVEY,))
INDEX = Source(
    "index", T("Prices"), T("The small country"), HENS.licence,
    (PeriodColumn("year", ("when",), Frequency.YEAR), NumberColumn("points", ("points",), T("points"), adds=())),
    carried=(PackFile("index.csv", date(2020, 1, 1)),), audience=HENS.audience, redistribution=HENS.redistribution,
)
prices = Fact("prices", "SELECT year, points FROM index", (INDEX,))
PRICES = PriceLevel(Published(prices, prices.points), Period.parse("2021"))
past = Fact("past", flock.sql, (HENS,))
landrace = Sum(flock, flock.hens, among(flock.breed, "landrace"))
MORE = {
    "hens_less_cocks": Indicator((measure(hens + -cocks),), COUNT, Better.HIGHER, THEME, card("hens less cocks")),
    "hens_by_hundred": Indicator((measure(hens, times=0.01),), COUNT, Better.HIGHER, THEME, card("hens by the hundred")),
    "hens_since": Indicator((measure(hens, since=Period.parse("2020-01")),), COUNT, Better.HIGHER, THEME, card("hens since 2020")),
    "hens_until": Indicator((measure(hens, until=Period.parse("2019-12")),), COUNT, Better.HIGHER, THEME, card("hens until 2019")),
    "hens_retired": Indicator((measure(hens),), COUNT, Better.HIGHER, THEME, card("hens, retired"), retired=Retired(date(2020, 6, 1), "")),
    "either": Indicator((measure(landrace), measure(hens)), COUNT, Better.LOWER, THEME, card("landrace, else all")),
    "hens_in_prices": Indicator((measure(hens, prices=PRICES),), COUNT, Better.LOWER, THEME, card("hens in prices of 2021")),
    "once": Indicator((measure(Sum(past, past.hens)), measure(hens)), COUNT, Better.HIGHER, THEME, card("of the past, else all")),
    "grade": Indicator((measure(Average(asked, asked.answers, asked.grade)),), GRADE, Better.HIGHER, THEME, card("grade")),
}
WHOLE = replace(
    PACK, sources=PACK.sources | {"survey": SURVEY, "index": INDEX}, facts=PACK.facts | {"asked": asked, "prices": prices, "past": past},
    indicators=PACK.indicators | MORE,
)
WITHOUT_TWIN = {"hens_since", "hens_until", "hens_retired", "either", "once", "hens_by_hundred", "hens_in_prices", "grade"}
TWINS = [id for id in WHOLE.indicators if id not in WITHOUT_TWIN]
PLACED = [id for id in WHOLE.indicators if id != "grade"]
ONE, BEFORE = PeriodRange.parse("2020-05"), PeriodRange.parse("2019-05")
WAYS = [
    {"by": ("county",), "period": ONE},
    *({"by": (level,), "every_period": True} for level in LEVELS),
    {"by": ("parish",)},
    {"by": ("county",), "period": PeriodRange(Period.parse("2019-01"), Period.parse("2019-12"))},
    {"by": ("parish",), "area": Place("county", "2")},
    {"by": ("county",), "area": Place("country", "")},
    {"by": ("parish",), "as_delivered": True, "every_period": True},
    {"by": ("county",), "within": frozenset({"1", "3"})},
    {"by": ("breed", "county"), "every_period": True},
]


def survey(chance: random.Random) -> dict[str, list[int | None]]:
    """Counts of answers by grade in three years: many, too few, and one count that nobody told."""
    return {
        "2018": [chance.randint(0, 40) for _ in range(5)],
        "2019": [1, 0, 0, 1, 0],
        "2020": [None, *(chance.randint(3, 9) for _ in range(4))],
    }


def survey_table(counts: dict[str, list[int | None]]) -> pa.Table:
    rows = [(year, str(grade), count) for year, told in counts.items() for grade, count in enumerate(told, 1)]
    years, grades, answers = zip(*rows, strict=True)
    return pa.table({"year": years, "grade": grades, "answers": pa.array(answers, pa.float64())})


def price_table() -> pa.Table:
    """An index of prices that lacks a year."""
    return pa.table({"year": ["2018", "2019", "2021"], "points": [80.0, 90.0, 100.0]})


@pytest.fixture(scope="module")
def postgres() -> Iterator[psycopg.Connection]:
    with tempfile.TemporaryDirectory() as folder:
        with server(Path(folder) / "server") as address, psycopg.connect(address, autocommit=True) as connection:
            yield connection


def every_table(facts: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """The tables of facts, of what was told in the past alone, and of prices."""
    tables = tables_of({"flock": [], "folk": []} | facts)
    then = tables["fact.flock"].filter(pc.equal(tables["fact.flock"]["month"], str(BEFORE)))
    return tables | {"fact.past": then, "fact.prices": price_table()}


@contextmanager
def both(postgres: psycopg.Connection, facts: dict[str, list[Row]], counts: dict[str, list[int | None]]) -> Iterator[Warehouse]:
    """The tables in both engines; gives DuckDB's."""
    tables = every_table(facts) | {"fact.asked": survey_table(counts)}
    for schema in ("fact", "place"):
        postgres.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
    put_tables(postgres, tables)
    yield warehouse_of(tables)


@pytest.mark.parametrize("seed", range(20, 22))
def test_both_engines_say_what_the_naive_twin_says(postgres: psycopg.Connection, seed: int) -> None:
    chance = random.Random(seed)
    facts = register(chance)
    with both(postgres, facts, survey(chance)) as house:
        for id in TWINS:
            for level in LEVELS:
                compare(lambda sql: house.rows(sql).to_pylist(), WHOLE, facts, id, level)
                compare(lambda sql: rows_of(postgres, sql), WHOLE, facts, id, level, "postgres")


@pytest.mark.parametrize("seed", range(20, 22))
def test_a_mean_of_counts_is_the_mean_of_its_answers_on_both(postgres: psycopg.Connection, seed: int) -> None:
    counts = survey(random.Random(seed))
    answers = [float(grade) for grade, count in enumerate(counts["2018"], 1) for _ in range(count or 0)]
    half = 1.96 * stdev(answers) / len(answers) ** 0.5
    sql = answer_sql(WHOLE, "grade", Question("small", ("grade",), (), every_period=True))
    with both(postgres, {}, counts) as house:
        for told in (house.rows(sql).to_pylist(), rows_of(postgres, sql)):
            year = {row["period"]: row for row in told}
            exact = {"value": fmean(answers), "low": max(fmean(answers) - half, 1), "high": min(fmean(answers) + half, 5)}
            assert {part: year["2018"][part] for part in exact} == pytest.approx(exact)
            assert [(year[one]["value"], year[one]["reason"]) for one in ("2019", "2020")] == [
                (None, "few_respondents"), (None, "member_missing")
            ]


def test_every_way_of_asking_gives_the_same_on_both_and_exact_stays_exact(postgres: psycopg.Connection) -> None:
    chance = random.Random(20)
    seen = 0
    with both(postgres, register(chance), survey(chance)) as house:
        for sql, what in asked_every_way():
            ours, theirs = house.rows(sql).to_pylist(), rows_of(postgres, sql)
            assert len(ours) == len(theirs), what
            for one, other in zip(ours, theirs, strict=True):
                assert_same(one, other, what)
            seen += len(ours)
    assert seen > 600


def test_reading_one_period_alone_tells_the_same_as_reading_all() -> None:
    house, changes = warehouse_of(every_table(register(random.Random(22)))), 0
    for id, by, period in product(PLACED, [("county",), ("parish",), ("county", "breed")], [ONE, BEFORE]):
        if "per_head" not in id or "breed" not in by:
            changes += same_when_narrow(house, Question("small", (id,), by, period=period), {})
    assert changes > 20


@pytest.mark.parametrize("left_out", ["county", "parish", "country"])
def test_leaving_out_what_there_are_no_rows_of_tells_the_same(left_out: str) -> None:
    facts = register(random.Random(23))
    facts["flock"] = [row for row in facts["flock"] if row["level"] != left_out]
    house = warehouse_of(every_table(facts))
    known = {fact.id: house.held_by(held_sql(fact)) for fact in (flock, folk, past)}
    assert not any(left_out in levels for levels in known["flock"].values()) and known["past"].keys() == {str(BEFORE)}
    for id, period in product(PLACED, [ONE, BEFORE]):
        same_when_narrow(house, Question("small", (id,), ("county",), period=period), known)


def same_when_narrow(house: Warehouse, question: Question, known: dict[str, Held]) -> int:
    """Hold an answer that reads one period against one that reads all; how many changes on a year ago it tells."""
    whole, narrow = (house.rows(answer_sql(WHOLE, question.indicators[0], question, narrow=one)) for one in (None, known))
    assert narrow.equals(whole), question
    return whole["change"].length() - whole["change"].null_count


def test_what_there_are_no_rows_of_is_not_planned() -> None:
    both_told = {str(one): frozenset({"parish"}) for one in (BEFORE, ONE)}
    known = {"flock": both_told, "past": {str(BEFORE): frozenset({"parish"})}}
    asked = [Question("small", ("once",), ("parish",), period=period) for period in (ONE, BEFORE)]
    now, then = (answer_sql(WHOLE, "once", question, narrow=known) for question in asked)
    assert "'2019-05', '2020-05'" in now and now.count("FROM fact.") == 2
    assert "2018-05" not in then and then.count("FROM fact.") == 2
    assert answer_sql(WHOLE, "once", asked[0], narrow=known | {"past": {}}).count("FROM fact.") == 1


def asked_every_way() -> Iterator[tuple[str, str]]:
    """Queries over facts that were delivered, in the words that the engines share."""
    for id in PLACED:
        finished = "per_head" in id or id == "published_share"
        for way in WAYS[:-1] if finished else WAYS:
            question = Question("small", (id,), **way)
            yield answer_sql(WHOLE, id, question), f"{id} {way}"
        yield answer_sql(WHOLE, id, Question("small", (id,), ("county",), period=ONE), narrow={}), f"{id} narrow"
        known = {"flock": {str(BEFORE): frozenset({"county", "parish"})}}
        yield answer_sql(WHOLE, id, Question("small", (id,), ("county",), period=BEFORE), narrow=known), f"{id} without a year before"
    yield held_sql(flock), "what there is"
    yield held_sql(asked), "what there is without places"
    yield answer_sql(WHOLE, "grade", Question("small", ("grade",), ())), "grade"


def test_no_operator_is_without_a_case() -> None:
    bindings = [binding for one in WHOLE.indicators.values() for binding in one.bindings]
    used = [expression for binding in bindings for expression in (binding.value, binding.per) if expression is not None]
    assert {type(one) for one in used} == set(get_args(Expression))
    assert any(term.negative for one in used for term in terms_of(one) if isinstance(term, Sum))
    measures = [
        one for pack in (PERSONS, ACCOUNTS, BEHIND) for indicator in pack.indicators.values() for binding in indicator.bindings
        for one in (binding.value, binding.per) if one is not None
    ]
    parts = {type(one) for one in measures} | {type(one.of) for one in measures if hasattr(one, "of")}
    assert parts >= set(get_args(PersonMeasure))


def test_no_part_of_a_plan_is_without_a_case() -> None:
    reached: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            reached.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for _ in asked_every_way():
            pass
        for pack in (PERSONS, ACCOUNTS, BEHIND):
            for id in pack.indicators:
                for rule in (None, RULE):
                    list(queries(pack, id, rule))
    finally:
        sys.setprofile(before)
    assert sorted(called for called, written in parts_of_plans().items() if written.__code__ not in reached) == []


def parts_of_plans() -> dict[str, FunctionType]:
    """Every function that writes SQL for a figure: those of the rooms of figures that give text, but for the one that asks."""
    found: dict[str, FunctionType] = {}
    for one in (room for room in iter_modules(figures.__path__) if room.name != "compute"):
        module = import_module(f"{figures.__name__}.{one.name}")
        for called, thing in vars(module).items():
            if isinstance(thing, FunctionType) and thing.__module__ == module.__name__ and "str" in thing.__annotations__.get("return", ""):
                found[f"{one.name}.{called}"] = thing
    assert len(found) > 40
    return found
