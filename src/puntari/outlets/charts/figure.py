"""Puts a drawing on a page: the finding, the picture, what it shows, and the same as a table."""

from __future__ import annotations

from html import escape

from puntari.outlets.charts.kinds import ChartTable, Drawing
from puntari.outlets.charts.words import AS_TABLE, IN_WORDS, SKIP
from puntari.words.text import Language

LONGEST_WORDS, LONGEST_CELL = 480, 26
LONG = ' class="long"'
"""A cell of so many letters may break into lines; figures and short words never do."""


def figure(drawing: Drawing, language: Language, heading: str = "h3") -> str:
    """The drawing as an HTML figure; `heading` is the level that its title has on the page.

    Where areas are links, a link jumps over them, for those who travel by keyboard.
    """
    after = f"{drawing.id}-after"
    skip = f'<a class="skip" href="#{escape(after)}">{escape(SKIP[language])}</a>' if drawing.linked else ""
    return (
        f'<figure class="chart" id="{escape(drawing.id)}"><figcaption><{heading} class="finding">{escape(drawing.title)}</{heading}>'
        f'<p class="measure">{escape(drawing.subtitle)}</p></figcaption>{skip}{drawing.svg}'
        f'<div id="{escape(after)}" class="shows">{told(drawing, language)}{folded(drawing.table, language)}</div></figure>'
    )


def told(drawing: Drawing, language: Language) -> str:
    """What the drawing shows, as a paragraph, or folded where that would be a wall of text."""
    words = f"<p>{escape(drawing.text)}</p>"
    if len(drawing.text) <= LONGEST_WORDS:
        return words
    return f'<details class="data"><summary>{escape(IN_WORDS[language])}</summary>{words}</details>'


def folded(data: ChartTable, language: Language) -> str:
    """The table behind a summary that opens it; on paper it is open."""
    return f'<details class="data"><summary>{escape(AS_TABLE[language])}</summary>{table(data)}</details>'


def table(data: ChartTable) -> str:
    """The table as HTML that scrolls within itself on narrow screens, its notes below."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in data.columns)
    body = "".join(map(_row, data.rows))
    notes = "".join(f"<li>{escape(note)}</li>" for note in data.notes)
    listed = f'<ul class="notes">{notes}</ul>' if notes else ""
    caption = escape(data.caption)
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{listed}"
    )


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td{LONG if len(cell) > LONGEST_CELL else ''}>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
