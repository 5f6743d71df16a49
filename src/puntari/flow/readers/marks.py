"""Small readings that several formats share: update dates and cells of JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Iterable, NoReturn

from puntari.flow.readers.raw import ASK_AGAIN, decode
from puntari.words.errors import BrokenFile

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


def load_json(data: bytes) -> Any:
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


def mapping(value: Any, where: str) -> dict[str, Any]:
    """The value as a JSON object; anything else raises BrokenFile with the place."""
    return _of(dict, "an object", value, where)


def sequence(value: Any, where: str) -> list[Any]:
    """The value as a JSON array; anything else raises BrokenFile with the place."""
    return _of(list, "an array", value, where)


def whole(value: Any, where: str) -> int:
    """The value as a count; anything else raises BrokenFile with the place."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 15:
        return int(value)
    raise BrokenFile(f"a count is expected and {shown(value)} stands there", where, ASK_AGAIN)


def text_of(value: Any, where: str) -> str:
    """The value as text; an object or an array raises BrokenFile with the place."""
    return cell(value, where) or ""


def cell(value: Any, where: str) -> str | None:
    """A JSON scalar as cell text: null and the empty text are nothing, numbers stand as they were written."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(_of(str, "a value", value, where))


def _of(kind: type, name: str, value: Any, where: str) -> Any:
    if isinstance(value, kind):
        return value
    raise BrokenFile(f"{name} is expected and {shown(value)} stands there", where, ASK_AGAIN)


def shown(value: Any) -> str:
    """A value cut short enough for a message."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
