"""The door of rounds of prices: what the keeper and the evaluator do in them, each allowed and entered in the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from puntari.define.collection import OWN, Collection
from puntari.doors.act import carry_out
from puntari.doors.collected import keep_for_everybody
from puntari.doors.house import House
from puntari.doors.prices import earlier_prices
from puntari.doors.releases import OfRound, check_round
from puntari.flow.pricing import rounds as flow
from puntari.flow.pricing.faults import Fault
from puntari.flow.pricing.invent import Filled, invented
from puntari.flow.pricing.keep import collection_of, price_head_of, price_round, price_round_of
from puntari.flow.pricing.returned import answers_in, identity_of
from puntari.flow.pricing.review import reviews_in
from puntari.flow.pricing.rounds import Event, PriceRound
from puntari.flow.pricing.sealed import file_as_it_came, sealed_event
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.store.files import brought, read_bytes, sha256, write_atomic
from puntari.store.papers import keeping_papers
from puntari.store.rounds import OF_PRICES, extend_round, round_events, round_ids, rounds_folder, say_published
from puntari.words.errors import BadQuestion, BrokenFile
from puntari.words.period import Period
from puntari.words.text import Language

__all__ = ["Fault", "Received", "Request"]


@dataclass(frozen=True)
class Request:
    """A request to be sent: whom it asks, by which key its answer will be known, what it asks, and invented answers if it is filled in."""

    round: str
    period: str
    synthetic: bool
    respondent: str
    group: str
    key: str = field(repr=False)
    fingerprint: str
    collection: Collection = field(repr=False)
    earlier: Mapping[str, float] = field(repr=False)
    filled: Filled = field(default_factory=dict, repr=False)

    @property
    def own(self) -> bool:
        """Whether it asks the centre itself."""
        return self.group == OWN


@dataclass(frozen=True)
class Received:
    """What came back: from whom, how many rows of each sheet hold, and what is wrong with the others."""

    respondent: str
    file: str
    rows: Mapping[str, int]
    faults: tuple[Fault, ...]


def open_round(house: House, actor: Actor, id: str, pack: str, period: str, synthetic: bool = False) -> None | Refusal:
    """Begin a round of a pack's collection about a year; raises BadQuestion if there is one by that name."""
    chosen = collection_of(house.pack(pack))
    earlier = earlier_prices(house, house.pack(pack))

    def begin(before: tuple[Event, ...]) -> Event:
        if before:
            raise BadQuestion(f"there is already a round of prices {id}; there are {', '.join(price_round_names(house))}")
        return flow.opened(pack, chosen, str(Period.parse(period)), earlier, synthetic)

    return _deed(house, actor, Deed.OPEN_ROUND, id, begin, pack=pack, period=period, synthetic=synthetic)


def request(
    house: House, actor: Actor, id: str, respondent: str, group: str, seed: int | None = None, language: Language = Language.FI
) -> Request | Refusal:
    """Make a request to somebody, who is known by a code; an earlier one to the same becomes void. With a `seed` it is filled in with
    invented answers in the language, which only a synthetic round takes. Raises BadQuestion for a group that is not."""
    key = flow.new_key()
    found, collection = price_round(house.store, house.packs, id)
    if seed is not None and not found.synthetic:
        raise BadQuestion(f"round {id} is real, so no answer to it is invented; open one with --synthetic to try the way")

    def decide(events: tuple[Event, ...]) -> Event:
        return flow.asking(_stands(house, id, events), collection, respondent, group, key)

    done = _deed(house, actor, Deed.INVITE, id, decide, respondent=respondent, group=group)
    if done is not None:
        return done
    own = group == OWN
    filled = {} if seed is None else invented(collection, respondent, own, found.period, found.earlier, seed, language)
    return Request(
        id, found.period, found.synthetic, respondent, group, key, found.fingerprint, collection, found.earlier if own else {}, filled
    )


def receive(house: House, actor: Actor, path: Path) -> Received | Refusal:
    """Take a returned request in, keep the file as it came, use the rows that hold and let the others wait with their faults. Both lie
    sealed in the vault; of a practice round, which is invented, both lie open.

    Raises BrokenFile for a file that is no request of ours, and BadQuestion for an answer to another request; then nothing changes.
    """
    with brought():
        data = read_bytes(path)

    def taken() -> Received:
        told, file = identity_of(data), sha256(data)
        found: list[Received] = []

        def decide(events: tuple[Event, ...], named: list[str]) -> Event:
            now, collection = price_round_of(house.store, house.packs, told.round, events)
            respondent = flow.respondent_of(now, told.respondent, told.key)
            rows, faults = answers_in(data, respondent.group == OWN, flow.asked_of(now, collection), told.sheets)
            event = flow.returning(now, respondent.code, file, path.name, rows, faults)
            found.append(Received(respondent.code, file, {sheet: len(some) for sheet, some in rows.items()}, faults))
            if not now.synthetic:
                return sealed_event(house.store, event, named, data)
            write_atomic(rounds_folder(house.store, OF_PRICES) / "files" / f"{file}.xlsx", data, 0o600)
            return event

        with keeping_papers(house.store) as named:
            extend_round(house.store, told.round, lambda events: decide(events, named), OF_PRICES)
        return found[-1]

    # Not the name of the file, by which people tell who sent it.
    return carry_out(house, actor, Deed.DELIVER, {"price_round": _round_named(house, data)}, taken)


def _round_named(house: House, data: bytes) -> str:
    """The round that a file says it is an answer to; empty where it says none that is."""
    with suppress(BrokenFile):
        told = identity_of(data).round
        return told if told in price_round_names(house) else ""
    return ""


def review_sheet(house: House, actor: Actor, id: str, told: Mapping[str, object]) -> int | Refusal:
    """Keep an evaluator's reviews from a filled-in sheet and say how many; earlier ones stay in the round's history. Raises BadQuestion
    for a sheet that reviews nothing, or a row that has changed since the sheet was made."""
    kept: list[int] = []

    def decide(events: tuple[Event, ...], named: list[str]) -> Event:
        found = _stands(house, id, events)
        digests = {row: flow.row_digest(one) for row, one in flow.priced_rows(found).items()}
        reviews = reviews_in(told, digests, actor.name or actor.role)
        if not reviews:
            raise BadQuestion("the sheet reviews nothing: give a `verdict` to each price that you have looked at")
        kept.append(len(reviews))
        event = flow.reviewing(found, reviews)
        return event if found.synthetic else sealed_event(house.store, event, named)

    def reviewed() -> None:
        with keeping_papers(house.store) as named:
            extend_round(house.store, id, lambda events: decide(events, named), OF_PRICES)

    done = carry_out(house, actor, Deed.JUDGE, {"price_round": id}, reviewed)
    return kept[-1] if done is None else done


def original(house: House, actor: Actor, id: str, respondent: str, out: Path) -> Path | Refusal:
    """Write the newest answer of a respondent as it came; raises BadQuestion for whoever has not answered."""

    def written() -> Path:
        events = round_events(house.store, id, OF_PRICES) if id in price_round_names(house) else ()
        price_head_of(house.store, house.packs, id, events)
        mine = [event for event in events if event["kind"] == "returned" and event["respondent"] == respondent]
        if not mine:
            raise BadQuestion(f"nobody called {respondent!r} has answered in round {id}; `puntari prices show {id}` tells who has")
        write_atomic(out, _as_it_came(house, mine[-1]), 0o600)
        return out

    return carry_out(house, actor, Deed.JUDGE, {"price_round": id}, written)


def _as_it_came(house: House, event: Event) -> bytes:
    if flow.SEALED in event:
        return file_as_it_came(house.store, event)
    return read_bytes(rounds_folder(house.store, OF_PRICES) / "files" / f"{event['file']}.xlsx")


def close(house: House, actor: Actor, id: str) -> None | Refusal:
    """End the round for good: results exist from here on and do not change."""
    return _deed(house, actor, Deed.CLOSE_ROUND, id, lambda events: flow.closing(_stands(house, id, events)))


def publish(house: House, actor: Actor, id: str) -> None | Refusal:
    """Let everybody see the results and the centre's costs of a closed round, which are kept as the gate gives them to everybody."""

    def decide(events: tuple[Event, ...]) -> Event:
        published = flow.publishing(_stands(house, id, events))
        check_round(house, OfRound(id, OF_PRICES), events)
        return published

    done = _deed(house, actor, Deed.PUBLISH_ROUND, id, decide)
    if done is None:
        done = keep_for_everybody(house, id)
        say_published(house.store, f"prices {id}")
    return done


def price_round_names(house: House) -> tuple[str, ...]:
    """The rounds of prices that there are."""
    return round_ids(house.store, OF_PRICES)


def _stands(house: House, id: str, events: tuple[Event, ...]) -> PriceRound:
    return price_round_of(house.store, house.packs, id, events)[0]


def _deed(
    house: House, actor: Actor, deed: Deed, id: str, decide: Callable[[tuple[Event, ...]], Event], **about: object
) -> None | Refusal:
    told = {"price_round": id, **about}
    done = carry_out(house, actor, deed, told, lambda: extend_round(house.store, id, decide, OF_PRICES))
    return done if isinstance(done, Refusal) else None
