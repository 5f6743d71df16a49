"""How near rates of unemployment come to the published ones: the delivered unemployed over the published labour force.

The labour force itself is not made: only those who are clients at some time have rows, so it is a fitted parameter.
"""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.scale import Scale, by_area
from packs.employment.synthetic.targets import Targets
from puntari.define.synthetic import Nearness

POINTS, GOAL = 0.5, 0.95


def rates(seen: np.ndarray, goals: Targets, scale: Scale) -> tuple[Nearness, ...]:
    """By municipality and by employment area, in every month in which the mirror tells both parts; `seen` (121, 308) are persons."""
    told = ~np.isnan(tables.unemployed()) & ~np.isnan(tables.labour_force())
    force, apart = tables.labour_force() / scale.divisor, seen - goals.unemployed
    kept = told & (goals.unemployed > 0)
    whole = by_area(told.astype(float))[1] == by_area(np.ones_like(seen))[1]
    summed, of_area = by_area(np.where(told, apart, 0.0))[1], by_area(np.where(told, force, 0.0))[1]
    here = whole & (by_area(goals.unemployed)[1] > 0)
    return (
        _near("rate of unemployment, municipality by month", apart[kept], force[kept], POINTS, scale),
        _near("rate of unemployment, employment area by month", summed[here], of_area[here], POINTS, scale),
    )


def _near(what: str, apart: np.ndarray, force: np.ndarray, points: float, scale: Scale) -> Nearness:
    """Within so many percentage points, or a person; where one synthetic person is many real ones, that person is more."""
    distance = 100 * np.abs(apart) / force
    close = distance <= np.maximum(points, 100 / force)
    note = f"largest difference in percentage points; one synthetic person for {scale.divisor} real"
    return Nearness(f"{what}, within {points:g} percentage points or one person", len(distance), float(close.mean()),
                    float(distance.max()), GOAL, note)
