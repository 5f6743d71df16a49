"""What somebody who is alone in a hidden cell, and so knows it, finds of the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from puntari.methods.suppression.attacker import Attacker, knowing
from puntari.methods.suppression.block import Block, Blocks, Push
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.table import LinkedTable


@dataclass(frozen=True)
class Insiders:
    """Hidden cells of one person, and the pairs (such a cell, a cell that its person finds exactly), all by their numbers."""

    alone: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]


def insiders(
    table: LinkedTable, hidden: np.ndarray, attacker: Attacker, effort: Effort | None = None, single: np.ndarray | None = None
) -> Insiders:
    """Who is alone in a hidden cell, and what each finds who knows beside the published cells his own. `single`, (cells,) of bool, says
    which cells are of one alone (None: the counts of one).

    `hidden` (cells,) of bool. A pair stands if, the insider's cell staying as it is, no other table that the attacker can't tell from the
    true one moves the other cell by one, looked for near by and then among all hidden cells.
    """
    trying = effort or Effort()
    blocks = Blocks(table, knowing(attacker, table.values, ~hidden), trying)
    prices = np.ones(len(table.values))
    alone = np.flatnonzero(hidden & (table.values == 1 if single is None else single))
    seen = {int(cell): set(alone.tolist()) - {int(cell)} for cell in np.flatnonzero(hidden)}
    found = []
    for done, (cell, suspects) in enumerate(seen.items()):
        if done % (len(seen) // 20 + 1) == 0:
            trying.progress("looking for insiders", done, len(seen))
        known = None
        while suspects:
            push = _around(blocks, cell, known, prices)
            if push is None and known is None:
                break
            if push is None:
                suspects.discard(known)
                found.append((known, cell))
            else:
                _learn(seen, push)
            known = min(suspects, default=None)
    return Insiders(tuple(alone.tolist()), tuple(sorted(found)))


def _learn(seen: dict[int, set[int]], push: Push) -> None:
    """A cell that a push moves by one is safe from whoever is alone in a cell that the push leaves as it is."""
    moved = set(push.cells.tolist())
    for cell in push.cells[np.abs(push.moves) > 1 - 1e-6].tolist():
        if cell in seen:
            seen[cell] &= moved


def _around(blocks: Blocks, cell: int, known: int | None, prices: np.ndarray) -> Push | None:
    return _pushed(blocks.near(cell), cell, known, prices) or _pushed(blocks.whole(), cell, known, prices)


def _pushed(block: Block, cell: int, known: int | None, prices: np.ndarray) -> Push | None:
    """The shortest move of a cell by one, up or else down, while the known one stays."""
    if known is not None:
        block.close(known)
    found = block.push(cell, 1, prices) or block.push(cell, -1, prices)
    if known is not None:
        block.open(known)
    return found
