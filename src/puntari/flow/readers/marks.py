"""Small readings that several formats share: update dates and cells of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from puntari.flow.readers.raw import ASK_AGAIN, decode
from puntari.words.errors import BrokenFile

Json = None | bool | str | list["Json"] | dict[str, "Json"]
"""What `load_json` gives: numbers are texts."""

DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def latest(texts: Iterable[str | None]) -> tuple[date | None, tuple[str, ...]]:
    """The last of the update dates (20241223 08:00, 2026-07-21T05.00.00Z, 2012-12-27) and a note for each that is no date."""
    days: list[date] = []
    notes: list[str] = []
    for text in dict.fromkeys(text for text in texts if text):
        found = DAY.match(text)
        try:
            days.append(date(*map(int, found.groups())) if found else date.fromisoformat(text))
        except ValueError:
            notes.append(f"the update date {text!r} cannot be read")
    return max(days, default=None), tuple(notes)


def load_json(data: bytes) -> Json:
    """The JSON of a file with every number kept as the text that stands there; anything else raises BrokenFile."""
    text = decode(data)
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        ends = "the JSON ends in the middle" if wrong.pos >= len(text.rstrip()) - 1 else f"the JSON is damaged: {wrong.msg}"
        raise BrokenFile(ends, f"line {wrong.lineno}, column {wrong.colno}", ASK_AGAIN) from wrong
    except RecursionError as wrong:
        raise BrokenFile("the JSON is nested deeper than any statistics are", "the whole file", ASK_AGAIN) from wrong


def _no_number(text: str) -> NoReturn:
    raise BrokenFile(f"the JSON holds {text}, which is no number", "a value", "the sender must write null and a status instead")


def mapping(value: Json, where: str) -> dict[str, Json]:
    """The value as a JSON object; anything else raises BrokenFile with the place."""
    if isinstance(value, dict):
        return value
    raise _unexpected("an object", value, where)


def sequence(value: Json, where: str) -> list[Json]:
    """The value as a JSON array; anything else raises BrokenFile with the place."""
    if isinstance(value, list):
        return value
    raise _unexpected("an array", value, where)


def whole(value: Json, where: str) -> int:
    """The value as a count; anything else raises BrokenFile with the place."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 15:
        return int(value)
    raise _unexpected("a count", value, where)


def text_of(value: Json, where: str) -> str:
    """The value as text; an object or an array raises BrokenFile with the place."""
    return cell(value, where) or ""


def cell(value: Json, where: str) -> str | None:
    """A JSON scalar as cell text: null and the empty text are nothing, numbers stand as they were written."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    raise _unexpected("a value", value, where)


def _unexpected(name: str, value: Json, where: str) -> BrokenFile:
    return BrokenFile(f"{name} is expected and {shown(value)} stands there", where, ASK_AGAIN)


def shown(value: object) -> str:
    """A value cut short enough for a message."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
