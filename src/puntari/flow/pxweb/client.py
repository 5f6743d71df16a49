"""Fetching a table from PxWeb, whole or not at all: within the server's limits, patiently, and going on after a break."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from puntari.define.official import PxWebTable
from puntari.flow.pxweb.dialect import Dialect, dialect
from puntari.flow.pxweb.folder import find_table
from puntari.flow.pxweb.limits import CAUTIOUS, Caller, Limits, Pace, limits_of
from puntari.flow.pxweb.selection import Selection, cells_in, parts, resolve
from puntari.flow.readers import read
from puntari.flow.readers.marks import Json, load_json, mapping, shown
from puntari.store.web import WebAnswer, WebRequest
from puntari.words.errors import BrokenFile, NothingFetched
from puntari.words.formats import Format

TOO_MUCH = frozenset({403, 413})
BELIEVED = 3
"""How often a service may answer 200 with something else than data before we believe that it means it."""
ROUNDS = 3
"""How often a table may be updated under our hands before we come back another time."""


class Spool(Protocol):
    """Where parts are kept until the whole is there; `store.spool.FolderSpool` is one."""

    def get(self, key: str) -> bytes | None:
        """The part under the key, or None."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep a part."""
        ...

    def clear(self) -> None:
        """Forget all parts."""
        ...


@dataclass(frozen=True)
class Progress:
    """How far a fetch is: cells fetched and in all, and what was just done."""

    done: int
    total: int
    doing: str


Tell = Callable[[Progress], None]


@dataclass(frozen=True)
class Fetched:
    """A table as it came: bytes, their format and a name for the file."""

    data: bytes
    form: Format
    name: str


def _silent(_: Progress) -> None:
    return None


def fetch_table(table: PxWebTable, call: Caller, spool: Spool, tell: Tell = _silent, pace: Pace | None = None) -> Fetched:
    """The table of a PxWeb service (version 1 or 2) as one delivery: `json`, or `json-stat2`; the same data give the same bytes.

    One part comes through byte for byte, several are joined. Parts fetched before a break are taken from the spool, unless the table
    has been updated since. What the service refuses, and what is no data, raises NothingFetched; the parts so far stay in the spool.
    """
    paced = pace or Pace(call)
    if table.titled:
        table = replace(table, url=find_table(table.url, table.titled, paced), titled="")
    way = dialect(table.url, table.version, table.texts)
    paced.limits = _limits(way, paced, tell)
    try:
        variables = way.variables(_answer(way.metadata(), paced))
        selection = resolve(variables, table.selection)
        if not cells_in(selection):
            raise NothingFetched(f"{table.url} has a variable without values; look at the table, then fetch it again")
        work = _Work(way, paced, spool, tell, cells_in(selection))
        answers = _all_parts(work, selection)
        data = answers[0] if len(answers) == 1 else way.join(selection, answers)
        read(data, way.form)
    except BrokenFile as wrong:
        raise NothingFetched(f"{table.url} does not answer as PxWeb version {table.version} does: {wrong}") from wrong
    spool.clear()
    return Fetched(data, way.form, f"{table.url.split('?')[0].rstrip('/').rsplit('/', 1)[-1].removesuffix('.px')}.json")


@dataclass(frozen=True)
class _Work:
    """What every part of one fetch needs."""

    way: Dialect
    call: Pace
    spool: Spool
    tell: Tell
    total: int


def _limits(way: Dialect, call: Caller, tell: Tell) -> Limits:
    """The server's limits, or cautious ones where it does not tell them."""
    answer = call(way.config())
    try:
        limits = limits_of(mapping(load_json(answer.data), "the configuration")) if answer.status == 200 else CAUTIOUS
    except BrokenFile:
        limits = CAUTIOUS
    tell(Progress(0, 0, f"limits: {limits.cells:,} cells an answer, {limits.calls} calls in {limits.seconds:g} s"))
    return limits


def _all_parts(work: _Work, selection: Selection) -> list[bytes]:
    """The answers of all parts, from one and the same update of the table."""
    planned = parts(selection, work.call.limits.cells)
    stale: set[str] = set()
    for _ in range(ROUNDS):
        # The first part is always asked for anew: it shows whether what the spool holds is still the table of today.
        answers = _round(work, planned, stale | {_key(work, planned[0])})
        updates = {key: work.way.updated(mapping(load_json(data), "the answer")) for key, data in answers.items()}
        newest = max(updates.values())
        stale = {key for key, updated in updates.items() if updated != newest}
        if not stale:
            return list(answers.values())
        work.tell(Progress(0, work.total, f"the table was updated ({newest}): {len(stale)} parts are fetched again"))
    raise NothingFetched("the table was updated again and again while it was fetched; fetch it later")


def _round(work: _Work, planned: list[Selection], anew: set[str]) -> dict[str, bytes]:
    """The answer of every part by its key, smaller parts in place of those that the server finds too large."""
    answers: dict[str, bytes] = {}
    waiting = list(reversed(planned))
    done = 0
    while waiting:
        part = waiting.pop()
        key = _key(work, part)
        kept = None if key in anew else _kept(work, key)
        data = _fetch_part(work, part) if kept is None else kept
        if data is None:
            waiting.extend(reversed(parts(part, cells_in(part) // 2)))
            continue
        if kept is None:
            work.spool.put(key, data)
        answers[key] = data
        done += cells_in(part)
        work.tell(Progress(done, work.total, "fetched" if kept is None else "kept from before"))
    return answers


def _kept(work: _Work, key: str) -> bytes | None:
    """The part in the spool, if it can still be read."""
    data = work.spool.get(key)
    try:
        if data is not None:
            read(data, work.way.form)
    except BrokenFile:
        return None
    return data


def _key(work: _Work, part: Selection) -> str:
    """A name of the part that is the same in every run: the question itself."""
    request = work.way.data(part)
    return hashlib.sha256(json.dumps([request.url, request.body], ensure_ascii=False).encode()).hexdigest()


def _fetch_part(work: _Work, part: Selection) -> bytes | None:
    """The data of one part, or None where the server finds it too large; nonsense is asked for again before it is believed."""
    request = work.way.data(part)
    for attempt in range(1, BELIEVED + 1):
        answer = work.call(request)
        if answer.status in TOO_MUCH and cells_in(part) > 1:
            return None
        if answer.status != 200:
            raise _refused(request, answer)
        try:
            read(answer.data, work.way.form)
        except BrokenFile as wrong:
            if attempt == BELIEVED:
                raise NothingFetched(f"{request.url} answered {attempt} times with something else than data: {wrong}") from wrong
            work.call.rest(2**attempt)
        else:
            return answer.data
    return None


def _answer(request: WebRequest, call: Caller) -> Mapping[str, Json]:
    answer = call(request)
    if answer.status != 200:
        raise _refused(request, answer)
    return mapping(load_json(answer.data), "the metadata")


def _refused(request: WebRequest, answer: WebAnswer) -> NothingFetched:
    says = shown(answer.data[:400].decode("utf-8", "replace").strip())
    remedy = "see that the table is still there under this address" if answer.status == 404 else "look at the selection of the source"
    return NothingFetched(f"{request.url} refused with status {answer.status}, saying {says}; {remedy}")
