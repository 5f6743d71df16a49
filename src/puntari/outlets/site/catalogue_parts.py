"""What pages of the catalogue are made of: words with links, facts, and tables whose cells hold such words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from puntari.define.catalogue import State
from puntari.define.lineage import Use, uses
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.gate import rights_to
from puntari.outlets.pages import frame
from puntari.outlets.site import catalogue_words as words
from puntari.outlets.site import paths
from puntari.outlets.site.area_page import Card
from puntari.outlets.site.book import Book
from puntari.words.text import Language


@dataclass(frozen=True, slots=True)
class Said:
    """Words, perhaps with a link, as code, or with a tag behind them."""

    text: str
    href: str = ""
    tag: str = ""
    code: bool = False


Line = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the first cell names it."""

    cells: tuple[Line, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: words, cards, facts and a table, each where it has some; `numbers` are the columns that hold numbers,
    and a part that is `under` belongs to the one before it."""

    id: str
    title: str
    lead: str = ""
    facts: tuple[tuple[str, Line], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    cards: tuple[Card, ...] = ()
    numbers: tuple[int, ...] = ()
    folded: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph under the heading of a page, marked as a note or not."""

    line: Line
    note: bool = False


def shown_at(book: Book, pack: Pack, path: str, title: str, lead: str, language: Language, under: bool = True) -> frame.Page:
    """The frame of a page of the catalogue; `under` says whether the catalogue's start page is above it."""
    crumbs = [frame.Place(paths.pack_path(pack), pack.title)]
    crumbs += [frame.Place(paths.catalogue_path(pack), words.TITLE)] if under else []
    return frame.Page(book.site, language, path, title, lead, tuple(crumbs), script=True)


def rendered(book: Book, shown: frame.Page, lead: str, parts: Iterable[Part], top: tuple[Note, ...] = (), search: bool = False) -> str:
    """The page as HTML; parts without anything in them are left out."""
    found = tuple(one for one in parts if one.facts or one.rows or one.cards or one.lead)
    return book.render(shown, "catalogue.html", lead=lead, top=top, parts=found, search=search)


def said(*texts: str) -> Line:
    """Plain words."""
    return tuple(Said(one) for one in texts if one)


def coded(*texts: str) -> Line:
    """Ids and codes."""
    return tuple(Said(one, code=True) for one in texts if one)


def indicator_link(shown: frame.Page, pack: Pack, id: str, tag: str = "") -> Said:
    """An indicator by its short title, leading to its definition."""
    return Said(pack.indicator(id).card.name[shown.language], shown.href(paths.definition_path(pack, id)), tag)


def source_link(shown: frame.Page, pack: Pack, id: str) -> Said:
    """A source or register by its title."""
    held = pack.sources.get(id) or pack.registers[id]
    return Said(held.title[shown.language], shown.href(paths.contract_path(pack, id)))


def column_link(shown: frame.Page, pack: Pack, column: str) -> Said:
    """A column of a source or register, "source.column", leading to its line in the contract."""
    source, _, name = column.partition(".")
    return Said(column, f"{shown.href(paths.contract_path(pack, source))}#{name}", code=True)


def view_link(shown: frame.Page, pack: Pack, id: str) -> Said:
    """A report of the catalogue by its title."""
    return Said(pack.catalogue.views[id].title[shown.language], shown.href(paths.view_path(pack, id)))


def concept_link(shown: frame.Page, pack: Pack, id: str) -> Said:
    """A monitored item by its title."""
    address = f"{shown.href(paths.part_path(pack, 'concepts'))}#{id}"
    return Said(pack.catalogue.concepts[id].title[shown.language], address)


def state_said(state: State, language: Language, in_part: bool = False) -> Line:
    """How far something is, as a tag; `in_part` where not all that it means is there."""
    told = words.STATES[state][language]
    return (Said("", tag=f"{told}, {words.IN_PART[language]}" if in_part else told),)


def used_in(book: Book, pack: Pack) -> dict[str, tuple[Use, ...]]:
    """The uses of every column of a pack, found once a book."""
    if pack.id not in book.uses:
        found: dict[str, list[Use]] = {}
        for use in uses(pack):
            found.setdefault(use.column, []).append(use)
        book.uses[pack.id] = {column: tuple(listed) for column, listed in found.items()}
    return book.uses[pack.id]


def who_sees(pack: Pack, id: str, language: Language) -> Line:
    """Who may see an indicator's figures, by the rights of the pack, in one line."""
    indicator = pack.indicator(id)
    if indicator.audience is Audience.PUBLIC and not indicator.registers:
        return said(words.EVERYBODY[language])
    roles = {role for right in rights_to(pack, id) for role in right.roles}
    return said(", ".join(words.ROLES[role][language] for role in words.ROLES if role in roles) or words.NO_ROLE[language])
