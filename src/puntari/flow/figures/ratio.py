"""SQL that gives a binding's figure for every cell of a grain: a measure, or one measure per another with honest bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from puntari.define.dimension import Hierarchy
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition, Expression, Published, Sum, Total, shared_terms, terms_of
from puntari.define.indicator import Binding
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Expected, base_of
from puntari.flow.figures.expected import expected_sql
from puntari.flow.figures.guarded import guarded_sql
from puntari.flow.figures.guarded_small import STRICTLY
from puntari.flow.figures.person_terms import person_sql
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.prices import in_base_prices
from puntari.flow.figures.terms import MEASURED, Terms, cell_keys
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.cell import IntervalKind, Reason, Status
from puntari.words.errors import BadQuestion

HIDING = (Reason.HIDDEN_AT_SOURCE, Reason.FEW_PERSONS, Reason.FEW_UNITS, Reason.DOMINATED, Reason.UNPROTECTED)
UNCERTAIN = (Reason.PERTURBED, Reason.SAMPLED, Reason.EXPECTED, Reason.ESTIMATED)
AnyBinding = Binding | RegisterBinding
INFINITY = "CAST('Infinity' AS DOUBLE PRECISION)"


def bindings_sql(
    bindings: Sequence[tuple[int, AnyBinding]],
    grain: Grain,
    hierarchy: Hierarchy | None,
    rule: CellKeys | None = None,
    only: tuple[Condition, ...] = (),
    stricter: CellKeys | None = None,
) -> str:
    """Columns: the cell's keys, value, low, high, status, interval, reason, n, binding. A `rule` protects figures over persons, which may
    then be restricted to codes; without one they are what they are, and nothing for anybody to see. A `stricter` rule adds the column
    STRICTLY, the reason by it, empty of what is of no person."""
    open_ones = [one for _, one in bindings if isinstance(one, Binding)]
    terms = Terms.of(side for one in open_ones for side in _sides(one))
    step = f"WITH {terms.step(grain, hierarchy)} " if terms.every else ""
    keys, parts = cell_keys(grain), []
    for number, one in bindings:
        if only and (rule is None or not isinstance(one, RegisterBinding) or one.of_nobody):
            raise BadQuestion("only figures over persons can be restricted to codes; break down by the dimension instead")
        cells = _of_terms(one, terms, grain) if isinstance(one, Binding) else _over_registers(one, grain, hierarchy, rule, only, stricter)
        strict = (STRICTLY,) if stricter is not None and isinstance(one, RegisterBinding) and not one.of_nobody else ()
        if one.prices is not None:
            cells = in_base_prices(cells, one.prices, keys, strict)
        held = [f"period >= {literal(str(one.since))}"] if one.since is not None else []
        held += [f"period <= {literal(str(one.until))}"] if one.until is not None else []
        exact, apart = (Status.PUBLISHED if isinstance(one.value, Published) else Status.OK), str(one.per is None).upper()
        told = f"'{exact}' AS exact, {apart} AS apart, {number} AS binding"
        if stricter is not None:
            told += f", {STRICTLY}" if strict else f", CAST(NULL AS VARCHAR) AS {STRICTLY}"
        parts.append(f"SELECT {names(keys)}, {MEASURED}, {told} FROM ({cells}) AS s{where(held)}")
    return step + _judged(" UNION ALL ".join(parts), keys, (STRICTLY,) if stricter is not None else ())


def _sides(binding: Binding) -> tuple[Expression, ...]:
    """What is divided, and what of the divisor is not in it already: a ratio with a part of its whole has bounds of its own."""
    if binding.per is None:
        return (binding.value,)
    shared, rest = shared_terms(binding.value, binding.per)
    return binding.value, (_total(rest) if shared and rest else binding.per)


def _total(terms: tuple[Sum, ...]) -> Expression:
    return terms[0] if len(terms) == 1 else Total(terms)


def _of_terms(binding: Binding, terms: Terms, grain: Grain) -> str:
    sides = [terms.cells(side, grain) for side in _sides(binding)]
    return _ratio(binding, *sides, cell_keys(grain)) if binding.per is not None else _scaled(sides[0], cell_keys(grain), binding.times)


def _over_registers(
    binding: RegisterBinding, grain: Grain, hierarchy: Hierarchy | None, rule: CellKeys | None, only: tuple[Condition, ...],
    stricter: CellKeys | None = None,
) -> str:
    """A forecast is made of figures as they are told, so it tells no more of anybody than they do."""
    if isinstance(binding.value, Expected):
        if stricter is not None:
            raise BadQuestion("a forecast is made of the figures of earlier periods, so it is not told by a rule stricter than theirs")
        told = _over_registers(replace(binding, value=binding.value.of), replace(grain, periods=()), hierarchy, rule, only)
        changed = rule is not None and not binding.of_nobody
        return expected_sql(told, cell_keys(grain), binding.value.ahead, Reason.PERTURBED if changed else Reason.EXPECTED)
    if rule is not None and not binding.of_nobody:
        return guarded_sql(binding, grain, hierarchy, rule, only, stricter)
    return _of_registers(binding, grain, hierarchy)


def _scaled(cells: str, keys: tuple[str, ...], times: float) -> str:
    if times == 1:
        return cells
    scaled = ", ".join(f"{column} * {float(times)!r} AS {column}" for column in ("v", "lo", "hi"))
    return f"SELECT {names(keys)}, {scaled}, why, n FROM ({cells}) AS t"


def _of_registers(binding: RegisterBinding, grain: Grain, hierarchy: Hierarchy | None) -> str:
    """A measure over person facts, or a count per another, which rests on the fewer persons of the two that have any."""
    keys = cell_keys(grain)
    value = person_sql(binding.value, grain, hierarchy)
    if binding.per is None:
        return _scaled(value, keys, binding.times)
    part = f"a.v / nullif(b.v, 0) * {float(binding.times)!r}"
    told = ", ".join(f"{part} AS {column}" for column in ("v", "lo", "hi"))
    why = f"CASE WHEN a.v IS NULL THEN a.why WHEN b.v IS NULL THEN b.why WHEN b.v = 0 THEN '{Reason.ZERO_DENOMINATOR}' END AS why"
    on = " AND ".join(f"a.{name(key)} = b.{name(key)}" for key in keys)
    below = person_sql(binding.per, grain, hierarchy)
    behind = "a.n" if base_of(binding.per).fact.unit is None else "least(a.n, b.n)"
    return f"SELECT {names(keys, 'a')}, {told}, {why}, {behind} AS n FROM ({value}) AS a JOIN ({below}) AS b ON {on}"


def _ratio(binding: Binding, above: str, below: str, keys: tuple[str, ...]) -> str:
    shared, rest = shared_terms(binding.value, binding.per)
    form = _PART_OF_WHOLE if shared and rest else _PLAIN
    whole, low, high, none = (part.format(times=repr(float(binding.times))) for part in form)
    # A side that nobody delivered says nothing, so neither a zero nor a hidden figure on the other side does.
    nobody = f"IS NOT DISTINCT FROM '{Reason.NOT_DELIVERED}'"
    untold = f"awhy {nobody} OR bwhy {nobody} OR (blo IS NULL AND bwhy IS NULL)"
    judged = f"SELECT *, {untold} AS untold, {none} AS none FROM ({_pairs(above, below, binding, keys)}) AS p"
    told = ", ".join(f"CASE WHEN NOT (untold OR none) THEN {part} END AS {one}" for one, part in (("v", whole), ("lo", low), ("hi", high)))
    return (
        f"SELECT {names(keys)}, {told}, CASE WHEN untold THEN '{Reason.NOT_DELIVERED}' WHEN none THEN '{Reason.ZERO_DENOMINATOR}' "
        f"WHEN alo IS NULL OR av IS NULL THEN awhy WHEN blo IS NULL OR bv IS NULL THEN bwhy END AS why, n FROM ({judged}) AS j"
    )


_PART_OF_WHOLE = (
    "av / (av + bv) * {times}",
    f"CASE WHEN bhi = {INFINITY} THEN 0 ELSE alo / nullif(alo + bhi, 0) * {{times}} END",
    f"CASE WHEN ahi = {INFINITY} THEN {{times}} ELSE ahi / nullif(ahi + blo, 0) * {{times}} END",
    "coalesce(ahi + bhi = 0, FALSE)",
)
"""A ratio a / (a + b), rising in a and falling in b: value, low, high, and when there is none."""

_PLAIN = (
    "av / bv * {times}",
    f"CASE WHEN bhi = {INFINITY} THEN 0 ELSE alo / nullif(bhi, 0) * {{times}} END",
    f"CASE WHEN blo = 0 THEN {INFINITY} ELSE ahi / blo * {{times}} END",
    "coalesce(bhi = 0, FALSE)",
)
"""A ratio a / b of independent figures."""


def _pairs(above: str, below: str, binding: Binding, keys: tuple[str, ...]) -> str:
    """Numerator cells with the denominator of the same cell; a yearly denominator serves the periods of its year."""
    sides = ", ".join(f"{side}.{column} AS {side}{column}" for side in "ab" for column in ("v", "lo", "hi", "why"))
    chosen, joined = f"{names(keys, 'a')}, {sides}, a.n", f"FROM ({above}) AS a LEFT JOIN ({below}) AS b ON "
    same = [f"a.{name(key)} = b.{name(key)}" for key in keys if key != "period"]
    if binding.frequency is terms_of(binding.per)[0].fact.period.origin.frequency:
        return f"SELECT {chosen} {joined}" + " AND ".join([*same, "a.period = b.period"])
    year, told = "CAST(substr(a.period, 1, 4) AS INTEGER)", "CAST(b.period AS INTEGER)"
    reach = [f"{told} <= {year}", f"{told} >= {year} - {binding.carried_years}", "b.v IS NOT NULL"]
    newest = f"row_number() OVER (PARTITION BY {names(keys, 'a')} ORDER BY b.period DESC NULLS LAST) AS nearest"
    return f"SELECT * FROM (SELECT {chosen}, {newest} {joined}{' AND '.join([*same, *reach])}) AS c WHERE nearest = 1"


def _judged(cells: str, keys: tuple[str, ...], more: tuple[str, ...] = ()) -> str:
    """Cells with status, kind of interval and reason in the words of `words.cell`, and `more` columns as they are; `exact` is what a value
    is called, `apart` tells them from ratios, whose bounds are all reckoned."""
    # What a source says only to lie below something has no lower bound of its own: nought is what the contract would let it be.
    below = f"apart AND v IS NULL AND hi < {INFINITY} AND coalesce(why = '{Reason.UPPER_BOUND}', FALSE)"
    status = (
        f"CASE WHEN v IS NOT NULL THEN exact WHEN {among('why', HIDING)} THEN '{Status.HIDDEN}' "
        f"WHEN why = '{Reason.ZERO_DENOMINATOR}' THEN '{Status.IMPOSSIBLE}' "
        f"WHEN lo IS NOT NULL OR below THEN '{Status.INTERVAL}' ELSE '{Status.MISSING}' END"
    )
    ranged = f"status = '{Status.INTERVAL}' OR (v IS NOT NULL AND lo < hi)"
    judged = f"SELECT *, {status} AS status FROM (SELECT *, {below} AS below FROM ({cells}) AS c) AS s"
    return (
        f"SELECT {names(keys)}, v AS value, CASE WHEN ranged AND NOT below THEN lo END AS low, "
        f"CASE WHEN ranged AND hi < {INFINITY} THEN hi END AS high, status, "
        f"CASE WHEN {among('why', UNCERTAIN)} THEN '{IntervalKind.UNCERTAINTY}' "
        f"WHEN NOT ranged THEN NULL WHEN why = '{Reason.MEMBER_HIDDEN}' THEN '{IntervalKind.SUPPRESSION}' "
        f"WHEN below THEN '{IntervalKind.UPPER_BOUND}' ELSE '{IntervalKind.PEERS}' END AS interval, "
        f"CASE WHEN v IS NULL AND why IS NULL THEN '{Reason.NOT_DELIVERED}' ELSE why END AS reason, {', '.join(('n', 'binding', *more))} "
        f"FROM (SELECT *, {ranged} AS ranged FROM ({judged}) AS j) AS r"
    )
