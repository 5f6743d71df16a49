"""SQL that gives an expression's value for every cell of a grain, with its bounds.

Every query here has the columns `area` (where the grain has a level), the grain's dimensions, `period`, and
`v` exact value or null, `lo` and `hi` bounds (infinity: unbounded), `why` the reason where v is null, `n` how many
source figures stand behind it. A missing member leaves lo and hi null.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from puntari.define.column import CodeColumn, KeyColumn, PlaceColumn
from puntari.define.dimension import Hierarchy
from puntari.define.expression import Average, Expression, Published, Sum, Total, terms_of
from puntari.define.fact import Fact
from puntari.flow.figures.plan import Grain, folded
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.cell import Reason
from puntari.words.errors import BadQuestion

MEASURED = "v, lo, hi, why, n"
Term = Sum | Published
TERMS, TERM = "terms", "_term"
"""The number of a term among all that a question needs, a key beside those of its cells."""


@dataclass(frozen=True)
class Terms:
    """The different terms of several expressions. All are planned as one: a term more costs a reading of its fact, and little else."""

    every: tuple[Term, ...]

    @classmethod
    def of(cls, expressions: Iterable[Expression]) -> Terms:
        found = (term for expression in expressions if not isinstance(expression, Average) for term in terms_of(expression))
        return cls(tuple({_key(term): term for term in found}.values()))

    def step(self, grain: Grain, hierarchy: Hierarchy | None) -> str:
        """A step of a WITH that holds the cells of every term."""
        numbered = list(enumerate(self.every))
        kinds = ([one for one in numbered if isinstance(one[1], kind)] for kind in (Sum, Published))
        return f"{TERMS} AS ({' UNION ALL '.join(_cells(kind, grain, hierarchy) for kind in kinds if kind)})"

    def cells(self, expression: Expression, grain: Grain) -> str:
        """The cells of an expression of these terms, beside the step."""
        if isinstance(expression, Average):
            return _averaged(expression, grain)
        keys, places = cell_keys(grain), [_key(term) for term in self.every]
        mine = ", ".join(str(places.index(_key(term))) for term in terms_of(expression))
        chosen = f"SELECT {names(keys)}, {MEASURED} FROM {TERMS} WHERE {TERM} IN ({mine})"
        return _summed(chosen, keys, f"count(*) < {len(expression.terms)}") if isinstance(expression, Total) else chosen


def _key(term: Term) -> tuple[object, ...]:
    return type(term), term.fact.id, term.column.name, term.where, isinstance(term, Sum) and term.negative


def cell_keys(grain: Grain) -> tuple[str, ...]:
    """Names of the columns that tell one cell from another."""
    return (*(("area",) if grain.level else ()), *grain.dimensions, "period")


def _cells(terms: list[tuple[int, Term]], grain: Grain, hierarchy: Hierarchy | None) -> str:
    """The cells of numbered terms that are all sums or all finished."""
    keys, finished = (*cell_keys(grain), TERM), isinstance(terms[0][1], Published)
    together = _single if finished else _summed
    rows = _rows(terms, grain, hierarchy)
    if grain.level is None or hierarchy is None:
        return _columns(together(rows, keys), keys)
    levels = {level for _, term in terms for level in grain.levels_of(term.fact, hierarchy)}
    if grain.level != hierarchy.base and levels <= {grain.level} or grain.as_delivered:
        return _columns(together(_own(rows, keys), keys), keys)
    absent = _absent([term for _, term in terms], grain)
    alone = grain.level not in levels or grain.level == hierarchy.base
    members = _members(rows, hierarchy, grain.level, keys, alone)
    if alone:
        single = "count(*) = 1 AND max(expected) = 1" if grain.level == hierarchy.base else "FALSE"
        return _columns(_single(members, keys, single) if finished else _summed(members, keys, absent), keys)
    # Even an area of one municipality gets no finished figure of it: half a comparison is none.
    alone, apart = "own AND count(*) = 1", (*keys, "own")
    return _own_first(_single(members, apart, alone) if finished else _summed(members, apart, f"coalesce({absent}, FALSE)"), keys)


def _columns(cells: str, keys: tuple[str, ...]) -> str:
    return f"SELECT {names(keys)}, {MEASURED} FROM ({cells}) AS c"


def _absent(terms: Iterable[Term], grain: Grain) -> str:
    """SQL over a group of members that one of them is absent. Telling places apart is dear, and needless where each has one row."""
    counted = "count(*)" if all(_one_row_a_place(term, grain) for term in terms) else "count(DISTINCT place)"
    return f"{counted} < max(expected)"


def _one_row_a_place(term: Term, grain: Grain) -> bool:
    """Whether the term reads one row at most of a place in a cell: the fact has all keys of its only source, which are unique, and each
    of its dimensions is kept apart, held to one code or folded to the total."""
    sources = tuple(term.fact.tables.values())
    chosen = {column.origin.name for column in term.fact.columns.values()}
    if len(sources) != 1 or any(isinstance(one, KeyColumn) and one.name not in chosen for one in sources[0].columns):
        return False
    return all(_fold(term, *one) for one in folded(term.fact, term, grain).items())


def _own_first(cells: str, keys: tuple[str, ...]) -> str:
    """The source's own cells of the level, and those of members in periods of which the source tells nothing itself; there an own cell
    stands only where there are no members."""
    same = " AND ".join(f"m.{name(key)} = c.{name(key)}" for key in keys)
    return (
        f"WITH summed AS ({cells}) SELECT {names(keys, 'c')}, c.v, c.lo, c.hi, c.why, c.n FROM summed AS c "
        f"LEFT JOIN (SELECT DISTINCT {TERM}, period FROM summed WHERE own AND tells) AS o ON o.{TERM} = c.{TERM} AND o.period = c.period "
        f"LEFT JOIN (SELECT {names(keys)} FROM summed WHERE NOT own) AS m ON {same} "
        f"WHERE CASE WHEN c.own THEN o.period IS NOT NULL OR m.period IS NULL ELSE o.period IS NULL END"
    )


def _rows(terms: list[tuple[int, Term]], grain: Grain, hierarchy: Hierarchy | None) -> str:
    """The facts' rows that the terms count, one figure each; those that many terms count are read once."""
    reads: dict[tuple[str, str], list[tuple[int, Term]]] = {}
    for number, term in terms:
        reads.setdefault(_read(term, grain, hierarchy), []).append((number, term))
    steps, rows = [], []
    beside = (*grain.dimensions, *(("place", "own", "_division") if grain.level is not None and hierarchy is not None else ()), "period")
    for at, ((chosen, source), mine) in enumerate(reads.items()):
        figures = ", ".join(f"{told} AS {short}{number}" for number, term in mine for short, told in _figure(term).items())
        steps.append(f"read{at} AS (SELECT {chosen}, {figures} FROM {source})")
        for number, _ in mine:
            told = ", ".join(f"{short}{number} AS {short}" for short in ("v", "lo", "hi", "why"))
            rows.append(f"SELECT {names(beside)}, {told}, 1 AS n, {number} AS {TERM} FROM read{at}")
    return f"WITH {', '.join(steps)} {' UNION ALL '.join(rows)}"


def _read(term: Term, grain: Grain, hierarchy: Hierarchy | None) -> tuple[str, str]:
    """What is read beside a term's figure, and which rows: of places those of the level and those that it may be summed of."""
    fact = term.fact
    chosen = [name(dimension) for dimension in grain.dimensions]
    conditions = [among(name(c.dimension), c.codes) for c in term.where]
    if grain.level is not None and hierarchy is not None:
        place, level = place_columns(fact)
        chosen += [f"{name(place)} AS place", f"{name(level)} = {literal(grain.level)} AS own", "_division"]
        conditions.append(among(name(level), grain.levels_read(hierarchy)))
    for dimension, column in folded(fact, term, grain).items():
        conditions += _fold(term, dimension, column)
    conditions += _within(fact, grain)
    chosen.append(f"{name(fact.period.name)} AS period")
    return ", ".join(chosen), f"fact.{name(fact.id)}{where(conditions)}"


def _figure(term: Term) -> dict[str, str]:
    """The columns of a term's figure. What is taken away is greatest where the others are least."""
    x, taken = term.column.name, isinstance(term, Sum) and term.negative
    low, high = ("__high", "__low") if taken else ("__low", "__high")
    sign = "-" if taken else ""
    return {"v": f"{sign}{name(x)}", "lo": f"{sign}{name(x + low)}", "hi": f"{sign}{name(x + high)}", "why": name(f"{x}__why")}


def place_columns(fact: Fact) -> tuple[str, str]:
    """The columns of a fact's places and of their levels."""
    place = next(c.name for c in fact.columns.values() if isinstance(c.origin, PlaceColumn))
    return place, place + "_level"


def held_sql(fact: Fact) -> str:
    """Of which levels of places a fact has rows, and in which periods: `level` and `period`."""
    level = name(place_columns(fact)[1]) if fact.place is not None else "''"
    return f"SELECT DISTINCT {level} AS level, {name(fact.period.name)} AS period FROM fact.{name(fact.id)} ORDER BY level, period"


def _within(fact: Fact, grain: Grain) -> list[str]:
    """Only rows of the periods that are named, where the fact is told by such."""
    named = grain.named(fact)
    return [among(name(fact.period.name), named)] if named else []


def _fold(term: Term | Average, dimension: str, column: CodeColumn) -> list[str]:
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
    conditions += _within(fact, grain)
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


def _own(rows: str, keys: tuple[str, ...]) -> str:
    """The source's own rows of the level."""
    chosen = ", ".join("place AS area" if key == "area" else name(key) for key in keys)
    return f"SELECT {chosen}, {MEASURED} FROM ({rows}) AS f"


def _members(rows: str, hierarchy: Hierarchy, level: str, keys: tuple[str, ...], alone: bool) -> str:
    """Base rows under the area of the level that they lie in today, with how many members that area should have, and, unless these are
    `alone`, the source's `own` rows of a level above the base."""
    area, member = ("m.code", "f.place") if alone else ("coalesce(m.code, f.place)", "CASE WHEN NOT f.own THEN f.place END")
    chosen = ", ".join(f"{area} AS area" if key == "area" else f"f.{name(key)}" for key in keys)
    return (
        f"SELECT {chosen}, f.v, f.lo, f.hi, f.why, f.n, f.place, f.own, m.members AS expected FROM ({rows}) AS f "
        f"LEFT JOIN (SELECT * FROM place.{name(hierarchy.id)} WHERE level = {literal(level)}) AS m "
        f"ON m.member = {member} AND m.division = f._division WHERE m.code IS NOT NULL{'' if alone else ' OR f.own'}"
    )


TELLS = f"bool_or(why IS DISTINCT FROM '{Reason.NOT_DELIVERED}') AS tells"


def _summed(rows: str, keys: tuple[str, ...], absent: str = "FALSE") -> str:
    """One cell a key: exact, an interval if a member is hidden, missing if one is missing or `absent` (SQL over the group) holds; and
    whether any row of it `tells` anything."""
    sums = "sum(v) AS v, sum(lo) AS lo, sum(hi) AS hi, max(why) AS why, sum(n) AS n, bool_or(v IS NULL) AS hidden"
    missing = f"{absent} AS absent, bool_or(lo IS NULL) AS unbounded, bool_and(lo IS NULL) AS untold, count(*) = 1 AND max(n) = 1 AS one"
    summed = f"SELECT {names(keys)}, {sums}, {missing}, {TELLS} FROM ({rows}) AS r GROUP BY {names(keys)}"
    judged = f"SELECT *, absent OR unbounded AS missing, one AND NOT absent OR untold AS alike FROM ({summed}) AS s"
    return (
        f"SELECT {names(keys)}, CASE WHEN NOT missing AND NOT hidden THEN v END AS v, CASE WHEN NOT missing THEN lo END AS lo, "
        f"CASE WHEN NOT missing THEN hi END AS hi, CASE WHEN alike THEN why WHEN missing THEN '{Reason.MEMBER_MISSING}' "
        f"WHEN hidden THEN '{Reason.MEMBER_HIDDEN}' END AS why, n, tells FROM ({judged}) AS j"
    )


def _single(rows: str, keys: tuple[str, ...], alone: str = "count(*) = 1") -> str:
    """One cell a key from one row where `alone` (SQL over the group) holds; elsewhere the figure does not exist at this level."""
    values = ", ".join(f"CASE WHEN {alone} THEN max({column}) END AS {column}" for column in ("v", "lo", "hi"))
    return (
        f"SELECT {names(keys)}, {values}, CASE WHEN {alone} THEN max(why) ELSE '{Reason.NOT_FOR_THIS_LEVEL}' END AS why, "
        f"count(*) AS n, {TELLS} FROM ({rows}) AS r GROUP BY {names(keys)}"
    )
