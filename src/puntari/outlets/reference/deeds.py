"""A page of who may do what, and who may see what is no cell of figures, role by role with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.guard.answering import DEEDS, DELIVERIES, PRICES, ROUNDS, TABLES, Answered
from puntari.guard.events import KINDS
from puntari.outlets.reference.markdown import code, codes, page, table


def deeds() -> str:
    """Which role may do each deed, and see rounds, prices, deliveries and tables that are brought along; each with the reason."""
    return page(
        "Who may do what",
        "Rights to figures and rows of persons are declared in each pack and stand in its page of rights. What stands here is no cell of "
        "figures and the same in every pack: rules of `guard/policy.py`, in force since the first version. The tables are what the rules "
        "answer for each role; whatever a role is not named for is refused. A researcher is one who names his study.",
        "## Deeds", table(("deed", "what is done", "who may", "as", "who may not is told"), map(_deed, DEEDS)),
        "## Rounds of an assessment", _asked(ROUNDS),
        "## Rounds of prices", _asked(PRICES),
        "## Deliveries", _asked(DELIVERIES),
        "## Tables that are brought along", _asked(TABLES),
    )


def _deed(one: Answered) -> tuple[str, ...]:
    may = [(codes(roles), decision.reason.en) for decision, roles in one.answers if decision.allowed]
    refused = [decision.reason.en for decision, _ in one.answers if not decision.allowed]
    return code(one.what), KINDS[one.what].meaning.en, "; ".join(who for who, _ in may), " ".join(why for _, why in may), " ".join(refused)


def _asked(answered: Iterable[Answered]) -> str:
    rows = [
        (one.what, codes(roles), "yes" if decision.allowed else "no", decision.reason.en)
        for one in answered for decision, roles in one.answers
    ]
    return table(("what is asked for", "role", "may", "why"), rows)
