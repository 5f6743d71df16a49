"""Rows of persons that are handed over: the one product below aggregates, to the authority whose clients they are and to nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pyarrow as pa

from puntari.define.person_fact import PersonFact
from puntari.define.register import NumberedColumn, StaffColumn
from puntari.define.right import Right
from puntari.define.source import Redistribution
from puntari.guard.actor import Actor
from puntari.guard.policy import Decision, may_see_persons
from puntari.guard.rights import Wanted, reach_of, today
from puntari.words.text import Text

AREA = "_area"
"""The column of rows that are about to be handed over that says in which area each is; it is not handed over itself."""
NOT_HANDED_ON = Decision(
    False,
    Text(
        "Tieto on luettu myös rekisteristä, josta ei saa luovuttaa rivejä kenellekään; siitä kerrotaan vain suojattuja lukuja.",
        "Uppgiften har också lästs ur ett register vars rader inte får lämnas ut till någon; om den ges bara skyddade siffror.",
        "It has read a register of which no rows may be handed on to anybody; only protected figures are told of it.",
    ),
)


@dataclass(frozen=True)
class OfRows:
    """Rows of a person fact: the cell that is wanted of it, the rights of the pack, and the areas that are the actor's own."""

    what: str
    fact: PersonFact = field(repr=False)
    wanted: Wanted
    rights: tuple[Right, ...] = field(repr=False)
    own: frozenset[str]


@dataclass(frozen=True)
class Handed:
    """Rows of a fact as they may leave: identifiers and the source's own numbers made anew for this product, nothing of the staff. `rows`
    has the column AREA until the gate has looked."""

    fact: str
    rows: pa.Table = field(repr=False)

    def __len__(self) -> int:
        return self.rows.num_rows


def may_take(ground: OfRows, actor: Actor) -> Decision:
    """Whether the actor may have rows of the fact, at least those of his own areas; who could, but for a register that it has read, is
    told so."""
    decision = may_see_persons(actor, ground.wanted, ground.rights)
    if decision.allowed or ground.wanted.redistribution is not Redistribution.NONE:
        return decision
    otherwise = replace(ground.wanted, redistribution=Redistribution.AGGREGATES)
    return NOT_HANDED_ON if may_see_persons(actor, otherwise, ground.rights).allowed else decision


def right_of(ground: OfRows, actor: Actor) -> Right | None:
    """The right by which the actor has the rows."""
    given = reach_of(ground.rights, actor, ground.wanted, today())
    return given.right if given is not None and given.own_only else None


def handed_over(body: Handed, ground: OfRows, actor: Actor) -> Handed | None:
    """The rows as they leave, without their areas; None if any is of an area, or in a column, that is not the actor's to have."""
    allowed = {AREA, *(column.name for column in leaving(ground.fact))}
    areas = set(body.rows[AREA].to_pylist()) if AREA in body.rows.column_names else {None}
    if body.fact != ground.fact.id or right_of(ground, actor) is None or not areas <= ground.own or set(body.rows.column_names) - allowed:
        return None
    return replace(body, rows=body.rows.drop_columns([AREA]))


def leaving(fact: PersonFact) -> tuple[object, ...]:
    """The columns of a fact that can leave: all but those of its staff."""
    return tuple(column for column in fact.tells if not isinstance(column, StaffColumn))


def made_anew(fact: PersonFact) -> tuple[str, ...]:
    """Names of the columns whose values are made anew for each product: identifiers and the source's own numbers."""
    return tuple(one.name for one in leaving(fact) if isinstance(one, NumberedColumn) or getattr(one, "entity", None) is not None)
