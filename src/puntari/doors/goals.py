"""The door to national goals: where the whole and every area stand to each version of a target, and what they would need."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.flow.goals import AreaTold, GoalTold, Need, Stand, TargetTold, needed, told
from puntari.flow.readings import Reading, Series, readings
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.words.errors import BadQuestion

__all__ = ["AreaTold", "GoalTold", "GoalsTold", "Need", "Reading", "Stand", "TargetTold", "ask_goals"]


@dataclass(frozen=True)
class GoalsTold:
    """All goals of a pack; `level` is that of the areas, `whole` the code of the whole at the widest level."""

    goals: tuple[GoalTold, ...]
    level: str
    whole: str


def ask_goals(house: House, pack: str, actor: Actor) -> Finding[GoalsTold] | Refusal:
    """The goals of a pack with what figures say; raises BadQuestion for a pack without goals or without areas."""
    chosen = _with_goals(house.pack(pack))

    def computed(grounds: tuple[Rested, ...]) -> Computed[GoalsTold]:
        widest = chosen.hierarchy.levels[0].id
        whole = chosen.hierarchy.areas(widest)[0].code
        read: dict[tuple[str, bool], Series] = {}

        def series(id: str, of_whole: bool) -> Series:
            if (id, of_whole) not in read:
                read[id, of_whole] = readings(house.warehouse(pack), chosen, id, widest if of_whole else chosen.map_level)
            return read[id, of_whole]

        goals = tuple(told(chosen, goal, series, whole) for goal in chosen.goals.values())
        return Computed(GoalsTold(goals, chosen.map_level, whole), grounds, house.build().name)

    asked = Asked(actor, "steering", {"pack": pack}, lambda released: len(released.body.goals))
    return through(house, asked, lambda: grounds_of(chosen, needed(chosen.goals.values(), chosen)), computed)


def _with_goals(pack: Pack) -> Pack:
    if not pack.goals or pack.hierarchy is None:
        raise BadQuestion(f"pack {pack.id} tells of no national goals")
    return pack
