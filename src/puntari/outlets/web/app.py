"""Serves the same pages that the static site has, made when they are asked for and kept until the build changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Way

from puntari.doors.assessed import mark_of_published
from puntari.doors.house import House
from puntari.outlets.pages import frame
from puntari.outlets.site import list_pages
from puntari.outlets.site.asking import ask_all
from puntari.outlets.site.book import Book, open_book
from puntari.outlets.site.routes import Asked, Route, asked_files, machine_file, routes, shared_files, version
from puntari.outlets.site.search import Entry, index
from puntari.outlets.site.workers import cores
from puntari.outlets.web.down import tell_down
from puntari.outlets.web.round_pages import BARE
from puntari.outlets.web.rounds import Counter
from puntari.outlets.web.rounds import ways as ways_of_rounds
from puntari.outlets.web.safety import HTML, SAFETY
from puntari.words.errors import BrokenStore
from puntari.words.text import Language

MOST_KEPT = 2000
LONGEST_QUERY = 100
TYPES = {
    "html": HTML, "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "jsonld": "application/ld+json", "csv": "text/csv; charset=utf-8", "gz": "application/gzip",
    "pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Body = tuple[bytes, str, int]


@dataclass
class Press:
    """The site of one build: its routes, and the pages made so far."""

    book: Book
    entries: tuple[Entry, ...]
    pages: Mapping[str, Route]
    shared: Mapping[str, Callable[[], bytes]]
    machine: Mapping[str, Callable[[], bytes]]
    kept: OrderedDict[str, Body] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def body(self, path: str) -> Body | None:
        """The body, its type and status for a path without its leading stroke; None where nothing lies."""
        with self.lock:
            if path in self.kept:
                self.kept.move_to_end(path)
                return self.kept[path]
        made = self._make(path)
        if made is None:
            return None
        with self.lock:
            self.kept[path] = made
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        return made

    def _make(self, path: str) -> Body | None:
        for files in (self.shared, self.machine):
            if path in files:
                return files[path](), TYPES[path.rsplit(".", 1)[-1]], 200
        first, _, rest = path.partition("/")
        if first not in set(Language):
            return None
        language, rest = Language(first), rest.removesuffix("index.html")
        if (route := self.pages.get(rest.rstrip("/"))) is not None:
            return route.page(language).encode(), TYPES["html"], 200
        folder, _, name = rest.rpartition("/")
        route = self.pages.get(folder)
        if route is None or name not in route.files:
            return None
        return route.files[name](language), TYPES[name.rsplit(".", 1)[-1]], 200


def _machine(book: Book, asked: Asked) -> bytes:
    return machine_file(book, asked)()


def print_press(house: House, contact: str = "") -> Press:
    """The press of the build that is served now."""
    book = open_book(house, version(), contact)
    entries = index(book)
    pages = {route.path: route for route in routes(book, entries)}
    machine = {asked.path: partial(_machine, book, asked) for asked in asked_files(book)}
    return Press(book, entries, pages, shared_files(book, entries), machine)


@dataclass
class Desk:
    """Hands out the press of the build that is served, and a new one after each build."""

    house: House
    contact: str
    press: Press | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    published: str = ""

    def now(self) -> Press:
        """The press of the build that is served, and of the rounds that are published."""
        with self.lock:
            published = mark_of_published(self.house)
            if self.press is None or self.press.book.report.id != self.house.build().name or published != self.published:
                self.press, self.published = print_press(self.house, self.contact), published
            return self.press

    def site(self) -> frame.Site:
        """The frame of pages that need no figures: that of the build, and a bare one before the first."""
        try:
            return self.now().book.site
        except BrokenStore:
            return BARE


def make_app(house: House, contact: str = "") -> Starlette:
    """The site as an application; nothing is computed before it is asked for."""
    return _app(Desk(house, contact))


def _app(desk: Desk) -> Starlette:

    def answer(request: Request) -> Response:
        return answer_to(desk.now(), request)

    ways = [*ways_of_rounds(Counter(desk.house, desk.site)), Way("/{path:path}", answer, methods=["GET"])]
    return Starlette(
        routes=ways, middleware=[Middleware(GZipMiddleware, minimum_size=500)], exception_handlers={BrokenStore: tell_down}
    )


def answer_to(press: Press, request: Request) -> Response:
    """The page, file or redirection that an address leads to, or the page that helps where it leads nowhere."""
    path = request.path_params["path"]
    if path in ("", "index.html"):
        path = "index.html"
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    first, _, rest = path.partition("/")
    if query and rest.strip("/") == "search" and first in set(Language):
        found = list_pages.search_page(press.book, press.entries, Language(first), query)
        return Response(found, media_type=TYPES["html"], headers=SAFETY)
    if _wants_stroke(press, path):
        return RedirectResponse(request.url.replace(path=f"/{path}/").path, status_code=308)
    made = press.body(path)
    if made is None:
        language = Language(first) if first in set(Language) else Language.FI
        lost = list_pages.lost(press.book, press.entries, language, path)
        return Response(lost, status_code=404, media_type=TYPES["html"], headers=SAFETY)
    body, kind, status = made
    return Response(body, status_code=status, media_type=kind, headers=SAFETY | _kept_for(path, request))


def _wants_stroke(press: Press, path: str) -> bool:
    """Whether a page was asked for without the stroke at its end, from which its relative links count."""
    first, _, rest = path.partition("/")
    return not path.endswith("/") and first in set(Language) and rest in press.pages


def _kept_for(path: str, request: Request) -> dict[str, str]:
    """How long browsers may keep it: what is addressed by version for long, else only as long as it is checked."""
    long = path.startswith("static/") and "v" in request.query_params
    return {"cache-control": "public, max-age=31536000, immutable" if long else "no-cache"}


def serve(house: House, port: int, contact: str = "") -> None:
    """Serve the site on the loopback address until stopped, saying where."""
    desk = Desk(house, contact)
    # Processes may be forked only before anything is opened and any thread runs.
    coming = ask_all(desk.now().book, cores())
    threading.Thread(target=_warm, args=(coming,), daemon=True).start()
    print(f"http://127.0.0.1:{port}", flush=True)
    uvicorn.run(_app(desk), host="127.0.0.1", port=port, log_level="warning")


def _warm(coming: Iterator[Asked]) -> None:
    """Put figures on the shelf as they come, so that pages need not wait for them; a page that comes first asks itself."""
    for _ in coming:
        continue
