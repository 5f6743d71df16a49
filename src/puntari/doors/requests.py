"""Requests to those who keep the sources: what may be told of them, and the deeds by which they are followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.register import Register, TwoWays
from puntari.define.source import Source
from puntari.doors.act import carry_out
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow import requests
from puntari.flow.requests import Request, State
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed, is_open
from puntari.guard.release import Computed, Counted, Finding, Refusal, Rested
from puntari.store.requests import read_requests
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

Kept = Source | Register | TwoWays


@dataclass(frozen=True)
class RequestReport:
    """A request as it stands: to whom, about what, how much is wrong now, and the moments of its steps (empty: not yet).

    `via` is how the newest delivery came: what the mirror or a synthetic delivery lacks is not its owner's fault.
    """

    number: int
    pack: str
    source: str
    title: Text
    owner: Text
    via: str
    kind: str
    about: str
    count: int
    detail: str
    what_to_do: str
    state: str
    opened: str
    sent: str
    answered: str
    mended: str
    closed: str
    reference: str


def tell_requests(
    house: House, actor: Actor, source: str | None = None, closed: bool = False
) -> Finding[tuple[RequestReport, ...]] | Refusal:
    """Requests by number, of one source or register or of all that the actor may see; those that are closed only if asked for."""
    known = {id: (pack, kept) for pack in house.packs.values() for id, kept in _all_kept(pack).items()}

    def grounds() -> tuple[Rested, ...]:
        if source is not None and source not in known:
            raise BadQuestion(f"there is no source or register {source!r}; {nearest(source, known)}")
        chosen = [kept for id, (_, kept) in known.items() if source in (None, id) and (source or _is_for(actor, kept))]
        persons = any(not isinstance(one, Source) for one in chosen)
        return (Counted("requests", tuple(one for one in chosen if isinstance(one, Source)), persons),)

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[RequestReport, ...]]:
        seen = {id for id, (_, kept) in known.items() if source in (None, id) and (source or _is_for(actor, kept))}
        found = [Request.of(one) for one in read_requests(house.store) if one.source in seen]
        told = tuple(_report(one, *known[one.kept.source]) for one in found if closed or one.state is not State.CLOSED)
        return Computed(told, grounds, "")

    return through(house, Asked(actor, "requests", {"source": source or "all"}, lambda released: len(released.body)), grounds, computed)


def _all_kept(pack: Pack) -> dict[str, Kept]:
    return {**pack.sources, **pack.registers, **{ways.id: ways for ways in pack.two_ways}}


def _is_for(actor: Actor, kept: Kept) -> bool:
    """Whether it is among what the actor is told of without asking for it by name."""
    return actor.role is Role.ADMINISTRATOR or (isinstance(kept, Source) and (actor.role is Role.ANALYST or is_open(kept)))


def _owner(kept: Kept) -> Text:
    match kept:
        case Source():
            return kept.owner
        case Register():
            return kept.governance.owner
        case TwoWays():
            return kept.other.governance.owner


def _report(request: Request, pack: Pack, kept: Kept) -> RequestReport:
    one = request.kept
    steps = {what: request.day(what) for what in ("opened", "sent", "answered", "mended", "closed")}
    reference = next((step.reference for step in reversed(one.steps) if step.reference), "")
    return RequestReport(
        one.number, pack.id, one.source, kept.title, _owner(kept), one.via, one.kind, one.about, request.count, request.detail,
        one.what_to_do, request.state, **steps, reference=reference,
    )  # fmt: skip


def send(house: House, actor: Actor, number: int, reference: str = "") -> Request | Refusal:
    """Note that a request was sent to its owner, under our file number."""
    return _step(house, actor, "send", number, reference, requests.send)


def answer(house: House, actor: Actor, number: int, reference: str = "") -> Request | Refusal:
    """Note that the owner answered a request, under the owner's file number."""
    return _step(house, actor, "answer", number, reference, requests.answer)


def close(house: House, actor: Actor, number: int, reference: str = "") -> Request | Refusal:
    """Close a request whose fault a build has found gone."""
    return _step(house, actor, "close", number, reference, requests.close)


def _step(house: House, actor: Actor, what: str, number: int, reference: str, do: Callable[..., Request]) -> Request | Refusal:
    about = {"request": number, "step": what}
    return carry_out(house, actor, Deed.FOLLOW, about, lambda: do(house.store, number, actor.name or actor.role, reference))
