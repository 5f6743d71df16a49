"""Finding a page by its name: an index of names, and a search that forgives spelling. The script on the pages searches alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.record import code_lists
from puntari.outlets.site import catalogue_page, catalogue_words, maturity_words, paths, words
from puntari.outlets.site.book import Book, capital, levels_of, open_indicators
from puntari.outlets.site.claim_words import CLAIMS
from puntari.outlets.site.claims_page import claims_of
from puntari.outlets.site.views import views
from puntari.words.text import Language, Text

MOST = 12
LEAST_LIKE = 0.34
EXACT, START, WORD_START, WITHIN = 4.0, 3.0, 2.5, 2.0
WITHIN_WORDS = 3
ROUND = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with its names; `kind` says what it is, `weight` puts those that more people look for first among equals."""

    names: Text
    kind: Text
    path: str
    weight: float = 0.0


def index(book: Book) -> tuple[Entry, ...]:
    """Every page that can be looked for by name."""
    return tuple(_entries(book))


def _entries(book: Book) -> Iterable[Entry]:
    for pack in book.packs:
        yield Entry(pack.title, words.SUBJECT, paths.pack_path(pack), 0.3)
        for id, indicator in open_indicators(pack).items():
            kind = Text(*(f"{words.INDICATOR[each]}, {pack.title[each].lower()}" for each in Language))
            yield Entry(indicator.card.title, kind, paths.indicator_path(pack, id), 0.2 if indicator.core else 0.1)
        for level in levels_of(pack):
            weight = 0.25 if level.id == pack.hierarchy.base else 0.15 if level.id == pack.map_level else 0.0
            for area in pack.hierarchy.areas(level.id):
                yield Entry(area.names, level.title, paths.area_path(pack, level.id, area.code), weight)
        for report in pack.reports:
            yield Entry(report.title, words.REPORT, paths.report_path(pack, report.id), 0.1)
        for one in pack.assessments:
            yield Entry(one.framework.title, maturity_words.KIND, paths.assessment_path(pack, one.id), 0.1)
        for view in views(pack):
            yield Entry(view.title, view.kind, view.path, 0.1)
        if claims_of(book, pack) is not None:
            yield Entry(CLAIMS, pack.title, paths.claims_path(pack), 0.1)
        yield from _of_catalogue(pack)


def _of_catalogue(pack: Pack) -> Iterable[Entry]:
    """Pages of the catalogue; a public indicator is found by the page of its figures."""
    yield Entry(catalogue_words.TITLE, pack.title, paths.catalogue_path(pack))
    for part, title in catalogue_page.listed_parts(pack).items():
        yield Entry(title, catalogue_words.KIND, paths.part_path(pack, part))
    shown = open_indicators(pack)
    for id, indicator in pack.indicators.items():
        if id not in shown:
            yield Entry(indicator.card.title, catalogue_words.DEFINITION_KIND, paths.definition_path(pack, id))
    for one in pack.catalogue.views.values() if pack.catalogue else ():
        yield Entry(one.title, catalogue_words.VIEW_KIND, paths.view_path(pack, one.id))
    for held in (pack.sources, pack.registers):
        for one in held.values():
            yield Entry(one.title, catalogue_words.SOURCE_KIND, paths.contract_path(pack, one.id))
    for one in code_lists(pack):
        yield Entry(one.title, catalogue_words.CODES_KIND, paths.codes_path(pack, one.id))


def plain(text: str) -> str:
    """The text in lower case, without accents and dots, its words parted by single spaces."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())


def threes(text: str) -> frozenset[str]:
    """Every three letters that follow one another, the ends padded."""
    padded = f"  {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def likeness(query: str, name: str) -> float:
    """How well a plain query fits a plain name: 4 the same, 3 its start, 2 and more within it, below 1 only alike in letters."""
    if query == name:
        return EXACT
    if name.startswith(query):
        return START
    if f" {query}" in name:
        return WORD_START
    if len(query) >= WITHIN_WORDS and query in name:
        return WITHIN
    asked = threes(query)
    return max(_alike(asked, threes(part)) for part in (name, *name.split()))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def find(entries: Iterable[Entry], query: str, language: Language, most: int = MOST) -> tuple[Entry, ...]:
    """The entries whose name in any language fits the query best, best first; among equals those with the shorter name."""
    asked = plain(query)
    if not asked:
        return ()
    scored = [(max(likeness(asked, plain(entry.names[each])) for each in Language), entry) for entry in entries]
    fitting = [(score + entry.weight, entry) for score, entry in scored if score >= LEAST_LIKE]
    fitting.sort(key=lambda pair: (-round(pair[0], ROUND), len(pair[1].names[language]), capital(pair[1].names[language]), pair[1].path))
    if any(score >= 2 for score, _ in fitting):
        fitting = [pair for pair in fitting if pair[0] >= 1]
    return tuple(entry for _, entry in fitting[:most])


def records(entries: Iterable[Entry], language: Language) -> list[list[object]]:
    """The index for the script of the pages: name, kind, path, other names, weight."""
    found = []
    for entry in entries:
        name = capital(entry.names[language])
        others = sorted({plain(entry.names[each]) for each in Language} - {plain(name)})
        found.append([name, entry.kind[language], entry.path, others, entry.weight])
    return found
