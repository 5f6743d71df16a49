"""The door to steering: goals with what their figures say, beside what was judged of them, and the chain to the next round."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.define.steering import Steering
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, from_carried, from_register
from puntari.flow.steering import Computed as Said
from puntari.flow.steering import GoalTold, Version, told
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion

__all__ = ["Figure", "GoalTold", "Said", "SteeringTold", "Version"]


@dataclass(frozen=True)
class SteeringTold:
    """The goals in their order with what their figures say, and the whole of what the pack tells."""

    steering: Steering
    goals: tuple[GoalTold, ...]


def ask_steering(house: House, pack: str, actor: Actor) -> Finding[SteeringTold] | Refusal:
    """The steering of a pack; raises BadQuestion for a pack that tells of none."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[SteeringTold]:
        chosen = house.pack(pack)
        steering = _steering(chosen)
        build = current_build(house.store)
        figures = {one.id: one for one in _figures(house, chosen, steering.source, build is not None)}
        goals = tuple(told(goal, figures, steering.alike) for goal in steering.goals.values())
        return Computed(SteeringTold(steering, goals), grounds, build.name if build else "")

    asked = Asked(actor, "steering", {"pack": pack}, lambda released: len(released.body.goals))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


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
    return Ground(f"steering of {pack.id}", Audience.PUBLIC, (pack.sources[_steering(pack).source],))
