"""SQL that gives an expression's value for every cell of a grain, with its bounds.

Every query here has the columns `area` (where the grain has a level), the grain's dimensions, `period`, and
`v` exact value or null, `lo` and `hi` bounds (infinity: unbounded), `why` the reason where v is null, `n` how many
source figures stand behind it. A missing member leaves lo and hi null.
"""

from __future__ import annotations

from puntari.define.column import CodeColumn, PlaceColumn
from puntari.define.dimension import Hierarchy
from puntari.define.expression import Average, Expression, Published, Sum, terms_of
from puntari.flow.figures.plan import Grain, folded
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.cell import Reason
from puntari.words.errors import BadQuestion

MEASURED = "v, lo, hi, why, n"
ABSENT_MEMBER = "count(DISTINCT place) < max(expected)"
ONE_MEMBER = "count(*) = 1 AND max(expected) = 1"


def term_sql(expression: Expression, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """The cells of an expression at a grain; sums with hidden members are intervals, finished figures are never summed."""
    parts = [_one_term(term, grain, hierarchy) for term in terms_of(expression)]
    if len(parts) == 1:
        return parts[0]
    return _summed(" UNION ALL ".join(parts), cell_keys(grain), f"count(*) < {len(parts)}")


def cell_keys(grain: Grain) -> tuple[str, ...]:
    """Names of the columns that tell one cell from another."""
    return (*(("area",) if grain.level else ()), *grain.dimensions, "period")


def _one_term(term: Sum | Published | Average, grain: Grain, hierarchy: Hierarchy | None) -> str:
    if isinstance(term, Average):
        return _averaged(term, grain)
    rows, keys = _rows(term, grain), cell_keys(grain)
    together = _summed if isinstance(term, Sum) else _single
    if grain.level is None or hierarchy is None:
        return together(rows, keys)
    own = together(_own(rows, grain.level, keys), keys)
    if grain.level in hierarchy.own_rows_only or grain.as_delivered:
        return own
    members = _members(rows, hierarchy, grain.level, keys)
    if grain.level == hierarchy.base:
        return _summed(members, keys, ABSENT_MEMBER) if isinstance(term, Sum) else _single(members, keys, ONE_MEMBER)
    # Even an area of one municipality gets no finished figure of it: half a comparison is none.
    rolled = _summed(members, keys, ABSENT_MEMBER) if isinstance(term, Sum) else _single(members, keys, "FALSE")
    told = f"SELECT period FROM ({rows}) AS o WHERE place_level = {literal(grain.level)} AND why IS DISTINCT FROM '{Reason.NOT_DELIVERED}'"
    return f"{own} UNION ALL SELECT * FROM ({rolled}) AS e WHERE period NOT IN ({told})"


def _rows(term: Sum | Published, grain: Grain) -> str:
    """The fact's rows that the term counts, one figure each."""
    fact, x = term.fact, term.column.name
    chosen = [name(dimension) for dimension in grain.dimensions]
    if fact.place is not None:
        place = next(c.name for c in fact.columns.values() if isinstance(c.origin, PlaceColumn))
        chosen += [f"{name(place)} AS place", f"{name(place + '_level')} AS place_level", "_division"]
    # What is taken away is greatest where the others are least.
    low, high = ("__high", "__low") if isinstance(term, Sum) and term.negative else ("__low", "__high")
    sign = "-" if isinstance(term, Sum) and term.negative else ""
    figure = {"v": f"{sign}{name(x)}", "lo": f"{sign}{name(x + low)}", "hi": f"{sign}{name(x + high)}", "why": name(f"{x}__why")}
    chosen += [f"{name(fact.period.name)} AS period", *(f"{told} AS {short}" for short, told in figure.items()), "1 AS n"]
    conditions = [among(name(c.dimension), c.codes) for c in term.where]
    for dimension, column in folded(fact, term, grain).items():
        conditions += _fold(term, dimension, column)
    return f"SELECT {', '.join(chosen)} FROM fact.{name(fact.id)}{where(conditions)}"


def _fold(term: Sum | Published | Average, dimension: str, column: CodeColumn) -> list[str]:
    """Fold a dimension away: the source's own total where it gives one, else the sum where the figure adds up over it."""
    restricted = any(c.dimension == dimension for c in term.where)
    if column.codes.total is not None and not restricted:
        return [f"{name(dimension)} = {literal(column.codes.total)}"]
    if isinstance(term, Sum | Average) and term.column.origin.adds_over(dimension):
        return []
    called = f"{term.fact.id}.{term.column.name}"
    raise BadQuestion(f"{called} does not add up over {dimension}, and the source gives no total over it; ask by {dimension}")


def _averaged(term: Average, grain: Grain) -> str:
    """The mean of a scale from counts with its 95 % interval: 1.96 standard errors of a mean each way, never beyond the scale's ends.

    The standard error is that of a simple random sample without a correction for a small population, so the interval is rather too wide.
    """
    fact, x, keys = term.fact, name(term.column.name), cell_keys(grain)
    if term.scale.name in grain.dimensions:
        raise BadQuestion(f"a mean over {term.scale.name} can't be broken down by it; ask without it")
    conditions = [among(name(c.dimension), c.codes) for c in term.where]
    for dimension, column in folded(fact, term, grain).items():
        conditions += [] if dimension == term.scale.name else _fold(term, dimension, column)
    chosen = [*(name(dimension) for dimension in grain.dimensions), f"{name(fact.period.name)} AS period"]
    rows = f"SELECT {', '.join(chosen)}, CAST({name(term.scale.name)} AS DOUBLE PRECISION) AS g, {x} AS c FROM fact.{name(fact.id)}"
    sums = "sum(c) AS answers, sum(g * c) AS first, sum(g * g * c) AS second, bool_or(c IS NULL) AS untold"
    counted = f"SELECT {names(keys)}, {sums} FROM ({rows}{where(conditions)}) AS r GROUP BY {names(keys)}"
    spread = "greatest(second / answers - (first / answers) * (first / answers), 0)"
    mean = "CASE WHEN answers > 1 THEN first / answers END AS mean"
    error = f"CASE WHEN answers > 1 THEN 1.96 * sqrt({spread} / (answers - 1)) END AS error"
    judged = f"SELECT *, {mean}, {error} FROM ({counted}) AS s"
    few, told = f"coalesce(answers, 0) < {term.least}", f"NOT untold AND coalesce(answers, 0) >= {term.least}"
    floor, top = min(term.values), max(term.values)
    return (
        f"SELECT {names(keys)}, CASE WHEN {told} THEN mean END AS v, CASE WHEN {told} THEN greatest(mean - error, {floor!r}) END AS lo, "
        f"CASE WHEN {told} THEN least(mean + error, {top!r}) END AS hi, CASE WHEN untold THEN '{Reason.MEMBER_MISSING}' "
        f"WHEN {few} THEN '{Reason.FEW_RESPONDENTS}' ELSE '{Reason.SAMPLED}' END AS why, CAST(answers AS BIGINT) AS n FROM ({judged}) AS j"
    )


def _own(rows: str, level: str, keys: tuple[str, ...]) -> str:
    """The source's own rows of the level."""
    chosen = ", ".join("place AS area" if key == "area" else name(key) for key in keys)
    return f"SELECT {chosen}, {MEASURED} FROM ({rows}) AS f WHERE place_level = {literal(level)}"


def _members(rows: str, hierarchy: Hierarchy, level: str, keys: tuple[str, ...]) -> str:
    """Base rows under the area of the level that they lie in today, with how many members that area should have."""
    chosen = ", ".join("m.code AS area" if key == "area" else f"f.{name(key)}" for key in keys)
    return (
        f"SELECT {chosen}, f.v, f.lo, f.hi, f.why, f.n, f.place, m.members AS expected FROM ({rows}) AS f "
        f"JOIN place.{name(hierarchy.id)} AS m ON m.member = f.place AND m.division = f._division "
        f"WHERE f.place_level = {literal(hierarchy.base)} AND m.level = {literal(level)}"
    )


def _summed(rows: str, keys: tuple[str, ...], absent: str = "FALSE") -> str:
    """One cell a key: exact, an interval if a member is hidden, missing if one is missing or `absent` (SQL over the group) holds."""
    missing = f"({absent} OR bool_or(lo IS NULL))"
    hidden = "bool_or(v IS NULL)"
    alone = f"(count(*) = 1 AND max(n) = 1 AND NOT ({absent}))"
    return (
        f"SELECT {names(keys)}, CASE WHEN NOT {missing} AND NOT {hidden} THEN sum(v) END AS v, "
        f"CASE WHEN NOT {missing} THEN sum(lo) END AS lo, CASE WHEN NOT {missing} THEN sum(hi) END AS hi, "
        f"CASE WHEN {alone} OR bool_and(lo IS NULL) THEN max(why) WHEN {missing} THEN '{Reason.MEMBER_MISSING}' "
        f"WHEN {hidden} THEN '{Reason.MEMBER_HIDDEN}' END AS why, sum(n) AS n FROM ({rows}) AS r GROUP BY {names(keys)}"
    )


def _single(rows: str, keys: tuple[str, ...], alone: str = "count(*) = 1") -> str:
    """One cell a key from one row where `alone` (SQL over the group) holds; elsewhere the figure does not exist at this level."""
    values = ", ".join(f"CASE WHEN {alone} THEN max({column}) END AS {column}" for column in ("v", "lo", "hi"))
    return (
        f"SELECT {names(keys)}, {values}, CASE WHEN {alone} THEN max(why) ELSE '{Reason.NOT_FOR_THIS_LEVEL}' END AS why, "
        f"count(*) AS n FROM ({rows}) AS r GROUP BY {names(keys)}"
    )
