"""What a stricter rule hides is found in the pass that finds the figures: it equals what a pass of its own under that rule would hide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.define.study import STRICT
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import salt_table
from puntari.flow.strictly import BESIDE, BOUNDS, apart
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.cell import Reason, Status
from tests.small import behind, persons

RULE = CellKeys()
ANOTHER = replace(STRICT, least=5, base=12, mean=60, whole=90, units=8)
"""A study's rule that hides other cells than the preset."""
ROWS, FIRMS = 4000, 60
CODES = {"parish": ("a", "b", "c", "d"), "kind": ("long", "short")}
DRAWN = (
    "i // 2 AS person, ['a', 'b', 'c', 'd'][1 + CAST(floor(power(random(), 3) * 4) AS INTEGER)] AS parish, "
    "DATE '2021-01-01' + CAST(random() * 200 AS INTEGER) AS b"
)
OF = {
    persons: (
        "stay", ("stays", "visits"),
        "['long', 'short'][1 + CAST(random() * 1.2 AS INTEGER)] AS kind, "
        "b + CAST(random() * 9 AS INTEGER) AS visited, floor(random() * 10) AS score",
    ),
    behind: (
        "served", ("services",),
        "['k0', 'k1', 'k2'][1 + CAST(floor(random() * 3) AS INTEGER)] AS kind, "
        "'s0' AS slot, exp(4 * random()) AS cost, CASE WHEN random() < 0.9 THEN "
        f"CAST(hash(CAST(random() * {FIRMS} AS INTEGER)) >> 1 AS BIGINT) END AS firm",
    ),
}
ASKED = [(pack, id) for pack in OF for id in pack.PACK.indicators if pack.PACK.indicators[id].bindings[0].fact.id in ("stay", "served")]


@pytest.fixture(scope="module")
def held() -> Iterator[dict[str, Warehouse]]:
    made = {}
    for module, (fact, registers, columns) in OF.items():
        connection = engine.connect()
        connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact; SELECT setseed(0.25)")
        days = "b AS begins, CASE WHEN random() < 0.9 THEN CAST(b + CAST(random() * 90 AS INTEGER) AS DATE) END AS ends"
        connection.execute(
            f"CREATE TABLE fact.{fact} AS SELECT * EXCLUDE (b), {days}, CAST(hash(person) % 4294967296 AS BIGINT) AS _key "
            f"FROM (SELECT *, {columns} FROM (SELECT {DRAWN} FROM range({ROWS}) AS r(i)) AS d) AS t"
        )
        engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
        make_calendar(connection, module.PACK, dict.fromkeys(registers, date(2021, 6, 30)))
        made[module.PACK.id] = Warehouse(connection, None)
    yield made
    for warehouse in made.values():
        warehouse.connection.close()


def cells(held: Warehouse, pack: Pack, asked: Question, guarded: Guarded) -> object:
    return compute(held, pack, asked, frozenset(), dict.fromkeys(asked.indicators, guarded))


@pytest.mark.parametrize("stricter", [STRICT, ANOTHER], ids=["preset", "another"])
@pytest.mark.parametrize("by", [("parish", "kind"), ("county",)])
@pytest.mark.parametrize(("module", "id"), ASKED, ids=[id for _, id in ASKED])
def test_one_pass_hides_what_a_pass_of_its_own_would(
    held: dict[str, Warehouse], module: object, id: str, by: tuple[str, ...], stricter: CellKeys
) -> None:
    pack, asked = module.PACK, Question(module.PACK.id, (id,), by, every_period=True)
    both = cells(held[pack.id], pack, asked, Guarded(RULE, None, stricter))
    told, strict = apart(both, {id: stricter})
    assert told.table.equals(cells(held[pack.id], pack, asked, Guarded(RULE, None)).table), "the audience's figures are what they were"
    alone = cells(held[pack.id], pack, asked, Guarded(stricter, None))
    assert strict.rules == alone.rules == {id: stricter} and told.rules == {id: RULE}
    for mine, own in zip(strict.table.to_pylist(), alone.table.to_pylist(), strict=True):
        assert _held(mine) == _held(own)
        if own["status"] != Status.HIDDEN and own["reason"] == Reason.PERTURBED:
            assert all(mine[bound] is None for bound in BOUNDS if own[bound] is None), "a bound that the stricter rule does not tell"


def test_both_rules_hide_something_and_the_stricter_more(held: dict[str, Warehouse]) -> None:
    pack = persons.PACK
    asked = Question(pack.id, ("starts", "mean_completed", "third_ongoing", "left_after_2_months"), ("parish", "kind"), every_period=True)
    told, strict = apart(cells(held[pack.id], pack, asked, Guarded(RULE, None, ANOTHER)), dict.fromkeys(asked.indicators, ANOTHER))
    common, more = (one.table["status"].to_pylist().count(Status.HIDDEN) for one in (told, strict))
    assert 0 < common < more < told.table.num_rows


def _held(row: dict[str, object]) -> tuple[object, ...]:
    """A cell as far as its rule decides it: where it is, and whether and why it is hidden."""
    shown = row["status"] != Status.HIDDEN
    figures = {name: value for name, value in row.items() if name not in (*BOUNDS, *BESIDE)}
    return tuple(figures.values()) if shown else (row["area"], row["period"], row.get("kind"), row["status"], row["reason"], row["value"])
