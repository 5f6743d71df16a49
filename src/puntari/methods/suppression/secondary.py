"""Secondary suppression: which further cells to hide so that no attacker can narrow a hidden one down from the sums."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np

from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.cover import cover
from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.improve import improve, spare
from puntari.methods.suppression.last import publish_rest
from puntari.methods.suppression.state import claims_of, secondary, start
from puntari.methods.suppression.table import LinkedTable


@dataclass(frozen=True)
class Suppression:
    """What to hide, (cells,) each: `primary` by the rule, `secondary` for the sums; never both.

    `exposed` holds by the name of an attacker the cells that he narrows down whatever else is hidden.
    """

    primary: np.ndarray
    secondary: np.ndarray
    exposed: dict[str, np.ndarray]

    @property
    def hidden(self) -> np.ndarray:
        """All hidden cells."""
        return self.primary | self.secondary


def suppress(
    table: LinkedTable, primary: np.ndarray, attackers: tuple[Attacker, ...], rounds: int = ROUNDS, effort: Effort | None = None
) -> Suppression:
    """Hide cells until every attacker is left with his width on every hidden cell; then spare cells in at most `rounds` rounds.

    `primary` (cells,) of bool. For each hidden cell in turn the cheapest other table that moves it is found by linear programming
    over the cells around it, or over all, and what it moves is hidden (Kelly, Golden and Assad 1992, Networks 22; any linked sums as in
    Fischetti and Salazar 2001, Management Science 47). The same input gives the same output with the same version of HiGHS. Raises TooLong
    where the time of the `effort` is over.
    """
    trying = effort or Effort()
    state = start(table, primary, attackers, trying)
    claims = sorted(claims_of(state, np.flatnonzero(primary)), key=lambda claim: (claim[0], -table.values[claim[1]], claim[1]))
    for done, claim in enumerate(claims):
        if done % (len(claims) // 20 + 1) == 0:
            trying.progress("hiding", done, len(claims))
        cover(state, [claim])
    spare(state)
    random = Random(1)
    for done in range(rounds):
        if not improve(state, random, (done, rounds)):
            break
    publish_rest(state)
    found = np.zeros_like(primary)
    found[secondary(state)] = True
    exposed = {
        attacker.name: np.array(sorted(cell for number, cell in state.exposed if number == n and state.hidden[cell]), dtype=np.int64)
        for n, attacker in enumerate(attackers)
    }
    return Suppression(primary, found, exposed)
