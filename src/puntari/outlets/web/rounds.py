"""The form of a round as addresses: it is read and saved by whoever holds a personal link, from pages of this site only."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from puntari.doors import rounds as door
from puntari.doors.assessed import OwnAnswers, ask_own
from puntari.doors.house import House
from puntari.doors.rounds import LONGEST_COMMENT
from puntari.guard.release import Finding, Refusal
from puntari.outlets.pages import frame
from puntari.outlets.web import round_pages as pages
from puntari.outlets.web import round_words as words
from puntari.outlets.web.round_pages import Filled
from puntari.outlets.web.safety import HTML, SAFETY
from puntari.words.errors import BadQuestion
from puntari.words.identifier import LOOKS_LIKE_ONE
from puntari.words.text import Language, Text

PRIVATE = SAFETY | {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}
MOST_BYTES = 32_000
WAY = "/{language:str}/round/{round:str}/{key:str}/"
FILES = {"round.css": "text/css; charset=utf-8", "round.js": "text/javascript; charset=utf-8"}
Own = Finding[OwnAnswers]


@dataclass(frozen=True)
class Counter:
    """Where respondents come: the house, and the frame that its pages stand in."""

    house: House
    site: Callable[[], frame.Site]


def ways(counter: Counter) -> list[Route]:
    """The addresses of the form; they come before those of the site's pages."""

    async def save(request: Request) -> Response:
        return await _write(counter, request, _saved)

    async def send(request: Request) -> Response:
        return await _write(counter, request, _sent)

    return [
        *(Route(f"/static/{name}", _file(name, kind), methods=["GET"]) for name, kind in FILES.items()),
        Route(WAY, lambda request: _read(counter, request, _overview), methods=["GET"]),
        Route(f"{WAY}send/", send, methods=["POST"]),
        Route(f"{WAY}{{area:str}}/", lambda request: _read(counter, request, _area), methods=["GET"]),
        Route(f"{WAY}{{area:str}}/", save, methods=["POST"]),
    ]


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    data = pkgutil.get_data("puntari.outlets.web", name)

    def give(request: Request) -> Response:
        return Response(data, media_type=kind, headers=SAFETY | {"cache-control": "no-cache"})

    return give


def _language(request: Request) -> Language:
    told = request.path_params["language"]
    return Language(told) if told in set(Language) else Language.FI


def _opened(counter: Counter, request: Request) -> Own:
    """The answers behind a link; raises BadQuestion where there are none."""
    if request.path_params["language"] not in set(Language):
        raise BadQuestion("there is no such language")
    own = ask_own(counter.house, request.path_params["round"], request.path_params["key"])
    if isinstance(own, Refusal):
        raise BadQuestion(own.reason.en)
    return own


def _read(counter: Counter, request: Request, page: Callable[[Counter, Request, Own], str]) -> Response:
    try:
        return _html(page(counter, request, _opened(counter, request)))
    except BadQuestion:
        return _lost(counter, request, 404, words.NO_LINK, words.NO_LINK_HELP)


def _overview(counter: Counter, request: Request, own: Own) -> str:
    return pages.overview(counter.site(), own, request.path_params["key"], _language(request))


def _area(counter: Counter, request: Request, own: Own) -> str:
    return pages.area_page(counter.site(), own, request.path_params["key"], request.path_params["area"], _language(request))


async def _write(
    counter: Counter, request: Request, do: Callable[[Counter, Request, Own, Mapping[str, str]], Response]
) -> Response:
    """Carry a request out that changes something, if it comes from a page of this site and is not too large."""
    if not from_here(request):
        return _lost(counter, request, 403, words.WRONG_TITLE, words.FROM_ELSEWHERE)
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES:
        return _lost(counter, request, 413, words.WRONG_TITLE, _too_long())
    fields = _fields((await request.body()).decode(errors="replace"))

    def done() -> Response:
        try:
            return do(counter, request, _opened(counter, request), fields)
        except BadQuestion:
            return _lost(counter, request, 404, words.NO_LINK, words.NO_LINK_HELP)

    return await run_in_threadpool(done)


def _fields(body: str) -> dict[str, str]:
    """The fields of a form; more than a form of ours has are none at all."""
    try:
        return {name: values[-1] for name, values in parse_qs(body, max_num_fields=10).items()}
    except ValueError:
        return {}


def from_here(request: Request) -> bool:
    """Whether a request was made by a page of this site: browsers say so, and what does not say so is refused."""
    origin = request.headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.headers.get("host", "")
    return request.headers.get("sec-fetch-site") == "same-origin"


def _saved(counter: Counter, request: Request, own: Own, fields: Mapping[str, str]) -> Response:
    id, language = request.path_params["area"], _language(request)
    own.body.framework.area(id)
    filled = _checked(fields, own.body.framework.scale, language)
    script = request.headers.get("accept", "").startswith("application/json")
    if filled.wrong or own.body.closed:
        wrong = filled.wrong or words.CLOSED[language]
        if script:
            return JSONResponse({"wrong": wrong}, status_code=422, headers=PRIVATE)
        key = request.path_params["key"]
        return _html(pages.area_page(counter.site(), own, key, id, language, Filled(filled.level, filled.comment, wrong, filled.at)), 422)
    level = None if filled.level == pages.UNKNOWN else float(filled.level)
    door.answer(counter.house, own.body.round, request.path_params["key"], id, level, filled.comment)
    now = _opened(counter, request)
    if script:
        at = datetime.now().astimezone().strftime("%H:%M" if language is Language.EN else "%H.%M")
        return JSONResponse({"at": at, "done": len(now.body.answers), "progress": pages.progress(now, language)}, headers=PRIVATE)
    further = pages.next_area(now, id)
    return RedirectResponse(_base(request) + (f"{further}/" if further else ""), status_code=303, headers=PRIVATE)


def _checked(fields: Mapping[str, str], scale: tuple[float, ...], language: Language) -> Filled:
    """What was filled in, with what is wrong in it: no level, one off the scale, too long a comment or an identifier in it."""
    level, comment = fields.get("level", ""), fields.get("comment", "").replace("\r\n", "\n").strip()
    if len(comment) > LONGEST_COMMENT:
        return Filled(level, comment, _too_long()[language], "comment")
    if LOOKS_LIKE_ONE.search(comment):
        return Filled(level, comment, words.IDENTIFIER[language], "comment")
    if not level:
        return Filled("", comment, words.CHOOSE_FIRST[language])
    if level != pages.UNKNOWN and not _is_level(level, scale):
        return Filled("", comment, words.OFF_SCALE[language].format(low=f"{scale[0]:g}", high=f"{scale[-1]:g}"))
    return Filled(level, comment)


def _is_level(text: str, scale: tuple[float, ...]) -> bool:
    plain = text.replace(".", "", 1)
    return len(text) <= 3 and plain.isascii() and plain.isdigit() and float(text) in scale


def _too_long() -> Text:
    return Text(*(words.TOO_LONG[language].format(longest=LONGEST_COMMENT) for language in Language))


def _sent(counter: Counter, request: Request, own: Own, fields: Mapping[str, str]) -> Response:
    if not own.body.closed and not pages.next_area(own):
        door.send(counter.house, own.body.round, request.path_params["key"])
    return RedirectResponse(_base(request), status_code=303, headers=PRIVATE)


def _base(request: Request) -> str:
    return "/{language}/round/{round}/{key}/".format(**request.path_params)


def _html(text: str, status: int = 200) -> Response:
    return Response(text, status_code=status, media_type=HTML, headers=PRIVATE)


def _lost(counter: Counter, request: Request, status: int, title: Text, text: Text) -> Response:
    language = _language(request)
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"wrong": text[language]}, status_code=status, headers=PRIVATE)
    return _html(pages.lost(counter.site(), language, title, text), status)
