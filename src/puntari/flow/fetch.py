"""What a source's official service gives, whatever kind of service it is, brought as a delivery's name and bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol
from urllib.parse import unquote, urlsplit

from puntari.define.official import CatalogueFile, Official, OpenFile, PxWebTable, SotkanetIndicator
from puntari.flow.catalogue import find_file
from puntari.flow.pxweb import Progress, fetch_table
from puntari.flow.sotkanet import fetch_indicator
from puntari.store import web
from puntari.store.root import Store
from puntari.store.spool import FolderSpool
from puntari.store.web import WebAnswer, WebRequest, WebRules
from puntari.words.errors import NothingFetched


class Served(Protocol):
    """What an official service may have: a source, or the boundaries of areas."""

    @property
    def id(self) -> str:
        """Its name, under which the parts of a broken fetch wait."""
        ...

    @property
    def official(self) -> Official | None:
        """Where the service keeps it."""
        ...


Caller = Callable[[WebRequest], WebAnswer]
Tell = Callable[[str], None]
PATIENT = WebRules()
BRIEF = WebRules(connect_seconds=5, read_seconds=60, attempts=2, first_pause=0.5, longest_pause=10)
"""For a build, which has a stand-in where a service does not answer."""


def official(store: Store, rules: WebRules = PATIENT, tell: Tell = lambda told: None) -> Callable[[Served], tuple[str, bytes]]:
    """What brings a source from its official service; parts of a broken fetch wait in the store's spool.

    A service that gave no answer at all is not asked again by the same fetcher, so that a machine without a network is not kept waiting.
    """
    call = _once_silent(partial(web.fetch, rules=rules))
    return lambda source: fetch_official(store, source, call, tell)


def fetch_official(store: Store, source: Served, call: Caller, tell: Tell) -> tuple[str, bytes]:
    """Name and bytes of what the official service of a source has; raises NothingFetched."""
    asked, spool = source.official, FolderSpool(store.spool / source.id)
    if isinstance(asked, PxWebTable):
        fetched = fetch_table(asked, call, spool, lambda step: tell(_words(source, step)))
        return fetched.name, fetched.data
    if isinstance(asked, SotkanetIndicator):
        return fetch_indicator(asked, call, spool, lambda told: tell(f"{source.id}: {told}"))
    if isinstance(asked, CatalogueFile):
        name, address = find_file(asked, call)
        return name, _plain_file(address, call)[1]
    if isinstance(asked, OpenFile):
        return _plain_file(asked.url, call)
    raise NothingFetched(f"source {source.id} declares no official service; deliver a file by hand")


def _words(source: Served, step: Progress) -> str:
    return f"{source.id}: {step.done:,} of {step.total:,} cells, {step.doing}" if step.total else f"{source.id}: {step.doing}"


def _plain_file(url: str, call: Caller) -> tuple[str, bytes]:
    answer = call(WebRequest(url))
    if answer.status != 200:
        raise NothingFetched(f"{url} answered with status {answer.status}; see that the file is still there under this address")
    return unquote(urlsplit(answer.url).path.rpartition("/")[2]) or "delivery", answer.data


def _once_silent(call: Caller) -> Caller:
    """The caller, refusing at once what goes to a host that gave no answer before."""
    silent: set[str] = set()

    def ask(request: WebRequest) -> WebAnswer:
        host = urlsplit(request.url).netloc
        if host in silent:
            raise NothingFetched(f"{request.url} was not asked: {host} gave no answer a moment ago; try later")
        try:
            return call(request)
        except NothingFetched:
            silent.add(host)
            raise

    return ask
