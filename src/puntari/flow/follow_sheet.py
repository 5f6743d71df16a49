"""A returned spreadsheet of recommendations and measures, read row by row into the cells of entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from puntari.define.followup import CODED, IN_SHEET, LISTS, PAGE
from puntari.flow.pricing.returned import LARGEST, rows_of
from puntari.words.errors import BrokenFile

HEAD = 2
"""Rows before the first to fill in: names for the program (hidden), and titles."""


def follow_rows(data: bytes) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Each row that names something, by its number, with the codes of what was chosen in words; raises BrokenFile for another file."""
    if len(data) > LARGEST:
        raise BrokenFile(f"the file has {len(data):,} bytes, a sheet at most {LARGEST:,}", "the file", "return the sheet that was written")
    codes = {(str(cells.get("list")), str(cells.get("words"))): str(cells.get("code")) for _, cells in rows_of(data, LISTS)}
    rows = rows_of(data, PAGE)
    names = set(rows[0][1]) if rows else set()
    if lacking := [name for name in ("of", *IN_SHEET) if name not in names]:
        raise BrokenFile(
            f"the column {lacking[0]!r} is gone, or the hidden first row was changed", f"sheet {PAGE!r}",
            "write a new sheet with `puntari recommendations sheet` and copy what was filled in",
        )
    for number, cells in rows:
        if number > HEAD and str(cells.get("of") or "").strip():
            found = {name: cells.get(name) for name in ("of", *IN_SHEET)}
            yield number, found | {name: codes.get((name, str(found[name] or "").strip()), found[name]) for name in CODED}
