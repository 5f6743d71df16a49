"""SQL of measures that are more than counts of rows: sums of accounts, opinions with their interval, what few have most of, and what
crosses borders.
"""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.dimension import Hierarchy
from puntari.define.person_measure import Across, Concentration, Opinion, Total
from puntari.define.register import Shape
from puntari.flow.figures.person_rows import ground_name, number_of, rows_sql, whole_code
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.text import literal, name, names
from puntari.words.cell import Reason

DECIMAL = "DECIMAL(18, 4)"
LEAST = 5
"""Answers below which no mean of opinions is told."""


def is_of_accounts(measure: object) -> bool:
    """Whether it is a sum of rows that areas tell of themselves: an area without a row has not told, which is not zero."""
    if not isinstance(measure, Total) or measure.of.fact.unit is not None:
        return False
    return all(one.shape is Shape.OBSERVATION for one in measure.of.fact.registers)


def crossing(measure: Across, rows: str, grain: Grain, hierarchy: Hierarchy | None) -> tuple[str, str, str]:
    """The condition of crossing into another area of the level, that of the other area being told, and the rows as `r`."""
    other = f"r.{name(measure.column.name)}"
    if hierarchy is None or grain.level is None or whole_code(hierarchy, grain.level):
        return "FALSE", f"{other} IS NOT NULL", rows
    joined = f" LEFT JOIN place.{name(ground_name(hierarchy))} AS o ON o.member = {other} AND o.level = {literal(grain.level)}"
    return "o.code IS DISTINCT FROM r.area", f"{other} IS NOT NULL", rows + joined


def total_of(x: str) -> str:
    """The sum of figures: of decimals, so that it is the same in whichever order it is made."""
    return f"CAST(sum(CAST({x} AS {DECIMAL})) AS DOUBLE PRECISION)"


def accounts_sql(measure: Total, keys: tuple[str, ...], grid: str, found: str, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """Cells of sums of accounts: told where every member of the area that ever told of such rows has told of the period. By the codes
    of other dimensions what such a period has no row of is zero."""
    fact = measure.of.fact
    area = "r.area, " if "area" in keys else ""
    rows, code, joined = rows_sql(fact, measure.of.where, grain, hierarchy, fact.place.name), f"r.{name(fact.place.name)}", ""
    if hierarchy is not None and fact.place.level == hierarchy.base:
        joined = f" JOIN place.{name(ground_name(hierarchy))} AS h ON h.member = {code} AND h.level = {literal(hierarchy.base)}"
        code = "h.code"
    number = number_of("r.b", measure.of.frequency)
    told = f"SELECT {area}{number} AS number, count(DISTINCT {code}) AS members FROM ({rows}) AS r{joined} GROUP BY {area}{number}"
    every = f"max(members) OVER ({'PARTITION BY area' if area else ''})"
    whole = f"SELECT *, members = {every} AS whole FROM ({told}) AS m"
    same = [f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys]
    near = ["w.number = g.number", *(["w.area = g.area"] if area else [])]
    figures = (
        f"SELECT {''.join(f'g.{name(key)}, ' for key in keys)}g.period, w.whole, CASE WHEN w.whole THEN coalesce(c.v, 0) END AS v "
        f"FROM ({grid}) AS g LEFT JOIN ({whole}) AS w ON {' AND '.join(near)} "
        f"LEFT JOIN ({found}) AS c ON {' AND '.join([*same, 'c.number = g.number'])}"
    )
    why = f"CASE WHEN whole IS NULL THEN '{Reason.NOT_DELIVERED}' WHEN NOT whole THEN '{Reason.MEMBER_MISSING}' END"
    return f"SELECT {names((*keys, 'period'))}, v, v AS lo, v AS hi, {why} AS why, CAST(NULL AS BIGINT) AS n FROM ({figures}) AS f"


def opinions_sql(measure: Opinion, keys: tuple[str, ...], grid: str, rows: str) -> str:
    """Cells of opinions: the mean of answers, with 1.96 standard errors of a mean each way."""
    x = f"CAST(r.{name(measure.column.name)} AS {DECIMAL})"
    number = number_of("r.b", measure.of.frequency)
    listed = "".join(f"r.{name(key)}, " for key in keys)
    sums = f"count({x}) AS answers, CAST(sum({x}) AS DOUBLE PRECISION) AS first, CAST(sum({x} * {x}) AS DOUBLE PRECISION) AS second"
    persons = f"count(DISTINCT CASE WHEN {x} IS NOT NULL THEN r.u END) AS n"
    counted = f"SELECT {listed}{number} AS number, {sums}, {persons} FROM ({rows}) AS r GROUP BY {listed}{number}"
    judged = f"SELECT *, first / nullif(answers, 0) AS mean, {error_sql('first', 'second', 'answers')} AS error FROM ({counted}) AS s"
    on = " AND ".join([*(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys), "c.number = g.number"])
    told = f"coalesce(answers, 0) >= {LEAST}"
    shown = ", ".join(f"CASE WHEN {told} THEN {one} END AS {called}" for called, one in _ENDS.items())
    few = f"CASE WHEN {told} THEN '{Reason.SAMPLED}' ELSE '{Reason.FEW_RESPONDENTS}' END AS why"
    mine = names((*keys, "period"), "g")
    return f"SELECT {mine}, {shown}, {few}, coalesce(c.n, 0) AS n FROM ({grid}) AS g LEFT JOIN ({judged}) AS c ON {on}"


_ENDS = {"v": "mean", "lo": "mean - error", "hi": "mean + error"}


def error_sql(first: str, second: str, answers: str) -> str:
    """1.96 standard errors of a mean, of the sums of answers and of their squares."""
    spread = f"greatest({second} / nullif({answers}, 0) - ({first} / nullif({answers}, 0)) * ({first} / nullif({answers}, 0)), 0)"
    return f"1.96 * sqrt({spread} / nullif(greatest({answers} - 1, 0), 0))"


def concentrated_sql(measure: Concentration, keys: Iterable[str], rows: str) -> str:
    """Cells by key and number of the period: the part of the largest, or the sum of squared parts."""
    x = "count(*)" if measure.column is None else f"sum(CAST(r.{name(measure.column.name)} AS {DECIMAL}))"
    listed = "".join(f"{name(key)}, " for key in keys)
    number = number_of("r.b", measure.of.frequency)
    each = f"SELECT {listed}{number} AS number, r.u, {x} AS x FROM ({rows}) AS r WHERE r.u IS NOT NULL GROUP BY {listed}{number}, r.u"
    ranked = f"SELECT *, row_number() OVER (PARTITION BY {listed}number ORDER BY x DESC) AS place FROM ({each}) AS e WHERE x > 0"
    real = "CAST(x AS DOUBLE PRECISION)"
    part = f"sum(CASE WHEN place <= {measure.largest} THEN {real} END) / sum({real})"
    index = f"sum({real} * {real}) / (sum({real}) * sum({real}))"
    value = part if measure.largest else index
    return f"SELECT {listed}number, {value} AS v, count(*) AS n FROM ({ranked}) AS k GROUP BY {listed}number"
