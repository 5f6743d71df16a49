"""The counts that a curve of who is left is made of, out of rows, as SQL.

A spell is seen until its last day, or until the day that the fact is told to if it still goes on then. It goes on at the end of a step if
it is seen that far: its last day counts as a day on which it goes on. It `ended` if its last day is known and `lost` does not say that it
only went out of sight; any other is followed in part in the step in which it was seen last.
"""

from __future__ import annotations

from puntari.define.person_curve import Curve, steps_of
from puntari.flow.figures.curve import curve_sql, steps_values
from puntari.flow.figures.person_rows import met, number_of
from puntari.flow.figures.text import literal, name, names
from puntari.words.cell import Reason


def seen_sql(curve: Curve, rows: str) -> str:
    """Rows with `reached`, at the ends of how many steps the spell went on, and whether it `ended`."""
    told = f"SELECT day AS told FROM calendar.told WHERE fact = {literal(curve.of.fact.id)}"
    known = "r.e IS NOT NULL AND r.e <= w.told"
    lost = f" AND NOT coalesce({met(curve.lost)}, FALSE)" if curve.lost else ""
    until = f"CASE WHEN {known} THEN r.e ELSE w.told END"
    seen = f"SELECT r.*, {until} AS z, ({known}{lost}) AS ended FROM ({rows}) AS r CROSS JOIN ({told}) AS w"
    reached = " + ".join(f"CASE WHEN z >= {_after(curve, reach)} THEN 1 ELSE 0 END" for reach in steps_of(curve))
    return f"SELECT *, {reached} AS reached FROM ({seen}) AS s"


def _after(curve: Curve, reach: int, day: str = "b") -> str:
    return f"CAST({day} + INTERVAL '{reach} months' AS DATE)" if curve.months else f"{day} + {reach}"


def sides(curve: Curve) -> dict[str, str]:
    """Which spells each count is of, as conditions on the rows of `seen_sql`: `b`, and `a` and `c` of every step by its number."""
    found = {"b": "TRUE"}
    for step in range(1, len(steps_of(curve)) + 1):
        found |= {f"a{step}": f"reached >= {step}", f"c{step}": f"reached = {step - 1} AND NOT ended"}
    return found


def of_step(curve: Curve, side: str, column: str = "") -> str:
    """A count of the row's step, out of those of all steps side by side."""
    if side == "b":
        return f"b{column}"
    cases = " ".join(f"WHEN {step} THEN {side}{step}{column}" for step in range(1, len(steps_of(curve)) + 1))
    return f"CASE step {cases} END"


def curve_cells(curve: Curve, keys: tuple[str, ...], grid: str, rows: str) -> str:
    """The cells of a curve on the grid, as they are: `v`, `lo`, `hi`, `why` and `n`."""
    listed = "".join(f"{name(key)}, " for key in keys)
    number, last = number_of("b", curve.of.frequency), len(steps_of(curve))
    counted = ", ".join(f"count(CASE WHEN {one} THEN 1 END) AS {side}" for side, one in sides(curve).items() if side != "b")
    stayed, gone = (f"count(DISTINCT CASE WHEN {one} THEN u END)" for one in (f"reached = {last}", f"reached < {last} AND ended"))
    n = f"coalesce(least(nullif({stayed}, 0), nullif({gone}, 0)), 0)"
    found = (
        f"SELECT {listed}{number} AS number, count(*) AS every, {n} AS n, {counted} FROM ({seen_sql(curve, rows)}) AS r "
        f"GROUP BY {listed}{number}"
    )
    on = " AND ".join([*(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys), "c.number = g.number"])
    mine = names((*keys, "period"), "g")
    table = (
        f"SELECT {mine}, step, reach, coalesce({of_step(curve, 'a')}, 0) AS a, coalesce({of_step(curve, 'c')}, 0) AS c, "
        f"coalesce(every, 0) AS b, 0 AS aw, 0 AS cw, 0 AS bw, coalesce(c.n, 0) AS n "
        f"FROM ({grid}) AS g CROSS JOIN {steps_values(curve)} LEFT JOIN ({found}) AS c ON {on}"
    )
    why = (
        f"CASE WHEN b = 0 THEN '{Reason.ZERO_DENOMINATOR}' WHEN v IS NULL AND unseen THEN '{Reason.FOLLOW_UP_OPEN}' "
        f"WHEN v IS NULL THEN '{Reason.HALF_NOT_REACHED}' WHEN estimated THEN '{Reason.ESTIMATED}' END"
    )
    drawn = curve_sql(curve, table, (*keys, "period"), more=("n",))
    return f"SELECT {names((*keys, 'period'))}, v, lo, hi, {why} AS why, n FROM ({drawn}) AS d"


def lost_columns(curve: Curve) -> tuple[str, ...]:
    """The columns that say how a spell went out of sight."""
    return tuple(one.dimension for one in curve.lost)


def followed_sql(curve: Curve) -> str:
    """Whether everybody of a period, whose last day is `last_day`, was followed to the end of a step, so that nobody can be lost in it."""
    return "FALSE" if curve.lost else f"({_ends(curve, 'last_day')} <= {_told(curve)})"


def unseen_sql(curve: Curve) -> str:
    """Whether nobody of a period, whose first day is `first_day`, can have been followed to the end of a step."""
    return f"({_ends(curve, 'first_day')} > {_told(curve)})"


def _ends(curve: Curve, day: str) -> str:
    """The day on which the row's step ends for what begins on a day."""
    return f"CASE step {' '.join(f'WHEN {step} THEN {_after(curve, reach, day)}' for step, reach in enumerate(steps_of(curve), 1))} END"


def _told(curve: Curve) -> str:
    return f"(SELECT day FROM calendar.told WHERE fact = {literal(curve.of.fact.id)})"
