"""Who else stands behind a figure over persons: employers, or providers of services, where the fact says which column names them.

A figure of many persons can be that of one firm. Of one it is its own; of two each takes its own away and has the other's. So a cell
that few stand behind is not told. Hiding it would be of no use alone, for it is the whole less its other parts: so what each firm brings
counts for a part more or less than it is, always the same part in every cell (Evans, Zayatz and Slanta 1998). However cells are added and
taken away, what is left of a firm is off by that part; noise of each cell's own would go when a figure is put together of many cells.
How many are few is another number for each cell and period, for if it were one number, somebody who comes and brings a firm along
would open a cell that was shut.

Columns here: for each side (`a`, `b`) `…_units`, how many stand behind its rows, and `…_off`, how far what they bring is off, in units of
the rule's part. Rows without anybody (a service of the authority's own) are nobody's, and count for no one.
"""

from __future__ import annotations

from puntari.define.disclosure import CellKeys
from puntari.define.person_measure import At, Count, Ends, PersonMeasure, Share, Stock
from puntari.flow.figures.guarded_noise import number_sql
from puntari.flow.figures.guarded_parts import FIGURES, PARTS, SUMMED, Asked
from puntari.flow.figures.person_rows import number_of, rows_sql
from puntari.flow.figures.person_sums import DECIMAL
from puntari.flow.figures.person_terms import EPOCH, columns_read, part_of
from puntari.flow.figures.text import among, name
from puntari.guard.noise import PRIME

MOST = 1.5
"""The most times the rule's part that what somebody brings is off."""
FEW, WHOLE = 4, 5
"""Turns of a cell's numbers: how many are few, and whether a part of one counts."""


def with_units(asked: Asked, parts: str) -> str:
    """The parts of a measure with the columns of its sides; parts as they are where the fact names nobody else."""
    if not asked.base.fact.also_of:
        return parts
    on = " AND ".join([*(f"z.{name(key)} IS NOT DISTINCT FROM p.{name(key)}" for key in asked.keys), "z.number = p.number"])
    columns = [f"{side}_{one}" for side in _sides(asked.measure) for one in ("units", "off")]
    told = ", ".join(f"coalesce(z.{one}, 0) AS {one}" for one in columns)
    return f"SELECT p.*, {told} FROM ({parts}) AS p LEFT JOIN ({_units(asked)}) AS z ON {on}"


def few_sql(measure: PersonMeasure, also_of: str, rule: CellKeys) -> str:
    """Whether few of them stand behind a side of a cell: fewer than the rule's least for sure, and by a number of the cell's up to so many
    more."""
    def few(side: str) -> str:
        least = f"{rule.units} + floor({number_sql(side, FEW)} * {rule.units_more + 1})"
        return f"({side}_units > 0 AND {side}_units < {least})"

    return " OR ".join(few(side) for side in _sides(measure)) if also_of else "FALSE"


def moved_sql(side: str, rule: CellKeys) -> str:
    """How far a side of a cell is moved, either way."""
    return f"{rule.apart!r} * {side}_off"


def moved_rows(rows: str, side: str, rule: CellKeys, whole: bool) -> str:
    """A changed count moved so: nobody stays nobody, and others stay beyond what a changed count can be. A whole number is found up or down
    by chance, or many small cells, each off by less than a half, would be off by nothing."""
    moved = moved_sql(side, rule)
    if whole:
        moved = f"CAST(floor({moved} + {number_sql(side, WHOLE)}) AS BIGINT)"
    return f"CASE WHEN {rows} <= 0 THEN 0 ELSE greatest({rows} + {moved}, {rule.smallest + 1}) END"


def reach_sql(told: str, width: str, rule: CellKeys) -> str:
    """How far at most a count that is told may be from the true one for it, beside a width of other noise: of the told one, as the width
    must tell nothing more."""
    part = MOST * rule.apart
    return f"ceil({part / (1 - part)!r} * ({told} + {width}) + 1)"


def part_of_firm(firm: str) -> str:
    """By how many times the rule's part what somebody brings is off: from 0.5 to 1.5 either way, by the pseudonym, which nobody knows."""
    number = f"(CAST((({firm} % {PRIME}) * 1103515245 + 12345) % {PRIME} AS DOUBLE PRECISION) / {PRIME})"
    return f"(CASE WHEN {number} < 0.5 THEN -0.5 - 2 * {number} ELSE 2 * {number} - 0.5 END)"


def _sides(measure: PersonMeasure) -> str:
    return "ab" if isinstance(measure, PARTS) else "a"


def _units(asked: Asked) -> str:
    """Cells by key and number: what each brings is summed up, then whoever brings anything counted."""
    keys = "".join(f"{name(key)}, " for key in asked.keys)
    each = _flow(asked)
    if isinstance(asked.base, Stock):
        each = _open_figures(asked) if isinstance(asked.measure, FIGURES) else _open(asked)
    told = ", ".join(
        f"count(CASE WHEN {side} <> 0 THEN 1 END) AS {side}_units, "
        f"CAST(sum(CAST({part_of_firm('z')} * {side} AS {DECIMAL})) AS DOUBLE PRECISION) AS {side}_off"
        for side in _sides(asked.measure)
    )
    return f"SELECT {keys}number, {told} FROM ({each}) AS e GROUP BY {keys}number"


def _flow(asked: Asked) -> str:
    """What begins, ends or happens by cell and by whoever stands behind it."""
    measure, base = asked.measure, asked.base
    source = f"({_rows(asked)}) AS r"
    inside, counts = "TRUE", "TRUE"
    if isinstance(measure, PARTS):
        inside, counts, source = part_of(measure, source, asked.grain, asked.hierarchy)
    day = f"r.{'e' if isinstance(base, Ends) else 'b'}"
    if isinstance(measure, FIGURES):
        brings = [_brought(measure, f"r.{name(measure.column.name)}" if measure.column else "r.e - r.b + 1")]
    else:
        distinct = isinstance(base, Count) and base.distinct
        whole = f"CASE WHEN {counts} THEN {'r.u' if distinct else 1} END"
        brings = [f"count({'DISTINCT ' if distinct else ''}CASE WHEN {inside} THEN {whole} END)", f"count({whole})"]
    return _by_unit(asked, source, number_of(day, base.frequency), brings, f"{day} IS NOT NULL", "")


def _open(asked: Asked) -> str:
    """Spells open at the end of a period, or in it where the stock is a mean of its days: running sums, of each who has any."""
    keys, cell = (", ".join([*(f"{of}{name(key)}" for key in asked.keys), ""]).rstrip(" ") for of in ("", "g."))
    same = [f"p.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in asked.keys]
    mine = [f"n.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in asked.keys]
    window = f"OVER (PARTITION BY {cell} p.z ORDER BY g.number ROWS UNBOUNDED PRECEDING)"
    # Of a mean of days whoever was there before or came: as many as of the persons' own count.
    beside = " - coalesce(n.d, 0) + coalesce(n.came, 0)" if asked.base.at is At.AVERAGE else ""
    brings = {"a": f"sum(coalesce(n.part, 0)) {window}{beside}", "b": f"sum(coalesce(n.d, 0)) {window}"}
    told = ", ".join(f"{brings[side]} AS {side}" for side in _sides(asked.measure))
    return (
        f"WITH net AS ({_changes(asked)}), pairs AS (SELECT DISTINCT {keys} z FROM net) SELECT {cell} g.number, p.z, {told} "
        f"FROM ({asked.grid}) AS g JOIN pairs AS p ON {' AND '.join([*same, 'TRUE'])} "
        f"LEFT JOIN net AS n ON {' AND '.join([*mine, 'n.z = p.z', 'n.number = g.number'])}"
    )


def _changes(asked: Asked) -> str:
    """By cell, by `z` who stands behind and by number of the period: how many spells more or fewer there are, of the whole (`d`) and of a
    share's part, and how many came."""
    whose, keys = f"r.{name(asked.base.fact.also_of)}", "".join(f"{name(key)}, " for key in asked.keys)
    where = asked.measure.where if isinstance(asked.measure, Share) else ()
    part = f"CASE WHEN {' AND '.join(among(f'r.{name(one.dimension)}', one.codes) for one in where) or 'TRUE'} THEN 1 ELSE 0 END"
    rows = f"({_rows(asked)}) AS r WHERE (r.e IS NULL OR r.e >= r.b) AND {whose} IS NOT NULL"
    both = (
        f"SELECT {keys}{whose} AS z, r.b AS day, 1 AS d, {part} AS part FROM {rows} "
        f"UNION ALL SELECT {keys}{whose} AS z, r.e + 1 AS day, -1 AS d, -{part} AS part FROM {rows} AND r.e IS NOT NULL"
    )
    grouped = f"{keys}z, {number_of('day', asked.base.frequency)}"
    sums = "sum(d) AS d, sum(part) AS part, count(CASE WHEN d > 0 THEN 1 END) AS came"
    return f"SELECT {grouped} AS number, {sums} FROM ({both}) AS c GROUP BY {grouped}"


def _open_figures(asked: Asked) -> str:
    """Figures of what is open on the last day of each period: periods are joined with spells."""
    measure = asked.measure
    same = [f"r.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in asked.keys]
    on = " AND ".join([*same, "r.b <= g.last_day", "(r.e IS NULL OR r.e >= g.last_day)"])
    figure = f"r.{name(measure.column.name)}" if measure.column else f"(g.last_day - {EPOCH}) - (r.b - {EPOCH}) + 1"
    source = f"({asked.grid}) AS g JOIN ({_rows(asked)}) AS r ON {on}"
    return _by_unit(asked, source, "g.number", [_brought(measure, figure)], "(r.e IS NULL OR r.e >= r.b)", "r.")


def _brought(measure: PersonMeasure, figure: str) -> str:
    """What somebody brings to a figure: of a sum the part, of a point in an order the rows."""
    return f"sum(CAST({figure} AS {DECIMAL}))" if isinstance(measure, SUMMED) else f"count({figure})"


def _by_unit(asked: Asked, source: str, number: str, brings: list[str], held: str, of: str) -> str:
    whose = f"r.{name(asked.base.fact.also_of)}"
    keys = "".join(f"{of}{name(key)}, " for key in asked.keys)
    told = ", ".join(f"{one} AS {side}" for side, one in zip(_sides(asked.measure), brings, strict=False))
    chosen = f"SELECT {keys}{number} AS number, {whose} AS z, {told} FROM {source} WHERE {held} AND {whose} IS NOT NULL"
    return f"{chosen} GROUP BY {keys}{number}, {whose}"


def _rows(asked: Asked) -> str:
    more = (*columns_read(asked.measure), asked.base.fact.also_of)
    return rows_sql(asked.base.fact, asked.base.where, asked.grain, asked.hierarchy, *more)
