"""The page of an area: its figures by theme with trend and place, what it lies in, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import Drawing
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, pictures, saying, words
from puntari.outlets.site.book import Book, capital, capital_text, levels_of, open_indicators
from puntari.outlets.site.comparing import counted, ended
from puntari.outlets.site.shelf import Figure, Held
from puntari.outlets.site.totals import is_rate
from puntari.outlets.wording import SHORT, cell_text, period_text, reason_text
from puntari.words.cell import NOT_TOLD, Status
from puntari.words.place import Area
from puntari.words.text import Language, Text

LONG_VALUE = 15


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator's figure of the area as the page shows it."""

    id: str
    title: str
    href: str
    value: str
    kind: str
    period: str
    change: str
    goodness: str
    rank: str
    spark: str
    reason: str
    core: bool
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of a theme, and why some of their figures are no plain numbers."""

    id: str
    title: str
    cards: tuple[Card, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An area that the page leads to."""

    name: str
    href: str


def page(book: Book, pack: Pack, level: Level, area: Area, language: Language) -> str:
    """The page as HTML."""
    shown = _shown(book, pack, level, area, language)
    cards, lacking = [], []
    for id, indicator in open_indicators(pack).items():
        held = book.shelf.at(pack, id, level.id)
        figure = held.figures.get(area.code)
        if figure is None or figure.cell.status is Status.MISSING:
            lacking.append((indicator, figure))
        else:
            cards.append((indicator, figure, card(shown, pack, id, indicator, level, held, area.code, language)))
    groups = tuple(_groups(pack, cards, language))
    return book.render(
        shown, "area.html", pack=pack, area=area, level=level, groups=groups, lead=_lead(level, pack)[language],
        first=_first(book, shown, pack, level, area, language), trend=_trend(book, pack, level, area, language),
        parents=_parents(shown, pack, level, area, language),
        members=_members(shown, pack, level, area, language), lacking=_lacking(lacking, language),
        outside=area.code in level.outside, ended=ended(pack, level),
    )


def _shown(book: Book, pack: Pack, level: Level, area: Area, language: Language) -> frame.Page:
    crumbs = (frame.Place(paths.pack_path(pack), pack.title), frame.Place(f"{pack.id}/areas", words.AREAS))
    path, name = paths.area_path(pack, level.id, area.code), area.names[language]
    title = f"{name}, {level.title[language]}" if len(pack.hierarchy.areas(level.id)) > 1 else capital(name)
    about = f"{title}: {pack.title[language]}. {_lead(level, pack)[language]}"
    return frame.Page(book.site, language, path, title, about, crumbs, script=True)


def _lead(level: Level, pack: Pack) -> Text:
    """What the page holds; an area that is alone at its level has no place among others."""
    return words.AREA_LEAD if len(pack.hierarchy.areas(level.id)) > 1 else words.WHOLE_LEAD


def card(
    shown: frame.Page, pack: Pack, id: str, indicator: Indicator, level: Level, held: Held, code: str, language: Language
) -> Card:
    """The card of an indicator for an area."""
    figure = held.figures[code]
    drawn = pictures.spark(f"s-{id}", indicator, held.points(code), language)
    value = cell_text(figure.cell, indicator.unit, language)
    href = shown.href(paths.indicator_path(pack, id)) + (f"?area={code}" if level.id == pack.map_level else "")
    return Card(
        id, indicator.card.name[language], href, value.replace("\u00a0", " ") if len(value) > LONG_VALUE else value,
        _kind(figure, value),
        period_text(figure.period, language),
        saying.short_change(figure, indicator, language), saying.goodness(figure, indicator),
        _rank(figure, indicator, level, language), drawn, reason_text(figure.cell, language), indicator.core,
    )


def _kind(figure: Figure, value: str) -> str:
    """The class of a figure on its card: an exact one is large, unless it has many letters."""
    if figure.cell.exact:
        return "long" if len(value) > LONG_VALUE else ""
    return "interval" if figure.cell.numbered else "absent"


def _rank(figure: Figure, indicator: Indicator, level: Level, language: Language) -> str:
    place = saying.ranked(figure, language) if (figure.ranked or 0) > 1 else ""
    return f"{place} ({saying.first_place(indicator.better, language)})" if place else ""


def _groups(pack: Pack, cards: list[tuple[Indicator, Figure, Card]], language: Language) -> Iterable[Group]:
    for theme in pack.themes:
        mine = [(indicator.core, figure, one) for indicator, figure, one in cards if indicator.theme == theme]
        if mine:
            notes = sorted({_note(figure, language) for _, figure, _ in mine} - {""})
            shown = tuple(one for _, _, one in sorted(mine, key=lambda each: not each[0]))
            yield Group(theme.id, theme.title[language], shown, tuple(notes))


def _note(figure: Figure, language: Language) -> str:
    """Why a figure is no plain number, after the word that stands in its place."""
    if figure.cell.reason is None:
        return ""
    word = SHORT[figure.cell.status] if figure.cell.status in SHORT else words.INTERVAL
    return f"{capital(word[language])}: {reason_text(figure.cell, language)}"


def _first(book: Book, shown: frame.Page, pack: Pack, level: Level, area: Area, language: Language) -> Card | None:
    """The first leading indicator that the area has a figure of, to be told before all others."""
    for id in pack.leading:
        held = book.shelf.at(pack, id, level.id)
        if area.code in held.told:
            return card(shown, pack, id, pack.indicator(id), level, held, area.code, language)
    return None


def _trend(book: Book, pack: Pack, level: Level, area: Area, language: Language) -> Drawing | None:
    """The trend of the first leading indicator that the area has one of, beside the widest area where it is a rate."""
    widest = levels_of(pack)[0]
    wholes = pack.hierarchy.areas(widest.id)
    for id in pack.leading:
        indicator = pack.indicator(id)
        named: list[tuple[Text, tuple]] = [(area.names, book.shelf.at(pack, id, level.id).points(area.code))]
        if len(named[0][1]) < 2:
            continue
        if is_rate(indicator) and level.id != widest.id and len(wholes) == 1:
            named.append((wholes[0].names, book.shelf.at(pack, id, widest.id).points(wholes[0].code)))
        line = pictures.trend("trend", indicator, named)
        if line is not None:
            return draw(line, language)
    return None


def _parents(shown: frame.Page, pack: Pack, level: Level, area: Area, language: Language) -> tuple[tuple[str, Link], ...]:
    """(level, area) for every area that this one lies in wholly."""
    hierarchy, found = pack.hierarchy, []
    members = set(hierarchy.division.members(level.id, area.code, hierarchy.newest))
    for other in hierarchy.levels:
        if other.id == level.id or not members:
            continue
        around = {hierarchy.division.parent(one, other.id, hierarchy.newest) for one in members}
        code = around.pop() if len(around) == 1 else None
        if code is None or set(hierarchy.division.members(other.id, code, hierarchy.newest)) == members and other.id == hierarchy.base:
            continue
        parent = hierarchy.division.find(other.id, code)
        href = shown.href(paths.area_path(pack, other.id, code))
        kind = capital(other.title[language])
        name = capital(parent.names[language])
        found.append(("" if kind == name else kind, Link(name, href)))
    return tuple(found)


def _members(shown: frame.Page, pack: Pack, level: Level, area: Area, language: Language) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """(level, its areas): what the area is made of; for the widest, the areas of every level."""
    hierarchy = pack.hierarchy
    if level.id == hierarchy.base:
        return ()
    inside = [hierarchy.by_id[hierarchy.base]]
    if len(hierarchy.areas(level.id)) == 1:
        inside = [other for other in hierarchy.levels if other.id != level.id]
    codes = set(hierarchy.division.members(level.id, area.code, hierarchy.newest))
    found = []
    for other in inside:
        areas = [one for one in hierarchy.areas(other.id) if other.id != hierarchy.base or one.code in codes or len(inside) > 1]
        links = [Link(one.names[language], shown.href(paths.area_path(pack, other.id, one.code))) for one in areas]
        title = f"{capital(other.plural[language])} ({counted(other, areas, language)})"
        found.append((title, tuple(sorted(links, key=lambda one: one.name))))
    return tuple(found)


def _lacking(lacking: list[tuple[Indicator, Figure | None]], language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(reason, titles of indicators) of what the area has no figure of."""
    found: dict[str, list[str]] = {}
    for indicator, figure in lacking:
        reason = reason_text(figure.cell if figure else NOT_TOLD, language).rstrip(".")
        found.setdefault(reason, []).append(indicator.card.name[language])
    return tuple((reason, tuple(sorted(titles))) for reason, titles in found.items())


def title_of(level: Level) -> Text:
    """The level's name in the plural as a heading."""
    return capital_text(level.plural)
