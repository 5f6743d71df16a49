"""A table judged together with what was released of the same people before: one system of all their cells and sums.

A cell once published is known for ever, and one once hidden is to stay hidden; what the new table hides beside is chosen so that
whoever reads all of them is left with the interval that the rule asks for. Of what was released only the released form is kept: where a
hidden count of before is needed, any that fits the sums will do. Other vintages of the same people are linked with it wherever few
visibly came or went.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from puntari.define.source import Audience
from puntari.flow.contributed import Summed
from puntari.flow.protect import Edges, Primary, primary_of
from puntari.flow.vintages import earlier, few_of
from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable, Protection
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import Attacker, Grouped, aware, knowing, plain
from puntari.methods.suppression.audit import Audit, audit
from puntari.methods.suppression.changes import LINKING, Earlier, link
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.joined import Joined, Piece, completed, join
from puntari.methods.suppression.secondary import Suppression, suppress
from puntari.methods.suppression.table import BadTable, Edge, LinkedTable, make_axis
from puntari.words.errors import BadQuestion

MOST = 10**12
NARROW = 2
"""The least width of the interval of any hidden cell."""


@dataclass(frozen=True)
class Tabled:
    """A table of a dataset that was released: as a piece without what it hides, the status of each cell, its rule (the least count, and
    under what number small groups are not broken down), for whom; of sums also how wide the interval of each hidden cell must stay, and
    which hidden cells rest on one contributor, (cells,)."""

    piece: Piece
    status: np.ndarray = field(repr=False)
    least: int
    audience: Audience
    vintage: str
    widths: np.ndarray | None = field(default=None, repr=False)
    single: np.ndarray | None = field(default=None, repr=False)
    group: int = 0


@dataclass(frozen=True)
class Releasing:
    """A table that is to be released: what names it, its rule, before whom, of which vintage of its dataset, and what is known of it if
    it is one of sums."""

    what: str
    rule: LeastCount | SumRule
    audience: Audience
    vintage: str
    sums: Summed | None = field(default=None, repr=False)

    def by_rule(self, table: LinkedTable) -> Primary:
        """Which of its cells the rule hides."""
        if self.sums is not None:
            return Primary(self.sums.hidden, Grouped(np.zeros(len(table.values), dtype=bool), 0))
        return primary_of(table, self.rule)

    @property
    def group(self) -> int:
        """Under what number small groups are not broken down; 0: they are."""
        return self.rule.group if isinstance(self.rule, LeastCount) else 0


def sheet_of(to: Releasing, edges: Edges, released: ProtectedTable, widths: np.ndarray | None = None) -> dict[str, object]:
    """A released table as it is remembered: without what it hides; `widths` as in Tabled."""
    kept = {} if widths is None else {"widths": " ".join(map(str, widths.tolist()))}
    if to.sums is not None:
        kept["single"] = "".join("1" if one else "0" for one in (to.sums.single & (released.status != PUBLISHED)).tolist())
    return kept | {
        "what": to.what, "audience": str(to.audience), "vintage": to.vintage, "least": to.rule.least,
        "group": to.group,
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
    widths = np.array([int(one) for one in str(sheet["widths"]).split()], dtype=np.int64) if "widths" in sheet else None
    single = np.array(list(str(sheet["single"]))) == "1" if "single" in sheet else None
    whom = Audience(sheet["audience"])
    return Tabled(piece, status, int(sheet["least"]), whom, str(sheet["vintage"]), widths, single, int(sheet.get("group", 0)))


@dataclass(frozen=True)
class Union:
    """All cells of the tables of one vintage, as a system: what is hidden of before filled in, which cells are known and which to be
    hidden, who reads them (the plain one last) and who reads them beside other vintages, where the new table's cells
    are and which of these its rule hides; and which cells rest on one contributor (of counts None: the ones do)."""

    table: LinkedTable
    known: np.ndarray
    wanted: np.ndarray
    readers: tuple[Attacker, ...]
    mine: np.ndarray
    by_rule: np.ndarray
    single: np.ndarray | None = None
    vintage_readers: tuple[Attacker, ...] = ()

    @property
    def attackers(self) -> tuple[Attacker, ...]:
        """Whoever reads them, each knowing what was published before."""
        return tuple(knowing(one, self.table.values, self.known) for one in self.readers)

    @property
    def linkers(self) -> tuple[Attacker, ...]:
        """Whoever reads them beside other vintages, each knowing what was published before."""
        return tuple(knowing(one, self.table.values, self.known) for one in self.vintage_readers)


def union(to: Releasing, table: LinkedTable, edges: Edges, before: Sequence[Tabled], effort: Effort | None = None) -> Union:
    """The system of a new table and those released before. Raises BadQuestion where they can't be judged together: a wider audience
    comes first, codes must be known to belong together, and counts of one vintage agree."""
    order = tuple(Audience)
    if other := next((one.piece.what for one in before if (one.widths is None) != (to.sums is None)), ""):
        raise BadQuestion(
            f"of {to.what} and {other} one is a table of counts and one of sums; give what is summed a dataset of its own, named for the "
            "people and for what is summed of them"
        )
    late = [one for one in before if order.index(one.audience) > order.index(to.audience)]
    if late:
        raise BadQuestion(
            f"{late[0].piece.what} was released to {late[0].audience} before; a table for {to.audience} can't follow it, because it would "
            "have to hold without and with that one; release the widest audience's table first"
        )
    try:
        mine = Piece(to.what, table.axes, {dim: tuple(of) for dim, of in edges.items()}, table.values)
        same = [one for one in before if one.vintage == to.vintage]
        alike = _told_alike(mine, same, [one for one in before if one.vintage != to.vintage])
        try:
            return _filled(to, _beside(mine, alike, before), to.by_rule(table), effort)
        except BadTable:
            # They agree where they meet and nowhere else, so they are of other people after all.
            return _filled(to, _beside(mine, same, before), to.by_rule(table), effort)
    except BadTable as wrong:
        raise BadQuestion(f"{to.what} can't be judged together with what was released of the same people: {wrong}") from wrong


@dataclass(frozen=True)
class _Beside:
    """The new table joined with those that tell of the same people, and what other vintages tell of their cells."""

    joined: Joined
    same: Sequence[Tabled]
    vintages: Sequence[Earlier]


def _beside(mine: Piece, same: Sequence[Tabled], before: Sequence[Tabled]) -> _Beside:
    pieces = [*(one.piece for one in same), mine]
    joined = join(pieces)
    others = [one for one in before if not any(one is other for other in same)]
    of_vintages = [[one for one in others if one.vintage == vintage] for vintage in dict.fromkeys(one.vintage for one in others)]
    told = [earlier(joined, pieces, [(one.piece, one.status) for one in of_one]) for of_one in of_vintages]
    return _Beside(joined, same, told)


def _told_alike(mine: Piece, same: Sequence[Tabled], others: Sequence[Tabled]) -> list[Tabled]:
    """The tables of the same vintage, with those of every other vintage that tell the same counts wherever they meet: nobody came or went
    in between, so whoever reads both reads one."""
    alike = list(same)
    for vintage in dict.fromkeys(one.vintage for one in reversed(others)):
        more = [one for one in others if one.vintage == vintage]
        try:
            join([*(one.piece for one in (*more, *alike)), mine])
        except BadTable:
            continue
        alike = [*more, *alike]
    return alike


def _filled(to: Releasing, beside: _Beside, own: Primary, effort: Effort | None) -> Union:
    joined, before = beside.joined, beside.same
    size, mine = len(joined.table.values), joined.places[-1]
    known, by_rule, wanted, grouped = (np.zeros(size, dtype=bool) for _ in range(4))
    least, below, widths = np.full(size, to.rule.least), np.full(size, to.group), np.full(size, NARROW)
    by_rule[mine], wanted[mine], grouped[mine] = own.cells, own.cells, own.grouped.cells
    single = None if to.sums is None else np.zeros(size, dtype=bool)
    if to.sums is not None:
        widths[mine], single[mine] = to.sums.needed, to.sums.single
    for one, at in zip(before, joined.places[:-1], strict=True):
        known[at] |= one.status == PUBLISHED
        least[at], by_rule[at] = one.least, one.status == BY_RULE
        if one.group:
            grouped[at], below[at] = grouped[at] | by_rule[at], np.maximum(below[at], max(one.least, one.group))
        wanted[at] |= one.status != PUBLISHED
        if single is not None and one.single is not None:
            single[at] |= one.single
        widths[at] = np.maximum(widths[at], NARROW if one.widths is None else one.widths)
    # What only hidden cells of before know is filled in within what their statuses say of them; that of a sum says that it is not zero.
    counts = to.sums is None
    low, high = np.where(by_rule | (not counts), 1, least), np.where(by_rule & counts, least - 1, MOST)
    low, high = np.where(grouped, 0, low), np.where(grouped, below - 1, high)
    values = completed(joined.table, low, high, effort)
    table = LinkedTable(joined.table.axes, values, joined.table.equations, joined.table.numbers)
    of_groups = Grouped(grouped & ~known, below)
    readers: tuple[Attacker, ...] = (plain(values, widths),)
    if counts:
        readers = (aware(values, by_rule & ~known, least, grouped=of_groups), plain(values, grouped=of_groups))
    linked, beside_vintages = _linked(to, beside, table, wanted & ~known, known)
    return Union(table, known, (wanted | linked) & ~known, readers, mine, own.cells, single, beside_vintages)


def _linked(
    to: Releasing, beside: _Beside, table: LinkedTable, wanted: np.ndarray, known: np.ndarray
) -> tuple[np.ndarray, tuple[Attacker, ...]]:
    """Which of the new table's cells are to be hidden for what other vintages tell beside it, and who reads it beside them."""
    if not beside.vintages:
        return np.zeros_like(known), ()
    mine = np.zeros_like(known)
    mine[beside.joined.places[-1]] = True
    # Of a table of before nothing is kept of what it hid: what it would be compared with is filled in.
    vintages = [Earlier(np.where(mine | known, one.told, -1), one.hid & mine) for one in beside.vintages]
    found = link(table, vintages, wanted, few_of(to.rule))
    return (found.stays | found.singled) & mine, found.readers


def protect_together(all_of: Union, rounds: int = ROUNDS, effort: Effort | None = None) -> tuple[Suppression, Suppression]:
    """What to hide of the whole system, and of it what the new table hides."""
    whole = suppress(all_of.table, all_of.wanted, (*all_of.attackers, *all_of.linkers), rounds, effort)
    return whole, Suppression(all_of.by_rule, whole.hidden[all_of.mine] & ~all_of.by_rule, {})


@dataclass(frozen=True)
class Attacked:
    """The protection of a new table with what an attack on all tables together finds, and how wide the interval of each of its hidden
    cells is to stay if it is one of sums."""

    protection: Protection
    widths: np.ndarray | None = field(repr=False)


def attacked_together(
    to: Releasing, all_of: Union, whole: Suppression, table: LinkedTable, made: Suppression, effort: Effort | None = None
) -> Attacked:
    """Attack the new table together with all that was released before."""
    *aware_ones, adds = all_of.attackers
    naive = audit(all_of.table, whole.hidden, adds, enough=adds.width, effort=effort)
    informed = {cell for one in aware_ones for cell in audit(all_of.table, whole.hidden, one, enough=1, effort=effort).narrower(1).tolist()}
    exposed = tuple(table.codes_of(cell) for cell, place in enumerate(all_of.mine.tolist()) if place in informed)
    inside = insiders(all_of.table, whole.hidden, adds, effort, all_of.single)
    found = tuple(all_of.table.all_codes_of(naive.narrower(width)) for width in (1, adds.width))
    told = Protection(to.what, table, made, *found, exposed, inside, of_sums=to.sums is not None, **_beside_vintages(all_of, whole, effort))
    return Attacked(told, None if to.sums is None else _kept(to.sums, all_of, naive))


def _beside_vintages(all_of: Union, whole: Suppression, effort: Effort | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What somebody finds who reads other vintages, too: hidden cells, and parts in which alone somebody came or went."""
    found: dict[str, set[int]] = {"beside": set(), "apart": set()}
    for one in all_of.linkers:
        cells = audit(all_of.table, whole.hidden, one, enough=one.width, effort=effort).narrower(one.width)
        found["beside" if one.name == LINKING else "apart"] |= set(cells.tolist())
    return {name: tuple(all_of.table.codes_of(cell) for cell in sorted(cells)) for name, cells in found.items()}


def _kept(sums: Summed, all_of: Union, found: Audit) -> np.ndarray:
    """How wide the interval of each cell must stay: what the rule asks for told would tell the sum nearly, so it is rounded up to a power
    of two, though to no more than is found in what is public."""
    reached = np.full(len(all_of.known), NARROW)
    reached[found.cells] = found.high - found.low
    rounded = 2 ** np.ceil(np.log2(np.maximum(sums.needed, NARROW))).astype(np.int64)
    return np.where(np.isin(all_of.mine, found.cells), np.minimum(rounded, reached[all_of.mine]), NARROW)
