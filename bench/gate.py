"""Figures over persons through the gate against the same exact: the cost of protection on one synthetic register, as a ratio."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import process_time

from puntari.define.disclosure import CellKeys
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Starts, Surviving
from puntari.define.question import Question
from puntari.define.study import STRICT
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from tests.small import attacked, behind
from tests.small.attacked import AGES, PARISHES, SECRETS, SEXES
from tests.small.behind import KINDS, SLOTS
from tests.small.persons import indicator

BOUND = 2.0
"""At most twice a plain count, asked by officials or in a study, whose stricter rule is judged in the same pass over the rows."""
BEGINS = "DATE '2017-01-01' + CAST(random() * 1300 AS INTEGER) AS b"
FIRMS = 5_000


@dataclass(frozen=True)
class Bench:
    """Questions by what they ask, id and breakdown; the pack and the fact that they go to, with its columns and register."""

    asked: Mapping[str, tuple[str, tuple[str, ...]]]
    pack: Pack
    fact: str
    columns: str
    register: str


def codes(**drawn: Sequence[str]) -> str:
    """Columns with a code each, at random."""
    at = {name: f"1 + CAST(floor(random() * {len(listed)}) AS INTEGER)" for name, listed in drawn.items()}
    return ", ".join(f"(ARRAY{list(listed)})[{at[name]}] AS {name}" for name, listed in drawn.items())


CURVES = replace(
    attacked.PACK,
    indicators=attacked.PACK.indicators | {"left": indicator(RegisterBinding(Surviving(Starts(attacked.folk), months=2), times=100))},
)
SEVERAL = behind.pack_of(replace(behind.served, exclusive=False))
"""As in the facts that we have of firms, somebody may have several at once."""
BENCHES = (
    Bench(
        {
            "stock by area": ("people", ("parish",)),
            "stock by area and two codes": ("people", ("parish", "age", "secret")),
            "starts by area": ("starts", ("parish",)),
            "starts by area and code": ("starts", ("parish", "secret")),
            "curve by area": ("left", ("parish",)),
            "curve by area and code": ("left", ("parish", "secret")),
        },
        CURVES, "of_folk",
        f"{codes(parish=PARISHES, age=AGES, sex=SEXES, secret=SECRETS)}, i // 2 AS person, 2000.0 AS income, {BEGINS}", "folk",
    ),
    Bench(
        {
            "stock with firms behind it": ("open", ("parish",)),
            "the same by area and kind": ("open", ("parish", "kind")),
            "mean stock with firms behind it": ("mean_open", ("parish",)),
            "starts with firms behind them": ("begun", ("parish",)),
            "the same by area and code": ("begun", ("parish", "kind")),
        },
        SEVERAL, "served",
        f"{codes(parish=PARISHES, kind=KINDS, slot=SLOTS)}, i // 2 AS person, 2000.0 AS cost, {BEGINS}, "
        f"CAST(hash(CAST(random() * {FIRMS} AS INTEGER)) >> 1 AS BIGINT) AS firm",
        "services",
    ),
)


def warehouse(bench: Bench, rows: int) -> Warehouse:
    """Spells of half as many persons over four years, with a record key each."""
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact; SELECT setseed(0.5)")
    connection.execute(
        f"CREATE TABLE fact.{bench.fact} AS SELECT *, b AS begins, CAST(b + CAST(random() * 300 AS INTEGER) AS DATE) AS ends, "
        f"CAST(hash(person) % 4294967296 AS BIGINT) AS _key FROM (SELECT {bench.columns} FROM range({rows}) AS r(i)) AS t"
    )
    engine.from_arrow(connection, salt_table(b"of the bench")).create(SALTS)
    make_calendar(connection, bench.pack, {bench.register: date(2021, 3, 31)})
    return Warehouse(connection, None)


def seconds(house: Warehouse, sql: str, rounds: int) -> float:
    """Seconds of the processor of the shortest of some runs, planned as a question is."""
    found = []
    for _ in range(rounds):
        began = process_time()
        engine.planned_once(house.connection, sql)
        found.append(process_time() - began)
    return min(found)


def measured(bench: Bench, rows: int, rounds: int) -> tuple[float, float]:
    """Print two lines a question; the worst ratio as officials ask it, and as a study does."""
    house, worst, studied = warehouse(bench, rows), 0.0, 0.0
    for called, (id, by) in bench.asked.items():
        question = Question(bench.pack.id, (id,), by, every_period=True)
        exact = seconds(house, answer_sql(bench.pack, id, question), rounds)
        guarded = seconds(house, answer_sql(bench.pack, id, question, CellKeys()), rounds)
        both = seconds(house, answer_sql(bench.pack, id, question, CellKeys(), stricter=STRICT), rounds)
        worst, studied = max(worst, guarded / exact), max(studied, both / exact)
        print(f"{called:36} exact {exact:7.3f} s   gate {guarded:7.3f} s   ratio {guarded / exact:5.2f}")
        print(f"{'  in a study':36} exact {exact:7.3f} s   gate {both:7.3f} s   ratio {both / exact:5.2f}")
    return worst, studied


def main() -> int:
    """Print two lines a question; 1 where protection costs more than the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found = [measured(bench, given.rows, given.rounds) for bench in BENCHES]
    worst, studied = (max(ratios) for ratios in zip(*found, strict=True))
    print(f"worst ratio {worst:.2f}, in a study {studied:.2f}, bound {BOUND}")
    return int(max(worst, studied) > BOUND)


if __name__ == "__main__":
    sys.exit(main())
