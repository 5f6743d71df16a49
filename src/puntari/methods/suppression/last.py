"""The last pass: publishes, one by one, each secondary cell that can simply be published."""

from __future__ import annotations

import numpy as np

from puntari.methods.suppression.block import SMALL, Block
from puntari.methods.suppression.cover import cheapest
from puntari.methods.suppression.state import HIDDEN, Claim, State, is_open, learn, prove, publish, secondary, undo


def publish_rest(state: State) -> int:
    """Publish each secondary cell whose publication exposes nothing more to any attacker; how many were.

    Afterwards no secondary cell could be published alone: what one that stayed would have exposed then, it would expose now, as what
    was published since has only left fewer ways. Tables of over SMALL cells are left as they are, because the pass searches all
    hidden cells at once and its price grows with their square.
    """
    if len(state.hidden) > SMALL:
        return 0
    hidden = np.flatnonzero(state.hidden)
    blocks = tuple(Block(state.table, hidden[attacker.low[hidden] < attacker.high[hidden]], attacker) for attacker in state.attackers)
    state.prices[hidden] = HIDDEN
    tried = sorted(secondary(state).tolist(), key=lambda cell: (len(state.uses[cell]), -state.table.values[cell], cell))
    return sum(_publish(state, blocks, cell) for cell in tried)


def _publish(state: State, blocks: tuple[Block, ...], cell: int) -> bool:
    """Publish a cell if what loses its proof by it is proved without hiding another; else leave all as it was."""
    hidden, prices = state.hidden.copy(), state.prices.copy()
    state.journal.clear()
    lost = publish(state, np.array([cell]))
    for block in blocks:
        block.close(cell)
    if all(_proved(state, blocks, claim) for claim in sorted(lost, key=lambda claim: (len(state.uses[claim[1]]), claim))):
        return True
    undo(state, hidden, prices)
    for block in blocks:
        block.open(cell)
    return False


def _proved(state: State, blocks: tuple[Block, ...], claim: Claim) -> bool:
    if not is_open(state, claim):
        return True
    pushes = cheapest(state, blocks[claim[0]], claim)
    for push in pushes:
        learn(state, push)
    if pushes and is_open(state, claim):
        prove(state, claim, frozenset(np.concatenate([push.cells for push in pushes]).tolist()))
    return bool(pushes)
