"""A table of sums with its contributors, read from files, what to hide of it, and what an attack on the result finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from puntari.flow.protect import Edges, axes_of, columns_of, count_of, edges_of
from puntari.guard.protection import Protection
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.contributions import Contributions, SumRule, adding, contributed, contributions_of, sensitive
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.secondary import suppress
from puntari.methods.suppression.table import BadTable, LinkedTable
from puntari.words.errors import BrokenFile, PuntariError

WHO, VALUE, BEHIND = "contributor", "value", "behind"


def is_contributed(inner: Path) -> bool:
    """Whether a file has a row for each contributor; one that cannot be read has none, and whoever reads it then says why."""
    try:
        return {WHO, VALUE} <= set(columns_of(inner)[0])
    except PuntariError:
        return False


def is_told_behind(inner: Path) -> bool:
    """Whether a file of contributions says who stands behind them."""
    return is_contributed(inner) and BEHIND in columns_of(inner)[0]


@dataclass(frozen=True)
class Summed:
    """A table of sums, the steps of its hierarchies, which cells the rule hides, how wide the interval of each must stay if it is hidden,
    and which rest on one contributor (or one of those behind them) alone, (cells,) each."""

    table: LinkedTable
    edges: Edges
    hidden: np.ndarray = field(repr=False)
    needed: np.ndarray = field(repr=False)
    single: np.ndarray = field(repr=False)


def read_sums(inner: Path, hierarchies: Path, rule: SumRule) -> Summed:
    """What `dims…, contributor, value` add up to, by `dim, hierarchy, parent, child`, under a rule; raises BrokenFile for input that no
    table can be made of. `behind` may name who else stands behind a contribution, such as the employer of whose wage it is."""
    names, rows = columns_of(inner)
    dims = [name for name in names if name not in (WHO, VALUE, BEHIND)]
    _refuse_half(inner, BEHIND in names, rule)
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
    single = contributions.counts == 1
    if rule.units:
        units = _behind(table, told, dims, rule)
        few, wide = sensitive(table, units, rule.of_units)
        hidden, needed, single = hidden | few, np.maximum(needed, wide), single | (units.counts == 1)
    return Summed(table, edges, hidden, needed, single)


def _refuse_half(inner: Path, told: bool, rule: SumRule) -> None:
    """Refuse a rule about those behind contributors without a column of them, and the column without a rule."""
    if told and not rule.units:
        raise BrokenFile(f"there is a column {BEHIND!r}, of which the rule says nothing", str(inner), "add units:3 to it, or drop it")
    if rule.units and not told:
        what = f"the rule asks for units and there is no column {BEHIND!r}"
        raise BrokenFile(what, str(inner), f"say by {BEHIND} who stands behind a row")


def _behind(table: LinkedTable, told: Sequence[tuple[Mapping[str, str], int]], dims: Sequence[str], rule: SumRule) -> Contributions:
    """What those behind contributors bring; rows without anybody are nobody's."""
    mine = [(row, value) for row, value in told if row[BEHIND].strip()]
    keys = [tuple(row[dim] for dim in dims) for row, _ in mine]
    return contributions_of(table, keys, [row[BEHIND] for row, _ in mine], [value for _, value in mine], rule.most)


def protect_sums(what: str, sums: Summed, rounds: int = ROUNDS, effort: Effort | None = None) -> Protection:
    """The protection of a table of sums, and what the attack on it finds."""
    table, attacker = sums.table, adding(sums.table, sums.needed)
    made = suppress(table, sums.hidden, (attacker,), rounds, effort)
    found = audit(table, made.hidden, attacker, enough=sums.needed, effort=effort)
    inside = insiders(table, made.hidden, attacker, effort, sums.single)
    exact, narrow = (table.all_codes_of(found.narrower(width)) for width in (1, sums.needed))
    return Protection(what, table, made, exact, narrow, (), inside, of_sums=True)
