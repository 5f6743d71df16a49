"""JSON of persons: one object a line, or an array of objects, flat or nested; numbers are kept as they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from puntari.define.register import Register
from puntari.flow.intake.delimited import as_text
from puntari.flow.intake.delivered import GONE, TEXT, Delivered, Form, Notes, wanted
from puntari.flow.intake.nested import Cells, batches_of, lines_of, names_of, rows_of
from puntari.flow.intake.opening import Source
from puntari.words.errors import BrokenFile

STEP = 1 << 16
LONGEST = 1 << 26
REMEDY = "give one object for each row, a line each or in an array"
DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def read_objects(source: Source, register: Register) -> Delivered:
    """A delivery in JSON; `source` opens its bytes anew each time. Raises BrokenFile where it ends in the middle."""
    names = names_of(row for _, row in _rows(source, register, Notes()))

    def batches(notes: Notes) -> Iterator[object]:
        yield from batches_of(_rows(source, register, notes), names)

    return Delivered(Form.JSON, names, (TEXT,) * len(names), batches)


def _rows(source: Source, register: Register, notes: Notes) -> Iterator[tuple[int, Cells]]:
    """The rows with their numbers, from 1; what is no object goes to the notes."""
    called = {*wanted(register), *GONE}
    with source() as opened:
        text = as_text(opened)
        for value, told in _values(text):
            if isinstance(value, dict):
                for cells in lines_of(rows_of(value, called), register):
                    notes.rows += 1
                    yield notes.rows, cells
            else:
                notes.rows += 1
                notes.broken(notes.rows, told, "unreadable_row", REMEDY)


def _values(text: TextIO) -> Iterator[tuple[object, str]]:
    """The values of a text: those of its array, or of its lines; with what stands there for one that cannot be read."""
    first = text.read(1)
    while first.isspace():
        first = text.read(1)
    if first == "[":
        yield from ((value, json.dumps(value)) for value in _array(text))
    else:
        yield from _lines(first, text)


def _lines(first: str, text: TextIO) -> Iterator[tuple[object, str]]:
    line = first + text.readline(LONGEST)
    if _read(line) is None and _is_open(line):
        # One object over many lines is the whole delivery.
        whole = line + text.read(LONGEST)
        if len(whole) < LONGEST and isinstance(value := _read(whole), dict):
            yield value, whole
            return
        yield from ((_read(one), one) for one in whole.splitlines() if one.strip())
        return
    while line:
        if len(line) >= LONGEST:
            raise BrokenFile("a line is longer than any row", "one of its lines", REMEDY)
        if line.strip():
            yield _read(line), line.rstrip("\r\n")
        line = text.readline(LONGEST)


def _is_open(line: str) -> bool:
    return line.count("{") > line.count("}")


def _read(line: str) -> object:
    try:
        return DECODER.decode(line.strip())
    except (ValueError, RecursionError):
        return None


def _array(text: TextIO) -> Iterator[object]:
    waiting, ended = "", False
    while True:
        waiting = waiting.lstrip(" \t\r\n,")
        if waiting.startswith("]"):
            return
        try:
            value, end = DECODER.raw_decode(waiting) if waiting else (None, 0)
        except RecursionError:
            raise BrokenFile("the objects are nested too deeply", "one of the objects", REMEDY) from None
        except ValueError:
            end = 0
        # What ends where the text read so far ends may go on: a number, most of all.
        if end and (end < len(waiting) or ended):
            waiting = waiting[end:]
            yield value
            continue
        if ended or len(waiting) > LONGEST:
            raise BrokenFile("the array is damaged or ends in the middle", "one of its objects", "ask for the file again")
        part = text.read(STEP)
        ended, waiting = not part, waiting + part


