"""SQL that gives a measure over a person fact for every cell of a grain: `v`, `lo`, `hi`, `why` and `n`, as terms of open facts have.

`n` is how many persons (or employers) the figure rests on: of a part of a whole, the fewer of those in the part and in the rest, as
long as there are any. Each kind of measure has the shape that costs least: a stock and the mean duration of what is still open are
running sums of beginnings and ends, never a join of periods with spells; only a quantile of open durations has to look at every spell
of every period.
"""

from __future__ import annotations

from puntari.define.dimension import Hierarchy
from puntari.define.person_curve import Curve
from puntari.define.person_measure import (
    Across,
    After,
    At,
    Base,
    Behind,
    Concentration,
    Count,
    Ends,
    Lasting,
    Mean,
    Opinion,
    PersonMeasure,
    Quantile,
    Share,
    Starts,
    Stock,
    Total,
    Within,
    base_of,
    firm_of,
)
from puntari.flow.figures.curve_rows import curve_cells, lost_columns
from puntari.flow.figures.person_firms import FIRMS, firms_sql
from puntari.flow.figures.person_rows import grid_sql, met, number_of, rows_sql
from puntari.flow.figures.person_sums import (
    DECIMAL,
    accounts_sql,
    concentrated_sql,
    crossing,
    is_of_accounts,
    opinions_sql,
    total_of,
)
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.terms import cell_keys
from puntari.flow.figures.text import literal, name, names
from puntari.words.cell import Reason

EPOCH = "DATE '1970-01-01'"
PARTS = Share | After | Lasting | Within | Across


def person_sql(measure: PersonMeasure, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """The cells of a measure at a grain, in every period that its fact is told for."""
    base = base_of(measure)
    keys = tuple(key for key in cell_keys(grain) if key != "period")
    grid = grid_sql(base.fact, base.frequency, grain, hierarchy)
    if isinstance(measure, Opinion):
        return opinions_sql(measure, keys, grid, rows_sql(base.fact, base.where, grain, hierarchy, *columns_read(measure)))
    if isinstance(measure, Curve):
        return curve_cells(measure, keys, grid, rows_sql(base.fact, base.where, grain, hierarchy, *columns_read(measure)))
    if isinstance(base, Stock):
        cells = _stock_cells(measure, base, keys, grid, grain, hierarchy)
    else:
        found = _found(measure, base, keys, grain, hierarchy)
        if is_of_accounts(measure):
            return accounts_sql(measure, keys, grid, found, grain, hierarchy)
        cells = _on_grid(found, keys, grid, counted=isinstance(measure, Base | Total | Behind))
    open_still = too_early(measure)
    told = f"CASE WHEN NOT ({open_still}) THEN v END" if open_still else "v"
    early = f"WHEN {open_still} THEN '{Reason.FOLLOW_UP_OPEN}' " if open_still else ""
    why = f"CASE {early}WHEN v IS NULL THEN '{Reason.ZERO_DENOMINATOR}' END"
    listed = "".join(f"{name(key)}, " for key in keys)
    return f"SELECT {listed}period, {told} AS v, {told} AS lo, {told} AS hi, {why} AS why, n FROM ({cells}) AS t"


def _on_grid(found: str, keys: tuple[str, ...], grid: str, counted: bool) -> str:
    """Cells found by key and number of the period, put on the grid: an absent count is zero, an absent share or mean is none."""
    on = " AND ".join([*(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys), "c.number = g.number"])
    value = "coalesce(CAST(c.v AS DOUBLE PRECISION), 0)" if counted else "c.v"
    listed = "".join(f"g.{name(key)}, " for key in keys)
    return f"SELECT {listed}g.period, g.last_day, {value} AS v, coalesce(c.n, 0) AS n FROM ({grid}) AS g LEFT JOIN ({found}) AS c ON {on}"


def _found(measure: PersonMeasure, base: Starts | Ends | Count, keys: tuple[str, ...], grain: Grain, hierarchy: Hierarchy | None) -> str:
    """Cells of what begins, ends or happens: one pass over the rows, grouped by key and period."""
    rows = rows_sql(base.fact, base.where, grain, hierarchy, *columns_read(measure))
    if isinstance(measure, Concentration):
        return concentrated_sql(measure, keys, rows)
    if isinstance(measure, FIRMS):
        return firms_sql(measure, keys, rows)
    day = "e" if isinstance(base, Ends) else "b"
    value, persons, source = _aggregate(measure, f"({rows}) AS r", grain, hierarchy)
    listed = "".join(f"{name(key)}, " for key in keys)
    grouped = f"{listed}{number_of(f'r.{day}', base.frequency)}"
    return f"SELECT {grouped} AS number, {value} AS v, {persons} AS n FROM {source} WHERE r.{day} IS NOT NULL GROUP BY {grouped}"


def columns_read(measure: PersonMeasure) -> tuple[str, ...]:
    """Names of the columns that a measure reads beside those of its base."""
    if isinstance(measure, Share | After):
        return tuple(condition.dimension for condition in measure.where)
    if isinstance(measure, FIRMS):
        return (firm_of(measure.of.fact),)
    if isinstance(measure, Curve):
        return lost_columns(measure)
    column = getattr(measure, "column", None)
    return (column.name,) if column is not None else ()


def _aggregate(measure: PersonMeasure, rows: str, grain: Grain, hierarchy: Hierarchy | None) -> tuple[str, str, str]:
    """The value, the persons behind it, and what they are taken from."""
    if isinstance(measure, Base):
        distinct = isinstance(measure, Count) and measure.distinct
        return "count(DISTINCT r.u)" if distinct else "count(*)", "count(DISTINCT r.u)", rows
    if isinstance(measure, PARTS):
        inside, counts, source = part_of(measure, rows, grain, hierarchy)
        return *_part(inside, counts), source
    x = f"CAST(r.{name(measure.column.name)} AS DOUBLE PRECISION)" if measure.column else "CAST(r.e - r.b + 1 AS DOUBLE PRECISION)"
    return _middle(measure, x), f"count(DISTINCT CASE WHEN {x} IS NOT NULL THEN r.u END)", rows


def part_of(measure: PARTS, rows: str, grain: Grain, hierarchy: Hierarchy | None) -> tuple[str, str, str]:
    """The condition of the part, that of the whole, and the rows that both are taken from, as `r`."""
    if isinstance(measure, Across):
        return crossing(measure, rows, grain, hierarchy)
    if isinstance(measure, Share | After):
        return met(measure.where), "TRUE", rows
    if isinstance(measure, Lasting):
        return f"(r.e IS NULL OR r.e >= CAST(r.b + INTERVAL '{measure.months} months' AS DATE))", "TRUE", rows
    day = f"r.{name(measure.column.name)}"
    in_time = f"coalesce({day} >= r.b AND {day} <= w.deadline, FALSE)"
    joined = f"{rows} JOIN ({deadlines_sql(measure)}) AS w ON w.day = r.b"
    return in_time, f"NOT (coalesce(r.e < w.deadline, FALSE) AND NOT {in_time})" if measure.of.fact.ends else "TRUE", joined


def _middle(measure: Mean | Quantile | Total, x: str) -> str:
    if isinstance(measure, Total):
        return total_of(x)
    if isinstance(measure, Mean):
        return f"{total_of(x)} / nullif(count({x}), 0)"
    return f"percentile_cont({measure.q!r}) WITHIN GROUP (ORDER BY {x})"


def _part(condition: str, counts: str) -> tuple[str, str]:
    """The share of rows that meet a condition among those that count, and the persons behind the smaller side of it."""
    inside = f"count(DISTINCT CASE WHEN {counts} AND {condition} THEN r.u END)"
    outside = f"count(DISTINCT CASE WHEN {counts} AND NOT ({condition}) THEN r.u END)"
    above = f"CAST(count(CASE WHEN {counts} AND {condition} THEN 1 END) AS DOUBLE PRECISION)"
    return f"{above} / nullif(count(CASE WHEN {counts} THEN 1 END), 0)", _fewer(inside, outside)


def _fewer(inside: str, outside: str) -> str:
    return f"coalesce(least(nullif({inside}, 0), nullif({outside}, 0)), 0)"


def deadlines_sql(measure: Within) -> str:
    """For every day the day by which so many working days, or months, after it have passed."""
    if measure.months:
        return f"SELECT a.day, CAST(a.day + INTERVAL '{measure.months} months' AS DATE) AS deadline FROM calendar.working_days AS a"
    return (
        "SELECT a.day, b.day AS deadline FROM calendar.working_days AS a "
        f"JOIN calendar.working_days AS b ON b.number = a.number + {measure.working_days} AND b.working"
    )


def too_early(measure: PersonMeasure) -> str:
    """Whether what a period's last rows are followed up for had not passed when the fact was last told; empty where there is none."""
    told = f"(SELECT day FROM calendar.told WHERE fact = {literal(base_of(measure).fact.id)})"
    if isinstance(measure, Lasting | After):
        return f"CAST(last_day + INTERVAL '{measure.months} months' AS DATE) > {told}"
    if isinstance(measure, Within):
        due = f"SELECT w.deadline FROM ({deadlines_sql(measure)}) AS w WHERE w.day = t.last_day"
        return f"({due}) > {told}"
    return ""


def _stock_cells(measure: PersonMeasure, base: Stock, keys: tuple[str, ...], grid: str, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """Cells of what is open: running sums of what has begun less what has ended."""
    listed = "".join(f"{name(key)}, " for key in keys)
    if isinstance(measure, Quantile):
        return _open_quantile(measure, base, keys, grid, grain, hierarchy)
    if isinstance(measure, Share):
        whole = running_sql(lasting_sql(base, grain, hierarchy), base, keys, grid)
        narrower = Stock(base.fact, (*base.where, *measure.where), base.at, base.frequency)
        part = running_sql(lasting_sql(narrower, grain, hierarchy), base, keys, grid)
        on = " AND ".join([*(f"a.{name(key)} IS NOT DISTINCT FROM b.{name(key)}" for key in keys), "a.number = b.number"])
        both = f"FROM ({part}) AS a JOIN ({whole}) AS b ON {on}"
        mine = "".join(f"b.{name(key)}, " for key in keys)
        share = "CAST(a.stock AS DOUBLE PRECISION) / nullif(b.stock, 0)"
        return f"SELECT {mine}b.period, b.last_day, {share} AS v, {_fewer('a.stock', '(b.stock - a.stock)')} AS n {both}"
    column = measure.column.name if isinstance(measure, Mean) and measure.column else ""
    running = running_sql(lasting_sql(base, grain, hierarchy, column), base, keys, grid)
    if isinstance(measure, Mean):
        x = "total" if column else f"(last_day - {EPOCH} + 1) * stock - total"
        return f"SELECT {listed}period, last_day, CAST({x} AS DOUBLE PRECISION) / nullif(stock, 0) AS v, stock AS n FROM ({running}) AS s"
    if base.at is At.AVERAGE:
        days = "CAST(last_day - first_day + 1 AS DOUBLE PRECISION)"
        value, persons = f"(before * {days} + covered) / {days}", "greatest(before, started)"
    else:
        value, persons = "CAST(stock AS DOUBLE PRECISION)", "stock"
    return f"SELECT {listed}period, last_day, {value} AS v, {persons} AS n FROM ({running}) AS s"


def lasting_sql(base: Stock, grain: Grain, hierarchy: Hierarchy | None, column: str = "", key: str = "") -> str:
    """Spells of a stock with the day after their last as `e`; where a person may have several at once, joined to one. `key` names a
    column that all rows of a person share, which is told too, as `k`."""
    more = tuple(one for one in (column, key) if one)
    rows = rows_sql(base.fact, base.where, grain, hierarchy, *more)
    keys = names(("u", *(key for key in cell_keys(grain) if key != "period")))
    x = f"CAST({name(column)} AS {DECIMAL})" if column else f"b - {EPOCH}"
    told = f" AND {name(column)} IS NOT NULL" if column else ""
    shared = f", {name(key)} AS k" if key else ""
    open_ended = f"SELECT {keys}, b, e + 1 AS e, {x} AS x{shared} FROM ({rows}) AS r WHERE (e IS NULL OR e >= b){told}"
    if base.fact.exclusive or column:
        return open_ended
    last = "coalesce(e, DATE '9999-12-31')"
    before = f"max({last}) OVER (PARTITION BY {keys} ORDER BY b, {last} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    marked = f"SELECT *, CASE WHEN {before} >= b THEN 0 ELSE 1 END AS fresh FROM ({open_ended}) AS o"
    islands = f"SELECT *, sum(fresh) OVER (PARTITION BY {keys} ORDER BY b, {last} ROWS UNBOUNDED PRECEDING) AS island FROM ({marked}) AS k"
    return (
        f"SELECT {keys}, min(b) AS b, nullif(max({last}), DATE '9999-12-31') AS e, min(b) - {EPOCH} AS x{', min(k) AS k' if key else ''} "
        f"FROM ({islands}) AS i GROUP BY {keys}, island"
    )


def running_sql(spells: str, base: Stock, keys: tuple[str, ...], grid: str, keyed: bool = False) -> str:
    """On the grid: `stock` open at the period's end with the `total` of x over them, `before` at the end of the one before, and within
    the period the person-days `covered` by what began less those lost by what ended, and the persons who `started`. Where spells are
    `keyed`, also the sum `ck` of k over what is open (of an average, over what was open or began), and how many of it have none, `bad`."""
    listed = "".join(f"{name(key)}, " for key in keys)
    average = base.at is At.AVERAGE
    started = "u" if average else "NULL"
    begun = ", k, CASE WHEN k IS NULL THEN 1 ELSE 0 END AS bad" if keyed else ""
    gone = ", -k AS k, CASE WHEN k IS NULL THEN -1 ELSE 0 END AS bad" if keyed else ""
    changes = (
        f"SELECT {listed}b AS day, 1 AS d, x, {started} AS u{begun} FROM lasting "
        f"UNION ALL SELECT {listed}e AS day, -1 AS d, -x AS x, NULL AS u{gone} FROM lasting WHERE e IS NOT NULL"
    )
    number = number_of("day", base.frequency)
    summed = (
        f"SELECT {listed}{number} AS number, sum(d) AS d, sum(x) AS x, count(DISTINCT u) AS started, "
        f"sum(d * (day - {EPOCH})) AS dated{_KEYED if keyed else ''} FROM ({changes}) AS c GROUP BY {listed}{number}"
    )
    each = f"PARTITION BY {names(keys, 'g')} " if keys else ""
    window = f"OVER ({each}ORDER BY g.number ROWS UNBOUNDED PRECEDING)"
    on = " AND ".join([*(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys), "c.number = g.number"])
    d = "coalesce(c.d, 0)"
    return (
        f"WITH lasting AS ({spells}) SELECT g.*, CAST(sum({d}) {window} AS BIGINT) AS stock, sum(coalesce(c.x, 0)) {window} AS total, "
        f"sum({d}) {window} - {d} AS before, coalesce(c.started, 0) AS started, "
        f"{d} * (g.last_day - {EPOCH} + 1) - coalesce(c.dated, 0) AS covered"
        f"{_key_sums(window, average) if keyed else ''} FROM ({grid}) AS g LEFT JOIN ({summed}) AS c ON {on}"
    )


_KEYED = ", sum(k) AS k, sum(bad) AS bad, sum(CASE WHEN d > 0 THEN k END) AS fresh, sum(CASE WHEN d > 0 THEN bad END) AS fresh_bad"


def _key_sums(window: str, average: bool) -> str:
    """Sums of keys on the grid: of what is open at the end, or of what was open before or began in the period."""
    def running(column: str) -> str:
        return f"sum(coalesce(c.{column}, 0)) {window}"

    if not average:
        return f", {running('k')} AS ck, {running('bad')} AS bad"
    both = (f"{running(one)} - coalesce(c.{one}, 0) + coalesce(c.{fresh}, 0)" for one, fresh in (("k", "fresh"), ("bad", "fresh_bad")))
    return ", {} AS ck, {} AS bad".format(*both)


def _open_quantile(measure: Quantile, base: Stock, keys: tuple[str, ...], grid: str, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """A quantile of what is open on the last day: the one figure for which periods are joined with spells."""
    spells = lasting_sql(base, grain, hierarchy, measure.column.name if measure.column else "")
    x = "CAST(s.x AS DOUBLE PRECISION)" if measure.column else f"CAST(g.last_day - {EPOCH} + 1 - s.x AS DOUBLE PRECISION)"
    same = [f"s.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in keys]
    on = " AND ".join([*same, "s.b <= g.last_day", "(s.e IS NULL OR s.e > g.last_day)"])
    mine = names((*keys, "period", "last_day"), "g")
    return (
        f"SELECT {mine}, percentile_cont({measure.q!r}) WITHIN GROUP (ORDER BY {x}) AS v, count(DISTINCT s.u) AS n "
        f"FROM ({grid}) AS g LEFT JOIN ({spells}) AS s ON {on} GROUP BY {mine}"
    )
