"""How things in a pack are named, and help for names that are nearly right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from puntari.words.errors import BadDefinition

T = TypeVar("T")
_ID = re.compile(r"[a-z][a-z0-9_]*")
KNOWN = "known"
"""The column of figures over persons that says until which day the registers were known when each was told."""
ANSWERED = frozenset({
    "indicator", "level", "area", "period", "value", "low", "high", "status", "interval", "reason",
    "change", "change_percent", "rank", "ranked", "binding", "n", KNOWN,
})


class Named(dict[str, T]):
    """Things of a pack by their ids; asking for one that isn't there raises BadDefinition with the nearest there are."""

    def __init__(self, what: str, things: Mapping[str, T]) -> None:
        super().__init__(things)
        self.what = what

    def __missing__(self, id: str) -> T:
        raise BadDefinition(f"there is no {self.what} {id!r}; {nearest(id, list(self))}")


def check_id(id: str, what: str) -> None:
    """Refuse an id that is not lower-case letters, digits and underscores."""
    if not _ID.fullmatch(id):
        raise BadDefinition(f"{what} is called {id!r}; use lower-case letters, digits and underscores, a letter first")


def check_dimension(name: str, owner: str) -> None:
    """Refuse a breakdown whose name is a column that every answer has (`ANSWERED`): the two could not be told apart."""
    if name in ANSWERED:
        raise BadDefinition(f"{owner} breaks down by {name!r}, a column that every answer has; choose another name, as in `{name} AS kind`")


def nearest(name: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """A clause naming the known names nearest to a wrong one, or all of a few; a mapping gives what is said of each beside it."""
    names, beside = sorted(known), known if isinstance(known, Mapping) else {}
    told = [f"{one} ({beside[one]})" if isinstance(beside.get(one), str) else one for one in names]
    close = get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return "nearest: " + ", ".join(told[names.index(one)] for one in close)
    return "known: " + ", ".join(told[:12]) + (" …" if len(names) > 12 else "")
