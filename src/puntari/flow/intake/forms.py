"""Which form a person delivery has, by its first bytes; nothing of what it holds is ever quoted."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from puntari.define.register import Register
from puntari.flow.intake.columnar import read_columnar
from puntari.flow.intake.delimited import BOMS, read_delimited
from puntari.flow.intake.delivered import Delivered
from puntari.flow.intake.objects import read_objects
from puntari.flow.intake.opening import Source
from puntari.flow.intake.reports import read_reports
from puntari.words.errors import BrokenFile

HEAD = 1 << 16
GZIP, PARQUET = b"\x1f\x8b", b"PAR1"
OTHERS = (
    (b"PK\x03\x04", "a ZIP archive or a workbook"),
    (b"%PDF", "a PDF document"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old workbook"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
)
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_STRANGE = 0.01
PAGE = re.compile(rb"\s*<(!doctype\s+html|html|head|body)", re.IGNORECASE)
REMEDY = "give CSV (gzipped or not), Parquet, JSON or the XML of reports"


def open_form(source: Source, register: Register) -> Delivered:
    """What a delivery is and how its rows are had; `source` opens its bytes anew each time. Raises BrokenFile for anything else."""
    with source() as opened:
        head = opened.read(HEAD)
    if head.startswith(GZIP):
        return open_form(partial(_closing, source), register)
    if head.startswith(PARQUET):
        return read_columnar(source)
    _refuse(head)
    begins = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if begins in (b"{", b"["):
        return read_objects(source, register)
    if begins == b"<":
        return read_reports(source, register)
    return read_delimited(source, register)


def _refuse(head: bytes) -> None:
    if not head.strip(b"\x00 \t\r\n"):
        raise BrokenFile("the delivery holds nothing", "byte 1", "ask for it again")
    for start, thing in OTHERS:
        if head.startswith(start):
            raise BrokenFile(f"the delivery is {thing}", "byte 1", REMEDY)
    if PAGE.match(head):
        raise BrokenFile("the delivery is a web page", "byte 1", "the service has answered with a page, often about an error; ask again")
    # A strange byte in a cell is that row's affair; text that is full of them is none.
    found = [] if any(head.startswith(mark) for mark, _ in BOMS) else BINARY.findall(head)
    if len(found) > len(head) * MOST_STRANGE:
        raise BrokenFile("the delivery is damaged or no text", f"{len(found)} of its first {len(head)} bytes", REMEDY)


class _Unpacked(gzip.GzipFile):
    """What a gzip archive holds; one that is damaged or cut short raises BrokenFile."""

    def read(self, size: int | None = -1) -> bytes:
        try:
            return super().read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise BrokenFile("the gzip archive is damaged or cut short", "inside the archive", "ask for the file again") from None


@contextmanager
def _closing(source: Source) -> Iterator[_Unpacked]:
    with source() as opened, _Unpacked(fileobj=opened, mode="rb") as unpacked:
        yield unpacked
