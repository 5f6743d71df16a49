"""What the rules of `policy.py` answer each role: tables of all that is no cell of figures, to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from puntari.define.disclosure import DISCLOSURES
from puntari.define.right import Role
from puntari.define.source import Audience, Redistribution
from puntari.guard.actor import Actor
from puntari.guard.assessed import OfRound, Tells
from puntari.guard.collected import About, OfPrices
from puntari.guard.decision import Decision
from puntari.guard.policy import Deed, may_do, may_protect, may_see_counts, may_see_prices, may_see_round, may_see_rows

Rule = Callable[[Actor], Decision]
STATES = {"open": (False, False), "closed": (True, False), "published": (True, True)}
"""How far a round is: whether it is closed, and published."""
TOLD = {Tells.ANSWERS: "all answers", Tells.TURNOUT: "how many have answered", Tells.OWN: "one's own answers"}
PRICED = {
    About.STATE: "how it stands", About.FAULTS: "faults of what came back", About.ROWS: "peers' rows", About.RESULTS: "results",
    About.COSTS: "costs", About.BILL: "a customer's bill",
}


@dataclass(frozen=True)
class Answered:
    """What is asked for or done, and each answer with the roles that get it, leave before refusal."""

    what: str
    answers: tuple[tuple[Decision, tuple[Role, ...]], ...]


@dataclass(frozen=True)
class Terms:
    """What the rules look at of a source."""

    audience: Audience
    redistribution: Redistribution


def _answered(what: str, rule: Rule) -> Answered:
    found: dict[Decision, tuple[Role, ...]] = {}
    for role in Role:
        decision = rule(Actor(role, study="a study"))
        found[decision] = (*found.get(decision, ()), role)
    return Answered(what, tuple(sorted(found.items(), key=lambda one: not one[0].allowed)))


def _rounds() -> Iterator[tuple[str, Rule]]:
    for (tells, told), state in product(TOLD.items(), STATES):
        asked = OfRound("", tells, *STATES[state])
        yield f"{told}, round {state}", lambda actor, asked=asked: may_see_round(actor, asked)


def _prices() -> Iterator[tuple[str, Rule]]:
    for (about, told), state in product(PRICED.items(), STATES):
        for synthetic in (False, True) if about is About.BILL else (False,):
            asked = OfPrices("", about, *STATES[state], synthetic=synthetic)
            yield f"{told}{', invented' if synthetic else ''}, round {state}", lambda actor, asked=asked: may_see_prices(actor, asked)


def _deliveries() -> Iterator[tuple[str, Rule]]:
    terms = {
        "an open source": Terms(Audience.PUBLIC, Redistribution.OPEN),
        "a source that is not open": Terms(Audience.AUTHORITIES, Redistribution.NONE),
    }
    for kind, one in terms.items():
        yield f"rows of {kind} in quarantine", lambda actor, one=one: may_see_rows(actor, (one,))
        yield f"how deliveries of {kind} fared", lambda actor, one=one: may_see_counts(actor, (one,), False)
    yield "how deliveries of a person register fared", lambda actor: may_see_counts(actor, (), True)


def _tables() -> Iterator[tuple[str, Rule]]:
    yield "a table of nobody of whom figures are told changed", may_protect
    yield "a table of people of whom figures are told changed", lambda actor: may_protect(actor, DISCLOSURES)


DEEDS = tuple(_answered(deed, lambda actor, deed=deed: may_do(actor, deed)) for deed in Deed)
ROUNDS, PRICES, DELIVERIES, TABLES = (
    tuple(_answered(what, rule) for what, rule in rules()) for rules in (_rounds, _prices, _deliveries, _tables)
)
