"""PX files (AXIS-VERSION 2000 to 2013), in Statistics Finland's and Statistics Sweden's dialects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod

from puntari.flow.readers.build import Axis, check_cells, cube_data, text_array
from puntari.flow.readers.marks import latest, shown
from puntari.flow.readers.px_header import Header, decode_px, read_header, time_codes
from puntari.flow.readers.raw import ASK_AGAIN, place
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import Role, Table

CELL = re.compile(r'"([^"]*)"|([^\s",;]+)')
NOTES = ("NOTE", "NOTEX", "VALUENOTE", "VALUENOTEX", "CELLNOTE", "CELLNOTEX")
SPACES = str.maketrans(",;", "  ")


def read_px(data: bytes, options: ReadOptions) -> Table:
    """One row per combination of the variables other than the content variable, whose values become measure columns.

    Codes are those of the file's own language; names and labels are in the language asked for. Quoted marks ("..", "-") stay as
    cell texts. Rows that a file with KEYS leaves out are zeros, as the format says. Raises BrokenFile with the line.
    """
    text = decode_px(data, options.encoding)
    header, start = read_header(text)
    language = _language(header, options.language)
    stub, heading = header.values("STUB"), header.values("HEADING")
    names = (*stub, *heading)
    if not names:
        raise BrokenFile("neither STUB nor HEADING names a variable", "the keywords", ASK_AGAIN)
    local = (*header.values("STUB", language=language), *header.values("HEADING", language=language))
    axes = [_axis(header, name, language, here) for name, here in zip(names, local if len(local) == len(names) else names, strict=True)]
    check_cells(prod(len(axis.codes) for axis in axes), options)
    cells = _cells(text, start)
    notes: tuple[str, ...] = ()
    if any(key[0] == "KEYS" for key in header.entries):
        cells, notes = _spread(header, axes[: len(stub)], axes[len(stub) :], cells)
    _check_count(len(cells), axes)
    columns, table = cube_data(axes, _content(header, names, options), text_array([cell or None for cell in cells]))
    stamps = [value for (keyword, _, _), values in header.entries.items() if keyword == "LAST-UPDATED" for value in values]
    updated, unreadable = latest(stamps)
    return Table(
        columns,
        table,
        updated,
        title=header.text("TITLE", language=language) or header.text("DESCRIPTION", language=language),
        source=header.text("SOURCE", language=language),
        notes=(*_notes(header, language), *notes, *unreadable),
    )


def _language(header: Header, asked: str) -> str:
    """The key of the language asked for in the header: empty for the file's own."""
    if asked and asked not in header.languages:
        raise BrokenFile(f"the file has no language {asked!r}", "LANGUAGES", f"ask for one of {shown(list(header.languages))}")
    return "" if asked == header.languages[0] else asked


def _axis(header: Header, name: str, language: str, here: str) -> Axis:
    """One variable: `name` is what it is called in the file's own language, `here` in the language asked for."""
    where = f"variable {name!r}"
    values, time = header.values("VALUES", name), header.values("TIMEVAL", name)
    codes = header.values("CODES", name) or (time_codes(time, where) if time else values)
    labels = header.values("VALUES", here, language=language) or values or codes
    if not codes or len(codes) != len(labels) or len(codes) != len(values or codes):
        raise BrokenFile(f"{len(codes)} codes and {len(labels)} values are listed", where, ASK_AGAIN)
    if len(set(codes)) != len(codes):
        twice = next(code for code, count in Counter(codes).items() if count > 1)
        raise BrokenFile(f"code {twice!r} is listed twice", where, ASK_AGAIN)
    noted = {code: _value_note(header, language, here, label) for code, label in zip(codes, labels, strict=True)}
    return Axis(
        code="".join(header.values("VARIABLECODE", name)) or name,
        codes=codes,
        text=here,
        role=Role.TIME if time else Role.DIMENSION,
        comment="\n".join(filter(None, (header.text(keyword, here, language=language) for keyword in ("NOTE", "NOTEX")))),
        labels=dict(zip(codes, labels, strict=True)),
        comments={code: note for code, note in noted.items() if note},
    )


def _value_note(header: Header, language: str, variable: str, value: str) -> str:
    texts = [header.text(keyword, variable, value, language=language) for keyword in ("VALUENOTE", "VALUENOTEX")]
    return "\n".join(text for text in texts if text)


def _content(header: Header, names: Sequence[str], options: ReadOptions) -> int | None:
    """The number of the content variable, by CONTVARIABLE or by the options (name or code)."""
    asked = options.content or "".join(header.values("CONTVARIABLE"))
    codes = ["".join(header.values("VARIABLECODE", name)) for name in names]
    if not asked:
        return None
    if asked not in names and asked not in codes:
        raise BrokenFile(f"there is no variable {asked!r} for the contents", "CONTVARIABLE", f"the variables are {shown(list(names))}")
    return names.index(asked) if asked in names else codes.index(asked)


def _cells(text: str, start: int) -> list[str]:
    """Every cell after DATA=, quotes taken off; the closing semicolon must be there and nothing after it."""
    body = text[start:].rstrip("\x1a \t\r\n")
    if not body.endswith(";"):
        raise BrokenFile("the data has no closing semicolon, so the file is cut short", "the end of the file", ASK_AGAIN)
    if '"' not in body:
        return body[:-1].translate(SPACES).split()
    if body.count('"') % 2:
        raise BrokenFile("a quotation mark in the data is never closed", f"{place(text, start)} or after", ASK_AGAIN)
    return [quoted or bare for quoted, bare in CELL.findall(body, 0, len(body) - 1)]


def _check_count(found: int, axes: Sequence[Axis]) -> None:
    expected = prod(len(axis.codes) for axis in axes)
    if found != expected:
        sizes = " x ".join(f"{axis.text or axis.code} {len(axis.codes)}" for axis in axes)
        raise BrokenFile(f"the variables make {expected:,} cells ({sizes}) and {found:,} stand in the data", "DATA", ASK_AGAIN)


def _spread(header: Header, stub: Sequence[Axis], heading: Sequence[Axis], cells: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The full cube of a file with KEYS, whose rows begin with the keys of the stub; rows left out are zeros."""
    width = prod(len(axis.codes) for axis in heading)
    full = ["0"] * (prod(len(axis.codes) for axis in stub) * width)
    tables = [_key_places(header, axis) for axis in stub]
    seen: set[int] = set()
    for number, row in enumerate(_rows(cells, len(stub) + width), 1):
        spot = 0
        for axis, places, key in zip(stub, tables, row, strict=False):
            if key not in places:
                raise BrokenFile(f"key {key!r} is no value of {axis.text or axis.code!r}", f"row {number} of the data", ASK_AGAIN)
            spot = spot * len(axis.codes) + places[key]
        if spot in seen:
            raise BrokenFile(f"the keys {row[: len(stub)]} stand twice", f"row {number} of the data", ASK_AGAIN)
        seen.add(spot)
        full[spot * width : (spot + 1) * width] = row[len(stub) :]
    left_out = len(full) // width - len(seen)
    return full, (f"{left_out} rows left out under KEYS are zeros",) if left_out else ()


def _rows(cells: list[str], width: int) -> Iterator[list[str]]:
    if len(cells) % width:
        raise BrokenFile(f"rows of {width} keys and cells are expected and {len(cells):,} stand in the data", "DATA", ASK_AGAIN)
    return (cells[start : start + width] for start in range(0, len(cells), width))


def _key_places(header: Header, axis: Axis) -> dict[str, int]:
    """Where each key of a stub variable stands: its codes or its values, as KEYS says."""
    by_code = "CODES" in header.values("KEYS", _own_name(header, axis))
    keys = axis.codes if by_code else header.values("VALUES", _own_name(header, axis)) or axis.codes
    return {key: number for number, key in enumerate(keys)}


def _own_name(header: Header, axis: Axis) -> str:
    """What the variable is called in the file's own language, under which KEYS and VALUES stand."""
    named = (name for name in header.values("STUB") if "".join(header.values("VARIABLECODE", name)) == axis.code)
    return next(named, axis.code)


def _notes(header: Header, language: str) -> tuple[str, ...]:
    """The notes on the table and on its values in the language asked for; those on a variable are the column's comment."""
    found: list[str] = []
    for (keyword, lang, subjects), values in header.entries.items():
        on_variable = keyword.startswith("NOTE") and subjects
        if keyword in NOTES and lang == language and not on_variable:
            about = f"{', '.join(s for s in subjects if s != '*')}: " if subjects else ""
            found.extend(about + value.replace("#", "\n").strip() for value in values)
    return tuple(found)
