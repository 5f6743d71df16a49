"""Composes the pages of a report: numbers its parts, pictures and tables, resolves references, and adds where every number comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from string import ascii_uppercase

from puntari.define.document import (
    OF_BUNDLES,
    OF_FRAMEWORKS,
    OF_INDICATORS,
    OF_PEERS,
    OF_PRICES,
    OF_STEERING,
    Block,
    Chapter,
    Exhibit,
    Listing,
    Paragraph,
    Show,
)
from puntari.define.prose import Bound, Held, Prose, Reference, Said
from puntari.doors.assessed import Earlier
from puntari.doors.claims import JudgedClaims
from puntari.doors.documents import DocumentTold, Statement
from puntari.doors.house import House
from puntari.doors.peers import PeerComparison
from puntari.doors.steering import SteeringTold
from puntari.doors.tell import tell_build, tell_sources
from puntari.guard.actor import Actor
from puntari.guard.release import Figures, Finding, Origin, Release
from puntari.outlets.documents import bundles, by_indicator, collected, exhibits, peer_cards, told_pictures, told_tables, words
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Drawn, Made
from puntari.outlets.documents.grounds import grounds
from puntari.outlets.documents.model import (
    Bullets,
    Field,
    Grid,
    Head,
    Line,
    Opening,
    Paper,
    Part,
    Picture,
    Piece,
    Run,
    Runs,
    Table,
    Words,
    plain,
)
from puntari.outlets.site.book import capital, day_text
from puntari.outlets.wording import NBSP, plain_number
from puntari.words.text import Language
from puntari.words.version import VERSION

MOST_UNPARTED = 10_000


@dataclass
class _Count:
    """How far numbers, pictures and tables have been counted while the pages are made."""

    rows: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))


def compose(house: House, told: Finding[DocumentTold], actor: Actor) -> Paper:
    """The finished report; raises Refused where it shows what the actor may not see, BadDefinition where it shows nothing."""
    document, language = told.body.document, told.body.document.language
    desk = Desk(house, house.pack(told.body.pack), told, actor, language)
    counted = _Count()
    made = {one.id: _made(desk, one) for one in document.exhibits}
    labels = dict(_labels(document.chapters, made, language))
    openings = tuple(_opening(desk, one, labels, counted) for one in Language)
    parts = [_part(desk, chapter, made, labels, counted) for chapter in document.chapters]
    letters = iter(ascii_uppercase[sum(chapter.annex for chapter in document.chapters):])
    own = [_numbers(desk, next(letters), parts), _pictures(desk, next(letters), parts), _sources(desk, next(letters), counted)]
    return Paper(
        language, document.title[language], document.subtitle[language], document.publisher[language],
        words.ROUND[language].format(round=document.round), *_made_from(desk),
        words.SYNTHETIC[language] if _is_synthetic(desk) else "",
        openings, (*parts, *(one for one in own if one.pieces)),
    )


def _made(desk: Desk, exhibit: Exhibit) -> Made:
    title = exhibit.title.text
    if exhibit.show in told_pictures.MADE:
        return told_pictures.MADE[exhibit.show](desk, exhibit, title)
    if exhibit.show in OF_PEERS:
        return exhibits.of_peers(desk, exhibit, title)
    if exhibit.show in OF_INDICATORS:
        return by_indicator.of_indicator(desk, exhibit, title)
    if exhibit.show is Show.GROUNDS:
        return ()
    if exhibit.show in OF_PRICES:
        return collected.of_prices(desk, exhibit, title)
    if exhibit.show in OF_FRAMEWORKS:
        return exhibits.of_framework(desk, exhibit, title)
    if exhibit.show in OF_BUNDLES:
        return bundles.of_bundles(desk, exhibit)
    if exhibit.show is Show.PEER_CARDS:
        return peer_cards.of_cards(desk)
    if exhibit.show is Show.EVIDENCE:
        return told_tables.of_evidence(desk, exhibit)
    return told_tables.of_steering(desk, exhibit) if exhibit.show in OF_STEERING else told_tables.of_claims(desk, exhibit)


def _labels(chapters: tuple[Chapter, ...], made: Mapping[str, Made], language: Language) -> Iterator[tuple[str, str]]:
    """What a reference to each chapter, picture and table reads."""
    pictures, tables, numbers, letters = count(1), count(1), count(1), iter(ascii_uppercase)
    for chapter in chapters:
        if chapter.annex:
            yield chapter.id, words.ANNEX[language].format(letter=next(letters))
        else:
            yield chapter.id, words.CHAPTER[language].format(number=next(numbers))
        for one in chapter.exhibits:
            for place, thing in enumerate(made[one.id]):
                kind, at = (words.PICTURE, next(pictures)) if isinstance(thing, Drawn) else (words.TABLE, next(tables))
                if place == 0:
                    yield one.id, kind[language].format(number=at)


def _runs(prose: Prose, labels: Mapping[str, str], counted: _Count) -> Runs:
    return tuple(_run(span, labels, counted) for span in prose.spans)


def _run(span: object, labels: Mapping[str, str], counted: _Count) -> Run:
    if isinstance(span, Reference):
        label = labels[span.to]
        return Run(label[:1].lower() + label[1:])
    place = next(counted.rows) if isinstance(span, Bound | Held | Said) else 0
    # Words that hang on a comparison are listed with the numbers, but only numbers lead there: a text full of links is hard to read.
    return Run(span.text, place if isinstance(span, Bound) else 0)


def _opening(desk: Desk, language: Language, labels: Mapping[str, str], counted: _Count) -> Opening:
    abstract = desk.told.body.document.abstracts[language]
    paragraphs = tuple(_runs(one, labels, counted) for one in abstract.paragraphs)
    return Opening(language, words.ABSTRACT[language], paragraphs, words.KEYWORDS[language], abstract.keywords)


def _part(desk: Desk, chapter: Chapter, made: Mapping[str, Made], labels: Mapping[str, str], counted: _Count) -> Part:
    label = labels[chapter.id] if chapter.annex else labels[chapter.id].rpartition(" ")[2]
    heads = count(1)
    title = _runs(chapter.title, labels, counted)
    pieces: list[Piece] = []
    for block in chapter.blocks:
        pieces += _pieces(desk, block, made, labels, counted, label, heads)
    return Part(chapter.id, label, title, tuple(pieces), chapter.annex)


def _pieces(
    desk: Desk, block: Block, made: Mapping[str, Made], labels: Mapping[str, str], counted: _Count, part: str, heads: Iterator[int]
) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield Words(_runs(block.prose, labels, counted), block.key)
    elif isinstance(block, Listing):
        yield Bullets(tuple(_runs(one, labels, counted) for one in block.items))
    elif isinstance(block, Exhibit):
        title = _runs(block.title, labels, counted)
        yield from _shown(desk, block, made[block.id], title, counted)
    else:
        yield Head(f"{part.rpartition(' ')[2]}.{next(heads)}", _runs(block.prose, labels, counted))


def _shown(desk: Desk, exhibit: Exhibit, made: Made, title: Runs, counted: _Count) -> Iterator[Piece]:
    if exhibit.show is Show.GROUNDS:
        yield from grounds(desk, exhibit)
    for place, one in enumerate(made):
        id = exhibit.id if place == 0 else f"{exhibit.id}_{place + 1}"
        if isinstance(one, Drawn):
            label = words.PICTURE[desk.language].format(number=next(counted.pictures))
            yield Picture(id, label, title, one.chart, one.subtitle, one.told, one.grid)
        else:
            # A later table of one exhibit bears its own caption in its title, so that no two titles are alike.
            titled, under = ((*title, Run(f": {one.subtitle}")), "") if place and one.subtitle else (title, one.subtitle)
            yield Table(id, words.TABLE[desk.language].format(number=next(counted.tables)), titled, under, one.grid)


def _numbers(desk: Desk, letter: str, parts: list[Part]) -> Part:
    """The annex of all that the text states, with the formula and what the rows give."""
    language, lines, before = desk.language, [], ""
    named = {f"chapter {part.id}": f"{part.label} {plain(part.title)}" for part in parts}
    for row, one in enumerate(desk.told.body.statements, 1):
        if one.where != before:
            lines.append(Line(named.get(one.where) or _abstract_name(one.where), part=True))
            before = one.where
        lines.append(Line(f"{row}. {one.text}", (Field(_given(one, language)), Field(one.formula)), row=row))
    columns = tuple(one[language] for one in (words.IN_TEXT, words.GIVES, words.FORMULA))
    pieces: tuple[Piece, ...] = (
        Words((Run(words.NUMBERS_LEAD[language]),)),
        Table("numbers", "", (Run(words.NUMBERS[language]),), "", Grid(columns, tuple(lines), code=True)),
    )
    return _annex(desk, "origins", letter, words.NUMBERS[language], pieces if lines else ())


def _abstract_name(where: str) -> str:
    language = Language(where.rpartition(" ")[2])
    return f"{words.ABSTRACT[language]} ({language})"


def _given(stated: Statement, language: Language) -> str:
    value = stated.value
    if value is None:
        return (words.HOLDS if stated.held else words.SAID)[language]
    written = plain_number(value, next((n for n in range(4) if abs(round(value, n) - value) < 1e-9), 4), language)
    # A year must not be parted by thousands, and the list does not know which of its numbers are years.
    return written.replace(NBSP, "") if abs(value) < MOST_UNPARTED else written


def _pictures(desk: Desk, letter: str, parts: list[Part]) -> Part:
    """The annex of the figures that the pictures are drawn from."""
    language = desk.language
    found = [piece for part in parts for piece in part.pieces if isinstance(piece, Picture)]
    tables = tuple(Table(f"data-{one.id}", one.label, one.title, one.subtitle, one.grid) for one in found)
    pieces = (Words((Run(words.DATA_LEAD[language]),)), *tables) if tables else ()
    return _annex(desk, "data", letter, words.DATA[language], pieces)


def _sources(desk: Desk, letter: str, counted: _Count) -> Part:
    """The annex of the sources that the text cites and the exhibits rest on, as the build has them; nothing before the first build."""
    language, lines = desk.language, []
    used = desk.told.body.document.sources | {source for one in desk.asked.values() for source in _rested(desk, one)}
    for one in tell_sources(desk.house, desk.pack.id, date.min) if desk.told.build else ():
        if one.id in used:
            known = ", ".join(sorted({day_text(each.known, language) for each in one.deliveries}))
            digests = ", ".join(each.sha256[:12] for each in one.deliveries)
            lines.append(Line(one.title[language], tuple(map(Field, (one.owner[language], known, digests)))))
    columns = tuple(one[language] for one in (words.SOURCE, words.OWNER, words.KNOWN, words.DIGEST))
    label = words.TABLE[language].format(number=next(counted.tables))
    table = Table("sources", label, (Run(words.SOURCES[language]),), "", Grid(columns, tuple(lines)))
    pieces: tuple[Piece, ...] = (Words((Run(words.SOURCES_LEAD[language]),)), table)
    return _annex(desk, "sources-annex", letter, words.SOURCES[language], pieces if lines else ())


def _rested(desk: Desk, release: Release) -> Iterator[str]:
    """The sources of what an exhibit shows."""
    for origin in _origins(release):
        yield from origin.sources
    body = release.body if isinstance(release, Finding) else None
    if isinstance(body, SteeringTold):
        yield body.steering.source
    if isinstance(body, JudgedClaims) and desk.pack.claims is not None:
        yield from desk.pack.claims.sources(desk.pack.claims.claims.values())


def _origins(release: Release) -> tuple[Origin, ...]:
    """Where the figures of a release, or of the release within it, come from."""
    body = release.body if isinstance(release, Finding) else release
    figures = body.release if isinstance(body, PeerComparison | Earlier) else body
    return tuple(figures.origins.values()) if isinstance(figures, Figures) else ()


def _is_synthetic(desk: Desk) -> bool:
    """Whether any figure that is stated or shown comes from a synthetic delivery."""
    return desk.told.body.synthetic or any(origin.synthetic for one in desk.asked.values() for origin in _origins(one))


def _annex(desk: Desk, id: str, letter: str, title: str, pieces: tuple[Piece, ...]) -> Part:
    return Part(id, words.ANNEX[desk.language].format(letter=letter), (Run(capital(title)),), pieces, annex=True)


def _made_from(desk: Desk) -> tuple[str, str]:
    """What the report was made from in words, and when that was made."""
    build = tell_build(desk.house) if desk.told.build else None
    name = build.id if build else words.NO_BUILD[desk.language]
    said = words.MADE[desk.language].format(build=name, version=VERSION, count=len(desk.told.body.statements))
    return said, build.made if build else ""
