"""Writes the whole site as static files: figures are asked first, then pages are written by as many processes as there are cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path

from puntari.doors.house import House
from puntari.doors.publish import Printing, publish_site
from puntari.outlets.site import report_page
from puntari.outlets.site.book import Book, open_book, open_indicators
from puntari.outlets.site.routes import Route, has_place, machine_files, routes, shared_files, version
from puntari.outlets.site.search import index
from puntari.words.errors import PuntariError
from puntari.words.text import Language

Progress = Callable[[str, int, int], None]
MOST_WORKERS = 4
TELL_EACH = 20


class SiteNotWritten(PuntariError):
    """A process that writes pages failed; the site that was there before still stands."""


def build_site(house: House, out: Path, progress: Progress, contact: str = "", workers: int | None = None) -> int:
    """Write the site into `out`, which is replaced whole, and return the number of pages; raises PuntariError and changes nothing."""
    book = open_book(house, version(), contact)
    entries = index(book)
    pages = tuple(routes(book, entries))

    def fill(printing: Printing) -> int:
        files = _shared(book, printing, progress)
        for name, make in shared_files(book, entries).items():
            printing.put(name, make())
            files += 1
        count = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        _write_all(pages, printing, count, progress)
        return files + sum(len(Language) * (1 + len(page.files)) for page in pages)

    publish_site(house, out, fill)
    return len(pages) * len(Language)


def _shared(book: Book, printing: Printing, progress: Progress) -> int:
    """Ask every figure, write the files for machines, and leave all that pages need on the shelf."""
    wanted = tuple(machine_files(book))
    for number, (name, make) in enumerate(wanted):
        progress("figures", number, len(wanted))
        printing.put(name, make())
    progress("figures", len(wanted), len(wanted))
    for pack in book.packs:
        book.sources(pack)
        for report in pack.reports:
            report_page.table_of(book, pack, report)
        for id in open_indicators(pack):
            if not has_place(pack, id):
                book.shelf.by_dimensions(pack, id)
    return len(wanted)


def write_route(route: Route, printing: Printing) -> None:
    """Write a page in every language, with the files beside it."""
    for language in Language:
        folder = f"{language}/{route.path}".rstrip("/")
        printing.put(f"{folder}/index.html", route.page(language).encode())
        for name, make in route.files.items():
            printing.put(f"{folder}/{name}", make(language))


def _write_all(pages: Sequence[Route], printing: Printing, workers: int, progress: Progress) -> None:
    """Write all pages; with several workers each process takes every so manieth page.

    Processes are forked, so that they share the shelf without copying it; they ask nothing, as all that pages need lies on it.
    """
    if workers < 2:
        for number, page in enumerate(pages):
            progress("pages", number, len(pages))
            write_route(page, printing)
        progress("pages", len(pages), len(pages))
        return
    context = multiprocessing.get_context("fork")
    gc.collect()
    gc.freeze()  # else each process would touch, and so copy, all that the shelf holds
    ears = []
    for worker in range(workers):
        ear, mouth = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(pages[worker::workers], printing, mouth), daemon=True)
        process.start()
        mouth.close()
        ears.append(ear)
    _listen(ears, len(pages), progress)


def _work(pages: Sequence[Route], printing: Printing, mouth: Connection) -> None:
    """What one process does: write its pages, tell how many, and what went wrong if anything did."""
    try:
        for number, page in enumerate(pages, 1):
            write_route(page, printing)
            if number % TELL_EACH == 0:
                mouth.send(TELL_EACH)
        mouth.send(len(pages) % TELL_EACH)
        mouth.send("done")
    except Exception as wrong:
        mouth.send(f"{type(wrong).__name__}: {wrong}")
    finally:
        mouth.close()


def _listen(ears: list[Connection], total: int, progress: Progress) -> None:
    """Wait for all processes; raises SiteNotWritten when one fails or falls silent before it is done."""
    written = 0
    while ears:
        for ear in wait(ears):
            try:
                told = ear.recv()
            except EOFError as silent:
                raise SiteNotWritten("a process that writes pages ended before it was done; see that there is memory and disk") from silent
            if isinstance(told, int):
                written += told
                progress("pages", written, total)
            elif told == "done":
                ears.remove(ear)
            else:
                raise SiteNotWritten(f"a page could not be written: {told}")
