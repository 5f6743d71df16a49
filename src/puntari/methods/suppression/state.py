"""Which cells are hidden so far, and for each the other tables that prove that an attacker cannot narrow it down."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.block import EPSILON, Blocks, Push
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.table import LinkedTable

PUBLISHED, HIDDEN = 1.0, 1e-3
"""Price of moving a published cell, and a hidden one: small but not nothing, so that ways through hidden cells are short too."""

Claim = tuple[int, int]
"""Number of an attacker and of a cell: that this attacker cannot narrow this cell down."""


@dataclass
class State:
    """A choice of hidden cells in the making. `proofs` holds for a claim the cells that its proof moves; `uses` is the way back.

    `exposed` holds claims that fail whatever is hidden; `journal` the proofs as they were, while a step may still be undone.
    """

    table: LinkedTable
    primary: np.ndarray
    attackers: tuple[Attacker, ...]
    blocks: tuple[Blocks, ...]
    hidden: np.ndarray
    prices: np.ndarray
    effort: Effort
    proofs: dict[Claim, frozenset[int]] = field(default_factory=dict)
    uses: defaultdict[int, set[Claim]] = field(default_factory=lambda: defaultdict(set))
    exposed: set[Claim] = field(default_factory=set)
    unused: set[int] = field(default_factory=set)
    journal: list[tuple[Claim, frozenset[int] | None]] = field(default_factory=list)


def start(table: LinkedTable, primary: np.ndarray, attackers: tuple[Attacker, ...], effort: Effort) -> State:
    """Only the primary cells hidden and nothing proved."""
    blocks = tuple(Blocks(table, attacker, effort) for attacker in attackers)
    return State(table, primary, attackers, blocks, primary.copy(), np.where(primary, HIDDEN, PUBLISHED), effort)


def secondary(state: State) -> np.ndarray:
    """The cells hidden for the sake of others, by number."""
    return np.flatnonzero(state.hidden & ~state.primary)


def hide(state: State, cells: np.ndarray) -> list[Claim]:
    """Hide cells; the claims that come up with those that were not hidden yet."""
    new = cells[~state.hidden[cells]]
    state.hidden[new], state.prices[new] = True, HIDDEN
    return claims_of(state, new)


def publish(state: State, cells: np.ndarray) -> set[Claim]:
    """Publish secondary cells again; the claims of hidden cells that have lost their proof by it."""
    state.hidden[cells], state.prices[cells] = False, PUBLISHED
    lost = {claim for cell in cells.tolist() for claim in state.uses[cell]}
    for claim in lost:
        prove(state, claim, None)
    return {claim for claim in lost if state.hidden[claim[1]]}


def prove(state: State, claim: Claim, cells: frozenset[int] | None) -> None:
    """Enter a proof for a claim, or take it away."""
    old = state.proofs.pop(claim, None)
    state.journal.append((claim, old))
    for cell in old or ():
        state.uses[cell].discard(claim)
        state.unused.add(cell)
    if cells is not None:
        state.proofs[claim] = cells
        for cell in cells:
            state.uses[cell].add(claim)


def undo(state: State, hidden: np.ndarray, prices: np.ndarray) -> None:
    """Go back to what was hidden, and to the proofs that held, when the journal began."""
    state.hidden[:], state.prices[:] = hidden, prices
    for claim, old in reversed(state.journal.copy()):
        prove(state, claim, old)
    state.journal.clear()
    state.unused.clear()


def claims_of(state: State, cells: np.ndarray) -> list[Claim]:
    """What is to be proved of cells if they are hidden, for the first attacker first."""
    return [(n, cell) for n, one in enumerate(state.attackers) for cell in cells[one.least(cells) > 0].tolist()]


def is_open(state: State, claim: Claim) -> bool:
    """Whether a claim is neither proved nor known to fail."""
    return claim not in state.proofs and claim not in state.exposed and bool(state.hidden[claim[1]])


def learn(state: State, push: Push) -> None:
    """Enter a push as the proof of every open claim that it proves, for each attacker, in one direction or in both."""
    proof = frozenset(push.cells.tolist())
    for n, attacker in enumerate(state.attackers):
        moved = np.abs(push.moves)
        up, down = _stretch(state, attacker, push, 1), _stretch(state, attacker, push, -1)
        width = np.floor(up * moved + EPSILON) + np.floor(down * moved + EPSILON)
        for cell in push.cells[width >= attacker.least(push.cells)].tolist():
            if is_open(state, (n, cell)):
                prove(state, (n, cell), proof)


def _stretch(state: State, attacker: Attacker, push: Push, direction: int) -> float:
    """How many times the push can be made, forwards or backwards, within the attacker's bounds."""
    values, moves = state.table.values[push.cells], direction * push.moves
    room = np.where(moves > 0, attacker.high[push.cells] - values, values - attacker.low[push.cells])
    return float((room / np.abs(moves)).min(initial=np.inf))
