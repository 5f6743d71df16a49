"""Requests to owners: what a source cannot give gets a number, and is followed until it is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from puntari.flow.faults import Fault, Seen
from puntari.store.requests import Book, Kept, Step, change_requests
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

LONGEST = 80
IDENTIFIER = re.compile(r"\d{6}\s?[-+‐-―−A-FU-Ya-fu-y ]\s?\d{3}[0-9A-Ya-y](?!\d)|\d{7}[-‐-―−]\d(?!\d)")
"""What looks like a henkilötunnus or a business id, which free text may not hold."""
BUILD = "build"


class State(StrEnum):
    """Where a request stands: from the build that found the fault to the keeper who closes it."""

    OPEN = "open"
    SENT = "sent"
    ANSWERED = "answered"
    MENDED = "mended"
    CLOSED = "closed"


_LEADS_TO = {
    "opened": State.OPEN,
    "returned": State.OPEN,
    "sent": State.SENT,
    "answered": State.ANSWERED,
    "mended": State.MENDED,
    "closed": State.CLOSED,
}


@dataclass(frozen=True)
class Request:
    """A request as it stands: `count` is how much was wrong when a build last looked (0: mended)."""

    kept: Kept
    state: State
    count: int
    detail: str

    @classmethod
    def of(cls, kept: Kept) -> Request:
        """The request that its steps lead to."""
        states = [_LEADS_TO[step.what] for step in kept.steps if step.what in _LEADS_TO]
        looked = [step for step in kept.steps if step.who == BUILD]
        return cls(kept, states[-1], looked[-1].count, looked[-1].detail)

    def day(self, what: str) -> str:
        """The moment of the last step of that kind; empty where there was none."""
        return next((step.when for step in reversed(self.kept.steps) if step.what == what), "")


def follow(store: Store, seen: Seen) -> tuple[Request, ...]:
    """Hold the book against the faults that there are now: open what is new, note what changed, mark what is mended.

    What could not be looked at stays as it is: a fault that nobody looked for is not gone.
    """
    now = _now()

    def held(book: Book) -> Book:
        found = {_key(fault): fault for fault in seen.faults}
        kept = tuple(_looked_at(one, found.pop(_key(one), None), now) if _is_followed(one, seen) else one for one in book)
        fresh = tuple(_opened(number, fault, now) for number, fault in enumerate(found.values(), len(kept) + 1))
        return kept + fresh

    return tuple(map(Request.of, change_requests(store, held)))


def _is_followed(kept: Kept, seen: Seen) -> bool:
    return Request.of(kept).state is not State.CLOSED and (kept.source, kept.kind) in seen.looked


def _opened(number: int, fault: Fault, now: str) -> Kept:
    first = Step("opened", now, BUILD, fault.count, fault.detail)
    return Kept(number, fault.pack, fault.source, fault.via, fault.kind, fault.about, fault.what_to_do, (first,))


def _looked_at(kept: Kept, fault: Fault | None, now: str) -> Kept:
    """The request after a build has looked: nothing is noted where nothing changed."""
    request = Request.of(kept)
    if fault is None:
        return kept if request.state is State.MENDED else _with(kept, Step("mended", now, BUILD))
    if request.state is State.MENDED:
        return _with(kept, Step("returned", now, BUILD, fault.count, fault.detail))
    if (fault.count, fault.detail) != (request.count, request.detail):
        return _with(kept, Step("seen", now, BUILD, fault.count, fault.detail))
    return kept


def send(store: Store, number: int, who: str, reference: str) -> Request:
    """Note that a request was sent to its owner; raises BadQuestion where there is nothing to send."""
    return _step(store, number, "sent", (State.OPEN, State.SENT, State.ANSWERED), who, reference)


def answer(store: Store, number: int, who: str, reference: str) -> Request:
    """Note that the owner answered; raises BadQuestion for a request that was not sent."""
    return _step(store, number, "answered", (State.SENT, State.ANSWERED), who, reference)


def close(store: Store, number: int, who: str, reference: str) -> Request:
    """Close a request; raises BadQuestion while a build still finds the fault."""
    return _step(store, number, "closed", (State.MENDED,), who, reference)


_WHY_NOT = {
    State.OPEN: "it is open: send it first, and let a build find the fault gone before it is closed",
    State.SENT: "it was sent and its fault is still there: close it once a build has found the fault gone",
    State.ANSWERED: "its fault is still there: close it once a build has found the fault gone",
    State.MENDED: "its fault is gone: close it",
    State.CLOSED: "it is closed for good: the same fault gets a new number should it come back",
}


def _step(store: Store, number: int, what: str, when_in: tuple[State, ...], who: str, reference: str) -> Request:
    _check(who, reference)

    def stepped(book: Book) -> Book:
        if not 1 <= number <= len(book):
            raise BadQuestion(f"there is no request {number}; `puntari requests list` shows those there are")
        request = Request.of(book[number - 1])
        if request.state not in when_in:
            raise BadQuestion(f"request {number} can't be noted as {what}: {_WHY_NOT[request.state]}")
        step = Step(what, _now(), who.strip(), request.count, reference=reference.strip())
        return (*book[: number - 1], _with(request.kept, step), *book[number:])

    return Request.of(change_requests(store, stepped)[number - 1])


def _check(who: str, reference: str) -> None:
    if not who.strip():
        raise BadQuestion("nobody stands behind the change; say who makes it")
    if len(reference) > LONGEST:
        raise BadQuestion(f"the reference has {len(reference)} characters; give a file number of at most {LONGEST}, and no letter")
    if IDENTIFIER.search(reference):
        raise BadQuestion("the reference looks like a personal or business id, which the book may not hold; give a file number")


def _with(kept: Kept, step: Step) -> Kept:
    return replace(kept, steps=(*kept.steps, step))


def _key(one: Fault | Kept) -> tuple[str, str, str]:
    return one.source, one.kind, one.about


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
