"""A report for Word: real styles and headings, header rows that repeat, pictures with alternative text, a table of contents."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from puntari.outlets.documents import words
from puntari.outlets.documents.marking import (
    describe,
    field,
    header_row,
    keep_row_whole,
    language_of_run,
    language_of_styles,
    left_rule,
    never_split,
    shade,
    span,
    update_when_opened,
)
from puntari.outlets.documents.model import Bullets, Grid, Head, Line, Opening, Paper, Part, Picture, Piece, Table, Words, plain
from puntari.outlets.theme.theme import bundled
from puntari.words.text import Language

FONT = "Calibri"
BODY, SMALL, TINY = 10.5, 9.0, 7.5
MANY_COLUMNS = 7
PICTURE_WIDTH = Mm(160)
Drawer = Callable[[Picture, Language], bytes]


def as_word(paper: Paper, png: Drawer) -> bytes:
    """The report as DOCX; `png` gives a picture in dots, as Word's older versions draw no SVG."""
    document = Document()
    _look(document, paper)
    _cover(document, paper)
    for opening in paper.openings:
        _opening(document, opening)
    _contents(document, paper)
    for part in paper.parts:
        _part(document, part, paper, png)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _look(document: DocumentObject, paper: Paper) -> None:
    """Page, styles, language and properties."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    page.top_margin = page.bottom_margin = Mm(24)
    told = document.core_properties
    told.title, told.subject, told.author, told.language, told.comments = (
        paper.title, paper.subtitle, paper.publisher, paper.language, paper.made
    )
    language_of_styles(document, paper.language)
    update_when_opened(document)
    brand = RGBColor.from_string(bundled().tokens["brand"].lstrip("#"))
    for name, size in (("Title", 28), ("Heading 1", 19), ("Heading 2", 13), ("Subtitle", 14)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
        style.font.color.rgb = brand
    for name, size in (("Normal", BODY), ("List Bullet", BODY), ("Caption", SMALL)):
        document.styles[name].font.name, document.styles[name].font.size = FONT, Pt(size)
    document.styles["Caption"].font.color.rgb = RGBColor.from_string(bundled().tokens["ink"].lstrip("#"))
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    footer = page.footer.paragraphs[0]
    footer.add_run(f"{paper.title} · {paper.round} · {words.PAGE[paper.language]} ")
    field(footer, "PAGE", "1")


def _cover(document: DocumentObject, paper: Paper) -> None:
    document.add_paragraph(f"{paper.publisher} · {paper.round}").paragraph_format.space_before = Pt(140)
    document.add_paragraph(paper.title, style="Title")
    document.add_paragraph(paper.subtitle, style="Subtitle")
    if paper.notice:
        document.add_paragraph().add_run(paper.notice).bold = True
    document.add_paragraph(paper.made, style="Caption")


def _opening(document: DocumentObject, one: Opening) -> None:
    """An abstract on a page of its own, its language told run by run."""
    _on_new_page(_worded(document.add_paragraph(style="Heading 1"), one.heading, one.language))
    for runs in one.paragraphs:
        _worded(document.add_paragraph(), plain(runs), one.language)
    _worded(document.add_paragraph(), f"{one.keywords_heading}: {', '.join(one.keywords)}", one.language)


def _worded(paragraph: Paragraph, text: str, language: Language) -> Paragraph:
    language_of_run(paragraph.add_run(text), language)
    return paragraph


def _on_new_page(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.page_break_before = True


def _contents(document: DocumentObject, paper: Paper) -> None:
    """A table of contents that Word counts the pages of; until it has, the headings stand in it."""
    heading = document.add_paragraph(words.CONTENTS[paper.language], style="Subtitle")
    _on_new_page(heading)
    paragraph = document.add_paragraph()
    listed = [one.heading for one in paper.openings] + [f"{part.label} {plain(part.title)}" for part in paper.parts]
    field(paragraph, 'TOC \\o "1-2" \\h \\z \\u', *listed)
    paragraph.add_run().add_break(WD_BREAK.PAGE)


def _part(document: DocumentObject, part: Part, paper: Paper, png: Drawer) -> None:
    heading = document.add_heading(f"{part.label}  {plain(part.title)}", level=1)
    if part.annex:
        _on_new_page(heading)
    for piece in part.pieces:
        _piece(document, piece, paper, png)


def _piece(document: DocumentObject, piece: Piece, paper: Paper, png: Drawer) -> None:
    if isinstance(piece, Words):
        run = document.add_paragraph().add_run(plain(piece.runs))
        if piece.key:
            run.bold = True
            left_rule(document.paragraphs[-1], bundled().tokens["brand"])
    elif isinstance(piece, Bullets):
        for runs in piece.items:
            document.add_paragraph(plain(runs), style="List Bullet")
    elif isinstance(piece, Head):
        document.add_heading(f"{piece.number}  {plain(piece.runs)}", level=2)
    elif isinstance(piece, Picture):
        _picture(document, piece, png(piece, paper.language))
    else:
        _table(document, piece)


def _caption(document: DocumentObject, piece: Picture | Table) -> None:
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{piece.label}. {plain(piece.title)}" if piece.label else plain(piece.title)).bold = True
    if piece.subtitle:
        paragraph.add_run().add_break()
        paragraph.add_run(piece.subtitle).bold = False


def _picture(document: DocumentObject, piece: Picture, dots: bytes) -> None:
    _caption(document, piece)
    shape = document.add_picture(io.BytesIO(dots), width=PICTURE_WIDTH)
    describe(shape, f"{piece.label}. {plain(piece.title)}", piece.told)


def _table(document: DocumentObject, piece: Table) -> None:
    _caption(document, piece)
    grid = piece.grid
    made = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    describe(made, f"{piece.label} {plain(piece.title)}".strip(), piece.subtitle)
    size = TINY if len(grid.columns) >= MANY_COLUMNS or grid.code else SMALL
    header_row(made.rows[0])
    for cell, column in zip(made.rows[0].cells, grid.columns, strict=True):
        _write(cell.paragraphs[0], column, size, bold=True)
    for line in grid.lines:
        _line(made.add_row(), line, grid, size)
    for note in grid.notes:
        document.add_paragraph(note, style="Caption")


def _line(row: object, line: Line, grid: Grid, size: float) -> None:
    never_split(row)
    if line.part:
        cell = span(row, len(grid.columns))
        keep_row_whole(cell.paragraphs[0])
        shade(cell, bundled().tokens["ground"])
        _write(cell.paragraphs[0], line.name, size, bold=True)
        return
    _write(row.cells[0].paragraphs[0], line.name, size)
    for cell, one in zip(row.cells[1:], line.fields, strict=True):
        if one.shade is not None:
            shade(cell, bundled().tokens[f"class-{one.shade}"])
        ink = bundled().tokens[f"on-class-{one.shade}"] if one.shade is not None else bundled().tokens["ink"]
        _write(cell.paragraphs[0], one.text, size, ink=ink)


def _write(paragraph: Paragraph, text: str, size: float, bold: bool = False, ink: str = "") -> None:
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold or None
    if ink:
        run.font.color.rgb = RGBColor.from_string(ink.lstrip("#"))
