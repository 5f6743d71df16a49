"""A returned request: the workbook read sheet by sheet, and held against what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from puntari.define.price_sheets import Sheet, sheets_for
from puntari.flow.pricing.check import Asked, Cells, Row, check, check_complaints
from puntari.flow.pricing.faults import Fault
from puntari.flow.readers.xlsx import read_xlsx
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import ROW

IDENTITY = "puntari"
"""The hidden sheet by which a file says what it is an answer to."""
WHAT, SHEET = ("round", "respondent", "key", "fingerprint"), "sheet:"
HEAD = 3
"""Rows before the first to fill in: names for the program (hidden), titles, what to write."""
LARGEST = 20 * 1024 * 1024
OPTIONS = ReadOptions(max_bytes=LARGEST * 5, max_cells=1_000_000)


@dataclass(frozen=True)
class Identity:
    """What a file says that it is an answer to, and how its sheets are called by their ids."""

    round: str
    respondent: str
    key: str
    fingerprint: str
    sheets: Mapping[str, str] = field(default_factory=dict)


def identity_of(data: bytes) -> Identity:
    """What a returned file is an answer to; raises BrokenFile for a file that is no workbook or no request of ours."""
    if len(data) > LARGEST:
        raise BrokenFile(f"the file has {len(data):,} bytes, an answer at most {LARGEST:,}", "the file", "return the request that was sent")
    found = {str(cells.get("name")): str(cells.get("value") or "") for _, cells in rows_of(data, IDENTITY)}
    if lacking := [name for name in WHAT if not found.get(name)]:
        raise BrokenFile(f"the hidden sheet says nothing of {lacking[0]}", f"sheet {IDENTITY!r}", "fill in the request as it was sent")
    sheets = {name.removeprefix(SHEET): called for name, called in found.items() if name.startswith(SHEET)}
    return Identity(*(found[name] for name in WHAT), sheets)


def rows_of(data: bytes, sheet: str) -> list[tuple[int, Cells]]:
    """The rows of a sheet by their numbers, cells by the names of the first row; raises BrokenFile."""
    options = ReadOptions(sheet=sheet, max_bytes=OPTIONS.max_bytes, max_cells=OPTIONS.max_cells)
    records = read_xlsx(data, options).data.to_pylist()
    return [(record[ROW], {name: value for name, value in record.items() if name != ROW}) for record in records]


def answers_in(data: bytes, own: bool, asked: Asked, called: Mapping[str, str]) -> tuple[dict[str, tuple[Row, ...]], tuple[Fault, ...]]:
    """The rows that hold by sheet, and the faults of all others; `called` is how the file's sheets are called by their ids. Raises
    BrokenFile where a sheet or one of its columns is gone."""
    rows: dict[str, tuple[Row, ...]] = {}
    faults: list[Fault] = []
    for sheet in sheets_for(own):
        rows[sheet.id], wrong = check(sheet, _filled(data, sheet, called.get(sheet.id, sheet.id)), asked)
        faults += wrong
    if own:
        rows["complaints"], strange = check_complaints(rows["complaints"], rows["bills"])
        faults += strange
    return rows, tuple(faults)


def _filled(data: bytes, sheet: Sheet, called: str) -> list[tuple[int, Cells]]:
    rows = rows_of(data, called)
    names = set(rows[0][1]) if rows else set()
    if lacking := [one for one in sheet.ids if one not in names]:
        raise BrokenFile(
            f"the column {lacking[0]!r} is gone, or the hidden first row was changed", f"sheet {called!r}",
            "copy the answers into the request as it was sent; rows may be added, columns and the first rows stay",
        )
    return [(number, cells) for number, cells in rows if number > HEAD]
