"""A table judged together with what was released of the same people before: one system of all their cells and sums.

A cell once published is known for ever, and one once hidden is to stay hidden; what the new table hides beside is chosen so that
whoever reads all of them is left with the interval that the rule asks for. Of what was released only the released form is kept: where a
hidden count of before is needed, any that fits the sums will do. Other vintages of the same people are linked with it wherever few
visibly came or went.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from puntari.flow.belonging import require_belonging
from puntari.flow.contributed import Summed
from puntari.flow.hoarding import Hoard, hoard
from puntari.flow.protect import Edges, Primary
from puntari.flow.sheets import MOST, Releasing, Tabled
from puntari.flow.vintages import Carried, carried, earlier, few_of
from puntari.guard.protection import BY_RULE, PUBLISHED, Protection
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import Attacker, Grouped, aware, knowing, plain
from puntari.methods.suppression.audit import Audit, audit
from puntari.methods.suppression.changes import LINKING, link
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.joined import Joined, Piece, completed, join
from puntari.methods.suppression.quiet import Earlier
from puntari.methods.suppression.secondary import Suppression, suppress
from puntari.methods.suppression.table import BadTable, LinkedTable
from puntari.words.errors import BadQuestion

NARROW = 2
"""The least width of the interval of any hidden cell."""
AGAIN = 4
"""How often what is hidden is chosen anew with what is hidden against somebody who holds the vintages before."""


@dataclass(frozen=True)
class Union:
    """All cells of the tables of one vintage, as a system: what is hidden of before filled in, which cells are known and which to be
    hidden, who reads them (the plain one last) and who reads them beside other vintages, where the new table's cells are, which of
    these are told as hidden by the rule if they are hidden, and of which that says nothing of their counts (`held`); which cells rest on
    one contributor (of counts None: the ones do); and what somebody holds who has the vintages before (of sums None: nobody asks)."""

    table: LinkedTable
    known: np.ndarray
    wanted: np.ndarray
    readers: tuple[Attacker, ...]
    mine: np.ndarray
    by_rule: np.ndarray
    held: np.ndarray
    single: np.ndarray | None = None
    vintage_readers: tuple[Attacker, ...] = ()
    hoard: Hoard | None = None

    @property
    def attackers(self) -> tuple[Attacker, ...]:
        """Whoever reads them, each knowing what was published before."""
        return tuple(knowing(one, self.table.values, self.known) for one in self.readers)

    @property
    def linkers(self) -> tuple[Attacker, ...]:
        """Whoever reads them beside other vintages, each knowing what was published before."""
        return tuple(knowing(one, self.table.values, self.known) for one in self.vintage_readers)


def union(to: Releasing, table: LinkedTable, edges: Edges, before: Sequence[Tabled], effort: Effort | None = None) -> Union:
    """The system of a new table and those released before. Raises BadQuestion where they can't be judged together: they do not
    belong to one dataset, nobody knows how their codes belong together, or counts of one vintage differ."""
    mine = Piece(to.what, table.axes, {dim: tuple(of) for dim, of in edges.items()}, table.values)
    require_belonging(to, mine, before)
    try:
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
    told = [earlier(joined, pieces, of_one) for of_one in of_vintages]
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
    known, wanted, grouped = (np.zeros(size, dtype=bool) for _ in range(3))
    below, widths = np.full(size, to.rule.group), np.full(size, NARROW)
    single = None if to.sums is None else np.zeros(size, dtype=bool)
    for one, at in zip(before, joined.places[:-1], strict=True):
        known[at] |= one.status == PUBLISHED
        if one.rule.group:
            grouped[at] |= one.status == BY_RULE
            below[at] = np.maximum(below[at], max(one.rule.least, one.rule.group))
        wanted[at] |= one.status != PUBLISHED
        if single is not None and one.single is not None:
            single[at] |= one.single
        widths[at] = np.maximum(widths[at], NARROW if one.widths is None else one.widths)
    said = _said(joined, before, wanted & ~known)
    # What only hidden cells of before know is filled in within what their statuses say of them.
    values = completed(joined.table, np.where(grouped, 0, said.low), said.high, effort)
    wanted[mine], grouped[mine] = wanted[mine] | own.cells, grouped[mine] | own.grouped.cells
    if to.sums is not None:
        widths[mine], single[mine] = np.maximum(widths[mine], to.sums.needed), single[mine] | to.sums.single
    table = LinkedTable(joined.table.axes, values, joined.table.equations, joined.table.numbers)
    sought = wanted.copy() if to.sums is not None else said.by_rule.copy()
    sought[mine] |= own.cells
    said = said.carrying(carried(values, [] if to.sums is not None else beside.vintages))
    # Where a status says nothing a zero may be hidden, too: else a cell that was zero and is hidden would be a one.
    loose = said.silent & ~known & (values == 0)
    readers: tuple[Attacker, ...] = (plain(values, widths),)
    if to.sums is None:
        zeros = Grouped((grouped & ~known) | loose, below)
        readers = (_aware(to, values, mine, own, said, zeros), plain(values, grouped=zeros))
    held = said.silent[mine]
    by_rule = np.where(held, said.by_rule[mine], own.cells)
    made = Union(table, known, wanted & ~known, readers, mine, by_rule, held, single)
    return _linked(to, made, beside, sought & ~known, loose) if beside.vintages else made


@dataclass(frozen=True)
class _Said:
    """What the statuses in the tables before say of each cell, (cells,) each: from where to where its count lies, whether by a rule, and
    whether the new table has to tell it with that status, which so says nothing of the new table's rule."""

    low: np.ndarray
    high: np.ndarray
    by_rule: np.ndarray
    silent: np.ndarray

    def carrying(self, other: Carried) -> _Said:
        """The same with what the statuses of other vintages are."""
        by_rule = np.where(self.silent, self.by_rule, other.by_rule)
        return replace(self, by_rule=by_rule, silent=self.silent | other.silent)


def _said(joined: Joined, before: Sequence[Tabled], held: np.ndarray) -> _Said:
    """A hidden cell keeps its status in every later table, so it says something only by the rule of the one that hid it first."""
    low, high, ruled = np.zeros(len(held), dtype=np.int64), np.full(len(held), MOST), np.zeros(len(held), dtype=bool)
    for one, at in zip(before, joined.places, strict=False):
        np.maximum.at(low, at, one.by_status.low)
        np.minimum.at(high, at, one.by_status.high)
        np.logical_or.at(ruled, at, one.status == BY_RULE)
    return _Said(low, high, ruled, held)


def _aware(to: Releasing, values: np.ndarray, mine: np.ndarray, own: Primary, said: _Said, grouped: Grouped) -> Attacker:
    """One who knows every rule, and what a status says by it."""
    ours, by_rule, in_group = (np.zeros(len(values), dtype=bool) for _ in range(3))
    ours[mine], by_rule[mine], in_group[mine] = True, own.cells, own.grouped.cells
    adds = plain(values, grouped=grouped)
    before = np.maximum(adds.low, np.where(grouped.cells, 0, said.low)), np.minimum(adds.high, said.high)
    new, fresh = aware(values, by_rule, to.rule.least, grouped=Grouped(in_group, to.rule.group)), ours & ~said.silent
    return Attacker(new.name, np.where(fresh, new.low, before[0]), np.where(fresh, new.high, before[1]), new.width)


def _linked(to: Releasing, made: Union, beside: _Beside, sought: np.ndarray, loose: np.ndarray) -> Union:
    """The system with what is to be hidden of the new table for what other vintages tell beside it, who reads it beside them, looking for
    the cells that are `sought`, and what somebody holds who has them all; `loose` zeros need not be told."""
    mine = np.isin(np.arange(len(made.known)), made.mine) & ~made.known
    # Of a table of before nothing is kept of what it hid: what it would be compared with is filled in.
    vintages = [
        replace(one, told=np.where(mine | made.known, one.told, -1), hid=one.hid & mine, by_rule=one.by_rule & mine)
        for one in beside.vintages
    ]
    found = link(made.table, vintages, sought, few_of(to.rule), loose)
    linked = replace(made, wanted=made.wanted | ((found.stays | found.singled) & mine), vintage_readers=found.readers)
    if to.sums is not None:
        return linked
    return replace(linked, hoard=hoard(made.table.values, beside.vintages, made.attackers[0], mine, few_of(to.rule), found.quiet))


def protect_together(all_of: Union, rounds: int = ROUNDS, effort: Effort | None = None) -> tuple[Suppression, Suppression]:
    """What to hide of the whole system, and of it what the new table hides."""
    trying, wanted = effort or Effort(), all_of.wanted
    whole = suppress(all_of.table, wanted, (*all_of.attackers, *all_of.linkers), rounds, trying)
    for _ in range(AGAIN if all_of.hoard else 0):
        more = all_of.hoard.against(all_of.table, whole.hidden, trying)
        if not more.any():
            break
        wanted = wanted | more
        whole = suppress(all_of.table, wanted, (*all_of.attackers, *all_of.linkers), rounds, trying)
    hidden = whole.hidden[all_of.mine]
    return whole, Suppression(hidden & all_of.by_rule, hidden & ~all_of.by_rule, {})


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
    """What somebody finds who reads other vintages, too: hidden cells, of sums by what changed and of counts by holding them all; hidden
    counts that only he finds who is told which others changed; and parts in which alone somebody came or went."""
    found: dict[str, set[int]] = {"beside": set(), "followed": set(), "apart": set()}
    linking = "beside" if all_of.hoard is None else "followed"
    for one in all_of.linkers:
        cells = audit(all_of.table, whole.hidden, one, enough=one.width, effort=effort).narrower(one.width)
        found[linking if one.name == LINKING else "apart"] |= set(cells.tolist())
    if all_of.hoard is not None:
        found["beside"] |= {one.cell for one in all_of.hoard.sure(all_of.table, whole.hidden, effort or Effort())}
    return {name: tuple(all_of.table.codes_of(cell) for cell in sorted(cells)) for name, cells in found.items()}


def _kept(sums: Summed, all_of: Union, found: Audit) -> np.ndarray:
    """How wide the interval of each cell must stay: what the rule asks for told would tell the sum nearly, so it is rounded up to a power
    of two, though to no more than is found in what is public."""
    reached = np.full(len(all_of.known), NARROW)
    reached[found.cells] = found.high - found.low
    rounded = 2 ** np.ceil(np.log2(np.maximum(sums.needed, NARROW))).astype(np.int64)
    return np.where(np.isin(all_of.mine, found.cells), np.minimum(rounded, reached[all_of.mine]), NARROW)
