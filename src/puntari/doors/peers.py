"""The door to peer tables: figures with the position of each own one against every peer's, and the indices of their prices."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.pricing import Reviewed
from puntari.define.question import Question
from puntari.define.report import PeerTable, Weighing
from puntari.doors.ask import ask
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.flow.compare import Position, Stand, position
from puntari.flow.pricing.indices import Indexed, Levels, index_over_time, levels_across
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Figures, Finding, Refusal, Rested, Row
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

CellKey = tuple[str, str, Period]
"""Row code, column code and period of a figure."""
Apart = Set[tuple[str, str]]
"""Row and column codes whose figures a review sets apart."""


@dataclass(frozen=True)
class PeerComparison:
    """Figures by row, column and period, and for each row and own column the newest exact figure's position against each peer; where
    the table says how its prices are weighed, their index over time by own column and their level across columns.

    `reviewed` are the reviews that set a column of a row `apart`: it has no position there, and no index or level counts it."""

    report: PeerTable
    release: Figures
    figures: Mapping[CellKey, Row]
    newest: Mapping[tuple[str, str], Row]
    positions: Mapping[tuple[str, str, str], Position]
    indexed: Mapping[str, Indexed]
    levels: Levels | None
    reviewed: tuple[Reviewed, ...] = ()
    apart: Apart = frozenset()


def ask_peer_table(house: House, pack: str, report: str, actor: Actor) -> Finding[PeerComparison] | Refusal:
    """The figures of a peer table with what is computed from them, judged by the gate; raises BadQuestion for a table that the pack
    does not have."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[PeerComparison] | Refusal:
        table = _table(house.pack(pack), report)
        question = Question(pack, (table.indicator,), (table.rows, table.columns), period=table.periods)
        answer = ask(house, question, actor)
        return answer if isinstance(answer, Refusal) else Computed(_compared(house.pack(pack), table, answer), grounds, answer.build)

    asked = Asked(actor, "peer_table", {"pack": pack, "report": report}, lambda released: len(released.body.figures))
    return through(house, asked, lambda: grounds_of(house.pack(pack), (_table(house.pack(pack), report).indicator,)), computed)


def _table(pack: Pack, report: str) -> PeerTable:
    tables = {one.id: one for one in pack.reports}
    if report not in tables:
        raise BadQuestion(f"pack {pack.id} has no report {report!r}; {nearest(report, tables)}")
    return tables[report]


def _compared(pack: Pack, table: PeerTable, answer: Figures) -> PeerComparison:
    at = answer.dimensions.index(table.rows), answer.dimensions.index(table.columns)
    figures = {(row.codes[at[0]], row.codes[at[1]], row.period): row for row in answer.rows() if row.codes[at[0]] in table.row_codes}
    newest = _newest(figures)
    reviewed = _reviewed(pack, table)
    apart = {(one.item, column) for one in reviewed for column in one.apart}
    positions = {
        (code, own, peer): _position(newest, apart, code, own, peer)
        for code in table.row_codes for own in table.own for peer in table.peers
        if (code, own) in newest and (code, peer) in newest
    }
    total = pack.dimensions[table.rows].total
    rows = tuple(code for code in table.row_codes if code not in (total, *table.within))
    indexed, levels = _indices(table, rows, figures, apart)
    return PeerComparison(table, answer, figures, newest, positions, indexed, levels, reviewed, apart)


def _reviewed(pack: Pack, table: PeerTable) -> tuple[Reviewed, ...]:
    """The reviews of the pack's price book that set a column of a row of this table apart."""
    if pack.prices is None or pack.prices.items != table.rows:
        return ()
    columns = {*table.own, *table.peers}
    return tuple(one for one in pack.prices.reviews if one.item in table.row_codes and columns & {*one.apart})


def _position(newest: Mapping[tuple[str, str], Row], apart: Apart, code: str, own: str, peer: str) -> Position:
    if {(code, own), (code, peer)} & apart:
        return Position(Stand.UNKNOWN)
    return position(newest[code, own].cell, newest[code, peer].cell)


def _indices(
    table: PeerTable, rows: tuple[str, ...], figures: Mapping[CellKey, Row], apart: Apart
) -> tuple[dict[str, Indexed], Levels | None]:
    """The index over time of each own column, and the level of each column: nothing where the table does not weigh its prices."""
    if table.weighing is None:
        return {}, None
    known = {key: row.cell.value for key, row in figures.items() if row.cell.value is not None and key[0] in rows}
    prices = {key: value for key, value in known.items() if key[:2] not in apart}
    indexed = {}
    for own in table.own:
        told = index_over_time(prices, rows, own, table.weighing)
        if told is not None:
            out = tuple(code for code in rows if any(key[:2] == (code, own) and key not in prices for key in known))
            # A basket without one of its parts would be another basket.
            values = () if out and table.weighing is Weighing.BASKET else told.values
            indexed[own] = replace(told, values=values, left_out=(*told.left_out, *out))
    return indexed, levels_across(prices, rows, (*table.own, *table.peers), table.weighing)


def _newest(figures: Mapping[CellKey, Row]) -> dict[tuple[str, str], Row]:
    """The newest figure that says something, by row and column."""
    found: dict[tuple[str, str], Row] = {}
    for (code, column, _), row in sorted(figures.items(), key=lambda one: one[0][2]):
        if row.cell.numbered or (code, column) not in found:
            found[code, column] = row
    return found
