"""Which values of a table are fetched, and how they are cut into parts that the server answers whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from math import ceil, prod

from puntari.define.official import Newest
from puntari.words.errors import NothingFetched


@dataclass(frozen=True)
class Variable:
    """A variable of the table with its codes in the table's order, and the printed texts of both where the server tells them."""

    code: str
    values: tuple[str, ...]
    text: str = ""
    texts: tuple[str, ...] = ()


Selection = tuple[Variable, ...]
Wanted = Mapping[str, Sequence[str] | Newest]


def resolve(variables: Sequence[Variable], wanted: Wanted) -> Selection:
    """The chosen codes of every variable in the table's order; a variable not named is taken whole.

    Variables are named by code or printed text, "a|b" being the first of the two that the table has. A wish is a code, a printed text
    or a pattern with * and ? ("KU*"). What the table does not have raises NothingFetched with what it has.
    """
    wishes = {_named(variables, names): chosen for names, chosen in wanted.items()}
    return tuple(replace(v, values=_chosen(v, wishes[v.code])) if v.code in wishes else v for v in variables)


def _named(variables: Sequence[Variable], names: str) -> str:
    """The code of the variable that is called so: by code first, then by its text without regard to case."""
    for name in names.split("|"):
        found = [v.code for v in variables if v.code == name] or [v.code for v in variables if v.text.casefold() == name.casefold()]
        if found:
            return found[0]
    has = ", ".join(v.code if v.text in ("", v.code) else f"{v.code} ({v.text})" for v in variables)
    raise NothingFetched(f"the table has no variable {names!r}, it has {has}; mend the selection of the source")


def _chosen(variable: Variable, wishes: Sequence[str] | Newest) -> tuple[str, ...]:
    if isinstance(wishes, Newest):
        newest = frozenset(sorted(variable.values)[-wishes.count :])
        return tuple(value for value in variable.values if value in newest)
    printed = {text: value for value, text in zip(variable.values, variable.texts, strict=False)}
    codes, chosen = set(variable.values), set[str]()
    for wish in wishes:
        found = {wish} & codes or {printed.get(wish, "")} & codes or {code for code in codes if fnmatchcase(code, wish)}
        if not found:
            some = ", ".join(variable.values[:8])
            raise NothingFetched(f"variable {variable.code!r} has no value {wish!r} (it has {some} ...); mend the selection of the source")
        chosen |= found
    return tuple(value for value in variable.values if value in chosen)


def cells_in(selection: Selection) -> int:
    """How many cells the selection has."""
    return prod(len(variable.values) for variable in selection)


def parts(selection: Selection, limit: int) -> list[Selection]:
    """The selection cut into as few parts as their order allows, none of more than `limit` cells (1 at least).

    Cuts go through the variable with most values first, so that the others stay whole and the same table is always cut alike.
    """
    if cells_in(selection) <= max(limit, 1):
        return [selection]
    widest = max(range(len(selection)), key=lambda n: len(selection[n].values))
    variable = selection[widest]
    others = cells_in(selection) // len(variable.values)
    size = max(limit // others, 1)
    count = ceil(len(variable.values) / size)
    size = ceil(len(variable.values) / count)
    pieces = [variable.values[start : start + size] for start in range(0, len(variable.values), size)]
    cut = [(*selection[:widest], replace(variable, values=piece), *selection[widest + 1 :]) for piece in pieces]
    return [smaller for part in cut for smaller in parts(part, limit)]
