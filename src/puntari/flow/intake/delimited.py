"""CSV of persons, of any delimiter, gzipped or not: cut into blocks at line ends, so that files of any size pass through little memory."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from puntari.define.register import Register
from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Form, Notes, likeness
from puntari.flow.intake.opening import Source
from puntari.words.errors import BrokenFile

BLOCK = 1 << 23
LONGEST = 1 << 26
HEAD = 1 << 20
DELIMITERS = (";", "\t", "|", ",")
FALLBACK = "iso8859-15"
AHEAD = 2
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
Bad = list[tuple[int, str]]
ONE_OF_SEVERAL = "a quotation mark that is no field's own makes several rows one; double it or take it out, and ask for these rows again"


def read_delimited(source: Source, register: Register) -> Delivered:
    """A delivery of delimited text; `source` opens its bytes anew each time. Raises BrokenFile where it has no line of column names."""
    with source() as opened:
        head = opened.read(HEAD)
    encoding, mark = _encoding(head, len(head) == HEAD)
    text = head[mark:].decode(encoding, "ignore").lstrip("\r\n")
    first = next(iter(text.splitlines()), "")
    named = {one: tuple(next(csv.reader([first], delimiter=one), [])) for one in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda one: (likeness(register, named[one]), len(named[one])))
    names = named[delimiter]
    return Delivered(Form.CSV, names, (TEXT,) * len(names), partial(_batches, source, encoding, mark, delimiter, len(names)))


def _encoding(head: bytes, cut: bool) -> tuple[str, int]:
    """The encoding of the beginning, and how many bytes tell it and nothing else."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=not cut)
    except UnicodeDecodeError:
        return FALLBACK, 0
    return "utf-8", 0


def _batches(
    source: Source, encoding: str, mark: int, delimiter: str, width: int, notes: Notes
) -> Iterator[pa.RecordBatch]:
    """The rows as batches of text; what cannot be cut into `width` fields goes to the notes with its row."""
    with source() as opened, ThreadPoolExecutor(AHEAD) as workers:
        opened.read(mark)
        blocks = _ahead(_without_header(_blocks(_utf8(opened, encoding))), partial(_parse, delimiter, width), workers)
        for table, bad, data in blocks:
            numbers = _numbers(table.num_rows, [number for number, _ in bad])
            for number, text in bad:
                remedy = f"{width} fields are expected; quote a text with the delimiter in it, or ask for the row again"
                notes.broken(notes.rows + number, text, "unreadable_row", remedy)
            yield from _checked(table, numbers + notes.rows, notes, data)
            notes.rows += table.num_rows + len(bad)


def _ahead(
    blocks: Iterator[bytes], work: Callable[[bytes], tuple[pa.Table, Bad]], workers: ThreadPoolExecutor
) -> Iterator[tuple[pa.Table, Bad, bytes]]:
    """The blocks with what the work gives of them, in order, the next ones being worked on meanwhile."""
    waiting: list[tuple[object, bytes]] = []
    for block in blocks:
        waiting.append((workers.submit(work, block), block))
        if len(waiting) > AHEAD:
            done, data = waiting.pop(0)
            yield *done.result(), data
    for done, data in waiting:
        yield *done.result(), data


def _utf8(opened: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
    while part := opened.read(BLOCK):
        yield decoder.decode(part).encode() if decoder else part
    if decoder:
        yield decoder.decode(b"", final=True).encode()


def _blocks(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Blocks that end at a line end outside quotation marks; an odd number of marks in the whole raises BrokenFile."""
    rest = b""
    for part in parts:
        rest += part
        cut = _cut(rest)
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > LONGEST:
            raise _open_quote()
    if rest.count(b'"') % 2:
        raise _open_quote()
    if rest.strip():
        yield rest


def _cut(data: bytes) -> int:
    """Where the last line ends that no quotation mark holds open; 0 where there is none among the last lines."""
    end, marks = len(data), data.count(b'"')
    for _ in range(1000):
        line = data.rfind(b"\n", 0, end)
        if line < 0:
            return 0
        marks -= data.count(b'"', line, end)
        if marks % 2 == 0:
            return line + 1
        end = line
    return 0


def _open_quote() -> BrokenFile:
    return BrokenFile(
        "a quotation mark opens a field that never ends",
        "the whole file",
        "it holds an odd number of quotation marks, so rows could be taken for text; ask for the file again",
    )


def _without_header(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks without the first line that is not blank."""
    for block in blocks:
        begun = block.lstrip(b"\r\n")
        end = min((place for one in (b"\n", b"\r") if (place := begun.find(one)) >= 0), default=len(begun))
        if rest := begun[end:].strip(b"\r\n"):
            yield rest
        yield from blocks
        return


def _parse(delimiter: str, width: int, data: bytes) -> tuple[pa.Table, Bad]:
    bad: Bad = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        bad.append((row.number, row.text))
        return "skip"

    names = [f"c{number}" for number in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(data),
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=skip),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.binary()), strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        # What the engine says could quote a cell.
        raise BrokenFile("the records cannot be taken apart", "the whole file", "check the quotation marks and the encoding") from None
    return table, bad


def _numbers(good: int, bad: list[int]) -> np.ndarray:
    """Numbers of the good rows of a block, from 1, where the bad ones have theirs."""
    numbers = np.arange(1, good + len(bad) + 1)
    return np.delete(numbers, np.array(bad, dtype=np.int64) - 1) if bad else numbers


def _checked(table: pa.Table, numbers: np.ndarray, notes: Notes, data: bytes) -> Iterator[pa.RecordBatch]:
    """The rows as text; those that are no UTF-8, and those that are several in one, go to the notes."""
    if several := _run_together(table, data):
        for place in several:
            notes.broken(int(numbers[place]), _cells_of(table, place), "unreadable_row", ONE_OF_SEVERAL)
        kept = _others(table, several)
        table, numbers = table.take(kept), numbers[kept]
    try:
        columns = [column.cast(pa.string()) for column in table.columns]
    except pa.ArrowInvalid:
        kept = _without_unreadable(table, numbers, notes)
        columns, numbers = [table.column(place).take(kept).cast(pa.string()) for place in range(table.num_columns)], numbers[kept]
    whole = pa.table([*columns, pa.array(numbers, pa.int64())], names=[*table.column_names, ROW])
    yield from whole.combine_chunks().to_batches()


def _run_together(table: pa.Table, data: bytes) -> list[int]:
    """Places of rows that a stray quotation mark began and another row's ended: a cell over several lines that does not stand between two
    marks as it is. `data` is what the rows were read from."""
    if data.count(b"\n", 0, len(data) - 1) < table.num_rows:
        return []
    over = [pc.fill_null(pc.match_substring(column, b"\n"), False).to_numpy() for column in table.columns]
    found, at = [], 0
    for place in np.flatnonzero(np.logical_or.reduce(over)).tolist():
        for column in (column for column, lines in zip(table.columns, over, strict=True) if lines[place]):
            cell = b'"' + column[place].as_py().replace(b'"', b'""') + b'"'
            begins = data.find(cell, at)
            if begins < 0:
                found.append(place)
                break
            at = begins + len(cell)
    return found


def _others(table: pa.Table, places: Iterable[int]) -> np.ndarray:
    """The places of all other rows."""
    return np.delete(np.arange(table.num_rows), list(places))


def _cells_of(table: pa.Table, place: int) -> str:
    """A row's cells as they can be shown to whoever mends it."""
    return ";".join(repr(column[place].as_py()) for column in table.columns)


def _without_unreadable(table: pa.Table, numbers: np.ndarray, notes: Notes) -> np.ndarray:
    wrong: set[int] = set()
    for column in table.columns:
        wrong |= {place for place, cell in enumerate(column.to_pylist()) if not _is_text(cell)}
    for place in sorted(wrong):
        told = "the row is not in the encoding of the file; save the file as UTF-8"
        notes.broken(int(numbers[place]), _cells_of(table, place), "unreadable_text", told)
    return _others(table, wrong)


def _is_text(cell: bytes) -> bool:
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    return True


def as_text(opened: BinaryIO) -> io.TextIOWrapper:
    """A text over bytes, in the encoding that its beginning shows."""
    head = opened.read(HEAD)
    opened.seek(0)
    encoding, mark = _encoding(head, len(head) == HEAD)
    opened.read(mark)
    return io.TextIOWrapper(opened, encoding=encoding, errors="replace")
