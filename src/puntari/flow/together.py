"""A table judged together with what was released of the same people before: one system of all their cells and sums.

A cell once published is known for ever, and one once hidden is to stay hidden; what the new table hides beside is chosen so that
whoever reads all of them is left with the interval that the rule asks for. Of what was released only the released form is kept: where a
hidden count of before is needed, any that fits the sums will do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.define.source import Audience
from puntari.flow.protect import Edges
from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable, Protection
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import Attacker, aware, knowing, plain
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.joined import Joined, Piece, completed, join
from puntari.methods.suppression.secondary import Suppression, suppress
from puntari.methods.suppression.table import BadTable, Edge, LinkedTable, make_axis
from puntari.words.errors import BadQuestion

MOST = 10**12


@dataclass(frozen=True)
class Tabled:
    """A table of a dataset that was released: as a piece without its hidden counts, the status of each cell, its rule, for whom."""

    piece: Piece
    status: np.ndarray = field(repr=False)
    least: int
    audience: Audience
    vintage: str


@dataclass(frozen=True)
class Releasing:
    """A table that is to be released: what names it, its rule, before whom, and of which vintage of its dataset."""

    what: str
    rule: LeastCount
    audience: Audience
    vintage: str


def sheet_of(to: Releasing, edges: Edges, released: ProtectedTable) -> dict[str, object]:
    """A released table as it is remembered: without what it hides."""
    return {
        "what": to.what, "audience": str(to.audience), "vintage": to.vintage, "least": to.rule.least,
        "axes": [
            {"name": dim, "edges": [[one.hierarchy, one.parent, one.child] for one in edges[dim]], "codes": list(codes)}
            for dim, codes in zip(released.dims, released.codes, strict=True)
        ],
        "values": " ".join(map(str, released.values.tolist())), "status": "".join(released.status.tolist()),
    }


def tabled(sheet: Mapping[str, object]) -> Tabled:
    """A released table out of its sheet."""
    edges = {one["name"]: tuple(Edge(*edge) for edge in one["edges"]) for one in sheet["axes"]}
    axes = tuple(make_axis(one["name"], edges[one["name"]], () if edges[one["name"]] else one["codes"]) for one in sheet["axes"])
    values = np.array([int(one) for one in str(sheet["values"]).split()], dtype=np.int64)
    status = np.array(list(str(sheet["status"])))
    piece = Piece(f"{sheet['what']} of vintage {sheet['vintage']!r}", axes, edges, values)
    return Tabled(piece, status, int(sheet["least"]), Audience(sheet["audience"]), str(sheet["vintage"]))


@dataclass(frozen=True)
class Union:
    """All cells of the tables of one vintage, as a system: hidden counts of before filled in, which cells are known, hidden by a rule
    and to be hidden, the least count of each, and where the new table's cells are."""

    table: LinkedTable
    known: np.ndarray
    by_rule: np.ndarray
    wanted: np.ndarray
    least: np.ndarray
    mine: np.ndarray

    @property
    def attackers(self) -> tuple[Attacker, Attacker]:
        """Whoever knows the rules, and whoever does not, each knowing what was published before."""
        values = self.table.values
        both = aware(values, self.by_rule, self.least), plain(values)
        return knowing(both[0], values, self.known), knowing(both[1], values, self.known)


def union(to: Releasing, table: LinkedTable, edges: Edges, before: Sequence[Tabled], effort: Effort | None = None) -> Union:
    """The system of a new table and those released before. Raises BadQuestion where they can't be judged together: a wider audience
    comes first, codes must be known to belong together, and counts of one vintage agree."""
    order = tuple(Audience)
    late = [one for one in before if order.index(one.audience) > order.index(to.audience)]
    if late:
        raise BadQuestion(
            f"{late[0].piece.what} was released to {late[0].audience} before; a table for {to.audience} can't follow it, because it would "
            "have to hold without and with that one; release the widest audience's table first"
        )
    try:
        mine = Piece(to.what, table.axes, {dim: tuple(of) for dim, of in edges.items()}, table.values)
        joined = join([*(one.piece for one in before if one.vintage == to.vintage), mine])
        same = [one for one in before if one.vintage == to.vintage]
        return _filled(to, joined, same, _stays_hidden(mine, before, to.vintage), effort)
    except BadTable as wrong:
        raise BadQuestion(f"{to.what} can't be judged together with what was released of the same people: {wrong}") from wrong


def _stays_hidden(mine: Piece, before: Sequence[Tabled], vintage: str) -> np.ndarray:
    """The new table's cells that a table of another vintage hides: published now, they would tell about what they were."""
    hidden = np.zeros(len(mine.values), dtype=bool)
    for one in before:
        if one.vintage != vintage:
            unknown = Piece(one.piece.what, one.piece.axes, one.piece.edges, np.full(len(one.status), -1))
            joined = join([unknown, mine])
            of_old = np.zeros(len(joined.table.values), dtype=bool)
            of_old[joined.places[0][one.status != PUBLISHED]] = True
            hidden |= of_old[joined.places[1]] & (mine.values > 0)
    return hidden


def _filled(to: Releasing, joined: Joined, before: Sequence[Tabled], stays: np.ndarray, effort: Effort | None) -> Union:
    size, mine = len(joined.table.values), joined.places[-1]
    known, by_rule, wanted = (np.zeros(size, dtype=bool) for _ in range(3))
    least = np.full(size, to.rule.least)
    counts = joined.table.values[mine]
    by_rule[mine] = (counts > 0) & (counts < to.rule.least)
    wanted[mine] = by_rule[mine] | stays
    for one, at in zip(before, joined.places[:-1], strict=True):
        known[at] |= one.status == PUBLISHED
        least[at], by_rule[at] = one.least, one.status == BY_RULE
        wanted[at] |= one.status != PUBLISHED
    # What only hidden cells of before know is filled in within what their statuses say of them.
    low = np.where(by_rule, 1, least)
    values = completed(joined.table, low, np.where(by_rule, least - 1, MOST), effort)
    table = LinkedTable(joined.table.axes, values, joined.table.equations, joined.table.numbers)
    return Union(table, known, by_rule & ~known, wanted & ~known, least, mine)


def protect_together(
    all_of: Union, table: LinkedTable, rule: LeastCount, rounds: int = ROUNDS, effort: Effort | None = None
) -> tuple[Suppression, Suppression]:
    """What to hide of the whole system, and of it what the new table hides."""
    whole = suppress(all_of.table, all_of.wanted, all_of.attackers, rounds, effort)
    primary = (table.values > 0) & (table.values < rule.least)
    return whole, Suppression(primary, whole.hidden[all_of.mine] & ~primary, {})


def attacked_together(
    what: str, all_of: Union, whole: Suppression, table: LinkedTable, made: Suppression, effort: Effort | None = None
) -> Protection:
    """The protection of the new table with what an attack on all tables together finds."""
    knows, adds = all_of.attackers
    naive = audit(all_of.table, whole.hidden, adds, enough=2, effort=effort)
    informed = set(audit(all_of.table, whole.hidden, knows, enough=1, effort=effort).narrower(1).tolist())
    exposed = tuple(table.codes_of(cell) for cell, place in enumerate(all_of.mine.tolist()) if place in informed)
    inside = insiders(all_of.table, whole.hidden, adds, effort)
    return Protection(what, table, made, len(naive.narrower(1)), len(naive.narrower(2)), exposed, inside)
