"""The keywords of a PX file, read in one pass: KEYWORD[language]("subject","subject")="value","value";"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from puntari.flow.readers.raw import ASK_AGAIN, codec_name, decode, place
from puntari.words.errors import BrokenFile

KEYWORD = re.compile(r'\s*([A-Z][A-Z0-9_-]*)\s*(?:\[([^\]"\s]+)\]\s*)?(?:\(\s*("[^"]*"(?:\s*,\s*"[^"]*")*)\s*\)\s*)?=')
PIECE = re.compile(r'\s+|"([^"]*)"|([^\s",;]+)|([,;])')
QUOTED = re.compile(r'"([^"]*)"')
TIME_LIST = re.compile(r"TLIST\(([AHQMW]1|D1)\)?$", re.IGNORECASE)
CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([^"]{1,40})"', re.IGNORECASE)
CHARSET_ANSI = re.compile(rb'CHARSET\s*=\s*"ANSI"', re.IGNORECASE)
SEVERAL_BYTES = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
PER_YEAR = {"H": 2, "Q": 4, "M": 12}

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Header:
    """What stands before DATA: values by keyword, language ("" for the file's own) and subjects; and the languages, own first."""

    entries: Mapping[Key, tuple[str, ...]]
    languages: tuple[str, ...]

    def values(self, keyword: str, *subjects: str, language: str = "") -> tuple[str, ...]:
        """The values of a keyword, or an empty tuple."""
        return self.entries.get((keyword, language, subjects), ())

    def text(self, keyword: str, *subjects: str, language: str = "") -> str:
        """The text of a keyword in that language, else in the file's own, with # as line end."""
        found = self.values(keyword, *subjects, language=language) or self.values(keyword, *subjects)
        return ", ".join(found).replace("#", "\n").strip()


def decode_px(data: bytes, encoding: str) -> str:
    """The text of a PX file in the given encoding or the one it declares; a declaration that the bytes belie raises BrokenFile."""
    declared = CODEPAGE.search(data, 0, 65536)
    if encoding or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, encoding)
    if not declared:
        return decode(data, "" if _is_utf8(data) or not CHARSET_ANSI.search(data, 0, 65536) else "windows-1252")
    name = codec_name(declared[1].decode("ascii", "replace"))
    if name != "utf-8" and SEVERAL_BYTES.search(data) and _is_utf8(data):
        raise BrokenFile(f"the file says it is {name} and its bytes are UTF-8", "CODEPAGE", "give encoding utf-8 in the source's options")
    return decode(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_header(text: str) -> tuple[Header, int]:
    """The keywords of the file and the position where its data begins; raises BrokenFile with the line."""
    entries: dict[Key, tuple[str, ...]] = {}
    position = 0
    while True:
        found = KEYWORD.match(text, position)
        if not found:
            raise _no_keyword(text, position)
        keyword, language, subjects = found[1], found[2] or "", tuple(QUOTED.findall(found[3] or ""))
        if keyword == "DATA":
            return _header(entries), found.end()
        values, position = _values(text, found.end(), keyword)
        key = (keyword, language, subjects)
        entries[key] = (*entries.get(key, ()), *values) if keyword.startswith(("NOTE", "VALUENOTE", "CELLNOTE")) else values


def _no_keyword(text: str, position: int) -> BrokenFile:
    rest = text[position:].strip()
    if not rest:
        return BrokenFile("the PX file ends before its DATA", "the end of the file", ASK_AGAIN)
    return BrokenFile(f"no PX keyword begins here: {rest[:40]!r}", place(text, len(text) - len(text[position:].lstrip())), ASK_AGAIN)


def _values(text: str, position: int, keyword: str) -> tuple[tuple[str, ...], int]:
    """The values up to the semicolon (pieces of one value are joined) and the position after it."""
    values: list[str] = []
    pieces: list[str] = []
    start = position
    while found := PIECE.match(text, position):
        position = found.end()
        quoted, bare, mark = found.groups()
        if mark:
            values.append("".join(pieces))
            pieces = []
            if mark == ";":
                return tuple(values), position
        elif quoted is not None or bare:
            pieces.append(quoted if quoted is not None else bare)
    raise BrokenFile(f"the value of {keyword} never ends", place(text, start), ASK_AGAIN)


def _header(entries: dict[Key, tuple[str, ...]]) -> Header:
    own = "".join(entries.get(("LANGUAGE", "", ()), ()))
    listed = entries.get(("LANGUAGES", "", ()), ())
    neutral = {(k, "" if lang == own else lang, s): v for (k, lang, s), v in entries.items()}
    return Header(neutral, tuple(dict.fromkeys((own, *listed))))


def time_codes(values: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Codes of TIMEVAL, from a list ("202401" of M1 is 2024M01) or from a range of years, half-years, quarters or months."""
    found = TIME_LIST.match(values[0]) if values else None
    if not found:
        raise BrokenFile(f"TIMEVAL does not begin with TLIST: {values[:1]}", where, ASK_AGAIN)
    scale = found[1][0].upper()
    listed = values[1:]
    if not values[0].endswith(")"):
        first, _, last = "".join(listed).removesuffix(")").partition("-")
        listed = _range(first, last, scale, where)
    return tuple(_time_code(text, scale) for text in listed)


def _time_code(text: str, scale: str) -> str:
    split = text.isdecimal() and scale in "HQMW" and len(text) > 4
    return f"{text[:4]}{scale}{text[4:]}" if split else text


def _range(first: str, last: str, scale: str, where: str) -> tuple[str, ...]:
    """Every period from first to last, both included."""
    digits = [re.sub(r"\D", "", text) for text in (first, last)]
    if any(len(text) < 4 or len(text) > 6 for text in digits) or scale not in "AHQM":
        raise BrokenFile(f"the range {first!r} to {last!r} of TIMEVAL cannot be counted through", where, ASK_AGAIN)
    begin, end = (int(text[:4]) for text in digits)
    if scale == "A":
        return tuple(str(year) for year in range(begin, end + 1))
    width = 2 if scale == "M" else 1
    parts = range(1, PER_YEAR[scale] + 1)
    spans = [f"{year:04d}{part:0{width}d}" for year, part in product(range(begin, end + 1), parts)]
    return tuple(text for text in spans if digits[0] <= text <= digits[1])
