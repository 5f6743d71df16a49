"""The rules of disclosure of a pack read from one table: a line for each audience and dataset, dated, with its method and its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from puntari.define.disclosure import CellKeys, Disclosure, Method
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.define.table_rule import TableRule
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

T = TypeVar("T")
HIDDEN_CELLS = "hidden_cells"
"""The method of tables that somebody brings along: exact, with cells hidden."""
COLUMNS = (
    "audience", "dataset", "method", "since", "until", "least", "group", "base", "mean", "contributors", "dominance", "p", "units",
    "dimensions", "reason_fi", "reason_sv", "reason_en",
)
OF_METHOD = {
    Method.AS_DELIVERED.value: frozenset(), Method.NOT_TOLD.value: frozenset(),
    Method.CELL_KEYS.value: frozenset({"least", "group", "base", "mean", "dominance", "p", "units", "dimensions"}),
    HIDDEN_CELLS: frozenset({"least", "group", "contributors", "dominance", "p", "units"}),
}
"""The numbers that each method has; a line of another has none there."""
NUMBERS = frozenset().union(*OF_METHOD.values())


def read_disclosures(path: Path) -> tuple[tuple[Disclosure, ...], tuple[TableRule, ...]]:
    """The methods of datasets over registers and open statistics, and the rules of tables; raises one BadDefinition with every wrong
    line."""
    made: list[Disclosure | TableRule] = []
    wrong: list[str] = []
    for line, row in enumerate(read_rows(path), 2):
        try:
            made.append(_made(row))
        except BadDefinition as told:
            wrong.append(f"{path.name}, line {line}: {told}")
    if wrong:
        raise BadDefinition("; ".join(wrong))
    return tuple(one for one in made if isinstance(one, Disclosure)), tuple(one for one in made if isinstance(one, TableRule))


def _made(row: Mapping[str, str]) -> Disclosure | TableRule:
    if tuple(row) != COLUMNS:
        raise BadDefinition(f"the columns are {', '.join(row)}; they are {', '.join(COLUMNS)}")
    method = row["method"]
    if method not in OF_METHOD:
        raise BadDefinition(f"there is no method {method!r}; methods are {', '.join(OF_METHOD)}")
    if odd := sorted(name for name in NUMBERS - OF_METHOD[method] if row[name]):
        raise BadDefinition(f"a line of method {method} has no {odd[0]}; leave it empty")
    if lacking := sorted(name for name in OF_METHOD[method] - {"group", "dominance", "p"} if not row[name]):
        raise BadDefinition(f"a line of method {method} needs a number under {lacking[0]}")
    audience, reason = _one_of(Audience, row["audience"]), Text(row["reason_fi"], row["reason_sv"], row["reason_en"])
    since, until = _day(row["since"]) or date.min, _day(row["until"])
    if method == HIDDEN_CELLS:
        return TableRule(
            audience, row["dataset"], reason, _number(row, "least"), _number(row, "group"), _number(row, "contributors"), _pairs(row),
            _part(row["p"] or "0"), _number(row, "units"), since, until,
        )
    rule = _keys(row) if method == Method.CELL_KEYS else None
    return Disclosure(audience, _one_of(Columns, row["dataset"]), Method(method), reason, rule, since, until)


def _keys(row: Mapping[str, str]) -> CellKeys:
    """The cell-key rule of a line: `dominance` of one and of several, `p` the margin, `group` the whole that lies in one code."""
    pairs = _pairs(row)
    if len(pairs) != 2 or pairs[0][0] != 1:
        raise BadDefinition(f"cell keys need the dominance of one and of several, as 1:50 2:80, not {row['dominance']!r}")
    (_, one), (several, together) = pairs
    return CellKeys(
        least=_number(row, "least"), base=_number(row, "base"), mean=_number(row, "mean"), whole=_number(row, "group"),
        dominance=one / 100, several=several, dominance_several=together / 100, margin=_part(row["p"]) / 100,
        dimensions=_number(row, "dimensions"), units=_number(row, "units"),
    )


def _pairs(row: Mapping[str, str]) -> tuple[tuple[int, float], ...]:
    pairs = []
    for one in row["dominance"].split():
        n, _, k = one.partition(":")
        if not n.isdecimal():
            raise BadDefinition(f"{one!r} is no dominance; write n:k, as 2:85")
        pairs.append((int(n), _part(k)))
    return tuple(sorted(pairs))


def _number(row: Mapping[str, str], name: str) -> int:
    if row[name] and not row[name].isdecimal():
        raise BadDefinition(f"{row[name]!r} under {name} is no whole number")
    return int(row[name] or 0)


def _part(text: str) -> float:
    return _read(float, text, "per cent, such as 10 or 12.5")


def _day(text: str) -> date | None:
    return _read(date.fromisoformat, text, "day; write it as 2027-01-31") if text else None


def _one_of(kind: Callable[[str], T], text: str) -> T:
    return _read(kind, text, f"{kind.__name__.lower()} of ours; it is one of {', '.join(kind)}")


def _read(kind: Callable[[str], T], text: str, what: str) -> T:
    try:
        return kind(text)
    except ValueError as wrong:
        raise BadDefinition(f"{text!r} is no {what}") from wrong
