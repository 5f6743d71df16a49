"""A portfolio as a pack tells it: where services went, the catalogue of those there are, and development that needs people and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from puntari.define.column import CodeColumn, NameColumn, NumberColumn, TextColumn
from puntari.define.names import nearest
from puntari.define.source import Source
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


@dataclass(frozen=True)
class Ways:
    """Where services went: figures by their ids. `start` and `now` are how many there were and are, `gone` how many went as the source
    states it, `ways` how many went each way; `beside` are other figures that belong here. `named` is the column that names a figure."""

    source: str
    named: str
    start: str
    now: str
    gone: str
    ways: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """Every figure that is cited."""
        return (self.start, self.now, self.gone, *self.ways, *self.beside)


@dataclass(frozen=True)
class Catalogue:
    """The columns of a source that lists services: each one's name, class, need, life-cycle decision, reason why it stays, whether it is
    described, and its revenue; `features` is text, the features parted by semicolons. `described` names the code that says yes."""

    source: str
    name: str
    kind: str
    need: str
    decision: str
    stays: str
    description: str
    described: str
    features: str
    revenue: str

    @property
    def columns(self) -> Iterator[tuple[str, type]]:
        """Each column with what it must be."""
        yield self.name, NameColumn
        yield from ((one, CodeColumn) for one in (self.kind, self.need, self.decision, self.stays, self.description))
        yield self.features, TextColumn
        yield self.revenue, NumberColumn


@dataclass(frozen=True)
class Development:
    """The columns of a source that lists development by portfolio with priority, people and money, and of one with the room of each."""

    source: str
    room: str
    name: str
    portfolio: str
    priority: str
    people: str
    money: str

    @property
    def columns(self) -> Iterator[tuple[str, type]]:
        """Each column of the list with what it must be."""
        yield self.name, NameColumn
        yield self.portfolio, CodeColumn
        yield from ((one, NumberColumn) for one in (self.priority, self.people, self.money))

    @property
    def columns_of_room(self) -> Iterator[tuple[str, type]]:
        """Each column of the room with what it must be."""
        yield self.portfolio, CodeColumn
        yield from ((one, NumberColumn) for one in (self.people, self.money))


@dataclass(frozen=True)
class Portfolio:
    """All of it; `note` says what is known of it beside figures."""

    ways: Ways
    catalogue: Catalogue
    development: Development
    note: Text | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that it reads."""
        return tuple(dict.fromkeys((self.ways.source, self.catalogue.source, self.development.source, self.development.room)))


def check_portfolio(portfolio: Portfolio, sources: Mapping[str, Source], where: str) -> None:
    """Refuse a portfolio of sources or columns that the pack does not have; raises BadDefinition."""
    for id in portfolio.sources:
        if id not in sources:
            raise BadDefinition(f"{where}: portfolio: source {id!r} does not exist; {nearest(id, sources)}")
    catalogue, development = portfolio.catalogue, portfolio.development
    wanted = (
        (portfolio.ways.source, ((portfolio.ways.named, CodeColumn),)), (catalogue.source, catalogue.columns),
        (development.source, development.columns), (development.room, development.columns_of_room),
    )
    for id, columns in wanted:
        for name, kind in columns:
            if not isinstance(sources[id].column(name), kind):
                raise BadDefinition(f"{where}: portfolio: column {name} of source {id} must be a {kind.__name__}")
    description = sources[catalogue.source].column(catalogue.description)
    if isinstance(description, CodeColumn):
        description.codes.require(catalogue.described)
