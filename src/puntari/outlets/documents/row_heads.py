"""Headings of rows in a PDF: the compiler marks those of columns only, so the first cell of each row is told apart afterwards."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def with_row_heads(made: bytes) -> bytes:
    """A tagged PDF in which the first cell of every row of a table's body heads its row, and every other cell names it beside the
    heading of its column (ISO 32000-1, 14.8.5.7: `Scope`, `Headers` and the document's `IDTree`). Same bytes in, same bytes out."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        for number, row in enumerate(_rows(pdf.Root.StructTreeRoot)):
            first, *others = row.K
            if not others:
                continue
            first.S, first.ID = Name.TH, String(f"row-{number}")
            named[str(first.ID)] = first
            _of_table(first).Scope = Name.Row
            for cell in others:
                _of_table(cell).Headers.append(first.ID)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _rows(node: Object) -> Iterator[Dictionary]:
    """The rows of the bodies of all tables below."""
    for kid in _kids(node):
        if kid.S == "/TBody":
            yield from (row for row in _kids(kid) if row.S == "/TR" and isinstance(row.K, Array))
        else:
            yield from _rows(kid)


def _kids(node: Object) -> list[Dictionary]:
    """The structure elements right under one; marks of content and objects are none."""
    told = node.get("/K", Array())
    return [one for one in (told if isinstance(told, Array) else [told]) if isinstance(one, Dictionary) and "/S" in one]


def _of_table(cell: Dictionary) -> Dictionary:
    """What a cell says of its place in the table."""
    told = cell.A if isinstance(cell.A, Array) else Array([cell.A])
    return next(one for one in told if one.O == "/Table")
