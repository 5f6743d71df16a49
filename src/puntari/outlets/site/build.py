"""Writes the whole site as static files: figures are asked first, then pages are written, each by as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from puntari.doors.house import House
from puntari.doors.publish import Printing, publish_site
from puntari.guard.release import Refusal
from puntari.outlets.site import claims_page, losses, maturity_page, report_page
from puntari.outlets.site.asking import ask_all, in_turn
from puntari.outlets.site.book import Book, open_book
from puntari.outlets.site.routes import Route, routes, shared_files, version
from puntari.outlets.site.search import index
from puntari.outlets.site.views import views
from puntari.outlets.site.workers import cores, shared_out
from puntari.words.text import Language

Progress = Callable[[str, int, int], None]


def build_site(house: House, out: Path, progress: Progress, contact: str = "", workers: int | None = None) -> int | Refusal:
    """Write the site into `out`, which is replaced whole, and return the number of pages; raises PuntariError and changes nothing.

    A build that waits for its release is refused.
    """
    book = open_book(house, version(), contact)
    entries = index(book)
    pages = tuple(routes(book, entries))

    def fill(printing: Printing) -> int:
        count = workers or cores()
        files = _ask_all(book, printing, count, progress)
        for name, make in shared_files(book, entries).items():
            printing.put(name, make())
            files += 1
        _write_all(pages, printing, count, progress)
        return files + sum(len(Language) * (1 + len(page.files)) for page in pages)

    done = publish_site(house, out, fill)
    return done if isinstance(done, Refusal) else len(pages) * len(Language)


def _ask_all(book: Book, printing: Printing, workers: int, progress: Progress) -> int:
    """Ask every figure, write the files for machines, and leave all that pages need on the shelf."""
    total = len(in_turn(book))
    for number, _ in enumerate(ask_all(book, workers, printing.put), 1):
        progress("figures", number, total)
    ask_views(book)
    return total


def ask_views(book: Book) -> None:
    """Ask whatever pages ask beside figures, before processes are forked: an engine with threads answers nobody in a fork."""
    for pack in book.packs:
        book.sources(pack)
        for report in pack.reports:
            report_page.table_of(book, pack, report)
        claims_page.claims_of(book, pack)
        if pack.registers:
            losses.ask(book, pack)
        for assessment in pack.assessments:
            maturity_page.ask(book, pack, assessment)
        for view in views(pack):
            view.ask(book, pack)


def write_route(route: Route, printing: Printing) -> None:
    """Write a page in every language, with the files beside it."""
    for language in Language:
        folder = f"{language}/{route.path}".rstrip("/")
        printing.put(f"{folder}/index.html", route.page(language).encode())
        for name, make in route.files.items():
            printing.put(f"{folder}/{name}", make(language))


def _write_all(pages: Sequence[Route], printing: Printing, workers: int, progress: Progress) -> None:
    """Write all pages; nothing is asked any more, as all that they need lies on the shelf."""

    def write_some(some: Sequence[Route]) -> Iterator[int]:
        for page in some:
            write_route(page, printing)
            yield 1

    for number, _ in enumerate(shared_out(pages, write_some, workers), 1):
        progress("pages", number, len(pages))
