"""The page of a comparison table: own figures beside the ranges of their peers, with the position of each in words."""

from __future__ import annotations

from collections import Counter

from puntari.define.dimension import CodeList
from puntari.define.pack import Pack
from puntari.define.report import PeerTable
from puntari.doors.peers import PeerComparison, ask_peer_table
from puntari.guard.release import Finding, Refusal, Row
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, DotRow, Drawing, Heading, Mark, RangePlot, RangeRow
from puntari.outlets.charts.tabulate import named_notes
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator as about
from puntari.outlets.site import claim_words, index_tables, paths, pictures, price_words, report_words
from puntari.outlets.site.book import Book
from puntari.outlets.site.broken_page import lists_of
from puntari.outlets.site.cell_table import CellTable, spelled
from puntari.outlets.site.claims_page import claims_of
from puntari.outlets.site.shelf import PUBLIC, replace_reason
from puntari.outlets.wording import MINUS, period_text, plain_number, short_period
from puntari.words.cell import Cell, Status
from puntari.words.period import Period
from puntari.words.text import Language, Text


def page(book: Book, pack: Pack, report: PeerTable, language: Language) -> str:
    """The page as HTML."""
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    path = paths.report_path(pack, report.id)
    shown = frame.Page(book.site, language, path, report.title[language], report.intro[language], crumbs, script=True)
    answer = table_of(book, pack, report)
    indicator = pack.indicator(report.indicator)
    lists = lists_of(indicator)
    return book.render(
        shown, "report.html", report=report, indicator=indicator, indicator_href=shown.href(paths.indicator_path(pack, report.indicator)),
        drawing=_drawing(pack, answer, lists, language), figures=spelled(figures_table(pack, answer, lists, language), language),
        positions=positions_table(pack, answer, lists, language), indices=index_tables.tables(answer, lists, language),
        claims=shown.href(paths.claims_path(pack)) if claims_of(book, pack) else "", claims_title=claim_words.CLAIMS[language],
        prices=shown.href(paths.prices_path(pack)) if pack.prices else "", prices_title=price_words.TITLE[language],
        index_title=index_tables.TITLE[language], summary=_summary(answer, language), rw=report_words,
        sources=about.provenance(book, pack, indicator), grades=about.GRADES,
        identity=about.identity(book, path, report.title[language], indicator, answer.body.release.origins[report.indicator], language),
    )


def table_of(book: Book, pack: Pack, report: PeerTable) -> Finding[PeerComparison]:
    """The released table, asked once."""
    key = (pack.id, report.id)
    if key not in book.reports:
        with book.shelf.asking:
            answer = ask_peer_table(book.house, pack.id, report.id, PUBLIC)
        if isinstance(answer, Refusal):
            raise LookupError(f"{report.id} is listed for the public and refused: {answer.reason.en}")
        book.reports[key] = answer
    return book.reports[key]


def told_rows(pack: Pack, answer: Finding[PeerComparison]) -> dict[tuple[str, str, Period], Row]:
    """The rows of a table with the pack's own reasons ready to be read."""
    return {key: replace_reason(row, pack.reasons) for key, row in answer.body.figures.items()}


def _cells(pack: Pack, answer: Finding[PeerComparison]) -> dict[tuple[str, str, Period], Cell]:
    return {key: row.cell for key, row in told_rows(pack, answer).items()}


def _label(period: Period) -> Text:
    return pictures.texts(lambda language: short_period(period, language))


def _drawing(pack: Pack, answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> Drawing | None:
    chart = chart_of(pack, answer, lists)
    return draw(chart, language) if chart is not None else None


def chart_of(pack: Pack, answer: Finding[PeerComparison], lists: dict[str, CodeList]) -> RangePlot | None:
    """Own figures of all periods as marks against the newest range of each peer; None where nothing can be drawn."""
    report, cells = answer.body.report, _cells(pack, answer)
    rows = tuple(row for code in report.row_codes if (row := _range_row(answer, cells, lists, code)) is not None)
    if not rows:
        return None
    indicator = pack.indicator(report.indicator)
    subtitle = pictures.texts(lambda language: f"{indicator.card.title[language]}, {indicator.unit.name[language]}")
    return RangePlot("prices", Heading(report.title, subtitle), indicator.unit, rows)


def _range_row(
    answer: Finding[PeerComparison], cells: dict[tuple[str, str, Period], Cell], lists: dict[str, CodeList], code: str
) -> RangeRow | None:
    report = answer.body.report
    own = []
    for provider in report.own:
        periods = sorted((p for row, column, p in cells if (row, column) == (code, provider)), key=lambda one: one.number)
        apart = (code, provider) in answer.body.apart
        marks = tuple(Mark(_label(p), cells[code, provider, p], apart) for p in periods if _told(cells[code, provider, p]))
        if marks:
            own.append(DotRow(lists[report.columns].names[provider], marks))
    peers = []
    for peer in report.peers:
        newest = answer.body.newest.get((code, peer))
        if newest is not None and _told(cell := cells[code, peer, newest.period]):
            peers.append(Mark(lists[report.columns].names[peer], cell, (code, peer) in answer.body.apart))
    return RangeRow(lists[report.rows].names[code], tuple(own), tuple(peers)) if own or peers else None


def _told(cell: Cell) -> bool:
    return cell.exact or cell.status is Status.INTERVAL


def figures_table(pack: Pack, answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> CellTable:
    """Rows by the report's codes; columns by provider and period."""
    report, cells, indicator = answer.body.report, _cells(pack, answer), pack.indicator(answer.body.report.indicator)
    columns = [
        (provider, period)
        for provider in (*report.own, *report.peers)
        for period in sorted({p for _, column, p in cells if column == provider}, key=lambda one: one.number)
        if any((code, provider, period) in cells for code in report.row_codes)
    ]
    rows = tuple(
        (lists[report.rows].names[code][language], tuple(cells.get((code, *column)) for column in columns)) for code in report.row_codes
    )
    heads = tuple(f"{lists[report.columns].names[provider][language]}, {period_text(p, language)}" for provider, p in columns)
    caption = f"{report.title[language]} ({indicator.unit.name[language]})"
    return CellTable(caption, (lists[report.rows].title[language], *heads), rows, indicator.unit)


def positions_table(pack: Pack, answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> ChartTable:
    """Every own figure with its period against every peer, in words; below stands why some cannot be compared, and what remarks the
    figures carry that are."""
    report = answer.body.report
    names = lists[report.columns].names
    rows = []
    for code in report.row_codes:
        for own in report.own:
            said = tuple(_stand(answer, code, own, peer, language) for peer in report.peers)
            if any(said):
                told = (one or report_words.STANDS["unknown"][language] for one in said)
                newest = answer.body.newest[code, own]
                year = (period_text(newest.period, language),) if newest.cell.numbered else ()
                rows.append((", ".join((lists[report.rows].names[code][language], names[own][language], *year)), *told))
    columns = (report_words.ROW[language], *(names[peer][language] for peer in report.peers))
    notes = tuple(
        report_words.APART[language].format(
            row=lists[report.rows].names[one.item][language], why=one.why[language],
            columns=", ".join(names[each][language] for each in one.apart if each in names),
        )
        for one in answer.body.reviewed
    )
    return ChartTable(report_words.POSITIONS[language], columns, tuple(rows), (*notes, *_remarks(pack, answer, lists, language)))


def _remarks(pack: Pack, answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> tuple[str, ...]:
    """Each remark on figures whose position is told, with the rows and columns that carry it."""
    report, cells = answer.body.report, _cells(pack, answer)
    rows, columns = lists[report.rows].names, lists[report.columns].names
    held = {(code, at): None for (code, own, peer), one in answer.body.positions.items() if one.stand != "unknown" for at in (own, peer)}
    told = [(f"{rows[code][language]}, {columns[at][language]}", cells[code, at, answer.body.newest[code, at].period]) for code, at in held]
    return named_notes(told, pack.indicator(report.indicator).unit, language)


def _stand(answer: Finding[PeerComparison], code: str, own: str, peer: str, language: Language) -> str:
    position = answer.body.positions.get((code, own, peer))
    if position is None:
        return ""
    stand = report_words.STANDS[position.stand][language]
    if position.gap_percent is None or position.stand == "unknown":
        return stand
    gap = plain_number(position.gap_percent, 0 if abs(position.gap_percent) >= 1 else 1, language)
    signed = gap if gap.startswith(MINUS) or not position.gap_percent else f"+{gap}"
    return report_words.GAP[language].format(stand=stand, gap=signed)


def _summary(answer: Finding[PeerComparison], language: Language) -> str:
    """How many own figures stand where."""
    counted = Counter(str(one.stand) for one in answer.body.positions.values() if one.stand != "unknown")
    if not counted:
        return ""
    stands = [stand for stand in report_words.STANDS if counted[stand]]
    rest = ", ".join(
        report_words.COUNTED[language].format(stand=report_words.STANDS[stand][language], count=counted[stand]) for stand in stands
    )
    return report_words.SUMMARY[language].format(count=sum(counted.values()), rest=rest)
