"""An attacker who rebuilds everybody's row out of all that was told of a village.

What he does not know is how many persons there are of each kind. Every figure is a bound on that, by what is said of its noise, and
evidence besides. He takes the likeliest numbers to be the most even ones that come near to what was told, as near as its noise lets
expect, and among the whole numbers that keep within all bounds those by which most rows are likely to be right: an integer program. Where
figures are exact the bounds leave one answer, or few.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, product
from math import exp, factorial, inf

import highspy
import numpy as np

from puntari.define.disclosure import CellKeys
from puntari.flow.figures.guarded_parts import NEAR
from tests.small.villages import AGES, AIDS, QUARTILES, SEXES, STATES, Kind, Told

KINDS: tuple[Kind, ...] = tuple(product(AGES, SEXES, STATES, AIDS))
AID = np.array([kind[-1] for kind in KINDS], dtype=float)
PLACE = ("age", "sex", "state")
TOP, ROUNDING, MOST_ALIKE = float(max(AIDS)), 1e-6, 4
MOVED = 1.5
"""A sum is moved by at most so many of its largest."""
NOISE = CellKeys()
EACH_MONTH = {"persons": NOISE.variance - NOISE.stays_variance, "sum": TOP**2 / 4, "mean": TOP**2 / 4}
STAYS = {"persons": NOISE.stays_variance, "sum": 2 * TOP**2, "mean": TOP**2}
"""The variance of what a figure is off by: what a month adds, and what stays. Of shares and quantiles the bounds say enough."""


@dataclass(frozen=True)
class Limit:
    """What a figure says for sure: the numbers by kind, each taken `of` times, add up to something from `low` to `high`."""

    of: tuple[float, ...]
    low: float
    high: float


def limits(told: Iterable[Told], rule: CellKeys | None) -> list[Limit]:
    """What follows from figures for sure, of exact ones where there is no rule; several on the same kinds are one."""
    found: dict[tuple[float, ...], tuple[float, float]] = {}
    for one in told:
        for limit in _READ[one.id](one, _group(one), rule):
            low, high = found.get(limit.of, (-inf, inf))
            found[limit.of] = max(low, limit.low), min(high, limit.high)
    return [Limit(of, *ends) for of, ends in found.items()]


def _group(told: Told) -> np.ndarray:
    """Which kinds a figure is of: those of its codes, and of the group that its indicator is of; a share is of everybody."""
    return _having((*told.codes, ("state", "ill")) if told.id.endswith("_ill") and told.id != "share_ill" else told.codes)


@lru_cache
def _having(codes: tuple[tuple[str, str], ...]) -> np.ndarray:
    return np.array([all(kind[PLACE.index(name)] == code for name, code in codes) for kind in KINDS], dtype=float)


def _count(told: Told, who: np.ndarray, rule: CellKeys | None) -> list[Limit]:
    low, high = (told.low, told.high) if rule else (told.value, told.value)
    return [Limit(tuple(who), low, high)]


def _share(told: Told, who: np.ndarray, rule: CellKeys | None) -> list[Limit]:
    part = who * _having((("state", "ill"),))
    low, high = (told.low, told.high) if rule else (told.value, told.value)
    return [Limit(tuple(part - low * who), 0, inf), Limit(tuple(part - high * who), -inf, 0)]


def _sum(told: Told, who: np.ndarray, rule: CellKeys | None) -> list[Limit]:
    """Changed as its persons are, none of whom has more than the largest aid, and moved by so many of the largest."""
    off = (rule.most + MOVED) * TOP if rule else 0
    return [Limit(tuple(who * AID), told.value - off, told.value + off)]


def _mean(told: Told, who: np.ndarray, rule: CellKeys | None) -> list[Limit]:
    off = MOVED * TOP if rule else 0
    return [Limit(tuple(who * (AID - told.value)), -off, off)]


def _quantile(told: Told, who: np.ndarray, rule: CellKeys | None) -> list[Limit]:
    """At most so many persons lie below the point that is told, and at most so many above it."""
    q, off = QUARTILES[told.id], NEAR if rule else 0
    below, above = (AID < told.value - ROUNDING) * who, (AID > told.value + ROUNDING) * who
    return [Limit(tuple(below - (q + off) * who), -inf, 1 - q - off), Limit(tuple(above - (1 - q + off) * who), -inf, q - off)]


_READ: dict[str, Callable[[Told, np.ndarray, CellKeys | None], list[Limit]]] = {
    "persons": _count, "persons_ill": _count, "share_ill": _share, "sum": _sum, "sum_ill": _sum, "mean": _mean, "mean_ill": _mean,
    **{id: _quantile for id in QUARTILES},
}


def likely(told: Iterable[Told]) -> np.ndarray:
    """How many persons of each kind are to be expected: the numbers nearest to all alike, in entropy, and to what was told, in squares by
    the variance of its noise; a figure of several months is their mean. By Newton's method."""
    rows, near, off = _evidence(told)
    whole = max(near[rows.min(axis=1) > 0].max(initial=1), 1)
    even = np.full(len(KINDS), whole / len(KINDS))
    found, bent, sought = even.copy(), rows.T / off @ rows, rows.T / off @ near
    for _ in range(200):
        slope = np.log(found / even) + bent @ found - sought
        step = np.linalg.solve(np.diag(1 / found) + bent, -slope) / found
        found *= np.exp(step * min(1, 1 / np.abs(step).max()))
        if np.abs(step).max() < 0.01:
            break
    return found


def _evidence(told: Iterable[Told]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows of kinds, what they should come near to, and the variance about it."""
    months = defaultdict(list)
    for one in told:
        if (what := one.id.removesuffix("_ill")) in STAYS:
            who = _group(one)
            row = {"persons": (who, one.value), "sum": (who * AID, one.value), "mean": (who * (AID - one.value), 0.0)}[what]
            months[what, tuple(who)].append(row)
    rows = np.array([np.mean([row for row, _ in each], axis=0) for each in months.values()])
    near = np.array([np.mean([value for _, value in each]) for each in months.values()])
    return rows, near, np.array([STAYS[what] + EACH_MONTH[what] / len(each) for (what, _), each in months.items()])


def chances(expected: float) -> list[float]:
    """How likely there is one person, are two and so on, or more, where so many are expected."""
    none = accumulate(exp(-expected) * expected**number / factorial(number) for number in range(MOST_ALIKE))
    return [1 - one for one in none]


def rebuilt(told: Iterable[Told], bounds: list[Limit]) -> Counter[Kind]:
    """How many persons there are of each kind, so that most are likely to be right and every bound is kept."""
    solver, people = _program(bounds)
    expected = likely(told)
    for kind, number in zip(people, expected, strict=True):
        steps = [solver.addVariable(lb=0, ub=1, obj=-chance) for chance in chances(number)]
        solver.addConstr(sum(steps) == kind)
    more, fewer = (solver.addVariable(lb=0, obj=1) for _ in range(2))
    solver.addConstr(sum(people) + fewer - more == round(expected.sum()))
    solver.run()
    found = np.rint(np.array(solver.getSolution().col_value)[: len(people)])
    return Counter({kind: int(number) for kind, number in zip(KINDS, found, strict=True) if number})


def sure(bounds: list[Limit], kinds: Iterable[Kind]) -> list[Kind]:
    """Those kinds of which there must be somebody: nothing else keeps every bound."""
    solver, people = _program(bounds)
    found = []
    for kind in kinds:
        one = people[KINDS.index(kind)]
        solver.changeColCost(one.index, 1.0)
        solver.run()
        found += [kind] if solver.getInfo().objective_function_value > 0.5 else []
        solver.changeColCost(one.index, 0.0)
    return found


def _program(bounds: Iterable[Limit]) -> tuple[highspy.Highs, list[highspy.highs.highs_var]]:
    """A program with the number of persons of each kind, and nothing sought yet."""
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 1), ("mip_max_nodes", 1), ("mip_rel_gap", 0.02)):
        solver.setOptionValue(name, value)
    people = [solver.addVariable(lb=0, ub=MOST_ALIKE, type=highspy.HighsVarType.kInteger) for _ in KINDS]
    for one in bounds:
        of = np.array(one.of)
        at = np.flatnonzero(of).astype(np.int32)
        solver.addRow(one.low - ROUNDING, one.high + ROUNDING, len(at), at, of[at])
    return solver, people


def keeps(found: Counter[Kind], bounds: list[Limit]) -> bool:
    """Whether so many persons of each kind keep every bound."""
    numbers = np.array([found[kind] for kind in KINDS], dtype=float)
    sums = ((limit, np.array(limit.of) @ numbers) for limit in bounds)
    return all(limit.low - 2 * ROUNDING <= added <= limit.high + 2 * ROUNDING for limit, added in sums)


def by_margins(people: list[Kind]) -> Counter[Kind]:
    """What somebody would guess who knows of each column alone how many have which code: as many rows, the likeliest if the columns had
    nothing to do with each other."""
    having = [Counter(column) for column in zip(*people, strict=True)]
    expected = {kind: float(np.prod([of[code] / len(people) for of, code in zip(having, kind, strict=True)])) for kind in KINDS}
    ranked = sorted(((chance, kind) for kind in KINDS for chance in chances(len(people) * expected[kind])), reverse=True)
    return Counter(kind for _, kind in ranked[: len(people)])
