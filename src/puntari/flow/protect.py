"""A table of counts read from files, what to hide of it, and what an attack on the result finds."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from puntari.define.names import nearest
from puntari.guard.protection import Protection
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import Attacker, Grouped, aware, plain
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.groups import whole_groups
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.secondary import Suppression, suppress
from puntari.methods.suppression.table import Axis, BadTable, Edge, LinkedTable, make_axis, tabulate
from puntari.store.files import brought, read_rows, read_text
from puntari.words.errors import BadQuestion, BrokenFile

COUNT, OUTPUT = "freq", ("value", "status")
EDGES = ("dim", "hierarchy", "parent", "child")
_MARKS = {
    "": "nothing", ".": "a mark for an impossible cell", "-": "a mark for zero or for nothing",
    "..": "a mark for a missing or secret count", "...": "a mark for a missing or secret count",
}


Edges = Mapping[str, Sequence[Edge]]


def read_table(inner: Path, hierarchies: Path) -> LinkedTable:
    """The table that two CSV files make; raises BrokenFile with place and remedy."""
    return read_with_edges(inner, hierarchies)[0]


def read_with_edges(inner: Path, hierarchies: Path) -> tuple[LinkedTable, Edges]:
    """The table that two CSV files make, and the steps of the hierarchies of each dimension; raises BrokenFile as read_table does."""
    names, rows = columns_of(inner)
    if COUNT not in names or len(names) < 2 or set(names) & set(OUTPUT):
        raise BrokenFile(f"the columns are {', '.join(map(repr, names))}", str(inner), f"name the dimensions and {COUNT}, with commas")
    dims = [name for name in names if name != COUNT]
    edges = edges_of(hierarchies, dims)
    counts = [count_of(inner, line, row[COUNT]) for line, row in enumerate(rows, 2)]
    axes = axes_of(hierarchies, dims, edges, rows)
    try:
        return tabulate(axes, [tuple(row[dim] for dim in dims) for row in rows], counts), edges
    except BadTable as wrong:
        raise BrokenFile(wrong.what, str(inner), wrong.what_to_do) from wrong


def axes_of(hierarchies: Path, dims: Sequence[str], edges: Edges, rows: Sequence[Mapping[str, str]]) -> list[Axis]:
    """The axis of each dimension, with the codes of the rows where nothing says how they add up; raises BrokenFile."""
    try:
        return [make_axis(dim, edges[dim], () if edges[dim] else [row[dim] for row in rows]) for dim in dims]
    except BadTable as wrong:
        raise BrokenFile(wrong.what, str(hierarchies), wrong.what_to_do) from wrong


def columns_of(path: Path) -> tuple[list[str], Sequence[Mapping[str, str]]]:
    """The names of a file's columns, and its rows; raises BrokenFile where a name stands twice or there is no row."""
    with brought():
        names = next(csv.reader(io.StringIO(read_text(path), newline="")), [])
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BrokenFile(f"two columns are called {twice[0]!r}", f"{path}, line 1", "give each column a name of its own")
    with brought():
        rows = read_rows(path)
    if not rows:
        raise BrokenFile("there is no row under the column names", str(path), "see that it is the right file")
    return names, rows


def edges_of(path: Path, dims: Sequence[str]) -> dict[str, list[Edge]]:
    """The steps of the hierarchies of each dimension, out of a file; raises BrokenFile."""
    names, rows = columns_of(path)
    if sorted(names) != sorted(EDGES):
        raise BrokenFile(f"the columns are {', '.join(map(repr, names))}", str(path), f"name them {', '.join(EDGES)}, comma between")
    found: dict[str, list[Edge]] = {dim: [] for dim in dims}
    for line, row in enumerate(rows, 2):
        if row["dim"] not in found:
            raise BrokenFile(f"there is no dimension {row['dim']!r}", f"{path}, line {line}", f"correct it; {nearest(row['dim'], dims)}")
        if "" in row.values():
            raise BrokenFile("a field is empty", f"{path}, line {line}", "fill it in or take the line away")
        found[row["dim"]].append(Edge(row["hierarchy"], row["parent"], row["child"]))
    return found


def count_of(path: Path, line: int, text: str) -> int:
    """A count from zero up, out of a cell; raises BrokenFile with its line."""
    plain_text = text.strip()
    if plain_text.isascii() and plain_text.isdigit() and len(plain_text) <= 12:
        return int(plain_text)
    what = _MARKS.get(plain_text, f"{text!r}")
    raise BrokenFile(
        f"the count is {what}, not a whole number from zero up", f"{path}, line {line}",
        "give the true count; a cell without one makes every sum over it unknown, and a row left out counts as zero",
    )


@dataclass(frozen=True)
class Primary:
    """What a rule hides of a table of counts, (cells,) of bool: all of it, and of that what it hides for what a small group would tell."""

    cells: np.ndarray
    grouped: Grouped


def primary_of(table: LinkedTable, rule: LeastCount) -> Primary:
    """What a rule hides of a table of counts for its own sake; raises BadQuestion for a dimension that the table lacks."""
    names = [axis.name for axis in table.axes]
    for one in (*rule.of, *rule.came):
        if one not in names:
            raise BadQuestion(f"the table has no dimension {one!r}, which the rule names; {nearest(one, names)}")
    few = (table.values > 0) & (table.values < rule.least)
    grouped = whole_groups(table, rule.group, rule.of).cells if rule.group else np.zeros_like(few)
    return Primary(few | grouped, Grouped(grouped, rule.group))


def readers_of(table: LinkedTable, primary: Primary, least: int) -> tuple[Attacker, Attacker]:
    """Who reads the table: one who knows the rule, and one who only adds and subtracts."""
    values, grouped = table.values, primary.grouped
    return aware(values, primary.cells, least, grouped=grouped), plain(values, grouped=grouped)


def protect_table(table: LinkedTable, rule: LeastCount, rounds: int = ROUNDS, effort: Effort | None = None) -> Suppression:
    """What to hide of a table under a rule, against one who only adds and subtracts and one who also knows the rule."""
    primary = primary_of(table, rule)
    return suppress(table, primary.cells, readers_of(table, primary, rule.least), rounds, effort)


def attacked(what: str, table: LinkedTable, made: Suppression, rule: LeastCount, effort: Effort | None = None) -> Protection:
    """The protection with what the attack on it finds, by one who only adds and subtracts and by one who also knows the rule."""
    informed, adds = readers_of(table, primary_of(table, rule), rule.least)
    naive = audit(table, made.hidden, adds, enough=2, effort=effort)
    knowing = audit(table, made.hidden, informed, enough=1, effort=effort)
    exposed = table.all_codes_of(knowing.narrower(1))
    inside = insiders(table, made.hidden, adds, effort)
    return Protection(what, table, made, table.all_codes_of(naive.narrower(1)), table.all_codes_of(naive.narrower(2)), exposed, inside)
