"""Figures of a delivery as SQL: read, bounded where the source hides them, and judged by their contract.

Columns whose names hold a question mark are this stage's own (`rate?text`, `rate?number`): no column of a contract can be called so.
"""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.column import NumberColumn
from puntari.store.engine import literal, name
from puntari.words.cell import Reason

GROUPED = r"[-+]?\d{1,3}([ \x{a0}\x{202f}]\d{3})+([.,]\d+)?"
PLAIN = r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?"
BLANKS = r"[ \x{a0}\x{202f}]"
PARTS = ("", ".low", ".high")
COMPANIONS = ("__low", "__high", "__why")
Delivered = Mapping[str, str]


def texts(column: NumberColumn, delivered: Delivered) -> list[tuple[str, str]]:
    """(delivered code, own name) of the texts that tell of a figure."""
    return [(delivered[part], f"{part}?text") for end in (*PARTS, ".why") if (part := column.name + end) in delivered]


def readings(column: NumberColumn, delivered: Delivered) -> list[str]:
    """Projections that read the figure and its stated bounds: `x?number`, null where the text is no number."""
    return [
        f"{_read(name(f'{part}?text'), column.decimal_comma)} AS {name(f'{part}?number')}"
        for end in PARTS
        if (part := column.name + end) in delivered
    ]


def _read(text: str, decimal_comma: bool) -> str:
    signed = f"replace({text}, '−', '-')"
    together = f"regexp_replace({signed}, {literal(BLANKS)}, '', 'g')"
    joined = f"CASE WHEN regexp_full_match({signed}, {literal(GROUPED)}) THEN {together} ELSE {signed} END"
    pointed = f"replace({joined}, ',', '.')" if decimal_comma else joined
    number = f"CASE WHEN regexp_full_match({pointed}, {literal(PLAIN)}) THEN try_cast({pointed} AS DOUBLE) END"
    return f"CASE WHEN isfinite({number}) THEN {number} END"


def outcome(column: NumberColumn, delivered: Delivered, level: str | None) -> list[str]:
    """Projections of the four columns of a figure: value, low, high, why. `level` is the SQL of the row's level, None without places."""
    if column.name in delivered:
        value = f"CASE WHEN {_marked(column)} THEN NULL ELSE {_number(column.name)} END"
        bounds = [_bound(column, delivered, end, place, level) for place, end in enumerate(PARTS[1:])]
        told = [value, *bounds, _why(column, delivered)]
    else:
        told = ["CAST(NULL AS DOUBLE)"] * 3 + [literal(Reason.NOT_DELIVERED)]
    return [f"{sql} AS {name(column.name + end)}" for sql, end in zip(told, ("", *COMPANIONS), strict=True)]


def _text(part: str) -> str:
    return name(f"{part}?text")


def _number(part: str) -> str:
    return name(f"{part}?number")


def _among(text: str, marks: tuple[str, ...]) -> str:
    return f"{text} IN ({', '.join(map(literal, marks))})" if marks else "false"


def _hidden(column: NumberColumn) -> str:
    return _among(_text(column.name), column.hidden.marks if column.hidden else ())


def _missing(column: NumberColumn) -> str:
    return _among(_text(column.name), tuple(column.missing))


def _marked(column: NumberColumn) -> str:
    return f"({_hidden(column)} OR {_missing(column)})"


def _bound(column: NumberColumn, delivered: Delivered, end: str, place: int, level: str | None) -> str:
    part, bound, number = column.name + end, _hidden_bound(column, place, level), _number(column.name)
    exact = f"CASE WHEN {_hidden(column)} THEN {bound} WHEN {_missing(column)} THEN NULL ELSE {number} END"
    return f"coalesce({_number(part)}, {_half_stated(column, delivered, place)}, {exact})" if part in delivered else exact


def _half_stated(column: NumberColumn, delivered: Delivered, place: int) -> str:
    """The bound of a figure of which the source states only the other bound: as far as the contract lets any figure go."""
    other = column.name + (".high", ".low")[place]
    if other not in delivered:
        return "NULL"
    return f"CASE WHEN {_missing(column)} AND {_number(other)} IS NOT NULL THEN {_widest(column, place)} END"


def _hidden_bound(column: NumberColumn, place: int, level: str | None) -> str:
    """The bound of a hidden figure: by the level of its place, else as far as the contract lets any figure go."""
    otherwise = _widest(column, place)
    bounds = column.hidden.bounds if column.hidden else {}
    if level is None or not bounds:
        return otherwise
    cases = " ".join(f"WHEN {literal(id)} THEN {_double(pair[place])}" for id, pair in sorted(bounds.items()))
    return f"CASE {level} {cases} ELSE {otherwise} END"


def _widest(column: NumberColumn, place: int) -> str:
    """How far the contract lets a figure go, downwards (0) or upwards (1)."""
    widest = (column.minimum, column.maximum)[place]
    return _double(widest) if widest is not None else ("'-Infinity'::DOUBLE", "'Infinity'::DOUBLE")[place]


def _double(number: float) -> str:
    return f"CAST({literal(repr(float(number)))} AS DOUBLE)"


def _translated(text: str, reasons: Mapping[str, str], otherwise: str) -> str:
    cases = " ".join(f"WHEN {literal(mark)} THEN {literal(str(reason))}" for mark, reason in sorted(reasons.items()))
    return f"CASE {text} {cases} ELSE {otherwise} END" if cases else otherwise


def _why(column: NumberColumn, delivered: Delivered) -> str:
    missing = _translated(_text(column.name), column.missing, "NULL")
    own = f"CASE WHEN {_hidden(column)} THEN {literal(Reason.HIDDEN_AT_SOURCE)} WHEN {_missing(column)} THEN {missing} END"
    part = f"{column.name}.why"
    stated = (_translated(_text(part), column.reasons, "NULL"),) if part in delivered else ()
    told = (*_only_below(column, delivered), *stated, own)
    return f"coalesce({', '.join(told)})" if len(told) > 1 else own


def _only_below(column: NumberColumn, delivered: Delivered) -> tuple[str, ...]:
    """The reason of a figure of which the source states an upper bound and nothing else, whatever else it gives as a reason: what shows
    the figure has to know that its lower bound is nobody's."""
    low, high = (f"{column.name}{end}" for end in PARTS[1:])
    if high not in delivered:
        return ()
    unbounded = f"{_number(low)} IS NULL" if low in delivered else "true"
    return (f"CASE WHEN {_missing(column)} AND {unbounded} AND {_number(high)} IS NOT NULL THEN {literal(Reason.UPPER_BOUND)} END",)


def faults(column: NumberColumn, delivered: Delivered) -> list[str]:
    """SQL of what is wrong with a figure, one expression a text that tells of it: a struct, or null when all is well."""
    found = [_figure_fault(column, delivered)] if column.name in delivered else []
    found += [_unread(part, column, delivered, _text(part) + " <> ''") for end in PARTS[1:] if (part := column.name + end) in delivered]
    low, high, why = (column.name + end for end in (".low", ".high", ".why"))
    if low in delivered and high in delivered:
        turned = f"{_number(low)} > {_number(high)}"
        remedy = "the lower bound is above the upper one; correct the two"
        found.append(fault(delivered[low], _text(low), ((turned, "range_turned", remedy),)))
    if why in delivered:
        known = _among(_text(why), ("", *column.reasons))
        remedy = f"the contract of {column.name} knows no such reason; correct it, or add it to the pack"
        found.append(fault(delivered[why], _text(why), ((f"NOT ({known})", "unknown_reason", remedy),)))
    return found


def _figure_fault(column: NumberColumn, delivered: Delivered) -> str:
    number, text = _number(column.name), _text(column.name)
    cases = [(_marked(column), "", ""), *_unread_cases(column, number, text)]
    if column.minimum is not None:
        below = f"it may not be below {column.minimum:g}; correct it"
        cases.append((f"{number} < {_double(column.minimum)}", "below_minimum", below))
    if column.maximum is not None:
        above = f"it may not be above {column.maximum:g}; correct it"
        cases.append((f"{number} > {_double(column.maximum)}", "above_maximum", above))
    if column.whole_numbers:
        cases.append((f"{number} <> trunc({number})", "not_whole", "it counts something; give a whole number"))
    return fault(delivered[column.name], text, tuple(cases))


def _unread(part: str, column: NumberColumn, delivered: Delivered, when: str) -> str:
    cases = _unread_cases(column, _number(part), _text(part))
    return fault(delivered[part], _text(part), tuple((f"{when} AND {condition}", *told) for condition, *told in cases))


def _unread_cases(column: NumberColumn, number: str, text: str) -> tuple[tuple[str, str, str], ...]:
    comma = "with a decimal comma" if column.decimal_comma else "with a decimal point"
    marks = ", ".join(repr(mark) for mark in (*(column.hidden.marks if column.hidden else ()), *column.missing))
    return (
        (f"{number} IS NULL AND regexp_matches({text}, '[0-9]')", "unreadable_number", f"write a plain number {comma}"),
        (f"{number} IS NULL", "unknown_mark", f"write a number, or one of the marks that the contract knows: {marks}"),
    )


def fault(code: str, value: str, cases: tuple[tuple[str, ...], ...]) -> str:
    """SQL of the first broken rule among (condition, rule, what to do), an empty rule meaning that all is well; null when none is."""
    whens = " ".join(
        f"WHEN {condition} THEN " + (_struct(literal(code), value, literal(rule), literal(remedy)) if rule else "NULL")
        for condition, rule, remedy in cases
    )
    return f"CASE {whens} END"


def _struct(column: str, value: str, rule: str, what_to_do: str) -> str:
    return f"struct_pack(\"column\" := {column}, \"value\" := {value}, rule := {rule}, what_to_do := {what_to_do})"
