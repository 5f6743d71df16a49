"""Figures over registers, of all areas and months, against the same figures written by hand as SQL over the same facts, for ten of them.

    python bench/figures.py [--store DIR | --facts DIR] [--all]     a demo of synthetic persons by default; a store that is given is only
                                                                    read, as are the facts that `scale.py` left in a folder

A curve of who is left (`CURVES`) is held against the same life table by hand and beside them against a plain share of the same spells.

The answer holds more: every cell that there can be, statuses and reasons, the change on a year ago, the rank. The hand-written query
gives the values that there are, and both must give the same. With `--all` every indicator over registers is computed once more.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from statistics import geometric_mean

from aid.mirror_house import empty_house, stocked, timed, verdict

from puntari.define.question import Question
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.parts import open_parts, read_holding, state_held
from puntari.flow.person_facts.units import open_keys
from puntari.flow.warehouse import Warehouse
from puntari.store import engine

LEVEL, PACK, TIMES, GOAL, BOUND = "employment_area", "employment", 2, 1.5, 10
PLACED = f"JOIN place.area__ground AS m ON m.member = f.municipality AND m.level = '{LEVEL}'"
MONTHS = "(SELECT * FROM calendar.periods WHERE frequency = 'month') AS p"
BEGUN, ENDED = "strftime(f.begins, '%Y-%m')", "strftime(f.ends, '%Y-%m')"
OPEN = "f.begins <= p.last_day AND (f.ends IS NULL OR f.ends >= p.last_day)"
LASTED = "f.ends IS NULL OR f.ends >= CAST(f.begins + INTERVAL '{} months' AS DATE)"


def flow(fact: str, month: str, value: str, where: str = "TRUE") -> str:
    """What begins, ends or happens, by area and month."""
    begun = f"{month} IS NOT NULL AND {where}"
    return f"SELECT m.code, {month} AS month, {value} AS v FROM fact.{fact} AS f {PLACED} WHERE {begun} GROUP BY 1, 2"


def stock(fact: str, value: str, where: str = "TRUE") -> str:
    """What is open on the last day of the month: months joined with spells."""
    return f"SELECT m.code, p.label, {value} AS v FROM fact.{fact} AS f {PLACED} JOIN {MONTHS} ON {OPEN} WHERE {where} GROUP BY 1, 2"


CASES = {
    "register_unemployment_started": flow("unemployment", BEGUN, "count(*)"),
    "register_unemployment_ended": flow("unemployment", ENDED, "count(*)"),
    "register_unemployment_started_under_25": flow("unemployment", BEGUN, "count(*)", "f.age_group = '15_24'"),
    "register_flow_over_3_months": flow("unemployment", BEGUN, f"100.0 * count(*) FILTER (WHERE {LASTED.format(3)}) / count(*)"),
    "register_mean_completed_unemployment": flow("unemployment", ENDED, "avg(f.ends - f.begins + 1) / 7"),
    "register_median_completed_unemployment": flow("unemployment", ENDED, "median(f.ends - f.begins + 1) / 7"),
    "register_in_services": stock("service", "count(DISTINCT f.person)"),
    "register_in_training": stock("service", "count(DISTINCT f.person)", "f.kind = 'training'"),
    "register_services_started": flow("service", BEGUN, "count(*)"),
    "register_mean_ongoing_unemployment": stock("unemployment", "avg(p.last_day - f.begins + 1) / 7"),
}
QUARTER = "concat(year(f.begins), 'Q', quarter(f.begins))"
TOLD = "(SELECT day FROM calendar.told WHERE fact = 'unemployment')"
SEEN = f"CASE WHEN f.ends <= {TOLD} THEN f.ends ELSE {TOLD} END"
PASSED = " + ".join(f"(CASE WHEN z >= CAST(b + INTERVAL '{months} months' AS DATE) THEN 1 ELSE 0 END)" for months in (1, 2, 3))
STAYED = " * ".join(
    f"coalesce(1 - count(*) FILTER (WHERE passed = {step} AND ended) / nullif(count(*) FILTER (WHERE passed >= {step}) "
    f"- count(*) FILTER (WHERE passed = {step} AND NOT ended) / 2, 0), 1)" for step in range(3)
)
SPELLS = (
    f"SELECT m.code, {QUARTER} AS q, f.begins AS b, {SEEN} AS z, coalesce(f.ends <= {TOLD}, FALSE) AS ended "
    f"FROM fact.unemployment AS f {PLACED}"
)
LIFE_TABLE = f"SELECT code, q, 100 * {STAYED} AS v FROM (SELECT *, {PASSED} AS passed FROM ({SPELLS}) AS s) AS t GROUP BY 1, 2"
CURVES = {"register_unemployment_left_3_months": LIFE_TABLE}
PLAIN = (
    f"SELECT m.code, {QUARTER} AS q, 100.0 * count(*) FILTER (WHERE {LASTED.format(3)}) / count(*) AS v "
    f"FROM fact.unemployment AS f {PLACED} GROUP BY 1, 2"
)
"""The share still unemployed three months after, as if everybody had been followed: what costs least."""


def whole(house: House, id: str) -> str:
    """The query of all areas and months of an indicator, exact."""
    return answer_sql(house.pack(PACK), id, Question(PACK, (id,), (LEVEL,), every_period=True))


def differing(warehouse: Warehouse, ours: str, hand: str) -> tuple[int, int]:
    """How many figures of the answer the query by hand has, and how many of these are another."""
    told = {(code, month): value for code, month, value in warehouse.connection.cursor().execute(hand).fetchall()}
    shown = [row for row in warehouse.rows(ours).to_pylist() if row["value"] is not None and (row["area"], row["period"]) in told]
    wrong = (row for row in shown if not math.isclose(row["value"], told[row["area"], row["period"]], rel_tol=1e-9))
    return len(shown), sum(1 for _ in wrong)


def ratio_of(warehouse: Warehouse, id: str, ours: str, hand: str) -> float:
    """The ratio of processor seconds, printed; ends where a figure differs."""
    shown, wrong = differing(warehouse, ours, hand)
    if wrong or not shown:
        sys.exit(f"{id}: of {shown} figures {wrong} are another than by hand")
    mine = timed(lambda: engine.planned_once(warehouse.connection, ours), TIMES)
    theirs = timed(lambda: engine.planned_once(warehouse.connection, f"SELECT * FROM ({hand}) AS h"), TIMES)
    ratio = mine.processor / theirs.processor
    took = f"{mine.processor * 1000:.0f} ms against {theirs.processor * 1000:.0f} by hand"
    print(f"{id}: {shown} figures the same, {took}, {ratio:.2f} times", flush=True)
    return ratio


def every(house: House, warehouse: Warehouse) -> None:
    """All indicators over registers once, with all areas and months."""
    ids = [id for id, one in house.pack(PACK).indicators.items() if one.registers and one.bindings[0].fact.place is not None]
    rows: list[int] = []
    took = timed(lambda: rows.extend(engine.planned_once(warehouse.connection, whole(house, id)).num_rows for id in ids))
    print(f"{len(ids)} indicators over registers: {sum(rows):,} cells in {took.processor:.0f} s of processor")


def of_facts(folder: Path, house: House) -> Warehouse:
    """The person facts in a folder, opened as those of a build are."""
    connection, holding = engine.connect(folders=(folder,)), read_holding(folder, PACK)
    connection.execute("CREATE SCHEMA fact")
    open_keys(connection, folder, PACK, state_held(holding))
    open_parts(connection, folder, house.pack(PACK), holding)
    return Warehouse(connection, None)


def main() -> int:
    """Measure the ten; 1 where the mean ratio breaks the bound."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--store", type=Path)
    given.add_argument("--facts", type=Path)
    given.add_argument("--all", action="store_true")
    asked = given.parse_args()
    with stocked(asked.store) if asked.facts is None else empty_house() as house:
        warehouse = house.warehouse(PACK) if asked.facts is None else of_facts(asked.facts, house)
        ratios = [ratio_of(warehouse, id, whole(house, id), hand) for id, hand in CASES.items()]
        for id, hand in CURVES.items():
            ratio_of(warehouse, id, whole(house, id), hand)
            plain = timed(lambda: engine.planned_once(warehouse.connection, f"SELECT * FROM ({PLAIN}) AS h"), TIMES)
            print(f"{id}: a plain share of the same spells by hand takes {plain.processor * 1000:.0f} ms")
        if asked.all:
            every(house, warehouse)
    return verdict(f"figures over registers against SQL by hand, geometric mean (goal {GOAL})", geometric_mean(ratios), BOUND)


if __name__ == "__main__":
    sys.exit(main())
