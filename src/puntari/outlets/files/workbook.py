"""What every workbook that goes out must hold to."""

from __future__ import annotations

from openpyxl.cell.cell import TYPE_STRING, Cell


def as_written(cell: Cell) -> Cell:
    """The cell with its text as text, whatever sign it begins with: nobody's words are run as a formula."""
    if isinstance(cell.value, str):
        cell.data_type = TYPE_STRING
    return cell
