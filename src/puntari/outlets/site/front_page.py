"""The front page of the site, and of each pack."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator, Theme
from puntari.define.pack import Pack
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import Drawing
from puntari.outlets.pages import frame
from puntari.outlets.site import area_page, catalogue_words, claim_words, paths, pictures, words
from puntari.outlets.site.area_page import Card, Link
from puntari.outlets.site.book import Book, capital, levels_of, open_indicators
from puntari.outlets.site.broken_page import leading_card
from puntari.outlets.site.claims_page import claims_of
from puntari.outlets.site.comparing import by_use, counted, ended
from puntari.outlets.site.views import views
from puntari.words.place import Area
from puntari.words.text import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a list leads to, with a line on what it is."""

    name: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A heading with the pages under it."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A pack as the front page opens it."""

    title: str
    what: str
    href: str
    cards: tuple[Card, ...]
    themes: tuple[Shelfmark, ...]
    levels: tuple[Entry, ...]
    reports: tuple[Entry, ...]
    claims: Entry | None
    map: Drawing | None = None
    map_href: str = ""
    assessed: tuple[Entry, ...] = ()
    catalogue: Entry | None = None


def front(book: Book, language: Language) -> str:
    """The front page of the site."""
    shown = frame.Page(book.site, language, "", words.FRONT_TITLE[language], words.HERO_LEAD[language], script=True)
    return book.render(shown, "front.html", openings=tuple(opening(book, shown, pack, language) for pack in book.packs))


def pack_front(book: Book, pack: Pack, language: Language) -> str:
    """The front page of a pack."""
    shown = frame.Page(book.site, language, paths.pack_path(pack), pack.title[language], pack.what[language], script=True)
    return book.render(shown, "pack.html", pack=pack, one=opening(book, shown, pack, language))


def opening(book: Book, shown: frame.Page, pack: Pack, language: Language) -> Opening:
    """What a pack has to show, in the words of a language."""
    reports = tuple(Entry(one.title[language], shown.href(paths.report_path(pack, one.id)), one.intro[language]) for one in pack.reports)
    assessed = tuple(
        Entry(one.framework.title[language], shown.href(paths.assessment_path(pack, one.id)), one.framework.what[language])
        for one in pack.assessments
    )
    assessed += tuple(Entry(one.title[language], shown.href(one.path), one.lead[language]) for one in views(pack))
    return Opening(
        pack.title[language], pack.what[language], shown.href(paths.pack_path(pack)), _cards(book, shown, pack, language),
        themes(shown, pack, language), _levels(shown, pack, language), reports, _claims(book, shown, pack, language),
        *_map(book, shown, pack, language), assessed,
        Entry(catalogue_words.TITLE[language], shown.href(paths.catalogue_path(pack)), catalogue_words.LEAD[language]),
    )


def _claims(book: Book, shown: frame.Page, pack: Pack, language: Language) -> Entry | None:
    if claims_of(book, pack) is None:
        return None
    return Entry(claim_words.CLAIMS[language], shown.href(paths.claims_path(pack)), claim_words.LEAD[language])


def _map(book: Book, shown: frame.Page, pack: Pack, language: Language) -> tuple[Drawing | None, str]:
    """The first leading indicator on the map of the pack's own tiles, and the address of its page."""
    level = next((one for one in levels_of(pack) if one.id == pack.map_level), None)
    leading = [id for id in pack.leading if id in open_indicators(pack)]
    if level is None or not leading:
        return None, ""
    held = book.shelf.at(pack, leading[0], level.id)
    tiled = pictures.tiles("map", pack, pack.indicator(leading[0]), level, held) if len(held.told) > 1 else None
    drawn = draw(tiled, language, lambda code: shown.href(paths.area_path(pack, level.id, code))) if tiled else None
    return drawn, shown.href(paths.indicator_path(pack, leading[0]))


def _cards(book: Book, shown: frame.Page, pack: Pack, language: Language) -> tuple[Card, ...]:
    """The leading indicators: of the widest area where the pack has places, else of whatever they are broken down by."""
    open_ones, levels = open_indicators(pack), levels_of(pack)
    leading = [id for id in pack.leading if id in open_ones]
    if not levels:
        return tuple(leading_card(book, shown, pack, id, language) for id in leading)
    area, found = pack.hierarchy.areas(levels[0].id)[0], []
    for id in leading:
        held = book.shelf.at(pack, id, levels[0].id)
        if area.code in held.figures:
            found.append(area_page.card(shown, pack, id, open_ones[id], levels[0], held, area.code, language))
    return tuple(found)


def themes(shown: frame.Page, pack: Pack, language: Language) -> tuple[Shelfmark, ...]:
    """The indicators by theme, the core ones first."""
    return tuple(
        Shelfmark(theme.id, theme.title[language], tuple(_entry(shown, pack, id, one, language) for id, one in mine))
        for theme in pack.themes
        if (mine := _of_theme(pack, theme, language))
    )


def _of_theme(pack: Pack, theme: Theme, language: Language) -> list[tuple[str, Indicator]]:
    mine = [(id, one) for id, one in open_indicators(pack).items() if one.theme == theme]
    return sorted(mine, key=lambda pair: (not pair[1].core, pair[1].card.title[language].casefold()))


def _entry(shown: frame.Page, pack: Pack, id: str, indicator: Indicator, language: Language) -> Entry:
    return Entry(indicator.card.title[language], shown.href(paths.indicator_path(pack, id)), indicator.card.short[language])


def _levels(shown: frame.Page, pack: Pack, language: Language) -> tuple[Entry, ...]:
    found = []
    for level in by_use(pack, levels_of(pack)):
        areas = pack.hierarchy.areas(level.id)
        if len(areas) == 1:
            found.append(Entry(capital(areas[0].names[language]), shown.href(paths.area_path(pack, level.id, areas[0].code))))
        else:
            found.append(Entry(_title(level, areas, language), f"{shown.href(f'{pack.id}/areas')}#{level.id}"))
    return tuple(found)


def _title(level: Level, areas: tuple[Area, ...], language: Language) -> str:
    """The name of a level with how many areas it has; a level of one area needs no count."""
    name = capital(level.plural[language])
    return f"{name} ({counted(level, areas, language)})" if len(areas) > 1 else name


def areas(book: Book, pack: Pack, language: Language) -> str:
    """Every area of a pack by level and name."""
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    title = words.AREAS[language]
    shown = frame.Page(book.site, language, f"{pack.id}/areas", title, f"{title}: {pack.title[language]}", crumbs, script=True)
    listed = []
    for level in levels_of(pack):
        links = [Link(capital(area.names[language]), shown.href(paths.area_path(pack, level.id, area.code)))
                 for area in pack.hierarchy.areas(level.id)]
        title = _title(level, pack.hierarchy.areas(level.id), language)
        notes = [told[language] for told in (level.outside_reason, level.note) if told]
        notes += [words.ENDED_LEVEL[language]] if ended(pack, level) else []
        listed.append((level.id, title, tuple(sorted(links, key=lambda one: one.name.casefold())), notes))
    return book.render(shown, "areas.html", listed=tuple(listed))
