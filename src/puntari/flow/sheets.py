"""Tables of a dataset as they are remembered: what was released of each, and under which rule for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from puntari.define.source import Audience
from puntari.flow.contributed import Summed
from puntari.flow.protect import Edges, Primary, primary_of
from puntari.guard.protection import BY_RULE, PUBLISHED, ProtectedTable
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression.attacker import Bounds, Grouped
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.joined import Piece
from puntari.methods.suppression.table import Edge, LinkedTable, make_axis

MOST = 10**12
"""More than any count or sum."""


@dataclass(frozen=True)
class Tabled:
    """A table of a dataset that was released: as a piece without what it hides, the status of each cell, its rule, for whom; of sums also
    how wide the interval of each hidden cell must stay, and which hidden cells rest on one contributor, (cells,). The status of the cells
    `held`, (cells,), is that of an earlier table, and says nothing of their counts. Where `kept` is false it was remembered when only the
    least count and that of groups were, and the rest of the rule is not known."""

    piece: Piece
    status: np.ndarray = field(repr=False)
    held: np.ndarray = field(repr=False)
    rule: LeastCount | SumRule
    audience: Audience
    vintage: str
    widths: np.ndarray | None = field(default=None, repr=False)
    single: np.ndarray | None = field(default=None, repr=False)
    kept: bool = True

    @property
    def by_status(self) -> Bounds:
        """Between what the count of each cell is by its status alone; of a hidden sum that says only that it is not zero."""
        counts, by_rule = self.widths is None, (self.status == BY_RULE) & ~self.held
        least = np.where(by_rule, 0 if self.rule.group else 1, self.rule.least if counts else 1)
        low = np.where((self.status == PUBLISHED) | self.held, 0, least)
        return Bounds(low, np.where(by_rule & counts, max(self.rule.least, self.rule.group) - 1, MOST))

    @property
    def dims(self) -> tuple[str, ...]:
        """The names of its dimensions."""
        return tuple(axis.name for axis in self.piece.axes)


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


def sheet_of(
    to: Releasing, edges: Edges, released: ProtectedTable, held: np.ndarray | None = None, widths: np.ndarray | None = None
) -> dict[str, object]:
    """A released table as it is remembered: without what it hides; `held` (None: nothing) and `widths` as in Tabled."""
    kept = {} if widths is None else {"widths": " ".join(map(str, widths.tolist()))}
    if held is not None:
        kept["held"] = _marks(held)
    if to.sums is not None:
        kept["single"] = _marks(to.sums.single & (released.status != PUBLISHED))
    return kept | {
        "what": to.what, "audience": str(to.audience), "vintage": to.vintage, "rule": str(to.rule),
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
    single = _marked(sheet["single"]) if "single" in sheet else None
    held = _marked(sheet["held"]) if "held" in sheet else np.zeros(len(status), dtype=bool)
    return Tabled(piece, status, held, rule_of(sheet), Audience(sheet["audience"]), str(sheet["vintage"]), widths, single, "rule" in sheet)


def rule_of(sheet: Mapping[str, object]) -> LeastCount | SumRule:
    """The rule that a remembered table was protected by."""
    if "rule" not in sheet:
        least = int(sheet["least"])
        return SumRule(least) if "widths" in sheet else LeastCount(least, int(sheet.get("group", 0)))
    return (sum_rule if "widths" in sheet else LeastCount.parse)(str(sheet["rule"]))


def _marks(cells: np.ndarray) -> str:
    return "".join("1" if one else "0" for one in cells.tolist())


def _marked(text: object) -> np.ndarray:
    return np.array(list(str(text))) == "1"
