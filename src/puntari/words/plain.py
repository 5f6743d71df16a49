"""The one way in which a name is written that must be the same wherever it stands."""

from __future__ import annotations

from unicodedata import normalize


def plain(name: str) -> str:
    """A name in small letters, compatible forms made one (NFKC) and blanks single."""
    return " ".join(normalize("NFKC", name).casefold().split())
