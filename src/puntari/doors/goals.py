"""The door to national goals: where the whole and every area stand to each version of a target, and what they would need."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.doors.ask import synthetic_sources
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.flow.figures.compute import compute
from puntari.flow.goals import AreaTold, GoalTold, Need, Reading, Series, Stand, TargetTold, needed, told
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.words.cell import Status
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

__all__ = ["AreaTold", "GoalTold", "GoalsTold", "Need", "Reading", "Stand", "TargetTold", "ask_goals"]
TOLD = {Status.OK, Status.PUBLISHED, Status.INTERVAL}


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
                read[id, of_whole] = _series(house, chosen, id, widest if of_whole else chosen.map_level)
            return read[id, of_whole]

        goals = tuple(told(chosen, goal, series, whole) for goal in chosen.goals.values())
        return Computed(GoalsTold(goals, chosen.map_level, whole), grounds, house.build().name)

    asked = Asked(actor, "steering", {"pack": pack}, lambda released: len(released.body.goals))
    return through(house, asked, lambda: grounds_of(chosen, needed(chosen.goals.values(), chosen)), computed)


def _with_goals(pack: Pack) -> Pack:
    if not pack.goals or pack.hierarchy is None:
        raise BadQuestion(f"pack {pack.id} tells of no national goals")
    return pack


def _series(house: House, pack: Pack, id: str, level: str) -> Series:
    """Every reading of an indicator at a level: numbers, and intervals that are bounded on both sides."""
    warehouse, synthetic = house.warehouse(pack.id), synthetic_sources(house.manifest(), pack.id)
    cells = compute(warehouse, pack, Question(pack.id, (id,), by=(level,), every_period=True), synthetic)
    found: dict[str, dict[Period, Reading]] = {}
    rows = cells.table.select(["area", "period", "value", "low", "high", "status"]).to_pylist()
    for row in rows:
        low, high = (row["value"], row["value"]) if row["value"] is not None else (row["low"], row["high"])
        if Status(row["status"]) in TOLD and low is not None and high is not None:
            period = Period.parse(row["period"])
            found.setdefault(row["area"], {})[period] = Reading(period, low, high)
    return found
