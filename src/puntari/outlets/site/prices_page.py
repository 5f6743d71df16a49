"""The page of what stands behind prices: bundles and their change, prices with inflation taken out, comparability, rows, peers in words."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.dimension import CodeList
from puntari.define.pack import Pack
from puntari.doors.prices import PricesTold, RealPrice, ask_prices
from puntari.guard.release import Finding
from puntari.outlets import prices as told_prices
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, DotPlot, DotRow, Drawing, Heading, Mark
from puntari.outlets.files.sheets import sheet
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, price_round_page
from puntari.outlets.site import price_words as words
from puntari.outlets.site.book import Book
from puntari.outlets.site.bundle_parts import bundle
from puntari.outlets.site.twins import as_json
from puntari.outlets.wording import period_text, plain_number
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.text import Language, Text
from puntari.words.unit import PERCENT

ROWS_FILE = "prices.csv"


def ask(book: Book, pack: Pack) -> None:
    """Ask what the page and those of published rounds rest on, before pages are written."""
    released(book, pack)
    price_round_page.ask_rounds(book, pack)


def released(book: Book, pack: Pack) -> Finding[PricesTold]:
    """What the page rests on, asked once a book."""
    return book.released("prices", pack, ask_prices)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    path = paths.prices_path(pack)
    shown = frame.Page(book.site, language, path, words.TITLE[language], words.LEAD[language], crumbs)
    told = released(book, pack)
    items = pack.dimensions[told.body.book.items]
    return book.render(
        shown,
        "prices.html",
        pw=words,
        told=told.body,
        book_of=told.body.book,
        recipes=tuple(bundle(one, language) for one in told.body.recipes),
        real=tuple(_real(told, id, pack, language) for id in told.body.real),
        reviews=_reviews(told, items, language),
        counted=_counted(told, language), rounds=_rounds(book, pack, shown, language),
        rows_file=ROWS_FILE,
        sources=tuple(pack.sources[id] for id in sorted(told.body.book.sources)),
    )


def _rounds(book: Book, pack: Pack, shown: frame.Page, language: Language) -> tuple[tuple[str, str], ...]:
    """Published rounds of prices: name and address."""
    found = price_round_page.rounds_of(book, pack)
    return tuple((price_round_page.title_of(book, pack, id)[language], shown.href(paths.price_round_path(pack, id))) for id in found)


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines: rows, recipes, changes and real prices by their codes."""
    told = released(book, pack)
    parts = {part: told_prices.listed(told, part) for part in told_prices.PARTS}
    reviews = [{"item": one.item, "rows": one.figures, "verdict": one.verdict, "why": one.why[language]} for one in told.body.book.reviews]
    return as_json({"pack": pack.id, "build": book.report.id, **parts, "reviews": reviews})


def rows_sheet(book: Book, pack: Pack, language: Language) -> bytes:
    """Every price row for a spreadsheet."""
    head = [words.ROWS[language], *told_prices.ROWS[2:]]
    return sheet(head, told_prices.named_rows(released(book, pack), pack, language), language)


def _real(told: Finding[PricesTold], id: str, pack: Pack, language: Language) -> tuple[object, str, Drawing | None]:
    """A series with its level in words and the picture of the changes."""
    deflator, prices = told.body.book.deflators[id], told.body.real[id]
    levels = []
    for period, (low, high) in told.body.levels[id].items():
        if period != deflator.base:
            ends = sorted({plain_number(end * 100, 1, language) for end in (low, high)})
            said = words.LEVEL[language].format(period=period_text(period, language), base=period_text(deflator.base, language))
            levels.append(f"{said}: {'–'.join(ends)}")
    return deflator, "; ".join(levels), _picture(told, id, prices, pack, language) if prices else None


def _picture(told: Finding[PricesTold], id: str, prices: tuple[RealPrice, ...], pack: Pack, language: Language) -> Drawing:
    deflator, items, providers = told.body.book.deflators[id], pack.dimensions[told.body.book.items], pack.dimensions["provider"]
    ends = {"base": period_text(deflator.base, language), "period": period_text(max(one.period for one in prices), language)}
    fallen, risen = sum(one.real_change[1] < 0 for one in prices), sum(one.real_change[0] > 0 for one in prices)
    title = _each(words.REAL_CHART, {"fallen": fallen, "risen": risen, "all": len(prices)})
    really = _each(words.REALLY, ends)
    rows = tuple(
        DotRow(
            Text(*(f"{providers.names[one.provider][each]}: {items.names[one.item][each]}" for each in Language)),
            (Mark(words.NOMINAL, Cell(Status.OK, one.change)), Mark(really, _interval(one))),
        )
        for one in prices
    )
    return draw(DotPlot(f"real-{id}", Heading(title, _each(words.REAL_MEASURE, ends)), PERCENT, rows), language)


def _interval(one: RealPrice) -> Cell:
    low, high = one.real_change
    if low == high:
        return Cell(Status.OK, low)
    return Cell(Status.INTERVAL, None, low, high, IntervalKind.UNCERTAINTY, Reason.NOT_STATED)


def _each(text: Text, given: Mapping[str, object]) -> Text:
    return Text(*(text[language].format(**given) for language in Language))


def _reviews(told: Finding[PricesTold], items: CodeList, language: Language) -> ChartTable:
    reviews = told.body.book.reviews
    rows = tuple((items.names[one.item][language], words.VERDICTS[one.verdict][language], one.why[language]) for one in reviews)
    return ChartTable(words.COMPARABLE[language], (words.ITEM[language], words.VERDICT[language], words.WHY[language]), rows)


def _counted(told: Finding[PricesTold], language: Language) -> str:
    rows = told.body.rows
    priced = sum(one.value is not None for one in rows)
    ranges = sum(one.value is None and (one.low is not None or one.high is not None) for one in rows)
    return words.ROWS_HELP[language].format(count=len(rows), priced=priced, ranges=ranges, without=len(rows) - priced - ranges)
