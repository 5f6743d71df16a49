"""Figures over persons through the gate against the same exact: the cost of protection on one synthetic register, as a ratio."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from time import process_time

from puntari.define.disclosure import CellKeys
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from tests.small.attacked import AGES, PACK, PARISHES, SECRETS, SEXES

BOUND = 2.0
ASKED = {
    "stock by area": ("people", ("parish",)),
    "stock by area and two codes": ("people", ("parish", "age", "secret")),
    "starts by area": ("starts", ("parish",)),
    "starts by area and code": ("starts", ("parish", "secret")),
}


def warehouse(rows: int) -> Warehouse:
    """Spells of half as many persons over four years, with a record key each."""
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact; SELECT setseed(0.5)")
    drawn = {"parish": PARISHES, "age": AGES, "sex": SEXES, "secret": SECRETS}
    at = {name: f"1 + CAST(floor(random() * {len(listed)}) AS INTEGER)" for name, listed in drawn.items()}
    codes = ", ".join(f"(ARRAY{list(listed)})[{at[name]}] AS {name}" for name, listed in drawn.items())
    connection.execute(
        f"CREATE TABLE fact.of_folk AS SELECT *, b AS begins, CAST(b + CAST(random() * 300 AS INTEGER) AS DATE) AS ends, "
        f"CAST(hash(person) % 4294967296 AS BIGINT) AS _key FROM (SELECT i // 2 AS person, {codes}, 2000.0 AS income, "
        f"DATE '2017-01-01' + CAST(random() * 1300 AS INTEGER) AS b FROM range({rows}) AS r(i)) AS t"
    )
    engine.from_arrow(connection, salt_table(b"of the bench")).create(SALTS)
    make_calendar(connection, PACK, {"folk": date(2021, 3, 31)})
    return Warehouse(connection, None)


def seconds(house: Warehouse, sql: str, rounds: int) -> float:
    """Seconds of the processor of the shortest of some runs."""
    found = []
    for _ in range(rounds):
        began = process_time()
        house.rows(sql)
        found.append(process_time() - began)
    return min(found)


def main() -> int:
    """Print a line a question; 1 where protection costs more than the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    house, worst = warehouse(given.rows), 0.0
    for called, (id, by) in ASKED.items():
        question = Question("attacked", (id,), by, every_period=True)
        exact = seconds(house, answer_sql(PACK, id, question), given.rounds)
        guarded = seconds(house, answer_sql(PACK, id, question, CellKeys()), given.rounds)
        worst = max(worst, guarded / exact)
        print(f"{called:30} exact {exact:7.3f} s   gate {guarded:7.3f} s   ratio {guarded / exact:5.2f}")
    print(f"worst ratio {worst:.2f}, bound {BOUND}")
    return int(worst > BOUND)


if __name__ == "__main__":
    sys.exit(main())
