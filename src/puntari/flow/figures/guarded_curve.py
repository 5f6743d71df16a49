"""Curves of who is left as the gate tells them: out of changed counts, of those who went on at the end of each step, of those lost sight
of in it and of all who began. Each is a count of persons with noise of its own that lasts, as `Lasting` and `Starts` are told with; the
curve is made of them and of nothing else, so who knew all of them could not know more by having the curve.
"""

from __future__ import annotations

from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.flow.figures.curve import COUNTS, curve_sql, steps_values
from puntari.flow.figures.curve_rows import followed_sql, unseen_sql
from puntari.flow.figures.guarded_small import STRICTLY, UNBOUNDED, strictly
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.text import among, name, names
from puntari.words.cell import Reason


def told_curve(
    binding: RegisterBinding, blocks: str, grain: Grain, rule: CellKeys, only: tuple[Condition, ...], stricter: CellKeys | None = None
) -> str:
    """Blocks of every step put together to the cells that are asked for, and these to the curve, its bounds and its reason.

    Bounds are sure for the noise, with what chance does to an estimate added. In a step that everybody was followed through nobody can
    have been lost, which is no secret, so there is no noise of that."""
    curve, keys = binding.value, (*(("area",) if grain.level else ()), *grain.dimensions, "period")
    chosen = " AND ".join(among(name(one.dimension), one.codes) for one in only) or "TRUE"
    flags = ("unkeyed", "small", *((strictly("small"),) if stricter is not None else ()))
    sums = ", ".join([*(f"sum({one}) AS {one}" for one in COUNTS), *(f"bool_or({one}) AS {one}" for one in flags)])
    cells = f"SELECT {names((*keys, 'step'))}, {sums} FROM ({blocks}) AS k WHERE {chosen} GROUP BY {names((*keys, 'step'))}"
    days = f"SELECT label, first_day, last_day FROM calendar.periods WHERE frequency = '{curve.of.frequency}'"
    sure = "CASE WHEN whole_seen THEN 0 WHEN none_seen THEN greatest(c, 1) ELSE c END AS c, CASE WHEN whole_seen THEN 0 ELSE cw END AS cw"
    seen = (
        f"SELECT {names(keys, 'k')}, k.step, j.reach, k.a, k.c, k.b, k.aw, k.cw, k.bw, {names(flags, 'k')}, first_day, last_day "
        f"FROM ({cells}) AS k "
        f"JOIN ({days}) AS d ON d.label = k.period JOIN {steps_values(curve)} ON j.step = k.step"
    )
    table = (
        f"SELECT {names((*keys, 'step'))}, reach, a, {sure}, b, aw, bw, {names(flags)} "
        f"FROM (SELECT *, {followed_sql(curve)} AS whole_seen, {unseen_sql(curve)} AS none_seen FROM ({seen}) AS s) AS t"
    )
    drawn = curve_sql(curve, table, keys, rule.whole, flags, stricter.whole if stricter is not None else None)
    why = {"why": _why("small", "v IS NULL AND thin")}
    if stricter is not None:
        unbounded = f"WHEN {strictly(UNBOUNDED)} THEN '{UNBOUNDED}' "
        why[STRICTLY] = _why(strictly("small"), f"(v IS NULL AND thin) OR {strictly('thin')}", unbounded)
    reasons = ", ".join(f"{sql} AS {called}" for called, sql in why.items())
    shown = ", ".join(
        f"CASE WHEN why = '{Reason.PERTURBED}' THEN {one} * {float(binding.times)!r} END AS {one}" for one in ("v", "lo", "hi")
    )
    return f"SELECT {names(keys)}, {shown}, {', '.join(why)}, CAST(NULL AS BIGINT) AS n FROM (SELECT *, {reasons} FROM ({drawn}) AS d) AS w"


def _why(small: str, thin: str, bounds: str = "") -> str:
    return (
        f"CASE WHEN unkeyed THEN '{Reason.UNPROTECTED}' WHEN {small} THEN '{Reason.FEW_PERSONS}' "
        f"WHEN b <= 0 THEN '{Reason.ZERO_DENOMINATOR}' "
        f"WHEN v IS NULL AND unseen THEN '{Reason.FOLLOW_UP_OPEN}' WHEN {thin} THEN '{Reason.FEW_PERSONS}' "
        f"WHEN v IS NULL THEN '{Reason.HALF_NOT_REACHED}' {bounds}ELSE '{Reason.PERTURBED}' END"
    )
