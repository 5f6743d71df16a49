"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from puntari.words.text import Language, Text

GENERATED = "<!-- Written by `make reference` from the code; changes by hand are lost. -->"


def page(title: str, *parts: str) -> str:
    """A page: its title, the remark that it is generated, and its parts with a blank line between."""
    return "\n\n".join([f"# {title}", GENERATED, *(part for part in parts if part)]) + "\n"


def cell(text: str) -> str:
    """Text that stands in one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty where it has no rows."""
    lines = ["| " + " | ".join(map(cell, row)) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(header) + " |", "|" + "---|" * len(header), *lines])


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """A table of names and what they hold; rows that hold nothing are left out."""
    return table(("", ""), [row for row in rows if row[1]])


def code(text: str) -> str:
    """Text as code; a text with nothing to be seen in it is named instead."""
    if not text:
        return "an empty cell"
    return f"`{text}`" if text.strip() else "a blank"


def codes(texts: Iterable[str]) -> str:
    """Several texts as code, parted by commas."""
    return ", ".join(map(code, texts))


def names(text: Text) -> str:
    """The Finnish and the Swedish words, for a line under an English heading; empty where all are the same."""
    if text.fi == text.sv == text.en:
        return ""
    return f"fi *{text.fi}* · sv *{text.sv}*"


def in_three(text: Text) -> str:
    """A longer text in three languages, one line each."""
    return "\n".join(f"- **{language}** {text[language]}" for language in (Language.EN, Language.FI, Language.SV))
