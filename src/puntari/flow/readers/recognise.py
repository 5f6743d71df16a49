"""Which format a delivery is in, by its first bytes and its name."""

from __future__ import annotations

import codecs
import re

from puntari.flow.readers.raw import ASK_AGAIN, GZIP, HEAD, ZIP, refuse, unpack_head
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format

PX_START = re.compile(rb'\s*[A-Z][A-Z0-9-]*(?:\[\w+\])?(?:\("[^"]*"\))?\s*=\s*(?:"|YES|NO|\d)')
PXWEB = re.compile(rb'"columns"\s*:\s*\[')
JSON_STAT = re.compile(rb'"class"\s*:\s*"(?:dataset|collection|dimension)"|"dimension"\s*:\s*\{')
TABLE_NAMES = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes, name: str = "") -> Format | None:
    """The format that the first bytes (64 kB are plenty) show, None where they leave it open; plain garbage raises BrokenFile.

    The store calls this before it reads the rest of a file, so that two gigabytes of nonsense are refused by their beginning.
    """
    refuse(head)
    if head.startswith(ZIP):
        return Format.XLSX
    inner = unpack_head(head)
    if inner is not head:
        refuse(inner)
        if inner.startswith(GZIP):
            raise BrokenFile("a gzip archive lies inside the gzip archive", "byte 1 of the inner file", "pack the file once")
    return _by_text(inner[:HEAD], name)


def recognise(data: bytes, name: str = "") -> Format:
    """The format of a whole delivery; one that no reader exists for raises BrokenFile."""
    found = sniff(data[:HEAD], name)
    if found:
        return found
    if JSON_STAT.search(data):
        return Format.JSON_STAT
    if PXWEB.search(data):
        return Format.PXWEB_JSON
    raise BrokenFile(
        "the file is JSON, but neither PxWeb's nor JSON-stat" if _is_json(data) else "the file is in no known format",
        "the whole file",
        "name its format in the source, or ask for PxWeb JSON, JSON-stat, PX, CSV or XLSX",
    )


def _by_text(text: bytes, name: str) -> Format | None:
    utf16 = text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not utf16 and (found := BINARY.search(text)):
        what = f"byte 0x{text[found.start()]:02X} shows that the file is damaged or no text"
        raise BrokenFile(what, f"byte {found.start() + 1}", ASK_AGAIN)
    text = text.removeprefix(codecs.BOM_UTF8)
    if _is_json(text):
        return Format.PXWEB_JSON if PXWEB.search(text) else Format.JSON_STAT if JSON_STAT.search(text) else None
    if PX_START.match(text):
        return Format.PX
    first = text.split(b"\n", 1)[0]
    cut = utf16 or any(mark in first for mark in (b",", b";", b"\t", b"|"))
    return Format.CSV if cut or name.lower().endswith(TABLE_NAMES) else None


def _is_json(text: bytes) -> bool:
    return text.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")
