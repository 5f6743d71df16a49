"""Hides, for every claim that nothing proves yet, the fewest further cells that prove it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from puntari.methods.suppression.block import Block, Push
from puntari.methods.suppression.state import PUBLISHED, Claim, State, hide, is_open, learn, prove

FREE = PUBLISHED / 2
"""A push that costs less moves no published cell."""


def cover(state: State, claims: Iterable[Claim], most: float = np.inf) -> bool:
    """Prove these claims and those of the cells hidden for it; False, with claims left open, once over `most` cells are newly hidden."""
    waiting, made = deque(claims), 0
    while waiting and made <= most:
        claim = waiting.popleft()
        if is_open(state, claim):
            new = _cover(state, claim)
            made += len(new) // len(state.attackers)
            waiting.extend(new)
    return not waiting


def _cover(state: State, claim: Claim) -> list[Claim]:
    pushes = _way(state, claim)
    if not pushes:
        state.exposed.add(claim)
        return []
    new = hide(state, np.unique(np.concatenate([push.cells for push in pushes])))
    for push in pushes:
        learn(state, push)
    if is_open(state, claim):
        prove(state, claim, frozenset(np.concatenate([push.cells for push in pushes]).tolist()))
    return new


def _way(state: State, claim: Claim) -> tuple[Push, ...]:
    blocks, cell = state.blocks[claim[0]], claim[1]
    near = _cheapest(state, blocks.near(cell), claim)
    if near and (blocks.large or _price(near) < FREE):
        return near
    return (blocks.large and _cheapest(state, blocks.wide(cell), claim)) or _cheapest(state, blocks.whole(), claim)


def _price(pushes: tuple[Push, ...]) -> float:
    return sum(push.price for push in pushes)


def _cheapest(state: State, block: Block, claim: Claim) -> tuple[Push, ...]:
    """The cheapest push, or pair of pushes, that moves the cell over the width that its attacker may not come below."""
    width, cell = state.attackers[claim[0]].width, claim[1]
    up = block.push(cell, width, state.prices)
    down = block.push(cell, -width, state.prices) if up is None or up.price > FREE else None
    found = [(push,) for push in (up, down) if push is not None]
    if not found:
        pairs = [(block.push(cell, part, state.prices), block.push(cell, part - width, state.prices)) for part in range(1, width)]
        found = [(first, second) for first, second in pairs if first is not None and second is not None]
    return min(found, key=_price, default=())
