"""Tables of a report whose cells carry the letter of what must be known of them, with the reasons below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from puntari.outlets.charts.heat import HeatCell, HeatTable, letters
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.site.cell_table import CellTable, cell_words
from puntari.outlets.wording import DASH, NBSP, reason_text
from puntari.words.cell import NOT_TOLD, Cell, Status
from puntari.words.text import Language

Named = tuple[str, tuple[HeatCell, ...]]
"""A row by its name; one without cells is a heading across the table."""


def grid_of_heat(table: HeatTable) -> Grid:
    """A shaded table."""
    return lettered((table.first, *table.columns), _heat_rows(table))


def _heat_rows(table: HeatTable) -> Iterator[Named]:
    for part in table.parts:
        yield part.name, ()
        yield from ((row.name, row.cells) for row in part.rows)


def grid_of_cells(table: CellTable, language: Language, *notes: str) -> Grid:
    """A table of figures: a place without one holds a dash and the letter of its reason; `notes` stand last."""
    rows = ((name, tuple(_told(cell or NOT_TOLD, table, language) for cell in cells)) for name, cells in table.rows)
    return lettered(table.columns, rows, notes)


def _told(cell: Cell, table: CellTable, language: Language) -> HeatCell:
    text = cell_words(cell, table.unit, language) if cell.exact or cell.status is Status.INTERVAL else DASH
    return HeatCell(text, note=reason_text(cell, language))


def lettered(columns: tuple[str, ...], rows: Iterable[Named], notes: tuple[str, ...] = ()) -> Grid:
    """The rows with a letter after every cell that has a note, the same note the same letter, in the order in which they are read."""
    given: dict[str, str] = {}
    names = letters()
    lines: list[Line] = []
    for name, cells in rows:
        for cell in cells:
            if cell.note and cell.note not in given:
                given[cell.note] = next(names)
        fields = tuple(Field(f"{cell.text}{NBSP}{given[cell.note]})" if cell.note else cell.text, cell.shade) for cell in cells)
        lines.append(Line(name, fields, part=not cells))
    return Grid(columns, tuple(lines), (*(f"{letter}) {note}" for note, letter in given.items()), *notes))
