"""Persons in shares, each computed and put in order on its own, so that a fact made of large ones needs no more memory than a share.

Pseudonyms are keyed digests, spread evenly over their whole range: equal ranges of them hold nearly equally many persons. Facts lie in the
order of persons, so that of those that a share is made of only the persons of the range are read; and one range after the other is all rows
in that order. Rows of registers lie as they came: what is made of these alone would read all of them for each share, and is made at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.person_fact import PersonFact
from puntari.flow.person_facts.parts import Parts
from puntari.guard.pseudonym import BITS
from puntari.store.engine import name

ROWS = 25_000_000
"""So many rows of other facts are what one share is made of."""


def shares_of(fact: PersonFact, held: Mapping[str, Parts]) -> int:
    """In how many shares a fact is written, by the rows that are held of the facts that it reads; one where it is of no person."""
    rows = sum(held[one.id].rows for one in fact.reads if isinstance(one, PersonFact) and one.id in held)
    return max(-(-rows // ROWS), 1) if fact.by_person else 1


def in_shares(sql: str, fact: PersonFact, shares: int) -> tuple[str, ...]:
    """The SELECT of each share of a fact's rows, all of them together being all rows; those of no person are in the first."""
    if shares == 1:
        return (sql,)
    whose, edges = name(fact.unit.name), [(share << BITS) // shares for share in range(shares + 1)]
    within = [
        f"SELECT * FROM ({sql}) AS told WHERE {whose} >= {low} AND {whose} < {high}" for low, high in zip(edges, edges[1:], strict=False)
    ]
    return (f"{within[0]} UNION ALL SELECT * FROM ({sql}) AS told WHERE {whose} IS NULL", *within[1:])
