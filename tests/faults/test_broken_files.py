"""Broken files: one clear error each, saying what is wrong, where, and what to do."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from puntari.flow.readers import check_size, read, recognise, sniff
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions

CSV = b"alue,kuukausi,n\n" + b"".join(b"KU%03d,2024M01,%d\n" % (n, n * 7) for n in range(400))
HTML = b"\xef\xbb\xbf <!DOCTYPE html>\n<html><head><title>503 Service Unavailable</title></head><body>, ; ,</body></html>"
PXWEB = json.dumps(
    {"columns": [{"code": "a", "type": "d"}, {"code": "n", "type": "c"}], "data": [{"key": [str(n)], "values": ["1"]} for n in range(300)]}
).encode()
JSON_STAT = json.dumps(
    {
        "class": "dataset",
        "id": ["a"],
        "size": [300],
        "dimension": {"a": {"category": {"index": [str(n) for n in range(300)]}}},
        "value": [1] * 300,
    }
).encode()
PX = b'CHARSET="ANSI";CODEPAGE="utf-8";LANGUAGE="fi";STUB="a";VALUES("a")="x","y","z";DATA=\n100 200 300 ;'


def xlsx() -> bytes:
    book = Workbook()
    for row in (["a", "b"], *([f"{n}", n] for n in range(300))):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WHOLE = {Format.CSV: gzip.compress(CSV, mtime=0), Format.PXWEB_JSON: PXWEB, Format.JSON_STAT: JSON_STAT, Format.PX: PX, Format.XLSX: xlsx()}


def refusal(data: bytes, form: Format, **options: int) -> BrokenFile:
    with pytest.raises(BrokenFile) as refused:
        read(data, form, ReadOptions(**options))
    error = refused.value
    assert error.what and error.where and error.what_to_do
    assert str(error) == f"{error.what} ({error.where}); {error.what_to_do}"
    assert len(str(error)) < 600
    return error


@pytest.mark.parametrize("form", list(Format))
def test_the_whole_files_are_read(form: Format) -> None:
    assert recognise(WHOLE[form]) is form
    assert read(WHOLE[form], form).data.num_rows >= 3


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_truncated(form: Format, part: float) -> None:
    refusal(WHOLE[form][: int(len(WHOLE[form]) * part)], form)


def test_a_plain_csv_cut_inside_a_line() -> None:
    assert "3 fields are expected" in refusal(CSV[: CSV.rindex(b",")], Format.CSV).what
    cut = read(CSV[:-2], Format.CSV)
    assert cut.notes == ("the last line has no line end, so the file may be cut short",), "a cut number cannot be seen, so it is noted"


@pytest.mark.parametrize("form", list(Format))
def test_html_instead_of_data(form: Format) -> None:
    assert "web page or XML titled '503 Service Unavailable'" in refusal(HTML, form).what
    assert "web page" in refusal(gzip.compress(HTML), form).what
    with pytest.raises(BrokenFile, match="web page"):
        sniff(HTML[:64])


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00" * 5000, gzip.compress(b"", mtime=0)])
def test_empty(form: Format, data: bytes) -> None:
    assert "holds" in refusal(data, form).what


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1", b"PAR1\x15\x04", b"BZh91AY", b"7z\xbc\xaf\x27\x1c"])
def test_another_kind_of_file(form: Format, start: bytes) -> None:
    assert "not statistics" in refusal(start + b"\x01" * 500, form).what


@pytest.mark.parametrize("form", [Format.CSV, Format.PXWEB_JSON, Format.JSON_STAT])
def test_wrong_encoding(form: Format) -> None:
    data = {Format.CSV: CSV, Format.PXWEB_JSON: PXWEB, Format.JSON_STAT: JSON_STAT}[form]
    assert "is not UTF-8 nor ISO-8859-15" in refusal(data.replace(b"1", "–€".encode("cp1252"), 1), form).what


def test_wrong_encoding_of_px() -> None:
    assert "is not utf-8" in refusal(PX.replace(b'"x"', b'"\xe4"'), Format.PX).what


def peak(data: bytes, form: Format) -> int:
    tracemalloc.start()
    try:
        refusal(data, form)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_gzip_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b"0" * 10_000_000) for _ in range(60)) + packer.flush()
    assert len(bomb) < 1_000_000
    assert peak(bomb, Format.CSV) < len(bomb) * 200 + 20_000_000, "no more is unpacked than the ratio of honest files allows"


def test_gzip_in_gzip() -> None:
    assert "inside the gzip archive" in refusal(gzip.compress(gzip.compress(CSV)), Format.CSV).what
    with pytest.raises(BrokenFile, match="inside the gzip archive"):
        sniff(gzip.compress(gzip.compress(CSV)))


def test_a_damaged_gzip_is_found_by_its_checksum() -> None:
    packed = bytearray(gzip.compress(CSV))
    packed[-6] ^= 0xFF
    assert "damaged" in refusal(bytes(packed), Format.CSV).what
    assert "no gzip follow" in refusal(gzip.compress(CSV) + b"rubbish", Format.CSV).what


def test_two_gigabytes_are_refused_by_size_and_by_the_first_bytes() -> None:
    with pytest.raises(BrokenFile, match="2,147,483,648 bytes"):
        check_size(2**31, ReadOptions())
    with pytest.raises(BrokenFile, match="damaged or no text"):
        sniff(bytes(range(256)) * 256)
    assert "at most 1,000" in refusal(CSV, Format.CSV, max_bytes=1_000).what


@pytest.mark.parametrize("form", [Format.PXWEB_JSON, Format.JSON_STAT])
@pytest.mark.parametrize("opening", [b"[", b'{"columns":'])
def test_deeply_nested_json(form: Format, opening: bytes) -> None:
    assert "nested deeper" in refusal(opening * 1_000_000, form).what


def test_json_that_is_not_statistics() -> None:
    with pytest.raises(BrokenFile, match="neither PxWeb's nor JSON-stat"):
        recognise(b'{"type": "FeatureCollection", "features": []}')
    with pytest.raises(BrokenFile, match="in no known format"):
        recognise(b"just words")


@pytest.mark.parametrize("form", [Format.PXWEB_JSON, Format.JSON_STAT])
@pytest.mark.parametrize(
    "data", [b'{"a": NaN}', b'"text"', b"12", b"null", b"{}", b"[]", b'{"columns": {}}', b'{"dimension": {}, "value": []}']
)
def test_other_json(form: Format, data: bytes) -> None:
    refusal(data, form)


def test_half_a_character_in_json() -> None:
    assert "half a character" in refusal(PXWEB.replace(b'"1"', b'"\\ud800"', 1), Format.PXWEB_JSON).what
    assert "half a character" in refusal(PXWEB.replace(b'"code": "a"', b'"code": "\\ud800"', 1), Format.PXWEB_JSON).what


@pytest.mark.mirror
def test_the_head_of_every_real_file_tells_its_format(mirror: Path) -> None:
    kinds = {"statfin_json_2026": Format.PXWEB_JSON, "px_jsonstat": None}
    for folder, kind in kinds.items():
        for path in sorted((mirror / folder).glob("*.json")) + sorted((mirror / folder).glob("*.px")):
            expected = kind or (Format.PX if path.suffix == ".px" else Format.JSON_STAT)
            assert sniff(path.read_bytes()[:65536], path.name) is expected, path
