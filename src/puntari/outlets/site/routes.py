"""Every page of the site by its path, with the files that lie beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from puntari.define.pack import Pack
from puntari.define.record import code_lists
from puntari.guard.defining import Life
from puntari.outlets.documents.write import Form
from puntari.outlets.files.catalogue_files import JSON_NAME, LINKED_NAME, linked, whole
from puntari.outlets.files.sheets import machine_sheet
from puntari.outlets.pages import frame
from puntari.outlets.site import (
    area_page,
    broken_page,
    catalogue_page,
    claims_page,
    contract_page,
    definition_page,
    document_page,
    front_page,
    hidden_page,
    indicator_page,
    life_parts,
    list_pages,
    maturity_page,
    paths,
    price_round_page,
    report_page,
    search,
    twins,
    words,
)
from puntari.outlets.site.book import Book, levels_of, open_indicators
from puntari.outlets.site.broken_page import EVERYTHING
from puntari.outlets.site.looks import script, style
from puntari.outlets.site.views import views
from puntari.words.text import Language

MakePage = Callable[[Language], str]
MakeFile = Callable[[Language], bytes]


@dataclass(frozen=True)
class Route:
    """A page that is the same in every language but for its words; `files` lie beside it, by their names."""

    path: str
    page: MakePage = field(repr=False)
    files: Mapping[str, MakeFile] = field(default_factory=dict, repr=False)


def routes(book: Book, entries: tuple[search.Entry, ...]) -> Iterator[Route]:
    """All pages of the site."""
    yield Route("", partial(front_page.front, book))
    yield Route("search", partial(list_pages.search_page, book, entries))
    yield Route("sources", partial(list_pages.sources, book))
    yield Route("checks", partial(list_pages.checks, book))
    for audience in hidden_page.audiences(book):
        yield Route(paths.hidden_path(audience), partial(hidden_page.page, book, audience))
    for path in list_pages.PROSE:
        yield Route(path, partial(list_pages.prose, book, path))
    for pack in book.packs:
        yield Route(paths.pack_path(pack), partial(front_page.pack_front, book, pack))
        yield from (_indicator(book, pack, id) for id in open_indicators(pack))
        for report in pack.reports:
            files = {"index.json": partial(twins.report_json, book, pack, report)}
            yield Route(paths.report_path(pack, report.id), partial(report_page.page, book, pack, report), files)
        if claims_page.claims_of(book, pack) is not None:
            files = {"index.json": partial(claims_page.twin, book, pack)}
            yield Route(paths.claims_path(pack), partial(claims_page.page, book, pack), files)
        for one in pack.assessments:
            files = {"index.json": partial(maturity_page.twin, book, pack, one)}
            yield Route(paths.assessment_path(pack, one.id), partial(maturity_page.page, book, pack, one), files)
        for view in views(pack):
            files = {name: partial(make, book, pack) for name, make in {"index.json": view.twin, **view.files}.items()}
            yield Route(view.path, partial(view.page, book, pack), files)
        for id in price_round_page.rounds_of(book, pack):
            files = {"index.json": partial(price_round_page.twin, book, pack, id)}
            yield Route(paths.price_round_path(pack, id), partial(price_round_page.page, book, pack, id), files)
        yield from _areas(book, pack)
        yield from _catalogue(book, pack)


def _catalogue(book: Book, pack: Pack) -> Iterator[Route]:
    """The catalogue: its start page, the lists of its parts, and a page of each thing in them."""
    yield Route(paths.catalogue_path(pack), partial(catalogue_page.start, book, pack))
    for part in catalogue_page.listed_parts(pack):
        yield Route(paths.part_path(pack, part), partial(getattr(catalogue_page, part), book, pack))
    for id in pack.indicators:
        yield Route(paths.definition_path(pack, id), partial(definition_page.page, book, pack, id))
    for id in pack.catalogue.views if pack.catalogue else ():
        yield Route(paths.view_path(pack, id), partial(definition_page.view, book, pack, id))
    for id in (*pack.sources, *pack.registers):
        yield Route(paths.contract_path(pack, id), partial(contract_page.page, book, pack, id))
    for one in code_lists(pack):
        yield Route(paths.codes_path(pack, one.id), partial(contract_page.codes, book, pack, one.id))


def _indicator(book: Book, pack: Pack, id: str) -> Route:
    path = paths.indicator_path(pack, id)
    if not has_place(pack, id):
        files = {
            "index.json": partial(twins.broken_json, book, pack, id),
            paths.readable_name(id, EVERYTHING): partial(twins.broken_sheet, book, pack, id),
        }
        return Route(path, partial(broken_page.page, book, pack, id), files)
    sheets = {paths.readable_name(id, level.id): partial(twins.area_sheet, book, pack, id, level) for level in levels_of(pack)}
    return Route(path, partial(indicator_page.page, book, pack, id), {"index.json": partial(twins.indicator_json, book, pack, id)} | sheets)


def _areas(book: Book, pack: Pack) -> Iterator[Route]:
    if pack.hierarchy is None:
        return
    yield Route(f"{pack.id}/areas", partial(front_page.areas, book, pack))
    for level in levels_of(pack):
        for area in pack.hierarchy.areas(level.id):
            page = partial(area_page.page, book, pack, level, area)
            files = {"index.json": partial(twins.area_json, book, pack, level, area)}
            yield Route(paths.area_path(pack, level.id, area.code), page, files)


def has_place(pack: Pack, id: str) -> bool:
    """Whether an indicator is told by area."""
    return pack.hierarchy is not None and pack.indicator(id).bindings[0].fact.place is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is asked for the site, and where its answer lies for machines; `level` is empty where there are no areas."""

    path: str
    pack: str
    indicator: str
    level: str


def asked_files(book: Book) -> Iterator[Asked]:
    """Every question of the site."""
    for pack in book.packs:
        for id in open_indicators(pack):
            levels = [level.id for level in levels_of(pack)] if has_place(pack, id) else [""]
            for level in levels:
                yield Asked(paths.machine_path(pack, id, level or EVERYTHING), pack.id, id, level)


def machine_file(book: Book, asked: Asked) -> Callable[[], bytes]:
    """Ask the question, put its answer on the shelf, and give what writes it for machines."""
    released = book.shelf.keep(book.house.pack(asked.pack), asked.indicator, asked.level)
    return partial(machine_sheet, released, asked.indicator, asked.level or None)


def shared_files(book: Book, entries: tuple[search.Entry, ...]) -> dict[str, Callable[[], bytes]]:
    """Files that all pages share: look, script, the index of names, the first page of all, and whole reports."""
    found: dict[str, Callable[[], bytes]] = {frame.STYLE: style, frame.SCRIPT: script}
    for language in Language:
        found[f"static/search-{language}.json"] = partial(_search_index, entries, language)
    found["index.html"] = partial(_door, book)
    found["404.html"] = partial(_lost, book, entries)
    for pack in book.packs:
        made = ((JSON_NAME, whole), (LINKED_NAME, linked))
        found |= {paths.catalogue_file(pack, name): partial(_machines, book, pack, make) for name, make in made}
    return found | {
        paths.document_file(pack, document, form): partial(document_page.file, document, book, pack, form)
        for pack in book.packs for document in pack.documents for form in Form
    }


def _machines(book: Book, pack: Pack, make: Callable[[Pack, Mapping[str, Life]], bytes]) -> bytes:
    """A file of the catalogue for machines, with how its definitions stand."""
    return make(pack, life_parts.lives_told(book, pack))


def _search_index(entries: tuple[search.Entry, ...], language: Language) -> bytes:
    return twins.as_json({"entries": search.records(entries, language)})


def _door(book: Book) -> bytes:
    """The page at the root: it offers the languages, the first of them at once to those whose browser follows."""
    return book.templates.get_template("door.html").render(w=words, site=book.site).encode()


def _lost(book: Book, entries: tuple[search.Entry, ...]) -> bytes:
    return list_pages.lost(book, entries, Language.FI).encode()


def version() -> str:
    """A short fingerprint of style and script, told in their addresses."""
    return hashlib.sha256(style() + script()).hexdigest()[:8]
