"""Attacks that put many answers together: each succeeds on exact figures of the same registers, and none through the gate."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import sqrt
from random import Random

import numpy as np
import pytest

from puntari.define.expression import Condition
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.figures.answer import answer_sql
from puntari.guard.release import Figures
from puntari.words.period import PeriodRange
from tests.small import attacked
from tests.small.attacked import AGES, ANALYST, CHANCES, FOLLOWING, PACK, PARISHES, SECRETS, SEXES, Person
from tests.small.attackers import EVERYBODY, MARCH, Count, Tables, alone_in, asked_of, counting, exact, less, passes, through_the_gate

Told = dict[tuple[str, ...], tuple[float | None, float | None, float | None]]
"""Value, low and high by area, codes and period."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return attacked.house(tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="module")
def tables(house: House) -> dict[str, Tables]:
    return {"exact": asked_of(house, exact, ("parish",)), "gate": asked_of(house, through_the_gate, ("parish",))}


def both(house: House, asked: Question) -> tuple[Told, Told]:
    """The exact answer and what an analyst is told."""
    (id,) = asked.indicators
    rows = house.warehouse("attacked").rows(answer_sql(PACK, id, asked)).to_pylist()
    true = {(row["area"] or "", *(row[name] for name in asked.by[1:]), row["period"]): (row["value"], None, None) for row in rows}
    answer = ask(house, asked, ANALYST)
    assert isinstance(answer, Figures), answer
    told = {(row.area or "", *row.codes, str(row.period)): (row.cell.value, row.cell.low, row.cell.high) for row in answer.rows()}
    assert told.keys() <= true.keys()
    return true, told


def guesses(count: Count, targets: list[Person]) -> list[bool]:
    """Whether a double tracker names each target's secret: two overlapping halves of all ages, both with the target's, less all."""
    drawn, right = Random(11), []
    for one in targets:
        half = drawn.sample([age for age in AGES if age != one["age"]], len(AGES) // 2)
        rest = [age for age in AGES if age not in half and age != one["age"]]
        where = ("parish", one["parish"])
        found = {}
        for secret in SECRETS:
            halves = [count(*where, [*some, one["age"]], [one["sex"]], secret) for some in (half, rest)]
            whole = count(*where, None, [one["sex"]], secret)
            found[secret] = None if None in halves else less(sum(halves), whole)
        sure = {secret: value for secret, value in found.items() if value is not None}
        best = max(sure, key=lambda secret: sure[secret]) if sure and len(set(sure.values())) > 1 else SECRETS[0]
        right.append(best == one["secret"])
    return right


def test_trackers(tables: dict[str, Tables]) -> None:
    targets = alone_in("parish", "age", "sex")
    blind = sum(one["secret"] == SECRETS[0] for one in targets) / len(targets)
    assert all(guesses(counting(tables["exact"]), targets))
    assert passes(guesses(counting(tables["gate"]), targets), blind)


def test_reconstruction_of_a_parish(tables: dict[str, Tables]) -> None:
    """Everybody's secret, from all that was told of each parish: the counts that fit all answers best, cell by cell."""
    right: dict[str, list[bool]] = {"exact": [], "gate": []}
    for name, asked in tables.items():
        for parish in PARISHES:
            counts = fitted({by: {key[1:]: value for key, value in cells.items() if key[0] == parish} for (_, by), cells in asked.items()})
            for one in (one for one in alone_in("parish", "age", "sex") if one["parish"] == parish):
                of = counts[AGES.index(one["age"]), SEXES.index(one["sex"])]
                right[name].append(SECRETS[int(of.argmax())] == one["secret"])
    targets = alone_in("parish", "age", "sex")
    assert all(right["exact"]) and len(right["exact"]) == len(targets)
    assert passes(right["gate"], sum(one["secret"] == SECRETS[0] for one in targets) / len(targets))


def fitted(told: dict[tuple[str, ...], dict[tuple[str, ...], float | None]]) -> np.ndarray:
    """Counts by age, sex and secret that are nearest to all that was told, beginning with what is likely."""
    axes = {"age": AGES, "sex": SEXES, "secret": SECRETS}
    shape = tuple(map(len, axes.values()))
    number = np.arange(np.prod(shape)).reshape(shape)
    rows, wanted = [], []
    for by, cells in told.items():
        for codes, value in cells.items():
            if value is not None:
                at = tuple(axes[name].index(codes[by.index(name)]) if name in by else slice(None) for name in axes)
                rows.append(np.isin(number.ravel(), number[at]).astype(float))
                wanted.append(value)
    likely = np.broadcast_to(np.array(CHANCES), shape).ravel() * (len(EVERYBODY) / len(PARISHES) / number[..., 0].size)
    sums, weak = np.array(rows), 0.01**2
    # Least squares by their normal equations, which what is likely keeps from being singular.
    return np.linalg.solve(sums.T @ sums + weak * np.eye(number.size), sums.T @ np.array(wanted) + weak * likely).reshape(shape)


def test_averaging_over_the_days_of_a_quarter(house: House) -> None:
    """The count of a parish and secret on eighty days on which nobody came or went."""
    asked = Question("attacked", ("daily",), ("parish", "secret"), period=PeriodRange.parse("2021-01-10..2021-03-30"))
    true, told = both(house, asked)
    cells = {key[:-1] for key in true}
    assert all(len({true[key] for key in true if key[:-1] == cell}) == 1 for cell in cells)
    found = []
    for cell in sorted(cells):
        answers = [told[key][0] for key in told if key[:-1] == cell and told[key][0] is not None]
        truth = next(value for key, (value, _, _) in true.items() if key[:-1] == cell)
        found += [round(sum(answers) / len(answers)) == truth] if len(answers) == 80 and truth else []
    assert len(found) >= 24
    assert sum(found) <= (0.22 + 0.25) * len(found) + 2 * sqrt(len(found) * 0.47 * 0.53), sum(found) / len(found)


def test_the_middle_does_not_tell_on_which_side_of_it_somebody_came(house: House) -> None:
    """Medians of a parish in months between which one person came, whose income was below all of them."""
    asked = Question("attacked", ("middle",), ("parish",), period=PeriodRange.parse("2020-06..2020-12"))
    fell: dict[str, list[bool]] = {"exact": [], "gate": []}
    for name, cells in zip(fell, both(house, asked), strict=True):
        for parish in (one for one in PARISHES if one != "f"):
            months = [cells[parish, f"2020-{month:02d}"][0] for month in range(6, 7 + FOLLOWING)]
            fell[name] += [None not in pair and pair[1] < pair[0] for pair in zip(months, months[1:], strict=False)]
    assert all(fell["exact"]) and len(fell["exact"]) >= 24
    assert passes(fell["gate"], 0.5), fell["gate"]


def test_sums_of_small_groups(house: House) -> None:
    """Somebody's income: all of the parish and sex less all of them but of the target's age."""
    found: dict[str, list[float]] = {"exact": [], "gate": []}
    targets = [one for one in alone_in("parish", "age", "sex") if one["parish"] != "f"][:12]
    rule = next(disclosure.rule for disclosure in PACK.disclosures if disclosure.rule)

    @lru_cache
    def told(age: str) -> list[dict[str, object]]:
        only = (Condition("age", tuple(other for other in AGES if other != age)),) if age else ()
        asked = Question("attacked", ("income",), ("parish", "sex"), period=MARCH, only=only)
        return house.warehouse("attacked").rows(answer_sql(PACK, "income", asked, rule)).to_pylist()

    for one in targets:
        same = [other for other in EVERYBODY if (other["parish"], other["sex"]) == (one["parish"], one["sex"])]
        exact_means = [sum(float(other["income"]) for other in group) / len(group) for group in (same, [o for o in same if o is not one])]
        found["exact"].append(exact_means[0] * len(same) - exact_means[1] * (len(same) - 1) - float(one["income"]))
        where = (one["parish"], one["sex"])
        means = [next(row["value"] for row in told(age) if (row["area"], row["sex"]) == where) for age in ("", one["age"])]
        if None not in means:
            found["gate"].append(means[0] * len(same) - means[1] * (len(same) - 1) - float(one["income"]))
    assert all(abs(error) < 1 for error in found["exact"])
    assert sum(abs(error) < 300 for error in found["gate"]) <= 0.25 * len(targets)


@pytest.mark.parametrize("id", ["people", "daily", "starts"])
def test_changed_counts_carry_bounds_that_hold(house: House, id: str) -> None:
    days = PeriodRange.parse("2020-12-01..2020-12-31")
    true, told = both(house, Question("attacked", (id,), ("parish", "secret"), period=days if id == "daily" else MARCH))
    shown = {key: cell for key, cell in told.items() if cell[0] is not None}
    assert shown and all(None not in cell for cell in shown.values())
    assert all(low <= true[key][0] <= high and high - low >= 5 for key, (_, low, high) in shown.items())
    assert id == "starts" or Counter(value != true[key][0] for key, (value, _, _) in shown.items())[True] >= len(shown) / 2
