"""Which values of a table are fetched, and how they are cut into parts that the server answers whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import ceil, prod

from puntari.words.errors import NothingFetched


@dataclass(frozen=True)
class Variable:
    """A variable of the table with its codes in the table's order."""

    code: str
    values: tuple[str, ...]


Selection = tuple[Variable, ...]


def resolve(variables: Sequence[Variable], wanted: Mapping[str, Sequence[str]]) -> Selection:
    """The chosen codes of every variable in the table's order; a variable not named is taken whole.

    A wish is a code or a pattern with * and ? ("KU*"). One that the table does not have raises NothingFetched with what it has.
    """
    known = [variable.code for variable in variables]
    for code in wanted:
        if code not in known:
            raise NothingFetched(f"the table has no variable {code!r}, it has {', '.join(known)}; mend the selection of the source")
    return tuple(Variable(v.code, _chosen(v, wanted[v.code]) if v.code in wanted else v.values) for v in variables)


def _chosen(variable: Variable, wishes: Sequence[str]) -> tuple[str, ...]:
    chosen: set[str] = set()
    for wish in wishes:
        found = {wish} & set(variable.values) or {value for value in variable.values if fnmatchcase(value, wish)}
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
    cut = [(*selection[:widest], Variable(variable.code, piece), *selection[widest + 1 :]) for piece in pieces]
    return [smaller for part in cut for smaller in parts(part, limit)]
