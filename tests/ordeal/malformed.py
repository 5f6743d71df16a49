"""Malformed deliveries of every kind: sound rows with odd cells written in the kind's own way, and bytes that are damaged afterwards."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

from tests.persons import STAY
from tests.small.registers import hetu

Row = list[str]
Rows = list[Row]
ROWS = 10
ODD = "0123456789-+.,:/aAyY ÄÖ\t\"'%_\\\u00a0\u200b\x7f€😀&<>;|"
WORDS = ("", " ", "NULL", "nan", "-1", "1e9", "99999999999999999999", "...", "x", "0x1F", "31.2.2024", "2024-13", "P", "ALL", "=1+1",
         "\ufeff")
MARKS = (b"\n", b"\r\n", b";", b'"', b"\0", b"{", b"<", b"\xff\xfe", b",,,", b"]", b")")
HENS = ["where", "when", "breed", "hens", "cocks", "share"]
BREEDS = ("all", "landrace", "leghorn")


def person_rows(chance: random.Random) -> Rows:
    """Stays of some persons, each sound."""
    first = chance.randrange(3000)
    begins = date(2020, 1, 1) + timedelta(days=chance.randrange(300))
    return [[hetu(first + at), begins.isoformat(), "11.11.2222", "01", "a", str(at), f"T{at}", "words"] for at in range(ROWS)]


def hen_rows(chance: random.Random) -> Rows:
    """Hens by parish and breed, each row sound."""
    month = f"2024-{chance.randint(1, 12):02d}"
    return [[f"P{parish}", month, breed, str(chance.randint(5, 90)), "2", ""] for parish in "abcd" for breed in BREEDS]


def spoilt(rows: Rows, chance: random.Random) -> Rows:
    """The rows with some odd cells, and some of them twice, short or long."""
    made = [list(row) for row in rows]
    for _ in range(chance.randint(1, 8)):
        row = chance.choice(made)
        if row:
            text = chance.choice(WORDS) if chance.random() < 0.5 else "".join(chance.choices(ODD, k=chance.randint(0, 12)))
            row[chance.randrange(len(row))] = text
    if chance.random() < 0.3:
        made.append(list(chance.choice(made)))
    return made


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut, doubled, overwritten or mixed at chance places."""
    told = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if not told:
            break
        begin = chance.randrange(len(told))
        end = min(len(told), begin + chance.randint(1, 60))
        how = chance.randrange(5)
        if how == 0:
            del told[begin:end]
        elif how == 1:
            told[begin:begin] = told[begin:end]
        elif how == 2:
            told[begin:end] = bytes(chance.choices(range(256), k=end - begin))
        elif how == 3:
            told[begin:end] = chance.choice(MARKS)
        else:
            del told[begin:]
    return bytes(told)


def as_csv(names: Row, rows: Rows) -> bytes:
    """Comma-separated, every cell quoted that needs it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([names, *rows])
    return out.getvalue().encode()


def as_packed_csv(names: Row, rows: Rows) -> bytes:
    """The same, gzipped."""
    return gzip.compress(as_csv(names, rows), compresslevel=1)


def as_parquet(names: Row, rows: Rows) -> bytes:
    """A table of text."""
    out = pa.BufferOutputStream()
    pq.write_table(pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}), out)
    return out.getvalue().to_pybytes()


def as_json(names: Row, rows: Rows) -> bytes:
    """An array of objects."""
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False).encode()


def as_lines(names: Row, rows: Rows) -> bytes:
    """An object a line."""
    return "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows).encode()


def as_xml(names: Row, rows: Rows) -> bytes:
    """Reports; XML has no way to write control characters, so they are left out."""
    reports = "".join(
        "<r>" + "".join(f"<{name}>{escape(''.join(one for one in cell if one >= ' '))}</{name}>"
                        for name, cell in zip(names, row, strict=True)) + "</r>"
        for row in rows
    )
    return f"<rs>{reports}</rs>".encode()


def as_xlsx(names: Row, rows: Rows) -> bytes:
    """A workbook; it cannot hold control characters, so they are left out."""
    book = Workbook()
    for row in (names, *rows):
        book.worksheets[0].append(["".join(one for one in cell if one >= " ") for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pxweb(names: Row, rows: Rows) -> bytes:
    """An answer of PxWeb: keys of the first three columns, three figures."""
    columns = [{"code": name, "text": name, "type": "d" if at < 3 else "c"} for at, name in enumerate(names)]
    return json.dumps({"columns": columns, "comments": [], "data": [{"key": row[:3], "values": row[3:]} for row in rows]}).encode()


def _cube(rows: Rows) -> tuple[list[Row], dict[tuple[str, ...], Row]]:
    """The codes of the three dimensions in order, and the figures by their codes: a later row of the same codes stands."""
    codes = [list(dict.fromkeys(row[at] for row in rows)) for at in range(3)]
    return codes, {tuple(row[:3]): row[3:] for row in rows}


def as_json_stat(names: Row, rows: Rows) -> bytes:
    """A cube with the figures as its last dimension."""
    codes, cells = _cube(rows)
    codes = [*codes, list(names[3:])]
    ids = [*names[:3], "content"]
    values: list[object] = []
    status: dict[str, str] = {}
    for place in ((a, b, c) for a in codes[0] for b in codes[1] for c in codes[2]):
        for at in range(3):
            text = cells.get(place, ["", "", ""])[at]
            number = float(text) if text.isdecimal() and text.isascii() else None
            if number is None and text:
                status[str(len(values))] = text
            values.append(number)
    dimension = {id: {"category": {"index": one}} for id, one in zip(ids, codes, strict=True)}
    told = {"version": "2.0", "class": "dataset", "id": ids, "size": [len(one) for one in codes], "role": {"metric": ["content"]},
            "dimension": dimension, "value": values, "status": status}
    return json.dumps(told).encode()


def as_px(names: Row, rows: Rows) -> bytes:
    """A PX file with the figures across; quotation marks cannot stand in its texts."""
    codes, cells = _cube([[cell.replace('"', "'").replace("\n", " ") for cell in row] for row in rows])
    dimensions = zip([*names[:3], "content"], [*codes, names[3:]], strict=True)
    listed = [f'VALUES("{name}")={",".join(map(_quoted, values))};' for name, values in dimensions]
    data = [
        " ".join(_px_cell(text) for text in cells.get((a, b, c), ["", "", ""])) for a in codes[0] for b in codes[1] for c in codes[2]
    ]
    head = ['CHARSET="ANSI";', 'CODEPAGE="utf-8";', 'LANGUAGE="en";', 'CONTVARIABLE="content";',
            f'STUB={",".join(map(_quoted, names[:3]))};', 'HEADING="content";', *listed]
    return "\n".join([*head, "DATA=", *data, ";"]).encode()


def _quoted(text: str) -> str:
    return f'"{text}"'


def _px_cell(text: str) -> str:
    return text if text.isdecimal() and text.isascii() else _quoted(text or "..")


Writer = Callable[[Row, Rows], bytes]
PERSONS: dict[str, tuple[Writer, ...]] = {
    "persons in CSV": (as_csv, as_packed_csv), "persons in Parquet": (as_parquet,), "persons in JSON": (as_json, as_lines),
    "persons in XML": (as_xml,),
}
FIGURES: dict[str, tuple[Writer, ...]] = {
    "figures in CSV": (as_csv, as_packed_csv), "figures in PX": (as_px,), "figures in PxWeb JSON": (as_pxweb,),
    "figures in JSON-stat": (as_json_stat,), "figures in XLSX": (as_xlsx,),
}
KINDS = (*PERSONS, *FIGURES)


def malformed(kind: str, chance: random.Random) -> tuple[bytes, int | None]:
    """A delivery of the kind, and the number of its rows where nothing but its cells is wrong (None: its bytes were damaged, too)."""
    persons = kind in PERSONS
    write, names = (chance.choice(PERSONS[kind]), list(STAY)) if persons else (chance.choice(FIGURES[kind]), HENS)
    rows = spoilt((person_rows if persons else hen_rows)(chance), chance)
    data = write(names, rows)
    if chance.random() < 0.4:
        # A cube has a row for every combination of codes.
        return data, len(rows) if write not in (as_px, as_json_stat) else None
    return damaged(data, chance), None
