"""Text that people read, always in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of every page, in the order they are offered."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class HowMany(int):
    """How many of a thing: "{months:month|months}" writes the number with the word for one or for many."""

    def __format__(self, spec: str) -> str:
        one, apart, many = spec.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if apart else super().__format__(spec)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Finnish, Swedish and English; an empty one refuses to exist."""

    fi: str
    sv: str
    en: str

    def __post_init__(self) -> None:
        for language in Language:
            words = getattr(self, language)
            if not isinstance(words, str) or not words.strip():
                raise ValueError(f"text has no {language} words: {self.fi!r}/{self.sv!r}/{self.en!r}; write all three")

    def __getitem__(self, language: Language | str) -> str:
        return getattr(self, Language(language))

    @classmethod
    def same(cls, words: str) -> Text:
        """A name that is the same in every language, such as a proper name without translations."""
        return cls(words, words, words)
