"""A page of a pack's spec tables: case by case, the rows that are given and what comes out of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from puntari.define.casebook import Case, read_cases
from puntari.define.pack import Pack
from puntari.outlets.reference.markdown import code, page, table

ABOUT = (
    "What the definitions make of rows at their edges. Every case runs as a test. Persons and firms are numbered and made up; a column "
    "that a row does not name is empty. Figures are exact here: what is told to anybody is protected beside."
)


def cases(pack: Pack) -> str:
    """Every case, by what it is of; empty where the pack has none."""
    found: dict[str, list[Case]] = {}
    for case in read_cases(pack.folder):
        found.setdefault(case.of, []).append(case)
    return page(f"Cases: {pack.title.en}", ABOUT, *(part for of, some in found.items() for part in _of(pack, of, some))) if found else ""


def count(pack: Pack) -> int:
    """How many cases a pack has."""
    return len(read_cases(pack.folder))


def _of(pack: Pack, of: str, some: Iterable[Case]) -> list[str]:
    named = [pack.person_facts[of].title] if of in pack.person_facts else [pack.indicators[of].card.title] if of in pack.indicators else []
    return ["\n\n".join([f"## {of}", *(title.en for title in named)]), *map(_case, some)]


def _case(case: Case) -> str:
    until = f"\n\nThe registers are told until {case.until}." if case.until else ""
    given = [f"Given {code(register)}:\n\n{_rows(rows)}" for register, rows in case.given.items() if rows]
    told = table(case.columns, [[_said(value) for value in row] for row in case.rows])
    return "\n\n".join([f"### {case.title[:1].upper()}{case.title[1:]}{until}", *given, f"Gives:\n\n{told}" if told else "Gives no row."])


def _rows(rows: Iterable[Mapping[str, object]]) -> str:
    every = tuple(rows)
    columns = list(dict.fromkeys(name for row in every for name in row))
    return table(columns, [[_said(row.get(name)) for name in columns] for row in every])


def _said(value: object) -> str:
    if isinstance(value, list):
        return " ".join(_said(one) or "–" for one in value)
    return "" if value is None else str(value)
