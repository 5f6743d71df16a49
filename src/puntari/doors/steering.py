"""The door to steering: goals with what their figures say, beside what was judged of them, and the chain to the next round with what was
recorded along it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.define.steering import Steering
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, from_carried, from_register
from puntari.flow.followup import FollowUp, Order, Standing, standings
from puntari.flow.followup import Version as Recorded
from puntari.flow.kept_after import follow_up
from puntari.flow.roadmap import enabling_order, most_steps, order_of
from puntari.flow.steering import Computed as Said
from puntari.flow.steering import GoalTold, PartTold, Version, part_told, told
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import BadPeriod, BadQuestion
from puntari.words.period import Period

__all__ = ["Figure", "GoalTold", "Order", "PartTold", "Recorded", "Said", "Standing", "SteeringTold", "Version"]


@dataclass(frozen=True)
class SteeringTold:
    """The goals in their order with what their figures say, the programme part by part, the whole of what the pack tells, and what holds
    of every recommendation and measure today (`standing`). `order` is the step of each measure in the saved roadmap, or in that of what
    enables what (`enabling`), of `most` steps; `orders` are all that were saved."""

    steering: Steering
    goals: tuple[GoalTold, ...]
    programme: tuple[PartTold, ...]
    standing: Mapping[str, Standing]
    order: Mapping[str, int]
    enabling: Mapping[str, int]
    most: int
    orders: tuple[Order, ...]
    in_round: Mapping[str, Mapping[str, Standing]] = field(repr=False)
    """By the round of a report what held at the end of the period that the round is named after."""


def ask_steering(house: House, pack: str, actor: Actor) -> Finding[SteeringTold] | Refusal:
    """The steering of a pack; raises BadQuestion for a pack that tells of none."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[SteeringTold]:
        chosen = house.pack(pack)
        steering = _steering(chosen)
        build = current_build(house.store)
        read = (one for source in _sources(steering) for one in _figures(house, chosen, source, build is not None))
        figures = {one.id: one for one in read}
        goals = {id: told(goal, figures, steering.alike) for id, goal in steering.goals.items()}
        parts = tuple(part_told(part, figures, goals) for part in steering.programme)
        recorded = follow_up(house.store, chosen)
        told_now = SteeringTold(
            steering, tuple(goals.values()), parts, standings(steering, recorded, datetime.now(UTC).date()), order_of(steering, recorded),
            enabling_order(steering), most_steps(steering), recorded.orders, _in_rounds(chosen, steering, recorded),
        )
        return Computed(told_now, grounds, build.name if build else "")

    asked = Asked(actor, "steering", {"pack": pack}, lambda released: len(released.body.goals))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def _in_rounds(pack: Pack, steering: Steering, recorded: FollowUp) -> dict[str, Mapping[str, Standing]]:
    """For reports of rounds that are named after a period; those of another name tell what holds today."""
    found = {}
    for document in pack.documents:
        with suppress(BadPeriod):
            day = Period.parse(document.round).last_day
            found[document.round] = standings(steering, recorded.until(day), day)
    return found


def _figures(house: House, pack: Pack, source: str, built: bool) -> tuple[Figure, ...]:
    """The figures as the served build knows them, else as the pack carries them."""
    if built and source in house.manifest()["packs"].get(pack.id, {"sources": {}})["sources"]:
        return from_register(house.warehouse(pack.id), pack.sources[source])
    return from_carried(pack.sources[source], Path(pack.folder))


def _steering(pack: Pack) -> Steering:
    if pack.steering is None:
        raise BadQuestion(f"pack {pack.id} tells of no steering")
    return pack.steering


def _ground(pack: Pack) -> Ground:
    return Ground(f"steering of {pack.id}", Audience.PUBLIC, tuple(pack.sources[id] for id in _sources(_steering(pack))))


def _sources(steering: Steering) -> tuple[str, ...]:
    return (steering.source, *steering.beside)
