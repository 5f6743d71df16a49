"""Who else stands behind a figure over persons: employers, or providers of services, where the fact says which column names them.

A figure of many persons can be that of one firm. Of one it is its own; of two each takes its own away and has the other's. So a cell
that few stand behind is not told. Hiding it would be of no use alone, for it is the whole less its other parts: so what each firm brings
counts for a part more or less than it is, always the same part in every cell (Evans, Zayatz and Slanta 1998). However cells are added and
taken away, what is left of a firm is off by that part; noise of each cell's own would go when a figure is put together of many cells.
How many are few is another number for each cell and period, for if it were one number, somebody who comes and brings a firm along
would open a cell that was shut.

So that this costs little, firms are counted by slot: each has one of 64, by its pseudonym, and those of one slot count as one. So never
more are counted than there are; of ten firms hardly ever fewer than five.

Columns here: for each side (`a`, `b`) `…_units`, how many stand behind its rows, and `…_off`, how far what they bring is off, in units of
the rule's part. Rows without anybody (a service of the authority's own) are nobody's, and count for no one.
"""

from __future__ import annotations

from puntari.define.disclosure import CellKeys
from puntari.define.person_measure import Count, Ends, PersonMeasure, Spread, Stock, base_of
from puntari.flow.figures.guarded_firms import MOST, PARTED, part_of_firm, slot_of_firm
from puntari.flow.figures.guarded_noise import drawn
from puntari.flow.figures.guarded_open_units import Whose, open_units_sql
from puntari.flow.figures.guarded_parts import FIGURES, PARTS, SUMMED, Asked, sides_of
from puntari.flow.figures.person_firms import FIRMS
from puntari.flow.figures.person_rows import number_of, rows_sql
from puntari.flow.figures.person_sums import DECIMAL
from puntari.flow.figures.person_terms import columns_read, part_of
from puntari.flow.figures.text import name

FEW, WHOLE = 4, 5
"""Turns of a cell's numbers: how many are few, and whether a part of one counts."""


def with_units(asked: Asked, parts: str) -> str:
    """The parts of a measure with the columns of its sides; parts as they are where the fact names nobody else."""
    if not asked.base.fact.also_of or isinstance(asked.measure, FIRMS):
        return parts
    on = " AND ".join([*(f"z.{name(key)} IS NOT DISTINCT FROM p.{name(key)}" for key in asked.keys), "z.number = p.number"])
    columns = [f"{side}_{one}" for side in sides_of(asked.measure) for one in ("units", "off")]
    told = ", ".join(f"coalesce(z.{one}, 0) AS {one}" for one in columns)
    return f"SELECT p.*, {told} FROM ({parts}) AS p LEFT JOIN ({_units(asked)}) AS z ON {on}"


def few_sql(measure: PersonMeasure, also_of: str, rule: CellKeys) -> str:
    """Whether few of them stand behind a side of a cell: fewer than the rule's least for sure, and by a number of the cell's up to so many
    more."""
    def few(side: str) -> str:
        least = f"{rule.units} + floor({drawn(side, FEW)} * {rule.units_more + 1})"
        return f"({side}_units > 0 AND {side}_units < {least} AND {side}p > 0)"

    if not also_of and not isinstance(measure, FIRMS):
        return "FALSE"
    changed = [f"ap < {rule.units}"] if isinstance(measure, Spread) else []
    return " OR ".join([*(few(side) for side in sides_of(measure)), *changed])


def is_moved(measure: PersonMeasure) -> bool:
    """Whether others stand behind what is counted, so that it moves by what each of them brings; firms counted themselves do not."""
    return bool(base_of(measure).fact.also_of) and not isinstance(measure, FIRMS)


def moved_sql(side: str, rule: CellKeys) -> str:
    """How far a side of a cell is moved, either way."""
    return f"{rule.apart!r} * {side}_off"


def moved_rows(rows: str, side: str, rule: CellKeys, whole: bool) -> str:
    """A changed count moved so: nobody stays nobody, and others stay beyond what a changed count can be. A whole number is found up or down
    by chance, or many small cells, each off by less than a half, would be off by nothing."""
    moved = moved_sql(side, rule)
    if whole:
        moved = f"CAST(floor({moved} + {drawn(side, WHOLE)}) AS BIGINT)"
    return f"CASE WHEN {rows} <= 0 THEN 0 ELSE greatest({rows} + {moved}, {rule.smallest + 1}) END"


def reach_sql(told: str, width: str, rule: CellKeys) -> str:
    """How far at most a count that is told may be from the true one for it, beside a width of other noise: of the told one, as the width
    must tell nothing more."""
    part = MOST * rule.apart
    return f"ceil({part / (1 - part)!r} * ({told} + {width}) + 1)"


def _units(asked: Asked) -> str:
    """Cells by key and number: what each slot's firms bring is summed up, then slots of whom anything is counted."""
    if isinstance(asked.base, Stock):
        return open_units_sql(asked, _rows(asked), Whose(slot_of_firm(_firm(asked)), part_of_firm(_firm(asked)), PARTED))
    keys, sides = "".join(f"{name(key)}, " for key in (*asked.keys, "number")), sides_of(asked.measure)
    each = ", ".join(f"sum({side}) AS {side}, sum(part * x * {side}) AS {side}_off" for side in sides)
    told = ", ".join(
        f"count(CASE WHEN {side} <> 0 THEN 1 END) AS {side}_units, CAST(sum({side}_off) AS DOUBLE PRECISION) / {PARTED} AS {side}_off"
        for side in sides
    )
    slots = f"SELECT {keys}z, {each} FROM ({_flow(asked)}) AS f GROUP BY {keys}z"
    return f"SELECT {keys}{told} FROM ({slots}) AS e GROUP BY {keys.removesuffix(', ')}"


def _flow(asked: Asked) -> str:
    """What begins, ends or happens: of each row the slot and the part of whoever stands behind it, what it brings, and on which side it
    is."""
    measure, base = asked.measure, asked.base
    source, inside, counts = f"({_rows(asked)}) AS r", "TRUE", "TRUE"
    if isinstance(measure, PARTS):
        inside, counts, source = part_of(measure, source, asked.grain, asked.hierarchy)
    day, firm, brings = f"r.{'e' if isinstance(base, Ends) else 'b'}", _firm(asked), "1"
    held = [f"{day} IS NOT NULL", f"{firm} IS NOT NULL"]
    if isinstance(measure, FIGURES) and measure.column:
        held.append(f"r.{name(measure.column.name)} IS NOT NULL")
    if isinstance(measure, SUMMED):
        brings = f"CAST({f'r.{name(measure.column.name)}' if measure.column else 'r.e - r.b + 1'} AS {DECIMAL})"
    held[0] += asked.within(day)
    columns = [*map(name, asked.keys), f"{number_of(day, base.frequency)} AS number", f"{slot_of_firm(firm)} AS z"]
    columns += [f"{part_of_firm(firm)} AS part", f"{brings} AS x", f"CASE WHEN {counts} AND {inside} THEN 1 ELSE 0 END AS a"]
    columns.append(f"CASE WHEN {counts} THEN 1 ELSE 0 END AS b")
    distinct = f"DISTINCT r.u, {firm}, " if isinstance(base, Count) and base.distinct else ""
    return f"SELECT {distinct}{', '.join(columns)} FROM {source} WHERE {' AND '.join(held)}"


def _firm(asked: Asked) -> str:
    return f"r.{name(asked.base.fact.also_of)}"


def _rows(asked: Asked) -> str:
    more = (*columns_read(asked.measure), asked.base.fact.also_of)
    return rows_sql(asked.base.fact, asked.base.where, asked.grain, asked.hierarchy, *more)
