"""Attacks that do not read a figure: what stands beside a hidden cell, where its row is, how long a file is, what the engine is asked.

Two worlds differ in every third cell alone, which holds one person in the one and four in the other. Of the cells that are hidden in both,
whoever looks at all else that leaves has to find one and the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.question import Question
from puntari.define.right import Role
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.warehouse import Warehouse
from puntari.guard.release import GATE, Cells, Figures
from puntari.outlets.files.sheets import machine_sheet
from puntari.store import engine
from puntari.words.cell import Status
from puntari.words.period import PeriodRange
from tests.small.visited import AGES, CELLS, MONTHS, PACK, RULE, Cell, Visit, visited

HALF_A_YEAR, WORLDS = PeriodRange.parse(f"{MONTHS[0]}..{MONTHS[-1]}"), (1, 4)
COUNTS = (("persons", ("age",)), ("rows", ("age",)))
HIDDEN = (("share", ("age",)), ("mean_fee", ("age",)), ("persons", ("age", "sex")))
"""What is told of few, changed, and what is told of nobody few at all."""


@pytest.fixture(scope="module")
def worlds() -> Iterator[tuple[Warehouse, ...]]:
    chance = Random(31)
    rows: dict[Cell, list[Visit]] = {
        cell: [(one, chance.choice("fm"), chance.choice(("yes", "no"))) for one in range(chance.randint(20, 30))] for cell in CELLS
    }
    small = [cell for cell in CELLS if AGES.index(cell[1]) % 3 == 0]
    few = [(one, "fm"[one % 2], ("yes", "no")[one % 2]) for one in range(max(WORLDS))]
    made = tuple(visited(rows | dict.fromkeys(small, few[:many])) for many in WORLDS)
    yield made
    for one in made:
        one.connection.close()


def answer(held: Warehouse, id: str, by: tuple[str, ...], rule: CellKeys | None = RULE) -> Cells:
    asked = Question("visited", (id,), ("parish", *by), period=HALF_A_YEAR)
    return compute(held, PACK, asked, frozenset(), {id: Guarded(rule, None)})


def hidden_in_both(told: Sequence[Cells]) -> pa.Array:
    """Which rows are hidden in both answers, which have the same rows in the same order."""
    keys = ["area", *told[0].question.by[1:], "period"]
    assert told[0].table.select(keys).equals(told[1].table.select(keys)), "a row's place hangs on what is in it"
    both = pc.and_(*(pc.equal(one.table["status"], str(Status.HIDDEN)) for one in told))
    assert pc.sum(both).as_py() >= 10
    return both


@pytest.mark.parametrize(("id", "by"), HIDDEN)
def test_nothing_beside_a_hidden_cell_says_how_many_are_in_it(worlds: tuple[Warehouse, ...], id: str, by: tuple[str, ...]) -> None:
    """Nor does a file of these cells, of which every byte is the same."""
    told, exact = ([answer(held, id, by, rule) for held in worlds] for rule in (RULE, None))
    both = hidden_in_both(told)
    mine = [one.table.filter(both) for one in told]
    assert mine[0].equals(mine[1]) and mine[0]["n"].null_count == mine[0].num_rows
    files = {machine_sheet(_figures(cells, rows), id, "parish") for cells, rows in zip(told, mine, strict=True)}
    assert len(files) == 1
    hidden, copies = _by_key(told[0], mine[0]), [_by_key(one, one.table) for one in exact]
    assert sum(copies[0].get(key) != copies[1].get(key) for key in hidden) >= 10, "an unchanged copy tells"


def _by_key(cells: Cells, rows: pa.Table) -> dict[tuple[str, ...], dict[str, object]]:
    return {tuple(row[name] for name in ("area", *cells.question.by[1:], "period")): row for row in rows.to_pylist()}


def _figures(cells: Cells, rows: pa.Table) -> Figures:
    return Figures(
        question=cells.question, dimensions=cells.question.by[1:], cells=rows, origins=cells.origins, build="one", audience=Role.ANALYST,
        gate=GATE,
    )


@pytest.mark.parametrize(("id", "by"), [*COUNTS, *HIDDEN])
def test_the_engine_is_asked_the_same_whoever_is_in_a_cell(
    worlds: tuple[Warehouse, ...], id: str, by: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many statements, in the same words, so that how long an answer takes hangs on no other path."""
    asked: list[str] = []
    for called in ("planned_once", "over"):
        true = getattr(engine, called)
        monkeypatch.setattr(engine, called, lambda *given, true=true: (asked.append(str(given[-1])), true(*given))[1])
    rows = Warehouse.rows
    monkeypatch.setattr(Warehouse, "rows", lambda self, sql: (asked.append(sql), rows(self, sql))[1])
    each = []
    for held in worlds:
        fresh = Warehouse(held.connection, held.known_on)
        answer(fresh, id, by)
        each.append(tuple(asked))
        asked.clear()
    assert each[0] == each[1] and each[0]
