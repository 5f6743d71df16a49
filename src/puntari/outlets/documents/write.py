"""Writes a report in the form that is asked for."""

from __future__ import annotations

from enum import StrEnum

from puntari.doors.documents import DocumentTold
from puntari.doors.house import House
from puntari.guard.actor import Actor
from puntari.guard.release import Finding
from puntari.outlets.documents.compose import compose
from puntari.outlets.documents.model import Paper


class Form(StrEnum):
    """The forms of a report."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def write(house: House, told: Finding[DocumentTold], actor: Actor, form: Form) -> bytes:
    """The report as a file of the form."""
    return written(compose(house, told, actor), form)


def written(paper: Paper, form: Form) -> bytes:
    """Composed pages as a file of the form; its library is loaded only when it is wanted."""
    if form is Form.HTML:
        from puntari.outlets.documents.as_html import as_html

        return as_html(paper)
    from puntari.outlets.documents.as_pdf import as_pdf, as_png

    if form is Form.PDF:
        return as_pdf(paper)
    from puntari.outlets.documents.as_word import as_word

    return as_word(paper, as_png)
