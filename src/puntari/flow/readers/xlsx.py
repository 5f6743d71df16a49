"""Excel workbooks (.xlsx): one sheet, one line of column names, cells as plain text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

import numpy as np
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from puntari.flow.readers.build import check_cells, make_data, text_array
from puntari.flow.readers.marks import shown
from puntari.flow.readers.raw import ASK_AGAIN, BOMB_RATIO, FREE_EXPANSION, STEP, ZIP
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import Column, Table

Cell = None | str | bool | int | float | date | time | timedelta
DAMAGED = "the workbook is damaged"
MEMBERS = 10_000


def read_xlsx(data: bytes, options: ReadOptions) -> Table:
    """The rows under the header line of the first or the named sheet; `_row` is the row number that Excel shows.

    Numbers stand without artefacts (1, 0.3), dates as ISO, errors as Excel shows them (#N/A); rows without any cell are no rows.
    A column without a name is called column_N. Raises BrokenFile.
    """
    if not data.startswith(ZIP):
        raise BrokenFile("the file is no .xlsx workbook", "byte 1", "ask for .xlsx, or name the right format in the source")
    _check_archive(data, options)
    rows = _rows(data, options)
    header, kept, numbers = _cut(rows, options)
    names = _names(header, kept)
    columns = tuple(Column(name) for name in names)
    padded = [row + [None] * (len(names) - len(row)) for row in kept]
    cells = list(zip(*padded, strict=True)) if padded else [()] * len(names)
    return Table(columns, make_data(columns, [text_array(c) for c in cells[: len(names)]], np.array(numbers, dtype=np.int64)))


def _check_archive(data: bytes, options: ReadOptions) -> None:
    """Unpack every member once without keeping it: sizes that lie, bombs and entities are found before the workbook is opened."""
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MEMBERS:
                raise BrokenFile(f"the workbook has {len(archive.infolist()):,} parts", "the archive", ASK_AGAIN)
            for member in archive.infolist():
                total = _check_member(archive, member, total, len(data), options)
    except BrokenFile:
        raise
    except Exception as wrong:  # zipfile lets through whatever its codecs meet on broken archives (zlib.error, struct.error, ...)
        raise BrokenFile(f"{DAMAGED}: {wrong}", "the archive", ASK_AGAIN) from wrong


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, total: int, packed: int, options: ReadOptions) -> int:
    before = b""
    with archive.open(member) as stream:
        while part := stream.read(STEP):
            total += len(part)
            if total > options.max_bytes or (total > FREE_EXPANSION and total > packed * BOMB_RATIO):
                raise BrokenFile(
                    f"the workbook of {packed:,} bytes unpacks to more than {total:,} bytes",
                    f"part {member.filename!r}",
                    "it is not opened; check where it came from, and raise max_bytes of its source if it is right",
                )
            if b"<!DOCTYPE" in before + part or b"<!ENTITY" in before + part:
                raise BrokenFile("the workbook declares XML entities, which no spreadsheet does", f"part {member.filename!r}", ASK_AGAIN)
            before = part[-16:]
    return total


def _rows(data: bytes, options: ReadOptions) -> Iterator[Sequence[Cell]]:
    """The values of each row of the sheet from row 1 on, gaps included."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        name = options.sheet or next(iter(sheets), "")
        if name not in sheets:
            raise BrokenFile(f"the workbook has no sheet {name!r}", "the sheets", f"name one of {shown(list(sheets))}")
        # What a sheet says of its own extent may be wrong or a trap; the cells themselves are believed.
        sheets[name].reset_dimensions()
        yield from sheets[name].iter_rows(values_only=True)
    except BrokenFile:
        raise
    except Exception as wrong:  # openpyxl raises whatever its parsers meet (KeyError, ParseError, TypeError, ...) on broken parts
        raise BrokenFile(f"{DAMAGED}: {type(wrong).__name__} {wrong}", "the sheet", ASK_AGAIN) from wrong


def _cut(rows: Iterator[Sequence[Cell]], options: ReadOptions) -> tuple[list[str | None], list[list[str | None]], list[int]]:
    """Header, rows that hold something and their row numbers."""
    header = next(islice(rows, options.header_line - 1, None), None)
    names = [_text(value) for value in header or ()]
    if not any(names):
        raise BrokenFile("the row of column names is empty", f"row {options.header_line}", "give header_line in the source's options")
    kept: list[list[str | None]] = []
    numbers: list[int] = []
    seen = 0
    for number, row in enumerate(rows, options.header_line + 1):
        seen += len(row) + 1
        check_cells(seen, options)
        cells = [_text(value) for value in row]
        if any(cell is not None for cell in cells):
            kept.append(cells)
            numbers.append(number)
    return names, kept, numbers


def _names(header: Sequence[str | None], rows: Sequence[Sequence[str | None]]) -> list[str]:
    """A name for every column that has a name or a cell."""
    width = max([_last(header), *(_last(row) for row in rows)], default=0)
    names = [header[n] if n < len(header) else None for n in range(width)]
    used = [name is not None or any(len(row) > n and row[n] is not None for row in rows) for n, name in enumerate(names)]
    for n, needed in enumerate(used):
        if not needed:
            raise BrokenFile("a column between others is empty", f"column {get_column_letter(n + 1)}", "take the empty column out")
    return [name or f"column_{n}" for n, name in enumerate(names, 1)]


def _last(row: Sequence[str | None]) -> int:
    return next((n for n in range(len(row), 0, -1) if row[n - 1] is not None), 0)


def _text(value: Cell) -> str | None:
    """A cell as plain text."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value.total_seconds()) if isinstance(value, timedelta) else str(value)


def number_text(value: float) -> str:
    """A number as Excel keeps it (15 significant digits), without exponent, trailing zeros or a lone point."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
