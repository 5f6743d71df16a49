"""The page of an indicator that is not told by area but by dimensions of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from puntari.define.dimension import CodeList
from puntari.define.indicator import Break, Indicator
from puntari.define.pack import Pack
from puntari.define.printing import definition_lines
from puntari.guard.release import Row
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, DotPlot, DotRow, Drawing, Heading, Mark
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator as about
from puntari.outlets.site import followup_words, paths, pictures, report_words, ways_words, words
from puntari.outlets.site.area_page import Card
from puntari.outlets.site.book import Book, capital
from puntari.outlets.site.cell_table import CellTable, spelled
from puntari.outlets.site.shelf import Broken
from puntari.outlets.site.steering_walk import where_seen
from puntari.outlets.wording import cell_text, period_text, short_period
from puntari.words.cell import NOT_TOLD, Cell, Status
from puntari.words.period import Period
from puntari.words.text import Language, Text
from puntari.words.unit import GRADE

MOST_DRAWN = 40
CARD_LINES = 3
EVERYTHING = "all"
MOST_LISTED = 3
NAMES_APART = " · "
GRADES = (1.0, 5.0)
"""The ends of the scale of grades."""


@dataclass(frozen=True, slots=True)
class Part:
    """One code of the first dimension with its table, and its picture where there are few enough rows for one."""

    title: str
    table: ChartTable
    drawing: Drawing | None


def page(book: Book, pack: Pack, id: str, language: Language) -> str:
    """The page as HTML."""
    indicator, path = pack.indicator(id), paths.indicator_path(pack, id)
    card, broken = indicator.card, book.shelf.by_dimensions(pack, id)
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, path, card.title[language], card.short[language], crumbs, script=True)
    reports = tuple(
        (one.title[language], shown.href(paths.report_path(pack, one.id))) for one in pack.reports if one.indicator == id
    )
    titles = [lists_of(indicator)[name].title[language] for name in broken.dimensions]
    label = capital(", ".join(title.lower() for title in titles))
    return book.render(
        shown, "broken.html", pack=pack, id=id, indicator=indicator, parts=tuple(parts(indicator, broken, language)) if broken.rows else (),
        made=ways_words.told(broken.made, lists_of(indicator), language),
        reports=reports, fw=followup_words, seen_from=where_seen(pack, shown, language, "indicators", id),
        computed=definition_lines(indicator, language), sources=about.provenance(book, pack, indicator), grades=about.GRADES,
        reach=_reach(indicator, broken, language), unreached="", label=label,
        readable=(about.Download(label or words.ONE_LINE[language], paths.readable_name(id, EVERYTHING)),),
        machine=(about.Download(label or words.ONE_LINE[language], shown.up + paths.machine_path(pack, id, EVERYTHING)),),
        identity=about.identity(book, path, card.title[language], indicator, broken.origin, language),
    )


def lists_of(indicator: Indicator) -> dict[str, CodeList]:
    """The code lists of an indicator's dimensions, by the name of the dimension."""
    return {name: column.codes for name, column in indicator.bindings[0].fact.dimensions.items()}


def in_order(rows: Iterable[Row], lists: list[CodeList]) -> list[Row]:
    """Rows in the order of the code lists, then of time."""
    place = [{code: at for at, code in enumerate(one.names)} for one in lists]
    return sorted(rows, key=lambda row: (*(at.get(code, -1) for at, code in zip(place, row.codes, strict=True)), row.period.number))


def parts(indicator: Indicator, broken: Broken, language: Language) -> Iterable[Part]:
    """A table and a picture of everything, or one of each code of the first dimension where there are several."""
    lists = [lists_of(indicator)[name] for name in broken.dimensions]
    rows = in_order(broken.rows, lists)
    if len(lists) < 2:
        yield _part("all", "", indicator, rows, lists, language)
        return
    for number, code in enumerate(dict.fromkeys(row.codes[0] for row in rows)):
        mine = [row for row in rows if row.codes[0] == code]
        yield _part(f"p{number}", lists[0].names[code][language], indicator, mine, lists, language, 1)


def _part(
    id: str, title: str, indicator: Indicator, rows: list[Row], lists: list[CodeList], language: Language, skipped: int = 0
) -> Part:
    named: dict[Text, dict[Period, Cell]] = {}
    for row in rows:
        named.setdefault(_name(row, lists, skipped, indicator), {})[row.period] = row.cell
    head = Heading(
        Text.same(title) if title else indicator.card.title,
        pictures.texts(lambda language: f"{indicator.card.name[language]}, {indicator.unit.name[language]}"),
    )
    rows_of = capital(", ".join(one.title[language].lower() for one in lists[skipped:])) or report_words.ROW[language]
    table = spelled(tabulated(capital(title or indicator.card.title[language]), rows_of, indicator, named, language), language)
    return Part(title, table, _drawn(id, indicator, head, named, language))


def _name(row: Row, lists: list[CodeList], skipped: int, indicator: Indicator) -> Text:
    """The names of the row's codes that are not in the heading already."""
    names = [one.names[code] for one, code in zip(lists[skipped:], row.codes[skipped:], strict=True)]
    if not names:
        return indicator.card.title
    return pictures.texts(lambda language: ", ".join(name[language] for name in names))


def _drawn(id: str, indicator: Indicator, head: Heading, named: dict[Text, dict[Period, Cell]], language: Language) -> Drawing | None:
    """The marks of every period on one line a row; nothing where there are too many rows or no exact figure."""
    dots = named_dots(f"dots-{id}", head, indicator, named)
    return draw(dots, language) if 0 < len(dots.rows) <= MOST_DRAWN else None


def named_dots(id: str, head: Heading, indicator: Indicator, named: Mapping[Text, Mapping[Period, Cell]]) -> DotPlot:
    """A line for each name that has a figure; a period that one lacks keeps its place: a sign means the same period on every line."""
    shown = {name: {p: c for p, c in cells.items() if c.exact or c.status is Status.INTERVAL} for name, cells in named.items()}
    periods = in_time({period for cells in shown.values() for period in cells})
    rows = tuple(
        DotRow(name, tuple(Mark(period_name(one), cells.get(one, NOT_TOLD)) for one in periods), bool(cut_by(cells, indicator)))
        for name, cells in shown.items()
        if cells
    )
    lowest, highest = GRADES if indicator.unit is GRADE else (None, None)
    reasons = dict.fromkeys(one.reason for cells in shown.values() for one in cut_by(cells, indicator))
    return DotPlot(id, head, indicator.unit, rows, lowest, highest, tuple(reasons))


def in_time(periods: Iterable[Period]) -> list[Period]:
    """Periods in the order of time."""
    return sorted(periods, key=lambda one: one.number)


def cut_by(periods: Iterable[Period], indicator: Indicator) -> tuple[Break, ...]:
    """The breaks of an indicator that lie between the periods of a line, across which nothing is compared."""
    known = in_time(periods)
    return tuple(one for one in indicator.breaks if known and known[0].first_day < one.since.first_day <= known[-1].first_day)


def period_name(period: Period) -> Text:
    """The period where room is scarce, in every language."""
    return pictures.texts(lambda language: short_period(period, language))


def tabulated(title: str, rows_of: str, indicator: Indicator, named: dict[Text, dict[Period, Cell]], language: Language) -> CellTable:
    """Rows by name and columns by period."""
    periods = sorted({period for cells in named.values() for period in cells}, key=lambda one: one.number)
    rows = tuple((name[language], tuple(cells.get(period) for period in periods)) for name, cells in named.items())
    caption = f"{title} ({indicator.unit.name[language]})"
    return CellTable(caption, (rows_of, *(period_text(period, language) for period in periods)), rows, indicator.unit)


def _reach(indicator: Indicator, broken: Broken, language: Language) -> ChartTable:
    """Which periods there are, and of which codes of the first dimension: those that are known alike share a row."""
    lists = [lists_of(indicator)[name] for name in broken.dimensions]
    found: dict[str, list[Period]] = {}
    for row in in_order(broken.rows, lists):
        if row.cell.status is not Status.MISSING:
            found.setdefault(lists[0].names[row.codes[0]][language] if lists else words.ONE_LINE[language], []).append(row.period)
    alike: dict[tuple[Period, ...], list[str]] = {}
    for name, periods in found.items():
        alike.setdefault(tuple(sorted(set(periods))), []).append(name)
    rows = tuple(
        (_together(names, language), str(len(periods)), period_text(periods[0], language), period_text(periods[-1], language))
        for periods, names in alike.items()
    )
    title = lists[0].title[language] if lists else ""
    columns = (title, *(word[language] for word in (words.PERIODS, words.FIRST, words.LAST)))
    return ChartTable(words.SPANS_CAPTION[language], columns, rows)


def _together(names: list[str], language: Language) -> str:
    """The names one after the other, or how many there are where the list would be long."""
    return "; ".join(names) if len(names) <= MOST_LISTED else words.SO_MANY[language].format(count=len(names), example=names[0])


def _named(row: Row, lists: list[CodeList], language: Language) -> str:
    return NAMES_APART.join(one.names[code][language] for one, code in zip(lists, row.codes, strict=True))


def leading_card(book: Book, shown: frame.Page, pack: Pack, id: str, language: Language) -> Card:
    """The card of an indicator without areas: the newest figure of each of its first rows."""
    indicator, broken = pack.indicator(id), book.shelf.by_dimensions(pack, id)
    lists = [lists_of(indicator)[name] for name in broken.dimensions]
    newest = {row.codes: row for row in in_order(broken.rows, lists) if row.cell.exact}
    shown_rows = list(newest.values())[:CARD_LINES]
    same = len({row.period for row in shown_rows}) == 1
    lines = tuple(
        (_named(row, lists, language) + ("" if same else f", {period_text(row.period, language)}"),
         cell_text(row.cell, indicator.unit, language))
        for row in shown_rows
    )
    period = period_text(shown_rows[0].period, language) if same else ""
    href = shown.href(paths.indicator_path(pack, id))
    return Card(id, indicator.card.name[language], href, "", "", period, "", "", "", "", "", indicator.core, lines)
