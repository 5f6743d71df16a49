"""CSV files: one kind that opens rightly in a spreadsheet of each language, and one for machines."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence

import pyarrow as pa
from pyarrow import csv as arrow_csv

from puntari.guard.release import Figures
from puntari.outlets.wording import cell_text
from puntari.words.cell import Cell
from puntari.words.text import Language
from puntari.words.unit import Unit

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of its computer."""
COMMA = frozenset({Language.FI, Language.SV})
"""Languages whose spreadsheets part decimals with a comma, and so part cells with a semicolon."""
MEASURES = ("period", "value", "low", "high", "interval", "status", "reason")


def sheet_number(value: float, language: Language) -> str:
    """A number that the spreadsheet of a language reads as one: no thousands parted, the language's decimal sign."""
    text = f"{value:.10g}"
    return text.replace(".", ",") if language in COMMA else text


def sheet_cell(cell: Cell | None, unit: Unit, language: Language) -> str:
    """The number of an exact figure; for others an interval or a word; empty where there is no cell."""
    if cell is None:
        return ""
    if cell.value is not None:
        return sheet_number(cell.value, language)
    return cell_text(cell, unit, language, sign=False)


def sheet(head: Sequence[str], rows: Iterable[Sequence[str]], language: Language) -> bytes:
    """The file: UTF-8 with its mark, lines as Windows ends them, cells parted as the language's spreadsheet expects."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language in COMMA else ",", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "@") or text[:1] == "-" and not text[1:2].isdigit() else text


def machine_sheet(release: Figures, indicator: str, level: str | None) -> bytes:
    """One row a cell, gzipped: codes, figure, bounds, status, reason, fingerprint of the definition, build; the same bytes each time."""
    cells = release.cells
    places = {level: cells["area"]} if level else {}
    columns = places | {name: cells[name] for name in (*release.dimensions, *MEASURES)}
    for name, text in (("definition", release.origins[indicator].definition), ("build", release.build)):
        columns[name] = pa.array([text] * cells.num_rows, pa.string())
    out = io.BytesIO()
    options = arrow_csv.WriteOptions(quoting_style="needed")
    arrow_csv.write_csv(pa.table(columns), out, options)
    return gzip.compress(out.getvalue(), compresslevel=6, mtime=0)
