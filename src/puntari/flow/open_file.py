"""Fetching a plain file from the service that publishes it."""

from __future__ import annotations

from puntari.flow.pxweb.limits import Caller
from puntari.flow.readers.raw import HEAD, refuse
from puntari.store.web import WebRequest
from puntari.words.errors import BrokenFile, NothingFetched


def fetch_file(url: str, call: Caller) -> bytes:
    """The bytes at the address as they came; a refusal of the service or a web page in place of the file raises NothingFetched."""
    answer = call(WebRequest(url))
    if answer.status != 200:
        raise NothingFetched(f"{url} answered with status {answer.status} instead of the file; see that it is still there")
    try:
        refuse(answer.data[:HEAD])
    except BrokenFile as wrong:
        raise NothingFetched(f"{url} gave no file: {wrong}") from wrong
    return answer.data
