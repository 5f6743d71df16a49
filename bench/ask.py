"""An answer through the door against the same figures written by hand as SQL over the same Parquet, for ten indicators.

    python bench/ask.py                          against SQL by hand, then the first figure of every public indicator
    python bench/ask.py --first [--store DIR]    the first figure of every indicator, those over registers too: of the mirror and
                                                 synthetic persons, or of a store that is given, whose trail grows by the questions

The answer holds more: statuses and reasons, the change on a year ago, the rank, every area and month, the gate's judgement and
an entry in the trail. The hand-written query gives the bounds of the sums and nothing else, and both must give the same.

Then a single figure, of one area in one month, from the same store while it is warm: the goal is GOAL milliseconds. Cells that were
computed are kept, so the first figure of an indicator at a level and those after it are told apart, the later ones each of another area.
What is set against a query by hand keeps nothing. A first figure is asked for TIMES times by whoever may see it, of an employment area in
the newest month that tells anything; the least processor time is told, so nothing is cold but the figure.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import geometric_mean, median, quantiles

import duckdb
from aid.mirror_house import build, empty_house, mirror, stocked, timed, verdict

from puntari.define.indicator import Indicator
from puntari.define.question import Place, Question
from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.figures.kept import Kept
from puntari.flow.warehouse import fact_path, place_path
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Refusal
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange

BOUND, TIMES, LEVEL = 20, 5, "employment_area"
GOAL, AREA, MONTH, MOST = 50, "05", "2026-06", 20
CASES = (
    ("unemployed_job_seekers", "unemployed", "", 1),
    ("labour_force", "labour_force", "", 1),
    ("open_vacancies", "open_vacancies", "", 1),
    ("long_term_unemployed", "long_term_unemployed", "", 1),
    ("unemployed_under_25", "unemployed_under_25", "", 1),
    ("unemployed_over_50", "unemployed_over_50", "", 1),
    ("unemployment_rate", "unemployed", "labour_force", 100),
    ("unemployed_per_vacancy", "unemployed", "open_vacancies", 1),
    ("vacancies_per_100_unemployed", "open_vacancies", "unemployed", 100),
    ("open_vacancies_per_1000_labour_force", "open_vacancies", "labour_force", 1000),
)
Figures = dict[tuple[str, str], tuple[float, float]]


def by_hand(house: House, above: str, below: str, times: float) -> str:
    """The bounds of the figure in every area and month, as somebody who knows the tables would write them."""
    fact = fact_path(house.build(), "employment", "job_seekers")
    places = place_path(house.build(), "employment", house.pack("employment").hierarchy.id)
    low, high = f"sum(f.{above}__low)", f"sum(f.{above}__high)"
    if below:
        low, high = f"{low} / sum(f.{below}__high) * {times}", f"{high} / sum(f.{below}__low) * {times}"
    return (
        f"SELECT m.code, f.period, {low}, {high} FROM '{fact}' f JOIN '{places}' m ON m.member = f.area AND m.division = f._division "
        f"WHERE m.level = '{LEVEL}' AND m.code <> '46' AND f.area_level = 'municipality' AND f.{above}__low IS NOT NULL GROUP BY 1, 2"
    )


def same(house: House, question: Question, sql: str) -> bool:
    """Whether the two give the same bounds wherever the answer shows any."""
    told = {(code, period): (low, high) for code, period, low, high in duckdb.sql(sql).fetchall()}
    shown = {(row.area, str(row.period)): row.cell for row in ask(house, question, PUBLIC).rows() if row.cell.status in ("ok", "interval")}
    for key, cell in shown.items():
        bounds = (cell.value, cell.value) if cell.exact else (cell.low, math.inf if cell.high is None else cell.high)
        if not all(math.isclose(mine, theirs, rel_tol=1e-9) for mine, theirs in zip(bounds, told[key], strict=True)):
            return False
    return len(shown) > len(told) * 0.8


@dataclass(frozen=True)
class Single:
    """Milliseconds that one figure of one area and month takes: the first of an indicator at a level, and one after it."""

    first: float
    later: float


def forgetful(house: House) -> House:
    """The same house, warm, which computes every answer anew."""
    other = House(house.store, house.packs)
    other.warehouse("employment")
    for key, opened in other.opened.items():
        other.opened[key] = replace(opened, kept=Kept(most=0))
    return other


def single(house: House, anew: House, case: tuple[str, str, str, int]) -> Single:
    """One figure of one area and month, printed beside the same by hand."""
    id, above, below, times = case
    question = Question("employment", (id,), (), Place(LEVEL, AREA), PeriodRange.parse(MONTH))
    sql = by_hand(house, above, below, times).replace(" GROUP BY", f" AND m.code = '{AREA}' AND f.period = '{MONTH}' GROUP BY")
    (row,) = ask(house, question, PUBLIC).rows()
    (told,) = duckdb.sql(sql).fetchall()
    low = row.cell.value if row.cell.exact else row.cell.low
    if not math.isclose(low, told[2], rel_tol=1e-9):
        raise ValueError(f"{id}: the single figure is {low} and by hand {told[2]}")
    areas = cycle(area.code for area in house.pack("employment").hierarchy.areas(LEVEL))

    def another() -> None:
        ask(house, replace(question, area=Place(LEVEL, next(areas))), PUBLIC)

    first, later = timed(lambda: ask(anew, question, PUBLIC), TIMES), timed(another, TIMES)
    hand = timed(lambda: duckdb.sql(sql).fetchall(), TIMES)
    told = "; ".join(
        f"{called} {one.clock * 1000:.0f} ms ({one.processor * 1000:.0f} of processor)"
        for called, one in (("the first", first), ("a later one", later), ("by hand", hand))
    )
    print(f"{id}, a single figure: {told}")
    return Single(first.clock * 1000, later.clock * 1000)


def who(indicator: Indicator) -> Actor:
    """Somebody who may see an indicator."""
    role = {Audience.PUBLIC: Role.PUBLIC, Audience.AUTHORITIES: Role.ANALYST}.get(indicator.audience, Role.DIRECTOR)
    return Actor(role, purpose="bench", organisation=f"{LEVEL}:{AREA}" if role is Role.DIRECTOR else "")


def first_figure(house: House, id: str) -> Question | None:
    """A question about one figure of an indicator that is told: of an employment area where there is one, in the newest period."""
    pack = house.pack("employment")
    indicator = pack.indicator(id)
    placed = indicator.bindings[0].fact.place is not None
    for by in ((LEVEL,), ("municipality",), ("country",)) if placed else ((),):
        try:
            answer = ask(house, Question(pack.id, (id,), by), who(indicator))
        except BadQuestion:
            # What areas tell of themselves is told of no smaller ones.
            continue
        for row in () if isinstance(answer, Refusal) else answer.rows():
            if row.cell.status != "missing":
                area = Place(row.level, row.area) if placed else None
                return Question(pack.id, (id,), (), area, PeriodRange.parse(str(row.period)))
    return None


def every_first(house: House, anew: House, called: str, ids: list[str]) -> None:
    """The first figure of every indicator of some, and which of them do not keep to the goal."""
    pack = house.pack("employment")
    asked = {id: found for id in ids if (found := first_figure(house, id)) is not None}
    for question in list(asked.values())[:1]:
        # What a house is opened with is no part of any figure.
        ask(anew, question, who(pack.indicator(question.indicators[0])))
    took = {id: timed(partial(ask, anew, question, who(pack.indicator(id))), TIMES).processor * 1000 for id, question in asked.items()}
    slowest = sorted(took, key=took.__getitem__, reverse=True)
    over = [f"{id} {took[id]:.0f}" for id in slowest if took[id] > GOAL]
    shown = ", ".join(over[:MOST]) + (" and others" if len(over) > MOST else "")
    print(
        f"the first figure of each of {len(took)} {called} indicators: {min(took.values()):.0f} to {took[slowest[0]]:.0f} ms of processor "
        f"({slowest[0]}), median {median(took.values()):.0f}, nine of ten within {quantiles(took.values(), n=10)[-1]:.0f}; "
        f"{len(over)} over {GOAL}{': ' if over else ''}{shown}"
    )


def public(house: House) -> list[str]:
    """The public indicators."""
    return [id for id, one in house.pack("employment").indicators.items() if one.audience is Audience.PUBLIC]


def first(store: Path | None) -> int:
    """The first figure of every indicator."""
    with stocked(store, mirror() if store is None else None) as house:
        anew, registers = forgetful(house), [id for id, one in house.pack("employment").indicators.items() if one.registers]
        every_first(house, anew, "public", public(house))
        every_first(house, anew, "register", registers)
    print(f"the machine had {os.getloadavg()[0]:.1f} programs running on {os.cpu_count()} cores")
    return 0


def against_hand() -> int:
    """Measure all ten; 1 where the mean ratio breaks the bound or any figure differs."""
    ratios = []
    with empty_house() as house:
        build(house)
        anew = forgetful(house)
        for id, above, below, times in CASES:
            question = Question("employment", (id,), (LEVEL,), every_period=True)
            sql = by_hand(house, above, below, times)
            if not same(house, question, sql):
                print(f"{id}: the answer and the query written by hand differ")
                return 1
            ours, hand = timed(lambda q=question: ask(anew, q, PUBLIC), TIMES), timed(lambda s=sql: duckdb.sql(s).fetchall(), TIMES)
            ratios.append(ours.processor / hand.processor)
            print(f"{id}: {ours.clock * 1000:.0f} ms against {hand.clock * 1000:.0f} ms by hand, {ratios[-1]:.1f} times the processor time")
        singles = [single(house, anew, case) for case in CASES]
        for called, slowest in (("first", max(one.first for one in singles)), ("later", max(one.later for one in singles))):
            print(f"the slowest {called} single figure: {slowest:.0f} ms; goal {GOAL} ms: {'met' if slowest <= GOAL else 'not met'}")
        every_first(house, anew, "public", public(house))
    return verdict("an answer against SQL by hand, geometric mean", geometric_mean(ratios), BOUND)


def main() -> int:
    """Measure what is asked for."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--first", action="store_true")
    given.add_argument("--store", type=Path)
    asked = given.parse_args()
    return first(asked.store) if asked.first else against_hand()


if __name__ == "__main__":
    sys.exit(main())
