"""Errors that people meet: what is wrong, where, and what to do."""

from __future__ import annotations


class PuntariError(Exception):
    """Anything that Puntari refuses or cannot do, in words for the one who asked."""


class BadPeriod(PuntariError):
    """A text that names no period."""


class BadDefinition(PuntariError):
    """Something in a pack that cannot be as it is written; raised when the pack is imported."""


class BadQuestion(PuntariError):
    """A question that no answer can exist for: an unknown indicator, dimension, level or area."""


class TextDisagrees(PuntariError):
    """A report whose text states something else than the rows that it is bound to; `places` says where."""

    def __init__(self, what: str, places: tuple[str, ...]) -> None:
        self.what, self.places = what, places
        listed = "".join(f"\n  {place}" for place in places)
        super().__init__(f"{what} disagrees with its figures in {len(places)} places; mend the text or the row:{listed}")


class BrokenFile(PuntariError):
    """A delivered file that cannot be read as what it claims to be."""

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        self.what, self.where, self.what_to_do = what, where, what_to_do
        super().__init__(f"{what} ({where}); {what_to_do}")


class UnreadableFile(PuntariError):
    """A file that somebody named and that cannot be read as what it is to be: not there, not his, a folder, too large, torn."""


class BrokenStore(PuntariError):
    """The store cannot be read or written."""


class NothingFetched(PuntariError):
    """A service that did not answer with a delivery."""
