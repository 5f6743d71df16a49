"""The door through which a build becomes public: proposed by one, released by another, where the pack says that it needs four eyes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from puntari.define.publishing import Eyes
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.publishing import Stage, Standing, standings, step_from
from puntari.guard.release import Refusal
from puntari.store.rounds import extend_round, round_events
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

OF_RELEASES = "releases"
Event = Mapping[str, object]


def take_step(house: House, actor: Actor, deed: Deed, pack: str, build: str = "") -> Standing | Refusal:
    """Propose, approve or turn down a build of a pack (by default the one that is served); raises BadQuestion for a step that cannot be
    taken, by this actor or from where the build stands, and then nothing changes."""
    chosen, id = house.pack(pack), build or house.build().name

    def decide(events: tuple[Event, ...]) -> Event:
        step_from(standings(events).get(id, Standing(id)), deed, actor)
        return {"deed": deed, "build": id, "who": actor.name.strip(), "when": datetime.now(UTC).isoformat(timespec="seconds")}

    def done() -> Standing:
        if chosen.publishing.eyes is not Eyes.FOUR:
            raise BadQuestion(f"nothing of pack {pack} is proposed or released: {chosen.publishing.reason.en}")
        extend_round(house.store, _file(pack), decide, OF_RELEASES)
        return _standings(house, pack)[id]

    return carry_out(house, actor, deed, {"pack": pack, "build": id}, done)


def tell_standings(house: House, pack: str) -> tuple[Standing, ...]:
    """Where the builds of a pack stand on their way to the public, the one that is served last."""
    told, served = _standings(house, pack), house.build().name
    last = told.pop(served, Standing(served))
    return (*told.values(), last)


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
