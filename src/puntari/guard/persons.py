"""How figures over persons may be told to an actor: by which rule and of which areas; and whether cells were made so."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.disclosure import CellKeys, method_before
from puntari.guard.actor import Actor
from puntari.guard.policy import NOT_TOLD, Decision, may_see_persons
from puntari.guard.release import Cells, OfPersons
from puntari.guard.rights import reach_of, today
from puntari.guard.studies import OTHER_AREAS
from puntari.words.cell import Reason

FIGURES = ("value", "low", "high", "change", "change_percent", "rank", "ranked")
"""What a cell tells in figures; one that the rule has not changed tells none of them."""


@dataclass(frozen=True)
class Telling:
    """The rule that protects the figures, the codes of areas that may be told of (None: all), and the rule of the audience, by which
    they are changed and remembered: a study's own rule only hides more of them."""

    rule: CellKeys
    within: frozenset[str] | None
    common: CellKeys


def decide(ground: OfPersons, actor: Actor) -> Decision:
    """Whether the actor may see the figures at all, and whether there is a method that protects them before whom they are meant for."""
    decision = may_see_persons(actor, ground.wanted, ground.rights)
    if decision.allowed and telling(ground, actor) is None:
        return OTHER_AREAS if _elsewhere(ground, actor) else NOT_TOLD
    return decision


def _elsewhere(ground: OfPersons, actor: Actor) -> bool:
    """Whether a study is asked for areas of which none lies within its own."""
    given = reach_of(ground.rights, actor, ground.wanted, today()) if ground.wanted is not None else None
    return given is not None and bool(given.right.areas) and not ground.studied


def telling(ground: OfPersons, actor: Actor) -> Telling | None:
    """How the figures may be told to the actor; None where they may not."""
    wanted = ground.wanted
    given = reach_of(ground.rights, actor, wanted, today()) if wanted is not None else None
    if given is None:
        return None
    method = method_before(ground.disclosures, wanted.audience, wanted.columns, today())
    rule = method.rule if method is not None else None
    own = ground.studied if given.right.studies else ground.own
    stricter = ground.stricter.get(given.right.id) if given.right.studies else rule
    if rule is None or stricter is None or (given.own_only and not own):
        return None
    return Telling(stricter, own if given.own_only else None, rule)


def made_so(cells: Cells, ground: OfPersons, actor: Actor) -> bool:
    """Whether the cells of an indicator were protected by the rule and are of the areas that the actor may be told of."""
    told = telling(ground, actor)
    if told is None or cells.rules.get(ground.what) != told.rule:
        return False
    mine = cells.table.filter(pc.equal(cells.table["indicator"], ground.what))
    if told.within is not None and not set(mine["area"].to_pylist()) <= told.within:
        return False
    of_persons = mine.filter(pc.is_in(mine["binding"], pa.array(sorted(ground.bindings), mine["binding"].type)))
    changed = pc.equal(pc.fill_null(of_persons["reason"], ""), Reason.PERTURBED)
    return _empty(of_persons, ("n",)) and _empty(of_persons.filter(pc.invert(changed)), FIGURES)


def _empty(cells: pa.Table, columns: tuple[str, ...]) -> bool:
    return all(cells[column].null_count == cells.num_rows for column in columns)
