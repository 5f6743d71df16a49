"""The door through which a build or the results of a round become public: proposed by one, released by another, where the pack says that
it needs four eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from puntari.define.publishing import Eyes
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.doors.trail import look
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.publishing import Stage, Standing, eyes_of, standings, step_from
from puntari.guard.release import Refusal
from puntari.store.account import account
from puntari.store.rounds import OF_ASSESSMENTS, OF_PRICES, extend_round, round_events
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

OF_RELEASES = "releases"
CALLED = {OF_ASSESSMENTS: "round", OF_PRICES: "price round"}
Event = Mapping[str, object]


@dataclass(frozen=True)
class OfRound:
    """A round of a pack, of an assessment or of prices."""

    id: str
    kind: str = OF_ASSESSMENTS


def take_step(house: House, actor: Actor, deed: Deed, pack: str, build: str = "", of_round: OfRound | None = None) -> Standing | Refusal:
    """Propose, approve or turn down a build of a pack (by default the one that is served), or a closed round as it stands; raises
    BadQuestion for a step that cannot be taken, by this actor or from where it stands, and then nothing changes."""
    chosen = house.pack(pack)
    id = build or house.build().name if of_round is None else _round_named(house, pack, of_round)
    eyes, reason = (chosen.publishing.eyes, chosen.publishing.reason) if of_round is None else (
        chosen.publishing.rounds, chosen.publishing.of_rounds,
    )  # fmt: skip

    def decide(events: tuple[Event, ...]) -> Event:
        step_from(standings(events).get(id, Standing(id)), deed, actor)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {"deed": deed, "build": id, "who": actor.name.strip(), "account": account(), "when": when}

    def done() -> Standing:
        if eyes is not Eyes.FOUR:
            raise BadQuestion(f"nothing of the kind is proposed or released of pack {pack}: {reason.en}")
        extend_round(house.store, _file(pack), decide, OF_RELEASES)
        return _standings(house, pack)[id]

    return carry_out(house, actor, deed, {"pack": pack, "build": id}, done, eyes_of)


def tell_standings(house: House, actor: Actor, pack: str) -> tuple[Standing, ...]:
    """Where the builds of a pack stand on their way to the public, the one that is served last."""
    told = _standings(house, pack)
    if house.pack(pack).publishing.eyes is Eyes.FOUR:
        served = house.build().name
        told[served] = told.pop(served, Standing(served))
    look(house, actor, pack, "releases", len(told))
    return tuple(told.values())


def check_round(house: House, of_round: OfRound, events: tuple[Event, ...]) -> None:
    """Raise BadQuestion where the round's pack needs four eyes for what rounds find and this one, as its events have it, is not released.

    A practice round is invented and needs nobody. What happens in a round after it was proposed needs a proposal of its own.
    """
    pack = str(events[0]["pack"]) if events else ""
    if pack not in house.packs or house.packs[pack].publishing.rounds is not Eyes.FOUR or events[0].get("synthetic"):
        return
    named = _named(of_round, len(events))
    if _standings(house, pack).get(named, Standing(named)).stage is not Stage.RELEASED:
        option = f"--{CALLED[of_round.kind].replace(' ', '-')} {of_round.id}"
        raise BadQuestion(
            f"{named} has not been released: one proposes it (puntari release propose {pack} {option}) and another approves it "
            f"(puntari release approve {pack} {option}), then it is published"
        )


def _round_named(house: House, pack: str, of_round: OfRound) -> str:
    events = round_events(house.store, of_round.id, of_round.kind)
    if not events or events[0]["pack"] != pack:
        raise BadQuestion(f"pack {pack} has no {CALLED[of_round.kind]} {of_round.id}")
    if all(event["kind"] != "closed" for event in events):
        raise BadQuestion(f"{CALLED[of_round.kind]} {of_round.id} is still open; close it before it is proposed")
    return _named(of_round, len(events))


def _named(of_round: OfRound, events: int) -> str:
    """A round as it stands after so many events: what is released is what was looked at."""
    return f"{CALLED[of_round.kind]} {of_round.id} after {events} events"


def unreleased(house: House) -> Refusal | None:
    """Why the build that is served may not be public: a pack that needs four eyes has not been released in it; None where all is well."""
    served = house.build().name
    for id, pack in house.packs.items():
        if pack.publishing.eyes is Eyes.FOUR:
            standing = _standings(house, id).get(served, Standing(served))
            if standing.stage is not Stage.RELEASED:
                return Refusal(WAITS, f"build {served} of pack {id}")
    return None


WAITS = Text(
    "Koostetta ei ole vapautettu julkaistavaksi: toisen on hyväksyttävä se, minkä toinen on ehdottanut.",
    "Bygget är inte godkänt för publicering: det som en har föreslagit ska en annan godkänna.",
    "The build has not been released to the public: what one has proposed another must release.",
)


def _standings(house: House, pack: str) -> dict[str, Standing]:
    return standings(round_events(house.store, _file(pack), OF_RELEASES))


def _file(pack: str) -> str:
    return pack.replace("_", "-")
