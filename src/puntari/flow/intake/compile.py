"""A register's contract as SQL: one pass from delivered cells to values and the first fault of each row, and one that joins pseudonyms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from puntari.define.register import Entity, IdentifierColumn, Register, RegisterColumn
from puntari.flow.intake.cells import Cell, cell_of, quoted, text_of, type_of, wants_text
from puntari.flow.intake.delivered import GONE, ROW, TEXT
from puntari.flow.intake.digests import digest_of
from puntari.store.engine import literal, name
from puntari.store.files import sha256

FAULT, PROBLEMS, IS_GONE, ERASED, FIRST, KEY = '"?fault"', '"?problems"', '"?gone"', '"?erased"', '"?first"', '"?key"'
YES = ("1", "true", "t", "yes", "y", "k", "kyllä", "kylla", "ja", "j", "x")
SHORT = 12
NO = ("0", "false", "f", "no", "n", "e", "ei", "nej")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: the column of the contract (or several), the rule it breaks, and what to do."""

    column: str
    rule: str
    what_to_do: str


@dataclass
class Faults:
    """The faults that a contract can find, by the number that stands for them in SQL."""

    known: list[Fault] = field(default_factory=list)

    def number(self, fault: Fault) -> int:
        """The number of a fault, a new one for a new fault."""
        self.known.append(fault)
        return len(self.known) - 1


@dataclass(frozen=True)
class Compiled:
    """`told` reads the relation `raw` and leaves identifiers as text; `typed` reads `told` and `links_<entity>` and leaves none; `whole`
    does both at once. `codes` are small tables that `told` joins, delivered text and code, under names that tell what they hold.
    `identifiers` are, by entity, SELECTs of the different texts in the identifier columns of `raw`."""

    told: str
    typed: str
    whole: str
    codes: Mapping[str, tuple[tuple[str, str], ...]]
    identifiers: Mapping[Entity, str]


def compile_contract(register: Register, found: Mapping[str, int], types: tuple[str, ...], faults: Faults) -> Compiled:
    """The SQL of a register's contract for a delivery whose columns were found at those places with those types."""
    cells = {column.name: cell_of(column, types[found[column.name]]) for column in register.carried if column.name in found}
    told = _told(register, found, types, cells, faults)
    before, after = _typed(register, faults)
    return Compiled(
        told,
        f"{before} told {after}",
        f"{before} ({told}) told {after}",
        {_codes_name(cell): cell.codes for cell in cells.values() if cell.codes},
        {entity: _texts(register, entity, found, types) for entity in dict.fromkeys(column.entity for column in register.identifiers)},
    )


def _texts(register: Register, entity: Entity, found: Mapping[str, int], types: tuple[str, ...]) -> str:
    """The different texts of an entity's identifiers in `raw`: made plain only after the same cells have become one."""
    columns = [column for column in register.identifiers if column.entity is entity and column.name in found]
    cells = [(found[column.name], _text(column, found[column.name], types)) for column in columns]
    different = [f"SELECT DISTINCT upper({text}) AS one FROM (SELECT DISTINCT c{place} FROM raw) cells" for place, text in cells]
    return f"SELECT one FROM ({' UNION '.join(different) or 'SELECT NULL AS one'}) texts WHERE one IS NOT NULL"


def _codes_name(cell: Cell) -> str:
    return f"codes {sha256(repr(cell.codes).encode())[:SHORT]}"


def _text(column: RegisterColumn, place: int, types: tuple[str, ...]) -> str:
    """A delivered cell as the checks have it; what has a type of its own has no blanks around it as text."""
    kind = types[place]
    return f"CAST(c{place} AS VARCHAR)" if kind != TEXT and wants_text(column, kind) else text_of(place, kind)


def _told(register: Register, found: Mapping[str, int], types: tuple[str, ...], cells: Mapping[str, Cell], faults: Faults) -> str:
    gone = found.get(GONE[0])
    texts = [ROW, f"{_gone(gone, types)} AS {IS_GONE}"]
    values, joins, wrong = [ROW, IS_GONE], [], []
    if gone is not None:
        refused = faults.number(Fault(GONE[0], "unreadable_yes_or_no", "say 1 for a row that is no more, else 0 or nothing"))
        wrong.append((f"{IS_GONE} IS NULL", refused))
    for column in register.carried:
        if column.name not in cells:
            values.append(f"CAST(NULL AS {_told_type(column)}) AS {quoted(column)}")
            continue
        cell, text = cells[column.name], _text(column, found[column.name], types)
        t, v = name(f"t {column.name}"), name(f"v {column.name}")
        texts.append(f"{text} AS {t}")
        spoken = {"t": t, "v": v, "code": f"{name('codes_' + column.name)}.code"}
        values.append(f"{_speak(cell.value, spoken)} AS {v}")
        values.append(t)
        if cell.codes:
            joined = name(f"codes_{column.name}")
            joins.append(f"LEFT JOIN {name(_codes_name(cell))} {joined} ON {joined}.told = {t}")
        spare = "" if column.name in register.key or gone is None else f"NOT {IS_GONE} AND "
        for check in cell.checks:
            bad = f"{spare}({_speak(check.wrong, spoken)})"
            wrong.append((bad, faults.number(Fault(column.name, check.rule, check.what_to_do))))
    carried = [
        f"TRY_CAST({name('v ' + c.name)} AS {_told_type(c)}) AS {quoted(c)}" if c.name in cells else quoted(c) for c in register.carried
    ]
    inner = f"SELECT {', '.join(texts)} FROM raw"
    middle = f"SELECT {', '.join(values)} FROM ({inner}) texts {' '.join(joins)}"
    first = _first(wrong)
    total = " + ".join(f"CAST(coalesce({bad}, false) AS INTEGER)" for bad, _ in wrong) or "0"
    return (
        f"SELECT {ROW}, {IS_GONE}, {', '.join(carried)}, {FAULT}, CASE WHEN {FAULT} IS NULL THEN 0 ELSE {total} END AS {PROBLEMS} "
        f"FROM (SELECT *, {first} AS {FAULT} FROM ({middle}) valued) judged"
    )


def _first(wrong: list[tuple[str, int]]) -> str:
    """SQL of the number of the first condition that holds; which one it is, is asked of the few rows only where any does."""
    if not wrong:
        return "CAST(NULL AS INTEGER)"
    any_of = " OR ".join(f"({bad})" for bad, _ in wrong)
    first = ", ".join(f"CASE WHEN {bad} THEN {number} END" for bad, number in wrong)
    return f"CASE WHEN {any_of} THEN coalesce({first}) END"


def _told_type(column: RegisterColumn) -> str:
    return TEXT if isinstance(column, IdentifierColumn) else type_of(column)


def _gone(place: int | None, types: tuple[str, ...]) -> str:
    if place is None:
        return "false"
    text = f"lower(trim(coalesce(CAST(c{place} AS VARCHAR), '')))"
    yes, no = (", ".join(map(literal, words)) for words in (YES, (*NO, "")))
    return f"CASE WHEN {text} IN ({yes}) THEN true WHEN {text} IN ({no}) THEN false END"


_SPOKEN = re.compile(r"'(?:[^']|'')*'|\b(t|v|code)\b(?!\s*\()")


def _speak(sql: str, spoken: Mapping[str, str]) -> str:
    """The SQL of a cell with the names of its column put in for `t`, `v` and `code`; texts in quotes stay."""
    return _SPOKEN.sub(lambda found: spoken[found[1]] if found[1] else found[0], sql)


def _typed(register: Register, faults: Faults) -> tuple[str, str]:
    """What stands before and after the relation that tells the rows, called `told`."""
    columns, joins, wrong, erased = [], [], [f"told.{FAULT}"], []
    for column in register.carried:
        if not isinstance(column, IdentifierColumn):
            columns.append(f"told.{quoted(column)}")
            continue
        link = name(f"link {column.name}")
        columns.append(f"{link}.pseudonym AS {quoted(column)}")
        joins.append(f"LEFT JOIN links_{column.entity} {link} ON {link}.told = told.{quoted(column)}")
        number = faults.number(_no_identifier(column))
        known = f"told.{quoted(column)} IS NOT NULL AND {link}.told IS NULL"
        wrong.append(f"CASE WHEN {known}{_unless_gone(register, column)} THEN {number} END")
        erased.append(f"coalesce({link}.erased, false)")
    inner = (
        f"(SELECT told.{ROW}, told.{IS_GONE}, {', '.join(columns)}, coalesce({', '.join(wrong)}) AS {FIRST}, told.{PROBLEMS}, "
        f"{' OR '.join(erased) or 'false'} AS {ERASED} FROM"
    )
    rules = [
        f"CASE WHEN {FIRST} IS NULL AND NOT {IS_GONE} AND NOT {ERASED} AND NOT coalesce(({rule}), true) THEN "
        f"{faults.number(Fault(_speaks_of(register, rule), 'rule', remedy))} END"
        for rule, remedy in register.rules.items()
    ]
    # A row of somebody who was erased is refused whatever else is wrong with it: in quarantine it would bring the identifier back.
    first = f"CASE WHEN NOT {ERASED} THEN coalesce({', '.join([FIRST, *rules])}) END"
    problems = f"CASE WHEN {ERASED} THEN 0 ELSE greatest({PROBLEMS}, CAST({first} IS NOT NULL AS INTEGER)) END"
    chosen = f"* EXCLUDE ({FIRST}, {PROBLEMS}), {first} AS {FAULT}, {problems} AS {PROBLEMS}, {digest_of(register)} AS {KEY}"
    return f"SELECT {chosen} FROM {inner}", f"{' '.join(joins)}) linked"


def _unless_gone(register: Register, column: IdentifierColumn) -> str:
    return "" if column.name in register.key else f" AND NOT told.{IS_GONE}"


def _no_identifier(column: IdentifierColumn) -> Fault:
    what = "a personal identity code" if column.entity == "person" else "a business id"
    return Fault(column.name, "no_identifier", f"the cell (sealed) is not {what}: its form, date or check character is wrong; correct it")


def _speaks_of(register: Register, rule: str) -> str:
    """The columns that a rule speaks of, in the order of the contract."""
    words = set(re.findall(r"[a-z_][a-z0-9_]*", rule))
    return ", ".join(column.name for column in register.carried if column.name in words)
