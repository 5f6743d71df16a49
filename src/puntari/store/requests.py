"""The book of requests to those who keep the sources: one file, changed by one at a time, in which nothing is ever taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from puntari.store.files import exists, read_json, write_json
from puntari.store.locks import lock
from puntari.store.root import Store
from puntari.words.errors import BrokenStore


@dataclass(frozen=True)
class Step:
    """What happened to a request: `what` (opened, seen, sent, answered, mended, returned, closed), when and by whom.

    `count` is how much was wrong then, `reference` the number under which the owner or we filed it.
    """

    what: str
    when: str
    who: str
    count: int = 0
    detail: str = ""
    reference: str = ""


@dataclass(frozen=True)
class Kept:
    """A request as it is kept: its number, the source or register, how its delivery came (`via`), the kind of fault, what it is about,
    what to do, and its steps."""

    number: int
    pack: str
    source: str
    via: str
    kind: str
    about: str
    what_to_do: str
    steps: tuple[Step, ...]


Book = tuple[Kept, ...]


def read_requests(store: Store) -> Book:
    """Every request that there ever was, by number."""
    path = _path(store)
    if not exists(path):
        return ()
    try:
        return tuple(Kept(**{**one, "steps": tuple(Step(**step) for step in one["steps"])}) for one in read_json(path)["requests"])
    except (KeyError, TypeError, AttributeError) as wrong:
        raise BrokenStore(f"{path} is no book of requests ({type(wrong).__name__}); put it back from a backup") from wrong


def change_requests(store: Store, change: Callable[[Book], Book]) -> Book:
    """Let the book hold what `change` makes of it, and return it; nobody else changes it meanwhile, and what `change` raises
    changes nothing."""
    path = _path(store)
    with lock(path.with_suffix(".lock")):
        before = read_requests(store)
        after = change(before)
        if after != before:
            write_json(path, {"requests": [asdict(one) for one in after]})
        return after


def _path(store: Store) -> Path:
    return store.root / "requests" / "book.json"
