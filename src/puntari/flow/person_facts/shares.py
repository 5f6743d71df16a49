"""Persons in shares, each computed and put in order on its own, so that a fact made of large ones needs no more memory than a share.

Pseudonyms are keyed digests, spread evenly over their whole range: equal ranges of them hold nearly equally many persons. Facts lie in the
order of persons, so that of those that a share is made of only the persons of the range are read; and one range after the other is all rows
in that order. Rows of registers lie as they came: what is made of these alone would read all of them for each share, and is made at once.
A share is small enough for what is joined in it to stay near the processor, so that a country costs a region as often as it has its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from puntari.define.person_fact import PersonFact
from puntari.define.spells import StatusSpells
from puntari.flow.person_facts.compute import Step, step_name
from puntari.guard.pseudonym import BITS
from puntari.store.engine import Connection, name

ROWS = 5_000_000
"""So many rows of spells and of other facts are what one share is made of."""
STORED = "__stored"
"""What is added to the name of spells or a fact for the rows of everybody, where the name itself stands for those of some persons."""
Range = tuple[int, int | None]
"""The first pseudonym of a share and the first one after it, None for the last share."""


def shares_of(fact: PersonFact, rows: Mapping[str, int]) -> int:
    """In how many shares a fact is written, by the rows of the spells and facts that it reads, told by their names in SQL; one where it
    is of no person."""
    read = sum(rows.get(step_name(one), 0) for one in fact.needs)
    return max(-(-read // ROWS), 1) if fact.by_person else 1


def ranges_of(shares: int) -> Iterator[Range]:
    """The range of each share, in order."""
    edges = [(share << BITS) // shares for share in range(shares)]
    return pairwise((*edges, None))


def let_see(connection: Connection, step: Step, share: Range = (0, None)) -> None:
    """Let the name of spells or a fact stand for the rows of a share of the persons, of all that lie under the name with STORED."""
    whose = "person" if isinstance(step, StatusSpells) else step.unit.name if step.by_person else ""
    within = f" WHERE {_within(whose, share)}" if whose else ""
    connection.execute(f"CREATE OR REPLACE VIEW {step_name(step)} AS SELECT * FROM {step_name(step, STORED)}{within}")


def of_share(sql: str, fact: PersonFact, share: Range) -> str:
    """The SELECT of a share of a fact's rows; those of no person are in the first."""
    return sql if share == (0, None) else f"SELECT * FROM ({sql}) AS told WHERE {_within(fact.unit.name, share)}"


def _within(whose: str, share: Range) -> str:
    low, high = share
    first, last = f"{name(whose)} >= {low}", f"{name(whose)} < {high}"
    if low == 0:
        return "true" if high is None else f"({last} OR {name(whose)} IS NULL)"
    return first if high is None else f"{first} AND {last}"
