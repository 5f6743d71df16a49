"""What python-docx has no words for: alternative texts, header rows, languages, fields, rules and shades, written as the format's XML."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from puntari.words.text import Language

LOCALES = {Language.FI: "fi-FI", Language.SV: "sv-FI", Language.EN: "en-GB"}

AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping",
                "shapeDefaults", "decimalSymbol", "listSeparator")


def _child(name: str, **attributes: str) -> OxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def describe(thing: InlineShape | Table, title: str, told: str) -> None:
    """Give a picture or a table its title and its words for those who do not see it."""
    if isinstance(thing, Table):
        properties = thing._tbl.tblPr
        properties.append(_child("tblCaption", val=title))
        properties.append(_child("tblDescription", val=told or title))
        return
    named = thing._inline.docPr
    named.set("title", title)
    named.set("descr", f"{title}. {told}" if told else title)


def header_row(row: _Row) -> None:
    """Mark a row as the table's headings, repeated on every page."""
    row._tr.get_or_add_trPr().append(_child("tblHeader", val="true"))
    never_split(row)


def never_split(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_child("cantSplit", val="true"))


def span(row: _Row, columns: int) -> _Cell:
    """One cell across the whole row."""
    return row.cells[0].merge(row.cells[columns - 1])


def keep_row_whole(paragraph: Paragraph) -> None:
    """Keep a heading across a table with the row after it."""
    paragraph.paragraph_format.keep_with_next = True


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(_child("shd", val="clear", color="auto", fill=colour.lstrip("#")))


def left_rule(paragraph: Paragraph, colour: str) -> None:
    """A thick line along the left of a paragraph."""
    borders = _child("pBdr")
    borders.append(_child("left", val="single", sz="24", space="8", color=colour.lstrip("#")))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def language_of_run(run: Run, language: Language) -> None:
    """Tell the language of words."""
    run._r.get_or_add_rPr().append(_child("lang", val=LOCALES[language]))


def language_of_styles(document: Document, language: Language) -> None:
    """Tell the language of all words that say no other."""
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    found = properties.find(qn("w:lang"))
    if found is not None:
        properties.remove(found)
    properties.append(_child("lang", val=LOCALES[language], eastAsia=LOCALES[language]))


def update_when_opened(document: Document) -> None:
    """Let Word count the pages of the table of contents when it opens the report."""
    settings = document.settings.element
    # The format wants its settings in order; this is the first of those that come after this one.
    later = (each for name in AFTER_UPDATE if (each := settings.find(qn(f"w:{name}"))) is not None)
    found = next(later, None)
    told = _child("updateFields", val="true")
    settings.append(told) if found is None else found.addprevious(told)


def field(paragraph: Paragraph, instruction: str, *shown: str) -> None:
    """A field of Word with what it shows until it is renewed, each on a line of its own."""
    paragraph.add_run()._r.append(_child("fldChar", fldCharType="begin"))
    told = _child("instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = instruction
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(_child("fldChar", fldCharType="separate"))
    for at, line in enumerate(shown):
        run = paragraph.add_run(line)
        if at < len(shown) - 1:
            run.add_break()
    paragraph.add_run()._r.append(_child("fldChar", fldCharType="end"))
