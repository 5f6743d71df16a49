"""Persons in shares, each computed and put in order on its own, so that memory and time grow no faster than rows.

Pseudonyms are keyed digests, spread evenly over their whole range: equal ranges of them hold nearly equally many persons. What a share's
rows are made of is read for the persons of the range only, and one range after the other is all rows in the order of persons.
"""

from __future__ import annotations

from puntari.define.person_fact import PersonFact
from puntari.guard.pseudonym import BITS
from puntari.store.engine import name

ROWS = 80_000_000
"""So many stored rows of registers are what one share is made of."""


def shares_of(fact: PersonFact, rows: int) -> int:
    """In how many shares a fact is written, of registers with so many rows; one where it is of no person."""
    return -(-rows // ROWS) if fact.by_person and rows else 1


def in_shares(sql: str, fact: PersonFact, shares: int) -> tuple[str, ...]:
    """The SELECT of each share of a fact's rows, all of them together being all rows; those of no person are in the first."""
    if shares == 1:
        return (sql,)
    whose, edges = name(fact.unit.name), [(share << BITS) // shares for share in range(shares + 1)]
    within = [
        f"SELECT * FROM ({sql}) AS told WHERE {whose} >= {low} AND {whose} < {high}" for low, high in zip(edges, edges[1:], strict=False)
    ]
    return (f"{within[0]} UNION ALL SELECT * FROM ({sql}) AS told WHERE {whose} IS NULL", *within[1:])
