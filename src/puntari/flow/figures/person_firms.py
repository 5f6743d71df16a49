"""Who stands behind rows, and how evenly the rows lie with them, as SQL: firms by cell, those with most rows first, until they have half.

At the gate a firm's rows count for a part more or less than they are, by its pseudonym, when half of them is looked for, and the same in
every cell (`guarded_units`). However many cells are put together, what one firm has is not to be had nearer than that.
"""

from __future__ import annotations

from puntari.define.person_measure import Behind, Ends, Spread, firm_of
from puntari.flow.figures.person_rows import number_of
from puntari.flow.figures.text import name, names

FIRMS = Behind | Spread
"""Measures that count firms: those behind rows are told of as the persons of other measures are."""


def firms_sql(measure: FIRMS, keys: tuple[str, ...], rows: str) -> str:
    """Cells by key and number of the period: how many firms there are, or the part of them who have half; `n` the firms behind it."""
    cell = names((*keys, "number"))
    told = "count(*) AS firms, count(CASE WHEN half THEN 1 END) AS few"
    found = f"SELECT {cell}, {told} FROM ({halves_sql(measure, keys, rows)}) AS h GROUP BY {cell}"
    if isinstance(measure, Behind):
        return f"SELECT {cell}, firms AS v, firms AS n FROM ({found}) AS f"
    fewer = "CASE WHEN firms = few THEN few ELSE least(few, firms - few) END"
    return f"SELECT {cell}, CAST(few AS DOUBLE PRECISION) / firms AS v, {fewer} AS n FROM ({found}) AS f"


def halves_sql(measure: FIRMS, keys: tuple[str, ...], rows: str, key: str = "CAST(NULL AS BIGINT)", counts_for: str = "1") -> str:
    """Firms `u` by cell and number, with their key `k`, and whether a firm is among those who have `half` of all rows. `key` and
    `counts_for`, what each row counts for in whole numbers, are SQL of rows as `r`."""
    firm, day = f"r.{name(firm_of(measure.of.fact))}", f"r.{'e' if isinstance(measure.of, Ends) else 'b'}"
    listed = "".join(f"r.{name(key)}, " for key in keys)
    number = number_of(day, measure.of.frequency)
    each = (
        f"SELECT {listed}{number} AS number, {firm} AS u, min({key}) AS k, count(*) AS c, sum({counts_for}) AS x FROM ({rows}) AS r "
        f"WHERE {day} IS NOT NULL AND {firm} IS NOT NULL GROUP BY {listed}{number}, {firm}"
    )
    cell = f"OVER (PARTITION BY {names((*keys, 'number'))}"
    before = f"sum(x) {cell} ORDER BY c DESC, u ROWS UNBOUNDED PRECEDING) - x"
    return f"SELECT *, 2 * ({before}) < sum(x) {cell}) AS half FROM ({each}) AS e"
