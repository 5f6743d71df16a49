"""What the gate needs of a figure over persons, for every cell of a grain, as SQL.

A part is a count of rows with `n` the persons behind it, `ck` the sum of their record keys, `top` the most rows that one of them has.
Columns of every query here: the keys but the period, `number`, `period`, `last_day`, then by kind of measure
`a_…` a count, or the part of a share, and `b_…` its whole; for means `total`, the sum of the figures, and without regard to sign `big`,
what the largest contributor adds, `second` the one after, `largest` the several largest together and `every` all; for quantiles the points
of `QUANTILES` a little below and above; for opinions also `squares`, the sum of squared figures, and `big_square`, the most of one of it;
`bad` counts persons without a record key, with whom nothing can be told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from puntari.define.dimension import Hierarchy
from puntari.define.person_curve import Curve
from puntari.define.person_measure import (
    At,
    Base,
    Behind,
    Count,
    Ends,
    Mean,
    Opinion,
    PersonMeasure,
    Quantile,
    Share,
    Spread,
    Starts,
    Stock,
    Total,
    base_of,
    firm_of,
)
from puntari.flow.figures.curve import steps_values
from puntari.flow.figures.curve_rows import of_step, seen_sql, sides
from puntari.flow.figures.guarded_firms import counts_for_sql, key_of_firm
from puntari.flow.figures.person_firms import FIRMS, halves_sql
from puntari.flow.figures.person_rows import SEVERAL, grid_sql, met, number_of, rows_sql
from puntari.flow.figures.person_sums import DECIMAL
from puntari.flow.figures.person_terms import (
    EPOCH,
    PARTS,
    columns_read,
    lasting_sql,
    part_of,
    running_sql,
)
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.terms import cell_keys
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.flow.person_facts.compute import KEY
from puntari.words.period import Frequency, Period

NEAR = 0.1
"""A quantile is told as a point between those at most this much below and above it, or half as far as the nearer end of all is."""
PLACES = 10
"""Where that is less: as many places in the order below and above as this many persons could have, each with as many rows as the one
with the most. One person more or less moves the order by a tenth of the noise at most, and the noise shrinks as the persons grow."""
SUMS = ("total", "big", "second", "largest", "every")
"""What is needed of a sum: itself, and what those contribute who might dominate it."""
SQUARES = ("squares", "big_square")
FIGURES = Mean | Quantile | Total | Opinion
SUMMED = Mean | Total | Opinion
QUANTILES = ("q_least", "q_lo", "q_hi", "q_most")
"""The ends between which a quantile is told, and beyond each the end between which and it a bound is told."""


@dataclass(frozen=True)
class Asked:
    """What parts are asked for: a measure at a grain; of a sum also what the `several` largest contribute; of a spread `apart`, by which
    part what each firm has is more or less."""

    measure: PersonMeasure
    grain: Grain
    hierarchy: Hierarchy | None
    several: int = 2
    apart: float = 0.1
    added: str = ""

    @property
    def base(self) -> Base:
        return base_of(self.measure)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell one cell of a period from another; of a curve each of its steps has cells of its own."""
        return (*self.row_keys, *(("step",) if isinstance(self.measure, Curve) else ()))

    @property
    def row_keys(self) -> tuple[str, ...]:
        """Those of them that the rows have."""
        return tuple(key for key in cell_keys(self.grain) if key != "period")

    @property
    def grid(self) -> str:
        """Every cell there can be."""
        grid = grid_sql(self.base.fact, self.base.frequency, self.grain, self.hierarchy, apart=True)
        return f"SELECT * FROM ({grid}) AS g CROSS JOIN {steps_values(self.measure)}" if isinstance(self.measure, Curve) else grid

    @property
    def counts_rows(self) -> bool:
        """Whether a cell counts rows of which one person may have several: its bounds follow the most that anybody has in any period."""
        return not isinstance(self.measure, FIGURES | FIRMS) and not isinstance(self.base, Stock)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that alone are read, in their order; none: all are."""
        return tuple(one for one in self.grain.periods if one.frequency is self.base.frequency)

    @property
    def alone(self) -> bool:
        """Whether the rows of the periods asked for are read alone: where a cell counts rows, it must be known without the others how many
        anybody has at most. Of one event told several times that is known of one code."""
        return bool(self.periods) and (not self.counts_rows or self.once or self.by_month)

    @property
    def once(self) -> bool:
        """Whether nobody is known to count twice in a cell: of different persons, or where nobody has several of the fact in one month."""
        if isinstance(self.base, Count) and self.base.distinct:
            return True
        return self.by_month and self.grain.held.get(self.base.fact.id + SEVERAL) == {}

    @property
    def by_month(self) -> bool:
        """Whether all rows that anybody has in a cell are among those of whoever has several of the fact in one month."""
        base = self.base
        one = {condition.dimension for condition in base.where if len(condition.codes) == 1}
        known = isinstance(base, Starts | Count) and base.frequency is Frequency.MONTH and base.fact.apart in ("", *one)
        return known and not isinstance(self.measure, Curve)

    def within(self, day: str) -> str:
        """That a day lies in one of the periods that are read alone, as one more condition; empty where all are read."""
        told = (f"({day} >= DATE '{one.first_day}' AND {day} <= DATE '{one.last_day}')" for one in self.periods)
        return f" AND ({' OR '.join(told)})" if self.alone else ""

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(map(str, self.periods))

    @property
    def cells(self) -> str:
        """The cells of the periods that are read."""
        return f"SELECT * FROM ({self.grid}) AS g WHERE {among('period', self.named)}" if self.named else self.grid


def sides_of(measure: PersonMeasure) -> str:
    """The sides of a measure that are counted: `a`, and of a part also `b`, its whole; of a curve between them `c`, lost sight of."""
    return "acb" if isinstance(measure, Curve) else "ab" if isinstance(measure, PARTS | Spread) else "a"


def parts_sql(asked: Asked) -> str:
    """The parts of a measure on the grid of all cells."""
    measure, base = asked.measure, asked.base
    if isinstance(measure, FIRMS):
        return _on_grid(asked, _firms(asked), (*(f"{side}_{one}" for side in sides_of(measure) for one in ("n", "ck", "units")), "bad"))
    if isinstance(measure, FIGURES):
        found = _open_figures(asked, base) if isinstance(base, Stock) else _flow_figures(asked)
        sums = (*SUMS, *(SQUARES if isinstance(measure, Opinion) else ())) if isinstance(measure, SUMMED) else QUANTILES
        return _on_grid(asked, found, ("a_rows", "a_n", "a_ck", "a_top", "bad", *sums))
    if isinstance(base, Stock) and base.at is At.END and asked.named:
        return _open_then(asked, base)
    if isinstance(base, Stock):
        return _stock_share(asked, measure, base) if isinstance(measure, Share) else _stock(asked, base)
    columns = [f"{side}_{one}" for side in sides_of(measure) for one in ("rows", "n", "ck", "top")]
    return _on_grid(asked, _curve(asked) if isinstance(measure, Curve) else _flow(asked), (*columns, "bad"))


def _on_grid(asked: Asked, found: str, columns: tuple[str, ...]) -> str:
    """Cells by key and number of the period put on the grid; what is absent rests on nobody."""
    on = " AND ".join([*(f"c.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in asked.keys), "c.number = g.number"])
    told = ", ".join(f"c.{one}" if one.startswith("q_") else f"coalesce(c.{one}, 0) AS {one}" for one in columns)
    mine = names((*asked.keys, "number", "period", "last_day"), "g")
    return f"SELECT {mine}, {told} FROM ({asked.cells if asked.alone else asked.grid}) AS g LEFT JOIN ({found}) AS c ON {on}"


def _side(side: str, counted: str, distinct: bool = False) -> str:
    """One side of what is grouped by person: `counted` is the column of how many rows the person has on it."""
    mine = f"CASE WHEN {counted} > 0 THEN"
    rows, top = (f"count({mine} 1 END)", "1") if distinct else (f"sum({counted})", f"max({counted})")
    return f"{rows} AS {side}_rows, count({mine} 1 END) AS {side}_n, sum({mine} k END) AS {side}_ck, {top} AS {side}_top"


def _rows(asked: Asked, *more: str) -> str:
    return f"({rows_sql(asked.base.fact, asked.base.where, asked.grain, asked.hierarchy, *more, KEY, added=asked.added)}) AS r"


def _flow(asked: Asked) -> str:
    """Counts of what begins, ends or happens: rows grouped by person, and persons by cell."""
    measure, base, listed = asked.measure, asked.base, "".join(f"{name(key)}, " for key in asked.keys)
    sides = [_side("a", "part", isinstance(base, Count) and base.distinct), *([_side("b", "whole")] if isinstance(measure, PARTS) else [])]
    bad = "count(CASE WHEN whole > 0 AND k IS NULL THEN 1 END) AS bad"
    each = _by_person(asked, asked.within(f"r.{'e' if isinstance(base, Ends) else 'b'}"))
    return f"SELECT {listed}number, {', '.join(sides)}, {bad} FROM ({each}) AS p GROUP BY {listed}number"


def most_sql(asked: Asked) -> str:
    """One row with the most rows that anybody has on each side in any cell of any period, `…_most`, where that is known without all rows:
    nobody has several who is not among those who have several of the fact in a month."""
    told = f"SELECT day FROM calendar.told WHERE fact = {literal(asked.base.fact.id)}"
    periods = f"SELECT number FROM calendar.periods WHERE frequency = '{asked.base.frequency}' AND last_day <= ({told})"
    there = [f"number IN ({periods})"]
    if asked.grain.level is not None and asked.hierarchy is not None:
        there.append(among("area", [area.code for area in asked.hierarchy.areas(asked.grain.level)]))
    columns = {"a": "part", "b": "whole"}
    most = ", ".join(f"coalesce(max({columns[side]}), 0) AS {side}_most" for side in sides_of(asked.measure))
    return f"SELECT {most} FROM ({_by_person(replace(asked, added=SEVERAL))}) AS p{where(there)}"


def _by_person(asked: Asked, within: str = "") -> str:
    """How many rows each person has in each cell, `whole`, and of the part, `part`."""
    measure, base = asked.measure, asked.base
    inside, counts, source = "TRUE", "TRUE", _rows(asked, *columns_read(measure))
    if isinstance(measure, PARTS):
        inside, counts, source = part_of(measure, source, asked.grain, asked.hierarchy)
    day = f"r.{'e' if isinstance(base, Ends) else 'b'}"
    listed = "".join(f"{name(key)}, " for key in asked.keys)
    number = number_of(day, base.frequency)
    return (
        f"SELECT {listed}{number} AS number, r.u, min(r.{name(KEY)}) AS k, count(CASE WHEN {counts} AND {inside} THEN 1 END) AS part, "
        f"count(CASE WHEN {counts} THEN 1 END) AS whole FROM {source} WHERE {day} IS NOT NULL{within} GROUP BY {listed}{number}, r.u"
    )


def _curve(asked: Asked) -> str:
    """Counts of a curve by step: rows grouped by person, and persons by cell, with all steps side by side."""
    curve, listed = asked.measure, "".join(f"{name(key)}, " for key in asked.row_keys)
    counted = sides(curve)
    number, rows = number_of("b", asked.base.frequency), seen_sql(curve, f"SELECT * FROM {_rows(asked, *columns_read(curve))}")
    mine = ", ".join(f"count(CASE WHEN {one} THEN 1 END) AS {side}" for side, one in counted.items())
    each = (
        f"SELECT {listed}{number} AS number, u, min({name(KEY)}) AS k, {mine} FROM ({rows}) AS r GROUP BY {listed}{number}, u"
    )
    together = ", ".join(_side(side, f"e.{side}") for side in counted)
    cells = f"SELECT {listed}number, {together}, count(CASE WHEN k IS NULL THEN 1 END) AS bad FROM ({each}) AS e GROUP BY {listed}number"
    told = ", ".join(f"{of_step(curve, side, f'_{one}')} AS {side}_{one}" for side in "acb" for one in ("rows", "n", "ck", "top"))
    return f"SELECT {listed}number, step, {told}, bad FROM ({cells}) AS s CROSS JOIN {steps_values(curve)}"


def _stock(asked: Asked, base: Stock) -> str:
    """What is open at the end of the period, or on the mean of its days."""
    running = running_sql(lasting_sql(base, asked.grain, asked.hierarchy, key=KEY), base, asked.keys, asked.grid, keyed=True)
    rows, persons = "stock", "stock"
    if base.at is At.AVERAGE:
        days = "CAST(last_day - first_day + 1 AS DOUBLE PRECISION)"
        rows, persons = f"(before * {days} + covered) / {days}", "before + started"
    mine = names((*asked.keys, "number", "period", "last_day"))
    return f"SELECT {mine}, {rows} AS a_rows, {persons} AS a_n, ck AS a_ck, 1 AS a_top, bad FROM ({running}) AS s"


def _stock_share(asked: Asked, measure: Share, base: Stock) -> str:
    """The part and the whole of what is open."""
    narrower = Stock(base.fact, (*base.where, *measure.where), base.at, base.frequency)
    part, whole = _stock(asked, narrower), _stock(asked, base)
    on = " AND ".join([*(f"a.{name(key)} IS NOT DISTINCT FROM b.{name(key)}" for key in asked.keys), "a.number = b.number"])
    sides = ", ".join(f"{side}.a_{one} AS {side}_{one}" for side in "ab" for one in ("rows", "n", "ck", "top"))
    mine = names((*asked.keys, "number", "period", "last_day"), "b")
    return f"SELECT {mine}, {sides}, b.bad FROM ({part}) AS a JOIN ({whole}) AS b ON {on}"


def _open_then(asked: Asked, base: Stock) -> str:
    """What is open at the end of a few periods: the rows that are open on their last days, which is what running sums come to there. Where
    a person may have several rows at once they count as one."""
    measure, keys = asked.measure, "".join(f"{name(key)}, " for key in asked.keys)
    share = isinstance(measure, Share)
    part = f", CASE WHEN {met(measure.where)} THEN 1 ELSE 0 END AS part" if share else ""
    # As values, not out of the calendar: joined with few rows that stand in the text, an engine compares; with a table it sorts.
    days = ", ".join(f"({one.number}, DATE '{one.last_day}')" for one in asked.periods)
    rows = _rows(asked, *columns_read(measure))
    # A day that stands in the text is one that Parquet is read by; joining by days alone would sort all rows there are.
    first, last = (f"DATE '{one.last_day}'" for one in (asked.periods[0], asked.periods[-1]))
    near = f"SELECT * FROM {rows} WHERE r.b <= {last} AND (r.e IS NULL OR r.e >= {first})"
    each = (
        f"SELECT {keys}number, r.u, r.{name(KEY)} AS k{part} FROM ({near}) AS r "
        f"JOIN (VALUES {days}) AS p(number, last_day) ON r.b <= p.last_day AND (r.e IS NULL OR r.e >= p.last_day)"
    )
    if not base.fact.exclusive:
        together = ", max(part) AS part" if share else ""
        each = f"SELECT {keys}number, u, min(k) AS k{together} FROM ({each}) AS o GROUP BY {keys}number, u"
    columns = {f"{'b' if share else 'a'}_{one}": told for one, told in (("rows", "count(*)"), ("n", "count(*)"), ("ck", "sum(k)"))}
    if share:
        mine = "CASE WHEN part = 1 THEN"
        columns |= {"a_rows": f"count({mine} 1 END)", "a_n": f"count({mine} 1 END)", "a_ck": f"sum({mine} k END)"}
    told = ", ".join(f"{one} AS {called}" for called, one in columns.items())
    found = f"SELECT {keys}number, {told}, count(CASE WHEN k IS NULL THEN 1 END) AS bad FROM ({each}) AS e GROUP BY {keys}number"
    tops = ", ".join(f"1 AS {side}_top" for side in ("ab" if share else "a"))
    return f"SELECT *, {tops} FROM ({_on_grid(asked, found, (*columns, 'bad'))}) AS t"


def _firms(asked: Asked) -> str:
    """Firms as the persons of a cell, with record keys; of a spread those who have half, and all. A firm that stands behind others' rows
    has its key in its pseudonym, as its slot and its part have theirs there."""
    firm = f"r.{name(firm_of(asked.base.fact))}"
    rows = rows_sql(asked.base.fact, asked.base.where, asked.grain, asked.hierarchy, *columns_read(asked.measure), KEY)
    key = key_of_firm(firm) if asked.base.fact.also_of else f"r.{name(KEY)}"
    halves = halves_sql(asked.measure, asked.keys, rows, key, counts_for_sql(firm, asked.apart))
    sides = {"a": "TRUE"} if isinstance(asked.measure, Behind) else {"a": "half", "b": "TRUE"}
    told = {"n": "count(CASE WHEN {} THEN 1 END)", "ck": "sum(CASE WHEN {} THEN k END)", "units": "count(CASE WHEN {} THEN 1 END)"}
    columns = ", ".join(f"{sql.format(held)} AS {side}_{one}" for side, held in sides.items() for one, sql in told.items())
    bad = "count(CASE WHEN k IS NULL THEN 1 END) AS bad"
    cell = names((*asked.keys, "number"))
    return f"SELECT {cell}, {columns}, {bad} FROM ({halves}) AS h GROUP BY {cell}"


def _flow_figures(asked: Asked) -> str:
    """Figures of what begins, ends or happens, grouped by person first."""
    measure = asked.measure
    x = f"CAST(r.{name(measure.column.name)} AS DOUBLE PRECISION)" if measure.column else "CAST(r.e - r.b + 1 AS DOUBLE PRECISION)"
    day = f"r.{'e' if isinstance(asked.base, Ends) else 'b'}"
    listed = "".join(f"{name(key)}, " for key in asked.keys)
    number = number_of(day, asked.base.frequency)
    rows = (
        f"SELECT {listed}{number} AS number, r.u, r.{name(KEY)} AS k, {x} AS x "
        f"FROM {_rows(asked, *columns_read(measure))} WHERE {day} IS NOT NULL AND {x} IS NOT NULL{asked.within(day)}"
    )
    return _figures(asked, rows)


def _open_figures(asked: Asked, base: Stock) -> str:
    """Figures of what is open on the last day of each period: periods are joined with spells."""
    measure = asked.measure
    spells = lasting_sql(base, asked.grain, asked.hierarchy, measure.column.name if measure.column else "", KEY)
    x = "CAST(s.x AS DOUBLE PRECISION)" if measure.column else f"CAST(g.last_day - {EPOCH} + 1 - s.x AS DOUBLE PRECISION)"
    same = [f"s.{name(key)} IS NOT DISTINCT FROM g.{name(key)}" for key in asked.keys]
    on = " AND ".join([*same, "s.b <= g.last_day", "(s.e IS NULL OR s.e > g.last_day)"])
    mine = names((*asked.keys, "number"), "g")
    return _figures(asked, f"SELECT {mine}, s.u, s.k, {x} AS x FROM ({asked.cells}) AS g JOIN ({spells}) AS s ON {on}")


def _figures(asked: Asked, rows: str) -> str:
    """Figures x of persons u with keys k, by cell."""
    keys = names((*asked.keys, "number"))
    if isinstance(asked.measure, Quantile):
        return _quantiles(asked, rows, asked.measure.q)
    each = (
        f"SELECT {keys}, u, min(k) AS k, count(*) AS c, sum(CAST(x AS {DECIMAL})) AS x, sum(CAST(abs(x) AS {DECIMAL})) AS size, "
        f"sum(CAST(x AS {DECIMAL}) * CAST(x AS {DECIMAL})) AS square FROM ({rows}) AS t GROUP BY {keys}, u"
    )
    ranked = f"SELECT *, row_number() OVER (PARTITION BY {keys} ORDER BY size DESC) AS place FROM ({each}) AS e"
    sums = {
        "total": "sum(x)", "big": "max(size)", "second": "sum(CASE WHEN place = 2 THEN size ELSE 0 END)",
        "largest": f"sum(CASE WHEN place <= {asked.several} THEN size ELSE 0 END)", "every": "sum(size)",
    }
    if isinstance(asked.measure, Opinion):
        sums |= {"squares": "sum(square)", "big_square": "max(square)"}
    told = ", ".join(f"CAST({one} AS DOUBLE PRECISION) AS {called}" for called, one in sums.items())
    return (
        f"SELECT {keys}, sum(c) AS a_rows, count(*) AS a_n, sum(k) AS a_ck, max(c) AS a_top, count(CASE WHEN k IS NULL THEN 1 END) AS bad, "
        f"{told} "
        f"FROM ({ranked}) AS p GROUP BY {keys}"
    )


def _quantiles(asked: Asked, rows: str, q: float) -> str:
    """Persons by cell with the ends between which a quantile and its bounds are told: each is read off the order of all rows, between
    the two rows nearest to its place."""
    keys = names((*asked.keys, "number"))
    each = f"SELECT {keys}, u, min(k) AS k FROM told GROUP BY {keys}, u"
    persons = (
        f"SELECT {keys}, count(*) AS a_rows, count(*) AS a_n, sum(k) AS a_ck, 1 AS a_top, count(CASE WHEN k IS NULL THEN 1 END) AS bad "
        f"FROM ({each}) AS p GROUP BY {keys}"
    )
    cell = f"OVER (PARTITION BY {keys}"
    counted = f"SELECT {keys}, x, count(*) {cell}, u) AS mine, row_number() {cell} ORDER BY x) - 1 AS place FROM told"
    whole = f"SELECT {keys}, x, place, count(*) {cell}) AS rows_, max(mine) {cell}) AS top FROM ({counted}) AS o"
    room = min(q, 1 - q)
    apart = f"least({min(NEAR, room / 2)!r}, {PLACES} * CAST(top AS DOUBLE PRECISION) / rows_)"
    away = f"SELECT *, {apart} AS apart, least(2 * {apart}, {0.75 * room!r}) AS far FROM ({whole}) AS w"
    shares = zip(QUANTILES, ("- far", "- apart", "+ apart", "+ far"), strict=True)
    points = ", ".join(f"sum(x * greatest(1 - abs(place - ({q!r} {at}) * (rows_ - 1)), 0)) AS {one}" for one, at in shares)
    spread = f"SELECT {keys}, {points} FROM ({away}) AS a GROUP BY {keys}"
    on = " AND ".join(f"p.{name(key)} IS NOT DISTINCT FROM q.{name(key)}" for key in (*asked.keys, "number"))
    return f"WITH told AS ({rows}) SELECT p.*, {names(QUANTILES, 'q')} FROM ({persons}) AS p JOIN ({spread}) AS q ON {on}"
