"""Goals of the steering letter, findings, recommendations and measures of the evaluation, and how they hang together."""

from __future__ import annotations

from packs.service_centre.codes import HERE, LISTS
from puntari.define.steerbook import read_steering
from puntari.store.files import read_rows

_ROWS = read_rows(HERE / "tables" / "recommendations.csv")
_OWNERS = LISTS["owners"].names

STEERING = read_steering(
    HERE / "steering",
    source="goals",
    alike=("measured_by", "unit"),
    framework="maturity",
    measures=LISTS["recommended_measures"].names,
    owners={row["measure"]: _OWNERS[row["owner"]] for row in _ROWS},
    bodies=_OWNERS,
    progress="goal_progress",
    beside={"other_figures": ("item", "unit"), "investments": ("item", "unit"), "maturity": ("maturity_area", "")},
    ranks={row["measure"]: int(row["priority"]) for row in _ROWS},
)
