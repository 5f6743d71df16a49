"""What a pack was asked to follow, item by item, and what each ends as: indicators, a report view, or data items in a contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.indicator import Indicator, Theme
from puntari.define.names import nearest
from puntari.define.register import Register
from puntari.define.source import Source
from puntari.words.text import Text


class Use(StrEnum):
    """Which need a concept or view serves: what to do this morning, this quarter, this year."""

    OPERATIONAL = "operational"
    TACTICAL = "tactical"
    STRATEGIC = "strategic"


class State(StrEnum):
    """How far a concept or view is, from the furthest. `ready`: figures from real deliveries. `in_testing`: figures, so far from
    synthetic registers only. `ordered`: a contract says what is asked of the owner. `in_preparation`: something else must come first."""

    READY = "ready"
    IN_TESTING = "in_testing"
    ORDERED = "ordered"
    IN_PREPARATION = "in_preparation"


class Kind(StrEnum):
    """What an item of the list that was asked for is: it ends as indicators, as a view, as data items."""

    INDICATOR = "indicator"
    REPORT = "report"
    DATA_ITEM = "data_item"


@dataclass(frozen=True)
class Named:
    """A stage of a source system, or something that is needed first, by its id."""

    id: str
    text: Text


@dataclass(frozen=True)
class View:
    """A report: the indicators of the concepts that name it, told together. `stage` is where its data can be had from first."""

    id: str
    title: Text
    theme: Theme
    use: Use
    state: State
    stage: Named


@dataclass(frozen=True)
class Concept:
    """Something that is followed. `items` are columns of contracts ("register.column"), `needs` what is needed before it is whole."""

    id: str
    title: Text
    theme: Theme
    use: Use
    indicators: tuple[str, ...]
    views: tuple[str, ...]
    items: tuple[str, ...]
    state: State
    stage: Named
    needs: tuple[Named, ...] = ()

    @property
    def in_part(self) -> bool:
        """Whether there are indicators of it, and yet something that it means is lacking."""
        return bool(self.indicators and self.needs)


@dataclass(frozen=True)
class Item:
    """One line of the list that was asked for."""

    id: str
    kind: Kind
    concept: str


@dataclass(frozen=True)
class Catalogue:
    """The whole list: themes in order, views, concepts and the lines that were asked for."""

    themes: tuple[Theme, ...]
    views: Mapping[str, View]
    concepts: Mapping[str, Concept]
    items: tuple[Item, ...]

    def concepts_of(self, indicator: str) -> tuple[str, ...]:
        """The concepts that an indicator serves."""
        return tuple(one.id for one in self.concepts.values() if indicator in one.indicators)

    def concepts_in(self, view: str) -> tuple[Concept, ...]:
        """The concepts that a view tells of."""
        return tuple(one for one in self.concepts.values() if view in one.views)

    def ends(self, item: Item) -> tuple[str, ...]:
        """What a line ends as: ids of indicators, views, or columns of contracts."""
        concept = self.concepts[item.concept]
        return {Kind.INDICATOR: concept.indicators, Kind.REPORT: concept.views, Kind.DATA_ITEM: concept.items}[item.kind]


@dataclass(frozen=True)
class Problem:
    """Something wrong in a pack: where, what, and what to do."""

    where: str
    what: str
    do: str


def problems_of(
    catalogue: Catalogue, indicators: Mapping[str, Indicator], registers: Mapping[str, Register], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Everything wrong between a catalogue and what it names: unknown ids, states that claim more than there is, ends that lack."""
    columns = {f"{id}.{column.name}" for held in (registers, sources) for id, one in held.items() for column in one.columns}
    for concept in catalogue.concepts.values():
        where = f"concept {concept.id}"
        yield from _unknown(where, "indicator", concept.indicators, indicators)
        yield from _unknown(where, "view", concept.views, catalogue.views)
        yield from _unknown(where, "column of a contract", concept.items, columns)
        yield from _claims(where, concept.state, concept.indicators, indicators, bool(concept.items))
        if concept.state is not State.READY and not concept.indicators and not concept.needs:
            yield Problem(where, f"is {concept.state} and does not say what it needs", "name what must come first in `needs`")
    for view in catalogue.views.values():
        told = [id for concept in catalogue.concepts_in(view.id) for id in concept.indicators]
        items = any(concept.items for concept in catalogue.concepts_in(view.id))
        yield from _claims(f"view {view.id}", view.state, told, indicators, items)
        if not catalogue.concepts_in(view.id):
            yield Problem(f"view {view.id}", "tells of no concept", "name it in `views` of the concepts that it tells of, or take it out")
    yield from _items(catalogue)
    for id in indicators:
        if not catalogue.concepts_of(id):
            yield Problem(f"indicator {id}", "serves no concept of the catalogue", "name it in `indicators` of the concept it measures")


def _unknown(where: str, what: str, named: tuple[str, ...], known: Mapping[str, object] | set[str]) -> Iterator[Problem]:
    for id in named:
        if id not in known:
            yield Problem(where, f"names {what} {id!r}, which there is not", nearest(id, dict.fromkeys(known)))


def _claims(where: str, state: State, named: object, indicators: Mapping[str, Indicator], items: bool) -> Iterator[Problem]:
    """States that claim more, or less, than the indicators named make true."""
    known = [indicators[id] for id in named if id in indicators]
    reached = State.READY if any(one.sources and not one.registers for one in known) else State.IN_TESTING if known else None
    if reached is None and state in (State.READY, State.IN_TESTING):
        yield Problem(where, f"is called {state} and has no indicator", "call it ordered or in_preparation, or name its indicators")
    elif reached is None and state is State.ORDERED and not items:
        yield Problem(where, "is called ordered and names no column of a contract", "name the columns in `items` or call it in_preparation")
    elif reached is not None and state is not reached:
        yield Problem(where, f"is called {state} and is {reached} by its indicators", f"call it {reached}")


def _items(catalogue: Catalogue) -> Iterator[Problem]:
    seen: set[str] = set()
    for item in catalogue.items:
        where = f"item {item.id}"
        if item.id in seen:
            yield Problem(where, "stands twice", "take one of the lines out")
        seen.add(item.id)
        if item.concept not in catalogue.concepts:
            yield Problem(where, f"names concept {item.concept!r}, which there is not", nearest(item.concept, catalogue.concepts))
        elif not catalogue.ends(item) and not catalogue.concepts[item.concept].needs:
            yield Problem(where, "ends as nothing", f"give concept {item.concept} what a {item.kind} ends as, or what it needs")
    for id in set(catalogue.concepts) - {item.concept for item in catalogue.items}:
        yield Problem(f"concept {id}", "is asked for by no line", "add the line that asks for it, or take the concept out")
