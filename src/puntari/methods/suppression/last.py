"""The last pass: publishes, one by one, each secondary cell that can simply be published."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from puntari.methods.suppression.block import Block
from puntari.methods.suppression.cover import cheapest
from puntari.methods.suppression.state import HIDDEN, Claim, State, is_open, learn, prove, publish, secondary, undo

MOST_WORK = 300_000_000
"""Work that each way of looking may take: what is not tried by then stays hidden."""
MOST_HIDDEN = 5_000
"""Hidden cells that are searched all at once for every cell: the price of that grows with their square."""
Ways = Callable[[Claim], Block]


def publish_rest(state: State) -> int:
    """Publish each secondary cell whose publication exposes nothing more to any attacker; how many were.

    Looked for near the cells that lose their proof, in large tables, and then among all hidden cells at once, where these are not too
    many. Where all were tried no secondary cell could be published alone: what one that stayed would have exposed then, it would
    expose now, as what was published since has only left fewer ways. The work is bounded, the same on every machine.
    """
    state.prices[np.flatnonzero(state.hidden)] = HIDDEN
    spared = 0
    if state.blocks[0].large:
        spared += _publish_each(state, "publishing again, near by", lambda claim: state.blocks[claim[0]].near(claim[1]), ())
    hidden = np.flatnonzero(state.hidden)
    if len(hidden) <= MOST_HIDDEN:
        movable = [hidden[attacker.low[hidden] < attacker.high[hidden]] for attacker in state.attackers]
        blocks = tuple(Block(state.table, cells, one, state.effort) for cells, one in zip(movable, state.attackers, strict=True))
        spared += _publish_each(state, "publishing again", lambda claim: blocks[claim[0]], blocks)
    return spared


def _publish_each(state: State, what: str, ways: Ways, closed: tuple[Block, ...]) -> int:
    """Try each secondary cell once, those that the fewest proofs need first; `closed` are blocks of hidden cells alone, which are not to
    move what was published."""
    tried = sorted(secondary(state).tolist(), key=lambda cell: (len(state.uses[cell]), -state.table.values[cell], cell))
    spared, until = 0, state.effort.work + MOST_WORK
    for done, cell in enumerate(tried):
        if state.effort.work > until:
            break
        if done % (len(tried) // 20 + 1) == 0:
            state.effort.progress(what, done, len(tried))
        spared += _publish(state, ways, closed, cell)
    return spared


def _publish(state: State, ways: Ways, closed: tuple[Block, ...], cell: int) -> bool:
    """Publish a cell if what loses its proof by it is proved without hiding another; else leave all as it was."""
    hidden, prices = state.hidden.copy(), state.prices.copy()
    state.journal.clear()
    lost = publish(state, np.array([cell]))
    for block in closed:
        block.close(cell)
    if all(_proved(state, ways, claim) for claim in sorted(lost, key=lambda claim: (len(state.uses[claim[1]]), claim))):
        return True
    undo(state, hidden, prices)
    for block in closed:
        block.open(cell)
    return False


def _proved(state: State, ways: Ways, claim: Claim) -> bool:
    if not is_open(state, claim):
        return True
    pushes = cheapest(state, ways(claim), claim)
    if not all(state.hidden[push.cells].all() for push in pushes):
        # It moves what is published, be it by a part of one that costs next to nothing.
        return False
    for push in pushes:
        learn(state, push)
    if pushes and is_open(state, claim):
        prove(state, claim, frozenset(np.concatenate([push.cells for push in pushes]).tolist()))
    return bool(pushes)
