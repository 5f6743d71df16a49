"""The door of table protection: a table of counts in, all its cells with margins out, what would disclose anybody hidden."""

from __future__ import annotations

from pathlib import Path

from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.protect import attacked, protect_table, read_table
from puntari.guard.actor import Actor
from puntari.guard.protection import ProtectedTable, Protection
from puntari.guard.release import Brought, Computed, Finding, Refusal, Rested
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.secondary import Progress


def protect_files(
    house: House, actor: Actor, inner: Path, hierarchies: Path, rule: LeastCount,
    rounds: int = ROUNDS, progress: Progress = lambda *_: None,
) -> Finding[ProtectedTable] | Refusal:
    """The table of `dims…, freq` with the sums of `dim, hierarchy, parent, child`, what discloses anybody hidden.

    A cell that no row names is zero. Raises BrokenFile for input that no table can be made of; a table whose hidden cells the attack
    still finds is refused.
    """

    def computed(grounds: tuple[Rested, ...]) -> Computed[Protection]:
        table = read_table(inner, hierarchies)
        made = protect_table(table, rule, rounds, progress)
        return Computed(attacked(inner.name, table, made, rule, progress), grounds, "")

    about = {"table": inner.name, "sums": hierarchies.name, "least": rule.least}
    asked = Asked(actor, "protect", about, lambda released: len(released.body))
    return through(house, asked, lambda: (Brought(inner.name),), computed)
