"""The door of table protection: a table of counts in, all its cells with margins out, what would disclose anybody hidden."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from puntari.define.names import nearest
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import aware, plain
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.secondary import Progress, Suppression, suppress
from puntari.methods.suppression.table import BadTable, Edge, LinkedTable, make_axis, tabulate
from puntari.store.files import read_rows, read_text, write_atomic
from puntari.words.errors import BrokenFile, PuntariError

COUNT, OUTPUT = "freq", ("value", "status")
EDGES = ("dim", "hierarchy", "parent", "child")
_MARKS = {
    "": "nothing", ".": "a mark for an impossible cell", "-": "a mark for zero or for nothing",
    "..": "a mark for a missing or secret count", "...": "a mark for a missing or secret count",
}


class NotProtected(PuntariError):
    """A table whose hidden cells the attack still finds: it is not written."""


@dataclass(frozen=True)
class Protected:
    """How a table came out: its cells, those hidden by the rule and for the sums, and what the attack found afterwards.

    `disclosed` and `narrow` count hidden cells that somebody with the published table alone would find exactly, or within an
    interval narrower than 2; `exposed` are the cells that one who also knows the rule finds whatever is hidden, by their codes.
    """

    cells: int
    primary: int
    secondary: int
    disclosed: int
    narrow: int
    exposed: tuple[tuple[str, ...], ...]

    @property
    def safe(self) -> bool:
        """Whether the published table alone gives no hidden cell away."""
        return self.disclosed == self.narrow == 0


def protect_files(
    inner: Path, hierarchies: Path, rule: LeastCount, out: Path, rounds: int = ROUNDS, progress: Progress = lambda *_: None
) -> Protected:
    """Read `dims…, freq` and `dim, hierarchy, parent, child`, protect the table and write `dims…, value, status` to `out`.

    A cell that no row names is zero. Raises BrokenFile for input that no table can be made of, and NotProtected, writing nothing,
    if the attack on the result finds anything.
    """
    table = read_table(inner, hierarchies)
    made = protect_table(table, rule, rounds, progress)
    told = _attacked(table, made, rule, progress)
    if not told.safe:
        found = f"{told.disclosed} cells exactly and {told.narrow} within less than 2"
        raise NotProtected(f"{inner}: the attack still finds {found}; nothing was written; tell the makers, with this table")
    write_atomic(out, written(table, made).encode())
    return told


def read_table(inner: Path, hierarchies: Path) -> LinkedTable:
    """The table that two CSV files make; raises BrokenFile with place and remedy."""
    names, rows = _columns(inner)
    if COUNT not in names or len(names) < 2 or set(names) & set(OUTPUT):
        raise BrokenFile(f"the columns are {', '.join(map(repr, names))}", str(inner), f"name the dimensions and {COUNT}, with commas")
    dims = [name for name in names if name != COUNT]
    edges = _edges(hierarchies, dims)
    counts = [_count(inner, line, row[COUNT]) for line, row in enumerate(rows, 2)]
    try:
        axes = [make_axis(dim, edges[dim], () if edges[dim] else [row[dim] for row in rows]) for dim in dims]
    except BadTable as wrong:
        raise BrokenFile(wrong.what, str(hierarchies), wrong.what_to_do) from wrong
    try:
        return tabulate(axes, [tuple(row[dim] for dim in dims) for row in rows], counts)
    except BadTable as wrong:
        raise BrokenFile(wrong.what, str(inner), wrong.what_to_do) from wrong


def _columns(path: Path) -> tuple[list[str], Sequence[Mapping[str, str]]]:
    names = next(csv.reader(io.StringIO(read_text(path), newline="")), [])
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BrokenFile(f"two columns are called {twice[0]!r}", f"{path}, line 1", "give each column a name of its own")
    rows = read_rows(path)
    if not rows:
        raise BrokenFile("there is no row under the column names", str(path), "see that it is the right file")
    return names, rows


def _edges(path: Path, dims: Sequence[str]) -> dict[str, list[Edge]]:
    names, rows = _columns(path)
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


def _count(path: Path, line: int, text: str) -> int:
    plain_text = text.strip()
    if plain_text.isascii() and plain_text.isdigit() and len(plain_text) <= 12:
        return int(plain_text)
    what = _MARKS.get(plain_text, f"{text!r}")
    raise BrokenFile(
        f"the count is {what}, not a whole number from zero up", f"{path}, line {line}",
        "give the true count; a cell without one makes every sum over it unknown, and a row left out counts as zero",
    )


def protect_table(table: LinkedTable, rule: LeastCount, rounds: int = ROUNDS, progress: Progress = lambda *_: None) -> Suppression:
    """What to hide of a table under a rule, against one who only adds and subtracts and one who also knows the rule."""
    primary = (table.values > 0) & (table.values < rule.least)
    return suppress(table, primary, (aware(table.values, primary, rule.least), plain(table.values)), rounds, progress)


def _attacked(table: LinkedTable, made: Suppression, rule: LeastCount, progress: Progress) -> Protected:
    progress("attacking", 0, 2)
    naive = audit(table, made.hidden, plain(table.values), enough=2)
    progress("attacking", 1, 2)
    knowing = audit(table, made.hidden, aware(table.values, made.primary, rule.least), enough=1)
    exposed = tuple(table.codes_of(cell) for cell in knowing.narrower(1).tolist())
    sizes = (len(table.values), int(made.primary.sum()), int(made.secondary.sum()))
    return Protected(*sizes, len(naive.narrower(1)), len(naive.narrower(2)), exposed)


def written(table: LinkedTable, made: Suppression) -> str:
    """All cells as CSV, `dims…, value, status`: p published, u hidden by the rule, x hidden for the sums; a hidden value is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(axis.name for axis in table.axes), *OUTPUT])
    status = np.where(made.primary, "u", np.where(made.secondary, "x", "p")).tolist()
    for cell, (value, mark) in enumerate(zip(table.values.tolist(), status, strict=True)):
        writer.writerow([*table.codes_of(cell), value if mark == "p" else "", mark])
    return out.getvalue()
