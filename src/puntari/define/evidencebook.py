"""Reading a pack's register of evidence: one file, with the words of those who gave it and of what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from puntari.define.evidence import EvidenceBook, Exhibit, Sort
from puntari.define.names import nearest
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition, BadPeriod
from puntari.words.period import Period
from puntari.words.text import Text

Told = Mapping[str, object]
HEAD = {"round", "since", "until", "note", "givers", "topics", "modes", "exhibits"}
EXHIBIT = {"sort", "title", "by", "topic", "when", "until", "persons", "mode", "supplier", "source", "sha256", "mirror", "note"}


def read_evidence(path: Path, tables: Mapping[str, Text]) -> EvidenceBook:
    """The register that a file tells; `tables` are the titles of sources, which a table of evidence goes by.

    Raises BadDefinition with file and place.
    """
    told, name = read_words(path), path.name
    _only(told, HEAD, name)
    lists = {part: {str(id): text_of(words, f"{name}, {part}, {id}") for id, words in told.get(part, {}).items()}
             for part in ("givers", "topics", "modes")}
    return EvidenceBook(
        str(told.get("round", "")), _day(told.get("since"), f"{name}, since"), _day(told.get("until"), f"{name}, until"),
        text_of(told.get("note"), f"{name}, note"),
        {id: _exhibit(id, one, lists, tables, f"{name}, {id}") for id, one in told.get("exhibits", {}).items()},
    )


def _exhibit(id: str, told: Told, lists: Mapping[str, Mapping[str, Text]], tables: Mapping[str, Text], where: str) -> Exhibit:
    _only(told, EXHIBIT, where)
    sort, source = told.get("sort"), str(told.get("source", ""))
    if sort not in set(Sort):
        raise BadDefinition(f"{where}: sort is {sort!r}; it must be one of {', '.join(Sort)}")
    title = tables[source] if source in tables and "title" not in told else text_of(told.get("title"), f"{where}, title")
    persons = told.get("persons")
    if persons is not None and (isinstance(persons, bool) or not isinstance(persons, int)):
        raise BadDefinition(f"{where}: persons is {persons!r}; write a whole number")
    return Exhibit(
        id, Sort(sort), title, _named(told, "by", lists["givers"], where), _named(told, "topic", lists["topics"], where),
        _period(told.get("when"), f"{where}, when"), _period(told.get("until"), f"{where}, until"), persons,
        _named(told, "mode", lists["modes"], where), text_of(told["supplier"], f"{where}, supplier") if "supplier" in told else None,
        source, str(told.get("sha256", "")), tuple(map(str, told.get("mirror", ()))),
        text_of(told["note"], f"{where}, note") if "note" in told else None,
    )


def _named(told: Told, part: str, words: Mapping[str, Text], where: str) -> Text | None:
    id = told.get(part)
    if id is None:
        return None
    if str(id) not in words:
        raise BadDefinition(f"{where}: {part} {id!r} has no words; {nearest(str(id), words)}")
    return words[str(id)]


def _period(told: object, where: str) -> Period | None:
    """A day, a month, a quarter or a year: whatever is known of when it was."""
    try:
        return None if told is None else Period.parse(str(told))
    except BadPeriod as wrong:
        raise BadDefinition(f"{where}: {wrong}") from wrong


def _day(told: object, where: str) -> date:
    if isinstance(told, date):
        return told
    raise BadDefinition(f"{where} is {told!r}; write a day such as 2026-06-30")


def _only(told: object, wanted: set[str], where: str) -> None:
    if not isinstance(told, dict):
        raise BadDefinition(f"{where} must hold names with what they stand for; it holds {told!r}")
    if strange := sorted(set(map(str, told)) - wanted):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")
