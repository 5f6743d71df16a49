"""The forms that person deliveries come in tell the same rows, and a broken one changes nothing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.waiting import list_waiting, mend, retry
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenFile
from tests.persons import STAY, csv_text, delivered, rows, stores
from tests.small.registers import STAYS, WAGES, business, hetu

FIRST = date(2021, 1, 1)
REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
PEOPLE = [(hetu(one), *REST) for one in range(30)]


def test_json_lines_and_arrays_tell_what_csv_tells(tmp_path: Path) -> None:
    objects = [dict(zip(STAY, row, strict=True)) | {"vuoteet": 3, "tila": "T1"} for row in PEOPLE]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in objects)
    pretty = json.dumps(objects, indent=2, ensure_ascii=False)
    forms = [csv_text(STAY, PEOPLE), lines, json.dumps(objects), pretty, "\ufeff" + lines + "\n\n"]
    told = []
    for number, (store, text) in enumerate(zip(stores(tmp_path, len(forms)), forms, strict=True)):
        assert delivered(store, STAYS, text, FIRST).loaded.stored == 30, number
        told.append(rows(store, "stays"))
    assert all(one == told[0] for one in told)


def test_a_line_that_is_no_object_waits_in_quarantine(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    good = json.dumps(dict(zip(STAY, PEOPLE[0], strict=True)))
    loaded = delivered(store, STAYS, f'{good}\n[1]\n{{"hetu": \nnull\n', FIRST).loaded
    assert (loaded.rows, loaded.stored, loaded.rejected) == (4, 1, 3)
    assert {one["rule"] for one in unseal_rejects(store, open_keys(store), loaded.rejects).to_pylist()} == {"unreadable_row"}


STRAY = (*REST[:6], '"odd')
"""A row whose last field begins with a quotation mark that nothing ends."""


@pytest.mark.parametrize("between", [(), (2,), (2, 3)])
def test_rows_that_stray_quotation_marks_make_one_wait_in_quarantine_whole(tmp_path: Path, between: tuple[int, ...]) -> None:
    store = Store(tmp_path / "store")
    people = [PEOPLE[0], (hetu(1), *STRAY), *(PEOPLE[one] for one in between), (hetu(4), *STRAY), PEOPLE[5]]
    loaded = delivered(store, STAYS, csv_text(STAY, people), FIRST).loaded
    assert (loaded.rows, loaded.stored, loaded.rejected) == (3, 2, 1)
    [reject] = unseal_rejects(store, open_keys(store), loaded.rejects).to_pylist()
    assert (reject["_row"], reject["rule"]) == (2, "unreadable_row")
    assert all(hetu(one) in reject["raw"] for one in (1, *between, 4)), "nobody vanishes"


def test_fields_over_several_lines_are_fields(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    words = ('"a;b;c;d;e;f;g;h\n;"', '"she said ""no""\nand left"', '"\n"', '"one\r\n\r\ntwo"')
    people = [(hetu(one), *REST[:6], words[one % 4]) for one in range(40)]
    assert delivered(store, STAYS, csv_text(STAY, people), FIRST).loaded.stored == 40


TYPED = {
    "money": ("vuoteet", pa.array([Decimal(3)] * 5, pa.decimal128(12, 2))),
    "yes and no": ("unknown", pa.array([True] * 5)),
    "lists": ("sanat", pa.array([["a", "b"]] * 5)),
    "bytes": ("laji", pa.array([b"01"] * 5)),
    "numbers": ("tila", pa.array([7] * 5)),
    "nothing": ("pitäjä", pa.nulls(5)),
    "times": ("sanat", pa.array([3600] * 5, pa.time32("s"))),
}


@pytest.mark.parametrize("what", TYPED)
def test_parquet_of_any_types_is_read(tmp_path: Path, what: str) -> None:
    name, cells = TYPED[what]
    columns = {column: [row[place] for row in PEOPLE[:5]] for place, column in enumerate(STAY)} | {name: cells}
    pq.write_table(pa.table(columns), tmp_path / "typed.parquet")
    store = Store(tmp_path / "store")
    assert delivered(store, STAYS, (tmp_path / "typed.parquet").read_bytes(), FIRST).loaded.stored == 5
    assert rows(store, "stays", columns="DISTINCT kind, beds") == [("01", 3)]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Helsinki", "-03:00", None])
def test_a_moment_with_a_time_zone_is_of_the_day_that_it_is_in_finland(tmp_path: Path, zone: str | None) -> None:
    evening = datetime(2020, 6, 30, 21, tzinfo=UTC if zone else None)
    columns = {column: [row[place] for row in PEOPLE[:2]] for place, column in enumerate(STAY)}
    columns |= {"alku": pa.array([evening] * 2, pa.timestamp("us", zone)), "laji": ["01", "99"]}
    pq.write_table(pa.table(columns), tmp_path / "zoned.parquet")
    store = Store(tmp_path / "store")
    assert delivered(store, STAYS, (tmp_path / "zoned.parquet").read_bytes(), FIRST).loaded.stored == 1
    mend(store, STAYS, next(iter(list_waiting(store, "stays"))).id, {"laji": "02"}, "clerk")
    assert retry(store, STAYS).accepted == 1
    first = date(2020, 7, 1) if zone else date(2020, 6, 30)
    assert rows(store, "stays", columns="begins, kind") == [(first, "01"), (first, "02")]


def report(number: int, payments: list[tuple[str, str]]) -> str:
    paid = "".join(
        f"<Transaction><TransactionBasic><ilmoitus>{number}-{kind}</ilmoitus><summa>{amount}</summa></TransactionBasic></Transaction>"
        for kind, amount in payments
    )
    who = f"<IncomeEarnerIds><Id><Type>9</Type><Code>{hetu(number)}</Code></Id><Id><Type>1</Type><Code>no</Code></Id></IncomeEarnerIds>"
    return f"<Report><IncomeEarner>{who}</IncomeEarner><Transactions>{paid}</Transactions></Report>"


def test_xml_reports_become_a_row_for_each_payment(tmp_path: Path) -> None:
    from dataclasses import replace

    columns = list(WAGES.columns)
    columns[0] = replace(columns[0], called=("IncomeEarnerIdCode",))
    columns[1] = replace(columns[1], called=("PayerIdCode",))
    wages = replace(WAGES, columns=tuple(columns))
    payer = f"<Payer><PayerIds><PayerId><Type>1</Type><Code>{business(1)}</Code></PayerId></PayerIds></Payer>"
    head = f"<DeliveryData><kuukausi>2021-02</kuukausi>{payer}"
    reports = report(1, [("201", "1000.50"), ("334", "-12")]) + report(2, [("201", "900")])
    text = f'<?xml version="1.0" encoding="UTF-8"?><Wages xmlns="urn:x">{head}</DeliveryData><Reports>{reports}</Reports></Wages>'
    store = Store(tmp_path / "store")
    loaded = delivered(store, wages, text, date(2021, 3, 1)).loaded
    assert (loaded.rows, loaded.stored, loaded.format) == (3, 3, "xml")
    assert rows(store, "wages", columns="month, report, amount") == [
        (date(2021, 2, 1), "1-201", 1000.5), (date(2021, 2, 1), "1-334", -12), (date(2021, 2, 1), "2-201", 900),
    ]
    assert rows(store, "wages", columns="count(DISTINCT person), count(DISTINCT payer)") == [(2, 1)]


BROKEN = {
    "nothing": b"",
    "blanks": b" \n \n",
    "zeros": b"\0" * 500,
    "a page": b"<!DOCTYPE html><html><title>010190-900A</title></html>",
    "a workbook": b"PK\x03\x04" + b"x" * 100,
    "half a gzip": b"\x1f\x8b\x08\x00" + b"\0" * 20,
    "half a Parquet": b"PAR1" + b"\0" * 200,
    "another table": b"name;age\nx;1\n",
    "no line of names": csv_text(PEOPLE[0], PEOPLE[1:]).encode(),
    "two columns called the same": csv_text(("hetu", *STAY), [(row[0], *row) for row in PEOPLE]).encode(),
    "an open quote": csv_text(STAY, PEOPLE).encode().replace(b"words", b'"words', 1),
    "half an array": json.dumps([dict(zip(STAY, row, strict=True)) for row in PEOPLE]).encode()[:-9],
    "XML with a document type": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a><r><hetu>&b;</hetu></r></a>',
    "half an XML": b"<a><r><hetu>010190-900A</hetu></r>",
    "an empty array": b"[]",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_delivery_is_refused_and_changes_nothing(tmp_path: Path, what: str) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(BrokenFile) as wrong:
        delivered(store, STAYS, BROKEN[what], FIRST, name=f"{hetu(3)}.csv")
    assert not any(code in str(wrong.value) for code in ("010190-900A", hetu(0), hetu(1), hetu(3)))
    assert read_log(store).of("stays") == ()
    assert delivered(store, STAYS, csv_text(STAY, PEOPLE), FIRST).loaded.stored == 30
    assert len(list(store.vault.glob("*.sealed"))) == 2
