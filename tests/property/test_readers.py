"""Whatever the bytes, a reader gives a Table or a BrokenFile, and soon; and the readers agree with naive twins."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from puntari.flow.readers import pivot, read, recognise, sniff
from puntari.flow.readers.delimited import Parsed, carefully, quickly
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Table

CAREFUL = settings(deadline=2000, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SMALL = ReadOptions(max_bytes=5_000_000, max_cells=200_000)


def table_or_refusal(data: bytes, form: Format) -> None:
    try:
        found = read(data, form, SMALL)
    except BrokenFile as refused:
        assert refused.what and refused.where and refused.what_to_do
        return
    assert isinstance(found, Table)
    assert found.data.column_names[-1] == "_row"


def recognised_or_refused(data: bytes) -> None:
    for ask in (recognise, sniff):
        try:
            ask(data)
        except BrokenFile as refused:
            assert refused.what


@CAREFUL
@given(st.binary(max_size=3000), st.sampled_from(Format))
@example(b"\x1f\x8b", Format.CSV)
@example(b"PK\x03\x04", Format.XLSX)
@example(b"DATA=;", Format.PX)
@example(b'STUB="a";VALUES("a")=;DATA=;', Format.PX)
def test_random_bytes(data: bytes, form: Format) -> None:
    recognised_or_refused(data)
    table_or_refusal(data, form)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
FIELDS = tuple("columns data metadata comments class version id size role dimension value status link note".split())
DATASET = {
    "class": "dataset",
    "id": ["a", "b"],
    "size": [2, 2],
    "role": {"metric": ["b"], "time": ["a"]},
    "dimension": {"a": {"category": {"index": ["x", "y"]}}, "b": {"category": {"index": {"p": 0, "q": 1}, "label": {"p": "P"}}}},
    "value": [1, 2, 3, 4],
    "status": {"0": "e"},
}
ANSWER = {
    "columns": [{"code": "a", "type": "d"}, {"code": "n", "type": "c"}],
    "data": [{"key": ["x"], "values": ["1"]}],
    "metadata": [{"updated": "2026-01-01"}],
    "comments": [],
}


@CAREFUL
@given(st.dictionaries(st.sampled_from(FIELDS), JSON_VALUES, max_size=3), st.sampled_from([ANSWER, DATASET, {}]))
def test_json_of_any_shape(change: dict[str, object], base: dict[str, object]) -> None:
    data = json.dumps({**base, **change}).encode()
    recognised_or_refused(data)
    table_or_refusal(data, Format.PXWEB_JSON)
    table_or_refusal(data, Format.JSON_STAT)


def workbook() -> bytes:
    book = Workbook()
    for row in (["alue", "n"], ["KU091", 1.5], ["KU092", None], ["KU049", "..."]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mutations(data: bytes, seed: int) -> bytes:
    """A copy with a piece cut off, taken out, doubled, overwritten or some bytes turned."""
    rand = random.Random(seed)
    low = rand.randrange(len(data))
    high = min(len(data), low + rand.choice([1, 2, 10, 200, 5000]))
    kind = rand.randrange(5)
    if kind == 0:
        return data[:low]
    if kind == 1:
        return data[:low] + data[high:]
    if kind == 2:
        return data[:high] + data[low:]
    if kind == 3:
        return data[:low] + rand.randbytes(high - low) + data[high:]
    marks = b'";,=()[]{}\n\x00\xff0 '
    return bytes(rand.choice(marks) if low <= n < low + 40 and rand.random() < 0.3 else byte for n, byte in enumerate(data))


@CAREFUL
@given(st.integers(0, 2**32))
def test_mutations_of_a_workbook(seed: int) -> None:
    table_or_refusal(mutations(workbook(), seed), Format.XLSX)


REAL = (
    ("px_jsonstat/statfin_tyonv_eckero.px", Format.PX),
    ("px_jsonstat/statfin_akay_pxt_001.px", Format.PX),
    ("px_jsonstat/jsonstat_org_oecd-canada.json", Format.JSON_STAT),
    ("px_jsonstat/pyjstat_statswe.json", Format.JSON_STAT),
    ("px_jsonstat/jsonstat_org_hierarchy.json", Format.JSON_STAT),
    ("statfin_json_2026/unemployment_register_kunnat_12r5.json", Format.PXWEB_JSON),
    ("palvelut_koko_maa/tyonv_12u1.csv.gz", Format.CSV),
    ("kunnat_2018/municipal_2018.tsv", Format.CSV),
)


@pytest.mark.mirror
@pytest.mark.parametrize(("name", "form"), REAL)
def test_mutations_of_real_files(mirror: Path, name: str, form: Format) -> None:
    data = (mirror / name).read_bytes()

    @settings(CAREFUL, max_examples=40)
    @given(st.integers(0, 2**32))
    def mutate(seed: int) -> None:
        changed = mutations(data, seed)
        recognised_or_refused(changed)
        table_or_refusal(changed, form)

    mutate()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n",; '), max_size=8)


@CAREFUL
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=20), st.sampled_from(",;\t"), st.booleans())
def test_csv_agrees_with_what_was_written(rows: list[list[str]], delimiter: str, packed: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b", "c"], *rows])
    data = out.getvalue().encode()
    found = read(gzip.compress(data) if packed else data, Format.CSV, ReadOptions(delimiter=delimiter))
    assert [list(row.values())[:3] for row in found.data.to_pylist()] == [[cell or None for cell in row] for row in rows]
    lines = [2 + sum(1 + sum(cell.count("\n") for cell in row) for row in rows[:n]) for n in range(len(rows))]
    assert found.data["_row"].to_pylist() == lines


ODD = st.text(st.sampled_from('ab\n\r",;"\n,é'), max_size=30)


def told(parsed: Parsed) -> tuple[object, ...]:
    columns, arrays, lines = parsed
    return [c.code for c in columns], [array.to_pylist() for array in arrays], lines.tolist()


@settings(CAREFUL, max_examples=400)
@given(ODD, st.sampled_from(",;"), st.integers(1, 3))
@example('a,b\r\n"x\r\n""y""",\r\n\r\n,2', ",", 1)
@example('a,b\n1,2"\n3",4\n', ",", 1)
@example('t"\na,b\n"1",2', ",", 2)
def test_the_quick_way_through_a_csv_is_the_careful_way_or_none(text: str, delimiter: str, header_line: int) -> None:
    options = ReadOptions(header_line=header_line)
    try:
        quick = quickly(text, delimiter, options)
    except BrokenFile:
        quick = None
    if quick:
        assert told(quick) == told(carefully(text, delimiter, options))


@CAREFUL
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_px_and_json_stat_of_one_cube_give_the_same_table(sizes: list[int], data: st.DataObject) -> None:
    names = [f"d{n}" for n in range(len(sizes))]
    codes = {name: [f"{name}c{n}" for n in range(size)] for name, size in zip(names, sizes, strict=True)}
    content = data.draw(st.sampled_from(names))
    places = list(product(*codes.values()))
    cells = data.draw(st.lists(st.sampled_from(["1", "2.50", "...", "-"]), min_size=len(places), max_size=len(places)))
    split = data.draw(st.integers(0, len(names)))
    px = read(px_text(names, codes, content, cells, split).encode(), Format.PX)
    stat = read(json.dumps(json_stat(names, codes, content, cells)).encode(), Format.JSON_STAT)
    assert px.data.equals(stat.data)
    keys = [name for name in names if name != content]
    for row in px.data.to_pylist():
        for measure in codes[content]:
            place = tuple(measure if name == content else row[name] for name in names)
            assert row[measure] == cells[places.index(place)], keys


def px_text(names: list[str], codes: dict[str, list[str]], content: str, cells: list[str], split: int) -> str:
    quote = ",".join
    parts = ['CHARSET="ANSI";CODEPAGE="utf-8";LANGUAGE="en"', f'CONTVARIABLE="{content}"']
    for keyword, part in (("STUB", names[:split]), ("HEADING", names[split:])):
        parts += [f"{keyword}={quote(f'{chr(34)}{name}{chr(34)}' for name in part)}"] if part else []
    parts += [f'VALUES("{name}")={quote(f"{chr(34)}{code}{chr(34)}" for code in listed)}' for name, listed in codes.items()]
    return ";\n".join([*parts, "DATA=\n" + " ".join(c if c[0].isdigit() else f'"{c}"' for c in cells)]) + " ;\n"


def json_stat(names: list[str], codes: dict[str, list[str]], content: str, cells: list[str]) -> dict[str, object]:
    return {
        "version": "2.0",
        "class": "dataset",
        "id": names,
        "size": [len(codes[name]) for name in names],
        "role": {"metric": [content]},
        "dimension": {name: {"category": {"index": listed}} for name, listed in codes.items()},
        "value": [cell if cell[0].isdigit() else None for cell in cells],
        "status": {str(n): cell for n, cell in enumerate(cells) if not cell[0].isdigit()},
    }


KEYS = st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", ""]), st.sampled_from(["N", "P", "Q"]))


@CAREFUL
@given(st.dictionaries(KEYS, st.integers(0, 9), max_size=20))
def test_pivot_agrees_with_a_dictionary(cells: dict[tuple[str, str, str], int]) -> None:
    text = "k,tiedot,value,t\n" + "".join(f"{k},{m},{v},{t}\n" for (k, t, m), v in cells.items())
    found = pivot(read(text.encode(), Format.CSV, ReadOptions(delimiter=",")))
    turned = {
        (row["k"], row["t"] or "", m): row[m] for row in found.data.to_pylist() for m in found.data.column_names[2:-1] if row[m] is not None
    }
    assert turned == {key: str(value) for key, value in cells.items()}
    assert found.data.num_rows == len({key[:2] for key in cells})
