"""The door of deeds: whatever changes something is allowed, done and entered in the trail here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from puntari.define.names import nearest
from puntari.define.source import Source
from puntari.doors.house import House
from puntari.flow import deliver as delivering
from puntari.flow import quarantine
from puntari.flow.deliver import Delivered, Fetcher
from puntari.flow.editions import note_edition
from puntari.flow.looking import look
from puntari.flow.quarantine import Retried
from puntari.flow.requests import follow
from puntari.flow.run import Built, Progress, build
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, record
from puntari.guard.events import Outcome
from puntari.guard.policy import Deed, may_do
from puntari.guard.release import Refusal
from puntari.store.deliveries import DeliveryRecord
from puntari.words.errors import BadQuestion

T = TypeVar("T")


def build_all(house: House, actor: Actor, mirror: Path | None, fetcher: Fetcher | None, progress: Progress) -> Built | Refusal:
    """Build everything there is from the deliveries that can be had, serve it, hold the requests to owners against it, and keep the
    catalogues that it was built by."""
    about = {"packs": sorted(house.packs)}

    def built() -> Built:
        result = build(house.store, house.packs, mirror, fetcher, progress)
        for pack in house.packs.values():
            note_edition(house.store, pack, result.id)
        progress("requests to owners", 0, 1)
        follow(house.store, look(house.store, house.packs, datetime.now(UTC).date()))
        return result

    return carry_out(house, actor, Deed.BUILD, about, built)


def deliver(
    house: House, actor: Actor, source: str, path: Path, known: date | None = None, division: date | None = None, synthetic: bool = False
) -> Delivered | Refusal:
    """Take in a file by hand as a delivery of the source; raises BrokenFile and then changes nothing.

    `known` is the source's own update day, for files that do not tell it; `division` a day on which the division of areas that the file
    follows was in force, by default the newest that the source declares; what is `synthetic` is made up.
    """
    about = {"source": source, "file": path.name, "known": known, "division": division, "synthetic": synthetic or None}

    def delivered() -> Delivered:
        return delivering.deliver_file(house.store, find_source(house, source), path, known, division, synthetic)

    return carry_out(house, actor, Deed.DELIVER, about, delivered)


def fetch(house: House, actor: Actor, source: str, fetcher: Fetcher) -> DeliveryRecord | Refusal:
    """Bring a delivery of the source from its official service; raises NothingFetched and then changes nothing."""
    about = {"source": source}
    return carry_out(house, actor, Deed.FETCH, about, lambda: delivering.fetch(house.store, find_source(house, source), fetcher))


def mend(house: House, actor: Actor, row: str, changes: Mapping[str, str]) -> None | Refusal:
    """Put cells of a row in quarantine right; a retry re-enters it."""
    about = {"row": row, "columns": sorted(changes)}
    return carry_out(house, actor, Deed.MEND, about, lambda: quarantine.mend(house.store, row, changes, actor.name or actor.role))


def retry(house: House, actor: Actor, sources: tuple[str, ...] = ()) -> tuple[Retried, ...] | Refusal:
    """Put the quarantined rows of some sources, or of all, to their contracts again."""
    chosen = [find_source(house, id) for id in sources] or [source for pack in house.packs.values() for source in pack.sources.values()]
    about = {"sources": [source.id for source in chosen]}
    return carry_out(house, actor, Deed.MEND, about, lambda: tuple(quarantine.retry(house.store, source) for source in chosen))


def find_source(house: House, id: str) -> Source:
    """The source of that id in whichever pack; raises BadQuestion naming the nearest."""
    known = {source.id: source for pack in house.packs.values() for source in pack.sources.values()}
    if id not in known:
        raise BadQuestion(f"there is no source {id!r}; {nearest(id, known)}")
    return known[id]


def carry_out(
    house: House, actor: Actor, deed: Deed, about: Mapping[str, object], do: Callable[[], T],
    seen: Callable[[T], Mapping[str, object]] = lambda done: {},
) -> T | Refusal:
    """What `do` gives if the actor may do the deed, else a refusal; entered in the trail before it is done and after, then with what is
    `seen` of what was done."""
    decision = may_do(actor, deed)
    if not decision.allowed:
        record(house.store, Event(actor, deed, about, Outcome.REFUSED, reason=decision.reason.en))
        return Refusal(decision.reason, deed)
    # Entered before it is done: where the trail can't be written, nothing is done either.
    record(house.store, Event(actor, deed, about, Outcome.BEGUN, reason=decision.reason.en))
    try:
        result = do()
    except Exception as wrong:
        # What an error says may quote a cell, a file's name or what was asked; the trail has its kind alone.
        record(house.store, Event(actor, deed, about, Outcome.FAILED, reason=type(wrong).__name__))
        raise
    record(house.store, Event(actor, deed, {**about, **seen(result)}, Outcome.DONE, reason=decision.reason.en))
    return result
