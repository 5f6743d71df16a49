"""Every register indicator of the employment pack on DuckDB and on a real PostgreSQL, on random registers: the same figures from both.

`make portable` compares all of them, of the country and of areas, exact and as the authorities are told them, for several seeds
(`make portable SEEDS="1 2 3"`); the test beside the conformance suite takes one indicator of each kind.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from packs.employment.pack import PACK
from puntari.define.person_binding import RegisterBinding
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.warehouse import Warehouse
from tests.postgres import put_tables, rows_of, server
from tests.property.test_persons_on_postgres import RULE, assert_same, open_pack
from tests.small.employment import TOLD, given, opened, price_levels, units

SEEDS = (5, 7, 23)
BINDINGS = {id: one.bindings[0] for id, one in PACK.indicators.items() if isinstance(one.bindings[0], RegisterBinding)}
COUNTRY, AREAS = "country", "employment_area"


def of_each_kind() -> tuple[str, ...]:
    """One indicator of every kind there is: its measure, what it is divided by, its grain, and whose it is."""
    kinds: dict[object, str] = {}
    for id, one in BINDINGS.items():
        value = one.value
        kind = (type(value), type(getattr(value, "of", None)), type(one.per), one.prices is None, one.fact.grain, one.of_nobody)
        kinds.setdefault(kind, id)
    return tuple(kinds.values())


@contextmanager
def both(seed: int, postgres: psycopg.Connection) -> Iterator[Warehouse]:
    """The same random registers in DuckDB and on the server, with the facts over them as tables."""
    rows = given(seed)
    open_pack(postgres, PACK, {register.id: held for register, held in rows}, TOLD, units(rows), "TABLE")
    put_tables(postgres, {"fact.price_index": price_levels()})
    with opened(rows) as connection:
        yield Warehouse(connection, None)


def compare(warehouse: Warehouse, postgres: psycopg.Connection, ids: Iterable[str]) -> int:
    """How many cells both tell, of these indicators; raises AssertionError for the first that they tell otherwise."""
    told = 0
    for id in ids:
        for level, rule in ((COUNTRY, None), (AREAS, None), (AREAS, RULE)):
            sql = answer_sql(PACK, id, Question("employment", (id,), (level,), every_period=True), rule)
            ours, theirs = warehouse.rows(sql).to_pylist(), rows_of(postgres, sql)
            assert len(ours) == len(theirs), (id, level)
            for one, other in zip(ours, theirs, strict=True):
                assert_same(one, other, id)
            told += sum(row["value"] is not None for row in ours)
    return told


def main(seeds: Iterable[int]) -> None:
    """Compare all of them for each seed, and say how many cells were told the same."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder) / "server") as address:
        with psycopg.connect(address, autocommit=True) as postgres:
            for seed in seeds:
                with both(seed, postgres) as warehouse:
                    told = compare(warehouse, postgres, BINDINGS)
                print(f"seed {seed}: {len(BINDINGS)} register indicators, {told} figures, the same from DuckDB and PostgreSQL", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SEEDS)
