"""A table of figures before it is written: what stands in each place is still the figure itself, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.site import words
from puntari.outlets.wording import DASH, cell_text, reason_text, span
from puntari.words.cell import Cell
from puntari.words.text import Language
from puntari.words.unit import Unit


@dataclass(frozen=True, slots=True)
class CellTable:
    """Rows by name with a figure for each column but the first, or none where the table has no such figure."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    unit: Unit


def spelled(table: CellTable, language: Language) -> ChartTable:
    """The table in words; the reasons for figures that are no plain numbers, or not there, are its notes."""
    rows = tuple((name, *(cell_words(cell, table.unit, language) if cell else DASH for cell in cells)) for name, cells in table.rows)
    notes = {reason_text(cell, language) if cell else words.NO_CELL[language] for _, cells in table.rows for cell in cells} - {""}
    return ChartTable(table.caption, table.columns, rows, tuple(sorted(notes)))


def cell_words(cell: Cell, unit: Unit, language: Language) -> str:
    """The figure, with its range in brackets where it has both."""
    text = cell_text(cell, unit, language, sign=False)
    if cell.exact and cell.low is not None:
        return f"{text} ({span(cell.low, cell.high, unit, language, sign=False)})"
    return text
