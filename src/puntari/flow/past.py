"""The past stays as it was answered: what is said to be known since a day that somebody has asked about is not let in."""

from __future__ import annotations

from puntari.store.answered import answered_until, entering
from puntari.store.registers import Log, write_log
from puntari.store.root import Store
from puntari.words.errors import BrokenFile


def check_unanswered(store: Store, known: str, where: str) -> None:
    """Raise BrokenFile where it has been answered what was known on a day (ISO) or later: what comes now would change that."""
    _check(answered_until(store), known, where)


def let_hold(store: Store, log: Log, known: str, where: str) -> None:
    """Let a log hold that enters what is known since a day (ISO); raises BrokenFile where that day has been answered meanwhile."""
    with entering(store) as answered:
        _check(answered, known, where)
        write_log(store, log)


def _check(answered: str, known: str, where: str) -> None:
    if known <= answered:
        raise BrokenFile(
            f"this is said to be known since {known}, and what was known on {answered} has been answered",
            where,
            "say that it is known since a later day, or leave the day out for today (--known); the days that rows are about stay theirs",
        )
