"""Lists of reports of any kind, as a table for the eye, CSV or JSON; words are in English, as commands are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from puntari.words.text import Text


def listed(form: str, names: Sequence[str], reports: Sequence[object]) -> str:
    """The named parts of reports, one line or object each; `form` is table, csv or json."""
    return printed(form, names, [[_plain(getattr(one, name)) for name in names] for one in reports])


def printed(form: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under names as table, csv or json."""
    if form == "json":
        return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([names, *rows])
        return out.getvalue().rstrip("\n")
    return _as_table([list(names), *([str(cell) for cell in row] for row in rows)])


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return value.en
    return value if isinstance(value, (int, float)) or value is None else str(value)


def _as_table(rows: list[list[str]]) -> str:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)
