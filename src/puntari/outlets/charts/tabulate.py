"""The twin table of a chart: the same data, as words and figures that are read."""

from __future__ import annotations

from collections.abc import Sequence

from puntari.outlets.charts import words as said
from puntari.outlets.charts.kinds import (
    Chart,
    ChartTable,
    DotPlot,
    DotRow,
    Mark,
    RangePlot,
    RankingChart,
    Series,
    ShapeMap,
    Sparkline,
    Steps,
    TileMap,
    TrendChart,
)
from puntari.outlets.charts.ranking import in_order
from puntari.outlets.charts.steps import table_of_steps
from puntari.outlets.charts.tell import areas_of, set_apart
from puntari.outlets.wording import cell_text, period_text, plain_number, reason_text, span
from puntari.words.cell import Cell
from puntari.words.text import Language, Text
from puntari.words.unit import Unit

MOST_NAMED = 8
"""The most figures that are named before the reason why they are no plain numbers."""


def tabulate(chart: Chart, language: Language) -> ChartTable:
    """The chart's data as a table; the reasons for figures that are not plain numbers are its notes."""
    if isinstance(chart, TrendChart):
        return _periods(chart.heading.subtitle, chart.series, chart.unit, language)
    if isinstance(chart, Sparkline):
        return _periods(chart.name, (Series(chart.name, chart.points),), chart.unit, language)
    if isinstance(chart, RangePlot):
        return _ranges(chart, language)
    if isinstance(chart, DotPlot):
        return _dots(chart, language)
    if isinstance(chart, Steps):
        return table_of_steps(chart, language)
    return _areas(chart, language)


def named_notes(told: Sequence[tuple[str, Cell]], unit: Unit, language: Language) -> tuple[str, ...]:
    """Every reason once, after the names of the figures that it holds of; alone where it holds of all, or of more than can be read."""
    held: dict[str, dict[str, None]] = {}
    for name, cell in told:
        if cell.reason is not None:
            held.setdefault(_note(cell, unit, language), {})[name] = None
    few = min(MOST_NAMED, len(dict(told)) - 1)
    return tuple(f"{'; '.join(names)}: {note}" if len(names) <= few else note for note, names in sorted(held.items()))


def _note(cell: Cell, unit: Unit, language: Language) -> str:
    """The reason, after the word that stands for the figure where there is no number at all."""
    reason = reason_text(cell, language)
    return reason if cell.numbered else f"{cell_text(cell, unit, language)}: {reason}"


def _periods(caption: Text, series: tuple[Series, ...], unit: Unit, language: Language) -> ChartTable:
    periods = sorted({point.period for one in series for point in one.points}, reverse=True)
    found = [{point.period: point.cell for point in one.points} for one in series]
    rows = []
    for period in periods:
        figures = (cell_text(cells[period], unit, language) if period in cells else said.NO_FIGURE[language] for cells in found)
        rows.append((period_text(period, language), *figures))
    columns = (said.PERIOD[language], *(one.name[language] for one in series))
    told = [(f"{one.name[language]}, {period_text(point.period, language)}", point.cell) for one in series for point in one.points]
    return ChartTable(caption[language], columns, tuple(rows), named_notes(told, unit, language))


def _areas(chart: RankingChart | TileMap | ShapeMap, language: Language) -> ChartTable:
    areas = in_order(areas_of(chart))
    if isinstance(chart, RankingChart) and chart.reference is not None:
        areas = (chart.reference, *areas)
    rows = tuple((area.name[language], cell_text(area.cell, chart.unit, language)) for area in areas)
    notes = named_notes([(area.name[language], area.cell) for area in areas], chart.unit, language)
    return ChartTable(chart.heading.subtitle[language], (said.AREA[language], said.VALUE[language]), rows, notes)


def _labels(rows: list[DotRow]) -> list[Text]:
    return list(dict.fromkeys(mark.label for row in rows for mark in row.marks))


def _line(row: DotRow, labels: list[Text], unit: Unit, language: Language) -> tuple[str, ...]:
    told = {mark.label: set_apart(mark, cell_text(mark.cell, unit, language), language) for mark in row.marks}
    return tuple(told.get(label, said.NO_FIGURE[language]) for label in labels)


def _dots(chart: DotPlot, language: Language) -> ChartTable:
    labels = _labels(list(chart.rows))
    rows = tuple((row.name[language], *_line(row, labels, chart.unit, language)) for row in chart.rows)
    told = [(f"{row.name[language]}, {mark.label[language]}", mark.cell) for row in chart.rows for mark in row.marks]
    notes = named_notes(told, chart.unit, language)
    notes += tuple(one[language] for one in chart.breaks)
    return ChartTable(chart.heading.subtitle[language], (said.ITEM[language], *(label[language] for label in labels)), rows, notes)


def _ranges(chart: RangePlot, language: Language) -> ChartTable:
    labels = _labels([line for row in chart.rows for line in row.own])
    peers = list(dict.fromkeys(peer.label for row in chart.rows for peer in row.peers))
    rows: list[tuple[str, ...]] = []
    told: list[tuple[str, Cell]] = []
    for row in chart.rows:
        unit = row.unit or chart.unit
        named = [(f"{line.name[language]}, {mark.label[language]}", mark.cell) for line in row.own for mark in line.marks]
        named += [(peer.label[language], peer.cell) for peer in row.peers]
        told += [(f"{row.name[language]}, {name}", cell) for name, cell in named]
        held = {peer.label: peer for peer in row.peers}
        against = tuple(_peer(held[label], unit, language) if label in held else said.NO_FIGURE[language] for label in peers)
        for line in row.own or (DotRow(Text.same("–"), ()),):
            rows.append((f"{row.name[language]}, {line.name[language]}", *_line(line, labels, unit, language), *against))
    columns = (said.ITEM[language], *(label[language] for label in labels), *(label[language] for label in peers))
    return ChartTable(chart.heading.subtitle[language], columns, tuple(rows), named_notes(told, chart.unit, language))


def _peer(peer: Mark, unit: Unit, language: Language) -> str:
    return set_apart(peer, _figure(peer.cell, unit, language), language)


def _figure(cell: Cell, unit: Unit, language: Language) -> str:
    if cell.value is None or cell.low is None:
        return cell_text(cell, unit, language)
    return f"{plain_number(cell.value, unit.decimals, language)} ({span(cell.low, cell.high, unit, language)})"
