"""The page of a portfolio: where services went, what there is, what probably overlaps with the evidence, and what development fits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from puntari.define.column import CodeColumn
from puntari.define.pack import Pack
from puntari.doors.portfolio import CatalogueTold, Granted, Overlap, PortfolioTold, RoomTold, WaysTold, ask_portfolio
from puntari.guard.release import Finding
from puntari.outlets import portfolio as outlet
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, Drawing, Heading, Step, Steps
from puntari.outlets.pages import frame
from puntari.outlets.site import paths
from puntari.outlets.site import portfolio_words as words
from puntari.outlets.site.book import Book, capital
from puntari.outlets.site.steering_walk import figure_said
from puntari.outlets.wording import DASH, NBSP, plain_number
from puntari.words.text import Language, Text

Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Words:
    """The names of codes by column of a source, in one language."""

    names: Names
    language: Language

    def of(self, column: str, code: str) -> str:
        """The name of a code."""
        return self.names[column][code]


@dataclass(frozen=True)
class Room:
    """A portfolio of development: its name, what there is of people and money, and its items."""

    name: str
    said: str
    table: ChartTable


def released(book: Book, pack: Pack) -> Finding[PortfolioTold]:
    """What the page rests on."""
    return book.released("portfolio", pack, ask_portfolio)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack).body
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.portfolio_path(pack), words.TITLE[language], words.LEAD[language], crumbs)
    catalogue, development = told.portfolio.catalogue, told.portfolio.development
    services, items = (_words(pack, id, language) for id in (catalogue.source, development.source))
    return book.render(
        shown, "portfolio.html", pw=words, note=told.portfolio.note, drawing=_drawing(told.ways, pack, language),
        said=_said(told.ways, language),
        beside=tuple(figure_said(pack, one, told.portfolio.ways.named, language) for one in told.ways.beside),
        tables=tuple(_tables(told.catalogue, catalogue.kind, catalogue.decision, catalogue.stays, services)) if told.catalogue else (),
        overlaps=tuple(_overlaps(told.catalogue, catalogue.need, services)) if told.catalogue else (),
        catalogue_told=_of_period(told.catalogue, language), missing=tuple(
            words.NOT_DELIVERED[language].format(source=pack.sources[id].title[language]) for id in (catalogue.source, development.source)
        ),
        rooms=tuple(_room(one, development.portfolio, items) for one in told.development.rooms) if told.development else (),
        development_period=told.development.period if told.development else "",
        sources=tuple(pack.sources[id] for id in told.portfolio.sources),
    )


def _words(pack: Pack, source: str, language: Language) -> Words:
    columns = [column for column in pack.sources[source].columns if isinstance(column, CodeColumn)]
    names = {one.name: {code: name[language] for code, name in one.codes.names.items()} for one in columns}
    titles = {f"{one.name}?": {"": one.codes.title[language]} for one in columns}
    return Words(names | titles, language)


def _of_period(told: CatalogueTold | None, language: Language) -> str:
    return words.OF_PERIOD[language].format(count=_number(told.services, language), period=told.period) if told else ""


def _said(told: WaysTold, language: Language) -> str:
    if told.agrees:
        return words.AGREES[language]
    now = DASH if told.now.value is None else _number(told.now.value, language)
    return words.DISAGREES[language].format(left=DASH if told.left is None else _number(told.left, language), now=now)


def _drawing(told: WaysTold, pack: Pack, language: Language) -> Drawing | None:
    chart = ways_chart(told, pack)
    return draw(chart, language) if chart is not None else None


def ways_chart(told: WaysTold, pack: Pack) -> Steps | None:
    """Where the services went, where the parts make the whole."""
    if not told.agrees or told.start.value is None or told.now.value is None:
        return None
    named = pack.portfolio.ways.named if pack.portfolio else ""

    def name(id: str, figure: str) -> Text:
        column = pack.sources[told.start.source].column(named)
        found = column.codes.names[figure] if isinstance(column, CodeColumn) else Text.same(id)
        return found

    def dated(one: object) -> Text:
        figure = told.start if one is told.start else told.now
        title = name(figure.id, figure.words[named])
        return Text(*(words.START[each].format(name=title[each], year=figure.words["year"]) for each in Language))

    gone = tuple(Step(name(one.id, one.words[named]), float(one.value or 0)) for one in told.ways)
    amounts = {"start": told.start.value, "now": told.now.value, "gone": told.start.value - told.now.value}
    title = Text(*(words.FINDING[each].format(**{key: _number(value, each) for key, value in amounts.items()}) for each in Language))
    subject, since, until = name("", told.start.words[named]), told.start.words["year"], told.now.words["year"]
    subtitle = Text(*(words.SUBTITLE[each].format(name=subject[each], since=since, until=until) for each in Language))
    return Steps("ways", Heading(title, subtitle), Step(dated(told.start), told.start.value), gone, Step(dated(told.now), told.now.value))


def _tables(told: CatalogueTold, kind: str, decision: str, stays: str, services: Words) -> Iterator[ChartTable]:
    language = services.language
    whole = [one.revenue for one in told.kinds]
    total = None if None in whole else sum(one for one in whole if one is not None)
    rows = tuple(
        (capital(services.of(kind, one.code)), _number(one.services, language),
         f"{_number(one.described, language)} ({_percent(one.described / one.services, language)})", _money(one.revenue, language),
         _percent(one.revenue / total, language) if total and one.revenue is not None else DASH)
        for one in told.kinds
    )
    columns = (words.SERVICES, words.DESCRIBED, words.REVENUE, words.REVENUE_SHARE)
    title = services.of(f"{kind}?", "")
    yield ChartTable(title, (title, *(one[language] for one in columns)), rows)
    for column, counts in ((decision, told.decisions), (stays, told.stays)):
        title = services.of(f"{column}?", "")
        listed = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        counted = tuple((capital(services.of(column, code)), _number(count, language)) for code, count in listed)
        yield ChartTable(title, (title, words.SERVICES[language]), counted)


def _overlaps(told: CatalogueTold, need: str, services: Words) -> Iterator[dict[str, object]]:
    for one in told.overlaps:
        yield {
            "names": (one.one, one.other), "need": services.of(need, one.need), "alike": _percent(one.alike, services.language),
            "both": one.both, "only": _only(one, services.language), "revenue": _together(told, one, services.language),
        }


def _only(one: Overlap, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sides = ((one.one, one.only_one), (one.other, one.only_other))
    return tuple((words.ONLY[language].format(name=name), parts) for name, parts in sides if parts)


def _together(told: CatalogueTold, one: Overlap, language: Language) -> str:
    revenues = [told.revenues[name] for name in (one.one, one.other)]
    return DASH if None in revenues else _money(sum(each for each in revenues if each is not None), language)


def _room(told: RoomTold, portfolio: str, items: Words) -> Room:
    language = items.language
    fits = sum(not one.lacks for one in told.items)
    if told.people is None or told.money is None:
        said = words.NO_ROOM[language]
    else:
        amounts = {"people": _number(told.people, language), "money": _money(told.money, language)}
        said = words.ROOM[language].format(**amounts, fits=fits, all=len(told.items))
    columns = (words.ITEM, words.PRIORITY, words.PEOPLE, words.MONEY, words.OUTCOME)
    name = items.of(portfolio, told.code)
    rows = tuple(_item(one, language) for one in told.items)
    return Room(capital(name), said, ChartTable(capital(name), tuple(one[language] for one in columns), rows))


def _item(one: Granted, language: Language) -> tuple[str, ...]:
    wish = one.wish
    lacks = ", ".join(words.LACKS[each][language] for each in one.lacks)
    outcome = words.WAITS[language].format(lacks=lacks) if lacks else words.FITS[language]
    priority = DASH if wish.priority == float("inf") else _number(wish.priority, language)
    return wish.name, priority, *(DASH if each is None else _number(each, language) for each in (wish.people, wish.money)), outcome


def _number(value: float, language: Language) -> str:
    return plain_number(value, 0 if value == int(value) else 1, language)


def _money(value: float | None, language: Language) -> str:
    return DASH if value is None else plain_number(value, 0, language)


def _percent(share: float, language: Language) -> str:
    percent = plain_number(share * 100, 0, language)
    return f"{percent}%" if language is Language.EN else f"{percent}{NBSP}%"


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines."""
    return (json.dumps(outlet.plain(released(book, pack)), ensure_ascii=False, indent=1) + "\n").encode()
