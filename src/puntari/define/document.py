"""A report that a pack writes of a round: chapters of prose bound to stored figures, with pictures and tables of the site's kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from puntari.define.names import check_id, nearest
from puntari.define.prose import Prose, Reference
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text


class Show(StrEnum):
    """The kinds of pictures and tables, and what each is of."""

    PEER_CHART = "peer_chart"
    PEER_TABLE = "peer_table"
    POSITIONS = "positions"
    PRICE_INDEX = "price_index"
    TREND = "trend"
    DOTS = "dots"
    FIGURES = "figures"
    LEVELS = "levels"
    LEVEL_DOTS = "level_dots"
    ANSWERS = "answers"
    GROUNDS = "grounds"
    GOALS = "goals"
    RECOMMENDATIONS = "recommendations"
    EARLIER = "earlier"
    CLAIMS = "claims"
    EVIDENCE = "evidence"
    BUNDLES = "bundles"
    BUNDLE_CHANGES = "bundle_changes"
    COLLECTED_CHART = "collected_chart"
    COLLECTED_TABLE = "collected_table"
    PORTFOLIO = "portfolio"
    PROGRAMME = "programme"
    STATES = "states"
    PEER_CARDS = "peer_cards"


OF_PEERS = frozenset({Show.PEER_CHART, Show.PEER_TABLE, Show.POSITIONS, Show.PRICE_INDEX})
OF_INDICATORS = frozenset({Show.TREND, Show.DOTS, Show.FIGURES})
OF_FRAMEWORKS = frozenset({Show.LEVELS, Show.LEVEL_DOTS, Show.ANSWERS, Show.GROUNDS})
OF_BUNDLES = frozenset({Show.BUNDLES, Show.BUNDLE_CHANGES})
OF_PRICES = frozenset({Show.COLLECTED_CHART, Show.COLLECTED_TABLE})
OF_STEERING = frozenset({Show.GOALS, Show.RECOMMENDATIONS, Show.EARLIER, Show.PROGRAMME})


class States(StrEnum):
    """What is counted by its state."""

    GOALS = "goals"
    EARLIER = "earlier"
    CLAIMS = "claims"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a `key` one is set apart as what a hurried reader must see."""

    prose: Prose
    key: bool = False


@dataclass(frozen=True)
class Listing:
    """Items one under the other."""

    items: tuple[Prose, ...]


@dataclass(frozen=True)
class Subheading:
    """A heading within a chapter."""

    prose: Prose


@dataclass(frozen=True)
class Exhibit:
    """A picture or a table: what it is of, and its title, which says what it shows and is bound like all prose.

    `of` is the id of a peer table, an indicator (for lines over time several, parted by commas), a framework, a heading of goals, what
    is counted by its state, or a word of a verdict; `part` narrows it: a dimension of the framework, or codes of the indicator's
    dimensions, codes parted by commas and dimensions by semicolons.
    """

    id: str
    show: Show
    of: str
    title: Prose
    part: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "an exhibit")


Block = Paragraph | Listing | Subheading | Exhibit


@dataclass(frozen=True)
class Chapter:
    """A numbered part of the report; an `annex` stands behind the others."""

    id: str
    title: Prose
    blocks: tuple[Block, ...] = field(repr=False)
    annex: bool = False

    def proses(self) -> Iterator[Prose]:
        """Every run of text of the chapter, in order."""
        yield self.title
        for block in self.blocks:
            if isinstance(block, Listing):
                yield from block.items
            else:
                yield block.title if isinstance(block, Exhibit) else block.prose

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The pictures and tables of the chapter."""
        return tuple(block for block in self.blocks if isinstance(block, Exhibit))


@dataclass(frozen=True)
class Abstract:
    """What the report says in a page, in one language, with its key words."""

    paragraphs: tuple[Prose, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A report of one round in one language, with abstracts in all three; refuses to exist when a reference leads nowhere."""

    id: str
    round: str
    language: Language
    title: Text
    subtitle: Text
    publisher: Text
    abstracts: Mapping[Language, Abstract] = field(repr=False)
    chapters: tuple[Chapter, ...] = field(repr=False)
    sources: frozenset[str] = frozenset()
    """The sources whose rows the text cites."""
    counts: frozenset[str] = frozenset()
    """Which counts the text cites, by how their ids begin."""

    def __post_init__(self) -> None:
        check_id(self.id, "a report")
        ids = [*(chapter.id for chapter in self.chapters), *(one.id for chapter in self.chapters for one in chapter.exhibits)]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise BadDefinition(f"report {self.id} of {self.round}: {twice[0]!r} names two things; references need one")
        if set(self.abstracts) != set(Language):
            raise BadDefinition(f"report {self.id} of {self.round} needs an abstract in fi, sv and en")
        for where, prose in self.proses():
            for span in prose.spans:
                if isinstance(span, Reference) and span.to not in ids:
                    raise BadDefinition(f"report {self.id} of {self.round}, {where}: {{@{span.to}}} leads nowhere")

    def proses(self) -> Iterator[tuple[str, Prose]]:
        """Every run of text with the abstract or chapter that it stands in, in order."""
        for language, abstract in self.abstracts.items():
            yield from ((f"abstract {language}", prose) for prose in abstract.paragraphs)
        for chapter in self.chapters:
            yield from ((f"chapter {chapter.id}", prose) for prose in chapter.proses())

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All pictures and tables."""
        return tuple(one for chapter in self.chapters for one in chapter.exhibits)


@dataclass(frozen=True)
class Showable:
    """What a pack has that a report can show: ids of peer tables, indicators and bundles, each framework's dimensions, the headings of
    its goals (None: no steering), and whether it judges claims, collects prices, tells of peers in words and of a portfolio, and
    keeps a register of evidence."""

    peers: Collection[str]
    indicators: Collection[str]
    frameworks: Mapping[str, Collection[str]]
    headings: Collection[str] | None
    bundles: Collection[str]
    claims: bool
    collects: bool
    cards: bool
    portfolio: bool
    evidence: bool


def check_shown(document: Document, pack: Showable) -> None:
    """Refuse a report that shows what its pack does not have; raises BadDefinition with the exhibit."""
    for one in document.exhibits:
        _check_exhibit(one, pack, f"report {document.id} of {document.round}, {one.id}")


def _check_exhibit(one: Exhibit, pack: Showable, where: str) -> None:
    if one.show in OF_PEERS:
        _known(one.of, pack.peers, f"{where}: peer table")
    elif one.show in OF_INDICATORS:
        for id in one.of.split(",") if one.show is Show.TREND else (one.of,):
            _known(id.strip(), pack.indicators, f"{where}: indicator")
    elif one.show in OF_FRAMEWORKS:
        _known(one.of, pack.frameworks, f"{where}: framework")
        if one.show is Show.LEVEL_DOTS:
            _known(one.part, pack.frameworks[one.of], f"{where}: dimension")
    elif one.show in OF_BUNDLES:
        _known(one.of, pack.bundles, f"{where}: bundle")
    else:
        _check_kept(one, pack, where)


def _check_kept(one: Exhibit, pack: Showable, where: str) -> None:
    """What a pack keeps or does not keep at all."""
    if one.show is Show.STATES:
        _known(one.of, list(States), f"{where}: states of")
    if (one.show in OF_STEERING or one.of in (States.GOALS, States.EARLIER) and one.show is Show.STATES) and pack.headings is None:
        raise BadDefinition(f"{where} shows {one.show}, and the pack has no steering")
    if one.show is Show.GOALS and one.of:
        _known(one.of, pack.headings or (), f"{where}: heading")
    for shown, kept, what in (
        (one.show is Show.EVIDENCE, pack.evidence, "keeps no register of it"),
        (one.show is Show.PORTFOLIO, pack.portfolio, "tells of no portfolio"),
        (one.show is Show.PEER_CARDS, pack.cards, "tells nothing of peers in words"),
        (one.show in OF_PRICES, pack.collects, "collects no prices"),
        (one.show is Show.CLAIMS or one.show is Show.STATES and one.of == States.CLAIMS, pack.claims, "judges no claims"),
    ):
        if shown and not kept:
            raise BadDefinition(f"{where} shows {one.show}, and the pack {what}")


def _known(id: str, known: Collection[str], what: str) -> None:
    if id not in known:
        raise BadDefinition(f"{what} {id!r} does not exist; {nearest(id, known) if known else 'there is none'}")
