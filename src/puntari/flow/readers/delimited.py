"""CSV and its kin: any delimiter, UTF-8 or ISO-8859-15, quoted line ends, with the physical line of every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from puntari.flow.readers.build import check_cells, make_data, text_array
from puntari.flow.readers.columnar import find_records, parse
from puntari.flow.readers.marks import shown
from puntari.flow.readers.raw import ASK_AGAIN, decode
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import Column, Table

DELIMITERS = (";", "\t", "|", ",")
"""The comma last: where two cut the lines equally well, the comma is a decimal comma."""
SAMPLE_LINES = 40
BATCH = 50_000

Parsed = tuple[tuple[Column, ...], list[pa.ChunkedArray], np.ndarray]


def read_csv(data: bytes, options: ReadOptions) -> Table:
    """One row per record, every cell as text, the empty ones null; blank lines are no rows.

    `_row` is the line on which the record begins. A record with another number of fields than the header, an open quote or bytes in
    another encoding raise BrokenFile with the line.
    """
    text = decode(data, options.encoding)
    delimiter = options.delimiter or find_delimiter(text, options.header_line)
    columns, arrays, lines = quickly(text, delimiter, options) or carefully(text, delimiter, options)
    notes = () if text.endswith(("\n", "\r")) else ("the last line has no line end, so the file may be cut short",)
    return Table(columns, make_data(columns, [_nulls(array) for array in arrays], lines), notes=notes)


def quickly(text: str, delimiter: str, options: ReadOptions) -> Parsed | None:
    """The columns of a file of plain quoting and even records, many times as fast; None leaves it, and every error, to the other way."""
    parts = text.encode().split(b"\n", options.header_line - 1)
    if len(parts) < options.header_line or b"\r" in b"\n".join([*parts[:-1], b""]).replace(b"\r\n", b""):
        return None
    data = parts[-1]
    records = find_records(data, delimiter)
    if records is None or len(records.begins) < 2:
        return None
    header = next(_records(data[: records.ends[0]].decode(), delimiter, 1))[1]
    check_cells((len(records.begins) - 1) * len(header), options)
    arrays = parse(data[records.begins[1] :], delimiter, len(header), len(records.begins) - 1)
    return (_named(header), arrays, records.lines[1:] + options.header_line) if arrays else None


def carefully(text: str, delimiter: str, options: ReadOptions) -> Parsed:
    """The columns a record at a time; says of a record what is wrong with it."""
    records = _records(text, delimiter, options.header_line)
    names = next(records, None)
    if names is None:
        raise BrokenFile("the file has no line with column names", f"line {options.header_line}", ASK_AGAIN)
    return _named(names[1]), *_columns(records, len(names[1]), options)


def _named(names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(name or f"column_{number}") for number, name in enumerate(names, 1))


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of each record that is not blank, from the given line on."""
    lines = islice(io.StringIO(text, newline=""), first_line - 1, None)
    reader = csv.reader(lines, delimiter=_one_character(delimiter), strict=True)
    begins = first_line
    try:
        for fields in reader:
            if fields:
                yield begins, fields
            begins = first_line + reader.line_num
    except csv.Error as wrong:
        raise _broken(wrong, begins) from wrong


def _broken(wrong: csv.Error, line: int) -> BrokenFile:
    if "limit" in str(wrong) or "unexpected end" in str(wrong):
        return BrokenFile("a quotation mark opens a field that never ends", f"the record of line {line}", ASK_AGAIN)
    return BrokenFile(f"the record cannot be taken apart: {wrong}", f"the record of line {line}", "check the quotes, or give the delimiter")


def _one_character(delimiter: str) -> str:
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise BrokenFile(f"{delimiter!r} cannot be a delimiter", "the options", "give one character, such as ; or ,")
    return delimiter


def _columns(records: Iterator[tuple[int, list[str]]], width: int, options: ReadOptions) -> tuple[list[pa.ChunkedArray], np.ndarray]:
    """The records turned into columns a batch at a time, so that memory holds few Python texts at once."""
    chunks: list[list[pa.Array]] = [[] for _ in range(width)]
    lines: list[np.ndarray] = []
    count = 0
    while batch := list(islice(records, BATCH)):
        count += len(batch)
        check_cells(count * width, options)
        begins = [line for line, _ in batch]
        rows = [fields for _, fields in batch]
        _check_widths(rows, begins, width)
        for chunk, column in zip(chunks, zip(*rows, strict=True), strict=False):
            chunk.append(text_array(column))
        lines.append(np.array(begins, dtype=np.int64))
    arrays = [pa.chunked_array(chunk, type=pa.string()) for chunk in chunks]
    return arrays, np.concatenate(lines) if lines else np.empty(0, dtype=np.int64)


def _nulls(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)


def _check_widths(rows: Sequence[Sequence[str]], begins: Sequence[int], width: int) -> None:
    for row, line in zip(rows, begins, strict=True):
        if len(row) != width:
            raise BrokenFile(
                f"{width} fields are expected, as in the header, and {len(row)} stand there: {shown(list(row))}",
                f"the record of line {line}",
                "the file is cut short, or a text with the delimiter in it is not quoted: ask for it again or mend the line",
            )


def find_delimiter(text: str, first_line: int = 1) -> str:
    """The delimiter that cuts every line of the beginning into the same number of fields, the largest such number; or BrokenFile.

    A file without any delimiter has one column.
    """
    widths = {delimiter: _width(text, delimiter, first_line) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=widths.__getitem__)
    if widths[best] > 1 or all(widths.values()):
        return best
    raise BrokenFile(
        "no delimiter cuts the first lines into the same number of fields",
        f"lines {first_line} to {first_line + SAMPLE_LINES}",
        "check that it is a table, or give the delimiter in the source's options",
    )


def _width(text: str, delimiter: str, first_line: int) -> int:
    """How many fields each of the first records has, 0 where they differ; a sample that ends inside a record does not count."""
    sample = "".join(islice(io.StringIO(text, newline=""), first_line - 1 + SAMPLE_LINES))
    widths: list[int] = []
    try:
        widths.extend(len(fields) for _, fields in _records(sample, delimiter, first_line))
    except BrokenFile:
        if len(sample) == len(text):
            return 0
    return widths[0] if len(set(widths)) == 1 else 0
