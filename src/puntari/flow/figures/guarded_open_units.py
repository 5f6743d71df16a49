"""Who else stands behind what is open in a period, as running sums: nobody is counted again in a period in which nothing comes or goes.

What firms bring adds up, each with its own part, so the whole of it runs like the stock itself. How many slots of firms are taken needs
each slot's own running count: one more where it leaves nothing, one fewer where it comes back to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.person_measure import At, Share
from puntari.flow.figures.guarded_parts import FIGURES, SUMMED, Asked, sides_of
from puntari.flow.figures.person_rows import number_of
from puntari.flow.figures.person_sums import DECIMAL
from puntari.flow.figures.person_terms import EPOCH
from puntari.flow.figures.text import among, name, names


@dataclass(frozen=True)
class Whose:
    """Of a firm that a row names, as SQL: its `slot`, and its `part` in parts of one, of which there are `parted`."""

    slot: str
    part: str
    parted: int


def open_units_sql(asked: Asked, rows: str, whose: Whose) -> str:
    """Cells by key and number of the period with `…_units` and `…_off` of each side, of the `rows` of the fact that name somebody."""
    sides, keys = sides_of(asked.measure), (*asked.keys, "number")
    on = " AND ".join(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys)
    each = f"PARTITION BY {names(asked.keys, 'g')} " if asked.keys else ""
    window = f"OVER ({each}ORDER BY g.number ROWS UNBOUNDED PRECEDING)"
    told = ", ".join(f"{one} AS {side}_{called}" for side in sides for called, one in _told(asked, side, window, whose.parted).items())
    return f"SELECT {names(keys, 'g')}, {told} FROM ({asked.grid}) AS g LEFT JOIN ({_moves(asked, rows, whose)}) AS c ON {on}"


def _told(asked: Asked, side: str, window: str, parted: int) -> dict[str, str]:
    """What a side tells of a period: what has come to be; of a mean of days, what was before or came."""
    def running(column: str) -> str:
        return f"sum(coalesce(c.{side}_{column}, 0)) {window}"

    units, off = running("more"), running("off")
    if asked.base.at is At.AVERAGE:
        units, off = (
            f"{told} - coalesce(c.{side}_{gone}, 0) + coalesce(c.{side}_{came}, 0)"
            for told, gone, came in ((units, "more", "fresh"), (off, "off", "came"))
        )
    elif _lasts(asked):
        off = f"(g.last_day - {EPOCH} + 1) * {running('firms')} - {off}"
    return {"units": units, "off": f"CAST({off} AS DOUBLE PRECISION) / {parted}"}


def _moves(asked: Asked, rows: str, whose: Whose) -> str:
    """By cell and period: how many slots `more` are taken than before, and what comes and goes brings, `off` by each firm's part."""
    keys, of_slot = names((*asked.keys, "number")), names((*asked.keys, "z"))
    told, now = [], []
    for side in sides_of(asked.measure):
        now.append(f"sum({side}) OVER (PARTITION BY {of_slot} ORDER BY number ROWS UNBOUNDED PRECEDING) AS {side}_now")
        before = f"CASE WHEN {side}_now <> {side} THEN 1 ELSE 0 END"
        told.append(f"sum(CASE WHEN {side}_now <> 0 THEN 1 ELSE 0 END - {before}) AS {side}_more")
        told += [f"sum({side}_{one}) AS {side}_{one}" for one in _summed(asked)]
        if asked.base.at is At.AVERAGE:
            told.append(f"sum(CASE WHEN {side}_now - {side} + {side}_new <> 0 THEN 1 ELSE 0 END - {before}) AS {side}_fresh")
    counted = f"SELECT *, {', '.join(now)} FROM ({_changes(asked, rows, whose)}) AS n"
    return f"SELECT {keys}, {', '.join(told)} FROM ({counted}) AS w GROUP BY {keys}"


def _summed(asked: Asked) -> tuple[str, ...]:
    """The sums of a side that just add up: of what all bring, of what those who came bring, and of how many rows are open."""
    if asked.base.at is At.AVERAGE:
        return ("off", "came")
    return ("off", "firms") if _lasts(asked) else ("off",)


def _changes(asked: Asked, rows: str, whose: Whose) -> str:
    """By cell, period and slot of firms `z`: how many rows more or fewer are open of a side, and what they bring by the firms' parts."""
    measure, firm = asked.measure, f"r.{name(asked.base.fact.also_of)}"
    keys = "".join(f"{name(key)}, " for key in asked.keys)
    where = measure.where if isinstance(measure, Share) else ()
    inside = " AND ".join(among(f"r.{name(one.dimension)}", one.codes) for one in where)
    counts = {"a": f"CASE WHEN {inside} THEN 1 ELSE 0 END" if inside else "1", "b": "1"}
    source = f"({rows}) AS r WHERE (r.e IS NULL OR r.e >= r.b) AND {firm} IS NOT NULL"
    if isinstance(measure, FIGURES) and measure.column:
        source += f" AND r.{name(measure.column.name)} IS NOT NULL"
    columns = [f"{whose.slot} AS z, {whose.part} AS part", f"{_brought(asked)} AS x"]
    columns += [f"{counts[side]} AS {side}" for side in sides_of(asked.measure)]
    both = (
        f"SELECT {keys}r.b AS day, 1 AS sign, {', '.join(columns)} FROM {source} "
        f"UNION ALL SELECT {keys}r.e + 1 AS day, -1 AS sign, {', '.join(columns)} FROM {source} AND r.e IS NOT NULL"
    )
    sums = []
    for side in sides_of(asked.measure):
        each = {
            "off": f"sum(sign * part * x * {side})", "firms": f"sum(sign * part * {side})",
            "came": f"sum(CASE WHEN sign > 0 THEN part * {side} ELSE 0 END)",
        }
        sums += [f"sum(sign * {side}) AS {side}", *(f"{each[one]} AS {side}_{one}" for one in _summed(asked))]
        if asked.base.at is At.AVERAGE:
            sums.append(f"sum(CASE WHEN sign > 0 THEN {side} ELSE 0 END) AS {side}_new")
    grouped = f"{keys}z, {number_of('day', asked.base.frequency)}"
    return f"SELECT {grouped} AS number, {', '.join(sums)} FROM ({both}) AS c GROUP BY {grouped}"


def _brought(asked: Asked) -> str:
    """What a row brings: of a sum its amount, or its first day, from which how long it lasts on any day follows; else itself."""
    if not isinstance(asked.measure, SUMMED):
        return "1"
    column = asked.measure.column
    return f"CAST(r.{name(column.name)} AS {DECIMAL})" if column else f"(r.b - {EPOCH})"


def _lasts(asked: Asked) -> bool:
    """Whether the figure is how long what is open has lasted."""
    return isinstance(asked.measure, SUMMED) and asked.measure.column is None
