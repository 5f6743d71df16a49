"""From the bytes of a delivery to text: size limits, unpacking, encodings, and refusing what is plainly something else."""

from __future__ import annotations

import codecs
import re
import zlib

from puntari.words.errors import BrokenFile
from puntari.words.formats import MEBIBYTE, ReadOptions

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
HEAD = 65536
FREE_EXPANSION = 16 * MEBIBYTE
"""Below this size nobody asks how well a file was packed."""
BOMB_RATIO = 200
"""Statistics pack to a tenth or a fiftieth; deflate reaches 1,032 only on one byte repeated."""
STEP = MEBIBYTE

ASK_AGAIN = "ask for the file again and check it against the sender's size or checksum"
ANOTHER_THING = (
    (b"%PDF", "a PDF document", "ask for the data as CSV, XLSX, PX or JSON"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "save it as .xlsx"),
    (b"PAR1", "a Parquet file", "ask for CSV, XLSX, PX or JSON"),
    (b"\x89PNG", "a picture", "ask for the data as CSV, XLSX, PX or JSON"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first, or pack it with gzip"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first, or pack it with gzip"),
)
MARKUP = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(!doctype|html|head|body|\?xml|[a-z]+[\s>/])", re.IGNORECASE | re.DOTALL)
HTML_TITLE = re.compile(rb"<title[^>]*>([^<]{1,200})<", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
C1 = re.compile(rb"[\x80-\x9f]")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def check_size(size: int, options: ReadOptions) -> None:
    """Refuse a file of `size` bytes that is larger than any delivery may be, before it is read."""
    if size > options.max_bytes:
        raise BrokenFile(
            f"the file has {size:,} bytes and at most {options.max_bytes:,} are read",
            "the whole file",
            "check that it is the right file; if it is, raise max_bytes of its source",
        )


def refuse(head: bytes) -> None:
    """Raise BrokenFile if the first bytes are nothing, a web page, an archive or another thing that is not statistics."""
    if not head.strip(b"\x00 \t\r\n"):
        kind = "zero bytes" if head.strip(b" \t\r\n") else "nothing"
        raise BrokenFile(f"the file holds {kind}", "byte 1", ASK_AGAIN)
    for start, thing, remedy in ANOTHER_THING:
        if head.startswith(start):
            raise BrokenFile(f"the file is {thing}, not statistics", "byte 1", remedy)
    if MARKUP.match(head.removeprefix(codecs.BOM_UTF8)):
        found = HTML_TITLE.search(head)
        title = f" titled {found[1].decode('utf-8', 'replace').strip()!r}" if found else ""
        raise BrokenFile(
            f"the file is a web page or XML{title}, not statistics",
            "byte 1",
            "the service has answered with a page, often about an error: look at it, then fetch the file again",
        )


def unpack(data: bytes, options: ReadOptions) -> bytes:
    """The bytes with gzip taken off; a bomb, a broken or a nested archive raises BrokenFile without filling the memory."""
    check_size(len(data), options)
    if not data.startswith(GZIP):
        return data
    inner = b"".join(_inflate(data, options))
    if inner.startswith(GZIP):
        raise BrokenFile("a gzip archive lies inside the gzip archive", "byte 1 of the inner file", "pack the file once")
    return inner


def unpack_head(head: bytes) -> bytes:
    """As much of the beginning as the first bytes of a gzipped file give; other bytes come back as they are."""
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error as wrong:
        raise _broken_gzip(wrong, 0) from wrong


def _inflate(data: bytes, options: ReadOptions) -> list[bytes]:
    """Inflate every member of a gzip file a step at a time, watching size and ratio."""
    parts: list[bytes] = []
    total, rest = 0, data
    while rest:
        if not rest.startswith(GZIP):
            if rest.strip(b"\x00"):
                raise BrokenFile("bytes that are no gzip follow the gzip archive", f"byte {len(data) - len(rest) + 1}", ASK_AGAIN)
            break
        member = zlib.decompressobj(wbits=31)
        pending = rest
        while not member.eof:
            try:
                part = member.decompress(pending, STEP)
            except zlib.error as wrong:
                raise _broken_gzip(wrong, total) from wrong
            pending = member.unconsumed_tail
            if not part and not pending and not member.eof:
                raise BrokenFile("the gzip archive ends in the middle", f"after {total:,} unpacked bytes", ASK_AGAIN)
            total += len(part)
            parts.append(part)
            _check_expansion(total, len(data), options)
        rest = member.unused_data
    return parts


def _broken_gzip(wrong: zlib.error, total: int) -> BrokenFile:
    return BrokenFile(f"the gzip archive is damaged: {wrong}", f"after {total:,} unpacked bytes", ASK_AGAIN)


def _check_expansion(total: int, packed: int, options: ReadOptions) -> None:
    bomb = total > FREE_EXPANSION and total > packed * BOMB_RATIO
    if bomb or total > options.max_bytes:
        raise BrokenFile(
            f"the archive of {packed:,} bytes unpacks to more than {total:,} bytes",
            "the whole archive",
            "it is not opened further; check where it came from, and raise max_bytes of its source if it is right",
        )


def decode(data: bytes, encoding: str = "") -> str:
    """Text of the bytes in the given encoding, or in the one they show themselves to be in (UTF-8, UTF-16 with its mark, ISO-8859-15).

    Bytes that fit none raise BrokenFile with the first place that does not: nothing is guessed by replacing letters.
    """
    if not encoding:
        encoding = next((codec for bom, codec in BOMS if data.startswith(bom)), "") or _recognise_encoding(data)
    elif data.startswith(codecs.BOM_UTF8) and codec_name(encoding) == "utf-8":
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise _wrong_encoding(data, wrong, encoding) from wrong
    if found := CONTROL.search(text):
        raise BrokenFile(
            f"the file holds the control character U+{ord(found[0]):04X}, so it is damaged or no text",
            place(text, found.start()),
            ASK_AGAIN,
        )
    return text


def codec_name(encoding: str) -> str:
    """The one name of a text encoding; an unknown one raises BrokenFile."""
    try:
        info = codecs.lookup(encoding.strip())
        "".encode(info.name)
    except (LookupError, ValueError) as wrong:
        what = f"{encoding!r} is no known encoding of text"
        raise BrokenFile(what, "the encoding", "give the encoding of the file, such as utf-8") from wrong
    return info.name


def place(text: str, position: int) -> str:
    """The line of a position in text, in words."""
    return f"line {text.count(chr(10), 0, position) + 1}"


def _recognise_encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as wrong:
        # Half-broken UTF-8 decodes as ISO-8859-15 into nonsense letters, so that is only believed of bytes that show no UTF-8.
        if MULTIBYTE.search(data) or C1.search(data):
            raise _wrong_encoding(data, wrong, "UTF-8 nor ISO-8859-15") from wrong
    return "iso-8859-15"


def _wrong_encoding(data: bytes, wrong: UnicodeDecodeError, encoding: str) -> BrokenFile:
    line = data.count(b"\n", 0, wrong.start) + 1
    return BrokenFile(
        f"byte 0x{data[wrong.start]:02X} is not {encoding}",
        f"line {line}, byte {wrong.start + 1}",
        "ask for the file as UTF-8, or name its encoding in the source's options",
    )
