"""A register's contract as SQL: one pass from delivered cells to values and the first fault of each row, and one that joins pseudonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from puntari.define.register import Entity, IdentifierColumn, Register, RegisterColumn
from puntari.flow.intake.cells import absent, needed, quoted, text_of, type_of
from puntari.flow.intake.delivered import GONE, ROW, TEXT
from puntari.flow.intake.digests import digest_of
from puntari.flow.intake.place import Place
from puntari.store.engine import literal, name

FAULT, PROBLEMS, IS_GONE, ERASED, KEY = '"?fault"', '"?problems"', '"?gone"', '"?erased"', '"?key"'
WRONG, FIRST = '"?wrong"', '"?first"'
YES = ("1", "true", "t", "yes", "y", "k", "kyllä", "kylla", "ja", "j", "x")
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
    """`told` reads the relation `raw` and leaves identifiers as they came; `whole` joins `links_<entity>` to it and leaves none.

    `codes` are small tables that `told` joins, delivered text and code, under names that tell what they hold. `identifiers` are, by entity,
    SELECTs of the different cells (`cell`) in the identifier columns of `raw`."""

    told: str
    whole: str
    codes: Mapping[str, tuple[tuple[str, str], ...]]
    identifiers: Mapping[Entity, str]


def compile_contract(
    register: Register, found: Mapping[str, int], types: tuple[str, ...], faults: Faults, refused: str = ""
) -> Compiled:
    """The SQL of a register's contract for a delivery whose columns were found at those places with those types. Rows that meet the
    condition `refused` are refused as those of whoever was erased are. Rules that speak of a column that was not found are left out: they
    can be judged only once what is known of it was carried over."""
    known = [(column, found[column.name]) for column in register.carried if column.name in found]
    places = {column.name: Place(column, number, types[number]) for column, number in known}
    told = _told(register, places, _gone(found.get(GONE[0]), types), faults)
    codes = {one.codes: one.made.codes for one in places.values() if not one.identifies and one.made.codes}
    entities = dict.fromkeys(column.entity for column in register.identifiers)
    rules = [rule for rule in register.rules if places.keys() >= {*spoken_of(register, rule)} - {*register.key}]
    identifiers = {entity: _cells(entity, places.values()) for entity in entities}
    return Compiled(told, _whole(register, told, rules, faults, refused), codes, identifiers)


def _cells(entity: Entity, places: Iterable[Place]) -> str:
    """The different cells of an entity's identifiers in `raw`."""
    mine = [place.raw for place in places if place.identifies and place.column.entity is entity]
    return " UNION ".join(f"SELECT DISTINCT {cell} AS cell FROM raw" for cell in mine) or "SELECT CAST(NULL AS VARCHAR) AS cell"


def _told(register: Register, places: Mapping[str, Place], gone: str, faults: Faults) -> str:
    texts, values, carried, wrong = [ROW, f"{gone} AS {IS_GONE}"], [ROW, IS_GONE], [], []
    if gone != "false":
        refused = faults.number(Fault(GONE[0], "unreadable_yes_or_no", "say 1 for a row that is no more, else 0 or nothing"))
        wrong.append(_Wrong(f"{IS_GONE} IS NULL", refused))
    for column in register.carried:
        if column.name not in places:
            carried.append(f"{absent(column, _told_type(column))} AS {quoted(column)}")
            continue
        place = places[column.name]
        texts.append(f"{place.taken} AS {place.named('t')}")
        values.append(place.named("t"))
        if place.identifies:
            carried.append(f"{place.named('t')} AS {quoted(column)}")
            continue
        values.append(f"{_speak(place.made.value, place.spoken)} AS {place.named('v')}")
        carried.append(f"{_typed(column, place)} AS {quoted(column)}")
        spare = "" if column.name in register.key or gone == "false" else f"NOT {IS_GONE} AND "
        for check in place.made.checks:
            fault = Fault(column.name, check.rule, check.what_to_do)
            bad, hint = (_speak(told, place.spoken) for told in (check.wrong, check.hint))
            wrong.append(_Wrong(f"{spare}({bad})", faults.number(fault), hint))
    joins = " ".join(place.joined for place in places.values())
    middle = f"SELECT {', '.join(values)} FROM (SELECT {', '.join(texts)} FROM raw) texts {joins}"
    return f"SELECT {ROW}, {IS_GONE}, {', '.join(carried)}, {_found(wrong)} AS {WRONG} FROM ({middle}) valued"


@dataclass(frozen=True)
class _Wrong:
    """A condition in SQL that is true of what is wrong, the number of its fault, and one that costs less and is true of all that is."""

    bad: str
    number: int
    hint: str = ""


def _found(wrong: Sequence[_Wrong]) -> str:
    """SQL of a list of the numbers of the conditions that hold, with nulls for the others; null where none does. Which hold is asked of the
    few rows only where any may."""
    if not wrong:
        return "CAST(NULL AS INTEGER[])"
    some = " OR ".join(dict.fromkeys(f"({one.hint or one.bad})" for one in wrong))
    return f"CASE WHEN {some} THEN [{', '.join(f'CASE WHEN {one.bad} THEN {one.number} END' for one in wrong)}] END"


def _typed(column: RegisterColumn, place: Place) -> str:
    """The value in the type that the register has; only what was computed needs to be put into it."""
    kind = type_of(column)
    return place.named("v") if kind == TEXT else f"TRY_CAST({place.named('v')} AS {kind})"


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


def _whole(register: Register, told: str, rules: Sequence[str], faults: Faults, refused: str) -> str:
    """The rows that `told` tells, with pseudonyms for identifiers, what the contract's rules find, and the digest of the key."""
    columns, joins, wrong, erased = [], [], [], [f"coalesce({refused}, false)"] if refused else []
    for column in register.carried:
        if not isinstance(column, IdentifierColumn):
            columns.append(f"told.{quoted(column)}")
            continue
        link = name(f"link {column.name}")
        columns.append(f"{link}.pseudonym AS {quoted(column)}")
        joins.append(f"LEFT JOIN links_{column.entity} {link} ON {link}.cell = told.{quoted(column)}")
        wrong += _unlinked(register, column, f"{link}.cell", faults)
        erased.append(f"coalesce({link}.erased, false)")
    linked = (
        f"SELECT told.{ROW}, told.{IS_GONE}, {', '.join(columns)}, {' OR '.join(erased) or 'false'} AS {ERASED}, "
        f"list_concat(told.{WRONG}, {_found(wrong)}) AS {WRONG} FROM ({told}) told {' '.join(joins)}"
    )
    # Conditions are numbered in the order in which they are asked, so the first one is the least.
    counted = (
        f"SELECT * EXCLUDE ({WRONG}), CASE WHEN {WRONG} IS NOT NULL THEN list_aggregate({WRONG}, 'min') END AS {FIRST}, "
        f"CASE WHEN {WRONG} IS NOT NULL THEN list_aggregate({WRONG}, 'count') ELSE 0 END AS {PROBLEMS} FROM ({linked}) linked"
    )
    ruled = [
        f"CASE WHEN {FIRST} IS NULL AND NOT {IS_GONE} AND NOT {ERASED} AND NOT coalesce(({rule}), true) THEN "
        f"{faults.number(rule_fault(register, rule))} END"
        for rule in rules
    ]
    # A row of somebody who was erased is refused whatever else is wrong with it: in quarantine it would bring the identifier back.
    first = f"CASE WHEN NOT {ERASED} THEN coalesce({', '.join([FIRST, *ruled])}) END"
    judged = f"SELECT * EXCLUDE ({FIRST}), {first} AS {FAULT} FROM ({counted}) counted"
    problems = f"CASE WHEN {ERASED} THEN 0 ELSE greatest({PROBLEMS}, CAST({FAULT} IS NOT NULL AS INTEGER)) END"
    return f"SELECT * EXCLUDE ({PROBLEMS}), {problems} AS {PROBLEMS}, {digest_of(register)} AS {KEY} FROM ({judged}) judged"


def _unlinked(register: Register, column: IdentifierColumn, linked: str, faults: Faults) -> list[_Wrong]:
    """What is wrong with an identifier that is not among the `linked` cells."""
    cell, spare = f"told.{quoted(column)}", "" if column.name in register.key else f"NOT told.{IS_GONE} AND "
    text, alone = text_of(cell), f"{spare}{linked} IS NULL"
    lacking = [
        _Wrong(f"{alone} AND {text} IS NULL", faults.number(Fault(column.name, one.rule, one.what_to_do)), f"{linked} IS NULL")
        for one in needed(column)
    ]
    unknown = faults.number(_no_identifier(column))
    return [*lacking, _Wrong(f"{alone} AND {text} IS NOT NULL", unknown, f"{linked} IS NULL AND {cell} IS NOT NULL")]


def _no_identifier(column: IdentifierColumn) -> Fault:
    what = "a personal identity code" if column.entity == "person" else "a business id"
    return Fault(column.name, "no_identifier", f"the cell (sealed) is not {what}: its form, date or check character is wrong; correct it")


def rule_fault(register: Register, rule: str) -> Fault:
    """The fault of a row that does not meet a rule of the register."""
    return Fault(", ".join(spoken_of(register, rule)), "rule", register.rules[rule])


def spoken_of(register: Register, rule: str) -> tuple[str, ...]:
    """The columns that a rule speaks of, in the order of the contract."""
    words = set(re.findall(r"[a-z_][a-z0-9_]*", rule))
    return tuple(column.name for column in register.carried if column.name in words)
