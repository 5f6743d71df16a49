"""Figures over persons under the rule of the gate: every count a block with noise of its own, and what is too small hidden.

Blocks are told at the finest grain that a question speaks of, each changed by its cell key, and a choice of several codes is the sum of
their blocks: asking for halves, for their complement or once more brings nothing new. A level of areas has blocks of its own. Thresholds
are held against changed counts, so that no answer turns on one person being there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from puntari.define.dimension import Hierarchy
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_curve import Curve
from puntari.define.person_measure import At, Base, Behind, Mean, Opinion, PersonMeasure, Quantile, Spread, Stock, Total, base_of
from puntari.flow.figures.guarded_curve import told_curve
from puntari.flow.figures.guarded_draws import ROWS, draws_of, has_several, mark_sql, turn_of_sum
from puntari.flow.figures.guarded_noise import changed_sql, drawn, other_sql, spread_sql
from puntari.flow.figures.guarded_parts import FIGURES, PARTS, SUMMED, Asked, most_sql, parts_sql, sides_of
from puntari.flow.figures.guarded_small import (
    STRICTLY,
    UNBOUNDED,
    Group,
    all_flags,
    bounded_sql,
    flags_sql,
    groups_of,
    hiding_flags,
    strictly,
    whole_side,
)
from puntari.flow.figures.guarded_units import is_moved, moved_rows, moved_sql, reach_sql, with_units
from puntari.flow.figures.person_firms import FIRMS
from puntari.flow.figures.person_sums import error_sql
from puntari.flow.figures.person_terms import person_sql, too_early
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.text import among, name, names
from puntari.words.cell import Reason
from puntari.words.errors import BadQuestion

ROUNDED = (1, 2, 4, 8, 16, 32, 64, 128, 256)
"""The most rows that anybody has are told in bounds only as one of these, and as the most of all cells of the answer."""


def guarded_sql(
    binding: RegisterBinding, grain: Grain, hierarchy: Hierarchy | None, rule: CellKeys, only: tuple[Condition, ...] = (),
    stricter: CellKeys | None = None,
) -> str:
    """The cells of a binding at a grain with the columns of `terms`, `n` left empty; `only` restricts dimensions to codes. A `stricter`
    rule of the same noise adds the column STRICTLY: the reason by it."""
    finest = replace(grain, dimensions=tuple(dict.fromkeys((*grain.dimensions, *(one.dimension for one in only)))))
    _refuse_wide(binding, finest, stricter or rule)
    measure = binding.value
    if any(len(one.codes) > 1 and one.dimension not in grain.dimensions for one in only):
        _refuse_together(measure)
    blocks = blocks_sql(measure, finest, hierarchy, rule, stricter)
    if isinstance(measure, Curve):
        return told_curve(binding, blocks, grain, rule, only, stricter)
    if binding.per is not None:
        blocks = _joined(binding, blocks, blocks_sql(binding.per, finest, hierarchy, rule, stricter), finest, stricter)
    return _told(binding, blocks, grain, rule, only, stricter)


def _refuse_wide(binding: RegisterBinding, finest: Grain, rule: CellKeys) -> None:
    asked = len(finest.dimensions) + (finest.level is not None)
    if asked > rule.dimensions:
        raise BadQuestion(f"a question about persons may have {rule.dimensions} dimensions with the area, not {asked}; leave some out")
    for fact in binding.facts:
        if fact.unit is None and not fact.of_nobody:
            raise BadQuestion(f"{fact.id} does not say whose its rows are, so its figures cannot be protected and are not told")


def _refuse_together(measure: PersonMeasure) -> None:
    """Refuse a figure of several codes together that is no sum of their blocks. A mean is put together by how many rows each block has,
    changed for its persons alone, so of firms behind it that would tell more than a count does."""
    what = next((named for kind, named in _NO_SUMS.items() if isinstance(measure, kind)), "")
    if what and (what != "a mean" or base_of(measure).fact.also_of):
        raise BadQuestion(f"{what} of several codes together is not told; ask for one code, or break down by the dimension")


_NO_SUMS = {Quantile: "a quantile", Behind: "a count of firms", Spread: "a spread", Mean: "a mean", Opinion: "a mean"}
"""Measures of which several codes together have no figure that is the sum of theirs."""


def blocks_sql(
    measure: PersonMeasure, finest: Grain, hierarchy: Hierarchy | None, rule: CellKeys, stricter: CellKeys | None = None
) -> str:
    """Columns: the keys, period, `a` (and `b`) the changed counts, `ap` (and `bp`) those of persons, and why a cell may not be told."""
    if base_of(measure).fact.of_nobody:
        return _exact(measure, finest, hierarchy, rule, stricter)
    asked = Asked(measure, finest, hierarchy, rule.several, rule.apart)
    groups = groups_of(measure, finest)
    early = too_early(measure)
    told = [names((*asked.keys, "period")), f"({early}) AS early" if early else "FALSE AS early"]
    told += ["(bad > 0 OR salt_times IS NULL) AS unkeyed"]
    told += flags_sql(measure, groups, rule, stricter)
    for side in sides_of(measure):
        told += [f"{side}_told AS {side}", f"CASE WHEN nobody THEN 0 ELSE {side}p END AS {side}p"]
        told.append(f"{_width(measure, side, rule)} AS {side}w")
    if isinstance(measure, SUMMED):
        told += _sums(measure, rule)
    if isinstance(measure, Quantile):
        told += _points(measure, rule)
    rows = "".join(f", {_rows(measure, side, rule)} AS {side}_told" for side in sides_of(measure))
    return f"SELECT {', '.join(told)} FROM (SELECT *{rows} FROM ({_noisy(_asked_for(asked), measure, groups, rule)}) AS r) AS t"


def _asked_for(asked: Asked) -> str:
    """The parts of the periods that are read, with the most rows that anybody has in any cell of all periods: bounds are told by that."""
    parts, named = with_units(asked, parts_sql(asked)), asked.named
    if asked.counts_rows and asked.alone and asked.once:
        return f"SELECT *, {', '.join(f'{ROUNDED[0]} AS {side}_round' for side in sides_of(asked.measure))} FROM ({parts}) AS o"
    rounded = ", ".join(f"{_rounded(f'{side}_most')} AS {side}_round" for side in sides_of(asked.measure))
    if asked.counts_rows and asked.alone:
        return f"SELECT p.*, {rounded} FROM ({parts}) AS p CROSS JOIN ({most_sql(asked)}) AS m"
    if asked.counts_rows:
        most = ", ".join(f"max({side}_top) OVER () AS {side}_most" for side in sides_of(asked.measure))
        parts = f"SELECT *, {rounded} FROM (SELECT *, {most} FROM ({parts}) AS m) AS o"
    return f"SELECT * FROM ({parts}) AS w WHERE {among('period', named)}" if named else parts


def _rounded(most: str) -> str:
    return f"CASE {' '.join(f'WHEN {most} <= {one} THEN {one}' for one in ROUNDED)} ELSE {most} END"


def _sums(measure: Mean | Total | Opinion, rule: CellKeys) -> list[str]:
    """A changed sum. Of a mean it is one of as many rows as a changed count has: true numbers of rows would be had from the means of two
    codes and of both together, or from a sum and its mean if these had one draw. A sum is changed as its persons are as well: where each
    contributes what everybody knows, a fee or a day, it is a count of them, and two sums with draws of their own would give it away."""
    moved = f" + {moved_sql('a', rule)}" if is_moved(measure) else ""
    turn = turn_of_sum(measure)
    total = f"total + {spread_sql(drawn('a', turn))} * big{moved}"
    if isinstance(measure, Total):
        persons = "axp / CAST(nullif(a_n, 0) AS DOUBLE PRECISION)"
        return [f"CASE WHEN nobody THEN 0 ELSE total * {persons} + {spread_sql(drawn('a', turn))} * big{moved} END AS total"]
    squares = f"squares + {spread_sql(drawn('a', turn + 3))} * big_square"
    told = {"total": total} | ({"squares": squares} if isinstance(measure, Opinion) else {})
    return [f"({one}) / nullif(a_rows, 0) * a_told AS {called}" for called, one in told.items()]


def _exact(measure: PersonMeasure, finest: Grain, hierarchy: Hierarchy | None, rule: CellKeys, stricter: CellKeys | None) -> str:
    """Blocks of what is of nobody, as it is: beside figures over persons it is divided by them, or they by it."""
    keys = names((*(("area",) if finest.level else ()), *finest.dimensions, "period"))
    none = ", ".join(f"FALSE AS {flag}" for flag in ("early", "unkeyed", *all_flags(measure, stricter)))
    told = f"v AS a, {(stricter or rule).whole} AS ap, 0 AS aw, v AS total"
    return f"SELECT {keys}, {none}, {told} FROM ({person_sql(measure, finest, hierarchy)}) AS x"


def _points(measure: Quantile, rule: CellKeys) -> tuple[str, ...]:
    """A quantile as a point between its ends, and bounds that it lies between for sure, each a point further out by a number of its own.
    Of few persons no bounds are told: they would lie near the first and the last of all."""
    between = [("q_lo", "q_hi"), ("q_least", "q_lo"), ("q_hi", "q_most")]
    point, low, high = (f"{one} + {drawn('a', turn)} * ({other} - {one})" for turn, (one, other) in enumerate(between))
    enough = bounded_sql(measure, rule)
    told = (("NOT nobody", point, "q"), (enough, low, "q_low"), (enough, high, "q_high"))
    return tuple(f"CASE WHEN {when} THEN {one} END AS {called}" for when, one, called in told)


def _noisy(parts: str, measure: PersonMeasure, groups: list[Group], rule: CellKeys) -> str:
    """Parts with the changed counts of persons of each side, `ap`, and of each group, `g0p`; `axp` is of the same persons by another draw,
    for rows. What is told as nobody, `nobody`, is told so in everything: a group that is told as none has no parts, and whether anything of
    a cell is hidden or there is none of it hangs on the changed count, or it would tell that somebody is there. In steps, so that nothing
    is made twice."""
    several = sides_of(measure) if has_several(measure) else ""
    more = [f"{side}_n AS {side}x_n, {other_sql(f'{side}_ck')} AS {side}x_ck" for side in several]
    more += [column for group in groups for column in group.columns]
    summed = f"SELECT *{''.join(f', {column}' for column in more)} FROM ({parts}) AS p"
    marks = {side: mark_sql(measure, side) for side in sides_of(measure)}
    marks |= {f"{side}x": marks[side] for side in several} | {group.id: marks[whole_side(measure)] for group in groups}
    nobody = " OR ".join(f"{one}p <= 0" for one in (whole_side(measure), *(group.id for group in groups)))
    wholly = "".join(f", {group.wholly}" for group in groups)
    return f"SELECT *, ({nobody}) AS nobody{wholly} FROM ({changed_sql(summed, marks, rule, draws_of(measure))}) AS y"


def _rows(measure: PersonMeasure, side: str, rule: CellKeys) -> str:
    """A changed count of rows: a change of the persons, as many rows each as the one with the most of them has, and a part of that more
    or less, so that neither its fraction nor its remainder tells anything; none if nobody. Where anybody may have several rows it is never
    the change by which the persons are told: persons taken away as often as that would leave a count of those with fewer, unchanged, and
    whether the two are equal would tell whether anybody has several."""
    base = base_of(measure)
    if isinstance(measure, FIRMS):
        return f"CASE WHEN nobody OR {side}p <= 0 THEN 0 ELSE {side}p END"
    if isinstance(measure, Quantile):
        return f"{side}p"
    number = drawn(side, ROWS)
    if isinstance(base, Stock) and base.at is At.AVERAGE:
        changed = f"greatest({side}_rows + ({side}p - {side}_n) + {number} - 0.5, 0)"
    elif has_several(measure):
        beside = f"CASE WHEN {side}_top > 1 THEN CAST(round(({number} - 0.5) * {side}_top) AS BIGINT) ELSE 0 END"
        changed = f"greatest({side}_rows + ({side}xp - {side}_n) * {side}_top + {beside}, {rule.smallest + 1})"
    else:
        changed = f"{side}_rows + ({side}p - {side}_n)"
    told = f"CASE WHEN nobody OR {side}p <= 0 THEN 0 ELSE {changed} END"
    whole = not (isinstance(base, Stock) and base.at is At.AVERAGE)
    return moved_rows(f"({told})", side, rule, whole) if is_moved(measure) and not isinstance(measure, SUMMED) else told


def _width(measure: PersonMeasure, side: str, rule: CellKeys) -> str:
    """How far a changed count of rows lies from the true one at most."""
    base = base_of(measure)
    if isinstance(measure, FIGURES | FIRMS):
        return f"{rule.most}" if isinstance(measure, Behind) else "0"
    width = _width_of_persons(base, side, rule)
    return f"({width} + {reach_sql(f'{side}_told', width, rule)})" if is_moved(measure) else width


def _width_of_persons(base: Base, side: str, rule: CellKeys) -> str:
    if isinstance(base, Stock):
        return f"{rule.most + 0.5 if base.at is At.AVERAGE else rule.most}"
    return f"({rule.most} * {side}_round + floor({side}_round / 2.0))"


def _joined(binding: RegisterBinding, value: str, per: str, finest: Grain, stricter: CellKeys | None) -> str:
    """Blocks of a count or a sum with those of what it is divided by."""
    keys = (*(("area",) if finest.level else ()), *finest.dimensions, "period")
    on = " AND ".join(f"v.{name(key)} IS NOT DISTINCT FROM p.{name(key)}" for key in keys)
    below = ("early", "unkeyed", *all_flags(binding.per, stricter))
    flags = ("early", "unkeyed", *all_flags(binding.value, stricter))
    either = ", ".join(f"(v.{one} OR p.{one}) AS {one}" if one in below else f"v.{one}" for one in flags)
    sides = "v.a, v.ap, v.aw, p.a AS b, p.ap AS bp, p.aw AS bw" + (", v.total" if isinstance(binding.value, Total) else "")
    return f"SELECT {names(keys, 'v')}, {either}, {sides} FROM ({value}) AS v JOIN ({per}) AS p ON {on}"


def _told(
    binding: RegisterBinding, blocks: str, grain: Grain, rule: CellKeys, only: tuple[Condition, ...], stricter: CellKeys | None
) -> str:
    """Blocks put together to the cells that are asked for, as value, bounds and reason."""
    keys = (*(("area",) if grain.level else ()), *grain.dimensions, "period")
    chosen = " AND ".join(among(name(one.dimension), one.codes) for one in only) or "TRUE"
    sums = [f"sum({column}) AS {column}" for column in _summed(binding)]
    either = [f"bool_or({one}) AS {one}" for one in ("early", "unkeyed", *all_flags(binding.value, stricter))]
    summed = ", ".join(["count(*) AS blocks", *sums, *either])
    cells = f"SELECT {names(keys)}, {summed} FROM ({blocks}) AS b WHERE {chosen} GROUP BY {names(keys)}"
    value, low, high = _value(binding)
    flags = {one: one for one in hiding_flags(binding.value)}
    why = {"why": _why(binding, rule, flags)}
    if stricter is not None:
        why[STRICTLY] = _why(binding, stricter, {one: strictly(one) for one in flags}, isinstance(binding.value, Quantile))
    reasons = ", ".join(f"{sql} AS {called}" for called, sql in why.items())
    told = f"SELECT *, {reasons} FROM (SELECT *, {value} AS value, {low} AS low, {high} AS high FROM ({cells}) AS c) AS d"
    shown = ", ".join(
        f"CASE WHEN why = '{Reason.PERTURBED}' THEN {column} * {float(binding.times)!r} END AS {short}"
        for column, short in (("value", "v"), ("low", "lo"), ("high", "hi"))
    )
    return f"SELECT {names(keys)}, {shown}, {', '.join(why)}, CAST(NULL AS BIGINT) AS n FROM ({told}) AS w"


def _why(binding: RegisterBinding, rule: CellKeys, flags: Mapping[str, str], bounds: bool = False) -> str:
    """The reason of a cell by a rule whose `flags` are called so; `bounds` says that it may tell a figure without them."""
    small = f"({flags['small']}{f' OR (bp > 0 AND bp < {rule.whole})' if binding.per is not None else ''})"
    lacking = " OR ".join(f"{column} IS NULL" for column in _exact_columns(binding))
    cases = {
        "early": Reason.FOLLOW_UP_OPEN, "unkeyed": Reason.UNPROTECTED, small: Reason.FEW_PERSONS, flags["few"]: Reason.FEW_UNITS,
        flags.get("dominated", ""): Reason.DOMINATED, lacking: Reason.NOT_DELIVERED, "value IS NULL": Reason.ZERO_DENOMINATOR,
        strictly(UNBOUNDED) if bounds else "": UNBOUNDED,
    }  # fmt: skip
    when = " ".join(f"WHEN {held} THEN '{reason}'" for held, reason in cases.items() if held)
    return f"CASE {when} ELSE '{Reason.PERTURBED}' END"


def _exact_columns(binding: RegisterBinding) -> tuple[str, ...]:
    """The columns of a cell that are of nobody, of which an area may have told nothing."""
    above, below = base_of(binding.value).fact, base_of(binding.per).fact if binding.per is not None else None
    value = ("total" if isinstance(binding.value, Total) else "a",) if above.of_nobody else ()
    return (*value, *(("b",) if below is not None and below.of_nobody else ()))


def _summed(binding: RegisterBinding) -> tuple[str, ...]:
    if isinstance(binding.value, Total) and binding.per is not None:
        return ("total", "b", "bp", "bw")
    if isinstance(binding.value, SUMMED):
        return ("total", "a", *(("squares",) if isinstance(binding.value, Opinion) else ()))
    if isinstance(binding.value, Quantile):
        return ("q", "q_low", "q_high")
    return ("a", "ap", "aw", "b", "bp", "bw") if isinstance(binding.value, PARTS | Spread) or binding.per is not None else ("a", "ap", "aw")


def _value(binding: RegisterBinding) -> tuple[str, str, str]:
    """The value and its bounds: sure ones of counts and of what is divided, none of means, points further out of quantiles."""
    measure, none = binding.value, "CAST(NULL AS DOUBLE PRECISION)"
    if isinstance(measure, Total) and binding.per is None:
        return "total", none, none
    if isinstance(measure, Total):
        lasts = base_of(measure).fact.of_nobody
        sure = ("total / nullif(b + bw, 0)", "total / nullif(greatest(b - bw, 0), 0)") if lasts else (none, none)
        return "total / nullif(b, 0)", *sure
    if isinstance(measure, SUMMED):
        mean, error = "total / nullif(a, 0)", error_sql("total", "squares", "a")
        return mean, *((f"{mean} - {error}", f"{mean} + {error}") if isinstance(measure, Opinion) else (none, none))
    if isinstance(measure, Quantile):
        return "q", "q_low", "q_high"
    if isinstance(measure, Spread):
        return "CASE WHEN b > 0 THEN least(CAST(a AS DOUBLE PRECISION) / b, 1) END", none, none
    if binding.per is None and isinstance(measure, Base | Behind):
        return "CAST(a AS DOUBLE PRECISION)", "greatest(a - aw, 0)", "a + aw"
    ratio = "CAST(a AS DOUBLE PRECISION) / nullif(b, 0)"
    low = "CAST(greatest(a - aw, 0) AS DOUBLE PRECISION) / (b + bw)"
    high = "CAST(a + aw AS DOUBLE PRECISION) / nullif(greatest(b - bw, 0), 0)"
    if binding.per is None or binding.part:
        ratio, high = f"CASE WHEN a > b AND b > 0 THEN 1 ELSE {ratio} END", f"least({high}, 1)"
    return ratio, low, high
