"""A report as PDF for people with and without sight: tagged, after PDF/UA-1 and PDF/A-2a, compiled by Typst from one source."""

from __future__ import annotations

from datetime import datetime

import typst

from puntari.outlets.documents.model import Paper, Picture
from puntari.outlets.documents.row_heads import with_row_heads
from puntari.outlets.documents.typeset import picture, typeset
from puntari.words.text import Language

STANDARDS = ["ua-1", "a-2a"]
PICTURE_DOTS = 220
PICTURE_WIDTH = "160mm"


def as_pdf(paper: Paper) -> bytes:
    """The report as PDF; the compiler refuses a picture without words, a document without title or language, and what else the two
    standards ask for. Only the fonts that come with it are used, so that the same report gives the same bytes on every machine."""
    made = typst.compile(typeset(paper), format="pdf", pdf_standards=STANDARDS, ignore_system_fonts=True, timestamp=_moment(paper))
    return with_row_heads(made if isinstance(made, bytes) else b"".join(made))


def _moment(paper: Paper) -> int:
    """When the build was made, in seconds of the clock that the standards use."""
    return int(datetime.fromisoformat(paper.moment).timestamp()) if paper.moment else 0


def as_png(piece: Picture, language: Language) -> bytes:
    """One picture of a report in dots, for programs that draw no SVG."""
    source = f"#set page(width: {PICTURE_WIDTH}, height: auto, margin: 0pt)\n#{picture(piece, language, piece.label, '100%')}"
    made = typst.compile(source.encode(), format="png", ppi=PICTURE_DOTS, ignore_system_fonts=True)
    return made if isinstance(made, bytes) else made[0]
