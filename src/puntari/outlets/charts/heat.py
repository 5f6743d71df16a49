"""A table whose cells are shaded by their figure: the figure is always written, the shade only helps the eye."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from string import ascii_lowercase

SHADES = 5


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What stands in a cell; `shade` from 0 (least) to 4, or none; `note` is told under the table.

    A cell that shows only a sign says in `spoken` what is read aloud in its place.
    """

    text: str
    shade: int | None = None
    note: str = ""
    spoken: str = ""

    def __post_init__(self) -> None:
        if self.shade is not None and not 0 <= self.shade < SHADES:
            raise ValueError(f"a cell has shade {self.shade}; shades go from 0 to {SHADES - 1}")


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row by its name, with the address of what tells more of it."""

    name: str
    cells: tuple[HeatCell, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class HeatPart:
    """Rows that belong together, under a heading."""

    name: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The table: what is in it, the heading of its first column and of the others, and its rows by part."""

    caption: str
    first: str
    columns: tuple[str, ...]
    parts: tuple[HeatPart, ...]

    def __post_init__(self) -> None:
        for part in self.parts:
            for row in part.rows:
                if len(row.cells) != len(self.columns):
                    where = f"row {row.name!r} of table {self.caption!r}"
                    raise ValueError(f"{where} has {len(row.cells)} cells for {len(self.columns)} columns")


def heat(table: HeatTable) -> str:
    """The table as HTML that scrolls within itself on narrow screens; notes get letters and stand below."""
    notes = _letters(table)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    caption = escape(table.caption)
    body = "".join(_part(part, len(table.columns) + 1, notes) for part in table.parts)
    listed = "".join(f"<li>{letter}: {escape(note)}</li>" for note, letter in notes.items())
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{caption}"><table class="heat"><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">{escape(table.first)}</th>{head}</tr></thead>{body}</table></div>'
        + (f'<ul class="notes">{listed}</ul>' if listed else "")
    )


def _letters(table: HeatTable) -> dict[str, str]:
    noted = dict.fromkeys(cell.note for part in table.parts for row in part.rows for cell in row.cells if cell.note)
    return dict(zip(noted, letters(), strict=False))


def letters() -> Iterator[str]:
    """Letters for notes, as many as are asked for up to seven hundred."""
    yield from ascii_lowercase
    yield from (one + other for one in ascii_lowercase for other in ascii_lowercase)


def _part(part: HeatPart, width: int, notes: Mapping[str, str]) -> str:
    rows = "".join(_row(row, notes) for row in part.rows)
    return f'<tbody><tr class="part"><th colspan="{width}" scope="rowgroup">{escape(part.name)}</th></tr>{rows}</tbody>'


def _row(row: HeatRow, notes: Mapping[str, str]) -> str:
    name = f'<a href="{escape(row.href, quote=True)}">{escape(row.name)}</a>' if row.href else escape(row.name)
    return f'<tr><th scope="row">{name}</th>{"".join(_cell(cell, notes) for cell in row.cells)}</tr>'


def _cell(cell: HeatCell, notes: Mapping[str, str]) -> str:
    kind = "" if cell.shade is None else f' class="h{cell.shade}"'
    mark = f"<sup>{notes[cell.note]}</sup>" if cell.note else ""
    text = escape(cell.text)
    if cell.spoken:
        text = f'<span aria-hidden="true">{text}</span><span class="hidden-words">{escape(cell.spoken)}</span>'
    return f"<td{kind}>{text}{mark}</td>"
