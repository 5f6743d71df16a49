"""Publishes again what can be spared: takes secondary cells away and looks whether fewer, or others, do as well."""

from __future__ import annotations

from random import Random

import numpy as np

from puntari.methods.suppression.cover import cover_within
from puntari.methods.suppression.state import PUBLISHED, State, publish, secondary, undo

AVERSION = 0.3
"""Added to the price of a cell just published again, so that another way is tried if it costs the same number of cells."""
COMPANY = 2
"""Most cells that are taken away together with one: what serves the same hidden cell can often be replaced only at once."""
MOST_TRIES = 1_000
"""Cells that are tried in a round: where there are more, those that the fewest proofs need, which go soonest and most often."""


def improve(state: State, random: Random, turn: tuple[int, int] = (0, 1)) -> int:
    """Try secondary cells, each once, in random order; how many cells fewer are hidden after it. `turn` says which round of how many."""
    before = secondary(state).tolist()
    tried = random.sample(before, len(before))
    if len(tried) > MOST_TRIES:
        tried = sorted(tried, key=lambda cell: len(state.uses[cell]))[:MOST_TRIES]
    for done, cell in enumerate(tried):
        if done % (len(tried) // 20 + 1) == 0:
            state.effort.progress(f"sparing, round {turn[0] + 1} of {turn[1]}", done, len(tried))
        if state.hidden[cell]:
            _try_without(state, _with_company(state, cell, random), random)
    return len(before) - len(secondary(state))


def _with_company(state: State, cell: int, random: Random) -> np.ndarray:
    claims = sorted(state.uses[cell])
    proof = sorted(state.proofs[random.choice(claims)]) if claims else []
    others = [one for one in proof if one != cell and not state.primary[one]]
    return np.array([cell, *random.sample(others, min(len(others), random.randint(0, COMPANY)))])


def _try_without(state: State, cells: np.ndarray, random: Random) -> None:
    """Publish cells, mend what that lays open, and keep the outcome unless it hides more than before."""
    hidden, prices, most = state.hidden.copy(), state.prices.copy(), len(secondary(state))
    state.journal.clear()
    lost = sorted(publish(state, cells))
    random.shuffle(lost)
    state.prices[cells] += AVERSION
    done = cover_within(state, lost, len(cells))
    if done:
        spare(state)
    if not done or len(secondary(state)) > most:
        undo(state, hidden, prices)
    else:
        state.prices[cells] = np.where(state.hidden[cells], state.prices[cells], PUBLISHED)


def spare(state: State) -> None:
    """Publish the secondary cells that no proof but their own needs."""
    while state.unused:
        cell = state.unused.pop()
        if state.hidden[cell] and not state.primary[cell] and all(claim[1] == cell for claim in state.uses[cell]):
            publish(state, np.array([cell]))
