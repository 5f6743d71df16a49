"""The page of a pack's report: its abstract in the reader's language, its chapters, and the whole of it to read and to take along."""

from __future__ import annotations

from puntari.define.document import Document
from puntari.define.pack import Pack
from puntari.doors.documents import DocumentTold, ask_document
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.outlets.documents import words as report_words
from puntari.outlets.documents.compose import compose
from puntari.outlets.documents.model import Paper, plain
from puntari.outlets.documents.write import Form, written
from puntari.outlets.pages import frame
from puntari.outlets.site import document_words as words
from puntari.outlets.site import paths
from puntari.outlets.site.book import Book
from puntari.outlets.site.twins import as_json
from puntari.words.errors import TextDisagrees
from puntari.words.text import Language


def released(document: Document, book: Book, pack: Pack) -> Finding[DocumentTold]:
    """The report held against its rows; raises TextDisagrees where they part, so that a site with a false report is not written."""
    return book.released(
        f"{document.id} {document.round}", pack, lambda house, id, actor: ask_document(house, id, document.id, document.round, actor)
    )


def paper_of(document: Document, book: Book, pack: Pack) -> Paper:
    """The composed report, made once a book and before processes are forked, as all that it shows is asked for then."""
    key = (pack.id, document.id, document.round)
    if key not in book.papers:
        book.papers[key] = compose(book.house, released(document, book, pack), PUBLIC)
    return book.papers[key]


def page(document: Document, book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML; of a report that its figures have left behind it says so and shows nothing of it."""
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    path = paths.document_path(pack, document)
    shown = frame.Page(book.site, language, path, document.title[language], document.subtitle[language], crumbs)
    try:
        paper = paper_of(document, book, pack)
    except TextDisagrees as wrong:
        said = words.DISAGREES[language].format(count=len(wrong.places))
        return book.render(shown, "document.html", notice=said, opening=None)
    opening = next(one for one in paper.openings if one.language is language)
    forms = tuple((words.FORMS[form][language], shown.up + paths.document_file(pack, document, form)) for form in Form)
    return book.render(
        shown, "document.html", dw=words, notice=paper.notice, opening=opening, plain=plain, forms=forms, lang=document.language,
        round=report_words.ROUND[language].format(round=document.round),
        chapters=tuple(f"{part.label} {plain(part.title)}" for part in paper.parts),
        written=words.WRITTEN_IN[language].format(language=words.LANGUAGES[document.language][language]),
        held=words.HELD[language].format(count=len(released(document, book, pack).body.statements)),
    )


def twin(document: Document, book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines: everything that the report states, with the formula, the rows and what they give."""
    told = released(document, book, pack)
    statements = [
        {"where": one.where, "text": one.text, "formula": one.formula, "rows": one.rows, "value": one.value} for one in told.body.statements
    ]
    return as_json({"report": document.id, "round": document.round, "build": told.build, "statements": statements})


def file(document: Document, book: Book, pack: Pack, form: Form) -> bytes:
    """The whole report in a form, the same for all languages of the site."""
    return written(paper_of(document, book, pack), form)
