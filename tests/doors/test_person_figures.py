"""Figures over person registers: computed by a build, refused at the gate, explained by deliveries and never by rows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from puntari.define.indicator import Indicator
from puntari.define.question import Question
from puntari.doors import act
from puntari.doors.ask import ask, synthetic_sources
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.flow.figures.compute import compute
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.person_facts.explain import deliveries_behind
from puntari.flow.person_facts.parts import base_path, persons_folder, read_holding
from puntari.flow.warehouse import open_warehouse
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Refusal
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BrokenStore
from puntari.words.period import PeriodRange
from puntari.words.unit import COUNT, Better
from tests.small.persons import CARD, MEASURES, PACK, THEME, stays
from tests.small.registers import hetu

KEEPER = Actor(Role.ADMINISTRATOR)
MARCH = PeriodRange.parse("2021-03")


def deliver(house: House, persons: range, known: date, at: Path, synthetic: bool = False) -> None:
    begins = date(2021, 1, 11)
    rows = [f"{hetu(one)},a,long,{begins + timedelta(days=one)},,,5" for one in persons]
    at.write_text("\n".join(["Person,Parish,Kind,Begins,Ends,Visited,Score", *rows]) + "\n")
    take_file(house.store, stays, at, Terms(known=known, synthetic=synthetic))


def build(house: House) -> None:
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("persons")
    made = House(Store(folder / "store"), {"persons": PACK})
    deliver(made, range(8), date(2021, 4, 1), folder / "1.csv", synthetic=True)
    build(made)
    first = made.build()
    deliver(made, range(8, 10), date(2021, 4, 2), folder / "2.csv", synthetic=True)
    build(made)
    assert made.build() != first
    return made


def test_a_build_renews_what_deliveries_touched(house: House) -> None:
    told = house.manifest()["packs"]["persons"]["persons"]
    assert told["touched"] in (2, None) and told["synthetic"] == ["stays"]
    before = house.build()
    build(house)
    assert house.build() == before


def test_figures_are_computed_with_persons_and_origin(house: House) -> None:
    question = Question("persons", ("stock",), ("parish",), period=MARCH)
    cells = compute(house.warehouse("persons"), PACK, question, synthetic_sources(house.manifest(), "persons"))
    told = {row["area"]: (row["value"], row["n"], row["status"]) for row in cells.table.to_pylist()}
    assert told["a"] == (10.0, 10, "ok") and told["b"] == (0.0, 0, "ok")
    assert cells.origins["stock"].sources == ("stays",) and cells.origins["stock"].synthetic


def test_as_known_before_the_second_delivery(house: House) -> None:
    question = Question("persons", ("stock",), ("country",), period=MARCH)
    for known, expected in ((date(2021, 4, 1), 8.0), (date(2021, 4, 2), 10.0)):
        cells = compute(house.warehouse("persons", known), PACK, question, frozenset())
        assert cells.table["value"].to_pylist() == [expected]


@pytest.mark.parametrize("actor", [PUBLIC, Actor(Role.ANALYST), KEEPER], ids=lambda actor: str(actor.role))
def test_no_figure_of_persons_is_shown(house: House, actor: Actor) -> None:
    question = Question("persons", ("stock",), ("country",), period=MARCH)
    assert isinstance(ask(house, question, actor), Refusal)
    assert isinstance(explain(house, question, {}, actor), Refusal)


def test_an_explanation_names_deliveries_and_no_rows(house: House) -> None:
    behind = deliveries_behind(house.build(), PACK, MEASURES["stock"], None)
    assert [(one.register, one.number, one.known_from, one.stored) for one in behind] == [
        ("stays", 1, "2021-04-01", 8), ("stays", 2, "2021-04-02", 2),
    ]
    assert len(deliveries_behind(house.build(), PACK, MEASURES["stock"], date(2021, 4, 1))) == 1


def test_a_build_of_an_older_pack_says_what_to_do(house: House, tmp_path: Path) -> None:
    older = tmp_path / "older"
    copytree(house.build(), older)
    parts = persons_folder(older, PACK.id) / "parts.json"
    told = json.loads(parts.read_text())
    lacked = next(iter(told["facts"]))
    del told["facts"][lacked]
    parts.write_text(json.dumps(told))
    with pytest.raises(BrokenStore, match=f"lacks the person fact {lacked}: .* run `puntari build`"):
        open_warehouse(older, PACK)


def test_a_build_whose_facts_have_other_columns_says_what_to_do(house: House, tmp_path: Path) -> None:
    older = tmp_path / "older"
    copytree(house.build(), older)
    told = read_holding(older, PACK.id).facts
    changed = next(id for id, parts in told.items() if parts.rows)
    pq.write_table(pa.table({"of_another_time": [1]}), base_path(older, PACK.id, changed))
    with pytest.raises(BrokenStore, match=f"has the person fact {changed} otherwise .* run `puntari build`"):
        open_warehouse(older, PACK)


def test_a_public_indicator_over_registers_is_refused_when_defined() -> None:
    with pytest.raises(BadDefinition, match="can't be the public"):
        Indicator((MEASURES["stock"],), COUNT, Better.NEITHER, THEME, CARD)


def test_ways_that_no_rule_hides_are_refused_over_registers() -> None:
    with pytest.raises(BadDefinition, match="can't tell how its figures were made"):
        replace(PACK.indicators["stock"], made_by=PACK.indicators["stock"].dimensions[:1])
