"""The door to the audit trail: the auditor reads it, the keeper takes away what is past its retention; both are in it, and so is whoever
reached no other door."""

from __future__ import annotations

from datetime import UTC, date, datetime

from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, Forgotten, entries, forget, record
from puntari.guard.events import KEPT_YEARS, Outcome
from puntari.guard.policy import Deed, may_do
from puntari.guard.release import Refusal
from puntari.words.errors import PuntariError


def read_trail(house: House, actor: Actor, since: date | None = None, until: date | None = None) -> tuple[str, ...] | Refusal:
    """The entries from the days between, as they were written, the oldest first; that they are read is the next entry."""
    first, last = str(since or date.min), str(until or date.max)
    about = {"since": since, "until": until}
    return carry_out(house, actor, Deed.TRAIL, about, lambda: tuple(entries(house.store, lambda day: first <= day <= last)))


def turn_away(house: House, actor: Actor, why: PuntariError, **named: str) -> None:
    """Enter that somebody tried to ask in a role, or for a pack, an indicator or a study, that there is not: no door was reached, and
    whoever tries names is what an auditor looks for."""
    about = {name: told for name, told in named.items() if told}
    record(house.store, Event(actor, "turned_away", about, Outcome.REFUSED, reason=type(why).__name__))


def look(house: House, actor: Actor, pack: str, of: str, size: int) -> None:
    """Enter that somebody looks at who took which steps with releases, definitions or judgements of a pack."""
    record(house.store, Event(actor, "standings", {"pack": pack, "of": of}, Outcome.RELEASED, cells=size))


def forget_trail(house: House, actor: Actor, today: date | None = None) -> Forgotten | Refusal:
    """Take away the entries that are older than the years for which they are kept."""
    day = today or datetime.now(UTC).date()
    before = date(day.year - KEPT_YEARS, day.month, min(day.day, 28))
    decision = may_do(actor, Deed.FORGET)
    if not decision.allowed:
        record(house.store, Event(actor, Deed.FORGET, {"before": before}, Outcome.REFUSED, reason=decision.reason.en))
        return Refusal(decision.reason, Deed.FORGET)
    # It enters itself, in the step that takes the others away.
    return forget(house.store, actor, before, decision.reason.en)
