"""SQL of curves of who is left: a life table out of counts, whether these are true or as the gate tells them.

Cells of the table come by key, period and `step`: of the `b` spells begun, `a` were seen to go on when the step ended (`reach` months or
days after the start), and `c` were followed for a part of the step only. `aw`, `cw` and `bw` are how far each count may be from the true
one; nought where it is that. So a curve that is told is made of counts that could be told, and of nothing else.

With n at risk when a step begins, d that ended in it and c lost sight of, the step's share of those who stayed is 1 - d / (n - c / 2), and
the curve is the product of such shares (Cutler and Ederer 1958). Written as a / b times what each step with c adds, it is the very share
a / b where everybody was followed. Its variance is Greenwood's (1926).
"""

from __future__ import annotations

from puntari.define.person_curve import Curve, HalfLeft, steps_of
from puntari.flow.figures.text import name, names

HALF, HAIR = 0.5, 1e-9
"""A half, and how far above it what stands for a half may come to lie by reckoning."""
NORMAL = 1.96
"""Standard errors each way that hold 95 of 100 of what is normally distributed."""
WITHOUT_END = "CAST('Infinity' AS DOUBLE PRECISION)"
"""The upper bound of a half, where the curve's own does not come down to one: it is told as an interval without an end."""
COUNTS = ("a", "c", "b", "aw", "cw", "bw")


def steps_values(curve: Curve) -> str:
    """The steps of a curve as rows of `step`, from 1, and `reach`."""
    rows = ", ".join(f"({number}, {reach})" for number, reach in enumerate(steps_of(curve), 1))
    return f"(VALUES {rows}) AS j(step, reach)"


def curve_sql(
    curve: Curve, cells: str, keys: tuple[str, ...], fewest: int = 0, more: tuple[str, ...] = (), strictest: int | None = None
) -> str:
    """Columns: the keys (the period among them), `more`, `b`, `v`, `lo` and `hi`, and as truths `estimated` (somebody was followed in
    part), `unseen` (nobody all the way) and `thin`: in a step with some followed in part fewer than `fewest` were at risk. With a stricter
    least number also `strictly_thin`, that by it there would be no such figure, and `strictly_unbounded`, that its bounds would lack."""
    mine = f"PARTITION BY {names(keys)} ORDER BY step"
    beside = "".join(f", {name(one)}" for one in more)
    counts = ", ".join(f"CAST({one} AS DOUBLE PRECISION) AS {one}" for one in COUNTS)
    # What is told changed may grow from one step to the next; who is left never does.
    left = f"SELECT *, least(b, min(a) OVER ({mine} ROWS UNBOUNDED PRECEDING)) AS stay FROM whole"
    steps = {
        "whole": f"SELECT {names(keys)}{beside}, step, reach, {counts} FROM ({cells}) AS c",
        "stayed": left,
        "begun": f"SELECT *, lag(stay, 1, b) OVER ({mine}) AS risk, coalesce(lag(aw) OVER ({mine}), bw) AS riskw FROM stayed",
        "parted": "SELECT *, least(c, risk - stay) AS part FROM begun",
        "stepped": f"SELECT *, {_each(fewest, fewest if strictest is None else strictest)} FROM parted",
        "summed": f"SELECT *, {_running(mine)} FROM stepped",
        "drawn": f"SELECT *, {_DRAWN} FROM summed",
        "bounded": f"SELECT *, {_BOUNDED} FROM drawn",
    }
    chain = ", ".join(f"{step} AS ({sql})" for step, sql in steps.items())
    strict = strictest is not None
    told = _half(keys, more, mine, strict) if isinstance(curve, HalfLeft) else _at_the_end(curve, keys, beside, strict)
    return f"WITH {chain} {told}"


def _adds(part: str, stay: str, risk: str) -> str:
    """The logarithm of what a step with some followed in part adds to the plain share."""
    return f"ln((1 + {part} / (2 * ({stay}))) / (1 - {part} / (2 * ({risk}))))"


def _each(fewest: int, strictest: int) -> str:
    """What each step brings: to the curve, to its bounds and to its variance."""
    least, most = "greatest(c - cw, 0)", "(c + cw)"
    low = f"CASE WHEN {least} > 0 AND {least} < risk + riskw THEN {_adds(least, 'stay + aw', 'risk + riskw')} ELSE 0 END"
    sure = f"{most} <= 0 OR (stay - aw > 0 AND {most} < 2 * (risk - riskw))"
    high = f"CASE WHEN {most} > 0 AND ({sure}) THEN {_adds(most, 'stay - aw', 'risk - riskw')} ELSE 0 END"
    ended, parted = "(risk - stay - part)", "(risk - part / 2)"
    return ", ".join([
        f"CASE WHEN part > 0 AND stay > 0 THEN {_adds('part', 'stay', 'risk')} ELSE 0 END AS adds",
        f"{low} AS low_adds", f"{high} AS high_adds",
        f"CASE WHEN {sure} THEN 0 ELSE 1 END AS wild",
        f"CASE WHEN {ended} > 0 AND {parted} > {ended} THEN {ended} / ({parted} * ({parted} - {ended})) ELSE 0 END AS spread",
        "CASE WHEN part > 0 AND stay <= 0 THEN 1 ELSE 0 END AS blind",
        f"CASE WHEN part > 0 AND risk < {fewest} THEN 1 ELSE 0 END AS scarce",
        f"CASE WHEN part > 0 AND risk < {strictest} THEN 1 ELSE 0 END AS scarcer",
    ])


def _running(mine: str) -> str:
    summed = {
        "added": "adds", "low_added": "low_adds", "high_added": "high_adds", "wilds": "wild", "variance": "spread", "blinds": "blind",
        "scarces": "scarce", "scarcers": "scarcer", "parts": "part",
    }
    return ", ".join(f"sum({one}) OVER ({mine} ROWS UNBOUNDED PRECEDING) AS {called}" for called, one in summed.items())


_DRAWN = (
    "CASE WHEN b > 0 AND blinds = 0 AND scarces = 0 THEN least(stay / b * exp(added), 1) END AS curve, "
    f"CASE WHEN parts > 0 AND b > 0 THEN {NORMAL} * least(stay / b * exp(added), 1) * sqrt(variance) ELSE 0 END AS error"
)
_BOUNDED = (
    "CASE WHEN curve IS NOT NULL THEN greatest(least((stay - aw) / (b + bw) * exp(low_added) - error, curve), 0) END AS low, "
    "CASE WHEN curve IS NOT NULL THEN CASE WHEN wilds > 0 OR b - bw <= 0 THEN 1 "
    "ELSE least(greatest((stay + aw) / (b - bw) * exp(high_added) + error, curve), 1) END END AS high"
)


def _at_the_end(curve: Curve, keys: tuple[str, ...], beside: str, strict: bool) -> str:
    strictly = ", (scarcers > 0) AS strictly_thin, FALSE AS strictly_unbounded" if strict else ""
    return (
        f"SELECT {names(keys)}{beside}, b, curve AS v, low AS lo, high AS hi, (parts > 0) AS estimated, (blinds > 0) AS unseen, "
        f"(scarces > 0) AS thin{strictly} FROM bounded WHERE step = {len(steps_of(curve))}"
    )


def _half(keys: tuple[str, ...], more: tuple[str, ...], mine: str, strict: bool) -> str:
    """Where the curve, and each of its bounds, comes down to a half; on a straight line within the step."""
    each = ("curve", "low", "high")
    behind = ", ".join(f"lag({one}, 1, CAST(1 AS DOUBLE PRECISION)) OVER ({mine}) AS {one}_before" for one in each)
    before = f"SELECT *, {behind}, lag(reach, 1, 0) OVER ({mine}) AS reach_before FROM bounded"
    crossed = ", ".join(
        f"CASE WHEN {one} <= {HALF + HAIR} AND {one}_before > {HALF + HAIR} THEN reach_before "
        f"+ least(({one}_before - {HALF}) / ({one}_before - {one}), 1) * (reach - reach_before) END AS {one}_half" for one in each
    )
    thin = "bool_or(scarcers > 0 AND curve_half IS NOT NULL) OR (min(curve_half) IS NULL AND bool_or(scarcers > 0)) AS strictly_thin"
    strictly = f", {thin}, bool_or(scarcers > 0 AND high_half IS NOT NULL) AS strictly_unbounded" if strict else ""
    beside = "".join(f", bool_or({name(one)}) AS {name(one)}" if one != "n" else ", max(n) AS n" for one in more)
    return (
        f"SELECT {names(keys)}{beside}, max(b) AS b, min(curve_half) AS v, "
        "CASE WHEN min(curve_half) IS NOT NULL THEN min(low_half) END AS lo, "
        f"CASE WHEN min(curve_half) IS NOT NULL THEN coalesce(max(high_half), {WITHOUT_END}) END AS hi, "
        "bool_or(curve_half IS NOT NULL AND parts > 0) AS estimated, bool_or(blinds > 0) AS unseen, bool_or(scarces > 0) AS thin"
        f"{strictly} FROM (SELECT *, {crossed} FROM ({before}) AS p) AS h GROUP BY {names(keys)}"
    )
