"""What each kind of column makes of a delivered cell, as SQL: a value, and what is wrong where there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    IdentifierColumn,
    LineColumn,
    MonthColumn,
    NumberedColumn,
    RegisterColumn,
)
from puntari.flow.intake.columnar import DAY, HOME, NUMBER, TIME, ZONED
from puntari.flow.intake.delivered import TEXT
from puntari.store.engine import literal, name
from puntari.words.errors import BadDefinition
from puntari.words.identifier import IDENTIFIER

BLANK = "' ' || chr(9) || chr(160) || chr(13)"
LONGEST = 200
WHOLE = 2**53
DAYS = (DAY, TIME, ZONED)
"""Types of cells that hold days or moments of days."""
_DIGIT = "t[1] BETWEEN '0' AND '9'"


@dataclass(frozen=True)
class Check:
    """A condition in SQL that is true of what is wrong, the rule it breaks, what to do, and a `hint` that costs less and is true of all
    that is wrong (empty: the condition itself). It speaks of the text `t` and value `v`."""

    wrong: str
    rule: str
    what_to_do: str
    hint: str = ""


@dataclass(frozen=True)
class Cell:
    """A value in SQL over the text `t` (a joined code as `code`), its type in the engine, and the checks in order."""

    value: str
    type: str
    checks: tuple[Check, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


def type_of(column: RegisterColumn) -> str:
    """The engine's type of a column in the register."""
    match column:
        case IdentifierColumn():
            return "BIGINT"
        case DayColumn() | MonthColumn():
            return "DATE"
        case AmountColumn():
            return "BIGINT" if column.whole_numbers else "DOUBLE"
        case _:
            return "VARCHAR"


def cell_of(column: RegisterColumn, type: str) -> Cell:
    """What becomes of the cells of a column that come in an engine's type."""
    match column:
        case NumberedColumn():
            return Cell("t", TEXT, (*needed(column), *_own_number(type)))
        case DayColumn():
            return _day(column, type)
        case MonthColumn():
            return _month(column, type)
        case AmountColumn():
            return _amount(column, type)
        case AreaColumn():
            areas = {area.code for area in column.hierarchy.division.known if area.level == column.level}
            return _coded(
                column, tuple((code, code) for code in sorted(areas | set(column.elsewhere))), f"{column.level} of {column.hierarchy.id}"
            )
        case CodedColumn():
            if column.set_aside:
                raise BadDefinition(f"column {column.name} of a register sets rows aside; every row of a register is kept or rejected")
            pairs = {**{code: code for code in column.codes.names}, **column.translate}
            return _coded(column, tuple(sorted(pairs.items())), f"code list {column.codes.id}")
    raise BadDefinition(f"column {column.name} does not pass the contract")


def read_of(column: RegisterColumn, cell: str, type: str) -> str:
    """The delivered cell as the column's checks have it: its text, or a value of its own type."""
    if wants_text(column, type):
        return text_of(cell, type)
    if type == ZONED:
        return f"CAST({cell} AT TIME ZONE {literal(HOME)} AS DATE)"
    return f"CAST({cell} AS DATE)" if type == TIME else cell


def text_of(cell: str, type: str = TEXT) -> str:
    """The text of a delivered cell without blanks around it, null where it is empty."""
    if type != TEXT:
        return f"CAST({cell} AS VARCHAR)"
    # Trimming every cell would cost as much as all the rest; an empty text has the code 0.
    blank = f"ascii({cell}) <= 32 OR ascii({cell}) = 160 OR suffix({cell}, ' ')"
    return f"CASE WHEN {blank} THEN nullif(trim({cell}, {BLANK}), '') ELSE {cell} END"


def wants_text(column: RegisterColumn, type: str) -> bool:
    """Whether the column reads a cell of this type as text and not as it is."""
    if isinstance(column, DayColumn | MonthColumn):
        return type not in DAYS
    return not (isinstance(column, AmountColumn) and type == NUMBER)


def absent(column: RegisterColumn, type: str) -> str:
    """What stands in a column that a delivery does not have."""
    return literal(column.always) if isinstance(column, LineColumn) else f"CAST(NULL AS {type})"


def needed(column: RegisterColumn) -> tuple[Check, ...]:
    """What a column that every row must have asks of each."""
    if getattr(column, "optional", False):
        return ()
    return (Check("t IS NULL", "missing", f"{column.called[0]} is empty and every row must have it; ask the source to fill it in"),)


def _without_value(hint: str, *checks: Check) -> tuple[Check, ...]:
    """Checks with one hint for all of them where the first asks that every row has a value."""
    return tuple(replace(one, hint=hint) for one in checks) if len(checks) > 1 else checks


def _own_number(type: str) -> tuple[Check, ...]:
    if type == NUMBER:
        # No number is so long, and neither sign nor letter of an identifier can stand within one.
        return ()
    long = Check(
        f"length(t) > {LONGEST}",
        "too_long",
        f"a number of the source's own has at most {LONGEST} characters; see that columns did not shift",
    )
    return (
        long,
        Check(
            f"length(t) >= 9 AND regexp_matches(t, {literal(IDENTIFIER)})",
            "identifier_out_of_place",
            "the cell looks like a personal or business id, which may stand only in the columns for them; have the source correct it",
        ),
    )


def _day(column: DayColumn, type: str) -> Cell:
    read = (
        "t"
        if type in DAYS
        else (
            f"CASE WHEN {_DIGIT} THEN coalesce(try_cast(t AS DATE), CAST(try_strptime(t, ['%d.%m.%Y', '%Y%m%d']) AS DATE)) END"
        )
    )
    days = [day for one in column.open if (day := _as_day(one)) is not None]
    is_open = [f"{read} IN ({', '.join(f'DATE {literal(str(day))}' for day in days)})"] if days else []
    if column.open and type not in DAYS:
        is_open.append(f"t IN ({', '.join(map(literal, column.open))})")
    no_end = f"coalesce({' OR '.join(is_open)}, false)" if is_open else "false"
    bounds = f"days lie between {column.earliest} and {column.latest}; correct the day"
    required = () if "" in column.open else needed(column)
    unreadable = Check(f"t IS NOT NULL AND v IS NULL AND NOT {no_end}", "unreadable_day", "write it as 2026-06-30, 30.6.2026 or 20260630")
    return Cell(
        f"CASE WHEN {no_end} THEN NULL ELSE {read} END" if is_open else read,
        "DATE",
        (
            # An open end has no value, and most rows have one.
            *_without_value("" if is_open else "v IS NULL", *required, unreadable),
            Check(
                f"v NOT BETWEEN DATE {literal(str(column.earliest))} AND DATE {literal(str(column.latest))}", "day_out_of_bounds", bounds
            ),
        ),
    )


def _as_day(text: str) -> date | None:
    """The day that the text of an open end is, if it is one."""
    parts = text.split(".")
    try:
        return date(*(int(part) for part in reversed(parts))) if len(parts) == 3 else date.fromisoformat(text)
    except (ValueError, TypeError):
        return None


def _month(column: MonthColumn, type: str) -> Cell:
    read = (
        "t"
        if type in DAYS
        else (
            f"CASE WHEN {_DIGIT} THEN coalesce(try_cast(t || '-01' AS DATE), CAST(try_strptime(t || '01', '%Y%m%d') AS DATE), "
            "try_cast(t AS DATE), CAST(try_strptime('01/' || t, ['%d/%m/%Y', '%d/%m.%Y']) AS DATE), "
            "CAST(try_strptime(t || '-01', '%YM%m-%d') AS DATE)) END"
        )
    )
    unreadable = Check("t IS NOT NULL AND v IS NULL", "unreadable_month", "write the month as 2026-06")
    return Cell(
        read,
        "DATE",
        (
            *_without_value("v IS NULL", *needed(column), unreadable),
            Check("day(v) <> 1", "unreadable_month", "the cell is a day within a month; write the month as 2026-06"),
            Check(
                "v NOT BETWEEN DATE '1900-01-01' AND DATE '2099-12-01'",
                "month_out_of_bounds",
                "months lie between 1900 and 2099; correct it",
            ),
        ),
    )


def _amount(column: AmountColumn, type: str) -> Cell:
    text = "replace(replace(replace(t, ' ', ''), chr(160), ''), ',', '.')"
    read = "CAST(t AS DOUBLE)" if type == NUMBER else f"try_cast({text} AS DOUBLE)"
    bounds = [f"v < {column.minimum!r}"] if column.minimum is not None else []
    bounds += [f"v > {column.maximum!r}"] if column.maximum is not None else []
    allowed = f"between {_bound(column.minimum)} and {_bound(column.maximum)}"
    unreadable = Check("t IS NOT NULL AND (v IS NULL OR NOT isfinite(v))", "unreadable_number", "write a number such as 1234,50")
    checks = [*_without_value("v IS NULL OR NOT isfinite(v)", *needed(column), unreadable)]
    if bounds:
        checks.append(Check(" OR ".join(bounds), "number_out_of_bounds", f"the number must lie {allowed}; correct it"))
    if column.whole_numbers:
        checks.append(Check(f"v <> floor(v) OR abs(v) > {WHOLE}", "no_whole_number", "the number must be whole; correct it"))
    return Cell(read, type_of(column), tuple(checks))


def _bound(number: float | None) -> str:
    return "any number" if number is None else f"{number:g}"


def _coded(column: RegisterColumn, pairs: tuple[tuple[str, str], ...], where: str) -> Cell:
    what_to_do = f"the code is not in {where}; correct it, or have the list amended"
    unknown = Check("t IS NOT NULL AND v IS NULL", "unknown_code", what_to_do)
    return Cell("code", TEXT, _without_value("v IS NULL", *needed(column), unknown), pairs)


def quoted(column: RegisterColumn) -> str:
    """The column's name as SQL quotes it."""
    return name(column.name)
