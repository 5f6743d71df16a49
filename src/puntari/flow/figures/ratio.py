"""SQL that gives a binding's figure for every cell of a grain: a measure, or one measure per another with honest bounds."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.dimension import Hierarchy
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition, Expression, Published, Total, shared_terms, terms_of
from puntari.define.indicator import Binding
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Expected
from puntari.flow.figures.expected import expected_sql
from puntari.flow.figures.guarded import guarded_sql
from puntari.flow.figures.person_terms import person_sql
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.terms import MEASURED, cell_keys, term_sql
from puntari.flow.figures.text import among, literal, name, names
from puntari.words.cell import IntervalKind, Reason, Status
from puntari.words.errors import BadQuestion

HIDING = (Reason.HIDDEN_AT_SOURCE, Reason.FEW_PERSONS, Reason.FEW_UNITS, Reason.DOMINATED, Reason.UNPROTECTED)
UNCERTAIN = (Reason.PERTURBED, Reason.SAMPLED, Reason.EXPECTED)
INFINITY = "CAST('Infinity' AS DOUBLE PRECISION)"


def binding_sql(
    binding: Binding | RegisterBinding,
    grain: Grain,
    hierarchy: Hierarchy | None,
    rule: CellKeys | None = None,
    only: tuple[Condition, ...] = (),
) -> str:
    """Columns: the cell's keys, value, low, high, status, interval, reason, n. A `rule` protects figures over persons, which may then be
    restricted to codes; without one they are what they are, and nothing for anybody to see."""
    keys = cell_keys(grain)
    if only and (rule is None or not isinstance(binding, RegisterBinding) or binding.of_nobody):
        raise BadQuestion("only figures over persons can be restricted to codes; break down by the dimension instead")
    if isinstance(binding, RegisterBinding):
        cells = _over_registers(binding, grain, hierarchy, rule, only)
    elif binding.per is None:
        cells = _scaled(term_sql(binding.value, grain, hierarchy), keys, binding.times)
    else:
        cells = _ratio(binding, binding.per, grain, hierarchy)
    since = f" WHERE period >= {literal(str(binding.since))}" if binding.since is not None else ""
    return _judged(f"SELECT * FROM ({cells}) AS s{since}", keys, isinstance(binding.value, Published), binding.per is None)


def _over_registers(
    binding: RegisterBinding, grain: Grain, hierarchy: Hierarchy | None, rule: CellKeys | None, only: tuple[Condition, ...]
) -> str:
    """A forecast is made of figures as they are told, so it tells no more of anybody than they do."""
    if isinstance(binding.value, Expected):
        told = _over_registers(replace(binding, value=binding.value.of), grain, hierarchy, rule, only)
        changed = rule is not None and not binding.of_nobody
        return expected_sql(told, cell_keys(grain), binding.value.ahead, Reason.PERTURBED if changed else Reason.EXPECTED)
    if rule is not None and not binding.of_nobody:
        return guarded_sql(binding, grain, hierarchy, rule, only)
    return _of_registers(binding, grain, hierarchy)


def _scaled(cells: str, keys: tuple[str, ...], times: float) -> str:
    if times == 1:
        return cells
    scaled = ", ".join(f"{column} * {float(times)!r} AS {column}" for column in ("v", "lo", "hi"))
    return f"SELECT {names(keys)}, {scaled}, why, n FROM ({cells}) AS t"


def _of_registers(binding: RegisterBinding, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """A measure over person facts, or a count per another, which rests on the fewer persons of the two."""
    keys = cell_keys(grain)
    value = person_sql(binding.value, grain, hierarchy)
    if binding.per is None:
        return _scaled(value, keys, binding.times)
    part = f"a.v / nullif(b.v, 0) * {float(binding.times)!r}"
    told = ", ".join(f"{part} AS {column}" for column in ("v", "lo", "hi"))
    why = f"CASE WHEN a.v IS NULL THEN a.why WHEN b.v IS NULL THEN b.why WHEN b.v = 0 THEN '{Reason.ZERO_DENOMINATOR}' END AS why"
    on = " AND ".join(f"a.{name(key)} = b.{name(key)}" for key in keys)
    below = person_sql(binding.per, grain, hierarchy)
    return f"SELECT {names(keys, 'a')}, {told}, {why}, least(a.n, b.n) AS n FROM ({value}) AS a JOIN ({below}) AS b ON {on}"


def _ratio(binding: Binding, per: Expression, grain: Grain, hierarchy: Hierarchy | None) -> str:
    shared, rest = shared_terms(binding.value, per)
    above = term_sql(binding.value, grain, hierarchy)
    below = term_sql(Total(rest) if shared and rest else per, grain, hierarchy)
    keys = cell_keys(grain)
    form = _PART_OF_WHOLE if shared and rest else _PLAIN
    whole, low, high, none = (part.format(times=repr(float(binding.times))) for part in form)
    # A side that nobody delivered says nothing, so neither a zero nor a hidden figure on the other side does.
    undelivered = f"IS NOT DISTINCT FROM '{Reason.NOT_DELIVERED}'"
    untold = f"(a.why {undelivered} OR b.why {undelivered} OR (b.lo IS NULL AND b.why IS NULL))"
    parts = {"v": whole, "lo": low, "hi": high}
    told = ", ".join(f"CASE WHEN NOT ({untold} OR {none}) THEN {part} END AS {called}" for called, part in parts.items())
    chosen = (
        f"{names(keys, 'a')}, {told}, CASE WHEN {untold} THEN '{Reason.NOT_DELIVERED}' WHEN {none} THEN '{Reason.ZERO_DENOMINATOR}' "
        f"WHEN a.lo IS NULL OR a.v IS NULL THEN a.why WHEN b.lo IS NULL OR b.v IS NULL THEN b.why END AS why, a.n AS n"
    )
    return _joined(chosen, above, below, binding, keys)


_PART_OF_WHOLE = (
    "a.v / (a.v + b.v) * {times}",
    f"CASE WHEN b.hi = {INFINITY} THEN 0 ELSE a.lo / nullif(a.lo + b.hi, 0) * {{times}} END",
    f"CASE WHEN a.hi = {INFINITY} THEN {{times}} ELSE a.hi / nullif(a.hi + b.lo, 0) * {{times}} END",
    "coalesce(a.hi + b.hi = 0, FALSE)",
)
"""A ratio a / (a + b), rising in a and falling in b: value, low, high, and when there is none."""

_PLAIN = (
    "a.v / b.v * {times}",
    f"CASE WHEN b.hi = {INFINITY} THEN 0 ELSE a.lo / nullif(b.hi, 0) * {{times}} END",
    f"CASE WHEN b.lo = 0 THEN {INFINITY} ELSE a.hi / b.lo * {{times}} END",
    "coalesce(b.hi = 0, FALSE)",
)
"""A ratio a / b of independent figures."""


def _joined(chosen: str, above: str, below: str, binding: Binding, keys: tuple[str, ...]) -> str:
    """Numerator cells with the denominator of the same cell; a yearly denominator serves the periods of its year."""
    same = [f"a.{name(key)} = b.{name(key)}" for key in keys if key != "period"]
    joined = f"FROM ({above}) AS a LEFT JOIN ({below}) AS b ON "
    if binding.frequency is terms_of(binding.per)[0].fact.period.origin.frequency:
        return f"SELECT {chosen} {joined}" + " AND ".join([*same, "a.period = b.period"])
    year, told = "CAST(substr(a.period, 1, 4) AS INTEGER)", "CAST(b.period AS INTEGER)"
    reach = [f"{told} <= {year}", f"{told} >= {year} - {binding.carried_years}", "b.v IS NOT NULL"]
    newest = f"row_number() OVER (PARTITION BY {names(keys, 'a')} ORDER BY b.period DESC NULLS LAST) AS nearest"
    numbered = f"SELECT {chosen}, {newest} {joined}" + " AND ".join([*same, *reach])
    return f"SELECT {names(keys)}, {MEASURED} FROM ({numbered}) AS c WHERE nearest = 1"


def _judged(cells: str, keys: tuple[str, ...], published: bool, apart: bool) -> str:
    """Cells with status, kind of interval and reason in the words of `words.cell`; `apart` from ratios, whose bounds are all reckoned."""
    exact = Status.PUBLISHED if published else Status.OK
    # What a source says only to lie below something has no lower bound of its own: nought is what the contract would let it be.
    below = f"(v IS NULL AND hi < {INFINITY} AND coalesce(why = '{Reason.UPPER_BOUND}', FALSE))" if apart else "FALSE"
    status = (
        f"CASE WHEN v IS NOT NULL THEN '{exact}' WHEN {among('why', HIDING)} THEN '{Status.HIDDEN}' "
        f"WHEN why = '{Reason.ZERO_DENOMINATOR}' THEN '{Status.IMPOSSIBLE}' "
        f"WHEN lo IS NOT NULL OR {below} THEN '{Status.INTERVAL}' ELSE '{Status.MISSING}' END"
    )
    ranged = f"(status = '{Status.INTERVAL}' OR (v IS NOT NULL AND lo < hi))"
    return (
        f"SELECT {names(keys)}, v AS value, CASE WHEN {ranged} AND NOT {below} THEN lo END AS low, "
        f"CASE WHEN {ranged} AND hi < {INFINITY} THEN hi END AS high, status, "
        f"CASE WHEN {among('why', UNCERTAIN)} THEN '{IntervalKind.UNCERTAINTY}' "
        f"WHEN NOT {ranged} THEN NULL WHEN why = '{Reason.MEMBER_HIDDEN}' THEN '{IntervalKind.SUPPRESSION}' "
        f"WHEN {below} THEN '{IntervalKind.UPPER_BOUND}' ELSE '{IntervalKind.PEERS}' END AS interval, "
        f"CASE WHEN v IS NULL AND why IS NULL THEN '{Reason.NOT_DELIVERED}' ELSE why END AS reason, n "
        f"FROM (SELECT {names(keys)}, {MEASURED}, {status} AS status FROM ({cells}) AS c) AS j"
    )
