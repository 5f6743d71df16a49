"""The files beside the pages: each page's data as JSON, and the figures as spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Mapping

from puntari.define.dimension import Level
from puntari.define.pack import Pack
from puntari.define.report import PeerTable
from puntari.outlets.files.sheets import sheet, sheet_cell, sheet_number
from puntari.outlets.site import broken_page, index_tables, report_page, words
from puntari.outlets.site.book import Book, levels_of, open_indicators
from puntari.outlets.site.comparing import compared
from puntari.outlets.site.series import area_series
from puntari.outlets.site.shelf import Figure, Held
from puntari.outlets.wording import SHORT, period_text, reason_text
from puntari.words.cell import Cell, Status
from puntari.words.place import Area
from puntari.words.text import Language


def as_json(value: Mapping[str, object]) -> bytes:
    """An object as compact JSON."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _cell(cell: Cell, language: Language) -> dict[str, object]:
    """What a cell says, without what it does not have."""
    told = {"value": cell.value, "low": cell.low, "high": cell.high, "status": cell.status, "reason": cell.reason,
            "reason_text": reason_text(cell, language) or None}
    return {name: value for name, value in told.items() if value is not None}


def _figure(figure: Figure, language: Language) -> dict[str, object]:
    beside = {"change": figure.change, "change_percent": figure.change_percent, "rank": figure.rank, "ranked": figure.ranked}
    return {"period": str(figure.period), **_cell(figure.cell, language), **{k: v for k, v in beside.items() if v is not None}}


def _indicator_head(book: Book, pack: Pack, id: str, definition: str, language: Language) -> dict[str, object]:
    indicator = pack.indicator(id)
    return {
        "pack": pack.id, "indicator": id, "title": indicator.card.title[language], "short": indicator.card.short[language],
        "unit": indicator.unit.name[language], "better": indicator.better, "definition": definition, "build": book.report.id,
        "sources": [source.id for source in indicator.sources],
        "attribution": list(dict.fromkeys(source.licence.attribution[language] for source in indicator.sources)),
    }


def indicator_json(book: Book, pack: Pack, id: str, language: Language) -> bytes:
    """The twin of an indicator's page: the newest figures of every level; the widest area and the compared ones over time."""
    levels = [(level, held) for level in levels_of(pack) if (held := book.shelf.at(pack, id, level.id)).known]
    if not levels:
        return as_json({"pack": pack.id, "indicator": id, "title": pack.indicator(id).card.title[language], "levels": {}})
    told = _indicator_head(book, pack, id, levels[0][1].origin.definition, language)
    told["levels"] = {
        level.id: [
            {"code": area.code, "name": area.names[language], **_figure(held.figures[area.code], language)}
            for area in pack.hierarchy.areas(level.id)
            if area.code in held.figures
        ]
        for level, held in levels
    }
    widest, held = levels[0]
    code = pack.hierarchy.areas(widest.id)[0].code
    told["trends"] = _series(pack, id, levels, language)
    told["trend"] = [{"period": str(point.period), **_cell(point.cell, language)} for point in held.points(code)]
    return as_json(told)


def _series(pack: Pack, id: str, levels: list[tuple[Level, Held]], language: Language) -> dict[str, object]:
    """The figures over time of the areas that the page compares; empty where they have none."""
    level, held = compared(pack, levels)
    return area_series(pack, pack.indicator(id), level, held, language) if len(held.told) > 1 else {}


def broken_json(book: Book, pack: Pack, id: str, language: Language) -> bytes:
    """The twin of the page of an indicator without areas: every row."""
    broken = book.shelf.by_dimensions(pack, id)
    told = _indicator_head(book, pack, id, broken.origin.definition, language)
    told["rows"] = [
        {**dict(zip(broken.dimensions, row.codes, strict=True)), "period": str(row.period), **_cell(row.cell, language)}
        for row in broken.rows
    ]
    return as_json(told)


def area_json(book: Book, pack: Pack, level: Level, area: Area, language: Language) -> bytes:
    """The twin of an area's page: its newest figure of every indicator."""
    figures = {}
    for id, indicator in open_indicators(pack).items():
        figure = book.shelf.at(pack, id, level.id).figures.get(area.code)
        if figure is not None:
            figures[id] = {"title": indicator.card.title[language], "unit": indicator.unit.id, **_figure(figure, language)}
    head = {"pack": pack.id, "level": level.id, "code": area.code, "name": area.names[language], "build": book.report.id}
    return as_json({**head, "indicators": figures})


def report_json(book: Book, pack: Pack, report: PeerTable, language: Language) -> bytes:
    """The twin of a comparison table's page: figures, positions and indices."""
    answer = report_page.table_of(book, pack, report)
    figures = [
        {report.rows: code, report.columns: column, "period": str(period), **_cell(row.cell, language)}
        for (code, column, period), row in report_page.told_rows(pack, answer).items()
    ]
    positions = [
        {report.rows: code, "own": own, "period": str(answer.body.newest[code, own].period), "peer": peer, "stand": one.stand,
         "gap_percent": one.gap_percent}
        for (code, own, peer), one in answer.body.positions.items()
    ]
    head = {"pack": pack.id, "report": report.id, "title": report.title[language], "indicator": report.indicator, "build": book.report.id}
    return as_json({**head, "figures": figures, "positions": positions, **index_tables.record(answer)})


def area_sheet(book: Book, pack: Pack, id: str, level: Level, language: Language) -> bytes:
    """An indicator at a level for a spreadsheet: areas in rows, periods in columns."""
    held, indicator = book.shelf.at(pack, id, level.id), pack.indicator(id)
    head = [f"{indicator.card.title[language]} ({indicator.unit.name[language]})", *(period_text(one, language) for one in held.periods)]
    rows, missing = [], SHORT[Status.MISSING][language]
    for area in pack.hierarchy.areas(level.id):
        told = {
            period.number: sheet_number(value, language) if value is not None else sheet_cell(cell, indicator.unit, language)
            for period, value, cell in held.readings(area.code)
        }
        rows.append([area.names[language], *(told.get(one.number, missing) for one in held.periods)])
    return sheet(head, rows, language)


def broken_sheet(book: Book, pack: Pack, id: str, language: Language) -> bytes:
    """An indicator without areas for a spreadsheet: a row for each combination of codes, periods in columns."""
    indicator, broken = pack.indicator(id), book.shelf.by_dimensions(pack, id)
    lists = [broken_page.lists_of(indicator)[name] for name in broken.dimensions]
    periods = sorted({row.period for row in broken.rows}, key=lambda one: one.number)
    found: dict[tuple[str, ...], dict[int, Cell]] = {}
    for row in broken_page.in_order(broken.rows, lists):
        found.setdefault(row.codes, {})[row.period.number] = row.cell
    head = [*(one.title[language] for one in lists), *(period_text(one, language) for one in periods)]
    rows = [
        [*(one.names[code][language] for one, code in zip(lists, codes, strict=True)),
         *(sheet_cell(cells.get(one.number), indicator.unit, language) for one in periods)]
        for codes, cells in found.items()
    ]
    return sheet(head or [words.ONE_LINE[language]], rows, language)
