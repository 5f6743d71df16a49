"""A table of sums with its contributors, read from files, what to hide of it, and what an attack on the result finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from puntari.flow.protect import Edges, axes_of, columns_of, count_of, edges_of
from puntari.guard.protection import Protection
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.contributions import SumRule, adding, contributed, sensitive
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.secondary import suppress
from puntari.methods.suppression.table import BadTable, LinkedTable
from puntari.words.errors import BrokenFile, PuntariError

WHO, VALUE = "contributor", "value"


def is_contributed(inner: Path) -> bool:
    """Whether a file has a row for each contributor; one that cannot be read has none, and whoever reads it then says why."""
    try:
        return {WHO, VALUE} <= set(columns_of(inner)[0])
    except PuntariError:
        return False


@dataclass(frozen=True)
class Summed:
    """A table of sums, the steps of its hierarchies, which cells the rule hides, how wide the interval of each must stay if it is hidden,
    and which rest on one contributor alone, (cells,) each."""

    table: LinkedTable
    edges: Edges
    hidden: np.ndarray = field(repr=False)
    needed: np.ndarray = field(repr=False)
    single: np.ndarray = field(repr=False)


def read_sums(inner: Path, hierarchies: Path, rule: SumRule) -> Summed:
    """What `dims…, contributor, value` add up to, by `dim, hierarchy, parent, child`, under a rule; raises BrokenFile for input that no
    table can be made of."""
    names, rows = columns_of(inner)
    dims = [name for name in names if name not in (WHO, VALUE)]
    if not dims:
        raise BrokenFile(f"the columns are {', '.join(map(repr, names))}", str(inner), f"name the dimensions, {WHO} and {VALUE}")
    edges = edges_of(hierarchies, dims)
    for line, row in enumerate(rows, 2):
        if not row[WHO].strip():
            raise BrokenFile("a value is nobody's", f"{inner}, line {line}", f"say by {WHO} whose it is, with a number of your own")
    told = [(row, value) for line, row in enumerate(rows, 2) if (value := count_of(inner, line, row[VALUE]))]
    axes = axes_of(hierarchies, dims, edges, rows)
    try:
        keys = [tuple(row[dim] for dim in dims) for row, _ in told]
        table, contributions = contributed(axes, keys, [row[WHO] for row, _ in told], [value for _, value in told], rule.most)
    except BadTable as wrong:
        raise BrokenFile(wrong.what, str(inner), wrong.what_to_do) from wrong
    hidden, needed = sensitive(table, contributions, rule)
    return Summed(table, edges, hidden, needed, contributions.counts == 1)


def protect_sums(what: str, sums: Summed, rounds: int = ROUNDS, effort: Effort | None = None) -> Protection:
    """The protection of a table of sums, and what the attack on it finds."""
    table, attacker = sums.table, adding(sums.table, sums.needed)
    made = suppress(table, sums.hidden, (attacker,), rounds, effort)
    found = audit(table, made.hidden, attacker, enough=sums.needed, effort=effort)
    inside = insiders(table, made.hidden, attacker, effort, sums.single)
    return Protection(what, table, made, len(found.narrower(1)), len(found.narrower(sums.needed)), (), inside, of_sums=True)
