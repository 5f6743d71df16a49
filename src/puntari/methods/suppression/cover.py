"""Hides, for every claim that nothing proves yet, the fewest further cells that prove it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from puntari.methods.suppression.block import Block, Push
from puntari.methods.suppression.state import PUBLISHED, Claim, State, hide, is_open, learn, prove

WIDE = 4
FREE = PUBLISHED / 2
"""A push that costs less moves no published cell."""


def cover(state: State, claims: Iterable[Claim]) -> None:
    """Prove these claims and those of the cells hidden for it; a claim that nothing can prove is entered as exposed."""
    waiting = deque(claims)
    while waiting:
        claim = waiting.popleft()
        if is_open(state, claim):
            pushes = _any_way(state, claim)
            waiting.extend(_enter(state, claim, pushes))
            if not pushes:
                state.exposed.add(claim)


def cover_within(state: State, claims: Iterable[Claim], most: int) -> bool:
    """The same by short ways and with at most `most` cells newly hidden; False, with claims left open, where that does not do."""
    waiting, made = deque(claims), 0
    while waiting and made <= most:
        claim = waiting.popleft()
        if is_open(state, claim):
            pushes = _short_way(state, claim)
            if not pushes:
                return False
            new = _enter(state, claim, pushes)
            made += len(new) // len(state.attackers)
            waiting.extend(new)
    return made <= most


def _enter(state: State, claim: Claim, pushes: tuple[Push, ...]) -> list[Claim]:
    """Hide what the pushes move and learn from them; the claims of the cells newly hidden."""
    if not pushes:
        return []
    cells = np.unique(np.concatenate([push.cells for push in pushes]))
    new = hide(state, cells)
    for push in pushes:
        learn(state, push)
    if is_open(state, claim):
        prove(state, claim, frozenset(cells.tolist()))
    return new


def _any_way(state: State, claim: Claim) -> tuple[Push, ...]:
    blocks, cell = state.blocks[claim[0]], claim[1]
    short = _short_way(state, claim)
    if short or not blocks.large:
        return short
    return cheapest(state, blocks.wide(cell), claim) or cheapest(state, blocks.whole(), claim)


def _short_way(state: State, claim: Claim) -> tuple[Push, ...]:
    """The cheapest pushes in the cells near by; in a small table in the whole, if those near by are not free."""
    blocks, cell = state.blocks[claim[0]], claim[1]
    near = cheapest(state, blocks.near(cell), claim)
    return near if blocks.large or (near and _price(near) < FREE) else cheapest(state, blocks.whole(), claim)


def _price(pushes: tuple[Push, ...]) -> float:
    return sum(push.price for push in pushes)


def cheapest(state: State, block: Block, claim: Claim) -> tuple[Push, ...]:
    """The cheapest push, or pair of pushes, that moves the cell over the width that its attacker may not come below."""
    cell = claim[1]
    width = int(state.attackers[claim[0]].least(np.array([cell]))[0])
    up = block.push(cell, width, state.prices)
    down = block.push(cell, -width, state.prices) if up is None or up.price > FREE else None
    found = [(push,) for push in (up, down) if push is not None]
    if not found:
        pairs = [(block.push(cell, part, state.prices), block.push(cell, part - width, state.prices)) for part in _halves(width)]
        found = [(first, second) for first, second in pairs if first is not None and second is not None]
    return min(found, key=_price, default=())


def _halves(width: int) -> Iterable[int]:
    """How much of a width to look for upwards, the rest being looked for downwards: every way of a small one, three of a large one."""
    return range(1, width) if width <= WIDE else (width // 4, width // 2, width - width // 4)
