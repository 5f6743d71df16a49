"""What is told beside a figure travels with it, of the same cells and through the same gate; fixed prices wait for their index."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from puntari.define.column import NumberColumn, PeriodColumn
from puntari.define.expression import Published
from puntari.define.fact import Fact
from puntari.define.pack import Pack
from puntari.define.price_level import PriceLevel
from puntari.define.question import Place, Question
from puntari.define.source import Audience, Redistribution, Source
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.flow.deliver import deliver
from puntari.guard.actor import PUBLIC
from puntari.guard.disclose import told_with
from puntari.guard.release import Figures, Finding
from puntari.outlets.answers import as_csv, as_json, as_table, synthetic
from puntari.outlets.beside import besides
from puntari.store.trail import trail_lines
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period, PeriodRange
from tests.small.house import NEW, house_of, rebuild
from tests.small.pack import LICENCE, PACK, T

INDEX = Source(
    "index", T("Prices"), T("The small country"), LICENCE,
    (PeriodColumn("year", ("when",), Frequency.YEAR), NumberColumn("points", ("points",), T("points"), adds=())),
    audience=Audience.PUBLIC, redistribution=Redistribution.OPEN, by_hand=True,
)
prices = Fact("prices", "SELECT year, points FROM index", (INDEX,))
LEVEL = PriceLevel(Published(prices, prices.points), Period.parse("2021"))
PER_HEAD = PACK.indicators["hens_per_head"]
FIXED = replace(PER_HEAD, bindings=tuple(replace(one, prices=LEVEL) for one in PER_HEAD.bindings))
WITH_PRICES = replace(
    PACK, sources={**PACK.sources, "index": INDEX}, facts={**PACK.facts, "prices": prices},
    indicators={**PACK.indicators, "hens_per_head": replace(PER_HEAD, beside=("fixed",)), "fixed": FIXED},
)
HENS = """
where when breed hens cocks share
ALL 2020-05 all 100 10 _
Pa 2020-05 all ... 2 _
Pf 2020-05 all 8 8 50
ALL 2021-05 all 100 10 _
Pa 2021-05 all 10 2 _
Pf 2021-05 all 8 8 50
"""
PEOPLE = "where when people\nALL 2020 20\nPa 2020 2\nPf 2020 4\n"


def asked(house: House, *by: str, area: str = "", period: str = "") -> Figures:
    """The answer about hens per head."""
    place, when = Place.parse(area) if area else None, PeriodRange.parse(period) if period else None
    answer = ask(house, Question("small", ("hens_per_head",), by, place, when, every_period=when is None), PUBLIC)
    assert isinstance(answer, Figures)
    return answer


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path, HENS, PEOPLE, pack=WITH_PRICES)


def with_index(house: House, table: str, made_up: bool = True) -> House:
    """The house with an index delivered by hand."""
    deliver(house.store, INDEX, "index.csv", f"when,points\n{table}\n".encode(), NEW, synthetic=made_up)
    rebuild(house)
    return house


def test_without_an_index_the_figure_stands_and_what_is_beside_it_says_why(house: House) -> None:
    answer = asked(house, "country")
    assert [row.cell.value for row in answer.rows()] == [5.0, 5.0]
    (beside,) = answer.beside["hens_per_head"]
    assert {(row.cell.status, row.cell.reason) for row in beside.rows()} == {("missing", "no_price_index")}
    assert besides(answer) == ("beside it fixed: no figure (no_price_index)",)
    assert "no_price_index" in as_table(answer) and synthetic(answer) == ()


def test_with_an_index_every_form_tells_both_prices_and_that_the_index_is_made_up(house: House) -> None:
    answer = asked(with_index(house, "2020,80\n2021,100"), "country")
    lines = as_table(answer).splitlines()
    assert lines[0].split()[-1] == "fixed" and [line.split()[-1] for line in lines[1:3]] == ["6.2", "5.0"]
    cells = json.loads(as_json(answer))["cells"]
    assert [(cell["value"], cell["beside"]["fixed"]["value"]) for cell in cells] == [(5.0, 6.25), (5.0, 5.0)]
    assert all(cell["beside"]["fixed"]["definition"].endswith(" SYNTHETIC") for cell in cells)
    assert synthetic(answer) == ("fixed",) and "SYNTHETIC" in lines[-1]
    assert as_csv(answer).splitlines()[0].endswith("period,value,low,high,interval,status,reason,definition,build")
    assert besides(answer) == ("beside it fixed: from 5.0 to 6.2, told of 2 of 2 cells; ask for a table or JSON to see each",)


def test_bounds_move_with_their_figure_and_what_is_hidden_stays_hidden(house: House) -> None:
    answer = asked(with_index(house, "2020,50\n2021,100"), "parish", area="parish:f")
    (beside,) = answer.beside["hens_per_head"]
    assert [row.cell.value for row in beside.rows()] == [4.0, 2.0]
    (hidden,) = asked(house, "parish", area="parish:a", period="2020-05").rows()
    (told,) = asked(house, "parish", area="parish:a", period="2020-05").beside["hens_per_head"][0].rows()
    assert told.cell.reason == hidden.cell.reason != "no_price_index" and told.cell.value is None
    assert (told.cell.low, told.cell.high) == tuple(None if one is None else 2 * one for one in (hidden.cell.low, hidden.cell.high))


def test_a_year_without_a_level_is_not_told_in_the_level_of_another(house: House) -> None:
    answer = asked(with_index(house, "2019,90\n2021,100"), "country")
    (beside,) = answer.beside["hens_per_head"]
    assert [(row.cell.value, row.cell.reason) for row in beside.rows()] == [(None, "no_price_index"), (5.0, None)]


def test_what_is_beside_the_newest_figure_is_of_the_same_period(house: House) -> None:
    with_index(house, "2020,80")
    answer = ask(house, Question("small", ("hens_per_head",), ("country",)), PUBLIC)
    (beside,) = answer.beside["hens_per_head"]
    assert [str(row.period) for row in answer.rows()] == [str(row.period) for row in beside.rows()] == ["2021-05"]


def test_the_way_of_a_figure_in_fixed_prices_ends_at_the_rows_of_the_index(house: House) -> None:
    with_index(house, "2020,80\n2021,100")
    question = Question("small", ("fixed",), (), Place.parse("country:X"), PeriodRange.parse("2020-05"))
    way = explain(house, question, {}, PUBLIC)
    assert isinstance(way, Finding)
    assert [(row.period, row.value) for row in way.body.rows if row.part == "price"] == [("2020", 80.0), ("2021", 100.0)]
    assert any(one["name"] == "index.csv" for one in way.body.deliveries.values())


def test_both_answers_are_entered_in_the_trail(house: House) -> None:
    asked(house, "country")
    events = [json.loads(line)["event"] for line in trail_lines(house.store)]
    entered = [event["about"]["indicators"] for event in events if event["what"] == "ask"]
    assert [tuple(one) for one in entered[-2:]] == [("hens_per_head",), ("fixed",)]


def test_what_another_build_says_stands_beside_nothing(house: House) -> None:
    before = asked(house, "country")
    with_index(house, "2020,80")
    (other,) = asked(house, "country").beside["hens_per_head"]
    with pytest.raises(ValueError, match="no answer to stand beside"):
        told_with(before, {"hens_per_head": (other,)})


def test_only_an_indicator_of_the_same_periods_and_readers_stands_beside_another() -> None:
    def with_beside(*ids: str, **more: object) -> Pack:
        return replace(WITH_PRICES, indicators={**WITH_PRICES.indicators, "hens": replace(PACK.indicators["hens"], beside=ids), **more})

    with pytest.raises(BadDefinition, match="another one"):
        with_beside("hens")
    with pytest.raises(BadDefinition, match="none beside itself"):
        with_beside("hens_per_head")
    with pytest.raises(BadDefinition, match="can't be told beside"):
        with_beside("staff", staff=replace(FIXED, audience=Audience.AUTHORITIES))
