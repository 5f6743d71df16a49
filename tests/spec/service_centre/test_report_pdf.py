"""The evaluation report as PDF against what PDF/UA-1 asks and a machine can check, after the conditions of the Matterhorn protocol."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest

from puntari.outlets.documents.as_pdf import as_pdf
from puntari.outlets.documents.model import Paper, Table

PAINTED = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"))
"""Operators that put something on the page."""


@pytest.fixture(scope="module")
def pdf(paper: Paper) -> Iterator[pikepdf.Pdf]:
    """The report of which the same pages give the same bytes."""
    made = as_pdf(paper)
    assert made == as_pdf(paper)
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield opened


def walk(node: object) -> Iterator[pikepdf.Dictionary]:
    """The structure elements of a PDF, from the top."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from walk(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walk(node.K)


def test_pdf_is_tagged_as_pdf_ua_1_asks(paper: Paper, pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1" and (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert told["dc:title"] == paper.title
    assert str(pdf.Root.Lang) == "fi-FI" and pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle
    assert "/Outlines" in pdf.Root and all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)
    parts = list(walk(pdf.Root.StructTreeRoot.K))
    counted = Counter(str(one.S) for one in parts)
    figures = [one for one in parts if one.S == "/Figure"]
    assert len(figures) == len(paper.pictures) and all(len(str(one.Alt)) > 40 for one in figures)
    tables = sum(isinstance(piece, Table) for part in paper.parts for piece in part.pieces)
    assert counted["/Table"] == counted["/THead"] == tables and counted["/TH"] > tables
    assert counted["/H1"] == len(paper.parts) + len(paper.openings) + 1 and counted["/TOC"] == 1
    headings = [int(str(one.S)[2:]) for one in parts if re.fullmatch(r"/H\d", str(one.S))]
    assert all(later - earlier <= 1 for earlier, later in zip(headings, headings[1:], strict=False)), "no level of headings is left out"
    assert {str(one.Lang) for one in parts if "/Lang" in one} >= {"sv-FI", "en-GB"}


def below(node: pikepdf.Dictionary) -> list[str]:
    """What kinds of elements stand right under one."""
    kids = node.get("/K", pikepdf.Array())
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [str(one.S) for one in listed if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def attributes(node: pikepdf.Dictionary) -> dict[str, object]:
    told = node.get("/A", pikepdf.Array())
    return {key: value for one in (told if isinstance(told, pikepdf.Array) else [told]) for key, value in one.items()}


def numbered(node: pikepdf.Dictionary) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree."""
    pairs = list(node.get("/Nums", []))
    yield from ((int(pairs[at]), pairs[at + 1]) for at in range(0, len(pairs), 2))
    for kid in node.get("/Kids", []):
        yield from numbered(kid)


def marked(page: pikepdf.Page) -> tuple[set[int], Counter[str]]:
    """The marks of the page's content, and what is painted outside of any mark that is neither content nor decoration."""
    spans: list[tuple[bool, int | None]] = []
    marks: set[int] = set()
    bare: Counter[str] = Counter()
    for one in pikepdf.parse_content_stream(page):
        operator = str(one.operator)
        if operator in ("BDC", "BMC"):
            told = one.operands[1] if operator == "BDC" else None
            mark = int(told.MCID) if isinstance(told, pikepdf.Dictionary) and "/MCID" in told else None
            spans.append((str(one.operands[0]) == "/Artifact", mark))
            marks |= {mark} - {None}
        elif operator == "EMC":
            spans.pop()
        elif operator in PAINTED and not any(artifact or mark is not None for artifact, mark in spans):
            bare[operator] += 1
    assert not spans, "every span that is opened is closed"
    return marks, bare


def test_nothing_is_painted_that_is_neither_tagged_nor_decoration(pdf: pikepdf.Pdf) -> None:
    elements = dict(numbered(pdf.Root.StructTreeRoot.ParentTree))
    found = [marked(page) for page in pdf.pages]
    assert sum(len(marks) for marks, _ in found) > 1000 and not any(bare for _, bare in found)
    for page, (marks, _) in zip(pdf.pages, found, strict=True):
        held = elements[int(page.obj.StructParents)] if marks else []
        assert all(isinstance(held[mark], pikepdf.Dictionary) for mark in marks), "every mark leads to its element"


def test_tables_lists_links_and_pictures_are_built_as_asked(pdf: pikepdf.Pdf) -> None:
    parts = list(walk(pdf.Root.StructTreeRoot.K))
    assert all("/BBox" in attributes(one) for one in parts if one.S == "/Figure")
    assert all(set(below(one)) == {"/LI"} for one in parts if one.S == "/L")
    assert all(below(one) == ["/Lbl", "/LBody"] for one in parts if one.S == "/LI")
    links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert links and all(str(note.Contents) and "/StructParent" in note for note in links)


def test_the_rows_of_every_table_are_as_wide_as_its_head(pdf: pikepdf.Pdf) -> None:
    for table in (one for one in walk(pdf.Root.StructTreeRoot.K) if one.S == "/Table"):
        rows = [[cell for cell in walk(row.K) if cell.S in ("/TH", "/TD")] for row in walk(table.K) if row.S == "/TR"]
        wide = [[int(attributes(cell).get("/ColSpan", 1)) for cell in row] for row in rows]
        assert len({sum(row) for row in wide}) == 1 and len(wide) > 1


def test_every_cell_names_the_headings_of_its_column_and_its_row(paper: Paper, pdf: pikepdf.Pdf) -> None:
    named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    scopes: Counter[str] = Counter()
    for row in (one for one in walk(pdf.Root.StructTreeRoot.K) if one.S == "/TR"):
        cells = [cell for cell in walk(row.K) if cell.S in ("/TH", "/TD")]
        scopes.update(str(attributes(cell)["/Scope"]) for cell in cells if cell.S == "/TH")
        for cell in (one for one in cells if one.S == "/TD" and len(cells) > 1):
            column, head = (named[str(id)] for id in attributes(cell)["/Headers"])
            assert attributes(column)["/Scope"] == "/Column" and head.objgen == cells[0].objgen and attributes(head)["/Scope"] == "/Row"
    tables = [piece for part in paper.parts for piece in part.pieces if isinstance(piece, Table)]
    lines = [line for table in tables for line in table.grid.lines if not line.part]
    assert scopes["/Row"] == len(lines) > 300 and set(scopes) == {"/Row", "/Column"}


def test_letters_are_inside_and_can_be_read_out(pdf: pikepdf.Pdf) -> None:
    fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()}
    for font in fonts.values():
        described = (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor
        assert "/ToUnicode" in font and any(key.startswith("/FontFile") for key in described.keys())
    assert fonts and not {"/AcroForm", "/OpenAction", "/AA"} & set(pdf.Root.keys()) and not pdf.Root.MarkInfo.get("/Suspects", False)
    assert not pdf.is_encrypted and "/JavaScript" not in pdf.Root.get("/Names", {})
