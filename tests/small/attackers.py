"""What attackers of the small country have in common: the tables that they ask for, exact and through the gate, and when they win."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from math import sqrt

from puntari.define.expression import Condition
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.guard.release import Figures
from puntari.words.period import PeriodRange
from tests.small import attacked
from tests.small.attacked import ANALYST, CHANCES, COUNTIES, FOLLOWING, PACK, Person

MARCH = PeriodRange.parse("2021-03")
Cells = dict[tuple[str, ...], float | None]
"""Values by area and codes; None where a cell is hidden."""
Count = Callable[[str, str, Iterable[str] | None, Iterable[str] | None, str], float | None]
"""What an attacker asks: a level, an area, ages and sexes (None: all of them as one), and a secret code."""
GRAINS = (("age", "sex", "secret"), ("age", "secret"), ("sex", "secret"), ("secret",))


def question(level: str, by: tuple[str, ...], known: date | None = None, only: tuple[Condition, ...] = ()) -> Question:
    """How many people there are in March, by area and codes."""
    return Question("attacked", ("people",), (level, *by), period=MARCH, as_known_on=known, only=only)


def through_the_gate(house: House, level: str, by: tuple[str, ...], known: date | None = None, only: tuple[Condition, ...] = ()) -> Cells:
    """What an analyst is told."""
    answer = ask(house, question(level, by, known, only), ANALYST)
    assert isinstance(answer, Figures), answer
    assert "n" not in answer.cells.column_names or answer.cells["n"].null_count == len(answer)
    return {(row.area or "", *row.codes): row.cell.value for row in answer.rows()}


def exact(house: House, level: str, by: tuple[str, ...], known: date | None = None, only: tuple[Condition, ...] = ()) -> Cells:
    """What is true."""
    rows = house.warehouse("attacked", known).rows(answer_sql(PACK, "people", question(level, by, known))).to_pylist()
    return {(row["area"], *(row[name] for name in by)): row["value"] for row in rows}


Asker = Callable[..., Cells]


Tables = dict[tuple[str, tuple[str, ...]], Cells]


def asked_of(house: House, asker: Asker, levels: Iterable[str] = ("parish", "county")) -> Tables:
    """All tables of these levels."""
    return {(level, by): asker(house, level, by) for level in levels for by in GRAINS}


def counting(tables: Tables) -> Count:
    """Counts out of all tables that the attacker has asked for; None where one of the cells is hidden."""

    def count(level: str, area: str, ages: Iterable[str] | None, sexes: Iterable[str] | None, secret: str) -> float | None:
        by = (*(("age",) if ages is not None else ()), *(("sex",) if sexes is not None else ()), "secret")
        cells, total = tables[level, by], 0.0
        for age in ages if ages is not None else (None,):
            for sex in sexes if sexes is not None else (None,):
                value = cells.get((area, *(one for one in (age, sex) if one is not None), secret), 0.0)
                if value is None:
                    return None
                total += value
        return total

    return count


COUNTY = {parish: county for county, parishes in COUNTIES.items() for parish in parishes}
EVERYBODY = [*attacked.people(), *(one for day in range(1, FOLLOWING + 1) for one in attacked.later(day))]


def alone_in(*names: str) -> list[Person]:
    """Those whom nobody else shares these columns with."""
    told = Counter(tuple(one[name] for name in names) for one in EVERYBODY)
    return [one for one in EVERYBODY if told[tuple(one[name] for name in names)] == 1]


def less(first: float | None, *others: float | None) -> float | None:
    """One less others; None where one is."""
    return None if first is None or None in others else first - sum(one for one in others if one is not None)


BLIND = max(CHANCES)


def passes(right: list[bool], blind: float = BLIND) -> bool:
    """Whether so many right guesses are no more than naming what is commonest gives, but for 0.1 and chance."""
    return sum(right) / len(right) <= blind + 0.1 + 2 * sqrt(blind * (1 - blind) / len(right))
