"""Prose held against stored figures: every number it states is computed anew, and every word that hangs on figures is tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from puntari.define.collection import OWN
from puntari.define.docbook import (
    ASKED,
    EARLIER,
    EVERYBODY,
    INDEX,
    INVITED,
    JUDGED,
    OF_PRICES,
    OF_ROUND,
    RESPONDENTS,
    SENT,
    TARGET,
)
from puntari.define.prose import Bound, Held, Prose, Said
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.holding import broken, stated_against
from puntari.flow.claims.view import View
from puntari.guard.assessed import Results
from puntari.guard.collected import PriceResults
from puntari.words.cell import Cell


@dataclass(frozen=True, slots=True)
class Statement:
    """A number or a word that the text states: where, how it is written, the formula, the ids of its rows and what they give; of words
    that no figure can hold, why they stand there in place of a formula."""

    where: str
    text: str
    formula: str
    rows: tuple[str, ...]
    value: float | None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the text and the figures part: the place, what the text says, and what the figures say."""

    where: str
    text: str
    formula: str
    found: str


def held_against(told: Iterable[tuple[str, Prose]], view: View) -> tuple[tuple[Statement, ...], tuple[Disagreement, ...]]:
    """Everything that a text states, told in runs with the place of each, with what the figures give, and every disagreement of the two."""
    stated: list[Statement] = []
    apart: list[Disagreement] = []
    for where, prose in told:
        for span in prose.spans:
            if isinstance(span, Bound):
                value, found = stated_against(span, prose.language, view)
                stated.append(Statement(where, span.text, span.formula.text, _rows(span), value))
            elif isinstance(span, Held):
                found = "; ".join(broken(span.formula, view))
                stated.append(Statement(where, span.text, span.formula.text, _rows(span), None))
            elif isinstance(span, Said):
                found = ""
                stated.append(Statement(where, span.text, span.why, (), None, held=False))
            else:
                continue
            if found:
                apart.append(Disagreement(where, span.text, span.formula.text, found))
    return tuple(stated), tuple(apart)


def _rows(span: Bound | Held) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited.id for cited in span.formula.cited))


def of_round(results: Results) -> Iterator[Figure]:
    """What a round tells, after the gate, as figures that a formula can cite; what is hidden has no figure and says why."""
    for id, area in results.areas.items():
        for group, spread in [*area.groups.items(), (EVERYBODY, area.everybody)]:
            yield _figure(f"{id}-{group}", spread.cell)
        yield _figure(f"{id}-{JUDGED}", results.judged_level(id))
        judged = results.judged.get(id)
        aim = judged.target.level if judged is not None and judged.target is not None else None
        yield Figure(f"{OF_ROUND}{id}-{TARGET}", OF_ROUND, aim, None, None, "" if aim is not None else "no_target", {})
    for (dimension, group), cell in results.dimensions.items():
        yield _figure(f"{dimension}-{group}", cell)
    for one in results.turnout:
        for what, count in ((SENT, one.sent), (INVITED, one.invited)):
            yield Figure(f"{OF_ROUND}{what}-{one.group}", OF_ROUND, float(count), None, None, "", {})


def of_prices(results: PriceResults) -> Iterator[Figure]:
    """What a round of prices tells, after the gate, in the same way."""
    for item, own in results.own.items():
        for name, value in ((OWN, own.price), (EARLIER, own.earlier)):
            why = "" if value is not None else own.reason or "not_stated"
            yield Figure(f"{OF_PRICES}{item}-{name}", OF_PRICES, value, None, None, why, {})
    for (item, group), one in results.groups.items():
        cell = one.cell
        yield Figure(f"{OF_PRICES}{item}-{group}", OF_PRICES, cell.value, cell.low, cell.high, cell.reason or "", {})
        yield Figure(f"{OF_PRICES}{item}-{group}-{RESPONDENTS}", OF_PRICES, float(one.respondents), None, None, "", {})
    for group, count in results.asked.items():
        yield Figure(f"{OF_PRICES}{ASKED}-{group}", OF_PRICES, float(count), None, None, "", {})
    for value in list(results.index.values())[:1]:
        yield Figure(f"{OF_PRICES}{INDEX}", OF_PRICES, value, None, None, "", {})


def _figure(name: str, cell: Cell) -> Figure:
    return Figure(f"{OF_ROUND}{name}", OF_ROUND, cell.value, cell.low, cell.high, cell.reason or "", {})
