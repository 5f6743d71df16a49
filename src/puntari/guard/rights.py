"""The one predicate of rights: a right covers a wanted cell if every condition holds; what no right covers is refused.

DuckDB knows no security of rows, so this is all there is between an actor and the cube. A door asks `reach_of` before anything is
computed and narrows the question by the answer; it can only narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from puntari.define.days import holds_on
from puntari.define.expression import Condition as Codes
from puntari.define.right import Columns, Reach, Right
from puntari.define.source import Audience, Redistribution
from puntari.guard.actor import PUBLIC, Actor
from puntari.words.period import PeriodRange


@dataclass(frozen=True)
class Wanted:
    """One cell that somebody wants to see. `levels` are the pack's levels of areas from the widest, `level` that of the cell (empty
    where there are no areas), `own` whether its area lies within the actor's own or, for a right of a study, within the study's;
    `redistribution` the strictest in its lineage. `named` are the columns of facts that it speaks of, `only` the codes that it keeps to,
    `periods` what it is of (None: whatever there is)."""

    columns: Columns
    audience: Audience
    facts: frozenset[str]
    redistribution: Redistribution
    levels: tuple[str, ...]
    level: str
    own: bool
    named: frozenset[str] = frozenset()
    only: tuple[Codes, ...] = ()
    periods: PeriodRange | None = None


def today() -> date:
    """The day on which rights are looked at."""
    return datetime.now(UTC).date()


Condition = Callable[[Right, Actor, Wanted, date], bool]


def of_role(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The right is for the actor's role."""
    return actor.role in right.roles


def in_force(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The right holds on the day."""
    return holds_on(right, on)


def of_columns(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The right gives columns of the class."""
    return wanted.columns in right.columns


def of_audience(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The right gives what is meant for the audience."""
    return wanted.audience in right.audiences


def of_facts(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The right gives every fact that the cell reads."""
    return not right.facts or wanted.facts <= right.facts


def in_area(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The cell lies in the areas of the right."""
    return right.reach is Reach.ALL or wanted.own


def of_organisation(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """What the actor works for is of a level that the right knows as one's own, or is the study that has areas of its own."""
    return right.reach is Reach.ALL or (bool(right.areas) if right.studies else actor.level in right.works_for)


def coarse_enough(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The cell's level is no finer than the right's finest."""
    if not right.finest or not wanted.level:
        return True
    return wanted.level in wanted.levels and wanted.levels.index(wanted.level) <= wanted.levels.index(right.finest)


def with_purpose(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The actor has said what for where the right asks it."""
    return not right.purpose or bool(actor.purpose)


def of_study(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The actor works on a study of the right, where it is for studies."""
    return not right.studies or actor.study in right.studies


def of_names(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The cell speaks of no column of a fact but those of the right."""
    return not right.named or wanted.named <= right.named


def of_population(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The cell keeps to the codes of the right's population."""
    kept = {one.dimension: frozenset(one.codes) for one in wanted.only}
    return all(kept.get(one.dimension) and kept[one.dimension] <= set(one.codes) for one in right.population)


def in_periods(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """The cell is of periods of the right."""
    if right.periods is None:
        return True
    return wanted.periods is not None and wanted.periods.first in right.periods and wanted.periods.last in right.periods


def lawful(right: Right, actor: Actor, wanted: Wanted, on: date) -> bool:
    """No right opens what the law closes: rows only of what may be handed on, open figures only of what is open throughout."""
    if wanted.columns is Columns.ROWS:
        return wanted.redistribution is not Redistribution.NONE
    return wanted.columns is not Columns.OPEN or wanted.redistribution is Redistribution.OPEN


CONDITIONS: tuple[Condition, ...] = (
    of_role, in_force, of_columns, of_audience, of_facts, in_area, of_organisation, coarse_enough, with_purpose, of_study, of_names,
    of_population, in_periods, lawful,
)


OF_CELL: tuple[Condition, ...] = (in_force, of_columns, of_audience, of_facts, of_names, lawful)
"""What a right says of the cell itself, whoever asks and from wherever."""


def opening(rights: Iterable[Right], wanted: Wanted, on: date) -> tuple[Right, ...]:
    """The rights that give the cell to somebody, of whatever role, area and purpose."""
    return tuple(right for right in rights if all(holds(right, PUBLIC, wanted, on) for holds in OF_CELL))


def covers(right: Right, actor: Actor, wanted: Wanted, on: date, conditions: tuple[Condition, ...] = CONDITIONS) -> bool:
    """Whether the right gives the actor the cell."""
    return all(holds(right, actor, wanted, on) for holds in conditions)


def right_to(rights: Iterable[Right], actor: Actor, wanted: Wanted, on: date) -> Right | None:
    """The first right that gives the actor the cell, or None: refused."""
    return next((right for right in rights if covers(right, actor, wanted, on)), None)


@dataclass(frozen=True)
class Given:
    """What rights give of a level: the right, and whether only of the actor's own areas, or of the study's where it is for one."""

    right: Right
    own_only: bool


def reach_of(rights: Iterable[Right], actor: Actor, wanted: Wanted, on: date) -> Given | None:
    """The widest that the rights give of a level of areas: everywhere, one's own only, or nothing (None)."""
    listed = tuple(rights)
    everywhere = right_to(listed, actor, replace(wanted, own=False), on)
    if everywhere is not None:
        return Given(everywhere, own_only=False)
    own = wanted.level and (actor.organisation or actor.study)
    within = right_to(listed, actor, replace(wanted, own=True), on) if own else None
    return Given(within, own_only=True) if within is not None else None


def lacks_purpose(rights: Iterable[Right], actor: Actor, wanted: Wanted, on: date) -> bool:
    """Whether all that is missing is a purpose."""
    told = replace(actor, purpose="said")
    return not actor.purpose and reach_of(rights, told, wanted, on) is not None


def lacks_area(rights: Iterable[Right], actor: Actor, wanted: Wanted, on: date) -> bool:
    """Whether what is missing is the area that the actor works for, of a level that a right knows, with a purpose or without one."""
    listed = tuple(rights)
    levels = {level for right in listed for level in right.works_for} - {actor.level}
    told = (replace(actor, organisation=f"{level}:said", purpose="said") for level in levels)
    return any(reach_of(listed, one, wanted, on) is not None for one in told)
